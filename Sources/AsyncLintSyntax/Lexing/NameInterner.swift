/// Gives every name of a file a number; the words of `WellKnownName` have the same number in every file.
///
/// An open-addressing table of 16-byte slots, never more than half full. Names of up to eight bytes are compared as one
/// integer. Reset costs time in proportion to the names of the last file, not to the table.
struct NameInterner: ~Copyable {
  struct Slot: BitwiseCopyable {
    /// The name itself when it has at most eight bytes, else its hash.
    var key: UInt64
    var length: UInt32
    var name: NameID
  }

  private var slots: GrowableBuffer<Slot>
  private var mask: Int
  /// The spellings of all names but the words, one after the other, and eight bytes more.
  private var text: GrowableBuffer<UInt8>
  /// Where each name but the words ends in `text`.
  private var ends: GrowableBuffer<UInt32>
  private var usedSlots: GrowableBuffer<UInt32>
  private var words: [[UInt8]]

  init() {
    slots = GrowableBuffer(capacity: 1024)
    slots.append(repeating: Slot(key: 0, length: 0, name: 0), count: 1024)
    mask = 1023
    text = GrowableBuffer(capacity: 1 << 14)
    ends = GrowableBuffer(capacity: 1 << 10)
    usedSlots = GrowableBuffer(capacity: 1 << 10)
    words = WellKnownName.allSpellings
    insertWords()
  }

  /// Forgets all names but the words.
  mutating func reset() {
    for index in 0..<usedSlots.count { slots[Int(usedSlots[index])].name = 0 }
    usedSlots.truncate(to: 0)
    text.truncate(to: 0)
    ends.truncate(to: 0)
  }

  /// The name that stands in `bytes[start..<end]`. Never fails; constant time but for long names and for a new one.
  @inline(__always)
  mutating func intern(_ bytes: SourceBytes, _ start: Int, _ end: Int) -> NameID {
    let length = end &- start
    var key = bytes.word(at: start)
    if length < 8 {
      key &= (1 &<< UInt64(8 &* length)) &- 1
    } else if length > 8 {
      key = hash(bytes, start, length, key)
    }
    var index = Self.index(of: key, length) & mask
    while true {
      let slot = slots[index]
      if slot.name == 0 { return insert(bytes, start, length, key, at: index) }
      if slot.key == key, slot.length == UInt32(truncatingIfNeeded: length),
        length <= 8 || matches(slot.name, bytes, start, length)
      {
        return slot.name
      }
      index = (index &+ 1) & mask
    }
  }

  /// All names of the file that are no words, in the order of their numbers.
  func table() -> NameTable { NameTable(bytes: text.array(), ends: ends.array()) }

  /// The name's spelling; for the few places that have to look at it.
  func bytes(of name: NameID) -> [UInt8] {
    let ordinal = Int(name) - WellKnownName.count
    guard ordinal >= 0 else { return words[Int(name)] }
    let from = ordinal == 0 ? 0 : Int(ends[ordinal - 1])
    return (from..<Int(ends[ordinal])).map { text[$0] }
  }

  @inline(__always)
  private static func index(of key: UInt64, _ length: Int) -> Int {
    let mixed = (key ^ UInt64(truncatingIfNeeded: length)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed &>> 40)
  }

  @inline(__always)
  private func hash(_ bytes: SourceBytes, _ start: Int, _ length: Int, _ first: UInt64) -> UInt64 {
    var hash = first
    var position = start &+ 8
    let last = start &+ length &- 8
    while position < last {
      hash = (hash ^ hash &>> 29) &* 0xBF58_476D_1CE4_E5B9 ^ bytes.word(at: position)
      position &+= 8
    }
    return (hash ^ hash &>> 29) &* 0xBF58_476D_1CE4_E5B9 ^ bytes.word(at: last)
  }

  @inline(never)
  private func matches(_ name: NameID, _ bytes: SourceBytes, _ start: Int, _ length: Int) -> Bool {
    let ordinal = Int(name) - WellKnownName.count
    guard ordinal >= 0 else {
      return words[Int(name)].indices.allSatisfy { words[Int(name)][$0] == bytes[start + $0] }
    }
    let from = ordinal == 0 ? 0 : Int(ends[ordinal - 1])
    return text.withElements { text in
      let known = SourceBytes(text)
      var offset = 0
      while offset &+ 8 <= length {
        if known.word(at: from &+ offset) != bytes.word(at: start &+ offset) { return false }
        offset &+= 8
      }
      return length < 8 || known.word(at: from &+ length &- 8) == bytes.word(at: start &+ length &- 8)
    }
  }

  @inline(never)
  private mutating func insert(_ bytes: SourceBytes, _ start: Int, _ length: Int, _ key: UInt64, at index: Int)
    -> NameID
  {
    for offset in 0..<length { text.append(bytes[start &+ offset]) }
    ends.append(UInt32(truncatingIfNeeded: text.count))
    let name = NameID(truncatingIfNeeded: WellKnownName.count &+ ends.count &- 1)
    slots[index] = Slot(key: key, length: UInt32(truncatingIfNeeded: length), name: name)
    usedSlots.append(UInt32(truncatingIfNeeded: index))
    if (usedSlots.count &+ WellKnownName.count) &* 2 > mask { grow() }
    return name
  }

  private mutating func grow() {
    let size = (mask + 1) * 4
    var larger = GrowableBuffer<Slot>(capacity: size)
    larger.append(repeating: Slot(key: 0, length: 0, name: 0), count: size)
    let newMask = size - 1
    usedSlots.truncate(to: 0)
    // The words go first: what is removed by `reset` may not stand between them and their place.
    for wantsWords in [true, false] {
      for old in 0...mask where slots[old].name != 0 {
        let slot = slots[old]
        guard wantsWords == (Int(slot.name) < WellKnownName.count) else { continue }
        var index = Self.index(of: slot.key, Int(slot.length)) & newMask
        while larger[index].name != 0 { index = (index &+ 1) & newMask }
        larger[index] = slot
        if !wantsWords { usedSlots.append(UInt32(truncatingIfNeeded: index)) }
      }
    }
    slots = larger
    mask = newMask
  }

  private mutating func insertWords() {
    for (name, spelling) in words.enumerated().dropFirst() {
      spelling.withUnsafeBufferPointer { buffer in
        let bytes = SourceBytes(buffer)
        var key = bytes.word(at: 0)
        if buffer.count > 8 { key = hash(bytes, 0, buffer.count, key) }
        var index = Self.index(of: key, buffer.count) & mask
        while slots[index].name != 0 { index = (index &+ 1) & mask }
        slots[index] = Slot(key: key, length: UInt32(buffer.count), name: NameID(name))
      }
    }
  }
}
