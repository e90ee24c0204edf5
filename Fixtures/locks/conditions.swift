// Condition variables and condition locks wait for somebody else.
import Foundation

final class Mailbox: @unchecked Sendable {
  private let condition = NSCondition()
  private let state = NSConditionLock(condition: 0)
  private var messages: [String] = []

  func receive() async -> String {
    condition.lock()
    while messages.isEmpty { condition.wait() }  // want 40 blocking-wait error
    let message = messages.removeFirst()
    condition.unlock()
    return message
  }
  func timed() async -> Bool {
    condition.lock()
    defer { condition.unlock() }
    return condition.wait(until: Date().addingTimeInterval(1))  // want 22 blocking-wait
  }
  func whenReady() async {
    state.lock(whenCondition: 1)  // want 11 blocking-wait "NSConditionLock.lock(whenCondition:)"
    state.unlock(withCondition: 2)
  }
  func post(_ message: String) async {
    condition.lock()
    messages.append(message)
    condition.signal()
    condition.unlock()
    state.lock()
    state.unlock(withCondition: 1)
  }
}

func posix(_ condition: UnsafeMutablePointer<pthread_cond_t>, _ mutex: UnsafeMutablePointer<pthread_mutex_t>) async {
  pthread_mutex_lock(mutex)
  pthread_cond_wait(condition, mutex)  // want 3 blocking-wait
  pthread_mutex_unlock(mutex)
  pthread_cond_signal(condition)
}

func join(_ thread: pthread_t) async {
  pthread_join(thread, nil)  // want 3 blocking-wait
}
