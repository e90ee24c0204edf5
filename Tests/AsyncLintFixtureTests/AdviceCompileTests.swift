import Foundation
import Testing

@testable import AsyncLintDriver

/// What the advice says compiles where the call stood: for all recipes that need nothing but the toolchain.
struct AdviceCompileTests {
  /// Calls, and the type of what takes their place; `{ }` in a function of this file's parameters.
  private static let calls = [
    ("sleep(count)", "Void"), ("usleep(count)", "Void"), ("Thread.sleep(forTimeInterval: 0.5)", "Void"),
    ("Thread.sleep(until: Date(timeIntervalSinceNow: 1))", "Void"), ("Thread.sleep(until: .now + 1)", "Void"),
    ("try Data(contentsOf: url)", "Data"), ("try? Data(contentsOf: url)", "Data?"),
    ("try String(contentsOfFile: path, encoding: .utf8)", "String"),
    ("FileManager.default.contents(atPath: path)", "Data?"), ("try data.write(to: url, options: .atomic)", "Void"),
    ("try FileManager.default.copyItem(at: url, to: url)", "Void"), ("readLine()", "String?"),
    ("try [url].map { try Data(contentsOf: $0) }", "[Data]"), ("fsync(3)", "Int32"),
    ("FileHandle.standardInput.availableData", "Data"), ("try Store().load(url)", "Data"), ("Store()[path]", "Data?"),
    ("group.wait()", "Void"), ("item.wait()", "Void"), ("operation.waitUntilFinished()", "Void"),
    ("operations.waitUntilAllOperationsAreFinished()", "Void"), ("semaphore.wait()", "Void"),
    ("process.waitUntilExit()", "Void"), ("system(path)", "Int32"), ("queue.sync { fsync(3) }", "Int32"),
    ("try queue.sync { try Data(contentsOf: url) }", "Data"), ("queue.sync(flags: .barrier) { fsync(3) }", "Int32"),
    ("DispatchQueue.concurrentPerform(iterations: 3) { _ in }", "Void"),
    ("DispatchQueue.global().sync { fsync(3) }", "Int32"),
    ("operations.addOperations([operation], waitUntilFinished: true)", "Void"),
    ("RunLoop.current.run(until: Date(timeIntervalSinceNow: 1))", "Void"), ("url.load()", "Data?"),
    ("RunLoop.current.run(mode: .default, before: .now + 1)", "Void"),
    ("try (url.path + path).write(toFile: path, atomically: true, encoding: .utf8)", "Void"),
    ("DispatchQueue.main.sync { 3 }", "Int"),
    ("try Data(contentsOf: URL(string: \"https://a.org\")!)", "Data"),
    ("try? String(contentsOf: URL(string: \"https://a.org\")!, encoding: .utf8)", "String?"),
    ("NSDictionary(contentsOf: URL(string: \"https://a.org\")!)", "NSDictionary?"),
  ]

  @Test func asyncRecipesTypeCheck() throws {
    var text = Self.declarations
    for (index, (call, type)) in Self.calls.enumerated() {
      let found = advice(for: Self.source(call), contexts: [.async])
      #expect(found.count == 1, "\(call)")
      guard let first = found.first else { continue }
      #expect(!code(of: first).statement.isEmpty, "\(first)")
      text += Self.function(index, returning: type, code(of: first), advice: first)
    }
    expectToCompile(try complaints(about: text))
    // The calls themselves would be no mistake: what is checked is the recipes.
    #expect(try complaints(about: text + "\nfunc broken() async { usleep(text) }\n") != "")
  }

  /// What is moved leaves the actor, and takes along what it reads.
  @Test func recipesTypeCheckInsideOfTypes() throws {
    var text = "import Foundation\n"
    let types = ["actor Log0", "@MainActor final class Log1", "final class Log2: Sendable", "struct Log3: Sendable"]
    let calls = [
      "Data(contentsOf: url)", "Data(contentsOf: urls[0].appendingPathComponent(name))",
      "Data(contentsOf: file(name))", "Data(contentsOf: Self.file)",
    ]
    for type in types {
      let head = """
        \(type) {
        let url = URL(fileURLWithPath: "a")
        let urls: [URL] = []
        let name = "a"
        nonisolated static let file = URL(fileURLWithPath: "a")
        nonisolated func file(_ name: String) -> URL { Self.file }

        """
      text += head
      for (number, call) in calls.enumerated() {
        let function = "func load\(number)() async throws -> Data {\n"
        let found = advice(for: "import Foundation\n\(head)\(function)return try \(call)\n}\n}\n", contexts: [.async])
        let (declarations, statement) = code(of: found.first ?? "")
        #expect(found.count == 1 && !statement.isEmpty, "\(found)")
        text +=
          function + (declarations + ["return \(statement.joined(separator: "\n"))"]).joined(separator: "\n") + "\n}\n"
      }
      text += "}\n"
    }
    expectToCompile(try complaints(about: text))
  }

  @Test func mainThreadRecipesTypeCheck() throws {
    var text = Self.declarations
    for (index, call) in ["sleep(1)", "readLine()", "try? Data(contentsOf: url)"].enumerated() {
      let source = "import Foundation\n@MainActor func run(url: URL) { _ = \(call) }\n"
      let found = advice(for: source, contexts: [.main])
      #expect(found.count == 1, "\(call)")
      let (declarations, statement) = code(of: found.first ?? "")
      #expect(!statement.isEmpty, "\(found)")
      let body = (declarations + statement).joined(separator: "\n")
      text += "enum Main\(index) {\n@MainActor static func run(url: URL) {\n\(body)\n}\n}\n"
    }
    expectToCompile(try complaints(about: text))
  }

  /// The library's own names, so that the calls resolve as they would in a project.
  private static let declarations = """
    import Foundation
    #if canImport(FoundationNetworking)
      import FoundationNetworking
    #endif
    struct Store: Sendable {
      func load(_ url: URL) throws -> Data { try Data(contentsOf: url) }
      subscript(path: String) -> Data? { FileManager.default.contents(atPath: path) }
    }
    extension URL { func load() -> Data? { try? Data(contentsOf: self) } }
    func start(_ done: @escaping @Sendable () -> Void) { done() }

    """

  private static let parameters = """
    count: UInt32, url: URL, path: String, data: Data, group: DispatchGroup, item: DispatchWorkItem,
      operation: Operation, operations: OperationQueue, semaphore: DispatchSemaphore, process: Process,
      queue: DispatchQueue
    """

  private static func source(_ call: String) -> String {
    declarations + "func run(\(parameters)) async throws {\n  _ = \(call)\n}\n"
  }

  private static func function(
    _ index: Int, returning type: String, _ code: (declarations: [Substring], statement: [Substring]), advice: String
  ) -> String {
    let statement = code.statement.joined(separator: "\n")
    let isValue = type != "Void" && !statement.isEmpty
    return """
      // \(advice.split(separator: "\n").first ?? "")
      enum Case\(index) {
      static func run(\(parameters)) async throws\(type == "Void" ? "" : " -> \(type)") {
      \(code.declarations.joined(separator: "\n"))
      \(isValue ? "let result: \(type) = " : "")\(statement)
      \(isValue ? "return result" : "")
      }
      }

      """
  }

  func expectToCompile(_ complaints: String) {
    if !complaints.isEmpty { Issue.record("\(complaints)") }
  }

  /// What the compiler says in the language mode of today; empty when it is content. `isStrict`: so that warnings count. `isScript`: its
  /// statements stand at the top level.
  func complaints(
    about text: String, version: Int = 6, isStrict: Bool = false, isScript: Bool = false
  ) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("asynclint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("Advice.swift")
    try Data(text.utf8).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["swiftc", "-swift-version", "\(version)", "-emit-sil", "-o", "/dev/null"]
      + (isScript ? [] : ["-parse-as-library"])
      + [isStrict ? "-warnings-as-errors" : "-suppress-warnings", file.path]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let output = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? "" : "swiftc: " + String(decoding: output, as: UTF8.self)
  }
}
