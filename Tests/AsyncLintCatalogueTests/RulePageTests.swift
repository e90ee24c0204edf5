import Testing

@testable import AsyncLintCatalogue

@Suite struct RulePageTests {
  @Test func headerAndSummary() throws {
    let page = try parseRulePage(
      path: "/somewhere/blocking-sleep.md",
      text: """
        # `blocking-sleep`
        Lane: async-alternative
        Severity: error
        Category: sleep
        Default: off
        Since: 0.1

        A sleeping thread runs nobody
        else's task. The pool does not grow.

        A second paragraph.

        ## Bad
        ```symbols
        not a symbol
        ```
        """)
    #expect(page.rule.name == "blocking-sleep")
    #expect(page.rule.lane == .asyncAlternative)
    #expect(page.rule.severity == .error)
    #expect(page.rule.category == "sleep")
    #expect(!page.rule.isOnByDefault)
    #expect(page.rule.since == "0.1")
    #expect(page.rule.summary == "A sleeping thread runs nobody else's task.")
    #expect(page.symbols.isEmpty)
  }

  @Test func defaultsOfTheHeader() throws {
    let page = try parseRulePage(path: "a-rule.md", text: pageText(symbols: "# nothing"))
    #expect(page.rule.isOnByDefault)
    #expect(page.rule.category == "a-rule")
    #expect(page.symbols.isEmpty)
  }

  @Test func lineEndsOfWindows() throws {
    let text = pageText(symbols: "Glibc.sleep(_:) -> a()").split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    let page = try parseRulePage(path: "a-rule.md", text: text)
    #expect(page.symbols.map(\.advice) == ["a()"])
    #expect(page.rule.summary == "It blocks.")
  }

  @Test func commentsAndEmptyLinesInABlock() throws {
    let page = try parseRulePage(
      path: "a-rule.md", text: pageText(symbols: "# comment\n\nGlibc.sleep(_:) ->\n  Glibc.pause() ->"))
    #expect(page.symbols.map(\.baseName) == ["sleep", "pause"])
  }

  @Test(arguments: [
    ("", 1, "no heading; expected '# `a-rule`' in the first line"),
    ("# `b`\n", 1, "heading \"b\" in a file named \"a-rule.md\""),
    ("# `a rule`\n", 1, "expected letters, digits, hyphens and underscores"),
    ("# `a-rule`\n\nText.\n", 1, "no lane"),
    ("# `a-rule`\nLane: offload\n\nText.\n", 1, "no severity"),
    ("# `a-rule`\nLane: somewhere\n", 2, "unknown lane \"somewhere\""),
    ("# `a-rule`\nLane: offload\nSeverity: fatal\n", 3, "expected 'info', 'warning' or 'error'"),
    ("# `a-rule`\nLane: offload\nSeverity: info\nDefault: maybe\n", 4, "expected 'on' or 'off'"),
    ("# `a-rule`\nLane: offload\nSeverity: info\nColour: red\n", 4, "header \"Colour\""),
    ("# `a-rule`\nLane: offload\nSeverity: info\n", 1, "says nothing"),
    ("# `a-rule`\nLane: offload\nSeverity: info\n\nText.\n\n```symbols\n", 7, "is not closed"),
    (
      "# `a-rule`\nLane: offload\nSeverity: info\n\nText.\n\n```symbols\n\n## Bad\n```swift\nf()\n```\n", 7,
      "is not closed"
    ),
    ("# `a-rule`\nLane: offload\nSeverity: info\n\nSource: a\nb.\n", 1, "says nothing"),
    ("# `a-rule`\nLane: offload\nSeverity: info\n\nText.\n\n```symbols\nM.T.<~(_:_:) ->\n```\n", 8, "is an operator"),
    ("# `a-rule`\nLane: offload\nSeverity: info\n\nText.\n\n```swift\n```\n", 7, "expected '```symbols'"),
  ])
  func mistakes(text: String, line: Int, message: String) throws {
    let error = try #require(throws: CatalogueError.self) { try parseRulePage(path: "rules/a-rule.md", text: text) }
    let all = [error] + error.others
    #expect(all.contains { $0.line == line && $0.message.contains(message) }, "\(error)")
    let lines = all.map { "rules/a-rule.md:\($0.line): \($0.message)" }
    #expect(error.description == lines.joined(separator: "\n"))
  }

  /// Whoever has to look for the mistake does not read the rest of the line.
  @Test func messagesAreShort() throws {
    let labels = String(repeating: "label:", count: 2_000)
    for line in ["A.f(\(labels)label) ->", "A.f(\(labels)) -> {9999}", "A.f(\(labels)); unless x", "A.f(\(labels)"] {
      let error = try #require(throws: CatalogueError.self) {
        try parseRulePage(path: "a-rule.md", text: pageText(symbols: line))
      }
      #expect(error.message.utf8.count < 1_000, "\(error.message.prefix(400))")
    }
  }

  /// Each would take hours if any of it were quadratic. The time runs from the start of all tests, which share the processors.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: ["{", "{0", "{?self.", "{?!self.x:", "{?value:", "{?0", "[", "[ x", "[with", "f("])
  func takesLinearTime(_ pattern: String) {
    for end in ["", "}", "]", ")", ":}"] {
      let advice = String(repeating: pattern, count: 100_000 / pattern.utf8.count) + end
      _ = try? parseRulePage(path: "a-rule.md", text: pageText(symbols: "A.B.f(_:) -> \(advice)"))
    }
  }

  @Test func aPageOwesItsSections() throws {
    let page = pageText(symbols: "# none")
    let bad = "## Bad\n```swift\nf()  // want a-rule\n```\n"
    let good = "## Good\n```swift\ng()\n```\n"
    let end = "## Known limits\nNone.\n\n## When to suppress\nNever.\n"
    try checkRulePage(path: "a-rule.md", text: page + bad + good + end)
    let wrong: [(String, String)] = [
      (page, "'## Bad'"), (page + bad + end, "'## Good'"), (page + bad + good, "'## Known limits'"),
      (page + "## Bad\n" + good + end, "'```swift' block"),
      (page + "## Bad\n```swift\nf()\n```\n" + good + end, "'// want a-rule'"),
      (page + "## Bad\n```swift\nf()  // want another\n```\n" + good + end, "'// want a-rule'"),
      (page + bad + "## Good\n```swift\ng()  // want a-rule\n```\n" + end, "nothing to be reported"),
    ]
    for (text, message) in wrong {
      let error = try #require(throws: CatalogueError.self) { try checkRulePage(path: "a-rule.md", text: text) }
      #expect(error.message.contains(message), "\(error.message)")
    }
  }

  @Test func examples() {
    let document = """
      # `a-rule`
      ## Bad
      Text.
      ```swift
      f()  // want a-rule
      ## not a heading
      ```
      ```text
      nothing
      ```
      ## Good
      ```swift
      g()
      ```
      ## Known limits
      ```swift
      h()
      ```
      """
    let examples = ruleExamples(of: document)
    #expect(examples.map(\.kind) == [.bad, .good])
    #expect(examples.map(\.code) == ["f()  // want a-rule\n## not a heading\n", "g()\n"])
    #expect(examples.map(\.line) == [5, 13])
  }
}
