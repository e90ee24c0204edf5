import Testing

/// The recipes of pages say and give what the call did that they take the place of.
struct AdviceRecipesTests {
  /// All of it is code, except for sentences above.
  private static func code(of advice: String) -> Substring {
    advice.split(separator: "\n").drop { $0.last == ":" }.joined(separator: "\n")[...]
  }

  /// A statement, and its code with the call replaced by the last lines of the advice: `«…»` the call.
  private static let statements = [
    "print(«group.wait(timeout: .now() + 1)» == .success)", "_ = «group.wait(wallTimeout: .now() + 1)»",
    "print(«item.wait(timeout: .now() + 1)» == .success)", "«item.wait(wallTimeout: .now() + 1)»",
    "print(«system(path)» >> 8)", "_ = «system(path)»", "«system(path)»",
    "«operations.addOperations([operation], waitUntilFinished: true)»",
    "let make: () async throws -> Int32 = { «system(path)» }; print(try await make())",
  ]

  /// With the result that there was, and without one where nobody takes it.
  @Test func resultsStayWhatTheyWere() throws {
    var pasted = "import Foundation\n"
    for (index, statement) in Self.statements.enumerated() {
      let head = """
        func run\(index)(
          group: DispatchGroup, item: DispatchWorkItem, operation: Operation, operations: OperationQueue, path: String
        ) async throws {

        """
      let text = "import Foundation\n\(head)\(statement.replacing(/[«»]/, with: ""))\n}"
      let found = advice(for: text, contexts: [.async])
      let code = Self.code(of: try #require(found.first))
      // Code of several statements stands before the one whose call its last line takes the place of.
      let isStream = code.hasPrefix("let (ends, end)")
      let last = isStream ? try #require(code.split(separator: "\n").last) : code
      pasted += head + (isStream ? code.dropLast(last.count) : "")
      pasted += statement.replacing(/«.*»/, with: last) + "\n}\n"
    }
    #expect(pasted.contains("$0.terminationReason == .exit ? $0.terminationStatus << 8 : $0.terminationStatus"))
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: pasted, isStrict: true))
  }

  /// Global queues share their threads with the pool.
  @Test(arguments: [("DispatchQueue.global()", true), ("queue", false), ("shared", true)])
  func blocksOfGlobalQueuesGetAQueueOfTheirOwn(queue: String, isGlobal: Bool) {
    let text = """
      import Foundation
      let shared = DispatchQueue.global(qos: .utility)
      func run(_ queue: DispatchQueue) async -> Int32 { \(queue).sync { fsync(3) } }
      """
    let call =
      "await withCheckedContinuation { continuation in NAME.async { continuation.resume(returning: fsync(3)) } }"
    #expect(
      advice(for: text) == [
        isGlobal
          ? """
          on a queue of its own, made once, since the global ones share their threads with the pool on Linux:
          let blockingQueue = DispatchQueue(label: "blocking")
          \(call.replacing("NAME", with: "blockingQueue"))
          """ : call.replacing("NAME", with: "queue")
      ])
  }

  @Test func workItemsArePerformed() {
    let found = advice(
      for:
        "import Dispatch\nfunc run(_ queue: DispatchQueue, _ item: DispatchWorkItem) async { queue.sync(execute: item) }"
    )
    #expect(found.first?.contains("queue.async { continuation.resume(returning: item.perform()) }") == true, "\(found)")
  }

  @Test(arguments: [("{ print($0) }", true), (nil, false)])
  func terminationHandlersStay(handler: String?, isSet: Bool) {
    let text = """
      import Foundation
      func run() async throws {
        let process = Process()
        \(handler.map { "process.terminationHandler = \($0)" } ?? "")
        try process.run()
        process.waitUntilExit()
      }
      """
    let found = advice(for: text)
    #expect(found.count == 1 && found[0].contains("process.terminationHandler = ") != isSet, "\(found)")
    #expect(found[0].contains("\"end.continuation.finish()\" into the handler that it has") == isSet)
  }

  @Test(arguments: [("_ = pthread_join(thread, nil)", "returning: Int32(0)"), ("pthread_join(thread, nil)", "")])
  func threadsEndWithANumber(statement: String, value: String) {
    let found = advice(for: "import Foundation\nfunc run(_ thread: pthread_t) async { \(statement) }")
    #expect(found.first?.contains("start { continuation.resume(\(value)) }") == true, "\(found)")
  }

  /// What nobody takes is taken by nobody behind the await either.
  @Test(arguments: [("fsync(3)", true), ("usleep(1)", false), ("load()", false)])
  func numbersOfTheCLibraryAreLeft(statement: String, isLeft: Bool) {
    let text = "import Foundation\nfunc load() { _ = readLine() }\nfunc run() async {\n\(statement)\nprint(1)\n}"
    let found = advice(for: text)
    #expect(found.count == 1 && found[0].contains("\n_ = await ") == isLeft, "\(found)")
  }

  /// A program may read its input for as long as it runs.
  @Test(arguments: [("Lines()", true), ("try database.prepare(\"SELECT 1\")", false)])
  func sequencesMayBeEndless(sequence: String, isSaid: Bool) {
    let text = """
      import SQLite
      struct Lines: Sequence, IteratorProtocol { func next() -> String? { readLine() } }
      func run(_ database: Connection) async throws { for line in \(sequence) { print(line) } }
      """
    let found = advice(for: text)
    #expect(found.first?.contains("Array(") == true, "\(found)")
    #expect(found.first?.contains("all of it is read before the first turn") == isSaid, "\(found)")
  }

  @Test(arguments: [("rethrows", "() throws -> T", true), ("", "() -> T", false)])
  func whatWasRethrownIsThrown(effect: String, type: String, isSaid: Bool) {
    let text = """
      import Dispatch
      func run<T>(_ queue: DispatchQueue, _ body: \(type)) async \(effect) -> T {
        \(effect.isEmpty ? "" : "try ")queue.sync(execute: body)
      }
      """
    let found = advice(for: text)
    #expect(found.first?.contains("and a \"rethrows\" becomes \"throws\"") == isSaid, "\(found)")
  }

  /// A comment behind the code would end the line that the code is put into.
  @Test func remarksStandAboveTheCode() {
    let text = """
      import MongoSwiftSync
      func run(_ posts: MongoSwiftSync.MongoCollection<BSONDocument>) async throws {
        if let one = try posts.findOne([:]) { print(one) }
      }
      """
    #expect(advice(for: text) == ["with MongoSwift in place of MongoSwiftSync:\n(try await posts.findOne([:]))"])
  }

  // MARK: What is not the same

  @Test(arguments: [
    ("Foundation", "Data(contentsOf: URL(string: \"https://a.org\")!)", "\".1 as? HTTPURLResponse\") says so"),
    (
      "Foundation", "String(contentsOf: URL(string: \"https://a.org\")!, encoding: .utf8)",
      "what is no UTF-8 is repaired, where the call threw: \"String(data:encoding:)\" gives nil for it"
    ),
    (
      "AsyncHTTPClient", "Data(contentsOf: URL(string: \"https://a.org\")!)",
      "what takes longer or is more than the limits throws"
    ),
  ])
  func errorsOfServersAndTextAreSaid(module: String, call: String, end: String) {
    let found = advice(for: "import Foundation\nimport \(module)\nfunc run() async throws { _ = try \(call) }")
    #expect(found.first?.contains("\nan error page is data too: throw where the ") == true, "\(found)")
    #expect(found.first?.hasSuffix(end) == true, "\(found)")
  }

  /// A loop that gives up does so as an actor, too.
  @Test(arguments: [
    ("while !flag.isSet { usleep(100) }", ""), ("while !flag.isSet && Date() < end { usleep(100) }", "until: end"),
    ("repeat { if flag.isSet { return }; usleep(100) } while end.timeIntervalSinceNow > 0", "until: limit"),
  ])
  func loopsGiveUpInTime(loop: String, until: String) {
    let text = "import Foundation\nfunc run(_ end: Date, _ flag: Flag) async {\n\(loop)\n}\n"
    let found = advice(for: text)
    #expect(found.count == 1 && found[0].hasSuffix("await gate.wait(\(until))"), "\(found)")
  }

  @Test(arguments: [
    ("for process in all { process.waitUntilExit() }", true), ("all.forEach { $0.waitUntilExit() }", true),
    ("all[0].waitUntilExit()", false),
  ])
  func whatOtherLoopsStartIsKept(wait: String, isSaid: Bool) {
    let found = advice(for: "import Foundation\nfunc run(_ all: [Process]) async { \(wait) }")
    #expect(found.first?.contains("keep each \"end\" for this one: in a list") == isSaid, "\(found)")
  }

  @Test func oneSignalIsAskedFor() {
    let found = advice(for: "import Foundation\nfunc run() async { pause() }")
    #expect(found.first?.hasSuffix("\nawait signals.first { @Sendable _ in true }") == true, "\(found)")
  }
}
