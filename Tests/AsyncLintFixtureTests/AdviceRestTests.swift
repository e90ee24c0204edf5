import Testing

/// What advice says of the code around what moves: where it stands, and what has to change there.
struct AdviceRestTests {
  private static let head = """
    import Foundation
    let ioQueue = DispatchQueue(label: "io")
    struct Package: Sendable {
      let members: [String]
      init(path: String) throws { members = [try String(contentsOfFile: path, encoding: .utf8)] }
    }
    func parse(_ data: Data) throws -> Int { data.count }

    """

  // MARK: The try around it

  /// `§` is where the code goes, before the statement, and «what» the constant takes the place of, with the `try` around it: what a `try?`
  /// makes nil is nil as a whole.
  @Test(arguments: [
    ("func a(path: String) async {\n§  print(\"\\((«try? Package(path: path).members.count») ?? 0)\")\n}", "try?"),
    ("func a(url: URL) async {\n§  print(\"\\((«try? parse(Data(contentsOf: url))») ?? 0)\")\n}", "try?"),
    ("func a(url: URL) async throws {\n§  print(\"\\(«try Data(contentsOf: url)».count) bytes\")\n}", "try"),
    (
      "func a(url: URL) async throws -> Int {\n§  let size = «try 1 + Data(contentsOf: url)».count\n  return size\n}",
      "try"
    ),
    ("func a(url: URL) async throws {\n§  print(\"\\(try parse(«Data(contentsOf: url)»))\")\n}", nil),
  ])
  func triesGoWithWhatMoves(function: String, needless: String?) throws {
    let text = Self.head + function
    let found = advice(for: text.replacing(/[«»§]/, with: ""), contexts: [.async])
    let advice = try #require(found.count == 1 ? found[0] : nil, "\(found)")
    let words =
      ", before the statement, which takes \"value\" then" + (needless.map { ", without the \"\($0)\"" } ?? "")
    #expect(advice.contains("\(words):\n"), "\(advice)")
    try expectToCompile(
      text.replacing("§", with: code(of: advice).statement.joined(separator: "\n") + "\n")
        .replacing(/«[^»]*»/, with: "value"))
  }

  // MARK: Closures

  /// A closure of the chain is no part of the function that calls it: the advice says where it stands, and what holds it.
  @Test func closuresAreNamedByWhereTheyStand() throws {
    let text = """
      @MainActor
      final class Model {
        private let reader: (URL) ASYNC-> String?
        let url = URL(fileURLWithPath: "a")
        init(reader: @escaping (URL) ASYNC-> String? = { «try? String(contentsOf: $0, encoding: .utf8)» }) {
          self.reader = reader
        }
        func load() ASYNC-> String { AWAITreader(url) ?? "" }
        func save() async -> String { AWAITload() }
      }
      """
    let source = text.replacing(/[«»]|ASYNC|AWAIT/, with: "")
    let advice = try #require(advice(for: Self.head + source, contexts: [.async]).first)
    #expect(
      advice.hasPrefix(
        "in the closure in \"Model.init(reader:)\", made async, like the functions that lead to it, run it on a serial queue, "
          + "made once, the closure's arguments named before, and \"return\" behind:\n"), "\(advice)")
    #expect(advice.hasSuffix("\nthe type of \"reader\" has to be async then"), "\(advice)")
    let (declarations, statement) = code(of: advice)
    let constants = declarations.filter { !$0.contains("DispatchQueue") }
    var lines = constants + statement
    let start = try #require(lines.firstIndex { $0.contains("await") })
    lines[start] = "return \(lines[start])"
    try expectToCompile(
      Self.head
        + text.replacing(/«[^»]*»/, with: "\n" + lines.joined(separator: "\n") + "\n")
        .replacing("ASYNC", with: "async ").replacing("AWAIT", with: "await "))
  }

  /// A closure that calls a helper is a link of the chain, and none of the others that call it.
  @Test func linksOfTheChainAreNoOtherCallers() throws {
    let text = """
      enum Files {
        static func store(_ data: Data, to url: URL) throws { try data.write(to: url) }
      }
      @MainActor
      final class Model {
        private let writer: (Data, URL) throws -> Void
        init(writer: ((Data, URL) throws -> Void)? = nil) { self.writer = writer ?? { try Files.store($0, to: $1) } }
        func save(_ url: URL) async throws { try writer(Data(), url) }
      }
      """
    let advice = try #require(advice(for: Self.head + text, contexts: [.async]).first)
    #expect(
      advice.hasPrefix("in \"Files.store(_:to:)\", made async, like the functions that lead to it, "), "\(advice)")
    #expect(advice.hasSuffix("}\nthe type of \"writer\" has to be async then"), "\(advice)")
  }

  /// What is written in place of a closure says what the closure takes along, too.
  @Test func accessorsTakeTheirValuesAlong() throws {
    let text = """
      func coordinate(_ source: URL, _ read: (URL) throws -> Void) async throws {
        var failure: NSError?
        NSFileCoordinator().coordinate(readingItemAt: source, options: [], error: &failure) { url in try? read(url) }
      }
      """
    let advice = try #require(advice(for: Self.head + text, contexts: [.async]).first)
    #expect(advice.contains("\n\"read\" has to be \"@escaping @Sendable\" for that"), "\(advice)")
  }

  // MARK: Actors

  /// A property that blocks when it is read or set, in an actor, goes nowhere else; what it is wrapped in, observed by or made by awaits nothing.
  @Test(arguments: [
    "@Backed(url: URL(fileURLWithPath: \"a\")) var names: [String]\nfunc add(_ name: String) { names.append(name) }",
    "@Backed(url: URL(fileURLWithPath: \"a\")) var names: [String]\nfunc all() async -> [String] { return names }",
    "var name = \"\" { didSet { try? name.write(toFile: \"a\", atomically: true, encoding: .utf8) } }",
    "lazy var data = FileManager.default.contents(atPath: \"a\")",
  ])
  func actorsGetAThreadForTheirProperties(members: String) throws {
    let head = """
      import Foundation
      @propertyWrapper struct Backed {
        let url: URL
        var wrappedValue: [String] {
          get { (try? JSONDecoder().decode([String].self, from: Data(contentsOf: url))) ?? [] }
          set { try? JSONEncoder().encode(newValue).write(to: url) }
        }
      }
      actor Store {

      """
    let found = advice(for: head + members + "\n}\n", contexts: [.async])
    let advice = try #require(found.count == 1 ? found[0] : nil, "\(found)")
    var lines = advice.split(separator: "\n")
    #expect(
      lines.removeFirst()
        == "give the actor \"Store\" an executor of its own, whose thread may block, and put this into it:")
    #expect(lines.removeLast() == "its functions stay as they are, and so do their callers")
    let pasted = head + lines.joined(separator: "\n") + "\n" + members + "\n}\n"
    try expectToCompile(pasted)
    #expect(AsyncLintFixtureTests.advice(for: pasted, contexts: [.async]).isEmpty)
  }

  // MARK: Chains

  /// A wait for a task is a chain like any other.
  @Test func chainsThatWaitForTasksAreNamed() throws {
    let text = """
      func wait(_ body: @escaping @Sendable () async -> Void) {
        let done = DispatchSemaphore(value: 0)
        Task {
          await body()
          done.signal()
        }
        done.wait()
      }
      func warm() { wait { await Task.yield() } }
      func prepare() { warm(); print("ready") }
      func serve() async { prepare() }
      func first() async { wait { print("") } }
      """
    let found = advice(for: Self.head + text, contexts: [.async])
    let advice = try #require(found.last)
    #expect(advice.hasPrefix("in \"wait(_:)\", made async, in place of the wait do "), "\(found)")
    #expect(!advice.contains("like the functions that lead to it"))
  }

  /// A process that nothing names may be none: the handler goes into the call that starts it all the same.
  @Test(arguments: ["(try? Process.run(url, arguments: []))?", "(try! Process.run(url, arguments: []))"])
  func processesWithoutNamesGetAHandler(receiver: String) throws {
    let head = "import Foundation\nfunc run(_ url: URL) async {\n  "
    let advice = try #require(advice(for: head + receiver + ".waitUntilExit()\n}\n", contexts: [.async]).first)
    let mark = receiver.contains("?") ? "?" : "!"
    #expect(advice.hasPrefix("try\(mark) await withCheckedThrowingContinuation {"), "\(advice)")
    #expect(advice.split(separator: "\n").last == "}", "\(advice)")
    try expectToCompile(head + advice + "\n}\n")
  }

  /// What throws nothing is not tried on another thread, whatever the `try` around it is for.
  @Test func whatThrowsNothingIsNotTried() throws {
    let text = """
      func load(_ path: String) async throws -> [String] {
        try JSONDecoder().decode([String].self, from: «FileManager.default.contents(atPath: path)» ?? Data())
      }
      func read(_ pipe: Pipe) async throws -> [String] {
        try JSONDecoder().decode([String].self, from: «pipe.fileHandleForReading.readDataToEndOfFile()»)
      }
      """
    let found = advice(for: Self.head + text.replacing(/[«»]/, with: ""), contexts: [.async])
    #expect(found.count == 2 && found.allSatisfy { !$0.contains("Result { try") }, "\(found)")
  }

  /// A future, as a worker's actor, takes what is Sendable only.
  @Test func whatFuturesCannotTakeIsSaid() throws {
    let text = """
      import Foundation
      import NIOCore
      import NIOPosix
      final class Page { var size = 0; init(_ url: URL) throws { size = try Data(contentsOf: url).count } }
      func size(_ url: EventLoopFuture<URL>) -> EventLoopFuture<Int> {
        url.flatMapThrowing { url in
          let page = try Page(url)
          return page.size
        }
      }
      """
    let advice = try #require(advice(for: text, contexts: [.eventLoop]).first)
    #expect(
      advice.contains("\nwhat it gives is not Sendable: let the closure give what is needed of it"), "\(advice)")
  }

  private func expectToCompile(_ text: String) throws {
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: text, isStrict: true))
  }
}
