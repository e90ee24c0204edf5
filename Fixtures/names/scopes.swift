// Properties, parameters and locals of one name and different types: the innermost one counts.
// swift-format-ignore-file
import Dispatch
import Foundation

struct Gate { func wait() {} }

final class Owner {
  let gate = DispatchSemaphore(value: 0)
  let plain = Gate()

  func property() async { gate.wait() }  // want 32 blocking-semaphore
  func parameter(gate: Gate) async {
    gate.wait()
    self.gate.wait()  // want 15 blocking-semaphore
  }
  func local() async {
    let gate = Gate()
    gate.wait()
    do {
      let gate = DispatchSemaphore(value: 0)
      gate.wait()  // want 12 blocking-semaphore
    }
    gate.wait()
  }
  func binding(_ optional: Gate?, _ plain: DispatchSemaphore?) async {
    if let gate = optional { gate.wait() }
    gate.wait()  // want 10 blocking-semaphore
    guard let plain else { return }
    plain.wait()  // want 11 blocking-semaphore
  }
  func closures() async {
    [Gate()].forEach { gate in gate.wait() }
    [DispatchSemaphore(value: 0)].forEach { plain in plain.wait() }  // want 60 blocking-semaphore
    [1].forEach { _ in gate.wait() }  // want 29 blocking-semaphore
    for gate in [Gate()] { gate.wait() }
  }
  func errors() async {
    do { throw GateError(gate: Gate()) } catch let gate as GateError { gate.gate.wait() } catch { gate.wait() }  // want 104 blocking-semaphore
  }
  struct Inner {
    let gate = Gate()
    func run() async { gate.wait() }
  }
  static let gate = Gate()
  static func run() async { gate.wait() }
}
struct GateError: Error { let gate: Gate }
