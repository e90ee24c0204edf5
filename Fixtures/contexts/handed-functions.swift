// A function that is handed to a task or an event loop blocks it as a closure would; the finding stands at its name.
import Foundation
import NIOCore
import Vapor

func slow() { usleep(1) }
func quick() {}
@Sendable func show(_ request: Request) throws -> String { usleep(1); return "" }
@Sendable func showLater(_ request: Request) async throws -> String { "" }

func start(loop: any EventLoop, group: inout TaskGroup<Void>) {
  Task(operation: slow)  // want 19 blocking-sleep
  Task(operation: quick)
  group.addTask(operation: slow)  // want 28 blocking-sleep
  loop.execute(slow)  // want 16 blocking-sleep event-loop
  loop.makeSucceededVoidFuture().whenComplete { _ in slow() }  // want blocking-sleep event-loop
  DispatchQueue.global().async(execute: slow)
}

func routes(_ app: Application) {
  app.get("a", use: show)  // want 21 blocking-sleep event-loop via show(_:) > usleep(_:)
  app.get("b", use: showLater)
}

struct Disk: Sendable {
  func load() { usleep(1) }
}
func promises(loop: any EventLoop) {
  loop.makePromise(of: Disk.self).futureResult.whenSuccess { $0.load() }  // want blocking-sleep event-loop
  loop.submit { Disk() }.whenSuccess { $0.load() }  // want blocking-sleep event-loop
}
