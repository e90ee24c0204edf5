/// The name of a file as the system knows it: bytes, of which only `/` and NUL mean something.
///
/// No NUL is in it; otherwise it may hold anything, also what is no UTF-8.
struct Path: Hashable, Sendable {
  let bytes: [UInt8]

  init(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    self.bytes = bytes.firstIndex(of: 0).map { Array(bytes[..<$0]) } ?? bytes
  }

  init(_ text: String) { self.init(text.utf8) }

  /// All bytes at once: the one that would be made up takes them one by one.
  func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }

  /// For people: bytes that are no UTF-8 are shown as U+FFFD.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  var isAbsolute: Bool { bytes.first == slash }

  /// What stands after the last slash.
  var lastComponent: ArraySlice<UInt8> {
    guard let index = bytes.lastIndex(of: slash) else { return bytes[...] }
    return bytes[(index + 1)...]
  }

  /// nil for the root and for a name without a slash.
  var parent: Path? {
    guard let index = bytes.lastIndex(of: slash), bytes.count > 1 else { return nil }
    return index == 0 ? Path([slash]) : Path(bytes[..<index])
  }

  /// Whether a path is that of a file or folder right in this folder, by its name.
  func holds(_ path: Path) -> Bool {
    guard let index = path.bytes.lastIndex(of: slash), index == bytes.count else { return false }
    return path.bytes.starts(with: bytes)
  }

  func appending(_ component: some Sequence<UInt8>) -> Path {
    if bytes.last == slash { return Path(bytes + component) }
    return Path(bytes + [slash] + component)
  }

  func appending(_ component: String) -> Path { appending(component.utf8) }

  /// This path seen from a folder above it; nil when it does not lie below that folder. Compares names only.
  func relative(to folder: Path) -> Path? {
    let prefix = folder.bytes.last == slash ? folder.bytes : folder.bytes + [slash]
    guard bytes.starts(with: prefix), bytes.count > prefix.count else { return nil }
    return Path(bytes[prefix.count...])
  }

  /// Absolute, without empty and `.` components; nil when a `..` would have to be taken back, for only the file system knows
  /// what lies above a link.
  func resolvedByName(in workingDirectory: Path) -> Path? {
    let absolute = isAbsolute ? self : workingDirectory.appending(bytes)
    let components = absolute.bytes.split(separator: slash).filter { !$0.elementsEqual(".".utf8) }
    if components.contains(where: { $0.elementsEqual("..".utf8) }) { return nil }
    // Not by `joined`: to make its type takes half a million instructions.
    var resolved: [UInt8] = []
    for component in components {
      resolved.append(slash)
      resolved += component
    }
    return Path(resolved.isEmpty ? [slash] : resolved)
  }

  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    var terminated = bytes
    terminated.append(0)
    return terminated.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        // The buffer has at least the terminator, so it has an address.
        characters.baseAddress.map(body) ?? "".withCString(body)
      }
    }
  }
}

extension Path: Comparable {
  static func < (left: Path, right: Path) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}

let slash = UInt8(ascii: "/")
