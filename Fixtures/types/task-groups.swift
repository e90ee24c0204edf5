// The group that the body of a task group is given has a type, so its own methods are known.
import Foundation

extension TaskGroup {
  mutating func async(_ body: @escaping @Sendable () async -> ChildTaskResult) { addTask(operation: body) }
  func run(_ body: () -> Void) { body() }
  func keep(_ body: @escaping () -> Void) {}
  mutating func fill() { usleep(1) }
}
extension ThrowingTaskGroup {
  mutating func async(_ body: @escaping @Sendable () async throws -> ChildTaskResult) { addTask(operation: body) }
}
extension DiscardingTaskGroup {
  mutating func async(_ body: @escaping @Sendable () async -> Void) { addTask(operation: body) }
}
extension ThrowingDiscardingTaskGroup {
  mutating func async(_ body: @escaping @Sendable () async throws -> Void) { addTask(operation: body) }
}
struct Store {
  func load() { usleep(1) }
}

func groups() async throws {
  await withTaskGroup(of: Void.self) { group in
    group.async { usleep(1) }  // want 19 blocking-sleep
    group.run { usleep(1) }  // want 17 blocking-sleep
    group.keep { usleep(1) }
    group.fill()  // want 11 blocking-sleep via TaskGroup.fill() > usleep(_:)
    DispatchGroup().async { usleep(1) }
  }
  await withTaskGroup(of: Void.self) { $0.async { usleep(1) } }  // want 51 blocking-sleep
  await withTaskGroup(of: Void.self, returning: Void.self) { $0.async { usleep(1) } }  // want 73 blocking-sleep
  await withTaskGroup { group in group.async { usleep(1) } }  // want 48 blocking-sleep
  try await withThrowingTaskGroup(of: Void.self) { $0.async { usleep(1) } }  // want 63 blocking-sleep
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.async { usleep(1) }  // want 19 blocking-sleep
    try await group.waitForAll()
  }
  await withDiscardingTaskGroup { $0.async { usleep(1) } }  // want 46 blocking-sleep
  try await withThrowingDiscardingTaskGroup { $0.async { usleep(1) } }  // want 58 blocking-sleep
}
func elements() async {
  let last = await withTaskGroup(of: Store.self) { group in
    group.addTask { Store() }
    for await store in group { store.load() }  // want 38 blocking-sleep
    await group.next()?.load()  // want 25 blocking-sleep
    return Store()
  }
  last.load()  // want 8 blocking-sleep
}
// The project's own function of that name hands something else on.
struct Queue {
  func async(_ body: @escaping @Sendable () -> Void) {}
}
enum Own {
  static func withTaskGroup(_ body: (Queue) async -> Void) async { await body(Queue()) }
  static func run() async {
    await withTaskGroup { group in group.async { usleep(1) } }
  }
}
extension DispatchGroup {
  func async(_ body: @escaping @Sendable () -> Void) { DispatchQueue.global().async(group: self, execute: body) }
}
