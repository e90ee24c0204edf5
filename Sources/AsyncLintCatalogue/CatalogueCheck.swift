/// What a rule page owes its readers beyond what the parser needs. Asked when the rules are built into the command.
///
/// - Throws: the first section that is missing, out of order or without its examples; else what is wrong with the examples.
public func checkRulePage(path: String, text: String) throws(CatalogueError) {
  let found = headings(of: text)
  for (position, section) in sections.enumerated() {
    guard position < found.count, found[position].name == section else {
      let line = position < found.count ? found[position].line : 1
      throw CatalogueError(file: path, line: line, message: "expected the heading '## \(section)' here")
    }
  }
  let examples = ruleExamples(of: text)
  for kind in [RulePageExample.Kind.bad, .good] where !examples.contains(where: { $0.kind == kind }) {
    throw CatalogueError(
      file: path, line: found[kind == .bad ? 0 : 1].line, message: "expected a '```swift' block below this heading")
  }
  try checkRuleExamples(path: path, text: text)
}

private let sections = ["Bad", "Good", "Known limits", "When to suppress"]

/// The sections of a page, with their lines.
private func headings(of text: String) -> [(name: String, line: Int)] {
  var found: [(name: String, line: Int)] = []
  var isInBlock = false
  for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
    if line.hasPrefix("```") { isInBlock.toggle() }
    if !isInBlock, line.hasPrefix("## ") { found.append((String(line.dropFirst(3)), index + 1)) }
  }
  return found
}

/// Sections may be missing from users' pages, and others may be there.
private func mistakesInSections(path: String, text: String) -> [CatalogueError] {
  var mistakes: [CatalogueError] = []
  var last = -1
  for heading in headings(of: text) {
    guard let position = sections.firstIndex(of: heading.name) else { continue }
    if position <= last {
      let order = sections.map { "'## \($0)'" }.joined(separator: ", ")
      mistakes.append(
        CatalogueError(
          file: path, line: heading.line,
          message: "\"## \(heading.name)\" here; expected each once, in this order: \(order)"))
    }
    last = max(last, position)
  }
  return mistakes
}

/// Whether the sections of a rule page, as far as it has them, stand in order, and its examples can be tried.
///
/// - Throws: all mistakes.
public func checkRuleExamples(path: String, text: String) throws(CatalogueError) {
  let rule = lastComponent(of: path)
  var mistakes = mistakesInSections(path: path, text: text)
  mistakes += ruleExamples(of: text).compactMap { mistake(in: $0, of: rule, isOfShape: isOfShape(text), path: path) }
  let fences = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().filter {
    $0.element.hasPrefix("```")
  }
  if let last = fences.last, fences.count % 2 == 1 {
    mistakes.append(
      CatalogueError(
        file: path, line: last.offset + 1,
        message: "\"\(last.element)\" is not closed; expected '```' on a line of its own"))
  }
  guard var first = mistakes.first else { return }
  first.others = Array(mistakes.dropFirst())
  throw first
}

/// A rule that lists no APIs says something of what others report: their names may stand in its examples.
private func isOfShape(_ text: String) -> Bool { !text.contains("\n```symbols") }

private func mistake(in example: RulePageExample, of rule: String, isOfShape: Bool, path: String) -> CatalogueError? {
  let lines = example.code.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
  let wants = lines.filter { $0.element.contains("// want") }
  func error(_ line: Int, _ message: String) -> CatalogueError {
    CatalogueError(file: path, line: example.line + line, message: message)
  }
  switch example.kind {
  case .good:
    return wants.first.map { error($0.offset, "'// want' in a good example; expected nothing to be reported there") }
  case .bad:
    guard let first = wants.first else { return error(0, "expected a line with '// want \(rule)' here") }
    let isWanted = wants.contains { line in line.element.split(separator: " ").contains { $0 == rule } }
    return isOfShape || isWanted
      ? nil : error(first.offset, "another rule's '// want'; expected '// want \(rule)' here too")
  }
}

extension Catalogue {
  /// The first symbol that another line declares too, under the same conditions; nil when there is none.
  public func firstDuplicate() -> Symbol? {
    var seen: Set<String> = []
    for symbol in symbols {
      for module in symbol.modules {
        let key = "\(symbol.isStatic) \(symbol.kind) \(module).\(symbol.displayName) \(symbol.conditions)"
        if !seen.insert(key).inserted { return symbol }
      }
    }
    return nil
  }
}
