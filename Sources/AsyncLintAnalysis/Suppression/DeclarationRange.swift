import AsyncLintSyntax

extension ProgramFile {
  /// The declaration that begins right behind a comment, its attributes and modifiers included; nil when something else stands there.
  ///
  /// Linear in the number of nodes: asked once for each comment that speaks of a declaration. Files with such comments have no unread bodies.
  func declarationRange(behind directive: Directive) -> ByteRange? {
    let start = directive.nextToken
    var found: NodeID = 0
    for node in ownNodes.dropFirst() where kind(node).isDeclaration {
      if offset(node) >= start, found == 0 || offset(node) < offset(found) { found = node }
    }
    guard found != 0 else { return nil }
    // Between the comment and the declared name stand attributes and modifiers, and nothing else that is a node or ends one.
    let attributes = child(0, found)
    let own =
      kind(attributes) == .attributeList
      ? ByteRange(start: offset(attributes), end: end(attributes)) : ByteRange(start: start, end: start)
    for node in ownNodes.dropFirst() where end(node) > start && end(node) <= offset(found) {
      if offset(node) < own.start || end(node) > own.end { return nil }
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
