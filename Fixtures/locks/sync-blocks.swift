// What a `sync` block may do and still be a short critical section.
// swift-format-ignore-file
import Dispatch
import Foundation

final class Box: @unchecked Sendable {
  private let queue = DispatchQueue(label: "box")
  private let inner = DispatchQueue(label: "inner")
  private let lock = NSLock()
  private var items: [String: [Int]] = [:]
  private var data = Data()
  private var input: DispatchIO?
  private var total = 0.0
  private var observers: [() -> Void] = []

  func short(_ name: String, _ work: @escaping () -> Int, _ item: DispatchWorkItem) async {
    queue.sync { items[name, default: []].append(1) }
    queue.sync { total += Double(items.values.reduce(0) { $0 + $1.count }) }
    _ = queue.sync { items.filter { $0.key.hasPrefix("a") }.map { $0.key.uppercased() }.sorted() }
    let copy = queue.sync { () -> [String: [Int]] in
      if items.isEmpty { return [:] }
      return items
    }
    _ = queue.sync { max(copy.count, items.count) }
    queue.sync { data.append(contentsOf: [1, 2]) }
    queue.sync { self.data = Data() }
    queue.sync { lock.withLock { total = 0 } }
    queue.sync { inner.sync { total = 1 } }
    queue.sync { bump() }
    _ = queue.sync { String(total) }
    queue.sync { queue.async { usleep(1) } }
    queue.sync { input?.read(offset: 0, length: 10, queue: queue) { _, _, _ in usleep(1) } }
    _ = queue.sync { Item(name: name) }
    _ = queue.sync { () -> stat in
      var info = stat()
      info.st_size = off_t(total)
      info.st_uid = numericCast(time(nil))
      return info
    }

    queue.sync {}  // want 11 dispatch-sync
    queue.sync(flags: .barrier) { /* all writes are done */ }  // want 11 dispatch-sync
    _ = queue.sync(execute: work)  // want 15 dispatch-sync
    queue.sync(execute: item)  // want 11 dispatch-sync
    _ = queue.sync { work() }  // want 15 dispatch-sync
    queue.sync { observers.forEach { $0() } }  // want 11 dispatch-sync
    queue.sync { _ = FileManager.default.fileExists(atPath: name) }  // want 11 dispatch-sync
    queue.sync {  // want 11 dispatch-sync
      var info = stat()
      _ = stat(name, &info)
    }
    queue.sync { inner.sync { usleep(1) } }  // want 11 dispatch-sync
    queue.sync { lock.withLock { usleep(1) } }  // want 11 dispatch-sync
    queue.sync { _ = slow }  // want 11 dispatch-sync
    queue.sync { DispatchQueue.main.sync { total = 1 } }  // want 11 dispatch-sync
  }
  private func bump() { total += 1 }
  private var slow: Int {
    usleep(1)
    return 1
  }
}
struct Item { var name: String }

func spreads(_ queue: DispatchQueue) { queue.sync { usleep(1) } }
func harmless(_ queue: DispatchQueue) -> Int { queue.sync { 1 } }
func onMain() { DispatchQueue.main.sync { print("x") } }
func use(_ queue: DispatchQueue) async {
  spreads(queue)  // want 3 dispatch-sync warning via spreads(_:) > DispatchQueue.sync(execute:)
  _ = harmless(queue)
  onMain()  // want 3 main-sync error
}

extension DispatchQueue {
  func implicit() { sync { usleep(1) } }
  func explicit() { self.sync { usleep(1) } }
}

func ownMembers(_ queue: DispatchQueue) async {
  queue.implicit()  // want 9 dispatch-sync via DispatchQueue.implicit() > DispatchQueue.sync(execute:)
  queue.explicit()  // want 9 dispatch-sync via DispatchQueue.explicit() > DispatchQueue.sync(execute:)
}
