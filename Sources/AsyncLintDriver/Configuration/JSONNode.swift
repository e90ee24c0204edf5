/// A JSON value and where it stands: what a configuration or baseline is read from.
struct JSONNode {
  enum Value {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONNode])
    case object([JSONMember])

    /// With its article, for messages.
    var description: String {
      switch self {
      case .null: "null"
      case .bool: "a truth value"
      case .number: "a number"
      case .string: "a string"
      case .array: "a list"
      case .object: "an object"
      }
    }
  }

  var value: Value
  /// From 1.
  var line: Int
}

/// Keys are unique in their object.
struct JSONMember {
  var key: String
  /// Of the key, from 1.
  var line: Int
  var value: JSONNode
}

/// What is wrong with a JSON text and in which line.
struct JSONError: Error, Equatable {
  var line: Int
  var message: String
}

/// Parses JSON with `//` and `/* */` comments and commas behind last elements.
///
/// Linear in the text; values nested deeper than 64 levels are an error, so that no input exhausts the stack.
func parseJSON(_ bytes: [UInt8]) throws(JSONError) -> JSONNode {
  var parser = JSONParser(bytes: bytes)
  return try parser.document()
}

private struct JSONParser {
  let bytes: [UInt8]
  var position = 0
  var line = 1

  init(bytes: [UInt8]) { self.bytes = bytes }

  var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func document() throws(JSONError) -> JSONNode {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    try skipTrivia()
    let value = try value(depth: 0)
    try skipTrivia()
    if byte != nil { throw error("unexpected \(describe()) behind the value") }
    return value
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONNode {
    if depth > 64 { throw error("nested too deep") }
    let start = line
    switch byte {
    case UInt8(ascii: "{"): return JSONNode(value: .object(try members(depth: depth)), line: start)
    case UInt8(ascii: "["): return JSONNode(value: .array(try elements(depth: depth)), line: start)
    case UInt8(ascii: "\""): return JSONNode(value: .string(try string()), line: start)
    case .some(let byte) where byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte):
      return JSONNode(value: .number(try number()), line: start)
    default:
      for (word, value) in [("true", JSONNode.Value.bool(true)), ("false", .bool(false)), ("null", .null)]
      where bytes[position...].starts(with: word.utf8) {
        position += word.utf8.count
        return JSONNode(value: value, line: start)
      }
      throw error("expected a value, found \(describe())")
    }
  }

  private mutating func members(depth: Int) throws(JSONError) -> [JSONMember] {
    var members: [JSONMember] = []
    var keys: Set<String> = []
    position += 1
    while true {
      try skipTrivia()
      if take(UInt8(ascii: "}")) { return members }
      guard byte == UInt8(ascii: "\"") else { throw error("expected a key in quotes or \"}\", found \(describe())") }
      let keyLine = line
      let key = try string()
      if !keys.insert(key).inserted { throw JSONError(line: keyLine, message: "the key \"\(key)\" is there already") }
      try skipTrivia()
      guard take(UInt8(ascii: ":")) else { throw error("expected \":\" behind \"\(key)\", found \(describe())") }
      try skipTrivia()
      members.append(JSONMember(key: key, line: keyLine, value: try value(depth: depth + 1)))
      try skipTrivia()
      if take(UInt8(ascii: ",")) { continue }
      guard byte == UInt8(ascii: "}") else { throw error("expected \",\" or \"}\", found \(describe())") }
    }
  }

  private mutating func elements(depth: Int) throws(JSONError) -> [JSONNode] {
    var elements: [JSONNode] = []
    position += 1
    while true {
      try skipTrivia()
      if take(UInt8(ascii: "]")) { return elements }
      elements.append(try value(depth: depth + 1))
      try skipTrivia()
      if take(UInt8(ascii: ",")) { continue }
      guard byte == UInt8(ascii: "]") else { throw error("expected \",\" or \"]\", found \(describe())") }
    }
  }

  private mutating func number() throws(JSONError) -> Double {
    let start = position
    let marks = Array("+-.eE".utf8)
    while let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || marks.contains(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let number = Double(text) else { throw error("\"\(text)\" is no number") }
    return number
  }

  private mutating func string() throws(JSONError) -> String {
    position += 1
    var text: [UInt8] = []
    while let next = byte {
      position += 1
      switch next {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escaped()
      case 0x00..<0x20:
        position -= 1
        throw error("a string ends before its closing quote")
      default: text.append(next)
      }
    }
    throw error("a string ends before its closing quote")
  }

  private mutating func escaped() throws(JSONError) -> [UInt8] {
    guard let next = byte else { throw error("a string ends before its closing quote") }
    position += 1
    switch next {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [next]
    case UInt8(ascii: "u"):
      var value = try hexadecimal()
      if (0xD800..<0xDC00).contains(value), bytes[position...].starts(with: "\\u".utf8) {
        position += 2
        value = 0x10000 + (value - 0xD800) << 10 + (try hexadecimal() &- 0xDC00) & 0x3FF
      }
      return Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    default: throw error("unknown escape \"\\\(String(decoding: [next], as: UTF8.self))\"")
    }
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
      throw error("expected four hexadecimal digits behind \"\\u\"")
    }
    position += 4
    return value
  }

  private mutating func skipTrivia() throws(JSONError) {
    while let next = byte {
      if next == 0x0A { line += 1 }
      if next == 0x20 || next == 0x09 || next == 0x0A || next == 0x0D {
        position += 1
      } else if bytes[position...].starts(with: "//".utf8) {
        while let next = byte, next != 0x0A { position += 1 }
      } else if bytes[position...].starts(with: "/*".utf8) {
        let start = line
        position += 2
        while !bytes[position...].starts(with: "*/".utf8) {
          guard let next = byte else { throw JSONError(line: start, message: "a comment is not closed") }
          if next == 0x0A { line += 1 }
          position += 1
        }
        position += 2
      } else {
        return
      }
    }
  }

  private mutating func take(_ expected: UInt8) -> Bool {
    guard byte == expected else { return false }
    position += 1
    return true
  }

  private func describe() -> String {
    guard let byte else { return "the end" }
    return byte < 0x80 ? "\"\(String(decoding: [byte], as: UTF8.self))\"" : "something else"
  }

  private func error(_ message: String) -> JSONError { JSONError(line: line, message: message) }
}
