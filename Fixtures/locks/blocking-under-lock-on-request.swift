// options: --enable lock-in-async
// A blocking call inside a held lock is reported once, as the blocking call, when critical sections are asked for, too.
import Foundation

final class Cache: @unchecked Sendable {
  private let lock = NSLock()
  private var items: [String: Data] = [:]

  func pause() async {
    lock.lock()
    usleep(1)  // want 5 blocking-sleep
    lock.unlock()
  }
  func load(_ url: URL) async throws -> Data {
    lock.lock()
    defer { lock.unlock() }
    return try Data(contentsOf: url)  // want 16 blocking-file-io
  }
  func scoped(_ url: URL) async {
    lock.withLock { items["x"] = try? Data(contentsOf: url) }  // want 39 blocking-file-io
  }
  func through() async {
    lock.withLock { write() }  // want 21 blocking-file-io
  }
  private func write() {
    for (name, data) in items { try? data.write(to: URL(fileURLWithPath: name)) }
  }
  func afterwards() async {
    lock.lock()  // want 10 lock-in-async
    items = [:]
    lock.unlock()
    usleep(1)  // want 5 blocking-sleep
  }
  func elsewhere() async {
    lock.withLock {  // want 10 lock-in-async
      items = [:]
      Task { usleep(1) }  // want 14 blocking-sleep
    }
  }
}

// What is handed to the lock by its name stands in the critical section, too.
final class HandedOver: @unchecked Sendable {
  let lock = NSLock()
  var count = 0
  func work() { usleep(1) }
  func quick() { count += 1 }

  func run() async {
    lock.withLock(work)  // want 19 blocking-sleep
    lock.withLock(self.work)  // want 24 blocking-sleep
    lock.withLock(quick)  // want 10 lock-in-async
  }
}
