/// The parts of a rule page, as far as its readers care: what Markdown has beyond them is shown as it is written.
enum RulePageBlock: Equatable {
  case heading(String)
  /// Without line ends: whoever shows it breaks lines itself.
  case paragraph(String)
  case item(String)
  case code(language: String, lines: [String])
}

/// What follows on the page's title and its fields (`Lane: …`), which are known from the rule.
func rulePageBlocks(_ document: String) -> [RulePageBlock] {
  var blocks: [RulePageBlock] = []
  var open: [Substring] = []
  var isItem = false
  func closeParagraph() {
    if open.isEmpty { return }
    let text = open.joined(separator: " ")
    blocks.append(isItem ? .item(text) : .paragraph(text))
    open = []
    isItem = false
  }

  var lines = document.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
  if lines.first?.hasPrefix("# ") == true { lines = lines.drop { !$0.allSatisfy(\.isWhitespace) } }
  while let line = lines.popFirst() {
    if line.hasPrefix("```") {
      closeParagraph()
      let code = lines.prefix { !$0.hasPrefix("```") }
      lines = lines.dropFirst(code.count + 1)
      blocks.append(.code(language: String(line.dropFirst(3)), lines: code.map { String($0) }))
    } else if line.hasPrefix("#") {
      closeParagraph()
      blocks.append(.heading(String(line.drop { $0 == "#" || $0 == " " })))
    } else if line.allSatisfy(\.isWhitespace) {
      closeParagraph()
    } else if line.hasPrefix("- ") {
      closeParagraph()
      isItem = true
      open = [line.dropFirst(2)]
    } else {
      open.append(line.drop { $0 == " " })
    }
  }
  closeParagraph()
  return blocks
}
