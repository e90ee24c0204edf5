/// What a byte is where a look at it is all that it takes.
///
/// Not private: the lexer holds such values, and then a debug build ends in the compiler (Swift 6.3.1).
struct ByteClass: OptionSet, BitwiseCopyable {
  var rawValue: UInt8

  static let identifier = ByteClass(rawValue: 1)
  /// It may end the text of a literal.
  static let endsText = ByteClass(rawValue: 2)
  static let plainOperator = ByteClass(rawValue: 4)
  static let neverOperator = ByteClass(rawValue: 8)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(of byte: UInt32) {
    self = []
    if byte < 0x80, UnicodeClass.isIdentifierContinuation(byte) { insert(.identifier) }
    switch byte {
    case 0x22, 0x27, 0x5C, 0x0A, 0x0D, 0: insert(.endsText)
    default: break
    }
    guard byte < 0x80 else { return }
    if !UnicodeClass.isOperatorStart(byte) {
      insert(.neverOperator)
    } else if byte != UInt8(ascii: "/"), byte != UInt8(ascii: "."), byte != UInt8(ascii: "<") {
      insert(.plainOperator)
    }
  }
}
