public import AsyncLintCatalogue

/// All rules as a table of one line each, cut to `columns` when given.
public func ruleListText(_ catalogue: Catalogue, isColored: Bool, columns: Int?) -> String {
  let style = TextStyle(isColored: isColored)
  let entries = ruleEntries(catalogue)
  let nameWidth = entries.map(\.rule.name.count).max() ?? 0
  let heading =
    "\(padded("rule", nameWidth))  \(padded("severity", 8))  \(padded("lane", 17))  \(padded("default", 7))  APIs  summary"
  var text = style.bold(heading) + "\n"
  for (rule, apis) in entries {
    let count = apis == 0 ? "–" : String(apis)
    let severity = style.severity(padded(rule.severity.rawValue, 8), rule.severity)
    let facts = "\(padded(rule.lane.rawValue, 17))  \(padded(rule.isOnByDefault ? "on" : "off", 7))"
    let used = nameWidth + 2 + 8 + 2 + 17 + 2 + 7 + 2 + 4 + 2
    let summary = columns.map { cut(rule.summary, to: max(20, $0 - used)) } ?? rule.summary
    text += "\(padded(rule.name, nameWidth))  \(severity)  \(facts)  "
    text += "\(String(repeating: " ", count: max(0, 4 - count.count)))\(count)  \(visible(summary))\n"
  }
  return text
}

/// All rules for scripts.
public func ruleListJSON(_ catalogue: Catalogue) -> [UInt8] {
  var writer = JSONWriter()
  writer.object { writer in
    writer.member("schemaVersion", 1)
    writer.array("rules", ruleEntries(catalogue)) { writer, entry in
      let (rule, apis) = entry
      writer.object { writer in
        writer.member("name", rule.name)
        writer.member("lane", rule.lane.rawValue)
        writer.member("category", rule.category)
        writer.member("severity", rule.severity.rawValue)
        writer.member("default", rule.isOnByDefault)
        writer.member("since", rule.since)
        writer.member("apis", apis)
        writer.member("summary", rule.summary)
      }
    }
  }
  writer.endDocument()
  return writer.bytes
}

/// By name, each with the number of its APIs.
private func ruleEntries(_ catalogue: Catalogue) -> [(rule: Rule, apis: Int)] {
  var counts = Array(repeating: 0, count: catalogue.rules.count)
  for symbol in catalogue.symbols where counts.indices.contains(symbol.rule) { counts[symbol.rule] += 1 }
  return zip(catalogue.rules, counts).map { (rule: $0, apis: $1) }
    .sorted { $0.rule.name.utf8.lexicographicallyPrecedes($1.rule.name.utf8) }
}

private func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

private func cut(_ text: String, to width: Int) -> String {
  text.count <= width ? text : "\(text.prefix(width - 1))…"
}
