// Waiting for NIO futures and shutting groups down synchronously.
import NIOCore
import NIOHTTP1
import NIOPosix

final class Server {
  let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)

  func start() async throws {
    let bootstrap = ServerBootstrap(group: group)
    let channel = try bootstrap.bind(host: "::1", port: 8080).wait()  // want 63 event-loop-wait error
    try channel.closeFuture.wait()  // want 29 event-loop-wait
    try group.syncShutdownGracefully()  // want 15 event-loop-wait error certain
  }

  func startAsync() async throws {
    let channel = try await ServerBootstrap(group: group).bind(host: "::1", port: 8080).get()
    try await channel.closeFuture.get()
    try await group.shutdownGracefully()
    channel.close(promise: nil)
  }

  // In synchronous code, waiting is what it is for.
  func run() throws {
    let channel = try ServerBootstrap(group: group).bind(host: "::1", port: 8080).wait()
    defer { try? group.syncShutdownGracefully() }
    try channel.closeFuture.wait()
  }
}

func typed(_ future: EventLoopFuture<Int>, _ promise: EventLoopPromise<Int>) async throws -> Int {
  _ = try promise.futureResult.wait()  // want 32 event-loop-wait
  let mapped = future.map { $0 + 1 }
  _ = try mapped.wait()  // want 18 event-loop-wait
  _ = try await mapped.get()
  return try future.wait()  // want 21 event-loop-wait certain
}

func helper(_ future: EventLoopFuture<Int>) throws -> Int { try future.wait() }
func caller(_ future: EventLoopFuture<Int>) async throws -> Int {
  try helper(future)  // want 7 event-loop-wait via helper(_:) > EventLoopFuture.wait()
}
