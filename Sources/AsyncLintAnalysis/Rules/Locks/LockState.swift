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
}

/// What calling something does to locks.
struct LockEffect {
  var takes: [LockTake] = []
  var gives: [LockKey] = []
  /// An object whose locks are given back by a function that is not understood.
  var clears: ObjectPath?

  var isEmpty: Bool { takes.isEmpty && gives.isEmpty && clears == nil }
}

/// The locks that may be held at one point of a body.
struct LockState: Equatable {
  struct Hold: Hashable {
    var key: LockKey
    /// The callee's name of the call that took it.
    var site: NodeID
  }

  private(set) var holds: [Hold] = []
  /// Given back without having been taken in this body.
  private(set) var given: [LockKey] = []

  mutating func take(_ key: LockKey, at site: NodeID) {
    let hold = Hold(key: key, site: site)
    if !holds.contains(hold) { holds.append(hold) }
  }

  mutating func give(_ key: LockKey) {
    if let last = holds.lastIndex(where: { $0.key == key }) {
      holds.remove(at: last)
    } else if !given.contains(key) {
      given.append(key)
    }
  }

  /// What cannot be held here.
  mutating func drop(where isImpossible: (Hold) -> Bool) {
    if !holds.isEmpty { holds.removeAll(where: isImpossible) }
  }

  /// Nothing of an object is held any more.
  mutating func clear(_ object: ObjectPath) {
    holds.removeAll { $0.key.object.root == object.root && $0.key.object.names.starts(with: object.names) }
  }

  /// What may be held where two ways meet.
  mutating func merge(_ other: LockState?) {
    guard let other, other != self else { return }
    for hold in other.holds where !holds.contains(hold) { holds.append(hold) }
    for key in other.given where !given.contains(key) { given.append(key) }
  }
}

extension LockState? {
  mutating func merge(_ other: LockState?) {
    if self == nil { self = other } else { self?.merge(other) }
  }
}
