import TSCBasic

// A protocol: the file system of a test is in memory.
func load(_ path: AbsolutePath, from fileSystem: FileSystem) async throws -> ByteString {
  try fileSystem.readFileContents(path)  // want blocking-file-io likely
}

func save(_ bytes: ByteString, to path: AbsolutePath, in fileSystem: any FileSystem) async throws {
  try fileSystem.writeFileContents(path, bytes: bytes)  // want blocking-file-io likely
}
