/// The last answers to a question that is asked again and again of a few keys: each key has one place, which it shares with others.
///
/// For answers that are the same whenever they are asked for, and too many to keep them all.
struct RecentAnswers<Key: AnswerKey, Value> {
  private static var placeBits: UInt64 { 12 }
  /// Empty while nothing is to be kept.
  private var entries: [(bits: UInt64, value: Value)?] = []

  /// From now on answers are kept.
  mutating func begin() { entries = Array(repeating: nil, count: 1 << Int(Self.placeBits)) }

  subscript(key: Key) -> Value? {
    @inline(__always)
    get {
      guard !entries.isEmpty, let entry = entries[Self.place(of: key)], entry.bits == key.bits else { return nil }
      return entry.value
    }
  }

  mutating func keep(_ value: Value, for key: Key) {
    if !entries.isEmpty { entries[Self.place(of: key)] = (key.bits, value) }
  }

  @inline(__always)
  private static func place(of key: Key) -> Int {
    Int(truncatingIfNeeded: (key.bits &* 0x9E37_79B9_7F4A_7C15) &>> (64 - placeBits))
  }
}
