/// What a rule page owes its readers beyond what the parser needs. Asked when the rules are built into the command.
///
/// - Throws: the first section that is missing, out of order or without its examples.
public func checkRulePage(path: String, text: String) throws(CatalogueError) {
  let sections = ["Bad", "Good", "Known limits", "When to suppress"]
  var found: [(name: String, line: Int)] = []
  var isInBlock = false
  for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    if line.hasPrefix("```") { isInBlock.toggle() }
    if !isInBlock, line.hasPrefix("## ") { found.append((String(line.dropFirst(3)), index + 1)) }
  }
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
  let rule = lastComponent(of: path)
  for example in examples where example.kind == .bad && !example.code.contains("// want") {
    throw CatalogueError(file: path, line: example.line, message: "expected a line with '// want \(rule)' here")
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
