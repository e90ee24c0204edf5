import AsyncLintCatalogue
import AsyncLintSyntax
import Foundation
import Testing

@testable import AsyncLintAnalysis
@testable import AsyncLintReport

/// What `why` knows, as text and against the published schema.
struct ExplanationTests {
  private static let source = "func f() async {\n  \u{1B}a.b()\n}\n"

  private static func report(column: Int? = nil) -> ExplanationReport {
    let place = Explanation.Location(file: 0, range: ByteRange(start: 5, end: 6))
    let context = Explanation.Context(
      kind: .async, function: "f()", steps: [Explanation.Fact(text: "\"f()\": async", place: place)])
    let name = ByteRange(start: 22, end: 23)
    let nobody = Explanation.Context(kind: .none, function: nil, steps: [])
    let silent = Explanation.Name(
      range: name, text: "b", context: nobody, candidates: [], reason: "nothing is known", related: [])
    let blocking = Explanation.Name(
      range: name, text: "b", context: context, receiver: Explanation.Fact(text: "\"A\", a literal", place: nil),
      candidates: [
        Explanation.Candidate(name: "A.b()", isChosen: true, reason: "chosen", place: place),
        Explanation.Candidate(name: "B.b()", isChosen: false, reason: "a member of another type", place: nil),
      ],
      blocking: Explanation.Blocking(
        rule: "blocking-sleep", isRuleEnabled: false, severity: .error, confidence: .likely,
        chain: [Finding.ChainStep(name: "A.b()", file: 0, range: name)]),
      reason: "the rule \"blocking-sleep\" is off", related: [Explanation.Fact(text: "\"A.b()\"", place: place)])
    return ExplanationReport(
      Explanation(file: 0, context: context, names: [blocking, silent]), line: 2, column: column,
      files: [ReportFile(path: "a.swift", bytes: Array(source.utf8))], tool: Tool(name: "asynclint", version: "1.2.3"))
  }

  @Test func jsonIsValid() throws {
    let schema = try JSONSchema.published("explanation")
    for report in [Self.report(), Self.report(column: 3)] {
      #expect(schema.errors(in: try JSONSerialization.jsonObject(with: Data(report.json()))) == [])
    }
    let text = String(decoding: Self.report().json(), as: UTF8.self)
    for (old, new) in [
      ("\"kind\": \"none\"", "\"kind\": \"nobody\""), ("\"isReported\": false", "\"isReported\": 0"),
      ("\"line\": 2", "\"line\": 0"), ("\"reason\": ", "\"why\": "), ("\"chain\": [", "\"chain\": 1, \"x\": ["),
    ] {
      let changed = Data(text.replacing(old, with: new, maxReplacements: 1).utf8)
      #expect(schema.errors(in: try JSONSerialization.jsonObject(with: changed)) != [], "\(new)")
    }
  }

  @Test func textForPeople() {
    #expect(
      String(decoding: Self.report(column: 6).text(isColored: false), as: UTF8.self) == """
        a.swift:2:6: async code, in "f()"
          "f()": async at a.swift:1:6

           |
         2 |   ␛a.b()
           |      ^
           = not reported: the rule "blocking-sleep" is off
               "A.b()" at a.swift:1:6
           = receiver: "A", a literal
           = declarations of the name:
               → A.b() at a.swift:1:6: chosen
               - B.b(): a member of another type
           = blocks: "blocking-sleep", error, likely, a rule that is off
               A.b() at a.swift:2:6

           |
         2 |   ␛a.b()
           |      ^
           = not reported: nothing is known
           = context: no code that must not be blocked

        """)
    let colored = String(decoding: Self.report().text(isColored: true), as: UTF8.self)
    #expect(colored.contains("\u{1B}[1mnot reported\u{1B}[0m: "))
  }
}
