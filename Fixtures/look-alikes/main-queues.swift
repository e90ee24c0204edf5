// Only a library's `main` is the main queue: a queue of that name may be any.
import Dispatch
import Foundation

enum Queues {
  static let main = DispatchQueue(label: "own")
  static let interface = DispatchQueue.main
}
struct Schedulers { static var main: DispatchQueue { DispatchQueue.main } }
final class Counter {
  static let main = DispatchQueue(label: "counter")
  var count = 0

  func increment() async { Self.main.sync { count += 1 } }
  func pause() async { Self.main.sync { usleep(1) } }  // want 34 dispatch-sync
}

func work() async {
  Queues.main.sync { usleep(1) }  // want 15 dispatch-sync
  Queues.interface.sync {}  // want 20 main-sync
  Schedulers.main.sync {}  // want 19 main-sync
  let queue = Queues.main
  queue.sync { usleep(1) }  // want 9 dispatch-sync
}
func later() { Queues.main.async { usleep(1) } }

extension DispatchQueue {
  static func onMain<T>(_ work: () -> T) -> T { Thread.isMainThread ? work() : main.sync(execute: work) }
  static func flush() async { main.sync {} }  // want 36 main-sync
}
func draw() async { DispatchQueue.onMain { print("x") } }  // want 35 main-sync
