// `queue.sync` is reported, its block not again; a block that only touches memory is a short critical section.
import Dispatch
import Foundation

final class Registry: @unchecked Sendable {
  private let queue = DispatchQueue(label: "registry", attributes: .concurrent)
  private var items: [String: Int] = [:]

  func count() async -> Int { queue.sync { items.count } }
  func set(_ name: String) async {
    queue.sync(flags: .barrier) { items[name] = 1 }
    queue.sync { self.items.removeAll() }
  }
  func store(_ data: Data, _ url: URL) async throws {
    try queue.sync { try data.write(to: url) }  // want 15 dispatch-sync
    queue.sync(flags: .barrier) {  // want 11 dispatch-sync
      usleep(1)
      items["x"] = 2
    }
    queue.sync { save() }  // want 11 dispatch-sync
    queue.async { self.save() }
  }
  private func save() { usleep(1) }

  // In a helper the summary is that of the `sync`.
  func flush() { queue.sync { usleep(1) } }
  func snapshot() -> [String: Int] { queue.sync { items } }
  func callers() async {
    flush()  // want 5 dispatch-sync
    _ = snapshot()
  }
}

func main(_ label: NSObject) async {
  // On the main queue even a short block waits for the main thread.
  DispatchQueue.main.sync { _ = label.hash }  // want 22 main-sync error
  DispatchQueue.main.async { _ = label.hash }
}

// A function in place of a block is judged like one.
nonisolated(unsafe) var total = 0
func count() { total += 1 }
func nap() { usleep(1) }
func functions(_ queue: DispatchQueue, _ work: () -> Void) async {
  queue.sync(execute: count)
  queue.sync(execute: nap)  // want 9 dispatch-sync warning
  queue.sync(execute: work)  // want 9 dispatch-sync warning
  queue.sync(execute: DispatchWorkItem { total += 1 })  // want 9 dispatch-sync warning
}
