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
    for path in try untrackedFiles(git) {
      set.lines.addWhole(path)
      set.added.insert(path)
    }
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

private func changeSet(_ git: Git, comparedWith arguments: [String]) throws(DriverError) -> ChangeSet {
  // A user's own configuration of diffs must not change what is read here.
  let options = ["--no-ext-diff", "--no-color", "--no-textconv", "--find-renames", "--ignore-submodules"]
  let diff = try git.output(
    ["diff", "--unified=0", "--src-prefix=a/", "--dst-prefix=b/"] + options + arguments + ["--"])
  var set = ChangeSet()
  set.knowsEarlierFiles = true
  for (file, ranges) in parseUnifiedDiff(diff).ranges {
    for range in ranges { set.lines.add(range, of: git.top.appending(file.bytes)) }
  }
  var objects: [String] = []
  let raw = try git.output(["diff", "--raw", "-z", "--no-abbrev"] + options + arguments + ["--"])
  for entry in parseRawDiff(raw) {
    let current = entry.isDeleted ? nil : git.top.appending(entry.path.bytes)
    if entry.isAdded {
      if let current { set.added.insert(current) }
      continue
    }
    // Links and submodules are no text.
    guard entry.mode.hasPrefix("100") else { continue }
    set.earlier.append(EarlierFile(path: git.top.appending(entry.earlierPath.bytes), current: current, bytes: []))
    objects.append(entry.object)
  }
  for (index, bytes) in try git.contents(of: objects).enumerated() { set.earlier[index].bytes = bytes ?? [] }
  return set
}

private func untrackedFiles(_ git: Git) throws(DriverError) -> [Path] {
  try git.output(["ls-files", "--others", "--exclude-standard", "-z"]).split(separator: 0).map {
    git.top.appending($0)
  }
}

/// Of files that look different on disk: what is committed is what is in the index.
private func stagedContents(_ git: Git) throws(DriverError) -> [Path: [UInt8]] {
  let names = try git.output(["diff", "--name-only", "-z", "--no-ext-diff", "--ignore-submodules", "--"])
    .split(separator: 0).map { Array($0) }
  let swift = names.filter { $0.suffix(6).elementsEqual(".swift".utf8) }
  if swift.isEmpty { return [:] }
  let contents = try git.contents(of: swift.map { ":0:" + String(decoding: $0, as: UTF8.self) })
  var staged: [Path: [UInt8]] = [:]
  for (name, bytes) in zip(swift, contents) {
    if let bytes { staged[git.top.appending(name)] = bytes }
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
  let top = (try? Git(at: console.workingDirectory))?.top ?? console.workingDirectory
  var set = ChangeSet()
  set.name = "the diff"
  for (file, ranges) in parseUnifiedDiff(bytes).ranges {
    let candidates = [top.appending(file.bytes), console.workingDirectory.appending(file.bytes)]
    let present = candidates.first { (try? FileStatus.of($0, followingLinks: true)) != nil } ?? candidates[0]
    for range in ranges { set.lines.add(range, of: realPath(present) ?? present) }
  }
  return set
}

/// One change of `git diff --raw -z`.
private struct RawChange {
  var mode: String
  var object: String
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
        mode: words[0], object: words[2], isAdded: status == "A" || status == "C", isDeleted: status == "D",
        earlierPath: Path(first), path: Path(path)))
  }
  return changes
}
