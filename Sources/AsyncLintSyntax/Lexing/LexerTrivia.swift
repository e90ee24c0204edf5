/// Comments, and what is not Swift.
extension Lexer {
  mutating func lexLineComment(_ start: Int) -> Int {
    let (end, mayBeDirective) = bytes.commentLineEnd(from: start &+ 2)
    if mayBeDirective { recordDirective(start, end) }
    triviaFlags.insert(.followsTrivia)
    return end
  }

  /// Block comments nest. One that is never closed extends to the end of the file.
  mutating func lexBlockComment(_ start: Int) -> Int {
    var position = start &+ 2
    var depth = 1
    var hasColon = false
    while position < bytes.count {
      let byte = bytes[position]
      position &+= 1
      switch byte {
      case UInt8(ascii: "*") where bytes[position] == UInt8(ascii: "/"):
        position &+= 1
        depth &-= 1
        if depth == 0 {
          if hasColon { recordDirective(start, position) }
          triviaFlags.insert(.followsTrivia)
          return position
        }
      case UInt8(ascii: "/") where bytes[position] == UInt8(ascii: "*"):
        position &+= 1
        depth &+= 1
      case 0x0A, 0x0D: triviaFlags.insert(.startsLine)
      case UInt8(ascii: ":"): hasColon = true
      default: break
      }
    }
    if hasColon { recordDirective(start, bytes.count) }
    triviaFlags.insert(.followsTrivia)
    return bytes.count
  }

  /// Keeps a comment that speaks to asynclint.
  private mutating func recordDirective(_ start: Int, _ end: Int) {
    let isAlone = triviaFlags.contains(.startsLine) && isBlankBefore(start)
    guard let textStart = directiveStart(start, end, isAlone: isAlone) else { return }
    var textEnd = end
    if bytes[start &+ 1] == UInt8(ascii: "*"), end &- textStart >= 2, bytes[end &- 2] == UInt8(ascii: "*") {
      textEnd &-= 2
    }
    let range = ByteRange(start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end))
    directives.append(
      Directive(
        range: range, isAloneOnLine: isAlone, text: (textStart..<textEnd).map { bytes[$0] },
        textOffset: UInt32(truncatingIfNeeded: textStart)))
  }

  /// Where `asynclint:` stands in a comment that is meant for it.
  private func directiveStart(_ start: Int, _ end: Int, isAlone: Bool) -> Int? {
    // `///`, `//:`, `/**`: whoever documents asynclint does not talk to it.
    var position = start &+ 2
    while position < end, isBlank(position) { position &+= 1 }
    if isDirective(at: position) { return position }
    // Behind code a comment may have said something else first; alone on its line it is code that was commented out.
    guard !isAlone, bytes[start &+ 1] == UInt8(ascii: "/") else { return nil }
    while position < end {
      let isSecond = bytes[position] == UInt8(ascii: "/") && bytes[position &+ 1] == UInt8(ascii: "/")
      position &+= isSecond ? 2 : 1
      guard isSecond else { continue }
      while position < end, isBlank(position) { position &+= 1 }
      if isDirective(at: position) { return position }
    }
    return nil
  }

  /// In capitals the mark alone may stand before anything that people say of asynclint.
  private func isDirective(at position: Int) -> Bool {
    bytes.starts(withLowercased: "asynclint:", at: position)
      && (bytes.starts(with: "asynclint:", at: position)
        || bytes.starts(withLowercased: "asynclint:ignore", at: position))
  }

  private func isBlank(_ index: Int) -> Bool { bytes[index] == 0x20 || bytes[index] == 0x09 }

  private func isBlankBefore(_ start: Int) -> Bool {
    var position = start &- 1
    let previousEnd = tokens.count == 0 ? -1 : Int(tokens[tokens.count &- 1].end)
    while position >= previousEnd, isBlank(position) { position &-= 1 }
    if position < 0 || bytes[position] == 0x0A || bytes[position] == 0x0D { return true }
    // Behind a byte order mark the file begins.
    return position == 2 && bytes.scalar(at: 0)?.value == 0xFEFF
  }

  /// A byte that starts nothing in ASCII Swift: a Unicode name or operator, or trivia.
  @inline(never)
  mutating func lexUnusual(_ start: Int) -> Int {
    guard bytes[start] >= 0x80, let scalar = bytes.scalar(at: start) else {
      triviaFlags.insert(.followsTrivia)
      return start &+ 1
    }
    let next = start &+ scalar.length
    switch scalar.value {
    // A byte order mark, which would be part of a name.
    case 0xFEFF: triviaFlags.insert(.followsTrivia)
    case _ where UnicodeClass.isIdentifierContinuation(scalar.value): return addWord(start, identifierEnd(next))
    case _ where UnicodeClass.isOperatorStart(scalar.value): return lexOperator(start)
    case 0x201C: return addWord(start, curlyQuoteEnd(next) ?? next)
    case 0x201D: add(.unknown, start, next)
    default: triviaFlags.insert(.followsTrivia)
    }
    return next
  }

  /// Behind the curly quote that closes a literal in curly quotes on the same line.
  private mutating func curlyQuoteEnd(_ start: Int) -> Int? {
    var position = start
    while position < bytes.count, spendLookahead(1) {
      switch bytes[position] {
      case 0x0A, 0x0D, 0: return nil
      case UInt8(ascii: "\""): return position &+ 1
      case UInt8(ascii: "\\"):
        if bytes[position &+ 1] == UInt8(ascii: "(") { return nil }
        position &+= 2
      case 0xE2 where bytes[position &+ 1] == 0x80 && bytes[position &+ 2] == 0x9D: return position &+ 3
      default: position &+= 1
      }
    }
    return nil
  }

  /// Whether that many bytes may still be looked at in advance.
  @inline(__always)
  mutating func spendLookahead(_ count: Int) -> Bool {
    lookaheadBudget &-= count
    return lookaheadBudget > 0
  }

  // MARK: Angle brackets that are none

  mutating func lexAngle(_ start: Int) -> Int {
    let isLeft = bytes[start] == UInt8(ascii: "<")
    if isLeft, bytes[start &+ 1] == UInt8(ascii: "#"), let end = placeholderEnd(start &+ 2) {
      let name = names.intern(bytes, start, end)
      add(.identifier, start, end, payload: name)
      tokens.update(tokens.count &- 1) { $0.flags.insert(.isPlaceholder) }
      return end
    }
    if bytes[start &+ 1] == bytes[start], bytes[start &+ 2] == bytes[start], let end = conflictEnd(start) {
      return end
    }
    return lexOperator(start)
  }

  /// Behind the `#>` of an editor placeholder.
  mutating func placeholderEnd(_ start: Int) -> Int? {
    var position = start
    while position < bytes.count, spendLookahead(1) {
      switch bytes[position] {
      case 0x0A: return nil
      case UInt8(ascii: "<") where bytes[position &+ 1] == UInt8(ascii: "#"): return nil
      case UInt8(ascii: "#") where bytes[position &+ 1] == UInt8(ascii: ">"): return position &+ 2
      default: position &+= 1
      }
    }
    return nil
  }

  /// The end of a merge conflict that starts at `start`: all of it is trivia.
  private mutating func conflictEnd(_ start: Int) -> Int? {
    guard start == 0 || isLineEnd(start &- 1) || bytes[start &- 1] == 0 else { return nil }
    let closing: StaticString
    if bytes.starts(with: "<<<<<<< ", at: start) {
      closing = ">>>>>>> "
    } else if bytes.starts(with: ">>>> ", at: start) {
      closing = "<<<<\n"
    } else {
      return nil
    }
    var position = bytes.lineEnd(from: start)
    while position < bytes.count {
      if isLineEnd(position &- 1), bytes.starts(with: closing, at: position) {
        triviaFlags = [.startsLine, .followsTrivia]
        return bytes.lineEnd(from: position &+ closing.utf8CodeUnitCount)
      }
      let next = bytes.lineEnd(from: position &+ 1)
      guard spendLookahead(next &- position) else { return nil }
      position = bytes[next] == 0x0A || bytes[next] == 0x0D ? next &+ 1 : next
    }
    return nil
  }

  private func isLineEnd(_ index: Int) -> Bool { bytes[index] == 0x0A || bytes[index] == 0x0D }
}
