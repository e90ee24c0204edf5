import AsyncLintAnalysis

/// Everything that an analysis has looked at besides its settings: which files, and what was in them.
struct AnalysisState: Equatable, Sendable {
  var files: [FileState]
  /// Of packages that the files belong to without being among them.
  var manifests: [ManifestState]
  /// Of Xcode projects, with their `.xcconfig` files.
  var projects: [XcodeProjects.SeenFile]
  /// Names of the modules that any of the files imports, the dependencies' files among them; in order. Which folders these are is looked up
  /// anew each time. Empty when dependencies are not asked for.
  var imports: [String]
  var dependencies: [DependencyState]
}

struct FileState: Equatable, Sendable {
  var shownPath: Path
  var path: Path
  /// nil: it was not analysed.
  var analysed: Analysed?

  struct Analysed: Equatable, Sendable {
    var digest: ContentDigest
    var isReported: Bool
    var chosen: ChosenSettings
    var lineCount: Int
    var hasInvalidUTF8: Bool
    var hasNull: Bool
  }
}

struct ManifestState: Equatable, Sendable {
  var path: String
  var digest: ContentDigest

  init(path: String, digest: ContentDigest) {
    self.path = path
    self.digest = digest
  }

  init(_ file: AnalysedFile) { self.init(path: file.location, digest: file.contents.digest) }
}

struct DependencyState: Equatable, Sendable {
  var shownPath: Path
  var path: Path
  var module: ModuleIdentity
  var digest: ContentDigest
}

extension AnalysisState {
  /// `configuration` knows the files that were analysed.
  init(
    _ sources: [AnalysedSource], manifests: [AnalysedFile], projects: XcodeProjects, dependencies: [DependencyFile],
    readsDependencies: Bool, _ configuration: RunConfiguration
  ) {
    files = []
    var count = 0
    for source in sources {
      guard let file = source.file else { continue }
      var state = FileState(shownPath: file.shownPath, path: file.path)
      if let analysed = source.facts {
        state.analysed = FileState.Analysed(
          digest: analysed.contents.digest, isReported: configuration.covers(count),
          chosen: configuration.policy(of: count).chosen, lineCount: analysed.lineCount,
          hasInvalidUTF8: analysed.facts.hasInvalidUTF8, hasNull: analysed.facts.hasNull)
        count += 1
      }
      files.append(state)
    }
    self.manifests = manifests.map { ManifestState($0) }
    self.projects = projects.seen
    let read = readsDependencies ? sources.compactMap(\.facts) + dependencies.map(\.facts) : []
    imports = Set(read.flatMap { $0.facts.importedModules }).sorted()
    self.dependencies = dependencies.map {
      DependencyState(
        shownPath: $0.source.shownPath, path: $0.source.path, module: $0.module, digest: $0.facts.contents.digest)
    }
  }
}

extension EntryWriter {
  /// Paths that are shown as they are without the working directory are written without it.
  mutating func add(_ state: AnalysisState, in workingDirectory: Path) {
    func addPath(_ path: Path, shownAs shown: Path, to writer: inout EntryWriter) {
      writer.add(shown.bytes)
      writer.add(path == workingDirectory.appending(shown.bytes) ? [] : path.bytes)
    }
    addList(state.files) { writer, file in
      addPath(file.path, shownAs: file.shownPath, to: &writer)
      writer.addOptional(file.analysed) { writer, analysed in
        writer.add(analysed.digest)
        writer.add(analysed.isReported)
        for choice in [analysed.chosen.isOnMainActor, analysed.chosen.staysWithCallers] {
          writer.addOptional(choice) { $0.add($1) }
        }
        writer.add(analysed.lineCount)
        writer.add(analysed.hasInvalidUTF8)
        writer.add(analysed.hasNull)
      }
    }
    addList(state.manifests) { writer, manifest in
      writer.add(manifest.path)
      writer.add(manifest.digest)
    }
    addList(state.projects) { writer, file in
      writer.add(file.path)
      writer.addOptional(file.digest) { $0.add($1) }
    }
    addList(state.imports) { $0.add($1) }
    addList(state.dependencies) { writer, file in
      addPath(file.path, shownAs: file.shownPath, to: &writer)
      writer.add(file.module.package)
      writer.add(file.module.name)
      writer.add(file.digest)
    }
  }
}

extension EntryReader {
  mutating func state(in workingDirectory: Path) throws(DamagedEntry) -> AnalysisState {
    func paths(_ reader: inout EntryReader) throws(DamagedEntry) -> (shown: Path, path: Path) {
      let shown = try reader.string()
      let path = try reader.string()
      return (Path(shown), path.isEmpty ? workingDirectory.appending(shown) : Path(path))
    }
    let files = try list { (reader) throws(DamagedEntry) in
      let (shown, path) = try paths(&reader)
      let analysed = try reader.optional { (reader) throws(DamagedEntry) in
        FileState.Analysed(
          digest: try reader.digest(), isReported: try reader.flag(),
          chosen: ChosenSettings(
            isOnMainActor: try reader.optional { (reader) throws(DamagedEntry) in try reader.flag() },
            staysWithCallers: try reader.optional { (reader) throws(DamagedEntry) in try reader.flag() }),
          lineCount: try reader.number(),
          hasInvalidUTF8: try reader.flag(), hasNull: try reader.flag())
      }
      return FileState(shownPath: shown, path: path, analysed: analysed)
    }
    let manifests = try list { (reader) throws(DamagedEntry) in
      ManifestState(path: try reader.text(), digest: try reader.digest())
    }
    let projects = try list { (reader) throws(DamagedEntry) in
      XcodeProjects.SeenFile(
        path: try reader.text(),
        digest: try reader.optional { (reader) throws(DamagedEntry) in try reader.digest() })
    }
    let imports = try list { (reader) throws(DamagedEntry) in try reader.text() }
    let dependencies = try list { (reader) throws(DamagedEntry) in
      let (shown, path) = try paths(&reader)
      return DependencyState(
        shownPath: shown, path: path, module: ModuleIdentity(package: try reader.text(), name: try reader.text()),
        digest: try reader.digest())
    }
    return AnalysisState(
      files: files, manifests: manifests, projects: projects, imports: imports, dependencies: dependencies)
  }
}
