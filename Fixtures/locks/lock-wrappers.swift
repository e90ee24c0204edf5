// Project functions that take and release the lock are followed; each object has its own lock.
import Foundation

final class Gate: @unchecked Sendable {
  private let lock = NSLock()
  func enter() { lock.lock() }
  func leave() { lock.unlock() }
  func pass() {
    lock.lock()
    lock.unlock()
  }
  func around<T>(_ body: () throws -> T) rethrows -> T {
    enter()
    defer { leave() }
    return try body()
  }
}

func held(_ gate: Gate) async {
  gate.enter()  // want 8 lock-across-await error
  await Task.yield()
  gate.leave()
}
func deferred(_ gate: Gate) async {
  gate.enter()  // want 8 lock-across-await
  defer { gate.leave() }
  await Task.yield()
}
func released(_ gate: Gate) async {
  gate.enter()
  gate.leave()
  await Task.yield()
  gate.pass()
  await Task.yield()
  _ = gate.around { 1 }
  await Task.yield()
}
func other(_ gate: Gate, _ another: Gate) async {
  gate.enter()  // want 8 lock-across-await
  another.enter()
  another.leave()
  await Task.yield()
  gate.leave()
}

// The lock is held at the `await` of an async closure, whatever that gives back: its type may make it async, or an `await` in it.
func givesBackInAsyncClosures(_ lock: NSLock) async {
  let afterAwait = {
    await Task.yield()
    lock.unlock()
  }
  lock.lock()  // want 8 lock-across-await error
  await afterAwait()
}
func givesBackInClosureOfAsyncType(_ lock: NSLock) async {
  let byType: () async -> Void = { lock.unlock() }
  lock.lock()  // want 8 lock-across-await error
  await byType()
}

// An async function may give the lock back before it suspends.
final class HandedOver: @unchecked Sendable {
  private let lock = NSLock()
  func work() async {}
  func leaveAndWork() async {
    lock.unlock()
    await work()
  }
  func workAndLeave() async {
    await work()
    lock.unlock()
  }
  func leave() async { lock.unlock() }
  func before() async {
    lock.lock()
    await leaveAndWork()
    await work()
  }
  func alone() async {
    lock.lock()
    await leave()
    await work()
  }
  func behind() async {
    lock.lock()  // want 10 lock-across-await error
    await workAndLeave()
  }
}
