// A task is isolated to the actor around it only if it captures that actor; what its attribute names comes first.
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

actor Disk {
  private let executor = QueueExecutor()
  var count = 0
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  func start() {
    Task { usleep(1) }  // want 12 blocking-sleep
    Task { [count] in usleep(UInt32(count)) }  // want 23 blocking-sleep
    Task {
      count += 1
      usleep(1)
    }
    Task {
      label()
      usleep(1)
    }
    Task { [self] in
      usleep(1)
      _ = self
    }
    Task { [unowned self] in
      usleep(1)
      await self.check()
    }
    Task { [weak self] in
      usleep(1)  // want 7 blocking-sleep
      await self?.check()
    }
    Task { [weak self] in
      guard let self else { return }
      usleep(1)  // want 7 blocking-sleep
      await self.check()
    }
    func increase() { count += 1 }
    Task {
      increase()
      usleep(1)
    }
    Task { @MainActor in
      label()
      usleep(1)  // want 7 blocking-sleep
    }
    Task { @Plain in
      label()
      usleep(1)  // want 7 blocking-sleep
    }
    Task {
      count += 1
      await withTaskGroup(of: Void.self) { group in
        group.addTask { usleep(1) }  // want 25 blocking-sleep
      }
    }
  }
  func check() {
    Task {
      assertIsolated()
      usleep(1)
    }
    Task.immediate { usleep(1) }
  }
  func check(_ disk: isolated Disk) {
    Task {
      disk.count += 1
      usleep(1)
    }
    Task { usleep(1) }  // want 12 blocking-sleep
  }
  nonisolated func label() {}
}

@globalActor actor Plain { static let shared = Plain() }
@globalActor actor Files {
  static let shared = Files()
  private let executor = QueueExecutor()
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
}

@Files func work() async {
  Task { usleep(1) }
  Task { @MainActor in usleep(1) }  // want 24 blocking-sleep
  Task { @Plain in usleep(1) }  // want 20 blocking-sleep
}

// A local async function that captures the actor stays on its threads.
actor LocalFunctions {
  private let executor = QueueExecutor()
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
  var count = 0
  func load() async {
    func counted() async {
      count += 1
      usleep(1)
    }
    func named() async {
      self.count += 1
      usleep(1)
    }
    func alone() async { usleep(1) }  // want 26 blocking-sleep error
    await counted()
    await named()
    await alone()
  }
}
