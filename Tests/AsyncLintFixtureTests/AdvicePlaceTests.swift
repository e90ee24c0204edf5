import Testing

/// In which function of a chain of calls the advice is to be followed, and what it says of those who call that function too.
struct AdvicePlaceTests {
  // MARK: Overloads

  /// What has an async overload is awaited, and not made async once more.
  @Test(arguments: [
    (
      "func run() async throws { try Runner.start(\"a\") }",
      "await the async overload of \"Runner.start(_:)\":\ntry await Runner.start(\"a\")"
    ),
    (
      "func run() async throws { try prepare() }\nfunc prepare() throws { try Runner.start(\"a\") }",
      "in \"prepare()\", made async, await the async overload of \"Runner.start(_:)\":\ntry await Runner.start(\"a\")"
    ),
    (
      "func run() async throws { Runner().stopSync() }",
      "await \"Runner.stop()\", which is async:\nawait Runner().stop()"
    ),
    (
      "func run() async throws { try? Runner.start(\"a\") }",
      "await the async overload of \"Runner.start(_:)\":\ntry? await Runner.start(\"a\")"
    ),
  ])
  func overloadsAreAwaited(calls: String, expected: String) {
    let text = """
      import Dispatch
      struct Runner {
        static func start(_ name: String) throws { DispatchGroup().wait() }
        static func start(_ name: String) async throws {}
        static func start(_ number: Int) async throws {}
        func stopSync() { DispatchGroup().wait() }
        func stop() async {}
      }
      \(calls)
      """
    #expect(advice(for: text) == [expected])
  }

  /// A function of other types is no overload, nor is the function itself that calls its own synchronous one, nor what it implements.
  @Test(arguments: [
    "struct Runner { func stop(_ a: Int) { g.wait() }\nfunc stop(_ a: String) async {} }\nfunc run() async { Runner().stop(1) }",
    "struct Runner { func stop() { g.wait() }\nfunc stop() async { let stop: () -> Void = self.stop\nstop() } }",
    "protocol Stopping { func stop() async }\nstruct Runner: Stopping { func stop() { g.wait() } }\nfunc run() async { Runner().stop() }",
    "func stop() -> Int { g.wait(); return 1 }\nfunc stop() async -> String { \"\" }\nfunc run() async { let _: Int = stop() }",
    "func stop(_ a: Int = 1) { g.wait() }\nfunc stop(_ a: Int) async {}\nfunc run() async { stop() }",
    "func stop() { g.wait() }\nfunc halt() { stop() }\nfunc stop() async { halt() }",
  ])
  func otherFunctionsAreNoOverloads(text: String) {
    let found = advice(for: "import Dispatch\nlet g = DispatchGroup()\n" + text)
    #expect(found.allSatisfy { !$0.contains("overload") }, "\(found)")
  }

  @Test(arguments: [
    ("", "\"with\" takes no async closure: await before it, or in a loop"),
    ("func with(_ body: (Int) async throws -> Void) async throws { try await body(1) }", nil),
    ("func with<R>(_ body: (Int) async throws -> R) async throws -> R { try await body(1) }", nil),
  ])
  func closuresOfOverloadsMaySuspend(overload: String, remark: String?) throws {
    let text = """
      import Dispatch
      func with(_ body: (Int) throws -> Void) throws { try body(1) }
      \(overload)
      func check(_ number: Int) { DispatchGroup().wait() }
      func run() async throws { try with { number in check(number) } }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.hasSuffix(remark ?? "\"with\" has to be awaited then"), "\(advice)")
  }

  // MARK: The step that is moved

  /// Of what cannot be taken along the first step is changed that can.
  @Test func theNearestStepIsMoved() {
    let text = """
      import Foundation
      struct Loader: Sendable {
        func load(_ path: String) throws -> [UInt8] { try read(path) }
        func read(_ path: String) throws -> [UInt8] { try Array(Data(contentsOf: URL(fileURLWithPath: path))) }
      }
      final class State {
        let loader = Loader()
        var count = 0
        func root() throws -> [UInt8] { try loader.load("a") }
      }
      func run(_ state: State) async throws { print(try state.root()) }
      """
    #expect(
      advice(for: text) == [
        """
        in "State.root()", made async, run it on a serial queue, made once:
        let ioQueue = DispatchQueue(label: "io")
        try await withCheckedThrowingContinuation { continuation in
          ioQueue.async { [loader] in continuation.resume(with: Result { try loader.load("a") }) }
        }
        """
      ])
  }

  /// An async requirement is called by a closure of no queue: what meets it has to change.
  @Test func whatMeetsAnAsyncRequirementChanges() throws {
    let text = """
      import Foundation
      protocol Store: Sendable { func load() async throws -> Data }
      struct Files: Store { func load() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: "a")) } }
      func run(_ store: any Store) async throws { print(try await store.load()) }
      """
    #expect(
      try #require(advice(for: text).first).hasPrefix("in \"Files.load()\", made async, run it on a serial queue"))
  }

  /// Where a lock is held nothing is awaited.
  @Test(arguments: [
    ("lock.lock()\ndefer { lock.unlock() }\nread()", true), ("lock.withLock { read() }", true),
    ("lock.lock()\nlock.unlock()\nread()", false),
  ])
  func nothingIsAwaitedUnderALock(body: String, isLocked: Bool) throws {
    let text = """
      import Foundation
      final class Store {
        let lock = NSLock()
        func read() { DispatchGroup().wait() }
        func load() {
      \(body)
        }
      }
      func run(_ store: Store) async { store.load() }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.hasPrefix("as a bridge, run it on a serial queue") == isLocked, "\(advice)")
    #expect(
      advice.hasSuffix("\"Store.load()\" holds a lock there, and nothing should be awaited meanwhile") == isLocked)
  }

  @Test func defaultArgumentsOfInitializersAreGiven() throws {
    let text = """
      import Foundation
      struct Registry: Sendable {
        static var path: String { try! String(contentsOfFile: "a", encoding: .utf8) }
        static var forTests: Registry { print(path); return Registry() }
      }
      class Base { init(registry: Registry = .forTests) async {} }
      final class Derived: Base { init() async { await super.init() } }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains(", before the statement, and hand it on as \"registry\":"), "\(advice)")
    #expect(advice.contains("continuation.resume(returning: Registry.forTests)"))
    #expect(!advice.contains("super"))
  }

  // MARK: Others who call the function

  @Test(arguments: [
    (
      "struct A { init() { read() } }",
      "\"A.init()\" calls \"read()\" too, and does not await: keep a synchronous function for it"
    ),
    (
      "func command() { read() }",
      "\"command()\" calls \"read()\" too, and does not await: keep a synchronous function for it"
    ),
    (
      "func one() { read() }\nfunc two() { read() }\nfunc three() { read() }",
      "\"one()\", \"two()\" and others call \"read()\" too, and do not await: keep a synchronous function for them"
    ),
  ])
  func whoCannotAwaitIsNamed(callers: String, remark: String) {
    let text = "import Foundation\nfunc read() { sleep(1) }\nfunc run() async throws { read() }\n\(callers)"
    #expect(
      advice(for: text) == [
        "in \"read()\", made \"async throws\":\ntry await Task.sleep(for: .seconds(1))\n\(remark) beside the async one"
      ])
  }

  @Test func whoAwaitsIsNot() {
    let text = "import Foundation\nfunc read() { sleep(1) }\nfunc run() async { read() }\nfunc other() async { read() }"
    #expect(advice(for: text).allSatisfy { !$0.contains("synchronous") })
  }

  @Test func synchronousRequirementsChangeToo() throws {
    let text = """
      import Foundation
      protocol Store { func load() }
      struct Files: Store { func load() { sleep(1) } }
      func run(_ store: any Store) async { store.load() }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.hasSuffix("\n\"Store.load()\" has to be made async too, for all that implements it"), "\(advice)")
  }

  // MARK: Event loops

  /// A helper is told what a direct call is, in its own words for the loop.
  @Test(arguments: [
    ("_ context: ChannelHandlerContext", "context", "context.eventLoop.scheduleTask(in: .seconds(Int64(1))) { … }", ""),
    ("", "", "eventLoop.scheduleTask(in: .seconds(Int64(1))) { … }", ", with the event loop handed on"),
  ])
  func helpersOnEventLoopsSchedule(parameter: String, argument: String, code: String, words: String) throws {
    let text = """
      import Foundation
      import NIOCore
      final class Handler: ChannelInboundHandler {
        typealias InboundIn = Int
        func pause(\(parameter)) { sleep(1) }
        func channelRead(context: ChannelHandlerContext, data: NIOAny) { pause(\(argument)) }
      }
      """
    let advice = try #require(advice(for: text).first)
    let beginning = parameter.isEmpty ? "Handler.pause()" : "Handler.pause(_:)"
    #expect(advice == "in \"\(beginning)\", an event loop cannot wait, so go on in a callback\(words):\n\(code)")
  }

  // MARK: Actors

  /// `await self.note()` in a task goes to the actor by itself.
  @Test(arguments: [("Task { await self.note() }", false), ("self.note()", true)])
  func tasksOfAClosureReachTheActor(statement: String, isLeft: Bool) throws {
    let text = """
      import Foundation
      final class Files: Sendable {
        func load(_ done: @Sendable () -> Void) { pause() }
        func pause() { sleep(1) }
      }
      actor Store {
        let files = Files()
        func note() {}
        func load() { files.load { \(statement) } }
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains("only the actor can use \"Store.note()\"") == isLeft, "\(advice)")
  }
}
