// Waits with a zero or past timeout poll; all others block, however short they are.
import Dispatch
import Foundation

func timeouts(_ semaphore: DispatchSemaphore, _ group: DispatchGroup, _ item: DispatchWorkItem) async {
  _ = semaphore.wait(timeout: .now())
  _ = semaphore.wait(timeout: DispatchTime.now())
  _ = semaphore.wait(wallTimeout: .now())
  _ = group.wait(timeout: .now())
  _ = group.wait(wallTimeout: DispatchWallTime.now())
  _ = item.wait(timeout: .now())
  if semaphore.wait(timeout: .now()) == .timedOut { return }
  guard case .success = group.wait(timeout: .now()) else { return }
  _ = semaphore.wait(timeout: .now() + 0)

  _ = semaphore.wait(timeout: .now() + 1)  // want 17 blocking-semaphore "DispatchSemaphore.wait(timeout:)"
  _ = semaphore.wait(timeout: .distantFuture)  // want 17 blocking-semaphore
  _ = semaphore.wait(wallTimeout: .now() + .seconds(3))  // want 17 blocking-semaphore
  _ = group.wait(timeout: .now() + .milliseconds(10))  // want 13 blocking-wait "DispatchGroup.wait(timeout:)"
  _ = group.wait(timeout: DispatchTime.now() + 5)  // want 13 blocking-wait
  _ = item.wait(timeout: .now() + 1)  // want 12 blocking-wait
  semaphore.wait()  // want 13 blocking-semaphore
  item.wait()  // want 8 blocking-wait
}

func helper(_ semaphore: DispatchSemaphore) -> Bool { semaphore.wait(timeout: .now()) == .success }
func caller(_ semaphore: DispatchSemaphore) async -> Bool { helper(semaphore) }

// Constants, dates and numbers of a certain type.
func constants(_ semaphore: DispatchSemaphore, _ condition: NSCondition, _ loop: RunLoop) async {
  let now = DispatchTime.now()
  _ = semaphore.wait(timeout: now)
  let deadline: DispatchTime = .now()
  _ = semaphore.wait(timeout: deadline)
  var later = DispatchTime.now()
  later = later + 5
  _ = semaphore.wait(timeout: later)  // want 17 blocking-semaphore
  _ = condition.wait(until: Date())
  _ = condition.wait(until: .now)
  _ = condition.wait(until: Date.now)
  _ = condition.wait(until: .distantPast)
  _ = condition.wait(until: Date(timeIntervalSinceNow: 0))
  _ = condition.wait(until: Date(timeIntervalSinceNow: -1))
  _ = condition.wait(until: Date.now.addingTimeInterval(-1))
  _ = condition.wait(until: Date() - 1)
  _ = condition.wait(until: Date(timeIntervalSinceNow: 1))  // want 17 blocking-wait
  _ = condition.wait(until: Date() + 1)  // want 17 blocking-wait
  _ = condition.wait(until: .distantFuture)  // want 17 blocking-wait
  loop.run(until: Date())
  _ = loop.run(mode: .default, before: .distantPast)
  _ = loop.run(mode: .default, before: .distantFuture)  // want 12 blocking-run-loop
}

func polls(_ descriptor: Int32) async {
  var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  let none: Int32 = 0
  let forever: Int32 = -1
  _ = poll(&entry, 1, none)
  _ = poll(&entry, 1, Int32(0))
  _ = poll(&entry, 1, -1)  // want 7 blocking-socket
  _ = poll(&entry, 1, Int32(-1))  // want 7 blocking-socket
  _ = poll(&entry, 1, forever)  // want 7 blocking-socket
}
