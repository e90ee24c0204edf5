// Conformances and async requirements across files.
import Foundation

protocol Plugin {
  var name: String { get }
  func prepare() async throws
  func load() throws -> Int
}

final class Host {
  var plugins: [any Plugin] = []
  func start() async throws {
    for plugin in plugins {
      try await plugin.prepare()  // want 24 blocking-process likely
      _ = try plugin.load()  // want 22 blocking-file-io likely
      print(plugin.name)
    }
  }
}
