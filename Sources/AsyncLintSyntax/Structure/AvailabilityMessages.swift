/// What `@available(*, noasync, message: "…")` says.
extension Parser {
  /// What the arguments of an attribute say of everything that has it: that nobody may use it, or should, or no async code.
  func availability(_ arguments: Range<Int>) -> NodeFlags {
    guard arguments.count > 3, case let platform = lexer.tokens[arguments.lowerBound + 1],
      lexer.bytes[Int(platform.start)] == UInt8(ascii: "*")
    else { return [] }
    var flags: NodeFlags = []
    for index in arguments where kind(at: index) == .comma {
      if isWord("unavailable", at: index + 1) { flags.insert(.isUnavailable) }
      if isWord("noasync", at: index + 1) { flags.insert(.isNoasync) }
      if isWord("deprecated", at: index + 1) { flags.insert(.isDeprecated) }
    }
    return flags
  }

  /// Whether the arguments of an attribute say `noasync`, and their message that the function blocks, waits, sleeps or may deadlock.
  ///
  /// Many others are `noasync` because they only hold on one thread.
  func saysNoasyncForBlocking(_ arguments: Range<Int>) -> Bool {
    guard arguments.contains(where: { isWord("noasync", at: $0) }),
      let label = arguments.first(where: { isWord("message", at: $0) && kind(at: $0 + 1) == .colon })
    else { return false }
    let message = label + 2
    let last = indexAfterBalanced(message) - 1
    guard last < arguments.upperBound, kind(at: message) == .string || kind(at: message) == .stringBegin else {
      return false
    }
    return (Int(lexer.tokens[message].start)..<Int(lexer.tokens[last].end)).contains { place in
      // Not in `await`, not in `nonblocking`.
      !isLetter(lexer.bytes[place - 1])
        && (lexer.bytes.starts(withLowercased: "block", at: place)
          || lexer.bytes.starts(withLowercased: "wait", at: place)
          || lexer.bytes.starts(withLowercased: "sleep", at: place)
          || lexer.bytes.starts(withLowercased: "deadlock", at: place))
    }
  }

  private func isWord(_ text: StaticString, at index: Int) -> Bool {
    let token = lexer.tokens[index]
    return token.kind == .identifier && Int(token.end - token.start) == text.utf8CodeUnitCount
      && lexer.bytes.starts(with: text, at: Int(token.start))
  }

  private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") }
}
