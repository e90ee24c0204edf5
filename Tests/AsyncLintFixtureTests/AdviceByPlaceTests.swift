import Testing

/// Advice that depends on whose code it is: an actor's, a test's, a script's, an extension's of a library's type.
struct AdviceByPlaceTests {
  private static let head = "import Foundation\n\(declaredQueues)\n"

  private func first(_ text: String) throws -> String {
    try #require(advice(for: Self.head + text, contexts: [.async]).first)
  }

  /// Swift 5 knows of no `self` in closures within one that holds it weakly.
  @Test(arguments: ["Task { [weak self] in", "Task.detached { [weak self] in"], ["self.", ""])
  func whatIsHeldWeaklyIsTakenByName(start: String, prefix: String) throws {
    let function = """
      final class Model: @unchecked Sendable {
        let folder = URL(fileURLWithPath: "/")
        var text = ""
        func start() {
          \(start)
            guard let self else { return }
            «try? \(prefix)text.write(to: \(prefix)folder, atomically: true, encoding: .utf8)»
          }
        }
      }

      """
    let found = advice(for: Self.head + function.replacing(/[«»]/, with: ""), contexts: [.async])
    #expect(found.first?.contains("[text = self.text, folder = self.folder] in") == true, "\(found)")
    let compiler = AdviceCompileTests()
    let pasted = Self.head + AdviceInPlaceTests.pasting(found, into: function)
    for version in [5, 6] {
      compiler.expectToCompile(try compiler.complaints(about: pasted, version: version, isStrict: true))
    }
    let unowned = function.replacing("weak", with: "unowned").replacing("guard let self else { return }", with: "")
    #expect(try first(unowned.replacing(/[«»]/, with: "").replacing("self.", with: "")).contains("[text, folder] in"))
  }

  /// Members of the library's type go by `self`, and what a value's own setter changes is changed in a copy.
  @Test(arguments: [
    "extension FileManager {\nfunc load(_ path: String) async -> Data? { «contents(atPath: path)» }\n}\n",
    "extension FileManager {\nfunc copy(_ a: URL, _ b: URL) async throws { «try copyItem(at: a, to: b)» }\n}\n",
    "struct Counter {\nvar n: Int { get { readLine()?.count ?? 0 } set {} }\nmutating func a() async { «n += 1» }\n}\n",
    "struct Counter {\nvar n: Int { get { readLine()?.count ?? 0 } set {} }\nmutating func a() async { «self.n += 1» }\n}\n",
    "struct Counter {\nsubscript(i: Int) -> Int { get { readLine()?.count ?? i } set {} }\nmutating func a() async { «self[3] += 1» }\n}\n",
    "struct Token: Sendable { let path: String }\nfunc a(_ t: consuming Token) async throws -> String { «try String(contentsOfFile: t.path, encoding: .utf8)» }\n",
    "struct Token: Sendable { let path: String }\nfunc a(_ t: borrowing Token) async throws -> String { «try String(contentsOfFile: t.path, encoding: .utf8)» }\n",
    "struct Lease: ~Copyable { let path: String }\nfunc a(_ l: borrowing Lease) async throws -> String { «try String(contentsOfFile: l.path, encoding: .utf8)» }\n",
    "final class Box: Sendable {\nlet q = DispatchQueue(label: \"q\")\nfunc a(_ f: @escaping @Sendable () -> Void) async { «q.sync(execute: f)» }\n}\n",
    "func a(_ u: URL) async throws -> NSData { «try NSData(contentsOf: u)» }\n",
  ])
  func ownMembers(function: String) throws {
    try AdviceExtentTests().expectToCompile(Self.head, [function])
  }

  /// What a test requires is known in its task only.
  @Test func whatTestsRequireIsDoneBefore() throws {
    let advice = try first(
      """
      import Testing
      @Test func reads() async throws {
        let text = try String(contentsOf: #require(URL(string: "a")), encoding: .utf8)
        #expect(text == "")
      }
      """)
    #expect(advice.contains("what the test requires done before the statement:"), "\(advice)")
    #expect(advice.contains("let required = try #require(URL(string: \"a\"))\n"), "\(advice)")
    #expect(advice.contains("try String(contentsOf: required, encoding: .utf8)"), "\(advice)")
    let inHelper = try first(
      """
      import Testing
      func check(_ path: String) throws {
        let data = try #require(FileManager.default.contents(atPath: path))
        #expect(data.isEmpty)
      }
      @Test func reads() async throws { try check("a") }
      """)
    #expect(inHelper.contains("\"#require\" in \"check(_:)\" does not find its test there"), "\(inHelper)")
  }

  /// A function of a script may run before the line of a constant below it.
  @Test func scriptsMakeConstantsFirst() throws {
    let script = "import Foundation\nfunc load(_ url: URL) async throws -> Data { try Data(contentsOf: url) }\n"
    let call = "print(try await load(URL(fileURLWithPath: \"/\")))\n"
    #expect(
      try #require(advice(for: script + call, contexts: [.async]).first).hasPrefix(
        "run it on a serial queue, made once above the first statement of the file:\n"))
    #expect(try first(script).hasPrefix("run it on a serial queue, made once:\n"))
  }

  /// Read one behind the other, two pipes may wait for each other's end.
  @Test func handlesOfAListHaveQueuesOfTheirOwn() throws {
    let read = "fileHandleForReading.readDataToEndOfFile()"
    for handle in ["pipes[0]", "pipe"] {
      let advice = try first(
        "func run(_ pipes: [Pipe]) async { for pipe in pipes { print(\(handle).\(read)) } }\n")
      #expect(advice.contains("  DispatchQueue(label: \"readDataToEndOfFile\").async {"), "\(advice)")
    }
    #expect(try first("func run(_ e: Pipe) async { print(e.\(read)) }\n").contains("eQueue.async {"))
  }

  /// What an actor keeps open is used step by step, and what one of its functions needs serves all.
  @Test(arguments: [
    ("let file = FileHandle.standardInput\nfunc load(_ u: URL) async throws -> Data { try Data(contentsOf: u) }", true),
    (
      "func load(_ u: URL) async throws -> Data { try Data(contentsOf: u) }\nfunc save(_ u: URL) throws { try Data().write(to: u) }",
      true
    ),
    ("func load(_ u: URL) async throws -> Data { try Data(contentsOf: u) }\nfunc count() -> Int { 1 }", false),
    ("let file = FileHandle.standardInput\nfunc go(_ u: URL) { Task.detached { try Data(contentsOf: u) } }", false),
  ])
  func actorsOnAThreadOfTheirOwn(members: String, isExecutor: Bool) throws {
    let advice = try first("actor Store {\n\(members)\n}\n")
    #expect(advice.hasPrefix("give the actor \"Store\" an executor of its own") == isExecutor, "\(advice)")
  }

  /// An actor is the lock already, and two shorter sections around a given closure keep nobody out.
  @Test func locksBesideActors() throws {
    func found(_ members: String, in type: String) throws -> String {
      try first(
        "\(type) Tokens {\nlet lock = NSLock()\nvar token = \"\"\nfunc load() async throws -> String { \"\" }\n\(members)\n}\n"
      )
    }
    let refreshing =
      "func a() async throws { lock.lock(); defer { lock.unlock() }; let fresh = try await load(); token = fresh }"
    let drop = try found(refreshing, in: "actor")
    #expect(drop.contains("drop the lock, and check again behind"), "\(drop)")
    #expect(drop.contains("let permits = Permits(1)"), "\(drop)")
    #expect(try found(refreshing, in: "final class").contains("keep the state in an actor"))
    let given =
      "func a(_ body: () async throws -> Int) async throws -> Int { lock.lock(); defer { lock.unlock() }; return try await body() }"
    for type in ["actor", "final class"] {
      let advice = try found(given, in: type)
      #expect(advice.contains("let permits = Permits(1)"), "\(advice)")
    }
  }

  /// A local function moves with its attributes, and a limit is kept.
  @Test func timedWaits() throws {
    let function = try first(
      """
      func run(_ start: (@escaping @Sendable (Int) -> Void) -> Void) async {
        let done = DispatchSemaphore(value: 0)
        // says how it ends
        @Sendable func finish(_ code: Int) { done.signal() }
        start { finish($0) }
        _ = done.wait(timeout: .now() + 2)
      }
      """)
    #expect(function.contains("\n@Sendable func finish(_ code: Int) { end.yield(.success) }\nstart {"), "\(function)")
    let elsewhere = try first(
      """
      final class Player: @unchecked Sendable {
        let done = DispatchSemaphore(value: 0)
        func ended() { done.signal() }
        func wait() async -> Bool { done.wait(timeout: .now() + 2) == .success }
      }
      """)
    #expect(elsewhere.contains("await permits.wait(until: .now() + 2)"), "\(elsewhere)")
    #expect(!elsewhere.contains("start {"), "\(elsewhere)")
    // How it is made is not in sight, and so not what it counts from.
    let given = try first(
      """
      final class Player: @unchecked Sendable {
        let done: DispatchSemaphore
        init(done: DispatchSemaphore) { self.done = done }
        func ended() { done.signal() }
        func wait() async -> Bool { done.wait(timeout: .now() + 2) == .success }
      }
      """)
    #expect(given.contains("call \"end.yield(.success)\" in place of each \"signal()\":\n"), "\(given)")
    #expect(!given.contains("start {"), "\(given)")
    let list = try first(
      """
      final class Buffer: @unchecked Sendable {
        let condition = NSCondition()
        var items: [Int] = []
        func next(_ limit: Date) async -> Int? {
          condition.lock()
          defer { condition.unlock() }
          while items.isEmpty { if !condition.wait(until: limit) { return nil } }
          return items.removeFirst()
        }
      }
      """)
    #expect(!list.contains("Permits"), "\(list)")
  }
}
