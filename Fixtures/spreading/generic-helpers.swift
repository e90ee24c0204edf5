// Summaries of generic functions, extensions of protocols and closures passed through several functions.
import Foundation

func retry<T>(_ times: Int, _ body: () throws -> T) rethrows -> T { try body() }
func pausing<T>(_ body: () throws -> T) rethrows -> T {
  usleep(1)
  return try body()
}
func measured<T>(_ body: () async throws -> T) async rethrows -> T { try await body() }

extension Sequence {
  func slowMap<T>(_ transform: (Element) throws -> T) rethrows -> [T] {
    usleep(1)
    return try map(transform)
  }
  func quickMap<T>(_ transform: (Element) throws -> T) rethrows -> [T] { try map(transform) }
}
extension Optional {
  func orLoad(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }
}

func use(_ urls: [URL], _ set: Set<Int>, _ optional: Int?) async throws {
  _ = try retry(3) { try Data(contentsOf: urls[0]) }  // want 26 blocking-file-io
  _ = retry(3) { 1 }
  _ = pausing { 1 }  // want 7 blocking-sleep via pausing(_:) > usleep(_:)
  _ = try pausing { try Data(contentsOf: urls[0]) }  // want 11 blocking-sleep // want 25 blocking-file-io
  _ = urls.slowMap { $0.path }  // want 12 blocking-sleep via Sequence.slowMap(_:) > usleep(_:)
  _ = set.slowMap { $0 }  // want 11 blocking-sleep
  _ = urls.quickMap { $0.path }
  _ = urls.quickMap { try? Data(contentsOf: $0) }  // want 28 blocking-file-io
  _ = try await measured { try Data(contentsOf: urls[0]) }  // want 32 blocking-file-io
  _ = optional.orLoad("/x")  // want 16 blocking-file-io
}
