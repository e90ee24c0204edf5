// A blocking call inside a held lock is reported once, as the blocking call.
import Foundation
import Synchronization

final class Cache: @unchecked Sendable {
  private let lock = NSLock()
  private let mutex = Mutex<[String: Data]>([:])
  private var items: [String: Data] = [:]

  func load(_ url: URL) async throws -> Data {
    lock.lock()
    defer { lock.unlock() }
    let data = try Data(contentsOf: url)  // want 20 blocking-file-io
    items[url.path] = data
    return data
  }
  func scoped(_ url: URL) async {
    lock.withLock { items["x"] = try? Data(contentsOf: url) }  // want 39 blocking-file-io
    mutex.withLock { $0["x"] = try? Data(contentsOf: url) }  // want 37 blocking-file-io
  }
  func pause() async {
    lock.lock()
    usleep(1)  // want 5 blocking-sleep
    lock.unlock()
  }
  // Through a helper, the helper's call is reported once.
  func save() {
    lock.lock()
    defer { lock.unlock() }
    for (name, data) in items { try? data.write(to: URL(fileURLWithPath: name)) }
  }
  func flush() async {
    save()  // want 5 blocking-file-io
  }
}
