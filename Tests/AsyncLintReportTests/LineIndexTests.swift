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
}
