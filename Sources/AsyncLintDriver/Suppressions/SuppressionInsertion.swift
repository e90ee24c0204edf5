import AsyncLintSyntax

/// A comment to be put above the line that holds an offset.
struct SuppressionRequest {
  var offset: UInt32
  var rule: String
}

/// A file's text with `// asynclint:ignore RULES -- REASON` on lines of their own above the lines asked for, indented as these are.
///
/// Everything else stays byte for byte, line ends too. `unplaced` are the offsets of lines that no comment can stand above.
struct SuppressionInsertion {
  private(set) var bytes: [UInt8]
  private(set) var count = 0
  private(set) var unplaced: [UInt32] = []

  init(_ requests: [SuppressionRequest], reason: String, into source: [UInt8], reader: FactsReader) {
    let facts = parseFile(source)
    var lines: [Int: (rules: Set<String>, offsets: [UInt32])] = [:]
    for request in requests {
      let line = insertionPoint(for: request.offset, in: source, facts)
      lines[line, default: ([], [])].rules.insert(request.rule)
      lines[line, default: ([], [])].offsets.append(request.offset)
    }
    bytes = source
    while !lines.isEmpty {
      let (text, starts) = inserting(lines.mapValues { $0.rules.sorted() }, reason: reason, into: source)
      // The parser says whether the comments are comments: a line may begin in a block comment.
      let understood = Set(reader.read(path: "", location: "", bytes: text).facts.directives.map { Int($0.textOffset) })
      let failed = starts.filter { !understood.contains($0.directive) }.map(\.line)
      if failed.isEmpty {
        bytes = text
        count = lines.count
        return
      }
      for line in failed { unplaced += lines.removeValue(forKey: line)?.offsets ?? [] }
    }
  }
}

/// The start of the line, or of the line in which the outermost literal begins that the line's start lies in.
private func insertionPoint(for offset: UInt32, in source: [UInt8], _ facts: FileFacts) -> Int {
  var point = lineStart(of: Int(offset), in: source)
  while let literal = facts.nodes.first(where: {
    $0.kind == .stringLiteral && Int($0.offset) < point && point < Int($0.end)
  }) {
    point = lineStart(of: Int(literal.offset), in: source)
  }
  return point
}

/// The new text, and for each line where its directive's text stands in it.
private func inserting(
  _ lines: [Int: [String]], reason: String, into source: [UInt8]
) -> (text: [UInt8], starts: [(line: Int, directive: Int)]) {
  var text: [UInt8] = []
  var starts: [(line: Int, directive: Int)] = []
  var copied = 0
  for (line, rules) in lines.sorted(by: { $0.key < $1.key }) {
    text += source[copied..<line]
    copied = line
    text += source[line...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    text += "// ".utf8
    starts.append((line, text.count))
    text += "asynclint:ignore \(rules.joined(separator: ", ")) -- \(reason)".utf8
    text += lineEnd(near: line, in: source)
  }
  text += source[copied...]
  return (text, starts)
}

private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

/// Behind a byte order mark in the first line.
private func lineStart(of offset: Int, in source: [UInt8]) -> Int {
  var start = min(offset, source.count)
  while start > 0, !isLineEnd(source[start - 1]) { start -= 1 }
  return start == 0 && source.starts(with: byteOrderMark) ? byteOrderMark.count : start
}

/// As this line ends, or the one before it when it is the last.
private func lineEnd(near line: Int, in source: [UInt8]) -> [UInt8] {
  let end = source[line...].firstIndex(where: isLineEnd) ?? source[..<line].lastIndex(where: isLineEnd)
  guard var start = end else { return [UInt8(ascii: "\n")] }
  if source[start] == UInt8(ascii: "\n"), start > 0, source[start - 1] == UInt8(ascii: "\r") { start -= 1 }
  let isPair =
    source[start] == UInt8(ascii: "\r") && start + 1 < source.count && source[start + 1] == UInt8(ascii: "\n")
  return Array(source[start...].prefix(isPair ? 2 : 1))
}

private func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
