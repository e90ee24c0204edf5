// A sync and an async overload: `await` chooses, its absence chooses too, and other awaits change nothing.
import Foundation

struct Store: Sendable {
  func load() -> Int {
    usleep(1)
    return 1
  }
  func load() async -> Int { 1 }

  func read<T>(_ body: (Int) throws -> T) rethrows -> T {
    usleep(1)
    return try body(1)
  }
  func read<T: Sendable>(_ body: @Sendable @escaping (Int) async throws -> T) async throws -> T { try await body(1) }
}

func step(_ value: Int = 0) async -> Int { value }

func chosen(_ store: Store) async throws {
  _ = await store.load()
  _ = try await store.read { $0 }
  _ = await step(store.load())
  async let value = store.load()
  _ = await value
  let total = await store.load() + store.load()
  if await store.load() > total { return }
  _ = try await store.read { value in await step(value) }
}

func unawaited(_ store: Store) {
  _ = store.load()
  Task { store.load() }  // want 16 blocking-sleep via Store.load() > usleep(_:)
  Task.detached { _ = store.load() }  // want 29 blocking-sleep
  Task {
    _ = await store.load()
  }
}

func inInline(_ store: Store) async {
  // The closure is synchronous, so Swift takes the synchronous overload.
  _ = [1].map { _ in store.load() }  // want 28 blocking-sleep
}

// `await` over a call without an async overload changes nothing.
func slow() -> Int {
  usleep(1)
  return 1
}
func covered(_ url: URL) async throws -> Int {
  let data = try await send(Data(contentsOf: url))  // want 29 blocking-file-io
  return await step(slow()) + data  // want 21 blocking-sleep
}
func send(_ data: Data) async throws -> Int { data.count }
