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

// What ends the wait is nothing that the task does: it starts behind the wait, names something else, or waits itself.
func throttled(_ limit: DispatchSemaphore) async {
  limit.wait()  // want 9 blocking-semaphore
  Task {
    await Task.yield()
    limit.signal()
  }
}
func ordered(_ queue: DispatchQueue) async {
  let done = DispatchSemaphore(value: 0)
  queue.async { done.signal() }
  done.wait()  // want 8 blocking-semaphore
  Task { print(done) }
}
func otherElements(_ groups: [DispatchGroup]) async {
  Task { _ = [1].map { $0 } }
  groups.forEach { $0.wait() }  // want 23 blocking-wait
}
func otherNames(_ point: Point, _ x: DispatchSemaphore) async {
  let group = DispatchGroup()
  Task { await withTaskGroup(of: Void.self) { group in group.addTask { print(1) } } }
  group.wait()  // want 9 blocking-wait
  Task { print(point.x) }
  x.wait()  // want 5 blocking-semaphore
}
struct Point { var x = 0 }
func waitsToo(_ semaphore: DispatchSemaphore) async {
  Task { semaphore.wait() }  // want 20 blocking-semaphore
  semaphore.wait()  // want 13 blocking-semaphore
}

// Within a loop the task of one turn ends the wait of a later one; a helper or an owner may be who signals.
func limited(_ limit: DispatchSemaphore) async {
  for _ in 0..<9 {
    limit.wait()  // want 11 sync-over-async
    Task {
      await Task.yield()
      limit.signal()
    }
  }
}
func byHelper() async {
  let semaphore = DispatchSemaphore(value: 0)
  let finish = { _ = semaphore.signal() }
  Task { finish() }
  semaphore.wait()  // want 13 sync-over-async
}
final class Owner: @unchecked Sendable {
  let semaphore = DispatchSemaphore(value: 0)
  func run() async {
    Task { [weak self] in
      guard let owner = self else { return }
      owner.semaphore.signal()
    }
    semaphore.wait()  // want 15 sync-over-async
  }
  func handsOver() async {
    Task { [semaphore] in pass(semaphore) }
    semaphore.wait()  // want 15 sync-over-async
  }
}
func pass(_ semaphore: DispatchSemaphore) { semaphore.signal() }

// A run loop does not wait for tasks that have ended by then.
func pausesBehindTasks() async {
  await withTaskGroup(of: Void.self) { group in group.addTask { await Task.yield() } }
  await Task { await Task.yield() }.value
  let task = Task { await Task.yield() }
  await task.value
  RunLoop.main.run(until: Date(timeIntervalSinceNow: 1))  // want blocking-run-loop
}
func pausesOnAnotherWay(_ isLate: Bool) async {
  let task = Task { await Task.yield() }
  if isLate { await task.value }
  RunLoop.main.run(until: Date(timeIntervalSinceNow: 1))  // want sync-over-async
}
func pausesBesideTask() async {
  let task = Task { await Task.yield() }
  RunLoop.main.run(until: Date(timeIntervalSinceNow: 1))  // want sync-over-async
  await task.value
}
