/// A place in the tokens, and how many bytes of the operator there are read already: `>>` closes two lists.
struct TypeCursor {
  var index: Int
  var skipped: UInt32 = 0
}

/// Whether a type could be read somewhere, without reading it. Needed to tell `a<b>(c)` from comparisons.
extension Parser {
  func startsWithLeftAngle(_ index: Int) -> Bool { operatorByte(TypeCursor(index: index)) == UInt8(ascii: "<") }

  func startsWithRightAngle(_ index: Int) -> Bool { operatorByte(TypeCursor(index: index)) == UInt8(ascii: ">") }

  /// The next byte of the operator at the cursor; 0 when there is no operator.
  @inline(__always)
  private func operatorByte(_ cursor: TypeCursor) -> UInt8 {
    guard kind(at: cursor.index).isOperator else { return 0 }
    return lexer.bytes[Int(lexer.tokens[cursor.index].start &+ cursor.skipped)]
  }

  /// Whether generic arguments stand at `index`, and then something that can follow them in an expression.
  mutating func hasGenericArguments(_ index: Int) -> Bool {
    guard startsWithLeftAngle(index) else { return false }
    let token = lexer.tokens[index]
    if token.end > token.start &+ 1, lexer.bytes[Int(token.start) &+ 1] == UInt8(ascii: ">") { return false }
    var cursor = TypeCursor(index: index)
    guard skipGenericArguments(&cursor, 0) else { return false }
    return canFollowGenericArguments(cursor)
  }

  func indexAfterGenericArguments(_ index: Int) -> Int? {
    var copy = TypeCursor(index: index)
    var budget = 256
    guard skipGenericArguments(&copy, 0, &budget), copy.skipped == 0 else { return nil }
    return copy.index
  }

  private func canFollowGenericArguments(_ cursor: TypeCursor) -> Bool {
    if cursor.skipped > 0 {
      switch operatorByte(cursor) {
      case UInt8(ascii: "?"), UInt8(ascii: "!"): return true
      case UInt8(ascii: "&"):
        return lexer.tokens[cursor.index].end == lexer.tokens[cursor.index].start + cursor.skipped + 1
      default: return false
      }
    }
    switch kind(at: cursor.index) {
    case .rightParen, .rightSquare, .leftBrace, .rightBrace, .period, .comma, .semicolon, .endOfFile, .exclamation,
      .postfixQuestion, .colon, .interpolationEnd:
      return true
    case .binaryOperator: return isOperator(.ampersand, at: cursor.index)
    case .leftParen, .leftSquare: return !startsLine(at: cursor.index)
    default: return false
    }
  }

  /// Whether a type stands at `index`; where it ends.
  mutating func endOfType(_ index: Int) -> Int? {
    var cursor = TypeCursor(index: index)
    return skipType(&cursor, 0) ? cursor.index : nil
  }

  private mutating func skipGenericArguments(_ cursor: inout TypeCursor, _ depth: Int) -> Bool {
    var budget = max(min(lookaheadBudget, 1 << 14), 64)
    let before = budget
    defer { lookaheadBudget -= before - budget }
    return skipGenericArguments(&cursor, depth, &budget)
  }

  mutating func skipType(_ cursor: inout TypeCursor, _ depth: Int) -> Bool {
    var budget = max(min(lookaheadBudget, 1 << 14), 64)
    let before = budget
    defer { lookaheadBudget -= before - budget }
    return skipType(&cursor, depth, &budget)
  }

  // MARK: Skipping

  private func advance(_ cursor: inout TypeCursor) {
    cursor.index += 1
    cursor.skipped = 0
  }

  private func skipOperatorByte(_ cursor: inout TypeCursor) {
    let token = lexer.tokens[cursor.index]
    cursor.skipped += 1
    if token.start + cursor.skipped >= token.end { advance(&cursor) }
  }

  private func skipGenericArguments(_ cursor: inout TypeCursor, _ depth: Int, _ budget: inout Int) -> Bool {
    guard operatorByte(cursor) == UInt8(ascii: "<") else { return false }
    skipOperatorByte(&cursor)
    while operatorByte(cursor) != UInt8(ascii: ">") {
      guard skipType(&cursor, depth + 1, &budget) || skipInteger(&cursor) else { return false }
      guard kind(at: cursor.index) == .comma else { break }
      advance(&cursor)
    }
    guard operatorByte(cursor) == UInt8(ascii: ">") else { return false }
    skipOperatorByte(&cursor)
    return true
  }

  private func skipInteger(_ cursor: inout TypeCursor) -> Bool {
    if isOperator(.minus, at: cursor.index), kind(at: cursor.index + 1) == .integer { advance(&cursor) }
    guard kind(at: cursor.index) == .integer else { return false }
    advance(&cursor)
    return true
  }

  private func skipType(_ cursor: inout TypeCursor, _ depth: Int, _ budget: inout Int) -> Bool {
    budget -= 1
    guard budget > 0, depth < 64 else { return false }
    if kind(at: cursor.index) == .repeatKeyword { advance(&cursor) }
    skipPrefix(&cursor)
    guard skipSimpleType(&cursor, depth, &budget) else { return false }
    while operatorByte(cursor) == UInt8(ascii: "&"), cursor.skipped > 0 || isOperator(.ampersand, at: cursor.index) {
      skipOperatorByte(&cursor)
      guard skipSimpleType(&cursor, depth, &budget) else { return false }
    }
    let index = indexAfterEffects(cursor.index)
    if cursor.skipped == 0, kind(at: index) == .arrow {
      cursor = TypeCursor(index: index + 1)
      return skipType(&cursor, depth + 1, &budget)
    }
    if isOperator(.ellipsis, at: cursor.index) { advance(&cursor) }
    return true
  }

  /// Specifiers and attributes.
  private func skipPrefix(_ cursor: inout TypeCursor) {
    for _ in 0..<Parser.listLimit {
      if kind(at: cursor.index) == .at {
        cursor.index = indexAfterAttribute(cursor.index)
      } else if let end = indexAfterTypeSpecifier(cursor.index) {
        cursor.index = end
      } else {
        break
      }
    }
    if isWord(.some, at: cursor.index) || isWord(.any, at: cursor.index) || isWord(.each, at: cursor.index) {
      advance(&cursor)
    }
  }

  private func skipSimpleType(_ cursor: inout TypeCursor, _ depth: Int, _ budget: inout Int) -> Bool {
    if operatorByte(cursor) == UInt8(ascii: "~"), kind(at: cursor.index) == .prefixOperator {
      skipOperatorByte(&cursor)
    }
    if cursor.skipped > 0 { return false }
    switch kind(at: cursor.index) {
    case .anyKeyword, .wildcard: advance(&cursor)
    case .identifier, .selfTypeKeyword:
      advance(&cursor)
      guard skipSelectorsAndArguments(&cursor, depth, &budget) else { return false }
    case .leftParen:
      guard skipTuple(&cursor, depth, &budget) else { return false }
    case .leftSquare:
      guard skipCollection(&cursor, depth, &budget) else { return false }
    case .repeatKeyword: return true
    default: return false
    }
    while true {
      if cursor.skipped == 0, kind(at: cursor.index) == .period {
        guard kind(at: cursor.index + 1).isWord else { return false }
        cursor.index += 2
        guard skipSelectorsAndArguments(&cursor, depth, &budget) else { return false }
        continue
      }
      let byte = operatorByte(cursor)
      let isMark = byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!")
      let kind = kind(at: cursor.index)
      guard isMark, cursor.skipped > 0 || kind == .postfixQuestion || kind == .exclamation,
        !startsLine(at: cursor.index)
      else { return true }
      skipOperatorByte(&cursor)
    }
  }

  /// `::Name` and `<…>` behind a name.
  private func skipSelectorsAndArguments(_ cursor: inout TypeCursor, _ depth: Int, _ budget: inout Int) -> Bool {
    while kind(at: cursor.index) == .colonColon, kind(at: cursor.index + 1).isWord { cursor.index += 2 }
    guard operatorByte(cursor) == UInt8(ascii: "<") else { return true }
    return skipGenericArguments(&cursor, depth + 1, &budget)
  }

  private func skipTuple(_ cursor: inout TypeCursor, _ depth: Int, _ budget: inout Int) -> Bool {
    advance(&cursor)
    while kind(at: cursor.index) != .rightParen {
      if kind(at: cursor.index) == .inoutKeyword { advance(&cursor) }
      if startsParameterName(cursor.index, isClosure: false) {
        advance(&cursor)
        if isArgumentLabel(cursor.index) { advance(&cursor) }
        guard kind(at: cursor.index) == .colon else { return false }
        advance(&cursor)
      }
      guard skipType(&cursor, depth + 1, &budget) else { return false }
      if isOperator(.ellipsis, at: cursor.index) { advance(&cursor) }
      guard kind(at: cursor.index) == .comma else { break }
      advance(&cursor)
    }
    guard cursor.skipped == 0, kind(at: cursor.index) == .rightParen else { return false }
    advance(&cursor)
    return true
  }

  private func skipCollection(_ cursor: inout TypeCursor, _ depth: Int, _ budget: inout Int) -> Bool {
    advance(&cursor)
    let isCount = skipInteger(&cursor)
    if !isCount {
      guard skipType(&cursor, depth + 1, &budget) else { return false }
    }
    if isWord(.of, at: cursor.index), !startsLine(at: cursor.index) {
      advance(&cursor)
      guard skipType(&cursor, depth + 1, &budget) || skipInteger(&cursor) else { return false }
    } else if isCount {
      return false
    } else if kind(at: cursor.index) == .colon {
      advance(&cursor)
      guard skipType(&cursor, depth + 1, &budget) else { return false }
    }
    guard cursor.skipped == 0, kind(at: cursor.index) == .rightSquare else { return false }
    advance(&cursor)
    return true
  }

  /// `inout`, `isolated`, `nonisolated(nonsending)` … before a type; nil when there is none at `index`.
  func indexAfterTypeSpecifier(_ index: Int) -> Int? {
    if kind(at: index) == .inoutKeyword { return index + 1 }
    guard kind(at: index) == .identifier, lexer.tokens[index].payload < WellKnownName.count,
      !lexer.tokens[index].flags.contains(.isBackticked)
    else { return nil }
    switch WellKnownName(rawValue: lexer.tokens[index].payload) {
    case .sharedSpecifier, .ownedSpecifier, .isolated, ._const, .borrowing, .consuming, .sending, ._resultDependsOn:
      break
    case .nonisolated:
      if kind(at: index + 1) == .leftParen {
        return isWord(.nonsending, at: index + 2) ? indexAfterBalanced(index + 1) : nil
      }
    default: return nil
    }
    // Else it is the type's own name.
    switch kind(at: index + 1) {
    case .identifier, .leftParen, .leftSquare, .at, .anyKeyword, .selfTypeKeyword, .inoutKeyword, .wildcard,
      .repeatKeyword, .prefixOperator:
      return startsLine(at: index + 1) ? nil : index + 1
    default: return nil
    }
  }
}
