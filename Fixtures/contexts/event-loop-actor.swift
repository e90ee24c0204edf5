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
