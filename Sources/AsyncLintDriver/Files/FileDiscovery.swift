/// The Swift files that the paths of a command line stand for, each once, in byte order of the paths shown.
struct FileDiscovery: Sendable {
  var files: [SourceFile] = []
  var problems: [Problem] = []
  /// The Xcode projects in the folders that were walked.
  var projects: [Path] = []
  /// The folders that were walked and those of the files that were named.
  var folders: [Path] = []
  /// Whether `-` was among the paths.
  var readsStandardInput = false
}

extension FileDiscovery {
  /// Puts the files of another one among these; of a file that both have, this one's name stays.
  mutating func add(_ other: FileDiscovery) {
    let known = Set(files.map(\.identity))
    files += other.files.filter { !known.contains($0.identity) }
    files.sort { $0.shownPath < $1.shownPath }
    problems += other.problems
    projects += other.projects
    folders += other.folders
  }
}

/// A file to be analysed.
struct SourceFile: Sendable {
  /// To open it with: absolute and without links.
  let path: Path
  /// To show: relative to the working directory when it lies below it, else absolute.
  var shownPath: Path
  let identity: FileIdentity
  /// In bytes, when it was found.
  let size: Int
  /// Found through a link: a name without one is preferred.
  let isLink: Bool
  /// Named on the command line: that it cannot be read is trouble.
  var isExplicit: Bool
}

/// Looks at every path: files are taken whatever their name, folders are walked. Reads folders on several threads, opens no other file than
/// `.gitignore` and its like. A path that is missing or neither file nor folder is trouble; the others are looked at all the same.
func discoverFiles(_ paths: [Path], in workingDirectory: Path, threads: Int) -> FileDiscovery {
  var discovery = FileDiscovery()
  var roots: [WalkRoot] = []
  for path in paths {
    if path == Path("-") {
      discovery.readsStandardInput = true
      continue
    }
    // The name as given, because `name/` and `link/..` mean what the system says they mean.
    let given = absolute(path, in: workingDirectory)
    let shown = shownPath(of: path, in: workingDirectory)
    do throws(SystemError) {
      // An empty name would be the working directory itself.
      if path.bytes.isEmpty { throw SystemError.noSuchFile }
      let status = try FileStatus.of(given, followingLinks: true)
      let real = realPath(given) ?? given
      let isLink = real != absolute(shown, in: workingDirectory)
      switch status.kind {
      case .directory:
        roots.append(WalkRoot(path: real, shownPath: shown, isLink: isLink))
      case .regular:
        discovery.files.append(
          SourceFile(
            path: real, shownPath: shown, identity: status.identity, size: status.size, isLink: isLink,
            isExplicit: true))
      case .namedPipe, .socket, .device, .symbolicLink:
        discovery.problems.append(Problem(shown.text, specialFile: status.kind, isTrouble: true))
      }
    } catch {
      discovery.problems.append(Problem(path.text, error, isTrouble: true))
    }
  }
  discovery.folders = roots.map(\.path) + discovery.files.compactMap(\.path.parent)
  let walk = walkFolders(roots, threads: threads)
  discovery.files = eachOnce(discovery.files + walk.files)
  discovery.projects = walk.projects
  discovery.problems += walk.problems
  return discovery
}

/// One entry for each file: by its real name rather than a link's, else by the name that comes first.
private func eachOnce(_ files: [SourceFile]) -> [SourceFile] {
  var indexes: [FileIdentity: Int] = [:]
  var unique: [SourceFile] = []
  indexes.reserveCapacity(files.count)
  unique.reserveCapacity(files.count)
  for file in files {
    guard let index = indexes[file.identity] else {
      indexes[file.identity] = unique.count
      unique.append(file)
      continue
    }
    let isExplicit = unique[index].isExplicit || file.isExplicit
    if isPreferred(file, to: unique[index]) { unique[index] = file }
    unique[index].isExplicit = isExplicit
  }
  return unique.sorted { $0.shownPath < $1.shownPath }
}

private func isPreferred(_ file: SourceFile, to other: SourceFile) -> Bool {
  if file.isLink != other.isLink { return other.isLink }
  return file.shownPath < other.shownPath
}

/// Names are taken as they are given where that is possible, so that a link in a path stays visible. Empty for the working
/// directory itself.
private func shownPath(of path: Path, in workingDirectory: Path) -> Path {
  let absolute = absolute(path, in: workingDirectory)
  // What a name with `..` or outside of the working directory means only the file system knows: `/var` may be `/private/var`.
  let candidates = [path.resolvedByName(in: workingDirectory), realPath(absolute)].compactMap { $0 }
  for candidate in candidates {
    if candidate == workingDirectory { return Path([]) }
    if let relative = candidate.relative(to: workingDirectory) { return relative }
  }
  return candidates.first ?? absolute
}

/// An empty path is the working directory.
func absolute(_ path: Path, in workingDirectory: Path) -> Path {
  if path.isAbsolute { return path }
  return path.bytes.isEmpty ? workingDirectory : workingDirectory.appending(path.bytes)
}
