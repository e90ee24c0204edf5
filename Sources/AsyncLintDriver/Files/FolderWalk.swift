/// A folder to be walked.
struct WalkRoot: Sendable {
  /// Without links.
  let path: Path
  /// Stands in for `path` in what is shown.
  let shownPath: Path
  /// `shownPath` leads through a link.
  let isLink: Bool
}

/// All `*.swift` files and Xcode projects below the folders, in no particular order, some files perhaps twice.
///
/// Left out are the folders of `skippedFolders`, hidden folders and what `.gitignore` excludes; the folders asked for are walked
/// whatever their name. Links to files are followed, links to folders are not, as in git: so the walk ends, and a tree is not seen twice.
func walkFolders(_ roots: [WalkRoot], threads: Int) -> (files: [SourceFile], projects: [Path], problems: [Problem]) {
  var files: [SourceFile] = []
  var projects: [Path] = []
  var problems: [Problem] = []
  var level = roots.map { Folder(root: $0, path: $0.path, rules: IgnoreRules(above: $0.path)) }
  // All folders of one depth at once: simple, and the threads have enough to do in every tree that takes time.
  while !level.isEmpty {
    let folders = level
    let useful = min(threads, folders.count / 8 + 1)
    level = []
    for scan in parallelMap(count: folders.count, threads: useful, { { scanFolder(folders[$0]) } }) {
      files += scan.files
      projects += scan.projects
      problems += scan.problems
      level += scan.folders
    }
  }
  return (files, projects, problems)
}

let skippedFolders: Set<String> = [
  ".build", ".git", ".swiftpm", "Carthage", "DerivedData", "Pods", "node_modules",
]

private struct Folder: Sendable {
  let root: WalkRoot
  let path: Path
  /// Of the folders above.
  let rules: IgnoreRules

  func shown(_ entry: Path) -> Path {
    guard let relative = entry.relative(to: root.path) else { return root.shownPath }
    // The working directory itself is shown as nothing.
    return root.shownPath.bytes.isEmpty ? relative : root.shownPath.appending(relative.bytes)
  }
}

private struct FolderScan: Sendable {
  var files: [SourceFile] = []
  var folders: [Folder] = []
  var projects: [Path] = []
  var problems: [Problem] = []
}

private func scanFolder(_ folder: Folder) -> FolderScan {
  var scan = FolderScan()
  let entries: [DirectoryEntry]
  do { entries = try listDirectory(folder.path) } catch {
    let isAskedFor = folder.path == folder.root.path
    let shown = folder.shown(folder.path)
    let message = isAskedFor ? error.message : "skipped: \(error.message)"
    scan.problems.append(
      Problem(shown.bytes.isEmpty ? "." : shown.text, .unreadable, message, isTrouble: isAskedFor))
    return scan
  }

  // A repository inside another one has its own rules only.
  let isRepository = entries.contains { $0.name.elementsEqual(".git".utf8) }
  var rules = isRepository ? IgnoreRules(repository: folder.path) : folder.rules
  if entries.contains(where: { $0.name.elementsEqual(".gitignore".utf8) }) { rules.addIgnoreFile(of: folder.path) }

  for entry in entries {
    let path = folder.path.appending(entry.name)
    guard let kind = entry.kind ?? (try? FileStatus.of(path, followingLinks: false))?.kind else { continue }
    if kind == .directory {
      // Many projects are made by a program, and ignored by git.
      if isXcodeProject(entry.name) {
        scan.projects.append(path)
        continue
      }
      guard !isSkipped(folderNamed: entry.name), !rules.isIgnored(path, isFolder: true) else { continue }
      scan.folders.append(Folder(root: folder.root, path: path, rules: rules))
    } else if isSwiftFile(entry.name), !rules.isIgnored(path, isFolder: false) {
      add(path, in: folder, isLink: kind == .symbolicLink, to: &scan)
    }
  }
  return scan
}

private func add(_ path: Path, in folder: Folder, isLink: Bool, to scan: inout FolderScan) {
  let shown = folder.shown(path)
  do {
    let status = try FileStatus.of(path, followingLinks: true)
    switch status.kind {
    case .regular:
      scan.files.append(
        SourceFile(
          path: path, shownPath: shown, identity: status.identity, size: status.size,
          isLink: isLink || folder.root.isLink,
          isExplicit: false))
    case .namedPipe, .socket, .device:
      scan.problems.append(Problem(shown.text, specialFile: status.kind, isTrouble: false))
    case .directory, .symbolicLink:
      // A link to a folder.
      break
    }
  } catch {
    scan.problems.append(Problem(shown.text, .unreadable, "skipped: \(error.message)", isTrouble: false))
  }
}

private func isSkipped(folderNamed name: [UInt8]) -> Bool {
  name.first == UInt8(ascii: ".") || skippedFolders.contains(String(decoding: name, as: UTF8.self))
}

private func isSwiftFile(_ name: [UInt8]) -> Bool {
  let suffix = ".swift".utf8
  return name.count > suffix.count && name.suffix(suffix.count).elementsEqual(suffix)
}
