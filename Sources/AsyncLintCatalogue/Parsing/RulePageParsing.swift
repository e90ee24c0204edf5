/// A rule file as parsed: the rule, and its symbols with the rule's index still 0.
public struct RulePage: Sendable {
  public var rule: Rule
  public var symbols: [Symbol]

  public init(rule: Rule, symbols: [Symbol]) {
    self.rule = rule
    self.symbols = symbols
  }
}

/// Parses one rule file up to its first `##` heading; the rest is for people and for `RulePageExample`.
///
/// - Parameters:
///   - path: as errors shall name it; its last component without `.md` has to be the rule's name.
///   - text: the whole file. It becomes `Rule.document` without a copy.
/// - Throws: all mistakes.
/// - Complexity: linear in the part that is parsed.
public func parseRulePage(path: String, text: String) throws(CatalogueError) -> RulePage {
  var reader = DocumentReader(path: path, text: text)
  return try reader.readAll { (reader) throws(CatalogueError) in try reader.rulePage(document: text) }
}

extension DocumentReader {
  fileprivate mutating func rulePage(document: String) throws(CatalogueError) -> RulePage {
    let name = try heading()
    var header = header()
    var summary = ""
    var isSummaryOpen = true
    var isInSource = false
    var symbols: [Symbol] = []
    var seen: Set<String> = []
    while let line = header.firstLine ?? nextLine() {
      header.firstLine = nil
      if hasPrefix("## ", line) { break }
      if hasPrefix("```", line) {
        if !summary.isEmpty { isSummaryOpen = false }
        guard isEqual(line, "```symbols") else {
          throw error(line.lowerBound, "\"\(excerpt(line))\" before the first heading; expected '```symbols'")
        }
        while let symbolLine = try blockLine(openedAt: line) {
          do throws(CatalogueError) {
            let symbol = try symbolOfPage(symbolLine)
            if !seen.insert(identity(of: symbol)).inserted {
              throw error(
                symbolLine.lowerBound,
                "\"\(excerpt(symbol.displayName))\" stands here twice; expected one line of each API")
            }
            symbols.append(symbol)
          } catch {
            add(error)
          }
        }
      } else if line.isEmpty {
        if !summary.isEmpty { isSummaryOpen = false }
        isInSource = false
      } else if isSummaryOpen {
        if summary.isEmpty, isSource(line) { isInSource = true }
        if !isInSource { summary += (summary.isEmpty ? "" : " ") + self.text(line) }
      }
    }
    if summary.isEmpty {
      throw error(0, "rule \"\(name)\" says nothing; expected a paragraph after the header: what blocks and why")
    }
    let rule = Rule(
      name: name, lane: header.lane, severity: header.severity, category: header.category ?? name,
      isOnByDefault: header.isOnByDefault, since: header.since, summary: firstSentence(of: summary),
      document: document)
    return RulePage(rule: rule, symbols: symbols)
  }

  /// Where a fact comes from is no fact.
  private func isSource(_ line: Range<Int>) -> Bool { hasPrefix("Source:", line) || hasPrefix("Sources:", line) }

  /// An initializer or subscript is written with its labels; what configurations name may leave them out. So it is with operators, of which only a
  /// program's own are told apart.
  private func symbolOfPage(_ line: Range<Int>) throws(CatalogueError) -> Symbol {
    let symbol = try symbol(line)
    if symbol.kind == .property, ["init", "subscript"].contains(symbol.baseName) {
      throw error(
        line.lowerBound, "\"\(excerpt(symbol.displayName))\" has no labels; expected '\(symbol.baseName)(label:_:)'")
    }
    if let first = symbol.baseName.first, !first.isLetter, !"_$`".contains(first) {
      throw error(
        line.lowerBound,
        "\"\(excerpt(symbol.displayName))\" is an operator; expected a function, an initializer or a property")
    }
    return symbol
  }

  /// The same for lines that say the same of an API.
  private func identity(of symbol: Symbol) -> String {
    "\(symbol.isStatic) \(symbol.kind) \(symbol.modules) \(symbol.displayName) \(symbol.isOptional) \(symbol.conditions)"
  }

  /// The name in ``# `rule-name` ``, which is the file's name too.
  private mutating func heading() throws(CatalogueError) -> String {
    let fileName = lastComponent(of: path)
    guard let line = nextLine(), hasPrefix("# `", line), bytes[line.upperBound - 1] == Byte.backtick, line.count > 4
    else {
      throw error(0, "no heading; expected '# `\(fileName)`' in the first line")
    }
    let name = text(line.lowerBound + 3..<line.upperBound - 1)
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || "-_".contains($0) }) else {
      throw error(0, "rule \"\(name)\"; expected letters, digits, hyphens and underscores, as in comments and options")
    }
    guard name == fileName else {
      throw error(0, "heading \"\(name)\" in a file named \"\(fileName).md\"; expected '# `\(fileName)`'")
    }
    return name
  }

  /// The lines `Key: value` up to the first line that is none.
  private mutating func header() -> Header {
    var header = Header()
    while let line = nextLine() {
      if line.isEmpty, header.keys.isEmpty { continue }
      guard !line.isEmpty, let colon = first(Byte.colon, in: line) else {
        header.firstLine = line
        break
      }
      let key = text(line.lowerBound..<colon)
      let isFirst = !header.keys.contains(key)
      header.keys.append(key)
      do throws(CatalogueError) {
        if !isFirst { throw error(line.lowerBound, "\"\(key)\" stands here twice; expected one line of each") }
        try apply(header.keys[header.keys.count - 1], trimmed(colon + 1..<line.upperBound), to: &header)
      } catch {
        add(error)
      }
    }
    if !header.keys.contains("Lane") { add(error(0, "no lane; expected a line 'Lane: offload' below the heading")) }
    if !header.keys.contains("Severity") {
      add(error(0, "no severity; expected a line 'Severity: warning' below the heading"))
    }
    return header
  }

  private func apply(_ key: String, _ value: Range<Int>, to header: inout Header) throws(CatalogueError) {
    switch key {
    case "Lane": header.lane = try lane(value)
    case "Severity":
      guard let severity = Severity(rawValue: text(value)) else {
        throw error(value.lowerBound, "severity \"\(excerpt(value))\"; expected 'info', 'warning' or 'error'")
      }
      header.severity = severity
    case "Category": header.category = text(value)
    case "Since": header.since = text(value)
    case "Default":
      guard isEqual(value, "on") || isEqual(value, "off") else {
        throw error(value.lowerBound, "default \"\(excerpt(value))\"; expected 'on' or 'off'")
      }
      header.isOnByDefault = isEqual(value, "on")
    default:
      throw error(
        value.lowerBound,
        "header \"\(key)\"; expected 'Lane', 'Severity', 'Category', 'Default' or 'Since', then an empty line")
    }
  }

  /// The next line of a fenced block that is neither empty nor a comment; nil at the fence that closes it.
  mutating func blockLine(openedAt fence: Range<Int>) throws(CatalogueError) -> Range<Int>? {
    while let line = nextLine() {
      if line.isEmpty || bytes[line.lowerBound] == Byte.hash { continue }
      if isEqual(line, "```") { return nil }
      // What opens the next block does not close this one.
      if hasPrefix("```", line) { break }
      return line
    }
    throw error(fence.lowerBound, "\"\(excerpt(fence))\" is not closed; expected '```' on a line of its own")
  }
}

private struct Header {
  var lane = Lane.offload
  var severity = Severity.warning
  var category: String?
  var since = ""
  var isOnByDefault = true
  /// Those that are there, right or wrong.
  var keys: [String] = []
  /// Of the text below, when no empty line came before it.
  var firstLine: Range<Int>?
}

/// `blocking-sleep` of `rules/blocking-sleep.md`.
func lastComponent(of path: String) -> String {
  let bytes = path.utf8
  let start = bytes.lastIndex(of: 0x2F).map { bytes.index(after: $0) } ?? bytes.startIndex
  return String(path[start...].hasSuffix(".md") ? path[start...].dropLast(3) : path[start...])
}

/// Up to the first full stop before a blank.
private func firstSentence(of text: String) -> String {
  let bytes = text.utf8
  var index = bytes.startIndex
  while index < bytes.endIndex {
    let next = bytes.index(after: index)
    if bytes[index] == Byte.dot, next == bytes.endIndex || bytes[next] == 0x20 { return String(text[..<next]) }
    index = next
  }
  return text
}
