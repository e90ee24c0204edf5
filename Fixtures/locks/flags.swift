// A lock that is taken if a flag is true, or beside setting it, is given back behind the same flag.
import Foundation

final class Store: @unchecked Sendable {
  let lock = NSLock()
  var isShared = false
  func suspend() async {}

  func beside(_ count: Int) async {
    var isLocked = false
    if count > 0 {
      lock.lock()
      isLocked = true
    }
    isShared = count > 1
    if isLocked { lock.unlock() }
    await suspend()
  }
  func before() async {
    var isLocked = false
    lock.lock()
    isLocked = true
    if isLocked {
      lock.unlock()
      isLocked = false
    }
    await suspend()
  }
  func asked(_ isNeeded: Bool) async {
    if isNeeded { lock.lock() }
    isShared = true
    if isNeeded { lock.unlock() } else { await suspend() }
    await suspend()
  }
  func property() async {
    if self.isShared { lock.lock() }
    if (isShared) { lock.unlock() }
    await suspend()
  }
  func deferred(_ isNeeded: Bool) async {
    do {
      if isNeeded { lock.lock() }
      defer { if isNeeded { lock.unlock() } }
      isShared = true
    }
    await suspend()
  }

  func negated(_ isNeeded: Bool) async {
    if isNeeded { lock.lock() }
    if !isNeeded { await suspend() }
    if isNeeded { lock.unlock() }
  }
  func takenBehindNegated(_ isReady: Bool, _ count: Int) async {
    if !isReady { lock.lock() }
    while isReady && count > 0 { await suspend() }
    if isReady { await suspend() } else { lock.unlock() }
    await suspend()
  }

  // Held where it is true, not given back, or behind another flag.
  func negatedOther(_ isNeeded: Bool, _ isReady: Bool) async {
    if isNeeded { lock.lock() }  // want 24 lock-across-await
    if !isReady { await suspend() }
    if isNeeded { lock.unlock() }
  }
  func eitherOfTwo(_ isNeeded: Bool, _ isReady: Bool) async {
    if isNeeded { lock.lock() }  // want 24 lock-across-await
    if !isNeeded || isReady { await suspend() }
    if isNeeded { lock.unlock() }
  }
  func between(_ isNeeded: Bool) async {
    if isNeeded { lock.lock() }  // want 24 lock-across-await
    await suspend()
    if isNeeded { lock.unlock() }
  }
  func inside(_ isNeeded: Bool) async {
    if isNeeded { lock.lock() }  // want 24 lock-across-await
    if isNeeded { await suspend() }
    if isNeeded { lock.unlock() }
  }
  func kept(_ isNeeded: Bool) async {
    if isNeeded { lock.lock() }  // want 24 lock-across-await
    if isNeeded { print("locked") }
    await suspend()
    if isNeeded { lock.unlock() }
  }
  func other(_ isNeeded: Bool, _ isDone: Bool) async {
    if isNeeded { lock.lock() }  // want 24 lock-across-await
    if isDone { lock.unlock() }
    await suspend()
  }

  // A flag is of one object.
  func ofOther(_ other: Store) async {
    lock.lock()  // want 10 lock-across-await
    isShared = true
    if other.isShared {
      lock.unlock()
      return
    }
    await suspend()
    lock.unlock()
  }
  func ofOne(_ other: Store) async {
    lock.lock()
    other.isShared = true
    if other.isShared {
      lock.unlock()
      return
    }
    await suspend()
  }

  // It may be given another value.
  func overwritten() async {
    var isRunning = false
    lock.lock()  // want 10 lock-across-await
    isRunning = true
    isRunning = Bool.random()
    if isRunning {
      lock.unlock()
      return
    }
    await suspend()
    lock.unlock()
  }
  func toggled() async {
    var isRunning = true
    isRunning = true
    lock.lock()  // want 10 lock-across-await
    isRunning.toggle()
    if isRunning {
      lock.unlock()
      return
    }
    await suspend()
    lock.unlock()
  }
  func passed(_ change: (inout Bool) -> Void) async {
    var isRunning = false
    lock.lock()  // want 10 lock-across-await
    isRunning = true
    change(&isRunning)
    if isRunning {
      lock.unlock()
      return
    }
    await suspend()
    lock.unlock()
  }
  func cleared(_ isNeeded: Bool) async {
    var isFirst = isNeeded
    if isFirst {
      lock.lock()  // want 12 lock-across-await
      isFirst = false
    }
    if isFirst {
      lock.unlock()
      return
    }
    await suspend()
    lock.unlock()
  }
  func maybe(_ count: Int) async {
    var isFound = false
    lock.lock()  // want 10 lock-across-await
    for index in 0..<count {
      if index == 3 { isFound = true }
    }
    if isFound {
      lock.unlock()
      return
    }
    await suspend()
    lock.unlock()
  }

  // Before the lock it counts as long as it stays, for each turn of a loop anew.
  func early() async {
    var isLocked = false
    isLocked = true
    lock.lock()
    if isLocked { lock.unlock() }
    await suspend()
    isLocked = false
  }
  func turns(_ count: Int) async {
    var isFound = false
    for index in 0..<count {
      isFound = true
      lock.lock()  // want 12 lock-across-await
      isFound = index > 3
      if isFound {
        lock.unlock()
        break
      }
      await suspend()
      lock.unlock()
    }
  }
  func each(_ stores: [Store]) async {
    for store in stores {
      if store.isShared { continue }
      await suspend()
      lock.lock()  // want 12 lock-across-await
      store.isShared = true
    }
  }
  func guarded(_ isNeeded: Bool, _ count: Int) async {
    if isNeeded, count > 0 { lock.lock() }
    guard isNeeded else { return await suspend() }
    lock.unlock()
    await suspend()
  }
  // What may not have run has set nothing.
  func maybe(_ values: [Int], _ isReady: Bool) async {
    var isDone = false
    lock.lock()  // want 10 lock-across-await
    values.forEach { _ in isDone = true }
    if isDone { return lock.unlock() }
    await suspend()
    lock.unlock()
  }
  func chosen(_ isReady: Bool) async {
    var isDone = false
    lock.lock()  // want 10 lock-across-await
    _ = isReady && { isDone = true; return true }()
    if isDone { return lock.unlock() }
    await suspend()
    lock.unlock()
  }

  // A property is set by the functions that are called, and by others.
  func reset() { clear() }
  func clear() { isShared = false }
  func touch() {}
  func changedByCall() async {
    if isShared { lock.lock() }  // want 24 lock-across-await
    reset()
    if !isShared { await suspend() }
    if isShared { lock.unlock() }
  }
  func changedOfAnother(_ other: Store) async {
    if isShared { lock.lock() }
    touch()
    other.reset()
    if !isShared { await suspend() }
    if isShared { lock.unlock() }
  }
  func checkedTwice(_ count: Int) async {
    guard !isShared else { return }
    lock.lock()  // want 10 lock-across-await
    if count > 3 { touch() }
    if isShared { await suspend() }
    lock.unlock()
  }
  func setBefore() async {
    isShared = true
    lock.lock()
    if isShared { lock.unlock() } else { await suspend() }
    await suspend()
  }

  // What a variable begins as.
  func givenBackEarly(_ count: Int) async {
    var isGivenBack = false
    lock.lock()
    if count == 1 {
      lock.unlock()
      isGivenBack = true
    }
    if !isGivenBack { lock.unlock() }
    await suspend()
  }
  func stillHeld(_ count: Int) async {
    var isHeld = true
    lock.lock()
    if count == 1 {
      lock.unlock()
      isHeld = false
    }
    if isHeld { lock.unlock() }
    await suspend()
  }
  func stillHeldBehind(_ count: Int) async {
    var isHeld = true
    lock.lock()  // want 10 lock-across-await
    if count == 1 {
      lock.unlock()
      isHeld = false
    }
    if isHeld { await suspend() }
    if isHeld { lock.unlock() }
  }
  func setByClosure(_ later: (@escaping () -> Void) -> Void) async {
    var isLate = false
    later { isLate = true }
    lock.lock()  // want 10 lock-across-await
    if isLate { await suspend() }
    lock.unlock()
  }

  // What functions of `self` change, and what cannot change.
  let isOwn = true
  var turns = 0
  func countTurn() { turns += 1 }
  func noteTurn() { self.countTurn() }
  func besideOwnFunctions() async {
    if isShared { lock.lock() }
    noteTurn()
    if isShared { lock.unlock() }
    await suspend()
  }
  func constant() async {
    guard isOwn else { return }
    lock.lock()
    if isOwn { lock.unlock() }
    await suspend()
  }
}
