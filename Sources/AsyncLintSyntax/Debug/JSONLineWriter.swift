/// Writes JSON objects, one a line. What is not UTF-8 becomes U+FFFD.
struct JSONLineWriter {
  private(set) var bytes: [UInt8] = []

  mutating func open(_ record: StaticString) {
    write("{\"rec\":\"")
    write(record)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func close() { write("}\n") }

  mutating func append(_ line: [UInt8]) { bytes.append(contentsOf: line) }

  mutating func field(_ name: StaticString, _ value: Int) {
    key(name)
    bytes.append(contentsOf: String(value).utf8)
  }

  mutating func field(_ name: StaticString, _ value: Bool) {
    key(name)
    write(value ? "true" : "false")
  }

  mutating func field(_ name: StaticString, literal value: StaticString) {
    key(name)
    bytes.append(UInt8(ascii: "\""))
    write(value)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func field(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  mutating func field(_ name: StaticString, _ values: [String]) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      string(value)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func key(_ name: StaticString) {
    write(",\"")
    write(name)
    write("\":")
  }

  private mutating func string(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20, 0x7F:
        write("\\u00")
        bytes.append(hexDigit(byte >> 4))
        bytes.append(hexDigit(byte & 15))
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

  private mutating func write(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
