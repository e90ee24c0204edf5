// An initializer that is called by its name makes what the type's name makes.
import Foundation

final class Waits: @unchecked Sendable {
  let lock = NSLock.init()
  let semaphore = DispatchSemaphore.init(value: 0)
  func suspend() async {}

  func held() async {
    lock.lock()  // want 10 lock-across-await certain
    await suspend()
    lock.unlock()
  }
  func property() async {
    semaphore.wait()  // want 15 blocking-semaphore certain
  }
  func local() async {
    let group = DispatchGroup.init()
    group.wait()  // want 11 blocking-wait certain
    let process = Process.init()
    process.waitUntilExit()  // want 13 blocking-process certain
    let files = FileManager.init()
    _ = files.contents(atPath: "a")  // want 15 blocking-file-io certain
    DispatchGroup.init().wait()  // want 26 blocking-wait certain
  }
}

// Parentheses around the one name of a pattern.
struct Own {
  func load() { usleep(1) }
}
func parenthesized(_ all: [Own]) async {
  for (one) in all { one.load() }  // want 26 blocking-sleep
  let (own) = Own()
  own.load()  // want 7 blocking-sleep
}
