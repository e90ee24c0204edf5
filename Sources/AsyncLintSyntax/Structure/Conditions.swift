/// `if`, `guard`, `switch`: conditions and branches.
extension Parser {
  /// `else if` chains are a loop: they may be long. Each branch leaves its start, conditions and block in `pending`.
  mutating func parseIf() -> NodeID {
    var branches = 1
    while true {
      pending.append(offset)
      advance()
      pending.append(parseConditions())
      pending.append(parseBlock())
      guard kind == .elseKeyword, nextKind == .ifKeyword else { break }
      branches += 1
      advance()
    }
    var alternative = consume(.elseKeyword) ? parseBlock() : FileFacts.missing
    // From the last branch outwards: each is the `else` of the one before it.
    for _ in 0..<branches {
      pending.append(alternative)
      let mark = pending.count &- 3
      let start = pending[mark &- 1]
      alternative = add(.ifExpression, offset: start, end: lastEnd, childrenFrom: mark)
      pending.truncate(to: mark &- 1)
    }
    return alternative
  }

  mutating func parseGuard() -> NodeID {
    let start = offset
    let mark = pending.count
    advance()
    pending.append(parseConditions())
    _ = consume(.elseKeyword)
    pending.append(parseBlock())
    return add(.guardStatement, offset: start, end: lastEnd, childrenFrom: mark)
  }

  mutating func parseConditions() -> NodeID {
    let start = offset
    let mark = pending.count
    while kind != .leftBrace, kind != .elseKeyword, kind != .endOfFile {
      let before = position
      let condition = parseCondition()
      if position > before { pending.append(condition) }
      if consume(.comma) { continue }
      if kind == .whereKeyword || isOperator(.doubleAmpersand, at: position) {
        advance()
        continue
      }
      break
    }
    return add(.conditionList, offset: start, end: lastEnd, childrenFrom: mark)
  }

  private mutating func parseCondition() -> NodeID {
    let start = offset
    switch kind {
    case .poundAvailable, .poundUnavailable:
      advance()
      if kind == .leftParen { skip(to: indexAfterBalanced(position)) }
      return add(.availabilityCondition, offset: start, end: lastEnd)
    case .letKeyword, .varKeyword, .inoutKeyword:
      bindsLet = kind == .letKeyword
      advance()
      let pattern = parseMatchingPattern(.binding)
      return finishBinding(.optionalBinding, start, pattern)
    case .caseKeyword:
      advance()
      let pattern = parseMatchingPattern(.matching)
      return finishBinding(.patternCondition, start, pattern)
    default:
      return parseExpression(.condition)
    }
  }

  private mutating func finishBinding(_ kind: NodeKind, _ start: UInt32, _ pattern: NodeID) -> NodeID {
    let mark = pending.count
    pending.append(pattern)
    pending.append(consume(.colon) ? parseType() : FileFacts.missing)
    pending.append(consume(.equal) ? parseExpression(.condition) : shorthandValue(of: pattern))
    return add(kind, offset: start, end: lastEnd, childrenFrom: mark)
  }

  // MARK: switch

  mutating func parseSwitch() -> NodeID {
    let start = offset
    let mark = pending.count
    advance()
    pending.append(kind == .leftBrace ? FileFacts.missing : parseExpression(.condition))
    if kind == .leftBrace, !skipIfTooDeep() {
      parseBraces { $0.parseSwitchCases(closing: $1) }
    }
    return add(.switchExpression, offset: start, end: lastEnd, childrenFrom: mark)
  }

  private mutating func parseSwitchCases(closing: Int, inConditional: Bool = false) {
    while position < closing {
      switch kind {
      case .endOfFile: return
      case .poundElseif, .poundElse, .poundEndif:
        if inConditional { return }
        skipUnexpected()
      case .poundIf:
        parseConditional { $0.parseSwitchCases(closing: $0.lexer.tokens.count, inConditional: true) }
      case .rightBrace:
        if closing >= lexer.tokens.count { return }
        skipUnexpected()
      default:
        if startsSwitchCase(position) {
          pending.append(parseSwitchCase(closing, inConditional))
        } else {
          skipUnexpected()
        }
      }
    }
  }

  private func startsSwitchCase(_ start: Int) -> Bool {
    let index = indexAfterAttributes(start)
    return kind(at: index) == .caseKeyword || kind(at: index) == .defaultKeyword
  }

  private mutating func parseSwitchCase(_ closing: Int, _ inConditional: Bool) -> NodeID {
    let start = offset
    let mark = pending.count
    while kind == .at { skip(to: indexAfterAttribute(position)) }
    let isDefault = kind == .defaultKeyword
    let label = offset
    let items = pending.count
    advance()
    if !isDefault {
      repeat {
        let before = position
        pending.append(parseCaseItem([]))
        if position == before { break }
      } while consume(.comma)
    }
    let labelEnd = lastEnd
    _ = consume(.colon)
    pending.append(add(.caseLabel, offset: label, end: labelEnd, childrenFrom: items))
    pending.append(parseSwitchCaseBody(closing))
    return add(.switchCase, offset: start, end: lastEnd, childrenFrom: mark)
  }

  /// Statements up to the next case, also when it stands in an `#if`.
  private mutating func parseSwitchCaseBody(_ closing: Int) -> NodeID {
    let start = offset
    let mark = pending.count
    while position < closing, !endsSwitchCase() {
      if kind == .semicolon {
        advance()
        continue
      }
      let before = position
      parseItem(isMember: false)
      if position == before { skipUnexpected() }
    }
    return add(.block, offset: start, end: max(lastEnd, start), childrenFrom: mark)
  }

  private func endsSwitchCase() -> Bool {
    switch kind {
    case .caseKeyword, .defaultKeyword, .endOfFile, .poundElse, .poundElseif, .poundEndif, .rightBrace: return true
    case .at: return startsSwitchCase(position)
    case .poundIf:
      var index = position
      for _ in 0..<8 where kind(at: index) == .poundIf { index = indexOfNextLine(index + 1) }
      return startsSwitchCase(index)
    default: return false
    }
  }
}
