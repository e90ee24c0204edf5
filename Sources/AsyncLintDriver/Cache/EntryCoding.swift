/// Writes the values of a cache entry, one behind the other.
struct EntryWriter {
  private(set) var bytes: [UInt8] = []
  /// Of the texts that have been written.
  private var numbers: [String: Int] = [:]

  /// Not negative.
  mutating func add(_ number: Int) { add(UInt64(clamping: number)) }

  /// Seven bits a byte, the lowest first.
  mutating func add(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func add(_ string: [UInt8]) {
    add(string.count)
    bytes += string
  }

  /// Each text is written once, and then its number.
  mutating func add(_ text: String) {
    if let number = numbers[text] { return add(number + 1) }
    numbers[text] = numbers.count
    add(0)
    add(Array(text.utf8))
  }

  mutating func add(_ choice: some RawRepresentable<String>) { add(choice.rawValue) }

  mutating func add(_ digest: ContentDigest) {
    add(digest.low)
    add(digest.high)
    add(digest.size)
  }

  mutating func addList<Element>(_ elements: [Element], _ addElement: (inout EntryWriter, Element) -> Void) {
    add(elements.count)
    for element in elements { addElement(&self, element) }
  }

  mutating func addOptional<Value>(_ value: Value?, _ addValue: (inout EntryWriter, Value) -> Void) {
    add(value != nil)
    if let value { addValue(&self, value) }
  }
}

/// The bytes are none that an `EntryWriter` has written.
struct DamagedEntry: Error {}

/// Reads what an `EntryWriter` has written, in the same order. Total: other bytes make an error, and no more memory than they take.
struct EntryReader {
  private let bytes: [UInt8]
  private var position = 0
  private var texts: [String] = []

  init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  var isAtEnd: Bool { position >= bytes.count }

  mutating func number() throws(DamagedEntry) -> Int {
    guard let number = Int(exactly: try word()) else { throw DamagedEntry() }
    return number
  }

  mutating func word() throws(DamagedEntry) -> UInt64 {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let byte = try byte()
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
    }
    throw DamagedEntry()
  }

  mutating func offset() throws(DamagedEntry) -> UInt32 {
    guard let offset = UInt32(exactly: try word()) else { throw DamagedEntry() }
    return offset
  }

  mutating func flag() throws(DamagedEntry) -> Bool { try byte() != 0 }

  mutating func string() throws(DamagedEntry) -> [UInt8] { Array(try slice()) }

  mutating func text() throws(DamagedEntry) -> String {
    let number = try number()
    if number > 0 {
      guard number <= texts.count else { throw DamagedEntry() }
      return texts[number - 1]
    }
    let text = String(decoding: try slice(), as: UTF8.self)
    texts.append(text)
    return text
  }

  mutating func choice<Choice: RawRepresentable<String>>() throws(DamagedEntry) -> Choice {
    guard let choice = Choice(rawValue: try text()) else { throw DamagedEntry() }
    return choice
  }

  mutating func digest() throws(DamagedEntry) -> ContentDigest {
    ContentDigest(low: try word(), high: try word(), size: try number())
  }

  mutating func list<Element>(
    _ element: (inout EntryReader) throws(DamagedEntry) -> Element
  ) throws(DamagedEntry) -> [Element] {
    var elements: [Element] = []
    for _ in 0..<(try number()) { elements.append(try element(&self)) }
    return elements
  }

  mutating func optional<Value>(
    _ value: (inout EntryReader) throws(DamagedEntry) -> Value
  ) throws(DamagedEntry) -> Value? {
    guard try flag() else { return nil }
    return try value(&self)
  }

  private mutating func byte() throws(DamagedEntry) -> UInt8 {
    guard position < bytes.count else { throw DamagedEntry() }
    position += 1
    return bytes[position - 1]
  }

  private mutating func slice() throws(DamagedEntry) -> ArraySlice<UInt8> {
    let count = try number()
    guard count <= bytes.count - position else { throw DamagedEntry() }
    position += count
    return bytes[(position - count)..<position]
  }
}
