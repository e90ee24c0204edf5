import Testing

@testable import AsyncLintReport

struct CodeFrameTests {
  /// The expectation shows the line, and under it the underline.
  static let frames: [(String, String, String)] = [
    ("  sleep(1)", "sleep", "  sleep(1)\n  ^^^^^"),
    ("\t\tsleep(1)", "sleep", "        sleep(1)\n        ^^^^^"),
    ("let s = \"日本\"; sleep(1)", "sleep", "let s = \"日本\"; sleep(1)\n                ^^^^^"),
    ("/* e\u{301} 👍🏽 */ sleep(1)", "sleep", "/* e\u{301} 👍🏽 */ sleep(1)\n           ^^^^^"),
    ("/* 👨‍👩‍👧 ❤️ */ sleep(1)", "sleep", "/* 👨‍👩‍👧 ❤️ */ sleep(1)\n            ^^^^^"),
    ("\"\u{1B}[2J\u{202E}\u{7F}\" + f()", "f", "\"␛[2J\u{FFFD}␡\" + f()\n           ^"),
    ("f()   ", "f", "f()\n^"),
    ("", "", "\n^"),
  ]

  @Test(arguments: frames) func shows(line: String, name: String, expected: String) {
    let range = Sample.range(of: name, in: line)
    let frame = CodeFrame(
      line: Array(line.utf8)[...], nameStart: Int(range.start), nameLength: name.utf8.count)
    #expect(drawn(frame) == expected)
  }

  @Test func invalidBytesAreShownAsOne() {
    let frame = CodeFrame(line: [0xFF, 0xC3, 0x20] + Array("f()".utf8), nameStart: 3, nameLength: 1)
    #expect(drawn(frame) == "\u{FFFD}\u{FFFD} f()\n   ^")
  }

  @Test(arguments: [0, 60, 500, 100_000])
  func longLinesAreCutAroundTheName(before: Int) {
    for after in [0, 60, 500, 100_000] where before + after > 100 {
      let line = String(repeating: "b", count: before) + "sleep" + String(repeating: "a", count: after)
      let frame = CodeFrame(line: Array(line.utf8)[...], nameStart: before, nameLength: 5)
      #expect(frame.line.count <= 110)
      #expect(frame.line.dropFirst(frame.underlineColumn).prefix(frame.underlineWidth) == "sleep")
      #expect(frame.line.hasPrefix("…") == (frame.underlineColumn < before))
      #expect(frame.line.hasSuffix("…") == (frame.line.count - frame.underlineColumn - 5 < after))
    }
  }

  @Test func longNamesAreCutToo() {
    let frame = CodeFrame(
      line: Array(String(repeating: "n", count: 5000).utf8)[...], nameStart: 0, nameLength: 5000)
    #expect(frame.line.count <= 110)
    #expect(frame.underlineWidth <= frame.line.count)
  }

  /// Places may be wrong when a file changed during the run.
  @Test func placesOutsideOfTheLineAreHarmless() {
    let line = Array("abc".utf8)[...]
    for (start, length) in [(-5, 2), (3, 1), (9, 9), (1, -4), (0, 99)] {
      let frame = CodeFrame(line: line, nameStart: start, nameLength: length)
      #expect(frame.line == "abc")
      #expect(frame.underlineColumn <= 3)
    }
  }

  private func drawn(_ frame: CodeFrame) -> String {
    let underline = String(repeating: "^", count: frame.underlineWidth)
    return "\(frame.line)\n\(String(repeating: " ", count: frame.underlineColumn))\(underline)"
  }
}
