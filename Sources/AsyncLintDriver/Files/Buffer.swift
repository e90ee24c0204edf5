/// The text of a file as an editor has it, which need not be on disk yet.
struct Buffer {
  var file: SourceFile
  var bytes: [UInt8]
}

/// What `--stdin-filename` asks for: standard input in place of the file on disk; nil without it.
func readBuffer(_ settings: CheckSettings, on console: Console) throws(DriverError) -> Buffer? {
  guard let given = settings.bufferPath else { return nil }
  let path = absolute(given, in: console.workingDirectory)
  let real = realPath(path) ?? path.resolvedByName(in: console.workingDirectory) ?? path
  let status = try? FileStatus.of(real, followingLinks: true)
  if let status, status.kind != .regular { throw .usage("\"\(given.text)\" is \(status.kind.description), not a file") }
  let bytes: [UInt8]
  do throws(ReadError) {
    bytes = try readToEnd(of: console.inputDescriptor)
  } catch {
    throw .usage("cannot read standard input")
  }
  let shown = real.relative(to: console.workingDirectory) ?? real
  return Buffer(
    file: SourceFile(
      path: real, shownPath: shown, identity: status?.identity ?? FileIdentity(device: .max, inode: .max),
      size: bytes.count, isLink: false, isExplicit: true),
    bytes: bytes)
}

extension FileDiscovery {
  /// Those that lie where files were looked for: what git has and the disk has not.
  mutating func add(filesNotOnDisk paths: [Path], in workingDirectory: Path) {
    for (index, path) in paths.enumerated()
    where folders.contains(where: { path.relative(to: $0) != nil })
      && (try? FileStatus.of(path, followingLinks: true)) == nil
    {
      add(
        SourceFile(
          path: path, shownPath: path.relative(to: workingDirectory) ?? path,
          identity: FileIdentity(device: .max, inode: UInt64(index)), size: 0, isLink: false, isExplicit: false))
    }
  }

  /// Puts a file in its place among the others, unless it is there already.
  mutating func add(_ file: SourceFile) {
    if files.contains(where: { $0.path == file.path }) { return }
    // One file, one name: a link that was found first makes room.
    files.removeAll { $0.identity == file.identity }
    files.append(file)
    files.sort { $0.shownPath < $1.shownPath }
    if let parent = file.path.parent { folders.append(parent) }
  }
}
