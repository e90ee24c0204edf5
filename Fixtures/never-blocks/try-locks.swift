// Try-locks never block; neither do signals, unlocks and non-waiting operations.
// swift-format-ignore-file
import Dispatch
import Foundation
import Synchronization

func tries(_ lock: NSLock, _ recursive: NSRecursiveLock, _ condition: NSConditionLock) async -> Bool {
  if lock.try() { lock.unlock() }
  if recursive.try() { recursive.unlock() }
  if condition.tryLock(whenCondition: 1) { condition.unlock(withCondition: 2) }
  if condition.try() { condition.unlock() }
  let mutex = Mutex(0)
  return mutex.withLockIfAvailable { $0 += 1 } != nil
}

func signals(_ semaphore: DispatchSemaphore, _ group: DispatchGroup, _ condition: NSCondition, _ item: DispatchWorkItem) async {
  semaphore.signal()
  group.enter()
  group.leave()
  group.notify(queue: .main) {}
  condition.signal()
  condition.broadcast()
  item.cancel()
  item.notify(queue: .main) {}
  let queue = OperationQueue()
  queue.addOperations([BlockOperation {}], waitUntilFinished: false)
  queue.cancelAllOperations()
  queue.addOperations([BlockOperation {}], waitUntilFinished: true)  // want 9 blocking-wait
}

func spawn(_ mutex: UnsafeMutablePointer<pthread_mutex_t>) async {
  if pthread_mutex_trylock(mutex) == 0 { pthread_mutex_unlock(mutex) }
}
