public enum DebugRecordKind: String, Sendable, CaseIterable { case tokens, contexts, calls, decls }

/// What the tokenizer or the parser makes of a file, as JSON lines: a `file` record, then one record each.
public func debugRecords(_ what: DebugRecordKind, path: String, bytes: [UInt8]) -> [UInt8] {
  var output = JSONLineWriter()
  output.open("file")
  output.field("path", path)
  output.field("bytes", bytes.count)
  output.close()
  switch what {
  case .tokens: writeTokens(bytes, to: &output)
  case .contexts, .calls, .decls:
    var dump = StructureDump(bytes: bytes, what: what)
    dump.run()
    for record in dump.records.sorted(by: { $0.position < $1.position }) { output.append(record.line) }
  }
  return output.bytes
}

private func writeTokens(_ bytes: [UInt8], to output: inout JSONLineWriter) {
  var lexer = Lexer()
  bytes.withUnsafeBufferPointer { lexer.lex(SourceBytes($0)) }
  for index in 0..<lexer.tokens.count {
    let token = lexer.tokens[index]
    if token.kind == .endOfFile { break }
    output.open("token")
    output.field("kind", literal: debugName(token.kind))
    output.field("start", Int(token.start))
    output.field("length", Int(token.end - token.start))
    output.close()
  }
}

private func debugName(_ kind: TokenKind) -> StaticString {
  switch kind {
  case .endOfFile: "eof"
  case .identifier, .dollarIdentifier: "identifier"
  case .integer: "integer"
  case .float: "float"
  case .string: "string"
  case .stringBegin: "string-begin"
  case .stringText: "string-text"
  case .interpolationBegin: "interp-begin"
  case .interpolationEnd: "interp-end"
  case .stringEnd: "string-end"
  case .regex: "regex"
  case .poundIf, .poundElseif, .poundElse, .poundEndif, .poundSourceLocation, .poundAvailable, .poundUnavailable:
    "pound-directive"
  case .poundName: "pound-name"
  case .unknown: "unknown"
  default: kind.isKeyword ? "keyword" : kind.isOperator ? "operator" : "punctuation"
  }
}
