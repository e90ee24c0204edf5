// An actor that runs on an event loop is an event loop: it must not block.
import Foundation
import NIOCore

actor Connection {
  private let eventLoop: any EventLoop
  nonisolated var unownedExecutor: UnownedSerialExecutor { eventLoop.executor.asUnownedSerialExecutor() }

  init(eventLoop: any EventLoop) { self.eventLoop = eventLoop }

  func send(_ data: Data) throws {
    try data.write(to: URL(fileURLWithPath: "/tmp/x"))  // want 14 blocking-file-io event-loop
  }

  nonisolated func label() -> String {
    usleep(1)
    return "connection"
  }
}

actor OnGivenLoop {
  let loop: any EventLoop
  init(loop: any EventLoop) { self.loop = loop }
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.executor.asUnownedSerialExecutor() }
  func work() { usleep(1) }  // want blocking-sleep event-loop
}

// Child tasks leave the actor, and so does a task that does not capture it.
actor Spawner {
  let loop: any EventLoop
  var count = 0
  init(loop: any EventLoop) { self.loop = loop }
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.executor.asUnownedSerialExecutor() }
  func spawn() async throws {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { usleep(1) }  // want 23 blocking-sleep async
    }
    async let text = String(contentsOfFile: "/x", encoding: .utf8)  // want 22 blocking-file-io async
    _ = try await text
    Task { usleep(1) }  // want 12 blocking-sleep async
    Task {
      count += 1
      usleep(1)  // want 7 blocking-sleep event-loop
    }
    usleep(1)  // want 5 blocking-sleep event-loop
  }
}
