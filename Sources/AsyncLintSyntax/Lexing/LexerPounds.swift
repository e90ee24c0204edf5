/// What starts with `#`, `$` or a backtick.
extension Lexer {
  @inline(never)
  mutating func lexPound(_ start: Int) -> Int {
    if bytes[start &+ 1] == UInt8(ascii: "!"), start == 0 || bytes[start &- 1] == 0 {
      triviaFlags.insert(.followsTrivia)
      return bytes.lineEnd(from: start)
    }
    var afterPounds = start &+ 1
    while bytes[afterPounds] == UInt8(ascii: "#"), spendLookahead(1) { afterPounds &+= 1 }
    switch bytes[afterPounds] {
    case UInt8(ascii: "\""): return lexString(afterPounds, pounds: afterPounds &- start)
    case UInt8(ascii: "/"):
      if let end = regexEnd(start, mustBeRegex: true) {
        add(.regex, start, end)
        return end
      }
    default: break
    }
    return lexPoundWord(start)
  }

  private mutating func lexPoundWord(_ start: Int) -> Int {
    let wordStart = start &+ 1
    if let (kind, end) = directive(wordStart) {
      add(kind, start, end)
      if kind.isConditionalDirective { chainConditional(kind) }
      return end
    }
    let scalar = bytes.scalar(at: wordStart)
    guard let scalar, UnicodeClass.isIdentifierStart(scalar.value) else {
      add(.pound, start, wordStart)
      return wordStart
    }
    let end = identifierEnd(wordStart)
    let name = names.intern(bytes, wordStart, end)
    add(.poundName, start, end, payload: name)
    return end
  }

  /// Directives are recognised by their letters alone: `#if2` is `#if` and `2`.
  private func directive(_ start: Int) -> (TokenKind, Int)? {
    var end = start
    while UnicodeClass.isIdentifierStart(UInt32(bytes[end])), bytes[end] < 0x80 {
      end &+= 1
      if end &- start > 14 { return nil }
    }
    let kind: TokenKind
    switch end &- start {
    case 2 where bytes.starts(with: "if", at: start): kind = .poundIf
    case 4 where bytes.starts(with: "else", at: start): kind = .poundElse
    case 5 where bytes.starts(with: "endif", at: start): kind = .poundEndif
    case 6 where bytes.starts(with: "elseif", at: start): kind = .poundElseif
    case 9 where bytes.starts(with: "available", at: start): kind = .poundAvailable
    case 11 where bytes.starts(with: "unavailable", at: start): kind = .poundUnavailable
    case 14 where bytes.starts(with: "sourceLocation", at: start): kind = .poundSourceLocation
    default: return nil
    }
    return (kind, end)
  }

  /// Links the directives of one `#if`, and keeps the brackets of its branches apart from those around and of each other: what is for
  /// another version of Swift (`#if swift(>=7)`) need not be balanced.
  private mutating func chainConditional(_ kind: TokenKind) {
    let current = lastIndex
    if kind == .poundIf {
      conditionals.append(current)
      conditionalBases.append(UInt32(truncatingIfNeeded: bracketBase))
      if literals.count == 0 { bracketBase = brackets.count }
      return
    }
    guard let previous = conditionals.popLast() else { return }
    tokens.update(Int(previous)) { $0.payload = current }
    if literals.count == 0 {
      // Like a brace that an outer one ends, without being its partner.
      while brackets.count > bracketBase, let open = brackets.popLast() {
        tokens.update(Int(open)) { $0.payload = current }
      }
    }
    if kind != .poundEndif {
      conditionals.append(current)
    } else if let base = conditionalBases.popLast(), literals.count == 0 {
      bracketBase = min(Int(base), brackets.count)
    }
  }

  @inline(never)
  mutating func lexDollar(_ start: Int) -> Int {
    let end = identifierEnd(start &+ 1)
    let isAllDigits = (start &+ 1..<end).allSatisfy { bytes[$0] >= 0x30 && bytes[$0] <= 0x39 }
    let name = names.intern(bytes, start, end)
    add(isAllDigits && end > start &+ 1 ? .dollarIdentifier : .identifier, start, end, payload: name)
    return end
  }

  /// A name in backticks, which may hold nearly anything; without a second backtick on the line it is punctuation.
  @inline(never)
  mutating func lexBacktick(_ start: Int) -> Int {
    var position = start &+ 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "`"), bytes[position] != 0x0A,
      bytes[position] != 0x0D,
      spendLookahead(1)
    {
      position &+= 1
    }
    guard bytes[position] == UInt8(ascii: "`") else {
      add(.backtick, start, start &+ 1)
      return start &+ 1
    }
    let name = position == start &+ 1 ? 0 : names.intern(bytes, start &+ 1, position)
    add(.identifier, start, position &+ 1, payload: name)
    tokens.update(tokens.count &- 1) { $0.flags.insert(.isBackticked) }
    return position &+ 1
  }
}
