/// Integer and float literals. Letters that do not fit are part of the literal.
extension Lexer {
  @inline(never)
  mutating func lexNumber(_ start: Int) -> Int {
    if bytes[start] == UInt8(ascii: "0") {
      switch bytes[start &+ 1] {
      case UInt8(ascii: "x"): return lexHexadecimal(start)
      case UInt8(ascii: "o"), UInt8(ascii: "b"): return addNumber(.integer, start, identifierEnd(start &+ 2))
      default: break
      }
    }
    var end = digitsEnd(start)
    switch bytes[end] {
    case UInt8(ascii: "."):
      // `x.0.1` is an element of a tuple.
      let followsDot = tokens.count > 0 && tokens[tokens.count &- 1].kind == .period
      guard isDigit(end &+ 1), !followsDot else { return addNumber(.integer, start, end) }
      end = digitsEnd(end &+ 1)
    case UInt8(ascii: "e"), UInt8(ascii: "E"): break
    default:
      let isSuffixed = isIdentifierByte(end) || bytes[end] >= 0x80
      return addNumber(.integer, start, isSuffixed ? identifierEnd(end) : end)
    }
    if bytes[end] == UInt8(ascii: "e") || bytes[end] == UInt8(ascii: "E") {
      end &+= 1
      if bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "+") { end &+= 1 }
      end = identifierEnd(end)
    }
    return addNumber(.float, start, end)
  }

  private mutating func lexHexadecimal(_ start: Int) -> Int {
    guard isHexDigit(start &+ 2) else { return addNumber(.integer, start, identifierEnd(start &+ 2)) }
    var end = hexDigitsEnd(start &+ 2)
    let dot = end
    let hasDot = bytes[dot] == UInt8(ascii: ".")
    if hasDot {
      guard isHexDigit(dot &+ 1) else { return addNumber(.integer, start, dot) }
      end = hexDigitsEnd(dot &+ 1)
    }
    guard bytes[end] == UInt8(ascii: "p") || bytes[end] == UInt8(ascii: "P") else {
      if !hasDot { return addNumber(.integer, start, identifierEnd(end)) }
      // `0xff.description`
      return addNumber(.integer, start, end &+ 1 < bytes.count && !isDigit(end &+ 1) ? dot : end)
    }
    end &+= 1
    let isSigned = bytes[end] == UInt8(ascii: "+") || bytes[end] == UInt8(ascii: "-")
    if isSigned { end &+= 1 }
    // `0xff.fp`
    if !isDigit(end), end < bytes.count, hasDot, !isDigit(dot &+ 1), !isSigned {
      return addNumber(.integer, start, dot)
    }
    return addNumber(.float, start, identifierEnd(end))
  }

  private mutating func addNumber(_ kind: TokenKind, _ start: Int, _ end: Int) -> Int {
    add(kind, start, end)
    return end
  }

  private func isDigit(_ index: Int) -> Bool { bytes[index] >= 0x30 && bytes[index] <= 0x39 }

  private func isHexDigit(_ index: Int) -> Bool {
    isDigit(index) || bytes[index] | 0x20 >= UInt8(ascii: "a") && bytes[index] | 0x20 <= UInt8(ascii: "f")
  }

  private func digitsEnd(_ start: Int) -> Int {
    var end = start
    while isDigit(end) || bytes[end] == UInt8(ascii: "_") { end &+= 1 }
    return end
  }

  private func hexDigitsEnd(_ start: Int) -> Int {
    var end = start
    while isHexDigit(end) || bytes[end] == UInt8(ascii: "_") { end &+= 1 }
    return end
  }
}
