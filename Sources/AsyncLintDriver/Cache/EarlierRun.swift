import AsyncLintAnalysis
import Synchronization

/// A run whose files were found to be as in an earlier one.
struct EarlierRun: Sendable {
  /// Those that were analysed, then those of dependencies, as findings number them. They come without facts.
  var sources: [AnalysedSource]
  /// How many of them are no dependencies.
  var fileCount: Int
  var lineCount: Int
  /// By discovery, those that were analysed.
  var kept: [Int]
  var problems: [Problem]
  var result = AnalysisResult(findings: [], suppressed: [])
}

extension ResultCache {
  /// The run without its result; nil when anything is not as it was. Parses manifests and nothing else.
  ///
  /// Looks at names and sizes before it reads files, and stops reading at the first that has changed: a run that has to analyse after all
  /// should not have waited for nothing.
  func comparedRun(
    _ discovery: FileDiscovery, with state: AnalysisState, _ configuration: RunConfiguration
  ) -> EarlierRun? {
    guard discovery.files.count == state.files.count,
      discovery.files.indices.allSatisfy({ looksUnchanged($0, discovery, state, configuration) })
    else { return nil }
    let manifests = readManifests(enclosingManifests(of: discovery))
    let digests = state.files.map(\.analysed?.digest)
    guard manifests.map({ ManifestState($0) }) == state.manifests, hasSameProjects(discovery, state),
      let texts = readTexts(discovery.files, expecting: digests, threads: threads)
    else { return nil }

    var run = EarlierRun(sources: [], fileCount: 0, lineCount: 0, kept: [], problems: [])
    for (index, (file, text)) in zip(discovery.files, texts).enumerated() {
      run.problems += text.problems
      guard let analysed = state.files[index].analysed else { continue }
      run.problems += encodingProblems(
        file.shownPath.text, hasInvalidUTF8: analysed.hasInvalidUTF8, hasNull: analysed.hasNull)
      run.sources.append(AnalysedSource(unchanged: file, status: text.status))
      run.lineCount += analysed.lineCount
      run.kept.append(index)
    }
    run.fileCount = run.sources.count
    if dependencies == .off { return run }

    let modules = ImportableModules(manifests: manifests + texts.compactMap(\.manifest))
    // An error to be told when they were asked for by name.
    if dependencies == .on, !modules.hasPackages { return nil }
    let present = Set(run.sources.compactMap { $0.file?.path.text })
    let files = modules.files(of: state.imports, except: present, in: workingDirectory, threads: threads)
    guard let texts = readTexts(files.map(\.source), threads: threads) else { return nil }
    var read: [DependencyState] = []
    for (file, text) in zip(files, texts).sorted(by: { isBefore($0.0, $1.0) }) {
      guard let digest = text.digest else { continue }
      read.append(
        DependencyState(
          shownPath: file.source.shownPath, path: file.source.path, module: file.module, digest: digest))
      run.sources.append(AnalysedSource(unchanged: file.source, status: text.status))
    }
    return read == state.dependencies ? run : nil
  }

  /// By name, size and settings, without reading it.
  private func looksUnchanged(
    _ index: Int, _ discovery: FileDiscovery, _ state: AnalysisState, _ configuration: RunConfiguration
  ) -> Bool {
    let file = discovery.files[index]
    let earlier = state.files[index]
    guard file.path == earlier.path, file.shownPath == earlier.shownPath else { return false }
    guard let analysed = earlier.analysed else { return true }
    return file.size == analysed.digest.size && configuration.covers(index) == analysed.isReported
      && configuration.policy(of: index).chosen == analysed.chosen
  }

  /// Apart from who asks: within that the optimizer of Swift 6.3.1 fails on it ("Found ownership error").
  @inline(never)
  private func hasSameProjects(_ discovery: FileDiscovery, _ state: AnalysisState) -> Bool {
    XcodeProjects.hold(state.projects, for: xcodeProjects(of: discovery))
  }
}

/// A file that was read to be compared.
private struct ComparedText: Sendable {
  /// nil: not to be analysed.
  var digest: ContentDigest?
  var problems: [Problem]
  var status: FileStatus?
  /// Of a `Package.swift`.
  var manifest: AnalysedFile?
}

/// Reads all files and parses the manifests among them; nil as soon as one has not the expected digest.
private func readTexts(
  _ files: [SourceFile], expecting digests: [ContentDigest?]? = nil, threads: Int
) -> [ComparedText]? {
  let order = files.indices.sorted { (files[$1].size, $0) < (files[$0].size, $1) }
  let difference = Difference()
  let texts = parallelMap(count: files.count, order: order, threads: threads, stackSize: parserStackSize) {
    let reader = FactsReader()
    return { index -> ComparedText? in
      if difference.isFound { return nil }
      let file = files[index]
      let text = readSource(file)
      let digest = text.bytes.map { ContentDigest($0) }
      if let digests, digests[index] != digest { difference.find() }
      var compared = ComparedText(digest: digest, problems: text.problems, status: text.status)
      if let bytes = text.bytes, file.path.lastComponent.elementsEqual("Package.swift".utf8) {
        compared.manifest = reader.read(path: file.shownPath.text, location: file.path.text, bytes: bytes)
      }
      return compared
    }
  }
  return difference.isFound ? nil : texts.compactMap(\.self)
}

/// Whether any thread has found one.
private final class Difference: Sendable {
  private let found = Atomic(false)

  var isFound: Bool { found.load(ordering: .relaxed) }
  func find() { found.store(true, ordering: .relaxed) }
}
