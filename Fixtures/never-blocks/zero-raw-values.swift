// No time by what is written behind a case, and through closures in variables.
import Dispatch
import Foundation

enum Pause: Double {
  case none = 0
  case long = 3
}
enum Short: Double {
  case first = 0
}

func pauses(_ pause: Pause, _ short: Short) async {
  Thread.sleep(forTimeInterval: Pause.none.rawValue)
  Thread.sleep(forTimeInterval: short.rawValue)
  Thread.sleep(forTimeInterval: Pause.long.rawValue)  // want blocking-sleep
  Thread.sleep(forTimeInterval: pause.rawValue)  // want blocking-sleep
}

struct Gate {
  private let take: (DispatchSemaphore, DispatchTime) -> Void = { semaphore, time in _ = semaphore.wait(timeout: time) }

  func pass(_ semaphore: DispatchSemaphore) async {
    take(semaphore, .now())
    take(semaphore, .now() + 2)  // want blocking-semaphore
  }
}

func closures(_ semaphore: DispatchSemaphore) async {
  let take = { (time: DispatchTime) in _ = semaphore.wait(timeout: time) }
  take(.now())
  take(.now() + 1)  // want blocking-semaphore
  let wait: (DispatchTime) -> Void = { _ = semaphore.wait(timeout: $0) }
  wait(.now())
  wait(.distantFuture)  // want blocking-semaphore
  let stop = { (waits: Bool) in
    if waits { semaphore.wait() }
  }
  stop(false)
  stop(true)  // want blocking-semaphore
}
