/// Findings that are known: equal content, in one file, that many times.
public struct BaselineEntry: Sendable, Equatable {
  /// Where they stood when the baseline was written, for people: what is known may move.
  public var path: String
  public var content: FindingContent
  /// At least 1.
  public var count: Int

  public init(path: String, content: FindingContent, count: Int) {
    self.path = path
    self.content = content
    self.count = count
  }
}

extension [BaselineEntry] {
  /// Of the findings of a report, whose paths `path` turns into those of the baseline.
  public init(_ findings: [ReportedFinding], path: (String) -> String) {
    var counts: [String: [FindingContent: Int]] = [:]
    for finding in findings { counts[path(finding.path), default: [:]][finding.content, default: 0] += 1 }
    self = counts.flatMap { path, contents in
      contents.map { BaselineEntry(path: path, content: $0.key, count: $0.value) }
    }
  }

  /// The file, as `Schemas/baseline.schema.json` describes it: one line an entry, sorted, so that a review shows what came and went.
  public func file() -> [UInt8] {
    var text = "{\n  \"schemaVersion\": 1,\n  \"findings\": ["
    let sorted = self.sorted {
      $0.order.lexicographicallyPrecedes($1.order) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    for (index, entry) in sorted.enumerated() {
      var members = [("path", quoted(entry.path)), ("rule", quoted(entry.content.rule))]
      if let function = entry.content.function { members.append(("function", quoted(function))) }
      members.append(("symbol", quoted(entry.content.symbol)))
      members.append(("line", quoted(entry.content.line)))
      if entry.count > 1 { members.append(("count", String(entry.count))) }
      text += (index == 0 ? "\n" : ",\n") + "    { "
      text += members.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + " }"
    }
    text += sorted.isEmpty ? "]\n}\n" : "\n  ]\n}\n"
    return [UInt8](text.utf8)
  }
}

extension BaselineEntry {
  fileprivate var order: [String] { [path, content.function ?? "", content.rule, content.symbol, content.line] }
}

private func quoted(_ text: String) -> String {
  var writer = JSONWriter()
  writer.string(text)
  return String(decoding: writer.bytes, as: UTF8.self)
}

/// Tells known findings from new ones: each entry is good for as many findings of its content as it counts, wherever they stand.
public struct BaselineMatching {
  private var left: [FindingContent: Int] = [:]
  /// By path: those that were found where an entry says.
  private var found: [String: [FindingContent: Int]] = [:]

  public init(_ entries: [BaselineEntry]) {
    for entry in entries { left[entry.content, default: 0] += entry.count }
  }

  /// To be asked once for each finding, in the order of the report: of several equal ones the last are new. `path`: as in entries.
  public mutating func isKnown(_ content: FindingContent, path: String? = nil) -> Bool {
    if let path { found[path, default: [:]][content, default: 0] += 1 }
    guard let count = left[content], count > 0 else { return false }
    left[content] = count - 1
    return true
  }

  /// The entries of which nothing is left to be found, with the number of missing findings.
  ///
  /// Of equal entries those are meant whose own file has too few; `isLookedAt` says whether the run would have seen findings of a file: what was not looked at is not stale.
  public func stale(among entries: [BaselineEntry], isLookedAt: (String) -> Bool) -> [BaselineEntry] {
    var left = left
    return entries.reversed().compactMap { entry -> BaselineEntry? in
      let shortage = Swift.max(0, entry.count - (found[entry.path]?[entry.content] ?? 0))
      let missing = Swift.min(shortage, left[entry.content] ?? 0)
      guard missing > 0, isLookedAt(entry.path) else { return nil }
      left[entry.content, default: 0] -= missing
      return BaselineEntry(path: entry.path, content: entry.content, count: missing)
    }.reversed()
  }
}
