import AsyncLintAnalysis

/// Names findings by what they say, not by where they stand.
///
/// Part of the name: rule, function, symbol, the text of the line with each run of white space as one blank, and the how-manieth
/// finding of that same content it is in the report. Not part of it: path, line and column, so that code may move
/// within a file and between files; severity and message, so that a better wording keeps the names. A second copy of a known line is
/// a new finding. Of very long lines only the neighbourhood of the name counts: the cost stays proportional to the number of findings.
struct FingerprintSequence {
  private var occurrences: [UInt64: UInt64] = [:]

  /// `column` counts from 1. Findings are to come in the report's order.
  mutating func next(for finding: Finding, line: ArraySlice<UInt8>, column: Int) -> String {
    var hash = FNV1a64()
    hash.combine(field: finding.rule.utf8)
    hash.combine(field: (finding.context.function ?? "").utf8)
    hash.combine(field: finding.symbol.utf8)
    hash.combine(field: normalisedLine(line, around: column))
    let occurrence = occurrences[hash.value, default: 0]
    occurrences[hash.value] = occurrence + 1
    hash.combine(field: String(occurrence).utf8)
    return hexadecimal(hash.value)
  }
}

/// Fowler, Noll and Vo's hash: small, the same everywhere, and fed once per finding.
struct FNV1a64 {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// The bytes and an end that no UTF-8 text contains, so that "ab", "c" differs from "a", "bc".
  mutating func combine(field bytes: some Sequence<UInt8>) {
    for byte in bytes { combine(byte) }
    combine(0xff)
  }
}

/// The text of a finding's line as it is compared: each run of white space is one blank; `column` counts from 1.
func normalisedLine(_ line: ArraySlice<UInt8>, around column: Int) -> [UInt8] {
  normalised(neighbourhood(of: column - 1, in: line))
}

private let neighbourhoodRadius = 512

private func neighbourhood(of offset: Int, in line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  guard line.count > 2 * neighbourhoodRadius else { return line }
  let centre = min(line.startIndex + max(0, offset), line.endIndex)
  return line[max(line.startIndex, centre - neighbourhoodRadius)..<min(line.endIndex, centre + neighbourhoodRadius)]
}

private func normalised(_ line: ArraySlice<UInt8>) -> [UInt8] {
  let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  return Array(words.joined(separator: [UInt8(ascii: " ")]))
}

private func hexadecimal(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
