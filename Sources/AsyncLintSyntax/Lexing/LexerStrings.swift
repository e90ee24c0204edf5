/// A literal whose interpolation is being read.
struct OpenLiteral: BitwiseCopyable {
  enum Kind: UInt8 { case singleLine, multiLine, singleQuote }

  var kind: Kind
  var pounds: Int
  /// Index of the token that begins the literal, and of the one that begins the interpolation.
  var begin: UInt32
  var interpolation: UInt32 = Token.none
  // What to go back to behind the interpolation.
  var openParentheses = 0
  var bracketBase = 0
  var lineEndsLiteral = false
}

/// String literals: plain, raw, multi-line, with interpolations.
extension Lexer {
  /// Reads the literal whose first quote stands at `quote`, behind `pounds` number signs.
  @inline(never)
  mutating func lexString(_ quote: Int, pounds: Int) -> Int {
    var kind = bytes[quote] == UInt8(ascii: "'") ? OpenLiteral.Kind.singleQuote : .singleLine
    var textStart = quote &+ 1
    if kind == .singleLine, bytes[quote &+ 1] == UInt8(ascii: "\""), bytes[quote &+ 2] == UInt8(ascii: "\""),
      pounds == 0 || !closesOnLine(quote &+ 3, pounds)
    {
      kind = .multiLine
      textStart = quote &+ 3
    }
    add(.string, quote &- pounds, textStart)
    if kind == .multiLine { tokens.update(tokens.count &- 1) { $0.flags.insert(.isMultiline) } }
    return lexText(textStart, OpenLiteral(kind: kind, pounds: pounds, begin: lastIndex))
  }

  /// `#"""#` has one line: whether a quote with enough number signs follows before the line's end.
  private mutating func closesOnLine(_ start: Int, _ pounds: Int) -> Bool {
    if poundCount(start, atMost: pounds) == pounds { return true }
    var position = start
    while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D, spendLookahead(1) {
      if bytes[position] == UInt8(ascii: "\""), poundCount(position &+ 1, atMost: pounds) == pounds { return true }
      position &+= 1
    }
    return false
  }

  /// Reads a literal's text up to its end, its next interpolation, or the place where it turns out to have no end.
  mutating func lexText(_ textStart: Int, _ literal: OpenLiteral) -> Int {
    var position = textStart
    while true {
      if literal.kind == .singleQuote {
        while isPlainText(position) { position &+= 1 }
      } else {
        position = bytes.indexAfterText(position)
      }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        if let end = closingEnd(position, literal) { return closeLiteral(textStart, position, end, literal) }
        position &+= 1
      case UInt8(ascii: "'") where literal.kind == .singleQuote:
        return closeLiteral(textStart, position, position &+ 1 &+ poundCount(position &+ 1, for: literal), literal)
      case UInt8(ascii: "\\"):
        // One number sign too many is let pass, as Swift does.
        let pounds = poundCount(position &+ 1, atMost: literal.pounds == 0 ? 0 : literal.pounds &+ 1)
        let escaped = position &+ 1 &+ pounds
        if pounds < literal.pounds {
          position &+= 1
        } else if bytes[escaped] == UInt8(ascii: "(") {
          return beginInterpolation(textStart, position, escaped &+ 1, literal)
        } else {
          let byte = bytes[escaped]
          let isQuote = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "'")
          position = isQuote ? escaped &+ 1 : escaped
        }
      case 0x0A, 0x0D:
        if literal.kind != .multiLine { return endUnterminated(textStart, position, literal) }
        position &+= 1
      default:
        if position >= bytes.count { return endUnterminated(textStart, bytes.count, literal) }
        position &+= 1
      }
    }
  }

  /// Behind the closing delimiter, if the quote at `position` starts it.
  @inline(__always)
  private func closingEnd(_ position: Int, _ literal: OpenLiteral) -> Int? {
    var end = position &+ 1
    switch literal.kind {
    case .singleLine: break
    case .singleQuote: return nil
    case .multiLine:
      guard bytes[end] == UInt8(ascii: "\""), bytes[end &+ 1] == UInt8(ascii: "\"") else { return nil }
      end &+= 2
    }
    if literal.pounds == 0 { return end }
    guard poundCount(end, atMost: literal.pounds) == literal.pounds else { return nil }
    return end &+ poundCount(end, for: literal)
  }

  /// Closing delimiters take all number signs that follow.
  private func poundCount(_ start: Int, for literal: OpenLiteral) -> Int {
    literal.pounds == 0 ? 0 : poundCount(start, atMost: Int.max)
  }

  func poundCount(_ start: Int, atMost limit: Int) -> Int {
    var count = 0
    while count < limit, bytes[start &+ count] == UInt8(ascii: "#") { count &+= 1 }
    return count
  }

  private mutating func closeLiteral(_ textStart: Int, _ textEnd: Int, _ end: Int, _ literal: OpenLiteral) -> Int {
    if literal.interpolation == Token.none {
      tokens.update(Int(literal.begin)) {
        $0.end = UInt32(truncatingIfNeeded: end)
        $0.payload = literal.begin
      }
      return end
    }
    if textStart < textEnd { add(.stringText, textStart, textEnd) }
    add(.stringEnd, textEnd, end)
    pair(literal.begin, lastIndex)
    return end
  }

  private mutating func endUnterminated(_ textStart: Int, _ end: Int, _ literal: OpenLiteral) -> Int {
    if literal.interpolation == Token.none { tokens.update(Int(literal.begin)) { $0.kind = .stringBegin } }
    if textStart < end { add(.stringText, textStart, end) }
    let last = lastIndex
    tokens.update(Int(literal.begin)) { $0.payload = last }
    return end
  }

  // MARK: Interpolations

  private mutating func beginInterpolation(
    _ textStart: Int, _ textEnd: Int, _ end: Int, _ literal: OpenLiteral
  ) -> Int {
    tokens.update(Int(literal.begin)) { $0.kind = .stringBegin }
    if textStart < textEnd { add(.stringText, textStart, textEnd) }
    add(.interpolationBegin, textEnd, end)
    var open = literal
    open.interpolation = lastIndex
    open.openParentheses = openParentheses
    open.bracketBase = bracketBase
    open.lineEndsLiteral = lineEndsLiteral
    literals.append(open)
    openParentheses = 0
    bracketBase = brackets.count
    lineEndsLiteral = literal.kind != .multiLine
    return end
  }

  @inline(never)
  mutating func endInterpolation(_ start: Int) -> Int {
    add(.interpolationEnd, start, start &+ 1)
    guard let literal = leaveInterpolation() else { return start &+ 1 }
    pair(literal.interpolation, lastIndex)
    return lexText(start &+ 1, literal)
  }

  private mutating func leaveInterpolation() -> OpenLiteral? {
    guard let literal = literals.popLast() else { return nil }
    brackets.truncate(to: bracketBase)
    openParentheses = literal.openParentheses
    bracketBase = literal.bracketBase
    lineEndsLiteral = literal.lineEndsLiteral
    return literal
  }

  /// The innermost literal ends here, in the middle of its interpolation.
  mutating func abandonLiteral() {
    guard let literal = leaveInterpolation() else { return }
    let last = lastIndex
    tokens.update(Int(literal.interpolation)) { $0.payload = last }
    tokens.update(Int(literal.begin)) { $0.payload = last }
  }

  @inline(never)
  mutating func abandonLiteralsAtLineEnd() {
    while lineEndsLiteral { abandonLiteral() }
  }
}
