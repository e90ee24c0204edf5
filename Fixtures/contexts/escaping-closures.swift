// Escaping synchronous closures of project functions are not part of the caller; non-escaping ones are.
// swift-format-ignore-file
import Foundation

final class Bus {
  private var handlers: [() -> Void] = []
  var onEvent: (() -> Void)?
  func subscribe(_ handler: @escaping () -> Void) { handlers.append(handler) }
  func later(_ handler: (() -> Void)?) { if let handler { handlers.append(handler) } }
  func now(_ body: () -> Void) { body() }
  func nowThrowing<T>(_ body: (Int) throws -> T) rethrows -> T { try body(1) }
  func nowAsync(_ body: () -> Void) async { body() }
  func both(_ first: () -> Void, then second: @escaping () -> Void) { first() }
  init(_ body: () -> Void = {}) { body() }
  static func make(_ body: (Bus) -> Void) -> Bus { Bus() }
}

typealias Callback = () -> Void
func viaAlias(_ body: Callback) { body() }
func viaEscapingAlias(_ body: @escaping Callback) {}

func use(_ bus: Bus) async {
  bus.subscribe { usleep(1) }
  bus.later { usleep(1) }
  bus.onEvent = { usleep(1) }
  viaEscapingAlias { usleep(1) }

  bus.now { usleep(1) }  // want 13 blocking-sleep
  bus.now({ usleep(1) })  // want 13 blocking-sleep
  _ = bus.nowThrowing { _ in usleep(1) }  // want 30 blocking-sleep
  await bus.nowAsync { usleep(1) }  // want 24 blocking-sleep
  bus.both({ usleep(1) }, then: { usleep(2) })  // want 14 blocking-sleep
  bus.both { usleep(1) } then: { usleep(2) }  // want 14 blocking-sleep
  _ = Bus { usleep(1) }  // want 13 blocking-sleep
  _ = Bus.make { bus in bus.now { usleep(1) } }  // want 35 blocking-sleep
  viaAlias { usleep(1) }  // want 14 blocking-sleep
}

// A non-escaping closure stays the caller's own even when two functions stand in between.
func outer(_ body: () -> Void) { inner(body) }
func inner(_ body: () -> Void) { body() }
func through() async {
  outer { usleep(1) }  // want 11 blocking-sleep
}

// Given to a function nobody here knows, a closure without `await` may run anywhere: not reported.
struct Elsewhere {
  func run(_ external: NSObject) async {
    NotificationCenter.default.addObserver(forName: .init("x"), object: nil, queue: nil) { _ in usleep(1) }
    Timer.scheduledTimer(withTimeInterval: 1, repeats: false) { _ in usleep(1) }
  }
}
