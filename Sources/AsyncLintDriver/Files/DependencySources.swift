import AsyncLintAnalysis

/// Sources of libraries, to know what calling them means.
struct DependencySources: Sendable {
  var files: [DependencyFile] = []
  /// Whether there is any package to look into, imported or not.
  var hasPackages = false
}

/// A file of a library, read and understood.
struct DependencyFile: Sendable {
  let source: SourceFile
  let status: FileStatus?
  let module: ModuleIdentity
  let facts: AnalysedFile
}

/// Reads the modules of other packages that the files import, and what these import in turn; in order of their paths.
///
/// `manifests` are those of the packages that the files belong to. A file that cannot be read is left out: it is nobody's file to lint.
func readDependencies(
  of files: [AnalysedFile], manifests: [AnalysedFile], in workingDirectory: Path, threads: Int
) -> DependencySources {
  let packages = dependencyPackages(
    of: manifests.compactMap { file in
      Path(file.location).parent.map { (folder: $0, manifest: file.manifest) }
    }, readManifest: { readManifests([$0]).first?.manifest })
  guard !packages.isEmpty else { return DependencySources() }
  var unread: [String: (package: Path, folder: Path)] = [:]
  for package in packages {
    for (name, folder) in package.modules where unread[name] == nil { unread[name] = (package.folder, folder) }
  }
  let present = Set(files.map(\.location))
  var read: [DependencyFile] = []
  var imports = Set(files.flatMap { $0.facts.importedModules })
  while !imports.isEmpty {
    let modules = imports.sorted().compactMap { name in
      unread.removeValue(forKey: name).map { (ModuleIdentity(package: $0.package.text, name: name), $0.folder) }
    }
    let next = readModules(modules, except: present, in: workingDirectory, threads: threads)
    imports = Set(next.flatMap { $0.facts.facts.importedModules })
    read += next
  }
  return DependencySources(files: read.sorted { $0.source.shownPath < $1.source.shownPath }, hasPackages: true)
}

private func readModules(
  _ modules: [(identity: ModuleIdentity, folder: Path)], except present: Set<String>, in workingDirectory: Path,
  threads: Int
) -> [DependencyFile] {
  let roots = modules.map {
    WalkRoot(path: $0.folder, shownPath: $0.folder.relative(to: workingDirectory) ?? $0.folder, isLink: false)
  }
  var found: [(module: ModuleIdentity, source: SourceFile)] = []
  for (module, root) in zip(modules, roots) {
    for file in walkFolders([root], threads: threads).files where !present.contains(file.path.text) {
      found.append((module.identity, file))
    }
  }
  let files = found
  let order = files.indices.sorted { (files[$1].source.size, $0) < (files[$0].source.size, $1) }
  let read = parallelMap(count: files.count, order: order, threads: threads, stackSize: parserStackSize) {
    let reader = FactsReader()
    return { index -> DependencyFile? in
      let (module, source) = files[index]
      let text = readSource(source)
      guard let bytes = text.bytes else { return nil }
      return DependencyFile(
        source: source, status: text.status, module: module,
        facts: reader.read(
          path: source.shownPath.text, location: source.path.text, bytes: bytes,
          source: rereading(source.path)))
    }
  }
  return read.compactMap(\.self)
}
