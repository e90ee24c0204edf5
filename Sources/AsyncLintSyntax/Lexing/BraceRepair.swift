/// Pairs braces anew by their indentation, in files in which they do not balance.
///
/// Nobody writes such files, but editors hold them all the time. A `}` that starts its line closes the block whose line
/// has the same indentation; blocks within have lost their brace and end there too. So they do before a declaration that
/// starts its line no further right than theirs. Takes one pass, and only where pairing in order has failed.
extension Lexer {
  private struct OpenBrace: BitwiseCopyable {
    var index: UInt32
    var indentation: Int
  }

  mutating func repairBraces() {
    var open = GrowableBuffer<OpenBrace>(capacity: 64)
    var indentation = 0
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if token.flags.contains(.startsLine) {
        indentation = self.indentation(of: token)
        if token.kind.startsDeclaration { closeBraces(&open, from: indentation, at: index) }
      }
      switch token.kind {
      case .stringBegin:
        // What an interpolation holds is balanced on its own.
        index = token.payload == Token.none ? index : max(index, Int(token.payload))
      case .leftBrace:
        tokens.update(index) { $0.payload = Token.none }
        open.append(OpenBrace(index: UInt32(truncatingIfNeeded: index), indentation: indentation))
      case .rightBrace:
        tokens.update(index) { $0.payload = Token.none }
        if token.flags.contains(.startsLine) {
          closeLine(&open, indentation, at: index)
        } else if let brace = open.popLast() {
          pair(brace.index, UInt32(truncatingIfNeeded: index))
        }
      default: break
      }
      index &+= 1
    }
  }

  /// A `}` at the start of a line. It is nobody's when no open block starts at its indentation or further left.
  private mutating func closeLine(_ open: inout GrowableBuffer<OpenBrace>, _ indentation: Int, at index: Int) {
    closeBraces(&open, from: indentation &+ 1, at: index)
    guard open.count > 0, open[open.count &- 1].indentation == indentation, let brace = open.popLast() else { return }
    pair(brace.index, UInt32(truncatingIfNeeded: index))
  }

  /// Ends the open blocks that start at this indentation or further right, before the token at `index`.
  private mutating func closeBraces(_ open: inout GrowableBuffer<OpenBrace>, from indentation: Int, at index: Int) {
    while open.count > 0, open[open.count &- 1].indentation >= indentation, let brace = open.popLast() {
      tokens.update(Int(brace.index)) { $0.payload = UInt32(truncatingIfNeeded: index) }
    }
  }

  /// Bytes between the start of the line and its first token.
  private func indentation(of token: Token) -> Int {
    var position = Int(token.start)
    while position > 0, bytes[position &- 1] == 0x20 || bytes[position &- 1] == 0x09 { position &-= 1 }
    return Int(token.start) &- position
  }
}

extension TokenKind {
  /// At the start of a line, almost certainly a declaration.
  fileprivate var startsDeclaration: Bool {
    switch self {
    case .funcKeyword, .initKeyword, .deinitKeyword, .classKeyword, .structKeyword, .enumKeyword, .extensionKeyword,
      .protocolKeyword, .subscriptKeyword, .importKeyword, .publicKeyword, .privateKeyword, .fileprivateKeyword,
      .internalKeyword, .staticKeyword, .typealiasKeyword, .associatedtypeKeyword:
      return true
    default:
      return false
    }
  }
}
