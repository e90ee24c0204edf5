// Values of a type with `callAsFunction` are called by whatever names them.
import Foundation

struct Gate {
  func callAsFunction() { usleep(1) }
}
extension Gate {
  var width: Int {
    self()
    return 1
  }
  func close() async { self() }  // want 24 blocking-sleep
}
struct Open {
  func callAsFunction() {}
}

func use(_ gates: [Gate], _ gate: Gate?, _ open: [Open]) async {
  gates.forEach { $0() }  // want 19 blocking-sleep "usleep(_:)"
  gates.forEach { ($0)() }  // want 20 blocking-sleep
  gate.map { $0() }  // want 14 blocking-sleep
  gate?()  // want 3 blocking-sleep
  gates.first?()  // want 9 blocking-sleep
  gates[0]()  // want blocking-sleep
  open.forEach { $0() }
  open.first?()
  _ = gates.randomElement()
  _ = gates.first
  _ = gates[0].width  // want 16 blocking-sleep via Gate.width > Gate.callAsFunction() > usleep(_:)
}

func run(_ operations: [() -> Void]) async {
  operations.forEach { $0() }
  operations.first?()
}
