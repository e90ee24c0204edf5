// A generic parameter that is called makes one of the types that it may be: what they have for the initializer counts.
import Foundation

protocol Loadable { init(path: String) throws }
protocol Refined: Loadable {}
struct Record: Loadable {
  init(path: String) throws { usleep(1) }
}
final class Document: Refined {
  init(path: String) throws { usleep(1) }
}

func load<L: Loadable>(_ type: L.Type) async throws -> L {
  try L(path: "x")  // want 7 blocking-sleep
}
func refined<R: Refined>(_ type: R.Type) async throws -> R {
  try R(path: "x")  // want 7 blocking-sleep
}
func required<L>(_ type: L.Type) async throws -> [L] where L: Sendable & Loadable {
  try ["a"].map { try L(path: $0) }  // want 23 blocking-sleep
}
struct Repository<Item: Loadable> {
  func first() async throws -> Item {
    try Item(path: "x")  // want 9 blocking-sleep
  }
}

func helper<L: Loadable>(_ type: L.Type) throws -> L { try L(path: "x") }
func useHelper() async throws {
  _ = try helper(Record.self)  // want 11 blocking-sleep
}

class Base {
  required init(number: Int) { usleep(1) }
}
final class Sub: Base {}
func make<B: Base>(_ type: B.Type) async -> B {
  B(number: 1)  // want 3 blocking-sleep
}

protocol Harmless { init(path: String) }
struct Quiet: Harmless {
  init(path: String) {}
}
func harmless<L: Harmless>(_ type: L.Type) async -> L { L(path: "x") }
