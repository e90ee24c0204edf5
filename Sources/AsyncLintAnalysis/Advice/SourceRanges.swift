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

  /// Statements of a closure with the comments before the first of them, and those behind the last one of the closure.
  func range(ofStatements first: NodeID, _ last: NodeID, ofClosure closure: NodeID) -> ByteRange {
    var range = ByteRange(start: range(ofExpression: first).start, end: end(last))
    let statements = children(child(4, closure))
    if statements.first == first {
      let gap = ByteRange(start: startOfBody(ofClosure: closure), end: range.start)
      let bytes = bytes(in: gap)
      if let comment = startOfComment(in: bytes) { range.start = gap.start + UInt32(comment) }
    }
    if statements.last == last {
      let bytes = bytes(in: ByteRange(start: range.end, end: end(closure) - 1))
      if startOfComment(in: bytes) != nil {
        let blank: Set<UInt8> = [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n")]
        range.end += UInt32((bytes.lastIndex { !blank.contains($0) } ?? bytes.startIndex) + 1 - bytes.startIndex)
      }
    }
    return range
  }

  /// Statements with the comments before the first of them, behind what ends at a place.
  func range(ofStatements first: NodeID, _ last: NodeID, behind end: UInt32) -> ByteRange {
    let start = range(ofExpression: first).start
    let comment = startOfComment(in: bytes(in: ByteRange(start: end, end: start)))
    return ByteRange(start: comment.map { end + UInt32($0) } ?? start, end: self.end(last))
  }

  /// Whether a closure has comments before or behind its only statement.
  func hasComments(around statement: NodeID, inClosure closure: NodeID) -> Bool {
    let start = range(ofExpression: statement).start
    return startOfComment(in: bytes(in: ByteRange(start: startOfBody(ofClosure: closure), end: start))) != nil
      || startOfComment(in: bytes(in: ByteRange(start: end(statement), end: end(closure)))) != nil
  }

  /// Behind all that a closure says before its `in`, or behind its bracket.
  private func startOfBody(ofClosure closure: NodeID) -> UInt32 {
    (0...3).map { child($0, closure) }.filter { $0 != 0 }.map { end($0) }.max() ?? offset(closure) + 1
  }

  /// How many bytes stand before it.
  private func startOfComment(in bytes: ArraySlice<UInt8>) -> Int? {
    let slash = UInt8(ascii: "/")
    return zip(bytes, bytes.dropFirst()).enumerated().first {
      $0.element.0 == slash && ($0.element.1 == slash || $0.element.1 == UInt8(ascii: "*"))
    }?.offset
  }

  /// Whether words of a variable's declaration stand before its `let` or `var`, which its range would leave out: `async let`, `weak var`.
  func hasModifiers(_ statement: NodeID) -> Bool {
    kind(statement) == .variableDeclaration
      && (child(0, statement) != 0
        || !flags(statement).isDisjoint(with: [.isAsync, .isWeak, .isLazy, .isNonisolated, .isStatic]))
  }

  /// Where a function's declaration begins with its attributes and modifiers, of which its node knows nothing: behind `end`, where what stands
  /// before it ends, and the blanks and comments after that.
  func start(ofFunction node: NodeID, behind end: UInt32) -> UInt32 {
    let bytes = Array(bytes(in: ByteRange(start: end, end: offset(node))))
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: ";"): index += 1
      case UInt8(ascii: "/") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/"):
        index = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      case UInt8(ascii: "/") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "*"):
        index += 2
        while index < bytes.count,
          bytes[index - 1] != UInt8(ascii: "/") || bytes[index - 2] != UInt8(ascii: "*")
        { index += 1 }
      default: return end + UInt32(index)
      }
    }
    return offset(node)
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
