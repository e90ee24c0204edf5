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
    // A line has 30 to 40 bytes; to grow on the way took a tenth of the time.
    starts.reserveCapacity(bytes.count / 32 + 1)
    func end(at index: Int) {
      let byte = bytes[index]
      // Of both in this order the second ends the line.
      let isFirst = byte == carriageReturn && index + 1 < bytes.count && bytes[index + 1] == lineFeed
      if byte == lineFeed || byte == carriageReturn && !isFirst {
        starts.append(UInt32(truncatingIfNeeded: index + 1))
      }
    }
    var index = 0
    // Eight bytes at once, and only what may end a line by itself.
    while index + 8 <= bytes.count {
      var ends = controlCharacters(in: bytes, at: index)
      while ends != 0 {
        end(at: index + ends.trailingZeroBitCount / 8)
        ends &= ends &- 1
      }
      index += 8
    }
    while index < bytes.count {
      end(at: index)
      index += 1
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

/// The high bit of each of eight bytes that is smaller than 0x0E: both line ends are.
@inline(__always)
private func controlCharacters(in bytes: [UInt8], at index: Int) -> UInt64 {
  let word = bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: index, as: UInt64.self)) }
  // The sum of the lower bits has the high bit where they are 0x0E or more.
  return ~(word | ((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7272_7272_7272_7272)) & 0x8080_8080_8080_8080
}
