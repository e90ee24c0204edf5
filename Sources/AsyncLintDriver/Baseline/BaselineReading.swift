import AsyncLintReport

let baselineFileName = ".asynclint-baseline.json"

extension Baseline {
  /// Its entries. Errors name file and line: of a baseline that is not there those of the configuration.
  func read() throws(DriverError) -> [BaselineEntry] {
    let source = ConfigurationSource(name: shownPath, folder: folder)
    let bytes: [UInt8]
    do throws(ReadError) {
      bytes = try readFile(at: path).bytes
    } catch {
      if case .system(let error) = error, error.isMissingFile {
        let message = "the baseline \"\(shownPath)\" is not there; \"asynclint baseline write\" makes it"
        throw named?.error(message) ?? .usage(message)
      }
      throw source.error(1, problem(error, with: shownPath, isExplicit: true).note.message)
    }
    let root: JSONNode
    do throws(JSONError) {
      root = try parseJSON(bytes)
    } catch {
      throw source.error(error.line, error.message)
    }
    var entries: [BaselineEntry] = []
    for member in try source.object(root, "a baseline") {
      switch member.key {
      case "$schema": break
      case "schemaVersion":
        guard case .number(1) = member.value.value else {
          throw source.error(member.line, "\"schemaVersion\" is not 1: another version of asynclint wrote it")
        }
      case "findings":
        for element in try source.array(member.value, "findings") { entries.append(try entry(element, source)) }
      default: throw source.unknownKey(member, in: ["schemaVersion", "findings"])
      }
    }
    return entries
  }
}

private func entry(_ node: JSONNode, _ source: ConfigurationSource) throws(DriverError) -> BaselineEntry {
  var entry = BaselineEntry(path: "", content: FindingContent(rule: "", function: nil, symbol: "", line: ""), count: 1)
  var keys: Set<String> = []
  for member in try source.object(node, "a finding") {
    keys.insert(member.key)
    switch member.key {
    case "path": entry.path = try source.string(member.value, "path")
    case "rule": entry.content.rule = try source.string(member.value, "rule")
    case "function": entry.content.function = try source.string(member.value, "function")
    case "symbol": entry.content.symbol = try source.string(member.value, "symbol")
    case "line": entry.content.line = try source.string(member.value, "line")
    case "count":
      guard case .number(let number) = member.value.value, let count = Int(exactly: number), count > 0 else {
        throw source.error(member.line, "\"count\" takes a number from 1 on")
      }
      entry.count = count
    default: throw source.unknownKey(member, in: baselineEntryKeys)
    }
  }
  for key in ["path", "rule", "symbol", "line"] where !keys.contains(key) {
    throw source.error(node.line, "a finding has no \"\(key)\"")
  }
  return entry
}

let baselineEntryKeys = ["path", "rule", "function", "symbol", "line", "count"]
