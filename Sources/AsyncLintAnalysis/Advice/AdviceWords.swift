/// The words of an advice, with what each of them is: code that names something has to be told from what is said of it.
struct AdviceWords {
  enum Role {
    /// A name that stands for itself.
    case code
    /// In code: behind a point, before the colon of an argument, in a capture list, in a string.
    case member, label, captured, literal
    /// In a sentence: as a word of it, alone in quotes, with more in quotes.
    case prose, mention, quotedCode
  }
  struct Word {
    var range: Range<Int>
    var role: Role
  }
  /// What code to paste declares.
  struct Declared: Equatable {
    enum Kind {
      /// Beside the statements around, within a closure of the code, as a type.
      case constant, inner, type
    }
    var name: String
    var kind: Kind
  }

  private let bytes: [UInt8]
  private(set) var words: [Word] = []

  /// `isCode`: all of it is.
  init(_ advice: String, isCode: Bool = false) {
    bytes = Array(advice.utf8)
    var start = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      add(start..<(start + line.count), isProse: !isCode && Self.isProse(line))
      start += line.count + 1
    }
  }

  /// With another name in place of one, where it has one of these roles.
  func renaming(_ name: String, to other: String, where isMeant: (Role) -> Bool) -> String {
    var result: [UInt8] = []
    var end = 0
    for word in words where isMeant(word.role) && isEqual(word, name) {
      result += bytes[end..<word.range.lowerBound]
      result += other.utf8
      end = word.range.upperBound
    }
    return String(decoding: result + bytes[end...], as: UTF8.self)
  }

  var isASCII: Bool { bytes.allSatisfy { $0 < 0x80 } }

  /// Whether a name stands for itself in the code.
  func codeNames(_ name: String) -> Bool { words.contains { $0.role == .code && isEqual($0, name) } }

  /// Each name once. What a type of the code declares is its own.
  var declared: [Declared] {
    var declared: [Declared] = []
    func note(_ word: Word, _ kind: Declared.Kind) {
      let name = text(word)
      if !declared.contains(where: { $0.name == name }) { declared.append(Declared(name: name, kind: kind)) }
    }
    var endOfType = 0
    for (index, word) in words.enumerated() where word.role == .code && word.range.lowerBound >= endOfType {
      if isEqual(word, "actor") || isEqual(word, "class") {
        guard let name = next(behind: index) else { continue }
        note(name, .type)
        endOfType = endOfBraces(behind: name.range.upperBound)
      } else if isEqual(word, "func") {
        if let name = next(behind: index) { note(name, isAtMargin(word) ? .constant : .inner) }
      } else if isEqual(word, "let") || isEqual(word, "var") {
        let kind: Declared.Kind = isAtMargin(word) ? .constant : .inner
        for name in namesDeclared(behind: index) { note(name, kind) }
      } else if isEqual(word, "in") {
        for name in parameters(before: index) { note(name, .inner) }
      }
    }
    return declared
  }

  // MARK: Words

  private mutating func add(_ line: Range<Int>, isProse: Bool) {
    var isQuoted = false
    var brackets = 0
    var index = line.lowerBound
    while index < line.upperBound {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: "["), brackets > 0 || holds("{ ", before: index) { brackets += 1 }
      if byte == UInt8(ascii: "]"), brackets > 0 { brackets -= 1 }
      guard Self.isPartOfName(byte) else {
        index += 1
        continue
      }
      let start = index
      while index < line.upperBound, Self.isPartOfName(bytes[index]) { index += 1 }
      let range = start..<index
      let role: Role
      if isProse {
        role =
          !isQuoted ? .prose : isAloneInQuotes(range) ? .mention : roleInCode(range) == .code ? .quotedCode : .member
      } else {
        role = isQuoted ? .literal : brackets > 0 ? .captured : roleInCode(range)
      }
      words.append(Word(range: range, role: role))
    }
  }

  private func roleInCode(_ word: Range<Int>) -> Role {
    // A placeholder's name is nobody's.
    let before = word.lowerBound > 0 ? bytes[word.lowerBound - 1] : 0
    if before == UInt8(ascii: ".") || before == UInt8(ascii: "{") { return .member }
    let isLabel =
      byte(at: word.upperBound) == UInt8(ascii: ":") && !holds("{ (", before: word.lowerBound)
      && (holds("(", before: word.lowerBound) || holds(", ", before: word.lowerBound))
    return isLabel ? .label : .code
  }

  private func isAloneInQuotes(_ word: Range<Int>) -> Bool {
    word.lowerBound > 0 && bytes[word.lowerBound - 1] == UInt8(ascii: "\"")
      && byte(at: word.upperBound) == UInt8(ascii: "\"")
  }

  /// A sentence ends with a colon, or has none of the signs of code in it.
  private static func isProse(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, let last = line.last else { return true }
    if last == UInt8(ascii: ":") { return true }
    if first == UInt8(ascii: " ") || first == UInt8(ascii: "}") { return false }
    var isQuoted = false
    for byte in line {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, byte == UInt8(ascii: "=") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "{") { return false }
    }
    return true
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  private func byte(at index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private func holds(_ text: String, before end: Int) -> Bool {
    let length = text.utf8.count
    return end >= length && bytes[(end - length)..<end].elementsEqual(text.utf8)
  }

  private func isEqual(_ word: Word, _ text: String) -> Bool {
    word.range.count == text.utf8.count && bytes[word.range].elementsEqual(text.utf8)
  }

  private func text(_ word: Word) -> String { String(decoding: bytes[word.range], as: UTF8.self) }

  // MARK: Declarations

  private func next(behind index: Int) -> Word? { index + 1 < words.count ? words[index + 1] : nil }

  /// `ends` and `end` of `let (ends, end) =`. Not a copy under the name of what is copied, `var data = data`.
  private func namesDeclared(behind index: Int) -> [Word] {
    var names: [Word] = []
    var rest = words[(index + 1)...]
    while let word = rest.popFirst(), word.role == .code {
      names.append(word)
      let end = word.range.upperBound
      switch byte(at: end) {
      case UInt8(ascii: ","): continue
      case UInt8(ascii: ")"), UInt8(ascii: ":"): return names
      case UInt8(ascii: " ") where byte(at: end + 1) == UInt8(ascii: "="):
        return rest.first.map { isEqual($0, text(word)) } ?? false ? [] : names
      default: return []
      }
    }
    return []
  }

  /// Of the closure whose `in` it is: `{ continuation in`, `{ (continuation: CheckedContinuation<Int32, any Error>) in`.
  private func parameters(before index: Int) -> [Word] {
    var names: [Word] = []
    var end = words[index].range.lowerBound - 1
    for word in words[..<index].reversed() {
      if byte(at: end - 1) == UInt8(ascii: ")") {
        return parameterOfType(before: index)
      }
      guard word.range.upperBound == end else { return [] }
      names.append(word)
      let start = word.range.lowerBound
      if holds("{ ", before: start) || holds("] ", before: start) { return names }
      guard holds(", ", before: start) else { return [] }
      end = start - 2
    }
    return []
  }

  private func parameterOfType(before index: Int) -> [Word] {
    words[..<index].last { holds("{ (", before: $0.range.lowerBound) }.map { [$0] } ?? []
  }

  private func isAtMargin(_ word: Word) -> Bool {
    let start = word.range.lowerBound
    return start == 0 || holds("\n", before: start) || holds("\nnonisolated(unsafe) ", before: start)
      || start == "nonisolated(unsafe) ".utf8.count && holds("nonisolated(unsafe) ", before: start)
  }

  private func endOfBraces(behind start: Int) -> Int {
    var depth = 0
    for index in start..<bytes.count {
      if bytes[index] == UInt8(ascii: "{") { depth += 1 }
      if bytes[index] == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return bytes.count
  }
}
