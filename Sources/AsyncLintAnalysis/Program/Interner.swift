import AsyncLintSyntax

/// A name of the whole program: two are equal exactly when their texts are. 0 is the empty name; the words of `WellKnownName` have
/// the numbers that they have in every file.
typealias GlobalName = UInt32

/// The names of all files and of the catalogue, each once.
///
/// A class, because files ask it for the lengths of their names.
final class Interner {
  /// What this one adds to; never changed by it.
  private let base: InternedNames?
  private let baseCount: Int
  @exclusivity(unchecked) private var own: InternedNames

  init() {
    base = nil
    baseCount = 0
    own = InternedNames()
    for spelling in WellKnownName.allSpellings { _ = own.intern(spelling[...]) }
  }

  /// Knows all that `other` knows, which may not learn anything after that, and learns for itself.
  init(addingTo other: Interner) {
    precondition(other.base == nil)
    base = other.own
    baseCount = other.own.count
    own = InternedNames()
  }

  var count: Int { baseCount + own.count }

  func intern(_ text: some StringProtocol) -> GlobalName {
    text.utf8.withContiguousStorageIfAvailable { intern($0) } ?? intern(Array(text.utf8)[...])
  }

  func intern(_ text: ArraySlice<UInt8>) -> GlobalName { text.withUnsafeBufferPointer { intern($0) } }

  func intern(_ text: UnsafeBufferPointer<UInt8>) -> GlobalName {
    let hash = InternedNames.hash(text)
    guard let base else { return own.intern(text, hash) }
    return base.name(text, hash) ?? GlobalName(baseCount) + own.intern(text, hash)
  }

  /// The numbers that another one has for these names, which it learns in their order. By number.
  ///
  /// Both have no base.
  func names(in other: Interner) -> [GlobalName] { own.names(in: &other.own) }

  /// The name with this text, if somebody has it.
  func name(_ text: String) -> GlobalName? {
    var text = text
    return text.withUTF8 { name($0) }
  }

  func name(_ text: UnsafeBufferPointer<UInt8>) -> GlobalName? {
    let hash = InternedNames.hash(text)
    if let name = base?.name(text, hash) { return name }
    return own.name(text, hash).map { GlobalName(baseCount) + $0 }
  }

  func text(of name: GlobalName) -> String { String(decoding: bytes(of: name), as: UTF8.self) }

  func bytes(of name: GlobalName) -> ArraySlice<UInt8> {
    guard let base, name < baseCount else { return own.bytes(of: name - GlobalName(baseCount)) }
    return base.bytes(of: name)
  }

  /// Number of bytes. Constant time.
  func length(of name: GlobalName) -> UInt32 { UInt32(bytes(of: name).count) }
}

/// Texts with numbers in the order in which they came.
private struct InternedNames {
  private var texts: [UInt8] = []
  private var starts: [UInt32] = [0]
  private var hashes: [UInt32] = []
  /// Open addressing; a slot holds the hash above the name plus one, 0 is free. Its size is a power of two, at most half full.
  private var slots = [UInt64](repeating: 0, count: 1 << 12)

  var count: Int { hashes.count }

  func bytes(of name: UInt32) -> ArraySlice<UInt8> { texts[Int(starts[Int(name)])..<Int(starts[Int(name) + 1])] }

  mutating func intern(_ text: ArraySlice<UInt8>) -> UInt32 {
    text.withUnsafeBufferPointer { intern($0, Self.hash($0)) }
  }

  /// The numbers that `other` has for these texts, which it learns in their order. By number.
  func names(in other: inout InternedNames) -> [UInt32] {
    hashes.indices.map { name in
      bytes(of: UInt32(name)).withUnsafeBufferPointer { other.intern($0, hashes[name]) }
    }
  }

  /// The number of a text that is there.
  func name(_ text: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> UInt32? {
    var slot = Int(hash) & (slots.count &- 1)
    while slots[slot] != 0 {
      let name = UInt32(truncatingIfNeeded: slots[slot]) &- 1
      if UInt32(truncatingIfNeeded: slots[slot] &>> 32) == hash, isEqual(name, text) { return name }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return nil
  }

  mutating func intern(_ text: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> UInt32 {
    if let name = name(text, hash) { return name }
    let name = UInt32(hashes.count)
    texts.append(contentsOf: text)
    starts.append(UInt32(texts.count))
    hashes.append(hash)
    if hashes.count * 2 > slots.count {
      grow()
    } else {
      insert(name)
    }
    return name
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: slots.count * 2)
    for name in hashes.indices { insert(UInt32(name)) }
  }

  private mutating func insert(_ name: UInt32) {
    let hash = hashes[Int(name)]
    var slot = Int(hash) & (slots.count &- 1)
    while slots[slot] != 0 { slot = (slot &+ 1) & (slots.count &- 1) }
    slots[slot] = UInt64(hash) &<< 32 | UInt64(name &+ 1)
  }

  private func isEqual(_ name: UInt32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[Int(name)])
    guard Int(starts[Int(name) &+ 1]) &- start == text.count else { return false }
    return texts.withUnsafeBufferPointer { known in
      for index in 0..<text.count where known[start &+ index] != text[index] { return false }
      return true
    }
  }

  /// Eight bytes a step.
  static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let bytes = UnsafeRawBufferPointer(text)
    var hash = UInt64(text.count) &* 0x9E37_79B9_7F4A_7C15
    var position = 0
    while position &+ 8 <= bytes.count {
      hash = (hash ^ bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)) &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash &>> 29
      position &+= 8
    }
    var rest: UInt64 = 0
    while position < bytes.count {
      rest = rest &<< 8 | UInt64(bytes[position])
      position &+= 1
    }
    hash = (hash ^ rest) &* 0xBF58_476D_1CE4_E5B9
    return UInt32(truncatingIfNeeded: hash &>> 32)
  }
}
