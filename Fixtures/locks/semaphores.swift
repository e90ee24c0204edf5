// A semaphore's `wait()` is always reported, also when it stands for a lock.
import Dispatch
import Foundation

final class Limiter: @unchecked Sendable {
  private let lock = DispatchSemaphore(value: 1)
  private let slots = DispatchSemaphore(value: 4)
  private var count = 0

  func increment() async {
    lock.wait()  // want 10 blocking-semaphore error
    count += 1
    lock.signal()
  }
  func limited() async {
    slots.wait()  // want 11 blocking-semaphore
    defer { slots.signal() }
    count += 1
  }
  // A binary semaphore held over an await is a lock held over an await: one finding at the token.
  func held() async {
    lock.wait()  // want 10 lock-across-await error
    await Task.yield()
    lock.signal()
  }
  func synchronous() {
    lock.wait()
    count += 1
    lock.signal()
  }
  func caller() async {
    synchronous()  // want 5 blocking-semaphore via Limiter.synchronous() > DispatchSemaphore.wait()
  }
}

// Who resumes a continuation in its own closure is not suspended there.
final class Connection: @unchecked Sendable {
  private let turn = DispatchSemaphore(value: 1)
  private var reader: CheckedContinuation<Int, Never>?
  private var count = 0

  func read() async -> Int {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      turn.wait()  // want 12 blocking-semaphore
      if count > 1 { continuation.resume() } else { continuation.resume(returning: ()) }
    }
    if count == 0 {
      return await withCheckedContinuation { continuation in
        reader = continuation
        turn.signal()
      }
    }
    turn.signal()
    return count
  }
  func readLater() async -> Int {
    await withCheckedContinuation { continuation in
      turn.wait()  // want 12 lock-across-await
      reader = continuation
    }
  }
  func readSometimes() async {
    await withCheckedContinuation { continuation in
      turn.wait()  // want 12 lock-across-await
      if count > 1 {
        continuation.resume()
      } else {
        Task { continuation.resume() }
      }
    }
    turn.signal()
  }
  func readSoon() async {
    if turn.wait(timeout: .now() + 1) == .timedOut {  // want 13 blocking-semaphore
      await Task.yield()
      return
    }
    turn.signal()
    guard turn.wait(timeout: .now() + 1) == .success else {  // want 16 lock-across-await
      await Task.yield()
      return
    }
    await Task.yield()
    turn.signal()
  }
  func readInCases() async {
    switch turn.wait(timeout: .now() + 1) {  // want 17 blocking-semaphore
    case .timedOut: await Task.yield()
    case .success: turn.signal()
    }
    switch turn.wait(timeout: .now() + 1) {  // want 17 blocking-semaphore
    case .success: turn.signal()
    default: await Task.yield()
    }
    switch turn.wait(timeout: .now() + 1) {  // want 17 lock-across-await
    case .success where count > 0: turn.signal()
    default: await Task.yield()
    }
    let result = turn.wait(timeout: .now() + 1)  // want 23 lock-across-await
    switch result {
    case .timedOut: return
    case .success: await Task.yield()
    }
    turn.signal()
    if case .timedOut = turn.wait(timeout: .now() + 1) {  // want 30 blocking-semaphore
      await Task.yield()
    } else {
      turn.signal()
    }
  }
  func readBehind() async {
    await withCheckedContinuation { continuation in
      turn.wait()  // want 12 lock-across-await
      continuation.resume()
    }
    await Task.yield()
    turn.signal()
  }
}

func posix(_ semaphore: UnsafeMutablePointer<sem_t>) async {
  sem_wait(semaphore)  // want 3 blocking-semaphore
  sem_trywait(semaphore)
  sem_post(semaphore)
}
