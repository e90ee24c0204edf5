import AsyncLintCatalogue

/// The options that say what the keys of a configuration say, and where configurations come from.
let configurationOptions: [CommandOption<CheckSettings>] = [
  .text("--enable", "RULE", help: "switch a rule on; may be repeated, as may all below") {
    (settings, text) throws(DriverError) in
    settings.commandLine.rules.append(.given(RuleSetting(rule: text, level: .on)))
  },
  .text("--disable", "RULE", help: "switch a rule off") {
    (settings, text) throws(DriverError) in
    settings.commandLine.rules.append(.given(RuleSetting(rule: text, level: .off)))
  },
  .text("--severity", "RULE=LEVEL", help: "switch a rule on with this severity") {
    (settings, text) throws(DriverError) in
    let (rule, name) = try pair(text, of: "--severity", form: "RULE=LEVEL")
    guard let level = Severity(rawValue: name) else {
      throw .unknownValue(name, of: "--severity RULE=LEVEL", allowed: Severity.allCases.map(\.rawValue))
    }
    settings.commandLine.rules.append(.given(RuleSetting(rule: rule, level: .severity(level))))
  },
  .text("--rules", "FOLDER", help: "load further rule pages from a folder") {
    (settings, text) throws(DriverError) in
    settings.commandLine.ruleFolders.append(.given(try namedPath(text, of: "--rules FOLDER")))
  },
  .text("--include", "GLOB", help: "report only in files that a pattern fits, as in .gitignore") {
    (settings, text) throws(DriverError) in settings.includes.append(text)
  },
  .text("--exclude", "GLOB", help: "report nothing in files that a pattern fits") {
    (settings, text) throws(DriverError) in settings.excludes.append(text)
  },
  .text("--read", "PATH", help: "follow calls through these files too, and report nothing in them") {
    (settings, text) throws(DriverError) in settings.contextPaths.append(Path(text))
  },
  .text("--blocking", "FUNCTION=LANE", help: "a function that blocks: Module.Type.name(label:)=offload") {
    (settings, text) throws(DriverError) in
    let (name, laneName) = try pair(text, of: "--blocking", form: "FUNCTION=LANE")
    guard let lane = Lane(rawValue: laneName) else {
      throw .unknownValue(laneName, of: "--blocking FUNCTION=LANE", allowed: Lane.allCases.map(\.rawValue))
    }
    settings.commandLine.blocking.append(.given(BlockingEntry(name: name, lane: lane)))
  },
  .text("--nonblocking", "FUNCTION", help: "a function that does not block, whatever is in it") {
    (settings, text) throws(DriverError) in settings.commandLine.nonblocking.append(.given(text))
  },
  .text("--offloads", "FUNCTION", help: "a function whose closure runs on a thread that may block") {
    (settings, text) throws(DriverError) in
    settings.commandLine.closures.append(.given(ClosureEntry(name: text, runs: .offload)))
  },
  .text("--inline", "FUNCTION", help: "a function that runs its closure before it returns") {
    (settings, text) throws(DriverError) in
    settings.commandLine.closures.append(.given(ClosureEntry(name: text, runs: .inline)))
  },
  .text("--async-closures", "FUNCTION", help: "a function whose closure is async") {
    (settings, text) throws(DriverError) in
    settings.commandLine.closures.append(.given(ClosureEntry(name: text, runs: .async)))
  },
  .text("--config", "FILE", help: "read this configuration and no other") {
    (settings, text) throws(DriverError) in settings.configurations = .file(Path(text))
  },
  .flag("--no-config", help: "read no configuration") { $0.configurations = .none },
]

extension CommandOption {
  /// An option that takes any text.
  static func text(
    _ name: String, _ placeholder: String, help: String,
    apply: @escaping @Sendable (inout Settings, String) throws(DriverError) -> Void
  ) -> CommandOption {
    CommandOption(
      names: [name], value: OptionValue(placeholder: placeholder, allowed: []), help: help, apply: apply)
  }
}

/// The two sides of the last `=`.
private func pair(_ text: String, of option: String, form: String) throws(DriverError) -> (String, String) {
  guard let equals = text.lastIndex(of: "="), equals != text.startIndex else {
    throw .usage("\"\(option)\" takes \(form), not \"\(text)\"")
  }
  return (String(text[..<equals]), String(text[text.index(after: equals)...]))
}
