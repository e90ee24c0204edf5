import Testing

@testable import AsyncLintReport

struct LineIndexTests {
  /// Texts, and for some offsets in each: offset, line, column.
  static let texts: [(String, [[Int]])] = [
    ("", [[0, 1, 1]]),
    ("ab", [[0, 1, 1], [1, 1, 2], [2, 1, 3], [99, 1, 3]]),
    ("a\nb\r\nc\rd", [[0, 1, 1], [1, 1, 2], [2, 2, 1], [4, 2, 3], [5, 3, 1], [6, 3, 2], [7, 4, 1], [8, 4, 2]]),
    ("\r\r\n\n", [[0, 1, 1], [1, 2, 1], [2, 2, 2], [3, 3, 1], [4, 4, 1]]),
    // Columns are bytes, whatever they spell.
    ("é\u{1F600}x\n", [[0, 1, 1], [2, 1, 3], [6, 1, 7], [7, 1, 8], [8, 2, 1]]),
    // A form feed and U+2028 end no line.
    ("a\u{0C}b\u{2028}c", [[2, 1, 3], [6, 1, 7]]),
  ]

  @Test(arguments: texts) func places(text: String, expected: [[Int]]) {
    let index = LineIndex(Array(text.utf8))
    for place in expected {
      let position = index.position(at: UInt32(place[0]))
      #expect([position.line, position.column] == [place[1], place[2]], "\(text.debugDescription) at \(place[0])")
    }
  }

  @Test func lineRangesCoverTheFile() {
    let bytes = Array("one\r\ntwo\rthree\n\nlast".utf8)
    let index = LineIndex(bytes)
    var next = 0
    while next < bytes.count {
      let range = index.lineRange(at: UInt32(next))
      #expect(range.lowerBound == next && range.upperBound > next)
      next = range.upperBound
    }
    #expect(String(decoding: bytes[index.lineRange(at: 6)], as: UTF8.self) == "two\r")
  }

  /// Whatever stands around them: eight bytes are looked at in one go.
  @Test(arguments: ["\n", "\r", "\r\n", "\u{0E}", "\u{00}", "\u{8A}"]) func lineEndsAnywhereAmongOtherBytes(end: String)
  {
    for other in ["x", "\u{0E}", "\t", "\u{7F}", "\u{FF}", "\u{8D}"] {
      for before in 0...17 {
        let text = String(repeating: other, count: before) + end + String(repeating: other, count: 9)
        let starts =
          [0]
          + text.utf8.indices.map { text.utf8.distance(from: text.utf8.startIndex, to: $0) }.filter {
            let bytes = Array(text.utf8)
            return $0 > 0 && (bytes[$0 - 1] == 0x0A || bytes[$0 - 1] == 0x0D && bytes[$0] != 0x0A)
          }
        let index = LineIndex(Array(text.utf8))
        for offset in text.utf8.indices.map({ text.utf8.distance(from: text.utf8.startIndex, to: $0) }) {
          let position = index.position(at: UInt32(offset))
          let line = starts.last { $0 <= offset } ?? 0
          #expect(position.column == offset - line + 1, "\(text.debugDescription) at \(offset)")
        }
      }
    }
  }
}
