import AsyncLintAnalysis
import AsyncLintReport

/// `asynclint check`: finds the files, analyses them and writes the report.
func check(_ settings: CheckSettings, on console: inout Console) throws(DriverError) -> CommandStatus {
  var times = StageTimes()
  let threads = settings.threads ?? processorCount()
  let paths = settings.paths.isEmpty ? [Path(".")] : settings.paths
  let discovery = discoverFiles(paths, in: console.workingDirectory, threads: threads)
  times.finish("walk")
  if settings.isVerbose { console.say(remarks(on: settings, discovery: discovery, threads: threads)) }
  let progress = Progress(total: discovery.files.count, on: console, isQuiet: settings.isQuiet)
  let sources = readSources(
    discovery, threads: threads, standardInput: console.inputDescriptor, progress: progress)
  times.finish("read and parse")
  progress?.enter("analysing \(sources.count) files")

  let files = sources.compactMap(\.facts)
  let manifests = readManifests(enclosingManifests(of: discovery))
  let dependencies = try settings.dependencies.sources(
    of: files, manifests: manifests, in: console.workingDirectory, threads: threads)
  times.finish("read dependencies")
  let findings = settings.selected(
    analyzeFiles(files, dependencies: dependencies, manifests: manifests, contexts: settings.contexts))

  times.finish("analyse")
  progress?.end()

  let (reportFiles, changes) = reread(
    sources.filter { $0.facts != nil } + dependencies.map { AnalysedSource($0) }, mentionedIn: findings)
  let problems = (discovery.problems + sources.flatMap(\.problems) + changes).sortedForReport()
  let report = Report(
    ReportInput(
      tool: Tool(name: "asynclint", version: version), files: reportFiles, findings: findings,
      notes: problems.map(\.note),
      totals: RunTotals(
        files: files.count, lines: files.reduce(0) { $0 + $1.lineCount }, seconds: times.seconds),
      rules: settings.outputs.contains { $0.format == .sarif } ? builtinRules() : []))

  show(problems, isQuiet: settings.isQuiet, on: &console)
  try report.write(to: settings.outputs, isColored: usesColor(settings.color, console), on: &console)
  times.finish("report")
  if settings.showsStatistics { console.say(report.statistics()) }
  if settings.showsTiming || settings.isVerbose { console.say(times.table) }
  // After the report, so that it is what stays in sight.
  if !settings.isQuiet { console.say(report.summaryLine()) }
  return problems.contains(where: \.isTrouble) ? .trouble : settings.exitStatus(for: findings)
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

  /// Looks at the text with `reader` and adds what is odd about it to the problems.
  init(_ text: SourceText, of file: SourceFile?, shownPath: String, with reader: FactsReader) {
    self.file = file
    self.shownPath = shownPath
    status = text.status
    facts = text.bytes.map { reader.read(path: shownPath, location: file?.path.text ?? "", bytes: $0) }
    problems = text.problems + encodingProblems(of: facts)
    if file == nil { keptBytes = text.bytes ?? [] }
  }

  init(_ file: DependencyFile) {
    self.file = file.source
    shownPath = file.facts.path
    facts = file.facts
    problems = []
    status = file.status
  }
}

private func encodingProblems(of file: AnalysedFile?) -> [Problem] {
  guard let file else { return [] }
  var problems: [Problem] = []
  if file.facts.hasInvalidUTF8 {
    problems.append(Problem(file.path, .invalidUTF8, "analysed as it is: not all of it is UTF-8", isTrouble: false))
  }
  if file.facts.hasNull {
    problems.append(Problem(file.path, .nulBytes, "analysed as it is: has NUL bytes", isTrouble: false))
  }
  return problems
}

/// Reads and analyses every file for itself, the largest first; in the order of the shown paths, standard input last.
private func readSources(
  _ discovery: FileDiscovery, threads: Int, standardInput: Int32, progress: Progress?
) -> [AnalysedSource] {
  let files = discovery.files
  let order = files.indices.sorted { (files[$1].size, $0) < (files[$0].size, $1) }
  var sources = parallelMap(count: files.count, order: order, threads: threads, stackSize: parserStackSize) {
    let reader = FactsReader()
    return { index in
      defer { progress?.step() }
      let file = files[index]
      return AnalysedSource(readSource(file), of: file, shownPath: file.shownPath.text, with: reader)
    }
  }
  if discovery.readsStandardInput {
    sources += parallelMap(count: 1, threads: 1, stackSize: parserStackSize) {
      { _ in
        let shownPath = "<standard input>"
        let text = readStandardInput(standardInput, shownPath: shownPath)
        return AnalysedSource(text, of: nil, shownPath: shownPath, with: FactsReader())
      }
    }
  }
  return sources
}

/// Manifests that cannot be read are left out: they are nobody's file to lint, and without them names are only less exact.
func readManifests(_ paths: [Path]) -> [AnalysedFile] {
  if paths.isEmpty { return [] }
  let manifests = parallelMap(count: paths.count, threads: 1, stackSize: parserStackSize) {
    let reader = FactsReader()
    return { index -> AnalysedFile? in
      guard let contents = try? readFile(at: paths[index]) else { return nil }
      return reader.read(path: paths[index].text, location: paths[index].text, bytes: contents.bytes)
    }
  }
  return manifests.compactMap(\.self)
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
    return ReportFile(path: source.shownPath, pathBytes: file.shownPath.bytes, bytes: contents?.bytes ?? [])
  }
  return (files, problems)
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
