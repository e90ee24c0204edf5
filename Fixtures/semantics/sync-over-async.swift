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

// Only tasks that are started before the wait, on a way to it, may be what it waits for.
final class Inbox: @unchecked Sendable {
  let lock = DispatchSemaphore(value: 1)
  let slots = DispatchSemaphore(value: 2)
  var count = 0

  func increment() async {
    lock.wait()  // want 10 blocking-semaphore error
    count += 1
    lock.signal()
    Task { self.lock.signal() }
  }

  func branches(_ isLater: Bool) async {
    if isLater {
      Task { lock.signal() }
    } else {
      lock.wait()  // want 12 blocking-semaphore error
    }
  }

  func cases(_ number: Int) async {
    switch number {
    case 0: Task { lock.signal() }
    case 1:
      Task { lock.signal() }
      lock.wait()  // want 12 sync-over-async error
    default: lock.wait()  // want 19 blocking-semaphore error
    }
  }

  func elseIf(_ number: Int) async {
    if number == 0 {
      Task { lock.signal() }
    } else if number == 1 {
      lock.wait()  // want 12 blocking-semaphore error
    }
  }

  func leaves(_ isLater: Bool) async {
    if isLater {
      Task { lock.signal() }
      return
    }
    lock.wait()  // want 10 blocking-semaphore error
  }

  func maybe(_ isLater: Bool) async {
    if isLater { Task { lock.signal() } }
    lock.wait()  // want 10 sync-over-async error
  }

  // The turn before has started one.
  func limit(_ works: [@Sendable () async -> Void]) async {
    for work in works {
      slots.wait()  // want 13 sync-over-async error
      Task {
        await work()
        slots.signal()
      }
    }
  }

  func ownInEachTurn(_ works: [@Sendable () async -> Void]) async {
    for work in works {
      let own = DispatchSemaphore(value: 1)
      own.wait()  // want 11 blocking-semaphore error
      Task {
        await work()
        own.signal()
      }
    }
  }

  func deferred() async {
    defer { lock.wait() }  // want 18 sync-over-async error
    Task { lock.signal() }
  }
}

// What was awaited before has signalled.
func awaitedBefore() async {
  let done = DispatchSemaphore(value: 0)
  let task = Task { done.signal() }
  await task.value
  done.wait()  // want 8 blocking-semaphore error
}

func awaitedAtOnce() async {
  let done = DispatchSemaphore(value: 0)
  _ = await Task { done.signal() }.result
  done.wait()  // want 8 blocking-semaphore error
}

func awaitedSometimes(_ isSlow: Bool) async {
  let done = DispatchSemaphore(value: 0)
  let task = Task { done.signal() }
  if isSlow { await task.value }
  done.wait()  // want 8 sync-over-async error
}

func awaitedGroup() async {
  let done = DispatchSemaphore(value: 0)
  await withTaskGroup(of: Void.self) { group in
    group.addTask { done.signal() }
  }
  done.wait()  // want 8 blocking-semaphore error
}

// A stream asks its closure when somebody asks the stream.
func stream() async -> AsyncStream<Int> {
  let done = DispatchSemaphore(value: 1)
  let stream = AsyncStream<Int>(unfolding: {
    done.signal()
    return nil
  })
  done.wait()  // want 8 blocking-semaphore error
  return stream
}
