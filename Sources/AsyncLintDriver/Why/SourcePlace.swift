import AsyncLintReport
import AsyncLintSyntax

/// `FILE:LINE` or `FILE:LINE:COLUMN`, as compilers and `check` write them: counted from 1, columns in bytes.
struct SourcePlace: Equatable {
  let file: Path
  let line: Int
  /// nil: the whole line.
  let column: Int?

  /// nil when there is no file name or no line.
  init?(_ text: Path) {
    var parts = text.bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    // As it is copied from a report: `a.swift:3:7:`
    if parts.count > 2, parts.last?.isEmpty == true { parts.removeLast() }
    var numbers: [Int] = []
    while parts.count > 1, numbers.count < 2, let number = Int(String(decoding: parts[parts.count - 1], as: UTF8.self)) {
      guard number > 0 else { return nil }
      numbers.insert(number, at: 0)
      parts.removeLast()
    }
    let name = Array(parts.joined(separator: [UInt8(ascii: ":")]))
    guard let line = numbers.first, !name.isEmpty else { return nil }
    file = Path(name)
    self.line = line
    column = numbers.count > 1 ? numbers[1] : nil
  }

  /// The line without its end, or the byte at the column; nil when the file has no such place.
  func range(in bytes: [UInt8]) -> ByteRange? {
    guard let line = LineIndex(bytes).range(ofLine: line) else { return nil }
    guard let column else { return ByteRange(start: UInt32(line.lowerBound), end: UInt32(line.upperBound)) }
    let offset = line.lowerBound + column - 1
    guard offset <= line.upperBound else { return nil }
    return ByteRange(start: UInt32(offset), end: UInt32(offset) + 1)
  }
}
