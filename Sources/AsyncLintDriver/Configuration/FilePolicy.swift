import AsyncLintAnalysis
import AsyncLintCatalogue

/// The settings that hold for one file, and where each comes from.
struct FilePolicy: Sendable {
  private(set) var rules: [String: Located<RuleSetting.Level>] = [:]
  private(set) var contexts = Located<Set<Finding.Context.Kind>>.byDefault([.async, .eventLoop])
  private(set) var minimum = Located<Severity>.byDefault(.warning)
  private(set) var failingLevel = Located<Severity?>.byDefault(.warning)
  /// nil: what manifests and projects say.
  private(set) var defaultIsolation: Located<DefaultIsolation>?
  private(set) var staysWithCallers: Located<Bool>?
  /// nil: everything.
  private(set) var include: Located<PathGlobs>?
  private(set) var exclude: [Located<PathGlobs>] = []

  /// Later layers win, and in each layer the overrides over the rest.
  init(layers: [Configuration], file: Path) {
    var chosenMinimum: Located<Severity>?
    for layer in layers {
      let matching = layer.overrides.filter { $0.files.matches(file) }
      for setting in layer.rules + matching.flatMap(\.rules) { apply(setting) }
      for override in [layer.contexts] + matching.map(\.contexts) { contexts = override ?? contexts }
      for override in [layer.minimum] + matching.map(\.minimum) { chosenMinimum = override ?? chosenMinimum }
      for override in [layer.failingLevel] + matching.map(\.failingLevel) { failingLevel = override ?? failingLevel }
      for override in [layer.defaultIsolation] + matching.map(\.defaultIsolation) {
        defaultIsolation = override ?? defaultIsolation
      }
      for override in [layer.staysWithCallers] + matching.map(\.staysWithCallers) {
        staysWithCallers = override ?? staysWithCallers
      }
      include = layer.include ?? include
      exclude += layer.exclude
    }
    if let chosenMinimum {
      minimum = chosenMinimum
    } else if let level = failingLevel.value, level < .warning {
      // Nobody could see what the run fails for.
      minimum = failingLevel.with(level)
    }
  }

  /// `on` keeps a severity that was chosen further out.
  private mutating func apply(_ setting: Located<RuleSetting>) {
    if setting.value.level == .on, case .severity? = rules[setting.value.rule]?.value { return }
    rules[setting.value.rule] = setting.with(setting.value.level)
  }

  var chosen: ChosenSettings {
    ChosenSettings(
      isOnMainActor: defaultIsolation.map { $0.value == .mainActor }, staysWithCallers: staysWithCallers?.value)
  }

  /// Whether findings in the file are wanted at all. Absolute path.
  func covers(_ file: Path) -> Bool {
    if exclude.contains(where: { $0.value.matches(file) }) { return false }
    return include?.value.matches(file) ?? true
  }

  func isOn(_ rule: Rule) -> Bool {
    switch rules[rule.name]?.value {
    case .off: false
    case .on, .severity: true
    case nil: rule.isOnByDefault
    }
  }

  /// The severity in place of the rule's own; nil when it was left alone.
  func severity(of rule: String) -> Severity? {
    guard case .severity(let severity)? = rules[rule]?.value else { return nil }
    return severity
  }

  func reports(_ finding: Finding) -> Bool {
    finding.severity >= minimum.value
      && (finding.context.kind == .comment || contexts.value.contains(finding.context.kind))
  }

  func fails(_ finding: Finding) -> Bool { failingLevel.value.map { finding.severity >= $0 } ?? false }
}

extension Located {
  static func byDefault(_ value: Value) -> Located { Located(value: value, file: "default", line: 0) }

  /// On the command line.
  static func given(_ value: Value) -> Located { Located(value: value, file: "command line", line: 0) }
}
