// An actor on an executor of its own may block; an executor that is an event loop may not.
import Dispatch
import Foundation

final class QueueExecutor: SerialExecutor {
  let queue = DispatchQueue(label: "blocking")
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedSerialExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }
}

actor Worker {
  private let executor = QueueExecutor()
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  func read(_ url: URL) throws -> Data { try Data(contentsOf: url) }
  var value: Int {
    usleep(1)
    return 1
  }
  // Isolated to the actor, so it starts on the actor's queue too.
  func run() async { usleep(1) }
}

extension Worker {
  func more() { usleep(1) }
  // A non-escaping closure given to such an actor runs on its executor.
  func perform<T: Sendable>(_ body: @Sendable () throws -> T) rethrows -> T { try body() }
}

func use(_ worker: Worker) async throws {
  _ = try await worker.read(URL(fileURLWithPath: "/x"))
  await worker.more()
  _ = try await worker.perform { try Data(contentsOf: URL(fileURLWithPath: "/x")) }
  await worker.run()
  usleep(1)  // want blocking-sleep
}

// Tasks inside such an actor inherit it only when isolated to it; a detached one never does.
actor Spawner {
  private let executor = QueueExecutor()
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  func start() {
    Task.detached { usleep(1) }  // want 21 blocking-sleep
  }
  // The right side is a child task that is isolated to nobody.
  func child() async {
    async let slept = usleep(1)  // want 23 blocking-sleep
    _ = await slept
  }
}

actor Ordinary {
  func run() { usleep(1) }  // want 16 blocking-sleep
}

// A closure can name a global actor that has its own threads.
@globalActor actor Background {
  static let shared = Background()
  private let executor = QueueExecutor()
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
}

@MainActor func launch() async {
  Task { @Background in usleep(1) }
  await withTaskGroup(of: Void.self) { group in
    group.addTask { @Background in usleep(1) }
  }
  Task { usleep(1) }  // want 10 blocking-sleep
}

// What is handed on as it is to such an actor runs there.
func offload<Value: Sendable>(to worker: Worker, _ work: @Sendable () throws -> Value) async rethrows -> Value {
  try await worker.perform(work)
}

func offloaded(_ worker: Worker) async {
  await offload(to: worker) { _ = usleep(1) }
}

// What leaves such an actor again.
func elsewhere(_ body: @Sendable () async -> Void) async { await body() }

@MainActor func leaves() async {
  Task { @Background in
    await MainActor.run { _ = usleep(1) }  // want 31 blocking-sleep
    await elsewhere { usleep(1) }  // want 23 blocking-sleep
    Task { usleep(1) }
    Task.detached { usleep(1) }  // want 21 blocking-sleep
  }
}
