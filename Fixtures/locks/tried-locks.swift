// A lock that a condition has tried is held where that is true, whatever it gives.
import Foundation

final class Job: @unchecked Sendable {
  private let lock = NSLock()
  private let recursive = NSRecursiveLock()
  private var mutex = pthread_mutex_t()
  private var count = 0

  func work() async {}
  func guarded() async {
    guard lock.try() else { return }  // want 16 lock-across-await
    defer { lock.unlock() }
    await work()
  }
  func inside() async {
    if count < 3, recursive.try() {  // want 29 lock-across-await
      await work()
      recursive.unlock()
    }
  }
  func ofSystem() async {
    if pthread_mutex_trylock(&mutex) == 0 {  // want 8 lock-across-await
      await work()
      pthread_mutex_unlock(&mutex)
    }
    guard pthread_mutex_trylock(&mutex) != EBUSY else { return await work() }
    pthread_mutex_unlock(&mutex)
  }
  func notTaken() async {
    if !lock.try() {
      await work()
    } else {
      count += 1
      lock.unlock()
    }
    guard pthread_mutex_trylock(&mutex) == 0 else { return await work() }
    pthread_mutex_unlock(&mutex)
    while !lock.try() { await work() }
    lock.unlock()
  }
  func kept() async {
    let isTaken = lock.try()  // want 24 lock-across-await
    await work()
    if isTaken { lock.unlock() }
  }
  func keptAndAsked() async {
    let isTaken = lock.try()  // want 24 lock-across-await
    guard isTaken else { return await work() }
    await work()
    lock.unlock()
  }
  func keptAndNotTaken() async {
    let isTaken = lock.try()
    if isTaken { lock.unlock() } else { await work() }
    let isLocked = pthread_mutex_trylock(&mutex) == 0
    if isLocked { pthread_mutex_unlock(&mutex) }
    await work()
  }
  func whoKnows() async -> Bool {
    let isTaken = lock.try()
    await work()
    return isTaken
  }
}

struct Door {
  func `try`() -> Bool { true }
  func unlock() {}
  func pass() async {
    guard self.try() else { return }
    await Task.yield()
    unlock()
  }
}

/// By the name of a constant it is the same lock.
final class Striped: @unchecked Sendable {
  let lock = NSLock()
  let locks = [NSLock()]
  func byConstant() async {
    let taken = lock
    if taken.try() { taken.unlock() }
    await Task.yield()
  }
  func ofAList() async {
    guard let first = locks.first, first.try() else { return }
    first.unlock()
    await Task.yield()
  }
}
