// `==` and `if case` say which case a value is as `switch` does: what a call gives decides if the place is reached.
// swift-format-ignore-file
import Foundation

enum Mode { case sync, async, later(Int) }
extension Mode: Equatable {}
enum Odd {
  case sync, async
  static func == (left: Odd, right: Odd) -> Bool { true }
  static func != (left: Odd, right: Odd) -> Bool { true }
}

func equal(_ process: Process, _ mode: Mode) { if mode == .sync { process.waitUntilExit() } }
func matched(_ process: Process, _ mode: Mode) { if case .sync = mode { process.waitUntilExit() } }
func guarded(_ process: Process, _ mode: Mode) {
  guard mode == .sync else { return }
  process.waitUntilExit()
}
func unequal(_ process: Process, _ mode: Mode) { if mode != .async { process.waitUntilExit() } }
func both(_ process: Process, _ mode: Mode, _ count: Int) { if count > 0 && mode == Mode.sync { process.waitUntilExit() } }
func either(_ process: Process, _ mode: Mode, _ count: Int) { if count > 0 || mode == .sync { process.waitUntilExit() } }
func value(_ process: Process, _ mode: Mode) { if mode == .later(1) { process.waitUntilExit() } }
func noValue(_ process: Process, _ mode: Mode) { if mode != .later(1) { process.waitUntilExit() } }
func unmatched(_ process: Process, _ mode: Mode) {
  if case .later = mode { return }
  process.waitUntilExit()
}
func unmatchedValue(_ process: Process, _ mode: Mode) {
  if case .later(1) = mode { return }
  process.waitUntilExit()
}
func variable(_ process: Process, _ mode: Mode, _ other: Mode) { if mode == other { process.waitUntilExit() } }
func odd(_ process: Process, _ mode: Odd) { if mode == .sync { process.waitUntilExit() } }
struct Runner {
  let mode: Mode
  let process: Process
  func run() { if mode == .sync { process.waitUntilExit() } }
}
func handedOn(_ process: Process, mode: Mode = .async) { equal(process, mode) }

func use(_ process: Process, _ mode: Mode) async {
  equal(process, .async)
  equal(process, .later(1))
  equal(process, .sync)  // want blocking-process
  equal(process, mode)  // want blocking-process
  matched(process, .async)
  matched(process, .sync)  // want blocking-process
  guarded(process, .async)
  guarded(process, .sync)  // want blocking-process
  unequal(process, .async)
  unequal(process, .later(1))  // want blocking-process
  unequal(process, .sync)  // want blocking-process
  both(process, .async, 1)
  both(process, .sync, 1)  // want blocking-process
  either(process, .async, 1)  // want blocking-process
  value(process, .sync)
  value(process, .later(2))  // want blocking-process
  noValue(process, .later(2))  // want blocking-process
  noValue(process, .sync)  // want blocking-process
  unmatched(process, .later(2))
  unmatched(process, .sync)  // want blocking-process
  unmatchedValue(process, .later(2))  // want blocking-process
  variable(process, .async, .async)  // want blocking-process
  odd(process, .async)  // want blocking-process
  Runner(mode: .async, process: process).run()
  Runner(mode: .sync, process: process).run()  // want blocking-process
  handedOn(process)
  handedOn(process, mode: .sync)  // want blocking-process
}
