import AsyncLintAnalysis
import AsyncLintBuiltinCatalogue
import AsyncLintCatalogue

/// The settings of a run: what holds for each of its files, and what all of them share.
struct RunConfiguration: Sendable {
  /// What is known about APIs, the users' own knowledge included.
  private(set) var catalogue: Catalogue
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
    for file in files {
      let folder = file.parent ?? workingDirectory
      if let known = indexOfFolder[folder] {
        policyOfFile.append(known)
        continue
      }
      let layers = try source.layers(for: folder)
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
    catalogue = builtinCatalogue()
    for folder in layers.flatMap(\.ruleFolders) { try addRules(of: folder, in: workingDirectory) }
    try addKnowledge(of: layers)
    try checkRuleNames(in: layers)
    for format in layers.compactMap(\.format) { _ = try checkedOutputs(format) }
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

  /// Whether the run answers for the file, and does not only read it to understand the others.
  func isReported(_ file: Int) -> Bool { reported?.contains(files[file]) ?? true }

  /// The findings that the settings of their files let through, with the severities chosen there.
  func selected(_ findings: [Finding]) -> [Finding] {
    let rules = Dictionary(catalogue.rules.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
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

  // MARK: Users' own knowledge

  private mutating func addRules(of folder: Located<Path>, in workingDirectory: Path) throws(DriverError) {
    let path = absolute(folder.value, in: workingDirectory)
    let entries: [DirectoryEntry]
    do throws(SystemError) {
      entries = try listDirectory(path)
    } catch {
      throw folder.error("rules in \"\(folder.value.text)\": \(error.message)")
    }
    let pages = entries.filter { $0.name.suffix(3).elementsEqual(".md".utf8) }
    if pages.isEmpty { throw folder.error("no rule pages in \"\(folder.value.text)\"; expected files \"RULE.md\"") }
    for entry in pages {
      let file = path.appending(entry.name)
      let shown = (file.relative(to: workingDirectory) ?? file).text
      guard let contents = try? readFile(at: file) else { throw folder.error("cannot read \"\(shown)\"") }
      let document = CatalogueDocument(path: shown, text: String(decoding: contents.bytes, as: UTF8.self))
      do throws(CatalogueError) {
        try catalogue.add(document)
      } catch {
        throw .configuration(file: error.file, line: error.line, message: error.message)
      }
    }
  }

  private mutating func addKnowledge(of layers: [Configuration]) throws(DriverError) {
    let rule = catalogue.rules.firstIndex { $0.name == "configured-blocking" } ?? 0
    do throws(CatalogueError) {
      for entry in layers.flatMap(\.blocking) {
        let advice = advice(for: entry.value.lane)
        guard isOneName(entry.value.name) else {
          throw CatalogueError(
            file: entry.file, line: entry.line,
            message: "\"\(entry.value.name)\" names no function; expected \(functionForm)")
        }
        for name in catalogueNames(for: entry.value.name) {
          var symbol = try parseSymbol(
            "\(name); lane \(entry.value.lane.rawValue) -> \(advice)", path: entry.file, line: entry.line)
          symbol.rule = rule
          catalogue.symbols.append(symbol)
        }
      }
      for entry in layers.flatMap(\.closures) {
        if entry.value.name.hasSuffix("()") {
          throw CatalogueError(
            file: entry.file, line: entry.line,
            message: "\"\(entry.value.name)\" takes no closure; expected \(functionForm)")
        }
        catalogue.closureParameters.append(
          try parseClosureParameter(closureLine(for: entry.value), path: entry.file, line: entry.line))
      }
    } catch {
      if error.line == 0 { throw .usage(error.message) }
      throw .configuration(file: error.file, line: error.line, message: error.message)
    }
    for name in layers.flatMap(\.nonblocking) where !isFunctionName(name.value) {
      throw name.error("\"\(name.value)\" names no function; expected \"Type.method(label:_:)\" or \"Type.method\"")
    }
    functions = layers.flatMap { layer in
      layer.blocking.map { $0.with($0.value.name) } + layer.closures.map { $0.with($0.value.name) } + layer.nonblocking
    }
    let nonblocking = NonblockingNames(layers.flatMap { $0.nonblocking.map(\.value) })
    if !nonblocking.isEmpty { catalogue.symbols.removeAll(where: nonblocking.contains) }
    options.nonblocking = nonblocking
  }

  private func checkRuleNames(in layers: [Configuration]) throws(DriverError) {
    let names = catalogue.rules.map(\.name)
    let known = Set(names)
    for setting in layers.flatMap({ $0.rules + $0.overrides.flatMap(\.rules) })
    where !known.contains(setting.value.rule) {
      let hint = nearestName(to: setting.value.rule, in: names).map { ", did you mean \"\($0)\"" } ?? ""
      throw setting.error("unknown rule \"\(setting.value.rule)\"\(hint)")
    }
  }

  /// A rule is looked for when any file wants it; what the others do not want is left out of the report.
  private mutating func setOptions(_ layers: [Configuration]) {
    let policies = policies.isEmpty ? [FilePolicy(layers: [], file: Path("/"))] : policies
    for rule in catalogue.rules {
      let isWanted = policies.contains { $0.isOn(rule) }
      if isWanted, !rule.isOnByDefault { options.enabledRules.insert(rule.name) }
      if !isWanted, rule.isOnByDefault { options.disabledRules.insert(rule.name) }
    }
    options.reportsMainActor = policies.contains { $0.contexts.value.contains(.main) }
    // A rule that is information by itself may be given more weight.
    let information = Set(catalogue.rules.filter { $0.severity == .info }.map(\.name))
    options.spreadsInformation = policies.contains { policy in
      policy.minimum.value == .info || information.contains { policy.severity(of: $0) != nil }
    }
    options.reportsEventLoops = policies.contains { $0.contexts.value.contains(.eventLoop) }
  }
}

private let functionForm = "'Module.Type.name(label:_:)', or 'Module.name(label:_:)'"

/// `Type.method(label:_:)`, with or without what stands before the method and what stands behind it.
private func isFunctionName(_ name: String) -> Bool {
  let bytes = Array(name.utf8)
  if bytes.isEmpty || bytes.contains(where: { $0 <= UInt8(ascii: " ") }) { return false }
  guard let opening = bytes.firstIndex(of: UInt8(ascii: "(")) else { return !bytes.contains(UInt8(ascii: ")")) }
  let labels = bytes[(opening + 1)...].dropLast()
  return opening > 0 && bytes.last == UInt8(ascii: ")")
    && (labels.isEmpty || labels.last == UInt8(ascii: ":"))
    && !labels.contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }
}

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
    line > 0 ? .configuration(file: file, line: line, message: message) : .usage(message)
  }
}

private func advice(for lane: Lane) -> String {
  switch lane {
  case .asyncAlternative: "use the async API that does the same"
  case .offload: "run it on a thread that may block"
  case .queueHandoff: "hand it to a queue, out of the request's way"
  }
}

/// As a line of `closures.md`: without a label behind the name the last parameter is the closure, without parentheses the property itself.
private func closureLine(for entry: ClosureEntry) -> String {
  if entry.name.contains(" ") { return "\(entry.runs.rawValue) \(entry.name)" }
  guard entry.name.contains("(") else { return "\(entry.runs.rawValue) \(entry.name) =" }
  let count = entry.name.count { $0 == ":" }
  return "\(entry.runs.rawValue) \(entry.name) #\(max(0, count - 1))"
}
