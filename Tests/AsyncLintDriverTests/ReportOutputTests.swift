import AsyncLintReport
import Foundation
import Testing

@testable import AsyncLintDriver

struct ReportOutputTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("import Foundation\nfunc f() async { usleep(10) }\n", to: "a.swift")
  }

  @Test func severalInOneRun() throws {
    let run = try CommandRun(["--format", "json=out.json,sarif=out.sarif,concise"], in: folder)
    #expect(run.status == .findings)
    #expect(run.output.hasPrefix("a.swift:2:18: error: \"usleep(_:)\" "))
    #expect(try text(of: "out.json").contains("\"schemaVersion\": 1"))
    let sarif = try text(of: "out.sarif")
    #expect(sarif.contains("\"version\": \"2.1.0\""))
    // With the page of the rule.
    #expect(sarif.contains("\"shortDescription\""))
  }

  @Test(arguments: ReportFormat.allCases) func aFileHoldsWhatStandardOutputWould(_ format: ReportFormat) throws {
    let printed = try CommandRun(["--format", format.rawValue, "-q"], in: folder)
    try folder.write(
      "something longer than any report could be".padding(toLength: 1 << 16, withPad: "x", startingAt: 0), to: "out")
    let run = try CommandRun(["--format", "\(format.rawValue)=out", "-q", "--color=always"], in: folder)
    #expect(run.output == "")
    #expect(run.status == .findings)
    #expect(try text(of: "out") == printed.output)
    #expect(!printed.output.isEmpty)
  }

  @Test func aFileThatCannotBeWrittenIsTrouble() throws {
    let run = try CommandRun(["--format", "text=no/such/folder,concise"], in: folder)
    #expect(run.status == .trouble)
    #expect(run.errors.contains("asynclint: error: cannot write \"no/such/folder\": no such file or directory\n"))
    #expect(run.output.hasPrefix("a.swift:2:18: error"))
  }

  /// Every format that is there can be asked for, and is in the README.
  @Test(arguments: ReportFormat.allCases) func isDocumented(_ format: ReportFormat) throws {
    #expect(try repositoryPage("README.md").contains("\n| `\(format.rawValue)` |"))
  }

  @Test func skippedFilesAreNotifications() throws {
    try folder.write([0xFF, 0xFE, 0x61, 0x00], to: "wide.swift")
    let sarif = try CommandRun(["--format=sarif", "-q"], in: folder).output
    #expect(sarif.contains("\"id\": \"utf-16\""))
    #expect(sarif.contains("\"executionSuccessful\": true"))
    #expect(
      try CommandRun(["--format=sarif", "-q", "nope"], in: folder).output.contains("\"executionSuccessful\": false"))
  }

  private func text(of name: String) throws -> String {
    try String(decoding: Data(contentsOf: folder.url.appendingPathComponent(name)), as: UTF8.self)
  }
}
