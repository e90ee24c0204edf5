// A function that starts a task and waits for it: an error at its call, in place of the plain finding.
import Dispatch
import Foundation

final class Box<Value>: @unchecked Sendable { var value: Value? }

func bySemaphore<T: Sendable>(_ operation: @escaping @Sendable () async -> T) -> T? {
  let semaphore = DispatchSemaphore(value: 0)
  let box = Box<T>()
  Task {
    box.value = await operation()
    semaphore.signal()
  }
  semaphore.wait()
  return box.value
}

func byGroup(_ operation: @escaping @Sendable () async -> Void) {
  let group = DispatchGroup()
  group.enter()
  Task.detached {
    await operation()
    group.leave()
  }
  group.wait()
}

func byCondition(_ operation: @escaping @Sendable () async -> Void) {
  let condition = NSCondition()
  nonisolated(unsafe) var done = false
  Task {
    await operation()
    done = true
    condition.signal()
  }
  condition.lock()
  while !done { condition.wait() }
  condition.unlock()
}

func wrapper() -> Int? { bySemaphore { 1 } }

// Waiting for work on a queue is an ordinary wait.
func byQueue(_ queue: DispatchQueue) {
  let semaphore = DispatchSemaphore(value: 0)
  queue.async { semaphore.signal() }
  semaphore.wait()
}

// A task that nobody waits for is no bridge.
func fires() { Task { await Task.yield() } }

func use(_ queue: DispatchQueue) async {
  _ = bySemaphore { 1 }  // want 7 sync-over-async error
  byGroup {}  // want 3 sync-over-async error
  byCondition {}  // want 3 sync-over-async error
  _ = wrapper()  // want 7 sync-over-async error
  byQueue(queue)  // want 3 blocking-semaphore error
  fires()
}

// Called from synchronous code the bridge is allowed.
func main() { _ = bySemaphore { 1 } }

// The async function itself may be the one that starts and waits: the wait is the bridge's.
func direct() async {
  let semaphore = DispatchSemaphore(value: 0)
  Task {
    await Task.yield()
    semaphore.signal()
  }
  semaphore.wait()  // want 13 sync-over-async error
}
