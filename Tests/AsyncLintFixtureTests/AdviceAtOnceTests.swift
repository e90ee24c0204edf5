import Testing

/// What runs at once, what comes again, and who starts what: advice that looks at more of the program than the call.
struct AdviceAtOnceTests {
  private func found(_ text: String, imports: String = "Foundation") throws -> [String] {
    let head = imports.split(separator: " ").map { "import \($0)\n" }.joined()
    let found = advice(for: head + text, contexts: [.async])
    try #require(!found.isEmpty)
    return found
  }

  /// One pipe is read to its end before the other one, unless a task reads each.
  @Test(arguments: [
    (
      "let a = out.fileHandleForReading.readDataToEndOfFile()\nlet b = err.fileHandleForReading.readDataToEndOfFile()",
      true
    ),
    (
      "async let a = out.fileHandleForReading.readDataToEndOfFile()\nasync let b = err.fileHandleForReading.readDataToEndOfFile()",
      false
    ),
    (
      "let a = out.fileHandleForReading.readDataToEndOfFile()\nlet b = other.fileHandleForReading.readDataToEndOfFile()",
      false
    ),
    (
      "Task { print(out.fileHandleForReading.readDataToEndOfFile()); print(err.fileHandleForReading.readDataToEndOfFile()) }",
      true
    ),
    (
      "Task { print(out.fileHandleForReading.readDataToEndOfFile()) }\nTask { print(err.fileHandleForReading.readDataToEndOfFile()) }",
      false
    ),
  ])
  func pipesOfOneProcess(statements: String, isSaid: Bool) throws {
    let text = """
      func run(_ process: Process, _ other: Pipe) async throws {
        let out = Pipe(), err = Pipe()
        process.standardOutput = out
        process.standardError = err
        \(statements)
      }
      """
    let advice = try found(text)
    #expect(advice[0].contains("fills its other pipe meanwhile") == isSaid, "\(advice)")
    #expect(!advice[1].contains("fills its other pipe meanwhile"), "\(advice)")
  }

  @Test(arguments: [
    ("for pipe in pipes { print(pipe.fileHandleForReading.readDataToEndOfFile()) }", "the next one is read when"),
    (
      "await withTaskGroup(of: Data.self) { group in for pipe in pipes { group.addTask { pipe.fileHandleForReading.readDataToEndOfFile() } } }",
      "made for each, it lets them be read at the same time"
    ),
    (
      "async let a = pipes[0].fileHandleForReading.readDataToEndOfFile()",
      "made for each, it lets them be read at the same time"
    ),
    ("print(pipes[0].fileHandleForReading.readDataToEndOfFile())", "nothing else may wait behind it"),
  ])
  func pipesOfAList(statement: String, words: String) throws {
    let advice = try found("func run(_ pipes: [Pipe]) async { \(statement) }")
    #expect(advice[0].contains("\n\(words)"), "\(advice)")
  }

  /// What is counted, taken out of a list, or set back again is no gate.
  @Test(arguments: [
    (
      "while active >= limit { await Task.yield() }; active += 1; defer { active -= 1 }", "let permits = Permits(limit)"
    ),
    ("while free == 0 { await Task.yield() }; free -= 1; defer { free += 1 }", "let permits = Permits(4)"),
    ("while isBusy { await Task.yield() }; isBusy = true; defer { isBusy = false }", "let permits = Permits(1)"),
    ("while !isReady { await Task.yield() }; isReady = false", "let permits = Permits(0)"),
    ("while items.isEmpty { await Task.yield() }; print(items.removeFirst())", "let permits = Permits(0)"),
    ("while isBusy { usleep(10) }; isBusy = true; defer { isBusy = false }", "let permits = Permits(1)"),
    ("while active > 0 { await Task.yield() }; active += 1; defer { active -= 1 }", "let permits = Permits(1)"),
    ("while active > limit { await Task.yield() }; active += 1", "where it changes back"),
    ("while active >= limit - 1 { await Task.yield() }; active += 1", "where it changes back"),
    ("while active > 0 { await Task.yield() }", "where it changes back, what the loop asks goes into the actor"),
    ("while !isReady { await Task.yield() }", "or feed an AsyncStream there:\nactor Gate {"),
  ])
  func statesThatComeAgain(statements: String, words: String) throws {
    let text = """
      actor Pool {
        let limit = 3
        var active = 0, free = 4, isBusy = false, isReady = false, items: [Int] = []
        func run() async { \(statements) }
      }
      """
    let advice = try found(text)
    #expect(advice[0].contains(words), "\(advice)")
    #expect(advice[0].contains("actor Gate {") != words.contains("Permits"), "\(advice)")
  }

  @Test func readingAFileIsNoFlag() throws {
    let advice = try found("func run(_ u: URL) async throws { while try Data(contentsOf: u).isEmpty { usleep(10) } }")
    #expect(advice.contains { $0.hasPrefix("try await Task.sleep(") }, "\(advice)")
  }

  @Test(arguments: [
    (
      "func run(_ u: URL) async throws -> Data { let pool = NIOThreadPool(numberOfThreads: 2); return try Data(contentsOf: u) }",
      true
    ),
    (
      "func run(_ u: URL) async throws -> Data { let pool = NIOThreadPool(numberOfThreads: 2); pool.start(); return try Data(contentsOf: u) }",
      false
    ),
    ("func run(_ u: URL, _ pool: NIOThreadPool) async throws -> Data { try Data(contentsOf: u) }", false),
    (
      "struct R { let pool = NIOThreadPool(numberOfThreads: 2)\nfunc run(_ u: URL) async throws -> Data { try Data(contentsOf: u) } }",
      true
    ),
    (
      "struct R { let pool = NIOThreadPool(numberOfThreads: 2)\ninit() { pool.start() }\nfunc run(_ u: URL) async throws -> Data { try Data(contentsOf: u) } }",
      false
    ),
    (
      "struct R { let pool: NIOThreadPool\nfunc run(_ u: URL) async throws -> Data { try Data(contentsOf: u) } }", false
    ),
  ])
  func poolsThatNobodyStarts(text: String, isSaid: Bool) throws {
    let advice = try found(text, imports: "Foundation NIOPosix")
    #expect(advice[0].contains("pool.runIfActive {"), "\(advice)")
    #expect(advice[0].contains("\nnobody starts \"pool\" in sight: call \"pool.start()\"") == isSaid, "\(advice)")
  }

  /// An executor has a name that the actor has not, and is the actor's own where that has one.
  @Test func executorsOfActors() throws {
    let function = "func load() -> Data { FileHandle.standardInput.readDataToEndOfFile() }"
    func advice(_ members: String) throws -> String { try found("\(members)\n\(function)\n}")[0] }
    #expect(try advice("actor Store {").contains("\nprivate let executor = QueueExecutor()\n"))
    let taken = try advice("actor Store {\nlet executor = 1")
    #expect(taken.contains("\nprivate let ownExecutor = QueueExecutor()\n"), "\(taken)")
    #expect(taken.contains("{ ownExecutor.asUnownedSerialExecutor() }"), "\(taken)")
    let kept = try advice(
      """
      final class Line: SerialExecutor { func enqueue(_ job: UnownedJob) {} }
      actor Store {
      let line = Line()
      """)
    #expect(kept.hasPrefix("let the actor \"Store\" run on its \"line\""), "\(kept)")
    #expect(kept.contains(":\nnonisolated var unownedExecutor: UnownedSerialExecutor { line.asUnowned"), "\(kept)")
  }

  /// What runs on the pool all the same has nothing of the actor's executor.
  @Test(arguments: ["Task.detached { try self.f.fetch() }", "async let d: Void = f.fetch()"])
  func executorsServeTheirActor(statement: String) throws {
    let advice = try found(
      """
      final class F { func fetch() throws { _ = try Data(contentsOf: URL(fileURLWithPath: "a")) } }
      actor Db { let f = F()\nfunc a() async { \(statement) } }
      """)
    #expect(!advice[0].contains("an executor of its own"), "\(advice)")
  }

  /// `popen` and `pclose` give way to one run.
  @Test func oneRunForAStream() throws {
    let advice = try found(
      """
      func run(_ c: String) async throws -> Int32 {
        guard let f = popen(c, "r") else { return 1 }
        let code = pclose(f)
        return code
      }
      """, imports: "Foundation Subprocess")
    #expect(advice.allSatisfy { !$0.contains("let result2") }, "\(advice)")
    #expect(advice.contains { $0.contains("let result = try await Subprocess.run") }, "\(advice)")
  }
}
