import AsyncLintSyntax

extension ProgramFile {
  /// All bytes of an expression. A node of its own says where its name stands; the expression may begin far before.
  func range(ofExpression node: NodeID) -> ByteRange {
    let first = first(ofExpression: node)
    return switch kind(first) {
    // The point of `.shared` and the sign of `#file` stand before the name.
    case .memberExpression, .macroExpansionExpression:
      ByteRange(start: offset(first) - min(1, offset(first)), end: end(node))
    default: ByteRange(start: offset(first), end: end(node))
    }
  }

  /// Whether words of a variable's declaration stand before its `let` or `var`, which its range would leave out: `async let`, `weak var`.
  func hasModifiers(_ statement: NodeID) -> Bool {
    kind(statement) == .variableDeclaration
      && (child(0, statement) != 0
        || !flags(statement).isDisjoint(with: [.isAsync, .isWeak, .isLazy, .isNonisolated, .isStatic]))
  }

  /// The part of an expression that it begins with: `a` of `a.b(c)[0]`.
  func first(ofExpression node: NodeID) -> NodeID {
    var node = node
    while true {
      node = longChains.first(node)
      switch kind(node) {
      case .memberExpression, .callExpression, .subscriptExpression, .specializationExpression,
        .optionalChainExpression,
        .forceUnwrapExpression, .postfixOperatorExpression, .sequenceExpression, .conditionalSuffixExpression:
        let first = child(0, node)
        if first == 0 { return node }
        node = first
      default: return node
      }
    }
  }

  /// Whether the expression begins with a point, so that its type comes from where it stands.
  func isImplicitMember(_ node: NodeID) -> Bool {
    var node = longChains.first(node)
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
