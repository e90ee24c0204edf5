/// Operators: how far they reach, and which role the white space around them gives them.
extension Lexer {
  /// `!` or `?` behind something: always a token of its own.
  @inline(__always)
  mutating func lexPostfixMark(_ start: Int) -> Int {
    let isBang = bytes[start] == UInt8(ascii: "!")
    add(
      isBang ? .exclamation : .postfixQuestion, start, start &+ 1,
      payload: isBang ? WellKnownName.bang.id : WellKnownName.question.id)
    return start &+ 1
  }

  @inline(never)
  mutating func lexOperator(_ start: Int) -> Int {
    if bytes[start] != UInt8(ascii: "/"), bytes[start] != UInt8(ascii: "."), let length = plainOperatorLength(start) {
      let head = bytes.word(at: start) & (length == 1 ? 0xFF : 0xFFFF)
      let kind = operatorKind(start, start &+ length)
      let key = NameInterner.Key(head: head, tail: 0, length: UInt32(truncatingIfNeeded: length))
      add(kind, start, start &+ length, payload: names.intern(key, bytes, start).name)
      return start &+ length
    }
    var end = operatorEnd(start)
    if let slash = firstSlash(start, end), let regexEnd = regexEnd(inOperator: start, end, at: slash) {
      if slash > start { addOperator(start, slash) }
      add(.regex, slash, regexEnd)
      return regexEnd
    }
    if end &- start > 2 {
      // A comment may start within.
      for position in start &+ 1..<end where bytes[position] == UInt8(ascii: "/") {
        let next = bytes[position &+ 1]
        if next == UInt8(ascii: "/") || next == UInt8(ascii: "*") {
          end = position
          break
        }
      }
    }
    addOperator(start, end)
    return end
  }

  /// Nearly all operators have one or two characters, none of which could be anything else: neither a comment or literal, nor a dot, nor a
  /// placeholder starts within or behind them.
  @inline(__always)
  private func plainOperatorLength(_ start: Int) -> Int? {
    if isNeverOperator(start &+ 1) { return 1 }
    return isPlainOperator(start &+ 1) && isNeverOperator(start &+ 2) ? 2 : nil
  }

  /// Where the run of operator characters ends; a dot may stand in it only when it starts with one.
  private mutating func operatorEnd(_ start: Int) -> Int {
    var end = start
    let startsWithDot = bytes[start] == UInt8(ascii: ".")
    while true {
      switch bytes[end] {
      case UInt8(ascii: "."):
        if !startsWithDot { return end }
        end &+= 1
      case UInt8(ascii: "<"):
        if end > start, bytes[end &+ 1] == UInt8(ascii: "#"), placeholderFollows(end &+ 1) { return end }
        end &+= 1
      case UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"),
        UInt8(ascii: "%"), UInt8(ascii: ">"), UInt8(ascii: "!"), UInt8(ascii: "&"), UInt8(ascii: "|"),
        UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: "?"):
        end &+= 1
      case 0x80...:
        guard let scalar = bytes.scalar(at: end), UnicodeClass.isOperatorContinuation(scalar.value) else { return end }
        end &+= scalar.length
      default:
        return end
      }
    }
  }

  /// Whether `#>` follows on the line.
  private mutating func placeholderFollows(_ start: Int) -> Bool {
    var position = start
    while position < bytes.count, bytes[position] != 0x0A, spendLookahead(1) {
      if bytes[position] == UInt8(ascii: "#"), bytes[position &+ 1] == UInt8(ascii: ">") { return true }
      position &+= 1
    }
    return false
  }

  private func firstSlash(_ start: Int, _ end: Int) -> Int? {
    var position = start
    while position < end {
      if bytes[position] == UInt8(ascii: "/") { return position }
      position &+= 1
    }
    return nil
  }

  private mutating func addOperator(_ start: Int, _ end: Int) {
    let kind = operatorKind(start, end)
    let name = names.intern(bytes, start, end)
    add(kind, start, end, payload: name)
  }

  @inline(__always)
  private func operatorKind(_ start: Int, _ end: Int) -> TokenKind {
    let leftBound = isLeftBound(start)
    let rightBound = isRightBound(end, leftBound: leftBound)
    switch end &- start {
    case 1:
      switch bytes[start] {
      case UInt8(ascii: "="): return .equal
      case UInt8(ascii: "&") where !leftBound && rightBound: return .prefixAmpersand
      case UInt8(ascii: "."): return .period
      case UInt8(ascii: "?"): return leftBound ? .postfixQuestion : .infixQuestion
      default: break
      }
    case 2:
      if bytes[start] == UInt8(ascii: "-"), bytes[start &+ 1] == UInt8(ascii: ">") { return .arrow }
      if bytes[start] == UInt8(ascii: "*"), bytes[start &+ 1] == UInt8(ascii: "/") { return .unknown }
    default:
      for position in start..<end &- 1
      where bytes[position] == UInt8(ascii: "*") && bytes[position &+ 1] == UInt8(ascii: "/") { return .unknown }
    }
    if leftBound == rightBound { return .binaryOperator }
    return leftBound ? .postfixOperator : .prefixOperator
  }

  /// Whether something stands directly before an operator.
  @inline(__always)
  func isLeftBound(_ start: Int) -> Bool {
    switch bytes[start &- 1] {
    case 0x20, 0x0D, 0x0A, 0x09, UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","),
      UInt8(ascii: ";"), UInt8(ascii: ":"), 0:
      return false
    case UInt8(ascii: "/"): return bytes[start &- 2] != UInt8(ascii: "*")
    case 0xA0: return bytes[start &- 2] != 0xC2
    default: return true
    }
  }

  /// Whether something stands directly behind an operator.
  func isRightBound(_ end: Int, leftBound: Bool) -> Bool {
    switch bytes[end] {
    case 0x20, 0x0D, 0x0A, 0x09, UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","),
      UInt8(ascii: ";"), UInt8(ascii: ":"), 0:
      return false
    case UInt8(ascii: "."): return !leftBound
    case UInt8(ascii: "/"): return bytes[end &+ 1] != UInt8(ascii: "/") && bytes[end &+ 1] != UInt8(ascii: "*")
    case 0xC2: return bytes[end &+ 1] != 0xA0
    default: return true
    }
  }
}
