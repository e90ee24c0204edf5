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
    guard let hasBraces = noteNames(from: position &+ 1, to: closing) else { return nil }
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

  /// Notes the names of a body, that is of the tokens from `first` to `closing`. Returns whether braces stand among them, or nil when the
  /// body declares something: then nothing is noted.
  private mutating func noteNames(from first: Int, to closing: Int) -> Bool? {
    let namesStart = bodyNames.count
    var hasBraces = false
    let tokens = lexer.tokens.memory
    // `TokenPlace` does not check: its neighbours are those of a token between braces, with four ends of the file behind the last.
    precondition(first > 0 && closing &+ 4 < tokens.count)
    var index = first
    while index < closing {
      let place = TokenPlace(tokens, index)
      let token = place.token
      index &+= 1
      if token.kind.isOnlyPunctuation { continue }
      var name = token.payload
      switch token.kind {
      case .identifier:
        if name == WellKnownName.actor.id, place[1] == .identifier {
          takeBackNames(from: namesStart)
          return nil
        }
      case .leftBrace:
        hasBraces = true
        continue
      case .poundIf:
        hasConditionalCode = true
        continue
      case .leftSquare:
        // A subscript, unless it is the beginning of a literal or type.
        if token.flags.contains(.startsLine) { continue }
        name = WellKnownName.subscript.id
      // A loop uses an iterator without naming it.
      case .dollarIdentifier, .binaryOperator, .prefixOperator, .postfixOperator, .initKeyword, .selfTypeKeyword,
        .forKeyword:
        break
      case .funcKeyword, .structKeyword, .classKeyword, .enumKeyword, .protocolKeyword, .extensionKeyword,
        .typealiasKeyword, .importKeyword:
        if place[-1] != .period {
          takeBackNames(from: namesStart)
          return nil
        }
      default:
        // As a member or a label any word will do.
        guard token.kind.isKeyword, place[-1] == .period || place[1] == .colon else { continue }
      }
      note(name, at: place, namesStart)
    }
    return hasBraces
  }

  /// Forgets the names of a body, so that a name's place is always one where it stands.
  private mutating func takeBackNames(from namesStart: Int) {
    for place in namesStart..<bodyNames.count { bodyNamePlaces[Int(bodyNames[place].name)] = 0 }
    bodyNames.truncate(to: namesStart)
  }

  /// Notes the name of a token of the body whose names start at `namesStart`.
  @inline(__always)
  private mutating func note(_ name: NameID, at token: TokenPlace, _ namesStart: Int) {
    guard name < bodyNamePlaces.count else { return }
    var place = Int(bodyNamePlaces[Int(name)]) &- 1
    // What other bodies have noted stands before this body's names.
    if place < namesStart {
      place = bodyNames.count
      bodyNamePlaces[Int(name)] = UInt32(truncatingIfNeeded: place &+ 1)
      bodyNames.append(BodyName(name))
    }
    var ways: BodyNameWays
    if token[1] == .leftParen {
      ways = .called
      if token[3] == .colon {
        if token.isCompoundReference {
          ways = [.uncalled, .handedOn]
        } else if token[2].isWord {
          noteCompound(name, at: token, namesStart)
        }
      }
    } else {
      ways = token.waysWithoutArguments
    }
    if !ways.isEmpty, token[-1] != .period || followsCapital(token) { ways.insert(.alone) }
    bodyNames.update(place) { $0.add(ways) }
  }

  /// Notes the name of a call together with its first label: `name(label`.
  @inline(never)
  private mutating func noteCompound(_ name: NameID, at token: TokenPlace, _ namesStart: Int) {
    let both: NameID
    if token.isWrittenWithoutTrivia {
      both = lexer.names.intern(lexer.bytes, Int(token.token.start), Int(token.label.end))
    } else {
      compound.truncate(to: 0)
      lexer.names.append(name, to: &compound)
      compound.append(UInt8(ascii: "("))
      lexer.names.append(token.label.payload, to: &compound)
      both = compound.withElements { lexer.names.intern(SourceBytes($0), 0, $0.count) }
    }
    if both >= bodyNamePlaces.count {
      bodyNamePlaces.append(repeating: 0, count: Int(both) &- bodyNamePlaces.count &+ 1)
    }
    if Int(bodyNamePlaces[Int(both)]) > namesStart { return }
    bodyNamePlaces[Int(both)] = UInt32(truncatingIfNeeded: bodyNames.count &+ 1)
    bodyNames.append(BodyName(both))
  }

  /// Whether a member's base is one word with a capital letter.
  private func followsCapital(_ token: TokenPlace) -> Bool {
    guard token.index >= 3, token[-2] == .identifier, token[-3] != .period else { return false }
    let first = lexer.bytes[Int(token.token(-2).start)]
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

extension TokenKind {
  /// Half of all tokens: a number or a mark of which nothing is to note in a body, whatever stands around it.
  @inline(__always)
  fileprivate var isOnlyPunctuation: Bool {
    switch self {
    case .period, .comma, .colon, .equal, .leftParen, .rightParen, .rightSquare, .rightBrace, .semicolon, .integer,
      .float, .string, .arrow, .postfixQuestion, .exclamation, .infixQuestion, .prefixAmpersand:
      return true
    default: return false
    }
  }
}

/// A token of a body, with those around it.
///
/// A pointer, because half of the tokens of a program are looked at in this way, each with up to five neighbours: with checks and through the
/// parser it took 2 % of an analysis more (callgrind, 89 MB of packages). Only for tokens between two braces.
private struct TokenPlace {
  private let pointer: UnsafePointer<Token>
  let index: Int

  @inline(__always)
  init(_ tokens: UnsafeBufferPointer<Token>, _ index: Int) {
    pointer = tokens.baseAddress.unsafelyUnwrapped + index
    self.index = index
  }

  @inline(__always)
  var token: Token { pointer.pointee }

  @inline(__always)
  func token(_ distance: Int) -> Token { pointer[distance] }

  /// The kind of a neighbour.
  @inline(__always)
  subscript(distance: Int) -> TokenKind { pointer[distance].kind }

  /// Of a call: `name(label: …)`.
  @inline(__always)
  var label: Token { pointer[2] }

  /// The bytes from the name to the label are those of `name(label`.
  @inline(__always)
  var isWrittenWithoutTrivia: Bool {
    token.kind != .leftSquare && !token.flags.contains(.isBackticked)
      && pointer[1].flags.isDisjoint(with: [.startsLine, .followsTrivia])
      && label.flags.isDisjoint(with: [.startsLine, .followsTrivia, .isBackticked])
  }

  /// How a name occurs that no parenthesis follows, by its neighbours alone: where they leave it open, in all ways that it may.
  @inline(__always)
  var waysWithoutArguments: BodyNameWays {
    let previous = self[-1]
    let isIdentifier = self[0] == .identifier
    switch self[1] {
    case .period where isIdentifier && self[2] != .selfKeyword: return .uncalled
    // `f(name: x)`
    case .colon where isIdentifier && previous == .leftParen: return []
    case .colon where isIdentifier && previous == .comma: return .uncalled
    case .equal where isIdentifier: return .uncalled
    // `if let name {`; a closure behind the name of any other is given to a call.
    case .leftBrace where previous != .letKeyword && previous != .varKeyword: return .called
    case .leftSquare where isIdentifier && !pointer[1].flags.contains(.startsLine): return .uncalled
    case .postfixQuestion, .exclamation, .prefixOperator, .postfixOperator, .binaryOperator:
      return [.called, .uncalled, .handedOn, .apart]
    // `(name)(x)`, `(value.name)(x)`
    case .rightParen where previous == .leftParen || self[2] == .leftParen: return [.called, .uncalled, .handedOn]
    default:
      let isAttribute = previous == .at || previous == .period && endsAttribute
      return isAttribute ? [.called, .uncalled, .handedOn, .apart] : [.uncalled, .handedOn]
    }
  }

  /// `@Module.Type.Name`
  private var endsAttribute: Bool {
    var first = pointer
    while first[-1].kind == .period, first[-2].kind == .identifier { first -= 2 }
    return first[-1].kind == .at
  }

  /// `read(from:)`, `copy(_:to:)`: no value stands behind the first label.
  @inline(__always)
  var isCompoundReference: Bool {
    let next = self[4]
    return next == .rightParen || next.isWord && self[5] == .colon
  }
}
