// Short critical sections without an await and without a blocking call are silent.
import Foundation
import Synchronization

final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private let recursive = NSRecursiveLock()
  private let condition = NSCondition()
  private let mutex = Mutex(0)
  private var value = 0

  func increment() async {
    lock.lock()
    value += 1
    lock.unlock()
    await Task.yield()
  }
  func deferred() async -> Int {
    lock.lock()
    defer { lock.unlock() }
    value += 1
    return value
  }
  func scoped() async -> Int {
    let result = lock.withLock { value + 1 }
    mutex.withLock { $0 += 1 }
    _ = recursive.withLock { value }
    await Task.yield()
    return result
  }
  func several() async {
    for _ in 0..<3 {
      lock.lock()
      value += 1
      lock.unlock()
      await Task.yield()
    }
    recursive.lock()
    recursive.lock()
    recursive.unlock()
    recursive.unlock()
    await Task.yield()
  }
  func branches(_ flag: Bool) async {
    lock.lock()
    if flag {
      lock.unlock()
      await Task.yield()
      return
    }
    lock.unlock()
    await Task.yield()
  }
  func early(_ flag: Bool) async {
    lock.lock()
    guard flag else {
      lock.unlock()
      return
    }
    lock.unlock()
    await Task.yield()
  }
  func innerScope() async {
    do {
      lock.lock()
      defer { lock.unlock() }
      value += 1
    }
    await Task.yield()
  }
  func otherTask() async {
    lock.lock()
    Task { await self.increment() }
    lock.unlock()
  }
  func wakes() async {
    condition.lock()
    value = 1
    condition.broadcast()
    condition.unlock()
    await Task.yield()
  }
  func synchronous() -> Int {
    lock.lock()
    defer { lock.unlock() }
    return value
  }
  func caller() async -> Int {
    let result = synchronous()
    await Task.yield()
    return result
  }
}

func posix(_ mutex: UnsafeMutablePointer<pthread_mutex_t>) async {
  pthread_mutex_lock(mutex)
  pthread_mutex_unlock(mutex)
  await Task.yield()
}
