/// One token. The bytes between two tokens are trivia: white space, comments and what cannot stand in Swift.
///
/// 16 bytes, kept together and not as columns: the parser reads kind, flags and name of the same few tokens.
struct Token: BitwiseCopyable {
  var kind: TokenKind
  var flags: TokenFlags
  var start: UInt32
  var end: UInt32
  /// Of words and operators the `NameID`. Of opening brackets, `string-begin` and `interpolation-begin` the index of the
  /// closing token, of closing ones that of the opening one; of conditional directives the next one of the same `#if`.
  /// `Token.none` when there is none.
  var payload: UInt32

  static let none = UInt32.max
}

struct TokenFlags: OptionSet, BitwiseCopyable {
  var rawValue: UInt8

  /// A line end stands between it and the token before it, or it is the first one.
  static let startsLine = TokenFlags(rawValue: 1)
  /// Trivia stand between it and the token before it.
  static let followsTrivia = TokenFlags(rawValue: 2)
  /// Of an identifier: it stands in backticks.
  static let isBackticked = TokenFlags(rawValue: 4)
  /// Of an identifier: `<#…#>`.
  static let isPlaceholder = TokenFlags(rawValue: 8)
  /// Of a string: multi-line.
  static let isMultiline = TokenFlags(rawValue: 16)
}
