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

// Closures that they are given, and those in subscripts, run by the parameters that take them.
struct Retry {
  func callAsFunction<T>(_ body: () throws -> T) rethrows -> T { try body() }
}
struct Background {
  func callAsFunction(_ body: @escaping @Sendable () -> Void) { DispatchQueue.global().async(execute: body) }
}
struct Starter {
  func callAsFunction(_ body: @escaping @Sendable () async -> Void) { Task { await body() } }
}
struct Cache {
  subscript(make: () -> Int) -> Int { make() }
  subscript(key key: Int, make: () -> Int) -> Int { make() }
  subscript(later key: Int, make: @escaping () async -> Int) -> Int { key }
}
struct Tools { let retry = Retry() }

func given(_ retry: Retry, _ background: Background, _ starter: Starter, _ cache: Cache, _ tools: Tools) async {
  retry { usleep(1) }  // want 11 blocking-sleep
  retry({ usleep(1) })  // want 11 blocking-sleep
  tools.retry { usleep(1) }  // want 17 blocking-sleep
  Retry()({ usleep(1) })  // want 13 blocking-sleep
  background { usleep(1) }
  _ = cache[{ Int(sleep(1)) }]  // want 19 blocking-sleep
  _ = cache[key: 1, { Int(sleep(1)) }]  // want 27 blocking-sleep
  _ = cache[key: 1] { Int(sleep(1)) }  // want 27 blocking-sleep
}
func started(_ starter: Starter, _ cache: Cache) {
  starter { usleep(1) }  // want 13 blocking-sleep
  starter({ usleep(1) })  // want 13 blocking-sleep
  _ = cache[later: 1] { Int(sleep(1)) }  // want 29 blocking-sleep
}
