import AsyncLintAnalysis
import AsyncLintSyntax

/// The advice of a finding with the files' own text in place of its placeholders.
///
/// A text that goes over a line's end, or is longer than its limit, is put together from shorter ones, as its name says; where that leaves
/// something out, up to a few lines are taken as they stand, and longer ones are replaced by the name. Text of files is never searched
/// for placeholders; names are, once.
func filledAdvice(of finding: Finding, text: (Int, ByteRange) -> ArraySlice<UInt8>) -> String {
  if finding.substitutions.isEmpty { return finding.advice }
  let substitution = search(finding.substitutions)
  // Those that the advice does not name, which are most, are not looked at.
  return filled(finding.advice, depth: 0) { placeholder in
    guard let substitution = substitution(placeholder) else { return nil }
    let bytes = edited(substitution) { text(substitution.file, $0) }
    let fits =
      !bytes.isEmpty && bytes.count <= substitution.limit
      && !bytes.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    if fits { return .text(String(decoding: bytes, as: UTF8.self)) }
    let margin = indentation(before: substitution.range) { text(substitution.file, $0) }
    return .name(substitution.name, instead: block(bytes, margin: margin))
  }
}

/// The last of a placeholder counts. A table is worth it only for a call of many arguments.
private func search(_ substitutions: [Finding.Substitution]) -> (String) -> Finding.Substitution? {
  guard substitutions.count > 16 else { return { name in substitutions.last { $0.placeholder == name } } }
  let all = Dictionary(substitutions.map { ($0.placeholder, $0) }, uniquingKeysWith: { $1 })
  return { all[$0] }
}

/// Of longer code nobody would read what is advised around it. What a callback does takes up to about so much.
private let mostLines = 24
private let mostBytes = 1_600
private let longestLine = 240

/// Code of a few lines, each as far from the margin as it was from the line that the code begins in, by spaces; nil when it is longer.
/// `margin`: where that line begins.
private func block(_ bytes: ArraySlice<UInt8>, margin: Int) -> String? {
  guard !bytes.isEmpty, bytes.count <= mostBytes else { return nil }
  let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
    withSpaces(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
  }
  guard lines.count <= mostLines,
    !lines.contains(where: { $0.count > longestLine || $0.contains(UInt8(ascii: "\r")) })
  else { return nil }
  func indentation(_ line: [UInt8]) -> Int { line.prefix { $0 == UInt8(ascii: " ") }.count }
  let common = lines.dropFirst().filter { indentation($0) < $0.count }.map(indentation).min() ?? 0
  let rest = lines.dropFirst().map { line in
    line.allSatisfy { $0 == UInt8(ascii: " ") }
      ? "" : String(decoding: line.dropFirst(min(common, margin)), as: UTF8.self)
  }
  return ([String(decoding: lines[0], as: UTF8.self)] + rest).joined(separator: "\n")
}

/// How far the line is from the margin that a range begins in, as far as that can be seen.
private func indentation(before range: ByteRange?, text: (ByteRange) -> ArraySlice<UInt8>) -> Int {
  guard let start = range?.start else { return 0 }
  let before = text(ByteRange(start: start - min(start, UInt32(longestLine)), end: start))
  return withSpaces(lastLine(of: before)).prefix { $0 == UInt8(ascii: " ") }.count
}

private func lastLine(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  bytes.lastIndex(of: UInt8(ascii: "\n")).map { bytes[($0 + 1)...] } ?? bytes
}

/// Four spaces for each tab that indents a line.
private func withSpaces(_ line: ArraySlice<UInt8>) -> [UInt8] {
  let end = line.firstIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } ?? line.endIndex
  let width = line[..<end].reduce(0) { $0 + ($1 == UInt8(ascii: "\t") ? 4 : 1) }
  return [UInt8](repeating: UInt8(ascii: " "), count: width) + line[end...]
}

/// The bytes to put in, with the edits made.
private func edited(
  _ substitution: Finding.Substitution, text: (ByteRange) -> ArraySlice<UInt8>
) -> ArraySlice<UInt8> {
  guard let range = substitution.range else { return [] }
  let edits = substitution.edits.filter { $0.range.start >= range.start && $0.range.end <= range.end }
  if edits.isEmpty { return text(range) }
  var result: [UInt8] = []
  var start = range.start
  for edit in edits where edit.range.start >= start {
    result += text(ByteRange(start: start, end: edit.range.start))
    result += edit.text.utf8
    start = edit.range.end
  }
  return (result + text(ByteRange(start: start, end: range.end)))[...]
}

private enum Filling {
  case text(String)
  /// And what stands in place of a name that leaves something out.
  case name(String, instead: String?)
}

private func filled(_ advice: String, depth: Int, _ filling: (String) -> Filling?) -> String {
  // Bytes, because to look for a brace among characters costs more than all else that makes a report.
  let text = Array(advice.utf8)
  var result: [UInt8] = []
  var index = 0
  result.reserveCapacity(text.count)
  while index < text.count {
    let brace = text[index...].firstIndex(of: UInt8(ascii: "{")) ?? text.count
    result += text[index..<brace]
    index = brace
    if brace == text.count { break }
    guard let close = endOfPlaceholder(text, from: index + 1),
      let value = filling(String(decoding: text[index...close], as: UTF8.self))
    else {
      result.append(text[index])
      index += 1
      continue
    }
    switch value {
    case .text(let text): result += text.utf8
    case .name(let name, let instead):
      // Made of other texts it is as good as the text; a word of its own is not.
      let short = depth == 0 ? filled(name, depth: 1, filling) : name
      let isWhole = short != name && !holdsEllipsis(short) && comments(in: instead ?? "") <= comments(in: short)
      let chosen = isWhole ? short : instead ?? short
      let spaces = lastLine(of: result[...]).prefix { $0 == UInt8(ascii: " ") }
      result += indented(chosen, by: String(decoding: spaces, as: UTF8.self)).utf8
    }
    index = close + 1
  }
  return String(decoding: result, as: UTF8.self)
}

/// The brace that closes, with no other one before it: of many braces in braces each is looked at once.
private func endOfPlaceholder(_ text: [UInt8], from start: Int) -> Int? {
  let brace = text[start...].firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
  return brace.flatMap { text[$0] == UInt8(ascii: "}") ? $0 : nil }
}

/// By bytes, as to look among characters took a tenth of all that a report takes.
private func holdsEllipsis(_ text: String) -> Bool {
  let ellipsis = "…".utf8
  return text.utf8.indices.contains {
    text.utf8[$0] == ellipsis[ellipsis.startIndex] && text.utf8[$0...].starts(with: ellipsis)
  }
}

/// How many there are, with addresses among them, which are in all that is made of a text.
private func comments(in code: String) -> Int {
  var count = 0
  var last: UInt8 = 0
  for byte in code.utf8 {
    if last == UInt8(ascii: "/"), byte == last || byte == UInt8(ascii: "*") { count += 1 }
    last = byte
  }
  return count
}

/// All lines but the first begin behind as many spaces as what they are put into.
private func indented(_ code: String, by spaces: String) -> String {
  guard !spaces.isEmpty, code.utf8.contains(UInt8(ascii: "\n")) else { return code }
  let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
  return lines.indices.map { $0 == 0 || lines[$0].isEmpty ? String(lines[$0]) : spaces + lines[$0] }
    .joined(separator: "\n")
}
