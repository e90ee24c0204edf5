import AsyncLintCatalogue
import AsyncLintReport

/// Runs the command with the arguments of the process and ends the process with its status.
public func runAndExit() -> Never {
  ignoreBrokenPipeSignals()
  var console = Console.ofProcess()
  console.endsWithRun = true
  endProcess(run(processArguments(), on: &console))
}

/// The Swift files that a run on these paths reads, with their absolute paths. For measurements.
public func sourceFiles(in paths: [String]) -> [String] {
  discoverFiles(paths.map { Path($0) }, in: Console.ofProcess().workingDirectory, threads: 1).files.map(\.path.text)
}

/// Runs the subcommand that the first word names, else `check`.
///
/// A reader that goes away ends the run quietly and with success, as when one leaves a pager.
func run(_ arguments: [[UInt8]], on console: inout Console) -> CommandStatus {
  let (subcommand, arguments) = subcommand(of: arguments)
  do throws(DriverError) {
    if let subcommand { return try subcommand.run(arguments, &console) }
    return try runCheck(arguments, &console)
  } catch {
    switch error {
    case .brokenPipe: return .clean
    case .configuration(let mistakes): for mistake in mistakes { console.say(mistake.errorLine) }
    case .cannotWrite(let error): console.say("asynclint: error: cannot write: \(error.message)\n")
    case .cannotWriteFile(let file, let error):
      console.say("asynclint: error: cannot write \"\(visible(file))\": \(error.message)\n")
    case .usage(let message):
      let command = subcommand.map { "asynclint \($0.name)" } ?? "asynclint"
      console.say("asynclint: error: \(visible(message))\nasynclint: \"\(command) --help\" shows the options\n")
    }
    return .trouble
  }
}

/// The subcommand that is named and its arguments; nil and all of them when none is. Options of `check` and their values may stand before it.
private func subcommand(of arguments: [[UInt8]]) -> (Subcommand?, [[UInt8]]) {
  var index = 0
  while index < arguments.count {
    let word = String(decoding: arguments[index], as: UTF8.self)
    if !word.hasPrefix("-") {
      guard let subcommand = subcommands.first(where: { $0.name == word }) else { break }
      return (subcommand, Array(arguments[..<index] + arguments[(index + 1)...]))
    }
    let name = String(word.prefix { $0 != "=" })
    guard let option = checkOptions.first(where: { $0.names.contains(name) }) else { break }
    index += option.value == nil || word.contains("=") ? 1 : 2
  }
  return (nil, arguments)
}

struct Subcommand: Sendable {
  let name: String
  /// One line in lower case without full stop.
  let summary: String
  let operands: Operands
  let page: @Sendable () -> HelpPage
  let run: @Sendable ([[UInt8]], inout Console) throws(DriverError) -> CommandStatus
}

/// A folder with the name of a subcommand is meant by `./check`.
let subcommands = [
  Subcommand(
    name: "check", summary: "report blocking calls; also without this word", operands: .files, page: checkPage,
    run: runCheck),
  Subcommand(
    name: "baseline", summary: "write, prune or show the findings that are known", operands: .words(baselineActions),
    page: baselinePage, run: baseline),
  Subcommand(
    name: "config", summary: "show the settings for a path and where they come from", operands: .files,
    page: configPage,
    run: showConfiguration),
  Subcommand(
    name: "init", summary: "write a configuration that fits the project", operands: .files, page: initPage,
    run: initialize),
  Subcommand(
    name: "why", summary: "say what is known of a line, and why it is or is not reported", operands: .files,
    page: whyPage, run: why),
  Subcommand(
    name: "explain", summary: "print the page of a rule or API", operands: .rules, page: explainPage, run: explain),
  Subcommand(name: "rules", summary: "print all rules", operands: .none, page: rulesPage, run: rules),
  Subcommand(
    name: "completions", summary: "print what makes a shell complete the command", operands: .words(shells),
    page: completionsPage, run: completions),
  Subcommand(
    name: "build-step", summary: "report in a build, for the plugin", operands: .files, page: buildStepPage,
    run: buildStep),
  Subcommand(
    name: "debug", summary: "print what the parser sees", operands: .words(debugSubjects), page: debugPage, run: debug),
  Subcommand(
    name: "help", summary: "print the help of a subcommand, or the manual", operands: .subcommands, page: helpPage,
    run: help),
]

@Sendable private func runCheck(_ arguments: [[UInt8]], _ console: inout Console) throws(DriverError) -> CommandStatus {
  var settings = CheckSettings()
  settings.paths = try parseArguments(arguments, options: checkOptions, into: &settings)
  if let mistake = misspelledSubcommand(among: settings.paths, in: console.workingDirectory) { throw mistake }
  switch settings.request {
  case .check: return try settings.isWatching ? watch(settings, on: &console) : check(settings, on: &console)
  case .showHelp: return try console.show(checkPage().text)
  case .showVersion: return try console.show("asynclint \(version)\n")
  }
}

/// A first word that names no file and is nearly a subcommand.
private func misspelledSubcommand(among paths: [Path], in workingDirectory: Path) -> DriverError? {
  guard let word = paths.first, !word.bytes.contains(slash),
    (try? FileStatus.of(absolute(word, in: workingDirectory), followingLinks: false)) == nil,
    let name = nearestName(to: word.text, in: subcommands.map(\.name))
  else { return nil }
  return .usage("\"\(word.text)\" is neither a file nor a subcommand, did you mean \"\(name)\"")
}

@Sendable func checkPage() -> HelpPage {
  HelpPage(
    summary: "Find fake async in Swift: blocking calls that are reached from async code.",
    usage: ["asynclint [check] [options] [PATH…]", "asynclint SUBCOMMAND …"],
    options: checkOptionGroups.map { OptionGroup($0.title, $0.options) },
    sections: [
      HelpSection(
        title: "paths",
        entries: [
          ("FILE", "read whatever its name"),
          ("FOLDER", "searched for *.swift, without hidden folders and what .gitignore excludes"),
          ("-", "standard input"),
          ("", "without a path: the working directory"),
        ]),
      HelpSection(title: "formats", entries: ReportFormat.allCases.map { ($0.rawValue, $0.summary) }),
      HelpSection(title: "subcommands", entries: subcommands.map { ($0.name, $0.summary) }),
      HelpSection(
        title: "exit status",
        entries: [
          ("0", "nothing at or above the failing level"),
          ("1", "findings"),
          ("2", "trouble: usage, a path that is missing or cannot be read"),
        ]),
      HelpSection(
        title: "examples",
        entries: [
          ("asynclint Sources", "what blocks in a package"),
          ("asynclint --format json=out.json,sarif=out.sarif,text .", "several reports in one run"),
          ("asynclint --min-severity info --fail-on error .", "show all, fail for the worst"),
        ]),
    ])
}
