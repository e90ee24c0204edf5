/// Gives every name of a file a number; the words of `WellKnownName` have the same number in every file.
///
/// An open-addressing table of 32-byte slots, never more than half full. Names of up to 16 bytes are compared as two
/// integers, longer ones by their text. Reset costs time in proportion to the names of the last file, not to the table.
struct NameInterner: ~Copyable {
  /// How a name is looked up.
  struct Key: BitwiseCopyable, Equatable {
    /// The first eight bytes; zeros behind a shorter name.
    var head: UInt64
    /// Of up to 16 bytes those behind the head, with zeros behind them; of longer ones a hash of them.
    var tail: UInt64
    var length: UInt32
  }

  /// What is known of a name.
  struct Word: BitwiseCopyable {
    /// 0 in a free slot.
    var name: NameID
    /// As a word: a keyword or an identifier.
    var kind = TokenKind.identifier
  }

  struct Slot: BitwiseCopyable {
    var key: Key
    var word: Word
  }

  private static let free = Slot(key: Key(head: 0, tail: 0, length: 0), word: Word(name: 0))

  private var slots: GrowableBuffer<Slot>
  private var mask: Int
  /// Of a hash: the bits above are a slot's number.
  private var shift: UInt64
  /// The spellings of all names but the words, one after the other.
  private var text: GrowableBuffer<UInt8>
  /// Where each name but the words ends in `text`.
  private var ends: GrowableBuffer<UInt32>
  private var usedSlots: GrowableBuffer<UInt32>
  private var words: [[UInt8]]

  init() {
    slots = GrowableBuffer(capacity: 1 << 11)
    slots.append(repeating: Self.free, count: 1 << 11)
    mask = 1 << 11 - 1
    shift = 64 - 11
    text = GrowableBuffer(capacity: 1 << 14)
    ends = GrowableBuffer(capacity: 1 << 10)
    usedSlots = GrowableBuffer(capacity: 1 << 10)
    words = WellKnownName.allSpellings
    insertWords()
  }

  /// Forgets all names but the words.
  mutating func reset() {
    for index in 0..<usedSlots.count { slots[Int(usedSlots[index])] = Self.free }
    usedSlots.truncate(to: 0)
    text.truncate(to: 0)
    ends.truncate(to: 0)
  }

  /// The name with that key whose text starts at `start`. Constant time but for a new name.
  @inline(__always)
  mutating func intern(_ key: Key, _ bytes: SourceBytes, _ start: Int) -> Word {
    let slot = slots[index(of: key)]
    // The first slot is the right one for nearly all names.
    if slot.key == key, key.length <= 16 { return slot.word }
    return find(key, bytes, start)
  }

  /// The name that stands in `bytes[start..<end]`. Never fails; constant time but for long names and for a new one.
  mutating func intern(_ bytes: SourceBytes, _ start: Int, _ end: Int) -> NameID {
    internWord(bytes, start, end).name
  }

  /// The same, with what kind of word it is.
  @inline(__always)
  mutating func internWord(_ bytes: SourceBytes, _ start: Int, _ end: Int) -> Word {
    find(Self.key(bytes, start, end &- start), bytes, start)
  }

  /// The same without a call for nearly all names that are known.
  @inline(__always)
  mutating func internLong(_ bytes: SourceBytes, _ start: Int, _ end: Int) -> Word {
    let key = Self.key(bytes, start, end &- start)
    let slot = slots[index(of: key)]
    if slot.key == key, key.length <= 16 || matches(slot.word.name, bytes, start, end &- start) { return slot.word }
    return find(key, bytes, start)
  }

  /// All names of the file that are no words, in the order of their numbers.
  func table() -> NameTable { NameTable(bytes: text.array(), ends: ends.array()) }

  /// The spellings of all names of the file that are no words, one after the other, and where each of them ends.
  func withTexts<Result>(_ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt32>) -> Result) -> Result {
    text.withElements { text in ends.withElements { body(text, $0) } }
  }

  /// The words included.
  var count: Int { WellKnownName.count &+ ends.count }

  /// Appends the name's spelling; nothing when there is no such name.
  func append(_ name: NameID, to buffer: inout GrowableBuffer<UInt8>) {
    let ordinal = Int(name) &- WellKnownName.count
    if ordinal < 0 {
      for byte in words[Int(name)] { buffer.append(byte) }
    } else if ordinal < ends.count {
      let from = ordinal == 0 ? 0 : Int(ends[ordinal &- 1])
      for index in from..<Int(ends[ordinal]) { buffer.append(text[index]) }
    }
  }

  /// The first byte of a name's spelling; 0 when it has none.
  func firstByte(of name: NameID) -> UInt8 {
    let ordinal = Int(name) &- WellKnownName.count
    guard ordinal >= 0 else { return words[Int(name)].first ?? 0 }
    guard ordinal < ends.count else { return 0 }
    let from = ordinal == 0 ? 0 : Int(ends[ordinal &- 1])
    return from < Int(ends[ordinal]) ? text[from] : 0
  }

  /// The name's spelling, nothing when there is no such name; for the few places that have to look at it.
  func bytes(of name: NameID) -> [UInt8] {
    let ordinal = Int(name) - WellKnownName.count
    guard ordinal >= 0 else { return words[Int(name)] }
    guard ordinal < ends.count else { return [] }
    let from = ordinal == 0 ? 0 : Int(ends[ordinal - 1])
    return (from..<Int(ends[ordinal])).map { text[$0] }
  }

  /// By the upper bits, which all bytes of a name have a part in.
  @inline(__always)
  private func index(of key: Key) -> Int {
    let mixed = (key.head ^ (key.tail &* 0xBF58_476D_1CE4_E5B9)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed &>> shift)
  }

  @inline(__always)
  private static func key(_ bytes: SourceBytes, _ start: Int, _ length: Int) -> Key {
    var key = Key(head: bytes.word(at: start), tail: 0, length: UInt32(truncatingIfNeeded: length))
    if length < 8 {
      key.head &= (1 &<< UInt64(8 &* length)) &- 1
    } else if length > 16 {
      let last = start &+ length &- 8
      var position = start &+ 8
      while position < last {
        key.tail = (key.tail ^ bytes.word(at: position)) &* 0xBF58_476D_1CE4_E5B9
        key.tail ^= key.tail &>> 29
        position &+= 8
      }
      key.tail ^= bytes.word(at: last)
    } else if length > 8 {
      key.tail = bytes.word(at: start &+ length &- 8) &>> UInt64(8 &* (16 &- length))
    }
    return key
  }

  @inline(never)
  private mutating func find(_ key: Key, _ bytes: SourceBytes, _ start: Int) -> Word {
    var index = index(of: key)
    while true {
      let slot = slots[index]
      if slot.word.name == 0 { return insert(key, bytes, start, at: index) }
      if slot.key == key, key.length <= 16 || matches(slot.word.name, bytes, start, Int(key.length)) {
        return slot.word
      }
      index = (index &+ 1) & mask
    }
  }

  private func matches(_ name: NameID, _ bytes: SourceBytes, _ start: Int, _ length: Int) -> Bool {
    let ordinal = Int(name) - WellKnownName.count
    guard ordinal >= 0 else {
      return words[Int(name)].indices.allSatisfy { words[Int(name)][$0] == bytes[start + $0] }
    }
    let from = ordinal == 0 ? 0 : Int(ends[ordinal - 1])
    return text.withElements { text in
      let known = SourceBytes(text)
      // Longer than 16 bytes: the last step may overlap the one before.
      var offset = 0
      while offset &+ 16 < length {
        if !areEqual(known.block(at: from &+ offset), bytes.block(at: start &+ offset)) { return false }
        offset &+= 16
      }
      return areEqual(known.block(at: from &+ length &- 16), bytes.block(at: start &+ length &- 16))
    }
  }

  private mutating func insert(_ key: Key, _ bytes: SourceBytes, _ start: Int, at index: Int) -> Word {
    if key.length <= 16 {
      text.append(SIMD2(key.head.littleEndian, key.tail.littleEndian), first: Int(key.length))
    } else {
      bytes.append(start, Int(key.length), to: &text)
    }
    ends.append(UInt32(truncatingIfNeeded: text.count))
    let word = Word(name: NameID(truncatingIfNeeded: WellKnownName.count &+ ends.count &- 1))
    slots[index] = Slot(key: key, word: word)
    usedSlots.append(UInt32(truncatingIfNeeded: index))
    if (usedSlots.count &+ WellKnownName.count) &* 2 > mask { grow() }
    return word
  }

  private mutating func grow() {
    let size = (mask + 1) * 4
    var oldSlots = GrowableBuffer<Slot>(capacity: size)
    oldSlots.append(repeating: Self.free, count: size)
    swap(&slots, &oldSlots)
    mask = size - 1
    shift -= 2
    usedSlots.truncate(to: 0)
    // The words go first: what is removed by `reset` may not stand between them and their place.
    for wantsWords in [true, false] {
      for old in 0..<oldSlots.count where oldSlots[old].word.name != 0 {
        guard wantsWords == (Int(oldSlots[old].word.name) < WellKnownName.count) else { continue }
        let index = put(oldSlots[old])
        if !wantsWords { usedSlots.append(UInt32(truncatingIfNeeded: index)) }
      }
    }
  }

  /// Puts a new name into the first free slot from its own on.
  private mutating func put(_ slot: Slot) -> Int {
    var index = index(of: slot.key)
    while slots[index].word.name != 0 { index = (index &+ 1) & mask }
    slots[index] = slot
    return index
  }

  private mutating func insertWords() {
    for (name, spelling) in words.enumerated().dropFirst() {
      let name = NameID(name)
      let kind = name <= WellKnownName.lastKeyword ? TokenKind(keyword: name) : .identifier
      let key = spelling.withUnsafeBufferPointer { Self.key(SourceBytes($0), 0, $0.count) }
      _ = put(Slot(key: key, word: Word(name: name, kind: kind ?? .identifier)))
    }
  }
}

extension TokenKind {
  /// Of one of the words that the lexer reserves.
  fileprivate init?(keyword name: NameID) {
    self.init(rawValue: TokenKind.anyKeyword.rawValue &+ UInt8(truncatingIfNeeded: name) &- 1)
  }
}
