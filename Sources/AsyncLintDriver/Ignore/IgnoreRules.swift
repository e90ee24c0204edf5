/// What the `.gitignore` files of a folder and of those above it say. A value: each folder adds its own file to its parent's rules.
struct IgnoreRules: Sendable {
  /// From the outermost file to the innermost; later ones win.
  private var layers: [Layer] = []

  private struct Layer: Sendable {
    /// The folder that the patterns are relative to.
    let folder: Path
    let patterns: [IgnorePattern]
  }

  /// The path lies below all folders that have been added. Asks about this one name only: that a folder above it is ignored is
  /// for the caller to find out on the way down.
  func isIgnored(_ path: Path, isFolder: Bool) -> Bool {
    for layer in layers.reversed() {
      let prefix = layer.folder.bytes.count + (layer.folder.bytes.last == slash ? 0 : 1)
      guard path.bytes.count > prefix else { continue }
      let relative = path.bytes[prefix...]
      // The last pattern that matches decides.
      if let pattern = layer.patterns.last(where: { $0.matches(relative, isFolder: isFolder) }) {
        return !pattern.isNegated
      }
    }
    return false
  }

  mutating func add(_ patterns: [IgnorePattern], of folder: Path) {
    if !patterns.isEmpty { layers.append(Layer(folder: folder, patterns: patterns)) }
  }

  /// Adds the folder's own `.gitignore`. One that cannot be read counts as empty, as it does for git, which also does not follow a link there.
  mutating func addIgnoreFile(of folder: Path) {
    let path = folder.appending(".gitignore")
    guard let status = try? FileStatus.of(path, followingLinks: false), status.kind == .regular,
      let contents = try? readFile(at: path)
    else { return }
    add(parseIgnoreFile(contents.bytes), of: folder)
  }
}

extension IgnoreRules {
  /// The rules that hold at the top of a repository: its private `info/exclude`. What a user's own git configuration ignores
  /// everywhere is left out, because then the same tree would give different findings for different people.
  init(repository folder: Path) {
    guard let gitFolder = gitFolder(of: folder) else { return }
    if let contents = try? readFile(at: gitFolder.appending("info/exclude")) {
      add(parseIgnoreFile(contents.bytes), of: folder)
    }
  }

  /// The rules that hold in a folder by what lies above it, its own `.gitignore` not yet counted; none outside of a repository.
  ///
  /// A folder that is itself ignored was asked for by name all the same: then nothing above it counts.
  init(above folder: Path) {
    var folders: [Path] = []
    var top: Path? = folder
    while let candidate = top, !isRepository(candidate) {
      folders.append(candidate)
      top = candidate.parent
    }
    // In the folder itself when it is a repository: the walk finds that out by itself.
    guard let top, !folders.isEmpty else { return }
    var rules = IgnoreRules(repository: top)
    rules.addIgnoreFile(of: top)
    for candidate in folders.reversed() {
      if rules.isIgnored(candidate, isFolder: true) { return }
      if candidate != folder { rules.addIgnoreFile(of: candidate) }
    }
    self = rules
  }
}

/// Whether the folder is the top of a repository or of a worktree.
func isRepository(_ folder: Path) -> Bool {
  (try? FileStatus.of(folder.appending(".git"), followingLinks: true)) != nil
}

/// Where git keeps `info/exclude`: in `.git`, or where the file `.git` of a worktree or submodule points to.
private func gitFolder(of folder: Path) -> Path? {
  let entry = folder.appending(".git")
  guard let status = try? FileStatus.of(entry, followingLinks: true) else { return nil }
  if status.kind == .directory { return entry }
  guard let pointer = firstLine(of: entry), pointer.starts(with: "gitdir: ".utf8) else { return nil }
  let target = Path(pointer.dropFirst("gitdir: ".utf8.count))
  let worktree = target.isAbsolute ? target : folder.appending(target.bytes)
  guard let common = firstLine(of: worktree.appending("commondir")).map({ Path($0) }) else { return worktree }
  return common.isAbsolute ? common : worktree.appending(common.bytes)
}

private func firstLine(of path: Path) -> ArraySlice<UInt8>? {
  guard let contents = try? readFile(at: path) else { return nil }
  return contents.bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
}
