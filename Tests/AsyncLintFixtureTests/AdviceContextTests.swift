import Testing

/// What a finding tells to write where nothing can be awaited.
struct AdviceContextTests {
  @Test func eventLoopsAreNotAwaitedOn() {
    let text = """
      import Foundation
      import NIOCore
      import NIOPosix
      final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
          sleep(1)
          _ = try? Data(contentsOf: URL(fileURLWithPath: "a"))
          DispatchQueue.concurrentPerform(iterations: 3) { _ in }
          DispatchSemaphore(value: 0).wait()
        }
      }
      """
    let found = advice(for: text)
    #expect(found.allSatisfy { !$0.contains("await") })
    #expect(
      found == [
        "an event loop cannot wait, so go on in a callback:\ncontext.eventLoop.scheduleTask(in: .seconds(1)) { … }",
        """
        run it on a thread that may block, and go on with the future:
        NIOThreadPool.singleton.runIfActive(eventLoop: context.eventLoop) { try? Data(contentsOf: URL(fileURLWithPath: "a")) }
        """,
        """
        give it a small thread pool of its own, made once, and go on with the future:
        let workers = NIOThreadPool(numberOfThreads: 1)
        workers.start()
        workers.runIfActive(eventLoop: context.eventLoop) { DispatchQueue.concurrentPerform(iterations: 3) { _ in } }
        a shared thread pool alone is not enough: every request adds work that takes its threads and the cores from all others
        """,
        """
        as a bridge, run it on a thread that may block, and go on with the future:
        NIOThreadPool.singleton.runIfActive(eventLoop: context.eventLoop) { DispatchSemaphore(value: 0).wait() }
        """,
      ])
  }

  /// The loop has a name in the call that takes the closure, or among the parameters.
  @Test(arguments: [
    ("channel.eventLoop.execute { BODY }", "channel.eventLoop"), ("self.loop.execute { BODY }", "self.loop"),
    ("future.whenComplete { _ in BODY }", "future.eventLoop"),
    ("channel.close().whenComplete { _ in BODY }", "channel.eventLoop"),
    ("make().whenComplete { _ in BODY }", "self.loop"),
    ("func next(_ loop: EventLoop) { make().whenComplete { _ in BODY } }", "loop"),
    ("func next(_ loop: any EventLoop) { make().whenComplete { _ in BODY } }", "loop"),
  ])
  func theEventLoopIsTheOneInSight(statement: String, loop: String) throws {
    let isFunction = statement.hasPrefix("func")
    let function =
      isFunction ? statement : "func run(\(loop.hasPrefix("channel") ? "channel: Channel" : "")) { \(statement) }"
    let text = """
      import Foundation
      import NIOCore
      import NIOPosix
      struct Log {
        let loop: EventLoop
        let future: EventLoopFuture<Void>
        func make() -> EventLoopFuture<Void> { future }
        \(function.replacing("BODY", with: "_ = fsync(3)"))
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.hasSuffix(".runIfActive(eventLoop: \(loop)) { fsync(3) }"), "\(advice)")
  }

  /// What is needed of a handler's context is taken before; the rest may not leave its event loop.
  @Test(arguments: [
    ("log.note(context.channel)", "{ [log, value = context.channel] in log.note(value) }"),
    (
      "log.note { context.close(promise: nil) }",
      "only its event loop may use \"context\": use it where the future goes on"
    ),
  ])
  func theContextOfAHandlerStaysThere(call: String, part: String) throws {
    let text = """
      import NIOCore
      import NIOPosix
      final class Log: Sendable {
        func note(_ channel: Channel) { _ = readLine() }
        func note(_ work: () -> Void) { _ = readLine() }
      }
      final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        let log = Log()
        func channelRead(context: ChannelHandlerContext, data: NIOAny) { \(call) }
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains(part), "\(advice)")
    #expect(!advice.contains("nonisolated(unsafe)"))
  }

  /// A closure's own parameter gives the event loop, if it has no written type either.
  @Test(arguments: [
    (
      "bootstrap.channelInitializer { channel in load(1); return channel.eventLoop.makeSucceededVoidFuture() }",
      "channel.eventLoop",
      ""
    ),
    ("group.next().execute { load(1) }", "eventLoop", ", with the event loop handed on"),
    ("let eventLoop = group.next()\ngroup.next().execute { load(1) }", "eventLoop", ""),
    ("group.loops[0].execute { load(1) }", "eventLoop", ", with the event loop handed on"),
  ])
  func closuresNameTheirEventLoop(call: String, loop: String, words: String) {
    let text = """
      import NIOPosix
      func load(_ number: Int) { _ = fsync(3) }
      struct Group { let loops: [EventLoop] }
      func run(_ bootstrap: ClientBootstrap, _ group: MultiThreadedEventLoopGroup) {
        \(call)
      }
      """.replacing(
        "MultiThreadedEventLoopGroup", with: call.contains("loops") ? "Group" : "MultiThreadedEventLoopGroup")
    let found = advice(for: text, contexts: [.eventLoop])
    let head = "run it on a thread that may block\(words), and go on with the future:\n"
    #expect(
      found == ["\(head)NIOThreadPool.singleton.runIfActive(eventLoop: \(loop)) { load(1) }"], "\(found)")
  }

  /// What several threads write may change its order.
  @Test(arguments: [("write(Data())", true), ("readToEnd()", false), ("close()", true)])
  func orderIsNotThatOfSeveralThreads(call: String, isRemarked: Bool) {
    let text = """
      import Foundation
      import NIOPosix
      final class Handler: ChannelInboundHandler {
        let file = FileHandle.standardInput
        func channelRead(context: ChannelHandlerContext, data: NIOAny) { _ = try? file.\(call) }
      }
      """
    let found = advice(for: text, contexts: [.eventLoop])
    #expect(found.count == 1 && found[0].contains("one call may overtake another") == isRemarked, "\(found)")
  }

  /// No task gives the function its value.
  @Test(arguments: [
    ("Int", "return 1", false), ("Int", "if true { return 1 } else { return 2 }", false), ("Void", "return", true),
  ])
  func tasksDoWhatFollows(result: String, rest: String, isInTask: Bool) throws {
    let text = "import Foundation\n@MainActor func show() -> \(result) {\n  sleep(1)\n  \(rest)\n}"
    let found = try #require(advice(for: text).first)
    #expect(
      found.hasPrefix("start a task, \(isInTask ? "with what follows in it, " : "")or make the function async:"),
      "\(found)")
  }

  /// What stands behind the call goes into the task too, where a task can do it.
  @Test(arguments: [
    ("", "let data = try? Data(contentsOf: url)\n  // shown at once\n  show(data)", "  // shown at once\n  show(data)"),
    ("", "last = try? Data(contentsOf: url)\n  show(last)", "  show(last)"),
    ("", "var count = 1\n  let data = try? Data(contentsOf: url)\n  count += 1\n  show(data)", nil),
    ("", "defer { show(nil) }\n  let data = try? Data(contentsOf: url)\n  show(data)", nil),
    (" throws", "let data = try Data(contentsOf: url)\n  show(data)", nil),
    (" -> Int", "let data = try? Data(contentsOf: url)\n  return data?.count ?? 0", nil),
  ])
  func tasksOfTheMainThreadDoWhatFollows(effects: String, body: String, rest: String?) throws {
    let text = """
      import Foundation
      @MainActor var last: Data?
      @MainActor func show(_ data: Data?) {}
      @MainActor func run(_ url: URL)\(effects) {
        \(body)
      }
      """
    let found = try #require(advice(for: text).first)
    #expect(found.contains(", with what follows in it:") == (rest != nil), "\(found)")
    if let rest { #expect(found.hasSuffix("  }\n\(rest)\n}"), "\(found)") }
  }

  @Test func theMainThreadStartsATask() {
    let text = """
      import Foundation
      @MainActor func show() {
        sleep(1)
        _ = readLine()
      }
      """
    #expect(
      advice(for: text) == [
        "start a task, with what follows in it, or make the function async:\nTask {\n  try await Task.sleep(for: .seconds(1))\n  _ = readLine()\n}",
        """
        run it on a serial queue of its own, from a task:
        let readLineQueue = DispatchQueue(label: "readLine")
        Task {
          _ = await withCheckedContinuation { continuation in
            readLineQueue.async { continuation.resume(returning: readLine()) }
          }
        }
        nothing else may wait behind it: one such queue for each handle, connection or process
        """,
      ])
  }

  @Test(arguments: [
    ("text = try? String(contentsOfFile: path, encoding: .utf8)", "", "text = try? await with"),
    ("data = try? Data(contentsOf: url)", "", "data = try? await with"),
    ("items = [(try? Data(contentsOf: url)) ?? Data()]", "needs the value", "let value = "),
    ("guard let found = try? Data(contentsOf: url) else { return 0 }", "needs the value", "let found = "),
    ("return (try? Data(contentsOf: url))?.count", "needs the value", "let value = "),
    ("try? Data().write(to: url)", "", "try? await with"),
  ])
  func whatIsReadOnTheMainThreadKeepsItsPlace(_ statement: String, _ words: String, _ start: String) throws {
    let text = """
      import Foundation
      @MainActor final class Model {
        var text: String?, data: Data?, items: [Data] = []
        func show(_ url: URL, _ path: String) -> Int? {
          \(statement)
          return nil
        }
      }
      """
    let found = try #require(advice(for: text).first)
    #expect(found.contains("\nTask {\n  \(start)"), "\(found)")
    #expect(found.contains("needs the value") == !words.isEmpty, "\(found)")
  }

  @Test func anAppHasNoEventLoopToGiveAFutureOf() {
    let text = """
      import Foundation
      @MainActor final class Delegate {
        func stop(_ work: @escaping @Sendable () async -> Void) {
          let done = DispatchSemaphore(value: 0)
          Task.detached { await work(); done.signal() }
          done.wait()
        }
      }
      """
    #expect(
      advice(for: text) == [
        "let the task go on without the wait, and do in it, behind what it awaits, what stands behind the wait"
      ])
  }

  @Test func closuresThatCannotAwaitStay() {
    let text = """
      import Foundation
      final class Log: Sendable {
        func line() -> String? { readLine() }
        func next() async -> String? {
          await withCheckedContinuation { continuation in
            continuation.resume(returning: readLine())
          }
        }
        func all() async -> String? { line() }
      }
      """
    let found = advice(for: text)
    #expect(found.count == 2)
    #expect(
      found.first?.contains("\nreadLineQueue.async { continuation.resume(returning: readLine()) }\n") == true)
    // A closure that is kept has to say `self`.
    #expect(found.last?.contains("{ [self] in continuation.resume(returning: line()) }") == true)
  }

  @Test(arguments: [
    ("assert((try? Data(contentsOf: url)) != nil)", "\n\"assert\" takes no await: await before it"),
    ("check((try? Data(contentsOf: url)) != nil)", "\n\"check\" takes no await: await before it"),
    ("checkAwaited((try? Data(contentsOf: url)) != nil)", ") }) }\n}"),
    ("_ = recv(3, &bytes, bytes.count, 0)", "\nwhat others do to \"bytes\" meanwhile is lost"),
    ("var own = bytes\n    _ = recv(3, &own, own.count, 0)", "\n}\nown = changed"),
  ])
  func whatTheMoveChanges(body: String, end: String) throws {
    let text = """
      import Foundation
      func check(_ isRight: @autoclosure () -> Bool) {}
      func checkAwaited(_ isRight: @autoclosure () async -> Bool) async {}
      actor Reader {
        var bytes = [UInt8](repeating: 0, count: 64)
        func read(_ url: URL) async {
          \(body)
        }
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains(end))
    #expect(advice.contains("meanwhile is lost") == end.contains("is lost"))
  }

  /// That no await can stand there is said once.
  @Test func valuesBeforeAssertionsAreNotSaidTwice() throws {
    let text = """
      import XCTest
      func read() -> String { readLine() ?? "" }
      func testCount() async { XCTAssertEqual(1 + read().count, 3); XCTAssertTrue(true) }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains("before the statement, which takes \"value\" then"))
    #expect(!advice.contains("takes no await"))
  }

  /// What has a place in a closure is put there.
  @Test(arguments: [
    ("gate.wait()\ndefer { gate.signal() }\ncount += 1", ":\ngate.withLock { count += 1 }"),
    ("self.gate.wait()\nlet old = count\nself.gate.signal()\nprint(old)", ":\nlet old = self.gate.withLock { count }"),
    ("gate.wait()\ndefer { gate.signal() }\nreturn print(count)", ":\nreturn gate.withLock { print(count) }"),
    ("gate.wait()\nif count > 3 { return }\ngate.signal()", "awaits nothing"),
    ("gate.wait()\nlet old = count\ncount += 1\ngate.signal()\nprint(old)", "awaits nothing"),
  ])
  func locksTakeTheStatementsOfSemaphores(body: String, end: String) {
    let text = """
      import Foundation
      final class Counter {
        let gate = DispatchSemaphore(value: 1)
        var count = 0
        func next() async {
          \(body)
        }
      }
      """
    let found = advice(for: text)
    #expect(found.count == 1 && found[0].hasSuffix(end), "\(found)")
  }

  /// A semaphore that guards a section has nobody else who would resume a continuation.
  @Test(arguments: [
    ("gate.wait()\n    defer { gate.signal() }\n    count += 1", "the semaphore guards what stands up to its signal"),
    ("self.gate.wait()\n    count += 1\n    gate.signal()", "the semaphore guards what stands up to its signal"),
    ("gate.wait()\n    other.signal()", "resume a continuation where the semaphore is signalled"),
    ("DispatchQueue(label: \"a\").async { self.gate.signal() }\n    gate.wait()", "resume a continuation where"),
  ])
  func semaphoresUsedAsLocks(body: String, start: String) throws {
    let text = """
      import Dispatch
      final class Counter {
        let gate = DispatchSemaphore(value: 1)
        let other = DispatchSemaphore(value: 1)
        var count = 0
        func next() async {
          \(body)
        }
      }
      """
    #expect(try #require(advice(for: text).first).hasPrefix(start))
  }
}
