import AsyncLintAnalysis

/// The files of a command line, analysed with the settings that hold for them.
struct ProjectRun: Sendable {
  /// Those that could be analysed; the numbers of files in findings are indexes into it.
  var sources: [AnalysedSource]
  var files: [AnalysedFile]
  var configuration: RunConfiguration
  /// Those that the settings let through.
  var findings: [Finding]
  /// Those that comments have silenced, as far as the settings would have let them through.
  var suppressed: [SilencedFinding]
  var problems: [Problem]
  var format: CheckSettings.Format
}

func analyzeProject(_ settings: CheckSettings, on console: Console) throws(DriverError) -> ProjectRun {
  let threads = settings.threads ?? processorCount()
  let paths = settings.paths.isEmpty ? [Path(".")] : settings.paths
  let discovery = discoverFiles(paths, in: console.workingDirectory, threads: threads)
  let sources = readSources(discovery, threads: threads, standardInput: console.inputDescriptor)
  let analysed = sources.filter { $0.facts != nil }
  let files = analysed.compactMap(\.facts)
  let configuration = try RunConfiguration(
    settings, files: analysed.map { $0.file?.path ?? console.workingDirectory.appending($0.shownPath) },
    in: console.workingDirectory)

  let manifests = readManifests(enclosingManifests(of: discovery))
  let result = analyzeFiles(
    files, manifests: manifests, catalogue: configuration.catalogue, options: configuration.options,
    isReported: { configuration.covers($0) })
  return ProjectRun(
    sources: analysed, files: files, configuration: configuration,
    findings: configuration.selected(result.findings),
    suppressed: result.suppressed.filter { !configuration.selected([$0.finding]).isEmpty },
    problems: discovery.problems + sources.flatMap(\.problems),
    format: try configuration.format(settings))
}
