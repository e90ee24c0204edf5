import Foundation
import Testing

@testable import AsyncLintDriver

/// What the build-tool plugin runs.
struct BuildStepTests {
  private func project() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("func load() { sleep(1) }\n", to: "Sources/Store/Store.swift")
    try folder.write("func refresh() async { load() }\nfunc read() async { sleep(2) }\n", to: "Sources/App/App.swift")
    try folder.write("func other() async { sleep(3) }\n", to: "Sources/Store/Other.swift")
    return folder
  }

  private func run(_ arguments: [String] = [], in folder: TemporaryFolder, path: String = "") throws -> CommandRun {
    let file = { (name: String) in "\(folder.path.text)/Sources/\(name)" }
    return try CommandRun(
      [
        "build-step", "--project", folder.path.text, "--read", file("Store/Store.swift"), "--read",
        file("Store/Other.swift"),
      ]
        + arguments + ["--", file("App/App.swift")], in: folder, path: path)
  }

  @Test func findingsAreWarningsAndFailNothing() throws {
    let folder = try project()
    let step = try run(in: folder, path: "Sources/Store")
    #expect(step.status == .clean)
    let lines = step.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("\(folder.path.text)/Sources/App/App.swift:1:24: warning: \"load()\"") == true)
    #expect(lines.last?.hasPrefix("\(folder.path.text)/Sources/App/App.swift:2:21: warning: \"sleep(_:)\"") == true)
    #expect(step.errors == "")
  }

  @Test func theConfigurationCanAskForFailure() throws {
    let folder = try project()
    let settings = { (text: String) in try folder.write(text, to: ".asynclint.json") }
    try settings("{ \"failOn\": \"info\" }")
    #expect(try run(in: folder).status == .clean)
    try settings("{ \"failBuildOn\": \"error\" }")
    let failing = try run(in: folder)
    #expect(failing.status == .findings)
    #expect(failing.output.contains(":1:24: error: "))
    // Whatever fails the build is an error of it, and the other way round.
    try settings("{ \"failBuildOn\": \"warning\", \"rules\": { \"blocking-sleep\": \"warning\" } }")
    #expect(try run(in: folder).output.contains(":1:24: error: "))
    try settings("{ \"failBuildOn\": \"never\" }")
    #expect(try run(in: folder).output.contains(":1:24: warning: "))
    #expect(try CommandRun(["config"], in: folder).output.contains("failBuildOn   never"))
    // `check` knows nothing of it.
    #expect(try CommandRun([], in: folder).status == .findings)
  }

  @Test func troubleIsAWarningToo() throws {
    let folder = try project()
    try folder.write("{\n  \"rulez\": {}\n}", to: ".asynclint.json")
    let wrong = try run(in: folder)
    #expect(wrong.status == .clean)
    #expect(wrong.errors == ".asynclint.json:2: warning: unknown key \"rulez\", did you mean \"rules\"\n")
    let missing = try CommandRun(["build-step", "gone.swift"], in: folder)
    #expect(missing.status == .clean)
    try folder.write("{}", to: ".asynclint.json")
    let gone = try CommandRun(["build-step", "gone.swift"], in: folder)
    #expect(gone.status == .clean)
    #expect(gone.errors == "warning: asynclint: gone.swift: no such file or directory\n")
  }

  @Test func whatABaselineKnowsIsSilent() throws {
    let folder = try project()
    #expect(try CommandRun(["baseline", "write", "-q"], in: folder).status == .clean)
    try folder.write("{ \"baseline\": \".asynclint-baseline.json\" }", to: ".asynclint.json")
    let step = try run(in: folder)
    #expect(step.output == "" && step.errors == "")
  }

  @Test func argumentsAndOutputInFiles() throws {
    let folder = try project()
    let plain = try run(in: folder)
    let list = [
      "--project", ".", "--read", "Sources/Store/Store.swift", "--output", "out.swift", "Sources/App/App.swift",
    ]
    try folder.write(list.map { $0 + "\n" }.joined(), to: "arguments.txt")
    let step = try CommandRun(["build-step", "@arguments.txt"], in: folder)
    #expect(step.output == plain.output)
    let output = try String(contentsOf: folder.url.appendingPathComponent("out.swift"), encoding: .utf8)
    #expect(output.hasPrefix("// ") && output.split(separator: "\n").count == 1)
    #expect(try CommandRun(["build-step", "@gone.txt"], in: folder).status == .trouble)
    // A build waits for its outputs.
    #expect(try run(["--output", "Sources"], in: folder).status == .trouble)
  }

  /// `--read` of `check`.
  @Test func filesThatAreOnlyRead() throws {
    let folder = try project()
    let check = { (arguments: [String]) in try CommandRun(["--format=concise", "-q"] + arguments, in: folder).output }
    let places = { (output: String) in output.split(separator: "\n").map { $0.prefix { $0 != " " } } }
    #expect(try places(check(["Sources/App"])) == ["Sources/App/App.swift:2:21:"])
    #expect(
      try places(check(["Sources/App", "--read", "Sources"])) == [
        "Sources/App/App.swift:1:24:", "Sources/App/App.swift:2:21:",
      ])
    #expect(try places(check(["--read", "Sources/App", "Sources/Store/Other.swift"])).count == 1)
    #expect(try CommandRun(["Sources/App", "--read", "gone"], in: folder).status == .trouble)
  }

  @Test func onlyWhatARunAnswersForCanBeStale() throws {
    let folder = try project()
    #expect(try CommandRun(["baseline", "write", "-q"], in: folder).status == .clean)
    let known = ["--baseline", ".asynclint-baseline.json", "--strict-baseline"]
    let read = try CommandRun(known + ["Sources/App", "--read", "Sources"], in: folder)
    #expect(read.status == .clean)
    #expect(!read.errors.contains("no more"))
    // The text of an editor stands for one file.
    let text = "func refresh() async { load() }\n"
    let edited = try CommandRun(known + ["--stdin-filename=Sources/App/App.swift"], in: folder, input: Array(text.utf8))
    #expect(edited.errors.contains("1 known finding is no more"))
  }
}
