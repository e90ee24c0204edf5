// The look-alikes of blocking code: nothing here may be reported, save the one-time initializer.
// swift-format-ignore-file
import Dispatch
import Foundation

// The work runs on another thread.
func t01(_ u: URL) async -> Data? {
  await withCheckedContinuation { c in
    DispatchQueue.global().async { c.resume(returning: try? Data(contentsOf: u)) }
  }
}

// A local function that is only handed to another thread.
func t02() async {
  @Sendable func work() { Thread.sleep(forTimeInterval: 1) }
  Thread { work() }.start()
}

// A pair of overloads: the `await` chooses the async one.
struct DB: Sendable {
  func read<T>(_ f: () throws -> T) throws -> T {
    Thread.sleep(forTimeInterval: 1)
    return try f()
  }
  func read<T: Sendable>(_ f: @Sendable () throws -> T) async throws -> T { try f() }
}
func t03(_ db: DB) async throws -> Int { try await db.read { 1 } }

// An own type that shadows a name of Foundation.
enum Game {
  struct Thread { static func sleep(forTimeInterval s: Double) {} }
  static func t04() async { Thread.sleep(forTimeInterval: 1) }
}

// The same method name on an awaited type.
actor AsyncGate { func wait() async {} }
func t05(_ semaphore: AsyncGate) async { await semaphore.wait() }

// A timeout of zero does not block.
func t06(_ s: DispatchSemaphore, _ l: NSCondition) async -> Bool { s.wait(timeout: .now()) == .success }

// Short critical sections without an await.
final class Counter: @unchecked Sendable {
  let lock = NSLock()
  var n = 0
  func bump() {
    lock.lock()
    defer { lock.unlock() }
    n += 1
  }
}
func t07(_ c: Counter) async {
  c.bump()
  c.lock.withLock { c.n += 1 }
}

// The lock is released before the await.
final class Guard: @unchecked Sendable {
  private let l = NSLock()
  func enter() { l.lock() }
  func leave() { l.unlock() }
}
func t08(_ g: Guard, _ b: Bool) async {
  if b {
    g.enter()
    g.leave()
    await Task.yield()
  }
}

// An actor on its own executor, whose queue may block.
final class IOExec: SerialExecutor {
  let q = DispatchQueue(label: "io")
  func enqueue(_ job: consuming ExecutorJob) {
    let j = UnownedJob(job)
    let e = asUnownedSerialExecutor()
    q.async { j.runSynchronously(on: e) }
  }
}
actor Disk {
  let ex = IOExec()
  nonisolated var unownedExecutor: UnownedSerialExecutor { ex.asUnownedSerialExecutor() }
  func load(_ u: URL) -> Data? { try? Data(contentsOf: u) }
}

// Names in strings, comments, raw strings and inactive code.
func t10() async -> String { /* sem.wait() */ #"Thread.sleep(forTimeInterval: 1)"# }
#if false
  func t10b() async { Thread.sleep(forTimeInterval: 1) }
#endif

// The operation is known to be finished.
func t11(_ op: BlockOperation) async { if op.isFinished { op.waitUntilFinishedSafely() } }
extension Operation {
  func waitUntilFinishedSafely() { if isFinished { waitUntilFinished() } }
}

// A one-time initializer blocks once: `info`, whatever its API.
enum Table { static let words: Data? = try? Data(contentsOf: URL(fileURLWithPath: "/usr/share/dict/words")) }
func t12() async -> Int { Table.words?.count ?? 0 }  // want 33 blocking-file-io info
