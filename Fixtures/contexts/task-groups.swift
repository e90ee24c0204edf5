// Bodies of task groups and of their child tasks, cancellation handlers and task locals.
import Foundation

enum Local { @TaskLocal static var id = 0 }

func groups(_ urls: [URL]) async throws -> Int {
  await withTaskGroup(of: Void.self) { group in
    usleep(1)  // want blocking-sleep
    group.addTask { usleep(1) }  // want 21 blocking-sleep
    group.addTask(priority: .low) { usleep(1) }  // want 37 blocking-sleep
    _ = group.addTaskUnlessCancelled { usleep(1) }  // want 40 blocking-sleep
    await group.waitForAll()
  }
  try await withThrowingTaskGroup(of: Int.self) { group in
    group.addTask {
      usleep(1)  // want blocking-sleep
      return 1
    }
    for try await value in group where value > 0 {
      usleep(1)  // want blocking-sleep
    }
  }
  await withDiscardingTaskGroup { group in
    group.addTask { usleep(1) }  // want 21 blocking-sleep
    if #available(macOS 26, *) {
      group.addImmediateTask { usleep(1) }  // want 32 blocking-sleep
    }
  }
  try await withThrowingDiscardingTaskGroup { group in
    group.addTask { usleep(1) }  // want 21 blocking-sleep
  }
  let count = await withTaskGroup(of: Int.self, returning: Int.self) { group in
    usleep(1)  // want blocking-sleep
    return 1
  }
  await withTaskCancellationHandler {
    usleep(1)  // want blocking-sleep
  } onCancel: {
    // The canceller's thread, or nobody knows whose: not reported.
    usleep(1)
  }
  await withTaskCancellationHandler(operation: { usleep(1) }, onCancel: { usleep(2) })  // want 50 blocking-sleep
  Local.$id.withValue(3) { usleep(1) }  // want 28 blocking-sleep
  await Local.$id.withValue(4) {
    usleep(1)  // want blocking-sleep
    await Task.yield()
  }
  return count
}

func asyncLet() async -> Int32 {
  async let first = usleep(1)  // want 21 blocking-sleep
  async let second: Int32 = {
    usleep(1)  // want 5 blocking-sleep
    return 2
  }()
  async let (third, fourth) = (usleep(1), Int32(4))  // want 32 blocking-sleep
  let pair = await (third, fourth)
  return await first + second + pair.0 + pair.1
}
