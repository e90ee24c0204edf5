import AsyncLintSyntax

/// The chains of a file (`a.b(c).d()`) that have more links than `FileFacts.longChain`: where they begin and end.
///
/// Each link is the base of the next, so that a chain is as deep as it is long. To go outwards or inwards from every link, one by one, takes the
/// square of its length; by way of these ends it does not.
struct LongChains {
  private var ends: [NodeID: (first: NodeID, last: NodeID)] = [:]

  /// The last link of the chain that a node is a link of; else the node.
  @inline(__always)
  func last(_ node: NodeID) -> NodeID { ends.isEmpty ? node : ends[node]?.last ?? node }

  /// What the chain that a node is a link of begins with; else the node.
  @inline(__always)
  func first(_ node: NodeID) -> NodeID { ends.isEmpty ? node : ends[node]?.first ?? node }

  /// Notes the links of the chain that ends with a node of the file.
  mutating func add(endingWith last: NodeID, of file: ProgramFile) {
    var links: [NodeID] = []
    var node = last
    while Self.isLink(file.kind(node)), file.child(0, node) != 0 {
      links.append(node)
      node = file.child(0, node)
    }
    links.append(node)
    for link in links { ends[link] = (node, last) }
  }

  private static func isLink(_ kind: NodeKind) -> Bool {
    switch kind {
    case .memberExpression, .callExpression, .subscriptExpression, .specializationExpression, .optionalChainExpression,
      .forceUnwrapExpression:
      return true
    default: return false
    }
  }
}
