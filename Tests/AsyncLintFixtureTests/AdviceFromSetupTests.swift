import Testing

/// Advice that takes what the code says of the receiver, and of who asks for the value.
struct AdviceFromSetupTests {
  private static let given = "and \"end.continuation.finish()\" into the handler that it is given"

  @Test(arguments: [
    (
      """
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [name, "--version"]
      process.environment = ["LANG": "C"]
      process.currentDirectoryURL = folder
      process.standardOutput = Pipe()
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      """,
      ".path(.init(\"/usr/bin/env\")), arguments: [name, \"--version\"], environment: .custom([\"LANG\": \"C\"]), "
        + "workingDirectory: .init(folder.path), input: .currentStandardInput, output: .string(limit: 1 << 20)"
    ),
    (
      """
      let task = Process()
      task.launchPath = name
      task.currentDirectoryPath = folder.path
      task.standardOutput = FileHandle.nullDevice
      task.launch()
      task.waitUntilExit()
      """,
      ".path(.init(name)), workingDirectory: .init(folder.path), input: .currentStandardInput, output: .discarded, error: .currentStandardError"
    ),
    (
      """
      let task = try Process.run(folder.appendingPathComponent(name), arguments: ["a"] + more)
      task.waitUntilExit()
      """,
      ".path(.init(folder.appendingPathComponent(name).path)), arguments: .init([\"a\"] + more), "
        + "input: .currentStandardInput, output: .currentStandardOutput, error: .currentStandardError"
    ),
    (
      """
      let task = Process()
      task.launchPath = name
      task.standardInput = FileHandle.nullDevice
      task.waitUntilExit()
      """,
      ".path(.init(name)), output: .currentStandardOutput, error: .currentStandardError"
    ),
    (
      // Set up by somebody else, or later.
      """
      given.waitUntilExit()
      given.arguments = ["late"]
      """,
      ".name(\"tool\"), arguments: [\"argument\"], output: .string(limit: 1 << 20)"
    ),
  ])
  func subprocessGetsWhatTheProcessWasGiven(body: String, arguments: String) {
    let text = """
      import Foundation
      import Subprocess
      func run(_ given: Process, _ name: String, in folder: URL, more: [String]) async throws {
        \(body)
      }
      """
    let expected = """
      in place of the process, its pipes and what reads them, where "terminationStatus" is no number, but says "isSuccess":
      let result = try await Subprocess.run(\(arguments))
      """
    let limit = arguments.contains("limit:") ? "\nmore output than the limit throws" : ""
    #expect(advice(for: text) == [expected + limit])
  }

  @Test(arguments: [
    (")", "the second in place of the call that does so"),
    (", terminationHandler: { tell($0) })", Self.given), (") { tell($0) }", Self.given),
  ])
  func processThatAFunctionStartsGetsItsHandlerThere(argument: String, words: String) throws {
    let text = """
      import Foundation
      func run(_ tool: URL, _ tell: @escaping @Sendable (Process) -> Void) async throws {
        let process = try Process.run(tool, arguments: []\(argument)
        process.waitUntilExit()
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.hasPrefix("the first line goes before the process is started, \(words), since "), "\(advice)")
    let start = "\nProcess.run(tool, arguments: []) { _ in end.continuation.finish() }\n"
    #expect(advice.contains(start) == (argument == ")"), "\(advice)")
  }

  /// Nobody can give a handler to a process without a name: the call that starts it gets one, besides the one that it has.
  @Test(arguments: [
    """
    func a(_ tool: URL) async {
      «try? Process.run(tool, arguments: ["-q"]).waitUntilExit()»
    }

    """,
    """
    func b(_ tool: URL) async throws {
      «try Process.run(tool, arguments: ["-q"]) { process in
        print("ended with", process.terminationStatus)
      }.waitUntilExit()»
    }

    """,
    """
    func c(_ done: @escaping @Sendable (Process) -> Void) async {
      do {
        «try Process.run(URL(fileURLWithPath: "a"), arguments: [], terminationHandler: done).waitUntilExit()»
      } catch {
        print(error)
      }
    }

    """,
  ])
  func processesWithoutANameAreStartedWithAHandler(function: String) throws {
    try AdviceExtentTests().expectToCompile("import Foundation\n", [function])
    let subprocess = try #require(
      advice(for: "import Foundation\nimport Subprocess\n\(function.replacing(/[«»]/, with: ""))").first)
    #expect(subprocess.contains("Subprocess.run(.path(.init("), "\(subprocess)")
    #expect(
      subprocess.contains(", arguments: [\"-q\"]") == !function.contains("arguments: []")
        && !subprocess.contains("\"argument\""), "\(subprocess)")
    let hasHandler = !function.hasPrefix("func a")
    #expect(subprocess.contains("and behind it what the handler does") == hasHandler, "\(subprocess)")
  }

  /// What is waited for may have been started by others, whatever name it has here.
  @Test(arguments: [
    ("guard let process else { return }\nprocess.waitUntilExit()", true),
    ("if let running = self.process { running.waitUntilExit() }", true), ("process!.waitUntilExit()", true),
    ("guard let running = spawn() else { return }\nrunning.waitUntilExit()", true),
    ("let running = spawn()\nrunning?.waitUntilExit()", true),
    ("let running = Process()\ntry? running.run()\nrunning.waitUntilExit()", false),
    ("let running = spawn()\ntry? running?.run()\nrunning?.waitUntilExit()", false),
    ("guard let running = try? Process.run(tool, arguments: []) else { return }\nrunning.waitUntilExit()", false),
  ])
  func processesStartedElsewhereKeepTheirEnd(body: String, isFromElsewhere: Bool) throws {
    let text = """
      import Foundation
      final class Runner {
        var process: Process?
        let tool = URL(fileURLWithPath: "a")
        func spawn() -> Process? { nil }
        func run() async { \(body) }
      }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    let remark = "\nwhere another function starts it, keep \"end\" beside it for this one"
    #expect(found.hasSuffix(remark) == isFromElsewhere, "\(found)")
  }

  /// `[]` may be a list of texts or of bytes there.
  @Test func noArgumentsAreLeftOut() throws {
    let text = """
      import Foundation
      import Subprocess
      func run(_ tool: URL) async throws { try Process.run(tool, arguments: []).waitUntilExit() }
      """
    let found = try #require(advice(for: text).first)
    #expect(found.contains("Subprocess.run(.path(.init(tool.path)), input:"), "\(found)")
  }

  /// A program waits for room in a pipe that nobody reads, and whoever waits for its end first waits for good.
  @Test(arguments: [
    ("process.waitUntilExit()\nlet data = pipe.fileHandleForReading.readDataToEndOfFile()", true),
    ("let end = pipe.fileHandleForReading\nprocess.waitUntilExit()\nlet data = try? end.readToEnd()", true),
    ("let data = try? pipe.fileHandleForReading.readToEnd()\nprocess.waitUntilExit()", false),
    ("process.waitUntilExit()\nlet data = FileHandle.standardInput.readDataToEndOfFile()", false),
  ])
  func pipesAreReadBefore(body: String, isReadBehind: Bool) {
    let text = """
      import Foundation
      func run(_ process: Process) throws -> Int {
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        \(body)
        return data.map { $0.count } ?? 0
      }
      func build(_ process: Process) async throws -> Int { try run(process) }
      """
    let found = advice(for: text, contexts: [.async])
    let remark = "\nread the pipe before: a program that cannot write any more does not end"
    #expect(found.contains { $0.contains(remark) } == isReadBehind, "\(found)")
  }

  /// What was written to the process is to reach the program.
  @Test(arguments: [
    ("Pipe()", "with what it is given to read as \"input:\", as in \"input: .string(text)\", ", ""),
    ("FileHandle.nullDevice", "", ""), ("FileHandle.standardInput", "", "input: .currentStandardInput, "),
  ])
  func inputOfProcessesIsNotLost(input: String, words: String, argument: String) {
    let text = """
      import Foundation
      import Subprocess
      func run() async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "cat")
        process.standardInput = \(input)
        try process.run()
        process.waitUntilExit()
      }
      """
    let expected = """
      in place of the process, its pipes and what reads them, \(words)where "terminationStatus" is no number, but says "isSuccess":
      let result = try await Subprocess.run(.path(.init("cat")), \(argument)output: .currentStandardOutput, error: .currentStandardError)
      """
    #expect(advice(for: text, contexts: [.async]) == [expected])
  }

  @Test func pathsNeedNoAddressAroundThem() {
    let text = """
      import Foundation
      import NIOFileSystem
      func load(_ path: String) async throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path + ".txt")) }
      """
    let code = "try await Data([UInt8](contentsOf: FilePath(path + \".txt\"), maximumSizeAllowed: .mebibytes(64)))"
    #expect(advice(for: text) == [code + "\na larger file throws"])
  }

  @Test(arguments: [
    ("let left = sleep(1)", "put it before, and 0 in place of the call"),
    ("if usleep(1) != 0 { return }", "put it before, and 0 in place of the call"),
    ("while nanosleep(&time, &rest) == -1 && errno == EINTR { time = rest }", "it takes the place of the whole loop"),
    ("print(Thread.sleep(forTimeInterval: 1))", "put it before, and \"()\" in place of the call"),
    (
      "print(RunLoop.current.run(mode: .default, before: Date() + 1))", "put it before, and true in place of the call"
    ),
    ("sleep(1)", nil), ("_ = sleep(1)", nil),
  ])
  func sleepSaysWhatBecomesOfItsResult(statement: String, place: String?) throws {
    let text = """
      import Foundation
      func pause() async throws {
      var time = timespec(), rest = timespec()
      \(statement)
      print(1)
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains("\ntry await Task.sleep(") || advice.hasPrefix("try await Task.sleep("), "\(advice)")
    let remark = "\n\"Task.sleep\" gives nothing back, and throws where it is cut short: "
    #expect(place.map { advice.hasSuffix(remark + $0) } ?? !advice.contains(remark), "\(advice)")
  }

  @Test(arguments: [
    ("pause() + 1", nil), ("1 + pause()", "in front"), ("-pause()", "in front"), ("\"a\" + \"\\(pause())\"", nil),
    ("flag && pause() > 0", "nowhere"),
  ])
  func awaitOfACallGoesInFrontOfOperators(expression: String, place: String?) throws {
    let text = """
      import Foundation
      func pause() -> Int { sleep(1); return 1 }
      func run(flag: Bool) async { use(\(expression)) }
      """
    let advice = try #require(advice(for: text).first)
    let front = "the await of \"pause()\" goes in front of the operators around it: none can stand behind one"
    let nowhere = "no await can stand there: take the expression apart, and await in a statement of its own"
    #expect(advice.hasSuffix(front) == (place == "in front"), "\(advice)")
    #expect(advice.hasSuffix(nowhere) == (place == "nowhere"), "\(advice)")
  }

  @Test func functionsThatAreHandedOverCannotAwaitEither() throws {
    let text = """
      import Foundation
      func pause(_ name: String) { sleep(1) }
      func run(_ names: [String]) async { names.forEach(pause) }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.hasSuffix("\n\"forEach\" takes no async closure: await before it, or in a loop"))
  }

  @Test(arguments: [
    (".first", "urls.lazy.compactMap { try? Data(contentsOf: $0) }.first"),
    (".filter { $0.isEmpty }.count", "urls.lazy.compactMap { try? Data(contentsOf: $0) }.filter { $0.isEmpty }.count"),
    ("", "Array(urls.lazy.compactMap { try? Data(contentsOf: $0) })"),
  ])
  func lazySequencesMoveWithWhatGoesThroughThem(consumer: String, moved: String) throws {
    let text = """
      import Foundation
      func run(_ urls: [URL]) async {
        let all = urls.lazy.compactMap { try? Data(contentsOf: $0) }\(consumer)
        print(all)
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains("continuation.resume(returning: \(moved)) }"), "\(advice)")
  }

  @Test(arguments: [
    ("throws", nil), ("throws(Failure)", "in \"run()\", made to throw any error:"),
    ("", "in \"run()\", made throwing:"),
  ])
  func functionsThatThrowOneTypeThrowNoOther(effect: String, heading: String?) throws {
    let text = "import Foundation\nfunc run() async \(effect) { sleep(1) }"
    let advice = try #require(advice(for: text).first)
    #expect(advice == (heading.map { "\($0)\n" } ?? "") + "try await Task.sleep(for: .seconds(1))")
  }
}
