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

  /// `noasync` says what to use instead; arguments with defaults may be missing there.
  @Test(arguments: [
    ("wait()", "func get() async -> Int { 1 }", "await get()"),
    ("Future().wait()", "", "await Future().get()"),
    ("Future()\n    .wait()", "", "await Future().get()"),
    ("wait()", "func get() -> Int { 1 }", nil),
    ("wait()", "func get(_ index: Int) async -> Int { 1 }", nil),
  ])
  func whatNoasyncNamesIsAwaited(call: String, other: String, code: String?) throws {
    let text = """
      import Dispatch
      @available(*, noasync, message: "blocks", renamed: "get()")
      func wait(file: StaticString = #file, line: UInt = #line) -> Int { DispatchGroup().wait(); return 1 }
      \(other)
      struct Future {
        @available(*, noasync, renamed: "Future.get()")
        func wait() -> Int { DispatchGroup().wait(); return 1 }
        func get() async -> Int { 1 }
      }
      func run() async { _ = \(call) }
      """
    let found = try #require(advice(for: text, contexts: [.async]).last)
    #expect(code.map { found.contains("\n\($0)") } ?? !found.contains("get()"), "\(found)")
  }

  @Test(arguments: [
    ("", "\"with\" takes no async closure: give it an overload that does, or await before it"),
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
    #expect(advice.contains("\nlet value = await withCheckedContinuation"), "\(advice)")
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
    (
      "final class A { deinit { read() } }",
      "\"A.deinit\" calls \"read()\" too, and does not await: keep a synchronous function for it"
    ),
    (
      "func later(_ body: @escaping () -> Void) {}\nfunc other() { later { read() } }",
      "a closure in \"other()\" calls \"read()\" too, and does not await: keep a synchronous function for it"
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

  /// Each of them, and not the first alone.
  @Test func synchronousRequirementsOnTheWayChangeToo() throws {
    let text = """
      import Foundation
      protocol Store { func load() }
      protocol Shell { func run() }
      struct Files: Store {
        let shell: any Shell
        func load() { shell.run() }
      }
      struct Process: Shell { func run() { sleep(1) } }
      func run(_ store: any Store) async { store.load() }
      """
    let advice = try #require(advice(for: text).first)
    let remark = "\n\"Store.load()\" and \"Shell.run()\" have to be made async too, for all that implements them"
    #expect(advice.contains(remark), "\(advice)")
  }

  // MARK: Closures that nobody catches errors of

  /// Who waits for what the closure gives has no `try`, or a call that was none of something asynchronous.
  @Test(arguments: [
    ("await withTaskCancellationHandler { sleep(1) } onCancel: {}", "try? await Task.sleep(for: .seconds(1))", ""),
    (
      "await Task { sleep(1) }.value", "try? await Task.sleep(for: .seconds(1))",
      "\na \"Task\" is no way off the pool"
    ),
    (
      "await withCheckedContinuation { given in\nsleep(1)\ngiven.resume()\n}",
      "try await Task.sleep(for: .seconds(1))", "\n\"withCheckedContinuation\" takes no async closure"
    ),
    (
      "}\nfunc wait() async {\nawait withCheckedContinuation { given in\nsleep(1)\ngiven.resume()\n}",
      "try? await Task.sleep(for: .seconds(1))", "\n\"withCheckedContinuation\" takes no async closure"
    ),
    (
      "try await Task {\nsleep(1)\ntry check()\n}.value", "try await Task.sleep(for: .seconds(1))",
      "\na \"Task\" is no way off the pool"
    ),
    (
      "let text = { sleep(1)\nreturn \"\" }()", "try await Task.sleep(for: .seconds(1))",
      "\nthe call of the closure around it needs \"try await\" then"
    ),
  ])
  func whatClosuresThrowIsCaught(body: String, code: String, remark: String) throws {
    let text = "import Foundation\nfunc check() throws {}\nfunc run() async throws {\n\(body)\n}"
    let advice = try #require(advice(for: text).first)
    #expect(advice.hasPrefix(code + remark), "\(advice)")
  }

  // MARK: Event loops

  /// A helper is told what a direct call is, in its own words for the loop.
  @Test(arguments: [
    ("_ context: ChannelHandlerContext", "context", "context.eventLoop.scheduleTask(in: .seconds(1)) { … }", ""),
    ("", "", "eventLoop.scheduleTask(in: .seconds(1)) { … }", ", with the event loop handed on"),
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
        func load() async { files.load { \(statement) } }
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains("only the actor can use \"Store.note()\"") == isLeft, "\(advice)")
  }

  // MARK: The reported function

  /// Who calls the reported function as it is no longer compiles when that awaits, or throws.
  @Test(arguments: [
    ("func a() { work() }", "\"Store.a()\" calls \"Store.work()\" without \"await\": it has to become async too"),
    ("func a() async { work() }", "\"Store.a()\" calls \"Store.work()\" without \"await\": it has to await it then"),
    ("func a() async { work() }\nfunc b() { work() }", "\"Store.b()\" calls \"Store.work()\" without \"await\""),
    (
      "func a() { work() }\nvar b: Int { work(); return 1 }",
      "\"Store.a()\" and \"Store.b\" call \"Store.work()\" without"
    ),
    ("func a() async { await work() }\nfunc work(_ a: Int) {}\nfunc b() { work(1) }", nil),
    ("nonisolated func a() { Task { await work() } }", nil),
  ])
  func callersOfTheReportedFunctionChange(callers: String, remark: String?) throws {
    let work = "let group = DispatchGroup()\nfunc work() { group.wait() }"
    let text = "import Foundation\nactor Store {\n\(work)\n\(callers)\n}"
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains("in \"Store.work()\", made async"), "\(advice)")
    #expect(remark.map(advice.contains) ?? !advice.contains("without"), "\(advice)")
  }

  @Test func callersOfWhatThrowsNowHandleIt() throws {
    let text = """
      import Foundation
      func work() async { usleep(10) }
      func a() async { await work() }
      func b() { Task { await work() } }
      """
    let advice = try #require(advice(for: text).first)
    #expect(
      advice.hasSuffix("\n\"a()\" and \"b()\" call \"work()\" without \"try\": they have to handle the error then"),
      "\(advice)")
  }

  /// They cannot await in a closure that is none for that.
  @Test func whoCallsInSynchronousClosuresIsTold() throws {
    let text = """
      import Foundation
      actor Store {
        var all = [2, 1]
        func work(_ number: Int) -> Int { sleep(1); return number }
        func a() async -> [Int] { all.map { work($0) } }
        func b() async throws -> [Int] { all.map(work) }
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(
      advice.contains(
        """

        "Store.a()" and "Store.b()" call "Store.work(_:)" without "try await": they have to await it then, and to handle the error
        "map" in "Store.a()" takes no async closure: await before it, or in a loop
        "map" in "Store.b()" takes no async closure: await before it, or in a loop

        """), "\(advice)")
  }

  /// A helper that awaits is awaited.
  @Test func whoCallsAHelperOnAnActorBecomesAsync() throws {
    let text = """
      import Foundation
      func wait() { usleep(10) }
      actor Store {
        func work() { wait() }
        func more() { work() }
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(
      advice.hasSuffix(
        """
        "Store.work()" has to become async, and to throw that too or to catch it
        "Store.more()" calls "Store.work()" without "await": it has to become async too
        """), "\(advice)")
  }

  // MARK: Libraries

  /// What answers a library stays synchronous: by its protocol, or by one that this refines.
  @Test(arguments: [
    ("Comparable {\nstatic func < (a: A, b: A) -> Bool", "a < a", "<"),
    ("Hashable {\nstatic func == (a: A, b: A) -> Bool", "a == a", "=="),
    ("Decodable {\ninit() {}\ninit(from other: any Decoder) throws", "try? A(from: other)", "A.init(from:)"),
    ("Codable {\nfunc encode(to other: any Encoder) throws", "try? a.encode(to: other)", "A.encode(to:)"),
    ("LosslessStringConvertible {\nvar description: String", "a.description", "A.description"),
    ("Hashable {\nfunc hash(into other: inout Hasher)", "a.hash(into: &other)", "A.hash(into:)"),
    ("Hashable {\nfunc hash(_ other: Int) -> Int", "a.hash(1)", nil),
    ("Codable {\nfunc encode(with other: Int)", "a.encode(with: other)", nil),
    ("{\nvar description: String", "a.description", nil),
  ])
  func requirementsOfLibrariesStay(head: String, use: String, name: String?) throws {
    let advice = try #require(
      advice(
        for:
          "import Dispatch\nstruct A: \(head) { DispatchGroup().wait()\nreturn }\n}\nfunc run(_ a: A) async { _ = \(use) }"
      )
      .first)
    let remark = name.map { "\n\"\($0)\" answers a library, which does not await it" }
    #expect(advice.hasPrefix("as a bridge") == (name != nil), "\(advice)")
    #expect(remark.map(advice.hasSuffix) ?? !advice.contains("answers a library"), "\(advice)")
  }

  // MARK: Errors

  /// What stands before the call counts, not what stands before the call whose closure it stands in.
  @Test(arguments: [
    ("clients.forEach { try? $0.syncShutdown() }", "try? await $0.shutdown()\n"),
    ("clients.forEach { try! $0.syncShutdown() }", "try! await $0.shutdown()\n"),
    ("try? clients.forEach { try $0.syncShutdown() }", "try await $0.shutdown()\n"),
    ("clients.forEach { try? stop($0) }", "await the async overload of \"stop(_:)\":\ntry? await stop($0)\n"),
  ])
  func errorsAreHandledInTheClosure(statement: String, expected: String) throws {
    let text = """
      import AsyncHTTPClient
      func stop(_ client: HTTPClient) throws { try client.syncShutdown() }
      func stop(_ client: HTTPClient) async throws { try await client.shutdown() }
      func run(_ clients: [HTTPClient]) async {
        \(statement)
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.hasPrefix(expected), "\(advice)")
  }

  /// A result says which errors it may hold.
  @Test(arguments: [("AppError", true), ("any Error", false)])
  func failuresHaveTheErrorsOfTheirResult(type: String, isKept: Bool) throws {
    let text = """
      enum AppError: Error { case io }
      func helper() throws(AppError) -> Int { if readLine() == nil { throw .io }; return 1 }
      func run() async -> Result<Int, \(type)> {
        do { return .success(try helper()) } catch { return .failure(error) }
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains("() throws(AppError) in try helper() }") == isKept, "\(advice)")
    #expect(!advice.contains("what is caught"), "\(advice)")
  }

  /// What a clause leaves over, a function that throws any error throws on.
  @Test func errorsThatGoFurtherNeedNoType() throws {
    let text = """
      enum AppError: Error { case io }
      func helper() throws(AppError) { if readLine() == nil { throw .io } }
      func run() async throws { do { try helper() } catch AppError.io { print(1) } }
      """
    let advice = try #require(advice(for: text).first)
    #expect(!advice.contains("what is caught"), "\(advice)")
  }

  /// Where the type of an error is known, code counts on it that does not compile for any error: it is kept where it is what a helper throws.
  @Test(arguments: [
    ("helper()", "catch { switch error { case .io: print(1) } }", Self.kept),
    ("helper()", "catch { note(error) }", Self.kept), ("helper()", "catch .io { print(1) }", Self.kept),
    ("helper()", "catch AppError.io { print(1) }", Self.kept), ("wait()", "catch { note(error) }", Self.lost),
    ("helper()", "catch let failure { print(failure.code) }", Self.kept),
    ("helper()", "catch { print(error, error.localizedDescription) }", nil),
    ("helper()", "catch AppError.io { print(1) } catch {}", nil), ("any()", "catch { print(error) }", nil),
    ("helper()", "catch { switch error { case AppError.io: print(1); default: print(2) } }", nil),
    ("helper()", "catch { switch error { case AppError.io: print(1) } }", Self.kept),
    ("helper()", "catch { give(.failure(error)) }", Self.kept),
    ("typed()", "catch { give(.failure(error)) }", Self.lost),
    ("helper()", "catch { giveAny(.failure(error)) }", nil), ("any()", "catch { giveAny(.failure(error)) }", nil),
  ])
  func errorsLoseTheirTypes(call: String, clauses: String, part: String?) throws {
    let text = """
      import Foundation
      enum AppError: Error { case io; var code: Int { 1 } }
      func helper() throws(AppError) { if readLine() == nil { throw .io } }
      func wait() throws(AppError) { usleep(10) }; func any() throws { _ = readLine() }; func typed() throws(AppError) {}
      func note(_ error: AppError) {}; func give(_ result: Result<Void, AppError>) {}
      func giveAny(_ result: Result<Void, any Error>) {}
      func run() async { do { \(call == "typed()" ? "sleep(1); " : "")try \(call) } \(clauses) }
      """
    let advice = try #require(advice(for: text).first)
    for said in [Self.kept, Self.lost] { #expect(advice.contains(said) == (part == said), "\(advice)") }
  }

  private static let kept = "Result { () throws(AppError) in try helper() }"
  private static let lost = "\nwhat is caught is \"any Error\" then"
}
