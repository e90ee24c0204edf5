/// Names that are asked for all the time. Hashes by one multiplication, as `AnswerTable` does: asking a `Set` took 120 instructions.
struct NameSet {
  /// Open addressing; 0, the empty name, is free. Its size is a power of two, at most a quarter full.
  private var slots: [GlobalName]

  init(_ names: Set<GlobalName>) {
    var size = 8
    while size < names.count * 4 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    for name in names where name != 0 { slots[slot(of: name)] = name }
  }

  func contains(_ name: GlobalName) -> Bool { name != 0 && slots[slot(of: name)] == name }

  /// Where a name stands, or would stand.
  @inline(__always)
  private func slot(of name: GlobalName) -> Int {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: (name &* 0x9E37_79B1) &>> 16) & mask
    while slots[slot] != 0, slots[slot] != name { slot = (slot &+ 1) & mask }
    return slot
  }
}
