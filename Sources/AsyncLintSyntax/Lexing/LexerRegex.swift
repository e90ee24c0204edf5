/// Regex literals: `#/…/#`, and `/…/` where Swift prefers it to an operator.
extension Lexer {
  /// The end of the regex literal that starts at the first slash of the operator `start..<end`; nil when it is none.
  mutating func regexEnd(inOperator start: Int, _ end: Int, at slash: Int) -> Int? {
    let leftBound = isLeftBound(start)
    if leftBound { return nil }
    let previous = tokens.count > 0 ? tokens[tokens.count &- 1].kind : .semicolon
    // `operator /^/`: what follows these two is an operator.
    if previous == .funcKeyword || previous == .operatorKeyword { return nil }
    var mustBeRegex = false
    if leftBound == isRightBound(end, leftBound: leftBound) {
      mustBeRegex = followsOptionalTry(previous)
      if !mustBeRegex, !startsExpression(after: previous) { return nil }
      switch previous {
      case .leftParen, .interpolationBegin, .leftSquare, .comma, .colon, .colonColon:
        if tokens.count == 0 { mustBeRegex = true }
      default: mustBeRegex = true
      }
    }
    return regexEnd(slash, mustBeRegex: mustBeRegex)
  }

  /// Behind `try?` and `try!` comes an expression, no binary operator.
  private func followsOptionalTry(_ previous: TokenKind) -> Bool {
    guard previous == .postfixQuestion || previous == .exclamation, tokens.count > 1 else { return false }
    return tokens[tokens.count &- 2].kind == .tryKeyword
  }

  /// Whether an expression and not a binary operator is to be expected behind such a token.
  private func startsExpression(after kind: TokenKind) -> Bool {
    switch kind {
    case .leftBrace, .leftParen, .leftSquare, .interpolationBegin, .prefixOperator, .prefixAmpersand, .binaryOperator,
      .equal, .semicolon, .comma, .colon, .infixQuestion, .unknown, .poundIf, .poundElse, .poundElseif, .poundEndif:
      return true
    case .trueKeyword, .falseKeyword, .anyKeyword, .nilKeyword, .selfKeyword, .selfTypeKeyword, .superKeyword,
      .wildcard:
      return false
    default:
      return kind.isKeyword
    }
  }

  /// The end of the regex literal that starts at `start` with number signs or a slash; nil when it is none. When it must
  /// be one and is not closed, it ends with its line.
  mutating func regexEnd(_ start: Int, mustBeRegex: Bool) -> Int? {
    let pounds = poundCount(start, atMost: Int.max)
    let slash = start &+ pounds
    guard bytes[slash] == UInt8(ascii: "/") else { return nil }
    var scan = RegexScan(position: slash &+ 1, pounds: pounds, mustBeRegex: mustBeRegex)
    if pounds == 0 {
      switch bytes[slash &+ 1] {
      case 0x20, 0x09: if !mustBeRegex { return nil }
      case UInt8(ascii: "*"), UInt8(ascii: "/"): return nil
      default: break
      }
      if bytes[slash &- 1] == UInt8(ascii: "*") { return nil }
    } else {
      var position = scan.position
      while bytes[position] == 0x20 || bytes[position] == 0x09 { position &+= 1 }
      if bytes[position] == 0x0A || bytes[position] == 0x0D {
        scan.firstLineEnd = position
        scan.position = position
      }
    }
    let outcome = scan.run(bytes, limit: slash &+ max(lookaheadBudget, 512))
    lookaheadBudget &-= scan.position &- start
    switch outcome {
    case .closed: return scan.position
    case .notRegex: return nil
    case .unterminated:
      if !mustBeRegex { return nil }
      guard let firstLineEnd = scan.firstLineEnd else { return scan.position }
      return firstLineEnd
    }
  }
}

/// The search for the end of a regex literal.
private struct RegexScan {
  enum Outcome { case closed, notRegex, unterminated }

  var position: Int
  let pounds: Int
  let mustBeRegex: Bool
  /// Of a literal of several lines.
  var firstLineEnd: Int?
  private var groupDepth = 0
  private var classDepth = 0
  /// The last space or tab that no backslash stands before.
  private var lastBlank = -1

  init(position: Int, pounds: Int, mustBeRegex: Bool) {
    self.position = position
    self.pounds = pounds
    self.mustBeRegex = mustBeRegex
  }

  /// Reads up to the end of the literal, or up to the byte `limit`.
  mutating func run(_ bytes: SourceBytes, limit: Int) -> Outcome {
    while position < min(bytes.count, limit) {
      if bytes[position] == UInt8(ascii: "/"), let outcome = close(bytes) { return outcome }
      if bytes[position] == UInt8(ascii: "\\") {
        position &+= 1
        guard position < bytes.count else { return .unterminated }
        if isLineEnd(bytes[position]), firstLineEnd == nil { return .unterminated }
        position &+= 1
        continue
      }
      switch bytes[position] {
      case 0x0A, 0x0D:
        if firstLineEnd == nil { return .unterminated }
      case UInt8(ascii: "(") where classDepth == 0: groupDepth &+= 1
      case UInt8(ascii: ")") where classDepth == 0:
        if groupDepth > 0 {
          groupDepth &-= 1
        } else if !mustBeRegex {
          return .notRegex
        }
      case UInt8(ascii: "["): classDepth &+= 1
      case UInt8(ascii: "]"): classDepth = max(classDepth &- 1, 0)
      case 0x20, 0x09: lastBlank = position
      default: break
      }
      position &+= 1
    }
    return .unterminated
  }

  /// At a slash: whether the literal ends here; nil when it goes on.
  private mutating func close(_ bytes: SourceBytes) -> Outcome? {
    var end = position &+ 1
    if pounds > 0 {
      while bytes[end] == UInt8(ascii: "#") { end &+= 1 }
      if end &- position &- 1 < pounds { return nil }
    } else {
      if bytes[end] == UInt8(ascii: "*") || bytes[end] == UInt8(ascii: "/") { return .unterminated }
      if lastBlank == position &- 1, !mustBeRegex { return .notRegex }
    }
    position = end
    return .closed
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
