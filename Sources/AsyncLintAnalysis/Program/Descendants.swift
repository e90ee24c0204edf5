import AsyncLintSyntax

/// The nodes of subtrees, each before its children, in source order; absent children are left out.
///
/// Bodies that were left unread are read when their nodes are asked for. Time and memory are linear in the nodes that are taken.
struct Descendants: Sequence, IteratorProtocol {
  private let file: ProgramFile
  /// From the last to the first.
  private var pending: [NodeID]
  /// The node that came last, unless its children are left out.
  private var last: NodeID = 0
  /// So many nodes may come yet.
  private var rest: Int

  fileprivate init(of file: ProgramFile, _ pending: [NodeID], atMost most: Int) {
    self.file = file
    self.pending = pending
    rest = most
  }

  mutating func next() -> NodeID? {
    if last != 0 {
      for child in file.children(last).reversed() where child != 0 { pending.append(child) }
      last = 0
    }
    guard rest > 0, let node = pending.popLast() else { return nil }
    rest -= 1
    last = node
    return node
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
    Descendants(of: self, roots.filter { $0 != 0 }.reversed(), atMost: most)
  }
}
