/// Types. Where a type is asked for and none stands, nothing is consumed and the node is `unknownType`.
extension Parser {
  /// A type with its specifiers and attributes; leaves these in `typePrefixFlags`.
  mutating func parseType() -> NodeID {
    let start = offset
    if depth >= Parser.depthLimit {
      note(.nestedTooDeep)
      skip(to: indexAfterBalanced(position))
      return add(.unknownType, offset: start, end: lastEnd)
    }
    if isPlainType {
      // Two types of three are one name.
      typePrefixActor = 0
      typePrefixFlags = []
      return addToken(.typeIdentifier, name: name)
    }
    depth &+= 1
    defer { depth &-= 1 }
    if kind == .repeatKeyword {
      advance()
      let pattern = parseType()
      return add(.packExpansionType, offset: start, end: lastEnd, pattern)
    }
    typePrefixActor = 0
    let flags = parseTypePrefix()
    let actor = typePrefixActor
    var type = parseCompositionType()
    if let arrow = indexOfArrow() { type = parseFunctionType(type, arrow, flags, actor) }
    typePrefixFlags = flags.intersection([.isInout, .isIsolated, .isEscaping, .isAutoclosure])
    return type
  }

  /// A name that nothing follows which could belong to the type, and no word that could stand before one.
  @inline(__always)
  private var isPlainType: Bool {
    guard kind == .identifier, name >= WellKnownName.count else { return false }
    switch nextKind {
    case .comma, .rightParen, .leftBrace, .equal, .rightSquare, .rightBrace, .colon, .semicolon, .letKeyword,
      .varKeyword, .funcKeyword, .caseKeyword, .publicKeyword, .privateKeyword, .internalKeyword, .staticKeyword,
      .initKeyword:
      return true
    default: return false
    }
  }

  /// A result, which may name its opaque types: `-> <T> T`.
  mutating func parseResultType() -> NodeID {
    if startsWithLeftAngle(position) { _ = parseGenericParametersIfPresent() }
    return parseType()
  }

  /// Specifiers and attributes before a type; leaves an attribute that may name a global actor in `typePrefixActor`. Some of the flags
  /// (`isSendable`, `isMainActor`, `isSending`) are for function types only.
  private mutating func parseTypePrefix() -> NodeFlags {
    var flags: NodeFlags = []
    while true {
      if kind == .at {
        flags.formUnion(parseTypeAttribute())
      } else if let end = indexAfterTypeSpecifier(position) {
        if kind == .inoutKeyword { flags.insert(.isInout) }
        if isWord(.isolated) { flags.insert(.isIsolated) }
        if isWord(.sending) { flags.insert(.isSending) }
        skip(to: end)
      } else {
        return flags
      }
    }
  }

  private mutating func parseTypeAttribute() -> NodeFlags {
    var flags: NodeFlags = []
    if isWord(.escaping, at: position &+ 1) { flags = .isEscaping }
    if isWord(.autoclosure, at: position &+ 1) { flags = .isAutoclosure }
    if isWord(.sendableName, at: position &+ 1) { flags = .isSendable }
    if isWord(.mainActorName, at: position &+ 1) { flags = .isMainActor }
    let end = indexAfterAttribute(position)
    advance()
    if flags.isEmpty, kind == .identifier { typePrefixActor = name }
    skip(to: end)
    return flags
  }

  /// The index of the `->` that makes what was read the parameters of a function type.
  private func indexOfArrow() -> Int? {
    if kind == .arrow { return position }
    guard kind == .throwsKeyword || kind == .rethrowsKeyword || kind == .identifier else { return nil }
    let index = indexAfterEffects(position)
    return kind(at: index) == .arrow ? index : nil
  }

  private mutating func parseFunctionType(_ parameters: NodeID, _ arrow: Int, _ prefix: NodeFlags, _ actor: NameID)
    -> NodeID
  {
    let start = nodes[Int(parameters)].offset
    let mark = pending.count
    var flags = prefix.intersection([.isEscaping, .isAutoclosure, .isSendable, .isMainActor, .isSending])
    var input = parameters
    if nodes[Int(parameters)].kind != .tupleType {
      let end = nodes[Int(parameters)].end
      let element = add(.tupleTypeElement, offset: start, end: end, parameters)
      input = add(.tupleType, offset: start, end: end, element)
    }
    pending.append(input)
    while position < arrow, let (effect, end) = effect(at: position) {
      flags.formUnion(effect)
      skip(to: end)
    }
    advance()
    pending.append(parseType())
    return add(.functionType, flags: flags, name: actor, offset: start, end: lastEnd, childrenFrom: mark)
  }

  private mutating func parseCompositionType() -> NodeID {
    let start = offset
    var wrapper: NodeKind?
    if kind == .identifier {
      if isWord(.some) { wrapper = .someType }
      if isWord(.any) { wrapper = .anyType }
      if isWord(.each) { wrapper = .packElementType }
      if wrapper != nil { advance() }
    }
    var type = parseSimpleType()
    if isOperator(.ampersand, at: position) {
      let mark = pending.count
      pending.append(type)
      while isOperator(.ampersand, at: position) {
        advance()
        pending.append(parseSimpleType())
      }
      type = add(.compositionType, offset: start, end: lastEnd, childrenFrom: mark)
    }
    guard let wrapper else { return type }
    return add(wrapper, offset: start, end: lastEnd, type)
  }

  /// A type without operators: a name with members, a tuple, a collection; `?` and `!` behind it.
  mutating func parseSimpleType(allowsMembers: Bool = true) -> NodeID {
    let start = offset
    if isOperator(.tilde, at: position) {
      while isOperator(.tilde, at: position) { advance() }
      let type = parsePlainType(allowsMembers: allowsMembers)
      return add(.suppressedType, offset: start, end: lastEnd, type)
    }
    return parsePlainType(allowsMembers: allowsMembers)
  }

  private mutating func parsePlainType(allowsMembers: Bool) -> NodeID {
    let start = offset
    var type: NodeID
    switch kind {
    case .identifier, .selfTypeKeyword, .anyKeyword, .wildcard:
      let name = token
      advance()
      type = finishTypeName(.typeIdentifier, selected(name), base: nil)
    case .leftParen: type = parseTupleType()
    case .leftSquare: type = parseCollectionType()
    default: return add(.unknownType, offset: start, end: start)
    }
    while true {
      switch kind {
      case .period where nextKind.isWord && (allowsMembers || isMetatypeWord(position &+ 1)):
        advance()
        if isMetatypeWord(position) {
          advance()
          type = add(.metatypeType, offset: start, end: lastEnd, type)
        } else {
          let name = token
          advance()
          type = finishTypeName(.memberType, selected(name), base: type)
        }
      case .postfixQuestion where !startsLine:
        consumeOperatorPrefix()
        type = add(.optionalType, offset: start, end: lastEnd, type)
      case .exclamation where !startsLine:
        consumeOperatorPrefix()
        type = add(.implicitlyUnwrappedType, offset: start, end: lastEnd, type)
      default: return type
      }
    }
  }

  /// Of `Module::Name` the name.
  private mutating func selected(_ first: Token) -> Token {
    var name = first
    while kind == .colonColon, nextKind.isWord {
      advance()
      name = token
      advance()
    }
    return name
  }

  private func isMetatypeWord(_ index: Int) -> Bool {
    isWord(.metatype, at: index) || isWord(.protocolMetatype, at: index)
  }

  /// The node of a name just consumed, with the generic arguments that follow.
  mutating func finishTypeName(_ kind: NodeKind, _ name: Token, base: NodeID?) -> NodeID {
    guard startsWithLeftAngle(position) else {
      if let base { return add(kind, name: name.payload, offset: name.start, end: lastEnd, base) }
      return add(kind, name: name.payload, offset: name.start, end: lastEnd)
    }
    let mark = pending.count
    if let base { pending.append(base) }
    parseGenericArguments()
    return add(kind, name: name.payload, offset: name.start, end: lastEnd, childrenFrom: mark)
  }

  /// `<A, 3, B…>` into `pending`.
  mutating func parseGenericArguments() {
    consumeOperatorPrefix()
    while !startsWithRightAngle(position), kind != .endOfFile {
      let before = position
      pending.append(parseGenericArgument())
      if !consume(.comma) || position == before { break }
    }
    if startsWithRightAngle(position) { consumeOperatorPrefix() }
  }

  /// A type or an integer.
  mutating func parseGenericArgument() -> NodeID {
    let start = offset
    if isOperator(.minus, at: position), nextKind == .integer { advance() }
    if kind == .integer {
      advance()
      return add(.integerLiteral, offset: start, end: lastEnd)
    }
    return parseType()
  }

  // MARK: Brackets

  private mutating func parseTupleType() -> NodeID {
    let start = offset
    let mark = pending.count
    parseParentheses { parser in
      parser.pending.append(parser.parseTupleTypeElement())
    }
    return add(.tupleType, offset: start, end: lastEnd, childrenFrom: mark)
  }

  private mutating func parseTupleTypeElement() -> NodeID {
    let start = offset
    var name: NameID = 0
    var flags: NodeFlags = []
    if kind == .inoutKeyword {
      advance()
      flags = .isInout
    }
    if startsParameterName(position, isClosure: false) {
      if kind != .wildcard { name = self.name }
      advance()
      if isArgumentLabel(position) { advance() }
      _ = consume(.colon)
    }
    let type = parseType()
    flags.formUnion(typePrefixFlags)
    if isOperator(.ellipsis, at: position) {
      advance()
      flags.insert(.isVariadic)
    }
    return add(.tupleTypeElement, flags: flags, name: name, offset: start, end: lastEnd, type)
  }

  private mutating func parseCollectionType() -> NodeID {
    let start = offset
    let mark = pending.count
    let closing = partner(of: position)
    advance()
    var kind = NodeKind.arrayType
    pending.append(parseGenericArgument())
    if isWord(.of), !startsLine {
      advance()
      kind = .inlineArrayType
      pending.append(parseGenericArgument())
    } else if consume(.colon) {
      kind = .dictionaryType
      pending.append(parseType())
    }
    if let closing { skip(to: closing) }
    _ = consume(.rightSquare)
    return add(kind, offset: start, end: lastEnd, childrenFrom: mark)
  }

  // MARK: Operators that are cut

  /// Consumes the first byte of an operator: `>` of `>>`.
  mutating func consumeOperatorPrefix() {
    let token = self.token
    if token.end <= token.start + 1 {
      advance()
    } else {
      trimToken(to: token.start + 1)
    }
  }

  /// Lets the current operator start later, as if what stands before were a token of its own.
  mutating func trimToken(to start: UInt32) {
    let end = Int(token.end)
    let first = lexer.bytes[Int(start)]
    let length = end - Int(start)
    var kind = lexer.isRightBound(end, leftBound: true) ? TokenKind.binaryOperator : .postfixOperator
    switch first {
    case UInt8(ascii: "?"): kind = .postfixQuestion
    case UInt8(ascii: "!"): kind = .exclamation
    case UInt8(ascii: "=") where length == 1: kind = .equal
    case UInt8(ascii: "-") where length == 2 && lexer.bytes[Int(start) + 1] == UInt8(ascii: ">"): kind = .arrow
    default: break
    }
    let name = lexer.names.intern(lexer.bytes, Int(start), end)
    lexer.tokens.update(position) {
      $0.kind = kind
      $0.start = start
      $0.payload = name
      $0.flags = []
    }
    lastEnd = start
    tokenHasChanged()
  }
}
