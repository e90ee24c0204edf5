// A closure that awaits nothing goes to the library's function, not to an overload of one's own for async closures.
import Foundation

extension Thread {
  static func detachNewThread(operation: @escaping @Sendable () async -> Void) {
    detachNewThread { print(operation) }
  }
  convenience init(operation: @escaping @Sendable () async -> Void) {
    self.init { Thread.sleep(forTimeInterval: 1) }
  }
}

extension OperationQueue {
  func addOperation(_ block: @escaping @Sendable () async -> Void) { addOperation { Task { await block() } } }
}

extension DispatchQueue {
  func async(_ work: @escaping @Sendable () async -> Void) { async { Task { await work() } } }
}

func start(_ url: URL, _ operations: OperationQueue, _ queue: DispatchQueue) {
  Thread.detachNewThread { _ = try? Data(contentsOf: url) }
  let thread = Thread { _ = try? Data(contentsOf: url) }
  operations.addOperation { _ = try? Data(contentsOf: url) }
  queue.async { _ = try? Data(contentsOf: url) }
  Thread.detachNewThread { await Task.yield(); _ = try? Data(contentsOf: url) }  // want blocking-file-io
  thread.start()
}
