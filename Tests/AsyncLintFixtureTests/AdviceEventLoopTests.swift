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
      "func run(_ app: Application) { app.get(\"a\") { _ in load(); return \"\" } }",
      "app.threadPool.runIfActive(eventLoop: app.eventLoopGroup.next())"
    ),
    (
      "func run(_ app: Application) { app.get(\"a\") { (_: Request) -> String in load(); return \"\" } }",
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
        run it on Vapor's thread pool (hand the request on, or take "NIOThreadPool.singleton"):
        try await req.application.threadPool.runIfActive { load() }
        """
      ])
  }
}
