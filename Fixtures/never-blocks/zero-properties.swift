// A time limit that is a property: none at all where it is zero and nobody can make it anything else.
import Foundation

enum Limits {
  static let none: TimeInterval = 0
  static let some = 0.5
  static nonisolated(unsafe) var never = 0.0
  static var nothing: TimeInterval { 0 }
}

class Waits {
  let zero: TimeInterval = 0
  var changing: TimeInterval = 0
  var given: TimeInterval
  class var usual: TimeInterval { 0 }
  class var own: TimeInterval { 0 }
  init(given: TimeInterval) { self.given = given }

  func run(_ gate: DispatchSemaphore, _ group: DispatchGroup) async {
    _ = gate.wait(timeout: .now() + Limits.none)
    _ = gate.wait(timeout: .now() + Limits.none * 1000)
    _ = gate.wait(timeout: .now() + Limits.nothing)
    _ = gate.wait(timeout: .now() + Limits.never)
    _ = gate.wait(timeout: .now() + Self.own)
    _ = group.wait(timeout: .now() + zero)
    _ = gate.wait(timeout: .now() + Limits.some)  // want blocking-semaphore
    _ = gate.wait(timeout: .now() + Limits.some * Limits.some)  // want blocking-semaphore
    _ = gate.wait(timeout: .now() + Self.usual)  // want blocking-semaphore
    _ = gate.wait(timeout: .now() + changing)  // want blocking-semaphore
    _ = gate.wait(timeout: .now() + given)  // want blocking-semaphore
  }

  func change() { changing = 2 }
}

final class LongWaits: Waits {
  override class var usual: TimeInterval { 3 }
}
