import AsyncLintSyntax

/// The nodes of subtrees, each before its children, in source order; absent children are left out.
///
/// Bodies that were left unread are read when their nodes are asked for. Time and memory are linear in the nodes that are taken.
struct Descendants: Sequence, IteratorProtocol {
  private let file: ProgramFile
  /// Those that the subtrees begin with.
  private var roots: ArraySlice<NodeID>
  /// Siblings of which those from `index` on have not come yet. Most nodes have no children, and come without touching the stack: to put
  /// each node there took three times as many instructions.
  private var siblings: NodeList?
  private var index = 0
  /// Those around them, from the outermost.
  private var pending: [(siblings: NodeList, index: Int)] = []
  /// The node that came last, unless its children are left out.
  private var last: NodeID = 0
  /// So many nodes may come yet.
  private var rest: Int

  fileprivate init(of file: ProgramFile, _ roots: [NodeID], atMost most: Int) {
    self.file = file
    self.roots = roots[...]
    rest = most
  }

  mutating func next() -> NodeID? {
    if last != 0 { enter(file.children(last)) }
    last = 0
    guard rest > 0, let node = nextSibling() ?? roots.popFirst() else { return nil }
    rest -= 1
    last = node
    return node
  }

  private mutating func enter(_ children: NodeList) {
    if children.isEmpty { return }
    if let siblings, index < siblings.count { pending.append((siblings, index)) }
    siblings = children
    index = 0
  }

  private mutating func nextSibling() -> NodeID? {
    while let current = siblings {
      while index < current.count {
        let node = current[index]
        index += 1
        if node != 0 { return node }
      }
      guard let above = pending.popLast() else {
        siblings = nil
        return nil
      }
      (siblings, index) = above
    }
    return nil
  }

  /// Leaves out what stands in the node that came last.
  mutating func skipChildren() { last = 0 }

  /// As many nodes have come as were to be looked at, or more are there.
  var isCutShort: Bool { rest == 0 }
}

extension ProgramFile {
  /// A node and what stands in it; `most`: so many of these nodes.
  func descendants(of root: NodeID, atMost most: Int = .max) -> Descendants {
    Descendants(of: self, root == 0 ? [] : [root], atMost: most)
  }

  /// Nodes and what stands in them, in their order.
  func descendants(of roots: some Sequence<NodeID>, atMost most: Int = .max) -> Descendants {
    Descendants(of: self, roots.filter { $0 != 0 }, atMost: most)
  }
}
