// Everything that waits without a thread, or is called like something that waits.
import Foundation

actor AsyncSemaphore {
  func wait() async {}
  func signal() {}
}

final class Promise<Value> {
  func wait() async -> Value? { nil }
  func wait(timeout: Duration) async -> Value? { nil }
  func complete(_ value: Value) {}
}

final class Condition {
  func wait() async {}
  func signal() {}
  func lock() async {}
  func unlock() {}
}

struct Door {
  var lock = true
  func unlock() {}
  mutating func wait(for visitor: String) {}
}

struct Page {
  func waitUntilFinished() async {}
  func waitForExistence(timeout: Double) async -> Bool { true }
  func wait() {}
  func sync() {}
  func sync(_ body: () -> Void) { body() }
  func join() {}
}

func waits(
  _ semaphore: AsyncSemaphore, _ promise: Promise<Int>, _ condition: Condition, _ door: inout Door, _ page: Page
) async {
  await semaphore.wait()
  _ = await promise.wait()
  _ = await promise.wait(timeout: .seconds(1))
  await condition.wait()
  await condition.lock()
  condition.unlock()
  door.lock = false
  door.wait(for: "postman")
  await page.waitUntilFinished()
  _ = await page.waitForExistence(timeout: 1)
  page.wait()
  page.sync()
  page.sync {}
  page.join()
  let task = Task { 1 }
  _ = await task.value
}

func polls(_ semaphore: DispatchSemaphore, _ group: DispatchGroup, _ queue: DispatchQueue) async {
  _ = semaphore.wait(timeout: .now())
  _ = group.wait(timeout: .now())
  semaphore.signal()
  DispatchQueue.main.async {}
  group.notify(queue: queue) {}
  queue.async {}
  let operations = OperationQueue()
  operations.addOperations([], waitUntilFinished: false)
}

func signals() -> AsyncStream<Int32> {
  AsyncStream { continuation in
    let source = DispatchSource.makeSignalSource(signal: SIGINT)
    source.setEventHandler { continuation.yield(SIGINT) }
    source.resume()
  }
}

func handles() async {
  for await signal in signals() { print(signal) }
}

func downloads(_ url: URL) async {
  let task = Task { url.path }
  _ = await task.result
}
