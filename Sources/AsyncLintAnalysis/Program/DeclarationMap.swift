import AsyncLintSyntax

/// Which declaration a node of a file is: pairs sorted by node, 8 bytes a declaration.
struct DeclarationMap {
  private var entries: [(node: NodeID, declaration: DeclarationID)] = []

  mutating func reserve(_ count: Int) { entries.reserveCapacity(count) }

  /// Each node once, in any order; `sort` has to follow.
  mutating func append(_ declaration: DeclarationID, at node: NodeID) { entries.append((node, declaration)) }

  mutating func sort() { entries.sort { $0.node < $1.node } }

  /// Logarithmic in the number of the file's declarations.
  subscript(node: NodeID) -> DeclarationID? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low &+ high) / 2
      if entries[middle].node < node { low = middle &+ 1 } else { high = middle }
    }
    return low < entries.count && entries[low].node == node ? entries[low].declaration : nil
  }
}
