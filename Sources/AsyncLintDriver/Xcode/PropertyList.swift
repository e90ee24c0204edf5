/// A property list as Xcode writes its projects: strings, lists and dictionaries in the way of OpenStep.
///
/// Foundation could read it, but is no part of the command. Any text ends in time linear in its length, without recursion.
struct PropertyList: Sendable {
  private struct Value {
    enum Kind { case string, list, dictionary }

    var kind: Kind
    /// Of a string, without quotes.
    var start: Int
    var end: Int
    var hasEscapes = false
    /// The first value that is not within this one.
    var next = 0
  }

  private let bytes: [UInt8]
  /// In source order, the whole first; in a dictionary each key stands before its value.
  private var values: [Value] = []
  private var position = 0

  /// nil: it is none, or the end is missing.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    var open: [Int] = []
    repeat {
      guard let byte = nextByte() else { return nil }
      let holder = open.last.map { values[$0].kind }
      if holder == .list && byte == UInt8(ascii: ")") || holder == .dictionary && byte == UInt8(ascii: "}") {
        position += 1
        values[open.removeLast()].next = values.count
      } else {
        if holder == .dictionary {
          guard readString(), nextByte() == UInt8(ascii: "=") else { return nil }
          position += 1
        }
        switch nextByte() {
        case UInt8(ascii: "{"): open.append(begin(.dictionary))
        case UInt8(ascii: "("): open.append(begin(.list))
        default: if !readString() { return nil }
        }
        // What has just begun may end at once.
        if values.last?.next == 0 { continue }
      }
      if let byte = nextByte(), byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",") { position += 1 }
    } while !open.isEmpty
  }

  // MARK: Asking

  /// The value that everything else is within.
  static let whole = 0

  func text(_ index: Int) -> String {
    let value = values[index]
    guard value.kind == .string else { return "" }
    if !value.hasEscapes { return String(decoding: bytes[value.start..<value.end], as: UTF8.self) }
    var text: [UInt8] = []
    var position = value.start
    while position < value.end {
      if bytes[position] == UInt8(ascii: "\\"), position + 1 < value.end { position += 1 }
      text.append(bytes[position])
      position += 1
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// What stands in a list; nothing for other values.
  func elements(of list: Int) -> [Int] { values[list].kind == .list ? children(of: list) : [] }

  /// Keys and values of a dictionary; nothing for other values.
  func members(of dictionary: Int) -> [(key: Int, value: Int)] {
    guard values[dictionary].kind == .dictionary else { return [] }
    let all = children(of: dictionary)
    return stride(from: 0, to: all.count - 1, by: 2).map { (all[$0], all[$0 + 1]) }
  }

  /// Of the first members: no object of a project has more, and nothing takes longer because one does.
  func value(of key: StaticString, in dictionary: Int) -> Int? {
    guard values[dictionary].kind == .dictionary else { return nil }
    var member = dictionary + 1
    for _ in 0..<64 where member < values[dictionary].next {
      if isText(member, key) { return member + 1 }
      member = values[member + 1].next
    }
    return nil
  }

  func text(of key: StaticString, in dictionary: Int) -> String? { value(of: key, in: dictionary).map(text) }

  func holds(_ text: StaticString, for key: StaticString, in dictionary: Int) -> Bool {
    value(of: key, in: dictionary).map { isText($0, text) } ?? false
  }

  private func isText(_ index: Int, _ text: StaticString) -> Bool {
    let value = values[index]
    return value.end - value.start == text.utf8CodeUnitCount
      && text.withUTF8Buffer { $0.elementsEqual(bytes[value.start..<value.end]) }
  }

  private func children(of index: Int) -> [Int] {
    var children: [Int] = []
    var child = index + 1
    while child < values[index].next {
      children.append(child)
      child = values[child].next
    }
    return children
  }

  // MARK: Reading

  private mutating func begin(_ kind: Value.Kind) -> Int {
    values.append(Value(kind: kind, start: position, end: position))
    position += 1
    return values.count - 1
  }

  /// The next one that is neither white space nor in a comment.
  private mutating func nextByte() -> UInt8? {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "/"), position + 1 < bytes.count {
        switch bytes[position + 1] {
        case UInt8(ascii: "/"):
          while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
          continue
        case UInt8(ascii: "*"):
          position += 2
          while position < bytes.count, bytes[position] != UInt8(ascii: "/") || bytes[position - 1] != UInt8(ascii: "*")
          {
            position += 1
          }
          position += 1
          continue
        default: return byte
        }
      }
      if byte > UInt8(ascii: " ") { return byte }
      position += 1
    }
    return nil
  }

  private mutating func readString() -> Bool {
    guard let first = nextByte() else { return false }
    var start = position
    var hasEscapes = false
    let closing = first == UInt8(ascii: "<") ? UInt8(ascii: ">") : first
    let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") || first == UInt8(ascii: "<")
    if isQuoted {
      start += 1
      position += 1
      while position < bytes.count, bytes[position] != closing {
        if bytes[position] == UInt8(ascii: "\\") {
          hasEscapes = true
          position += 1
        }
        position += 1
      }
      guard position < bytes.count else { return false }
    } else {
      while position < bytes.count, isPlain(bytes[position]) { position += 1 }
      guard position > start else { return false }
    }
    values.append(
      Value(kind: .string, start: start, end: position, hasEscapes: hasEscapes, next: values.count + 1))
    if isQuoted { position += 1 }
    return true
  }

  /// What may stand in a string without quotes: all but the signs that lists and dictionaries are made of, also what Xcode itself puts into quotes.
  private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...UInt8(ascii: " "), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "<"),
      UInt8(ascii: ">"):
      false
    default: true
    }
  }
}
