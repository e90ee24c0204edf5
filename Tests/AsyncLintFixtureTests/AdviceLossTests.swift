import Testing

/// What is lost where advice is followed as it stands, and is said below its code.
struct AdviceLossTests {
  // MARK: The task and the thread

  /// A queue's thread has no task, and is isolated to nothing.
  @Test(arguments: [
    ("if Task.isCancelled { return }", "\"Task.isCancelled\" in \"helper()\" is always false there"),
    ("try Task.checkCancellation()", "\"Task.checkCancellation()\" in \"helper()\" never throws there: check before"),
    ("print(Task.currentPriority)", "\"Task.currentPriority\" in \"helper()\" is not the task's there"),
    ("withUnsafeCurrentTask { print($0 == nil) }", "\"withUnsafeCurrentTask\" in \"helper()\" finds no task there"),
    ("print(Log.name)", "\"Log.name\" in \"helper()\" has only its default value there: read it before"),
    (
      "let text = MainActor.assumeIsolated { Model.text }", "\"assumeIsolated\" in \"helper()\" stops the program there"
    ),
    ("dispatchPrecondition(condition: .onQueue(.main))", "\"dispatchPrecondition\" in \"helper()\" stops the program"),
    ("Task { print(Task.isCancelled, Log.name) }", nil), ("let isCancelled = true; print(isCancelled)", nil),
    ("dispatchPrecondition(condition: .notOnQueue(.main))", nil), ("print(Log.other)", nil),
  ])
  func helpersLoseTheirTask(statement: String, remark: String?) throws {
    let text = """
      import Foundation
      enum Log { @TaskLocal static var name = ""; static let other = "" }
      @MainActor enum Model { static let text = "" }
      func helper() throws {
        \(statement)
        let text = try String(contentsOfFile: "a", encoding: .utf8)
        print(text)
      }
      func run() async throws { try helper() }
      """
    let advice = try #require(advice(for: text).first)
    #expect(remark.map(advice.contains) ?? advice.hasSuffix("}"), "\(advice)")
  }

  @Test func whatIsMovedLosesItsTaskToo() throws {
    let text = """
      import Foundation
      enum Log { @TaskLocal static var name = "" }
      func run() async throws -> String { try String(contentsOfFile: Log.name, encoding: .utf8) }
      """
    #expect(
      try #require(advice(for: text).first).hasSuffix(
        "\n\"Log.name\" has only its default value there: read it before, and hand it in"))
  }

  /// A closure that asks for its task is not moved, also within a task's.
  @Test(arguments: [
    "withUnsafeCurrentTask { if $0 != nil { load() } }", "Task { withUnsafeCurrentTask { if $0 != nil { load() } } }",
    "Task { check { if !Task.isCancelled { load() } } }",
  ])
  func closuresThatAskForTheirTaskStay(call: String) throws {
    let text = """
      func load() { _ = readLine() }
      func check(_ body: () -> Void) { body() }
      func run() async { \(call) }
      """
    let advice = try #require(advice(for: text, contexts: [.async]).first)
    #expect(advice.contains("continuation.resume(returning: load())"), "\(advice)")
    let remark =
      call.contains("withUnsafeCurrentTask")
      ? "\"withUnsafeCurrentTask\" has to be awaited then"
      : "takes no async closure: give it an overload that does, or await before it"
    #expect(advice.contains(remark), "\(advice)")
  }

  /// An actor with a thread of its own runs what it is given for the same task.
  @Test func workersKeepTheTask() throws {
    let text = """
      import Dispatch
      func work() { if !Task.isCancelled { DispatchQueue.concurrentPerform(iterations: 3) { print($0) } } }
      func run() async { work() }
      """
    #expect(!(try #require(advice(for: text).first).contains("isCancelled")))
  }

  // MARK: What starts a wait

  /// A helper that waits for what it is given knows nothing of the start, which moves with the signal.
  @Test(arguments: [
    (
      "s.wait()",
      "resume a continuation where the semaphore is signalled; these lines take the place of the start, too:"
    ),
    ("wait(for: s)", "in place of \"wait(for:)\", which does not know what leads to the signal, resume"),
    ("pass(s)", "in place of \"pass(_:)\", which does not know what leads to the signal, resume"),
    ("more(s)", "in \"more(_:)\", made async:\nresume a continuation"),
  ])
  func semaphoresAreSignalledWhereTheyAreMade(wait: String, heading: String) throws {
    let text = """
      import Dispatch
      func wait(for semaphore: DispatchSemaphore) { semaphore.wait() }
      func pass(_ semaphore: DispatchSemaphore) { wait(for: semaphore) }
      func more(_ semaphore: DispatchSemaphore) { semaphore.wait(); print(1) }
      func run(_ queue: DispatchQueue) async {
        let s = DispatchSemaphore(value: 0)
        queue.async { print(1); s.signal() }
        \(wait)
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.hasPrefix(heading), "\(advice)")
    #expect(advice.contains("queue.async { print(1); continuation.resume() }") == !wait.hasPrefix("more"), "\(advice)")
  }

  // MARK: Locks over an await

  /// A semaphore would hold the thread in two sections as well, and no actor keeps other processes out.
  @Test func semaphoresAndFileLocksAreNoLocksInMemory() throws {
    let text = """
      import Foundation
      final class Store: @unchecked Sendable {
        let semaphore = DispatchSemaphore(value: 1)
        func work() async { semaphore.wait(); await Task.yield(); semaphore.signal() }
      }
      func work(_ file: Int32) async {
        flock(file, LOCK_EX)
        await Task.yield()
        flock(file, LOCK_UN)
      }
      """
    let found = advice(for: text)
    #expect(
      found.first?.hasPrefix("keep what the semaphore guards in an actor") == true
        && found[0].hasSuffix("let permits = Permits(1)\nawait permits.wait()"))
    #expect(
      found.last == """
        it keeps other processes out, which no actor does: run it on a serial queue of its own:
        let lockQueue = DispatchQueue(label: "lock")
        _ = await withCheckedContinuation { continuation in
          lockQueue.async { continuation.resume(returning: flock(file, LOCK_EX)) }
        }
        nothing else may wait behind it: one such queue for each file
        """)
  }

  // MARK: Functions that change

  @Test(arguments: [
    (
      "count: Int = load()", "run()",
      "no default argument can await: hand the value on at the call, as \"count: await load()\""
    ),
    ("_ count: Int = load()", "run()", "hand the value on at the call, as \"await load()\""),
    ("_ count: Int = load()", "more()", "no default argument can await: hand the value on at the call\n"),
  ])
  func defaultsAreHandedOnAtTheCall(parameter: String, call: String, remark: String) throws {
    let text = """
      import Dispatch
      func load() -> Int { DispatchGroup().wait(); return 1 }
      func run(\(parameter)) -> Int { count }
      func more() -> Int { run() }
      func start() async { print(\(call)) }
      """
    let advice = try #require(advice(for: text).first)
    #expect("\(advice)\n".contains(remark), "\(advice)")
  }

  /// Nothing but what their arguments throw may be thrown by functions that rethrow.
  @Test(arguments: [
    ("async rethrows", "await run {}", "in \"run(_:)\", made \"throws\" in place of \"rethrows\":\n"),
    ("rethrows", "run {}", "in \"run(_:)\", made \"async throws\" in place of \"rethrows\":\n"),
  ])
  func functionsThatRethrowThrow(effects: String, call: String, heading: String) throws {
    let text = """
      import Foundation
      func run(_ body: () throws -> Void) \(effects) { usleep(10); try body() }
      func start() async { \(call) }
      """
    #expect(try #require(advice(for: text).first).hasPrefix(heading))
  }

  // MARK: Recipes

  @Test func runLoopsAndGatesSayWhatTheyNeed() {
    let text = """
      import Foundation
      func a() async throws { RunLoop.current.run(until: Date() + 1) }
      func b() async { RunLoop.main.run() }
      final class Flag: @unchecked Sendable { var isSet = false
      func wait() async { while !isSet { usleep(1000) } } }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.count == 3)
    #expect(found.first?.hasPrefix("what the run loop served, timers and sources, is not called meanwhile:") == true)
    #expect(found.dropFirst().first?.hasPrefix("\"events\" stands for an AsyncStream, which is fed where") == true)
    #expect(found.last?.hasSuffix("\nlet gate = Gate()\nawait gate.wait()") == true)
  }

  /// What the program says of a library's type wins.
  @Test(arguments: [("", true), ("extension Connection: @unchecked Sendable {}", false)])
  func classesOfLibrariesStay(line: String, isSaid: Bool) throws {
    let text = "import SQLite\n\(line)\nfunc run(_ c: Connection) async throws { try c.execute(\"a\") }"
    #expect(try #require(advice(for: text).first).contains("\"c\" is not Sendable") == isSaid)
  }
}
