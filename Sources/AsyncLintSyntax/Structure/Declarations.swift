/// Attributes, modifiers, and the way to each kind of declaration.
extension Parser {
  /// What stands before a declaration's keyword.
  struct DeclarationPrefix {
    var attributes: NodeID = FileFacts.missing
    var flags: NodeFlags = []
    var start: UInt32
  }

  /// Reads one declaration into `pending`.
  mutating func parseDeclaration(isMember: Bool) {
    var prefix = DeclarationPrefix(start: offset)
    prefix.attributes = parseAttributes()
    prefix.flags = parseModifiers()
    if kind == .tryKeyword { advance() }
    switch kind {
    case .importKeyword: parseImport(prefix)
    case .structKeyword: parseNominalType(.structDeclaration, prefix)
    case .classKeyword: parseNominalType(.classDeclaration, prefix)
    case .enumKeyword: parseNominalType(.enumDeclaration, prefix)
    case .protocolKeyword: parseNominalType(.protocolDeclaration, prefix)
    case .extensionKeyword: parseNominalType(.extensionDeclaration, prefix)
    case .funcKeyword: parseFunction(prefix)
    case .initKeyword: parseInitializer(prefix)
    case .deinitKeyword: parseDeinitializer(prefix)
    case .subscriptKeyword: parseSubscript(prefix)
    case .letKeyword, .varKeyword, .inoutKeyword: parseVariable(prefix)
    case .caseKeyword: parseEnumCase(prefix)
    case .typealiasKeyword: parseTypealias(prefix)
    case .associatedtypeKeyword: parseAssociatedType(prefix)
    case .operatorKeyword: parseOperatorDeclaration()
    case .precedencegroupKeyword: parsePrecedenceGroup()
    case .poundName: pending.append(parseExpression())
    case .identifier where isWord(.actor): parseNominalType(.actorDeclaration, prefix)
    case .identifier where isWord(.macro): parseMacro(prefix)
    case .identifier where isWord(.using):
      advance()
      if kind == .at { _ = parseAttributes() } else { advance() }
    default: break
    }
  }

  // MARK: Modifiers

  mutating func parseModifiers() -> NodeFlags {
    var flags: NodeFlags = []
    while let end = indexAfterModifier(position) {
      flags.formUnion(modifierFlags(end))
      skip(to: end)
    }
    return flags
  }

  private func modifierFlags(_ end: Int) -> NodeFlags {
    switch kind {
    case .staticKeyword, .classKeyword: return .isStatic
    // `private(set)` restricts the setter only.
    case .publicKeyword: return end == position &+ 1 ? .isPublic : []
    case .privateKeyword: return end == position &+ 1 ? .isPrivate : []
    case .fileprivateKeyword: return end == position &+ 1 ? .isFileprivate : []
    case .identifier: break
    default: return []
    }
    switch WellKnownName(rawValue: name) {
    case .async: return .isAsync
    case .mutating: return .isMutating
    case .override: return .isOverride
    case .final: return .isFinal
    case .lazy: return .isLazy
    case .distributed: return .isDistributed
    case .open: return .isPublic
    case .package: return end == position &+ 1 ? .isPackage : []
    case .weak, .unowned: return .isWeak
    case .nonisolated: return isWord(.nonsending, at: position &+ 2) ? .isNonsending : .isNonisolated
    default: return []
    }
  }

  // MARK: Entries

  struct OpenEntry {
    var index: Int
    var outer: Int32
  }

  /// Reserves the entry of a declaration, so that it stands before those within.
  mutating func openEntry() -> OpenEntry {
    let entry = OpenEntry(index: declarations.count, outer: parentDeclaration)
    declarations.append(DeclarationEntry(node: 0, parent: parentDeclaration, isLocal: isInBody))
    parentDeclaration = Int32(truncatingIfNeeded: entry.index)
    return entry
  }

  mutating func closeEntry(_ entry: OpenEntry, _ node: NodeID) {
    declarations.update(entry.index) { $0.node = node }
    parentDeclaration = entry.outer
    pending.append(node)
  }

  // MARK: Small declarations

  private mutating func parseImport(_ prefix: DeclarationPrefix) {
    let entry = openEntry()
    let mark = pending.count
    pending.append(prefix.attributes)
    advance()
    var isScoped = false
    switch kind {
    case .typealiasKeyword, .structKeyword, .classKeyword, .enumKeyword, .protocolKeyword, .varKeyword, .letKeyword,
      .funcKeyword:
      isScoped = true
      advance()
    default: break
    }
    let module = token
    if kind.isWord { advance() }
    var imported = FileFacts.missing
    while kind == .period || kind == .colonColon, !startsLine {
      advance()
      if kind.isWord || kind.isOperator, !startsLine { imported = addToken(.typeIdentifier, name: self.name) }
    }
    pending.append(isScoped ? imported : FileFacts.missing)
    let name = module.kind.isWord ? module.payload : 0
    closeEntry(
      entry,
      add(
        .importDeclaration, flags: prefix.flags, name: name, offset: module.start, end: lastEnd, childrenFrom: mark))
  }

  private mutating func parseTypealias(_ prefix: DeclarationPrefix) {
    let entry = openEntry()
    let mark = pending.count
    pending.append(prefix.attributes)
    advance()
    let (name, start) = parseDeclaredName()
    pending.append(parseGenericParametersIfPresent())
    var type = FileFacts.missing
    if consume(.equal) || consume(.colon) { type = parseType() }
    pending.append(type)
    pending.append(parseWhereClauseIfPresent())
    closeEntry(
      entry,
      add(.typealiasDeclaration, flags: prefix.flags, name: name, offset: start, end: lastEnd, childrenFrom: mark))
  }

  private mutating func parseAssociatedType(_ prefix: DeclarationPrefix) {
    let entry = openEntry()
    let mark = pending.count
    pending.append(prefix.attributes)
    advance()
    let (name, start) = parseDeclaredName()
    if isOperator(.ellipsis, at: position) { advance() }
    pending.append(parseInheritanceIfPresent())
    pending.append(consume(.equal) ? parseType() : FileFacts.missing)
    pending.append(parseWhereClauseIfPresent())
    closeEntry(
      entry,
      add(.associatedTypeDeclaration, flags: prefix.flags, name: name, offset: start, end: lastEnd, childrenFrom: mark))
  }

  private mutating func parseOperatorDeclaration() {
    advance()
    let start = offset
    let name = kind.isOperator && self.name != Token.none ? self.name : 0
    if kind.isOperator || kind == .unknown { advance() }
    while !followsTrivia(at: position), kind != .colon, kind != .leftBrace, kind != .endOfFile { advance() }
    if consume(.colon) {
      if kind.isWord { advance() }
      while consume(.comma) { if kind.isWord { advance() } }
    }
    if kind == .leftBrace { skip(to: indexAfterBalanced(position)) }
    pending.append(add(.operatorDeclaration, name: name, offset: start, end: lastEnd))
  }

  private mutating func parsePrecedenceGroup() {
    advance()
    let (name, start) = parseDeclaredName()
    if kind == .leftBrace { skip(to: indexAfterBalanced(position)) }
    pending.append(add(.precedenceGroupDeclaration, name: name, offset: start, end: lastEnd))
  }

  /// The name that a declaration introduces; keywords are let pass. Empty when there is none.
  mutating func parseDeclaredName() -> (NameID, UInt32) {
    let start = offset
    guard kind.isWord, kind == .identifier || !startsLine else { return (0, start) }
    let name = self.name
    advance()
    return (name, start)
  }

  // MARK: Attributes

  /// The attributes before a declaration, those within `#if` included.
  mutating func parseAttributes() -> NodeID {
    guard kind == .at || kind == .poundIf else { return FileFacts.missing }
    let start = offset
    let mark = pending.count
    let outerCover = cover
    cover = []
    parseAttributesIntoPending()
    cover = outerCover
    guard pending.count > mark else { return FileFacts.missing }
    let isUnavailable = (mark..<pending.count).contains { nodes[Int(pending[$0])].flags.contains(.isUnavailable) }
    return add(
      .attributeList, flags: isUnavailable ? .isUnavailable : [], offset: start, end: lastEnd, childrenFrom: mark)
  }

  private mutating func parseAttributesIntoPending() {
    while true {
      if kind == .at {
        pending.append(parseAttribute())
      } else if kind == .poundIf, let end = endOfConditionalAttributes(position) {
        while position < end {
          if kind == .at {
            pending.append(parseAttribute())
          } else if kind.isConditionalDirective, kind != .poundEndif, kind != .poundElse {
            advance()
            _ = parseDirectiveCondition()
          } else {
            advance()
          }
        }
      } else {
        return
      }
    }
  }

  /// `@name(arguments)`. Arguments that are no expressions (`@available(…)`) are skipped.
  mutating func parseAttribute() -> NodeID {
    let start = offset
    let end = indexAfterAttribute(position)
    advance()
    guard position < end else { return add(.attribute, offset: start, end: lastEnd) }
    let mark = pending.count
    let type = parseAttributeType()
    pending.append(type)
    let name = nodes[Int(type)].name
    var flags: NodeFlags = []
    var warnsOfBlocking = false
    if kind == .leftParen, position < end {
      if hasExpressionArguments(name) {
        parseArguments(.attribute)
      } else {
        flags = availability(position..<end)
        warnsOfBlocking = flags.contains(.isNoasync) && saysNoasyncForBlocking(position..<end)
      }
    }
    if position < end { skip(to: end) }
    let attribute = add(.attribute, flags: flags, name: name, offset: start, end: lastEnd, childrenFrom: mark)
    if warnsOfBlocking { blockingWarnings.append(attribute) }
    return attribute
  }

  /// A type name with members and generic arguments.
  private mutating func parseAttributeType() -> NodeID {
    let start = token
    advance()
    while kind == .colonColon {
      advance()
      if kind.isWord { advance() }
    }
    var type = finishTypeName(.typeIdentifier, start, base: nil)
    while kind == .period, nextKind.isWord {
      advance()
      let member = token
      advance()
      type = finishTypeName(.memberType, member, base: type)
    }
    return type
  }

  private func hasExpressionArguments(_ name: NameID) -> Bool {
    // Custom attributes, and the built-in ones whose arguments name types and functions.
    let first = lexer.names.firstByte(of: name)
    return first >= UInt8(ascii: "A") && first <= UInt8(ascii: "Z")
  }
}
