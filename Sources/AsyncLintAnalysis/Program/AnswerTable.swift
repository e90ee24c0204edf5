import AsyncLintSyntax

/// What a table of answers is asked by: something that is no more than an integer.
protocol AnswerKey: BitwiseCopyable {
  /// Two keys are equal exactly when these are.
  var bits: UInt64 { get }
}

extension AnswerKey {
  /// What dictionaries and sets ask for, by one multiplication too: their own hash of the fields took 270 instructions.
  func tableHash(seed: Int) -> Int {
    let mixed = (bits ^ UInt64(truncatingIfNeeded: seed)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed ^ mixed &>> 32)
  }
}

extension Place: AnswerKey {
  var bits: UInt64 { UInt64(UInt32(bitPattern: file)) &<< 32 | UInt64(node) }
}

extension Unit: AnswerKey {
  /// The kind stands above the number of the file, of whose bits no program needs all.
  var bits: UInt64 { UInt64(kind.rawValue) &<< 60 ^ place.bits }
}

extension Int32: AnswerKey {
  var bits: UInt64 { UInt64(UInt32(bitPattern: self)) }
}

extension UInt32: AnswerKey {
  var bits: UInt64 { UInt64(self) }
}

extension UInt64: AnswerKey {
  var bits: UInt64 { self }
}

/// A dictionary for answers that are asked for all the time.
///
/// Hashes by one multiplication instead of a keyed hash of the bytes: that was a sixth of the analysis. Its keys come from the
/// program's own numbering, so nobody can choose them to collide.
struct AnswerTable<Key: AnswerKey, Value> {
  /// Open addressing; a slot holds the upper half of a key's hash above the number of its entry plus one, 0 is free. Its size is a power
  /// of two, at most two thirds full.
  private var slots: [UInt64] = []
  /// In the order in which they came.
  private(set) var entries: [(key: Key, value: Value)] = []

  subscript(key: Key) -> Value? {
    // Inlined, so that who asks for a part of a large answer gets no copy of the whole.
    @inline(__always)
    get { number(of: key.bits).map { entries[$0].value } }
    set {
      guard let newValue else { preconditionFailure("answers are kept") }
      if let number = number(of: key.bits) {
        entries[number].value = newValue
        return
      }
      entries.append((key, newValue))
      if entries.count * 3 > slots.count * 2 { grow() } else { insert(entries.count - 1) }
    }
  }

  /// Whether there is an answer, without a copy of it.
  func contains(_ key: Key) -> Bool { number(of: key.bits) != nil }

  init() {}

  init(_ answers: [Key: Value]) where Key: Hashable {
    for (key, answer) in answers { self[key] = answer }
  }

  var isEmpty: Bool { entries.isEmpty }

  mutating func removeAll() { self = AnswerTable() }

  @inline(__always)
  private static func hash(_ bits: UInt64) -> UInt64 { bits &* 0x9E37_79B9_7F4A_7C15 }

  /// The number of the entry of a key.
  @inline(__always)
  private func number(of bits: UInt64) -> Int? {
    if slots.isEmpty { return nil }
    let hash = Self.hash(bits)
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash &>> 32) & mask
    while slots[slot] != 0 {
      let number = Int(UInt32(truncatingIfNeeded: slots[slot])) &- 1
      if (slots[slot] ^ hash) &>> 32 == 0, entries[number].key.bits == bits { return number }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  /// Gives an entry a slot.
  @inline(__always)
  private mutating func insert(_ number: Int) {
    let hash = Self.hash(entries[number].key.bits)
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash &>> 32) & mask
    while slots[slot] != 0 { slot = (slot &+ 1) & mask }
    slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(number &+ 1)
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: max(16, slots.count * 2))
    entries.reserveCapacity(slots.count * 2 / 3)
    for number in entries.indices { insert(number) }
  }
}

/// The questions that are being answered: a short list, as deep as they are nested.
struct OpenQuestions<Key: AnswerKey> {
  /// With the number that the question has among all that are open.
  private var questions: [(key: UInt64, number: Int)] = []

  var isEmpty: Bool { questions.isEmpty }

  /// Nil when it has been opened, else the number under which it is open already.
  mutating func open(_ key: Key, number: Int = 0) -> Int? {
    let bits = key.bits
    if let open = questions.first(where: { $0.key == bits }) { return open.number }
    questions.append((bits, number))
    return nil
  }

  func contains(_ key: Key) -> Bool {
    let bits = key.bits
    return questions.contains { $0.key == bits }
  }

  /// Closes the question that was opened last.
  mutating func closeLast() { questions.removeLast() }
}
