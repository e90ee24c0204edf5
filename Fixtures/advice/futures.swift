// Futures of NIO that async functions wait for.
import NIOCore
import NIOPosix

struct Answer: Sendable { var text = "" }

func start(_ group: MultiThreadedEventLoopGroup) async throws -> any Channel {
  let bootstrap = ServerBootstrap(group: group)
    .serverChannelOption(.backlog, value: 256)
    .childChannelInitializer { channel in channel.eventLoop.makeSucceededVoidFuture() }
  return /*«*/try bootstrap.bind(host: "localhost", port: 8080).wait()/*»*/  // want event-loop-wait
}

func run(_ channel: any Channel) async throws {
  /*«*/try channel.closeFuture.wait()/*»*/  // want event-loop-wait
}

func stop(_ group: MultiThreadedEventLoopGroup) async {
  /*«*/try! group.syncShutdownGracefully()/*»*/  // want event-loop-wait
}

func stopAny(_ group: any EventLoopGroup) async throws {
  defer { print("stopped") }
  /*«*/try group.syncShutdownGracefully()/*»*/  // want event-loop-wait
}

func stopPool(_ pool: NIOThreadPool) async throws {
  /*«*/try pool.syncShutdownGracefully()/*»*/  // want event-loop-wait
}

func pair(_ first: EventLoopFuture<Int>, _ second: EventLoopFuture<String>) async throws -> String {
  let (number, text) = /*«*/try first.and(second).wait()/*»*/  // want event-loop-wait
  return text + String(number)
}

func all(_ futures: [EventLoopFuture<Int>]) async throws -> [Int] {
  var results: [Int] = []
  for future in futures {
    results.append(/*«*/try future.wait()/*»*/)  // want event-loop-wait
  }
  return results
}

func get<Value: Sendable>(_ future: EventLoopFuture<Value>) async throws -> Value {
  /*«*/try future.wait()/*»*/  // want event-loop-wait
}

func maybe(_ future: EventLoopFuture<Int>) async -> Int {
  guard let value = /*«*/try? future.wait()/*»*/ else { return 0 }  // want event-loop-wait
  return value
}

func text(_ future: EventLoopFuture<Answer>) async throws -> String {
  (/*«*/try future.wait()/*»*/).text  // want event-loop-wait
}

func submit(_ loop: any EventLoop, _ numbers: [Int]) async throws -> Int {
  let sum = /*«*/try loop.submit { numbers.reduce(0, +) }.wait()/*»*/  // want event-loop-wait
  return sum + numbers.count
}

func later(_ loop: any EventLoop) async throws {
  /*«*/try loop.scheduleTask(in: .seconds(1)) { print("later") }.futureResult.wait()/*»*/  // want event-loop-wait
}

func write(_ channel: any Channel, _ text: String) async throws {
  let buffer = channel.allocator.buffer(string: text)
  do {
    /*«*/try channel.writeAndFlush(buffer).wait()/*»*/  // want event-loop-wait
  } catch let error as IOError where error.errnoCode == 32 {
    print("gone")
  }
}

func together(_ futures: [EventLoopFuture<Int>]) async throws -> Int {
  try await withThrowingTaskGroup(of: Int.self) { group in
    for future in futures {
      group.addTask { /*«*/try future.wait()/*»*/ }  // want pool-exhaustion
    }
    return try await group.reduce(0, +)
  }
}

actor Connections {
  private var channels: [any Channel] = []
  private let group: any EventLoopGroup

  init(group: any EventLoopGroup) { self.group = group }

  func connect(_ host: String) async throws {
    let channel = /*«*/try ClientBootstrap(group: group).connect(host: host, port: 80).wait()/*»*/  // want event-loop-wait
    channels.append(channel)
  }

  func closeAll() async throws {
    for channel in channels { /*«*/try channel.close().wait()/*»*/ }  // want event-loop-wait
    channels = []
  }
}

struct Pages: Sendable {
  let loop: any EventLoop

  func request(_ path: String) -> EventLoopFuture<String> { loop.makeSucceededFuture(path) }

  func load(_ path: String) throws -> String { /*«*/try request(path).wait()/*»*/ }

  func page() async throws -> String {
    let text = try load("index")  // want event-loop-wait
    return "<p>\(text)</p>"
  }
}
