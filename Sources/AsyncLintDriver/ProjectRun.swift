import AsyncLintAnalysis

/// The files of a command line, analysed with the settings that hold for them.
struct ProjectRun: Sendable {
  /// Those that could be analysed, then those of `dependencies`; the numbers of files in findings are indexes into it.
  var sources: [AnalysedSource]
  /// How many of them are no dependencies, and how many lines these have.
  var fileCount: Int
  var lineCount: Int
  /// Of packages that the files belong to without being among them. Not known, like the dependencies, when the result is an earlier run's.
  var manifests: [AnalysedFile]
  var projects: XcodeProjects
  /// Understood, never reported in.
  var dependencies: [DependencyFile]
  /// Where the run has looked. Absolute.
  var folders: [Path]
  var configuration: RunConfiguration
  /// Those that the settings let through.
  var findings: [Finding]
  /// Those that comments have silenced, as far as the settings would have let them through.
  var suppressed: [SilencedFinding]
  var problems: [Problem]
  var outputs: [ReportOutput]
  /// nil: everything is answered for.
  var changes: ChangeSet?

  init(
    sources: [AnalysedSource], fileCount: Int, lineCount: Int, manifests: [AnalysedFile] = [],
    projects: XcodeProjects = XcodeProjects(), dependencies: [DependencyFile] = [], folders: [Path],
    configuration: RunConfiguration, result: AnalysisResult,
    problems: [Problem], outputs: [ReportOutput], changes: ChangeSet?
  ) {
    self.sources = sources
    self.fileCount = fileCount
    self.lineCount = lineCount
    self.manifests = manifests
    self.projects = projects
    self.dependencies = dependencies
    self.folders = folders
    self.configuration = configuration
    findings = configuration.selected(result.findings)
    suppressed = result.suppressed.filter { !configuration.selected([$0.finding]).isEmpty }
    self.problems = problems
    self.outputs = outputs
    self.changes = changes
  }
}

func analyzeProject(
  _ settings: CheckSettings, times: inout StageTimes, on console: inout Console
) throws(DriverError) -> ProjectRun {
  let threads = settings.threads ?? processorCount()
  // Without the name of a file the text on standard input is all there is.
  let standard = settings.readsBuffer && settings.bufferPath == nil ? [Path("-")] : []
  let paths = settings.paths + standard
  var discovery = discoverFiles(
    paths.isEmpty ? [Path(".")] : paths, in: console.workingDirectory, threads: threads)
  var changeSet: ChangeSet?
  if let request = settings.changes { changeSet = try changes(request, on: console) }
  var texts = changeSet?.staged ?? [:]
  discovery.add(filesNotOnDisk: texts.keys.sorted(), in: console.workingDirectory)
  let buffer = try readBuffer(settings, on: console)
  var reported: Set<Path>?
  if !settings.contextPaths.isEmpty {
    reported = Set(discovery.files.map(\.path) + (discovery.readsStandardInput ? [console.workingDirectory] : []))
    discovery.add(discoverFiles(settings.contextPaths, in: console.workingDirectory, threads: threads))
  }
  if let buffer {
    discovery.add(buffer.file)
    texts[buffer.file.path] = buffer.bytes
    reported = [buffer.file.path]
  }
  var configuration = try RunConfiguration(
    settings, files: discovery.files.map(\.path) + (discovery.readsStandardInput ? [console.workingDirectory] : []),
    reporting: reported, in: console.workingDirectory)
  let outputs = try configuration.outputs(settings)
  if settings.isBaselineStrict, configuration.baselinePlace(settings, in: console.workingDirectory) == nil {
    throw .usage("\"--strict-baseline\" needs a baseline: \"--baseline FILE\", or \"baseline\" in the configuration")
  }
  times.finish("walk")
  if settings.isVerbose {
    console.say(remarks(on: settings, outputs: outputs, discovery: discovery, threads: threads))
    if settings.usesCache, CacheFolder(settings, on: console) == nil { console.say(remarkOnNoCache) }
  }
  let tellsFunctions = settings.isVerbose && !configuration.functions.isEmpty
  let cache = ResultCache(settings, configuration, discovery, on: console, threads: threads)
  if let cache {
    let earlier = cache.earlierRun(of: discovery, configuration)
    times.finish("look into the cache")
    if settings.isVerbose { console.say(cache.remark(isUnchanged: earlier != nil)) }
    if let earlier {
      configuration.keepOnly(earlier.kept)
      if tellsFunctions {
        console.say(remarks(on: configuration.functionsAboutNothing(in: earlier.result, absent: [])))
      }
      return ProjectRun(
        sources: earlier.sources, fileCount: earlier.fileCount, lineCount: earlier.lineCount,
        folders: discovery.folders, configuration: configuration, result: earlier.result,
        problems: discovery.problems + earlier.problems, outputs: outputs, changes: changeSet)
    }
  }
  let progress = Progress(total: discovery.files.count, on: console, isQuiet: settings.isQuiet)
  let all = readSources(
    discovery, replacing: texts, threads: threads, standardInput: console.inputDescriptor,
    watchesContents: cache != nil, progress: progress)
  let kept = all.indices.filter { all[$0].facts != nil }
  let sources = kept.map { all[$0] }
  let files = sources.compactMap(\.facts)
  configuration.keepOnly(kept)
  times.finish("read and parse")
  progress?.enter("analysing \(all.count) files")

  let manifests = readManifests(enclosingManifests(of: discovery))
  let projects = XcodeProjects(xcodeProjects(of: discovery), threads: threads)
  let dependencies = try configuration.dependencies(settings).sources(
    of: files, manifests: manifests, in: console.workingDirectory, threads: threads)
  times.finish("read dependencies")
  let absent = tellsFunctions ? configuration.functionsNotFound(in: files, manifests: manifests) : []
  let seen = cache?.filesSeen(
    all, manifests: manifests, projects: projects, dependencies: dependencies, configuration)
  // Of files that have not changed the facts are wanted again, to know what was found before.
  let result = analyzeFiles(
    files, dependencies: dependencies, manifests: manifests, projects: projects, catalogue: configuration.catalogue,
    options: configuration.options,
    threads: settings.threads ?? usefulThreads(for: files + dependencies.map(\.facts), of: threads),
    takesFacts: changeSet == nil, leavesMemory: console.endsWithRun, finished: { times.finish($0) },
    settings: { configuration.policy(of: $0).chosen }, isReported: { configuration.covers($0) })
  progress?.end()
  if tellsFunctions { console.say(remarks(on: configuration.functionsAboutNothing(in: result, absent: absent))) }
  if let cache, let seen {
    do throws(SystemError) {
      try cache.keep(result, of: seen)
    } catch {
      if settings.isVerbose { console.say(cache.remark(on: error)) }
    }
    times.finish("keep the result")
  }
  return ProjectRun(
    sources: sources + dependencies.map { AnalysedSource($0) }, fileCount: files.count,
    lineCount: files.reduce(0) { $0 + $1.lineCount }, manifests: manifests, projects: projects,
    dependencies: dependencies, folders: discovery.folders, configuration: configuration, result: result,
    problems: discovery.problems + all.flatMap(\.problems), outputs: outputs, changes: changeSet)
}
