// A function that runs what it is given with `queue.sync` is judged at its calls: by the block, as `queue.sync` itself.
import Foundation

final class Cache {
  let queue = DispatchQueue(label: "cache")
  var values: [String: Int] = [:]

  func locked<T>(_ body: () throws -> T) rethrows -> T { try queue.sync(execute: body) }
  func called<T>(_ body: () throws -> T) rethrows -> T { try queue.sync { try body() } }
  func counted<T>(_ body: () throws -> T) rethrows -> T {
    try queue.sync(flags: .barrier) {
      values["count", default: 0] += 1
      return try body()
    }
  }
  func passesOn<T>(_ body: () throws -> T) rethrows -> T { try locked(body) }
  func calls<T>(_ body: () throws -> T) rethrows -> T { try called { try body() } }
  func later(_ body: @escaping () -> Void) { queue.sync(execute: body) }
  func both(_ first: () -> Void, _ second: () -> Void) {
    queue.sync {
      first()
      second()
    }
  }
  func waits(_ body: () -> Void) {
    queue.sync {
      usleep(1)
      body()
    }
  }
  func sleepsFirst(_ body: () -> Void) {
    locked(body)
    usleep(1)
  }
  func turns(_ body: () -> Void) { onceMore(body) }
  func onceMore(_ body: () -> Void) {
    locked(body)
    turns(body)
  }
  func onMain(_ body: () -> Void) { DispatchQueue.main.sync(execute: body) }

  func get(_ key: String) -> Int? { locked { values[key] } }
  func load(_ path: String) -> Data? { locked { FileManager.default.contents(atPath: path) } }
  func nap() { usleep(1) }
  func bump() { values["bumps", default: 0] += 1 }
}

func deepSleep() { deeper() }
func deeper() { deepest() }
func deepest() { usleep(1) }

func use(_ cache: Cache, _ foreign: @Sendable () -> Void) async {
  cache.locked { cache.values["a"] = 1 }
  cache.called { cache.values["a"] = 1 }
  cache.counted { cache.bump() }
  cache.passesOn { cache.values.removeAll() }
  cache.calls { cache.values.removeAll() }
  cache.turns { cache.bump() }
  _ = cache.get("a")

  // Something in the block blocks: then the call waits for such blocks of others too, and that is told once.
  _ = cache.load("a")  // want 13 blocking-file-io via Cache.load(_:) > FileManager.contents(atPath:)
  cache.locked { usleep(1) }  // want 9 dispatch-sync
  cache.calls { cache.nap() }  // want 9 dispatch-sync
  cache.calls { deepSleep() }  // want 9 dispatch-sync

  // How long somebody else's function takes is not known.
  cache.locked(foreign)  // want 9 dispatch-sync
  cache.calls { foreign() }  // want 9 dispatch-sync via Cache.calls(_:) > Cache.called(_:) > DispatchQueue.sync(execute:)
  cache.locked(cache.bump)  // want 9 dispatch-sync
  cache.later { cache.bump() }  // want 9 dispatch-sync
  cache.both({ cache.bump() }, { foreign() })  // want 9 dispatch-sync

  // More blocks than what is given.
  cache.waits { cache.bump() }  // want 9 dispatch-sync
  cache.sleepsFirst { cache.bump() }  // want 9 blocking-sleep
  cache.waits { usleep(1) }  // want 9 dispatch-sync  // want 17 blocking-sleep
  cache.onMain { cache.bump() }  // want 9 main-sync
  cache.locked { usleep(1) }  // asynclint:ignore dispatch-sync -- a test // want 18 blocking-sleep
}

protocol Store {
  func locked<T>(_ body: () -> T) -> T
}
struct QueueStore: Store {
  let queue = DispatchQueue(label: "store")
  func locked<T>(_ body: () -> T) -> T { queue.sync { body() } }
}
func useStore(_ store: any Store, _ foreign: @Sendable () -> Void) async {
  _ = store.locked { 1 }
  store.locked { foreign() }  // want 9 dispatch-sync
}

extension DispatchQueue {
  func safely<T>(_ body: () throws -> T) rethrows -> T { try sync(flags: .barrier) { try body() } }
}
let shared = DispatchQueue(label: "shared")
func useExtension(_ foreign: @Sendable () -> Void) async {
  _ = shared.safely { 1 }
  shared.safely { foreign() }  // want 10 dispatch-sync
}

// The shortest chain is told, also where it is known late: that something in the block blocks.
func far(_ cache: Cache) { farther(cache) }
func farther(_ cache: Cache) { _ = cache.load("a") }
func opens(_ cache: Cache) {
  far(cache)
  cache.locked { deepSleep() }
}
func useOpens(_ cache: Cache) async {
  opens(cache)  // want 3 dispatch-sync via opens(_:) > Cache.locked(_:) > DispatchQueue.sync(execute:)
}
