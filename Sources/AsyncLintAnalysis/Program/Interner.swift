import AsyncLintSyntax

/// A name of the whole program: two are equal exactly when their texts are. 0 is the empty name.
typealias GlobalName = UInt32

/// The names of all files and of the catalogue, each once.
struct Interner {
  private var bytes: [UInt8] = []
  private var starts: [UInt32] = [0]
  private var hashes: [UInt32] = []
  /// Open addressing; a slot holds the name plus one, 0 is free. Its size is a power of two, at most half full.
  private var slots = [UInt32](repeating: 0, count: 1 << 14)

  init() { _ = intern("") }

  var count: Int { hashes.count }

  mutating func intern(_ text: some StringProtocol) -> GlobalName {
    text.utf8.withContiguousStorageIfAvailable { intern($0) } ?? intern(Array(text.utf8)[...])
  }

  mutating func intern(_ text: ArraySlice<UInt8>) -> GlobalName {
    text.withUnsafeBufferPointer { intern($0) }
  }

  private mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> GlobalName {
    let hash = Self.hash(text)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let name = slots[slot] - 1
      if hashes[Int(name)] == hash, isEqual(name, text) { return name }
      slot = (slot + 1) & (slots.count - 1)
    }
    let name = GlobalName(hashes.count)
    bytes.append(contentsOf: text)
    starts.append(UInt32(bytes.count))
    hashes.append(hash)
    slots[slot] = name + 1
    if hashes.count * 2 > slots.count { grow() }
    return name
  }

  func text(of name: GlobalName) -> String {
    String(decoding: bytes[Int(starts[Int(name)])..<Int(starts[Int(name) + 1])], as: UTF8.self)
  }

  func length(of name: GlobalName) -> UInt32 { starts[Int(name) + 1] - starts[Int(name)] }

  private func isEqual(_ name: GlobalName, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[Int(name)])
    let count = Int(starts[Int(name) + 1]) - start
    guard count == text.count else { return false }
    var index = 0
    for position in start..<(start + count) {
      if bytes[position] != text[index] { return false }
      index += 1
    }
    return true
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for name in hashes.indices {
      var slot = Int(hashes[name]) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(name) + 1
    }
  }

  /// FNV-1a.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in text { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash ^ (hash >> 15)
  }
}
