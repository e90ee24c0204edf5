public import AsyncLintCatalogue

/// A rule's page for a terminal of that many columns.
public func rulePageText(_ rule: Rule, isColored: Bool, columns: Int) -> String {
  let style = TextStyle(isColored: isColored)
  // Long lines are hard to read however wide the window is.
  let width = min(max(columns, 40), 100)
  let facts = [
    rule.severity.rawValue, rule.lane.rawValue, rule.isOnByDefault ? "on by default" : "off by default",
    "since \(visible(rule.since))",
  ]
  var text = "\(style.bold(visible(rule.name)))\n\(style.faint(facts.joined(separator: " · ")))\n"
  for block in rulePageBlocks(rule.document) {
    text += "\n"
    switch block {
    case .heading(let heading): text += "\(style.bold(visible(heading)))\n"
    case .paragraph(let prose): text += wrapped(withoutLinks(prose), style, width: width, first: "", rest: "")
    case .item(let prose): text += wrapped(withoutLinks(prose), style, width: width, first: "- ", rest: "  ")
    case .code(let language, let lines):
      for line in lines {
        let shown = language == "symbols" ? shortened(line, to: width - 4) : line
        text += shown.isEmpty ? "\n" : "    \(codeLine(shown, language, style))\n"
      }
    }
  }
  return text
}

/// `[text](address)` as `text (address)`; without the address where that is a page beside this one.
///
/// - Complexity: linear, also in brackets that are never closed.
func withoutLinks(_ prose: String) -> String {
  let characters = Array(prose)
  var result: [Character] = []
  // The first bracket that is open, as a place in the result; the end of the next address, looked for once.
  var open: Int?
  var end = 0
  var index = 0
  while index < characters.count {
    let character = characters[index]
    index += 1
    result.append(character)
    if character == "[", open == nil { open = result.count - 1 }
    guard character == "]", let start = open else { continue }
    open = nil
    guard start + 2 < result.count, index < characters.count, characters[index] == "(" else { continue }
    if end <= index {
      end = characters[(index + 1)...].firstIndex { $0 == ")" || $0.isWhitespace } ?? characters.count
    }
    guard end > index + 1, end < characters.count, characters[end] == ")" else { continue }
    let address = characters[(index + 1)..<end]
    result.removeLast()
    result.remove(at: start)
    if String(address).contains("://") { result += " (" + address + ")" }
    index = end + 1
  }
  return String(result)
}

/// An API's line with as much of its advice as there is room for: `asynclint explain API` prints all of it.
private func shortened(_ line: String, to width: Int) -> String {
  guard line.count > width, !line.hasPrefix("#"), let arrow = line.firstRange(of: " ->") else { return line }
  let declaration = line[..<arrow.upperBound]
  let room = width - declaration.count - 1
  return room > 0 ? declaration + line[arrow.upperBound...].prefix(room) + "…" : declaration + " …"
}

/// Comments in faint letters: in the list of APIs they are remarks, in examples they say what is reported.
private func codeLine(_ line: String, _ language: String, _ style: TextStyle) -> String {
  let mark = language == "symbols" ? "# " : "// "
  guard let comment = line.ranges(of: mark).first else { return visible(line) }
  let remark = line[comment.lowerBound...]
  return visible(String(line[..<comment.lowerBound])) + style.faint(visible(readable(String(remark))))
}

/// An example's line with its expectation in words.
func readable(_ line: String) -> String { line.replacing("// want ", with: "// reported: ") }

/// Breaks at blanks; a word that is wider than the line stands alone.
private func wrapped(_ prose: String, _ style: TextStyle, width: Int, first: String, rest: String) -> String {
  var text = ""
  var line = first
  var lineWidth = first.count
  var isEmpty = true
  for word in prose.split(separator: " ") {
    let shown = visible(String(word))
    let wordWidth = shown.reduce(0) { $0 + columnWidth(of: $1) }
    if !isEmpty, lineWidth + 1 + wordWidth > width {
      text += styled(line, style) + "\n"
      line = rest
      lineWidth = rest.count
      isEmpty = true
    }
    line += isEmpty ? shown : " \(shown)"
    lineWidth += isEmpty ? wordWidth : wordWidth + 1
    isEmpty = false
  }
  return text + styled(line, style) + "\n"
}

/// `code` in bold letters; without colours the backticks stay.
private func styled(_ line: String, _ style: TextStyle) -> String {
  let pieces = line.split(separator: "`", omittingEmptySubsequences: false)
  guard style.isColored, !pieces.count.isMultiple(of: 2) else { return line }
  return pieces.enumerated().map { $0.isMultiple(of: 2) ? String($1) : style.bold(String($1)) }.joined()
}
