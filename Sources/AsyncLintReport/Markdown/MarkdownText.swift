/// Prose in one line of Markdown that shows exactly this text; what stands in double quotes is set as code.
func markdownText(_ text: String) -> String {
  let pieces = text.split(separator: "\"", omittingEmptySubsequences: false)
  // An odd number of quotes would set the wrong parts as code.
  guard pieces.count > 1, !pieces.count.isMultiple(of: 2) else { return prose(text) }
  return pieces.enumerated().map { index, piece in
    index.isMultiple(of: 2) ? prose(String(piece)) : markdownCode(String(piece))
  }.joined()
}

/// Code in one line of Markdown. As an element and not between backticks: there, tables would still look for bars.
func markdownCode(_ text: String) -> String {
  text.isEmpty ? "" : "<code>\(escaped(text, isCode: true))</code>"
}

private func prose(_ text: String) -> String { escaped(text, isCode: false) }

/// As character references, which mean themselves in prose, in elements and in tables: all punctuation
/// that Markdown or GitHub has a use for.
private func escaped(_ text: String, isCode: Bool) -> String {
  var result = ""
  for scalar in visible(text).unicodeScalars {
    switch scalar {
    // However it is written, GitHub would write to whoever has the name behind it: hence a character of no width.
    case "@" where !isCode: result += "&#64;&#8203;"
    case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "!", "&", "~", "$", "@":
      result += "&#\(scalar.value);"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
