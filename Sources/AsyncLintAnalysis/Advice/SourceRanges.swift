import AsyncLintSyntax

extension ProgramFile {
  /// All bytes of an expression. A node of its own says where its name stands; the expression may begin far before.
  func range(ofExpression node: NodeID) -> ByteRange {
    ByteRange(start: start(ofExpression: node), end: end(node))
  }

  /// Byte offset of the expression's first token.
  private func start(ofExpression node: NodeID) -> UInt32 {
    var node = node
    while true {
      switch kind(node) {
      case .memberExpression, .callExpression, .subscriptExpression, .specializationExpression,
        .optionalChainExpression,
        .forceUnwrapExpression, .postfixOperatorExpression, .sequenceExpression, .conditionalSuffixExpression:
        let first = child(0, node)
        // `.shared` names its point's successor.
        if first == 0 { return kind(node) == .memberExpression ? offset(node) - min(1, offset(node)) : offset(node) }
        node = first
      case .macroExpansionExpression: return offset(node) - min(1, offset(node))
      default: return offset(node)
      }
    }
  }

  /// Whether the expression begins with a point, so that its type comes from where it stands.
  func isImplicitMember(_ node: NodeID) -> Bool {
    var node = node
    while true {
      switch kind(node) {
      case .memberExpression where child(0, node) == 0: return true
      case .memberExpression, .callExpression, .subscriptExpression, .specializationExpression,
        .optionalChainExpression,
        .forceUnwrapExpression:
        node = child(0, node)
      default: return false
      }
    }
  }
}
