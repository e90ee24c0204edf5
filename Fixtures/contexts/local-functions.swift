// A local function or stored closure is reported where it is called or passed inline, not where it is written.
import Dispatch
import Foundation

func called() async {
  func work() { usleep(1) }
  work()  // want 3 blocking-sleep via work() > usleep(_:)
  let stored = { usleep(1) }
  stored()  // want 3 blocking-sleep
  let typed: (Int) -> Void = { _ in usleep(1) }
  typed(1)  // want 3 blocking-sleep
  var variable: () -> Void = {}
  variable = { usleep(1) }
  variable()  // want 3 blocking-sleep
  (1...3).forEach(typed)  // want 19 blocking-sleep
}

func neverCalled() async {
  func work() { usleep(1) }
  let stored = { usleep(1) }
  _ = stored
}

func handedAway(_ queue: DispatchQueue) async {
  func work() { usleep(1) }
  let stored: @Sendable () -> Void = { usleep(1) }
  queue.async(execute: stored)
  queue.async { work() }
  queue.async { stored() }
  DispatchQueue.global().async(execute: work)
}

func inSync() {
  func work() { usleep(1) }
  func asyncWork() async {
    usleep(1)  // want 5 blocking-sleep
    work()  // want 5 blocking-sleep
  }
  work()
  Task {
    work()  // want 5 blocking-sleep
    await asyncWork()
  }
}

func nested() async {
  func outer() {
    func inner() { usleep(1) }
    inner()
  }
  outer()  // want 3 blocking-sleep via outer() > inner() > usleep(_:)
}

func recursion(_ depth: Int) async {
  func walk(_ level: Int) {
    guard level > 0 else { return }
    usleep(1)
    walk(level - 1)
  }
  walk(depth)  // want 3 blocking-sleep via walk(_:) > usleep(_:)
}
