import Testing

/// Advice that takes along what may not leave its thread: what can be made of it before is, and the rest goes unchecked while its function waits.
struct AdviceTakenAlongTests {
  private static let head = """
    import Foundation
    \(declaredQueues)
    let toolQueue = DispatchQueue(label: "tool")
    protocol Storage: Sendable { func write(_ key: String, _ data: Data) throws }
    struct Disk: Storage {
      func write(_ key: String, _ data: Data) throws { try data.write(to: URL(fileURLWithPath: key)) }
    }
    class Model {
      var data = Data()
      var names = ["a"]
      let url = URL(fileURLWithPath: "/")
      func encoded() throws -> Data { data }
    }
    let lock = NSLock()
    func loaded(_ model: Model, _ number: Int) throws -> Data {
      try lock.withLock { try Data(contentsOf: model.url) }
    }
    func copied(_ model: Model) throws -> Model {
      print(try loaded(model, 1))
      return model
    }
    func shown(_ model: Model) -> Model {
      lock.withLock { print(readLine() ?? "") }
      return model
    }

    """

  /// What is memory only is made before the statement, with its errors.
  @Test(arguments: [
    "struct A<T: Codable> {\nvar items: [T] = []\nfunc save(_ url: URL) async throws {\n«try JSONEncoder().encode(items).write(to: url)»\n}\n}\n",
    "struct A<T: Codable> {\nvar items: [T] = []\nfunc save(_ url: URL) async {\n«try? JSONEncoder().encode(items).write(to: url)»\n}\n}\n",
    "func a<T: Encodable>(_ value: T, _ disk: Disk) async throws {\n«try disk.write(\"a\", JSONEncoder().encode(value))»\n}\n",
    "func a<T: Encodable>(_ value: T, _ disk: Disk) async throws {\n«try disk.write(\"a\", try JSONEncoder().encode(value))»\n}\n",
    "func a<T: Encodable>(_ value: T, _ disk: Disk) async {\n«try? disk.write(\"a\", JSONEncoder().encode(value))»\n}\n",
    "func a(_ make: @escaping () -> Data, _ url: URL) async throws {\n«try make().write(to: url)»\n}\n",
    "func a(_ make: () throws -> Data, _ url: URL) async throws {\n«try make().write(to: url)»\n}\n",
    "func a(_ model: Model) async throws {\n«try model.encoded().write(to: model.url)»\n}\n",
    "func a(_ model: Model) async throws {\n«try model.data.write(to: model.url)»\n}\n",
    "@MainActor final class A {\nlet model = Model()\nfunc save() async throws {\n«try model.encoded().write(to: model.url)»\n}\n}\n",
    "actor A {\nfunc url(_ name: String) throws -> URL { URL(fileURLWithPath: name) }\nfunc save(_ data: Data) async throws {\n«try data.write(to: url(\"a\"))»\n}\n}\n",
  ])
  func whatIsMemoryIsMadeBefore(function: String) throws {
    try AdviceExtentTests().expectToCompile(Self.head, [function])
    let found = advice(for: Self.head + function.replacing(/[«»]/, with: ""), contexts: [.async])
    #expect(found.allSatisfy { !$0.contains("has to be") && !$0.contains("only the actor") }, "\(found)")
  }

  /// What cannot be made before goes along under a constant that is not checked, also `self`.
  @Test(arguments: [
    "class A {\nfunc load(_ model: Model) async throws -> Data {\nlet data = «try loaded(model, 1)»\nreturn data\n}\n}\n",
    "func a(_ model: Model) async throws -> Model {\nlet copy = «try copied(model)»\nreturn copy\n}\n",
    "func a(_ model: Model) async -> Model {\nlet copy = «shown(model)»\nreturn copy\n}\n",
    "func a() async -> [String] {\nlet host = Host(name: \"localhost\")\nlet names = «host.names»\nreturn names\n}\n",
    "func a(_ data: NSMutableData) async -> Bool {\nlet isDone = «data.write(toFile: \"/tmp/x\", atomically: true)»\nreturn isDone\n}\n",
    "class A: Model {\nfunc run() async throws {\nlet all = «try names.map { try loaded(self, $0.count + names.count) }»\nprint(all)\n}\n}\n",
    "class A: Model {\nfunc run() async throws {\nlet all = «try [1].map { number in try loaded(self, number + self.names.count) }»\nprint(all)\n}\n}\n",
    "func a(_ model: Model) async throws -> Data {\nfunc help() throws -> Data { try loaded(model, 1) }\nlet data = «try help()»\nreturn data\n}\n",
    "func a() async {\nlet read = { readLine() }\nlet line = «read()»\nprint(line ?? \"\")\n}\n",
  ])
  func whatIsNotSendableGoesUnchecked(function: String) throws {
    try AdviceExtentTests().expectToCompile(Self.head, [function])
    let found = advice(for: Self.head + function.replacing(/[«»]/, with: ""), contexts: [.async])
    #expect(found.allSatisfy { !$0.contains("has to be") }, "\(found)")
    #expect(found.last?.hasSuffix(" is not Sendable: nobody else may use that meanwhile") == true, "\(found)")
  }

  /// Where more is asked of a value in an argument, it is made before the statement.
  @Test(arguments: ["print(1, model.names.count, shown(model).names.count)", "print(try copied(model).names[0])"])
  func whatMoreIsAskedOfIsMadeBefore(statement: String) throws {
    let text = Self.head + "func a(_ model: Model) async throws {\n"
    let found = try #require(advice(for: "\(text)\(statement)\n}\n", contexts: [.async]).first)
    #expect(found.contains(", before the statement, which takes \"value\" then"), "\(found)")
    let rest = statement.replacing(/try copied\(model\)\.names|shown\(model\)\.names/, with: "value")
    let pasted = code(of: found).statement.joined(separator: "\n")
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: "\(text)\(pasted)\n\(rest)\n}\n"))
  }

  /// A constant has no labels, and no name stands in for what a closure says of `self` itself.
  @Test(arguments: [
    "func a() async {\nfunc load(at number: Int) { _ = readLine() }\nload(at: 1)\n}\n",
    "class A: Model {\nfunc run() async throws {\nprint(try [1].map { [self] in try loaded(self, $0) })\n}\n}\n",
  ])
  func whatHasNoOtherNameIsNamed(function: String) throws {
    let found = try #require(advice(for: Self.head + function, contexts: [.async]).first)
    #expect(found.contains(" has to be ") && !found.contains("  nonisolated(unsafe) let"), "\(found)")
  }

  // MARK: Errors of one type

  @Test(arguments: [
    "func a() async throws(Failure) -> Int {\nlet data = «try load(\"a\")»\nguard !data.isEmpty else { throw .broken }\nreturn data.count\n}\n",
    "func a() async -> Int {\ndo {\nlet data = «try load(\"a\")»\nreturn data.count\n} catch {\nswitch error {\ncase .missing: return 0\ncase .broken: return 1\n}\n}\n}\n",
    "func a() async -> Int {\ndo throws(Failure) {\nif «try load(\"a\")».isEmpty { return 1 }\nreturn 2\n} catch { return error == .missing ? 0 : 3 }\n}\n",
    "func a() async throws(Failure) -> Int {\nvar loader = Loader()\n«try loader.load(\"a\")»\nreturn loader.count\n}\n",
    "func a(_ model: Model) async throws(Failure) -> Int {\nlet count = «try counted(model)»\nreturn count\n}\n",
  ])
  func errorsKeepTheirType(function: String) throws {
    let head =
      Self.head + """
        enum Failure: Error { case missing, broken }
        func load(_ name: String) throws(Failure) -> Data {
          guard let data = try? Data(contentsOf: URL(fileURLWithPath: name)) else { throw .missing }
          return data
        }
        func counted(_ model: Model) throws(Failure) -> Int {
          if (try? loaded(model, 1)) == nil { throw .missing }
          return 1
        }
        struct Loader {
          var count = 0
          mutating func load(_ name: String) throws(Failure) -> Int {
            count += 1
            if (try? Data(contentsOf: URL(fileURLWithPath: name))) == nil { throw .missing }
            return count
          }
        }

        """
    try AdviceExtentTests().expectToCompile(head, [function])
    let found = try #require(advice(for: head + function.replacing(/[«»]/, with: ""), contexts: [.async]).first)
    #expect(found.contains("Result { () throws(Failure) in try ") && !found.contains("any error"), "\(found)")
  }

  // MARK: What is called or changed

  /// A function that a list holds blocks where it is called, and not where the list is read.
  @Test(arguments: [
    "func a() async {\n«naps.forEach { $0() }»\n}\n", "func a() async {\n«naps[0]()»\n}\n",
    "func a() async {\n«naps.first?()»\n}\n",
    "func a(_ hooks: Hooks) async throws {\nlet data = «try hooks.named[\"a\"]?()»\nprint(data ?? Data())\n}\n",
  ])
  func functionsInListsAreCalledElsewhere(function: String) throws {
    let head =
      Self.head + """
        let naps: [@Sendable () -> Void] = [{ print(readLine() ?? "") }]
        struct Hooks: Sendable {
          var named: [String: @Sendable () throws -> Data] = ["a": { try Data(contentsOf: URL(fileURLWithPath: "/")) }]
        }

        """
    try AdviceExtentTests().expectToCompile(head, [function])
    let found = try #require(advice(for: head + function.replacing(/[«»]/, with: ""), contexts: [.async]).first)
    #expect(found.contains("() })") || found.contains("()) }") || found.contains("{ $0() }) }"), "\(found)")
  }

  /// To read a `lazy` property of a value changes it.
  @Test(arguments: [
    "func a() async {\nvar page = Page()\n«print(page.body)»\n}\n",
    "func a() async {\nvar page = Page()\n«print(page.size)»\n}\n",
    "extension Page {\nmutating func a() async {\n«print(body)»\n«print(self.size)»\n}\n}\n",
  ])
  func gettersThatChangeWorkOnCopies(function: String) throws {
    let head =
      Self.head + """
        struct Page: Sendable {
          var path = ""
          lazy var body: String = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
          var size: Int {
            mutating get {
              path += "a"
              return (try? String(contentsOfFile: path, encoding: .utf8).count) ?? 0
            }
          }
        }

        """
    let source = head + function.replacing(/[«»]/, with: "")
    var (pasted, parts) = (head, function.split(separator: /[«»]/, omittingEmptySubsequences: false).map(String.init))
    for (index, advice) in advice(for: source, contexts: [.async]).enumerated() {
      let value = try #require(advice.firstMatch(of: /which takes "(\w+)" then/)?.output.1)
      parts[2 * index + 1] = (code(of: advice).statement + ["print(\(value))"]).joined(separator: "\n")
    }
    pasted += parts.joined()
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: pasted))
  }

  /// Of what C code knows by its address no copy can be made.
  @Test(arguments: [("z_stream()", true), ("iovec()", false)])
  func structuresWithAnAddressStay(value: String, isSaid: Bool) throws {
    let text = """
      import CZlib
      func run(_ fd: Int32) async -> Int {
        var stream = \(value)
        return writev(fd, &stream, 1)
      }
      """
    let advice = try #require(advice(for: text, contexts: [.async]).first)
    #expect(advice.hasPrefix("C code knows \"stream\" by its address, which no copy has: ") == isSaid, "\(advice)")
  }

  /// What a queue guards is changed there, and not in a copy that takes its place elsewhere.
  @Test func guardedMembersAreChangedOnTheirQueue() throws {
    let function = """
      actor Cell {
        let queue = DispatchQueue(label: "cell")
        nonisolated(unsafe) var items: [String] = []
        func load(_ path: String) async {
          «queue.sync { items.append((try? String(contentsOfFile: path, encoding: .utf8)) ?? "") }»
        }
      }

      """
    try AdviceExtentTests().expectToCompile(Self.head, [function])
    let text = Self.head + function.replacing(/[«»]/, with: "")
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(!found.contains("items = await"), "\(found)")
  }

  // MARK: Queues and groups

  /// What goes to places of a file, or talks to one program, is done on one queue.
  @Test(arguments: [
    ("try handle.write(contentsOf: data)\ntry handle.synchronize()", ["ioQueue", "ioQueue"]),
    ("try handle.seek(toOffset: 0)\n_ = try handle.readToEnd()", ["ioQueue", "ioQueue"]),
    ("_ = try handle.readToEnd()", ["handleQueue"]), ("try handle.write(contentsOf: data)", ["writeQueue"]),
    ("let tool = popen(\"a\", \"r\")!\n_ = fgetc(tool)\npclose(tool)", ["ioQueue", "toolQueue", "toolQueue"]),
  ])
  func callsOfOneHandleShareAQueue(body: String, queues: [String]) {
    let text = "import Foundation\nfunc run(_ handle: FileHandle, _ data: Data) async throws {\n\(body)\n}\n"
    let found = advice(for: text, contexts: [.async])
    #expect(found.count == queues.count)
    for (advice, queue) in zip(found, queues) { #expect(advice.contains("  \(queue).async {"), "\(advice)") }
  }

  /// A loop that enters a group for each task is the loop of a task group.
  @Test(arguments: [
    "let data = await load(url)\nprint(data)\ngroup.leave()", "defer { group.leave() }\nprint(await load(url))",
  ])
  func loopsOfTasksBecomeGroups(task: String) throws {
    let head = "import Foundation\nfunc load(_ url: URL) async -> Data { Data() }\nfunc run(_ urls: [URL]) async {\n"
    let loop = "for url in urls {\ngroup.enter()\nTask {\n\(task)\n}\n}\ngroup.wait()\n"
    let advice = try #require(advice(for: "\(head)let group = DispatchGroup()\n\(loop)}\n", contexts: [.async]).first)
    let statement = code(of: advice).statement
    #expect(statement.contains("    group.addTask {") || statement.contains("  group.addTask {"), "\(advice)")
    #expect(!statement.contains { $0.contains("leave()") || $0.contains("enter()") }, "\(advice)")
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(
      try compiler.complaints(about: "\(head)\(statement.joined(separator: "\n"))\n}\n"))
  }

  /// Who takes one out of a list is let in once for each that is put there.
  @Test(arguments: [("jobs.removeFirst()", "let permits = Permits(0)"), ("jobs.count", "let gate = Gate()")])
  func listsAreCounted(value: String, part: String) throws {
    let text = """
      import Foundation
      final class Jobs: @unchecked Sendable {
        let condition = NSCondition()
        var jobs: [Int] = []
        func next() -> Int {
          condition.lock()
          defer { condition.unlock() }
          while jobs.isEmpty { condition.wait() }
          return \(value)
        }
      }
      func run(_ jobs: Jobs) async { print(jobs.next()) }
      """
    let advice = try #require(advice(for: text, contexts: [.async]).first)
    #expect(advice.contains("\n\(part)\n"), "\(advice)")
  }

  /// Programs that ran at once go on at once.
  @Test(arguments: [
    ("async let a = run(\"a\")\n_ = try await a", true), ("async let a = readLine()\n_ = await a", false),
    (
      "try await withThrowingTaskGroup(of: Data.self) { group in\nfor name in names { group.addTask { try run(name) } }\n}",
      true
    ),
  ])
  func tasksHaveQueuesOfTheirOwn(body: String, isSaid: Bool) throws {
    let text = """
      import Foundation
      func run(_ name: String) throws -> Data {
        let pipe = Pipe()
        return pipe.fileHandleForReading.readDataToEndOfFile()
      }
      func all(_ names: [String]) async throws { \(body) }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(found.contains("\nmade once, it lets the tasks wait one after the other: ") == isSaid, "\(found)")
  }

  @Test(arguments: [
    ("gethostbyname(name)", true), ("getenv(name)", false), ("getaddrinfo(name, nil, nil, nil)", false),
  ])
  func memoryOfTheLibraryStaysInTheClosure(call: String, isSaid: Bool) {
    let found = advice(for: "import Foundation\nfunc run(_ name: String) async { _ = \(call) }\n", contexts: [.async])
    #expect(found.contains { $0.contains("memory of its own") } == isSaid, "\(found)")
  }
}
