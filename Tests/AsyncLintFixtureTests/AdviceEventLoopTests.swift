import Testing

/// What a finding on an event loop tells to go on with.
struct AdviceEventLoopTests {
  private static func text(_ body: String) -> String {
    """
    import NIOPosix
    import Queues
    import Vapor
    func load() { _ = fsync(3) }
    \(body)
    """
  }

  /// The loop and the pool that something in sight gives, and nothing that has no name or only sounds like it.
  @Test(arguments: [
    (
      "func run(_ loop: EventLoop) { loop.scheduleRepeatedTask(initialDelay: .zero, delay: .zero) { _ in load() } }",
      "NIOThreadPool.singleton.runIfActive(eventLoop: loop)"
    ),
    (
      "func run(_ loop: EventLoop) { loop.scheduleRepeatedTask(initialDelay: .zero, delay: .zero) { task in load() } }",
      "NIOThreadPool.singleton.runIfActive(eventLoop: loop)"
    ),
    (
      """
      func run(_ group: EventLoopGroup) {
        group.next().scheduleRepeatedTask(initialDelay: .zero, delay: .zero) { task in load() }
      }
      """, "NIOThreadPool.singleton.runIfActive(eventLoop: eventLoop)"
    ),
    (
      "func run(_ app: Application) { app.get(\"a\") { _ in load(); return make() } }",
      "app.threadPool.runIfActive(eventLoop: app.eventLoopGroup.next())"
    ),
    (
      "func run(_ app: Application) { app.get(\"a\") { (_: Request) -> EventLoopFuture<String> in load(); return make() } }",
      "app.threadPool.runIfActive(eventLoop: app.eventLoopGroup.next())"
    ),
    (
      """
      func run(_ bootstrap: ServerBootstrap) {
        bootstrap.childChannelInitializer { _ in load(); return make() }
      }
      """, "NIOThreadPool.singleton.runIfActive(eventLoop: eventLoop)"
    ),
    (
      """
      struct Later: Job {
        func dequeue(_ context: QueueContext, _ payload: String) -> EventLoopFuture<Void> { load(); return make() }
      }
      """, "context.application.threadPool.runIfActive(eventLoop: context.eventLoop)"
    ),
    (
      """
      final class Handler: ChannelInboundHandler {
        typealias InboundIn = Int
        func channelRead(context ctx: ChannelHandlerContext, data: NIOAny) { load() }
      }
      """, "NIOThreadPool.singleton.runIfActive(eventLoop: ctx.eventLoop)"
    ),
    (
      """
      final class Echo: Echo_EchoProvider {
        func get(request: Echo_EchoRequest, context: StatusOnlyCallContext) -> EventLoopFuture<Int> { load(); return make() }
      }
      """, "NIOThreadPool.singleton.runIfActive(eventLoop: context.eventLoop)"
    ),
    (
      """
      struct Runner: EventLoopLambdaHandler {
        func handle(_ event: String, context: LambdaContext) -> EventLoopFuture<Void> { load(); return make() }
      }
      """, "NIOThreadPool.singleton.runIfActive(eventLoop: context.eventLoop)"
    ),
  ])
  func theEventLoopHasAName(body: String, call: String) throws {
    let advice = try #require(advice(for: Self.text(body), contexts: [.eventLoop]).first)
    let remark = "\n\"scheduleRepeatedTask\" has to be \"scheduleRepeatedAsyncTask\" then, which takes a future"
    #expect(
      advice.hasSuffix(":\n\(call) { load() }\(body.contains("scheduleRepeatedTask") ? remark : "")"), "\(advice)")
    #expect(advice.contains("with the event loop handed on") == call.contains("eventLoop: eventLoop"), "\(advice)")
  }

  /// Who takes a callback that awaits gets one: there the value needs no future.
  @Test(arguments: [
    (
      "{ req -> String in try String(contentsOfFile: \"a\", encoding: .utf8) }",
      """
      in the closure of "get", made "async throws", run it on Vapor's thread pool:
      try await req.application.threadPool.runIfActive { try String(contentsOfFile: "a", encoding: .utf8) }
      """
    ),
    (
      "{ _ in load(); return \"\" }",
      """
      in the closure of "get", made "async throws", run it on Vapor's thread pool:
      try await app.threadPool.runIfActive { load() }
      """
    ),
    (
      "{ req -> String in sleep(1); return \"\" }",
      "in the closure of \"get\", made \"async throws\":\ntry await Task.sleep(for: .seconds(1))"
    ),
  ])
  func routesBecomeAsync(closure: String, code: String) {
    let body = "func run(_ app: Application) { app.get(\"a\") \(closure) }"
    #expect(advice(for: "import Foundation\n" + Self.text(body), contexts: [.eventLoop]) == [code])
  }

  /// What is made of the value there moves with it, unless it belongs where it is.
  @Test(arguments: [
    ("map { url in (try? Data(contentsOf: url).count) ?? 0 }", "(try? Data(contentsOf: url).count) ?? 0", ""),
    ("map { url in try? Data(contentsOf: url) }", "try? Data(contentsOf: url)", ""),
    ("map { url in _ = try? Data(contentsOf: url) }", "_ = try? Data(contentsOf: url)", ""),
    ("flatMapThrowing { try Data(contentsOf: $0).count }", "try Data(contentsOf: argument).count", ""),
    (
      "flatMapThrowing { url in let data = try Data(contentsOf: url); return data.count }", "try Data(contentsOf: url)",
      ": the rest of the closure goes on in a \"map\" of that one"
    ),
    (
      "flatMapThrowing { url in self.size(try Data(contentsOf: url)) }", "try Data(contentsOf: url)",
      ": the rest of the closure goes on in a \"map\" of that one"
    ),
  ])
  func callbacksOfOneExpressionMove(callback: String, moved: String, remark: String) {
    let body = """
      import Foundation
      final class Reader {
        func size(_ data: Data) -> Int { data.count }
        func run(_ future: EventLoopFuture<URL>) { _ = future.\(callback) }
      }
      """
    let found = advice(for: Self.text(body), contexts: [.eventLoop])
    #expect(
      found.count == 1 && found[0].contains("(eventLoop: future.eventLoop) { \(moved) }\n")
        && found[0].hasSuffix("then, which takes a future\(remark)"), "\(found)")
  }

  /// What makes a future on the loop stays there, with what only the loop may do.
  @Test func whatGivesAFutureIsNotMoved() {
    let body = """
      func run(_ bootstrap: ServerBootstrap) async throws {
        _ = try await bootstrap.bind(host: "a", port: 1) { channel in
          channel.eventLoop.makeCompletedFuture {
            load()
            return try channel.pipeline.syncOperations.addHandlers([])
          }
        }
      }
      """
    #expect(
      advice(for: Self.text(body), contexts: [.eventLoop]) == [
        """
        run it on a thread that may block, and go on with the future:
        NIOThreadPool.singleton.runIfActive(eventLoop: channel.eventLoop) { load() }
        """
      ])
  }

  /// A library that takes a value at once waits for no future.
  @Test(arguments: [
    ("LeafTag", "render(_ ctx: LeafContext) throws -> LeafData", "return .string(\"\")", true),
    (
      "ByteToMessageDecoder",
      "decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState",
      "return .needMoreData", true
    ),
    ("MessageToByteEncoder", "encode(data: String, out: inout ByteBuffer) throws", "", true),
    ("ChannelInboundHandler", "channelRead(context: ChannelHandlerContext, data: NIOAny)", "", false),
    ("ChannelInboundHandler", "channelActive(context: ChannelHandlerContext) -> ()", "", false),
    ("Job", "dequeue(_ context: QueueContext, _ job: Int) -> EventLoopFuture<Void>", "return make()", false),
  ])
  func whoAnswersAtOnceHasNoFuture(type: String, signature: String, end: String, isAtOnce: Bool) throws {
    let body = "import Leaf\nstruct Own: \(type) { func \(signature) { load(); \(end) } }"
    let advice = try #require(advice(for: Self.text(body), contexts: [.eventLoop]).first)
    let words =
      "has to answer at once, and cannot go on with a future: call \"load()\" before it is asked, or elsewhere, where it can be waited for"
    #expect(advice.hasSuffix(words) == isAtOnce, "\(advice)")
    #expect(advice.contains("go on with the future:") != isAtOnce, "\(advice)")
  }

  /// Work of a job is in a queue already.
  @Test(arguments: [
    "AsyncJob { func dequeue(_ context: QueueContext, _ word: String)",
    "AsyncScheduledJob { func run(context _: QueueContext)",
  ])
  func jobsHandNothingToTheQueue(head: String) throws {
    let body = "struct Own: \(head) async throws { _ = try Bcrypt.hash(\"a\") } }"
    let advice = try #require(advice(for: Self.text(body), contexts: [.async]).first)
    #expect(advice.hasPrefix("give it an actor with an executor of its own, made once:\n"), "\(advice)")
    #expect(advice.hasSuffix("\ntry await worker.run { try Bcrypt.hash(\"a\") }"), "\(advice)")
  }

  @Test(arguments: ["to _: Request", "context _: QueueContext"])
  func whatHasNoNameIsHandedOn(parameter: String) {
    let body = "func run(\(parameter)) async throws { load() }"
    #expect(
      advice(for: Self.text(body)) == [
        """
        run it on NIO's thread pool (on Vapor's, "request.application.threadPool", with the request handed on):
        try await NIOThreadPool.singleton.runIfActive { load() }
        """
      ])
  }

  // MARK: Callbacks

  /// What waits in a closure goes on in a callback that gives what the closure gave.
  @Test(arguments: [
    ("future.map { _ in try! other.wait() }", "other.map { value in … }", "map"),
    ("future.flatMapThrowing { _ in try other.wait() }", "other.flatMapThrowing { value in … }", "flatMapThrowing"),
    ("future.flatMap { _ in _ = try? other.wait(); return other }", "other.flatMap { value in … }", ""),
    ("future.whenSuccess { _ in _ = try? other.wait() }", "other.whenComplete { result in … }", ""),
    ("future.eventLoop.execute { _ = try? other.wait() }", "other.whenComplete { result in … }", ""),
    (
      "future.map { _ in usleep(5) }",
      "future.eventLoop.scheduleTask(in: .microseconds(5)) { … }.futureResult", "map"
    ),
  ])
  func waitsGoOnAsTheirClosures(call: String, code: String, taker: String) {
    let text = """
      import Foundation
      import NIOPosix
      func run(_ future: EventLoopFuture<Int>, _ other: EventLoopFuture<Int>) { _ = \(call) }
      """
    let remark = taker.isEmpty ? "" : "\n\"\(taker)\" has to be \"flatMap\" then, which takes a future"
    #expect(advice(for: text) == ["an event loop cannot wait, so go on in a callback:\n\(code)\(remark)"])
  }

  /// A handler's context may be used by none of the callbacks that anybody could run.
  @Test(arguments: [("context.fireChannelActive()", true), ("", false)])
  func handlersSayHowTheirContextIsUsed(rest: String, isSaid: Bool) throws {
    let text = """
      import Foundation
      import NIOPosix
      final class Handler: ChannelInboundHandler {
        typealias InboundIn = Int
        func channelActive(context: ChannelHandlerContext) {
          usleep(5)
          \(rest)
        }
        func channelInactive(context: ChannelHandlerContext) {
          _ = fsync(3)
          \(rest)
        }
      }
      """
    let found = advice(for: text)
    #expect(found.count == 2)
    let remark = "\na callback behind \"assumeIsolated()\" may use \"context\", which is not Sendable"
    #expect(found.allSatisfy { $0.contains(remark) == isSaid }, "\(found)")
  }

  /// A closure's parameter hides what gives the event loop.
  @Test func hiddenNamesGiveNoEventLoop() {
    let text = """
      import Foundation
      import NIOPosix
      func load(_ name: EventLoopFuture<String>) -> EventLoopFuture<Data> {
        name.flatMapThrowing { name in try Data(contentsOf: URL(fileURLWithPath: name)) }
      }
      func load(_ text: EventLoopFuture<String>, _ channel: any Channel) -> EventLoopFuture<Data> {
        text.flatMapThrowing { text in try Data(contentsOf: URL(fileURLWithPath: text)) }
      }
      """
    let found = advice(for: text)
    #expect(found.count == 2)
    #expect(found.first?.contains("runIfActive(eventLoop: eventLoop) {") == true, "\(found)")
    #expect(found.last?.contains("runIfActive(eventLoop: channel.eventLoop) {") == true, "\(found)")
  }

  /// A constant before the call takes the closure's only value from it.
  @Test(arguments: ["NIOPosix", "NIOCore"])
  func constantsAreFollowedByAReturn(module: String) throws {
    let text = """
      import Foundation
      import \(module)
      func load(_ future: EventLoopFuture<String>) -> EventLoopFuture<Data> {
        future.flatMapThrowing { try Data(contentsOf: URL(fileURLWithPath: $0)) }
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains("\nlet argument = $0\nreturn "), "\(advice)")
  }

  /// Opening by the thread pool is all that NIO's own function for it does, which is deprecated.
  @Test func filesAreOpenedOnTheThreadPool() {
    let text = """
      import NIOPosix
      func open(_ path: String) async throws -> NIOFileHandle { try NIOFileHandle(path: path) }
      """
    #expect(
      advice(for: text) == [
        "run it on NIO's thread pool:\ntry await NIOThreadPool.singleton.runIfActive { try NIOFileHandle(path: path) }"
      ])
  }
}
