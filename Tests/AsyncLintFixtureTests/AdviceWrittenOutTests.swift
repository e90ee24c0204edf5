import Testing

/// Advice that writes out, in the file's own words, what could also be said of it in a sentence.
struct AdviceWrittenOutTests {
  private static let head = "import Foundation\n\(declaredQueues)\n"

  // MARK: Layout

  /// Lines that are put in stand as far from each other as they did.
  @Test(arguments: ["    ", "\t"])
  func linesKeepTheirDistance(unit: String) {
    let lines = [
      "import Foundation", "actor Store {", "_var names: [String] = []", "_func show() async {",
      "__await other()", "__DispatchQueue.main.sync {", "___if print(1) == () {", "____print(2)", "___}", "__}",
      "_}", "}",
    ]
    let text = lines.joined(separator: "\n").replacing("_", with: unit)
    let code = "await MainActor.run {\n    if print(1) == () {\n        print(2)\n    }\n}"
    #expect(advice(for: text, contexts: [.async]).first?.hasPrefix(code) == true, "\(advice(for: text))")
  }

  /// So do those within code of the advice.
  @Test func linesWithinCodeAreIndented() {
    let text = """
      import Foundation
      func load(_ work: (@escaping @Sendable () -> Void) -> Void) async {
          let done = DispatchSemaphore(value: 0)
          work {
              print(1)
              done.signal()
          }
          done.wait()
      }
      """
    let code = """
      await withCheckedContinuation { continuation in
        work {
            print(1)
            continuation.resume()
        }
      }
      """
    #expect(advice(for: text, contexts: [.async]).first?.hasSuffix(code) == true, "\(advice(for: text))")
  }

  // MARK: Errors

  /// What a `try?` of a condition says is said of all behind it.
  @Test func optionalTriesOfConditionsReachToTheirEnd() throws {
    try AdviceExtentTests().expectToCompile(
      Self.head,
      [
        "func a(_ u: URL) async -> String? { guard let t = «try? Data(contentsOf: u)».base64EncodedString() else { return nil }; return t }\n",
        "func b(_ u: URL) async -> Int { if let n = «try? Data(contentsOf: u)».first, n > 1 { return 1 }; return 0 }\n",
        "func c(_ u: URL) async -> Int { if let d = «try? Data(contentsOf: u)» { return d.count }; return 0 }\n",
        "func d(_ u: URL) async -> Int { if («try? Data(contentsOf: u)».count) ?? 0 > 1 { return 1 }; return 0 }\n",
      ])
  }

  // MARK: Values that are not Sendable

  /// A library's handle goes along unchecked, and the advice says on what condition.
  @Test func handlesGoAlongUnchecked() throws {
    let head = """
      \(Self.head)let streamQueue = DispatchQueue(label: "stream")
      let inputQueue = DispatchQueue(label: "input")

      """
    try AdviceExtentTests().expectToCompile(
      head,
      [
        "func a(_ f: UnsafeMutablePointer<FILE>) async -> Int { var b = [UInt8](repeating: 0, count: 9); let n = 1; _ = b\nb.removeAll()\nreturn n + Int(«fflush(f)») }\n",
        "func b(_ stream: InputStream, _ p: UnsafeMutablePointer<UInt8>) async -> Int { let n = «stream.read(p, maxLength: 3)»; return n }\n",
        "final class C: @unchecked Sendable { var input: InputStream?\nfunc c(_ p: UnsafeMutablePointer<UInt8>) async -> Int? { let n = «input?.read(p, maxLength: 3)»; return n } }\n",
      ])
    let text = """
      import Foundation
      func b(_ stream: InputStream, _ p: UnsafeMutablePointer<UInt8>) async { _ = stream.read(p, maxLength: 3) }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(
      found.hasSuffix("\n\"stream\" and \"p\" are not Sendable: nobody else may use that meanwhile")
        && found.contains("\n  nonisolated(unsafe) let stream = stream\n  nonisolated(unsafe) let p = p\n"), "\(found)")
  }

  /// Of what may not leave the thread only the result goes along.
  @Test func receiversAreMadeBefore() throws {
    let head = """
      \(Self.head)final class Page { var parts: [String] = []
        func render() -> String { parts.joined() } }

      """
    try AdviceExtentTests().expectToCompile(
      head,
      [
        "func a(_ page: Page, _ u: URL) async throws { «try page.render().write(to: u, atomically: true, encoding: .utf8)» }\n",
        "actor B { var lines: [String] = []\nfunc text() -> String { lines.joined() }\nfunc b(_ u: URL) async throws { «try text().write(to: u, atomically: true, encoding: .utf8)» } }\n",
      ])
  }

  /// What only an actor can use is read before its queue does the work.
  @Test func queuesOfActorsTakeValuesAlong() throws {
    try AdviceExtentTests().expectToCompile(
      Self.head,
      [
        """
        struct Device: Sendable { func set(_ v: Double) { usleep(1) } }
        actor Mixer { let q = DispatchQueue(label: "q")
        var volume = 1.0
        var device = Device()
        func apply() async { «q.sync { device.set(volume) }» } }
        """
      ])
  }

  // MARK: Waits

  /// The time when a loop gives up is the one that it asks for.
  @Test(arguments: [
    ("while !flag.isSet && Date() < deadline { usleep(100) }", "deadline"),
    ("while !flag.isSet, deadline > Date.now { usleep(100) }", "deadline"),
    ("while !flag.isSet { guard Date() < deadline else { return }; usleep(100) }", "deadline"),
    ("while !flag.isSet && Date().timeIntervalSince(deadline) < 3 { usleep(100) }", "limit"),
  ])
  func loopsSayWhenTheyGiveUp(loop: String, limit: String) throws {
    let text = """
      import Foundation
      final class Flag: @unchecked Sendable { var isSet = false }
      func run(_ flag: Flag, _ deadline: Date) async { \(loop) }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(found.hasSuffix("\nawait gate.wait(until: \(limit))"), "\(found)")
    #expect(found.contains("\"limit\" stands for") == (limit == "limit"), "\(found)")
  }

  /// A semaphore that others signal, and nobody does anything else with, gives way to a stream.
  @Test(arguments: [
    ("private let done = DispatchSemaphore(value: 0)", "", true),
    ("let done = DispatchSemaphore(value: 0)", "func other() { self.done.signal() }", true),
    ("let done = DispatchSemaphore(value: 0)", "func other() { _ = done.wait(timeout: .now() + 1) }", false),
    ("let done = DispatchSemaphore(value: 0)", "func other() { use(done) }", false),
    ("var done = DispatchSemaphore(value: 0)", "", false),
  ])
  func semaphoresOfObjectsBecomeStreams(property: String, other: String, isStream: Bool) throws {
    let text = """
      import Foundation
      final class Locator: @unchecked Sendable {
        \(property)
        func didUpdate() { done.signal() }
        \(other)
        func locate() async { done.wait() }
      }
      """
    let found = try #require(advice(for: text, contexts: [.async]).last)
    #expect(found.contains("\"let done = AsyncStream.makeStream(of: Void.self)\"") == isStream, "\(found)")
  }

  /// All behind a wait whose signal is deferred goes into the closure of a lock.
  @Test(arguments: [
    ("-> Int", "guard coins > n else { throw Poor() }\ncoins -= n\nreturn coins", "return try gate.withLock {\n"),
    ("", "let old = coins\ncoins = old + n", "gate.withLock {\n"),
    ("", "try pay()\ncoins -= n", "try gate.withLock {\n"),
    ("", "let old = await price()\ncoins = old", nil),
  ])
  func locksTakeTheRestOfAFunction(result: String, rest: String, code: String?) throws {
    let text = """
      import Foundation
      struct Poor: Error {}
      final class Wallet: @unchecked Sendable {
        let gate = DispatchSemaphore(value: 1)
        var coins = 0
        func pay() throws {}
        func price() async -> Int { 1 }
        func spend(_ n: Int) async throws \(result) {
          gate.wait()
          defer { gate.signal() }
      \(rest)
        }
      }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(found.contains(".withLock") == (code != nil), "\(found)")
    guard let code, let start = found.firstRange(of: code) else { return #expect(code == nil, "\(found)") }
    let pasted = text.replacing("DispatchSemaphore(value: 1)", with: "NSLock()")
      .replacing("gate.wait()\n    defer { gate.signal() }\n\(rest)", with: found[start.lowerBound...])
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: pasted))
  }

  /// What a task declares stays in a scope of its own.
  @Test(arguments: [
    ("let d = await load()\nuse(d)\ndone.signal()", "do {\n  let d = await load()\n  use(d)\n}"),
    (
      "defer { done.signal() }\ndo { let d = try await fetch(); use(d) } catch {}",
      "do { let d = try await fetch(); use(d) } catch {}"
    ),
  ])
  func tasksThatDeclareAreWrittenOut(work: String, code: String) throws {
    let text = """
      import Foundation
      func run() async {
      let done = DispatchSemaphore(value: 0)
      Task {
      \(work)
      }
      done.wait()
      }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(found.hasSuffix(":\n\(code)"), "\(found)")
  }

  // MARK: Loops and queues

  /// What a loop asks is asked behind what changes.
  @Test(arguments: [
    ("fgets(&buffer, 9, file) != nil", "guard value else { break }"),
    ("fread(&buffer, 1, 9, file) > 0, buffer[0] != 0", "guard value > 0, buffer[0] != 0 else { break }"),
  ])
  func loopsAskBehindTheChange(condition: String, guarded: String) throws {
    let text = """
      import Foundation
      func run(_ file: UnsafeMutablePointer<FILE>) async {
        var buffer = [CChar](repeating: 0, count: 9)
        while \(condition) { print(buffer) }
      }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(found.contains(", first in the loop, which becomes \"while true\":\n"), "\(found)")
    #expect(found.contains("\nbuffer = changed\n\(guarded)\n"), "\(found)")
  }

  /// Two handles of a function have two queues.
  @Test(arguments: [
    ("output.fileHandleForReading.readDataToEndOfFile()", "output"), ("handle.availableData", "handle"),
    ("self.errors.fileHandleForReading.availableData", "errors"),
    ("FileHandle.standardInput.availableData", "standardInput"),
  ])
  func queuesAreNamedByTheirHandles(call: String, label: String) throws {
    let text = """
      import Foundation
      struct Tool { let errors = Pipe()
        func run(_ output: Pipe, _ handle: FileHandle) async { _ = \(call) } }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(found.contains("\nlet \(label)Queue = DispatchQueue(label: \"\(label)\")\n"), "\(found)")
  }

  // MARK: Lines of the catalogue

  @Test(arguments: [
    ("Thread.sleep(until: date)", "date.timeIntervalSinceNow"),
    ("Thread.sleep(until: Date() + 1 + 2)", "(Date() + 1 + 2).timeIntervalSinceNow"),
    ("Thread.sleep(until: .now + 1 + 2)", "(.now + 1 + 2 as Date).timeIntervalSinceNow"),
  ])
  func datesSayTheirTypeOnlyWhereNothingElseDoes(call: String, seconds: String) {
    let found = advice(for: "import Foundation\nfunc run(_ date: Date) async throws { \(call) }", contexts: [.async])
    #expect(found == ["try await Task.sleep(for: .seconds(\(seconds)))"])
  }

  /// A transaction that ends with a commit does what it did without it.
  @Test func transactionsKeepTheirBodies() throws {
    let text = """
      import GRDB
      func move(_ queue: DatabaseQueue, _ a: Player, _ b: Player) async throws {
        try queue.inTransaction { db in
          try a.insert(db)
          try b.insert(db)
          return .commit
        }
      }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(found.contains(":\ntry await queue.write { db in\n  try a.insert(db)\n  try b.insert(db)\n}"), "\(found)")
    // What is rolled back must not come to be committed.
    let tried = try #require(
      advice(for: text.replacing("return .commit", with: "return .rollback"), contexts: [.async]).first)
    let transaction = """
      try await queue.writeWithoutTransaction { db in
        try db.inTransaction {
          try a.insert(db)
          try b.insert(db)
          return .rollback
        }
      }
      """
    #expect(tried == transaction, "\(tried)")
    let short = """
      import GRDB
      func move(_ queue: DatabaseQueue, _ a: Player) async throws {
        try queue.inTransaction(.immediate) { try a.isNew ? a.insert($0) : .rollback }
      }
      """
    #expect(
      advice(for: short, contexts: [.async]) == [
        "try await queue.writeWithoutTransaction { database in\n"
          + "  try database.inTransaction(.immediate) { try a.isNew ? a.insert(database) : .rollback }\n}"
      ])
  }

  /// The names of a closure go with its "in", wherever that stands; what has more between them is called with its value.
  @Test(arguments: [
    ("let number = 1", "db  in try db.run(); return .rollback", "{ try db.run(); return .rollback }"),
    ("let number = 1", "(db) in try db.run(); return .rollback", "{ try db.run(); return .rollback }"),
    ("let number = 1", "db\n  in try db.run(); return .rollback", "{ try db.run(); return .rollback }"),
    (
      "let number = 1", "(db) throws in try db.run(); return .rollback",
      "{ try { (db) throws in try db.run(); return .rollback }(db) }"
    ),
    (
      "let number = 1", "db /* all */ in try db.run(); return .rollback",
      "{ try { db /* all */ in try db.run(); return .rollback }(db) }"
    ),
    (
      "let database = 1", "try $0.run(database); return .rollback", "{ try connection.run(database); return .rollback }"
    ),
  ])
  func namesOfClosuresGoWhole(first: String, closure: String, body: String) throws {
    let text =
      "import GRDB\nfunc move(_ queue: DatabaseQueue) async throws {\n\(first)\n  try queue.inTransaction(.immediate) { \(closure) }\n}"
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(found.contains(".inTransaction(.immediate) \(body)\n}"), "\(found)")
  }
}
