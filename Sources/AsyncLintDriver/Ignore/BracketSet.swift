/// A set of bytes, one bit each.
struct ByteSet: Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  static let all = ByteSet().inverted

  func contains(_ byte: UInt8) -> Bool { word(byte >> 6) & (1 << UInt64(byte & 63)) != 0 }

  mutating func insert(_ byte: UInt8) {
    let bit: UInt64 = 1 << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }

  mutating func insert(_ range: ClosedRange<UInt8>) { for byte in range { insert(byte) } }

  var inverted: ByteSet {
    var set = self
    set.words = (~words.0, ~words.1, ~words.2, ~words.3)
    return set
  }

  private func word(_ index: UInt8) -> UInt64 {
    switch index {
    case 0: words.0
    case 1: words.1
    case 2: words.2
    default: words.3
    }
  }
}

/// The set of a bracket expression and the index after its `]`; nil when it has no end or names an unknown class.
///
/// `start` is the index after `[`. A `]` at the very beginning means itself, as do `-` at both ends and `[` without a class.
func parseBracket(_ pattern: [UInt8], from start: Int) -> (ByteSet, end: Int)? {
  var set = ByteSet()
  var index = start
  let isNegated = index < pattern.count && (pattern[index] == UInt8(ascii: "!") || pattern[index] == UInt8(ascii: "^"))
  if isNegated { index += 1 }
  let first = index
  /// The lower bound of a range that a `-` may now continue.
  var previous: UInt8?

  while index < pattern.count {
    let byte = pattern[index]
    index += 1
    switch byte {
    case UInt8(ascii: "]") where index - 1 > first:
      return (isNegated ? set.inverted : set, index)
    case UInt8(ascii: "\\"):
      guard index < pattern.count else { return nil }
      set.insert(pattern[index])
      previous = pattern[index]
      index += 1
    case UInt8(ascii: "-"):
      guard let low = previous, index < pattern.count, pattern[index] != UInt8(ascii: "]") else {
        set.insert(byte)
        previous = byte
        continue
      }
      if pattern[index] == UInt8(ascii: "\\") { index += 1 }
      guard index < pattern.count else { return nil }
      if low <= pattern[index] { set.insert(low...pattern[index]) }
      previous = nil
      index += 1
    case UInt8(ascii: "[") where index < pattern.count && pattern[index] == UInt8(ascii: ":"):
      guard let end = pattern[(index + 1)...].firstIndex(of: UInt8(ascii: "]")) else { return nil }
      guard end > index + 1, pattern[end - 1] == UInt8(ascii: ":") else {
        set.insert(byte)
        previous = byte
        continue
      }
      guard insertClass(named: pattern[(index + 1)..<(end - 1)], into: &set) else { return nil }
      previous = nil
      index = end + 1
    default:
      set.insert(byte)
      previous = byte
    }
  }
  return nil
}

/// The classes of POSIX in the C locale.
private func insertClass(named name: ArraySlice<UInt8>, into set: inout ByteSet) -> Bool {
  let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
  let lower = UInt8(ascii: "a")...UInt8(ascii: "z")
  let upper = UInt8(ascii: "A")...UInt8(ascii: "Z")
  let ranges: [ClosedRange<UInt8>]
  switch String(decoding: name, as: UTF8.self) {
  case "alnum": ranges = [digits, lower, upper]
  case "alpha": ranges = [lower, upper]
  case "blank": ranges = [0x20...0x20, 0x09...0x09]
  case "cntrl": ranges = [0x00...0x1F, 0x7F...0x7F]
  case "digit": ranges = [digits]
  case "graph": ranges = [0x21...0x7E]
  case "lower": ranges = [lower]
  case "print": ranges = [0x20...0x7E]
  case "punct": ranges = [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]
  case "space": ranges = [0x09...0x0D, 0x20...0x20]
  case "upper": ranges = [upper]
  case "xdigit":
    ranges = [digits, UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F")]
  default: return false
  }
  for range in ranges { set.insert(range) }
  return true
}
