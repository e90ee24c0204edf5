/// Types, extensions, protocols, enum cases; generic parameters, inheritance, requirements.
extension Parser {
  mutating func parseNominalType(_ kind: NodeKind, _ prefix: DeclarationPrefix) {
    let entry = openEntry()
    let mark = pending.count
    advance()
    var name: NameID = 0
    var start = offset
    var extended = FileFacts.missing
    if kind == .extensionDeclaration {
      extended = parseType()
      name = nodes[Int(extended)].name
      start = nodes[Int(extended)].offset
    } else {
      (name, start) = parseDeclaredName()
    }
    pending.append(prefix.attributes)
    pending.append(parseGenericParametersIfPresent())
    // Nobody can use what an unavailable extension says the type to be.
    let isSuppressed =
      kind == .extensionDeclaration && prefix.attributes != FileFacts.missing
      && nodes[Int(prefix.attributes)].flags.contains(.isUnavailable)
    pending.append(parseInheritanceIfPresent(isSuppressed: isSuppressed))
    pending.append(parseWhereClauseIfPresent())
    pending.append(parseMembers())
    pending.append(extended)
    closeEntry(entry, add(kind, flags: prefix.flags, name: name, offset: start, end: lastEnd, childrenFrom: mark))
  }

  /// The members of a type between its braces.
  private mutating func parseMembers() -> NodeID {
    guard kind == .leftBrace else { return add(.block, offset: lastEnd, end: lastEnd) }
    let start = offset
    if skipIfTooDeep() { return add(.block, offset: start, end: lastEnd) }
    let mark = pending.count
    let outer = enterBody()
    isInBody = false
    parseBraces { $0.parseItems(closing: $1, isMember: true) }
    leaveBody(outer)
    return add(.block, offset: start, end: lastEnd, childrenFrom: mark)
  }

  // MARK: Enum cases

  mutating func parseEnumCase(_ prefix: DeclarationPrefix) {
    let entry = openEntry()
    let mark = pending.count
    let start = offset
    pending.append(prefix.attributes)
    advance()
    repeat {
      _ = consume(.period)
      pending.append(parseEnumCaseElement())
    } while consume(.comma)
    closeEntry(entry, add(.enumCaseDeclaration, flags: prefix.flags, offset: start, end: lastEnd, childrenFrom: mark))
  }

  private mutating func parseEnumCaseElement() -> NodeID {
    let mark = pending.count
    let (name, start) = parseDeclaredName()
    if startsWithLeftAngle(position) { _ = parseGenericParametersIfPresent() }
    pending.append(kind == .leftParen ? parseEnumCaseParameters() : FileFacts.missing)
    pending.append(consume(.equal) ? parseExpression() : FileFacts.missing)
    return add(.enumCaseElement, name: name, offset: start, end: lastEnd, childrenFrom: mark)
  }

  /// `(label: Type, Type = default)`
  private mutating func parseEnumCaseParameters() -> NodeID {
    let start = offset
    if skipIfTooDeep() { return add(.parameterClause, offset: start, end: lastEnd) }
    let mark = pending.count
    parseParentheses { parser in
      parser.pending.append(parser.parseEnumCaseParameter())
    }
    return add(.parameterClause, offset: start, end: lastEnd, childrenFrom: mark)
  }

  private mutating func parseEnumCaseParameter() -> NodeID {
    let mark = pending.count
    var start = offset
    var name: NameID = 0
    var label = FileFacts.missing
    let flags = parseParameterModifiers(isClosure: false)
    if startsParameterName(position, isClosure: false) {
      (name, start, label) = parseParameterNames()
      _ = consume(.colon)
    }
    pending.append(FileFacts.missing)
    pending.append(parseType())
    let typeFlags = typePrefixFlags
    pending.append(consume(.equal) ? parseExpression() : FileFacts.missing)
    pending.append(label)
    return add(.parameter, flags: flags.union(typeFlags), name: name, offset: start, end: lastEnd, childrenFrom: mark)
  }

  // MARK: Generics

  mutating func parseGenericParametersIfPresent() -> NodeID {
    guard startsWithLeftAngle(position) else { return FileFacts.missing }
    let start = offset
    let mark = pending.count
    consumeOperatorPrefix()
    while !startsWithRightAngle(position), kind != .endOfFile {
      let before = position
      pending.append(parseGenericParameter())
      if !consume(.comma) { break }
      if position == before { break }
    }
    if startsWithRightAngle(position) { consumeOperatorPrefix() }
    return add(.genericParameterClause, offset: start, end: lastEnd, childrenFrom: mark)
  }

  private mutating func parseGenericParameter() -> NodeID {
    if kind == .at { _ = parseAttributes() }
    var flags: NodeFlags = []
    if isWord(.each), nextKind == .identifier {
      advance()
      flags = .isPack
    } else if kind == .letKeyword {
      advance()
    }
    let (name, start) = parseDeclaredName()
    if isOperator(.ellipsis, at: position) {
      advance()
      flags = .isPack
    }
    let constraint = consume(.colon) ? parseType() : FileFacts.missing
    return add(.genericParameter, flags: flags, name: name, offset: start, end: lastEnd, constraint)
  }

  /// `: Base, Protocol`; for a protocol's primary associated types see `parseGenericParametersIfPresent`.
  /// `isSuppressed`: each type is read as if a `~` stood before it.
  mutating func parseInheritanceIfPresent(isSuppressed: Bool = false) -> NodeID {
    guard kind == .colon else { return FileFacts.missing }
    let start = offset
    let mark = pending.count
    advance()
    repeat {
      if kind == .classKeyword {
        advance()
      } else {
        let before = position
        let start = offset
        let type = parseType()
        pending.append(isSuppressed ? add(.suppressedType, offset: start, end: lastEnd, type) : type)
        if position == before { break }
      }
    } while consume(.comma) && kind != .leftBrace
    return add(.inheritanceClause, offset: start, end: lastEnd, childrenFrom: mark)
  }

  mutating func parseWhereClauseIfPresent() -> NodeID {
    guard kind == .whereKeyword else { return FileFacts.missing }
    let start = offset
    let mark = pending.count
    advance()
    repeat {
      let before = position
      pending.append(parseRequirement())
      if position == before { break }
    } while consume(.comma) && kind != .leftBrace
    return add(.whereClause, offset: start, end: lastEnd, childrenFrom: mark)
  }

  private mutating func parseRequirement() -> NodeID {
    // In `@_specialize`, layouts such as `T: _Trivial(64)` read as types with something behind.
    let start = offset
    let mark = pending.count
    pending.append(parseGenericArgument())
    if consume(.colon) {
      pending.append(parseType())
      if kind == .leftParen { skip(to: indexAfterBalanced(position)) }
      return add(.conformanceRequirement, offset: start, end: lastEnd, childrenFrom: mark)
    }
    if isOperator(.doubleEqual, at: position) || kind == .equal {
      advance()
      pending.append(parseGenericArgument())
    }
    return add(.sameTypeRequirement, offset: start, end: lastEnd, childrenFrom: mark)
  }
}
