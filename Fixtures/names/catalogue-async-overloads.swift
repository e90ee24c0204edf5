// A project extension gives catalogue types async overloads: the awaited call is that one, the other stays blocking.
// swift-format-ignore-file
import Foundation

extension Process {
  func waitUntilExit() async {
    await withCheckedContinuation { continuation in terminationHandler = { _ in continuation.resume() } }
  }
}
extension Data {
  init(contentsOf url: URL) async throws { self = try await Data.load(url) }
  static func load(_ url: URL) async throws -> Data { Data() }
}
extension FileManager {
  func contents(atPath path: String) async -> Data? { nil }
  func copyItem(at source: URL, to destination: URL) async throws {}
}

func awaited(_ process: Process, _ url: URL) async throws {
  await process.waitUntilExit()
  _ = try await Data(contentsOf: url)
  _ = await FileManager.default.contents(atPath: "/x")
  try await FileManager.default.copyItem(at: url, to: url)
  // No async overload of this one: `await` elsewhere in the statement changes nothing.
  _ = try await Data(contentsOf: URL(fileURLWithPath: String(contentsOf: url, encoding: .utf8)))  // want 55 blocking-file-io
}

func starts(_ process: Process) {
  Task { process.waitUntilExit() }  // want 18 blocking-process
}
