// Sees the type through the module that hands it on.
import Files
import Loop

func write(_ handle: Handle) async throws {
  let descriptor = try handle.detach()  // want file-open
  _ = try descriptor.writeAll([1])  // want blocking-file-io
  let other = try FileDescriptor.open("/tmp/y", .writeOnly)  // want file-open
  _ = try other.writeAll([2])  // want blocking-file-io
  usleep(1)
}
