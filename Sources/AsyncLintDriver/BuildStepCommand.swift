import AsyncLintAnalysis
import AsyncLintCatalogue
import AsyncLintReport

/// `asynclint build-step`: what the build-tool plugin runs for each target.
///
/// A linter must not break a build that nobody asked it to break: findings are warnings, and so is trouble, unless the configuration
/// has `failBuildOn`. Only an output that cannot be written fails, because the build waits for it.
@Sendable func buildStep(_ arguments: [[UInt8]], on console: inout Console) throws(DriverError) -> CommandStatus {
  var settings = BuildStepSettings()
  settings.check.paths = try parseArguments(
    try withListedArguments(arguments, in: console.workingDirectory), options: buildStepOptions, into: &settings)
  if settings.showsHelp { return try console.show(buildStepPage().text) }
  let given = absolute(settings.project, in: console.workingDirectory)
  // As it is named, so that places are those that the build system shows.
  let named = given.resolvedByName(in: console.workingDirectory)
  guard let project = realPath(given) else { throw .usage("\"\(settings.project.text)\" is not there") }
  let output = settings.output.map { absolute($0, in: console.workingDirectory) }
  // A build system starts its steps anywhere; configuration and baseline are those of the project.
  console.workingDirectory = project
  var status = CommandStatus.clean
  do throws(DriverError) {
    if !settings.check.paths.isEmpty {
      status = try reportInBuild(settings.check, project: named ?? project, on: &console)
    }
  } catch {
    console.say(warning(for: error))
  }
  if let output {
    do throws(SystemError) {
      try createFile(at: output, with: Array("// Written by asynclint: a build step has to have an output.\n".utf8))
    } catch {
      throw .cannotWriteFile(output.text, error)
    }
  }
  return status
}

struct BuildStepSettings: Sendable {
  var check = CheckSettings()
  var project = Path(".")
  var output: Path?
  var showsHelp = false

  init() {
    check.isQuiet = true
    check.requestedOutputs = [ReportOutput(format: .concise, file: nil)]
    // The libraries of a project are many times its size, and a build happens often.
    check.defaultDependencies = .off
    // A build system runs a step again only when something has changed, and lets it write nowhere else.
    check.usesCache = false
  }
}

let buildStepOptions: [CommandOption<BuildStepSettings>] = [
  .text("--project", "FOLDER", help: "where configuration and baseline are seen from (default .)") {
    (settings, text) throws(DriverError) in settings.project = Path(text)
  },
  .text("--read", "PATH", help: "follow calls through these files too; may be repeated") {
    (settings, text) throws(DriverError) in settings.check.contextPaths.append(Path(text))
  },
  .text("--output", "FILE", help: "write a Swift file without code, for build systems that want an output") {
    (settings, text) throws(DriverError) in settings.output = Path(text)
  },
  .flag("--help", "-h", help: "print this help") { $0.showsHelp = true },
]

/// `@FILE` stands for the lines of the file, one argument each: a command line has an end.
private func withListedArguments(_ arguments: [[UInt8]], in folder: Path) throws(DriverError) -> [[UInt8]] {
  var all: [[UInt8]] = []
  for argument in arguments {
    guard argument.first == UInt8(ascii: "@") else {
      all.append(argument)
      continue
    }
    let name = Path(argument.dropFirst())
    guard let list = try? readFile(at: absolute(name, in: folder)) else { throw .usage("cannot read \"\(name.text)\"") }
    all += list.bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
  }
  return all
}

/// With absolute paths, as compilers print them.
private func reportInBuild(
  _ settings: CheckSettings, project: Path, on console: inout Console
) throws(DriverError) -> CommandStatus {
  var times = StageTimes()
  var run = try analyzeProject(settings, times: &times, on: &console)
  let failing = run.configuration.failBuildOn?.value
  for index in run.findings.indices {
    let severity = run.findings[index].severity
    let fails = failing.map { severity >= $0 } ?? false
    run.findings[index].severity = fails ? .error : min(severity, .warning)
  }
  for index in run.sources.indices { run.sources[index].showAbsolutePath(in: project) }
  let (full, problems) = report(on: run, settings, seconds: times.seconds)
  let report = try Gate(full, of: run, settings, on: console).report
  for problem in problems where problem.isTrouble {
    console.say("warning: asynclint: \(visible(problem.note.path)): \(visible(problem.note.message))\n")
  }
  try report.write(to: run.outputs, isColored: false, on: &console)
  return report.findings.contains { $0.finding.severity == .error } ? .findings : .clean
}

extension AnalysedSource {
  fileprivate mutating func showAbsolutePath(in project: Path) {
    guard let shown = file?.shownPath else { return }
    let path = absolute(shown, in: project)
    file?.shownPath = path
    shownPath = path.text
  }
}

/// In the form that build systems look for.
private func warning(for error: DriverError) -> String {
  switch error {
  case .brokenPipe: ""
  case .usage(let message): "warning: asynclint: \(visible(message))\n"
  case .configuration(let mistakes):
    mistakes.map { "\(visible($0.file)):\($0.line): warning: \(visible($0.message))\n" }.joined()
  case .cannotWrite(let error): "warning: asynclint: cannot write: \(error.message)\n"
  case .cannotWriteFile(let file, let error):
    "warning: asynclint: cannot write \"\(visible(file))\": \(error.message)\n"
  }
}

@Sendable func buildStepPage() -> HelpPage {
  HelpPage(
    summary: "Report in a build, as the build-tool plugin does: findings are warnings and fail nothing.",
    usage: ["asynclint build-step [options] FILE…", "asynclint build-step @FILE"],
    options: [OptionGroup("options", buildStepOptions)],
    sections: [
      HelpSection(
        title: "arguments",
        entries: [
          ("FILE", "a source of the target that is built"),
          ("@FILE", "stands for the lines of the file, one argument each"),
        ]),
      HelpSection(
        title: "configuration",
        entries: [
          ("failBuildOn", "a severity: from this level on findings are errors, and the build fails"),
          ("dependencies", "off, unless the configuration says otherwise"),
        ]),
    ])
}
