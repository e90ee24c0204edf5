// What to use instead of blocking calls is silent: clocks, tasks, streams, continuations, async look-alikes.
import Foundation

func waits(_ clock: ContinuousClock, _ url: URL) async throws {
  try await Task.sleep(nanoseconds: 1)
  try await Task.sleep(for: .seconds(1))
  try await Task.sleep(until: .now + .seconds(1), clock: .continuous)
  try await clock.sleep(for: .seconds(1))
  try await ContinuousClock().sleep(until: .now)
  await Task.yield()
  try Task.checkCancellation()
  let task = Task { 1 }
  _ = await task.value
  _ = await task.result
  async let one = task.value
  _ = await one
  let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
  continuation.yield(1)
  continuation.finish()
  for await value in stream { print(value) }
  _ = await stream.first { $0 > 1 }
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { try await Task.sleep(for: .seconds(1)) }
    try await group.waitForAll()
    _ = try await group.next()
  }
  let elapsed = try await clock.measure { try await Task.sleep(for: .seconds(1)) }
  print(elapsed)
}
