#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The entries of a folder with a wanted name, without `.` and `..`, in byte order of their names.
func listDirectory(
  _ path: Path, where isWanted: ([UInt8]) -> Bool = { _ in true }
) throws(SystemError) -> [DirectoryEntry] {
  guard let stream = path.withCString({ opendir($0) }) else { throw .last }
  defer { closedir(stream) }
  var entries: [DirectoryEntry] = []
  while true {
    // The only way to tell the end from an error.
    errno = 0
    guard let entry = readdir(stream) else { break }
    let name = name(of: entry)
    if name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8) || !isWanted(name) { continue }
    entries.append(DirectoryEntry(name: name, kind: kind(of: entry)))
  }
  if errno != 0 { throw .last }
  return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
}

struct DirectoryEntry: Sendable {
  let name: [UInt8]
  /// Of the entry itself, not of what a link points to; nil when the file system does not tell.
  let kind: FileStatus.Kind?
}

/// In place: the structure declares 256 bytes for the name, the system may hand out fewer or more.
private func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
  guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return [] }
  let start = UnsafeRawPointer(entry) + offset
  return Array(UnsafeRawBufferPointer(start: start, count: strlen(start.assumingMemoryBound(to: CChar.self))))
}

private func kind(of entry: UnsafeMutablePointer<dirent>) -> FileStatus.Kind? {
  switch Int(entry.pointee.d_type) {
  case Int(DT_REG): .regular
  case Int(DT_DIR): .directory
  case Int(DT_LNK): .symbolicLink
  case Int(DT_FIFO): .namedPipe
  case Int(DT_SOCK): .socket
  case Int(DT_CHR), Int(DT_BLK): .device
  default: nil
  }
}
