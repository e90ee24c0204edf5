import Testing

/// What code to paste declares is called like nothing else there.
struct AdviceFreeNamesTests {
  @Test(arguments: [
    (
      "func kill(process: Int) async throws -> Int32 { system(\"kill \\(process)\") }", "let process2 = Process()",
      "try process2.run()"
    ),
    (
      "func run(_ done: Operation) async { done.waitUntilFinished() }", "let done2 = BlockOperation",
      "done2.addDependency(done);"
    ),
    (
      "func run(_ gate: DispatchSemaphore, end: DispatchTime) async -> Bool { gate.wait(timeout: end) == .success }",
      "let (ends, end2) =", "asyncAfter(deadline: end) { end2.yield(.timedOut) }"
    ),
    (
      "func run(_ end: Int) async -> Bool {\nlet gate = DispatchSemaphore(value: 0)\nDispatchQueue.main.async { print(end); gate.signal() }\nreturn gate.wait(timeout: .now() + 1) == .success\n}",
      "let (ends, end2) =", "DispatchQueue.main.async { print(end); end2.yield(.success) }"
    ),
    (
      "func run(_ process: Process, end: Int) async -> Int { process.waitUntilExit(); return end }", "let end2 = ",
      "in end2.stream"
    ),
    (
      "actor Worker {}\nfunc run() async { DispatchQueue.concurrentPerform(iterations: 3) { print($0) } }",
      "actor BlockingWorker {", "let worker = BlockingWorker()"
    ),
    (
      "func run(_ url: URL) async throws -> Int { let ioQueue = 3; return try Data(contentsOf: url).count + ioQueue }",
      "let blockingQueue = ", "blockingQueue.async {"
    ),
    (
      "final class Gate {}\nfunc run(_ condition: NSCondition) async { condition.wait() }", "actor AsyncGate {",
      "await gate.wait()"
    ),
    (
      "func run(_ continuation: String) async throws -> Data { try Data(contentsOf: URL(fileURLWithPath: continuation)) }",
      "{ waiting in", "ioQueue.async { waiting.resume("
    ),
  ])
  func takenNamesGiveWay(declarations: String, declared: String, used: String) {
    let found = advice(for: "import Foundation\n\(declarations)")
    #expect(found.count == 1 && found[0].contains(declared) && found[0].contains(used), "\(found)")
  }

  /// What an earlier advice has made is there to be used.
  @Test func whatIsThereAlreadyKeepsItsName() {
    let text = """
      import Foundation
      actor Worker { func run<T: Sendable>(_ work: @Sendable () throws -> T) rethrows -> T { try work() } }
      func run() async { DispatchQueue.concurrentPerform(iterations: 3) { print($0) } }
      func load(_ url: URL, ioQueue: DispatchQueue) async throws -> Data { try Data(contentsOf: url) }
      """
    let found = advice(for: text)
    #expect(found.count == 2 && found[0].contains("actor Worker {") && found[1].contains("ioQueue.async"), "\(found)")
  }

  /// However much an initializer has set before.
  @Test(arguments: [5, 40]) func eachPartThatIsReadBeforeHasANameOfItsOwn(count: Int) {
    let parts = (1...count).map { "part\($0)" }
    let text = """
      func merge(_ parts: String...) -> String { (try? String(contentsOfFile: parts[0], encoding: .utf8)) ?? "" }
      actor Config {
      let \(parts.joined(separator: ": String, ")): String
      let text: String
      init(_ given: String) async {
      \(parts.map { "\($0) = given" }.joined(separator: "\n"))
      text = merge(\(parts.joined(separator: ", ")))
      }
      }
      """
    let found = advice(for: "import Foundation\n\(text)")
    let names = found.joined().matches(of: /let (\w+) = part\d+/).map(\.output.1)
    #expect(names.count == count && Set(names).count == count && !names.contains("given"), "\(found)")
  }

  private static let bodies = [
    """
    func serve(_ socket: Int32) async -> Int {
    var address = sockaddr()
    var length = socklen_t(MemoryLayout<sockaddr>.size)
    let client = «accept(socket, &address, &length)»
    if client < 0 { return -1 }
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = «recv(client, &bytes, bytes.count, 0)»
    return count
    }
    """,
    """
    struct Document {
    let url: URL
    let data: Data
    let more: Data
    init(_ address: URL) async throws {
    url = address
    data = «try Data(contentsOf: url)»
    more = «try Data(contentsOf: url.appendingPathExtension("more"))»
    }
    }
    """,
  ]

  /// All advice of a report can be taken.
  @Test func constantsOfOneBlockDiffer() throws {
    var pasted = "import Foundation\n\(declaredQueues)\nlet acceptQueue = DispatchQueue(label: \"accept\")\n"
    for body in Self.bodies {
      var text = body
      for advice in advice(for: "import Foundation\n" + body.replacing(/[«»]/, with: "")).reversed() {
        let start = try #require(text.lastIndex(of: "«"))
        let line = try #require(text[..<start].lastIndex(of: "\n"))
        let end = try #require(text[start...].firstIndex(of: "»"))
        var (declarations, statement) = code(of: advice)
        while let first = statement.first, first.hasPrefix("let given") { declarations.append(statement.removeFirst()) }
        let name = advice.firstMatch(of: /which takes "(\w+)" then/)?.output.1
        let head = text[line..<start]
        let constants = declarations.filter { !$0.contains("DispatchQueue(") }.joined(separator: "\n")
        let code = statement.joined(separator: "\n")
        text.replaceSubrange(
          line...end, with: name.map { "\n\(code)\(head)\($0)" } ?? "\n\(constants)\(head)\(code)")
      }
      pasted += text + "\n"
    }
    #expect(pasted.contains("let (value2, changed2)") && pasted.contains("let given2 = url"))
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: pasted))
  }
}
