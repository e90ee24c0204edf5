/// Source text that does not depend on layout: tokens without trivia, one blank where two words would touch.
struct CanonicalText {
  private let bytes: [UInt8]
  private let tokens: [Token]
  private static let limit = 300

  init(bytes: [UInt8], tokens: [Token]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// The text of the tokens in a range, cut after 300 bytes; a closure is `{…}`.
  func text(from start: UInt32, to end: UInt32) -> String {
    var text: [UInt8] = []
    var index = tokenIndex(at: start)
    while index < tokens.count, tokens[index].start < end, tokens[index].kind != .endOfFile {
      let token = tokens[index]
      if token.kind == .leftBrace, token.payload != Token.none {
        text += Array("{…}".utf8)
        index = Int(token.payload) + 1
        continue
      }
      let first = Int(max(token.start, start))
      if let last = text.last, isWordByte(last), isWordByte(bytes[first]) { text.append(UInt8(ascii: " ")) }
      text += bytes[first..<Int(min(token.end, end))]
      if text.count > Self.limit {
        text.removeSubrange(Self.limit...)
        while let last = text.last, last >= 0x80 { text.removeLast() }
        return String(decoding: text, as: UTF8.self) + "…"
      }
      index += 1
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The token that starts at `offset` or ends behind it.
  func tokenIndex(at offset: UInt32) -> Int {
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Where the token behind the next one of that kind starts; nil when none follows before `end`.
  func start(after kind: TokenKind, from offset: UInt32, before end: UInt32) -> UInt32? {
    var index = tokenIndex(at: offset)
    while index + 1 < tokens.count, tokens[index].start < end {
      if tokens[index].kind == kind { return tokens[index + 1].start }
      index += 1
    }
    return nil
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x5F
      || byte == 0x24 || byte == 0x60
  }
}
