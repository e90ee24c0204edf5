// Files are not the only things that are read, written, opened and closed.
import Foundation

struct Data {
  init(contentsOf source: String) {}
  func write(to sink: Sink) {}
}

struct Sink: TextOutputStream {
  var text = ""
  mutating func write(_ string: String) { text += string }
  mutating func write(_ string: String, to place: Int) {}
  func close() {}
  func flush() {}
}

protocol FileManaging {
  func copyItem(at source: URL, to target: URL) async throws
  func unzipItem(at source: URL, to target: URL) async throws
  func contents(atPath path: String) async -> [UInt8]?
}

final class Lines {
  func readLine() -> String? { nil }
  func getline() -> String { "" }
  func read() -> String { "" }
  func open() {}
  func access(_ path: String) -> Bool { true }
  func select(_ columns: String...) -> Lines { self }
  func stat() -> Int { 0 }
  func rename(_ name: String, _ other: String) {}
  func glob(_ pattern: String) -> [String] { [] }
}

func files(_ lines: Lines, _ manager: any FileManaging, _ url: URL) async throws {
  Data(contentsOf: "bytes").write(to: Sink())
  var sink = Sink()
  sink.write("text")
  "text".write(to: &sink)
  print("text", to: &sink)
  sink.close()
  sink.flush()
  _ = lines.readLine()
  _ = lines.getline()
  _ = lines.read()
  lines.open()
  _ = lines.access("/etc")
  _ = lines.select("a", "b")
  _ = lines.stat()
  lines.rename("a", "b")
  _ = lines.glob("*")
  try await manager.copyItem(at: url, to: url)
  try await manager.unzipItem(at: url, to: url)
  _ = await manager.contents(atPath: "/etc")
}

func memory(_ bytes: [UInt8], _ words: [String]) async -> String {
  var all: [UInt8] = []
  all.append(contentsOf: bytes)
  let set = Set(bytes)
  let text = String(decoding: bytes, as: UTF8.self) + String(words.count) + String(describing: set)
  let contents = words.first ?? text
  _ = stat()
  _ = flock()
  return contents
}
