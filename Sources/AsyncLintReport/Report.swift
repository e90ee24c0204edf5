import AsyncLintAnalysis
import AsyncLintCatalogue
import AsyncLintSyntax

/// The findings of a run with their places as people count them: what every format is written from.
public struct Report: Sendable {
  public let tool: Tool
  /// By path, offset and rule.
  public internal(set) var findings: [ReportedFinding]
  /// In the same order. They are counted nowhere.
  public internal(set) var suppressed: [ReportedFinding]
  public let notes: [RunNote]
  public let totals: RunTotals
  let rules: [Rule]
  let files: [ReportFile]

  /// Total: numbers of files that are not there give an empty path and line 1, offsets past the end of a file its end.
  public init(_ input: ReportInput) {
    var places = Places(input.files, countsUTF16: input.countsUTF16)
    let all =
      input.findings.map { (finding: $0, suppression: Suppression?.none) }
      + input.suppressed.map { (finding: $0.finding, suppression: $0.suppression) }
    let ordered = all.sorted { left, right in
      let (left, right) = (left.finding, right.finding)
      let leftPath = places.path(left.file)
      let rightPath = places.path(right.file)
      // The views, because Swift compares strings by canonical equivalence and the order is one of bytes.
      if leftPath != rightPath { return leftPath.utf8.lexicographicallyPrecedes(rightPath.utf8) }
      return (left.range.start, left.rule) < (right.range.start, right.rule)
    }
    // Over all of them, so that to suppress one finding renames no other.
    var fingerprints = FingerprintSequence()
    let reported = ordered.map { finding, suppression in
      let line = places.line(finding.file, at: finding.range.start)
      let start = places.position(finding.file, at: finding.range.start)
      let end = places.position(finding.file, at: max(finding.range.start, finding.range.end))
      var shown = finding
      shown.advice = filledAdvice(of: finding) { places.text($0, $1) }
      return ReportedFinding(
        finding: shown,
        suppression: suppression,
        path: places.path(finding.file),
        start: start,
        end: end,
        chain: finding.chain.map { step in
          ReportedStep(
            name: step.name, file: step.file, path: places.path(step.file),
            position: places.position(step.file, at: step.range.start))
        },
        notes: finding.notes.map { note in places.reported(note) },
        fingerprint: fingerprints.next(for: finding, line: line, column: start.column),
        line: line)
    }
    findings = reported.filter { $0.suppression == nil }
    suppressed = reported.filter { $0.suppression != nil }
    tool = input.tool
    notes = input.notes
    totals = input.totals
    rules = input.rules
    files = input.files
  }

  public func count(of lane: Lane) -> Int { findings.count { $0.finding.lane == lane } }

  public func count(of severity: Severity) -> Int { findings.count { $0.finding.severity == severity } }
}

/// A finding and the places it names.
public struct ReportedFinding: Sendable {
  /// With the placeholders of its advice filled in.
  public let finding: Finding
  /// nil: it is to be reported.
  public internal(set) var suppression: Suppression?
  public let path: String
  public let start: Position
  public let end: Position
  /// Parallel to the finding's own.
  public let chain: [ReportedStep]
  public internal(set) var notes: [ReportedNote]
  /// 16 hexadecimal digits that stay the same when lines or files move.
  public let fingerprint: String
  /// The bytes of the line it starts in, without the line's end.
  let line: ArraySlice<UInt8>
}

public struct ReportedStep: Sendable {
  public let name: String
  /// Index into the files of the input.
  let file: Int
  public let path: String
  public let position: Position
}

public struct ReportedNote: Sendable {
  public let message: String
  /// Where it points to, if anywhere.
  public let place: (file: Int, path: String, position: Position)?
}

/// The files with their line indexes, made when first asked for.
private struct Places {
  private let files: [ReportFile]
  private let countsUTF16: Bool
  private var indexes: [Int: LineIndex] = [:]

  init(_ files: [ReportFile], countsUTF16: Bool) {
    self.files = files
    self.countsUTF16 = countsUTF16
  }

  func path(_ file: Int) -> String { files.indices.contains(file) ? files[file].path : "" }

  mutating func position(_ file: Int, at offset: UInt32) -> Position {
    var position = index(of: file).position(at: offset)
    if countsUTF16, files.indices.contains(file) {
      let end = Int(position.offset)
      position.utf16Column = utf16Length(of: files[file].bytes[(end - position.column + 1)..<end]) + 1
    }
    return position
  }

  func text(_ file: Int, _ range: ByteRange) -> ArraySlice<UInt8> {
    guard files.indices.contains(file), range.start < range.end else { return [] }
    return files[file].bytes.prefix(Int(range.end)).dropFirst(Int(range.start))
  }

  mutating func line(_ file: Int, at offset: UInt32) -> ArraySlice<UInt8> {
    let range = index(of: file).lineRange(at: offset)
    guard files.indices.contains(file) else { return [] }
    // Shortened as a view: to remove bytes from it would copy the line.
    var line = files[file].bytes[range]
    while let last = line.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { line = line.dropLast() }
    return line
  }

  mutating func reported(_ note: Finding.FindingNote) -> ReportedNote {
    guard let file = note.file, let range = note.range else { return ReportedNote(message: note.message, place: nil) }
    return ReportedNote(message: note.message, place: (file, path(file), position(file, at: range.start)))
  }

  private mutating func index(of file: Int) -> LineIndex {
    if let index = indexes[file] { return index }
    let index = LineIndex(files.indices.contains(file) ? files[file].bytes : [])
    indexes[file] = index
    return index
  }
}
