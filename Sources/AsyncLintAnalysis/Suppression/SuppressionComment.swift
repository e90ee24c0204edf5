import AsyncLintSyntax

/// `asynclint:ignore rule-a, rule-b -- reason`, taken apart.
struct SuppressionComment {
  enum Reach: Int, CaseIterable {
    case line, declaration, file

    var word: String {
      switch self {
      case .line: "ignore"
      case .declaration: "ignore-declaration"
      case .file: "ignore-file"
      }
    }
  }

  /// A piece of the comment and where it stands in the file.
  struct Word {
    var text: String
    var range: ByteRange
  }

  /// `asynclint:`, maybe with letters in capitals.
  var mark: Word
  /// What stands behind it.
  var directive: Word
  /// nil when asynclint knows no such word.
  var reach: Reach?
  /// As they are written, between commas; blanks around them are not theirs.
  var rules: [Word] = []
  /// Behind `--`; empty when there is none.
  var reason = ""
  /// From `asynclint:` to the end of the rules.
  var range: ByteRange

  /// The text ends at a second `//` behind a blank: another comment for somebody else.
  init(_ comment: Directive) {
    let text = comment.text
    let end = SuppressionComment.end(of: text)
    var position = "asynclint:".utf8.count
    let wordStart = position
    while position < end, !isBlank(text[position]) { position += 1 }
    func word(_ range: Range<Int>) -> Word {
      let start = comment.textOffset + UInt32(truncatingIfNeeded: range.lowerBound)
      return Word(
        text: String(decoding: text[range], as: UTF8.self),
        range: ByteRange(start: start, end: start + UInt32(truncatingIfNeeded: range.count)))
    }
    mark = word(0..<wordStart)
    directive = word(wordStart..<position)
    let name = mark.text + directive.text
    reach = Reach.allCases.first { "asynclint:" + $0.word == name }
    range = word(0..<position).range

    let separator = (position..<end).first { index in
      text[index] == UInt8(ascii: "-") && index + 1 < end && text[index + 1] == UInt8(ascii: "-")
        && isBlank(text[index - 1]) && (index + 2 == end || isBlank(text[index + 2]))
    }
    if let separator { reason = word(trimmed(separator + 2..<end, in: text)).text }
    let list = trimmed(position..<(separator ?? end), in: text)
    if list.isEmpty { return }
    range.end = word(list).range.end
    for part in text[list].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      rules.append(word(trimmed(part.startIndex..<part.endIndex, in: text)))
    }
  }

  private static func end(of text: [UInt8]) -> Int {
    let slash = UInt8(ascii: "/")
    for index in text.indices.dropFirst().dropLast()
    where text[index] == slash && text[index + 1] == slash && isBlank(text[index - 1]) {
      return index
    }
    return text.count
  }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

private func trimmed(_ range: Range<Int>, in text: [UInt8]) -> Range<Int> {
  var (start, end) = (range.lowerBound, range.upperBound)
  while start < end, isBlank(text[start]) { start += 1 }
  while end > start, isBlank(text[end - 1]) { end -= 1 }
  return start..<end
}
