import AsyncLintBuiltinCatalogue
import AsyncLintCatalogue
import Testing

/// An example of a rule page: a file of its own.
struct PageExample: Sendable, CustomTestStringConvertible {
  let rule: String
  let kind: RulePageExample.Kind
  let source: FixtureSource

  /// `rules/blocking-sleep.md:44`: the place of its first line.
  var name: String { "\(source.path):\(source.firstLine + 1)" }
  var testDescription: String { name }

  static let all: [PageExample] = builtinCatalogue().rules.flatMap { rule in
    ruleExamples(of: rule.document).map { example in
      let source = FixtureSource(
        path: "rules/\(rule.name).md", shownPath: "Example.swift", bytes: Array(example.code.utf8),
        firstLine: example.line - 1)
      return PageExample(rule: rule.name, kind: example.kind, source: source)
    }
  }
}
