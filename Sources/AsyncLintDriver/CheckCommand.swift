import AsyncLintAnalysis
import AsyncLintReport

/// `asynclint check`: finds the files, analyses them and writes the report.
func check(_ settings: CheckSettings, on console: inout Console) throws(DriverError) -> CommandStatus {
  if let reason = settings.suppressionReason, !reason.contains(" "),
    (try? FileStatus.of(absolute(Path(reason), in: console.workingDirectory), followingLinks: true)) != nil
  {
    throw .usage("\"--add-suppressions\" takes a reason, and \"\(reason)\" is a path")
  }
  var times = StageTimes()
  let run = try analyzeProject(settings, times: &times, on: &console)
  let (full, problems) = report(on: run, settings, seconds: times.seconds)
  let gate = try Gate(full, of: run, settings, on: console)
  let report = gate.report
  if console.endsWithRun { leaveBehind((run, gate)) }
  show(problems, isQuiet: settings.isQuiet, on: &console)
  if let reason = settings.suppressionReason {
    return try addSuppressions(for: report, of: run, reason: reason, on: &console)
  }

  try report.write(to: run.outputs, isColored: usesColor(settings.color, console), on: &console)
  times.finish("report")
  if settings.showsStatistics { console.say(report.statistics()) }
  if settings.showsTiming || settings.isVerbose { console.say(times.table) }
  show(gate.stale, settings, on: &console)
  // After the report, so that it is what stays in sight.
  if !settings.isQuiet {
    var remarks = report.originRemarks()
    if !run.configuration.hasOverrides, let remark = report.testRemark() { remarks.append(remark) }
    for remark in remarks { console.say("asynclint: note: \(remark)\n") }
    console.say(report.summaryLine())
  }
  if problems.contains(where: \.isTrouble) { return .trouble }
  if settings.isBaselineStrict, !gate.stale.isEmpty { return .findings }
  return run.configuration.exitStatus(for: report.findings.map(\.finding))
}

/// Everything that was found, and what was odd about files.
func report(on run: ProjectRun, _ settings: CheckSettings, seconds: Double) -> (report: Report, problems: [Problem]) {
  let (files, changes) = reread(
    run.sources, fileCount: run.fileCount, mentionedIn: run.findings + run.suppressed.map(\.finding))
  let problems = (run.problems + changes).sortedForReport()
  let report = Report(
    ReportInput(
      tool: Tool(name: "asynclint", version: version), files: files, findings: run.findings,
      suppressed: run.suppressed.map { silenced in
        let reason = silenced.reason.isEmpty ? nil : silenced.reason
        return SuppressedFinding(finding: silenced.finding, suppression: Suppression(place: .source, reason: reason))
      },
      notes: problems.map(\.note),
      totals: RunTotals(
        files: run.fileCount, lines: run.lineCount, seconds: seconds),
      rules: run.configuration.rules, countsUTF16: settings.countsUTF16))
  return (report, problems)
}

/// What a baseline knows and nobody finds any more.
private func show(_ stale: [BaselineEntry], _ settings: CheckSettings, on console: inout Console) {
  if stale.isEmpty || (settings.isQuiet && !settings.isBaselineStrict) { return }
  if settings.isBaselineStrict || settings.isVerbose {
    for entry in stale {
      let place = entry.content.function.map { ", in \"\($0)\"" } ?? ""
      console.say(
        "asynclint: stale: \(visible("\(entry.path): \(entry.content.rule)\(place): \(entry.content.line)"))\n")
    }
  }
  let count = stale.reduce(0) { $0 + $1.count }
  let found = "\(count) known finding\(count == 1 ? " is" : "s are") no more"
  console.say(
    "asynclint: \(settings.isBaselineStrict ? "error" : "note"): \(found); \"asynclint baseline prune\" forgets them\n")
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
