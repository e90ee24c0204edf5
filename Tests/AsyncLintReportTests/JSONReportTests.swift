import AsyncLintAnalysis
import AsyncLintSyntax
import Foundation
import Testing

@testable import AsyncLintReport

struct JSONReportTests {
  @Test func wholeReport() throws {
    let notes = [RunNote(path: "a.swift", kind: .utf16, message: "skipped: UTF-16, Swift source is UTF-8")]
    let json = String(decoding: Report(Sample.input([Sample.chained], notes: notes)).json(), as: UTF8.self)
    #expect(
      json == #"""
        {
          "schemaVersion": 1,
          "tool": {
            "name": "asynclint",
            "version": "0.1.0"
          },
          "findings": [
            {
              "rule": "blocking-sleep",
              "lane": "async-alternative",
              "category": "sleep",
              "severity": "error",
              "confidence": "certain",
              "message": "\"Store.load()\" holds a thread of the pool by \"Thread.sleep(forTimeInterval:)\"",
              "advice": "let the task sleep:\ntry await Task.sleep(for: .seconds(1))",
              "symbol": "Thread.sleep(forTimeInterval:)",
              "path": "App/Feed.swift",
              "range": {
                "start": {
                  "line": 5,
                  "column": 9,
                  "offset": 76
                },
                "end": {
                  "line": 5,
                  "column": 13,
                  "offset": 80
                }
              },
              "context": {
                "kind": "async",
                "function": "Feed.refresh(store:)"
              },
              "chain": [
                {
                  "name": "Store.load()",
                  "path": "App/Feed.swift",
                  "line": 5,
                  "column": 9
                },
                {
                  "name": "Thread.sleep(forTimeInterval:)",
                  "path": "App/Store.swift",
                  "line": 4,
                  "column": 24
                }
              ],
              "notes": [
                {
                  "message": "the declaration",
                  "path": "App/Store.swift",
                  "line": 4,
                  "column": 8
                }
              ],
              "fingerprint": "181090c5223919ff"
            }
          ],
          "summary": {
            "files": 2,
            "lines": 2345,
            "findings": 1,
            "lanes": {
              "async-alternative": 1,
              "offload": 0,
              "queue-handoff": 0
            },
            "severities": {
              "info": 0,
              "warning": 0,
              "error": 1
            }
          },
          "notes": [
            {
              "path": "a.swift",
              "kind": "utf-16",
              "message": "skipped: UTF-16, Swift source is UTF-8"
            }
          ]
        }

        """#)
  }

  @Test func orderedByPathOffsetAndRule() throws {
    let text = "sleep sleep\n"
    let files = ["b.swift", "B.swift", "a/z.swift", "a.swift"].map { ReportFile(path: $0, bytes: text) }
    var findings = files.indices.flatMap { file in
      ["y", "x"].map { Sample.finding(file: file, name: "sleep", in: text, rule: $0) }
    }
    var second = Sample.finding(file: 3, name: "sleep", in: text, rule: "a")
    second.range = ByteRange(start: 6, end: 11)
    findings.insert(second, at: 0)
    let expected = [
      "B.swift 0 x", "B.swift 0 y", "a.swift 0 x", "a.swift 0 y", "a.swift 6 a", "a/z.swift 0 x", "a/z.swift 0 y",
      "b.swift 0 x", "b.swift 0 y",
    ]
    for input in [findings, findings.reversed()] {
      let report = Report(Sample.input(input, files: files))
      #expect(report.findings.map { "\($0.path) \($0.start.offset) \($0.finding.rule)" } == expected)
    }
  }

  @Test func everyTextSurvives() throws {
    // Without U+FEFF, which Foundation's reader drops.
    let scalars = (Array(0...0x2FF) + [0x2028, 0x2029, 0x202E, 0x2066, 0xFFFD, 0xFFFF, 0x1F600, 0x10FFFF])
      .compactMap { Unicode.Scalar($0) }
    let text = String(String.UnicodeScalarView(scalars))
    let finding = Sample.finding(file: 0, name: "x", in: "x", symbol: text, function: text, message: text, advice: text)
    let json = Report(
      Sample.input(
        [finding], files: [ReportFile(path: text, bytes: "x")],
        notes: [RunNote(path: text, kind: .missing, message: text)])
    ).json()
    // Nothing that a terminal obeys, and no line end but the writer's own.
    #expect(String(decoding: json, as: UTF8.self).unicodeScalars.allSatisfy { $0 == "\n" || !isUnsafeToPrint($0) })
    let parsed = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
    let found = try #require((parsed["findings"] as? [[String: Any]])?.first)
    for key in ["message", "advice", "symbol", "path"] { #expect(found[key] as? String == text) }
    #expect((parsed["notes"] as? [[String: Any]])?.first?["path"] as? String == text)
  }
}
