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

  // Held where it is true, not given back, or behind another flag.
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
}
