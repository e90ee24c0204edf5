import AsyncLintAnalysis
import AsyncLintCatalogue
import AsyncLintSyntax
import Foundation
import Testing

@testable import AsyncLintReport

struct SARIFTests {
  @Test func columnsCountUTF16() throws {
    let source = "a 😀é中 sleep(1); sleep(2)\nsleep(3)\n"
    var findings: [Finding] = []
    for offset in Array(source.utf8).indices where source.utf8.dropFirst(offset).starts(with: "sleep".utf8) {
      var finding = Sample.finding(file: 0, name: "sleep", in: source)
      finding.range = ByteRange(start: UInt32(offset), end: UInt32(offset + 5))
      findings.append(finding)
    }
    let regions = try results(Sample.input(findings, files: [ReportFile(path: "a.swift", bytes: source)]))
      .compactMap { result in region(of: result) }
    #expect(
      regions.map { [$0["startLine"], $0["startColumn"], $0["endColumn"]] } == [[1, 8, 13], [1, 18, 23], [2, 1, 6]])
  }

  @Test func suppressedResultsSaySo() throws {
    let suppressed = [
      SuppressedFinding(finding: Sample.topLevel, suppression: Suppression(place: .source, reason: "read once")),
      SuppressedFinding(finding: Sample.topLevel, suppression: Suppression(place: .elsewhere, reason: nil)),
    ]
    let report = Report(Sample.input([Sample.chained], suppressed: suppressed))
    #expect(report.findings.count == 1)
    let results = try results(Sample.input([Sample.chained], suppressed: suppressed))
    let all = results.map { $0["suppressions"] as? [[String: String]] }
    #expect(all == [[], [["kind": "inSource", "justification": "read once"]], [["kind": "external"]]])
    #expect(try self.results(Sample.input())[0]["suppressions"] == nil)
  }

  /// What others know a finding by does not change because a neighbour is suppressed.
  @Test func suppressionRenamesNothing() {
    var second = Sample.topLevel
    second.range.end += 1
    let before = Report(Sample.input([Sample.topLevel, second])).findings.map(\.fingerprint)
    let suppressed = SuppressedFinding(
      finding: Sample.topLevel, suppression: Suppression(place: .source, reason: "why"))
    #expect(Report(Sample.input([second], suppressed: [suppressed])).findings.map(\.fingerprint).count == 1)
    #expect(Set(before).count == 2)
    let all = Report(Sample.input([second], suppressed: [suppressed]))
    #expect(Set((all.findings + all.suppressed).map(\.fingerprint)) == Set(before))
  }

  @Test func messagesAreNoTemplates() throws {
    func text(_ message: String, advice: String = "") throws -> String? {
      let finding = Sample.finding(file: 0, name: "Store", in: Sample.store, message: message, advice: advice)
      return (try results(Sample.input([finding]))[0]["message"] as? [String: String])?["text"]
    }
    #expect(try text("a {0} b") == "a {{0}} b")
    #expect(try text("[x](y) \\") == "\\[x](y) \\\\")
    #expect(try text("f([Int]) \\") == "f([Int]) \\")
    #expect(try text("m", advice: "use this") == "m\nuse this")
    #expect(try text("m", advice: "Task { }") == "m")
  }

  @Test func rulesAreTheOnesThatResultsName() throws {
    let run = try run(Sample.input())
    let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rules = try #require(driver?["rules"] as? [[String: Any]])
    #expect(rules.map { $0["id"] as? String } == ["blocking-file-io", "blocking-sleep"])
    for result in try results(Sample.input()) {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
    let help = try #require(rules[1]["help"] as? [String: String])
    #expect(help["markdown"]?.contains("```text\n# C.\n") == true)
    #expect(help["text"]?.contains("`Task.sleep` gives the thread back.") == true)
  }

  private func region(of result: [String: Any]) -> [String: Int]? {
    let location = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
    return location?["region"] as? [String: Int]
  }

  private func results(_ input: ReportInput) throws -> [[String: Any]] {
    try #require(try run(input)["results"] as? [[String: Any]])
  }

  private func run(_ input: ReportInput) throws -> [String: Any] {
    let log = try JSONSerialization.jsonObject(with: Data(Report(input).sarif())) as? [String: Any]
    return try #require((log?["runs"] as? [[String: Any]])?.first)
  }
}
