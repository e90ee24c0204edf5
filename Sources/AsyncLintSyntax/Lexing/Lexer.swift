/// Cuts a file into tokens, as Swift 6.3 does.
///
/// Total: any bytes give tokens, each byte belongs to one token or to the trivia before it. Linear: what has to look ahead
/// without bound draws on `lookaheadBudget`. Nested interpolations lie on a stack of their own; nothing recurs.
struct Lexer: ~Copyable {
  /// Makes the type one that is handed over by address. Else each call of a method that does not mutate copies half a
  /// kilobyte: a tenth of all instructions (Swift 6.3).
  private let passedByAddress: Any = ()
  var tokens = GrowableBuffer<Token>(capacity: 1 << 14)
  var names = NameInterner()
  var directives: [Directive] = []

  var bytes = SourceBytes(UnsafeBufferPointer(start: nil, count: 0))
  /// The literals in whose interpolations the lexer stands, outermost first.
  var literals = GrowableBuffer<OpenLiteral>(capacity: 16)
  /// Parentheses open in the innermost interpolation; out of reach of zero outside of one.
  var openParentheses = Lexer.noInterpolation
  /// A line end ends the interpolation, because its literal has one line.
  var lineEndsLiteral = false
  /// Opening brackets without partner yet, by index; those before `bracketBase` lie outside of the interpolation, or of the branch of
  /// an `#if`.
  var brackets = GrowableBuffer<UInt32>(capacity: 256)
  var bracketBase = 0
  /// The last directive of each open `#if`.
  var conditionals = GrowableBuffer<UInt32>(capacity: 16)
  /// Parallel to it: `bracketBase` around the `#if`.
  var conditionalBases = GrowableBuffer<UInt32>(capacity: 16)
  /// A `}` had no partner.
  private var hasStrayBrace = false
  /// Braces did not balance and were paired by indentation.
  private(set) var hasRepairedBraces = false
  /// What the trivia since the last token make of the next one: `startsLine`, `followsTrivia`.
  var triviaFlags: TokenFlags = [.startsLine, .followsTrivia]
  /// Bytes that may still be read in vain, for example for the end of a literal that has none.
  var lookaheadBudget = 0
  private var classes = GrowableBuffer<ByteClass>(capacity: 256)

  static let noInterpolation = Int.max / 2

  init() {
    for byte in UInt32(0)...255 {
      classes.append(ByteClass(of: byte))
    }
  }

  /// Fills `tokens` with those from `start` on; the last four are `endOfFile`.
  @inline(never)
  mutating func lex(_ source: SourceBytes, from start: Int = 0, keepsNames: Bool = false) {
    if !keepsNames { names.reset() }
    reset(source, from: start)
    var position = start
    // Compared without sign, as the subscript does it, so that it need not do it again.
    while UInt(bitPattern: position) < UInt(bitPattern: source.count) {
      var byte = source[position]
      // One blank stands before every second token: no need to go round for it.
      if byte == 0x20 {
        triviaFlags.insert(.followsTrivia)
        position &+= 1
        byte = source[position]
      }
      // A letter begins more than every third token, and is told from the rest by one comparison instead of two and a jump.
      let isLetter = (byte | 0x20) &- UInt8(ascii: "a") < 26
      position = isLetter ? lexWord(position, in: source) : lexToken(at: position, byte, in: source)
    }
    finish()
  }

  private mutating func reset(_ source: SourceBytes, from start: Int) {
    bytes = source
    tokens.truncate(to: 0)
    directives.removeAll()
    literals.truncate(to: 0)
    brackets.truncate(to: 0)
    conditionals.truncate(to: 0)
    conditionalBases.truncate(to: 0)
    openParentheses = Lexer.noInterpolation
    lineEndsLiteral = false
    bracketBase = 0
    hasStrayBrace = false
    hasRepairedBraces = false
    triviaFlags = [.startsLine, .followsTrivia]
    lookaheadBudget = 8 * (source.count - start) + 65536
  }

  private mutating func finish() {
    while literals.count > 0 { abandonLiteral() }
    if hasStrayBrace || brackets.count > 0 {
      repairBraces()
      hasRepairedBraces = true
    }
    let end = bytes.count
    for _ in 0..<4 { add(.endOfFile, end, end) }
  }

  // MARK: One token

  /// Reads the trivia or the token that starts at `start` with `byte`, no letter, and returns where the next one does.
  @inline(__always)
  private mutating func lexToken(at start: Int, _ byte: UInt8, in bytes: SourceBytes) -> Int {
    switch byte {
    case 0x20, 0x09:
      triviaFlags.insert(.followsTrivia)
      return bytes.indexAfterBlanks(start &+ 1)
    case 0x0A, 0x0D:
      triviaFlags = [.startsLine, .followsTrivia]
      if lineEndsLiteral { abandonLiteralsAtLineEnd() }
      return bytes.indexAfterBlanks(start &+ 1)
    case UInt8(ascii: "_"): return lexUnusualWord(start, from: start)
    case UInt8(ascii: "("):
      openParentheses &+= 1
      return open(.leftParen, start, start &+ 1)
    case UInt8(ascii: ")"):
      if openParentheses == 0 { return endInterpolation(start) }
      openParentheses &-= 1
      return close(.rightParen, .leftParen, start)
    case UInt8(ascii: "["): return open(.leftSquare, start, start &+ 1)
    case UInt8(ascii: "]"): return close(.rightSquare, .leftSquare, start)
    case UInt8(ascii: "{"): return open(.leftBrace, start, start &+ 1)
    case UInt8(ascii: "}"): return closeBrace(start)
    case UInt8(ascii: ","): return punctuation(.comma, start)
    case UInt8(ascii: ";"): return punctuation(.semicolon, start)
    case UInt8(ascii: "@"): return punctuation(.at, start)
    case UInt8(ascii: "\\"): return punctuation(.backslash, start)
    case UInt8(ascii: ":"):
      guard bytes[start &+ 1] == UInt8(ascii: ":") else { return punctuation(.colon, start) }
      add(.colonColon, start, start &+ 2)
      return start &+ 2
    case UInt8(ascii: "."):
      // A member access in most cases: no operator has just one dot.
      if isIdentifierByte(start &+ 1) { return punctuation(.period, start) }
      return lexOperator(start)
    case UInt8(ascii: "/"):
      switch bytes[start &+ 1] {
      case UInt8(ascii: "/"): return lexLineComment(start)
      case UInt8(ascii: "*"): return lexBlockComment(start)
      default: return lexOperator(start)
      }
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return lexString(start, pounds: 0)
    case UInt8(ascii: "#"): return lexPound(start)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return lexNumber(start)
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      if isLeftBound(start) { return lexPostfixMark(start) }
      return lexOperator(start)
    case UInt8(ascii: "=") where bytes[start &+ 1] == 0x20:
      add(.equal, start, start &+ 1, payload: WellKnownName.equal.id)
      return start &+ 1
    case UInt8(ascii: "-") where bytes[start &+ 1] == UInt8(ascii: ">") && bytes[start &+ 2] == 0x20:
      add(.arrow, start, start &+ 2, payload: WellKnownName.arrow.id)
      return start &+ 2
    case UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "%"),
      UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "~"):
      return lexOperator(start)
    case UInt8(ascii: "<"), UInt8(ascii: ">"): return lexAngle(start)
    case UInt8(ascii: "$"): return lexDollar(start)
    case UInt8(ascii: "`"): return lexBacktick(start)
    default: return lexUnusual(start)
    }
  }

  @inline(__always)
  mutating func add(_ kind: TokenKind, _ start: Int, _ end: Int, payload: UInt32 = Token.none) {
    tokens.append(
      Token(
        kind: kind, flags: triviaFlags, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
        payload: payload))
    triviaFlags = []
  }

  var lastIndex: UInt32 { UInt32(truncatingIfNeeded: tokens.count &- 1) }

  @inline(__always)
  private mutating func punctuation(_ kind: TokenKind, _ start: Int) -> Int {
    add(kind, start, start &+ 1)
    return start &+ 1
  }

  // MARK: Words

  /// Nine words of ten have less than 16 bytes: one load tells where they end and which they are.
  @inline(__always)
  private mutating func lexWord(_ start: Int, in bytes: SourceBytes) -> Int {
    let block = bytes.block(at: start)
    let words = unsafeBitCast(block, to: SIMD2<UInt64>.self)
    let marks = unsafeBitCast(wordBytes(block), to: SIMD2<UInt64>.self)
    var key = NameInterner.Key(head: UInt64(littleEndian: words[0]), tail: 0, length: 0)
    let isWord = UInt64(littleEndian: marks[0])
    var length: Int
    if isWord != UInt64.max {
      length = (~isWord).trailingZeroBitCount &>> 3
      // What stands below the first byte that is none of a word.
      key.head &= (~isWord &- 1) & isWord
    } else {
      let isWord = UInt64(littleEndian: marks[1])
      guard isWord != UInt64.max else { return lexLongWord(start, in: bytes) }
      length = 8 &+ (~isWord).trailingZeroBitCount &>> 3
      key.tail = UInt64(littleEndian: words[1]) & (~isWord &- 1) & isWord
    }
    let next = bytes[start &+ length]
    if next >= 0x80 || next == UInt8(ascii: "$") { return lexUnusualWord(start, from: start) }
    key.length = UInt32(truncatingIfNeeded: length)
    return addWord(names.intern(key, bytes, start), start, start &+ length)
  }

  /// A word of sixteen bytes or more.
  @inline(never)
  private mutating func lexLongWord(_ start: Int, in bytes: SourceBytes) -> Int {
    let end = bytes.indexAfterWord(start &+ 16)
    let next = bytes[end]
    if next >= 0x80 || next == UInt8(ascii: "$") { return lexUnusualWord(start, from: start) }
    return addWord(names.internLong(bytes, start, end), start, end)
  }

  @inline(never)
  private mutating func lexUnusualWord(_ start: Int, from known: Int) -> Int { addWord(start, identifierEnd(known)) }

  mutating func addWord(_ start: Int, _ end: Int) -> Int { addWord(names.internWord(bytes, start, end), start, end) }

  @inline(__always)
  private mutating func addWord(_ word: NameInterner.Word, _ start: Int, _ end: Int) -> Int {
    add(word.kind, start, end, payload: word.name)
    return end
  }

  /// Where the identifier that goes on at `start` ends; for scalars outside of ASCII too.
  func identifierEnd(_ start: Int) -> Int {
    var end = start
    while true {
      end = bytes.indexAfterWord(end)
      if bytes[end] == UInt8(ascii: "$") {
        end &+= 1
        continue
      }
      guard bytes[end] >= 0x80, let scalar = bytes.scalar(at: end),
        UnicodeClass.isIdentifierContinuation(scalar.value)
      else { return end }
      end &+= scalar.length
    }
  }

  @inline(__always)
  func isIdentifierByte(_ index: Int) -> Bool { classes[Int(bytes[index])].contains(.identifier) }

  /// A byte that stands in no operator and begins nothing that does.
  @inline(__always)
  func isNeverOperator(_ index: Int) -> Bool { classes[Int(bytes[index])].contains(.neverOperator) }

  /// A byte that can stand in an operator and begins nothing else there.
  @inline(__always)
  func isPlainOperator(_ index: Int) -> Bool { classes[Int(bytes[index])].contains(.plainOperator) }

  /// A byte that means nothing special in any string literal.
  @inline(__always)
  func isPlainText(_ index: Int) -> Bool { !classes[Int(bytes[index])].contains(.endsText) }

  // MARK: Brackets

  @inline(__always)
  mutating func open(_ kind: TokenKind, _ start: Int, _ end: Int) -> Int {
    add(kind, start, end)
    brackets.append(lastIndex)
    return end
  }

  /// A `)` or `]` closes the innermost open bracket, if it fits, and nothing else: a wrong one is no partner of anything.
  @inline(__always)
  private mutating func close(_ kind: TokenKind, _ opening: TokenKind, _ start: Int) -> Int {
    add(kind, start, start &+ 1)
    guard brackets.count > bracketBase else { return start &+ 1 }
    let partner = brackets[brackets.count &- 1]
    if tokens[Int(partner)].kind == opening {
      brackets.truncate(to: brackets.count &- 1)
      pair(partner, lastIndex)
    }
    return start &+ 1
  }

  /// A `}` closes the innermost open brace; parentheses and square brackets open within it have no partner then.
  @inline(__always)
  private mutating func closeBrace(_ start: Int) -> Int {
    add(.rightBrace, start, start &+ 1)
    while brackets.count > bracketBase {
      let partner = brackets[brackets.count &- 1]
      brackets.truncate(to: brackets.count &- 1)
      if tokens[Int(partner)].kind == .leftBrace {
        pair(partner, lastIndex)
        return start &+ 1
      }
    }
    // In a branch of an `#if` it is nobody's.
    hasStrayBrace = hasStrayBrace || conditionals.count == 0
    return start &+ 1
  }

  @inline(__always)
  mutating func pair(_ opening: UInt32, _ closing: UInt32) {
    tokens.update(Int(opening)) { $0.payload = closing }
    tokens.update(Int(closing)) { $0.payload = opening }
  }
}
