// Closures in a list or dictionary run where an element of it is called, if the literal says all that can be in it.
// swift-format-ignore-file
import Foundation

func slow() { usleep(1) }
func quick() {}

func lists() async {
  let steps: [() -> Void] = [{ usleep(1) }, quick]
  for step in steps { step() }  // want 23 blocking-sleep certain
  steps[0]()  // want 3 blocking-sleep likely
  steps.first?()  // want 3 blocking-sleep likely
  steps.forEach { $0() }  // want 3 blocking-sleep certain
  steps.forEach { step in step() }  // want 27 blocking-sleep certain
  let step = steps[1]
  step()  // want 3 blocking-sleep likely
  for step in [slow, quick] { step() }  // want 31 blocking-sleep certain via slow() > usleep(_:)
  let only = [slow]
  only[0]()  // want 3 blocking-sleep certain
  let quiet: [() -> Void] = [quick, {}]
  for step in quiet { step() }
  quiet[0]()
  DispatchQueue.global().async { steps[0]() }
  DispatchQueue.global().async { for step in steps { step() } }
  _ = steps.count
  _ = steps.map { _ in 1 }
}
func dictionaries(_ name: String) async {
  let handlers: [String: () -> Void] = ["slow": { usleep(1) }, "quick": quick]
  handlers[name]?()  // want 3 blocking-sleep likely
  if let handler = handlers[name] { handler() }  // want 37 blocking-sleep likely
  for (_, handler) in handlers { handler() }  // want 34 blocking-sleep certain
  for handler in handlers.values { handler() }  // want 36 blocking-sleep certain
}
func waits() async {
  let jobs: [@Sendable () async -> Void] = [{ usleep(1) }]  // want 47 blocking-sleep
  for job in jobs { await job() }
}

private let globalSteps: [() -> Void] = [slow]
struct Table {
  private let handlers: [String: () -> Void] = ["slow": slow]
  static let all: [() -> Void] = [slow]
  /// Who makes a table may put others into it.
  var open: [() -> Void] = [slow]

  func run() async {
    handlers["slow"]?()  // want 5 blocking-sleep
    self.handlers["slow"]?()  // want 10 blocking-sleep
    for step in Self.all { step() }  // want 28 blocking-sleep
    for step in globalSteps { step() }  // want 31 blocking-sleep
    for step in open { step() }  // want 24 blocking-sleep likely
    open[0]()  // want 5 blocking-sleep likely
  }
}
func helper() {
  let steps = [slow]
  for step in steps { step() }
}
func callHelper() async { helper() }  // want 27 blocking-sleep

// An optional one that is unwrapped, and one behind a cast, is the same closure.
final class Handler {
  private var work: (() -> Void)? = { usleep(1) }
  func run() async {
    if let work = self.work { work() }  // want 31 blocking-sleep
    guard let other = work else { return }
    other()  // want 5 blocking-sleep
  }
}
func casts() async {
  let held = slow as () -> Void
  held()  // want 3 blocking-sleep
  (slow as () -> Void)()  // want 4 blocking-sleep
  let quiet = quick as () -> Void
  quiet()
}

// What is added to a list, or assigned to it, wherever that is.
final class App {
  var added: [() -> Void] = []
  var addedElsewhere: [() -> Void] = []
  var assigned: [() -> Void] = []
  var joined: [() -> Void] = []
  var named: [String: () -> Void] = [:]
  var harmless: [() -> Void] = []

  func setUp() {
    added.append(slow)
    assigned = [slow]
    joined += [slow]
    harmless.append(quick)
  }

  func run() async {
    for step in added { step() }  // want 25 blocking-sleep likely
    for step in addedElsewhere { step() }  // want 34 blocking-sleep likely
    for step in assigned { step() }  // want 28 blocking-sleep likely
    for step in joined { step() }  // want 26 blocking-sleep likely
    named["slow"]?()  // want 5 blocking-sleep likely
    for step in harmless { step() }
  }
}
func setUp(_ app: App) {
  app.addedElsewhere.append { slow() }
  app.named["slow"] = slow
  app.harmless += [quick]
}
