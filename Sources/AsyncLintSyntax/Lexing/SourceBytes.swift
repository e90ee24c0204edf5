/// The bytes of one file, read with bounds: beyond the end stands an endless run of zeros.
///
/// So no look-ahead needs a test of its own, and no index derived from input can leave the buffer. A pointer and not a
/// `Span`, because the lexer keeps it in its state.
struct SourceBytes {
  private let base: UnsafePointer<UInt8>?
  let count: Int
  /// Eight bytes can be read before this index.
  private let wordLimit: UInt
  /// Sixteen bytes can be read before this index.
  private let blockLimit: UInt

  init(_ buffer: UnsafeBufferPointer<UInt8>) {
    base = buffer.baseAddress
    count = buffer.count
    wordLimit = UInt(bitPattern: max(0, buffer.count &- 7))
    blockLimit = UInt(bitPattern: max(0, buffer.count &- 15))
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

  /// Sixteen bytes.
  @inline(__always)
  func block(at index: Int) -> ByteBlock {
    guard UInt(bitPattern: index) < blockLimit else { return partialBlock(at: index) }
    return blockBeforeEnd(at: index)
  }

  /// Sixteen bytes, of which whoever asks knows that they stand before the end.
  @inline(__always)
  private func blockBeforeEnd(at index: Int) -> ByteBlock {
    UnsafeRawPointer(base.unsafelyUnwrapped + index).loadUnaligned(as: ByteBlock.self)
  }

  @inline(never)
  private func partialBlock(at index: Int) -> ByteBlock {
    let words = SIMD2(word(at: index).littleEndian, word(at: index &+ 8).littleEndian)
    return unsafeBitCast(words, to: ByteBlock.self)
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

/// Runs of bytes, eight or sixteen a step: most of a Swift file is names, indentation and comments.
extension SourceBytes {
  /// Where the line that `index` stands in ends: at its line feed or carriage return, or at the end of the file.
  func lineEnd(from index: Int) -> Int { commentLineEnd(from: index).end }

  /// The end of the line, and whether `t:` or `T:` may stand before it, as in `asynclint:`.
  @inline(__always)
  func commentLineEnd(from index: Int) -> (end: Int, mayBeDirective: Bool) {
    var position = index
    var candidates = ByteBlock()
    while position < count {
      let block = block(at: position)
      let before = self.block(at: position &- 1) | ByteBlock(repeating: 0x20)
      candidates |= bytes(block, equalTo: UInt8(ascii: ":")) & bytes(before, equalTo: UInt8(ascii: "t"))
      let found = bytes(block, equalTo: 0x0A) | bytes(block, equalTo: 0x0D)
      if let first = firstMarked(found) { return (position &+ first, isAnyBitSet(candidates)) }
      position &+= 16
    }
    return (count, isAnyBitSet(candidates))
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

  /// The first byte from `index` on that is no ASCII letter, digit or underscore.
  @inline(__always)
  func indexAfterWord(_ index: Int) -> Int {
    var position = index
    while true {
      if let first = firstMarked(~wordBytes(block(at: position))) { return position &+ first }
      position &+= 16
    }
  }

  /// The first double quote, backslash or line end from `index` on; the end of the file when there is none.
  @inline(__always)
  func indexAfterText(_ index: Int) -> Int {
    var position = index
    while position < count {
      let block = block(at: position)
      let found =
        bytes(block, equalTo: 0x22) | bytes(block, equalTo: 0x5C) | bytes(block, equalTo: 0x0A)
        | bytes(block, equalTo: 0x0D)
      if let first = firstMarked(found) { return position &+ first }
      position &+= 16
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
  /// Masks are added as bytes, which has no name in the standard library but a bit cast. 0.8 instructions a byte;
  /// without vectors 6.1, a tenth of all that it takes to read a file.
  func survey() -> SourceSurvey {
    var survey = SourceSurvey(lineCount: 0, hasInvalidUTF8: false, hasNull: false)
    var lineFeeds = 0
    var position = 0
    /// Where the bytes begin that nobody has looked at more closely.
    var next = 0
    while position < count {
      // Each byte of the sum has room for 255 of the blocks. Smaller pieces have fewer plain bytes around an unusual one.
      let start = position
      let end = min(count, start &+ 1024)
      var (sum, high, unusual) = (ByteBlock(), ByteBlock(), ByteBlock())
      @inline(__always)
      func add(_ block: ByteBlock) {
        sum &-= bytes(block, equalTo: 0x0A)
        high |= block
        unusual |= bytes(block, equalTo: 0x0D) | bytes(block, equalTo: 0)
      }
      while position &+ 64 <= end {
        // `end` lies within the bytes: the one test does for all four.
        for step in 0..<4 { add(blockBeforeEnd(at: position &+ 16 &* step)) }
        position &+= 64
      }
      while position &+ 16 <= end {
        add(block(at: position))
        position &+= 16
      }
      let pairs = unsafeBitCast(sum, to: SIMD8<UInt16>.self)
      lineFeeds &+= Int(((pairs & 0xFF) &+ (pairs &>> 8)).wrappedSum())
      var hasUnusual = isAnyBitSet(unusual | high & ByteBlock(repeating: 0x80))
      while position < end {
        let byte = self[position]
        lineFeeds &+= byte == 0x0A ? 1 : 0
        hasUnusual = hasUnusual || byte == 0x0D || byte == 0 || byte >= 0x80
        position &+= 1
      }
      if hasUnusual { next = lookCloser(from: max(start, next), to: end, &survey) }
    }
    let lastEnds = self[count &- 1] == 0x0A || self[count &- 1] == 0x0D
    let lines = lineFeeds &+ (count == 0 || lastEnds ? 0 : 1)
    survey.lineCount &+= UInt32(truncatingIfNeeded: lines)
    return survey
  }

  /// Bytes outside of ASCII, zeros and carriage returns, one by one. Returns where the last scalar ends, which may be behind `end`.
  private func lookCloser(from start: Int, to end: Int, _ survey: inout SourceSurvey) -> Int {
    var index = start
    while index < end {
      let word = word(at: index)
      if index &+ 8 <= end, (zeroBytes(word) | zeroBytes(word ^ repeated(0x0D)) | word) & repeated(0x80) == 0 {
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
    return index
  }
}

// Sixteen bytes at once take half of what two words of eight take. Masks have no other name for a vector of bytes than a bit cast, and only
// with vectors on both sides do operators become one instruction.

typealias ByteBlock = SIMD16<UInt8>

/// 0xFF in place of each such byte, else 0.
@inline(__always)
private func bytes(_ block: ByteBlock, equalTo byte: UInt8) -> ByteBlock {
  unsafeBitCast(block .== ByteBlock(repeating: byte), to: ByteBlock.self)
}

/// 0xFF in place of each byte that is not above, else 0.
@inline(__always)
private func bytes(_ block: ByteBlock, upTo byte: UInt8) -> ByteBlock {
  unsafeBitCast(block .<= ByteBlock(repeating: byte), to: ByteBlock.self)
}

/// Where the first 0xFF stands, among zeros.
@inline(__always)
private func firstMarked(_ marks: ByteBlock) -> Int? {
  let halves = unsafeBitCast(marks, to: SIMD2<UInt64>.self)
  if halves[0] != 0 { return UInt64(littleEndian: halves[0]).trailingZeroBitCount &>> 3 }
  if halves[1] != 0 { return 8 &+ UInt64(littleEndian: halves[1]).trailingZeroBitCount &>> 3 }
  return nil
}

/// Compared with another vector it would be asked byte by byte.
@inline(__always)
private func isAnyBitSet(_ block: ByteBlock) -> Bool {
  let halves = unsafeBitCast(block, to: SIMD2<UInt64>.self)
  return halves[0] | halves[1] != 0
}

@inline(__always)
func areEqual(_ one: ByteBlock, _ other: ByteBlock) -> Bool { !isAnyBitSet(one ^ other) }

/// 0xFF in place of each ASCII letter, digit and underscore, else 0.
@inline(__always)
func wordBytes(_ block: ByteBlock) -> ByteBlock {
  let letters = bytes((block | ByteBlock(repeating: 0x20)) &- ByteBlock(repeating: 0x61), upTo: 25)
  let digits = bytes(block &- ByteBlock(repeating: 0x30), upTo: 9)
  return letters | digits | bytes(block, equalTo: 0x5F)
}

@inline(__always)
private func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

/// The high bit of every byte that is zero; bits above the lowest one set may be wrong.
@inline(__always)
private func zeroBytes(_ word: UInt64) -> UInt64 {
  (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
}
