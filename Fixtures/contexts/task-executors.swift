// A task-executor preference is an offload; child tasks inherit it, unstructured tasks do not.
import Dispatch
import Foundation

final class ThreadExecutor: TaskExecutor {
  let queue = DispatchQueue(label: "threads")
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

func preferring(_ executor: ThreadExecutor, _ url: URL) async throws -> Data {
  let data = try await withTaskExecutorPreference(executor) { try Data(contentsOf: url) }
  await withTaskExecutorPreference(executor) {
    usleep(1)
    async let child = usleep(1)
    await withTaskGroup(of: Void.self) { group in
      usleep(1)
      group.addTask { usleep(1) }
    }
    _ = await child
    Task { usleep(1) }  // want 12 blocking-sleep
    Task.detached { usleep(1) }  // want 21 blocking-sleep
  }
  await withTaskExecutorPreference(nil) {
    usleep(1)  // want blocking-sleep
  }
  Task(executorPreference: executor) { usleep(1) }
  Task.detached(executorPreference: executor) { usleep(1) }
  Task(executorPreference: nil) { usleep(1) }  // want 35 blocking-sleep
  Task(name: "disk", executorPreference: executor) { usleep(1) }
  Task(name: "disk", executorPreference: nil, priority: .low) { usleep(1) }  // want 65 blocking-sleep
  // A preference given to one child task moves that child, as it does for `Task(executorPreference:)`.
  await withTaskGroup(of: Void.self) { group in
    group.addTask(executorPreference: executor) { usleep(1) }
    group.addTask { usleep(1) }  // want 21 blocking-sleep
  }
  usleep(1)  // want blocking-sleep
  return data
}

// The pool's own executor is no other.
func preferThePool() async {
  await withTaskExecutorPreference(globalConcurrentExecutor) { usleep(1) }  // want 64 blocking-sleep
  Task(executorPreference: globalConcurrentExecutor) { usleep(1) }  // want 56 blocking-sleep
  let pool = globalConcurrentExecutor
  Task.detached(executorPreference: pool) { usleep(1) }  // want 45 blocking-sleep
  await withTaskGroup(of: Void.self) { group in
    group.addTask(executorPreference: globalConcurrentExecutor) { usleep(1) }  // want 67 blocking-sleep
  }
  let globalConcurrentExecutor = ThreadExecutor()
  Task(executorPreference: globalConcurrentExecutor) { usleep(1) }
}

// What may escape by another name.
func offload<Value: Sendable>(
  _ executor: any TaskExecutor, _ work: @Sendable () throws -> Value
) async rethrows -> Value {
  try await withoutActuallyEscaping(work) { escaping in
    try await withTaskExecutorPreference(executor) { try escaping() }
  }
}
func stay(_ work: () -> Void) {
  withoutActuallyEscaping(work) { escaping in escaping() }
}
func useEscaping(_ executor: any TaskExecutor) async {
  await offload(executor) { usleep(1) }
  stay { usleep(1) }  // want 10 blocking-sleep
}

// The main actor's thread is the main thread, whatever executor a task prefers.
func hopToMainActor(_ executor: any TaskExecutor) async {
  await withTaskExecutorPreference(executor) { await MainActor.run { usleep(1) } }  // want 70 blocking-sleep
  Task(executorPreference: executor) { await MainActor.run { usleep(1) } }  // want 62 blocking-sleep
}
