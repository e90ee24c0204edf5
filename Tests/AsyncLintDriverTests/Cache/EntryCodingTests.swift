import AsyncLintAnalysis
import AsyncLintSyntax
import Testing

@testable import AsyncLintDriver

/// What is written comes back; what is not written so is an error and nothing worse.
struct EntryCodingTests {
  private static let range = ByteRange(start: 1, end: .max)
  private static let finding = Finding(
    file: 1, range: range, rule: "blocking-sleep", lane: .queueHandoff, category: "sleep", severity: .error,
    confidence: .likely, symbol: "sleep(_:)", context: Finding.Context(kind: .eventLoop, function: "f()"),
    chain: [Finding.ChainStep(name: "g()", file: 0, range: range)], message: "é", advice: "{0}\n",
    substitutions: [
      Finding.Substitution(
        placeholder: "{0}", file: 1, range: range, name: "x", limit: 80,
        edits: [Finding.Substitution.Edit(range: ByteRange(start: 2, end: 3), text: "y")]),
      Finding.Substitution(placeholder: "{1}", file: 1, range: nil, name: "", limit: 0),
    ],
    notes: [
      Finding.FindingNote(message: "n", file: 0, range: range), Finding.FindingNote(message: "n"),
    ])
  private static let result = AnalysisResult(
    findings: [finding, finding], suppressed: [SilencedFinding(finding: finding, reason: "because")],
    entriesAboutNothing: ["Store.load()"])
  private static let state = AnalysisState(
    files: [
      FileState(
        shownPath: Path("a"), path: Path("/w/a"),
        analysed: FileState.Analysed(
          digest: ContentDigest([1]), isReported: true, chosen: ChosenSettings(isOnMainActor: false), lineCount: 300,
          hasInvalidUTF8: false, hasNull: true)),
      FileState(shownPath: Path([0xFF]), path: Path("/elsewhere"), analysed: nil),
    ],
    manifests: [ManifestState(path: "/w/Package.swift", digest: ContentDigest([2]))],
    projects: [XcodeProjects.SeenFile(path: "/w/A.xcodeproj/project.pbxproj", digest: nil)], imports: ["A", "B"],
    dependencies: [
      DependencyState(
        shownPath: Path("d"), path: Path("/w/d"), module: ModuleIdentity(package: "p", name: "m"),
        digest: ContentDigest([3]))
    ])

  private static func entry() -> [UInt8] {
    var writer = EntryWriter()
    writer.add(state, in: Path("/w"))
    writer.add(result)
    return writer.bytes
  }

  private static func read(_ bytes: [UInt8]) throws -> (AnalysisState, AnalysisResult, isAtEnd: Bool) {
    var reader = EntryReader(bytes)
    let state = try reader.state(in: Path("/w"))
    let result = try reader.result(fileCount: 2)
    return (state, result, reader.isAtEnd)
  }

  @Test func everythingComesBack() throws {
    let (state, result, isAtEnd) = try Self.read(Self.entry())
    #expect(isAtEnd)
    #expect(state == Self.state)
    #expect("\(result)" == "\(Self.result)")
  }

  /// Who adds a property to one of these has to add it to the coding, and to the sample above.
  @Test func nothingIsForgotten() {
    func count(_ value: Any) -> Int { Mirror(reflecting: value).children.count }
    #expect(count(Self.result) == 3)
    #expect(count(Self.result.suppressed[0]) == 2)
    #expect(count(Self.finding) == 14)
    #expect(count(Self.finding.context) == 2)
    #expect(count(Self.finding.chain[0]) == 3)
    #expect(count(Self.finding.substitutions[0]) == 6)
    #expect(count(Self.finding.substitutions[0].edits[0]) == 2)
    #expect(count(Self.finding.notes[0]) == 3)
    #expect(count(AnalysisOptions()) == 9)
  }

  @Test func otherBytesAreAnError() {
    let bytes = Self.entry()
    for count in bytes.indices {
      #expect(throws: DamagedEntry.self) { try Self.read(Array(bytes[..<count])) }
    }
    // Not every other bit is wrong, but none is a crash.
    var errors = 0
    for index in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[index] ^= 1 << UInt8(bit)
        if (try? Self.read(changed)) == nil { errors += 1 }
      }
    }
    #expect(errors > bytes.count)
    #expect(throws: DamagedEntry.self) { try Self.read([UInt8](repeating: 0xFF, count: 100)) }
    var writer = EntryWriter()
    writer.add(Int.max)
    #expect(throws: DamagedEntry.self) { try Self.read(writer.bytes) }
  }

  @Test func findingsAreInFiles() {
    #expect(throws: DamagedEntry.self) {
      var reader = EntryReader(Self.entry())
      _ = try reader.state(in: Path("/w"))
      _ = try reader.result(fileCount: 1)
    }
  }

  /// The first half is xxHash64, whose values for these texts are known.
  @Test func digestsAreXXHash64() {
    for (text, hash) in [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ] as [(String, UInt64)] { #expect(ContentDigest(Array(text.utf8)).low == hash, "\(text)") }
  }

  @Test func everyBitChangesBothHalves() {
    var digests: Set<ContentDigest> = []
    var (lows, highs): (Set<UInt64>, Set<UInt64>) = ([], [])
    var count = 0
    for size in [0, 1, 3, 4, 7, 8, 31, 32, 33, 63, 64, 100] {
      let bytes = [UInt8](repeating: 0, count: size)
      for bit in 0..<max(1, size * 8) {
        var changed = bytes
        if size > 0 { changed[bit / 8] ^= 1 << UInt8(bit % 8) }
        let digest = ContentDigest(changed)
        digests.insert(digest)
        lows.insert(digest.low)
        highs.insert(digest.high)
        count += 1
      }
    }
    #expect(digests.count == count && lows.count == count && highs.count == count)
    #expect(lows.isDisjoint(with: highs))
    #expect(ContentDigest([1, 2, 3, 4][1..<3]) == ContentDigest([2, 3]))
  }
}
