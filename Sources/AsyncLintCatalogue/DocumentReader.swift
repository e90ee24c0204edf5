/// A position in the bytes of one rule file, and what every parser of such files needs: lines, words, errors.
///
/// The built-in catalogue is read at every start of the command, so nothing here makes text before it is certain that
/// the text is kept, line numbers are counted only for an error, and the bytes are borrowed: counting references to an
/// array took a third of the time.
struct DocumentReader {
  let path: String
  let bytes: UnsafeRawBufferPointer
  private var position = 0
  /// Neighbouring lines mostly begin alike: the modules and the type of the last line, to be shared by the next.
  var lastPrefix = SignaturePrefix()
  var lastClass: (range: Range<Int>, runs: ClosureParameter.Class) = (0..<0, .inline)

  /// Calls `body` with a reader of `text`, which is valid until `body` returns.
  static func read<Result>(
    path: String, text: String, _ body: (inout DocumentReader) throws(CatalogueError) -> Result
  ) throws(CatalogueError) -> Result {
    try Array(text.utf8).withUnsafeBufferPointer { bytes throws(CatalogueError) in
      var reader = DocumentReader(path: path, bytes: UnsafeRawBufferPointer(bytes))
      return try body(&reader)
    }
  }

  private init(path: String, bytes: UnsafeRawBufferPointer) {
    self.path = path
    self.bytes = bytes
  }

  /// The next line without its end and without blanks on either side; nil after the last.
  mutating func nextLine() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    let end = first(Byte.newline, in: start..<bytes.count) ?? bytes.count
    position = end + 1
    return trimmed(start..<end)
  }

  @inline(__always)
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, Byte.isBlank(bytes[start]) { start += 1 }
    while end > start, Byte.isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  func text(_ range: Range<Int>) -> String {
    range.isEmpty ? "" : String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  func hasPrefix(_ prefix: StaticString, _ range: Range<Int>) -> Bool {
    let count = prefix.utf8CodeUnitCount
    guard range.count >= count else { return false }
    let expected = prefix.utf8Start
    for index in 0..<count where expected[index] != bytes[range.lowerBound + index] { return false }
    return true
  }

  func isEqual(_ range: Range<Int>, _ expected: StaticString) -> Bool {
    range.count == expected.utf8CodeUnitCount && hasPrefix(expected, range)
  }

  func isSame(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count where bytes[left.lowerBound + offset] != bytes[right.lowerBound + offset] {
      return false
    }
    return true
  }

  /// Eight bytes at a time: byte by byte, looking for ends of lines and separators took half of the time.
  func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) ^ pattern
      let zeroes = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
      if zeroes != 0 { return index + zeroes.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < range.upperBound {
      if bytes[index] == byte { return index }
      index += 1
    }
    return nil
  }

  /// The offset of `separator` with a blank before it and a blank or the end of the range after it.
  func first(separator: StaticString, in range: Range<Int>) -> Int? {
    let count = separator.utf8CodeUnitCount
    var index = range.lowerBound
    while let blank = first(Byte.space, in: index..<range.upperBound) {
      index = blank + 1
      let end = index + count
      if end <= range.upperBound, hasPrefix(separator, index..<end),
        end == range.upperBound || Byte.isBlank(bytes[end])
      {
        return index
      }
    }
    return nil
  }

  func error(_ offset: Int, _ message: String) -> CatalogueError {
    var line = 1
    for byte in bytes[..<min(offset, bytes.count)] where byte == Byte.newline { line += 1 }
    return CatalogueError(file: path, line: line, message: message)
  }
}

/// The bytes with a meaning in rule files.
enum Byte {
  static var newline: UInt8 { 0x0A }
  static var space: UInt8 { 0x20 }
  static var hash: UInt8 { 0x23 }
  static var parenthesisOpen: UInt8 { 0x28 }
  static var parenthesisClose: UInt8 { 0x29 }
  static var star: UInt8 { 0x2A }
  static var comma: UInt8 { 0x2C }
  static var dot: UInt8 { 0x2E }
  static var colon: UInt8 { 0x3A }
  static var semicolon: UInt8 { 0x3B }
  static var bracketOpen: UInt8 { 0x5B }
  static var bracketClose: UInt8 { 0x5D }
  static var underscore: UInt8 { 0x5F }
  static var backtick: UInt8 { 0x60 }
  static var braceOpen: UInt8 { 0x7B }
  static var bar: UInt8 { 0x7C }
  static var braceClose: UInt8 { 0x7D }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

  /// Of a Swift identifier; every byte beyond ASCII counts as one.
  static func isIdentifier(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...: true
    default: false
    }
  }
}
