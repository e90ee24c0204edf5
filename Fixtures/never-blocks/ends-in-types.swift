// What ends the program does so in every type; `exit` and `abort` may be a member that nobody here knows.
import Foundation

enum Checks {
  static func end(_ operation: Operation) async {
    guard operation.isFinished else { fatalError("not yet") }
    operation.waitUntilFinished()
  }
}

actor Checker {
  func end(_ operation: Operation) async {
    if !operation.isFinished { preconditionFailure() }
    operation.waitUntilFinished()
  }
}

final class Object: NSObject, Sendable {
  func end(_ operation: Operation) async {
    if !operation.isFinished { exit(1) }
    operation.waitUntilFinished()
  }
}

class Transfer: Operation {
  func end(_ operation: Operation) async {
    if !operation.isFinished { abort() }
    operation.waitUntilFinished()  // want blocking-wait
  }
}

struct Tool: CustomDebugStringConvertible {
  var debugDescription: String { "tool" }

  func end(_ operation: Operation) async {
    if !operation.isFinished { exit(1) }
    operation.waitUntilFinished()
  }
}
