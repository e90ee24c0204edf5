import AsyncLintAnalysis
import AsyncLintCatalogue
import AsyncLintSyntax
import Synchronization

/// What is kept of a file once its bytes are gone.
///
/// A class, because a list of thousands of them is copied a few times on the way to the analysis.
final class AnalysedFile: Sendable {
  /// As it is shown.
  let path: String
  /// Absolute and without links; empty for standard input.
  let location: String
  /// Until an analysis has taken them.
  private let kept: Mutex<FileFacts>
  /// What the facts were made of, for those bodies.
  let source: SourceBytesProvider
  let contents: ContentWatch
  /// Of a `Package.swift`.
  let manifest: PackageManifest?
  let lineCount: Int

  fileprivate init(
    path: String, location: String, facts: FileFacts, source: @escaping SourceBytesProvider, contents: ContentWatch,
    manifest: PackageManifest?
  ) {
    self.path = path
    self.location = location
    kept = Mutex(facts)
    self.source = source
    self.contents = contents
    self.manifest = manifest
    lineCount = Int(facts.lineCount)
  }

  /// Without what stands in bodies that the analysis may never ask for; nothing when an analysis has taken them.
  var facts: FileFacts { kept.withLock { $0 } }

  /// The facts, for an analysis that is to be the only one to hold them.
  func takeFacts() -> FileFacts {
    kept.withLock { facts in
      defer { facts = FileFacts() }
      return facts
    }
  }
}

/// In bytes. Code may nest deeply, and the default of a secondary thread is half a megabyte on macOS.
let parserStackSize = 16 << 20

/// Looks at one file after the other, each alone. One for each thread, with a stack of `parserStackSize`.
final class FactsReader {
  private let parser = FileParser()
  private let watchesContents: Bool

  /// `watchesContents`: somebody will ask whether the files are what they were, which takes 1.5 % of a run to tell.
  init(watchesContents: Bool = true) { self.watchesContents = watchesContents }

  /// `source`: where the bytes can be had again; without it they are kept.
  func read(path: String, location: String, bytes: [UInt8], source: SourceBytesProvider? = nil) -> AnalysedFile {
    let contents = watchesContents ? ContentWatch(bytes) : .none
    let facts = parser.outline(bytes)
    let manifest = location.hasSuffix("/Package.swift") ? PackageManifest(facts, text: bytes) : nil
    let kept: SourceBytesProvider = { bytes }
    return AnalysedFile(
      path: path, location: location, facts: facts,
      source: source.map { watchesContents ? contents.watching($0) : $0 } ?? kept,
      contents: contents, manifest: manifest)
  }
}

/// How many of so many threads the analysis of these files is worth: with two instead of one packages of up to 10,000 lines took longer, of
/// 20,000 less.
func usefulThreads(for files: [AnalysedFile], of threads: Int) -> Int {
  min(threads, 1 + files.reduce(0) { $0 + $1.lineCount } / 10_000)
}

/// What is found in all files together; the numbers of files in it are indexes into `files`, with the dependencies' after them.
///
/// `manifests` are those of packages that the files belong to without being among them, `projects` those of Xcode. `settings` gives what holds for
/// a file, by its number, where its target sets something else. `isReported` says of a file whether findings
/// in it are wanted: the others are only understood. `takesFacts`: the facts of `files` are wanted for nothing else. `leavesMemory` and
/// `finished`: as for `analysis`.
func analyzeFiles(
  _ files: [AnalysedFile], dependencies: [DependencyFile] = [], manifests: [AnalysedFile],
  projects: XcodeProjects = XcodeProjects(), catalogue: CatalogueSource, options: AnalysisOptions, threads: Int = 1,
  takesFacts: Bool = true, leavesMemory: Bool = false,
  finished: (String) -> Void = { _ in }, settings: (Int) -> ChosenSettings = { _ in ChosenSettings() },
  isReported: (Int) -> Bool = { _ in true }
) -> AnalysisResult {
  analysis(
    of: analysisInputs(
      files, dependencies: dependencies, manifests: manifests, projects: projects, takesFacts: takesFacts,
      settings: settings, isReported: isReported),
    catalogue: catalogue, options: options, threads: threads, leavesMemory: leavesMemory, finished: finished,
    run: runInParallel)
}

/// Does each piece of work on a thread of its own.
func runInParallel(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
  _ = parallelMap(count: count, threads: count, stackSize: parserStackSize) { work }
}

/// `takesFacts`: as in `analyzeFiles`.
func analysisInputs(
  _ files: [AnalysedFile], dependencies: [DependencyFile], manifests: [AnalysedFile],
  projects: XcodeProjects = XcodeProjects(), takesFacts: Bool = false,
  settings: (Int) -> ChosenSettings = { _ in ChosenSettings() }, isReported: (Int) -> Bool
) -> [AnalysisInput] {
  let targets = targets(
    of: files.map(\.location),
    manifests: (files + manifests).compactMap { file in file.manifest.map { (file.location, $0) } })
  var inputs = files.indices.map { index in
    AnalysisInput(
      path: files[index].path, module: targets[index].module,
      settings: settings(index).over(projects.settings(of: files[index].location, in: targets[index])),
      isReported: isReported(index),
      facts: takesFacts ? files[index].takeFacts() : files[index].facts, source: files[index].source)
  }
  inputs += dependencies.map {
    AnalysisInput(
      path: $0.facts.path, module: $0.module, isReported: false, isLibrary: true, facts: $0.facts.facts,
      source: $0.facts.source)
  }
  return inputs
}
