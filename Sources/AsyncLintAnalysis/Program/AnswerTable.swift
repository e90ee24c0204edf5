import AsyncLintSyntax

/// What a table of answers is asked by: something that is no more than an integer.
protocol AnswerKey: BitwiseCopyable {
  /// Two keys are equal exactly when these are; never all ones.
  var bits: UInt64 { get }
}

extension Place: AnswerKey {
  var bits: UInt64 { UInt64(UInt32(bitPattern: file)) &<< 32 | UInt64(node) }
}

extension Int32: AnswerKey {
  var bits: UInt64 { UInt64(UInt32(bitPattern: self)) }
}

extension UInt32: AnswerKey {
  var bits: UInt64 { UInt64(self) }
}

/// A dictionary for answers that are asked for all the time.
///
/// Hashes by one multiplication instead of a keyed hash of the bytes: that was a sixth of the analysis. Its keys come from the
/// program's own numbering, so nobody can choose them to collide.
struct AnswerTable<Key: AnswerKey, Value> {
  private static var free: UInt64 { .max }

  /// Open addressing; the size is a power of two, at most two thirds full.
  private var keys: [UInt64] = []
  /// Parallel to `keys`: index in `values`.
  private var indices: [UInt32] = []
  private var values: [Value] = []

  subscript(key: Key) -> Value? {
    get {
      guard !keys.isEmpty else { return nil }
      let slot = slot(of: key.bits)
      return keys[slot] == Self.free ? nil : values[Int(indices[slot])]
    }
    set {
      guard let newValue else { preconditionFailure("answers are kept") }
      if values.count * 3 >= keys.count * 2 { grow() }
      let slot = slot(of: key.bits)
      if keys[slot] == Self.free {
        keys[slot] = key.bits
        indices[slot] = UInt32(values.count)
        values.append(newValue)
      } else {
        values[Int(indices[slot])] = newValue
      }
    }
  }

  init() {}

  init(_ answers: [Key: Value]) where Key: Hashable {
    for (key, answer) in answers { self[key] = answer }
  }

  var isEmpty: Bool { values.isEmpty }

  mutating func removeAll() { self = AnswerTable() }

  /// The slot that holds a key, or the free one where it belongs.
  @inline(__always)
  private func slot(of bits: UInt64) -> Int {
    let mask = keys.count &- 1
    var slot = Int(truncatingIfNeeded: (bits &* 0x9E37_79B9_7F4A_7C15) &>> 32) & mask
    while keys[slot] != bits, keys[slot] != Self.free { slot = (slot &+ 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = zip(keys, indices).filter { $0.0 != Self.free }
    let size = max(16, keys.count * 2)
    keys = [UInt64](repeating: Self.free, count: size)
    indices = [UInt32](repeating: 0, count: size)
    for (key, index) in old {
      let slot = slot(of: key)
      keys[slot] = key
      indices[slot] = index
    }
  }
}

/// The questions that are being answered: a short list, as deep as they are nested.
struct OpenQuestions<Key: AnswerKey> {
  private var keys: [UInt64] = []

  var isEmpty: Bool { keys.isEmpty }

  /// False when it is open already.
  mutating func open(_ key: Key) -> Bool {
    let bits = key.bits
    if keys.contains(bits) { return false }
    keys.append(bits)
    return true
  }

  /// Closes the question that was opened last.
  mutating func closeLast() { keys.removeLast() }
}
