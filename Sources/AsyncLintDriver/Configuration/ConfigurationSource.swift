import AsyncLintAnalysis
import AsyncLintCatalogue

/// A configuration file that is being read: its name for errors, and the typed reading of its values.
struct ConfigurationSource: Sendable {
  /// As it is shown.
  var name: String
  /// Globs and folders in it are seen from here.
  var folder: Path

  func error(_ line: Int, _ message: String) -> DriverError {
    .configuration([SettingsMistake(file: name, line: line, message: message)])
  }

  func located<Value>(_ value: Value, _ node: JSONNode) -> Located<Value> {
    Located(value: value, file: name, line: node.line)
  }

  // MARK: Simple values

  func string(_ node: JSONNode, _ key: String) throws(DriverError) -> String {
    guard case .string(let text) = node.value else { throw mismatch(node, key, "a string") }
    return text
  }

  func bool(_ node: JSONNode, _ key: String) throws(DriverError) -> Bool {
    guard case .bool(let value) = node.value else { throw mismatch(node, key, "true or false") }
    return value
  }

  func array(_ node: JSONNode, _ key: String) throws(DriverError) -> [JSONNode] {
    guard case .array(let elements) = node.value else { throw mismatch(node, key, "a list") }
    return elements
  }

  func object(_ node: JSONNode, _ key: String) throws(DriverError) -> [JSONMember] {
    guard case .object(let members) = node.value else { throw mismatch(node, key, form(of: key) ?? "an object") }
    return members
  }

  /// A list of strings, or one string alone.
  func strings(_ node: JSONNode, _ key: String) throws(DriverError) -> [Located<String>] {
    if case .string(let text) = node.value { return [located(text, node)] }
    var strings: [Located<String>] = []
    guard case .array(let elements) = node.value else {
      throw mismatch(node, key, form(of: key) ?? "a list of strings")
    }
    try forAll(elements) { (element) throws(DriverError) in strings.append(located(try string(element, key), element)) }
    return strings
  }

  /// A list of functions, or one alone. What is wrong with their names is told later, with all that is named; or here, where the list has
  /// other mistakes.
  func functions(_ node: JSONNode, _ key: String) throws(DriverError) -> [Located<String>] {
    do throws(DriverError) {
      return try strings(node, key)
    } catch {
      var mistakes = SettingsMistakes()
      try mistakes.add(error)
      guard case .array(let elements) = node.value else { throw error }
      for element in elements {
        guard case .string(let text) = element.value else { continue }
        do throws(DriverError) { try checkFunctionName(located(text, element)) } catch { try mistakes.add(error) }
      }
      try mistakes.throwAll()
      throw error
    }
  }

  private func word(_ node: JSONNode, _ key: String, allowed: [String]) throws(DriverError) -> String {
    guard case .string(let text) = node.value else { throw mismatch(node, key, allowed.joined(separator: ", ")) }
    return text
  }

  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ node: JSONNode, _ key: String, of type: Choice.Type
  ) throws(DriverError) -> Choice {
    let allowed = Choice.allCases.map(\.rawValue)
    let name = try word(node, key, allowed: allowed)
    guard let choice = Choice(rawValue: name) else { throw unknown(name, node, key, allowed: allowed) }
    return choice
  }

  // MARK: Settings

  func failingLevel(_ node: JSONNode, _ key: String) throws(DriverError) -> Severity? {
    let name = try word(node, key, allowed: failingLevels)
    if name == "never" { return nil }
    guard let level = Severity(rawValue: name) else { throw unknown(name, node, key, allowed: failingLevels) }
    return level
  }

  func contexts(_ node: JSONNode, _ key: String) throws(DriverError) -> Set<Finding.Context.Kind> {
    var contexts: Set<Finding.Context.Kind> = []
    try forAll(try strings(node, key)) { (name) throws(DriverError) in
      guard let kind = contextKinds.first(where: { $0.rawValue == name.value }) else {
        throw unknown(
          name.value, JSONNode(value: .null, line: name.line), key, allowed: contextKinds.map(\.rawValue))
      }
      contexts.insert(kind)
    }
    if contexts.isEmpty {
      let known = contextKinds.map(\.rawValue).joined(separator: ", ")
      throw error(node.line, "\"\(key)\" names no context; expected at least one of \(known)")
    }
    return contexts
  }

  func globs(_ node: JSONNode, _ key: String) throws(DriverError) -> PathGlobs {
    PathGlobs(try strings(node, key).map(\.value), in: folder)
  }

  func rules(_ node: JSONNode, _ key: String) throws(DriverError) -> [Located<RuleSetting>] {
    var settings: [Located<RuleSetting>] = []
    try forAll(try object(node, key)) { (member) throws(DriverError) in
      let name = try word(member.value, member.key, allowed: RuleSetting.Level.names)
      guard let level = RuleSetting.Level(name) else {
        throw unknown(name, member.value, member.key, allowed: RuleSetting.Level.names)
      }
      settings.append(Located(value: RuleSetting(rule: member.key, level: level), file: self.name, line: member.line))
    }
    return settings
  }

  func override(_ node: JSONNode) throws(DriverError) -> Override {
    let members = try object(node, "overrides")
    guard let files = members.first(where: { $0.key == "files" }) else {
      throw error(node.line, "an element of \"overrides\" has no \"files\": the globs of the files that it is about")
    }
    var override = Override(files: PathGlobs([], in: folder))
    try forAll(members) { (member) throws(DriverError) in
      switch member.key {
      case "files": override.files = try globs(files.value, "files")
      case "rules": override.rules = try rules(member.value, member.key)
      case "contexts": override.contexts = located(try contexts(member.value, member.key), member.value)
      case "minSeverity":
        override.minimum = located(try choice(member.value, member.key, of: Severity.self), member.value)
      case "failOn": override.failingLevel = located(try failingLevel(member.value, member.key), member.value)
      case "defaultIsolation":
        override.defaultIsolation = located(
          try choice(member.value, member.key, of: DefaultIsolation.self), member.value)
      case "nonisolatedNonsendingByDefault":
        override.staysWithCallers = located(try bool(member.value, member.key), member.value)
      default: throw unknownKey(member, in: overrideKeys, of: " in \"overrides\"")
      }
    }
    return override
  }

  // MARK: Mistakes

  func unknownKey(_ member: JSONMember, in keys: [String], of place: String = "") -> DriverError {
    let hint = nearestName(to: member.key, in: keys).map { ", did you mean \"\($0)\"" } ?? ""
    return error(member.line, "unknown key \"\(member.key)\"\(place)\(hint)")
  }

  private func form(of key: String) -> String? { configurationKeys.first { $0.name == key }?.form }

  private func mismatch(_ node: JSONNode, _ key: String, _ expected: String) -> DriverError {
    error(node.line, "\"\(key)\" takes \(expected), not \(node.value.description)")
  }

  private func unknown(_ name: String, _ node: JSONNode, _ key: String, allowed: [String]) -> DriverError {
    let hint = nearestName(to: name, in: allowed).map { ", did you mean \"\($0)\"" } ?? ""
    return error(node.line, "\"\(key)\" takes \(allowed.joined(separator: ", ")), not \"\(name)\"\(hint)")
  }
}

/// Contexts that a user may choose.
let contextKinds: [Finding.Context.Kind] = [.async, .eventLoop, .main]
