// Blocking calls that other tools miss: chains, inline closures, implicit calls, references, inferred types.
import Dispatch
import Foundation

// A chain of helpers behind a property.
struct Svc {
  func load() -> Int { parse() }
  func parse() -> Int {
    Thread.sleep(forTimeInterval: 1)
    return 1
  }
}
struct Handler {
  let svc: Svc
  // want-next blocking-sleep error certain via Svc.load() > Svc.parse() > Thread.sleep(forTimeInterval:)
  func get() async -> Int { self.svc.load() }
}

// Inline closure, autoclosure, `??`.
func slow() -> Int {
  Thread.sleep(forTimeInterval: 1)
  return 1
}
func t14(_ u: [URL], _ x: Int?) async -> Int {
  let d = u.compactMap { try? Data(contentsOf: $0) }  // want 31 blocking-file-io warning
  return d.count + (x ?? slow())  // want 26 blocking-sleep via slow() > Thread.sleep(forTimeInterval:)
}

// The body of a continuation runs on the caller's thread.
func t15(_ p: Process) async {
  await withCheckedContinuation { (c: CheckedContinuation<Void, Never>) in
    p.waitUntilExit()  // want blocking-process error certain "Process.waitUntilExit()"
    c.resume()
  }
}

// The detached task runs on the same pool.
func t16(_ fd: Int32) {
  Task.detached { flock(fd, LOCK_EX) }  // want 19 blocking-file-io
}

// Synchronous members of an actor; those of the main actor only when asked for.
actor Cache {
  func save() { Thread.sleep(forTimeInterval: 1) }  // want 24 blocking-sleep
  var size: Int { slow() }  // want 19 blocking-sleep
}
@MainActor final class VM {
  func refresh() { Thread.sleep(forTimeInterval: 1) }
}

// A synchronous witness of an async requirement blocks although the call is awaited.
protocol Loader { func load() async }
struct FileLoader: Loader {
  func load() { Thread.sleep(forTimeInterval: 1) }
}
func t18(_ l: any Loader) async { await l.load() }  // want 43 blocking-sleep likely

// Dynamic dispatch: the only implementation known reads a file.
protocol Store { func get() -> Data? }
struct FileStore: Store {
  func get() -> Data? { try? Data(contentsOf: URL(fileURLWithPath: "/x")) }
}
func t19(_ s: any Store) async -> Data? { s.get() }  // want 45 blocking-file-io certain

// A function reference, reported where it is passed to an inline parameter.
func readAll(_ u: URL) -> Data? { try? Data(contentsOf: u) }
func t20(_ u: [URL]) async -> [Data?] {
  let f = readAll
  return u.map(f)  // want 16 blocking-file-io
}

// Implicit calls: default argument, initializer, getter.
struct Conf {
  let raw: Data?
  init() { raw = try? Data(contentsOf: URL(fileURLWithPath: "/c")) }
  var text: String { (try? String(contentsOfFile: "/x", encoding: .utf8)) ?? "" }
}
func cfg(_ c: Conf = Conf()) -> Int { c.raw?.count ?? 0 }
func t21() async -> String {
  _ = cfg()  // want 7 blocking-file-io
  return Conf().text  // want 10 blocking-file-io // want 17 blocking-file-io
}

// `async let` with a synchronous right side.
func t22() async -> Int {
  async let z = slow()  // want 17 blocking-sleep
  return await z
}

// Types by inference, an alias, optional chaining, a C name.
typealias Proc = Process
func t23(_ path: String) async throws {
  let p = Proc()
  let out = Pipe()
  p.standardOutput = out
  try p.run()
  _ = out.fileHandleForReading.readDataToEndOfFile()  // want 32 blocking-file-io
  p.waitUntilExit()  // want 5 blocking-process certain
  _ = FileHandle(forReadingAtPath: path)?.availableData  // want 7 file-open info // want 43 blocking-file-io
  usleep(10)  // want 3 blocking-sleep certain
}

// The bridge needs the very pool it blocks.
func block(_ f: @escaping @Sendable () async -> Int) -> Int {
  let s = DispatchSemaphore(value: 0)
  let b = Box()
  Task {
    b.v = await f()
    s.signal()
  }
  s.wait()
  return b.v
}
final class Box: @unchecked Sendable { var v = 0 }
func t24() async -> Int { block { 1 } }  // want 27 sync-over-async error

// A lock held over an await, through a wrapper that hides it.
final class Guard: @unchecked Sendable {
  private let l = NSLock()
  func enter() { l.lock() }
  func leave() { l.unlock() }
}
func t25(_ g: Guard) async {
  g.enter()  // want 5 lock-across-await error
  await Task.yield()
  g.leave()
}

@main struct Main {
  static func main() async { _ = await t22() }
}
