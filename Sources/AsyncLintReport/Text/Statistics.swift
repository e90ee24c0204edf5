extension Report {
  /// How many findings there are by rule, lane, module, file and the call they come from: tables for people, the most first.
  public func statistics() -> String {
    let tables = [
      ("rule", findings.map(\.finding.rule)), ("lane", findings.map(\.finding.lane.rawValue)),
      ("module or folder", findings.map { moduleOrFolder(of: $0.path) }), ("file", findings.map(\.path)),
      ("call that they come from", findings.compactMap { origin(of: $0) }),
    ]
    return tables.map { title, names in
      let rows = countedNames(names)
      var shown = rows.prefix(longestTable).map { (grouped($0.count), $0.name) }
      let rest = rows.dropFirst(longestTable)
      if !rest.isEmpty { shown.append((grouped(rest.reduce(0) { $0 + $1.count }), "in \(rest.count) more")) }
      return countTable("findings by \(title)", shown)
    }.joined(separator: "\n")
  }
}

/// How often each name is among them, the most often first.
func countedNames(_ names: [String]) -> [(name: String, count: Int)] {
  let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
  return counts.map { (name: $0.key, count: $0.value) }.sorted { left, right in
    if left.count != right.count { return left.count > right.count }
    return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }
}

/// A title, and under it numbers flush right with what they count.
public func countTable(_ title: String, _ rows: [(number: String, name: String)]) -> String {
  let width = rows.map(\.number.count).max() ?? 0
  return rows.reduce(into: "\(title):\n") { text, row in
    text += "  \(String(repeating: " ", count: width - row.number.count))\(row.number)  \(visible(row.name))\n"
  }
}

private let longestTable = 25

/// As SwiftPM lays packages out: the folder below `Sources` or `Tests` has the name of its module.
private func moduleOrFolder(of path: String) -> String {
  let folders = path.split(separator: "/").dropLast()
  if let parent = folders.lastIndex(where: { $0 == "Sources" || $0 == "Tests" }), parent + 1 < folders.endIndex {
    return String(folders[parent + 1])
  }
  return folders.isEmpty ? "." : folders.joined(separator: "/")
}
