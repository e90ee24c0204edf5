// Members of the enclosing types, their superclasses, protocols and extensions come before the catalogue.
import Foundation

struct Timer2 {
  func usleep(_ n: UInt32) {}
  func run() async {
    usleep(1)
    self.usleep(1)
    Foundation.usleep(1)  // want 16 blocking-sleep
  }
}

class Base {
  func sleep(_ n: UInt32) {}
  func system(_ command: String) -> Int { 0 }
}
class Derived: Base {
  func run() async {
    sleep(1)
    _ = system("ls")
    let body = { self.sleep(1) }
    body()
    usleep(1)  // want blocking-sleep
  }
}

protocol Pausing {}
extension Pausing {
  func pause() {}
}
struct Player: Pausing {
  func stop() async { pause() }
}
struct Other {
  func stop() async { pause() }  // want 23 blocking-wait
}

extension Other {
  func accept(_ fd: Int32, _ name: String) -> Int { 0 }
  func start() async { _ = accept(1, "x") }
}

struct Outer {
  func usleep(_ n: UInt32) {}
  struct Inner {
    // A method of the outer type is not in reach here: Swift finds it and refuses; the C function is meant nowhere.
    func run() async { Foundation.usleep(1) }  // want 35 blocking-sleep
  }
}

enum Scope {
  struct Process {
    func waitUntilExit() {}
  }
  static func run(_ process: Process) async {
    process.waitUntilExit()
    Process().waitUntilExit()
  }
}
func outside(_ process: Process, _ own: Scope.Process) async {
  process.waitUntilExit()  // want 11 blocking-process
  own.waitUntilExit()
}
