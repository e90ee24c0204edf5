// Distributed actors are actors.
import Distributed
import Foundation

distributed actor Worker {
  typealias ActorSystem = LocalTestingDistributedActorSystem

  distributed func compute() -> Int {
    usleep(1)  // want 5 blocking-sleep
    return 1
  }
  func local() { usleep(1) }  // want 18 blocking-sleep
  nonisolated func label() -> String {
    usleep(1)
    return "worker"
  }
  distributed var size: Int {
    usleep(1)  // want 5 blocking-sleep
    return 1
  }
}

extension Worker {
  distributed func more() async { usleep(1) }  // want 35 blocking-sleep
}
