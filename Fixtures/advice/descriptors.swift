// Descriptors of swift-system that async functions open, read and write.
import SystemPackage

func open(_ path: FilePath) async throws -> FileDescriptor {
  /*«*/try FileDescriptor.open(path, .readOnly)/*»*/  // want file-open
}

func read(_ file: FileDescriptor) async throws -> [UInt8] {
  /*«*/try [UInt8](unsafeUninitializedCapacity: 100) { buffer, count in
    count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))  // want blocking-file-io
  }/*»*/
}

func write(_ bytes: [UInt8], to file: FileDescriptor) async throws -> Int {
  /*«*/try file.writeAll(bytes)/*»*/  // want blocking-file-io
}

func create(_ path: FilePath) async throws -> FileDescriptor {
  /*«*/try FileDescriptor.open(path, .writeOnly, options: [.create], permissions: .ownerReadWrite)/*»*/  // want file-open
}
