import AsyncLintAnalysis
import AsyncLintReport

/// What the run would have found before the changes, by content: the same files with their earlier text, without those that are new, with
/// those that are gone. Files that did not change are not read again.
func earlierFindings(
  of run: ProjectRun, _ changes: ChangeSet, _ settings: CheckSettings, on console: Console
) throws(DriverError) -> BaselineMatching {
  let byCurrentPath = Dictionary(
    changes.earlier.compactMap { file in file.current.map { ($0, file) } }, uniquingKeysWith: { first, _ in first })
  var sources: [AnalysedSource] = []
  var earlier: [EarlierFile] = []
  for source in run.sources.prefix(run.fileCount) {
    guard let path = source.file?.path else { continue }
    if changes.added.contains(path) { continue }
    if let file = byCurrentPath[path] { earlier.append(file) } else { sources.append(source) }
  }
  // What is gone counts when it lay where this run looks.
  earlier += changes.earlier.filter { file in
    file.current == nil && file.path.bytes.suffix(6).elementsEqual(".swift".utf8)
      && run.folders.contains { file.path.relative(to: $0) != nil }
  }
  let files = earlier
  sources += parallelMap(count: files.count, threads: settings.threads ?? processorCount(), stackSize: parserStackSize)
  {
    let reader = FactsReader()
    return { AnalysedSource(earlier: files[$0], in: console.workingDirectory, with: reader) }
  }
  let analysed = sources.filter { $0.facts != nil }
  let configuration = try RunConfiguration(
    settings, files: analysed.compactMap { $0.file?.path }, in: console.workingDirectory)
  let result = analyzeFiles(
    analysed.compactMap(\.facts), dependencies: run.dependencies, manifests: run.manifests,
    projects: run.projects, catalogue: configuration.catalogue, options: configuration.options,
    settings: { configuration.policy(of: $0).chosen })
  let findings = configuration.selected(result.findings)
  let report = Report(
    ReportInput(
      tool: Tool(name: "asynclint", version: version),
      files: reread(
        analysed + run.dependencies.map { AnalysedSource($0) }, fileCount: analysed.count, mentionedIn: findings
      ).files,
      findings: findings, notes: [], totals: RunTotals(files: 0, lines: 0, seconds: 0)))
  return BaselineMatching([BaselineEntry](report.findings) { $0 })
}
