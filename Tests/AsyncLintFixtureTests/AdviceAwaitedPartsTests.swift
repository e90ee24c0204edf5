import Testing

/// Where advice makes what a moved call is given, if the closure that takes the call along cannot: before the statement, or in its place.
struct AdviceAwaitedPartsTests {
  private static let head = """
    import Foundation
    \(declaredQueues)
    func other(_ name: String) async -> URL { URL(fileURLWithPath: name) }
    func next() -> Int { 1 }
    actor Paths {
      var base = URL(fileURLWithPath: "/tmp")
      func url(_ name: String) -> URL { base }
      subscript(name: String) -> URL { base }
      nonisolated func load(_ name: String) async throws -> Data {
        «try await Data(contentsOf: url(name))»
      }
    }
    @MainActor final class Model {
      var url = URL(fileURLWithPath: "/x")
      func make(_ number: Int) -> URL { url }
    }

    """

  /// Pasted between `«` and `»`.
  private func pasted(_ function: String, _ found: [String]) -> String {
    var parts = function.split(separator: /[«»]/, omittingEmptySubsequences: false).map(String.init)
    for (index, advice) in found.enumerated() where parts.indices.contains(2 * index + 1) {
      let needsReturn = advice.split(separator: "\n")[0].contains("\"return\"")
      var lines = advice.split(separator: "\n").dropFirst().filter { line in
        !line.hasPrefix("nothing else may") && !line.hasPrefix("the \"") && !line.hasPrefix("\"async let\"")
          && !line.contains("Queue = DispatchQueue(")
      }
      if needsReturn, let last = lines.lastIndex(where: { $0.hasPrefix("try") || $0.hasPrefix("await") }) {
        lines[last] = "return " + lines[last]
      }
      parts[2 * index + 1] = lines.joined(separator: "\n")
    }
    return parts.joined()
  }

  private func expectToCompile(_ function: String, _ words: String) throws {
    let text = Self.head + function
    let found = advice(for: text.replacing(/[«»]/, with: ""), contexts: [.async])
    #expect(found.count == text.matches(of: /«/).count, "\(found)")
    #expect(found.dropFirst().allSatisfy { $0.split(separator: "\n")[0].hasSuffix(words) }, "\(found)")
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: pasted(text, found)))
  }

  /// What only another actor's code may use is awaited, whether it is async or not.
  @Test func isolatedMembersAreMadeBefore() throws {
    try expectToCompile(
      """
      struct Loader {
        let paths: Paths
        let model: Model
        func a() async throws -> Data { «try await Data(contentsOf: paths.base)» }
      }
      """,
      "what it awaits made before the statement, and \"return\" behind:")
    try expectToCompile(
      """
      func a(_ paths: Paths, _ model: Model) async throws {
        do { «try await Data().write(to: paths.url("a"))» }
        do { «try await Data().write(to: paths["a"])» }
        do { «try await Data().write(to: model.url)» }
        do { «try await Data().write(to: model.make(3))» }
      }
      """, "what it awaits made before the statement:")
  }

  /// Each time, and only if it is wanted.
  @Test func whatHasNoRoomBeforeIsMadeInPlace() throws {
    try expectToCompile(
      """
      func a(_ number: Int?, _ flag: Bool, _ names: [String]) async throws -> Data {
        while try await !«Data(contentsOf: other("a"))».isEmpty { print(1) }
        repeat { print(1) } while «try await Data(contentsOf: other("b"))».count > 3
        if flag { return Data() } else if «try await Data(contentsOf: other("c"))».count > 2 { return Data() }
        guard let number, number > 2, let data = «try? await Data(contentsOf: other("d"))» else { return Data() }
        for name in names where «try await Data(contentsOf: other(name))».count > 1 { print(name, data) }
        switch number {
        case 1 where «try await Data(contentsOf: other("e"))».isEmpty: return Data()
        default: break
        }
        return try await flag ? Data() : «Data(contentsOf: other("f"))»
      }
      func b() async throws -> [Int] {
        try await [next(), «Data(contentsOf: other("g"))».count]
      }
      """, "made once:")
  }

  /// Before the statement they would be made, whether they are wanted or not, and read what they change too early.
  @Test func whatChangesIsChangedInItsTurn() throws {
    let text = """
      import Foundation
      struct Reader {
        var fd: Int32 = 0
        var buf = [UInt8](repeating: 0, count: 64)
        mutating func a(_ handle: FileHandle?) async -> Int {
          handle == nil ? 0 : Int(«read(handle!.fileDescriptor, &buf, 2)»)
        }
        mutating func b(_ done: Bool) async -> Int { let n = done ? 0 : «read(fd, &buf, 2)»; return n }
        mutating func c() async -> [Int] { [Int(buf[0]), «read(fd, &buf, 2)»] }
        mutating func d() async { print(buf[0], «read(fd, &buf, 2)») }
        mutating func e() async -> UInt8 { buf.isEmpty ? buf[0] : «read(fd, &buf, 2)» > 0 ? buf[1] : 9 }
        mutating func f() async -> Int { await Int(buf[0]) + «read(fd, &buf, 2)» }
      }
      \(declaredQueues)

      """
    let found = advice(for: text.replacing("await Int(", with: "Int(").replacing(/[«»]/, with: ""), contexts: [.async])
    #expect(found.count == 6)
    #expect(found.allSatisfy { $0.hasPrefix("run it on a serial queue of its own:\n") }, "\(found)")
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: pasted(text, found)))
  }

  @Test func interpolationsKeepTheirOrder() throws {
    let text = """
      import Foundation
      func next() -> Int { 1 }
      func run(_ fd: Int32) async -> String {
        var buf = [UInt8](repeating: 0, count: 4)
        print("\\(next()) \\(read(fd, &buf, 4)) \\(buf)")
        return "\\(next()): \\((try? String(contentsOfFile: "/x", encoding: .utf8)) ?? "?")"
      }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.count == 2)
    #expect(found[0].contains("let value = \"\\(next()) \\(read(fd, &buf, 4)) \\(buf)\"\n"), "\(found)")
    #expect(found[1].contains("continuation.resume(returning: \"\\(next()): "), "\(found)")
  }

  /// A pool throws itself, and what catches the errors of the call goes to it.
  @Test(arguments: [
    "func a(_ us: [URL]) async -> [Data] { us.compactMap { try? Data(contentsOf: $0) } }",
    "func a(_ u: URL, _ f: String?) async -> String { f ?? (try? String(contentsOf: u, encoding: .utf8)) ?? \"\" }",
    "func a(_ us: [URL]) async { us.forEach { u in do { print(try Data(contentsOf: u)) } catch { print(error) } } }",
    "func a(_ us: [URL]) async -> [Int] { us.map { (try! Data(contentsOf: $0)).count } }",
  ])
  func whatGoesAlongCatchesNothing(function: String) {
    let found = advice(for: "import Foundation\nimport NIOPosix\n\(function)", contexts: [.async])
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.hasPrefix("in \"a(_:") && $0.contains("made throwing") }, "\(found)")
  }

  @Test(arguments: [
    "func a(_ us: [URL]) async { do { print(try us.map { try Data(contentsOf: $0) }) } catch { print(error) } }",
    "func a(_ us: [URL]) async -> [Data]? { try? us.map { try Data(contentsOf: $0) } }",
  ])
  func whatStaysCatches(function: String) {
    let found = advice(for: "import Foundation\nimport NIOPosix\n\(function)", contexts: [.async])
    #expect(found.count == 1)
    #expect(found.allSatisfy { !$0.contains("made throwing") }, "\(found)")
  }

  /// The only expression of a function is no statement that an `if` could stand around.
  @Test func valuesOfOptionalQueuesAreValues() throws {
    let text = """
      import Dispatch
      import Glibc
      final class Box: Sendable {
        let queue = DispatchQueue(label: "box")
        func slow() -> Int { Int(sleep(1)) }
        func a(_ box: Box?) async -> Int? { box?.queue.sync { box!.slow() } }
      }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(!found.contains("if let "), "\(found)")
    #expect(found.contains("nobody ends the wait: unwrap it before"), "\(found)")
  }

  /// What is awaited before a call throws where the `try?` of the call has its errors, too.
  @Test func whatThrowsStaysUnderItsTry() throws {
    try expectToCompile(
      """
      func found() async throws -> URL { URL(fileURLWithPath: "") }
      func check(_ url: URL) throws -> URL { url }
      func a() async -> Data? { «try? await Data(contentsOf: found())» }
      func b(_ model: Model) async -> Data? { «try? await Data(contentsOf: check(model.make(1)))» }
      func c() async -> Int {
        guard let data = «try? await Data(contentsOf: found())» else { return 0 }
        return data.count
      }
      func d() async -> String { («try? await String(contentsOf: found(), encoding: .utf8)») ?? "" }
      func e() async -> Data { «try! await Data(contentsOf: found())» }
      func f(_ data: Data) async { «try? await data.write(to: check(found()))» }
      """,
      "run it on a serial queue, made once:")
  }

  @Test func whatThrowsBeforeAStatementStaysUnderItsTry() throws {
    let start = """
      func found() async throws -> URL { URL(fileURLWithPath: "") }
      @discardableResult func size(_ url: URL) throws -> Int { try Data(contentsOf: url).count }
      func a(_ number: Int) async -> String {
        "\\(number) \\(String(describing: «try? await Data(contentsOf: found())»))"
      }
      func b() async {
        «try? await size(found())»
        print(1)
      }

      """
    let head = "import Foundation\n\(declaredQueues)\n"
    let found = advice(for: head + start.replacing(/[«»]/, with: ""), contexts: [.async])
    #expect(found.count == 2 && found[0].contains(", before the statement, which takes \"value\" then, "), "\(found)")
    #expect(found.last?.contains("\n_ = try? await {\n  let value = try await found()\n") == true, "\(found)")
    var pasted = AdviceInPlaceTests.pasting(found, into: start)
    pasted = pasted.replacing("\"\\(number)", with: "return \"\\(number)")
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: head + pasted, isStrict: true))
  }

  /// An `async let` awaits without the word, and nothing of it before its statement.
  @Test func valuesOfAsyncLetAreMadeInPlace() throws {
    try expectToCompile(
      """
      func a() async throws -> Data {
        async let data = «Data(contentsOf: other("a"))»
        return try await data
      }
      func b() async throws -> (Data, Data) {
        async let one = «Data(contentsOf: other("a"))», two = «Data(contentsOf: URL(fileURLWithPath: "b"))»
        return try await (one, two)
      }
      func c(_ model: Model) async -> Data? {
        async let data = «try? Data(contentsOf: model.make(1))»
        return await data
      }
      """,
      "run it on a serial queue, made once:")
  }

  /// Two things that stand before a statement do so in one order.
  @Test func statementIsNamedOnce() throws {
    let text = """
      func found() async throws -> URL { URL(fileURLWithPath: "") }
      func a(_ size: Int) async throws -> Int {
        let sum = try await size + Data(contentsOf: found()).count
        return sum
      }
      """
    let found = try #require(advice(for: Self.head.replacing(/[«»]/, with: "") + text, contexts: [.async]).last)
    #expect(
      found.contains(", what it awaits made first, before the statement, which takes \"value\" then, "), "\(found)")
  }

  @Test func whatNeverComesBackStaysSo() throws {
    let text = """
      import Dispatch
      func serve() async throws -> Never { print(1); «dispatchMain()» }
      func a(_ flag: Bool) async throws -> Int { guard flag else { «dispatchMain()» }; return 1 }
      """
    let found = advice(for: text.replacing(/[«»]/, with: ""), contexts: [.async])
    #expect(found.count == 2)
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(
      try compiler.complaints(about: pasted(text, found.map { $0.hasPrefix("while") ? "in it:\n\($0)" : $0 })))
  }
}
