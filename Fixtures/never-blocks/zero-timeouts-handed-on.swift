// A time limit that a function hands on: no time at all where its caller says so, and no limit at all is the longest of waits.
import Foundation

final class Job: @unchecked Sendable {
  let done = DispatchSemaphore(value: 0)
  let group = DispatchGroup()

  @discardableResult func join(timeout: DispatchTime = .distantFuture) -> DispatchTimeoutResult {
    done.wait(timeout: timeout)
  }
  func look(timeout: DispatchTime = .now()) -> Bool { done.wait(timeout: timeout) == .success }
  func all(_ limit: DispatchWallTime) { _ = group.wait(wallTimeout: limit) }
  func join(seconds: Double) -> Bool { done.wait(timeout: .now() + seconds) == .success }
}

func serve(until limit: Date) { RunLoop.current.run(until: limit) }

func nap(_ seconds: UInt32) { sleep(seconds) }

func await(_ job: Job) async {
  job.join()  // want blocking-semaphore
  job.join(timeout: .distantFuture)  // want blocking-semaphore
  job.join(timeout: .now() + 3)  // want blocking-semaphore
  job.join(timeout: .now())
  _ = job.look()
  _ = job.look(timeout: DispatchTime.now())
  _ = job.look(timeout: .distantFuture)  // want blocking-semaphore
  job.all(.distantFuture)  // want blocking-wait
  job.all(.now())
  _ = job.join(seconds: 0)
  _ = job.join(seconds: 2)  // want blocking-semaphore
  serve(until: .distantPast)
  serve(until: .distantFuture)  // want blocking-run-loop
  nap(0)
  nap(1)  // want blocking-sleep
}
