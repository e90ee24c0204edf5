/// Patterns as in a `.gitignore`, seen from one folder: what a configuration names files with.
struct PathGlobs: Sendable {
  /// As they are written.
  let texts: [String]
  private let patterns: [IgnorePattern]
  private let folder: Path

  init(_ texts: [String], in folder: Path) {
    self.texts = texts
    patterns = texts.compactMap { IgnorePattern(line: Array($0.utf8)[...]) }
    self.folder = folder
  }

  /// Whether a file, or a folder that it lies in, is meant; of several patterns the last that fits decides. Absolute path.
  func matches(_ file: Path) -> Bool {
    guard let relative = file.relative(to: folder) else { return false }
    var isMatched = false
    for pattern in patterns where fits(pattern, relative) { isMatched = !pattern.isNegated }
    return isMatched
  }

  private func fits(_ pattern: IgnorePattern, _ path: Path) -> Bool {
    if pattern.matches(path.bytes[...], isFolder: false) { return true }
    return path.bytes.indices.contains { path.bytes[$0] == slash && pattern.matches(path.bytes[..<$0], isFolder: true) }
  }
}
