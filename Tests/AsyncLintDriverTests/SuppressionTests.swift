import Testing

@testable import AsyncLintDriver

/// What the reports say about comments; what the comments reach, `Fixtures/suppressions` says.
struct SuppressionTests {
  @Test func aFindingAboutACommentHasNoContextAndNoLane() throws {
    let folder = try TemporaryFolder()
    try folder.write("let a = 1  // asynclint:ignore blocking-sleep -- gone\n", to: "a.swift")
    let run = try CommandRun(["--contexts=main"], in: folder)
    #expect(run.status == .findings)
    #expect(
      run.output == """
        a.swift:1:32: warning: nothing of "blocking-sleep" is suppressed in this line [unused-suppression]
           |
         1 | let a = 1  // asynclint:ignore blocking-sleep -- gone
           |                                ^^^^^^^^^^^^^^
           = advice: remove it: what it was written for is gone, or was never reported

        """)
  }

  @Test func anEmptyDirective() throws {
    let folder = try TemporaryFolder()
    try folder.write("let a = 1  // asynclint:\n", to: "a.swift")
    let run = try CommandRun(["--format=json"], in: folder)
    #expect(run.status == .findings)
    #expect(run.output.contains("\"unknown word \\\"asynclint:\\\"\""))
  }

  @Test func aDirectiveInCapitals() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "let a = 1  // AsyncLint:ignroe-file blocking-sleep -- b\n// AsyncLint:ignore\n// ASYNCLINT:IGNORE-FILE\n",
      to: "a.swift")
    #expect(
      try CommandRun(["--format=concise"], in: folder).output == """
        a.swift:2:4: error: unknown word "AsyncLint:ignore", did you mean "asynclint:ignore" [invalid-suppression]
        a.swift:3:4: error: unknown word "ASYNCLINT:IGNORE-FILE", did you mean "asynclint:ignore-file" [invalid-suppression]

        """)
  }

  /// The lines a comment speaks of, whatever ends them.
  @Test(arguments: ["\n", "\r\n", "\r"]) func lineEnds(_ end: String) throws {
    let folder = try TemporaryFolder()
    let lines = [
      "func f() async {", "  sleep(1)  // asynclint:ignore blocking-sleep -- here", "  sleep(2)",
      "  // asynclint:ignore blocking-sleep -- below", "  sleep(3)", "  sleep(4)", "}",
    ]
    try folder.write(lines.joined(separator: end), to: "a.swift")
    let run = try CommandRun([], in: folder)
    let places = run.output.split(separator: "\n").filter { $0.contains(": error: ") }.map { $0.prefix(11) }
    #expect(places == ["a.swift:3:3", "a.swift:6:3"])
    #expect(!run.output.contains("unused-suppression"))
  }
}
