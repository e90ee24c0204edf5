/// Statements.
extension Parser {
  /// Whether a statement starts at that token; `if` and `switch` too, which may also be expressions.
  func isStatementStart(_ start: Int, prefersExpression: Bool) -> Bool {
    var index = start
    if kind(at: index) == .identifier, kind(at: index + 1) == .colon { index += 2 }
    switch kind(at: index) {
    case .returnKeyword, .throwKeyword, .deferKeyword, .ifKeyword, .guardKeyword, .whileKeyword, .doKeyword,
      .forKeyword, .breakKeyword, .continueKeyword, .fallthroughKeyword, .switchKeyword:
      return true
    case .repeatKeyword: return kind(at: index + 1) == .leftBrace
    case .identifier:
      return isWord(.yield, at: index) && startsOperand(index + 1)
        || isWord(.discard, at: index) && startsOperand(index + 1)
    case .tryKeyword where !prefersExpression:
      // Only by mistake: `try return x`.
      switch kind(at: index + 1) {
      case .ifKeyword, .switchKeyword, .doKeyword: return false
      default: return isStatementStart(index + 1, prefersExpression: true)
      }
    default: return false
    }
  }

  /// Whether what follows `yield` or `discard` is its operand.
  private func startsOperand(_ index: Int) -> Bool {
    if startsLine(at: index) { return false }
    switch kind(at: index) {
    case .identifier, .dollarIdentifier, .wildcard, .integer, .float, .string, .stringBegin, .regex, .prefixAmpersand,
      .prefixOperator, .at, .backslash, .pound, .poundName, .anyKeyword, .selfTypeKeyword, .selfKeyword,
      .superKeyword, .initKeyword, .trueKeyword, .falseKeyword, .nilKeyword, .repeatKeyword, .tryKeyword, .ifKeyword,
      .switchKeyword:
      return true
    default:
      return false
    }
  }

  mutating func parseStatement() -> NodeID {
    let start = offset
    if kind == .identifier, nextKind == .colon {
      let label = name
      advance()
      advance()
      let statement = parseUnlabeledStatement()
      return add(.labeledStatement, name: label, offset: start, end: lastEnd, statement)
    }
    return parseUnlabeledStatement()
  }

  private mutating func parseUnlabeledStatement() -> NodeID {
    let start = offset
    switch kind {
    case .returnKeyword: return parseValueStatement(.returnStatement)
    case .throwKeyword: return parseValueStatement(.throwStatement)
    case .breakKeyword: return parseJump(.breakStatement)
    case .continueKeyword: return parseJump(.continueStatement)
    case .fallthroughKeyword: return addToken(.fallthroughStatement)
    case .deferKeyword:
      advance()
      let block = parseBlock()
      return add(.deferStatement, offset: start, end: lastEnd, block)
    case .guardKeyword: return parseGuard()
    case .whileKeyword: return parseWhile()
    case .repeatKeyword: return parseRepeat()
    case .forKeyword: return parseFor()
    case .ifKeyword: return parseStatementExpression(parseIf())
    case .switchKeyword: return parseStatementExpression(parseSwitch())
    case .doKeyword: return parseStatementExpression(parseDo())
    case .identifier where isWord(.yield): return parseYield()
    case .identifier where isWord(.discard): return parseValueStatement(.discardStatement)
    default:
      // `try return x`
      advance()
      return isStatementStart(position, prefersExpression: true)
        ? parseUnlabeledStatement() : add(.unknownExpression, offset: start, end: lastEnd)
    }
  }

  /// `if … { } else { } as T`
  private mutating func parseStatementExpression(_ expression: NodeID) -> NodeID {
    guard kind == .asKeyword else { return expression }
    let start = nodes[Int(expression)].offset
    let mark = pending.count
    pending.append(expression)
    pending.append(parseCast())
    return add(.sequenceExpression, offset: start, end: lastEnd, childrenFrom: mark)
  }

  private mutating func parseValueStatement(_ statement: NodeKind) -> NodeID {
    let start = offset
    advance()
    var value = FileFacts.missing
    if startsReturnValue() { value = parseExpression() }
    return add(statement, offset: start, end: lastEnd, value)
  }

  private func startsReturnValue() -> Bool {
    switch kind {
    case .rightBrace, .caseKeyword, .defaultKeyword, .semicolon, .poundIf, .poundEndif, .poundElse, .poundElseif,
      .endOfFile:
      return false
    case .ifKeyword, .switchKeyword: return true
    case .at where startsLine:
      let index = indexAfterAttributes(position)
      if kind(at: index) == .caseKeyword || kind(at: index) == .defaultKeyword { return false }
    default: break
    }
    return !isStatementStart(position, prefersExpression: true) && !isDeclarationStart(position, isMember: false)
  }

  private mutating func parseJump(_ statement: NodeKind) -> NodeID {
    let start = offset
    advance()
    var label: NameID = 0
    if kind == .identifier, !startsLine, !isStatementStart(position, prefersExpression: true),
      !isDeclarationStart(position, isMember: false)
    {
      label = name
      advance()
    }
    return add(statement, name: label, offset: start, end: lastEnd)
  }

  private mutating func parseYield() -> NodeID {
    let start = offset
    let mark = pending.count
    advance()
    if kind == .leftParen {
      parseParentheses { parser in
        let value = parser.parseExpression()
        parser.pending.append(value)
      }
    } else {
      pending.append(parseExpression())
    }
    return add(.yieldStatement, offset: start, end: lastEnd, childrenFrom: mark)
  }

  // MARK: Loops

  private mutating func parseWhile() -> NodeID {
    let start = offset
    let mark = pending.count
    advance()
    pending.append(parseConditions())
    pending.append(parseBlock())
    return add(.whileStatement, offset: start, end: lastEnd, childrenFrom: mark)
  }

  private mutating func parseRepeat() -> NodeID {
    let start = offset
    let mark = pending.count
    advance()
    pending.append(parseBlock())
    pending.append(consume(.whileKeyword) ? parseExpression() : FileFacts.missing)
    return add(.repeatStatement, offset: start, end: lastEnd, childrenFrom: mark)
  }

  private mutating func parseFor() -> NodeID {
    let start = offset
    let mark = pending.count
    var flags: NodeFlags = []
    advance()
    if consume(.tryKeyword) { flags.insert(.isTry) }
    if isWord(.await) {
      advance()
      flags.insert(.isAwait)
      bodyEffects.insert(.hasAwait)
    }
    if isWord(.unsafe), nextKind != .inKeyword, nextKind != .colon { advance() }
    bindsLet = true
    if consume(.caseKeyword) {
      pending.append(parseMatchingPattern(.matching))
    } else {
      pending.append(parsePattern())
    }
    pending.append(consume(.colon) ? parseResultType() : FileFacts.missing)
    let hasSequence = consume(.inKeyword)
    pending.append(hasSequence && kind != .leftBrace ? parseExpression(.condition) : FileFacts.missing)
    pending.append(consume(.whereKeyword) ? parseExpression(.condition) : FileFacts.missing)
    pending.append(parseBlock())
    return add(
      .forStatement, flags: flags, name: WellKnownName.for.id, offset: start, end: lastEnd, childrenFrom: mark)
  }

  // MARK: do

  mutating func parseDo() -> NodeID {
    let start = offset
    let mark = pending.count
    advance()
    let effects = parseEffects()
    pending.append(parseBlock())
    while kind == .catchKeyword { pending.append(parseCatch()) }
    return add(
      .doStatement, flags: effects.intersection(.hasErrorType), offset: start, end: lastEnd, childrenFrom: mark)
  }

  private mutating func parseCatch() -> NodeID {
    let start = offset
    let mark = pending.count
    advance()
    while kind != .leftBrace, kind != .endOfFile, kind != .rightBrace {
      let before = position
      pending.append(parseCaseItem(.condition))
      if !consume(.comma) || position == before { break }
    }
    pending.append(parseBlock())
    return add(.catchClause, offset: start, end: lastEnd, childrenFrom: mark)
  }

  /// `pattern where condition`
  mutating func parseCaseItem(_ mode: ExpressionMode) -> NodeID {
    let start = offset
    let mark = pending.count
    let hasPattern = kind != .whereKeyword && kind != .leftBrace
    pending.append(hasPattern ? parseMatchingPattern(.matching) : FileFacts.missing)
    pending.append(consume(.whereKeyword) ? parseExpression(mode) : FileFacts.missing)
    return add(.caseItem, offset: start, end: lastEnd, childrenFrom: mark)
  }
}
