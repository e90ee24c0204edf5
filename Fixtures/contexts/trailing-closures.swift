// Which parameter a trailing closure goes to decides where it runs; an escaping autoclosure runs later.
import Foundation

struct Middleware {
  init(before: @escaping (Int) -> Void = { _ in }, handle: @escaping (Int) async -> Int) {}
}
func schedule(after: () -> Void = {}, run: @escaping () -> Void) {}
func keep(_ value: @autoclosure @escaping () -> Int) {}
func evaluate(_ value: @autoclosure () -> Int) {}
func slow() -> Int { usleep(1); return 1 }

func closures() async {
  _ = Middleware { usleep(1); return $0 }  // want blocking-sleep
  _ = Middleware(before: { _ in usleep(1) }) { usleep(1); return $0 }  // want 48 blocking-sleep
  schedule { usleep(1) }
  keep(slow())
  evaluate(slow())  // want blocking-sleep
}
