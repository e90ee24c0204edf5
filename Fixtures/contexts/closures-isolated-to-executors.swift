// A closure or function that its type isolates to an actor runs where that actor does.
import Dispatch
import Foundation

final class QueueExecutor: SerialExecutor, @unchecked Sendable {
  let queue = DispatchQueue(label: "blocking")
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}

let disk = QueueExecutor()

@globalActor actor DiskActor {
  static let shared = DiskActor()
  nonisolated var unownedExecutor: UnownedSerialExecutor { disk.asUnownedSerialExecutor() }
  static func run<T: Sendable>(_ body: @DiskActor @Sendable () throws -> T) async rethrows -> T { try await body() }
}

@globalActor actor PoolActor {
  static let shared = PoolActor()
  static func run<T: Sendable>(_ body: @PoolActor @Sendable () throws -> T) async rethrows -> T { try await body() }
}

actor Database {
  nonisolated var unownedExecutor: UnownedSerialExecutor { disk.asUnownedSerialExecutor() }
  func step() {}
}

actor Plain {
  func step() {}
}

func onDisk<T: Sendable>(_ body: @escaping @DiskActor @Sendable () async throws -> T) async rethrows -> T {
  try await body()
}
func with(_ database: Database, _ body: @Sendable (isolated Database) -> Void) async { await body(database) }
func with(_ plain: Plain, _ body: @Sendable (isolated Plain) -> Void) async { await body(plain) }

func closures(_ database: Database, _ plain: Plain) async {
  await DiskActor.run { usleep(1) }
  await onDisk { usleep(1) }
  await with(database) { database in
    database.step()
    usleep(1)
    Task.detached { usleep(1) }  // want 21 blocking-sleep
  }
  await PoolActor.run { usleep(1) }  // want 25 blocking-sleep
  await with(plain) { plain in
    plain.step()
    usleep(1)  // want 5 blocking-sleep
  }
}

func variables() async {
  let stored: @DiskActor () -> Void = { usleep(1) }
  await stored()
  let suspending: @DiskActor @Sendable () async -> Void = { usleep(1) }
  await suspending()
  let pooled: @PoolActor () -> Void = { usleep(1) }  // want 41 blocking-sleep
  await pooled()
}

func synchronous(_ database: isolated Database) { usleep(1) }
func suspending(_ database: isolated Database) async { usleep(1) }
func pooled(_ plain: isolated Plain) { usleep(1) }  // want 40 blocking-sleep
func anywhere(isolation: isolated (any Actor)? = #isolation) async { usleep(1) }  // want 70 blocking-sleep

struct Store {
  func load(on database: isolated Database) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: "/a")) }
}
