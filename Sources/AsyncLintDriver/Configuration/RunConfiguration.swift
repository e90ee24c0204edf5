import AsyncLintAnalysis
import AsyncLintBuiltinCatalogue
import AsyncLintCatalogue

/// The settings of a run: what holds for each of its files, and what all of them share.
struct RunConfiguration: Sendable {
  /// What is known about APIs, the users' own knowledge included.
  let catalogue: CatalogueSource
  let rules: [Rule]
  /// Whether the users' knowledge makes it another one than the built-in.
  let addsKnowledge: Bool
  private(set) var options = AnalysisOptions()
  /// Those that the users' knowledge is about.
  private(set) var functions: [Located<String>] = []
  /// The nearest to the working directory.
  private(set) var format: Located<String>?
  /// Absolute; the nearest to the working directory.
  private(set) var baseline: Located<Path>?
  private(set) var dependencies: Located<CheckSettings.Dependencies>?
  /// The value nil: never. What a build answers for is one thing for all its files.
  private(set) var failBuildOn: Located<Severity?>?
  private var policies: [FilePolicy] = []
  /// Parallel to `policies`.
  private var layersOfPolicy: [[Configuration]] = []
  /// By file.
  private var policyOfFile: [Int] = []
  /// Absolute, by file.
  private var files: [Path]
  /// Those that the run answers for; nil: all.
  private let reported: Set<Path>?

  /// `files` are absolute and in the order of the analysis.
  init(
    _ settings: CheckSettings, files: [Path], reporting reported: Set<Path>? = nil, in workingDirectory: Path
  ) throws(DriverError) {
    self.files = files
    self.reported = reported
    var source = ConfigurationSourceOfRun(settings, workingDirectory)
    var indexes: [String: Int] = [:]
    /// Of folders in which the settings are the same for all files.
    var indexOfFolder: [Path: Int] = [:]
    var all: [String: Configuration] = [:]
    var mistakes = SettingsMistakes()
    var unreadable: Set<Path> = []
    /// Neighbours mostly stand in one folder.
    var last: (folder: Path, policy: Int)?
    for file in files {
      if let last, last.folder.holds(file) {
        policyOfFile.append(last.policy)
        continue
      }
      let folder = file.parent ?? workingDirectory
      if unreadable.contains(folder) { continue }
      if let known = indexOfFolder[folder] {
        last = (folder, known)
        policyOfFile.append(known)
        continue
      }
      let layers: [Configuration]
      do throws(DriverError) {
        layers = try source.layers(for: folder)
      } catch {
        try mistakes.add(error)
        unreadable.insert(folder)
        continue
      }
      let mark = layers.map { layer in
        layer.name + ":" + layer.overrides.map { $0.files.matches(file) ? "1" : "0" }.joined()
      }.joined(separator: "\n")
      if indexes[mark] == nil {
        indexes[mark] = policies.count
        policies.append(FilePolicy(layers: layers, file: file))
        layersOfPolicy.append(layers)
        for layer in layers { all[layer.name] = layer }
      }
      let index = indexes[mark] ?? 0
      policyOfFile.append(index)
      if layers.allSatisfy(\.overrides.isEmpty) { indexOfFolder[folder] = index }
    }
    try mistakes.throwAll()
    let atHome = try source.layers(for: workingDirectory)
    for layer in atHome { all[layer.name] = layer }
    format = atHome.compactMap(\.format).last
    baseline = atHome.compactMap(\.baseline).last
    dependencies = atHome.compactMap(\.dependencies).last
    failBuildOn = atHome.compactMap(\.failBuildOn).last
    let layers = all.sorted { $0.key < $1.key }.map(\.value)

    addsKnowledge = layers.contains {
      !$0.ruleFolders.isEmpty || !$0.blocking.isEmpty || !$0.closures.isEmpty || !$0.nonblocking.isEmpty
    }
    var knowledge = try UserKnowledge(layers, in: workingDirectory)
    catalogue = addsKnowledge ? .whole(knowledge.catalogue) : builtinCatalogueSource()
    rules = catalogue.rules
    options.blocking = knowledge.blocking
    options.nonblocking = knowledge.nonblocking
    options.closures = knowledge.closures
    functions = layers.flatMap { layer in
      layer.blocking.map { $0.with($0.value.name) } + layer.closures.map { $0.with($0.value.name) } + layer.nonblocking
    }
    mistakes = knowledge.mistakes
    do throws(DriverError) { try checkRules(in: layers, names: knowledge.ruleNames + rules.map(\.name)) } catch {
      try mistakes.add(error)
    }
    for format in layers.compactMap(\.format) {
      do throws(DriverError) { _ = try checkedOutputs(format) } catch { try mistakes.add(error) }
    }
    try mistakes.throwAll()
    setOptions(layers)
  }

  func policy(of file: Int) -> FilePolicy { policies[policyOfFile[file]] }

  /// From now on the files are numbered as in this list.
  mutating func keepOnly(_ indexes: [Int]) {
    policyOfFile = indexes.map { policyOfFile[$0] }
    files = indexes.map { files[$0] }
  }

  /// The outermost first, the command line last.
  func layers(of file: Int) -> [Configuration] { layersOfPolicy[policyOfFile[file]] }

  /// Whether findings in the file are wanted.
  func covers(_ file: Int) -> Bool { isReported(file) && policy(of: file).covers(files[file]) }

  /// Some configuration has other settings for some files.
  var hasOverrides: Bool { layersOfPolicy.contains { $0.contains { !$0.overrides.isEmpty } } }

  /// Whether the run answers for the file, and does not only read it to understand the others.
  func isReported(_ file: Int) -> Bool { reported?.contains(files[file]) ?? true }

  /// The findings that the settings of their files let through, with the severities chosen there.
  func selected(_ findings: [Finding]) -> [Finding] {
    let rules = Dictionary(self.rules.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    return findings.compactMap { finding in
      let policy = policy(of: finding.file)
      guard let rule = rules[finding.rule], policy.isOn(rule) else { return nil }
      // A comment about a rule that is off here is neither in use nor out of use.
      if finding.rule == "unused-suppression", let subject = rules[finding.symbol], !policy.isOn(subject) { return nil }
      var finding = finding
      // What weighs differently from its rule has its own reason for that.
      if finding.severity == rule.severity { finding.severity = policy.severity(of: rule.name) ?? finding.severity }
      return policy.reports(finding) ? finding : nil
    }
  }

  /// Only what is reported can make a run fail.
  func exitStatus(for reported: [Finding]) -> CommandStatus {
    reported.contains { policy(of: $0.file).fails($0) } ? .findings : .clean
  }

  /// Those of the option, else of the configuration.
  func outputs(_ settings: CheckSettings) throws(DriverError) -> [ReportOutput] {
    if let given = settings.requestedOutputs { return given }
    guard let format else { return [ReportOutput(format: .text, file: nil)] }
    return try checkedOutputs(format)
  }

  func dependencies(_ settings: CheckSettings) -> CheckSettings.Dependencies {
    settings.requestedDependencies ?? dependencies?.value ?? settings.defaultDependencies
  }

  private func checkRules(in layers: [Configuration], names: [String]) throws(DriverError) {
    let known = Set(names)
    try forAll(layers.flatMap { $0.rules + $0.overrides.flatMap(\.rules) }) { (setting) throws(DriverError) in
      if case .severity = setting.value.level, rulesWithoutFindings.contains(setting.value.rule) {
        throw setting.error(
          "\"\(setting.value.rule)\" makes no findings that could have a severity; expected \"on\" or \"off\"")
      }
      if known.contains(setting.value.rule) { return }
      let hint = nearestName(to: setting.value.rule, in: names).map { ", did you mean \"\($0)\"" } ?? ""
      throw setting.error("unknown rule \"\(setting.value.rule)\"\(hint)")
    }
  }

  /// A rule is looked for when any file wants it; what the others do not want is left out of the report.
  private mutating func setOptions(_ layers: [Configuration]) {
    let policies = policies.isEmpty ? [FilePolicy(layers: [], file: Path("/"))] : policies
    for rule in rules {
      let isWanted = policies.contains { $0.isOn(rule) }
      if isWanted, !rule.isOnByDefault { options.enabledRules.insert(rule.name) }
      if !isWanted, rule.isOnByDefault { options.disabledRules.insert(rule.name) }
    }
    options.reportsMainActor = policies.contains { $0.contexts.value.contains(.main) }
    // A rule that is information by itself may be given more weight.
    let information = Set(rules.filter { $0.severity == .info }.map(\.name))
    options.spreadsInformation = policies.contains { policy in
      policy.minimum.value == .info || information.contains { policy.severity(of: $0) != nil }
    }
    options.leastSeverity = policies.map(\.minimum.value).max() ?? .info
    options.reportsEventLoops = policies.contains { $0.contexts.value.contains(.eventLoop) }
  }
}

/// They are notes on the findings of others, or only a page.
private let rulesWithoutFindings: Set = ["async-without-suspension", "bridge-offload", "detached-is-not-offload"]

/// Where the layers of a run come from.
struct ConfigurationSourceOfRun {
  private var files: ConfigurationFiles
  private let choice: CheckSettings.ConfigurationChoice
  private let workingDirectory: Path
  private let commandLine: Configuration
  private var named: [Configuration]?

  init(_ settings: CheckSettings, _ workingDirectory: Path) {
    files = ConfigurationFiles(workingDirectory: workingDirectory)
    choice = settings.configurations
    self.workingDirectory = workingDirectory
    var commandLine = settings.commandLine
    commandLine.folder = workingDirectory
    if !settings.includes.isEmpty { commandLine.include = .given(PathGlobs(settings.includes, in: workingDirectory)) }
    if !settings.excludes.isEmpty { commandLine.exclude = [.given(PathGlobs(settings.excludes, in: workingDirectory))] }
    self.commandLine = commandLine
  }

  /// The outermost first, the command line last.
  mutating func layers(for folder: Path) throws(DriverError) -> [Configuration] {
    switch choice {
    case .none: return [commandLine]
    case .found: return try files.layers(for: folder) + [commandLine]
    case .file(let path):
      if let named { return named }
      let file = absolute(path, in: workingDirectory)
      let layers = try files.layers(ofFile: realPath(file) ?? file) + [commandLine]
      named = layers
      return layers
    }
  }
}

private func checkedOutputs(_ format: Located<String>) throws(DriverError) -> [ReportOutput] {
  do throws(DriverError) {
    return try parseReportOutputs(format.value)
  } catch {
    guard case .usage(let message) = error else { throw error }
    throw format.error(message.replacing("\"--format", with: "\"format"))
  }
}

extension Located {
  func error(_ message: String) -> DriverError {
    line > 0
      ? .configuration([SettingsMistake(file: file, line: line, message: message)]) : .usage(message)
  }
}
