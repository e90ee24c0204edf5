// Requirements that a type of a library meets with what it has: it is one of the known implementations.
import Foundation

protocol FileManaging {
  func copyItem(at source: URL, to target: URL) throws
  func contents(atPath path: String) -> Data?
  func fileExists(atPath path: String) -> Bool
  func removeEverything()
}
extension FileManager: FileManaging {
  func removeEverything() {}
}
extension FileManaging {
  func duplicate(_ url: URL) throws { try copyItem(at: url, to: url.appendingPathExtension("copy")) }
}
final class Fake: FileManaging {
  func copyItem(at source: URL, to target: URL) throws {}
  func contents(atPath path: String) -> Data? { nil }
  func fileExists(atPath path: String) -> Bool { true }
  func removeEverything() { usleep(1) }
}

protocol Sleeping {
  static func sleep(forTimeInterval: TimeInterval)
}
extension Thread: Sleeping {}

/// Its own function goes before the library's.
protocol Writing {
  func write(_ data: Data)
}
extension OutputStream: Writing {
  func write(_ data: Data) {}
}

struct Copier<Files: FileManaging> {
  let files: Files
  let any: FileManaging

  func copy(_ url: URL, _ fake: Fake, _ output: Writing) async throws {
    try files.copyItem(at: url, to: url)  // want 15 blocking-file-io likely via FileManager.copyItem(at:to:)
    _ = any.contents(atPath: "x")  // want 13 blocking-file-io likely
    _ = any.fileExists(atPath: "x")
    any.removeEverything()  // want 9 blocking-sleep likely
    try any.duplicate(url)  // want 13 blocking-file-io likely via FileManaging.duplicate(_:) > FileManager.copyItem(at:to:)
    try fake.duplicate(url)
    try FileManager.default.duplicate(url)  // want 29 blocking-file-io likely
    try fake.copyItem(at: url, to: url)
    output.write(Data())
  }
}

func pause<T: Sleeping>(_ type: T.Type) async {
  type.sleep(forTimeInterval: 1)  // want 8 blocking-sleep certain
}

/// Initializers, by the names of what is made.
protocol Stored {
  init(contentsOf url: URL, options: Data.ReadingOptions) throws
}
extension Data: Stored {}
func restore<Value: Stored>(_ type: Value.Type, _ any: any Stored.Type, _ url: URL) async throws -> Value {
  _ = try type.init(contentsOf: url, options: [])  // want 16 blocking-file-io certain
  _ = try any.init(contentsOf: url, options: [])  // want 15 blocking-file-io certain
  if url.isFileURL { return try .init(contentsOf: url, options: []) }  // want 34 blocking-file-io
  return try Value(contentsOf: url, options: [])  // want 14 blocking-file-io
}
