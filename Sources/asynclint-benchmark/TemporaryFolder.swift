#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Calls the closure with a new folder, which is removed after that. nil when none can be made.
func withTemporaryFolder<Result>(_ body: (String) -> Result?) -> Result? {
  let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
  var template = Array("\(parent)/asynclint-benchmark-XXXXXX".utf8CString)
  guard mkdtemp(&template) != nil else { return nil }
  let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { removeFolder(folder) }
  return body(folder)
}

private func removeFolder(_ path: String) {
  guard let folder = opendir(path) else { return }
  while let entry = readdir(folder) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    if name != ".", name != "..", unlink("\(path)/\(name)") != 0 { removeFolder("\(path)/\(name)") }
  }
  closedir(folder)
  rmdir(path)
}
