/// Calls that their arguments keep from what is known to block in a function so far.
struct KeptCalls {
  /// Closures in which something blocks.
  private(set) var busyBlocks: Set<Place> = []
  private var calls: [Unit: [Site]] = [:]
  /// Those of them that a closure keeps.
  private var callsByBlock: [Place: Site] = [:]
  private var released: [Site] = []

  /// `unit`: nil for an API. `keeper`: nil when the function or the block has come to block otherwise.
  mutating func add(_ call: Site, of unit: Unit?, keptBy keeper: Keeper?) {
    guard let keeper else {
      released.append(call)
      return
    }
    if let unit { calls[unit, default: []].append(call) }
    switch keeper {
    case .value: break
    case .block(let block): callsByBlock[Place(file: call.place.file, node: block)] = call
    case .types(let units): for unit in units { calls[unit, default: []].append(call) }
    }
  }

  /// More of a unit is reached than was known.
  mutating func release(callsOf unit: Unit) { released += calls.removeValue(forKey: unit) ?? [] }

  /// Something blocks in closures: those calls that they have kept until now.
  mutating func calls(keptBy blocks: [Place]) -> [Site] {
    blocks.filter { busyBlocks.insert($0).inserted }.compactMap { callsByBlock.removeValue(forKey: $0) }
  }

  /// Calls that are to be looked at again.
  mutating func takeReleased() -> [Site] {
    defer { released = [] }
    return released
  }
}
