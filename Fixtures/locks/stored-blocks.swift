// A stored closure that `sync` is given is told there, as one that is written there; a method of a type that nobody here declares may do anything.
import Dispatch
import Foundation
import Radio

let queue = DispatchQueue(label: "work")
let job: @Sendable () -> Void = { usleep(1) }

final class Central: @unchecked Sendable {
  private let stored: () -> Void = { usleep(1) }
  private let manager: RadioManager
  init(manager: RadioManager) { self.manager = manager }

  func run() async {
    queue.sync(execute: job)  // want dispatch-sync
    queue.sync(execute: stored)  // want dispatch-sync
    let local = { _ = usleep(1) }
    queue.sync(execute: local)  // want dispatch-sync
    queue.sync { manager.stopScan() }  // want dispatch-sync
  }
}
final class Other {
  func stopScan() async {}
}
