import AsyncLintAnalysis
import AsyncLintReport

/// `asynclint check`: finds the files, analyses them and writes the report.
func check(_ settings: CheckSettings, on console: inout Console) throws(DriverError) -> CommandStatus {
  let start = monotonicSeconds()
  let run = try analyzeProject(settings, on: console)
  let findings = run.findings

  let (reportFiles, changes) = reread(run.sources, mentionedIn: findings)
  let problems = (run.problems + changes).sortedForReport()
  let report = Report(
    ReportInput(
      tool: Tool(name: "asynclint", version: version), files: reportFiles, findings: findings,
      notes: problems.map(\.note),
      totals: RunTotals(
        files: run.files.count, lines: run.files.reduce(0) { $0 + $1.lineCount }, seconds: monotonicSeconds() - start)))

  show(problems, isQuiet: settings.isQuiet, on: &console)
  switch run.format {
  case .text: try console.output.write(report.text(isColored: usesColor(settings.color, console)))
  case .json: try console.output.write(report.json())
  }
  try console.output.flush()
  // After the report, so that it is what stays in sight.
  if !settings.isQuiet { console.say(report.summaryLine()) }
  return problems.contains(where: \.isTrouble) ? .trouble : run.configuration.exitStatus(for: findings)
}

private func show(_ problems: [Problem], isQuiet: Bool, on console: inout Console) {
  for problem in problems where problem.isTrouble || !isQuiet { console.say(problem.line) }
}

/// An explicit choice, then the variables that other tools respect too, then whether somebody watches.
func usesColor(_ choice: CheckSettings.ColorChoice, _ console: Console) -> Bool {
  switch choice {
  case .always: return true
  case .never: return false
  case .auto:
    if let value = console.environment["NO_COLOR"], !value.isEmpty { return false }
    if let value = console.environment["CLICOLOR_FORCE"], !value.isEmpty, value != "0" { return true }
    return console.output.isTerminal && console.environment["TERM"] != "dumb"
  }
}
