/// A comment from `//` to the end of its line.
struct LineComment: Equatable {
  /// From 1; a line ends at LF, CRLF or a lone CR.
  let line: Int
  /// Of its first byte in the file.
  let offset: Int
  /// With the slashes, without the end of the line.
  let text: String
}

/// The line comments of a Swift file, in order; what only looks like one in a string, block comment or `#/…/#` is none.
///
/// On purpose not the lexer under test, which could otherwise lose an expectation together with the finding. A string without an end ends
/// with its line; regular expressions without `#` are read as operators.
func lineComments(in bytes: [UInt8]) -> [LineComment] {
  var scanner = CommentScanner(bytes: bytes)
  scanner.scan()
  return scanner.comments
}

private struct CommentScanner {
  let bytes: [UInt8]
  var comments: [LineComment] = []
  private var index = 0
  private var line = 1
  /// What the scanner is inside of, the innermost last; empty in the code of the file.
  private var levels: [Level] = []

  private enum Level {
    case string(pounds: Int, isMultiline: Bool)
    /// `\(…)`, with this many open parentheses.
    case interpolation(depth: Int)
  }

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func scan() {
    while index < bytes.count {
      if case .string(let pounds, let isMultiline)? = levels.last {
        scanString(pounds: pounds, isMultiline: isMultiline)
      } else {
        scanCode()
      }
    }
  }

  private mutating func scanCode() {
    if isNext("//") {
      let start = index
      while index < bytes.count, bytes[index] != lineFeed, bytes[index] != carriageReturn { index += 1 }
      comments.append(
        LineComment(line: line, offset: start, text: String(decoding: bytes[start..<index], as: UTF8.self)))
    } else if isNext("/*") {
      skipBlockComment()
    } else if isNext("#") || isNext("\"") {
      enterLiteral()
    } else {
      if case .interpolation(let depth)? = levels.last {
        if isNext("(") { levels[levels.count - 1] = .interpolation(depth: depth + 1) }
        if isNext(")") {
          levels.removeLast()
          if depth > 1 { levels.append(.interpolation(depth: depth - 1)) }
        }
      }
      advance()
    }
  }

  private mutating func scanString(pounds: Int, isMultiline: Bool) {
    let marks = String(repeating: "#", count: pounds)
    let quotes = isMultiline ? "\"\"\"" : "\""
    if isNext(quotes + marks) {
      index += quotes.count + pounds
      levels.removeLast()
    } else if isNext("\\" + marks + "(") {
      index += pounds + 2
      levels.append(.interpolation(depth: 1))
    } else if isNext("\\" + marks) {
      index += pounds + 1
      if index < bytes.count { advance() }
    } else {
      if !isMultiline, isNext("\n") || isNext("\r") { levels.removeLast() }
      advance()
    }
  }

  /// At a quote or number sign: enters a string, or skips a regular expression.
  private mutating func enterLiteral() {
    let start = index
    while isNext("#") { index += 1 }
    let pounds = index - start
    if isNext("\"\"\"") {
      index += 3
      levels.append(.string(pounds: pounds, isMultiline: true))
    } else if isNext("\"") {
      index += 1
      levels.append(.string(pounds: pounds, isMultiline: false))
    } else if isNext("/") {
      let end = "/" + String(repeating: "#", count: pounds)
      index += 1
      while index < bytes.count, !isNext(end) {
        if isNext("\\") { advance() }
        if index < bytes.count { advance() }
      }
      index = min(bytes.count, index + end.count)
    }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if isNext("/*") {
        depth += 1
        index += 2
      } else if isNext("*/") {
        depth -= 1
        index += 2
      } else {
        advance()
      }
    } while depth > 0 && index < bytes.count
  }

  /// Over one byte, or the two of a CRLF.
  private mutating func advance() {
    if isNext("\r\n") { index += 1 }
    if bytes[index] == lineFeed || bytes[index] == carriageReturn { line += 1 }
    index += 1
  }

  private func isNext(_ text: String) -> Bool { bytes[index...].starts(with: text.utf8) }
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
