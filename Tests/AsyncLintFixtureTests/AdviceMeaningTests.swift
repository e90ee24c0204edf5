import Testing

/// Advice that means what the code meant, where its types or what stands around it would have made it something else.
struct AdviceMeaningTests {
  /// Who yields again and again waits as one who sleeps in between does; where nobody could tell him, he may as well sleep.
  @Test(arguments: [
    ("while !isDone { await Task.yield() }", "\nawait gate.wait()"),
    ("while !isDone && Date() < limit { await Task.yield() }", "\nawait gate.wait(until: limit)"),
    (
      "while !FileManager.default.fileExists(atPath: \"a\") { await Task.yield() }",
      "sleep in place of the yield:\ntry await Task.sleep(for: .milliseconds(10))"
    ),
  ])
  func loopsThatYieldWait(loop: String, end: String) {
    let text = "import Foundation\nactor State { var isDone = false\nlet limit = Date()\nfunc run() async { \(loop) } }"
    let found = advice(for: text, contexts: [.async])
    #expect(found.contains { $0.hasSuffix(end) }, "\(found)")
  }

  private static let head = "import Foundation\n\(declaredQueues)\n"

  // MARK: Types of arguments

  /// A line of `rules/` puts arguments where they no longer have their type from the call.
  @Test func argumentsKeepTheirTypes() throws {
    let head = "\(Self.head)extension UInt32 { static var short: UInt32 { 2 } }\n"
    let calls = [
      ("Thread.sleep(forTimeInterval: 1 / 2)", ".seconds(1 / 2 as Double)"),
      ("Thread.sleep(forTimeInterval: number > 0 ? 1 / 4 : 3 / 4)", ".seconds((number > 0 ? 1 / 4 : 3 / 4) as Double)"),
      ("Thread.sleep(forTimeInterval: 1.0 / 2)", ".seconds(1.0 / 2)"),
      ("Thread.sleep(forTimeInterval: 1 / seconds)", ".seconds(1 / seconds)"),
      ("sleep(.short)", ".seconds(.short as UInt32)"),
      ("sleep(10 / 2)", ".seconds(10 / 2)"),
      ("usleep(numericCast(number))", ".microseconds(numericCast(number) as UInt32)"),
      ("usleep(number == 0 ? .short : .max)", ".microseconds((number == 0 ? .short : .max) as UInt32)"),
      ("usleep(UInt32(number))", ".microseconds(UInt32(number))"),
    ]
    let functions = calls.enumerated().map {
      "func a\($0)(_ number: Int, _ seconds: Double) async throws { «\($1.0)» }\n"
    }
    for (function, (_, expected)) in zip(functions, calls) {
      let found = advice(for: head + function.replacing(/[«»]/, with: ""), contexts: [.async])
      #expect(found == ["try await Task.sleep(for: \(expected))"])
    }
    try AdviceExtentTests().expectToCompile(head, functions)
  }

  @Test(arguments: [
    ("1 / 2", "(1 / 2 as Double) * 1000"), ("seconds + 1", "(seconds + 1) * 1000"), ("seconds", "seconds * 1000"),
  ])
  func timesOfEventLoopsAreWhole(argument: String, expected: String) {
    let text = """
      import NIOCore
      import Foundation
      func run(_ loop: EventLoop, _ seconds: Double) { loop.execute { Thread.sleep(forTimeInterval: \(argument)) } }
      """
    #expect(advice(for: text).first?.contains(".milliseconds(Int64(\(expected)))") == true, "\(advice(for: text))")
  }

  /// A number is the one that an event loop's time is made of.
  @Test(arguments: [
    ("5", ".seconds(5)"), ("0.25", ".milliseconds(250)"), ("1.5", ".milliseconds(1500)"), ("0.0", nil),
    ("0.00025", ".milliseconds(Int64(0.00025 * 1000))"), ("1e-3", ".milliseconds(Int64(1e-3 * 1000))"),
  ])
  func timesOfEventLoopsAreCounted(argument: String, expected: String?) {
    let text = """
      import NIOCore
      import Foundation
      func run(_ loop: EventLoop) { loop.execute { Thread.sleep(forTimeInterval: \(argument)) } }
      """
    let code = expected.map { "loop.scheduleTask(in: \($0)) { … }" }
    let found = advice(for: text).compactMap { $0.split(separator: "\n").last.map(String.init) }
    #expect(found == [code].compactMap(\.self))
  }

  // MARK: What stands around the call

  /// `Array.map` would become `Optional.map`, and `count` be asked of an optional.
  @Test func optionalChainsMoveAsAWhole() throws {
    let head = """
      \(Self.head)struct Names: Sendable {
        func all() -> [String] { [readLine() ?? ""] }
        var first: String { readLine() ?? "" }
      }
      func use(_ value: some Sendable) {}

      """
    let functions = [
      "func a(_ names: Names?) async -> Int? { «names?.all().count» }\n",
      "func b(_ names: Names?) async -> [Int]? { «names?.all().map { $0.count }» }\n",
      "func d(_ names: Names?) async -> Bool? { «names?.first.first?.isNumber» }\n",
      "func f(_ names: Names) async -> Int { «names.all()».count }\n",
      "func g(_ names: Names?) async { use(«names?.all()») }\n",
    ]
    for function in functions[..<2] {
      let found = advice(for: head + function.replacing(/[«»]/, with: ""), contexts: [.async])
      let whole = try #require(function.split(separator: /[«»]/).dropFirst().first)
      #expect(found.first?.contains("resume(returning: \(whole))") == true, "\(found)")
    }
    try AdviceExtentTests().expectToCompile(head, functions)
  }

  /// What a closure in the chain does with the actor, it does on it.
  @Test func optionalChainsEndBeforeClosuresOfTheActor() {
    let text = """
      import Foundation
      @MainActor final class Page {
        var handle: FileHandle?
        var size = 0
        func run() async { handle?.readDataToEndOfFile().forEach { size += Int($0) } }
      }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.map { $0.contains("resume(returning: handle?.readDataToEndOfFile())") } == [true], "\(found)")
  }

  /// Nothing on a queue can await what stands before an operator.
  @Test func operandsMoveWithoutWhatIsAwaitedBefore() throws {
    let text = """
      struct Page { let path: String
        static func == (one: Page, other: Page) -> Bool { readLine() == readLine() }
      }
      func other() async -> Int { 1 }
      func pause() -> Bool { sleep(1); return true }
      func a(_ one: Page, _ two: Page) async -> Bool { await other() == 2 && one == two }
      func b() async -> Bool { await other() == 2 && pause() }
      func c(_ one: Page, _ two: Page, _ count: Int) async -> Int { await other() == 2 ? count : one == two ? 3 : 4 }
      """
    let found = advice(for: text, contexts: [.async])
    try #require(found.count == 3)
    #expect(found[0].contains("resume(returning: one == two)"), "\(found[0])")
    #expect(found[2].contains("resume(returning: one == two)"), "\(found[2])")
    #expect(found.allSatisfy { $0.contains("\nno await can stand there: take the expression apart") }, "\(found)")
  }

  @Test(arguments: [
    ("subscript", "values[\"a\", or: load()]"), ("level", "level(load())"), ("log", "log(load())"),
  ])
  func autoclosuresOfTheProgramTakeNoAwait(taker: String, call: String) {
    let text = """
      func load() -> String { readLine() ?? "" }
      struct Values { subscript(name: String, or other: @autoclosure () -> String) -> String { other() } }
      struct Level { func callAsFunction(_ text: @autoclosure () -> String) -> String { text() } }
      func run(_ values: Values, _ level: Level, _ log: (@autoclosure () -> String) -> String) async { _ = \(call) }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.contains { $0.contains("\"\(taker)\" takes no await: await before it") }, "\(found)")
  }

  @Test func postfixOperatorsChangeACopy() throws {
    let head = """
      \(Self.head)postfix operator ++
      struct Counter: Sendable {
        var count = 0
        static postfix func ++ (counter: inout Counter) -> Int { counter.count += readLine()?.count ?? 0; return counter.count }
      }

      """
    try AdviceExtentTests().expectToCompile(
      head, ["func a() async -> Int {\nvar counter = Counter()\n«counter++»\nreturn counter.count\n}\n"])
  }

  /// The line belongs in place of a check that async code cannot make.
  @Test func checksForTheMainThreadGoToo() {
    let text = """
      import Foundation
      func show(_ text: @escaping @MainActor @Sendable () -> Void) {
        if Thread.isMainThread { MainActor.assumeIsolated { text() } } else { DispatchQueue.main.sync(execute: text) }
      }
      func plain(_ text: @escaping @MainActor @Sendable () -> Void) { DispatchQueue.main.sync(execute: text) }
      func early(_ text: @escaping @MainActor @Sendable () -> Void) {
        if !Thread.isMainThread { DispatchQueue.main.sync(execute: text); return }
        print(1)
      }
      func a() async { show {} }
      func b() async { plain {} }
      func c() async { early {} }
      """
    let words = "it takes the place of the whole \"if\": async code cannot ask for \"isMainThread\""
    #expect(advice(for: text, contexts: [.async]).map { $0.contains(words) } == [true, false, false])
  }

  // MARK: Ends that never come

  @Test(arguments: [
    ("do { try p.run() } catch { print(error) }", true), ("try? p.run()", true), ("_ = try? p.run()", true),
    ("try p.run()", false), ("do { try p.run() } catch { return }", false),
    ("guard (try? p.run()) != nil else { return }", false),
  ])
  func startsThatFailEndTheWait(start: String, isTold: Bool) {
    let text = "import Foundation\nfunc run(_ p: Process) async throws {\n\(start)\np.waitUntilExit()\n}\n"
    let found = advice(for: text, contexts: [.async])
    #expect(found.map { $0.contains("where \"run()\" fails nothing ends the wait") } == [isTold], "\(found)")
  }

  @Test func waitsForWhatStartedAreNotChosen() {
    let text = """
      import Foundation
      func run(_ p: Process) async {
        do { try p.run() } catch { print(error) }
        if p.isRunning { p.waitUntilExit() }
      }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.map { $0.contains("fails nothing ends the wait") } == [false], "\(found)")
  }

  /// A sleep that a cancelled task cuts short makes a loop spin.
  @Test func loopsOfCancelledTasksEnd() {
    let text = """
      import Foundation
      func isBusy() -> Bool { getpid() == 1 }
      func wait() { while isBusy() { usleep(10); print(1) } }
      func once() { usleep(10) }
      func ask() { while !Task.isCancelled { usleep(10) } }
      func count() { var tries = 0; while tries < 10 { tries += 1; usleep(10) } }
      func run() async {
        await withTaskGroup(of: Void.self) { group in
          group.addTask { wait() }
          group.addTask { once() }
          group.addTask { ask() }
          group.addTask { count() }
        }
      }
      """
    let found = advice(for: text, contexts: [.async])
    let words = "\na cancelled task sleeps no more: end the loop"
    #expect(found.map { $0.contains(words) } == [true, false, false, false], "\(found)")
  }

  /// A closure gives what the call gave, while the rest runs.
  @Test func sleepsOfAsyncLetsStayBesideTheRest() throws {
    try AdviceExtentTests().expectToCompile(
      Self.head,
      [
        "func a() async { async let pause: Void = «Thread.sleep(forTimeInterval: 0.1)»; await pause }\n",
        "func b() async { async let left = «sleep(2)»; print(1); print(await left) }\n",
        "func c() async { async let left: UInt32 = «sleep(2)»; print(1); print(await left) }\n",
      ])
  }

  // MARK: Actors

  /// No other thread can call a closure of the main actor.
  @Test func closuresOfTheMainActorStay() {
    let text = """
      import Foundation
      @MainActor func run() async {
        let size: @MainActor (String) -> Int = { (readLine() ?? $0).count }
        print(size("a"))
      }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.map { $0.contains("\nonly the actor can use \"size\"") } == [true], "\(found)")
  }

  @Test(arguments: [
    ("load(device)", true), ("twice { count += 1 }", true), ("twice { print(1) }", false), ("load(1)", false),
    ("twice { [count] in print(count) }", false),
  ])
  func whatOnlyAnActorMayUseStaysOnIt(call: String, isTold: Bool) {
    let text = """
      import Foundation
      final class Device { var number = 0 }
      func load<Value>(_ value: Value) { sleep(1) }
      func twice(_ body: () -> Void) { body(); sleep(1); body() }
      actor Store {
        let device = Device()
        var count = 0
        func run() async { \(call) }
      }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.map { $0.contains("make it \"nonisolated(nonsending)\" too") } == [isTold], "\(found)")
  }

  @Test(arguments: ["fill(&bytes)", "reader.next()", "self.reader.next()"])
  func propertiesOfActorsAreChangedBehind(call: String) {
    let text = """
      import Foundation
      func fill(_ bytes: inout [UInt8]) { sleep(1); bytes.append(1) }
      struct Reader { var count = 0; mutating func next() { count += 1; sleep(1) } }
      actor Store {
        var bytes: [UInt8] = []
        var reader = Reader()
        func run() async { \(call) }
      }
      """
    let name = call.contains("fill") ? "bytes" : "reader"
    let found = advice(for: text, contexts: [.async])
    #expect(
      found.map { $0.contains("\"\(name)\" belongs to the actor, and no async function can change it in place") } == [
        true
      ],
      "\(found)")
  }

  /// Only some arguments make it Sendable, and not those of the code in the type.
  @Test func conditionalConformancesHoldForTheirArguments() {
    let text = """
      import Foundation
      protocol Source { mutating func pull() -> Int }
      struct Parser<S: Source> {
        var source: S
        mutating func load() -> Int { (readLine()?.count ?? 0) + source.pull() }
        mutating func run() async -> Int { let value = load(); return value }
      }
      extension Parser: Sendable where S: Sendable {}
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.count == 1 && !found[0].contains("var copy = self"), "\(found)")
  }

  @Test(arguments: [("Int", "1", false), ("Device", "Device()", true)])
  func valuesWithTheirArgumentsMayLeaveAnActor(type: String, value: String, isTold: Bool) {
    let text = """
      import Foundation
      final class Device { var number = 0 }
      struct Box<Value> { var value: Value; func load() { sleep(1) } }
      extension Box: Sendable where Value: Sendable {}
      actor Store { var box: Box<\(type)> = Box(value: \(value)); func run() async { box.load() } }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.map { $0.contains("\"Box\" is not Sendable") } == [isTold], "\(found)")
  }

  /// Its value cannot be copied to a variable of the function.
  @Test func propertiesThatCannotBeCopiedStay() {
    let text = """
      import Foundation
      struct Token: ~Copyable { var count = 0; mutating func next() { count += 1; sleep(1) } }
      actor Store { var token = Token(); func run() async { token.next() } }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.map { $0.contains("a variable of the function's own") } == [false], "\(found)")
  }

  /// A future carries errors itself.
  @Test func resultsOnEventLoopsBecomeFutures() {
    let text = """
      import NIOCore
      import NIOPosix
      import Foundation
      func count(_ path: String) throws -> Int { try Data(contentsOf: URL(fileURLWithPath: path)).count }
      func run(_ loop: any EventLoop, _ promise: EventLoopPromise<Int>) {
        loop.execute { promise.completeWith(Result { try count("a") }) }
      }
      """
    let found = advice(for: text, contexts: [.eventLoop])
    #expect(found.first?.contains("runIfActive(eventLoop: loop) { try count(\"a\") }") == true, "\(found)")
  }

  /// What gave nil where it failed still does.
  @Test(arguments: [
    "guard let parser = XMLParser(contentsOf: url) else { return }\nprint(parser)",
    "print(XMLParser(contentsOf: url)!)",
    "if let data = NSData(contentsOf: url) { print(data) }",
  ])
  func loadsThatMayFailStayOptional(statements: String) throws {
    let text = """
      import Foundation
      func run() async {
        let url = URL(string: "https://example.com/a.xml")!
        \(statements)
      }
      """
    let advice = try #require(advice(for: text).first)
    let type = statements.contains("NSData") ? "NSData" : "XMLParser"
    #expect(
      advice.contains("\n(try? await \(type)(data: URLSession.shared.data(from: url).0))\nan error page is data too"),
      "\(advice)")
    #expect(!advice.contains("throws"), "\(advice)")
  }
}
