/// The last answers to a question that is asked again and again of a few keys: each key has one place, which it shares with others.
///
/// For answers that are the same whenever they are asked for, and too many to keep them all.
struct RecentAnswers<Key: AnswerKey, Value> {
  /// How far the bits of a hash that name a place are from the lowest.
  private let shift: UInt64
  /// Empty while nothing is to be kept.
  private var entries: [(bits: UInt64, value: Value)?] = []

  /// `placeBits`: there will be two to the power of so many places.
  init(placeBits: UInt64) { shift = 64 - placeBits }

  /// From now on answers are kept.
  mutating func begin() { entries = Array(repeating: nil, count: 1 << Int(64 - shift)) }

  subscript(key: Key) -> Value? {
    @inline(__always)
    get {
      guard !entries.isEmpty, let entry = entries[place(of: key)], entry.bits == key.bits else { return nil }
      return entry.value
    }
  }

  mutating func keep(_ value: Value, for key: Key) {
    if !entries.isEmpty { entries[place(of: key)] = (key.bits, value) }
  }

  @inline(__always)
  private func place(of key: Key) -> Int {
    Int(truncatingIfNeeded: (key.bits &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }
}
