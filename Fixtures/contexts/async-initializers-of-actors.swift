// An async initializer of an actor with its own executor goes there as soon as all properties have their values.
import Dispatch
import Foundation

final class ThreadExecutor: SerialExecutor {
  func enqueue(_ job: consuming ExecutorJob) {}
}
let thread = ThreadExecutor()

actor Archive {
  private let names: [String]
  private var cache: [String: Data]
  private var last: String?
  private var count = 0
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  init(folder: URL) async throws {
    usleep(1)  // want 5 blocking-sleep
    names = []
    usleep(1)  // want 5 blocking-sleep
    self.cache = [:]
    last = try String(contentsOf: folder, encoding: .utf8)
    usleep(1)
  }
  init(cached: Bool) async {
    names = []
    if cached {
      usleep(1)  // want 7 blocking-sleep
      cache = ["a": Data()]
    } else {
      cache = [:]
    }
    usleep(1)
  }
  init(again: Int) async throws {
    usleep(1)  // want 5 blocking-sleep
    try await self.init(folder: URL(fileURLWithPath: "/x"))
    usleep(1)
  }
  // Not on any executor of the actor's.
  init(names: [String]) {
    self.names = names
    cache = [:]
    usleep(1)
  }
}

actor Empty {
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
  init() async { usleep(1) }
}
actor Plain {
  init() async { usleep(1) }  // want 18 blocking-sleep
}

func open() async throws {
  _ = try await Archive(folder: URL(fileURLWithPath: "/x"))
  _ = Archive(names: [])  // want 7 blocking-sleep via Archive.init(names:) > usleep(_:)
  _ = await Empty()
}
