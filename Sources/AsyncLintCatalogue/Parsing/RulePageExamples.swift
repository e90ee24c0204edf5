/// A `swift` block below `## Bad` or `## Good` of a rule page.
public struct RulePageExample: Sendable {
  public enum Kind: String, Sendable {
    /// Every `// want` in it is reported.
    case bad = "Bad"
    /// Nothing in it is reported.
    case good = "Good"
  }

  public var kind: Kind
  /// With its line ends.
  public var code: String
  /// Of the first line of code in the page, from 1.
  public var line: Int
}

/// The examples of a rule page, in order.
///
/// - Complexity: linear in the page; nothing that happens at a normal start asks for them.
public func ruleExamples(of document: String) -> [RulePageExample] {
  var examples: [RulePageExample] = []
  var kind: RulePageExample.Kind?
  var code = ""
  var isInBlock = false
  var start = 0
  for (index, line) in document.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    if line.hasPrefix("```") {
      isInBlock.toggle()
      if !isInBlock {
        if let kind, start > 0 { examples.append(RulePageExample(kind: kind, code: code, line: start)) }
        continue
      }
      code = ""
      start = line == "```swift" ? index + 2 : 0
    } else if isInBlock {
      if start > 0 { code += line + "\n" }
    } else if line.hasPrefix("## ") {
      kind = RulePageExample.Kind(rawValue: String(line.dropFirst(3)))
    }
  }
  return examples
}
