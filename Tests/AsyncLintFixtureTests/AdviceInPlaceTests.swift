import Testing

/// What the advice says compiles in place of the call, whatever stands around it.
struct AdviceInPlaceTests {
  /// Functions with what the advice takes the place of between `«` and `»`: the call, or the expression around it that goes with it.
  /// Where the code has to stand before the statement, the statement begins its line.
  private static let functions: [(type: String, functions: [String])] = [
    (
      "struct Files",
      [
        "let text = «try read(url)»\nuse(text)", "var text = \"\"\ntext += «try read(url)»\nuse(text)",
        "return «try read(url)»", "use(«try read(url)», «try? read(url)»)", "use(«try! read(url)»)",
        "if let text = «try? read(url)» { use(text) }",
        "guard let text = «try? read(url)» else { return nil }\nuse(text)",
        "if flag, «try read(url)» == \"a\" { return nil }", "while «readLine()» != nil { use(1) }",
        "switch «try read(url)» {\ndefault: break\n}", "for character in «try read(url)» { use(character) }",
        "for name in [\"a\"] where «FileManager.default.contents(atPath: name)» != nil { use(name) }",
        "if try «flag && read(url) == \"a\"» { return nil }", "return flag ? «try! read(url)» : \"a\"",
        "return flag ? \"a\" : «readLine()» ?? \"b\"", "let text = try flag ? \"a\" : «\"b\" + read(url)»\nuse(text)",
        "let queue = DispatchQueue(label: \"a\")\nuse(1 + (flag ? «queue.sync { fsync(3) }» : 0))",
        "use(«\"a \\(flag ? readLine() ?? \"b\" : \"c\")\"»)",
        "use(try «text ?? read(url)»)", "use(«text ?? readLine() ?? \"b\"»)",
        "use(«text ?? (try? read(url)) ?? \"b\"»)",
        "use(\"a \\(«try read(url)») b\")", "let size = try 1 + «read(url)».count\nuse(size)",
        "use(!«flags()».isEmpty)",
        "return \"a\" + («readLine()» ?? \"b\")", "let names = «try [\"a\"].map { _ in try read(url) }»\nuse(names)",
        "let names = «try [\"a\"].map { name in\n  let text = try read(url)\n  return name + text\n}»\nuse(names)",
        "let count = «try read(url)».split(separator: \"a\").map(String.init).count\nuse(count)",
        "do { use(«try read(url)») } catch { use(error) }", "async let text = «read(url)»\nuse(try await text)",
        "async let line = «readLine()»\nuse(await line)", "use([«try read(url)»])",
        "use(try JSONDecoder().decode(Int.self, from: «Data(contentsOf: url)»))",
        "use(try? JSONDecoder().decode(Int.self, from: «Data(contentsOf: url)»))",
        "use(try! JSONDecoder().decode(Int.self, from: «Data(contentsOf: url)»))",
        "var target = url\ntarget.appendPathComponent(\"a\")\nuse(«try read(target)»)",
        "use(«try String(\n  contentsOf: url,\n  encoding: .utf8)»)",
        "var bytes = [UInt8](repeating: 0, count: 8)\nlet count = «recv(3, &bytes, bytes.count, 0)»\nuse(count)",
        "var bytes = [UInt8](repeating: 0, count: 8)\nlet count = «bytes.withUnsafeMutableBytes { recv(3, $0.baseAddress, 8, 0) }»\nuse(count)",
        "try await withThrowingTaskGroup(of: Void.self) { group in\ngroup.addTask { use(«try read(url)») }\ntry await group.waitForAll()\n}",
        "var texts: [String] = []\n«try [url].forEach { texts.append(try read($0)) }»\nuse(texts)",
        "var total = 0\nlet value = 1\n«[url].forEach { total += (try? read($0).count) ?? value }»\nuse(total)",
        "let line = «{\n  var line = readLine() ?? \"\"\n  line.append(\"a\")\n  return line\n}()»\nuse(line)",
        "use(«[1].map { _ in\n  var size = 0\n  size = recv(3, nil, 8, 0)\n  return size\n}»)",
        "if «system(\"make \\(name)\")» != 0 { return nil }",
        "use(«try Data(contentsOf: URL(string: \"https://a.org\")!)».count)",
        "var hints = addrinfo()\nvar found: UnsafeMutablePointer<addrinfo>?\n"
          + "let status = «getaddrinfo(name, nil, &hints, &found)»\nuse(status, found == nil)",
        "var status: Int32 = 0\nvar usage = rusage()\nuse(«wait4(3, &status, 0, &usage)», status)",
        "var time = timespec()\ntime.tv_sec = 1\n«nanosleep(&time, nil)»",
        "let work: DispatchWorkItem? = nil\n«work?.wait()»", "switch «system(name)» {\ndefault: break\n}",
        "var list = List()\n«list.read()»\nuse(list)", "var list = List()\nuse(«try? list.load(url)», list)",
        "var list = List()\ndo {\n«try list.load(url)»\n} catch { use(list) }",
        "var list = List()\nfor _ in 0..<2 {\n«list.read()»\n}", "var list = List()\nif flag {\n«list.read()»\n}",
        "var lists = [List()]\n«lists[0].read()»\nuse(lists)",
        "use(«[\"a\"].reduce(into: [:]) { $0[$1] = readLine() }»)",
        "let queue = DispatchQueue(label: \"a\")\nuse(«queue.sync { fsync(3) }», «try queue.sync { try read(url) }»)",
        "async let line = «List.count(readLine())»\nuse(try await later(), await line)",
      ]
    ),
    (
      "struct Mutable",
      [
        "name = «try read(url)»", "names.append(«try self.read(self.url)»)",
        "use(«text ?? self.name + (readLine() ?? \"\")»)", "«reload(name)»\nuse(name)",
        "use(«self.reload(self.name)»)",
      ]
    ),
    (
      "final class Shared",
      ["use(«try String(contentsOf: self.url, encoding: .utf8)»)", "use(«text ?? name + (readLine() ?? \"\")»)"]
    ),
    (
      "actor Cache",
      [
        "use(«try String(contentsOf: self.url, encoding: .utf8)»)",
        "use(«try String(contentsOf: file(name), encoding: .utf8)»)",
        "use(«try Data(name.utf8).write(to: self.file(self.name))»)",
        "names[0] = «try String(contentsOfFile: names[0], encoding: .utf8)»",
        "if flag, let text = «try? String(contentsOf: other, encoding: .utf8)» { use(text) }",
      ]
    ),
    (
      "@MainActor final class Model",
      ["use(«try String(contentsOf: file(name), encoding: .utf8)»)", "use(«text ?? name + (readLine() ?? \"\")»)"]
    ),
  ]

  private static let head = """
    import Foundation
    #if canImport(FoundationNetworking)
      import FoundationNetworking
    #endif
    nonisolated func use(_ values: Any?...) {}
    struct List {
      var lines: [String] = []
      mutating func read() { lines.append(readLine() ?? "") }
      mutating func load(_ url: URL) throws -> Int {
        lines.append(try String(contentsOf: url, encoding: .utf8))
        return lines.count
      }
      static func count(_ line: String?) -> Int { line?.count ?? 0 }
    }
    nonisolated func flags() -> String { readLine() ?? "" }
    \(declaredQueues)

    """

  @Test func codeTypeChecksInPlaceOfTheCall() throws {
    var pasted = Self.head
    for (type, functions) in Self.functions {
      for (index, body) in functions.enumerated() {
        let source = Self.head + Self.source(type, body.replacing(/[«»]/, with: ""), "S")
        let found = advice(for: source, contexts: [.async])
        #expect(found.count == body.matches(of: /«/).count, "\(type): \(body)\n\(found)")
        pasted += Self.source(type, Self.pasting(found, into: body), "S\(type.count)_\(index)")
      }
    }
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: pasted))
  }

  /// In which place, and that no `await` can stand there, is said.
  @Test(arguments: [
    ("defer { use(try? read(url)) }", "\nwhat is deferred cannot await: "),
    ("use(await later() ?? read(url))", "\nno await can stand there: "),
  ])
  func placesWithoutRoomAreNamed(body: String, remark: String) throws {
    let advice = try #require(advice(for: Self.head + Self.source("struct Files", body, "S"), contexts: [.async]).first)
    #expect(advice.contains(remark))
  }

  /// What a function that is not `Sendable` leads to is moved in it, and its call can be awaited or it is said that it cannot.
  @Test func aHelperThatCannotLeaveTheThreadIsChanged() {
    let text = """
      import Foundation
      final class Files {
        var url = URL(fileURLWithPath: "a")
        func read() throws -> String { try String(contentsOf: url, encoding: .utf8) }
        func run(flag: Bool) async throws -> Bool {
          _ = try read()
          return try flag && read() == "a"
        }
      }
      """
    let code = """
      in "Files.read()", made async, run it on a serial queue, made once:
      let ioQueue = DispatchQueue(label: "io")
      try await withCheckedThrowingContinuation { continuation in
        ioQueue.async { [url] in continuation.resume(with: Result { try String(contentsOf: url, encoding: .utf8) }) }
      }
      """
    let remark = "\nno await can stand there: take the expression apart, and await in a statement of its own"
    #expect(advice(for: text) == [code, code + remark])
  }

  /// Neither in what a `catch` asks.
  @Test func catchesAskWithoutAwaiting() throws {
    let text = """
      func read() -> Bool { readLine() == "a" }
      func run() async {
        do { try await Task.sleep(for: .seconds(1)) } catch let error where error is CancellationError && read() {} catch {}
      }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.count == 1 && found[0].contains("continuation.resume(returning: read())"), "\(found)")
    #expect(found.first?.contains("\nno await can stand there: ") == true)
  }

  /// What an argument awaits is there before the closure that cannot await it, under a name that is free.
  @Test func whatAnArgumentAwaitsIsMadeBefore() throws {
    let functions = """
      nonisolated func load(_ url: URL) async throws -> Data { Data() }
      nonisolated func find(_ name: String) async -> URL { URL(fileURLWithPath: name) }
      func append(to handle: FileHandle, url: URL) async throws {
        «1»
        «2»
        use(«3»)
      }

      """
    let calls = [
      "try handle.write(contentsOf: try await load(url))", "handle.write(await find(\"a\").dataRepresentation)",
      "try await String(contentsOf: find(\"b\"), encoding: .utf8)",
    ]
    let found = advice(for: Self.filling(Self.head + functions, with: calls), contexts: [.async])
    #expect(found.count == calls.count)
    var pasted = Self.head + functions
    var pieces: [String] = []
    for (index, advice) in found.enumerated() {
      let queue = index == 2 ? "a serial queue, made once" : "a serial queue of its own"
      #expect(advice.hasPrefix("run it on \(queue), what it awaits made before the statement:\n"))
      let lines = advice.split(separator: "\n").dropFirst(2).filter { !$0.hasPrefix("nothing else may wait") }
      let constant = try #require(lines.first)
      #expect(constant.hasPrefix("let "))
      if index == 2 { pasted = pasted.replacing("use(«3»)", with: "\(constant)\nuse(«3»)") }
      pieces.append(lines.dropFirst(index == 2 ? 1 : 0).joined(separator: "\n"))
    }
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: Self.filling(pasted, with: pieces)))
  }

  /// What a call is made on is there before too, where it stands in parentheses, or a library's function is all that can be awaited.
  @Test func whatAReceiverAwaitsIsMadeBefore() throws {
    let functions = """
      #if canImport(FoundationNetworking)
      import FoundationNetworking
      #endif
      nonisolated func find(_ name: String) async throws -> URL { URL(fileURLWithPath: name) }
      nonisolated func save(_ url: URL) async throws {
        «1»
      }
      nonisolated func download(_ url: URL) async throws {
        «2»
      }

      """
    let calls = [
      "try (Data(try await find(\"c\").path.utf8)).write(to: url)",
      "try await URLSession.shared.data(from: url).0.write(to: url)",
    ]
    let found = advice(for: Self.filling(Self.head + functions, with: calls), contexts: [.async])
    #expect(found.count == calls.count)
    var pieces: [String] = []
    for advice in found {
      let lines = advice.split(separator: "\n")
      #expect(lines[0] == "run it on a serial queue, made once, what it awaits made before the statement:")
      #expect(lines.dropFirst(2).first?.hasPrefix("let value = ") == true)
      pieces.append(lines.dropFirst().joined(separator: "\n"))
    }
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: Self.filling(Self.head + functions, with: pieces)))
  }

  /// In a closure within, `$0` would mean another argument: it has a name before.
  @Test func argumentsWithoutNamesAreNamedBefore() throws {
    let functions = """
      let copy: @Sendable (URL, URL) async throws -> Int = {
        try FileManager.default.copyItem(at: $0, to: $1)
        return try [$0].map { try Data(contentsOf: $0).count }.count
      }

      """
    let found = advice(for: Self.head + functions, contexts: [.async])
    #expect(found.count == 2)
    #expect(found[0].hasPrefix("run it on a serial queue, made once, the closure's arguments named before:\n"))
    let statement = Self.linesBehindQueue(of: found[0])
    #expect(statement.contains("let argument = $0\nlet argument1 = $1\n"))
    let second = Self.linesBehindQueue(of: found[1])
    #expect(second.contains("let argument2 = $0\n") && second.contains("[argument2].map { try Data(contentsOf: $0)"))
    let pasted = Self.head + functions.replacing("try FileManager.default.copyItem(at: $0, to: $1)", with: statement)
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: pasted))
  }

  /// The lines behind the sentence and the queue.
  private static func linesBehindQueue(of advice: String) -> String {
    advice.split(separator: "\n").dropFirst(2).joined(separator: "\n")
  }

  /// A local function that uses variables of the code around it stays on its thread, and so does what an initial value leads to.
  @Test func whatCannotLeaveTheThreadIsChangedOrNamed() {
    let text = """
      import Foundation
      final class Reader {
        lazy var text = readLine() ?? ""
        func count() async -> Int {
          var total = 0
          func next() -> Bool {
            total += 1
            return readLine() != nil
          }
          while next() {}
          return total
        }
        func first() async -> String { text }
      }
      """
    let found = advice(for: text)
    #expect(found.count == 2)
    #expect(found.first?.hasPrefix("in \"next()\", made async, run it on a serial queue of its own:\n") == true)
    #expect(found.last?.hasPrefix("run it on a serial queue of its own:\n") == true)
    #expect(found.last?.contains("\n\"self\" is not Sendable: nobody else may use that meanwhile") == true)
  }

  /// What Swift wants around the code is named, where it is not said yet.
  @Test(arguments: [
    (
      "func load() -> String? { readLine() }\n_ = load()",
      "\n\"load\" is not Sendable: nobody else may use that meanwhile", true
    ),
    ("@Sendable func load() -> String? { readLine() }\n_ = load()", "@Sendable", false),
    (
      "#expect(throws: CancellationError.self) { try data.write(to: url) }", "\n\"#expect\" has to be awaited then",
      true
    ),
    ("await #expect(throws: CancellationError.self) { try data.write(to: url) }", "awaited then", false),
    ("_ = try String(count(url), radix: 2)", "\nawait withCheckedContinuation", true),
    ("_ = try check(count(url))", "\nawait withCheckedContinuation", true),
    ("_ = try check(try count(url))", "\nawait withCheckedContinuation", true),
  ])
  func whatStandsAroundTheCodeIsNamed(body: String, part: String, isNamed: Bool) throws {
    let text = """
      import Foundation
      import Testing
      func count(_ url: URL) -> Int { readLine()?.count ?? 0 }
      func check(_ count: Int) throws -> Int { count }
      func run(data: Data, url: URL) async throws {
        \(body)
      }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.count == 1 && found[0].contains(part) == isNamed, "\(found)")
  }

  /// Bodies that cannot become asynchronous, and words that a closure cannot have.
  @Test(arguments: [
    (
      "actor Cache { var path: String { get { \"\" } set { usleep(1) } } }",
      "\nneither a setter, nor a getter beside it or of a property wrapper, nor a \"deinit\" can await: "
    ),
    (
      "class Base: @unchecked Sendable { func read() -> String? { readLine() } }\n"
        + "final class Files: Base, @unchecked Sendable { func all() async -> String? { other() ?? super.read() }\n"
        + "func other() -> String? { nil } }",
      "\na closure that captures \"self\" cannot use \"super\": "
    ),
  ])
  func whatSwiftForbidsIsNamed(declaration: String, remark: String) throws {
    let advice = try #require(advice(for: "import Foundation\n" + declaration, contexts: [.async]).first)
    #expect(advice.contains(remark))
  }

  /// An assignment is no value, but it can be made on another thread, where it runs the setter of an object or of a copy.
  @Test(arguments: [
    "var text: String { get { \"\" } set { try? newValue.write(toFile: \"a\", atomically: true, encoding: .utf8) } }",
    "var text = \"\" { didSet { save() } }",
  ])
  func assignmentsAreMoved(_ property: String) throws {
    let members = """
      \(property)
      func save() { try? "b".write(toFile: "a", atomically: true, encoding: .utf8) }
      """
    let head = """
      import Foundation
      \(declaredQueues)
      struct Note: Sendable { \(members) }
      final class Page: @unchecked Sendable {
        \(members)
      }

      """
    let functions = [
      "func a(_ note: inout Note) async {\n«note.text = \"b\"»\n«note.text += \"c\"»\n}\n",
      "func b(_ page: Page) async {\n«page.text = \"b\"»\n}\n",
      "final class Book: @unchecked Sendable {\n\(members)\nfunc c() async {\n«text = \"b\"»\n«self.text = \"c\"»\n}\n}\n",
      "class Plain {\n\(members)\nfunc d() async {\n«text = \"b\"»\n«self.text = \"c\"»\n}\n}\n",
    ]
    try AdviceExtentTests().expectToCompile(head, functions)
    for function in functions {
      let found = advice(for: head + function.replacing(/[«»]/, with: ""), contexts: [.async])
      #expect(found.allSatisfy { $0.contains("ioQueue.async {") && $0.contains("text ") }, "\(found)")
    }
  }

  /// A copy of what is set would run nothing: what blocks in the setter is moved.
  @Test(arguments: [
    (
      "struct Note { var text = \"\" { didSet { try? text.write(toFile: \"a\", atomically: true, encoding: .utf8) } }\n",
      "text = \"b\""
    ),
    (
      "var text = \"\" { didSet { try? text.write(toFile: \"a\", atomically: true, encoding: .utf8) } }\nenum Notes {\n",
      "text = \"b\""
    ),
  ])
  func assignmentsToThePropertyItselfAreMovedInTheSetter(type: String, assignment: String) throws {
    let text = "import Foundation\n\(type)mutating func set() async { \(assignment) }\n}\n"
    let advice = try #require(advice(for: text, contexts: [.async]).first)
    #expect(advice.contains("text.write(toFile: \"a\", atomically: true, encoding: .utf8) })"), "\(advice)")
    #expect(advice.contains("\nneither a setter, nor a getter beside it"), "\(advice)")
  }

  private static func source(_ type: String, _ body: String, _ name: String) -> String {
    let isStructure = type.hasPrefix("struct")
    let isActor = type.hasPrefix("actor")
    return """
      enum \(name) {
      \(type) {
      var url = URL(fileURLWithPath: "a")
      let other = URL(fileURLWithPath: "b")
      var name = "a"
      var names: [String] = []
      func file(_ name: String) -> URL { url }
      \(isStructure ? "func read(_ url: URL) throws -> String { try String(contentsOf: url, encoding: .utf8) }" : "")
      \(type == "struct Mutable" ? "@discardableResult mutating func reload(_ text: String) -> Int { name = readLine() ?? text; return 1 }" : "")
      \(isActor || isStructure ? "" : "init() {}")
      func later() async -> String? { nil }
      \(type == "struct Mutable" ? "mutating " : "")func run(flag: Bool, text: String?) async throws -> String? {
      \(body)
      return nil
      }
      }
      }

      """
  }

  /// With each piece in its place: `«1»`, `«2»` …
  private static func filling(_ text: String, with pieces: [String]) -> String {
    pieces.enumerated().reduce(text) { $0.replacing("«\($1.offset + 1)»", with: $1.element) }
  }

  /// Before the constants of a script there are statements, as before those of a function.
  @Test func constantsOfScriptsNeedNoClosure() throws {
    let text = """
      import Foundation
      \(declaredQueues)
      func found() async -> URL { URL(fileURLWithPath: "a") }
      var buffer = [UInt8](repeating: 0, count: 10)
      let count = «read(0, &buffer, 10)»
      §let data = «try await Data(contentsOf: found())»
      print(count, data)

      """
    let found = advice(for: text.replacing(/[«»§]/, with: ""), contexts: [.async, .main])
    #expect(found.count == 2 && !found.contains { $0.contains("}()") }, "\(found)")
    let url = "let url = await found()\n"
    #expect(found.last?.contains("made before the statement:") == true && found.last?.contains(url) == true, "\(found)")
    let before = text.replacing("§", with: url)
    let pasted = Self.pasting(found.map { $0.replacing(url, with: "") }, into: before)
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: pasted, isScript: true))
  }

  /// A global would mean itself in its own value.
  @Test func constantsOfScriptsBearNoNameOfAGlobal() {
    let text = """
      import Foundation
      func url() async -> URL { URL(fileURLWithPath: "a") }
      let data = try await Data(contentsOf: url())
      """
    let found = advice(for: text, contexts: [.async, .main])
    #expect(found.map { $0.contains("let awaited = await url()\n") } == [true], "\(found)")
  }

  /// Each piece of code in its place, the last first, so that the places before stay where they are. What has to stand in front of the
  /// operators goes where `§` is.
  static func pasting(_ advice: [String], into body: String) -> String {
    var body = body
    for advice in advice.reversed() {
      let statement = code(of: advice).statement.joined(separator: "\n")
      guard let open = body.lastIndex(of: "«"), let close = body[open...].firstIndex(of: "»") else { return body }
      let keywords = advice.firstMatch(of: /\nthe "([^"]+)" goes in front/)?.1
      if let name = advice.firstMatch(of: /before the statement, which takes "(\w+)" then/)?.1 {
        let line = body[..<open].lastIndex(of: "\n").map { body.index(after: $0) } ?? body.startIndex
        body.replaceSubrange(open...close, with: name)
        body.insert(contentsOf: statement + "\n", at: line)
      } else {
        body.replaceSubrange(open...close, with: statement)
      }
      if let keywords, let place = body[..<open].lastIndex(of: "§") {
        body.replaceSubrange(place...place, with: "\(keywords) ")
      }
    }
    return body.replacing("§", with: "")
  }
}
