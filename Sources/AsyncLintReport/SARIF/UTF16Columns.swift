/// Columns in UTF-16 code units, which SARIF wants, from columns in bytes.
///
/// Remembers in each file where it counted last: findings come in order, so all those of a long line together cost one pass over it.
struct UTF16Columns {
  private let files: [ReportFile]
  private var last: [Int: Mark] = [:]

  init(_ files: [ReportFile]) { self.files = files }

  /// From 1. Invalid bytes count one each, as each is shown as one U+FFFD.
  mutating func column(of position: Position, in file: Int) -> Int {
    guard files.indices.contains(file) else { return position.column }
    let bytes = files[file].bytes
    let offset = min(Int(position.offset), bytes.count)
    let lineStart = max(0, offset - (position.column - 1))
    var mark = Mark(lineStart: lineStart, offset: lineStart, units: 0)
    if let known = last[file], known.lineStart == lineStart, known.offset <= offset { mark = known }
    mark.units += utf16Length(bytes[mark.offset..<offset])
    mark.offset = offset
    last[file] = mark
    return mark.units + 1
  }

  private struct Mark {
    let lineStart: Int
    var offset: Int
    /// Between the two.
    var units: Int
  }
}

private func utf16Length(_ bytes: ArraySlice<UInt8>) -> Int {
  // Source is mostly ASCII, and a character of it is a unit.
  if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.count }
  return String(decoding: bytes, as: UTF8.self).utf16.count
}
