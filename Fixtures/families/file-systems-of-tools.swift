import TSCBasic

// A protocol: the file system of a test is in memory.
func load(_ path: AbsolutePath, from fileSystem: FileSystem) async throws -> ByteString {
  try fileSystem.readFileContents(path)  // want blocking-file-io likely
}

func save(_ bytes: ByteString, to path: AbsolutePath, in fileSystem: any FileSystem) async throws {
  try fileSystem.writeFileContents(path, bytes: bytes)  // want blocking-file-io likely
}

func locked(_ path: AbsolutePath, in fileSystem: any FileSystem) async throws {
  try fileSystem.withLock(on: path) {}  // want 18 blocking-file-io likely error
  try await fileSystem.withLock(on: path, type: .exclusive) { await Task.yield() }
  try localFileSystem.withLock(on: path, type: .shared, blocking: true) {}  // want 23 blocking-file-io error
  try localFileSystem.withLock(on: path, type: .shared, blocking: false) {}
}

func inMemory(_ path: AbsolutePath) async throws {
  let fileSystem: FileSystem = InMemoryFileSystem()
  try fileSystem.writeFileContents(path, bytes: try fileSystem.readFileContents(path))
  let local: FileSystem = localFileSystem
  _ = try local.readFileContents(path)  // want blocking-file-io likely
  let recording: FileSystem = Recording()
  _ = try recording.readFileContents(path)
  try recording.writeFileContents(path, bytes: "x")  // want blocking-file-io likely
}

final class Recording: FileSystem {
  func readFileContents(_ path: AbsolutePath) throws -> ByteString { "x" }
  func writeFileContents(_ path: AbsolutePath, bytes: ByteString) throws { usleep(1) }
}

// Without Foundation the class is TSCBasic's; a variadic list may have any length.
func head() async throws -> String {
  _ = try await Process.checkNonZeroExit(args: "git", "fetch", "--all")
  return try Process.checkNonZeroExit(args: "git", "rev-parse", "HEAD")  // want 22 blocking-process
}
