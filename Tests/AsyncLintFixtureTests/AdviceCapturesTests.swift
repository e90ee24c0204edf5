import Testing

/// What a closure on another thread takes along, and what is made before it.
struct AdviceCapturesTests {
  private static let head = """
    import Foundation
    \(declaredQueues)
    struct Gone: Error {}
    enum Item: Sendable { case names([String: String]), other }
    func merge(into names: inout [String: String]) -> Item {
      names["a"] = readLine()
      return .names(names)
    }
    final class Document: Sendable {
      @discardableResult func load(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }
      func count(in part: Part, for other: Part) -> Int { load("")?.count ?? part.size + other.size }
    }
    struct Part: Sendable { var size = 1 }
    final class Parts {
      let first = Part()
      let second = Part()
    }
    func run(_ body: (String) async -> Void) async { await body("a") }
    func keep(_ body: (String) async -> Data?) async { _ = await body("a") }

    """

  @Test(arguments: [
    "func a(_ item: Item) async {\nguard case .names(var all) = item else { return }\n«let other = merge(into: &all)»\nprint(all)\n}\n",
    "func a(_ item: Item?, _ names: [String: String]?) async {\nif var all = names {\n«let other = merge(into: &all)»\nprint(all)\n}\n}\n",
    "func a(_ lists: [[String: String]]) async {\nfor var all in lists {\n«let other = merge(into: &all)»\nprint(all)\n}\n}\n",
    "func a(_ item: Item) async {\nswitch item {\ncase .names(var all):\n«let other = merge(into: &all)»\nprint(all)\ndefault: break\n}\n}\n",
    "func a(_ document: Document) async {\nawait run { _ in\n«document.load(\"a\")»\n}\n}\n",
    "func a(_ document: Document) async {\nawait keep { _ in\n«document.load(\"a\")»\n}\n}\n",
    "func a(_ document: Document) async {\nlet work = { (path: String) async -> Void in\n«document.load(path)»\n}\nawait work(\"a\")\n}\n",
    "func a(_ document: Document) async {\nawait withTaskGroup(of: Void.self) { group in\ngroup.addTask {\n«document.load(\"a\")»\n}\n}\n}\n",
    "func a(_ document: Document, _ parts: Parts) async -> Int {\n«document.count(in: parts.first, for: parts.second)»\n}\n",
    """
    actor Service {
      private var open: Document?
      var document: Document { get throws { if let open { return open } else { throw Gone() } } }
      var loaded: Document { get async throws { Document() } }
      func find() async throws {
        «try document.load("a")»
      }
      func findSelf() async throws {
        «try self.document.load("a")»
      }
      func findLoaded() async throws {
        «try await loaded.load("a")»
      }
    }

    """,
    """
    actor Reader {
      private var isLarge = false
      func isWide() -> Bool { isLarge }
      func text(_ url: URL) async throws -> String {
        «try String(contentsOf: url, encoding: isWide() ? .utf16 : .utf8)»
      }
      func data(_ url: URL) async throws -> Data {
        «try Data(contentsOf: url, options: (isWide() ? .mappedIfSafe : []))»
      }
      func part(_ file: Int32, _ offset: UInt64, _ bytes: UnsafeMutableRawPointer) async -> Int {
        nonisolated(unsafe) let bytes = bytes
        return «pread(file, bytes, 8, isWide() ? 10 : 0)»
      }
    }

    """,
  ])
  func whatIsTakenAlongCompiles(function: String) throws {
    try AdviceExtentTests().expectToCompile(Self.head, [function])
  }

  @Test(arguments: [
    ("try document.load(\"a\")", "let document = try document\nawait withCheckedContinuation { continuation in"),
    ("try! document.load(\"a\")", "let document = try! document\nawait withCheckedContinuation { continuation in"),
    ("try await loaded.load(\"a\")", "let loaded = try await loaded\nawait withCheckedContinuation { continuation in"),
  ])
  func whatThrowsIsReadBefore(call: String, code: String) {
    let found = advice(for: Self.head + Self.service(call), contexts: [.async])
    #expect(found.count == 1 && found[0].contains(code), "\(found)")
  }

  /// Where its error is no error, somebody has to say what becomes of the call.
  @Test func whatIsNilWhenItThrowsIsNotReadBefore() {
    let found = advice(for: Self.head + Self.service("try? document.load(\"a\")"), contexts: [.async])
    #expect(
      found.first?.hasPrefix("in \"Document.load(_:)\", made async, run it on a serial queue") == true, "\(found)")
  }

  private static func service(_ call: String) -> String {
    """
    actor Service {
      var document: Document { get throws { throw Gone() } }
      var loaded: Document { get async throws { Document() } }
      func find() async throws { _ = \(call) }
    }
    """
  }

  /// A function type that does not say `@Sendable` is none, also behind an alias: what it gives is taken along.
  @Test(arguments: [("", true), ("@Sendable ", false), ("@MainActor ", false)])
  func functionsBehindAliasesAreCalledBefore(attribute: String, isNamed: Bool) {
    let text = """
      import Foundation
      typealias Provider = \(attribute)(String) -> URL
      final class State {
        let provider: Provider
        init(provider: @escaping Provider) { self.provider = provider }
        func load() async throws -> Data { try Data(contentsOf: provider("a")) }
      }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.first?.contains("{ [url = provider(\"a\")] in") == isNamed, "\(found)")
  }

  /// The body of a continuation waits for nobody: what it does can go to a queue as it is.
  /// The type of a key path says less than a literal of it does: any thread may use that.
  @Test func keyPathsOfLiteralsAreTakenAlong() throws {
    let head = """
      import Foundation
      let ioQueue = DispatchQueue(label: "io")
      struct Page: Sendable { var file = File() }
      struct File: Sendable { var urls: [URL] = [] }
      struct Store: Sendable {
        func load(_ path: KeyPath<Page, URL>) throws { print(try Data(contentsOf: Page()[keyPath: path])) }
      }

      """
    let functions = [
      "func a(_ store: Store) async throws {\nlet path = \\Page.file.urls[0]\n«try store.load(path)»\n}\n",
      "func b(_ store: Store) async throws {\nfor path in [\\Page.file.urls[0]] {\n«try store.load(path)»\n}\n}\n",
      "actor Keeper {\nlet path = \\Page.file.urls[0]\nfunc c(_ store: Store) async throws {\n«try store.load(path)»\n}\n}\n",
    ]
    try AdviceExtentTests().expectToCompile(head, functions)
    for function in functions {
      let found = advice(for: head + function.replacing(/[«»]/, with: ""), contexts: [.async])
      #expect(found.first?.contains("Sendable") == false && found.first?.contains("made async") == false, "\(found)")
    }
    let written = "func d(_ store: Store, _ path: KeyPath<Page, URL>) async throws { try store.load(path) }\n"
    let local =
      "func e(_ store: Store) async throws { let path: KeyPath<Page, URL> = \\.file.urls[0]; try store.load(path) }\n"
    for function in [written, local] {
      let found = advice(for: head + function, contexts: [.async])
      #expect(found.first?.contains("{ [url = Page()[keyPath: path]] in") == true, "\(found)")
    }
  }

  @Test(arguments: [
    ("start(1) { continuation.resume(with: $0) }", "do it on a serial queue of its own:", "start(1) {"),
    (
      "continuation.resume(returning: readLine())", "do it on a serial queue of its own:",
      "continuation.resume(returning: readLine())"
    ),
    (
      "_ = try? start(1) { _ in }\ncontinuation.resume(returning: nil)",
      "do that and what follows in the closure of \"withCheckedThrowingContinuation\" on a serial queue of its own:",
      "\n  _ = try? start(1) { _ in }\n  continuation.resume(returning: nil)\n}"
    ),
    (
      "[1].forEach { start($0) { continuation.resume(with: $0) } }", "do it on a serial queue of its own:",
      "[1].forEach {"
    ),
    (
      "let line = readLine()\ncontinuation.resume(returning: line)",
      "do that and what follows in the closure of \"withCheckedThrowingContinuation\" on a serial queue of its own:",
      "\n  let line = readLine()\n  continuation.resume(returning: line)\n}"
    ),
  ])
  func bodiesOfContinuationsMove(body: String, words: String, moved: String) {
    let text = """
      func start(_ number: Int, _ done: @escaping @Sendable (Result<String?, any Error>) -> Void) { done(.success(readLine())) }
      func load() async throws -> String? {
        try await withCheckedThrowingContinuation { continuation in
          \(body)
        }
      }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.count == 1, "\(found)")
    #expect(
      found.first?.hasPrefix(words.replacing("own:", with: "own (with \"import Dispatch\"):")) == true, "\(found)")
    #expect(
      found.first?.contains("readLineQueue.async {\(moved.hasPrefix("\n") ? "" : " ")\(moved)") == true, "\(found)")
  }

  /// What stands before a `?` is optional in the capture list too.
  @Test func optionalReceiversStayOptional() throws {
    let function = """
      struct Disk: Sendable {
        let root: URL
        @discardableResult func load(_ key: String) throws -> Data { try Data(contentsOf: root.appendingPathComponent(key)) }
        func loader() async -> Disk { self }
      }
      @MainActor final class Model {
        var disk = Disk(root: URL(fileURLWithPath: "/tmp"))
        weak var parent: Model?
        func a() {
          Task { [weak self] in
            let data: Data? = «try self?.disk.load("a")»
            print(data as Any)
          }
        }
        func b() async {
          let data: Data? = «try? parent?.parent?.disk.load("b")»
          print(data as Any)
        }
        func c() async throws {
          «try await parent?.disk.loader().load("c")»
        }
      }

      """
    try AdviceExtentTests().expectToCompile(Self.head, [function])
  }

  /// What may not leave the thread, by what the values of an enumeration are, or by what a value is cast to.
  @Test(arguments: [
    (
      "guard let list = try JSONSerialization.jsonObject(with: data) as? [String: Any] else { return }\ntry save(list)",
      "list"
    ),
    ("let list = [\"a\": 1] as [String: Any]\ntry save(list)", "list"), ("try save(job)", "job"),
    ("try save(plain)", nil), ("try save(mode)", nil),
    ("let list = [\"a\": 1] as [String: Int]\ntry save(list)", nil),
  ])
  func whatHoldsAnythingStays(body: String, name: String?) throws {
    let text = """
      import Foundation
      enum Job { case run(() -> Void), stop }
      enum Plain { case name(String), stop }
      final class Item {}
      final class Server<Value>: Sendable { enum Mode { case given(Settings), none } }
      func save(_ value: Any) throws {
        try "\\(value)".write(toFile: "a", atomically: true, encoding: .utf8)
      }
      func run(_ data: Data, _ job: Job, _ plain: Plain, _ mode: Server<Item>.Mode) async throws { \(body) }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(found.contains("not Sendable") == (name != nil), "\(found)")
    #expect(name.map { found.contains("\n\"\($0)\" is not Sendable") } ?? true, "\(found)")
  }

  /// Structures of C with pointers in them.
  @Test(arguments: [
    "func a(_ fd: Int32) async -> Int {\nvar part = iovec(iov_base: nil, iov_len: 0)\n«writev(fd, &part, 1)»\nreturn part.iov_len\n}\n",
    "func a(_ fd: Int32) async -> Int {\nvar head = msghdr()\n«recvmsg(fd, &head, 0)»\nreturn Int(head.msg_flags)\n}\n",
  ])
  func structuresWithPointersAreHandedOver(function: String) throws {
    let queues = "let writevQueue = DispatchQueue(label: \"a\")\nlet recvmsgQueue = DispatchQueue(label: \"a\")\n"
    try AdviceExtentTests().expectToCompile("import Foundation\n\(queues)", [function])
  }

  /// The main actor may not have what the code around keeps, nor that what only the main actor may have.
  @Test(arguments: [
    ("func a(_ item: Item) async { DispatchQueue.main.sync { use(item) } }", "\"item\" has to be Sendable for that; "),
    ("@MainActor func a(_ item: Item) async { DispatchQueue.main.sync { use(item) } }", nil),
    (
      "func a() async -> Item { DispatchQueue.main.sync { Item() } }",
      "what it gives is not Sendable: let the closure give "
    ),
    ("func a(_ name: String) async -> Int { DispatchQueue.main.sync { name.count } }", nil),
  ])
  func mainActorTakesWhatIsSendable(function: String, remark: String?) throws {
    let text = "import Dispatch\nfinal class Item { var size = 0 }\nfunc use(_ item: Item) {}\n\(function)\n"
    let found = try #require(advice(for: text, contexts: [.async]).first)
    let compiler = AdviceCompileTests()
    let pasted = text.replacing("DispatchQueue.main.sync", with: "await MainActor.run")
    #expect(found.hasPrefix("await MainActor.run {") && found.contains("Sendable") == (remark != nil), "\(found)")
    #expect(remark.map { found.contains("\n\($0)") } ?? true, "\(found)")
    #expect(try compiler.complaints(about: pasted).isEmpty == (remark == nil))
  }

  /// A property of an object that the closure changes is not read before, either.
  @Test func whatIsChangedInObjectIsReadThere() throws {
    let function = """
      struct Channel: Sendable { var file: Int32; var bytes: [UInt8] }
      final class Pool: @unchecked Sendable {
        var channel = Channel(file: 0, bytes: [])
        var channels: [Int: Channel] = [:]
        func a() async -> Int { «read(channel.file, &channel.bytes, 8)» }
        func b() async -> Int { «recv(self.channel.file, &self.channel.bytes, channel.bytes.count, 0)» }
        func c(_ key: Int) async -> Int { «read(channels[key]!.file, &channels[key]!.bytes, 8)» }
      }

      """
    try AdviceExtentTests().expectToCompile(Self.head, [function])
  }

  /// A list in a closure that is kept has to say `self` for what it takes along, too.
  @Test func closuresThatAreKeptSaySelf() throws {
    let function = """
      final class Store: @unchecked Sendable {
        let root = "r"
        var last: Data?
        func a() {
          Task.detached {
            self.last = «FileManager.default.contents(atPath: self.root)»
          }
        }
        func b() async throws -> Data? {
          await withTaskGroup(of: Data?.self) { group in
            group.addTask {
              «FileManager.default.contents(atPath: self.root)»
            }
            return await group.next() ?? nil
          }
        }
        func c() {
          Task {
            self.last = «FileManager.default.contents(atPath: self.root)»
          }
        }
      }

      """
    try AdviceExtentTests().expectToCompile(Self.head, [function])
  }

  /// Values of nothing, and operators of one's own.
  @Test(arguments: [
    "func a() async {\nasync let pause = «Thread.sleep(forTimeInterval: 1)»\n_ = await pause\n}",
    "func a(_ one: Line, _ other: Line) async { _ = «one > other» }",
    "func a(_ one: Line, _ other: Line) async -> Line {\nvar all = one\nall = «one + other»\nreturn all\n}",
  ])
  func partsOfStatementsCompile(function: String) throws {
    let head = """
      struct Line: Sendable {
        var text = ""
        static func > (one: Line, other: Line) -> Bool { readLine() ?? "" > other.text }
        static func + (one: Line, other: Line) -> Line { Line(text: readLine() ?? "") }
      }

      """
    try AdviceExtentTests().expectToCompile(Self.head + head, [function + "\n"])
  }

  @Test func overloadsForAsyncClosuresAreAwaited() {
    let function = "func a(_ clock: ContinuousClock) async { _ = clock.measure { Thread.sleep(forTimeInterval: 1) } }"
    let found = advice(for: "import Foundation\n\(function)")
    #expect(found.first?.contains("\n\"measure\" has to be awaited then") == true, "\(found)")
  }

  /// In closures within one that holds `self` weakly, Swift 5 wants it written.
  @Test func selfIsWrittenWhereItWasHeldWeakly() throws {
    let text = """
      import Foundation
      let ioQueue = DispatchQueue(label: "io")
      final class Store: @unchecked Sendable {
        let queue = DispatchQueue(label: "a")
        var size = 0
        let url = URL(fileURLWithPath: "a")
        func load() -> Int { (try? Data(contentsOf: url))?.count ?? 0 }
        func start() {
          Task { [weak self] in
            guard let self else { return }
            «queue.sync { size += load() }»
          }
          Task { [weak self] in
            guard let self else { return }
            let data = «try? Data(contentsOf: url)»
            print(data as Any)
          }
        }
      }
      """
    let found = advice(for: text.replacing(/[«»]/, with: ""), contexts: [.async])
    #expect(found.count == 2, "\(found)")
    var parts = text.split(separator: /[«»]/, omittingEmptySubsequences: false).map(String.init)
    for (index, advice) in found.enumerated() where parts.indices.contains(2 * index + 1) {
      parts[2 * index + 1] = code(of: advice).statement.joined(separator: "\n")
    }
    #expect(parts.contains { $0.contains("self.queue.async { [self] in") && $0.contains("self.size += self.load()") })
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: parts.joined(), version: 5))
  }

  /// Only its actor can read a variable of a file, and the variables of a script that awaits are the main actor's.
  @Test func variablesOfFilesAreTakenAlong() throws {
    let function = """
      @MainActor var count = 0
      @MainActor func save(_ path: String) async throws {
        «try "\\(count)".write(toFile: path, atomically: true, encoding: .utf8)»
      }

      """
    try AdviceExtentTests().expectToCompile(Self.head, [function])
    let script = """
      import Foundation
      var count = 3
      let path = "a"
      func later() async {}
      try "\\(count)".write(toFile: path, atomically: true, encoding: .utf8)
      print(["a"].map { name in
        count += 1
        return FileManager.default.contents(atPath: name)
      })
      await later()
      """
    let found = advice(for: script)
    #expect(found.first?.contains("async { [count] in ") == true, "\(found)")
    #expect(found.last?.contains("\nonly the actor can change \"count\"") == true, "\(found)")
  }
}
