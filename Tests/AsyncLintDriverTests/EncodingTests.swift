import Testing

@testable import AsyncLintDriver

struct EncodingTests {
  /// The standard library's decoder is the judge, for all sequences of up to three bytes that could matter and many of four.
  @Test func agreesWithTheStandardLibrary() {
    let edges: [UInt8] = [
      0x00, 0x01, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
      0xF0, 0xF1,
      0xF3, 0xF4, 0xF5, 0xFF,
    ]
    for first in edges {
      for second in edges {
        for third in edges {
          for fourth: UInt8 in [0x61, 0x80, 0xBF, 0xC0] { check([first, second, third, fourth]) }
        }
        check([first, second])
      }
      check([first])
    }
  }

  @Test func findsDefectsAtEveryPlace() {
    for offset in 0..<40 {
      var bytes = [UInt8](repeating: 0x61, count: 40)
      bytes[offset] = 0
      #expect(encodingDefects(of: bytes).firstNUL == offset)
      bytes[offset] = 0x80
      #expect(encodingDefects(of: bytes).firstInvalid == offset)
      #expect(encodingDefects(of: bytes).firstNUL == nil)
    }
  }

  private func check(_ bytes: [UInt8]) {
    let isValid = String(validating: bytes, as: UTF8.self) != nil
    #expect((encodingDefects(of: bytes).firstInvalid == nil) == isValid, "\(bytes)")
    #expect(encodingDefects(of: bytes).firstNUL == bytes.firstIndex(of: 0))
  }
}
