import Testing

/// Advice that did not compile when it was pasted.
struct AdvicePastedTests {
  private static let head = """
    import Foundation
    let ioQueue = DispatchQueue(label: "io")
    protocol Delegate: AnyObject, Sendable { func encode() async throws -> Data }
    actor Store {
      func all() -> Data { Data() }
    }

    """

  /// What a call is made on cannot be awaited on a queue.
  @Test(arguments: [
    """
    final class Service: Sendable {
      let delegate: any Delegate
      init(delegate: any Delegate) { self.delegate = delegate }
      func fetch(_ number: Int) async throws -> Data { Data() }
      func a(to url: URL) async throws {
        «try await self.delegate.encode().write(to: url)»
      }
      func b(to url: URL) async throws {
        «try await (fetch(1)).write(to: url, options: .atomic)»
      }
      func c(to url: URL) async {
        «try? await fetch(1).write(to: url)»
      }
      func d(to url: URL, _ store: Store) async throws {
        «try await store.all().write(to: url)»
      }
    }

    """
  ])
  func awaitedReceiversAreMadeBefore(function: String) throws {
    try AdviceExtentTests().expectToCompile(Self.head, [function])
  }

  /// What is `nil` makes no call, on a queue neither.
  @Test(arguments: [
    "func a(_ store: Store?, _ url: URL) async throws {\n«try await store?.all().write(to: url)»\n}\n",
    "func a(_ store: Store?, _ url: URL) async throws {\n«try await store?.data.write(to: url)»\n}\n",
    "func a(_ store: Store?, _ url: URL) async throws {\n«try await store?.last()?.write(to: url)»\n}\n",
    "func a(_ store: Store, _ url: URL) async throws {\n«try await store.last()?.write(to: url)»\n}\n",
    "func a(_ store: Store?, _ url: URL) async throws {\n«try await (store?.all())?.write(to: url)»\n}\n",
    "func a(_ store: Store?, _ url: URL) async throws {\n«try await store!.last()!.write(to: url)»\n}\n",
  ])
  func optionalReceiversAreMadeBefore(function: String) throws {
    let head = Self.head.replacing(
      "actor Store {", with: "actor Store {\nvar data = Data()\nfunc last() -> Data? { nil }")
    try AdviceExtentTests().expectToCompile(head, [function])
  }

  /// Getters, tasks and constants suspend too, which nothing on a queue can.
  @Test(arguments: [
    "await environment.url", "try await environment.other", "await file", "await task.value",
    "try await failing.value", "await store.url", "await store[1]", "await later",
    "await environment.url.appendingPathComponent(\"a\")", "await named(environment.url)",
  ])
  func argumentsThatSuspendAreMadeBefore(argument: String) throws {
    let head = """
      import Foundation
      let ioQueue = DispatchQueue(label: "io")
      struct Environment {
        var url: URL { get async { URL(fileURLWithPath: "") } }
        var other: URL { get async throws { URL(fileURLWithPath: "") } }
      }
      actor Store {
        var url = URL(fileURLWithPath: "")
        subscript(index: Int) -> URL { url }
      }
      var file: URL { get async { URL(fileURLWithPath: "") } }
      func named(_ url: URL) -> URL { url }
      func write(
        _ data: Data, _ environment: Environment, _ store: Store, _ task: Task<URL, Never>, _ failing: Task<URL, any Error>,
        _ given: URL
      ) async throws {
        async let later = named(given)

      """
    let plain = argument.replacing("try ", with: "").replacing("await ", with: "")
    let text = "\(head)«try await data.write(to: \(plain))»\n}\n"
    try AdviceExtentTests().expectToCompile("", [text])
    let found = advice(for: text.replacing(/[«»]/, with: ""), contexts: [.async])
    #expect(found.first?.contains("let url = \(argument)\n") == true, "\(found)")
  }

  /// No closure can take along what is not initialized yet.
  @Test(arguments: [
    """
    struct Page {
      var data: Data
      var url: URL
      var other: URL
      init(url: URL) async throws {
        self.url = url
        self.other = url
        data = Data()
        «try FileManager.default.copyItem(at: self.url, to: other)»
      }
    }

    """,
    """
    final class Document {
      let root: URL
      var size: Int { didSet { print(size) } }
      init(_ root: URL) async throws {
        self.root = root
        «try FileManager.default.removeItem(at: self.root)»
        size = 1
      }
    }

    """,
  ])
  func initializersReadBefore(type: String) throws {
    try AdviceExtentTests().expectToCompile(
      Self.head, [type.replacing("removeItem(at: self.root)", with: "copyItem(at: self.root, to: root)")])
  }

  // MARK: Functions that are there already

  private static let runner = """
    import Foundation
    enum Runner {
      static func execute(_ name: String) throws -> Int32 {
        let task = Process()
        task.executableURL = URL(fileURLWithPath: name)
        try task.run()
        task.waitUntilExit()
        return task.terminationStatus
      }
      static func execute(_ name: String) async throws -> Int32 {
        try await Task { try self.execute(name) }.value
      }
    }

    """

  /// A function cannot become async beside an async one of its name, which is no way out either as long as it blocks.
  @Test(arguments: ["", "func ping() async throws -> Int32 { try await Task { try Runner.execute(\"ping\") }.value }"])
  func twinsThatBlockAreNotAwaited(function: String) {
    let found = advice(for: Self.runner + function, contexts: [.async])
    #expect(found.count == (function.isEmpty ? 1 : 2), "\(found)")
    for advice in found {
      #expect(advice.hasPrefix("as a bridge, run it on a serial queue"), "\(advice)")
      #expect(advice.contains("\n\"Runner.execute(_:)\" cannot become async: an async function of that name is there"))
    }
  }

  /// What is made at the top level of a script is made there, and not in the constant.
  @Test func constantsOfScriptsAreNoFunctions() {
    let text = """
      import Foundation
      if CommandLine.arguments.count > 1 {
        let first = readLine()
        print(first ?? "")
      }
      let second = readLine()
      try await Task.sleep(nanoseconds: 1)
      struct Page { static let text = readLine() }
      func last() async { _ = readLine() }
      """
    #expect(functions(for: text, path: "main.swift") == [nil, nil, "last()"])
  }

  // MARK: Errors

  /// Where nothing may be thrown, a sleep ends without an error.
  @Test(arguments: [
    "func a() -> Task<Void, Never> {\nTask {\n«sleep(1)»\n}\n}\n",
    "final class Poller {\nvar task: Task<Void, Never>?\nfunc a() {\ntask = Task {\n«sleep(1)»\n}\n}\n}\n",
    "func a() {\n_ = Task<Void, Never> {\n«sleep(1)»\n}\n}\n",
    "func a() async {\nawait withTaskGroup(of: Void.self) { group in\n«sleep(1)»\ngroup.addTask {\n«usleep(5)»\n}\n}\n}\n",
    "func a() async throws {\ntry await withThrowingTaskGroup(of: Void.self) { group in\ngroup.addTask {\n«usleep(5)»\n}\n}\n}\n",
    "func a() -> AsyncStream<Int> {\nAsyncStream {\n«sleep(1)»\nreturn 1\n}\n}\n",
    "struct Pause {\nlet pause: @Sendable (UInt32) async -> Void = { _ in\n«sleep(1)»\n}\n}\n",
    "protocol Pausing { func pause() async }\nstruct Pause: Pausing {\nfunc pause() async {\n«sleep(1)»\n}\n}\n",
    "class Pause { func pause() async {} }\nclass Rest: Pause {\noverride func pause() async {\n«sleep(1)»\n}\n}\n",
    "func a() async -> Int {\nasync let x: Int = {\n«sleep(1)»\nreturn 3\n}()\nreturn await x\n}\n",
    "func a() async throws -> Int {\nasync let x: Int = {\n«sleep(1)»\nreturn 3\n}()\nreturn try await x\n}\n",
    "func run(_ body: () async -> Void) async { await body() }\nfunc a() async {\nawait run {\n«sleep(1)»\n}\n}\n",
  ])
  func sleepsThrowNothingWhereNothingMay(function: String) throws {
    try AdviceExtentTests().expectToCompile(Self.head, [function])
  }

  /// A thread pool always throws, and a queue does not.
  @Test func poolsAreNotForWhatThrowsNothing() {
    let text = """
      import Foundation
      import NIOPosix
      protocol Reading { func read() async -> String? }
      struct Console: Reading { func read() async -> String? { readLine() } }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.first?.hasPrefix("run it on a serial queue") == true, "\(found)")
  }

  @Test func whoHasToThrowTooIsNamed() {
    let text = """
      import Foundation
      func nap(_ time: TimeInterval) { Thread.sleep(forTimeInterval: time) }
      func rest() async { nap(1) }
      func run(_ body: @escaping () -> Void) async { let pause: () -> Void = { usleep(1) }; pause() }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.count == 2, "\(found)")
    #expect(found.first?.hasSuffix("\n\"rest()\" has to throw that too, or to catch it") == true, "\(found)")
    #expect(found.last?.hasSuffix("\nthe type of \"pause\" has to be async then") == true, "\(found)")
  }

  /// A function that a property holds is no synchronous one any more, nor is what the property may hold.
  @Test func typesOfPropertiesBecomeAsync() {
    let text = """
      import Foundation
      struct Clock: Sendable {
        var nap: @Sendable () -> Void
        init(nap: @escaping @Sendable () -> Void = Clock.sleep) { self.nap = nap }
        static func sleep() { usleep(1) }
      }
      func rest(_ clock: Clock) async { clock.nap() }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.first?.contains("\nthe type of \"nap\" has to be \"async throws\" then") == true, "\(found)")
  }

  /// The type of a closure's variable says what its body may throw, where it has one; else the closure's caller has the errors.
  @Test(arguments: [
    ("let nap: () -> Void = {", "}", "await nap()", "the type of \"nap\" has to be async then"),
    ("let nap: () throws -> Void = {", "}", "try await nap()", "the type of \"nap\" has to be async then"),
    ("let nap = {", "}", "try await nap()", "\"run()\" has to throw that too, or to catch it"),
    (
      "let nap = { () -> Int in", "; return 1 }", "_ = try await nap()",
      "\"run()\" has to throw that too, or to catch it"
    ),
  ])
  func closuresInVariablesSleep(start: String, end: String, call: String, remark: String) throws {
    let source = "func run() async {\n\(start) «usleep(1)»\(end)\n\(call.replacing("await ", with: ""))\n}\n"
    let found = advice(for: Self.head + source.replacing(/[«»]/, with: ""), contexts: [.async])
    #expect(found.count == 1 && found[0].hasSuffix("\n\(remark)"), "\(found)")
    var parts = source.split(separator: /[«»]/).map(String.init)
    parts[1] = code(of: found[0]).statement.joined(separator: "\n")
    let pasted = parts.joined().replacing(call.replacing("await ", with: ""), with: call)
      .replacing("() throws ->", with: "() async throws ->").replacing(": () ->", with: ": () async ->")
      .replacing("run() async {", with: call.contains("try") ? "run() async throws {" : "run() async {")
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: Self.head + pasted))
  }

  // MARK: Changes

  /// What a block changes it changes in a copy, which takes the variable's place.
  @Test(arguments: [
    "func a(_ queue: DispatchQueue, _ keys: [String]) async -> Int {\nvar sum = 0\n«queue.sync { for key in keys { sum += FileManager.default.contents(atPath: key)?.count ?? 0 } }»\nreturn sum\n}\n",
    "func a(_ queue: DispatchQueue, _ url: URL) async throws -> Int {\nvar sum = 0\n«try queue.sync { sum += try Data(contentsOf: url).count }»\nreturn sum\n}\n",
    "func a(_ blocks: [[UInt8]]) async -> Int {\nnonisolated(unsafe) var out = [Int](repeating: 0, count: blocks.count)\n«DispatchQueue.concurrentPerform(iterations: blocks.count) { out[$0] = blocks[$0].count }»\nreturn out.reduce(0, +)\n}\n",
  ])
  func whatIsChangedIsGivenBack(function: String) throws {
    let worker =
      "actor Worker { func run<T: Sendable>(_ work: @Sendable () throws -> T) rethrows -> T { try work() } }\nlet worker = Worker()\n"
    try AdviceExtentTests().expectToCompile(Self.head + worker, [function])
  }

  @Test func membersOfValuesAreNotSetElsewhere() {
    let text =
      "import Foundation\nstruct Sum { let queue = DispatchQueue(label: \"a\"); var sum = 0; mutating func add() async { queue.sync { sum += readLine()?.count ?? 0 } } }"
    let found = advice(for: text, contexts: [.async])
    #expect(found.first?.contains("\nwhat the call changes has to be made inside of the closure") == true, "\(found)")
  }

  // MARK: Types and names

  @Test(arguments: [
    "func a(_ url: URL) async throws {\n«for (number, part) in try String(contentsOf: url, encoding: .utf8).split(separator: \"a\").enumerated()» { print(number, part) }\n}\n"
  ])
  func loopsThatTakeTuplesTakeAValue(function: String) {
    let found = advice(for: Self.head + function.replacing(/[«»]/, with: ""), contexts: [.async])
    #expect(found.first?.contains(", before the statement, which takes \"value\" then:") == true, "\(found)")
  }

  /// Names that the code has for something else are taken.
  @Test func constantsOfAdviceGoByFreeNames() throws {
    let text = """
      import Foundation
      let ioQueue = OperationQueue()
      struct Holder { var url: URL }
      func load(continuation: Holder) async throws -> Data { try Data(contentsOf: continuation.url) }
      """
    let advice = try #require(advice(for: text, contexts: [.async]).first)
    #expect(advice.contains("let blockingQueue = DispatchQueue(label: \"io\")"), "\(advice)")
    #expect(advice.contains("{ waiting in\n  blockingQueue.async { waiting.resume(with:"), "\(advice)")
    #expect(advice.contains("continuation.url"), "\(advice)")
  }

  /// What waits has a queue of its own.
  @Test func otherQueuesAreRenamedToo() throws {
    let text = "import Foundation\nlet readLineQueue = [1]\nfunc line() async -> String? { readLine() }"
    let advice = try #require(advice(for: text, contexts: [.async]).first)
    #expect(advice.contains("let blockingQueue = DispatchQueue(label: \"readLine\")"), "\(advice)")
  }

  /// What may not leave its thread does not, as far as it is asked for something that may.
  @Test func whatIsAskedForGoesAlong() {
    let text = "import Foundation\nfunc a(_ url: URL) async -> Int { NSArray(contentsOf: url)?.count ?? 0 }"
    let found = advice(for: text)
    #expect(found.first?.contains("(returning: NSArray(contentsOf: url)?.count)") == true, "\(found)")
  }

  @Test(arguments: [
    "func a(_ url: URL) async -> Result<Data, any Error> {\n«.init { try Data(contentsOf: url) }»\n}\n",
    "func a(_ url: @autoclosure () -> URL) async throws -> Data {\n«try Data(contentsOf: url())»\n}\n",
  ])
  func otherWaysToWriteIt(function: String) throws {
    let found = advice(for: Self.head + function.replacing(/[«»]/, with: ""), contexts: [.async])
    var pasted = function
    if let code = found.first.map({ code(of: $0).statement }),
      let last = code.firstIndex(where: { !$0.hasPrefix("let ") })
    {
      pasted =
        Self.head
        + function.replacing(
          /«.*»/, with: (code[..<last] + ["return " + code[last]] + code[(last + 1)...]).joined(separator: "\n"))
    }
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: pasted))
  }

  @Test(arguments: [
    (
      "func a(_ value: Encodable, _ url: URL) async throws { try JSONEncoder().encode(value).write(to: url) }",
      "\nlet data = try JSONEncoder().encode(value)\n"
    ),
    (
      "func a(_ file: Int32) async -> Int { let bytes = UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1); return read(file, bytes, 1) }",
      "\"bytes\" is not Sendable: nobody else may use that meanwhile"
    ),
    (
      "class Page { var text = \"\"; func all() throws -> String { text }\nfunc save(_ url: URL) async throws { try all().write(to: url, atomically: true, encoding: .utf8) } }",
      "\nlet string = try all()\n"
    ),
    (
      "func a() async -> Int { lazy var text = readLine(); return text?.count ?? 0 }",
      "the variable cannot stay \"lazy\": its value cannot await"
    ),
    (
      "actor Sum { let queue = DispatchQueue(label: \"a\"); var sum = 0; func add() { queue.sync { sum += readLine()?.count ?? 0 } } }",
      "only the actor can change \"sum\": let the closure give what is new, and change it behind"
    ),
  ])
  func whatStandsInTheWayIsSaid(code: String, remark: String) {
    let found = advice(for: "import Foundation\n\(code)\n", contexts: [.async])
    #expect(found.first?.contains(remark) == true, "\(found)")
  }
}
