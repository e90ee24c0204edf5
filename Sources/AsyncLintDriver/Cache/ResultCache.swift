import AsyncLintAnalysis
import AsyncLintCatalogue

/// Results of whole analyses, kept from run to run: when nothing that an analysis looked at has changed, its result holds.
///
/// An entry answers a question: the tool, the settings and the paths. In it stands the state of all that was looked at, file by file with a
/// digest of its bytes, and what was found then. Each run reads every file and compares; no time of a file is trusted. That takes a fraction
/// of an analysis. Facts of single files are not kept: to read them back takes as long as to parse the files again.
struct ResultCache: Sendable {
  let folder: CacheFolder
  /// Compared as a whole: the name of the entry is only a digest of it.
  private let question: [UInt8]
  private let name: String
  let dependencies: CheckSettings.Dependencies
  let workingDirectory: Path
  let threads: Int

  /// nil when the run must not or cannot use one: not everything that it looks at is on disk, or there is no folder.
  init?(
    _ settings: CheckSettings, _ configuration: RunConfiguration, _ discovery: FileDiscovery, on console: Console,
    tool: FileStatus? = programStatus(), threads: Int
  ) {
    guard settings.usesCache, !settings.readsBuffer, settings.changes == nil, !discovery.readsStandardInput else {
      return nil
    }
    guard let folder = CacheFolder(settings, on: console), let tool else { return nil }
    workingDirectory = console.workingDirectory
    self.threads = threads
    dependencies = configuration.dependencies(settings)
    var writer = EntryWriter()
    writer.add(version)
    // Versions have many builds. The device is left out: it may have another number after the next start of the machine.
    writer.add(tool.identity.inode)
    writer.add(tool.size)
    for time in [tool.modified, tool.changed] {
      writer.add(UInt64(bitPattern: Int64(time.seconds)))
      writer.add(UInt64(bitPattern: Int64(time.nanoseconds)))
    }
    writer.add(console.workingDirectory.bytes)
    for paths in [settings.paths, settings.contextPaths] { writer.addList(paths) { $0.add($1.bytes) } }
    writer.add(dependencies)
    writer.add(configuration.options)
    if configuration.addsKnowledge {
      guard let packed = try? configuration.catalogue.catalogue.packed() else { return nil }
      writer.add(packed.strings)
      writer.add(packed.table)
    }
    question = writer.bytes
    name = entryName(of: ContentDigest(question))
    self.folder = folder
  }

  /// What an earlier run has found in these very files.
  func earlierRun(of discovery: FileDiscovery, _ configuration: RunConfiguration) -> EarlierRun? {
    guard let content = folder.entry(named: name) else { return nil }
    var reader = EntryReader(content)
    guard (try? reader.string()) == question, let state = try? reader.state(in: workingDirectory) else { return nil }
    guard var run = comparedRun(discovery, with: state, configuration),
      let result = try? reader.result(fileCount: run.fileCount)
    else { return nil }
    run.result = result
    folder.touch(name)
    return run
  }

  /// What an analysis is going to look at; to be asked before it takes the facts. `sources` are all that were read, in the order of the
  /// discovery; `configuration` knows those of them that can be analysed.
  func filesSeen(
    _ sources: [AnalysedSource], manifests: [AnalysedFile], projects: XcodeProjects, dependencies: [DependencyFile],
    _ configuration: RunConfiguration
  ) -> FilesSeen {
    FilesSeen(
      state: AnalysisState(
        sources, manifests: manifests, projects: projects, dependencies: dependencies,
        readsDependencies: self.dependencies != .off, configuration),
      contents: (sources.compactMap(\.facts) + manifests + dependencies.map(\.facts)).map(\.contents))
  }

  func keep(_ result: AnalysisResult, of files: FilesSeen) throws(SystemError) {
    // What the analysis has read again may have been something else by then.
    if files.contents.contains(where: \.hasChanged) { return }
    var writer = EntryWriter()
    writer.add(question)
    writer.add(files.state, in: workingDirectory)
    writer.add(result)
    try folder.keep(writer.bytes, named: name)
  }
}

struct FilesSeen: Sendable {
  var state: AnalysisState
  /// Of all files in it.
  var contents: [ContentWatch]
}

extension EntryWriter {
  mutating func add(_ options: AnalysisOptions) {
    add(options.reportsMainActor)
    add(options.reportsEventLoops)
    add(options.spreadsInformation)
    add(options.leastSeverity.rawValue)
    for names in [options.enabledRules, options.disabledRules, Set(options.nonblocking.texts)] {
      addList(names.sorted()) { $0.add($1) }
    }
    addList(options.blocking) { $0.add($1.name) }
    addList(options.closures) {
      $0.add($1.name)
      $0.add($1.parameter ?? "")
      $0.add($1.runs.rawValue)
    }
  }
}
