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
