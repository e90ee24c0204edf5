import AsyncLintReport

let baselineActions = ["write", "prune", "show"]

/// Those of `check` that say what is found: a baseline is about all findings of the files on disk, and no report.
let baselineOptionGroups = checkOptionGroups(without: optionsOfReports)

private let baselineOptions = baselineOptionGroups.flatMap(\.options)

private let optionsOfReports: Set = [
  "--fail-on", "--since", "--staged", "--diff", "--strict-baseline", "--add-suppressions", "--stdin-filename",
  "--stdin",
  "--utf16-columns", "--watch", "--format", "--color", "--statistics", "--timing", "--version", "-V",
]

/// `asynclint baseline`: writes, prunes or shows the findings that are known.
@Sendable func baseline(_ arguments: [[UInt8]], on console: inout Console) throws(DriverError) -> CommandStatus {
  var settings = CheckSettings()
  let operands = try parseArguments(arguments, options: baselineOptions, into: &settings)
  if settings.request == .showHelp { return try console.show(baselinePage().text) }
  guard let action = operands.first?.text else {
    throw .usage("\"baseline\" needs one of \(baselineActions.joined(separator: ", "))")
  }
  guard baselineActions.contains(action) else { throw .unknownValue(action, of: "baseline", allowed: baselineActions) }
  settings.paths = Array(operands.dropFirst())
  if action == "show" { return try show(settings, on: &console) }

  var times = StageTimes()
  let run = try analyzeProject(settings, times: &times, on: &console)
  let (report, problems) = report(on: run, settings, seconds: times.seconds)
  for problem in problems where problem.isTrouble { console.say(problem.line) }
  var baseline = place(run.baselinePlace(settings, on: console), on: console)
  if action == "write" {
    let entries = [BaselineEntry](report.findings) { path in shownPath(path, of: run, in: baseline) }
    try write(entries, to: baseline)
    let count = entries.reduce(0) { $0 + $1.count }
    console.say("wrote \(baseline.shownPath): \(count) known finding\(count == 1 ? "" : "s")\n")
  } else {
    baseline.entries = try baseline.read()
    let stale = Gate(report, against: baseline, of: run).stale
    try write(baseline.entries.subtracting(stale), to: baseline)
    let count = stale.reduce(0) { $0 + $1.count }
    console.say("pruned \(baseline.shownPath): \(count) finding\(count == 1 ? "" : "s") forgotten\n")
  }
  return problems.contains(where: \.isTrouble) ? .trouble : .clean
}

/// Known findings by rule, the most frequent first, then by file.
private func show(_ settings: CheckSettings, on console: inout Console) throws(DriverError) -> CommandStatus {
  let configuration = try RunConfiguration(settings, files: [], in: console.workingDirectory)
  let given = configuration.baselinePlace(settings, in: console.workingDirectory)
  let baseline = place(given, on: console)
  let entries = try baseline.read()
  var text = ""
  for (title, key) in [("rules", \BaselineEntry.content.rule), ("files", \BaselineEntry.path)] {
    var counts: [String: Int] = [:]
    for entry in entries { counts[entry[keyPath: key], default: 0] += entry.count }
    if counts.isEmpty { continue }
    text += "\(title):\n"
    for (name, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      text += String(repeating: " ", count: max(1, 7 - String(count).count)) + "\(count)  \(visible(name))\n"
    }
    text += "\n"
  }
  let count = entries.reduce(0) { $0 + $1.count }
  text += "\(count) known finding\(count == 1 ? "" : "s") in \(visible(baseline.shownPath))\n"
  try console.output.write(text.utf8)
  try console.output.flush()
  return .clean
}

/// Without a name it lies in the working directory.
private func place(_ given: Baseline?, on console: Console) -> Baseline {
  given ?? Baseline(path: console.workingDirectory.appending(baselineFileName), shownPath: baselineFileName)
}

private func shownPath(_ path: String, of run: ProjectRun, in baseline: Baseline) -> String {
  run.sources.first { $0.shownPath == path }?.file.map { baseline.path(of: $0.path) } ?? path
}

private func write(_ entries: [BaselineEntry], to baseline: Baseline) throws(DriverError) {
  do throws(SystemError) {
    try createFile(at: baseline.path, with: entries.file())
  } catch {
    throw .cannotWriteFile(baseline.shownPath, error)
  }
}

extension [BaselineEntry] {
  /// Without those entries, or with smaller counts.
  fileprivate func subtracting(_ stale: [BaselineEntry]) -> [BaselineEntry] {
    var missing: [String: [FindingContent: Int]] = [:]
    for entry in stale { missing[entry.path, default: [:]][entry.content, default: 0] += entry.count }
    return compactMap { entry in
      var entry = entry
      entry.count -= missing[entry.path]?[entry.content] ?? 0
      return entry.count > 0 ? entry : nil
    }
  }
}

@Sendable func baselinePage() -> HelpPage {
  HelpPage(
    summary: "Keep a file of known findings, so that a run reports the new ones.",
    usage: [
      "asynclint baseline write [options] [PATH…]", "asynclint baseline prune [options] [PATH…]",
      "asynclint baseline show [--baseline FILE]",
    ], options: baselineOptionGroups.map { OptionGroup($0.title, $0.options) },
    sections: [
      HelpSection(
        title: "actions",
        entries: [
          ("write", "take everything that is reported for known"),
          ("prune", "forget what is no more; nothing new gets in"),
          ("show", "count what is known by rule and file"),
        ]),
      HelpSection(
        title: "examples",
        entries: [
          ("asynclint baseline write", "write \(baselineFileName)"),
          ("asynclint --baseline \(baselineFileName)", "report what is new"),
        ]),
    ])
}
