/// `let`, `var`, and accessors.
extension Parser {
  mutating func parseVariable(_ prefix: DeclarationPrefix) {
    let isEntry = !isInBody
    let entry = isEntry ? openEntry() : nil
    let mark = pending.count
    let start = offset
    var flags = prefix.flags
    if kind == .letKeyword { flags.insert(.isLet) }
    bindsLet = kind == .letKeyword
    let isAsyncLet = flags.contains(.isAsync)
    if isAsyncLet { bodyEffects.insert(.hasAsyncLet) }
    advance()
    pending.append(prefix.attributes)
    repeat {
      pending.append(parsePatternBinding(isAsyncLet: isAsyncLet))
    } while consume(.comma)
    let node = add(.variableDeclaration, flags: flags, offset: start, end: lastEnd, childrenFrom: mark)
    if let entry { closeEntry(entry, node) } else { pending.append(node) }
  }

  private mutating func parsePatternBinding(isAsyncLet: Bool) -> NodeID {
    let start = offset
    let mark = pending.count
    pending.append(parsePattern())
    pending.append(consume(.colon) ? parseResultType() : FileFacts.missing)
    var value = FileFacts.missing
    if consume(.equal) {
      let outer = cover
      cover = isAsyncLet ? [.isInAsyncLet] : []
      value = withoutParentheses(parseExpression())
      cover = outer
    }
    pending.append(value)
    let startsAccessors =
      kind == .leftBrace && (value == FileFacts.missing || !startsLine || startsAccessorBlock(position))
    pending.append(startsAccessors ? parseAccessorBlock() : FileFacts.missing)
    return add(.patternBinding, offset: start, end: lastEnd, childrenFrom: mark)
  }

  /// `let flags = (WNOHANG)`: what is asked of a value is not asked of its parentheses, which separate nothing here.
  private func withoutParentheses(_ value: NodeID) -> NodeID {
    var value = value
    while nodes[Int(value)].kind == .parenthesizedExpression { value = child(0, of: value) }
    return value
  }

  // MARK: Accessors

  /// `{ get … }`, or `{ statements }` for a getter alone.
  mutating func parseAccessorBlock() -> NodeID {
    let start = offset
    if skipIfTooDeep() { return add(.accessorBlock, offset: start, end: lastEnd) }
    let mark = pending.count
    if accessorKeyword(position &+ 1) != nil {
      let outer = isInBody
      isInBody = false
      parseBraces { $0.parseAccessors(closing: $1) }
      isInBody = outer
    } else {
      let body = parseBody()
      let getter = pending.count
      pending.append(FileFacts.missing)
      pending.append(FileFacts.missing)
      pending.append(body)
      pending.append(
        add(
          .accessor, flags: .isImplicit, name: WellKnownName.get.id, offset: start, end: lastEnd,
          childrenFrom: getter))
    }
    return add(.accessorBlock, offset: start, end: lastEnd, childrenFrom: mark)
  }

  private mutating func parseAccessors(closing: Int) {
    while position < closing, kind != .endOfFile {
      guard accessorKeyword(position) != nil else {
        if kind == .rightBrace, closing >= lexer.tokens.count { return }
        skipUnexpected()
        continue
      }
      pending.append(parseAccessor())
    }
  }

  private mutating func parseAccessor() -> NodeID {
    let mark = pending.count
    let attributes = parseAttributes()
    var flags: NodeFlags = []
    if isAccessorModifier(position), isAccessorWord(position &+ 1) {
      if isWord(.mutating) { flags = .isMutating }
      advance()
    }
    let keyword = token
    advance()
    pending.append(attributes)
    var parameter = FileFacts.missing
    if kind == .leftParen, kind(at: position &+ 1).isWord {
      let name = lexer.tokens[position &+ 1]
      parameter = add(.parameter, name: name.payload, offset: name.start, end: name.end)
      skip(to: indexAfterBalanced(position))
    }
    pending.append(parameter)
    flags.formUnion(parseEffects())
    pending.append(parseBody())
    return add(
      .accessor, flags: flags, name: keyword.payload, offset: keyword.start, end: lastEnd, childrenFrom: mark)
  }

  /// The index of the accessor's keyword, behind attributes and a modifier; nil when none starts at `index`.
  private func accessorKeyword(_ start: Int) -> Int? {
    var index = indexAfterAttributes(start)
    if isAccessorModifier(index), isAccessorWord(index + 1) { index += 1 }
    return isAccessorWord(index) ? index : nil
  }

  private func isAccessorModifier(_ index: Int) -> Bool {
    guard kind(at: index) == .identifier else { return false }
    return isWord(.mutating, at: index) || isWord(.nonmutating, at: index) || isWord(.oldConsuming, at: index)
      || isWord(.consuming, at: index) || isWord(.borrowing, at: index)
      || isWord(.yielding, at: index)
  }

  private func isAccessorWord(_ index: Int) -> Bool {
    if kind(at: index) == .initKeyword { return true }
    guard kind(at: index) == .identifier, !lexer.tokens[index].flags.contains(.isBackticked),
      lexer.tokens[index].payload < WellKnownName.count
    else { return false }
    switch WellKnownName(rawValue: lexer.tokens[index].payload) {
    case .get, .set, .willSet, .didSet, .unsafeAddress, .unsafeMutableAddress, .addressWithOwner,
      .addressWithNativeOwner, .mutableAddressWithOwner, .mutableAddressWithNativeOwner, ._read, ._modify:
      return true
    case .borrow, .mutate: return kind(at: index + 1) == .leftBrace
    // Not in the language without a feature flag: alone, `read { … }` is what the getter calls.
    case .read, .modify:
      guard kind(at: index + 1) == .leftBrace else { return false }
      return kind(at: indexAfterBalanced(index + 1)) == .identifier || kind(at: index - 1) == .rightBrace
    default:
      return false
    }
  }

  /// Whether the brace at `index` opens observers, and not a closure.
  func startsAccessorBlock(_ index: Int) -> Bool {
    var next = index + 1
    if kind(at: next) != .at {
      return isWord(.didSet, at: next) || isWord(.willSet, at: next) || kind(at: next) == .initKeyword
    }
    for _ in 0..<Parser.listLimit where kind(at: next) == .at {
      guard kind(at: next + 1) == .identifier else { return false }
      next += 2
      if kind(at: next) == .leftParen { next = indexAfterBalanced(next) }
    }
    return isWord(.didSet, at: next) || isWord(.willSet, at: next) || kind(at: next) == .initKeyword
  }
}
