// A helper that blocks only if it is told to: what its calls say counts, and what they leave to the defaults.
import Foundation

struct Worker {
  let semaphore = DispatchSemaphore(value: 0)

  func stop(waits: Bool = false) {
    if waits { semaphore.wait() }
  }

  func stop(async: Bool) {
    guard !async else { return }
    semaphore.wait()
  }

  func finish(waits: Bool) { stop(waits: waits) }

  func drain(while isBusy: () -> Bool = { false }) {
    while isBusy() { semaphore.wait() }
  }

  func locked(_ body: () -> Void) { drain() }

  func both(waits: Bool) {
    if waits { semaphore.wait() }
    usleep(1)
  }

  init(waits: Bool) {
    if waits && true { semaphore.wait() }
  }
}

let never = false

func use(_ worker: Worker, _ flag: Bool) async {
  worker.stop()
  worker.stop(waits: false)
  worker.stop(waits: never)
  worker.stop(waits: true)  // want blocking-semaphore
  worker.stop(waits: flag)  // want blocking-semaphore
  worker.stop(async: true)
  worker.stop(async: false)  // want blocking-semaphore
  worker.finish(waits: false)
  worker.finish(waits: true)  // want blocking-semaphore
  worker.drain()
  worker.drain { false }
  worker.drain { return false }
  worker.drain { flag }  // want blocking-semaphore
  worker.drain(while: { true })  // want blocking-semaphore
  worker.locked {}
  worker.both(waits: false)  // want blocking-sleep "usleep(_:)"
  worker.both(waits: true)  // want blocking-sleep "usleep(_:)"
  _ = Worker(waits: false)
  _ = Worker(waits: true)  // want blocking-semaphore
}
