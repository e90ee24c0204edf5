/// One line of a `.gitignore`, with git's meaning of it.
struct IgnorePattern: Sendable {
  /// `!`: what it matches is not ignored after all.
  let isNegated: Bool
  /// A trailing slash: a file of that name, or a link, does not match.
  let matchesOnlyFolders: Bool
  /// Without a slash inside, a pattern speaks of names in every folder below; with one, of paths from its own folder on.
  private let matchesNameOnly: Bool
  private let matcher: Matcher

  private enum Matcher: Sendable {
    /// The whole text is this: no wildcard in the pattern.
    case equal([UInt8])
    /// `*.ext`, by far the most frequent.
    case suffix([UInt8])
    case wildcard(Wildcard)
  }

  /// nil for empty lines and comments. `line` comes without its line end.
  init?(line: ArraySlice<UInt8>) {
    var pattern = trimmingTrailingBlanks(line)
    if pattern.first == UInt8(ascii: "#") { return nil }
    isNegated = pattern.first == UInt8(ascii: "!")
    if isNegated { pattern.removeFirst() }
    matchesOnlyFolders = pattern.last == slash
    if matchesOnlyFolders { pattern.removeLast() }
    matchesNameOnly = !pattern.contains(slash)
    if pattern.first == slash { pattern.removeFirst() }
    if pattern.isEmpty { return nil }

    let bytes = Array(pattern)
    let literal = bytes.firstIndex(where: isSpecial) ?? bytes.count
    if literal == bytes.count {
      matcher = .equal(bytes)
    } else if matchesNameOnly, bytes[0] == UInt8(ascii: "*"), !bytes[1...].contains(where: isSpecial) {
      matcher = .suffix(Array(bytes[1...]))
    } else {
      // Names are matched as a whole, paths after their literal beginning.
      matcher = .wildcard(Wildcard(bytes, leadingLiteral: matchesNameOnly ? 0 : literal))
    }
  }

  /// `path` is relative to the folder of the file that the pattern stands in.
  func matches(_ path: ArraySlice<UInt8>, isFolder: Bool) -> Bool {
    if matchesOnlyFolders, !isFolder { return false }
    let text = matchesNameOnly ? path[((path.lastIndex(of: slash) ?? path.startIndex - 1) + 1)...] : path
    switch matcher {
    case .equal(let expected): return text.elementsEqual(expected)
    case .suffix(let suffix): return text.count >= suffix.count && text.suffix(suffix.count).elementsEqual(suffix)
    case .wildcard(let wildcard): return wildcard.matches(text)
    }
  }
}

/// The patterns of a file in `.gitignore` format, in its order. A line may end in CRLF; a byte order mark is no part of the first.
func parseIgnoreFile(_ bytes: [UInt8]) -> [IgnorePattern] {
  let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  let text = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
  return text.split(separator: UInt8(ascii: "\n")).compactMap { line in
    IgnorePattern(line: line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
  }
}

private func isSpecial(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "\\")
}

/// Without blanks at the end, except one that a backslash protects; up to a NUL, where git stops reading the line.
private func trimmingTrailingBlanks(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let line = line.prefix { $0 != 0 }
  var end = line.startIndex
  var index = line.startIndex
  while index < line.endIndex {
    if line[index] == UInt8(ascii: "\\") {
      index = min(index + 2, line.endIndex)
      end = index
    } else {
      index += 1
      if line[index - 1] != UInt8(ascii: " ") { end = index }
    }
  }
  return line[..<end]
}
