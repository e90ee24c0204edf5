/// The bytes of one file, read with bounds: beyond the end stands an endless run of zeros.
///
/// So no look-ahead needs a test of its own, and no index derived from input can leave the buffer. A pointer and not a
/// `Span`, because the lexer keeps it in its state.
struct SourceBytes {
  private let base: UnsafePointer<UInt8>?
  let count: Int
  /// Eight bytes can be read before this index.
  private let wordLimit: UInt

  init(_ buffer: UnsafeBufferPointer<UInt8>) {
    base = buffer.baseAddress
    count = buffer.count
    wordLimit = UInt(bitPattern: max(0, buffer.count &- 7))
  }

  @inline(__always)
  subscript(index: Int) -> UInt8 {
    guard UInt(bitPattern: index) < UInt(bitPattern: count) else { return 0 }
    // There is a pointer, because there is an index.
    return base.unsafelyUnwrapped[index]
  }

  /// Eight bytes in little-endian order.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    guard UInt(bitPattern: index) < wordLimit else { return partialWord(at: index) }
    return UInt64(littleEndian: UnsafeRawPointer(base.unsafelyUnwrapped + index).loadUnaligned(as: UInt64.self))
  }

  @inline(never)
  private func partialWord(at index: Int) -> UInt64 {
    var word: UInt64 = 0
    for offset in 0..<8 { word |= UInt64(self[index &+ offset]) &<< UInt64(8 &* offset) }
    return word
  }

  /// Appends bytes, all of them before the end.
  func append(_ start: Int, _ length: Int, to buffer: inout GrowableBuffer<UInt8>) {
    guard length > 0, start >= 0, start &+ length <= count else { return }
    buffer.append(UnsafeBufferPointer(start: base.unsafelyUnwrapped + start, count: length))
  }

  /// Whether the bytes from `index` on are those of `text`.
  @inline(__always)
  func starts(with text: StaticString, at index: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index >= 0, index &+ length <= count else { return false }
    for offset in 0..<length where self[index &+ offset] != text.utf8Start[offset] { return false }
    return true
  }

  /// Whether the bytes from `index` on are those of `text`, which has no capital letters, in any case.
  func starts(withLowercased text: StaticString, at index: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index >= 0, index &+ length <= count else { return false }
    for offset in 0..<length {
      let byte = self[index &+ offset]
      let lowercased = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
      if lowercased != text.utf8Start[offset] { return false }
    }
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

}

/// Runs of bytes, eight a step: most of a Swift file is names, indentation and comments.
extension SourceBytes {
  /// Where the line that `index` stands in ends: at its line feed or carriage return, or at the end of the file.
  func lineEnd(from index: Int) -> Int { commentLineEnd(from: index).end }

  /// The end of the line, and whether `t:` or `T:` may stand before it, as in `asynclint:`.
  @inline(__always)
  func commentLineEnd(from index: Int) -> (end: Int, mayBeDirective: Bool) {
    var position = index
    var (candidates, last): (UInt64, UInt64) = (0, 0)
    while position < count {
      let word = word(at: position)
      let letters = zeroBytes((word | repeated(0x20)) ^ repeated(UInt8(ascii: "t")))
      candidates |= (letters &<< 8 | last) & zeroBytes(word ^ repeated(UInt8(ascii: ":")))
      last = letters &>> 56
      let found = zeroBytes(word ^ repeated(0x0A)) | zeroBytes(word ^ repeated(0x0D))
      if found != 0 { return (position &+ found.trailingZeroBitCount &>> 3, candidates != 0) }
      position &+= 8
    }
    return (count, candidates != 0)
  }

  /// The first byte from `index` on that is no blank.
  @inline(__always)
  func indexAfterBlanks(_ index: Int) -> Int {
    var position = index
    while true {
      let others = word(at: position) ^ repeated(0x20)
      if others != 0 { return position &+ others.trailingZeroBitCount &>> 3 }
      position &+= 8
    }
  }

  /// The first double quote, backslash or line end from `index` on; the end of the file when there is none.
  @inline(__always)
  func indexAfterText(_ index: Int) -> Int {
    var position = index
    while position < count {
      let word = word(at: position)
      let found =
        zeroBytes(word ^ repeated(0x22)) | zeroBytes(word ^ repeated(0x5C)) | zeroBytes(word ^ repeated(0x0A))
        | zeroBytes(word ^ repeated(0x0D))
      if found != 0 { return position &+ found.trailingZeroBitCount &>> 3 }
      position &+= 8
    }
    return count
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
  ///
  /// Masks are added as bytes, which has no name in the standard library but a bit cast. 1.1 instructions a byte;
  /// without vectors 6.1, a tenth of all that it takes to read a file.
  func survey() -> SourceSurvey {
    var lineFeeds = 0
    var unusual = Vector()
    var position = 0
    while position &+ 16 <= count {
      // Each byte of the sum has room for 255 of the blocks.
      let end = min(count, position &+ 16 &* 255)
      var sum = Vector()
      while position &+ 16 <= end {
        let block = block(at: position)
        sum &-= unsafeBitCast(block .== Vector(repeating: 0x0A), to: Vector.self)
        unusual |= unsafeBitCast(block .== Vector(repeating: 0x0D), to: Vector.self)
        unusual |= unsafeBitCast(block .== Vector(), to: Vector.self)
        unusual |= block & 0x80
        position &+= 16
      }
      for index in sum.indices { lineFeeds &+= Int(sum[index]) }
    }
    var hasUnusual = false
    for index in unusual.indices where unusual[index] != 0 { hasUnusual = true }
    while position < count {
      let byte = self[position]
      lineFeeds &+= byte == 0x0A ? 1 : 0
      hasUnusual = hasUnusual || byte == 0x0D || byte == 0 || byte >= 0x80
      position &+= 1
    }
    let lastEnds = self[count &- 1] == 0x0A || self[count &- 1] == 0x0D
    let lines = lineFeeds &+ (count == 0 || lastEnds ? 0 : 1)
    var survey = SourceSurvey(lineCount: UInt32(truncatingIfNeeded: lines), hasInvalidUTF8: false, hasNull: false)
    if hasUnusual { lookCloser(&survey) }
    return survey
  }

  /// Bytes outside of ASCII, zeros and carriage returns, one by one.
  private func lookCloser(_ survey: inout SourceSurvey) {
    var index = 0
    while index < count {
      let word = word(at: index)
      if index &+ 8 <= count, (zeroBytes(word) | zeroBytes(word ^ repeated(0x0D)) | word) & repeated(0x80) == 0 {
        index &+= 8
        continue
      }
      let byte = self[index]
      if byte == 0x0D, self[index &+ 1] != 0x0A { survey.lineCount &+= 1 }
      if byte == 0 { survey.hasNull = true }
      if byte < 0x80 {
        index &+= 1
      } else if let scalar = scalar(at: index) {
        index &+= scalar.length
      } else {
        survey.hasInvalidUTF8 = true
        index &+= 1
      }
    }
  }

  private typealias Vector = SIMD16<UInt8>

  /// Sixteen bytes, all of them before the end.
  @inline(__always)
  private func block(at index: Int) -> Vector {
    guard UInt(bitPattern: index) &+ 15 < UInt(bitPattern: count) else { return Vector() }
    return UnsafeRawPointer(base.unsafelyUnwrapped + index).loadUnaligned(as: Vector.self)
  }
}

/// The high bit of each byte that is no ASCII letter, digit or underscore.
@inline(__always)
func nonWordBytes(_ word: UInt64) -> UInt64 {
  let ascii = word & repeated(0x7F)
  let lower = ascii | repeated(0x20)
  // The high bit of a byte is set when its sum reaches 0x80.
  let letters = (lower &+ repeated(0x80 - 0x61)) & ~(lower &+ repeated(0x80 - 0x7B))
  let digits = (ascii &+ repeated(0x80 - 0x30)) & ~(ascii &+ repeated(0x80 - 0x3A))
  let underscores = ~((ascii ^ repeated(0x5F)) &+ repeated(0x7F))
  return (~(letters | digits | underscores) | word) & repeated(0x80)
}

@inline(__always)
private func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

/// The high bit of every byte that is zero; bits above the lowest one set may be wrong.
@inline(__always)
private func zeroBytes(_ word: UInt64) -> UInt64 {
  (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
}
