import Testing

/// How much of the code around a blocking call the advice moves, and which functions on the way to it can be made to await.
struct AdviceExtentTests {
  /// Advice that stands in for what is between `«` and `»`, in a file that begins with some declarations.
  func expectToCompile(_ head: String, _ functions: [String]) throws {
    var pasted = head
    for function in functions {
      let found = advice(for: head + function.replacing(/[«»]/, with: ""), contexts: [.async])
      #expect(found.count == function.matches(of: /«/).count, "\(function)\n\(found)")
      var parts = function.split(separator: /[«»]/, omittingEmptySubsequences: false).map(String.init)
      for (index, advice) in found.enumerated() where parts.indices.contains(2 * index + 1) {
        parts[2 * index + 1] = code(of: advice).statement.joined(separator: "\n")
      }
      pasted += parts.joined()
    }
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: pasted))
  }

  /// What only a cast makes Sendable is cast before it leaves its thread.
  @Test func castsMoveAlong() throws {
    let code = "try (data as NSData).compressed(using: .lzfse) as Data"
    let found = try #require(
      advice(for: "import Foundation\nfunc pack(_ data: Data) async throws -> Data { \(code) }").first)
    #expect(found.contains("\ntry await worker.run { \(code) }\n") && !found.contains("Sendable:"), "\(found)")
  }

  // MARK: Statements

  /// What stands alone in a branch of `#if`, or in the case of a `switch`, is a statement.
  @Test func statementsInBranchesAreStatements() throws {
    let head = """
      import Foundation
      \(declaredQueues)
      struct Lines: Sendable {
        var all: [String] = []
        mutating func next() throws { all.append(readLine() ?? "") }
        mutating func last() throws -> String { readLine() ?? "" }
      }

      """
    try expectToCompile(
      head,
      [
        "func a() async throws {\nvar lines = Lines()\n#if os(Linux)\n«try lines.next()»\n#endif\nprint(lines)\n}\n",
        "func b() async throws {\nvar lines = Lines()\n#if os(Linux)\nvar more = lines\n«try more.next()»\nlines = more\n#endif\nprint(lines)\n}\n",
        "func c(_ number: Int) async throws {\nvar lines = Lines()\nswitch number {\ncase 1: «try lines.next()»\ndefault: break\n}\nprint(lines)\n}\n",
        "func d(_ lines: inout Lines) async throws {\n#if os(Linux)\n«try lines.next()»\n#else\nprint(1)\n#endif\n}\n",
        "func e(_ number: Int, _ lines: inout Lines) async throws {\nif number == 1 {\nswitch number {\ncase 1: «try lines.next()»\ndefault: break\n}\n}\n}\n",
      ])
  }

  @Test(arguments: [
    ("#if os(Linux)\nlines.last()\n#endif", "which takes \"value\" then, and \"return\""),
    ("switch lines.all.count {\ncase 0: lines.last()\ndefault: \"\"\n}", "\n  lines = changed\n  return value\n}()"),
  ])
  func valuesInBranchesAreValues(body: String, remark: String) throws {
    let text = """
      struct Lines {
        var all: [String] = []
        mutating func last() -> String { readLine() ?? "" }
      }
      func last(_ lines: inout Lines) async -> String {
      \(body)
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains(remark), "\(advice)")
  }

  // MARK: Calls

  /// What is changed by way of a property's getter and setter is moved as a whole, and so is the call that a stored closure is given to.
  @Test func wholeCallsAreMoved() throws {
    let head = """
      import Foundation
      \(declaredQueues)
      struct Cache: Sendable {
        var name = ""
        var seen: Set<String> {
          get { Set([readLine() ?? name]) }
          nonmutating set { print((try? String(contentsOfFile: "a", encoding: .utf8)) ?? "") }
        }
        var lines: [String] {
          get { [readLine() ?? ""] }
          set { name = readLine() ?? newValue[0] }
        }
        var only: [String] { [readLine() ?? ""] }
      }
      func fill(_ names: inout Set<String>) {}
      func use(_ value: some Sendable) {}
      struct Hooks: Sendable {
        let size: @Sendable (String) throws -> Int
        static let live = Hooks(size: { try Data(contentsOf: URL(fileURLWithPath: $0)).count })
      }
      struct Load: Sendable {
        let url: URL
        init(_ url: URL) { self.url = url }
        func callAsFunction() throws -> Data { try Data(contentsOf: url) }
      }
      struct Check: Sendable {
        let url: URL
        init(_ url: URL) { self.url = url }
        func callAsFunction() -> Data? { try? Data(contentsOf: url) }
      }
      @discardableResult func store(_ data: Data) throws -> Int { try data.write(to: URL(fileURLWithPath: "a")); return 1 }
      func check(_ data: Data?) throws -> Int { 1 }

      """
    try expectToCompile(
      head,
      [
        "func a(_ cache: Cache) async { «cache.seen.insert(\"a\")» }\n",
        "func b(_ cache: Cache) async { «fill(&cache.seen)» }\n",
        "func c(_ cache: Cache) async -> Int { var cache = cache\n«cache.lines[0].append(\"a\")»\nuse(cache)\nreturn 1 }\n",
        "func d(_ cache: Cache) async { var cache = cache\n«cache.lines[0] = \"a\"»\nuse(cache) }\n",
        "func e(_ cache: Cache) async -> Int { «cache.only».count }\n",
        "func f(_ hooks: Hooks) async throws -> [Int] { «try [\"a\"].map(hooks.size)» }\n",
        "func g(_ url: URL) async throws -> Data { «try Load(url)()» }\n",
        "func h(_ url: URL) async throws -> Int { try check(«Check(url)()») }\n",
        "func i(_ data: Data) async throws { «try store(data)» }\n",
        "func k(_ socket: Int32) async -> Int { var buffers: [[UInt8]] = [[1]]\n«recv(socket, &buffers[0], 1, 0)»\nreturn buffers.count }\n",
        "func j(_ data: Data) async throws { «try? store(data)» }\n",
      ])
  }

  /// Setters run where the property is changed, so that no copy of its value is put into it afterwards.
  @Test func settersRunWhereTheValueIsChanged() throws {
    let head = """
      import Foundation
      \(declaredQueues)
      func fill(_ names: inout [String]) {}

      """
    let members = [
      "func a() async { «names.append(\"a\")» }", "func b() async { «fill(&names)» }",
      "func c() async { «self.names[0] = \"b\"» }", "func d() async { «fill(&self.names)» }",
    ]
    let get = "get { [readLine() ?? text] }"
    let assign = "set { print(readLine() ?? newValue[0]) }"
    try expectToCompile(
      head,
      members.flatMap { member in
        let name = member.dropFirst(5).prefix(1)
        return [
          "struct Plain\(name): Sendable { var text = \"\"\nvar names: [String] { \(get)\nnonmutating \(assign) }\n\(member)\n}\n",
          "struct Changing\(name): Sendable { var text = \"\"\nvar names: [String] { \(get)\n\(assign) }\nmutating \(member)\n}\n",
          "final class Object\(name): Sendable { let text = \"\"\nvar names: [String] { \(get)\n\(assign) }\n\(member)\n}\n",
        ]
      })
    let plain = try #require(
      advice(
        for:
          "struct A { var n: [String] { get { [readLine()!] } nonmutating set {} }\nfunc a() async { n.append(\"\") } }"
      ).first)
    #expect(!plain.contains("n = await"), "\(plain)")
  }

  /// A getter cannot become asynchronous where the property can be set.
  @Test(arguments: [("get { readLine() }\nset {}", false), ("get { readLine() }", true)])
  func gettersBesideSettersStay(accessors: String, isMadeAsync: Bool) throws {
    let text =
      "final class Model { var line: String? { \(accessors) } }\nfunc run(_ model: Model) async { print(model.line) }"
    let advice = try #require(advice(for: text).first)
    #expect(advice.hasPrefix("in \"Model.line\", made async") == isMadeAsync, "\(advice)")
    #expect(advice.contains("\"model\" is not Sendable") != isMadeAsync)
  }

  /// What a test or a task-local variable says is known in the task only.
  @Test(arguments: [
    ("#expect(number == 1)", "{ readLine() }", "\"each\" takes no async closure"),
    ("try #require(number == 1)", "{ readLine() }", "\"each\" takes no async closure"),
    ("print(Log.name)", "{ readLine() }", "\"each\" takes no async closure"),
    ("print(number)", "try each { number in", nil),
  ])
  func whatAsksForItsTaskStays(line: String, moved: String, remark: String?) throws {
    let text = """
      import Testing
      enum Log { @TaskLocal static var name = "" }
      func each(_ body: (Int) throws -> Void) throws { try body(1) }
      func run() async throws {
        try each { number in
          \(line)
          let text = readLine()
        }
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains(moved.replacing("{ readLine() }", with: "continuation.resume(returning: readLine())")))
    #expect(advice.contains("takes no async closure") == (remark != nil), "\(advice)")
  }

  // MARK: What is taken along

  /// Nobody can use the conformance of an unavailable extension.
  @Test(arguments: [
    ("@available(*, unavailable)\nextension Reader: Sendable {}", true),
    ("@available(*, unavailable, message: \"one thread\") extension Reader: @unchecked Sendable {}", true),
    ("extension Reader: @unchecked Sendable {}", false),
    ("@available(macOS 13, *) extension Reader: @unchecked Sendable {}", false),
    ("@available(*, unavailable) extension Reader: CustomStringConvertible { var description: String { \"\" } }", true),
  ])
  func unavailableConformancesAreNone(extension declaration: String, staysOnThread: Bool) throws {
    let text = """
      final class Reader {
        var count = 0
        func next() -> String? { count += 1; return readLine() }
      }
      \(declaration)
      func first(_ reader: Reader) async -> String? { reader.next() }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains("continuation.resume(returning: reader.next())") != staysOnThread, "\(advice)")
  }

  @Test(arguments: [
    ("structure.store.read(path)", "{ [store = structure.store] in continuation.resume(returning: store.read(path)) }"),
    ("structure.plain.read(path)", "\"structure\" is not Sendable"),
  ])
  func sendableMembersAreTakenAlong(call: String, part: String) throws {
    let text = """
      protocol Store: Sendable { func read(_ path: String) -> String? }
      struct Files: Store { func read(_ path: String) -> String? { readLine() } }
      protocol Plain { func read(_ path: String) -> String? }
      struct PlainFiles: Plain { func read(_ path: String) -> String? { readLine() } }
      protocol Structure { var store: any Store { get }; var plain: any Plain { get } }
      func run(_ structure: any Structure, _ path: String) async -> String? { \(call) }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains(part), "\(advice)")
  }

  // MARK: Functions that cannot await

  @Test(arguments: [
    ("func load() { defer { stop() }; print(1) }", "\"load()\" comes to it in a \"defer\", which cannot await"),
    ("@available(*, noasync) func load() { stop() }", "\"load()\" is for synchronous code only: it is \"noasync\""),
    (
      "@available(*, noasync, message: \"b\") func load() { stop() }",
      "\"load()\" is for synchronous code only: it is \"noasync\""
    ),
  ])
  func functionsThatCannotAwait(function: String, remark: String) throws {
    let text = """
      import Foundation
      func stop() { Thread.sleep(forTimeInterval: 1) }
      \(function)
      func run() async { load() }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.hasPrefix("as a bridge, run it on a serial queue"), "\(advice)")
    #expect(advice.contains("returning: load()"))
    #expect(advice.hasSuffix("\n\(remark)"))
  }

  /// A function for synchronous code has an async one beside it.
  @Test func asyncFunctionsBesideBlockingOnes() {
    let text = """
      import Dispatch
      struct Runner {
        @available(*, noasync) func blockingStop() { DispatchGroup().wait() }
        func stop() async {}
      }
      func end(_ runner: Runner) { runner.blockingStop() }
      func run(_ runner: Runner) async { end(runner) }
      """
    #expect(
      advice(for: text) == [
        "in \"end(_:)\", made async, await \"Runner.stop()\", which is async:\nawait runner.stop()"
      ])
  }

  /// Synchronous functions of an actor were never interrupted.
  @Test(arguments: [("actor", "", true), ("actor", " async", false), ("final class", "", false)])
  func actorsAwaitMeanwhile(kind: String, keyword: String, isSaid: Bool) throws {
    func only(_ call: String) throws -> String {
      let text = """
        import Foundation
        \(kind) Cache {
          var lines: [String] = []
          func next()\(keyword) { \(call) }
        }
        func run(_ cache: Cache) async { await cache.next() }
        """
      return try #require(advice(for: text).first)
    }
    let awaited = try only("sleep(1)")
    #expect(awaited.contains("meanwhile others may change the actor") == isSaid, "\(awaited)")
    let moved = try only("lines.append(readLine() ?? \"\")")
    #expect(moved.hasPrefix("give the actor \"Cache\" an executor of its own") == isSaid, "\(moved)")
    #expect(moved.hasSuffix("its functions stay as they are, and so do their callers") == isSaid, "\(moved)")
  }

  /// A coordinator that takes a queue calls its accessor there, and waits for nothing.
  @Test func coordinatorsAreAwaited() throws {
    let text = """
      import Foundation
      func load(_ url: URL, _ coordinator: NSFileCoordinator) async throws -> Data? {
        var data: Data?
        coordinator.coordinate(readingItemAt: url, options: [], error: nil) { url in data = try? Data(contentsOf: url) }
        return data
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(
      advice.contains(
        """
        let intent = NSFileAccessIntent.readingIntent(with: url, options: [])
        try await withCheckedThrowingContinuation { continuation in
          coordinator.coordinate(with: [intent], queue: OperationQueue()) { error in
            continuation.resume(with: Result { if let error { throw error } else { … } })
          }
        }
        """), "\(advice)")
  }
}
