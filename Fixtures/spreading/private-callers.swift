// What a private async function is given is known when all of its callers say it.
import Foundation

protocol Files { func put(_ text: String) throws }
struct Disk: Files {
  func put(_ text: String) throws { try text.write(toFile: "/tmp/x", atomically: true, encoding: .utf8) }
}
struct Memory: Files { func put(_ text: String) throws {} }
struct Loader {
  let files: any Files
  func load() throws { try files.put("x") }
}

private func quiet(_ files: any Files, _ loader: Loader) async throws {
  try files.put("x")
  try loader.load()
  try await handedOn(loader)
}
private func handedOn(_ loader: Loader, again: Bool = false) async throws {
  try loader.files.put("y")
  if again { try await handedOn(loader) }
}
private func mixed(_ files: any Files) async throws {
  try files.put("x")  // want blocking-file-io likely
}
func open(_ files: any Files) async throws {
  try files.put("x")  // want blocking-file-io likely
}
private func referred(_ files: any Files) async throws {
  try files.put("x")  // want blocking-file-io likely
}
private func uncalled(_ files: any Files) async throws {
  try files.put("x")  // want blocking-file-io likely
}
private func changed(_ files: inout any Files) async throws {
  files = Disk()
  try files.put("x")  // want blocking-file-io likely
}
func callers(_ other: any Files, _ list: [any Files]) async throws {
  try await quiet(Memory(), Loader(files: Memory()))
  try await mixed(Memory())
  try await mixed(other)
  try await open(Memory())
  try await referred(Memory())
  let function = referred
  for files in list { try await function(files) }
  var files: any Files = Memory()
  try await changed(&files)
}

enum Level {
  case deleted
  case onDisk(String)
}
struct Index {
  let level: Level
  func names() -> Data? {
    switch level {
    case .deleted: return nil
    case .onDisk(let path): return FileManager.default.contents(atPath: path)
    }
  }
}
private func deleted(in index: Index) async { _ = index.names() }
private func any(in index: Index) async {
  _ = index.names()  // want blocking-file-io certain
}
func indices(_ level: Level) async {
  let index = Index(level: .deleted)
  await deleted(in: index)
  await any(in: index)
  await any(in: Index(level: level))
}
