/// Where the lines of a file begin: turns byte offsets into lines and columns.
///
/// A line ends at LF, CRLF or a lone CR. Made only for files that a report mentions; 4 bytes a line.
public struct LineIndex: Sendable {
  /// Ascending; the first is 0.
  private let starts: [UInt32]
  /// Of the file, in bytes.
  private let length: UInt32

  /// Linear in the number of bytes; those past 4 GiB - 1 belong to the last line.
  public init(_ bytes: [UInt8]) {
    var starts: [UInt32] = [0]
    let lineFeed = UInt8(ascii: "\n")
    let carriageReturn = UInt8(ascii: "\r")
    var index = 0
    // Eight bytes at once, and from one that may end a line to the next: a third of the instructions that it takes byte by byte at the ends.
    while let found = firstControlCharacter(bytes, from: index) {
      index = found + 1
      let byte = bytes[found]
      if byte == carriageReturn, index < bytes.count, bytes[index] == lineFeed { index += 1 }
      if byte == lineFeed || byte == carriageReturn { starts.append(UInt32(truncatingIfNeeded: index)) }
    }
    self.starts = starts
    length = UInt32(clamping: bytes.count)
  }

  /// The place of a byte; one past the end of the file is the place of its end. Logarithmic in the number of lines.
  public func position(at offset: UInt32) -> Position {
    let offset = min(offset, length)
    let line = lineNumber(at: offset)
    return Position(line: line + 1, column: Int(offset - starts[line]) + 1, offset: offset)
  }

  /// The bytes of the line that holds the offset, its end included.
  public func lineRange(at offset: UInt32) -> Range<Int> {
    let line = lineNumber(at: min(offset, length))
    let end = line + 1 < starts.count ? starts[line + 1] : length
    return Int(starts[line])..<Int(end)
  }

  /// The bytes of a line, counted from 1, its end included; nil when the file has fewer.
  public func range(ofLine line: Int) -> Range<Int>? {
    guard line >= 1, line <= starts.count else { return nil }
    return lineRange(at: starts[line - 1])
  }

  private func lineNumber(at offset: UInt32) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

/// A place in a file: line and column count from 1, columns in UTF-8 bytes, offset in bytes from 0.
public struct Position: Sendable, Equatable {
  public var line: Int
  public var column: Int
  public var offset: UInt32
  /// From 1, as editors count; nil unless the report was asked for it.
  public var utf16Column: Int?
}

/// UTF-16 code units of UTF-8 text; a byte that is no UTF-8 is shown as one replacement character.
func utf16Length(of bytes: ArraySlice<UInt8>) -> Int { String(decoding: bytes, as: UTF8.self).utf16.count }

/// The first byte below 0x0E, where both line ends lie; nil: there is none.
@inline(__always)
private func firstControlCharacter(_ bytes: [UInt8], from start: Int) -> Int? {
  var index = start
  while index + 8 <= bytes.count {
    let word = bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: index, as: UInt64.self)) }
    // The high bit of a byte that is smaller than 0x0E and of no other below the lowest one.
    let found = (word &- 0x0E0E_0E0E_0E0E_0E0E) & ~word & 0x8080_8080_8080_8080
    if found != 0 { return index + found.trailingZeroBitCount / 8 }
    index += 8
  }
  while index < bytes.count {
    if bytes[index] < 0x0E { return index }
    index += 1
  }
  return nil
}
