// A lock that a body never gives back itself is given back by a closure that it calls, where one of the program does that.
import Foundation

final class Store: @unchecked Sendable {
  let lock = NSLock()
  let other = NSLock()
  var release: () -> Void = {}
  lazy var giveBack: () -> Void = { [lock] in lock.unlock() }

  func prepare() { release = { self.lock.unlock() } }
  func lazily() async {
    lock.lock()
    giveBack()
    await Task.yield()
  }
  func byProperty() async {
    lock.lock()
    release()
    await Task.yield()
  }
  func byVariable() async {
    lock.lock()
    var back = { self.lock.unlock() }
    back()
    await Task.yield()
    back = {}
  }
  func finish(_ back: () -> Void) { back() }
  func byReference() async {
    lock.lock()
    finish(lock.unlock)
    await Task.yield()
  }
  func byName(unlock: () -> Void) async {
    other.lock()
    unlock()
    await Task.yield()
  }
  func byParameter(done: () -> Void) async {
    lock.lock()
    done()
    await Task.yield()
  }
  func byList() async {
    lock.lock()
    var closures: [() -> Void] = []
    closures.append { self.lock.unlock() }
    for closure in closures { closure() }
    await Task.yield()
  }
  // No closure gives this one back.
  func ofOther(done: () -> Void) async {
    other.lock()  // want 11 lock-across-await
    done()
    await Task.yield()
  }
  // What it gives back itself nobody else does.
  func both(done: () -> Void) async {
    lock.lock()  // want 10 lock-across-await
    done()
    await Task.yield()
    lock.unlock()
  }
  // Nor is it given back before the closure is called.
  func before(done: () -> Void) async {
    lock.lock()  // want 10 lock-across-await
    await Task.yield()
    done()
  }
}

// Another lock of the name, which no closure gives back; a queue does it later.
final class Elsewhere: @unchecked Sendable {
  let lock = NSLock()
  func byParameter(done: () -> Void) async {
    lock.lock()  // want 10 lock-across-await
    done()
    await Task.yield()
  }
  func onQueue(_ queue: DispatchQueue) async {
    lock.lock()  // want 10 lock-across-await
    queue.async(execute: lock.unlock)
    await Task.yield()
  }
  func local(done: () -> Void) async {
    let mutex = NSLock()
    mutex.lock()  // want 11 lock-across-await
    done()
    await Task.yield()
  }
}
func given() -> () -> Void {
  let mutex = NSLock()
  return { mutex.unlock() }
}
