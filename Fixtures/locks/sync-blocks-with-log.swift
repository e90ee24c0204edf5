// A log entry leaves a short critical section short.
import Foundation
import Logging

final class Connection: @unchecked Sendable {
  private let queue = DispatchQueue(label: "connection")
  private let logger = Logger(label: "connection")
  private var isOpen = true
  private var number = 0
  private var timer: Timer?

  func close() {
    queue.sync {
      logger.info("closing \(isOpen)")
      isOpen = false
    }
  }
  func closed() async { close() }
  func waits(_ other: Connection) async {
    queue.sync { other.flush() }  // want 11 dispatch-sync
  }
  private func flush() { queue.sync {} }
  func change() {
    queue.sync {
      dispatchPrecondition(condition: .onQueue(queue))
      print("change")
      number = Int.random(in: 0..<3)
      timer?.invalidate()
    }
  }
  func changed() async { change() }
}
