import AsyncLintAnalysis

/// A package that analysed files may build on.
struct DependencyPackage: Sendable {
  /// Without links.
  let folder: Path
  /// Folders of the modules that others may import, by the module's name; only those that are there.
  let modules: [String: Path]
}

/// The packages that lie in `.build/checkouts` of the given packages, and those that these name by path, in order of preference: local
/// ones first, each kind in byte order.
///
/// `packages` are folders with the manifests in them, if they could be read. Reads folders and manifests, no sources.
func dependencyPackages(
  of packages: [(folder: Path, manifest: PackageManifest?)], readManifest: (Path) -> PackageManifest?
) -> [DependencyPackage] {
  let own = Set(packages.map(\.folder))
  var found: [DependencyPackage] = []
  var seen = own
  func add(_ folder: Path) -> PackageManifest? {
    guard seen.insert(folder).inserted, let manifest = readManifest(folder.appending("Package.swift")) else {
      return nil
    }
    found.append(DependencyPackage(folder: folder, modules: moduleFolders(of: manifest, in: folder)))
    return manifest
  }
  var pending = packages
  while let next = pending.popLast() {
    for name in next.manifest?.localPackages ?? [] {
      guard let folder = realPath(absolute(Path(name), in: next.folder)), let manifest = add(folder) else { continue }
      pending.append((folder, manifest))
    }
  }
  found.sort { $0.folder < $1.folder }
  for folder in own.sorted() {
    let checkouts = folder.appending(".build/checkouts")
    for entry in (try? listDirectory(checkouts)) ?? [] {
      guard let folder = realPath(checkouts.appending(entry.name)) else { continue }
      _ = add(folder)
    }
  }
  return found
}

/// Targets with literal names, and for those that a manifest makes by other means the folders of `Sources`, whose names are the modules'.
private func moduleFolders(of manifest: PackageManifest, in package: Path) -> [String: Path] {
  var modules: [String: Path] = [:]
  let libraries = manifest.targets.filter(\.isLibrary)
  for target in libraries where modules[target.name] == nil {
    modules[target.name] = target.folders.lazy.map { absolute(Path($0), in: package) }.first(where: isFolder)
  }
  let sources = package.appending("Sources")
  if modules.isEmpty, libraries.count == 1, isFolder(sources) {
    // The sources of an only target need no folder of its own.
    return [libraries[0].name: sources]
  }
  let taken = Set(modules.values)
  for entry in (try? listDirectory(sources)) ?? [] {
    let name = String(decoding: entry.name, as: UTF8.self)
    let folder = sources.appending(entry.name)
    if modules[name] == nil, !taken.contains(folder), isFolder(folder) { modules[name] = folder }
  }
  return modules
}

private func isFolder(_ path: Path) -> Bool {
  (try? FileStatus.of(path, followingLinks: true))?.kind == .directory
}
