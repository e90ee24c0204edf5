import Testing

@testable import AsyncLintReport

struct FingerprintTests {
  /// The published values of the hash.
  static let hashes: [(String, UInt64)] = [
    ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8),
  ]

  @Test(arguments: hashes) func hash(text: String, value: UInt64) {
    var hash = FNV1a64()
    for byte in text.utf8 { hash.combine(byte) }
    #expect(hash.value == value)
  }

  @Test func fieldsDoNotRunTogether() {
    var left = FNV1a64()
    var right = FNV1a64()
    for field in ["ab", "c"] { left.combine(field: field.utf8) }
    for field in ["a", "bc"] { right.combine(field: field.utf8) }
    #expect(left.value != right.value)
  }

  @Test func staysWhenLinesAndFilesMove() {
    let original = fingerprints(of: ["  sleep(1)\n"])
    #expect(original.allSatisfy { $0.count == 16 })
    #expect(fingerprints(of: ["// a\n\n\tsleep(1)   \r\n"]) == original)
    #expect(fingerprints(of: ["  sleep(1)\n"], path: "Elsewhere/b") == original)
  }

  @Test func changesWithWhatIsSaid() {
    let original = fingerprints(of: ["sleep(1)\n"])
    #expect(fingerprints(of: ["sleep(2)\n"]) != original)
    #expect(fingerprints(of: ["sleep(1)\n"], rule: "other") != original)
    #expect(fingerprints(of: ["sleep(1)\n"], function: "g()") != original)
    #expect(fingerprints(of: ["sleep(1)\n"], function: nil) != original)
  }

  @Test func aSecondCopyIsNew() {
    let one = fingerprints(of: ["sleep(1)\n"])
    let two = fingerprints(of: ["sleep(1)\n", "x\n  sleep(1)\n"])
    #expect(Set(two).count == 2)
    #expect(Set(two).isSuperset(of: one))
  }

  @Test func veryLongLinesCountNearTheName() {
    let far = String(repeating: "x;", count: 10_000)
    #expect(fingerprints(of: [far + "sleep(1)"]) == fingerprints(of: ["y" + far + "sleep(1)"]))
    #expect(fingerprints(of: [far + "sleep(1)"]) != fingerprints(of: [far + "sleep(2)"]))
  }

  private func fingerprints(
    of texts: [String], path: String = "a", rule: String = "blocking-sleep", function: String? = "f()"
  ) -> [String] {
    let findings = texts.enumerated().map { index, text in
      Sample.finding(file: index, name: "sleep", in: text, rule: rule, function: function)
    }
    let files = texts.enumerated().map { ReportFile(path: "\(path)\($0).swift", bytes: $1) }
    return Report(Sample.input(findings, files: files)).findings.map(\.fingerprint)
  }
}
