import Foundation
import Testing

@testable import AsyncLintDriver

struct EditorTests {
  private func project() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("func helper() { sleep(1) }\n", to: "Sources/helper.swift")
    try folder.write("func other() async { helper() }\n", to: "Sources/other.swift")
    try folder.write("func old() async { helper() }\n", to: "Sources/a.swift")
    return folder
  }

  private func run(_ text: String, _ arguments: [String], in folder: TemporaryFolder) throws -> CommandRun {
    try CommandRun(["--format=concise", "--quiet"] + arguments, in: folder, input: Array(text.utf8))
  }

  @Test func theBufferStandsForTheFile() throws {
    let folder = try project()
    let text = "\n\nfunc new() async { helper() }\n"
    for arguments in [
      ["--stdin-filename=Sources/a.swift"], ["--stdin", "--stdin-filename", "Sources/a.swift", "Sources"],
    ] {
      let found = try run(text, arguments, in: folder)
      #expect(found.output.hasPrefix("Sources/a.swift:3:20: error: "))
      #expect(found.output.split(separator: "\n").count == 1)
      #expect(found.status == .findings)
    }
    // One that blocks no more changes what is known of it.
    #expect(try run("", ["--stdin-filename=Sources/a.swift"], in: folder).output == "")
    #expect(try run("func helper() {}\n", ["--stdin-filename=Sources/helper.swift"], in: folder).status == .clean)
  }

  @Test func filesThatAreNotThereYet() throws {
    let folder = try project()
    let found = try run("func new() async { helper() }\n", ["--stdin-filename=Sources/new.swift"], in: folder)
    #expect(found.output.hasPrefix("Sources/new.swift:1:20: error: "))
    #expect(try run("", ["--stdin-filename=Sources"], in: folder).status == .trouble)
    let alone = try run("func new() async { sleep(1) }\n", ["--stdin"], in: folder)
    #expect(alone.output.hasPrefix("<standard input>:1:20: error: "))
  }

  @Test func columnsInUTF16() throws {
    let folder = try TemporaryFolder()
    try folder.write("func f() async { /* ü🎉 */ sleep(1) }\n", to: "a.swift")
    let plain = try CommandRun(["--format=json"], in: folder).output
    #expect(!plain.contains("utf16Column"))
    let output = try CommandRun(["--format=json", "--utf16-columns"], in: folder).output
    let report = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let range = (report?["findings"] as? [[String: Any]])?.first?["range"] as? [String: [String: Int]]
    #expect(range?["start"] == ["line": 1, "column": 31, "offset": 30, "utf16Column": 28])
    #expect(range?["end"]?["utf16Column"] == 33)
  }

  @Test func watchingReportsAgain() throws {
    let folder = try project()
    let output = folder.url.appendingPathComponent("output").path
    let descriptor = open(output, O_RDWR | O_CREAT, 0o600)
    defer { close(descriptor) }
    var settings = CheckSettings()
    settings.isQuiet = true
    settings.requestedOutputs = [ReportOutput(format: .concise, file: nil)]
    let change = Thread {
      // Until the first report is there, so that the change comes after it.
      while (try? Data(contentsOf: URL(fileURLWithPath: output)))?.isEmpty ?? true { usleep(20_000) }
      try? folder.write("func helper() {}\n", to: "Sources/helper.swift")
    }
    change.start()
    var console = Console(
      output: OutputStream(descriptor: descriptor), errors: OutputStream(descriptor: descriptor),
      inputDescriptor: descriptor, workingDirectory: folder.path, environment: [:])
    #expect(try watch(settings, on: &console, rounds: 2) == .clean)
    let text = try String(contentsOfFile: output, encoding: .utf8)
    #expect(text.hasPrefix("Sources/a.swift:1:20: error: "))
    #expect(text.hasSuffix("\n\n"))
    #expect(try CommandRun(["--watch", "-"], in: folder).status == .trouble)
  }
}
