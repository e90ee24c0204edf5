// The content of a result builder belongs to the function it is given to.
// swift-format-ignore-file
import Foundation

@resultBuilder enum ListBuilder {
  static func buildBlock(_ parts: String...) -> [String] { parts }
  static func buildOptional(_ part: [String]?) -> String { part?.joined() ?? "" }
}

func text(_ value: String) -> String { value }
func slowText() -> String {
  usleep(1)
  return "slow"
}
func list(@ListBuilder _ content: () -> [String]) -> [String] { content() }
func asyncList(@ListBuilder _ content: () async -> [String]) async -> [String] { await content() }

struct Stored {
  let content: () -> [String]
  init(@ListBuilder content: @escaping () -> [String]) { self.content = content }
}

func build(_ flag: Bool) async -> [String] {
  let lines = list {
    text("a")
    slowText()  // want 5 blocking-sleep via slowText() > usleep(_:)
    if flag {
      slowText()  // want 7 blocking-sleep
    }
  }
  let more = await asyncList {
    text("b")
    slowText()  // want 5 blocking-sleep
  }
  _ = Stored {
    slowText()
  }
  return lines + more
}

struct Page {
  @ListBuilder var body: [String] {
    text("x")
    slowText()
  }
}

func render(_ page: Page) async -> [String] { page.body }  // want 52 blocking-sleep via Page.body > slowText() > usleep(_:)

// The memberwise initializer runs what it is given for a property with a builder, unless the property is a function itself.
struct Card {
  var title = ""
  @ListBuilder let lines: [String]
}
struct Later {
  @ListBuilder let lines: () -> [String]
}
func cards() async {
  _ = Card { slowText() }  // want 14 blocking-sleep via slowText() > usleep(_:)
  _ = Card(title: "a") { slowText() }  // want 26 blocking-sleep
  _ = Card(title: "b", lines: { slowText() })  // want 33 blocking-sleep
  _ = Later { slowText() }
}
