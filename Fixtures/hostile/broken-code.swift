// Half-typed code: what can be understood is still reported.
// swift-format-ignore-file
import Foundation

func before() async {
  usleep(1)  // want 3 blocking-sleep
}

func unfinishedCall() async {
  let value = foo(
}

func after() async {
  usleep(1)  // want 3 blocking-sleep
}

struct Missing {
  var x:
  func work() async { usleep(1) }  // want 23 blocking-sleep
}


func last() async { usleep(1) }  // want 21 blocking-sleep
func sync() { usleep(1) }

protocol Working {
  final var work: () -> Void { get }
}

struct Worker: Working {
  var work: () -> Void { { usleep(1) } }
}

func runs(_ worker: any Working) async { worker.work() }  // want 49 blocking-sleep

// An override outside of a class.
override class var usual: TimeInterval { 0 }
class Pauses { class var usual: TimeInterval { 0 } }
func pause() async { Thread.sleep(forTimeInterval: Pauses.usual) }

// An associated type in an extension of a protocol that is not declared here.
extension Sequence {
  associatedtype Given
  func give() -> Given { usleep(1) }
}
func gives(_ numbers: Numbers) async { numbers.give().run() }  // want 48 blocking-sleep
struct Numbers: Sequence {}

// A member that is a member of itself again has no end, for the compiler neither.
protocol Chained {
  associatedtype Next: Chained
  func go()
}
struct Endless<T: Chained>: Chained {
  typealias Next = T.Next.Next
  func go() { sleep(1) }
}
struct End: Chained {
  typealias Next = Endless<Endless<End>>
  func go() {}
}
func next<T: Chained>(_ value: T) -> T.Next { fatalError() }
func run(_ endless: Endless<End>) async {
  next(endless).go()  // want blocking-sleep likely
}
