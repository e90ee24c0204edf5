/// A position in the bytes of one rule file, and what every parser of such files needs: lines, words, errors.
struct DocumentReader {
  let path: String
  let bytes: [UInt8]
  private var position = 0
  /// The line that was read last, from 1, and where it begins.
  private var line = (number: 0, start: 0)
  /// Behind which reading has gone on.
  private var mistakes: [CatalogueError] = []

  init(path: String, text: String) {
    self.path = path
    bytes = Array(text.utf8)
  }

  /// The next line without its end and without blanks on either side; nil after the last.
  mutating func nextLine() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    let end = first(Byte.newline, in: start..<bytes.count) ?? bytes.count
    position = end + 1
    line = (line.number + 1, start)
    return trimmed(start..<end)
  }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, Byte.isBlank(bytes[start]) { start += 1 }
    while end > start, Byte.isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// A text for a message, which nobody would read with thousands of letters in it: from the place that the message is about.
  func excerpt(_ range: Range<Int>, from place: Int? = nil) -> String {
    let most = 200
    if range.count <= most { return text(range) }
    let start = place ?? range.lowerBound
    let end = min(start + most, range.upperBound)
    return (start > range.lowerBound ? "…" : "") + text(start..<end) + (end < range.upperBound ? "…" : "")
  }

  func excerpt(_ text: String) -> String { text.utf8.count <= 200 ? text : "\(text.prefix(200))…" }

  func hasPrefix(_ prefix: StaticString, _ range: Range<Int>) -> Bool {
    let count = prefix.utf8CodeUnitCount
    guard range.count >= count else { return false }
    return prefix.withUTF8Buffer { expected in
      bytes[range.lowerBound..<range.lowerBound + count].elementsEqual(expected)
    }
  }

  func isEqual(_ range: Range<Int>, _ expected: StaticString) -> Bool {
    range.count == expected.utf8CodeUnitCount && hasPrefix(expected, range)
  }

  func first(_ byte: UInt8, in range: Range<Int>) -> Int? { bytes[range].firstIndex(of: byte) }

  /// The offset of `separator` with a blank before it and a blank or the end of the range after it.
  func first(separator: StaticString, in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while let blank = first(Byte.space, in: index..<range.upperBound) {
      index = blank + 1
      let end = index + separator.utf8CodeUnitCount
      if end <= range.upperBound, hasPrefix(separator, index..<end),
        end == range.upperBound || Byte.isBlank(bytes[end])
      {
        return index
      }
    }
    return nil
  }

  /// What stands between the separators, without blanks around it; nothing for what is empty.
  func parts(of range: Range<Int>, separator: UInt8) -> [String] {
    var parts: [String] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end = first(separator, in: start..<range.upperBound) ?? range.upperBound
      let part = trimmed(start..<end)
      if !part.isEmpty { parts.append(text(part)) }
      start = end + 1
    }
    return parts
  }

  /// Remembers a mistake, for `readAll` to throw.
  mutating func add(_ mistake: CatalogueError) { mistakes.append(mistake) }

  /// Reads a file to its end.
  ///
  /// - Throws: all its mistakes together.
  mutating func readAll<Value>(
    _ read: (inout DocumentReader) throws(CatalogueError) -> Value
  ) throws(CatalogueError) -> Value {
    do throws(CatalogueError) {
      let value = try read(&self)
      if mistakes.isEmpty { return value }
    } catch {
      mistakes.append(error)
    }
    mistakes.sort { $0.line < $1.line }
    var first = mistakes.removeFirst()
    first.others = mistakes
    throw first
  }

  /// - Complexity: linear in how far the offset is from the line that was read last, or from the beginning before that.
  func error(_ offset: Int, _ message: String) -> CatalogueError {
    let known = line.number > 0 && offset >= line.start ? line : (number: 1, start: 0)
    let between = bytes[known.start..<max(known.start, min(offset, bytes.count))]
    let number = known.number + between.count { $0 == Byte.newline }
    return CatalogueError(file: path, line: number, message: message)
  }
}

/// Reads the lines of all blocks with this fence, one of which has to be there.
///
/// - Throws: all mistakes.
func readBlocks(
  _ fence: StaticString, path: String, text: String, form: String,
  _ read: (DocumentReader, Range<Int>) throws(CatalogueError) -> Void
) throws(CatalogueError) {
  var reader = DocumentReader(path: path, text: text)
  try reader.readAll { (reader) throws(CatalogueError) in
    var isThere = false
    while let line = reader.nextLine() {
      guard reader.isEqual(line, fence) else { continue }
      isThere = true
      while let blockLine = try reader.blockLine(openedAt: line) {
        do throws(CatalogueError) { try read(reader, blockLine) } catch { reader.add(error) }
      }
    }
    if !isThere { throw reader.error(0, "no block '\(fence)'; expected one with lines \(form)") }
  }
}

/// The bytes with a meaning in rule files.
enum Byte {
  static var newline: UInt8 { 0x0A }
  static var space: UInt8 { 0x20 }
  static var hash: UInt8 { 0x23 }
  static var dollar: UInt8 { 0x24 }
  static var parenthesisOpen: UInt8 { 0x28 }
  static var parenthesisClose: UInt8 { 0x29 }
  static var star: UInt8 { 0x2A }
  static var comma: UInt8 { 0x2C }
  static var dot: UInt8 { 0x2E }
  static var colon: UInt8 { 0x3A }
  static var semicolon: UInt8 { 0x3B }
  static var questionMark: UInt8 { 0x3F }
  static var asterisk: UInt8 { 0x2A }
  static var bracketOpen: UInt8 { 0x5B }
  static var bracketClose: UInt8 { 0x5D }
  static var backtick: UInt8 { 0x60 }
  static var braceOpen: UInt8 { 0x7B }
  static var bar: UInt8 { 0x7C }
  static var braceClose: UInt8 { 0x7D }

  static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == 0x09 || byte == 0x0D }

  static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

  /// `!%&*+-./<=>?^|~`
  static func isOperator(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x25, 0x26, 0x2A, 0x2B, 0x2D...0x2F, 0x3C...0x3F, 0x5E, 0x7C, 0x7E: true
    default: false
    }
  }

  /// Of a Swift identifier; every byte beyond ASCII counts as one.
  static func isIdentifier(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...: true
    default: false
    }
  }
}
