/// The bytes of one file, read with bounds: beyond the end stands an endless run of zeros.
///
/// So no look-ahead needs a test of its own, and no index derived from input can leave the buffer. A pointer and not a
/// `Span`, because the lexer keeps it in its state.
struct SourceBytes {
  fileprivate let base: UnsafePointer<UInt8>?
  let count: Int

  init(_ buffer: UnsafeBufferPointer<UInt8>) {
    base = buffer.baseAddress
    count = buffer.count
  }

  @inline(__always)
  subscript(index: Int) -> UInt8 {
    guard let base, UInt(bitPattern: index) < UInt(bitPattern: count) else { return 0 }
    return base[index]
  }

  /// Eight bytes in little-endian order.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    guard let base, index >= 0, index &+ 8 <= count else { return partialWord(at: index) }
    return UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
  }

  @inline(never)
  private func partialWord(at index: Int) -> UInt64 {
    var word: UInt64 = 0
    for offset in 0..<8 { word |= UInt64(self[index &+ offset]) &<< UInt64(8 &* offset) }
    return word
  }

  /// Whether the bytes from `index` on are those of `text`.
  @inline(__always)
  func starts(with text: StaticString, at index: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index >= 0, index &+ length <= count else { return false }
    for offset in 0..<length where self[index &+ offset] != text.utf8Start[offset] { return false }
    return true
  }

  /// The scalar at `index` and its length in bytes; nil when the bytes are not UTF-8, or at the end.
  func scalar(at index: Int) -> (value: UInt32, length: Int)? {
    let first = self[index]
    if first < 0x80 { return index < count ? (UInt32(first), 1) : nil }
    let length: Int
    var value: UInt32
    switch first {
    case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
    default: return nil
    }
    for offset in 1..<length {
      let byte = self[index &+ offset]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value &<< 6 | UInt32(byte & 0x3F)
    }
    switch length {
    case 3 where value < 0x800 || (0xD800...0xDFFF).contains(value): return nil
    case 4 where value < 0x10000 || value > 0x10FFFF: return nil
    default: return (value, length)
    }
  }

  /// Where the line that `index` stands in ends: at its line feed or carriage return, or at the end of the file.
  func lineEnd(from index: Int) -> Int { commentLineEnd(from: index).end }

  /// The end of the line, and whether a colon may stand before it.
  ///
  /// Eight bytes a step: comments are a quarter of what Swift programs consist of.
  @inline(__always)
  func commentLineEnd(from index: Int) -> (end: Int, mayHaveColon: Bool) {
    var position = index
    var colons: UInt64 = 0
    while position &+ 8 <= count {
      let word = word(at: position)
      colons |= zeroBytes(word ^ repeated(0x3A))
      let found = zeroBytes(word ^ repeated(0x0A)) | zeroBytes(word ^ repeated(0x0D))
      if found != 0 { return (position &+ found.trailingZeroBitCount &>> 3, colons != 0) }
      position &+= 8
    }
    while position < count, self[position] != 0x0A, self[position] != 0x0D { position &+= 1 }
    return (position, true)
  }
}

/// What is to know about a file as a whole.
struct SourceSurvey {
  var lineCount: UInt32
  var hasInvalidUTF8: Bool
  var hasNull: Bool
}

extension SourceBytes {
  /// Lines end at a line feed, a carriage return, or both in this order.
  func survey() -> SourceSurvey {
    var (lineFeeds, returns, all): (Int, Int, UInt8) = (0, 0, 0)
    var hasNull = false
    withBytes { bytes in
      for byte in bytes {
        lineFeeds &+= byte == 0x0A ? 1 : 0
        returns &+= byte == 0x0D ? 1 : 0
        hasNull = hasNull || byte == 0
        all |= byte
      }
    }
    var ends = lineFeeds
    if returns > 0 {
      for index in 0..<count where self[index] == 0x0D && self[index &+ 1] != 0x0A { ends &+= 1 }
    }
    let endsInLine = count > 0 && self[count &- 1] != 0x0A && self[count &- 1] != 0x0D
    return SourceSurvey(
      lineCount: UInt32(truncatingIfNeeded: ends + (endsInLine ? 1 : 0)),
      hasInvalidUTF8: all >= 0x80 && hasInvalidUTF8(), hasNull: hasNull)
  }

  private func hasInvalidUTF8() -> Bool {
    var index = 0
    while index < count {
      if self[index] < 0x80 {
        index &+= 1
        continue
      }
      guard let scalar = scalar(at: index) else { return true }
      index &+= scalar.length
    }
    return false
  }

  private func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    body(UnsafeBufferPointer(start: base, count: count))
  }
}

@inline(__always)
func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

/// The high bit of every byte that is zero; bits above the lowest one set may be wrong.
@inline(__always)
func zeroBytes(_ word: UInt64) -> UInt64 {
  (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
}
