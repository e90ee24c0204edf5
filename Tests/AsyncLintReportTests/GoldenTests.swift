import AsyncLintAnalysis
import AsyncLintReport
import Foundation
import Testing

/// Every format as it is, byte for byte: `Golden/report.FORMAT` and, for a run that finds nothing, `Golden/empty.FORMAT`.
///
/// With `ASYNCLINT_WRITE_GOLDEN=1` in the environment the files are written anew; what changed is for the reviewer to judge.
struct GoldenTests {
  @Test(arguments: ReportFormat.allCases) func isAsItWas(_ format: ReportFormat) throws {
    let notes = [
      RunNote(path: "a b.swift", kind: .utf16, message: "skipped: UTF-16, Swift source is UTF-8"),
      RunNote(path: "/elsewhere/c.swift", kind: .missing, message: "no such file or directory", isTrouble: true),
    ]
    try compare(Report(Sample.input(notes: notes)), format, "report")
    try compare(Report(Sample.input([])), format, "empty")
  }

  private func compare(_ report: Report, _ format: ReportFormat, _ name: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/\(name).\(format.rawValue)")
    let bytes = report.written(as: format)
    if ProcessInfo.processInfo.environment["ASYNCLINT_WRITE_GOLDEN"] == "1" { try Data(bytes).write(to: file) }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }
}
