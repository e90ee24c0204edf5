/// Functions, initializers, subscripts, macros; their signatures and parameters.
extension Parser {
  mutating func parseFunction(_ prefix: DeclarationPrefix) {
    let entry = openEntry()
    advance()
    let start = offset
    var name: NameID = 0
    if kind.isOperator || kind == .unknown || kind == .regex {
      name = parseOperatorName()
    } else {
      (name, _) = parseDeclaredName()
    }
    finishFunction(.functionDeclaration, prefix, entry, name: name, offset: start, flags: [])
  }

  /// An operator that is declared. `<<T>` is `<` and its generic parameters.
  private mutating func parseOperatorName() -> NameID {
    let token = self.token
    let last = Int(token.end) - 1
    if token.end > token.start + 1, lexer.bytes[last] == UInt8(ascii: "<"),
      nextKind == .identifier || nextKind == .letKeyword
    {
      let name = lexer.names.intern(lexer.bytes, Int(token.start), last)
      trimToken(to: UInt32(last))
      return name
    }
    advance()
    return token.payload == Token.none ? 0 : token.payload
  }

  mutating func parseInitializer(_ prefix: DeclarationPrefix) {
    let entry = openEntry()
    let start = offset
    advance()
    var flags: NodeFlags = []
    switch kind {
    case .postfixQuestion, .infixQuestion, .exclamation:
      flags = .isFailable
      consumeOperatorPrefix()
    default:
      if isOperator(.bang, at: position) {
        flags = .isFailable
        advance()
      }
    }
    finishFunction(
      .initializerDeclaration, prefix, entry, name: WellKnownName.initWord.id, offset: start, flags: flags)
  }

  mutating func parseDeinitializer(_ prefix: DeclarationPrefix) {
    let entry = openEntry()
    let start = offset
    advance()
    finishFunction(
      .deinitializerDeclaration, prefix, entry, name: WellKnownName.deinit.id, offset: start, flags: [])
  }

  /// From the generic parameters on.
  private mutating func finishFunction(
    _ kind: NodeKind, _ prefix: DeclarationPrefix, _ entry: OpenEntry, name: NameID, offset: UInt32, flags: NodeFlags
  ) {
    let mark = pending.count
    pending.append(prefix.attributes)
    pending.append(parseGenericParametersIfPresent())
    pending.append(self.kind == .leftParen ? parseParameterClause() : FileFacts.missing)
    // An initializer has another flag in that place.
    var flags = flags.union(
      kind == .initializerDeclaration ? prefix.flags.subtracting(.isNonsending) : prefix.flags)
    flags.formUnion(parseEffects())
    var returnType = FileFacts.missing
    if consume(.arrow) {
      returnType = parseResultType()
      flags.formUnion(parseEffects())
    }
    pending.append(returnType)
    pending.append(parseWhereClauseIfPresent())
    pending.append(parseBody(allowsInitializers: kind != .initializerDeclaration))
    closeEntry(entry, add(kind, flags: flags, name: name, offset: offset, end: lastEnd, childrenFrom: mark))
  }

  mutating func parseSubscript(_ prefix: DeclarationPrefix) {
    let entry = openEntry()
    let mark = pending.count
    let start = offset
    advance()
    pending.append(prefix.attributes)
    pending.append(parseGenericParametersIfPresent())
    pending.append(kind == .leftParen ? parseParameterClause() : FileFacts.missing)
    pending.append(consume(.arrow) ? parseResultType() : FileFacts.missing)
    pending.append(parseWhereClauseIfPresent())
    pending.append(kind == .leftBrace ? parseAccessorBlock() : FileFacts.missing)
    closeEntry(
      entry,
      add(
        .subscriptDeclaration, flags: prefix.flags, name: WellKnownName.subscript.id, offset: start, end: lastEnd,
        childrenFrom: mark))
  }

  mutating func parseMacro(_ prefix: DeclarationPrefix) {
    let entry = openEntry()
    let mark = pending.count
    advance()
    let (name, start) = parseDeclaredName()
    pending.append(prefix.attributes)
    pending.append(parseGenericParametersIfPresent())
    pending.append(kind == .leftParen ? parseParameterClause() : FileFacts.missing)
    let flags = parseEffects()
    pending.append(consume(.arrow) ? parseResultType() : FileFacts.missing)
    let definition = consume(.equal) ? parseExpression() : FileFacts.missing
    pending.append(parseWhereClauseIfPresent())
    pending.append(definition)
    closeEntry(
      entry,
      add(
        .macroDeclaration, flags: prefix.flags.union(flags), name: name, offset: start, end: lastEnd,
        childrenFrom: mark))
  }

  // MARK: Signatures

  /// `async throws(E)` in any order, misspelt ones included.
  mutating func parseEffects() -> NodeFlags {
    var flags: NodeFlags = []
    while let (effect, end) = effect(at: position) {
      flags.formUnion(effect)
      skip(to: end)
    }
    return flags
  }

  func indexAfterEffects(_ start: Int) -> Int {
    var index = start
    for _ in 0..<8 {
      guard let (_, end) = effect(at: index) else { break }
      index = end
    }
    return index
  }

  func effect(at index: Int) -> (NodeFlags, Int)? {
    switch kind(at: index) {
    case .throwsKeyword:
      let hasType = kind(at: index + 1) == .leftParen
      return hasType ? ([.isThrowing, .hasErrorType], indexAfterBalanced(index + 1)) : (.isThrowing, index + 1)
    case .rethrowsKeyword: return ([.isThrowing, .isRethrowing], index + 1)
    case .identifier:
      if isWord(.async, at: index) || isWord(.reasync, at: index) { return (.isAsync, index + 1) }
      return nil
    default: return nil
    }
  }

  /// `(parameters)` of a function, subscript or macro.
  mutating func parseParameterClause(isClosure: Bool = false) -> NodeID {
    let start = offset
    if skipIfTooDeep() { return add(.parameterClause, offset: start, end: lastEnd) }
    let mark = pending.count
    let outerCover = cover
    if !isClosure { cover = [] }
    parseParentheses { parser in
      parser.pending.append(parser.parseParameter(isClosure: isClosure))
    }
    cover = outerCover
    return add(.parameterClause, offset: start, end: lastEnd, childrenFrom: mark)
  }

  /// Elements separated by commas between parentheses. What an element leaves unread is skipped.
  @inline(__always)
  mutating func parseParentheses(_ parseElement: (inout Parser) -> Void) {
    let closing = partner(of: position)
    let limit = closing ?? lexer.tokens.count
    advance()
    depth &+= 1
    while position < limit, kind != .rightParen, kind != .rightBrace, kind != .endOfFile {
      let before = position
      parseElement(&self)
      if consume(.comma) { continue }
      if position < limit, kind != .rightParen {
        note(.unexpectedToken)
        while position < limit, kind != .comma, kind != .endOfFile, kind != .rightBrace, kind != .rightParen {
          // Without its parenthesis a list ends at the body or the next declaration.
          if closing == nil, kind == .leftBrace || startsNewStatement { break }
          skip(to: indexAfterBalanced(position))
        }
        if closing == nil, kind == .leftBrace || startsNewStatement { break }
        if position < limit { _ = consume(.comma) }
      }
      if position == before { break }
    }
    depth &-= 1
    if let closing { skip(to: closing) }
    _ = consume(.rightParen)
  }

  private mutating func parseParameter(isClosure: Bool) -> NodeID {
    let mark = pending.count
    let attributes = parseAttributes()
    var flags = parseParameterModifiers(isClosure: isClosure)
    var (name, start, label): (NameID, UInt32, NodeID) = (0, offset, FileFacts.missing)
    if kind.isWord || kind == .dollarIdentifier { (name, start, label) = parseParameterNames() }
    pending.append(attributes)
    var type = FileFacts.missing
    if consume(.colon) {
      type = parseType()
      flags.formUnion(typePrefixFlags)
    }
    pending.append(type)
    if isOperator(.ellipsis, at: position) {
      advance()
      flags.insert(.isVariadic)
    }
    var value = FileFacts.missing
    if kind == .equal || isOperator(.doubleEqual, at: position) {
      advance()
      value = parseExpression()
    }
    pending.append(value)
    pending.append(label)
    return add(.parameter, flags: flags, name: name, offset: start, end: lastEnd, childrenFrom: mark)
  }

  /// One name or a label and a name.
  mutating func parseParameterNames() -> (name: NameID, offset: UInt32, label: NodeID) {
    let first = token
    advance()
    guard kind.isWord || kind == .dollarIdentifier, kind != .inoutKeyword else {
      return (first.payload, first.start, FileFacts.missing)
    }
    let second = token
    advance()
    let label = add(.label, name: first.payload, offset: first.start, end: first.end)
    return (second.payload, second.start, label)
  }

  /// `isolated`, `_const` and others before a parameter's name.
  mutating func parseParameterModifiers(isClosure: Bool) -> NodeFlags {
    // No other word can be one of them.
    guard kind == .inoutKeyword || kind == .identifier && name < WellKnownName.count else { return [] }
    var flags: NodeFlags = []
    while isWord(.isolated) || isWord(._const) || isWord(.sending) || isWord(.borrowing) || isWord(.consuming)
      || isWord(.sharedSpecifier) || isWord(.ownedSpecifier) || kind == .inoutKeyword,
      !startsParameterName(position, isClosure: isClosure)
    {
      if isWord(.isolated) { flags.insert(.isIsolated) }
      if kind == .inoutKeyword { flags.insert(.isInout) }
      advance()
    }
    return flags
  }

  func isArgumentLabel(_ index: Int) -> Bool {
    let kind = kind(at: index)
    return kind.isWord && kind != .inoutKeyword || kind == .dollarIdentifier
  }

  /// Whether the word at `index` names a parameter, and is no specifier.
  func startsParameterName(_ index: Int, isClosure: Bool) -> Bool {
    guard isArgumentLabel(index) else { return false }
    if kind(at: index + 1) == .colon { return true }
    if isArgumentLabel(index + 1) {
      guard isTypeSpecifierWord(index) else { return true }
      return isArgumentLabel(index + 1) && kind(at: index + 2) == .colon
    }
    switch kind(at: index + 1) {
    case .postfixQuestion, .exclamation: return false
    default: return isClosure
    }
  }

  private func isTypeSpecifierWord(_ index: Int) -> Bool {
    if kind(at: index) == .repeatKeyword { return true }
    guard kind(at: index) == .identifier, !lexer.tokens[index].flags.contains(.isBackticked),
      let word = WellKnownName(rawValue: lexer.tokens[index].payload)
    else { return false }
    switch word {
    case .isolated, .some, .any, .each, .sharedSpecifier, .ownedSpecifier, ._const, .borrowing, .consuming, .sending:
      return true
    default: return false
    }
  }
}
