/// The last answers to a question that is asked again and again of a few keys: each key has one place, which it shares with others.
///
/// For answers that are the same whenever they are asked for, and too many to keep them all.
struct RecentAnswers<Key: AnswerKey, Value> {
  /// There are two to the power of so many places.
  private let placeBits: UInt64
  /// Empty while nothing is to be kept.
  private var entries: [(bits: UInt64, value: Value)?] = []

  init(placeBits: UInt64) { self.placeBits = placeBits }

  /// From now on answers are kept.
  mutating func begin() { entries = Array(repeating: nil, count: 1 << Int(placeBits)) }

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
    Int(truncatingIfNeeded: (key.bits &* 0x9E37_79B9_7F4A_7C15) &>> (64 - placeBits))
  }
}
