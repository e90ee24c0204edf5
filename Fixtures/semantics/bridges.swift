// Which waits are for a task that the same function starts, and which are not.
import Dispatch
import Foundation

func launch(_ operation: @escaping @Sendable () async -> Void) { Task { await operation() } }

final class Runner: @unchecked Sendable {
  private let done = DispatchSemaphore(value: 0)

  // The task is started by a helper that takes an async closure.
  func byHelper() {
    let finished = DispatchSemaphore(value: 0)
    launch { finished.signal() }
    finished.wait()
  }
  func byProperty() {
    Task {
      await Task.yield()
      self.done.signal()
    }
    done.wait()
  }
  func withTimeout() -> Bool {
    let finished = DispatchSemaphore(value: 0)
    Task { finished.signal() }
    return finished.wait(timeout: .now() + 5) == .success
  }
  func byRunLoop() {
    Task { await Task.yield() }
    RunLoop.current.run()
  }
  // The task has nothing to do with the wait.
  func unrelated() {
    Task { await Task.yield() }
    let other = DispatchSemaphore(value: 0)
    DispatchQueue.global().async { other.signal() }
    other.wait()
  }
  // An earlier wait does not hide the bridge.
  func twice() {
    let first = DispatchSemaphore(value: 0)
    DispatchQueue.global().async { first.signal() }
    first.wait()
    let second = DispatchSemaphore(value: 0)
    Task { second.signal() }
    second.wait()
  }
  var value: Int {
    let finished = DispatchSemaphore(value: 0)
    Task { finished.signal() }
    finished.wait()
    return 1
  }
}

func use(_ runner: Runner) async {
  runner.byHelper()  // want 10 sync-over-async
  runner.byProperty()  // want 10 sync-over-async
  _ = runner.withTimeout()  // want 14 sync-over-async
  runner.byRunLoop()  // want 10 sync-over-async
  runner.unrelated()  // want 10 blocking-semaphore
  runner.twice()  // want 10 sync-over-async
  _ = runner.value  // want 14 sync-over-async
}

// The wait inside of the task is an ordinary one.
func inside(_ semaphore: DispatchSemaphore) {
  Task { semaphore.wait() }  // want 20 blocking-semaphore
}
