// The module itself sees what it hands on, before what other modules declare.
import Loop

public struct Handle {
  public func detach() throws -> FileDescriptor { try FileDescriptor.open("/tmp/x", .readOnly) }
}

func log(_ descriptor: FileDescriptor) async throws {
  _ = try descriptor.writeAll([1])  // want blocking-file-io "FileDescriptor.writeAll(_:)"
}
