import AsyncLintAnalysis
import AsyncLintSyntax

/// The advice of a finding with the files' own text in place of its placeholders.
///
/// A text that goes over a line's end, or is longer than its limit, is replaced by its name. Text of files is never searched for
/// placeholders; names are, once.
func filledAdvice(of finding: Finding, text: (Int, ByteRange) -> ArraySlice<UInt8>) -> String {
  var values: [String: Filling] = [:]
  for substitution in finding.substitutions {
    let bytes = substitution.range.map { text(substitution.file, $0) } ?? []
    let fits =
      !bytes.isEmpty && bytes.count <= substitution.limit
      && !bytes.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    values[substitution.placeholder] = fits ? .text(String(decoding: bytes, as: UTF8.self)) : .name(substitution.name)
  }
  return filled(finding.advice, values, depth: 0)
}

private enum Filling {
  case text(String)
  case name(String)
}

private func filled(_ advice: String, _ values: [String: Filling], depth: Int) -> String {
  if values.isEmpty { return advice }
  // Bytes, because to look for a brace among characters costs more than all else that makes a report.
  let text = Array(advice.utf8)
  var result: [UInt8] = []
  var index = 0
  while index < text.count {
    guard text[index] == UInt8(ascii: "{"), let close = text[index...].firstIndex(of: UInt8(ascii: "}")),
      let value = values[String(decoding: text[index...close], as: UTF8.self)]
    else {
      result.append(text[index])
      index += 1
      continue
    }
    switch value {
    case .text(let text): result += text.utf8
    case .name(let name): result += (depth == 0 ? filled(name, values, depth: 1) : name).utf8
    }
    index = close + 1
  }
  return String(decoding: result, as: UTF8.self)
}
