// A lock that is held when the function suspends: reported where it is taken.
import Foundation

final class Store: @unchecked Sendable {
  private let lock = NSLock()
  private let recursive = NSRecursiveLock()
  private let condition = NSCondition()
  private var value = 0

  func simple() async {
    lock.lock()  // want 10 lock-across-await error
    await Task.yield()
    lock.unlock()
  }
  func deferred() async {
    lock.lock()  // want 10 lock-across-await
    defer { lock.unlock() }
    value += 1
    await Task.yield()
  }
  func fetches() async throws -> Int {
    recursive.lock()  // want 15 lock-across-await
    defer { recursive.unlock() }
    if value > 0 { return value }
    value = try await load()
    return value
  }
  func oneBranch(_ flag: Bool) async {
    lock.lock()  // want 10 lock-across-await
    if flag { lock.unlock() }
    await Task.yield()
    if !flag { lock.unlock() }
  }
  func looping() async {
    lock.lock()  // want 10 lock-across-await
    for await number in numbers() { value += number }
    lock.unlock()
  }
  func asyncLet() async {
    async let number = load()
    lock.lock()  // want 10 lock-across-await
    value = (try? await number) ?? 0
    lock.unlock()
  }
  func never() async {
    condition.lock()  // want 15 lock-across-await
    await Task.yield()
  }
  func nested() async {
    lock.lock()  // want 10 lock-across-await
    if value > 0 {
      for _ in 0..<value {
        await Task.yield()
      }
    }
    lock.unlock()
  }
  func second() async {
    lock.lock()
    value += 1
    lock.unlock()
    lock.lock()  // want 10 lock-across-await
    await Task.yield()
    lock.unlock()
  }
  func inTask() {
    Task {
      lock.lock()  // want 12 lock-across-await
      await Task.yield()
      lock.unlock()
    }
  }

  private func load() async throws -> Int { 1 }
  private func numbers() -> AsyncStream<Int> { AsyncStream { $0.finish() } }
}

func posix(_ mutex: UnsafeMutablePointer<pthread_mutex_t>) async {
  pthread_mutex_lock(mutex)  // want 3 lock-across-await
  await Task.yield()
  pthread_mutex_unlock(mutex)
}

func writer(_ lock: UnsafeMutablePointer<pthread_rwlock_t>, until time: timespec) async {
  var time = time
  guard pthread_rwlock_timedwrlock(lock, &time) == 0 else { return }  // want 9 lock-across-await
  await Task.yield()
  pthread_rwlock_unlock(lock)
}

func writerWhoGivesUp(_ lock: UnsafeMutablePointer<pthread_rwlock_t>, until time: timespec) async {
  var time = time
  if pthread_rwlock_timedwrlock(lock, &time) != 0 {
    await Task.yield()
    return
  }
  pthread_rwlock_unlock(lock)
}

func reader(_ lock: UnsafeMutablePointer<pthread_rwlock_t>) async {
  pthread_rwlock_rdlock(lock)  // want 3 lock-across-await
  await Task.yield()
  pthread_rwlock_unlock(lock)
}
