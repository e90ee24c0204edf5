// `Task` in all its spellings is a context, with or without an `await` inside.
import Foundation

func start() {
  Task { usleep(1) }  // want 10 blocking-sleep
  Task.detached { usleep(1) }  // want 19 blocking-sleep
  Task(priority: .background) { usleep(1) }  // want 33 blocking-sleep
  Task.detached(priority: .utility) { usleep(1) }  // want 39 blocking-sleep
  Task<Void, Never> { usleep(1) }  // want 23 blocking-sleep
  Task.init { usleep(1) }  // want 15 blocking-sleep
  Task(operation: { usleep(1) })  // want 21 blocking-sleep
  Task(priority: nil, operation: { usleep(1) })  // want 36 blocking-sleep
  Task { @MainActor in usleep(1) }  // want 24 blocking-sleep
  Task { [weak lock = NSObject()] in
    _ = lock
    usleep(1)  // want 5 blocking-sleep
  }
  _ = Task { () async throws -> Int in
    usleep(1)  // want 5 blocking-sleep
    return 1
  }
  let handle: Task<Int, Error> = Task {
    usleep(1)  // want 5 blocking-sleep
    return 1
  }
  handle.cancel()
  usleep(1)
}

func nested() {
  Task {
    Task {
      usleep(1)  // want 7 blocking-sleep
    }
    await Task.yield()
  }
}

final class Holder {
  private var task: Task<Void, Never>?
  lazy var other: Task<Void, Never> = Task { usleep(1) }  // want 46 blocking-sleep

  func restart() {
    task?.cancel()
    task = Task { [weak self] in
      guard let self else { return }
      _ = self
      usleep(1)  // want 7 blocking-sleep
    }
  }
}

struct Own {
  // An own type of that name makes no task.
  struct Task {
    init(_ body: () -> Void) { body() }
  }
  func run() { Task { usleep(1) } }
}
