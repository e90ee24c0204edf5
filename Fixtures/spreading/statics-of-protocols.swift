// Static members and initializers that a protocol asks for are those of the type that its extension's members are called on.
import Foundation

func rest() { usleep(1) }

protocol Loader {
  init(count: Int)
  static func load()
}
extension Loader {
  init(text: String) { self.init(count: 1) }
  static func make() -> Self { Self(count: 2) }
  static func loadAgain() { load() }
  func reload() { Self.load() }
  func fresh() -> Self { Self(count: 1) }
}

struct SlowLoader: Loader {
  init(count: Int) { rest() }
  static func load() { rest() }
}
struct QuickLoader: Loader {
  init(count: Int) {}
  static func load() {}
}

func use(_ slow: SlowLoader, _ quick: QuickLoader) async {
  _ = SlowLoader(text: "x")  // want blocking-sleep
  _ = QuickLoader(text: "x")
  _ = SlowLoader.make()  // want blocking-sleep
  _ = QuickLoader.make()
  SlowLoader.loadAgain()  // want blocking-sleep
  QuickLoader.loadAgain()
  slow.reload()  // want blocking-sleep
  quick.reload()
  _ = slow.fresh()  // want blocking-sleep
  _ = quick.fresh()
}

func useAny<L: Loader>(_ type: L.Type) async {
  L.load()  // want blocking-sleep likely
}
