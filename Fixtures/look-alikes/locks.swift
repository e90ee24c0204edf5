// Short critical sections, and what is called like a lock.
import Foundation
import NIOConcurrencyHelpers
import Synchronization

actor AsyncLock {
  func lock() async {}
  func unlock() {}
  func withLock<T>(_ body: () async throws -> T) async rethrows -> T { try await body() }
}

struct Lockfile {
  var lock: String
  func lock(_ name: String) {}
}

func sections(_ lock: NSLock, _ nio: NIOLock, _ box: NIOLockedValueBox<Int>, _ mutex: borrowing Mutex<Int>) async {
  lock.withLock { _ = 1 }
  nio.withLock { _ = 1 }
  box.withLockedValue { $0 += 1 }
  mutex.withLock { $0 += 1 }
  lock.lock()
  defer { lock.unlock() }
}

func others(_ lock: AsyncLock, _ file: Lockfile) async {
  await lock.lock()
  await lock.withLock { await Task.yield() }
  await lock.unlock()
  file.lock("Package.resolved")
  _ = file.lock
}
