import AsyncLintSyntax

extension ProgramFile {
  /// The declaration that begins right behind a comment, its attributes and modifiers included; nil when something else stands there.
  ///
  /// Linear in the number of nodes: asked once for each comment that speaks of a declaration.
  func declarationRange(behind directive: Directive) -> ByteRange? {
    let start = directive.nextToken
    var found: NodeID = 0
    for index in facts.nodes.indices.dropFirst() where facts.nodes[index].kind.isDeclaration {
      let node = NodeID(index)
      if offset(node) >= start, found == 0 || offset(node) < offset(found) { found = node }
    }
    guard found != 0 else { return nil }
    // Between the comment and the declared name stand attributes and modifiers, and nothing else that is a node or ends one.
    let attributes = child(0, found)
    let own =
      kind(attributes) == .attributeList
      ? ByteRange(start: offset(attributes), end: end(attributes)) : ByteRange(start: start, end: start)
    for node in facts.nodes.dropFirst() where node.end > start && node.end <= offset(found) {
      if node.offset < own.start || node.end > own.end { return nil }
    }
    return ByteRange(start: start, end: end(found))
  }
}

extension NodeKind {
  fileprivate var isDeclaration: Bool {
    switch self {
    case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration,
      .extensionDeclaration, .functionDeclaration, .initializerDeclaration, .deinitializerDeclaration,
      .subscriptDeclaration, .variableDeclaration, .accessor:
      true
    default: false
    }
  }
}
