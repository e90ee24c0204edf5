// The ends of a pipe are descriptors, by name and by place.
import SystemPackage

func pipes(_ path: FilePath) async throws {
  let pipe = try FileDescriptor.pipe()
  _ = try pipe.writeEnd.writeAll([1, 2])  // want 25 blocking-file-io
  let (reading, writing) = try FileDescriptor.pipe()
  _ = try writing.writeAll([1])  // want 19 blocking-file-io
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 8, alignment: 1)
  _ = try reading.read(into: buffer)  // want 19 blocking-file-io
  _ = try FileDescriptor.open(path, .readOnly)  // want 26 file-open
  _ = try FileDescriptor.open(path, .readOnly, options: .nonBlocking)
}
