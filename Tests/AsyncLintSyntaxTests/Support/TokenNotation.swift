@testable import AsyncLintSyntax

/// The tokens of a source on one line: `kind‹text›`, a keyword or punctuation by its text alone; a line end is `⏎`.
func tokenNotation(_ source: String) -> String { tokenNotation(Array(source.utf8)) }

func tokenNotation(_ bytes: [UInt8]) -> String {
  tokens(of: bytes).dropLast(4).map { token in
    let text = String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
      .replacing("\r\n", with: "⏎").replacing("\n", with: "⏎").replacing("\r", with: "⏎")
    return namedKinds.contains(token.kind) ? "\(token.kind)‹\(text)›" : text
  }.joined(separator: " ")
}

/// All tokens, the ends of the file included.
func tokens(of bytes: [UInt8]) -> [Token] {
  var lexer = Lexer()
  bytes.withUnsafeBufferPointer { lexer.lex(SourceBytes($0)) }
  return lexer.tokens.array()
}

private let namedKinds: Set<TokenKind> = [
  .identifier, .dollarIdentifier, .integer, .float, .string, .stringBegin, .stringText, .interpolationBegin,
  .interpolationEnd, .stringEnd, .regex, .binaryOperator, .prefixOperator, .postfixOperator, .postfixQuestion,
  .infixQuestion, .exclamation, .prefixAmpersand, .poundName, .poundIf, .poundEndif, .unknown, .wildcard, .backtick,
]
