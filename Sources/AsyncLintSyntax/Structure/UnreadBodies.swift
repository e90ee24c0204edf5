/// Bodies that are left unread: many are never asked for, and most nodes stand in bodies.
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
    var hasBraces = false
    for index in (position &+ 1)..<closing {
      let token = lexer.tokens[index]
      switch token.kind {
      case .identifier:
        if token.payload == WellKnownName.actor.id, kind(at: index &+ 1) == .identifier {
          bodyNames.truncate(to: namesStart)
          return nil
        }
        note(token.payload, at: index, namesStart)
      case .leftBrace: hasBraces = true
      case .poundIf: hasConditionalCode = true
      case .leftSquare:
        // A subscript, unless it is the beginning of a literal or type.
        if !token.flags.contains(.startsLine) { note(WellKnownName.subscript.id, at: index, namesStart) }
      // A loop uses an iterator without naming it.
      case .dollarIdentifier, .binaryOperator, .prefixOperator, .postfixOperator, .initKeyword, .selfTypeKeyword,
        .forKeyword:
        note(token.payload, at: index, namesStart)
      case .funcKeyword, .structKeyword, .classKeyword, .enumKeyword, .protocolKeyword, .extensionKeyword,
        .typealiasKeyword, .importKeyword:
        if kind(at: index &- 1) != .period {
          bodyNames.truncate(to: namesStart)
          return nil
        }
        note(token.payload, at: index, namesStart)
      default:
        // As a member or a label any word will do.
        if token.kind.isKeyword, kind(at: index &- 1) == .period || kind(at: index &+ 1) == .colon {
          note(token.payload, at: index, namesStart)
        }
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
        hasBraces: hasBraces, isInitializer: isInitializer))
    return block
  }

  /// Notes the name of a token of the body whose names start at `namesStart`.
  @inline(__always)
  private mutating func note(_ name: NameID, at index: Int, _ namesStart: Int) {
    guard name < bodyNamePlaces.count else { return }
    var place = Int(bodyNamePlaces[Int(name)]) &- 1
    // What other bodies have noted stands before this body's names, what was taken back behind them or under another name.
    if place < namesStart || place >= bodyNames.count || bodyNames[place].name != name {
      place = bodyNames.count
      bodyNamePlaces[Int(name)] = UInt32(truncatingIfNeeded: place &+ 1)
      bodyNames.append(BodyName(name))
    }
    let ways: BodyNameWays
    if kind(at: index &+ 1) == .leftParen {
      ways = waysBeforeArguments(name, at: index, namesStart)
    } else {
      ways = waysWithoutArguments(at: index)
    }
    let isAlone = kind(at: index &- 1) != .period || followsCapital(index)
    bodyNames.update(place) { $0.add(isAlone && !ways.isEmpty ? ways.union(.alone) : ways) }
  }

  /// How a name occurs that a parenthesis follows. That of a call is noted together with its first label.
  @inline(__always)
  private mutating func waysBeforeArguments(_ name: NameID, at index: Int, _ namesStart: Int) -> BodyNameWays {
    guard kind(at: index &+ 3) == .colon else { return .called }
    if isCompoundReference(at: index) { return [.uncalled, .handedOn] }
    if kind(at: index &+ 2).isWord { noteCompound(name, at: index, namesStart) }
    return .called
  }

  /// How a name occurs, by its neighbours alone: where they leave it open, in all ways that it may.
  @inline(__always)
  private func waysWithoutArguments(at index: Int) -> BodyNameWays {
    let previous = kind(at: index &- 1)
    let isIdentifier = kind(at: index) == .identifier
    switch kind(at: index &+ 1) {
    case .period where isIdentifier && kind(at: index &+ 2) != .selfKeyword: return .uncalled
    // `f(name: x)`
    case .colon where isIdentifier && previous == .leftParen: return []
    case .colon where isIdentifier && previous == .comma: return .uncalled
    case .equal where isIdentifier: return .uncalled
    // `if let name {`; a closure behind the name of any other is given to a call.
    case .leftBrace where previous != .letKeyword && previous != .varKeyword: return .called
    case .leftSquare where isIdentifier && !lexer.tokens[index &+ 1].flags.contains(.startsLine): return .uncalled
    case .postfixQuestion, .exclamation, .prefixOperator, .postfixOperator, .binaryOperator:
      return [.called, .uncalled, .handedOn, .apart]
    // `(name)(x)`, `(value.name)(x)`
    case .rightParen where previous == .leftParen || kind(at: index &+ 2) == .leftParen:
      return [.called, .uncalled, .handedOn]
    default: return isAttribute(at: index) ? [.called, .uncalled, .handedOn, .apart] : [.uncalled, .handedOn]
    }
  }

  /// `@Name`, `@Module.Type.Name`
  private func isAttribute(at index: Int) -> Bool {
    var first = index
    while kind(at: first &- 1) == .period, kind(at: first &- 2) == .identifier { first &-= 2 }
    return kind(at: first &- 1) == .at
  }

  /// `read(from:)`, `copy(_:to:)`: no value stands behind the first label.
  private func isCompoundReference(at index: Int) -> Bool {
    let next = kind(at: index &+ 4)
    return next == .rightParen || next.isWord && kind(at: index &+ 5) == .colon
  }

  /// Notes the name of a call together with its first label.
  @inline(never)
  private mutating func noteCompound(_ name: NameID, at index: Int, _ namesStart: Int) {
    compound.truncate(to: 0)
    lexer.names.append(name, to: &compound)
    compound.append(UInt8(ascii: "("))
    lexer.names.append(lexer.tokens[index &+ 2].payload, to: &compound)
    let both = compound.withElements { lexer.names.intern(SourceBytes($0), 0, $0.count) }
    if both >= bodyNamePlaces.count {
      bodyNamePlaces.append(repeating: 0, count: Int(both) &- bodyNamePlaces.count &+ 1)
    }
    let place = Int(bodyNamePlaces[Int(both)]) &- 1
    if place >= namesStart, place < bodyNames.count, bodyNames[place].name == both { return }
    bodyNamePlaces[Int(both)] = UInt32(truncatingIfNeeded: bodyNames.count &+ 1)
    bodyNames.append(BodyName(both))
  }

  /// Whether a member's base is one word with a capital letter.
  private func followsCapital(_ index: Int) -> Bool {
    guard index >= 3, kind(at: index &- 2) == .identifier, kind(at: index &- 3) != .period else { return false }
    let first = lexer.bytes[Int(lexer.tokens[index &- 2].start)]
    return first >= UInt8(ascii: "A") && first <= UInt8(ascii: "Z")
  }

  /// Reads the body that starts at `start`, where the bytes end with it.
  mutating func withBody<Result>(
    _ bytes: SourceBytes, from start: Int, isInitializer: Bool, keepsNames: Bool, _ use: (BodyFacts) -> Result
  ) -> Result {
    lexer.lex(bytes, from: start, keepsNames: keepsNames)
    reset()
    let root = parseBody(allowsInitializers: !isInitializer)
    return nodes.withElements { nodes in
      childLists.withElements { childLists in
        lexer.names.withTexts { text, ends in
          use(
            BodyFacts(
              nodes: nodes, childLists: childLists, root: root, longChains: longChains, text: text, ends: ends))
        }
      }
    }
  }
}
