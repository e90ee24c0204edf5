/// Names, literals, parentheses, collections, key paths, macros.
extension Parser {
  /// Nothing is consumed when no expression starts here.
  mutating func parsePrimary(_ mode: ExpressionMode) -> NodeID {
    switch kind {
    case .identifier: return isPlainName && !mode.contains(.binding) ? addPlainName() : parseIdentifier(mode)
    case .selfKeyword, .selfTypeKeyword, .initKeyword: return parseIdentifier(mode)
    case .anyKeyword, .superKeyword, .dollarIdentifier:
      return addToken(.identifierExpression, flags: cover, name: name)
    case .deinitKeyword, .subscriptKeyword:
      return mode.contains(.attribute) ? parseIdentifier(mode) : missingExpression()
    case .integer: return addToken(.integerLiteral, flags: numberFlags())
    case .float: return addToken(.floatLiteral, flags: numberFlags())
    case .string: return parsePlainString()
    case .stringBegin: return parseInterpolatedString(mode)
    case .regex: return addToken(.regexLiteral)
    case .nilKeyword: return addToken(.nilLiteral)
    case .trueKeyword, .falseKeyword: return addToken(.booleanLiteral, name: name)
    case .wildcard: return addToken(mode.isPattern ? .wildcardPattern : .discardExpression)
    case .leftBrace: return parseClosure()
    case .leftParen: return parseParenthesized(mode)
    case .leftSquare: return parseCollection()
    case .period: return parseMember(nil)
    case .backslash: return parseKeyPath(mode)
    case .poundName: return parseMacroExpansion(mode)
    case .poundAvailable, .poundUnavailable:
      let start = offset
      advance()
      if kind == .leftParen { skip(to: indexAfterBalanced(position)) }
      return add(.availabilityCondition, offset: start, end: lastEnd)
    default: return missingExpression()
    }
  }

  private mutating func missingExpression() -> NodeID { add(.unknownExpression, offset: offset, end: offset) }

  /// Of an identifier: neither a module's `::` follows it, nor labels or generic arguments.
  @inline(__always)
  var isPlainName: Bool {
    switch nextKind {
    case .colonColon, .binaryOperator, .prefixOperator, .postfixOperator: return false
    // `f(a:)` and `f(a:b:)` are names with their labels.
    case .leftParen
    where kind(at: position &+ 3) == .colon
      && (kind(at: position &+ 4) == .rightParen || kind(at: position &+ 5) == .colon):
      return false
    default: return !token.flags.contains(.isPlaceholder)
    }
  }

  /// The identifier, which is all of the name.
  @inline(__always)
  mutating func addPlainName() -> NodeID {
    addToken(.identifierExpression, flags: backtickFlags(token, cover), name: name)
  }

  private mutating func parseIdentifier(_ mode: ExpressionMode) -> NodeID {
    while kind == .identifier, nextKind == .colonColon {
      advance()
      advance()
    }
    guard kind.isWord else { return missingExpression() }
    let token = self.token
    if token.flags.contains(.isPlaceholder) { return addToken(.unknownExpression) }
    if mode.contains(.binding), bindsName() {
      return addToken(.bindingPattern, flags: backtickFlags(token, bindsLet ? .isLet : []), name: token.payload)
    }
    advance()
    if kind == .leftParen, hasArgumentLabels {
      let mark = pending.count
      parseArgumentLabels()
      return add(
        .identifierExpression, flags: backtickFlags(token, cover), name: token.payload, offset: token.start,
        end: lastEnd, childrenFrom: mark)
    }
    let node = add(
      .identifierExpression, flags: backtickFlags(token, cover), name: token.payload, offset: token.start,
      end: lastEnd)
    return parseSpecialization(node)
  }

  /// Below a `let` a name is bound unless it is the base of something.
  private mutating func bindsName() -> Bool {
    switch nextKind {
    case .period, .leftParen, .leftSquare: return false
    case .binaryOperator, .prefixOperator, .postfixOperator: return !hasGenericArguments(position &+ 1)
    default: return true
    }
  }

  private func numberFlags() -> NodeFlags {
    if token.end &- token.start == 1 {
      switch lexer.bytes[Int(token.start)] {
      case UInt8(ascii: "1"): return .isOne
      case UInt8(ascii: "2"): return .isTwo
      default: break
      }
    }
    for index in Int(token.start)..<Int(token.end) {
      switch lexer.bytes[index] {
      case UInt8(ascii: "0"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "x"), UInt8(ascii: "o"),
        UInt8(ascii: "b"):
        continue
      default: return []
      }
    }
    return .isZero
  }

  // MARK: Parentheses and collections

  private mutating func parseParenthesized(_ mode: ExpressionMode) -> NodeID {
    let start = offset
    let flags = cover
    let mark = pending.count
    parseArguments(mode.inArguments)
    if pending.count == mark + 1 {
      let only = pending[mark]
      if nodes[Int(only)].name == 0 {
        pending.truncate(to: mark)
        let expression = child(0, of: only)
        return add(.parenthesizedExpression, flags: flags, offset: start, end: lastEnd, expression)
      }
    }
    return add(.tupleExpression, flags: flags, offset: start, end: lastEnd, childrenFrom: mark)
  }

  /// `[a, b]`, `[k: v]`, `[3 of Int]`
  private mutating func parseCollection() -> NodeID {
    let start = offset
    if skipIfTooDeep() { return add(.arrayLiteral, offset: start, end: lastEnd) }
    if isInlineArrayType() {
      let type = parseSimpleType()
      return add(.typeExpression, offset: start, end: lastEnd, type)
    }
    let mark = pending.count
    let closing = partner(of: position)
    let limit = closing ?? lexer.tokens.count
    advance()
    var isDictionary = consume(.colon)
    depth &+= 1
    while position < limit, kind != .rightSquare, kind != .endOfFile, kind != .rightBrace {
      let before = position
      let element = parseExpression()
      if position > before { pending.append(element) }
      if consume(.colon) {
        isDictionary = true
        pending.append(parseExpression())
      }
      if consume(.comma) { continue }
      if position < limit, kind != .rightSquare, kind != .rightBrace, kind != .endOfFile { skipUnexpected() }
      if position == before || closing == nil { break }
    }
    depth &-= 1
    if let closing { skip(to: closing) }
    _ = consume(.rightSquare)
    return add(
      isDictionary ? .dictionaryLiteral : .arrayLiteral, flags: cover, offset: start, end: lastEnd, childrenFrom: mark)
  }

  private mutating func isInlineArrayType() -> Bool {
    let start = position &+ 1
    let count: Int
    if kind(at: start) == .integer {
      count = start + 1
    } else if isOperator(.minus, at: start), kind(at: start + 1) == .integer {
      count = start + 2
    } else if kind(at: start) == .identifier, isWord(.of, at: start + 1) {
      count = start + 1
    } else {
      return false
    }
    return isWord(.of, at: count) && !startsLine(at: count) && kind(at: count + 1) != .rightSquare
      && kind(at: count + 1) != .comma
  }

  // MARK: Key paths

  /// `\Root.a?.b[0]`
  private mutating func parseKeyPath(_ mode: ExpressionMode) -> NodeID {
    let start = offset
    let mark = pending.count
    advance()
    var rootType = FileFacts.missing
    if kind.isWord || kind == .leftParen || kind == .leftSquare {
      rootType = parseSimpleType(allowsMembers: false)
    }
    pending.append(rootType)
    while true {
      switch kind {
      case .period where nextKind == .leftSquare: advance()
      case .leftSquare where !startsLine: parseKeyPathSubscript(mode)
      case .period: parseKeyPathMember()
      case .postfixQuestion, .exclamation: advance()
      case .binaryOperator, .prefixOperator, .postfixOperator:
        guard isKeyPathMark() else {
          return add(.keyPathExpression, offset: start, end: lastEnd, childrenFrom: mark)
        }
        advance()
      default: return add(.keyPathExpression, offset: start, end: lastEnd, childrenFrom: mark)
      }
    }
  }

  /// `?`, `!` and dots in one operator: `\.?.!`
  private func isKeyPathMark() -> Bool {
    for index in Int(token.start)..<Int(token.end) {
      let byte = lexer.bytes[index]
      if byte != UInt8(ascii: "?"), byte != UInt8(ascii: "!"), byte != UInt8(ascii: ".") { return false }
    }
    return token.end - token.start > 1 && lexer.bytes[Int(token.end) - 1] != UInt8(ascii: ".")
  }

  private mutating func parseKeyPathSubscript(_ mode: ExpressionMode) {
    let start = offset
    let mark = pending.count
    parseArguments(mode.inArguments)
    pending.append(add(.keyPathComponent, offset: start, end: lastEnd, childrenFrom: mark))
  }

  private mutating func parseKeyPathMember() {
    let start = offset
    advance()
    guard kind.isWord || kind == .integer else {
      pending.append(add(.keyPathComponent, offset: start, end: lastEnd))
      return
    }
    let token = self.token
    let name =
      kind == .integer ? lexer.names.intern(lexer.bytes, Int(token.start), Int(token.end)) : token.payload
    advance()
    if kind == .leftParen, hasArgumentLabels {
      let mark = pending.count
      parseArgumentLabels()
      pending.truncate(to: mark)
    }
    if hasGenericArguments(position) {
      let mark = pending.count
      parseGenericArguments()
      pending.truncate(to: mark)
    }
    pending.append(add(.keyPathComponent, name: name, offset: token.start, end: lastEnd))
  }

  // MARK: Macros

  /// `#name<…>(…) { … }`
  private mutating func parseMacroExpansion(_ mode: ExpressionMode) -> NodeID {
    var name = token
    let flags = cover
    name.start += 1
    let mark = pending.count
    advance()
    while kind == .colonColon, nextKind.isWord {
      advance()
      name = token
      advance()
    }
    if hasGenericArguments(position) {
      parseGenericArguments()
      pending.truncate(to: mark)
    }
    if kind == .leftParen, !startsLine { parseArguments(mode.inArguments.subtracting(.attribute)) }
    if kind == .leftBrace, !mode.contains(.condition), startsTrailingClosure(position, mode) {
      parseTrailingClosures()
    }
    return add(
      .macroExpansionExpression, flags: flags, name: name.payload, offset: name.start, end: lastEnd,
      childrenFrom: mark)
  }

  // MARK: Strings

  private mutating func parsePlainString() -> NodeID {
    let token = self.token
    var quotes = token.start
    while lexer.bytes[Int(quotes)] == UInt8(ascii: "#") { quotes += 1 }
    let text = Int(quotes) + (token.flags.contains(.isMultiline) ? 3 : 1)
    let delimiter = text - Int(token.start)
    var flags: NodeFlags = Int(token.end) - text == delimiter ? .isZero : []
    flags.formUnion(scheme(at: token.flags.contains(.isMultiline) ? startOfFirstLine(behind: text) : text))
    if isNumericHost(text, end: Int(token.end) - delimiter) { flags.insert(.isNumericHost) }
    return addToken(.stringLiteral, flags: flags)
  }

  /// Digits between three dots, or hexadecimal digits between colons.
  private func isNumericHost(_ start: Int, end: Int) -> Bool {
    guard end > start, end &- start <= 45 else { return false }
    var dots = 0
    var colons = 0
    var letters = 0
    for index in start..<end {
      switch lexer.bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "."): dots &+= 1
      case UInt8(ascii: ":"): colons &+= 1
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): letters &+= 1
      default: return false
      }
    }
    return colons >= 2 || dots == 3 && colons == 0 && letters == 0
  }

  /// Of `"""`, whose text begins on the next line.
  private func startOfFirstLine(behind quotes: Int) -> Int {
    var position = quotes
    while position < lexer.bytes.count, lexer.bytes[position] == 0x0A || lexer.bytes[position] == 0x0D {
      position = lexer.bytes.indexAfterBlanks(position &+ 1)
    }
    return position
  }

  /// Schemes are written in any case.
  private func scheme(at text: Int) -> NodeFlags {
    switch lexer.bytes[text] | 0x20 {
    case UInt8(ascii: "h"):
      startsWithScheme("http:", text) || startsWithScheme("https:", text) ? .isRemoteAddress : []
    case UInt8(ascii: "f"): startsWithScheme("ftp:", text) ? .isRemoteAddress : []
    case UInt8(ascii: "w"): startsWithScheme("ws:", text) || startsWithScheme("wss:", text) ? .isRemoteAddress : []
    case UInt8(ascii: "d"): startsWithScheme("data:", text) ? .isDataAddress : []
    default: []
    }
  }

  private func startsWithScheme(_ scheme: StaticString, _ text: Int) -> Bool {
    lexer.bytes.starts(withLowercased: scheme, at: text)
  }

  private mutating func parseInterpolatedString(_ mode: ExpressionMode) -> NodeID {
    let start = offset
    let text = token.flags.contains(.isMultiline) ? startOfFirstLine(behind: Int(token.end)) : Int(token.end)
    let mark = pending.count
    let last = partner(of: position) ?? position
    if depth >= Parser.depthLimit {
      note(.nestedTooDeep)
      skip(to: last + 1)
      return add(.stringLiteral, offset: start, end: lastEnd)
    }
    depth &+= 1
    advance()
    while position <= last {
      switch kind {
      case .interpolationBegin: pending.append(parseInterpolation())
      case .stringText, .stringEnd: advance()
      default:
        if position > last || kind == .endOfFile { break }
        advance()
      }
      if kind == .endOfFile { break }
    }
    depth &-= 1
    return add(.stringLiteral, flags: scheme(at: text), offset: start, end: lastEnd, childrenFrom: mark)
  }

  private mutating func parseInterpolation() -> NodeID {
    let start = offset
    let mark = pending.count
    let closing = partner(of: position) ?? position
    let isClosed = lexer.tokens[closing].kind == .interpolationEnd
    advance()
    parseArgumentList(isClosed ? closing : closing + 1, [])
    skip(to: isClosed ? closing + 1 : closing + 1)
    return add(.interpolation, offset: start, end: lastEnd, childrenFrom: mark)
  }
}
