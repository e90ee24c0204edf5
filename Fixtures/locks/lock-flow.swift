// Ways through a body: what is held at an `await` counts, however the code got there.
// swift-format-ignore-file
import Foundation

final class Flow: @unchecked Sendable {
  private let lock = NSLock()
  private let other = NSLock()
  private var value = 0
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func load() async throws -> Int { 1 }
  func log() async {}

  // The lock is given back within the closure, before the task is suspended.
  func acquire() async {
    lock.lock()
    value -= 1
    if value >= 0 {
      lock.unlock()
      return
    }
    await withCheckedContinuation { continuation in
      waiters.append(continuation)
      lock.unlock()
    }
  }
  func acquireInside() async {
    await withCheckedContinuation { continuation in
      lock.lock()
      defer { lock.unlock() }
      waiters.append(continuation)
    }
    await log()
  }
  func errors() async {
    lock.lock()
    do {
      try check()
      lock.unlock()
    } catch {
      lock.unlock()
      await log()
    }
    await log()
  }
  func forgotten() async {
    lock.lock()  // want 10 lock-across-await
    do {
      try check()
      lock.unlock()
    } catch {
      await log()
    }
  }
  func thrown(_ flag: Bool) async throws {
    lock.lock()
    if flag {
      lock.unlock()
      throw CancellationError()
    }
    lock.unlock()
    await log()
  }
  func breaks() async {
    while true {
      lock.lock()
      if value > 3 { break }
      lock.unlock()
      await log()
    }
    lock.unlock()
    await log()
  }
  func heldAfterBreak() async {
    while true {
      lock.lock()  // want 12 lock-across-await
      if value > 3 { break }
      lock.unlock()
    }
    await log()
    lock.unlock()
  }
  func nextTurn() async {
    for index in 0..<3 {
      if index > 0 { await log() }
      lock.lock()  // want 12 lock-across-await
    }
  }
  func switches() async {
    lock.lock()  // want 10 lock-across-await
    switch value {
    case 0: lock.unlock()
    case 1:
      lock.unlock()
      fallthrough
    default: value += 1
    }
    await log()
  }
  func switchesRight() async {
    lock.lock()
    switch value {
    case 0:
      lock.unlock()
      await log()
    case 1:
      lock.unlock()
      return
    default: lock.unlock()
    }
    await log()
  }
  func elseIf(_ flag: Bool) async {
    lock.lock()
    if value == 1 {
      lock.unlock()
    } else if flag {
      lock.unlock()
      await log()
    } else {
      lock.unlock()
    }
    await log()
  }
  func scopes() async {
    if value == 0 {
      lock.lock()
      defer { lock.unlock() }
      value = 1
    }
    for _ in 0..<2 {
      lock.lock()
      defer { lock.unlock() }
      if value == 3 { continue }
      value += 1
    }
    await log()
  }
  func two() async throws {
    lock.lock()
    other.lock()  // want 11 lock-across-await
    lock.unlock()
    value = try await load()
    other.unlock()
  }
  func both() async throws {
    lock.lock()  // want 10 lock-across-await
    other.lock()  // want 11 lock-across-await
    defer {
      other.unlock()
      lock.unlock()
    }
    value = try await load()
  }
  func locals() async {
    let mine = NSLock()
    let theirs = NSLock()
    mine.lock()  // want 10 lock-across-await
    theirs.lock()
    theirs.unlock()
    await log()
    mine.unlock()
  }
  func labeled() async {
    outer: for _ in 0..<3 {
      for _ in 0..<3 {
        lock.lock()
        if value == 1 {
          lock.unlock()
          continue outer
        }
        lock.unlock()
        await log()
      }
    }
  }
  func otherTasks() async {
    lock.lock()
    Task { await log() }
    let later = { await self.log() }
    lock.unlock()
    await later()
  }
  func inClosure() {
    Task.detached { [lock] in
      lock.lock()  // want 12 lock-across-await
      await self.log()
      lock.unlock()
    }
  }
  func released() async {
    lock.lock()
    let release = { }
    release()
    lock.unlock()
    async let number = load()
    lock.lock()
    value = 1
    lock.unlock()
    _ = try? await number
  }
  func trying() async {
    guard lock.try() else { return }
    value += 1
    lock.unlock()
    await log()
  }
  func timed() async {
    guard lock.lock(before: Date().addingTimeInterval(1)) else { return }  // want 16 lock-across-await
    await log()
    lock.unlock()
  }
  func givesUp() async {
    guard lock.lock(before: Date().addingTimeInterval(1)) else {
      await log()
      return
    }
    value += 1
    lock.unlock()
  }
  func givesUpSoon() async {
    if !lock.lock(before: Date().addingTimeInterval(1)) {
      await log()
    } else {
      value += 1
      lock.unlock()
    }
    if value > 0, lock.lock(before: Date().addingTimeInterval(1)) {
      value += 1
      lock.unlock()
    } else {
      await log()
    }
    if lock.lock(before: Date().addingTimeInterval(1)), value > 0 {  // want 13 lock-across-await
      lock.unlock()
    } else {
      await log()
    }
  }
  func givesBackInClosures() async {
    let release = { self.lock.unlock() }
    lock.lock()
    release()
    await log()
    let own = NSLock()
    let ofOwn = { own.unlock() }
    func alsoOfOwn() { own.unlock() }
    own.lock()
    ofOwn()
    await log()
    own.lock()
    alsoOfOwn()
    await log()
    let reference = lock.unlock
    lock.lock()
    reference()
    await log()
    let another = { NSLock().unlock() }
    let nothing = { self.value += 1 }
    lock.lock()  // want 10 lock-across-await
    nothing()
    another()
    await log()
    release()
    var changed = { self.lock.unlock() }
    if value > 0 { changed = nothing }
    lock.lock()  // want 10 lock-across-await
    changed()
    await log()
  }
  func keepsTheAnswer() async {
    let isTaken = lock.lock(before: Date().addingTimeInterval(1))
    if isTaken {
      value += 1
      lock.unlock()
    } else {
      await log()
    }
    let isLate = !lock.lock(before: Date().addingTimeInterval(1))
    guard !isLate else {
      await log()
      return
    }
    lock.unlock()
    let isOurs = lock.lock(before: Date().addingTimeInterval(1))  // want 23 lock-across-await
    guard isOurs else { return await log() }
    await log()
    lock.unlock()
    var mayChange = lock.lock(before: Date().addingTimeInterval(1))  // want 26 lock-across-await
    if value > 0 { mayChange = false }
    if mayChange { lock.unlock() } else { await log() }
  }
  func goesOnTrying() async {
    while !lock.lock(before: Date().addingTimeInterval(0.1)) { await log() }
    value += 1
    lock.unlock()
    repeat { await log() } while !lock.lock(before: Date().addingTimeInterval(0.1))
    value += 1
    lock.unlock()
    while !lock.lock(before: Date().addingTimeInterval(0.1)) { await log() }  // want 17 lock-across-await
    await log()
    lock.unlock()
  }
  func saysItOtherwise(_ mutex: UnsafeMutablePointer<pthread_mutex_t>) async {
    guard lock.lock(before: Date().addingTimeInterval(1)) == true else {
      await log()
      return
    }
    lock.unlock()
    if false == lock.lock(before: Date().addingTimeInterval(1)) {
      await log()
    } else {
      lock.unlock()
    }
    var end = timespec()
    if pthread_mutex_timedlock(mutex, &end) == ETIMEDOUT {
      await log()
    } else {
      pthread_mutex_unlock(mutex)
    }
  }
  private func check() throws {}
}

// Not in an async context: nothing can be suspended.
func synchronous(_ lock: NSLock) {
  lock.lock()
  Task { await Task.yield() }
  lock.unlock()
}

// A task of the main actor is suspended like any other.
@MainActor final class Screen {
  let lock = NSLock()
  func reload() async {
    lock.lock()  // want 10 lock-across-await
    await Task.yield()
    lock.unlock()
  }
}
actor Database {
  let lock = NSRecursiveLock()
  func enter() { lock.lock() }
  func leave() { lock.unlock() }
  func run() async {
    enter()  // want 5 lock-across-await "NSRecursiveLock.lock()"
    await Task.yield()
    leave()
  }
}

// The lock is a parameter of the function that takes it.
func take(_ lock: NSLock) { lock.lock() }
func give(_ lock: NSLock) { lock.unlock() }
func byParameter(_ lock: NSLock, _ another: NSLock) async {
  take(lock)  // want 3 lock-across-await via take(_:) > NSLock.lock()
  await Task.yield()
  give(lock)
  take(another)
  give(another)
  await Task.yield()
}

// Wrappers of wrappers; one that may return without the lock does not count.
struct Outer {
  let gate: Gate
  func begin() { gate.enter() }
  func end() { gate.leave() }
  func maybe() -> Bool {
    gate.enter()
    if Bool.random() {
      gate.leave()
      return false
    }
    return true
  }
}
final class Gate: @unchecked Sendable {
  private let lock = NSLock()
  func enter() { lock.lock() }
  func leave() { lock.unlock() }
}
func nested(_ outer: Outer) async {
  outer.begin()  // want 9 lock-across-await via Outer.begin() > Gate.enter() > NSLock.lock()
  await Task.yield()
  outer.end()
  outer.begin()
  outer.end()
  await Task.yield()
  guard outer.maybe() else {
    await Task.yield()
    return
  }
  outer.end()
}

// A project's own lock, with methods of the usual names.
final class SpinLock: @unchecked Sendable {
  private var mutex = pthread_mutex_t()
  func lock() { pthread_mutex_lock(&mutex) }
  func unlock() { pthread_mutex_unlock(&mutex) }
  func withLock<T>(_ body: () throws -> T) rethrows -> T {
    lock()
    defer { unlock() }
    return try body()
  }
}
func own(_ spin: SpinLock) async {
  spin.lock()  // want 8 lock-across-await
  await Task.yield()
  spin.unlock()
  spin.lock()
  spin.unlock()
  spin.withLock {}
  await Task.yield()
}

// An async lock is no lock.
actor AsyncLock {
  func lock() async {}
  func unlock() {}
}
func asynchronous(_ lock: AsyncLock) async {
  await lock.lock()
  await Task.yield()
  await lock.unlock()
}

// Taken on each of the ways that meet, and given back once behind them.
final class Joined: @unchecked Sendable {
  private let lock = NSLock()
  private var value = 0

  func relocked(_ flag: Bool) async {
    lock.lock()
    if flag {
      lock.unlock()
      await Task.yield()
      lock.lock()
    }
    value += 1
    lock.unlock()
    await Task.yield()
  }
  func inLoop() async {
    lock.lock()
    while value == 0 {
      lock.unlock()
      await Task.yield()
      lock.lock()
    }
    lock.unlock()
    await Task.yield()
  }
  func either(_ flag: Bool) async {
    if flag {
      lock.lock()  // want 12 lock-across-await
      value = 1
    } else {
      lock.lock()  // want 12 lock-across-await
    }
    await Task.yield()
    lock.unlock()
    await Task.yield()
  }
  func twice(_ recursive: NSRecursiveLock, _ flag: Bool) async {
    recursive.lock()  // want 15 lock-across-await
    if flag { recursive.lock() } else { recursive.lock() }
    recursive.unlock()
    await Task.yield()
    recursive.unlock()
  }
}

// Files are locked like objects.
func files(_ fd: Int32) async {
  flock(fd, LOCK_EX)  // want 3 lock-across-await
  await Task.yield()
  flock(fd, LOCK_UN)
}

// The operation of a cancellation handler is a part of the body that waits for it.
func cancellable(_ lock: NSLock, _ flag: Bool) async throws {
  lock.lock()
  await withTaskCancellationHandler {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      lock.unlock()
      continuation.resume()
    }
  } onCancel: {
  }
  await withTaskCancellationHandler {
    lock.lock()  // want 10 lock-across-await
    await Task.yield()
    lock.unlock()
  } onCancel: {
  }
}

// Behind what never returns nothing is held.
func checked(_ lock: NSLock, _ isFine: Bool) async {
  lock.lock()
  if isFine { lock.unlock() } else { fatalError("locked") }
  await Task.yield()
}

func fail(_ reason: String) -> Never { fatalError(reason) }
func note(_ reason: String) {}

func switched(_ lock: NSLock, _ kind: Int) async {
  lock.lock()
  switch kind {
  case 1: lock.unlock()
  case 2: fail("two")
  default: exit(1)
  }
  await Task.yield()
}

func goesOn(_ lock: NSLock, _ isFine: Bool) async {
  func fatalError(_ reason: String) {}
  lock.lock()  // want 8 lock-across-await
  if isFine { lock.unlock() } else { fatalError("locked") }
  await Task.yield()
  lock.lock()  // want 8 lock-across-await
  if isFine { lock.unlock() } else { note("locked") }
  await Task.yield()
}

// Only what ends the program does: not what has its name.
protocol Transfer { func abort() }
final class Job {
  let abort: () -> Void = {}
  func stops(_ lock: NSLock, _ transfer: Transfer, _ isDone: Bool) async {
    lock.lock()  // want 10 lock-across-await
    if isDone { transfer.abort() } else { lock.unlock() }
    await Task.yield()
    lock.unlock()
    lock.lock()  // want 10 lock-across-await
    if isDone { abort() } else { lock.unlock() }
    await Task.yield()
    lock.unlock()
    lock.lock()
    if isDone { Foundation.abort() } else { lock.unlock() }
    await Task.yield()
  }
}
