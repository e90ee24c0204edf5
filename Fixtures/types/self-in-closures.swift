// A closure that an extension of a protocol calls with `Self` is given a value of the type that it is called on.
import Foundation

protocol Configurable {}
extension Configurable {
  func with(_ change: (Self) throws -> Void) rethrows -> Self {
    try change(self)
    return self
  }
  mutating func change(_ change: (inout Self) -> Void) { change(&self) }
  func all(_ use: ([Self], Self?) -> Void) { use([self], self) }
  static func made(_ value: Self, _ use: (Self) -> Void) { use(value) }
}
extension Process: Configurable {}
struct Slow: Configurable { func run() { usleep(1) } }
struct Quick: Configurable { func run() {} }
func closures(_ process: Process, _ start: Slow) async {
  _ = process.with { $0.waitUntilExit() }  // want 25 blocking-process
  var slow = start
  slow.change { $0.run() }  // want 20 blocking-sleep
  slow.all { _ = ($0[0].run(), $1) }  // want 25 blocking-sleep
  slow.all { _ = ($0, $1?.run()) }  // want 27 blocking-sleep
  Slow.made(slow) { $0.run() }  // want 24 blocking-sleep
  _ = slow.with { $0.run() }  // want 22 blocking-sleep
  _ = Quick().with { $0.run() }
}
