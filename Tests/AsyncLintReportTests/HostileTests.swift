import AsyncLintAnalysis
import AsyncLintCatalogue
import AsyncLintSyntax
import Foundation
import Testing

@testable import AsyncLintReport

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Paths, names and messages that try to break out of each format.
struct HostileTests {
  static let texts = [
    "</failure><x a='\"'>]]> & \u{0}\u{1}\u{B}\u{7F}\u{85}\u{FFFE}\u{FFFF}",
    "a,b:c%0A::error file=x::y\n::warning::z\r\n",
    ":\u{301},\u{301}%\u{301}\n\u{301}|\u{301}\"\u{301}\\\u{301}<\u{301}{\u{301}[\u{301}](\u{301}",
    "| `a` | <script> [x](http://y) **b** @team #1 \\| $x$ | {0} {a}",
    "\u{1B}[31m\u{202E}\u{2028}\u{2066}\u{9B}é中😀\u{10FFFF}",
    "",
  ]

  @Test(arguments: [
    ("a [b c](https://d.e/f) g", "a b c (https://d.e/f) g"), ("[`a`](a.md), [b](x)", "`a`, b"), ("[a](b", "[a](b"),
    ("[a] [b](c)", "[a] b"), ("[a [b](c)", "a [b"), ("[](c) [d]() [e](f g)", "[](c) [d]() [e](f g)"), ("](", "]("),
  ])
  func links(_ prose: String, _ shown: String) { #expect(withoutLinks(prose) == shown) }

  /// Each would take hours if any of it were quadratic. The time runs from the start of all tests, which share the processors.
  @Test(.timeLimit(.minutes(5)), arguments: ["[x](", "[", "[x]", "`", "[`", "[x](a)", "[x](a ", "]("])
  func pagesTakeLinearTime(_ pattern: String) {
    let text = String(repeating: pattern, count: 100_000 / pattern.utf8.count)
    let rule = Rule(
      name: "own", lane: .offload, severity: .error, category: "own", isOnByDefault: true, since: "", summary: "",
      document: "# `own`\n\n\(text)\n\n- \(text)\n")
    #expect(!rulePageText(rule, isColored: true, columns: 80).isEmpty)
  }

  /// 20,000 brackets took 19 s once.
  @Test(.timeLimit(.minutes(5)), arguments: ["[", "[x", "[x]", "[with ", "[on ]", "]", "[["])
  func adviceTakesLinearTime(_ pattern: String) {
    let text = String(repeating: pattern, count: 200_000 / pattern.utf8.count)
    let line = AdviceLine("first [with A|B] second \(text) [on event-loop] third")
    #expect(line.general == "first" && line.onEventLoop == "third")
    #expect(line.withModules.first?.modules == ["A", "B"] && line.withModules.first?.code.contains(pattern) == true)
  }

  @Test(arguments: texts, ReportFormat.allCases) func nothingControlsTheReader(_ text: String, _ format: ReportFormat) {
    let shown = String(decoding: report(text).written(as: format), as: UTF8.self)
    #expect(shown.unicodeScalars.allSatisfy { $0 == "\n" || !isUnsafeToPrint($0) })
  }

  @Test(arguments: texts) func jsonFormatsKeepTheText(_ text: String) throws {
    let report = report(text)
    let gitlab = try #require(parse(report.gitlabCodeQuality()) as? [[String: Any]])
    #expect(gitlab.first?["description"] as? String == text)
    #expect((gitlab.first?["location"] as? [String: Any])?["path"] as? String == text)
    for bytes in [report.jsonLines(), report.reviewdogLines()] {
      // One line each, whatever is in it.
      let lines = bytes.split(separator: UInt8(ascii: "\n"))
      #expect(lines.count == report.findings.count)
      for line in lines {
        let object = try #require(parse(Array(line)) as? [String: Any])
        #expect((object["message"] as? String)?.hasPrefix(text) == true)
      }
    }
  }

  @Test(arguments: texts) func xmlIsWellFormed(_ text: String) {
    for bytes in [report(text).junit(), report(text).checkstyle()] {
      let reader = ElementCounter()
      let parser = XMLParser(data: Data(bytes))
      parser.delegate = reader
      #expect(parser.parse(), "\(String(describing: parser.parserError))")
      #expect(reader.counts["failure", default: 0] + reader.counts["error", default: 0] == 2)
      #expect(reader.counts["x"] == nil)
    }
  }

  /// Read back as the runner does it: split at the first `::` behind the properties, then at commas and equals signs.
  @Test(arguments: texts) func annotationsAreOneCommandEach(_ text: String) throws {
    let lines = String(decoding: report(text).githubAnnotations(), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 2)
    for line in lines {
      let parts = line.unicodeScalars.split(separator: ":", omittingEmptySubsequences: false).map { String($0) }
      #expect(parts.prefix(2) == ["", ""])
      let command = parts[2].split(separator: " ", maxSplits: 1).map { String($0) }
      #expect(["error", "warning"].contains(command[0]))
      let properties = command[1].unicodeScalars.split(separator: ",").map { String($0) }
      #expect(
        properties.map { String($0.prefix { $0 != "=" }) } == ["file", "line", "endLine", "col", "endColumn", "title"])
    }
  }

  /// A table row has its five bars and no other, and no element but the ones we write.
  @Test(arguments: texts) func markdownRowsStayRows(_ text: String) {
    let lines = String(decoding: report(text).markdown(), as: UTF8.self).split(separator: "\n").dropFirst()
    #expect(lines.count == 4)
    for line in lines { #expect(line.unicodeScalars.filter { $0 == "|" }.count == 5) }
    for line in lines.dropFirst(2) {
      // Literally: a combining mark behind an element is no part of it.
      let bare = ["<code>", "</code>", "<br>"].reduce(String(line)) {
        $0.replacingOccurrences(of: $1, with: "", options: .literal)
      }
      #expect(!bare.unicodeScalars.contains("<") && !bare.unicodeScalars.contains("@"))
    }
  }

  @Test func pathsThatAreNoText() throws {
    let bytes: [UInt8] = Array("a b/".utf8) + [0xFF, 0x25] + Array(":é.swift".utf8)
    let file = ReportFile(path: String(decoding: bytes, as: UTF8.self), pathBytes: bytes, bytes: Array("sleep(1)".utf8))
    let finding = Sample.finding(file: 0, name: "sleep", in: "sleep(1)")
    let sarif = String(decoding: Report(Sample.input([finding], files: [file])).sarif(), as: UTF8.self)
    #expect(sarif.contains("\"uri\": \"a%20b/%FF%25%3A%C3%A9.swift\""))
    #expect(fileURI(Array("/a#b?c".utf8)) == "file:///a%23b%3Fc")
  }

  /// A summary above a mebibyte is refused as a whole.
  @Test func longTablesAreCut() {
    let finding = Sample.finding(
      file: 0, name: "Store", in: Sample.store, message: String(repeating: "x", count: 5_000))
    let report = Report(Sample.input(Array(repeating: finding, count: 300)))
    let text = String(decoding: report.markdown(), as: UTF8.self)
    #expect(text.utf8.count < 1 << 20)
    #expect(text.hasSuffix(" more findings not shown here\n"))
  }

  private func report(_ text: String) -> Report {
    let step = Finding.ChainStep(name: text, file: 0, range: ByteRange(start: 0, end: 0))
    let direct = Sample.finding(
      file: 0, name: "sleep", in: "sleep(1)", rule: "r", severity: .error, symbol: text, function: text, message: text,
      advice: text)
    let chained = Sample.finding(
      file: 0, name: "sleep", in: "sleep(1)", rule: "s", symbol: text, function: text, message: text, advice: text,
      chain: [step, step], notes: [Finding.FindingNote(message: text, file: 0, range: ByteRange(start: 0, end: 1))])
    return Report(
      Sample.input(
        [direct, chained], files: [ReportFile(path: text, bytes: "sleep(1)")],
        suppressed: [
          SuppressedFinding(finding: direct, suppression: Suppression(place: .source, reason: text))
        ], notes: [RunNote(path: text, kind: .missing, message: text)]))
  }

  private func parse(_ bytes: [UInt8]) throws -> Any { try JSONSerialization.jsonObject(with: Data(bytes)) }
}

private final class ElementCounter: NSObject, XMLParserDelegate {
  var counts: [String: Int] = [:]

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    counts[name, default: 0] += 1
  }
}
