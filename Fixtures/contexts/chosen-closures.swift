// Of two closures or functions either may be the one that is called, now or through the variable that holds it.
// swift-format-ignore-file
import Foundation

func slow() { usleep(1) }
func fine() {}
func run(_ body: () -> Void) { body() }
func later(_ body: @escaping () -> Void) {}

func use(_ flag: Bool) async {
  let held = flag ? slow : fine
  held()  // want 3 blocking-sleep likely
  let harmless = flag ? fine : fine
  harmless()
  let closure = flag ? { usleep(1) } : {}
  closure()  // want 3 blocking-sleep likely
  let unused = flag ? slow : fine
  _ = unused
  var assigned: () -> Void
  assigned = flag ? fine : slow
  assigned()  // want 3 blocking-sleep likely
  run(flag ? slow : fine)  // want 14 blocking-sleep likely
  later(flag ? slow : fine)
  [1].forEach(flag ? { _ in usleep(1) } : { _ in })  // want 29 blocking-sleep
  (flag ? slow : fine)()  // want 11 blocking-sleep likely
}

func start(_ flag: Bool) {
  Task(operation: flag ? { usleep(1) } : { fine() })  // want 28 blocking-sleep
  run(flag ? slow : fine)
}
