// What `&&`, `||`, `? :` and `??` say of their parts, by Swift's precedences, whatever else is compared beside them.
// swift-format-ignore-file
import Foundation

enum Kind { case main, other }
func onMain(_ kind: Kind, _ work: () -> Void) {
  if kind == .main && !Thread.isMainThread { DispatchQueue.main.sync { work() } } else { work() }
}
func onMainLast(_ count: Int, _ work: () -> Void) {
  if count > 0 || Thread.isMainThread { work() } else { DispatchQueue.main.sync { work() } }
}
func onMainMaybe(_ count: Int, _ work: () -> Void) {
  if count == 0 || !Thread.isMainThread { DispatchQueue.main.sync { work() } }
}
@MainActor func screen() async {
  onMain(.main) {}
  onMainLast(1) {}
  onMainMaybe(1) {}  // want 3 main-sync
}

func checks(_ process: Process, _ operation: Operation, _ count: Int, _ name: String?, _ flag: Bool) async {
  if count > 0 && operation.isFinished { operation.waitUntilFinished() }
  if operation.isFinished && count + 1 > 2 && name == nil { operation.waitUntilFinished() }
  if (count == 1) && operation.isFinished == true { operation.waitUntilFinished() }
  if operation.isFinished != false && name ?? "a" == "b" { operation.waitUntilFinished() }
  if !process.isRunning && (count as Any) is Int { process.waitUntilExit() }
  if count == 1 || operation.isFinished { operation.waitUntilFinished() }  // want 53 blocking-wait
  if count == 1 && operation.isFinished || flag { operation.waitUntilFinished() }  // want 61 blocking-wait
  if operation.isFinished && count == 1 || count == 2 { operation.waitUntilFinished() }  // want 67 blocking-wait
  if operation.isFinished == flag { operation.waitUntilFinished() }  // want 47 blocking-wait
  if flag ? operation.isFinished : count == 1 { operation.waitUntilFinished() }  // want 59 blocking-wait
  if !(count == 1 || process.isRunning) { process.waitUntilExit() }
  if !(count == 1 && process.isRunning) { process.waitUntilExit() }  // want 51 blocking-process
}
func exits(_ process: Process, _ count: Int) async {
  guard count > 0 && !process.isRunning else {
    process.waitUntilExit()  // want 13 blocking-process
    return
  }
  process.waitUntilExit()
}
func leaves(_ process: Process, _ count: Int) async {
  if process.isRunning || count < 4 { return }
  process.waitUntilExit()
}
func leavesOnlyIfBoth(_ process: Process, _ count: Int) async {
  if process.isRunning && count < 4 { return }
  process.waitUntilExit()  // want 11 blocking-process
}

// What an operand is reached by.
func done(_ operation: Operation) -> Bool { operation.waitUntilFinished(); return true }
extension Operation {
  func end() -> Bool { waitUntilFinished(); return true }
  func operands(_ count: Int, _ flag: Bool) {
    _ = count > 0 && isFinished && end()
    _ = count > 0 || isFinished && end()
    _ = !isFinished || count > 0 && end()
    _ = count == 1 ? flag : count > 1 && isFinished ? end() : flag
    _ = !isFinished ? flag : count > 1 ? end() : flag || end()
  }
}
struct Waiter {
  let semaphore = DispatchSemaphore(value: 0)
  func wait() -> Bool { semaphore.wait(); return true }
  func and(_ waits: Bool, _ count: Int) { _ = count > 0 && waits && wait() }
  func orAnd(_ waits: Bool, _ count: Int) { _ = count > 0 || waits && wait() }
  func or(_ isQuiet: Bool, _ count: Int) { _ = isQuiet || count > 0 && wait() }
  func behindOr(_ waits: Bool, _ count: Int) { _ = waits && count > 0 || wait() }
  func choose(_ waits: Bool, _ count: Int) { _ = count == 1 ? true : waits && count > 2 ? wait() : false }
  func chooseElse(_ isQuiet: Bool, _ count: Int) { _ = isQuiet && count >= 0 || isQuiet ? false : count > 2 ? wait() : true }
  func fill(_ value: Bool?, _ other: Bool?) -> Bool { true == value ?? other ?? wait() }
  func stop(waits: Bool, tries: Int = 1) { if waits && tries > 0 { semaphore.wait() } }
  func stopLast(waits: Bool, tries: Int = 1) { if tries > 0 && waits { semaphore.wait() } }
}
func use(_ waiter: Waiter) async {
  waiter.and(false, 1)
  waiter.and(true, 1)  // want 10 blocking-semaphore
  waiter.orAnd(false, 1)
  waiter.orAnd(true, 1)  // want 10 blocking-semaphore
  waiter.or(true, 1)
  waiter.or(false, 1)  // want 10 blocking-semaphore
  waiter.behindOr(false, 1)  // want 10 blocking-semaphore
  waiter.behindOr(true, 1)  // want 10 blocking-semaphore
  waiter.choose(false, 1)
  waiter.choose(true, 1)  // want 10 blocking-semaphore
  waiter.chooseElse(true, 1)
  waiter.chooseElse(false, 1)  // want 10 blocking-semaphore
  _ = waiter.fill(true, nil)
  _ = waiter.fill(nil, true)
  _ = waiter.fill(nil, nil)  // want 14 blocking-semaphore
  waiter.stop(waits: false)
  waiter.stop(waits: true)  // want 10 blocking-semaphore
  waiter.stopLast(waits: false)
  waiter.stopLast(waits: true)  // want 10 blocking-semaphore
}
func operands(_ operation: Operation) async { operation.operands(1, true) }  // want 57 blocking-wait

// An operator of the program's own may bind as it likes.
precedencegroup Loose { lowerThan: LogicalDisjunctionPrecedence }
infix operator <|>: Loose
func <|> (left: Bool, right: Bool) -> Bool { left != right }
func own(_ process: Process, _ count: Int, _ flag: Bool) async {
  if flag <|> count > 0 && !process.isRunning { process.waitUntilExit() }  // want 57 blocking-process
}
