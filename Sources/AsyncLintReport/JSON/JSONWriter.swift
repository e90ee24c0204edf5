/// Writes JSON (RFC 8259) with two blanks of indentation or in one line, values in the order they come.
///
/// Nothing is checked: the caller closes what it opens. Output is ASCII where a terminal might obey a character, UTF-8 elsewhere.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private let isCompact: Bool
  private var depth = 0
  private var isFirst = true

  /// `isCompact`: each document in one line.
  init(isCompact: Bool = false) { self.isCompact = isCompact }

  mutating func object(_ body: (inout JSONWriter) -> Void) { nested("{", "}", body) }

  mutating func array<Element>(_ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) -> Void) {
    nested("[", "]") { writer in
      for element in elements {
        writer.separate()
        body(&writer, element)
      }
    }
  }

  mutating func key(_ name: String) {
    separate()
    string(name)
    append(isCompact ? ":" : ": ")
  }

  mutating func member(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { append("null") }
  }

  mutating func member(_ name: String, _ value: some BinaryInteger) {
    key(name)
    append(String(value))
  }

  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { text in
      var start = 0
      while start < text.count {
        // As much as stands for itself, which mostly is all: scalar by scalar a report takes three times as long.
        let special = text[start...].firstIndex { !isPlain($0) } ?? text.count
        bytes.append(contentsOf: text[start..<special])
        start = text[special...].firstIndex(where: isPlain) ?? text.count
        for scalar in String(decoding: text[special..<start], as: UTF8.self).unicodeScalars { append(escaped: scalar) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func member(_ name: String, _ value: Bool) {
    key(name)
    append(value ? "true" : "false")
  }

  mutating func member(_ name: String, _ values: [String]) {
    key(name)
    array(values) { writer, value in writer.string(value) }
  }

  mutating func object(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  mutating func array<Element>(
    _ name: String, _ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) -> Void
  ) {
    key(name)
    array(elements, body)
  }

  /// Ends the line; another document may follow.
  mutating func endDocument() {
    append("\n")
    isFirst = true
  }

  private mutating func nested(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
    append(open)
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { newLine() }
    isFirst = false
    append(close)
  }

  private mutating func separate() {
    if !isFirst { append(",") }
    isFirst = false
    newLine()
  }

  private mutating func newLine() {
    if isCompact { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func append(escaped scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": append("\\\"")
    case "\\": append("\\\\")
    case "\n": append("\\n")
    case "\r": append("\\r")
    case "\t": append("\\t")
    case _ where isUnsafeToPrint(scalar): append(escapeSequence(of: scalar))
    default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }
}

/// Printable ASCII that needs no escape.
private func isPlain(_ byte: UInt8) -> Bool {
  byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
}

/// For scalars of the basic plane, which all unsafe ones are.
private func escapeSequence(of scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16)
  return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
