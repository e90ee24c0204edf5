#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Puts a file in place of another at once: whoever reads sees the old or the new one, whole, also when several do this at the same time.
///
/// Until then its name has a dot and six letters or digits behind it.
func replaceFile(at path: Path, with bytes: [UInt8]) throws(SystemError) {
  var name =
    path.bytes.map { CChar(bitPattern: $0) } + [CChar](repeating: CChar(bitPattern: UInt8(ascii: "X")), count: 7) + [0]
  name[path.bytes.count] = CChar(bitPattern: UInt8(ascii: "."))
  let descriptor = mkstemp(&name)
  if descriptor < 0 { throw .last }
  let temporary = Path(name.dropLast().map { UInt8(bitPattern: $0) })
  do throws(SystemError) {
    try writeWhole(bytes, to: descriptor)
    let result = temporary.withCString { old in path.withCString { rename(old, $0) } }
    if result != 0 { throw .last }
  } catch {
    removeFile(at: temporary)
    throw error
  }
}

/// That it cannot be removed is nobody's business: another may have done so.
func removeFile(at path: Path) { _ = path.withCString { unlink($0) } }

/// Makes the folder and those above it, for this user alone, as far as they are missing.
func makeFolders(_ path: Path) throws(SystemError) {
  if path.withCString({ mkdir($0, 0o700) }) == 0 || errno == EEXIST { return }
  guard errno == ENOENT, let parent = path.parent else { throw .last }
  try makeFolders(parent)
  if path.withCString({ mkdir($0, 0o700) }) != 0, errno != EEXIST { throw .last }
}

/// Sets the time of the last change to now, if that is allowed.
func touchFile(at path: Path) { _ = path.withCString { utimes($0, nil) } }

/// Seconds since 1970, as files have them.
func calendarSeconds() -> Int { time(nil) }

/// What the file system says of the program that runs; nil when it cannot be told.
func programStatus() -> FileStatus? {
  #if canImport(Darwin)
    var size: UInt32 = 0
    _NSGetExecutablePath(nil, &size)
    var name = [CChar](repeating: 0, count: Int(size))
    guard _NSGetExecutablePath(&name, &size) == 0 else { return nil }
    return try? FileStatus.of(Path(name.map { UInt8(bitPattern: $0) }), followingLinks: true)
  #else
    // Also when another file has taken its place meanwhile.
    return try? FileStatus.of(Path("/proc/self/exe"), followingLinks: true)
  #endif
}
