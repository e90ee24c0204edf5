/// The lines of each file that a diff adds or changes, as numbers in the new file.
struct ChangedLines: Sendable {
  /// Ascending, apart from each other. By path as it stands in the diff, without `b/`.
  private(set) var ranges: [Path: [Range<Int>]] = [:]
  /// Files of which every line counts.
  private(set) var wholeFiles: Set<Path> = []
  /// Whether anything was read that stands in diffs, if only of a changed mode.
  fileprivate(set) var isDiff = false

  init() {}

  mutating func addWhole(_ file: Path) { wholeFiles.insert(file) }

  mutating func add(_ lines: Range<Int>, of file: Path) { ranges[file, default: []].append(lines) }

  func contains(line: Int, of file: Path) -> Bool {
    if wholeFiles.contains(file) { return true }
    guard let ranges = ranges[file] else { return false }
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= line { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(line)
  }
}

/// Reads a unified diff: what git, Mercurial, Subversion and `diff -u` write.
///
/// A deletion changes no line that is left. Total: what is no diff is passed over.
func parseUnifiedDiff(_ bytes: [UInt8]) -> ChangedLines {
  var changes = ChangedLines()
  var file: Path?
  var (line, oldLeft, newLeft) = (0, 0, 0)
  var start: Int?
  func finish(_ end: Int) {
    if let first = start, let file { changes.add(first..<end, of: file) }
    start = nil
  }
  for text in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
    if oldLeft > 0 || newLeft > 0 {
      switch text.first {
      case UInt8(ascii: "+"):
        start = start ?? line
        line += 1
        newLeft -= 1
      case UInt8(ascii: "-"): oldLeft -= 1
      case UInt8(ascii: "\\"): break
      default:
        finish(line)
        line += 1
        oldLeft -= 1
        newLeft -= 1
      }
      if oldLeft <= 0, newLeft <= 0 { finish(line) }
    } else if text.starts(with: "+++ ".utf8) {
      file = pathOfHeader(text.dropFirst(4))
    } else if text.starts(with: "@@ ".utf8), let hunk = parseHunk(text) {
      (line, oldLeft, newLeft) = (hunk.line, hunk.oldCount, hunk.newCount)
      changes.isDiff = true
    } else if !changes.isDiff {
      changes.isDiff = headsWithoutLines.contains { text.starts(with: $0.utf8) }
    }
  }
  return changes
}

/// What stands in a diff of which no line need follow: of a mode, of a file without text, of one that is only there once.
private let headsWithoutLines = ["diff --git ", "Index: ", "Binary files ", "Only in "]

/// `b/path`, perhaps in quotes, perhaps with a time behind a tab; nil for `/dev/null`.
private func pathOfHeader(_ text: ArraySlice<UInt8>) -> Path? {
  var text = text
  if text.last == UInt8(ascii: "\r") { text.removeLast() }
  var name: [UInt8]
  if text.first == UInt8(ascii: "\"") {
    name = unquoted(text)
  } else {
    name = Array(text.prefix { $0 != UInt8(ascii: "\t") })
  }
  if name.elementsEqual("/dev/null".utf8) { return nil }
  if name.starts(with: "b/".utf8) { name.removeFirst(2) }
  return Path(name)
}

/// As C writes strings.
private func unquoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
  var name: [UInt8] = []
  var index = text.startIndex + 1
  while index < text.endIndex, text[index] != UInt8(ascii: "\"") {
    guard text[index] == UInt8(ascii: "\\"), index + 1 < text.endIndex else {
      name.append(text[index])
      index += 1
      continue
    }
    let escape = text[index + 1]
    let digits = text[(index + 1)...].prefix(3).prefix { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
    if digits.count == 3 {
      name.append(digits.reduce(0) { $0 &* 8 &+ ($1 &- UInt8(ascii: "0")) })
      index += 4
      continue
    }
    let meanings: [UInt8: UInt8] = [
      UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "a"): 0x07,
      UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "v"): 0x0B,
    ]
    name.append(meanings[escape] ?? escape)
    index += 2
  }
  return name
}

/// `@@ -10,2 +12,3 @@`: counts that are left out are 1. No file has more lines than a number of 32 bits tells.
private func parseHunk(_ text: ArraySlice<UInt8>) -> (line: Int, oldCount: Int, newCount: Int)? {
  let words = String(decoding: text, as: UTF8.self).split(separator: " ")
  guard words.count >= 3, words[1].first == "-", words[2].first == "+" else { return nil }
  let old = words[1].dropFirst().split(separator: ",").map { Int32($0).map { Int($0) } }
  let new = words[2].dropFirst().split(separator: ",").map { Int32($0).map { Int($0) } }
  guard let line = new.first ?? nil, old.first != nil else { return nil }
  return (line, old.count > 1 ? old[1] ?? 1 : 1, new.count > 1 ? new[1] ?? 1 : 1)
}
