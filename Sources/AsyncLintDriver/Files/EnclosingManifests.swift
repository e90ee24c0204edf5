/// The `Package.swift` of the package that each walked folder and each named file lies in, when it is not among the files itself: `asynclint Sources`
/// still has to know the targets. In byte order.
///
/// Looked for from the folder upwards, not beyond the top of a repository.
func enclosingManifests(of discovery: FileDiscovery) -> [Path] {
  let read = Set(discovery.files.map(\.identity))
  var manifests: Set<Path> = []
  for folder in Set(discovery.folders) {
    guard let manifest = nearestManifest(from: folder) else { continue }
    if !read.contains(manifest.identity) { manifests.insert(manifest.path) }
  }
  return manifests.sorted()
}

private func nearestManifest(from folder: Path) -> (path: Path, identity: FileIdentity)? {
  var candidate: Path? = folder
  while let folder = candidate {
    let path = folder.appending("Package.swift")
    if let status = try? FileStatus.of(path, followingLinks: true), status.kind == .regular {
      return (path, status.identity)
    }
    if isRepository(folder) { return nil }
    candidate = folder.parent
  }
  return nil
}
