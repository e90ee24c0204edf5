import Testing

/// Code to paste names what is there under the names that it uses.
struct AdviceNamesTests {
  /// Which modules hand on Dispatch was tried with the compiler on Linux.
  @Test(arguments: [
    ("import Foundation", ""), ("import XCTest", ""), ("import Dispatch", ""),
    ("import FoundationEssentials\nimport XCTest", ""), ("import Testing", " (with \"import Dispatch\")"),
    ("import FoundationEssentials", " (with \"import Dispatch\")"),
    ("import FoundationNetworking", " (with \"import Dispatch\")"),
    ("import struct Foundation.URL", " (with \"import Dispatch\")"),
    ("import class Foundation.FileManager\nimport func Foundation.NSLog", " (with \"import Dispatch\")"),
    (
      "import enum Foundation.ComparisonResult\nimport protocol Foundation.LocalizedError",
      " (with \"import Dispatch\")"
    ),
    ("import class Dispatch.DispatchSemaphore", " (with \"import Dispatch\")"),
    ("import class Dispatch.DispatchQueue", ""), ("import struct Foundation.URL\nimport Foundation", ""),
    (
      "#if canImport(FoundationEssentials)\nimport FoundationEssentials\n#else\nimport Foundation\n#endif",
      " (with \"import Dispatch\")"
    ),
  ])
  func theQueuesModuleIsNamedWhereItIsMissing(imports: String, words: String) {
    let text = "\(imports)\nfunc load() async throws { _ = try String(contentsOfFile: \"a\", encoding: .utf8) }"
    #expect(advice(for: text).first?.hasPrefix("run it on a serial queue, made once\(words):\n") == true)
  }

  /// A module of the program hands on what its files say, whatever it is called.
  @Test(arguments: [("import Glibc", true), ("@_exported import Dispatch", false)])
  func modulesOfTheProgramHandOnWhatTheySay(exports: String, isNamed: Bool) {
    let found = advice(
      forPackage: #".target(name: "Foundation"), .target(name: "App", dependencies: ["Foundation"])"#,
      [
        ("Sources/Foundation/A.swift", exports),
        ("Sources/App/B.swift", "import Foundation\nfunc next() async { _ = fsync(3) }"),
      ])
    #expect(found.count == 1 && found[0].contains("import Dispatch") == isNamed, "\(found)")
  }

  /// So does it with single declarations, which bring nothing else.
  @Test(arguments: [("@_exported import struct Foundation.URL", true), ("@_exported import Foundation", false)])
  func singleDeclarationsAreHandedOnAlone(exports: String, isNamed: Bool) {
    let found = advice(
      forPackage: #".target(name: "Base"), .target(name: "App", dependencies: ["Base"])"#,
      [("Sources/Base/A.swift", exports), ("Sources/App/B.swift", "import Base\nfunc next() async { _ = fsync(3) }")])
    #expect(found.count == 1 && found[0].contains("import Dispatch") == isNamed, "\(found)")
  }

  /// The file that gets the code is the one of the helper.
  @Test func theHelpersFileNeedsTheModule() {
    let found = advice(
      forPackage: #".target(name: "App")"#,
      [
        (
          "Sources/App/A.swift",
          "import Foundation\nfinal class Log { let line = Line()\nfunc next() async throws { try line.write(self) } }"
        ),
        (
          "Sources/App/B.swift",
          "import struct Foundation.Data\nimport struct Foundation.URL\nstruct Line { func write(_ log: Log) throws"
            + " { let url = URL(fileURLWithPath: \"a\")\ntry Data().write(to: url) } }"
        ),
      ])
    #expect(found.count == 1 && found[0].contains("(with \"import Dispatch\")"), "\(found)")
    #expect(found.first?.hasPrefix("in \"Line.write(_:)\"") == true, "\(found)")
  }

  /// NIO's threads are there for who can import them: not for what they are built on, nor for a target without them.
  @Test(arguments: [
    ("NIOPosix", "import NIOCore", "made throwing, run it on NIO's thread pool:\n"),
    ("NIOCore", "public protocol EventLoop {}", "run it on a serial queue, made once (with \"import Dispatch\"):\n"),
    ("App", "import NIOCore", "run it on a serial queue, made once (with \"import Dispatch\"):\n"),
    ("Server", "import NIOCore", "made throwing, run it on NIO's thread pool (with \"import NIOPosix\"):\n"),
  ])
  func threadsAreThoseOfTheTarget(target: String, head: String, words: String) {
    let targets = ["NIOCore", "NIOPosix", "App", "Server"].map { ".target(name: \"\($0)\")" }.joined(separator: ", ")
    let files = [
      ("Sources/NIOPosix/Pool.swift", "import NIOCore\npublic final class NIOThreadPool {}"),
      ("Sources/Server/Server.swift", "import NIOPosix"),
      ("Sources/\(target)/Load.swift", "\(head)\nfunc next() async { _ = fsync(3) }"),
    ]
    #expect(advice(forPackage: targets, files).first?.contains(words) == true)
  }

  @Test func eventLoopsWithoutThreadsGoOnWithATask() {
    let handler = """
      import Dispatch
      public protocol EventLoop {}
      final class Handler: ChannelInboundHandler {
        func channelRead(context: ChannelHandlerContext, data: NIOAny) { _ = readLine() }
      }
      """
    #expect(
      advice(forPackage: #".target(name: "NIOCore")"#, [("Sources/NIOCore/Handler.swift", handler)]) == [
        """
        run it on a serial queue of its own, and go on with the future:
        let readLineQueue = DispatchQueue(label: "readLine")
        context.eventLoop.makeFutureWithTask {
          await withCheckedContinuation { continuation in
            readLineQueue.async { continuation.resume(returning: readLine()) }
          }
        }
        nothing else may wait behind it: one such queue for each handle, connection or process
        """
      ])
  }

  private static let shadowed = [
    "func run<Result: Sendable>(_ url: URL, _ body: (String) throws -> Result) async throws -> Result {\n«let text = try String(contentsOf: url, encoding: .utf8)»\nreturn try body(text)\n}",
    "enum Outer {\nstruct Result {}\nstatic func run(_ url: URL) async throws {\n«let text = try String(contentsOf: url, encoding: .utf8)»\nprint(text)\n}\n}",
    "struct Job {\ntypealias Result = Swift.Result<Int, CancellationError>\nfunc run(_ url: URL) async throws {\n«let text = try String(contentsOf: url, encoding: .utf8)»\nprint(text)\n}\n}",
    "enum Client {\nclass Task {}\nclass DispatchQueue {}\nstatic func run() async throws {\n«sleep(1)»\n«_ = readLine()»\n}\n}",
  ]

  @Test func namesThatMeanSomethingElseHaveTheirModule() throws {
    var pasted = "import Foundation\n"
    for text in Self.shadowed {
      let found = advice(for: "import Foundation\n" + text.replacing(/[«»]/, with: ""))
      #expect(found.count == text.matches(of: /«/).count)
      var text = text
      for advice in found.reversed() {
        let start = try #require(text.lastIndex(of: "«"))
        let end = try #require(text[start...].firstIndex(of: "»"))
        let assignment = text[start...].prefix { $0 != "=" }.dropFirst()
        let (declarations, statement) = code(of: advice)
        let head = text[start..<end].contains("=") ? "\(assignment)= " : ""
        text.replaceSubrange(
          start...end,
          with: (declarations + [Substring(head + statement.joined(separator: "\n"))]).joined(separator: "\n"))
      }
      #expect(!text.contains("«"))
      pasted += text + "\n"
    }
    #expect(pasted.matches(of: /Swift\.Result \{ try/).count == 3)
    #expect(pasted.contains("try await Swift.Task.sleep(") && pasted.contains("= Dispatch.DispatchQueue("))
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: pasted))
  }

  /// A type of that name which the file does not see, and a member of another type, hide nothing.
  @Test func namesThatAreNotHiddenStayShort() {
    let text = """
      import Foundation
      enum Other { struct Result {} }
      func run(_ url: URL) async throws { _ = try String(contentsOf: url, encoding: .utf8) }
      """
    #expect(advice(for: text).first?.contains("(with: Result { try") == true)
  }

  /// What takes an argument as a closure without saying so cannot await it.
  @Test(arguments: [
    ("try XCTSkipUnless(isThere(), \"a\")", "XCTSkipUnless"), ("try XCTSkipIf(isThere())", "XCTSkipIf"),
    ("XCTAssertTrue(isThere())", "XCTAssertTrue"), ("if false { fatalError(text()) }", "fatalError"),
    ("dispatchPrecondition(condition: .onQueue(queue()))", "dispatchPrecondition"),
    ("_ = [\"a\": true][\"a\", default: isThere()]", "default"), ("logger.info(message())", "info"),
    ("logger.log(level: level(), \"a\")", nil), ("print(isThere())", nil),
  ])
  func autoclosuresAwaitNothing(statement: String, taker: String?) throws {
    let text = """
      import Foundation
      import Logging
      import XCTest
      func isThere() -> Bool { readLine() != nil }
      func text() -> String { readLine() ?? "" }
      func message() -> Logger.Message { _ = readLine(); return "a" }
      func queue() -> DispatchQueue { _ = readLine(); return .main }
      func level() -> Logger.Level { _ = readLine(); return .info }
      func run(logger: Logger) async throws { \(statement) }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains("takes no await") == (taker != nil), "\(advice)")
    if let taker { #expect(advice.contains("\"\(taker)\" takes no await: await before it")) }
  }

  /// Types that the compiler lets no closure take to another thread.
  @Test(arguments: [
    ("PackagePlugin", "PluginContext", true), ("Foundation", "Scanner", true), ("Foundation", "NSMutableSet", true),
    ("Foundation", "Thread", true), ("Foundation", "WritableKeyPath<Int, Int>", true),
    ("Foundation", "FileHandle", false), ("Foundation", "Process", false), ("Foundation", "URL", false),
  ])
  func whatIsNotSendableIsNamed(module: String, type: String, isNamed: Bool) throws {
    let text = """
      import Foundation
      import \(module)
      func run(_ value: \(type), _ body: (\(type)) -> Void) async { [value].forEach { print($0, readLine() ?? "") } }
      """
    #expect(try #require(advice(for: text).first).contains("\"value\" is not Sendable") == isNamed)
  }

  /// A channel without a thread of its own stays on the one that made it.
  @Test func embeddedChannelsStayWhereTheyAre() {
    let text = """
      import NIOCore
      import NIOEmbedded
      struct Files: Sendable {
        func load(_ channel: EmbeddedChannel) -> Int32 { channel.flush(); return fsync(3) }
        func count() async { _ = load(EmbeddedChannel()) }
        func counted() async -> Int32 {
          let channel = EmbeddedChannel()
          return load(channel)
        }
        func all() async -> [Int32] {
          let channel = EmbeddedChannel()
          return [1].map { _ in channel.flush(); return fsync(3) }
        }
      }
      """
    let found = advice(for: text)
    #expect(found.count == 3)
    #expect(found[1].hasPrefix("in \"Files.load(_:)\", made \"async throws\", run it on NIO's thread pool"), "\(found)")
    #expect(found[1].contains("runIfActive { fsync(3) }"))
    #expect(
      found[2]
        == "only the thread that made \"channel\" may use it, so that the call stays there: move no more than what blocks in the call, \"fsync(_:)\"",
      "\(found)")
  }

  /// What cannot be copied stays, and what blocks is moved in its function.
  @Test func noncopyableValuesStayWhereTheyAre() {
    let text = """
      struct Lines: ~Copyable {
        var count = 0
        mutating func next() -> String? { count += 1; return readLine() }
      }
      func first(_ lines: inout Lines) async -> String? { lines.next() }
      func all(_ lines: borrowing Lines) async -> [String] { (0..<lines.count).map { _ in readLine() ?? "\\(lines.count)" } }
      struct Answer: ~Copyable { let text = readLine() }
      func answer() async -> String? { Answer().text }
      func ask() async { _ = Answer() }
      """
    let found = advice(for: text)
    #expect(found.count == 4)
    let isNotGiven = "\nwhat it gives cannot be copied, and so not be given on: "
    #expect(found.map { $0.contains(isNotGiven) } == [false, false, true, true], "\(found)")
    #expect(found.first?.hasPrefix("in \"Lines.next()\", made async, run it on a serial queue") == true, "\(found)")
    #expect(
      found[1].hasPrefix("\"lines\" cannot be copied, so that no closure takes it along: "), "\(found)")
  }

  /// What the compiler says of a moved closure, or of a place that catches one type of error, is said before.
  @Test(arguments: [
    ("let read = { readLine() }\n_ = read()", "\"read\" is not Sendable: nobody else may use that meanwhile"),
    (
      "let read: () -> String? = { readLine() }\n_ = read()",
      "\"read\" is not Sendable: nobody else may use that meanwhile"
    ),
    ("let read: @Sendable () -> String? = { readLine() }\n_ = read()", nil),
    ("let read = { @Sendable in readLine() }\n_ = read()", nil),
    ("do throws(Failure) { try find() } catch { _ = error }", "Result { () throws(Failure) in try find() }"),
    ("do throws(Failure) { _ = readLine(); try check() } catch { _ = error }", nil),
    ("do throws(Failure) { usleep(1); try check() } catch { _ = error }", "the \"do\" has to catch any error then"),
    ("do { try find() } catch { _ = error }", nil),
    ("print([1].map { _ in \"\\(readLine() ?? name)\\(anything)\" })", "\"anything\" is not Sendable"),
    ("print([1].map { _ in \"\\(readLine() ?? name)\\(list)\" })", "\"list\" is not Sendable"),
    ("print([1].map { _ in \"\\(readLine() ?? name)\\(words)\" })", "\"words\" is not Sendable"),
    ("print([1].map { _ in \"\\(readLine() ?? name)\\(failure)\" })", nil),
  ])
  func whatTheCompilerSaysIsSaidBefore(body: String, remark: String?) throws {
    let text = """
      import Glibc
      struct Failure: Error {}
      func find() throws(Failure) { if readLine() == nil { throw Failure() } }
      func check() throws(Failure) {}
      func run(_ anything: [Any], _ list: any Collection<Int>, _ words: some StringProtocol, _ failure: any Error, _ name: String) async {
        \(body)
      }
      """
    let advice = try #require(advice(for: text).first)
    let isSaid = ["@Sendable", "not Sendable", "has to catch"].contains { advice.contains($0) }
    #expect(remark.map { advice.contains($0) } ?? !isSaid, "\(advice)")
  }

  /// Who binds to an address does not connect to it.
  @Test func addressesAreLookedUpElsewhere() {
    let text = """
      import NIOCore
      import NIOPosix
      func listen(_ channel: Channel, host: String) {
        channel.register().whenComplete { _ in
          _ = try? SocketAddress.makeAddressResolvingHost(host, port: 80)
        }
      }
      """
    let found = advice(for: text)
    #expect(
      found.count == 1 && found[0].contains("runIfActive(eventLoop: channel.eventLoop) { try? Socket"), "\(found)")
  }
}
