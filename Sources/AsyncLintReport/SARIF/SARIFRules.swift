import AsyncLintCatalogue

/// The rules that results name, as SARIF describes rules.
struct SARIFRules {
  /// By name.
  private let names: [String]
  private let pages: [String: Rule]
  /// For rules without a page.
  private let levels: [String: Severity]

  init(_ report: Report) {
    let findings = report.findings + report.suppressed
    levels = Dictionary(findings.map { ($0.finding.rule, $0.finding.severity) }, uniquingKeysWith: max)
    names = levels.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    pages = Dictionary(report.rules.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func index(of name: String) -> Int? { names.firstIndex(of: name) }

  func write(to writer: inout JSONWriter) {
    writer.array("rules", names) { writer, name in
      writer.object { writer in
        writer.member("id", name)
        if let page = pages[name] {
          write(page, to: &writer)
        } else {
          writer.object("defaultConfiguration") { writer in
            writer.member("level", sarifLevel(levels[name] ?? .warning))
          }
        }
      }
    }
  }

  private func write(_ rule: Rule, to writer: inout JSONWriter) {
    let blocks = rulePageBlocks(rule.document)
    writer.object("shortDescription") { writer in writer.member("text", rule.summary) }
    let description = blocks.lazy.compactMap { block -> String? in
      if case .paragraph(let text) = block { text } else { nil }
    }.first
    writer.object("fullDescription") { writer in writer.member("text", description ?? rule.summary) }
    writer.object("help") { writer in
      writer.member("text", rulePageText(rule, isColored: false, columns: 100))
      writer.member("markdown", pageMarkdown(blocks))
    }
    writer.object("defaultConfiguration") { writer in
      writer.member("enabled", rule.isOnByDefault)
      writer.member("level", sarifLevel(rule.severity))
    }
    writer.object("properties") { writer in writer.member("tags", [rule.lane.rawValue, rule.category]) }
  }
}

func sarifLevel(_ severity: Severity) -> String {
  switch severity {
  case .error: "error"
  case .warning: "warning"
  case .info: "note"
  }
}

private func pageMarkdown(_ blocks: [RulePageBlock]) -> String {
  blocks.map { block in
    switch block {
    case .heading(let text): "## \(text)"
    case .paragraph(let text): text
    case .item(let text): "- \(text)"
    case .code(let language, let lines):
      "```\(language == "symbols" ? "text" : language)\n\(lines.map(readable).joined(separator: "\n"))\n```"
    }
  }.joined(separator: "\n\n") + "\n"
}
