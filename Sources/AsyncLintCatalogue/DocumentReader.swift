/// A position in the bytes of one rule file, and what every parser of such files needs: lines, words, errors.
///
/// The built-in catalogue is read at every start of the command, so nothing here makes text before it is certain that
/// the text is kept, and line numbers are counted only for an error.
struct DocumentReader {
  let path: String
  let bytes: [UInt8]
  private var position = 0
  /// Neighbouring lines mostly name the same modules: their array is shared.
  private var lastModules: (range: Range<Int>, names: [String]) = (0..<0, [])

  init(path: String, text: String) {
    self.path = path
    bytes = Array(text.utf8)
  }

  /// The next line without its end and without blanks on either side; nil after the last.
  mutating func nextLine() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    var end = start
    while end < bytes.count, bytes[end] != Byte.newline { end += 1 }
    position = end + 1
    return trimmed(start..<end)
  }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, Byte.isBlank(bytes[start]) { start += 1 }
    while end > start, Byte.isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func hasPrefix(_ prefix: StaticString, _ range: Range<Int>) -> Bool {
    let count = prefix.utf8CodeUnitCount
    guard range.count >= count else { return false }
    return prefix.withUTF8Buffer { expected in
      for index in 0..<count where expected[index] != bytes[range.lowerBound + index] { return false }
      return true
    }
  }

  func isEqual(_ range: Range<Int>, _ expected: StaticString) -> Bool {
    range.count == expected.utf8CodeUnitCount && hasPrefix(expected, range)
  }

  func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == byte { return index }
      index += 1
    }
    return nil
  }

  /// The offset of `separator` with a blank (or an end of the range) on either side.
  func first(separator: StaticString, in range: Range<Int>) -> Int? {
    let count = separator.utf8CodeUnitCount
    return separator.withUTF8Buffer { expected in
      var index = range.lowerBound
      while index + count <= range.upperBound {
        if bytes[index] == expected[0], count == 1 || bytes[index + 1] == expected[1],
          index == range.lowerBound || Byte.isBlank(bytes[index - 1]),
          index + count == range.upperBound || Byte.isBlank(bytes[index + count])
        {
          return index
        }
        index += 1
      }
      return nil
    }
  }

  /// The names of `Glibc|Musl|Darwin`.
  mutating func modules(_ range: Range<Int>) -> [String] {
    if range.count == lastModules.range.count, bytes[range].elementsEqual(bytes[lastModules.range]) {
      return lastModules.names
    }
    let names = bytes[range].split(separator: Byte.bar).map { String(decoding: $0, as: UTF8.self) }
    lastModules = (range, names)
    return names
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
