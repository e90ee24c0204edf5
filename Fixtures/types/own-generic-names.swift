// Within itself a generic type's name alone means the type with its own arguments.
import Foundation

final class Node<Value> {
  let value: Value
  var next: Node?
  var all: [Node] = []
  init(_ value: Value) { self.value = value }
  var last: Node { next?.last ?? self }
  func each(_ body: (Node) -> Void) { body(self) }
}
extension Node {
  var second: Node? { next?.next }
}
indirect enum Tree<Leaf> {
  case leaf(Leaf)
  case node(Tree, Tree)
}

func run(_ node: Node<DispatchGroup>, _ tree: Tree<DispatchGroup>, _ texts: Node<String>) async {
  node.next?.value.wait()  // want blocking-wait
  node.last.value.wait()  // want blocking-wait
  node.all.first?.value.wait()  // want blocking-wait
  node.second?.value.wait()  // want blocking-wait
  node.each { $0.value.wait() }  // want blocking-wait
  if case .node(.leaf(let group), _) = tree { group.wait() }  // want blocking-wait
  texts.each { print($0.value) }
}
