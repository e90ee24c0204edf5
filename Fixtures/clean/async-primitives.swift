// A project's own async semaphore, lock, channel and barrier: names of blocking code, none of its behaviour.
// swift-format-ignore-file
import Foundation

actor AsyncSemaphore {
  private var permits: Int
  private var waiters: [CheckedContinuation<Void, Never>] = []

  init(value: Int) { permits = value }

  func wait() async {
    if permits > 0 {
      permits -= 1
      return
    }
    await withCheckedContinuation { waiters.append($0) }
  }

  func signal() {
    if waiters.isEmpty { permits += 1 } else { waiters.removeFirst().resume() }
  }

  func withPermit<T: Sendable>(_ body: @Sendable () async throws -> T) async rethrows -> T {
    await wait()
    defer { signal() }
    return try await body()
  }
}

actor AsyncLock {
  private var locked = false
  private var queue: [CheckedContinuation<Void, Never>] = []

  func lock() async {
    guard locked else {
      locked = true
      return
    }
    await withCheckedContinuation { queue.append($0) }
  }

  func unlock() {
    if queue.isEmpty { locked = false } else { queue.removeFirst().resume() }
  }

  func withLock<T: Sendable>(_ body: @Sendable () async throws -> T) async rethrows -> T {
    await lock()
    defer { unlock() }
    return try await body()
  }
}

final class AsyncChannel<Element: Sendable>: Sendable {
  private let stream: AsyncStream<Element>
  private let continuation: AsyncStream<Element>.Continuation

  init() { (stream, continuation) = AsyncStream.makeStream() }

  func send(_ element: Element) { continuation.yield(element) }
  func close() { continuation.finish() }
  func receive() async -> Element? { await stream.first { _ in true } }
  func read(_ count: Int) async -> [Element] {
    var result: [Element] = []
    for await element in stream.prefix(count) { result.append(element) }
    return result
  }
}

struct Barrier: Sendable {
  let semaphore: AsyncSemaphore
  func wait() async { await semaphore.wait() }
  func run<T: Sendable>(_ body: @Sendable () async throws -> T) async rethrows -> T { try await body() }
}

func use(_ semaphore: AsyncSemaphore, _ lock: AsyncLock, _ channel: AsyncChannel<Int>, _ barrier: Barrier) async throws {
  await semaphore.wait()
  await semaphore.signal()
  try await semaphore.withPermit { try await Task.sleep(for: .seconds(1)) }
  await lock.lock()
  await Task.yield()
  await lock.unlock()
  _ = await lock.withLock { await channel.receive() }
  channel.send(3)
  _ = await channel.read(3)
  channel.close()
  await barrier.wait()
  await barrier.run { await semaphore.wait() }
  async let waiting: Void = semaphore.wait()
  await waiting
  await withTaskGroup(of: Void.self) { group in
    for _ in 0..<3 { group.addTask { await semaphore.wait() } }
    await group.waitForAll()
  }
}
