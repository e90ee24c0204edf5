/// Closures and their signatures.
extension Parser {
  /// `{ [captures] (parameters) async throws -> Result in statements }`
  mutating func parseClosure() -> NodeID {
    let start = offset
    let mark = pending.count
    if skipIfTooDeep() {
      let block = add(.block, offset: start, end: lastEnd)
      for _ in 0..<4 { pending.append(FileFacts.missing) }
      pending.append(block)
      return add(.closureExpression, offset: start, end: lastEnd, childrenFrom: mark)
    }
    var flags: NodeFlags = []
    var effects: NodeFlags = []
    let opening = UInt32(truncatingIfNeeded: position)
    parseBraces { parser, closing in
      flags = parser.parseClosureSignature()
      let outer = parser.enterBody()
      let outerBinds = parser.bindsLet
      let statements = parser.pending.count
      parser.parseItems(closing: closing, isMember: false)
      effects = parser.bodyEffects
      parser.leaveBody(outer)
      parser.bindsLet = outerBinds
      if parser.position < closing, closing < parser.lexer.tokens.count { parser.skip(to: closing) }
      // The closing brace belongs to the block.
      let isClosed = parser.kind == .rightBrace && (closing != parser.position || parser.token.payload == opening)
      let end = isClosed ? parser.token.end : parser.lastEnd
      let block = parser.add(.block, flags: effects, offset: start, end: end, childrenFrom: statements)
      parser.pending.append(block)
    }
    return add(
      .closureExpression, flags: flags.union(effects), offset: start, end: lastEnd, childrenFrom: mark)
  }

  /// Leaves the four children before the block in `pending`.
  private mutating func parseClosureSignature() -> NodeFlags {
    guard hasClosureSignature() else {
      for _ in 0..<4 { pending.append(FileFacts.missing) }
      return []
    }
    pending.append(parseAttributes())
    pending.append(kind == .leftSquare ? parseCaptures() : FileFacts.missing)
    pending.append(parseClosureParameters())
    let flags = parseEffects()
    pending.append(consume(.arrow) ? parseType() : FileFacts.missing)
    while kind != .inKeyword, kind != .rightBrace, kind != .endOfFile { skip(to: indexAfterBalanced(position)) }
    _ = consume(.inKeyword)
    return flags
  }

  /// Whether what stands behind the brace is a signature: it ends with `in`.
  private mutating func hasClosureSignature() -> Bool {
    var index = position
    switch kind {
    case .at, .leftParen, .leftSquare, .identifier, .wildcard: break
    default: return false
    }
    for _ in 0..<Parser.listLimit {
      guard kind(at: index) == .at, kind(at: index + 1) == .identifier else { break }
      index = indexAfterAttribute(index)
    }
    if kind(at: index) == .leftSquare {
      let end = indexAfterBalanced(index)
      guard end > index + 1 else { return false }
      index = end
    }
    if kind(at: index) == .leftParen {
      index = indexAfterBalanced(index)
    } else if kind(at: index) == .identifier || kind(at: index) == .wildcard {
      guard let end = endOfNames(index) else { return false }
      index = end
    }
    index = indexAfterEffects(index)
    if kind(at: index) == .arrow {
      return endOfType(index + 1) != nil
    }
    return kind(at: index) == .inKeyword
  }

  /// `a, _, b: Int`
  private mutating func endOfNames(_ start: Int) -> Int? {
    var index = start + 1
    while true {
      if kind(at: index) == .colon {
        guard let end = endOfType(index + 1) else { return index }
        index = end
      }
      guard kind(at: index) == .comma else { return index }
      index += 1
      guard kind(at: index) == .identifier || kind(at: index) == .wildcard else { return nil }
      index += 1
    }
  }

  // MARK: Captures and parameters

  private mutating func parseCaptures() -> NodeID {
    let start = offset
    let mark = pending.count
    let closing = partner(of: position) ?? position
    advance()
    while position < closing {
      let before = position
      pending.append(parseCapture())
      _ = consume(.comma)
      if position == before { skipUnexpected() }
    }
    skip(to: closing)
    _ = consume(.rightSquare)
    return add(.captureList, offset: start, end: lastEnd, childrenFrom: mark)
  }

  private mutating func parseCapture() -> NodeID {
    var flags: NodeFlags = []
    if isWord(.weak) || isWord(.unowned), nextKind != .equal, nextKind != .comma, nextKind != .rightSquare {
      flags = isWord(.unowned) ? [.isWeak, .isUnowned] : .isWeak
      advance()
      if kind == .leftParen { skip(to: indexAfterBalanced(position)) }
    }
    let name = token
    if kind.isWord { advance() }
    guard name.kind.isWord else {
      let value = consume(.equal) ? parseExpression() : FileFacts.missing
      return add(.capture, flags: flags, name: 0, offset: name.start, end: lastEnd, value)
    }
    let value =
      consume(.equal)
      ? parseExpression()
      : add(
        .identifierExpression, flags: backtickFlags(name, []), name: name.payload, offset: name.start, end: lastEnd)
    return add(.capture, flags: flags, name: name.payload, offset: name.start, end: lastEnd, value)
  }

  /// `if let x` stands for `if let x = x`, and `[x]` for `[x = x]`: what the value would be, at the place of the name.
  mutating func shorthandValue(of pattern: NodeID) -> NodeID {
    let node = nodes[Int(pattern)]
    guard node.kind == .bindingPattern else { return FileFacts.missing }
    return add(
      .identifierExpression, flags: node.flags.intersection(.isBackticked), name: node.name, offset: node.offset,
      end: node.end)
  }

  private mutating func parseClosureParameters() -> NodeID {
    if kind == .leftParen { return parseParameterClause(isClosure: true) }
    guard kind == .identifier || kind == .wildcard else { return FileFacts.missing }
    let start = offset
    let mark = pending.count
    while kind == .identifier || kind == .wildcard {
      let name = token
      advance()
      let parameter = pending.count
      pending.append(FileFacts.missing)
      pending.append(consume(.colon) ? parseType() : FileFacts.missing)
      pending.append(FileFacts.missing)
      pending.append(FileFacts.missing)
      pending.append(
        add(.parameter, name: name.payload, offset: name.start, end: lastEnd, childrenFrom: parameter))
      if !consume(.comma) { break }
    }
    return add(.parameterClause, offset: start, end: lastEnd, childrenFrom: mark)
  }
}
