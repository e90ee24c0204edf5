/// A folder of entries, each a file that is replaced as a whole. Anybody else may use it at the same time, also on another machine.
///
/// Only files whose names are those of entries are ever looked at or removed.
struct CacheFolder: Sendable {
  let path: Path
  var largestCount = 64
  /// Of all entries, in bytes.
  var largestSize = 256 << 20

  init(_ path: Path) { self.path = path }

  /// That of the option, else the user's; nil when there is no home.
  init?(_ settings: CheckSettings, on console: Console) {
    if let given = settings.cacheFolder {
      self.init(absolute(given, in: console.workingDirectory))
      return
    }
    // What is not absolute does not count, by the rules for this variable.
    if let caches = console.environment["XDG_CACHE_HOME"], caches.hasPrefix("/") {
      self.init(Path(caches).appending("asynclint"))
      return
    }
    guard let home = console.environment["HOME"], home.hasPrefix("/") else { return nil }
    #if os(macOS)
      self.init(Path(home).appending("Library/Caches/asynclint"))
    #else
      self.init(Path(home).appending(".cache/asynclint"))
    #endif
  }

  /// What was kept under the name; nil when nothing was, or when it is not what was written.
  func entry(named name: String) -> [UInt8]? {
    guard let file = try? readFile(at: file(name)).bytes, file.count >= headSize else { return nil }
    let content = file[headSize...]
    return head(of: content) == file[..<headSize] ? Array(content) : nil
  }

  /// Says that the entry is still of use: those that were not for the longest time go first.
  func touch(_ name: String) { touchFile(at: file(name)) }

  /// Puts the entry in place of what was kept under the name, and makes room for it.
  func keep(_ content: [UInt8], named name: String) throws(SystemError) {
    if content.count + headSize > largestSize { return }
    try makeFolders(path)
    try replaceFile(at: file(name), with: head(of: content[...]) + content)
    removeOldest(except: file(name))
  }

  private func file(_ name: String) -> Path { path.appending(name + suffix) }

  private func removeOldest(except newest: Path) {
    var entries: [(file: Path, status: FileStatus)] = []
    for name in (try? listDirectory(path))?.map(\.name) ?? [] {
      let file = path.appending(name)
      guard let status = try? FileStatus.of(file, followingLinks: false), status.kind == .regular else { continue }
      if isEntry(name[...]) {
        entries.append((file, status))
      } else if isEntry(name.dropLast(temporarySuffixSize)), calendarSeconds() - status.modified.seconds > 3600 {
        // Whoever was writing it has not come to an end.
        removeFile(at: file)
      }
    }
    entries.sort { left, right in
      if (left.file == newest) != (right.file == newest) { return right.file == newest }
      let (first, second) = (left.status.modified, right.status.modified)
      return (first.seconds, first.nanoseconds) < (second.seconds, second.nanoseconds)
    }
    var size = entries.reduce(0) { $0 + $1.status.size }
    for index in entries.indices where entries.count - index > largestCount || size > largestSize {
      size -= entries[index].status.size
      removeFile(at: entries[index].file)
    }
  }
}

/// Two numbers of 64 bits in hexadecimal digits.
func entryName(of digest: ContentDigest) -> String {
  [digest.low, digest.high].map { number in
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }.joined()
}

private let suffix = ".asynclint"
/// Behind the names of files that `replaceFile` has not yet put in place.
private let temporarySuffixSize = 7

private func isEntry(_ name: ArraySlice<UInt8>) -> Bool {
  name.count == 32 + suffix.utf8.count && name.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    && name.prefix(32).allSatisfy { isHexadecimalDigit($0) }
}

private func isHexadecimalDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
}

/// What every entry begins with; the number is that of this layout.
private let mark = Array("asynclint cache 1\n".utf8)
/// The mark, and a digest of what follows.
private let headSize = mark.count + 24

private func head(of content: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let digest = ContentDigest(content)
  var head = mark
  for word in [digest.low, digest.high, UInt64(digest.size)] {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { head.append(UInt8(truncatingIfNeeded: word >> shift)) }
  }
  return head[...]
}
