/// How an expression is read.
struct ExpressionMode: OptionSet {
  var rawValue: UInt8

  /// In the condition of `if`, `guard`, `for`, `switch` …: a brace opens the body rather than a trailing closure.
  static let condition = ExpressionMode(rawValue: 1)
  /// In the arguments of an attribute.
  static let attribute = ExpressionMode(rawValue: 2)
  /// In a pattern that no `let` stands before: names refer to something.
  static let matching = ExpressionMode(rawValue: 4)
  /// In a pattern below `let` or `var`: plain names are bound.
  static let binding = ExpressionMode(rawValue: 8)

  /// What holds for the arguments of a call too.
  @inline(__always)
  var inArguments: ExpressionMode { intersection([.attribute, .matching, .binding]) }

  @inline(__always)
  var isPattern: Bool { !isDisjoint(with: [.matching, .binding]) }
}

/// Sequences of operands and operators.
extension Parser {
  /// An expression to its end. Where none stands, nothing is consumed and the node is `unknownExpression`.
  mutating func parseExpression(_ mode: ExpressionMode = []) -> NodeID {
    if mode.isPattern {
      if startsPatternOnly { return parseMatchingPattern(mode) }
    } else if endsExpression(position &+ 1), isPlainOperand {
      // Half of all expressions are one token.
      return kind == .identifier && isPlainName ? addPlainName() : parsePrimary(mode)
    }
    if depth >= Parser.depthLimit {
      let start = offset
      note(.nestedTooDeep)
      skip(to: indexAfterBalanced(position))
      return add(.unknownExpression, offset: start, end: lastEnd)
    }
    depth &+= 1
    let outer = cover
    let expression = parseSequence(mode)
    cover = outer
    depth &-= 1
    return expression
  }

  /// Whether an expression that stands before the token at `index` has come to its end.
  @inline(__always)
  private func endsExpression(_ index: Int) -> Bool {
    switch kind(at: index) {
    case .comma, .rightParen, .rightSquare, .semicolon, .interpolationEnd: true
    default: false
    }
  }

  /// A name or literal; no word that could stand before an operand.
  @inline(__always)
  private var isPlainOperand: Bool {
    switch kind {
    case .identifier: name >= WellKnownName.count
    case .integer, .string, .float, .nilKeyword, .trueKeyword, .falseKeyword, .selfKeyword, .dollarIdentifier: true
    default: false
    }
  }

  /// Operands and operators, flat. What `await` and `try` stand before reaches to the end of the sequence.
  @inline(__always)
  private mutating func parseSequence(_ mode: ExpressionMode) -> NodeID {
    let start = offset
    let first = parseOperand(mode)
    return startsSequenceOperator(mode) ? parseOperators(first, start, mode) : first
  }

  /// From the first operator on.
  private mutating func parseOperators(_ first: NodeID, _ start: UInt32, _ mode: ExpressionMode) -> NodeID {
    let mark = pending.count
    pending.append(first)
    var lastOperand = first
    while startsSequenceOperator(mode) {
      let before = position
      let needsOperand = parseSequenceOperator(mode, lastOperand)
      guard needsOperand else { continue }
      let operandStart = position
      lastOperand = parseOperand(mode)
      if position > operandStart { pending.append(lastOperand) } else { break }
      if position == before { break }
    }
    return add(.sequenceExpression, offset: start, end: lastEnd, childrenFrom: mark)
  }

  @inline(__always)
  private func startsSequenceOperator(_ mode: ExpressionMode) -> Bool {
    switch kind {
    case .binaryOperator, .infixQuestion, .isKeyword, .asKeyword, .arrow: return true
    case .equal: return !mode.isPattern
    case .throwsKeyword: return effectLeadsToArrow()
    case .identifier where isWord(.async): return effectLeadsToArrow()
    default: return false
    }
  }

  private func effectLeadsToArrow() -> Bool {
    let index = indexAfterEffects(position)
    return kind(at: index) == .arrow
  }

  /// Reads an operator into `pending`. Returns whether an operand follows; casts bring theirs along.
  private mutating func parseSequenceOperator(_ mode: ExpressionMode, _ left: NodeID) -> Bool {
    let start = offset
    switch kind {
    case .binaryOperator:
      let name = self.name
      if isCompoundAssignment(token) { markWritten(left, .isWritten) }
      advance()
      pending.append(add(.binaryOperator, name: name, offset: start, end: lastEnd))
    case .equal:
      markWritten(left, [.isWritten, .isOnlyWritten])
      advance()
      pending.append(add(.assignmentOperator, name: WellKnownName.equal.id, offset: start, end: lastEnd))
    case .infixQuestion:
      advance()
      let middle = parseExpression(mode)
      _ = consume(.colon)
      pending.append(add(.ternaryOperator, offset: start, end: lastEnd, middle))
    case .isKeyword:
      advance()
      let type = parseType()
      pending.append(add(.isOperator, offset: start, end: lastEnd, type))
      return false
    case .asKeyword:
      pending.append(parseCast())
      return false
    default:
      var flags: NodeFlags = []
      while let (effect, end) = effect(at: position) {
        flags.formUnion(effect)
        skip(to: end)
      }
      _ = consume(.arrow)
      pending.append(add(.arrowOperator, flags: flags, offset: start, end: lastEnd))
    }
    return true
  }

  /// `as T`, `as? T`, `as! T`
  mutating func parseCast() -> NodeID {
    let start = offset
    advance()
    var flags: NodeFlags = []
    if kind == .postfixQuestion { flags = .isOptional }
    if kind == .exclamation { flags = .isForced }
    if !flags.isEmpty { advance() }
    let type = parseType()
    return add(.castOperator, flags: flags, offset: start, end: lastEnd, type)
  }

  /// `+=` and its like; comparisons end with `=` too.
  private func isCompoundAssignment(_ token: Token) -> Bool {
    guard token.end > token.start + 1, lexer.bytes[Int(token.end) - 1] == UInt8(ascii: "=") else { return false }
    let first = lexer.bytes[Int(token.start)]
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "~"), UInt8(ascii: "."): return false
    case UInt8(ascii: "<"), UInt8(ascii: ">"): return token.end > token.start + 2
    default: return true
    }
  }

  /// Marks what is assigned to, through `?`, `!`, `try` and tuples.
  private mutating func markWritten(_ node: NodeID, _ flags: NodeFlags) {
    var current = node
    for _ in 0..<Parser.depthLimit {
      nodes.update(Int(current)) { $0.flags.formUnion(flags) }
      switch nodes[Int(current)].kind {
      case .optionalChainExpression, .forceUnwrapExpression, .tryExpression, .awaitExpression,
        .parenthesizedExpression:
        current = child(0, of: current)
      case .tupleExpression:
        for index in 0..<childCount(of: current) {
          let element = child(0, of: child(index, of: current))
          nodes.update(Int(element)) { $0.flags.formUnion(flags) }
        }
        return
      default: return
      }
    }
  }

  // MARK: Operands

  /// An operand with the words and prefix operators before it.
  @inline(__always)
  private mutating func parseOperand(_ mode: ExpressionMode) -> NodeID {
    switch kind {
    case .tryKeyword, .repeatKeyword, .at, .inoutKeyword, .prefixOperator, .prefixAmpersand, .ifKeyword,
      .switchKeyword, .doKeyword:
      return parsePrefixedOperand(mode)
    case .identifier where name < WellKnownName.count && !token.flags.contains(.isBackticked):
      return parsePrefixedOperand(mode)
    default:
      return parsePostfix(mode)
    }
  }

  private mutating func parsePrefixedOperand(_ mode: ExpressionMode) -> NodeID {
    guard depth < Parser.depthLimit else {
      let start = offset
      note(.nestedTooDeep)
      advance()
      return add(.unknownExpression, offset: start, end: lastEnd)
    }
    depth &+= 1
    defer { depth &-= 1 }
    let start = offset
    switch kind {
    case .tryKeyword: return parseTry(mode)
    case .repeatKeyword:
      advance()
      let pattern = parseExpression(mode)
      return add(.keywordExpression, name: WellKnownName.repeat.id, offset: start, end: lastEnd, pattern)
    case .at, .inoutKeyword:
      if endOfType(position) != nil { return parseTypeExpression() }
      return parsePostfix(mode)
    case .prefixOperator:
      let name = self.name
      advance()
      let operand = parseOperand(mode)
      return add(.prefixOperatorExpression, flags: cover, name: name, offset: start, end: lastEnd, operand)
    case .prefixAmpersand:
      advance()
      let operand = parseOperand(mode)
      markWritten(operand, .isWritten)
      return add(.inoutExpression, offset: start, end: lastEnd, operand)
    case .ifKeyword: return parseIf()
    case .switchKeyword: return parseSwitch()
    case .doKeyword: return parseDo()
    default: return parseContextualOperand(mode)
    }
  }

  private mutating func parseTry(_ mode: ExpressionMode) -> NodeID {
    let start = offset
    advance()
    var flags: NodeFlags = []
    if kind == .postfixQuestion { flags = .isOptional }
    if kind == .exclamation { flags = .isForced }
    if !flags.isEmpty { advance() }
    cover.insert(.isTried)
    let expression = parseSequence(mode)
    return add(.tryExpression, flags: flags, offset: start, end: lastEnd, expression)
  }

  private mutating func parseContextualOperand(_ mode: ExpressionMode) -> NodeID {
    let start = offset
    switch WellKnownName(rawValue: name) {
    case .await where startsAwait(mode):
      advance()
      bodyEffects.insert(.hasAwait)
      cover.insert(.isAwaited)
      let expression = parseSequence(mode)
      return add(.awaitExpression, offset: start, end: lastEnd, expression)
    case .unsafe where takesOperand(mode, acceptsClosure: true, prefersPostfix: false),
      .borrow where takesOperand(mode), .copy where takesOperand(mode), .consume where takesOperand(mode),
      .each where takesOperand(mode):
      let name = self.name
      advance()
      let operand = parseOperand(mode)
      return add(.keywordExpression, name: name, offset: start, end: lastEnd, operand)
    case .any where takesOperand(mode) || isOperator(.tilde, at: position &+ 1):
      return parseTypeExpression()
    case .nonisolated
    where nextKind == .leftParen && isWord(.nonsending, at: position &+ 2) && !startsLine(at: position &+ 1):
      if endOfType(position) != nil { return parseTypeExpression() }
      return parsePostfix(mode)
    default:
      return parsePostfix(mode)
    }
  }

  /// `await` is a keyword unless it is used as a name: in `await = 1`, `await.x`.
  private func startsAwait(_ mode: ExpressionMode) -> Bool { true }

  private mutating func parseTypeExpression() -> NodeID {
    let start = offset
    let type = parseType()
    return add(.typeExpression, offset: start, end: lastEnd, type)
  }

  /// Whether the contextual keyword stands before an operand, and is no name itself.
  func takesOperand(_ mode: ExpressionMode, acceptsClosure: Bool = false, prefersPostfix: Bool = true) -> Bool {
    let next = position &+ 1
    if startsLine(at: next) { return false }
    switch kind(at: next) {
    case .identifier, .dollarIdentifier, .wildcard, .integer, .float, .string, .stringBegin, .regex, .prefixAmpersand,
      .prefixOperator, .at, .backslash, .pound, .poundName, .anyKeyword, .selfTypeKeyword, .selfKeyword,
      .superKeyword, .initKeyword, .trueKeyword, .falseKeyword, .nilKeyword, .repeatKeyword, .tryKeyword, .ifKeyword,
      .switchKeyword:
      return true
    case .period, .leftParen, .leftSquare: return !prefersPostfix && followsTrivia(at: next)
    case .leftBrace: return acceptsClosure && startsTrailingClosure(next, mode)
    default: return false
    }
  }
}
