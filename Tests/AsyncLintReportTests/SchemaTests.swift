import AsyncLintAnalysis
import AsyncLintCatalogue
import Foundation
import Testing

@testable import AsyncLintReport

/// The JSON report against the schema that is published with it.
struct SchemaTests {
  @Test func reportsAreValid() throws {
    let schema = try JSONSchema.ofReport()
    for input in [Sample.input([]), Sample.input(), inputWithEverything()] {
      let errors = schema.errors(in: try parse(Report(input).json()))
      #expect(errors == [])
    }
  }

  /// A schema that lets everything pass would prove nothing.
  @Test func brokenReportsAreNot() throws {
    let schema = try JSONSchema.ofReport()
    let text = String(decoding: Report(Sample.input()).json(), as: UTF8.self)
    let changes = [
      ("\"schemaVersion\": 1", "\"schemaVersion\": 2"), ("\"lane\": \"offload\"", "\"lane\": \"elsewhere\""),
      ("\"severity\": \"error\"", "\"severity\": \"fatal\""), ("\"line\": 5", "\"line\": 0"),
      ("\"line\": 5", "\"line\": \"5\""), ("\"line\": 5", "\"line\": 5.5"), ("\"function\": null", "\"function\": 1"),
      ("\"symbol\": ", "\"simbol\": "), ("\"notes\": []", "\"notes\": [{}]"), ("\"notes\": []", "\"notes\": {}"),
      ("\"fingerprint\": \"", "\"fingerprint\": \"x"), ("\"rule\": \"blocking-sleep\"", "\"rule\": \"Blocking sleep\""),
      ("\"notes\": []", "\"notes\": [], \"more\": 1"), ("\"message\": \"the dec", "\"text\": \"the dec"),
    ]
    for (old, new) in changes {
      let changed = text.replacing(old, with: new, maxReplacements: 1)
      #expect(changed != text)
      #expect(schema.errors(in: try parse(Array(changed.utf8))) != [], "\(new)")
    }
  }

  @Test func listsOfRulesAreValid() throws {
    let schema = try JSONSchema.published("rules")
    let rule = Rule(
      name: "own", lane: .offload, severity: .info, category: "own", isOnByDefault: false, since: "",
      summary: "It blocks.",
      document: "")
    let list = ruleListJSON(Catalogue(rules: [rule]))
    #expect(schema.errors(in: try parse(list)) == [])
    let changed = String(decoding: list, as: UTF8.self).replacing("\"default\": false", with: "\"default\": 0")
    #expect(schema.errors(in: try parse(Array(changed.utf8))) != [])
  }

  private func inputWithEverything() -> ReportInput {
    var findings: [Finding] = []
    for lane in Lane.allCases {
      for severity in Severity.allCases {
        findings.append(
          Sample.finding(file: 0, name: "Store", in: Sample.store, lane: lane, severity: severity))
      }
    }
    for kind in [Finding.Context.Kind.eventLoop, .main] {
      var finding = Sample.topLevel
      finding.context.kind = kind
      findings.append(finding)
    }
    let notes = RunNote.Kind.allCases.map { RunNote(path: "a\u{1B}\"\\.swift", kind: $0, message: "skipped") }
    return Sample.input(findings, notes: notes)
  }

  private func parse(_ bytes: [UInt8]) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(bytes))
  }
}
