// Generic constraints, `some` and `any`, associated types, `Self`, typealiases, nested types and inheritance.
import Dispatch
import Foundation

typealias Gate = DispatchSemaphore
typealias Gates = [Gate]
typealias Wrapped<T> = Box<T>

struct Box<Value> {
  var value: Value
  func get() -> Value { value }
}

class Task1: Operation, @unchecked Sendable {}
final class Task2: Task1, @unchecked Sendable {
  func finishAll() async {
    waitUntilFinished()  // want 5 blocking-wait certain
    self.waitUntilFinished()  // want 10 blocking-wait
  }
}
final class Queue: OperationQueue, @unchecked Sendable {}

protocol Waiting { func block() }
extension Waiting {
  func twice() async {
    block()  // want 5 blocking-sleep
  }
  static func build() -> Self? { nil }
}
struct Waiter: Waiting {
  func block() { usleep(1) }
  func copy() -> Self { self }
}

enum Outer {
  struct Inner {
    let gate: Gate
    struct Deep { let gates: Gates }
  }
  typealias Alias = Inner.Deep
}

func constrained<T: Waiting>(_ value: T) async { value.block() }  // want 56 blocking-sleep
func whereClause<T>(_ value: T) async where T: Waiting { value.block() }  // want 64 blocking-sleep
func opaque(_ value: some Waiting) async { value.block() }  // want 50 blocking-sleep
func existential(_ value: any Waiting) async { value.block() }  // want 54 blocking-sleep
func composed(_ value: any Waiting & Sendable) async { value.block() }  // want 62 blocking-sleep
func operations<O: Operation>(_ operation: O) async { operation.waitUntilFinished() }  // want 65 blocking-wait

func use(
  _ gate: Gate, _ gates: Gates, _ inner: Outer.Inner, _ deep: Outer.Alias, _ box: Box<Gate>, _ wrapped: Wrapped<Gate>,
  _ queue: Queue, _ task: Task2
) async {
  gate.wait()  // want 8 blocking-semaphore
  gates[0].wait()  // want 12 blocking-semaphore
  inner.gate.wait()  // want 14 blocking-semaphore
  deep.gates.first?.wait()  // want 21 blocking-semaphore
  box.value.wait()  // want 13 blocking-semaphore
  box.get().wait()  // want 13 blocking-semaphore
  wrapped.value.wait()  // want 17 blocking-semaphore
  queue.waitUntilAllOperationsAreFinished()  // want 9 blocking-wait certain
  task.waitUntilFinished()  // want 8 blocking-wait
  Waiter().copy().block()  // want 19 blocking-sleep
  Box(value: Gate(value: 1)).value.wait()  // want 36 blocking-semaphore
}
