import AsyncLintReport

/// What a run compares its files with.
enum ChangeRequest: Sendable, Equatable {
  /// The working tree, with what is not committed, since the branch left this commit's.
  case since(String)
  /// The index since the last commit.
  case staged
  /// Only the lines of a diff; `-` is standard input.
  case diff(Path)
}

/// The lines that were changed, and the files as they were before. Paths are absolute.
struct ChangeSet: Sendable {
  var lines = ChangedLines()
  var earlier: [EarlierFile] = []
  /// Files that were not there before.
  var added: Set<Path> = []
  /// Whether `earlier` and `added` tell all: from a diff alone nobody knows what a file was.
  var knowsEarlierFiles = false
  /// Contents in place of those on disk.
  var staged: [Path: [UInt8]] = [:]
  /// For notes: `main`.
  var name = ""

  func contains(line: Int, of file: Path) -> Bool { lines.contains(line: line, of: file) }
}

/// A Swift file as it was.
struct EarlierFile: Sendable {
  /// Then.
  var path: Path
  /// Now; nil when it is gone.
  var current: Path?
  var bytes: [UInt8]
}

/// Asks git, or reads the diff.
func changes(_ request: ChangeRequest, on console: Console) throws(DriverError) -> ChangeSet {
  switch request {
  case .since(let reference):
    let git = try Git(at: console.workingDirectory)
    let base = try git.mergeBase(with: reference)
    var set = try changeSet(git, comparedWith: [base])
    set.name = reference
    return set
  case .staged:
    let git = try Git(at: console.workingDirectory)
    var set = try changeSet(git, comparedWith: ["--cached"])
    set.staged = try stagedContents(git)
    set.name = "the last commit"
    return set
  case .diff(let path): return try changeSet(ofDiff: path, on: console)
  }
}

/// A user's own configuration of diffs, and what attributes say of files, must not change what is read here.
private let diffOptions = ["--no-ext-diff", "--no-color", "--no-textconv", "--text", "--find-renames"]

private func changeSet(_ git: Git, comparedWith arguments: [String]) throws(DriverError) -> ChangeSet {
  var set = ChangeSet()
  set.knowsEarlierFiles = true
  try set.add(git, comparedWith: arguments, isStaged: arguments == ["--cached"])
  return set
}

extension ChangeSet {
  /// What differs in the repository and in the submodules that are checked out in it.
  fileprivate mutating func add(_ git: Git, comparedWith arguments: [String], isStaged: Bool) throws(DriverError) {
    let diff = try git.output(
      ["diff", "--unified=0", "--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules"] + diffOptions + arguments
        + ["--"])
    for (file, ranges) in parseUnifiedDiff(diff).ranges {
      for range in ranges { lines.add(range, of: git.top.appending(file.bytes)) }
    }
    var objects: [String] = []
    let first = earlier.count
    let raw = try git.output(
      ["diff", "--raw", "-z", "--no-abbrev", "--ignore-submodules=none"] + diffOptions + arguments + ["--"])
    for entry in parseRawDiff(raw) {
      if entry.isSubmodule {
        try addSubmodule(entry, of: git, isStaged: isStaged)
        continue
      }
      let current = entry.isDeleted ? nil : git.top.appending(entry.path.bytes)
      if entry.isAdded {
        if let current { added.insert(current) }
        continue
      }
      // Links are no text.
      guard entry.earlierMode.hasPrefix("100") else { continue }
      earlier.append(EarlierFile(path: git.top.appending(entry.earlierPath.bytes), current: current, bytes: []))
      objects.append(entry.earlierObject)
    }
    for (index, bytes) in try git.contents(of: objects).enumerated() { earlier[first + index].bytes = bytes ?? [] }
    if !isStaged { try addWhole(git.output(["ls-files", "--others", "--exclude-standard", "-z"]), of: git) }
  }

  /// From the commit that it had to the files that it has, or to the commit that is staged.
  private mutating func addSubmodule(_ entry: RawChange, of git: Git, isStaged: Bool) throws(DriverError) {
    let folder = git.top.appending(entry.path.bytes)
    // One that is not checked out belongs to the repository around it.
    guard !entry.isDeleted, let submodule = try? Git(at: folder, isSubmodule: true), submodule.top == folder else {
      return
    }
    if entry.earlierMode != submoduleMode {
      try addWhole(submodule.output(["ls-files", "-z"]), of: submodule)
      return
    }
    let commits = isStaged ? [entry.earlierObject, entry.object] : [entry.earlierObject]
    for commit in commits where try !submodule.hasCommit(commit) {
      throw .usage("the submodule \"\(entry.path.text)\" has no commit \(commit): \"git fetch\" in it brings it")
    }
    try add(submodule, comparedWith: commits, isStaged: isStaged)
  }

  /// Names between NUL of files that are new.
  private mutating func addWhole(_ names: [UInt8], of git: Git) {
    for name in names.split(separator: 0) {
      let path = git.top.appending(name)
      lines.addWhole(path)
      added.insert(path)
    }
  }
}

/// Of files that look different on disk: what is committed is what is in the index.
private func stagedContents(_ git: Git) throws(DriverError) -> [Path: [UInt8]] {
  let raw = try git.output(["diff", "--raw", "-z", "--no-abbrev", "--no-ext-diff", "--ignore-submodules", "--"])
  let entries = parseRawDiff(raw).filter { $0.earlierPath.bytes.suffix(6).elementsEqual(".swift".utf8) }
  var staged: [Path: [UInt8]] = [:]
  for (entry, bytes) in zip(entries, try git.contents(of: entries.map(\.earlierObject))) {
    if let bytes { staged[git.top.appending(entry.earlierPath.bytes)] = bytes }
  }
  return staged
}

/// Paths of a diff are seen from the top of the repository, if there is one, else from the working directory.
private func changeSet(ofDiff path: Path, on console: Console) throws(DriverError) -> ChangeSet {
  let bytes: [UInt8]
  do throws(ReadError) {
    if path == Path("-") {
      bytes = try readToEnd(of: console.inputDescriptor)
    } else {
      bytes = try readFile(at: absolute(path, in: console.workingDirectory)).bytes
    }
  } catch {
    throw .usage(
      "cannot read the diff \"\(path.text)\": \(problem(error, with: path.text, isExplicit: true).note.message)")
  }
  let changed = parseUnifiedDiff(bytes)
  // Where nothing has changed the diff is empty; what is another text would let everything pass.
  guard changed.isDiff || bytes.isEmpty else {
    throw .usage("\"\(path.text)\" is no unified diff: nothing like \"@@ -1,2 +1,3 @@\" stands in it")
  }
  let top = (try? Git(at: console.workingDirectory))?.top ?? console.workingDirectory
  var set = ChangeSet()
  set.name = "the diff"
  for (file, ranges) in changed.ranges {
    let candidates = [top.appending(file.bytes), console.workingDirectory.appending(file.bytes)]
    let present = candidates.first { (try? FileStatus.of($0, followingLinks: true)) != nil } ?? candidates[0]
    for range in ranges { set.lines.add(range, of: realPath(present) ?? present) }
  }
  return set
}

private let submoduleMode = "160000"

/// One change of `git diff --raw -z`.
private struct RawChange {
  var earlierMode: String
  var earlierObject: String
  var object: String
  var isSubmodule: Bool
  var isAdded: Bool
  var isDeleted: Bool
  var earlierPath: Path
  var path: Path
}

/// `:100644 100644 OLD NEW R100`, NUL, the earlier path, NUL, and for renames and copies the path, NUL.
private func parseRawDiff(_ bytes: [UInt8]) -> [RawChange] {
  var fields = bytes.split(separator: 0, omittingEmptySubsequences: false)[...]
  var changes: [RawChange] = []
  while let head = fields.popFirst(), head.first == UInt8(ascii: ":"), let first = fields.popFirst() {
    let words = String(decoding: head.dropFirst(), as: UTF8.self).split(separator: " ").map(String.init)
    guard words.count == 5, let status = words[4].first else { break }
    let isMoved = status == "R" || status == "C"
    guard let path = isMoved ? fields.popFirst() : first else { break }
    changes.append(
      RawChange(
        earlierMode: words[0], earlierObject: words[2], object: words[3],
        isSubmodule: words[..<2].contains(submoduleMode), isAdded: status == "A" || status == "C",
        isDeleted: status == "D",
        earlierPath: Path(first), path: Path(path)))
  }
  return changes
}
