// Closures that are put into a list or dictionary later on run where its elements are called; which of them, nobody knows.
// swift-format-ignore-file
import Foundation

func nap() { usleep(1) }
typealias Handler = (String) -> Void

final class Dispatcher: @unchecked Sendable {
  private var table: [String: Handler] = [:]
  private var hooks: [() -> Void] = []
  private var groups: [String: [() -> Void]] = [:]
  private var quiet: [() -> Void] = []
  private var ended: (() -> Void)?
  let lock = NSLock()
  init() {
    table["nap"] = { _ in nap() }
    table["rest"] = rest
    hooks.append { nap() }
    quiet.append { print("ready") }
  }
  func rest(_ name: String) { nap() }
  func add(_ name: String, _ hook: @escaping () -> Void) { groups[name, default: []].append(hook) }
  func whenEnded(_ work: @escaping () -> Void) {
    lock.lock()
    defer { lock.unlock() }
    ended = work
  }
  // What else becomes of it is not known.
  func both(_ work: @escaping () -> Void) {
    quiet.append(work)
    print(String(describing: work))
  }

  func call(_ name: String) async {
    table[name]?(name)  // want 5 blocking-sleep likely
    guard let handler = table[name] else { return }
    handler(name)  // want 5 blocking-sleep likely
    if let handler = table[name] { handler(name) }  // want 36 blocking-sleep likely
  }
  func fire() async {
    for hook in hooks { hook() }  // want 25 blocking-sleep likely
    hooks.forEach { $0() }  // want 5 blocking-sleep likely
    for hook in groups["a"] ?? [] { hook() }  // want 37 blocking-sleep likely
    quiet.forEach { $0() }
    ended?()  // want 5 blocking-sleep likely
  }
}
func setUp(_ dispatcher: Dispatcher) {
  dispatcher.add("a") { nap() }
  dispatcher.whenEnded { nap() }
  dispatcher.both { nap() }
}
func local() async {
  var steps: [() -> Void] = []
  steps.append { nap() }
  for step in steps { step() }  // want 23 blocking-sleep
}
