import AsyncLintAnalysis
import AsyncLintCatalogue
import AsyncLintReport

/// What `asynclint check` is asked to do.
struct CheckSettings: Sendable {
  enum ColorChoice: String, CaseIterable, Sendable { case auto, always, never }
  enum ConfigurationChoice: Sendable, Equatable {
    /// Those that lie above each file.
    case found
    case file(Path)
    case none
  }
  enum Dependencies: String, CaseIterable, Sendable { case auto, on, off }
  enum Request: Sendable { case check, showHelp, showVersion }

  var request = Request.check
  /// Empty: the working directory.
  var paths: [Path] = []
  /// Read to follow calls, and not reported in.
  var contextPaths: [Path] = []
  /// At most one goes to standard output. nil: what the configuration says, else text.
  var requestedOutputs: [ReportOutput]?
  var color = ColorChoice.auto
  /// What the options say about rules and findings: it wins over every file.
  var commandLine = Configuration.ofCommandLine()
  /// Globs of the options; they are seen from the working directory, which is not known while options are read.
  var includes: [String] = []
  var excludes: [String] = []
  var configurations = ConfigurationChoice.found
  /// nil: everything is reported.
  var changes: ChangeRequest?
  /// nil: the configuration's, if it names one.
  var baseline: Path?
  /// Entries that are no more make the run fail.
  var isBaselineStrict = false
  /// Write suppressions with this reason instead of reporting.
  var suppressionReason: String?
  var readsBuffer = false
  /// Whose text standard input is; nil: nobody's.
  var bufferPath: Path?
  var countsUTF16 = false
  var isWatching = false
  /// Whether sources of the packages that the files build on are read. nil: what the configuration says, else the default.
  var requestedDependencies: Dependencies?
  /// What holds when neither an option nor the configuration says anything.
  var defaultDependencies = Dependencies.auto
  var usesCache = true
  /// nil: the user's.
  var cacheFolder: Path?
  /// nil: one a processor.
  var threads: Int?
  /// Neither summary nor notes on standard error.
  var isQuiet = false
  /// How the run was understood, and its times, on standard error.
  var isVerbose = false
  var showsStatistics = false
  var showsTiming = false

  /// Where findings are looked for, as far as the options say.
  var contexts: Set<Finding.Context.Kind> { FilePolicy(layers: [commandLine], file: Path("/")).contexts.value }

  /// The findings that are to be reported, as far as the options say.
  func selected(_ findings: [Finding]) -> [Finding] {
    let policy = FilePolicy(layers: [commandLine], file: Path("/"))
    return findings.filter { policy.reports($0) }
  }

  /// Only what is reported can make a run fail.
  func exitStatus(for reported: [Finding]) -> CommandStatus {
    let policy = FilePolicy(layers: [commandLine], file: Path("/"))
    return reported.contains { policy.fails($0) } ? .findings : .clean
  }
}

extension CheckSettings.Dependencies {
  /// The sources to be known; that there are none is an error when they are asked for by name.
  func sources(
    of files: [AnalysedFile], manifests: [AnalysedFile], in workingDirectory: Path, threads: Int
  ) throws(DriverError) -> [DependencyFile] {
    if self == .off { return [] }
    let sources = readDependencies(
      of: files, manifests: manifests + files.filter { $0.manifest != nil }, in: workingDirectory, threads: threads)
    guard self == .auto || sources.hasPackages else {
      throw .usage(
        "\"--dependencies on\" found neither .build/checkouts nor local packages: try \"swift package resolve\"")
    }
    return sources.files
  }
}

/// All options of `check`, which the groups of its help are made of.
let checkOptions = checkOptionGroups.flatMap(\.options)

/// By what a user thinks of first.
let checkOptionGroups: [(title: String, options: [CommandOption<CheckSettings>])] = [
  ("what is reported", selectionOptions), ("what a run answers for", gateOptions),
  ("how it is reported", outputOptions), ("rules and files", configurationOptions), ("about the run", runOptions),
]

/// Those that another subcommand takes too: all but the ones that say nothing to it.
func checkOptionGroups(without others: Set<String>) -> [(title: String, options: [CommandOption<CheckSettings>])] {
  checkOptionGroups.compactMap { title, options in
    let options = options.filter { !others.isSuperset(of: $0.names) }
    return options.isEmpty ? nil : (title, options)
  }
}

private let selectionOptions: [CommandOption<CheckSettings>] = [
  .choice("--min-severity", placeholder: "LEVEL", help: "report findings from this level on (default warning)") {
    $0.commandLine.minimum = .given($1)
  },
  CommandOption(
    names: ["--fail-on"], value: OptionValue(placeholder: "LEVEL", allowed: failingLevels),
    help: "exit with status 1 when a reported finding has at least this level (default warning)"
  ) { (settings, text) throws(DriverError) in
    guard failingLevels.contains(text) else { throw .unknownValue(text, of: "--fail-on", allowed: failingLevels) }
    settings.commandLine.failingLevel = .given(Severity(rawValue: text))
  },
  CommandOption(
    names: ["--contexts"], value: OptionValue(placeholder: "LIST", parts: ["async", "event-loop", "main"]),
    help: "where to look, of async, event-loop and main (default async,event-loop)"
  ) { (settings, text) throws(DriverError) in settings.commandLine.contexts = .given(try parseContexts(text)) },
  .choice(
    "--dependencies", placeholder: "WHEN",
    help: "read libraries' sources in .build/checkouts and local packages (default auto)"
  ) { $0.requestedDependencies = $1 },
]

private let outputOptions: [CommandOption<CheckSettings>] = [
  CommandOption(
    names: ["--format"],
    value: OptionValue(placeholder: "FORMAT[=FILE],…", parts: ReportFormat.allCases.map(\.rawValue)),
    help: "how findings are written, to standard output or a file (default text)"
  ) { (settings, text) throws(DriverError) in settings.requestedOutputs = try parseReportOutputs(text) },
  .choice("--color", placeholder: "WHEN", help: "colours in text (default auto: on a terminal, without NO_COLOR)") {
    $0.color = $1
  },
  .flag("--statistics", help: "count findings by rule, lane, module, file and the call they come from") {
    $0.showsStatistics = true
  },
]

private let runOptions: [CommandOption<CheckSettings>] = [
  CommandOption(
    names: ["--threads"], value: OptionValue(placeholder: "N", allowed: []),
    help: "threads to work with (default one a processor); changes no finding"
  ) { (settings, text) throws(DriverError) in
    guard let count = Int(text), (1...1024).contains(count) else {
      throw .usage("\"--threads\" takes a number from 1 to 1024, not \"\(text)\"")
    }
    settings.threads = count
  },
  .text("--cache-dir", "FOLDER", help: "where results are kept for runs in which nothing has changed") {
    (settings, text) throws(DriverError) in
    if text.isEmpty { throw .usage("\"--cache-dir\" needs a folder") }
    settings.cacheFolder = Path(text)
  },
  .flag("--no-cache", help: "neither use nor keep results of runs") { $0.usesCache = false },
  .flag("--timing", help: "say what the stages of the run took") { $0.showsTiming = true },
  .flag("--verbose", "-v", help: "say how the run was understood and what it took") {
    ($0.isQuiet, $0.isVerbose) = (false, true)
  },
  .flag("--quiet", "-q", help: "neither summary nor notes on standard error") {
    ($0.isQuiet, $0.isVerbose) = (true, false)
  },
  .flag("--version", "-V", help: "print the version") { $0.request = .showVersion },
  .flag("--help", "-h", help: "print this help") { $0.request = .showHelp },
]

let failingLevels = Severity.allCases.map(\.rawValue) + ["never"]

func parseContexts(_ text: String) throws(DriverError) -> Set<Finding.Context.Kind> {
  var contexts: Set<Finding.Context.Kind> = []
  for name in text.split(separator: ",", omittingEmptySubsequences: false) {
    guard let kind = contextKinds.first(where: { $0.rawValue == name }) else {
      throw .unknownValue(String(name), of: "--contexts", allowed: contextKinds.map(\.rawValue))
    }
    contexts.insert(kind)
  }
  return contexts
}
