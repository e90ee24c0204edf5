// A visitor's methods call each other by way of what they visit: which of them run says the visitor's type.
import Foundation

protocol Visitor {
  mutating func visitImage(_ image: Image)
  mutating func visitText(_ text: Text)
}

protocol Node {
  func accept<V: Visitor>(_ visitor: inout V)
}

struct Image: Node {
  var url: URL
  var children: [any Node]
  func accept<V: Visitor>(_ visitor: inout V) { visitor.visitImage(self) }
}

struct Text: Node {
  func accept<V: Visitor>(_ visitor: inout V) { visitor.visitText(self) }
}

extension Visitor {
  mutating func visit(_ node: any Node) { node.accept(&self) }
  mutating func visitImage(_ image: Image) { for child in image.children { visit(child) } }
  mutating func visitText(_ text: Text) {}
}

struct Loader: Visitor {
  var data = Data()
  mutating func visitImage(_ image: Image) { data = (try? Data(contentsOf: image.url)) ?? data }
}

struct Counter: Visitor {
  var count = 0
  mutating func visitText(_ text: Text) { count += 1 }
}

struct LoadingCounter: Visitor {
  var sizes: [Int] = []
  mutating func visitText(_ text: Text) { sizes.append((try? Data(contentsOf: URL(fileURLWithPath: "/tmp/a")).count) ?? 0) }
}

func load(_ node: any Node) async -> Data {
  var loader = Loader()
  loader.visit(node)  // want 10 blocking-file-io
  return loader.data
}

func count(_ node: any Node) async -> Int {
  var counter = Counter()
  counter.visit(node)
  return counter.count
}

func measure(_ image: Image) async -> [Int] {
  var counter = LoadingCounter()
  counter.visitImage(image)  // want 11 blocking-file-io
  return counter.sizes
}
