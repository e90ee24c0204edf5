// Members that an extension of `Actor` itself adds are isolated to whichever actor they are called on.
import Foundation

extension Actor {
  func pause() { usleep(1) }  // want 18 blocking-sleep
  var delay: Int {
    usleep(1)  // want 5 blocking-sleep
    return 1
  }
  nonisolated func wait() { usleep(1) }
  static func start() { usleep(1) }
}

protocol Job {}
// `Self` has to be an actor here, but the members are not isolated to it.
extension Job where Self: Actor {
  func work() { usleep(1) }
}
actor Worker: Job {}

func use(_ worker: Worker) async {
  await worker.pause()
  worker.work()  // want 10 blocking-sleep via Job.work() > usleep(_:)
}
