// A flag that is compared with a literal is asked like any other.
import Foundation

struct Late: Error {}

func end(_ process: Process, by deadline: Date) async throws {
  var isLate = false
  while process.isRunning {
    if Date() >= deadline {
      isLate = true
      break
    }
    try await Task.sleep(nanoseconds: 1_000_000)
  }
  guard isLate == false else { throw Late() }
  process.waitUntilExit()
}

final class Shared: @unchecked Sendable {
  private let lock = NSLock()

  func wait() async {}

  func change(_ isShared: Bool) async {
    if isShared { lock.withLock {} }
    if isShared == true { lock.lock() }
    if isShared == false { await wait() }
    if isShared != false { lock.unlock() }
  }

  func changeBadly(_ isShared: Bool) async {
    if isShared { lock.lock() }  // want lock-across-await
    if isShared == true { await wait() }
    if isShared { lock.unlock() }
  }
}

func reap(_ child: pid_t, waits: Bool = false) -> Bool {
  var status: Int32 = 0
  return waitpid(child, &status, (waits == false) ? WNOHANG : 0) == child
}

func reapAll(_ child: pid_t) async {
  _ = reap(child)
  _ = reap(child, waits: true)  // want blocking-process
}

func write(_ data: Data) async {
  let nowhere: FileHandle? = .init(forWritingAtPath: "/dev/null")
  nowhere?.write(data)
  FileHandle.init(forWritingAtPath: "/dev/null")?.write(data)
  FileHandle.init(forWritingAtPath: "/dev/tty")?.write(data)  // want file-open // want blocking-file-io
}
