import AsyncLintSyntax

/// A lock, as far as it can be told from others in one body.
struct LockKey: Hashable {
  var object: ObjectPath
  /// Given back by `signal()`, which for conditions means something else.
  var isSemaphore = false
}

/// A call that returns with a lock held.
struct LockTake {
  var key: LockKey
  /// From the call down to the API.
  var steps: [Finding.ChainStep]
  var isLikely: Bool
  /// It keeps other processes out, and not only other threads.
  var isOfFile = false
  /// Who does not get it goes on without it.
  var isTried = false
}

/// What calling something does to locks.
struct LockEffect {
  var takes: [LockTake] = []
  var gives: [LockKey] = []
  /// An object whose locks are given back by a function that is not understood.
  var clears: ObjectPath?
  /// It runs a closure that is not known here: what a parameter or variable holds.
  var runsValue = false

  var isEmpty: Bool { takes.isEmpty && gives.isEmpty && clears == nil && !runsValue }
}

/// Some of the flags of a body: the first 64 are remembered.
struct LockFlags: OptionSet, Hashable {
  var rawValue: UInt64
  static let all = LockFlags(rawValue: .max)
}

/// The locks that may be held at one point of a body, and the flags that are true there.
struct LockState: Equatable {
  struct Hold: Equatable {
    var key: LockKey
    /// The callee's name of the call that took it.
    var site: NodeID
    /// How often the lock was held when it was taken. On ways that meet those of one level are the same hold, each on its own way.
    var level: Int
    /// What is true, besides the flags of the state, where it is held.
    var flags: LockFlags = []

    func isSame(as other: Hold) -> Bool { site == other.site && key == other.key }
  }

  private(set) var holds: [Hold] = []
  /// Given back without having been taken in this body.
  private(set) var given: [LockKey] = []
  /// True whatever is held.
  private(set) var flags: LockFlags = []

  mutating func take(_ key: LockKey, at site: NodeID) {
    let hold = Hold(key: key, site: site, level: level(of: key).map { $0 + 1 } ?? 0)
    if let index = position(of: hold, near: holds.count) {
      holds[index].flags = []
    } else {
      holds.append(hold)
    }
  }

  mutating func give(_ key: LockKey) {
    if let level = level(of: key) {
      holds.removeAll { $0.key == key && $0.level == level }
    } else if !given.contains(key) {
      given.append(key)
    }
  }

  /// Of the last hold of a lock.
  private func level(of key: LockKey) -> Int? { holds.lazy.filter { $0.key == key }.map(\.level).max() }

  /// Nothing of an object is held any more.
  mutating func clear(_ object: ObjectPath) {
    holds.removeAll { object.isPrefix(of: $0.key.object) }
  }

  /// A call took nothing after all. `earlier`: what was held before.
  mutating func drop(takenAt site: NodeID, since earlier: LockState) {
    holds.removeAll { hold in hold.site == site && !earlier.holds.contains { $0.isSame(as: hold) } }
  }

  /// What is held of an object is held only as far as another state has it.
  mutating func drop(_ object: ObjectPath, whereNotHeldIn other: LockState) {
    holds.removeAll { hold in hold.key.object == object && !other.holds.contains { $0.isSame(as: hold) } }
  }

  // MARK: Flags

  mutating func set(_ flag: LockFlags) { flags.formUnion(flag) }

  /// They may be anything from here on.
  mutating func forget(_ changed: LockFlags) {
    if changed.isEmpty { return }
    flags.subtract(changed)
    for index in holds.indices { holds[index].flags.subtract(changed) }
  }

  /// What is held only if a flag is true is not held where it is false.
  mutating func drop(heldOnlyIf flag: LockFlags) {
    if flag.isEmpty { return }
    if flags.contains(flag) { holds = [] } else { holds.removeAll { $0.flags.contains(flag) } }
  }

  /// Only what was true before is still true.
  mutating func limitFlags(to earlier: LockState) {
    flags.formIntersection(earlier.flags)
    for index in holds.indices {
      let known = earlier.position(of: holds[index], near: index).map { earlier.holds[$0].flags } ?? []
      holds[index].flags.formIntersection(known.union(earlier.flags))
    }
  }

  // MARK: Branches

  /// What may be held where two ways meet, and the flags that are true on both, or on the one where something is held.
  mutating func merge(_ other: LockState?) {
    guard let other, other != self else { return }
    let common = flags.intersection(other.flags)
    for index in holds.indices {
      holds[index].flags.formUnion(flags)
      if let match = other.position(of: holds[index], near: index) {
        holds[index].flags.formIntersection(other.holds[match].flags.union(other.flags))
        holds[index].flags.subtract(common)
      }
    }
    for (index, hold) in other.holds.enumerated() where position(of: hold, near: index) == nil {
      holds.append(hold)
      holds[holds.count - 1].flags.formUnion(other.flags)
    }
    flags.formIntersection(other.flags)
    for key in other.given where !given.contains(key) { given.append(key) }
  }

  /// Most stand in the same place of both states.
  private func position(of hold: Hold, near index: Int) -> Int? {
    holds.indices.contains(index) && holds[index].isSame(as: hold) ? index : holds.firstIndex { $0.isSame(as: hold) }
  }
}

extension LockState? {
  mutating func merge(_ other: LockState?) {
    if self == nil { self = other } else { self?.merge(other) }
  }
}
