// A closure that a function is given and runs only in tasks or other async code is reported where it is run.
import Foundation

@Sendable func slow() { usleep(1) }
func quick() {}

// MARK: What looks like a way off the pool

func off<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
  try await Task.detached(operation: work).value  // want 38 blocking-sleep likely via work > usleep(_:)
}
func offInClosure<T: Sendable>(_ work: @escaping @Sendable () -> T) async -> T {
  await Task.detached(priority: .utility) { work() }.value  // want 45 blocking-sleep likely via slow() > usleep(_:)
}
func fireAndForget(_ work: @escaping @Sendable () -> Void) {
  Task { work() }  // want 10 blocking-sleep likely
}
// What the function calls itself is a closure that escapes, and is nobody's.
func retried<T>(_ work: @escaping () throws -> T) async throws -> T {
  do { return try work() } catch { return try work() }
}
func use() async throws {
  _ = try await off { usleep(1) }
  await offInClosure(slow)
  _ = try await retried { usleep(1); return 1 }
  func local(_ work: @escaping @Sendable () -> Void) async { await Task { work() }.value }  // want 75 blocking-sleep likely
  await local { usleep(1) }
}
func press() { fireAndForget { usleep(1) } }

// MARK: Nothing that blocks is given

func harmless(_ work: @escaping @Sendable () -> Void) async { await Task.detached { work() }.value }
func useHarmless() async { await harmless { quick() } }

// MARK: Through several hands

func detached<T: Sendable>(_ work: @escaping @Sendable () -> T) async -> T {
  await Task.detached { work() }.value  // want 25 blocking-sleep
}
func described(_ work: @escaping @Sendable () -> Int) async -> String { await detached { "\(work())" } }
func onward(_ work: @escaping @Sendable () -> Void) async { await detached(work) }
func useDescribed() async { _ = await described { Int(usleep(1)) } }
func detachedOnly(_ work: @escaping @Sendable () -> Void) async {
  await Task.detached { work() }.value  // want 25 blocking-sleep
}
func onwardOnly(_ work: @escaping @Sendable () -> Void) async { await detachedOnly(work) }
func useOnward() async { await onwardOnly { usleep(1) } }
func quietly(_ work: @escaping @Sendable () -> Void) async { await detachedAtOnce { work() } }
func detachedAtOnce(_ work: @escaping @Sendable () -> Void) async {
  await Task.detached { work() }.value
  work()
}
func useQuietly() async { await quietly { usleep(1) } }

// MARK: Other threads, other times

let io = DispatchQueue(label: "io")
func onQueue<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
  try await withCheckedThrowingContinuation { continuation in
    io.async { continuation.resume(with: Result { try work() }) }
  }
}
func onEither(_ work: @escaping @Sendable () -> Void, isShort: Bool) {
  if isShort { Task { work() } } else { io.async { work() } }
}
func onMain(_ work: @escaping @Sendable () -> Void) { DispatchQueue.main.async { work() } }
final class Later: @unchecked Sendable {
  private var handlers: [@Sendable () async -> Void] = []
  private var last: (() -> Void)?
  func keep(_ work: @escaping @Sendable () -> Void) { handlers.append(work) }
  func put(_ work: @escaping () -> Void) { last = work }
}
// In a synchronous function each call has a closure of its own.
func directly(_ work: @escaping () -> Void) { work() }
func shadowed(_ work: @escaping @Sendable () -> Void) async {
  let work = { quick() }
  work()
}
func useOthers(_ later: Later) async throws {
  _ = try await onQueue { usleep(1) }
  onEither({ usleep(1) }, isShort: false)
  onMain { usleep(1) }
  later.keep { usleep(1) }
  later.put { usleep(1) }
  directly { usleep(1) }
  directly { quick() }
  await shadowed { usleep(1) }
}
