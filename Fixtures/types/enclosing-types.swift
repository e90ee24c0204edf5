// What a closure of a free function is given has nothing to do with the type that the call stands in.
import Foundation

final class Queue {
  struct Element {
    func addTask(_ body: @escaping () -> Void) {}
  }
  func next() -> Element? { nil }

  func drain() async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { usleep(1) }  // want 23 blocking-sleep
    }
  }
}

final class Ticket {
  /// Not what a loop calls: a ticket is no sequence.
  func next() -> Process? { nil }
  func each(_ body: (Ticket) -> Void) { body(self) }
}

struct Lines: Sequence, IteratorProtocol {
  func next() -> Process? { nil }
  func wait() async {
    forEach { process in process.waitUntilExit() }  // want 34 blocking-process
    map { $0 }.forEach { $0.waitUntilExit() }  // want 29 blocking-process likely
  }
}

func use(_ ticket: Ticket) async {
  await withCheckedContinuation { continuation in continuation.resume() }
  ticket.each { $0.next()?.waitUntilExit() }  // want 28 blocking-process
}
