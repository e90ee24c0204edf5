// options: --enable lock-in-async
// A short critical section is information: it hides nothing that weighs more, and many of them exhaust no pool.
import Foundation

final class Registry: @unchecked Sendable {
  private let queue = DispatchQueue(label: "registry")
  private let lock = NSLock()
  private var items: [String: Int] = [:]

  func count() -> Int { queue.sync { items.count } }
  func pause() { hold() }
  private func hold() { queue.sync { usleep(1) } }

  func store() {
    _ = count()
    pause()
  }

  func fill(_ names: [String]) async {
    await withTaskGroup(of: Void.self) { group in
      for name in names {
        group.addTask { self.lock.withLock { self.items[name] = 1 } }  // want 35 lock-in-async info
      }
    }
  }
}

func use(_ registry: Registry) async {
  _ = registry.count()  // want 16 lock-in-async info via Registry.count() > DispatchQueue.sync(execute:)
  // want-next 12 dispatch-sync warning via Registry.store() > Registry.pause() > Registry.hold() > DispatchQueue.sync(execute:)
  registry.store()
}
