// A lock may be given back by a reference to its function that some list holds.
import Foundation

func work() async {}

func appended(_ lock: NSLock) async {
  var callbacks: [() -> Void] = []
  lock.lock()
  callbacks.append(lock.unlock)
  callbacks[0]()
  await work()
}

func listed(_ lock: NSLock) async {
  lock.lock()
  let callbacks = [lock.unlock]
  callbacks[0]()
  await work()
}

func late(_ gate: NSLock) async {
  var callbacks: [() -> Void] = []
  gate.lock()  // want lock-across-await
  callbacks.append(gate.unlock)
  await work()
  callbacks[0]()
}

func elsewhere(_ door: NSLock, _ queue: DispatchQueue, _ callbacks: [() -> Void]) async {
  door.lock()  // want lock-across-await
  queue.async(execute: door.unlock)
  callbacks[0]()
  await work()
}
