import AsyncLintAnalysis
import AsyncLintReport

/// A file after its analysis.
struct AnalysedSource: Sendable {
  /// nil for standard input without a name.
  var file: SourceFile?
  var shownPath: String
  /// nil when it could not be analysed.
  let facts: AnalysedFile?
  let problems: [Problem]
  let status: FileStatus?
  /// nil: they can be read again.
  var keptBytes: [UInt8]?

  /// Looks at the text with `reader` and adds what is odd about it to the problems.
  init(_ text: SourceText, of file: SourceFile?, shownPath: String, with reader: FactsReader) {
    self.file = file
    self.shownPath = shownPath
    status = text.status
    // What is not on disk, or not as it was read, is kept.
    let source = text.status == nil ? nil : file.map { rereading($0.path) }
    facts = text.bytes.map { reader.read(path: shownPath, location: file?.path.text ?? "", bytes: $0, source: source) }
    problems =
      text.problems
      + (facts.map {
        encodingProblems($0.path, hasInvalidUTF8: $0.facts.hasInvalidUTF8, hasNull: $0.facts.hasNull)
      } ?? [])
    if text.status == nil { keptBytes = text.bytes ?? [] }
  }

  init(_ file: DependencyFile) {
    self.file = file.source
    shownPath = file.facts.path
    facts = file.facts
    problems = []
    status = file.status
  }

  /// A file of an earlier run that has not changed. Nobody needs its facts.
  init(unchanged file: SourceFile, status: FileStatus?) {
    self.file = file
    shownPath = file.shownPath.text
    facts = nil
    problems = []
    self.status = status
  }

  /// A file as it was before changes.
  init(earlier file: EarlierFile, in workingDirectory: Path, with reader: FactsReader) {
    let shown = file.path.relative(to: workingDirectory) ?? file.path
    let source = SourceFile(
      path: file.path, shownPath: shown, identity: FileIdentity(device: 0, inode: 0), size: file.bytes.count,
      isLink: false, isExplicit: false)
    self.init(
      examine(file.bytes, shownPath: shown.text, status: nil), of: source, shownPath: shown.text, with: reader)
  }
}

func encodingProblems(_ shownPath: String, hasInvalidUTF8: Bool, hasNull: Bool) -> [Problem] {
  var problems: [Problem] = []
  if hasInvalidUTF8 {
    problems.append(Problem(shownPath, .invalidUTF8, "analysed as it is: not all of it is UTF-8", isTrouble: false))
  }
  if hasNull {
    problems.append(Problem(shownPath, .nulBytes, "analysed as it is: has NUL bytes", isTrouble: false))
  }
  return problems
}

/// Gives the bytes of a file that has been read once; none when it cannot be read again.
func rereading(_ path: Path) -> SourceBytesProvider { { (try? readFile(at: path))?.bytes ?? [] } }

/// Reads and analyses every file for itself, the largest first; in the order of the shown paths, standard input last.
///
/// `texts` stand in for those of the files on disk. `watchesContents`: as for `FactsReader`.
func readSources(
  _ discovery: FileDiscovery, replacing texts: [Path: [UInt8]], threads: Int, standardInput: Int32,
  watchesContents: Bool = true, progress: Progress?
) -> [AnalysedSource] {
  let files = discovery.files
  let order = files.indices.sorted { (files[$1].size, $0) < (files[$0].size, $1) }
  var sources = parallelMap(count: files.count, order: order, threads: threads, stackSize: parserStackSize) {
    let reader = FactsReader(watchesContents: watchesContents)
    return { index in
      defer { progress?.step() }
      let file = files[index]
      let shown = file.shownPath.text
      let text = texts[file.path].map { examine($0, shownPath: shown, status: nil) } ?? readSource(file)
      return AnalysedSource(text, of: file, shownPath: shown, with: reader)
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
  let manifests = parallelMap(count: paths.count, threads: 1, stackSize: parserStackSize) {
    let reader = FactsReader()
    return { index -> AnalysedFile? in
      guard let contents = try? readFile(at: paths[index]) else { return nil }
      return reader.read(
        path: paths[index].text, location: paths[index].text, bytes: contents.bytes,
        source: rereading(paths[index]))
    }
  }
  return manifests.compactMap(\.self)
}

/// The bytes of the files that findings stand in, read a second time: to keep those of all files would cost as much memory as the
/// code base is large. The sources from the `fileCount`th on are libraries'.
func reread(
  _ sources: [AnalysedSource], fileCount: Int, mentionedIn findings: [Finding]
) -> (files: [ReportFile], problems: [Problem]) {
  var mentioned: Set<Int> = []
  for finding in findings {
    mentioned.insert(finding.file)
    mentioned.formUnion(finding.chain.map(\.file))
    mentioned.formUnion(finding.notes.compactMap(\.file))
  }
  var problems: [Problem] = []
  let files = sources.enumerated().map { index, source in
    let isLibrary = index >= fileCount
    guard mentioned.contains(index) else { return ReportFile(path: source.shownPath) }
    if let bytes = source.keptBytes {
      return ReportFile(
        path: source.shownPath, pathBytes: source.file?.shownPath.bytes, bytes: bytes, isLibrary: isLibrary)
    }
    guard let file = source.file else { return ReportFile(path: source.shownPath) }
    let contents = try? readFile(at: file.path)
    if contents?.status.size != source.status?.size || contents?.status.modified != source.status?.modified {
      let message = "changed during the run: places in it may be wrong"
      problems.append(Problem(source.shownPath, .changed, message, isTrouble: false))
    }
    return ReportFile(
      path: source.shownPath, pathBytes: file.shownPath.bytes, bytes: contents?.bytes ?? [], isLibrary: isLibrary)
  }
  return (files, problems)
}
