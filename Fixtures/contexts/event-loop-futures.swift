// Closures given to NIO futures and event loops run on the event loop thread.
// swift-format-ignore-file
import Foundation
import NIOCore
import NIOPosix

func chain(_ future: EventLoopFuture<Int>, _ eventLoop: EventLoop, _ group: any EventLoopGroup) -> EventLoopFuture<Int> {
  eventLoop.execute { usleep(1) }  // want 23 blocking-sleep event-loop
  _ = eventLoop.submit { usleep(1) }  // want 26 blocking-sleep event-loop
  eventLoop.scheduleTask(in: .seconds(1)) { usleep(1) }  // want 45 blocking-sleep event-loop
  _ = group.next().submit { try Data(contentsOf: URL(fileURLWithPath: "/x")) }  // want 33 blocking-file-io event-loop
  future.whenSuccess { _ in usleep(1) }  // want 29 blocking-sleep event-loop
  future.whenFailure { _ in usleep(1) }  // want 29 blocking-sleep event-loop
  future.whenComplete { result in
    switch result {
    case .success: usleep(1)  // want 20 blocking-sleep event-loop
    case .failure: break
    }
  }
  let promise = eventLoop.makePromise(of: Int.self)
  promise.futureResult.whenSuccess { _ in helper() }  // want 43 blocking-sleep event-loop via helper() > usleep(_:)
  return future.map { value in
    usleep(1)  // want 5 blocking-sleep event-loop
    return value
  }.flatMap { value in
    helper()  // want 5 blocking-sleep event-loop
    return eventLoop.makeSucceededFuture(value)
  }.flatMapThrowing { value in
    _ = try String(contentsOfFile: "/etc/hosts", encoding: .utf8)  // want 13 blocking-file-io event-loop
    return value
  }.always { _ in
    usleep(1)  // want 5 blocking-sleep event-loop
  }
}

func helper() { usleep(1) }

// Waiting for a future on its own loop can never end; elsewhere in synchronous code it is allowed.
func waits(_ future: EventLoopFuture<Int>, _ eventLoop: EventLoop) throws {
  eventLoop.execute { _ = try? future.wait() }  // want 39 event-loop-wait event-loop
  _ = try future.wait()
}

// Offloads of NIO, and futures completed by a task on the pool.
func offloads(_ pool: NIOThreadPool, _ eventLoop: EventLoop, _ future: EventLoopFuture<Int>) {
  _ = pool.runIfActive(eventLoop: eventLoop) { usleep(1) }
  pool.submit { _ in usleep(1) }
  future.whenSuccessBlocking(onto: .global()) { _ in usleep(1) }
  _ = future.flatMapBlocking(onto: .global()) { value in
    usleep(1)
    return value
  }
  _ = eventLoop.makeFutureWithTask { usleep(1) }  // want 38 blocking-sleep
  let promise = eventLoop.makePromise(of: Void.self)
  promise.completeWithTask { usleep(1) }  // want 30 blocking-sleep
}

func inTask(_ pool: NIOThreadPool) async throws -> Data {
  try await pool.runIfActive { try Data(contentsOf: URL(fileURLWithPath: "/x")) }
}

/// Many futures made one, by AsyncKit.
func flattened(_ futures: [EventLoopFuture<FileHandle>], on loop: EventLoop) -> EventLoopFuture<Void> {
  futures.flatten(on: loop).flatMap { handles in
    for handle in handles { _ = try? handle.readToEnd() }  // want 45 blocking-file-io event-loop
    return (0..<3).map { loop.makeSucceededFuture($0) }.flatten(on: loop)
  }.map { _ in
    usleep(1)  // want 5 blocking-sleep event-loop
  }
}
