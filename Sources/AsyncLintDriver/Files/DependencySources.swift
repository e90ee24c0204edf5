import AsyncLintAnalysis

/// Sources of libraries, to know what calling them means.
struct DependencySources: Sendable {
  var files: [DependencyFile] = []
  /// Whether there is any package to look into, imported or not.
  var hasPackages = false
}

/// A file of a library, read and understood.
struct DependencyFile: Sendable {
  let origin: ModuleFile
  let status: FileStatus?
  let facts: AnalysedFile

  var source: SourceFile { origin.source }
  var module: ModuleIdentity { origin.module }
}

/// The modules of other packages that files may import.
struct ImportableModules {
  private var modules: [String: (package: Path, folder: Path)] = [:]
  /// Whether there is any package to look into.
  let hasPackages: Bool

  /// `manifests` are those of the packages that the files belong to.
  init(manifests: [AnalysedFile]) {
    let packages = dependencyPackages(
      of: manifests.compactMap { file in
        Path(file.location).parent.map { (folder: $0, manifest: file.manifest) }
      }, readManifest: { readManifests([$0]).first?.manifest })
    hasPackages = !packages.isEmpty
    for package in packages {
      for (name, folder) in package.modules where modules[name] == nil { modules[name] = (package.folder, folder) }
    }
  }

  /// The files of those modules, without the files at the places in `present`.
  func files(
    of imports: some Sequence<String>, except present: Set<String>, in workingDirectory: Path, threads: Int
  ) -> [ModuleFile] {
    var files: [ModuleFile] = []
    for name in imports.sorted() {
      guard let (package, folder) = modules[name] else { continue }
      let root = WalkRoot(path: folder, shownPath: folder.relative(to: workingDirectory) ?? folder, isLink: false)
      for file in walkFolders([root], threads: threads).files where !present.contains(file.path.text) {
        files.append(ModuleFile(module: ModuleIdentity(package: package.text, name: name), source: file))
      }
    }
    return files
  }
}

struct ModuleFile: Sendable {
  let module: ModuleIdentity
  let source: SourceFile
}

/// The order of dependencies among the inputs of an analysis.
func isBefore(_ left: ModuleFile, _ right: ModuleFile) -> Bool {
  if left.source.shownPath != right.source.shownPath { return left.source.shownPath < right.source.shownPath }
  return (left.module.package, left.module.name) < (right.module.package, right.module.name)
}

/// Reads the modules of other packages that the files import, and what these import in turn; in order of their paths.
///
/// `manifests` are those of the packages that the files belong to. A file that cannot be read is left out: it is nobody's file to lint.
func readDependencies(
  of files: [AnalysedFile], manifests: [AnalysedFile], in workingDirectory: Path, threads: Int
) -> DependencySources {
  let modules = ImportableModules(manifests: manifests)
  guard modules.hasPackages else { return DependencySources() }
  let present = Set(files.map(\.location))
  var read: [DependencyFile] = []
  var imports = Set(files.flatMap { $0.facts.importedModules })
  var known = imports
  while !imports.isEmpty {
    let next = readFiles(
      modules.files(of: imports, except: present, in: workingDirectory, threads: threads), threads: threads)
    imports = Set(next.flatMap { $0.facts.facts.importedModules }).subtracting(known)
    known.formUnion(imports)
    read += next
  }
  return DependencySources(files: read.sorted { isBefore($0.origin, $1.origin) }, hasPackages: true)
}

private func readFiles(_ files: [ModuleFile], threads: Int) -> [DependencyFile] {
  let order = files.indices.sorted { (files[$1].source.size, $0) < (files[$0].source.size, $1) }
  let read = parallelMap(count: files.count, order: order, threads: threads, stackSize: parserStackSize) {
    let reader = FactsReader()
    return { index -> DependencyFile? in
      let source = files[index].source
      let text = readSource(source)
      guard let bytes = text.bytes else { return nil }
      return DependencyFile(
        origin: files[index], status: text.status,
        facts: reader.read(
          path: source.shownPath.text, location: source.path.text, bytes: bytes, source: rereading(source.path)))
    }
  }
  return read.compactMap(\.self)
}
