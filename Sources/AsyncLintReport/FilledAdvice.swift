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
  var result = ""
  var rest = Substring(advice)
  while let open = rest.firstIndex(of: "{") {
    result += rest[..<open]
    rest = rest[open...]
    guard let close = rest.firstIndex(of: "}") else { break }
    switch values[String(rest[...close])] {
    case .text(let text): result += text
    case .name(let name): result += depth == 0 ? filled(name, values, depth: 1) : name
    case nil:
      // A brace of the code.
      result += "{"
      rest = rest.dropFirst()
      continue
    }
    rest = rest[close...].dropFirst()
  }
  return result + rest
}
