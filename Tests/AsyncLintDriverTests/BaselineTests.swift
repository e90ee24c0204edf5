import Foundation
import Testing

@testable import AsyncLintDriver

struct BaselineTests {
  private static let file = ".asynclint-baseline.json"
  private static let source = """
    func f() async {
      sleep(1)
      sleep(1)
      usleep(2)
    }

    """

  private func places(_ arguments: [String] = [], in folder: TemporaryFolder) throws -> [String] {
    try CommandRun(["--baseline", Self.file, "--format=concise"] + arguments, in: folder).output
      .split(separator: "\n").map { String($0.split(separator: " ")[0]) }
  }

  private func project() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.source, to: "Sources/a.swift")
    let run = try CommandRun(["baseline", "write"], in: folder)
    #expect(run.errors == "wrote .asynclint-baseline.json: 3 known findings\n")
    #expect(run.status == .clean)
    return folder
  }

  @Test(arguments: [
    ["--watch"], ["--add-suppressions", "x"], ["--format", "json"], ["--since", "main"], ["--strict-baseline"],
    ["--version"],
  ])
  func optionsThatSayNothingOfABaselineAreNotTaken(_ options: [String]) throws {
    let folder = try TemporaryFolder()
    for action in baselineActions {
      let run = try CommandRun(["baseline", action] + options, in: folder)
      #expect(run.errors.hasPrefix("asynclint: error: unknown option \"\(options[0])\""), "\(run.errors)")
    }
    #expect(!(try CommandRun(["baseline", "--help"], in: folder).output.contains(options[0])))
  }

  @Test func strictIsNothingWithoutABaseline() throws {
    let run = try CommandRun(["--strict-baseline"], in: try TemporaryFolder())
    #expect(run.status == .trouble)
    #expect(run.errors.hasPrefix("asynclint: error: \"--strict-baseline\" needs a baseline: "))
  }

  @Test func isReadableAndSorted() throws {
    let folder = try project()
    let text = try String(contentsOf: folder.url.appendingPathComponent(Self.file), encoding: .utf8)
    #expect(
      text == """
        {
          "schemaVersion": 1,
          "findings": [
            { "path": "Sources/a.swift", "rule": "blocking-sleep", "function": "f()", "symbol": "sleep(_:)", "line": "sleep(1)", "count": 2 },
            { "path": "Sources/a.swift", "rule": "blocking-sleep", "function": "f()", "symbol": "usleep(_:)", "line": "usleep(2)" }
          ]
        }

        """)
    #expect(try places(in: folder) == [])
    #expect(try CommandRun(["--baseline", Self.file], in: folder).status == .clean)
    // Nothing is taken because it lies there.
    #expect(try CommandRun([], in: folder).status == .findings)
    try folder.write("{ \"baseline\": \".asynclint-baseline.json\" }", to: ".asynclint.json")
    #expect(try CommandRun([], in: folder).status == .clean)
    #expect(try CommandRun(["Sources/a.swift"], in: folder).status == .clean)
  }

  @Test func whatMovesStaysKnown() throws {
    let folder = try project()
    try folder.write("import Foundation\n\n\n" + Self.source.replacing("  ", with: "\t  "), to: "Sources/a.swift")
    #expect(try places(in: folder) == [])
    try FileManager.default.moveItem(
      at: folder.url.appendingPathComponent("Sources/a.swift"), to: folder.url.appendingPathComponent("b.swift"))
    #expect(try places(in: folder) == [])
    #expect(try !CommandRun(["--baseline", Self.file], in: folder).errors.contains("no more"))
  }

  @Test func aFurtherCopyIsNew() throws {
    let folder = try project()
    try folder.write(Self.source.replacing("usleep(2)", with: "sleep(1)\n  usleep(2)"), to: "Sources/a.swift")
    #expect(try places(in: folder) == ["Sources/a.swift:4:3:"])
    try folder.write(Self.source.replacing("f()", with: "g()"), to: "Sources/a.swift")
    #expect(try places(in: folder).count == 3)
  }

  @Test func whatIsFixedIsStale() throws {
    let folder = try project()
    try folder.write("func other() {}\n", to: "b.swift")
    try folder.write("func f() async {\n  sleep(1)\n}\n", to: "Sources/a.swift")
    let run = try CommandRun(["--baseline", Self.file], in: folder)
    #expect(run.status == .clean)
    #expect(run.errors.hasPrefix("asynclint: note: 2 known findings are no more; "))
    let strict = try CommandRun(["--baseline", Self.file, "--strict-baseline", "-q"], in: folder)
    #expect(strict.status == .findings)
    #expect(
      strict.errors == """
        asynclint: stale: Sources/a.swift: blocking-sleep, in "f()": sleep(1)
        asynclint: stale: Sources/a.swift: blocking-sleep, in "f()": usleep(2)
        asynclint: error: 2 known findings are no more; "asynclint baseline prune" forgets them

        """)
    // A run that did not look there cannot tell.
    #expect(try CommandRun(["b.swift", "--baseline", Self.file, "--strict-baseline"], in: folder).status == .clean)

    // Pruning takes nothing in.
    try folder.write("func f() async {\n  sleep(1)\n  sleep(3)\n}\n", to: "Sources/a.swift")
    #expect(
      try CommandRun(["baseline", "prune"], in: folder).errors
        == "pruned .asynclint-baseline.json: 2 findings forgotten\n")
    #expect(try places(["--strict-baseline"], in: folder) == ["Sources/a.swift:3:3:"])
    let shown = try CommandRun(["baseline", "show"], in: folder).output
    #expect(shown.hasPrefix("rules:\n      1  blocking-sleep\n"))
    #expect(shown.hasSuffix("\n1 known finding in .asynclint-baseline.json\n"))
  }

  /// Of equal lines in several files the one that was mended is no more.
  @Test func theFileThatWasMendedIsStale() throws {
    let folder = try TemporaryFolder()
    for file in ["a.swift", "b.swift"] { try folder.write(Self.source, to: file) }
    _ = try CommandRun(["baseline", "write"], in: folder)
    try folder.write("func f() async {}\n", to: "a.swift")
    let run = try CommandRun(["--baseline", Self.file, "--strict-baseline", "-q"], in: folder)
    let stale = run.errors.split(separator: "\n").filter { $0.contains("stale") }
    #expect(!stale.isEmpty && stale.allSatisfy { $0.contains("stale: a.swift:") }, "\(run.errors)")
  }

  /// A file that is gone cannot be looked at, and its findings are gone with it.
  @Test func filesThatAreGone() throws {
    let folder = try project()
    try folder.write("", to: "b.swift")
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("Sources/a.swift"))
    #expect(try CommandRun(["b.swift", "--baseline", Self.file, "--strict-baseline"], in: folder).status == .findings)
  }

  /// The run cannot know whether they moved.
  @Test func filesThatAreGoneElsewhere() throws {
    let folder = try project()
    try folder.write("", to: "Other/b.swift")
    try FileManager.default.moveItem(
      at: folder.url.appendingPathComponent("Sources"), to: folder.url.appendingPathComponent("Moved"))
    let known = ["--baseline", Self.file, "--strict-baseline"]
    #expect(try CommandRun(["Other"] + known, in: folder).status == .clean)
    #expect(try CommandRun(["baseline", "prune", "Other"], in: folder).errors.hasSuffix(": 0 findings forgotten\n"))
    #expect(try CommandRun(known, in: folder).status == .clean)
  }

  @Test func hostileLines() throws {
    let folder = try TemporaryFolder()
    try folder.write("func f() async { sleep(1) /* \"\\\u{1B}[2J\u{202E} */ }\n", to: "a\"b.swift")
    _ = try CommandRun(["baseline", "write"], in: folder)
    #expect(try CommandRun(["--baseline", Self.file, "--strict-baseline"], in: folder).status == .clean)
    let bytes = try Data(contentsOf: folder.url.appendingPathComponent(Self.file))
    #expect(!bytes.contains(0x1B))
  }

  static let mistakes: [(String, String)] = [
    ("{ \"schemaVersion\": 2 }", "1: error: \"schemaVersion\" is not 1: another version of asynclint wrote it"),
    ("{ \"findngs\": [] }", "1: error: unknown key \"findngs\", did you mean \"findings\""),
    ("{ \"findings\": [\n { \"path\": \"a\" } ] }", "2: error: a finding has no \"rule\""),
    ("{ \"findings\": [{ \"count\": 0 }] }", "1: error: \"count\" takes a number from 1 on"),
    ("{ \"findings\": [{ \"rul\": \"\" }] }", "1: error: unknown key \"rul\", did you mean \"rule\""),
    ("not json", "1: error: expected a value, found \"n\""),
  ]

  @Test(arguments: mistakes) func saysWhatIsWrong(text: String, message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: Self.file)
    let run = try CommandRun(["--baseline", Self.file], in: folder)
    #expect(run.status == .trouble)
    #expect(run.errors == "\(Self.file):\(message)\n")
  }

  @Test func withoutOne() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(["--baseline", "nope.json"], in: folder)
    #expect(run.status == .trouble)
    #expect(run.errors.contains("the baseline \"nope.json\" is not there; \"asynclint baseline write\" makes it"))
    #expect(try CommandRun(["baseline"], in: folder).status == .trouble)
    #expect(try CommandRun(["baseline", "wirte"], in: folder).errors.contains("did you mean \"write\""))
  }

  @Test func withoutTheOneOfTheConfiguration() throws {
    let folder = try TemporaryFolder()
    try folder.write("{\n  \"baseline\": \"nope.json\"\n}\n", to: ".asynclint.json")
    let message = "the baseline \"nope.json\" is not there; \"asynclint baseline write\" makes it"
    for arguments in [[], ["baseline", "prune"], ["baseline", "show"]] {
      let run = try CommandRun(arguments, in: folder)
      #expect(run.status == .trouble)
      #expect(run.errors == ".asynclint.json:2: error: \(message)\n")
    }
    #expect(try CommandRun(["--baseline", "nope.json"], in: folder).errors.hasPrefix("asynclint: error: \(message)\n"))
    #expect(try CommandRun(["baseline", "write"], in: folder).status == .clean)
    #expect(try CommandRun([], in: folder).status == .clean)
  }

  @Test func theSchemaKnowsTheSameKeys() throws {
    let file = repository.appendingPathComponent("Sources/AsyncLintDriver/Schemas/baseline.schema.json")
    let schema = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    let findings = (schema["properties"] as? [String: [String: Any]])?["findings"]?["items"] as? [String: Any]
    let properties = try #require(findings?["properties"] as? [String: Any])
    #expect(Set(properties.keys) == Set(baselineEntryKeys))
  }
}
