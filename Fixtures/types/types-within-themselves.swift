// Within a generic type its bare name means the type with its own parameters.
import Dispatch

final class Node<Value> {
  var next: Node?
  var value: Value
  var list: [Node] = []
  init(_ value: Value) { self.value = value }
  var tail: Node { next?.tail ?? self }
  func each(_ body: (Node) -> Void) { body(self) }
}

extension Node {
  func copy() -> Node { Node(value) }
}

indirect enum Tree<Leaf> {
  case leaf(Leaf)
  case node(Tree, Tree)
}

func go(_ node: Node<DispatchGroup>, _ tree: Tree<DispatchGroup>) async {
  node.next?.value.wait()  // want blocking-wait
  node.tail.value.wait()  // want blocking-wait
  node.list.first?.value.wait()  // want blocking-wait
  node.each { $0.value.wait() }  // want blocking-wait
  node.copy().value.wait()  // want blocking-wait
  if case .node(.leaf(let group), _) = tree { group.wait() }  // want blocking-wait
}

func quiet(_ node: Node<Quiet>) async {
  node.next?.value.wait()
  node.each { $0.value.wait() }
}

struct Quiet { func wait() {} }
