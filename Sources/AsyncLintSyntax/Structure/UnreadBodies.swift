/// Bodies that are left unread: nine of ten are never asked for, and most nodes stand in bodies.
extension Parser {
  /// Skips the body that starts here and notes the names in it. Returns its block, or nil when it has to be read.
  ///
  /// A body that declares functions or types is read at once: those belong to the index of the whole program.
  mutating func leaveBodyUnread(isInitializer: Bool) -> NodeID? {
    guard depth < Parser.depthLimit, let closing = partner(of: position), closing > position,
      lexer.tokens[closing].kind == .rightBrace,
      lexer.tokens[closing].payload == UInt32(truncatingIfNeeded: position)
    else { return nil }
    let namesStart = bodyNames.count
    let number = UInt32(truncatingIfNeeded: unreadBodies.count &+ 1)
    for index in (position &+ 1)..<closing {
      let token = lexer.tokens[index]
      switch token.kind {
      case .identifier:
        if token.payload == WellKnownName.actor.id, kind(at: index &+ 1) == .identifier { return readAfterAll(namesStart) }
        note(token.payload, ofBody: number)
      case .leftSquare:
        // A subscript, unless it is the beginning of a literal or type.
        if !token.flags.contains(.startsLine) { note(WellKnownName.subscript.id, ofBody: number) }
      case .dollarIdentifier, .binaryOperator, .prefixOperator, .postfixOperator, .initKeyword, .selfTypeKeyword:
        note(token.payload, ofBody: number)
      case .funcKeyword, .structKeyword, .classKeyword, .enumKeyword, .protocolKeyword, .extensionKeyword,
        .typealiasKeyword, .importKeyword:
        if kind(at: index &- 1) != .period { return readAfterAll(namesStart) }
        note(token.payload, ofBody: number)
      default:
        // As a member any word will do.
        if token.kind.isKeyword, kind(at: index &- 1) == .period { note(token.payload, ofBody: number) }
      }
    }
    let start = offset
    let tokenCount = UInt32(truncatingIfNeeded: closing &- position)
    skip(to: closing)
    advance()
    let block = add(.block, offset: start, end: lastEnd)
    nodes.update(Int(block)) { $0.children = Node.unread }
    unreadBodies.append(
      UnreadBody(
        block: block, tokenCount: tokenCount, namesEnd: UInt32(truncatingIfNeeded: bodyNames.count),
        isInitializer: isInitializer))
    return block
  }

  @inline(__always)
  private mutating func note(_ name: NameID, ofBody number: UInt32) {
    guard name < bodyOfName.count, bodyOfName[Int(name)] != number else { return }
    bodyOfName[Int(name)] = number
    bodyNames.append(name)
  }

  private mutating func readAfterAll(_ namesStart: Int) -> NodeID? {
    // A later body with the same number notes these names anew.
    for index in namesStart..<bodyNames.count { bodyOfName[Int(bodyNames[index])] = 0 }
    bodyNames.truncate(to: namesStart)
    return nil
  }

  /// The nodes of a body that starts at `start`, where the bytes end with it.
  mutating func parseBody(_ bytes: SourceBytes, from start: Int, isInitializer: Bool) -> FileFacts {
    lexer.lex(bytes, from: start)
    reset()
    var facts = FileFacts()
    facts.root = parseBody(allowsInitializers: !isInitializer)
    facts.nodes = nodes.array()
    facts.childListEntries = childLists.array()
    facts.names = lexer.names.table()
    return facts
  }
}
