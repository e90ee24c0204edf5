// A module that imports nothing of the package: same-named functions of its own are silent.
import Foundation

func parse(_ text: String) -> Int { text.count }
struct Loader {
  func load(_ path: String) -> Data? { nil }
}
func lonely(_ loader: Loader) async -> Int {
  _ = loader.load("/x")
  return parse("x")
}
