// Values of a type with `callAsFunction` are called by whatever names them.
import Foundation

struct Gate {
  func callAsFunction() { usleep(1) }
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
}

func run(_ operations: [() -> Void]) async {
  operations.forEach { $0() }
  operations.first?()
}
