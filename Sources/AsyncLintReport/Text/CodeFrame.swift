/// One source line as a terminal can show it, and where the name in it stands.
///
/// Tabs become four blanks, control characters pictures, invalid bytes U+FFFD. A line that is too long is cut on both sides of the
/// name, with `…`; the work is bounded by the window, not by the line.
struct CodeFrame {
  let line: String
  /// Columns before the underline.
  let underlineColumn: Int
  /// At least 1.
  let underlineWidth: Int

  /// `nameStart` counts bytes from the start of the line; a name that leaves the line is cut at its end.
  init(line: ArraySlice<UInt8>, nameStart: Int, nameLength: Int) {
    let start = line.startIndex + min(max(0, nameStart), line.count)
    let end = min(line.endIndex, start + max(0, nameLength))
    let nearStart = max(line.startIndex, start - Window.bytes)
    let nearEnd = min(line.endIndex, end + Window.bytes)

    let isWhole = nearStart == line.startIndex && nearEnd == line.endIndex
    if isWhole, let simple = Self.simple(line, nameFrom: start, to: end) {
      self = simple
      return
    }
    var before = Cells(line[nearStart..<start])
    var name = Cells(line[start..<min(end, start + Window.bytes)])
    var after = Cells(line[end..<nearEnd])
    if !isWhole || before.width + name.width + after.width > Window.columns {
      name.keepFirst(columns: Window.columns / 2)
      before.keepLast(columns: Window.columns / 3, isCut: nearStart > line.startIndex)
      after.keepFirst(
        columns: Window.columns - before.width - name.width, isCut: nearEnd < line.endIndex)
    }
    self.line = trimmingTrailingBlanks(before.text + name.text + after.text)
    underlineColumn = before.width
    underlineWidth = max(1, name.width)
  }

  private init(line: String, underlineColumn: Int, underlineWidth: Int) {
    self.line = line
    self.underlineColumn = underlineColumn
    self.underlineWidth = underlineWidth
  }

  /// Of a line of ASCII that is not too long, as most are: by bytes, as characters took fifty times as long. nil for another one.
  private static func simple(_ line: ArraySlice<UInt8>, nameFrom start: Int, to end: Int) -> CodeFrame? {
    let tab = UInt8(ascii: "\t")
    guard line.count <= Window.columns, line.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == tab }) else { return nil }
    func columns(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 + ($1 == tab ? 4 : 1) } }
    guard columns(line) <= Window.columns else { return nil }
    var shown: [UInt8] = []
    shown.reserveCapacity(line.count)
    for byte in line {
      if byte == tab { shown += repeatElement(UInt8(ascii: " "), count: 4) } else { shown.append(byte) }
    }
    while shown.last == UInt8(ascii: " ") { shown.removeLast() }
    return CodeFrame(
      line: String(decoding: shown, as: UTF8.self), underlineColumn: columns(line[..<start]),
      underlineWidth: max(1, columns(line[start..<end])))
  }
}

private enum Window {
  static let columns = 110
  /// Enough bytes for a window of four-byte characters.
  static let bytes = 4 * columns
}

/// Pieces of text with the columns each takes.
private struct Cells {
  private var cells: [(text: String, width: Int)] = []
  private(set) var width = 0

  init(_ bytes: ArraySlice<UInt8>) {
    for character in String(decoding: bytes, as: UTF8.self) {
      if character == "\t" {
        cells.append(("    ", 4))
      } else if character.unicodeScalars.contains(where: isUnsafeToPrint) {
        let pictures = visible(String(character))
        cells.append((pictures, pictures.unicodeScalars.count))
      } else {
        cells.append((String(character), columnWidth(of: character)))
      }
    }
    width = cells.reduce(0) { $0 + $1.width }
  }

  var text: String { cells.reduce(into: "") { $0 += $1.text } }

  /// `isCut`: there was more behind the cells already.
  mutating func keepFirst(columns: Int, isCut: Bool = false) {
    guard isCut || width > columns else { return }
    while width > max(0, columns - 1), let last = cells.popLast() { width -= last.width }
    cells.append(("…", 1))
    width += 1
  }

  /// `isCut`: there was more before the cells already.
  mutating func keepLast(columns: Int, isCut: Bool) {
    guard isCut || width > columns else { return }
    var dropped = 0
    while width > max(0, columns - 1), dropped < cells.count {
      width -= cells[dropped].width
      dropped += 1
    }
    cells.replaceSubrange(..<dropped, with: [("…", 1)])
    width += 1
  }
}

private func trimmingTrailingBlanks(_ text: String) -> String {
  var text = Substring(text)
  while text.last == " " { text.removeLast() }
  return String(text)
}
