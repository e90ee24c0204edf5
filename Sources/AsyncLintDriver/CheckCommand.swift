import AsyncLintAnalysis
import AsyncLintReport

/// `asynclint check`: finds the files, analyses them and writes the report.
func check(_ settings: CheckSettings, on console: inout Console) throws(DriverError) -> ExitStatus {
  let start = monotonicSeconds()
  let threads = settings.threads ?? processorCount()
  let paths = settings.paths.isEmpty ? [Path(".")] : settings.paths
  let discovery = discoverFiles(paths, in: console.workingDirectory, threads: threads)
  let sources = readSources(discovery, threads: threads, standardInput: console.inputDescriptor)

  let files = sources.compactMap(\.facts)
  var findings = analyzeFiles(files, contexts: settings.contexts)
  findings.removeAll { $0.severity < settings.minimumSeverity || !settings.contexts.contains($0.context.kind) }

  let (reportFiles, changes) = reread(sources.filter { $0.facts != nil }, mentionedIn: findings)
  let problems = (discovery.problems + sources.flatMap(\.problems) + changes).sortedForReport()
  let report = Report(
    ReportInput(
      tool: Tool(name: "asynclint", version: version), files: reportFiles, findings: findings,
      notes: problems.map(\.note),
      totals: RunTotals(
        files: files.count, lines: files.reduce(0) { $0 + $1.lineCount }, seconds: monotonicSeconds() - start)))

  show(problems, isQuiet: settings.isQuiet, on: &console)
  switch settings.format {
  case .text: try console.output.write(report.text(isColored: usesColor(settings.color, console)))
  case .json: try console.output.write(report.json())
  }
  try console.output.flush()
  // After the report, so that it is what stays in sight.
  if !settings.isQuiet { console.say(report.summaryLine()) }
  if problems.contains(where: \.isTrouble) { return .trouble }
  guard let failingLevel = settings.failingLevel else { return .clean }
  return findings.contains { $0.severity >= failingLevel } ? .findings : .clean
}

/// A file after its analysis.
private struct AnalysedSource: Sendable {
  /// nil for standard input, whose bytes are kept instead.
  let file: SourceFile?
  let shownPath: String
  /// nil when it could not be analysed.
  let facts: AnalysedFile?
  let problems: [Problem]
  let status: FileStatus?
  var keptBytes: [UInt8] = []
}

/// Reads and analyses every file for itself, the largest first; in the order of the shown paths.
private func readSources(_ discovery: FileDiscovery, threads: Int, standardInput: Int32) -> [AnalysedSource] {
  let files = discovery.files
  let order = files.indices.sorted { (files[$1].size, $0) < (files[$0].size, $1) }
  var sources = parallelMap(count: files.count, order: order, threads: threads, stackSize: parserStackSize) { index in
    let file = files[index]
    let text = readSource(file)
    let shownPath = file.shownPath.text
    return AnalysedSource(
      file: file, shownPath: shownPath, facts: text.bytes.map { readFacts(path: shownPath, bytes: $0) },
      problems: text.problems, status: text.status)
  }
  if discovery.readsStandardInput {
    sources += parallelMap(count: 1, threads: 1, stackSize: parserStackSize) { _ in readStandardInput(standardInput) }
  }
  return sources
}

private func readStandardInput(_ descriptor: Int32) -> AnalysedSource {
  let shownPath = "<standard input>"
  do throws(ReadError) {
    let bytes = try readToEnd(of: descriptor)
    let text = examine(bytes, shownPath: shownPath, status: nil)
    return AnalysedSource(
      file: nil, shownPath: shownPath, facts: text.bytes.map { readFacts(path: shownPath, bytes: $0) },
      problems: text.problems, status: nil, keptBytes: bytes)
  } catch {
    return AnalysedSource(
      file: nil, shownPath: shownPath, facts: nil, problems: [problem(error, with: shownPath, isExplicit: true)],
      status: nil)
  }
}

/// The bytes of the files that findings stand in, read a second time: to keep those of all files would cost as much memory as the
/// code base is large.
private func reread(
  _ sources: [AnalysedSource], mentionedIn findings: [Finding]
) -> (files: [ReportFile], problems: [Problem]) {
  var mentioned: Set<Int> = []
  for finding in findings {
    mentioned.insert(finding.file)
    mentioned.formUnion(finding.chain.map(\.file))
    mentioned.formUnion(finding.notes.compactMap(\.file))
  }
  var problems: [Problem] = []
  let files = sources.enumerated().map { index, source in
    guard mentioned.contains(index) else { return ReportFile(path: source.shownPath) }
    guard let file = source.file else { return ReportFile(path: source.shownPath, bytes: source.keptBytes) }
    let contents = try? readFile(at: file.path)
    if contents?.status.size != source.status?.size || contents?.status.modified != source.status?.modified {
      let message = "changed during the run: places in it may be wrong"
      problems.append(Problem(source.shownPath, .changed, message, isTrouble: false))
    }
    return ReportFile(path: source.shownPath, bytes: contents?.bytes ?? [])
  }
  return (files, problems)
}

private func show(_ problems: [Problem], isQuiet: Bool, on console: inout Console) {
  for problem in problems where problem.isTrouble || !isQuiet { console.say(problem.line) }
}

/// An explicit choice, then the variables that other tools respect too, then whether somebody watches.
private func usesColor(_ choice: CheckSettings.ColorChoice, _ console: Console) -> Bool {
  switch choice {
  case .always: return true
  case .never: return false
  case .auto:
    if let value = console.environment["NO_COLOR"], !value.isEmpty { return false }
    if let value = console.environment["CLICOLOR_FORCE"], !value.isEmpty, value != "0" { return true }
    return console.output.isTerminal && console.environment["TERM"] != "dumb"
  }
}
