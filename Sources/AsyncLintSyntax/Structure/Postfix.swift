/// Primary expressions and the chains behind them: members, calls, subscripts, trailing closures.
extension Parser {
  @inline(__always)
  mutating func parsePostfix(_ mode: ExpressionMode) -> NodeID {
    let before = position
    let primary = parsePrimary(mode)
    switch kind {
    case .period, .leftParen, .leftSquare, .leftBrace, .postfixQuestion, .exclamation, .postfixOperator, .poundIf:
      return position == before ? primary : parseSuffixes(primary, mode)
    default: return primary
    }
  }

  /// What follows an expression, as long as it belongs to it: a loop, however long the chain.
  mutating func parseSuffixes(_ primary: NodeID, _ mode: ExpressionMode) -> NodeID {
    var expression = primary
    let start = offsetOfStart(primary)
    var links = 0
    defer { if links > FileFacts.longChain { longChains.append(expression) } }
    while true {
      links &+= 1
      switch kind {
      case .period:
        let before = position
        expression = parseMember(expression)
        if position == before { return expression }
      case .leftParen where !startsLine:
        expression = parseCall(expression, mode)
      case .leftSquare where !startsLine:
        expression = parseSubscriptSuffix(expression, mode)
      case .leftBrace where !isLiteral(expression) && startsTrailingClosure(position, mode):
        expression = parseClosureCall(expression, mode)
        // Without a label a second closure is the next statement.
        if kind == .leftBrace { return expression }
      case .postfixQuestion:
        advance()
        expression = add(
          mode.isPattern ? .optionalPattern : .optionalChainExpression, offset: start, end: lastEnd, expression)
      case .exclamation:
        advance()
        expression = add(.forceUnwrapExpression, offset: start, end: lastEnd, expression)
      case .postfixOperator:
        let token = self.token
        advance()
        expression = add(
          .postfixOperatorExpression, flags: cover, name: token.payload, offset: token.start, end: lastEnd,
          expression)
      case .poundIf where startsConditionalSuffix():
        expression = parseConditionalSuffix(expression, mode)
      default: return expression
      }
    }
  }

  private func offsetOfStart(_ node: NodeID) -> UInt32 { nodes[Int(node)].offset }

  private func isLiteral(_ node: NodeID) -> Bool {
    switch nodes[Int(node)].kind {
    case .arrayLiteral, .booleanLiteral, .dictionaryLiteral, .floatLiteral, .integerLiteral, .nilLiteral,
      .regexLiteral, .stringLiteral:
      return true
    default:
      return false
    }
  }

  // MARK: Members

  /// `.name`, `.0`, `.self`, `.init` behind a base; generic arguments and argument labels with it.
  mutating func parseMember(_ base: NodeID?) -> NodeID {
    let period = offset
    advance()
    if kind == .identifier, isPlainName {
      let (name, start, flags) = (self.name, offset, backtickFlags(token, cover))
      advance()
      return add(
        Node(kind: .memberExpression, flags: flags, name: name, offset: start, end: lastEnd, children: list(base)))
    }
    return parseUnusualMember(base, period)
  }

  /// Behind its period.
  private mutating func parseUnusualMember(_ base: NodeID?, _ period: UInt32) -> NodeID {
    while kind.isWord, nextKind == .colonColon {
      advance()
      advance()
    }
    let flags = cover
    guard kind.isWord || kind == .integer || kind == .dollarIdentifier, !(kind.isKeyword && startsLine) else {
      if kind == .identifier || kind == .period, base == nil {
        return add(.unknownExpression, offset: period, end: lastEnd)
      }
      return add(Node(kind: .memberExpression, flags: flags, offset: period, end: lastEnd, children: list(base)))
    }
    let token = self.token
    var name = token.payload
    if kind == .integer { name = lexer.names.intern(lexer.bytes, Int(token.start), Int(token.end)) }
    advance()
    if kind == .leftParen, token.kind != .integer, hasArgumentLabels {
      let mark = pending.count
      pending.append(base ?? FileFacts.missing)
      parseArgumentLabels()
      let member = add(
        .memberExpression, flags: backtickFlags(token, flags), name: name, offset: token.start, end: lastEnd,
        childrenFrom: mark)
      return parseSpecialization(member)
    }
    let member = add(
      Node(
        kind: .memberExpression, flags: backtickFlags(token, flags), name: name, offset: token.start, end: lastEnd,
        children: list(base)))
    return parseSpecialization(member)
  }

  @inline(__always)
  private mutating func list(_ base: NodeID?) -> UInt32 {
    guard let base else { return 0 }
    let list = UInt32(truncatingIfNeeded: childLists.count)
    childLists.append(1)
    childLists.append(base)
    return list
  }

  @inline(__always)
  func backtickFlags(_ token: Token, _ flags: NodeFlags) -> NodeFlags {
    token.flags.contains(.isBackticked) ? flags.union(.isBackticked) : flags
  }

  /// `<…>` behind a name, when it is no comparison.
  @inline(__always)
  mutating func parseSpecialization(_ expression: NodeID) -> NodeID {
    switch kind {
    case .binaryOperator, .prefixOperator, .postfixOperator:
      guard hasGenericArguments(position) else { return expression }
      let mark = pending.count
      let start = nodes[Int(expression)].offset
      pending.append(expression)
      parseGenericArguments()
      return add(.specializationExpression, offset: start, end: lastEnd, childrenFrom: mark)
    default:
      return expression
    }
  }

  /// Whether `(a:b:)` of a function's full name comes next.
  @inline(__always)
  var hasArgumentLabels: Bool {
    kind == .leftParen && kind(at: position &+ 2) == .colon && !startsLine && isArgumentLabelList
  }

  private var isArgumentLabelList: Bool {
    var index = position &+ 1
    while isArgumentLabel(index), kind(at: index) != .dollarIdentifier, kind(at: index + 1) == .colon { index += 2 }
    return index > position &+ 1 && kind(at: index) == .rightParen
  }

  /// `(a:b:)`: a `label` for each.
  mutating func parseArgumentLabels() {
    advance()
    while kind != .rightParen, kind != .endOfFile {
      let token = self.token
      advance()
      advance()
      pending.append(add(.label, name: token.payload, offset: token.start, end: token.end))
    }
    advance()
  }

  // MARK: Calls

  private mutating func parseCall(_ callee: NodeID, _ mode: ExpressionMode) -> NodeID {
    let (name, offset) = calleeName(callee, bracket: self.offset)
    let flags = cover
    let mark = pending.count
    pending.append(callee)
    parseArguments(mode.inArguments)
    if kind == .leftBrace, startsTrailingClosure(position, mode) {
      parseTrailingClosures()
    }
    return add(.callExpression, flags: flags, name: name, offset: offset, end: lastEnd, childrenFrom: mark)
  }

  private mutating func parseClosureCall(_ callee: NodeID, _ mode: ExpressionMode) -> NodeID {
    let (name, offset) = calleeName(callee, bracket: self.offset)
    let flags = cover
    let mark = pending.count
    pending.append(callee)
    parseTrailingClosures()
    return add(.callExpression, flags: flags, name: name, offset: offset, end: lastEnd, childrenFrom: mark)
  }

  private mutating func parseSubscriptSuffix(_ base: NodeID, _ mode: ExpressionMode) -> NodeID {
    let start = offset
    let flags = cover
    let mark = pending.count
    pending.append(base)
    parseArguments(mode.inArguments.subtracting(.attribute))
    if kind == .leftBrace, startsTrailingClosure(position, mode) {
      parseTrailingClosures()
    }
    return add(.subscriptExpression, flags: flags, offset: start, end: lastEnd, childrenFrom: mark)
  }

  /// The base name of what is called, through `?`, `!`, `<…>` and parentheses; else the bracket's place.
  private func calleeName(_ callee: NodeID, bracket: UInt32) -> (NameID, UInt32) {
    var current = callee
    for _ in 0..<64 {
      let node = nodes[Int(current)]
      switch node.kind {
      case .identifierExpression, .memberExpression: return node.name == 0 ? (0, bracket) : (node.name, node.offset)
      case .optionalChainExpression, .forceUnwrapExpression, .specializationExpression, .parenthesizedExpression,
        .optionalPattern:
        current = child(0, of: current)
      default: return (0, bracket)
      }
    }
    return (0, bracket)
  }

  /// `(…)` or `[…]` into `pending`, as arguments.
  mutating func parseArguments(_ mode: ExpressionMode) {
    if skipIfTooDeep() { return }
    let closing = partner(of: position)
    let limit = closing ?? lexer.tokens.count
    advance()
    parseArgumentList(limit, mode)
    if let closing { skip(to: closing) }
    if kind == .rightParen || kind == .rightSquare { advance() }
  }

  /// Arguments up to the token `limit`. What an argument leaves unread is skipped.
  mutating func parseArgumentList(_ limit: Int, _ mode: ExpressionMode) {
    while position < limit {
      switch kind {
      case .rightParen, .rightSquare, .rightBrace, .interpolationEnd, .endOfFile: return
      default: break
      }
      let before = position
      parseArgument(mode)
      if consume(.comma) { continue }
      if position >= limit { return }
      switch kind {
      case .rightParen, .rightSquare, .rightBrace, .interpolationEnd, .endOfFile: return
      default: note(.unexpectedToken)
      }
      while position < limit, kind != .comma, kind != .endOfFile, kind != .rightBrace, !startsNewStatement {
        skip(to: indexAfterBalanced(position))
      }
      if position < limit, consume(.comma) { continue }
      if position == before || startsNewStatement { return }
    }
  }

  /// A declaration or statement at the start of a line.
  var startsNewStatement: Bool {
    guard startsLine else { return false }
    switch kind {
    case .funcKeyword, .varKeyword, .letKeyword, .classKeyword, .structKeyword, .enumKeyword, .extensionKeyword,
      .protocolKeyword, .importKeyword, .returnKeyword, .guardKeyword, .forKeyword, .whileKeyword, .deferKeyword:
      return true
    default:
      return false
    }
  }

  private mutating func parseArgument(_ mode: ExpressionMode) {
    var name: NameID = 0
    if isArgumentLabel(position), nextKind == .colon {
      name = self.name
      advance()
      advance()
    } else if kind == .colon {
      advance()
    }
    let start = offset
    let before = position
    let expression: NodeID
    if kind == .binaryOperator, nextKind == .comma || nextKind == .rightParen || nextKind == .rightSquare {
      // An operator as a function: `reduce(0, +)`.
      let token = self.token
      advance()
      expression = add(.identifierExpression, flags: cover, name: token.payload, offset: token.start, end: lastEnd)
    } else {
      expression = parseExpression(mode)
    }
    if position == before, name == 0 { return }
    pending.append(add(.argument, name: name, offset: start, end: max(lastEnd, start), expression))
  }

  // MARK: Trailing closures

  mutating func parseTrailingClosures() {
    pending.append(parseTrailingClosure(label: 0))
    while kind.isWord, kind != .defaultKeyword, kind != .inoutKeyword, nextKind == .colon {
      let body = position &+ 2
      guard kind(at: body) == .leftBrace || isPlaceholder(body) else { return }
      // `_:` stands before the closure of a parameter without a label.
      let label = name == WellKnownName.wildcard.id ? 0 : name
      advance()
      advance()
      pending.append(parseTrailingClosure(label: label))
    }
  }

  private mutating func parseTrailingClosure(label: NameID) -> NodeID {
    let start = offset
    let closure = kind == .leftBrace ? parseClosure() : addToken(.unknownExpression)
    return add(.argument, flags: .isTrailing, name: label, offset: start, end: lastEnd, closure)
  }

  private func isPlaceholder(_ index: Int) -> Bool {
    index < lexer.tokens.count && lexer.tokens[index].flags.contains(.isPlaceholder)
  }

  /// Whether the brace at `index` opens a trailing closure. In a condition only when something follows the closure that
  /// shows the body is yet to come.
  func startsTrailingClosure(_ index: Int, _ mode: ExpressionMode) -> Bool {
    if startsAccessorBlock(index) || kind(at: index + 1) == .caseKeyword { return false }
    guard mode.contains(.condition) else { return true }
    guard !startsLine(at: index + 1), let closing = partner(of: index) else { return false }
    let next = closing + 1
    switch kind(at: next) {
    case .leftBrace, .whereKeyword, .comma: return true
    case .leftSquare, .leftParen, .period, .isKeyword, .asKeyword, .postfixQuestion, .infixQuestion, .exclamation,
      .colon, .equal, .postfixOperator, .binaryOperator:
      return !startsLine(at: next)
    default: return false
    }
  }

  // MARK: `#if` in a chain

  /// `#if` whose first branch begins with a member.
  private func startsConditionalSuffix() -> Bool {
    var index = position
    for _ in 0..<8 where kind(at: index) == .poundIf { index = indexOfNextLine(index + 1) }
    guard kind(at: index) == .period else { return false }
    return kind(at: index + 1).isWord
  }

  /// All branches hang on the same base; what follows the block hangs on the first of them.
  private mutating func parseConditionalSuffix(_ base: NodeID, _ mode: ExpressionMode) -> NodeID {
    let start = offset
    let mark = pending.count
    pending.append(base)
    parseConditional { parser in
      if parser.kind == .period {
        let member = parser.parseMember(nil)
        parser.pending.append(parser.parseSuffixes(member, mode))
      } else if parser.kind == .poundIf {
        parser.pending.append(parser.parseConditionalSuffix(FileFacts.missing, mode))
      }
    }
    return add(.conditionalSuffixExpression, offset: start, end: lastEnd, childrenFrom: mark)
  }
}
