import Testing

/// Advice for code that waits for tasks, and for code in tasks that others wait for.
struct AdviceTasksTests {
  private static let head = """
    import Foundation
    \(declaredQueues)
    final class Out<T>: @unchecked Sendable { var value: T?; init() {} }
    func runBlocking<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) throws -> T {
      let semaphore = DispatchSemaphore(value: 0)
      let out = Out<Result<T, any Error>>()
      Task {
        do { out.value = .success(try await body()) } catch { out.value = .failure(error) }
        semaphore.signal()
      }
      semaphore.wait()
      return try out.value!.get()
    }
    func wait(for body: @escaping @Sendable () async throws -> Void) {
      let semaphore = DispatchSemaphore(value: 0)
      Task { try await body(); semaphore.signal() }
      semaphore.wait()
    }
    func fetch(_ id: Int) async throws -> String { "\\(id)" }
    struct Table: Sendable { subscript(index: Int) -> Int { readLine()?.count ?? index } }

    """

  /// What a closure does that a task is started with can be awaited by those who wait for the task.
  @Test func closuresOfBridgesAreAwaited() throws {
    try AdviceExtentTests().expectToCompile(
      Self.head,
      [
        "func a(_ id: Int) async throws { print(«try runBlocking { try await fetch(id) }») }\n",
        "func b(_ id: Int) async -> Int { let text = «try? runBlocking { try await fetch(id) }»; return text?.count ?? 0 }\n",
        "func c(_ id: Int) async throws -> Int {\n«try runBlocking { () async throws in\n  let name = try await fetch(id)\n  return name.count\n}»\n}\n",
        "func d() async { «wait { try await Task.sleep(for: .seconds(1)) }» }\n",
        "func e() async { «wait { await Task.yield() }» }\n",
        "func f() async {\n«wait {\n  await Task.yield()\n  print(1)\n}»\n}\n",
        "func g() async { «wait { try? await Task.sleep(for: .seconds(1)) }» }\n",
      ])
  }

  @Test func closuresOfBridgesAreAwaitedInHelpers() {
    let text = """
      func name(_ id: Int) throws -> String { try runBlocking { try await fetch(id) } }
      func show() async throws { print(try name(1)) }
      """
    let found = advice(for: Self.head + text, contexts: [.async])
    let expected = """
      in "name(_:)", made async, await what the closure of "runBlocking(_:)" does in place of the call:
      try await fetch(id)
      """
    #expect(found == [expected])
  }

  /// The errors of a task that nobody asked for stay where they are.
  @Test(arguments: [
    ("let job = Task { try await Task.sleep(for: .seconds(1)); done.signal() }", "_ = await job.result"),
    ("let job = Task { await Task.yield(); done.signal(); return }", "await job.value"),
    ("Task { if Bool.random() { return }; done.signal() }", "await task.value"),
    (
      "Task { do { try await Task.sleep(for: .seconds(1)) } catch {}; done.signal() }",
      "do { try await Task.sleep(for: .seconds(1)) } catch {}"
    ),
    ("Task.detached(priority: .high) { defer { done.signal() }; await Task.yield() }", "await Task.yield()"),
    ("Task { @MainActor in await Task.yield(); done.signal() }", "await task.value"),
    ("for _ in 0..<2 { Task { done.signal() } }", "await withTaskGroup(of: Void.self) { group in"),
  ])
  func tasksAreAwaited(start: String, code: String) throws {
    let text = """
      import Foundation
      func run() async {
        let done = DispatchSemaphore(value: 0)
        \(start)
        done.wait()
      }
      """
    let lines = try #require(advice(for: text, contexts: [.async]).first).split(separator: "\n")
    #expect(lines.count > 1 && lines[1] == code, "\(lines)")
    #expect(lines[0].contains("name the task") == (code == "await task.value"), "\(lines)")
  }

  /// Who awaits the value of a task without "try" would have to handle the errors of what is new in it.
  @Test func tasksWhoseValueIsAwaitedStayWithoutErrors() throws {
    try AdviceExtentTests().expectToCompile(
      Self.head,
      [
        "func a() async {\nlet job = Task { «sleep(1)»; return }\nawait job.value\n}\n",
        "func b() async -> Int {\nlet job = Task.detached { «usleep(1)»; return 2 }\nreturn await job.value\n}\n",
        "func c() async throws {\nlet job = Task { «sleep(1)»; _ = try await fetch(1) }\ntry await job.value\n}\n",
        "func d() async {\nlet job = Task { «sleep(1)»; return }\nawait withTaskCancellationHandler { await job.value } onCancel: { job.cancel() }\n}\n",
      ])
  }

  /// A task's value has no limit of time, as the wait for it has.
  @Test(arguments: [
    ("_ = ", "", "Task { await Task.yield(); «done.signal()» }"),
    (
      "if ", " == .timedOut { return }",
      "Task {\ndo { _ = try await fetch(1); «done.signal()» } catch { «done.signal()» }\n}"
    ),
    (
      "let isInTime = ", " == .success\nprint(isInTime)",
      "let job = Task.detached { await Task.yield(); «done.signal()» }"
    ),
  ])
  func waitsForTasksKeepTheirLimit(before: String, behind: String, start: String) throws {
    let head = "func run() async {\nlet done = DispatchSemaphore(value: 0)\n"
    let text = head + start.replacing(/[«»]/, with: "") + "\n\(before)done.wait(timeout: .now() + 5)\(behind)\n}\n"
    let found = try #require(advice(for: Self.head + text, contexts: [.async]).first)
    let lines = found.split(separator: "\n").map(String.init)
    #expect(lines[0].hasSuffix("the others take the place of the start:"), "\(found)")
    let wait = try #require(lines.last)
    #expect(lines.contains { $0.hasPrefix("DispatchQueue(label: \"limit\")") && $0.contains(".now() + 5") }, "\(found)")
    let pasted = "\(head)\(lines.dropFirst().dropLast().joined(separator: "\n"))\n\(before)\(wait)\(behind)\n}\n"
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: Self.head + pasted))
  }

  @Test func helpersThatWaitForTasksKeepTheirLimit() throws {
    let text = """
      func bridge() {
        let done = DispatchSemaphore(value: 0)
        Task { _ = try? await fetch(1); done.signal() }
        _ = done.wait(timeout: .now() + 5)
      }
      func run() async { bridge() }
      """
    let found = try #require(advice(for: Self.head + text, contexts: [.async]).first)
    #expect(found.hasPrefix("in \"bridge()\", made async:\na stream gives what is first"), "\(found)")
    #expect(found.contains("Task { _ = try? await fetch(1); end.yield(.success) }"), "\(found)")
  }

  // MARK: Loops

  /// There may be nobody who could tell what a function is asked for.
  @Test func loopsThatAskFunctionsGoOnAsking() throws {
    try AdviceExtentTests().expectToCompile(
      Self.head,
      [
        "func a(until done: @Sendable () async -> Bool) async throws {\nwhile await !done() { «usleep(100)» }\n}\n",
        "func b(_ path: String) async throws {\nwhile !FileManager.default.fileExists(atPath: path) { «sleep(1)» }\n}\n",
        "func c(_ flag: @Sendable () -> Bool) async throws {\nlet end = Date() + 2\nwhile Date() < end {\nif flag() { return }\n«usleep(10)»\n}\n}\n",
        "func d(_ flag: @Sendable () -> Bool) async throws {\nrepeat { «sleep(1)» } while !flag()\n}\n",
      ])
  }

  @Test(arguments: [
    ("!flag.isSet", false), ("!flag.lock.withLock({ flag.isSet })", false),
    ("!flag.lock.withLock { flag.isSet }", false),
    ("!flag.isSet, Date() < Date(timeIntervalSinceNow: 2)", false), ("!flag.check()", true),
    ("!flag.isSet, !flag.check()", true),
  ])
  func loopsThatAskFlagsGetAGate(condition: String, isAsked: Bool) throws {
    let text = """
      import Foundation
      final class Flag { var isSet = false; let lock = NSLock(); func check() -> Bool { isSet } }
      func run(_ flag: Flag) async throws { while \(condition) { usleep(1) } }
      """
    let advice = try #require(advice(for: text, contexts: [.async]).first)
    #expect(advice.contains("actor Gate {") != isAsked, "\(advice)")
    #expect(advice.hasPrefix("try await Task.sleep(for: .microseconds(1))\nwhere the program itself") == isAsked)
  }

  /// An object of a library tells of itself what the program cannot set, and the clock nothing else.
  @Test(arguments: [
    ("while process.isRunning, Date() < limit { usleep(1) }", true),
    ("while process.isRunning && Date() < limit { usleep(1) }", true), ("while !thread.isFinished { usleep(1) }", true),
    ("while Date() < limit { usleep(1) }", nil), ("while true { if Date() > limit { break }; usleep(1) }", nil),
    ("while process.isQuiet { usleep(1) }", false), ("while queue.isEmpty { usleep(1) }", false),
    ("while queue.isEmpty && Date() < limit { usleep(1) }", false),
  ])
  func loopsThatAskObjectsOrTheClockGoOn(loop: String, isObject: Bool?) throws {
    let text = """
      import Foundation
      extension Process { var isQuiet: Bool { false } }
      func run(_ process: Process, _ thread: Thread, _ limit: Date, _ queue: [Int]) async throws { \(loop) }
      """
    let advice = try #require(advice(for: text, contexts: [.async]).first)
    let sleep = "try await Task.sleep(for: .microseconds(1))"
    let object =
      "\nwhat the object calls when that changes, as the \"terminationHandler\" of a process, can feed an AsyncStream instead"
    switch isObject {
    case true?: #expect(advice == sleep + object)
    case nil: #expect(advice == sleep)
    case false?: #expect(advice.contains("actor Gate {"), "\(advice)")
    }
  }

  // MARK: Moved starts

  /// Whatever ends the lines and indents them, and as far as somebody would read it, the start is put in.
  @Test(arguments: [("\t", "\n", 20), ("  ", "\r\n", 6), (" \t ", "\n", 2), ("    ", "\n", 30)])
  func startsOfAnyStyleMove(indentation: String, end: String, count: Int) throws {
    let lines = (0..<count).map { "print(\($0))" } + ["semaphore.signal()"]
    let text = [
      "import Foundation", "func load(_ done: @escaping @Sendable () -> Void) { done() }", "func run() async {",
      "\(indentation)let semaphore = DispatchSemaphore(value: 0)", "\(indentation)load {",
    ]
    let code =
      text + lines.map { indentation + indentation + $0 } + [
        "\(indentation)}", "\(indentation)semaphore.wait()", "}", "",
      ]
    let advice = try #require(advice(for: code.joined(separator: end), contexts: [.async]).last)
    let moved = (lines.dropLast() + ["continuation.resume()"])
    // Four columns for a tab; the brace stands where the statement stands.
    let columns = indentation.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
    let start =
      count < 24
      ? "load {\n" + moved.map { "  " + String(repeating: " ", count: columns) + $0 + "\n" }.joined() + "  }"
      : "…  // the start, with \"continuation.resume()\" in place of the signal"
    #expect(
      advice == """
        resume a continuation where the semaphore is signalled; these lines take the place of the start, too:
        await withCheckedContinuation { continuation in
          \(start)
        }
        """)
  }

  /// A `defer` says nothing of the continuation's type.
  @Test func deferredSignalsNameTheContinuation() throws {
    let text = """
      import Foundation
      func load(_ done: @escaping @Sendable () -> Void) { done() }
      func run() async {
        let semaphore = DispatchSemaphore(value: 0)
        load { defer { semaphore.signal() }; print(1) }
        semaphore.wait()
      }
      """
    let advice = try #require(advice(for: text, contexts: [.async]).last)
    #expect(
      advice.hasSuffix(
        """
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
          load { defer { continuation.resume() }; print(1) }
        }
        """), "\(advice)")
  }

  // MARK: Errors

  @Test func subscriptsThrowWhatTheirGettersThrow() throws {
    let text = "func run(_ table: Table) async throws -> Int { try await fetch(1).count + table[0] }\n"
    let advice = try #require(advice(for: Self.head + text, contexts: [.async]).first)
    #expect(advice.contains("continuation.resume(returning: table[0])"), "\(advice)")
    #expect(advice.contains("the \"await\" goes in front of the operators around it"), "\(advice)")
  }
}
