import AsyncLintAnalysis
import AsyncLintSyntax
import Testing

@testable import AsyncLintReport

struct TextReportTests {
  @Test func wholeReport() {
    #expect(
      text(Sample.input()) == """
        App/Feed.swift:5:9: error: "Store.load()" holds a thread of the pool by "Thread.sleep(forTimeInterval:)" [blocking-sleep]
           |
         5 |         store.load()
           |               ^^^^
           = context: async code, in "Feed.refresh(store:)"
           = chain:
               Store.load() at App/Feed.swift:5:9
                 Thread.sleep(forTimeInterval:) at App/Store.swift:4:24
           = lane: async-alternative, an async API does the same
           = advice: let the task sleep:
               try await Task.sleep(for: .seconds(1))
           = note: the declaration at App/Store.swift:4:8

        App/Store.swift:6:17: warning: "String.init(contentsOfFile:)" reads a file [blocking-file-io] (likely)
           |
         6 | let words = try String(contentsOfFile: "words")
           |                 ^^^^^^
           = context: async code, at the top level
           = lane: offload, there is only a synchronous API, so it belongs on a thread that may block
           = advice: read it on a thread that may block
           = note: 2 of 3 implementations block

        """)
  }

  @Test func coloursAddNothingButColours() {
    let report = Report(Sample.input())
    let colored = String(decoding: report.text(isColored: true), as: UTF8.self)
    #expect(colored.contains("\u{1B}[1;31merror\u{1B}[0m"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == text(Sample.input()))
  }

  @Test func nothingFromOutsideControlsTheTerminal() {
    let nasty = "\u{1B}[31m\u{7}\r\u{9B}\u{202E}\u{2028}"
    let source = "\(nasty) sleep(1) // \(nasty)"
    let step = Finding.ChainStep(name: nasty, file: 0, range: ByteRange(start: 0, end: 0))
    let finding = Sample.finding(
      file: 0, name: "sleep", in: source, rule: nasty, symbol: nasty, function: nasty, message: nasty,
      advice: "\(nasty)\n\(nasty)", chain: [step, step], notes: [Finding.FindingNote(message: nasty)])
    let shown = text(Sample.input([finding], files: [ReportFile(path: "\(nasty)\n.swift", bytes: source)]))
    #expect(shown.contains("sleep(1)"))
    #expect(shown.unicodeScalars.allSatisfy { $0 == "\n" || !isUnsafeToPrint($0) })
  }

  @Test func numbersOfFilesThatAreNotThere() {
    var finding = Sample.chained
    finding.file = 7
    finding.range = ByteRange(start: 900, end: 4)
    #expect(text(Sample.input([finding])).hasPrefix(":1:1: error"))
  }

  static let summaries: [(Int, String)] = [
    (0, "0 findings in 2 files, 2,345 lines, 13 ms\n"),
    (1, "1 finding (1 async-alternative) in 2 files, 2,345 lines, 13 ms\n"),
    (2, "2 findings (1 async-alternative, 1 offload) in 2 files, 2,345 lines, 13 ms\n"),
  ]

  @Test(arguments: summaries) func summary(count: Int, expected: String) {
    #expect(Report(Sample.input(Array([Sample.chained, Sample.topLevel].prefix(count)))).summaryLine() == expected)
  }

  @Test func summaryOfLongRuns() {
    var input = Sample.input([])
    input.totals = RunTotals(files: 1, lines: 1_234_567, seconds: 61.27)
    #expect(Report(input).summaryLine() == "0 findings in 1 file, 1,234,567 lines, 61.2 s\n")
    input.totals.seconds = .infinity
    #expect(!Report(input).summaryLine().isEmpty)
  }

  static let origins: [(count: Int, others: Int, isLibrary: Bool, expected: [String])] = [
    (9, 0, false, []),
    (10, 0, false, ["10 of 10 findings come from \(sleepInLoad): \(whatToDo)"]),
    (10, 90, false, ["10 of 100 findings come from \(sleepInLoad): \(whatToDo)"]),
    (10, 91, false, []),
    (10, 0, true, ["10 of 10 findings come from \(callOfLoad): \(whatToDo)"]),
  ]
  private static let sleepInLoad = #""Thread.sleep(forTimeInterval:)" in "Store.load()" at App/Store.swift:4:24"#
  private static let callOfLoad = #""Store.load()" in "Feed.refresh(store:)" at App/Feed.swift:5:9"#
  private static let whatToDo = "mend it there, or suppress it there with a reason"

  @Test(arguments: origins) func origin(count: Int, others: Int, isLibrary: Bool, expected: [String]) {
    var files = Sample.files
    files[0].isLibrary = isLibrary
    let direct = (0..<others).map { index in
      var finding = Sample.topLevel
      finding.chain[0].range = ByteRange(start: UInt32(index), end: UInt32(index))
      return finding
    }
    let findings = Array(repeating: Sample.chained, count: count) + direct
    #expect(Report(Sample.input(findings, files: files)).originRemarks() == expected)
  }

  private func text(_ input: ReportInput) -> String {
    String(decoding: Report(input).text(isColored: false), as: UTF8.self)
  }
}
