// A lock is the same by the name of a constant that it is put into, and as an element of a list that is gone through.
import Foundation

final class Shards: @unchecked Sendable {
  let lock = NSLock()
  var shards: [NSLock] = []
  static let shared = Shards()
  func suspend() async {}

  func constant() async {
    let other = lock
    other.lock()
    lock.unlock()
    await suspend()
  }
  func element(_ index: Int) async {
    let shard = shards[index]
    shards[index].lock()
    shard.unlock()
    await suspend()
  }
  func holder() async {
    let shared = Shards.shared
    shared.lock.lock()
    Shards.shared.lock.unlock()
    await suspend()
  }
  func all() async {
    for shard in shards { shard.lock() }
    for shard in shards.reversed() { shard.unlock() }
    await suspend()
    shards.forEach { $0.lock() }
    shards.forEach { $0.unlock() }
    await suspend()
  }

  func allHeld() async {
    for shard in shards { shard.lock() }  // want lock-across-await
    await suspend()
    for shard in shards { shard.unlock() }
  }
  func some(_ isWanted: Bool) async {
    for shard in shards { shard.lock() }  // want lock-across-await
    for shard in shards where isWanted { shard.unlock() }
    await suspend()
  }
  func another(_ others: [NSLock]) async {
    for shard in shards { shard.lock() }  // want lock-across-await
    for shard in others { shard.unlock() }
    await suspend()
  }
  func replaced(_ first: NSLock, _ second: NSLock) async {
    var other = first
    other = second
    other.lock()  // want lock-across-await
    first.unlock()
    await suspend()
  }
}
