// Run loops that are run by hand, and the main dispatch loop.
import Dispatch
import Foundation

func loops(_ loop: RunLoop) async {
  RunLoop.current.run()  // want 19 blocking-run-loop error certain
  RunLoop.main.run(until: Date().addingTimeInterval(1))  // want 16 blocking-run-loop
  loop.run(until: .distantFuture)  // want 8 blocking-run-loop
  _ = loop.run(mode: .default, before: .distantFuture)  // want 12 blocking-run-loop
  while !Task.isCancelled { _ = loop.run(mode: .default, before: Date() + 0.1) }  // want 38 blocking-run-loop
  _ = loop.run(mode: .default, before: Date())
  loop.perform { print("x") }
  loop.add(Timer(timeInterval: 1, repeats: false) { _ in }, forMode: .default)
}

final class Runner {
  func run() {}
  func run(until date: Date) {}
}
func own(_ runner: Runner) async {
  runner.run()
  runner.run(until: Date())
}
