import AsyncLintBuiltinCatalogue
import Testing

/// What a finding tells to write, by lane, imports and context.
struct AdviceTests {
  private static let body = """
    func load(_ url: URL, _ text: String) async throws {
      _ = try Data(contentsOf: url)
    }
    """

  @Test(arguments: [
    (["Foundation"], serialQueue),
    (["FoundationEssentials", "Dispatch"], serialQueue),
    (["FoundationEssentials"], serialQueue.replacing("once:", with: "once (with \"import Dispatch\"):")),
    (["Foundation", "NIOPosix"], pool),
    (["Foundation", "NIOCore"], pool.replacing("pool:", with: "pool (with \"import NIOPosix\"):")),
    (["Foundation", "AsyncHTTPClient"], pool.replacing("pool:", with: "pool (with \"import NIOPosix\"):")),
    (["Foundation", "Hummingbird"], pool.replacing("pool:", with: "pool (with \"import NIOPosix\"):")),
    (["Foundation", "Vapor"], vapor),
    (["Foundation", "_NIOFileSystem"], fileSystem),
    (["Foundation", "NIOFileSystem", "Vapor"], fileSystem),
    (["Foundation", "UIKit"], serialQueue),
    (["Foundation", "PackagePlugin"], serialQueue),
  ])
  func offloads(imports: [String], expected: String) {
    let text = imports.map { "import \($0)\n" }.joined() + Self.body
    #expect(advice(for: text) == [expected])
  }

  private static let serialQueue = """
    run it on a serial queue, made once:
    let ioQueue = DispatchQueue(label: "io")
    try await withCheckedThrowingContinuation { continuation in
      ioQueue.async { continuation.resume(with: Result { try Data(contentsOf: url) }) }
    }
    """
  private static let pool = """
    run it on NIO's thread pool:
    try await NIOThreadPool.singleton.runIfActive { try Data(contentsOf: url) }
    """
  private static let vapor = """
    run it on NIO's thread pool (on Vapor's, "request.application.threadPool", with the request handed on):
    try await NIOThreadPool.singleton.runIfActive { try Data(contentsOf: url) }
    """
  private static let fileSystem =
    "try await Data([UInt8](contentsOf: FilePath(url.path), maximumSizeAllowed: .mebibytes(64)))\na larger file throws"

  @Test(arguments: [
    ("app.get(\"a\") { request async throws in try String(contentsOfFile: \"a\") }", "request.application.threadPool"),
    ("func f(_ r: Request) async throws { _ = try String(contentsOfFile: \"a\") }", "r.application.threadPool"),
    ("func f(app: Application) async throws { _ = try String(contentsOfFile: \"a\") }", "app.threadPool"),
    (
      "func run(context: QueueContext) async throws { _ = try String(contentsOfFile: \"a\") }",
      "context.application.threadPool"
    ),
    (
      "func run(using c: CommandContext) async throws { _ = try String(contentsOfFile: \"a\") }",
      "c.application.threadPool"
    ),
  ])
  func vaporTakesTheRequestInSight(function: String, pool: String) throws {
    let text = "import Vapor\nfunc routes(_ app: RoutesBuilder) {\n\(function)\n}"
    #expect(
      advice(for: text) == [
        "run it on Vapor's thread pool:\ntry await \(pool).runIfActive { try String(contentsOfFile: \"a\") }"
      ])
  }

  @Test(arguments: [
    ("usleep(delay * 2)", "try await Task.sleep(for: .microseconds(delay * 2))"),
    ("Thread.sleep(forTimeInterval: 0.5)", "try await Task.sleep(for: .seconds(0.5))"),
    ("Thread.sleep(until: .now + 3)", "try await Task.sleep(for: .seconds(3))"),
    ("sleep(UInt32(\n  1))", "try await Task.sleep(for: .seconds(UInt32(\n1)))"),
    (
      "sleep(\(String(repeating: "1 + ", count: 20))1)",
      "try await Task.sleep(for: .seconds(\(String(repeating: "1 + ", count: 20))1))"
    ),
    ("sleep(\(String(repeating: "1 + ", count: 200))1)", "try await Task.sleep(for: .seconds(…))"),
    ("sleep(names[\"{0}\"])", "try await Task.sleep(for: .seconds(names[\"{0}\"]))"),
    (
      "workers[0].group.wait()",
      "await withCheckedContinuation { continuation in "
        + "workers[0].group.notify(queue: DispatchQueue(label: \"done\")) { continuation.resume() } }"
    ),
    (
      "[1].forEach { _ in sleep(1) }",
      "try await Task.sleep(for: .seconds(1))\n\"forEach\" takes no async closure: await before it, or in a loop"
    ),
    (
      "await MainActor.run { sleep(1) }",
      "try await Task.sleep(for: .seconds(1))\n\"MainActor.run\" takes no async closure: await before it"
    ),
    (
      "queue.sync { usleep(1) }",
      "await withCheckedContinuation { continuation in "
        + "queue.async { continuation.resume(returning: usleep(1)) } }"
    ),
    (
      "try queue.sync {\n  try total(readLine())\n}",
      "try await withCheckedThrowingContinuation { continuation in "
        + "queue.async { continuation.resume(with: Result {\n  try total(readLine())\n}) } }"
    ),
    ("DispatchQueue.main.sync { show(1) }", "await MainActor.run { show(1) }"),
    ("DispatchQueue.main.sync(execute: showAll)", "await MainActor.run(body: showAll)"),
    ("try DispatchQueue.main.sync { try show(total(nil)) }", "try await MainActor.run { try show(total(nil)) }"),
    ("_ = try? DispatchQueue.main.sync { try total(nil) }", "try? await MainActor.run { try total(nil) }"),
  ])
  func alternativesTakeTheFilesOwnText(statement: String, expected: String) {
    let text = """
      import Foundation
      struct Worker { let group: DispatchGroup }
      func total(_ line: String?) throws -> Int { 1 }
      func run(workers: [Worker], delay: UInt32, queue: DispatchQueue, names: [String: UInt32]) async throws {
        \(statement)
      }
      """
    #expect(advice(for: text) == [expected])
  }

  /// A closure on another thread cannot use what belongs to an actor: the actor makes it before.
  @Test(
    arguments: ["actor", "@MainActor final class"],
    [
      ("url(name)", "[url = url(name)] in", "url"), ("self.url(name)", "[url = self.url(name)] in", "url"),
      ("self.last", "[last] in", "last"), ("last", "[last] in", "last"),
    ])
  func whatBelongsToTheActorIsTakenAlong(type: String, argument: (text: String, capture: String, name: String)) throws {
    let text = """
      import Foundation
      \(type) Files {
        var last = URL(fileURLWithPath: "a")
        func url(_ name: String) -> URL { last }
        func load(_ name: String) async throws -> Data { try Data(contentsOf: \(argument.text)) }
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(
      advice.hasSuffix(
        "ioQueue.async { \(argument.capture) continuation.resume(with: Result { "
          + "try Data(contentsOf: \(argument.name)) }) }\n}"))
  }

  /// What can be taken along by nobody is named.
  @Test(arguments: [
    ("try Data(contentsOf: url(name))", ["\nlet made = try url(name)\n"]),
    ("try stream.read(&bytes, maxLength: 1)", [unchecked("stream")]),
    ("fgetc(fopen(name, \"r\"))", []), ("fgetc(pointer)", [unchecked("pointer")]),
    ("try storage.load()", [unchecked("storage")]), ("try item.load()", [unchecked("item")]),
  ])
  func whatCannotBeTakenAlongIsNamed(call: String, remarks: [String]) throws {
    let text = """
      import Foundation
      protocol Storage { func load() throws -> Data }
      struct Disk: Storage { func load() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: "a")) } }
      actor Files {
        func url(_ name: String) throws -> URL { URL(fileURLWithPath: name) }
        func run<Item: Storage>(
          _ name: String, _ stream: InputStream, _ pointer: UnsafeMutablePointer<FILE>, _ storage: any Storage,
          _ item: Item, bytes: inout [UInt8]
        ) async throws {
          _ = \(call)
        }
      }
      """
    let advice = try #require(advice(for: text).first)
    for remark in remarks { #expect(advice.contains(remark)) }
    #expect(advice.contains("Sendable") == remarks.contains { $0.contains("Sendable") })
  }

  private static func unchecked(_ name: String) -> String {
    "\n\"\(name)\" is not Sendable: nobody else may use that meanwhile"
  }

  /// What only the main thread runs cannot be moved off it: what it calls can.
  @Test(arguments: ["try load(url)", "try await view.load(url)", "try view.load(url)"])
  func whatTheMainActorCallsIsMoved(call: String) {
    let text = """
      import Foundation
      @MainActor final class View { func load(_ file: URL) throws -> Data { try Data(contentsOf: file) } }
      @MainActor func load(_ file: URL) throws -> Data { try Data(contentsOf: file) }
      @MainActor func show(_ view: View, _ url: URL) async throws { _ = \(call) }
      """
    let function = call.contains("view") ? "View.load(_:)" : "load(_:)"
    #expect(
      advice(for: text, contexts: [.async]) == [
        """
        in "\(function)", made async, run it on a serial queue, made once:
        let ioQueue = DispatchQueue(label: "io")
        try await withCheckedThrowingContinuation { continuation in
          ioQueue.async { continuation.resume(with: Result { try Data(contentsOf: file) }) }
        }
        """
      ])
  }

  /// `guard` takes no closure behind a call.
  @Test func conditionsOfGuardAreInParentheses() {
    let text = """
      import Foundation
      func load(_ url: URL) async { guard let data = try? Data(contentsOf: url) else { return }; _ = data }
      """
    #expect(
      advice(for: text) == [
        """
        run it on a serial queue, made once:
        let ioQueue = DispatchQueue(label: "io")
        (try? await withCheckedThrowingContinuation { continuation in
          ioQueue.async { continuation.resume(with: Result { try Data(contentsOf: url) }) }
        })
        """
      ])
  }

  /// What a call leaves to its default is left out of the advice too.
  @Test(arguments: [
    ("wait(for: [done])", "await fulfillment(of: [done])"),
    ("wait(for: [done], timeout: 1)", "await fulfillment(of: [done], timeout: 1)"),
    ("wait(for: [done], enforceOrder: true)", "await fulfillment(of: [done], enforceOrder: true)"),
    (
      "wait(for: [done], timeout: 1, enforceOrder: true)",
      "await fulfillment(of: [done], timeout: 1, enforceOrder: true)"
    ),
  ])
  func onlyGivenArgumentsAreTaken(statement: String, expected: String) {
    let text = "import XCTest\nclass Tests: XCTestCase {\nfunc test(done: XCTestExpectation) async { \(statement) }\n}"
    #expect(advice(for: text) == [expected])
  }

  /// Where an `await` cannot stand is said.
  @Test(arguments: [
    ("defer { XCTAssertNoThrow(try group.syncShutdownGracefully()) }", [deferred]),
    ("defer { try? group.syncShutdownGracefully() }", [deferred]),
    ("XCTAssertNoThrow(try group.syncShutdownGracefully())", [asserted]),
    ("defer { print(1) }\ntry group.syncShutdownGracefully()", []),
    (
      "defer { Task { try group.syncShutdownGracefully() } }",
      ["a \"Task\" is no way off the pool: it runs on the same few threads"]
    ),
  ])
  func placesThatCannotAwait(statement: String, remarks: [String]) {
    let text = """
      import NIOPosix
      import XCTest
      func run(_ group: MultiThreadedEventLoopGroup) async throws { \(statement) }
      """
    let code = "\(statement.contains("try? ") ? "try?" : "try") await group.shutdownGracefully()"
    let expected = [code] + remarks
    #expect(advice(for: text) == [expected.joined(separator: "\n")])
  }

  private static let asserted =
    "\"XCTAssertNoThrow\" takes no await: await in its place, where an error fails the test, too"
  private static let deferred = "what is deferred cannot await: do it where the function ends, on every way out"

  /// A closure has to capture what it reads or to say `self`, and a receiver that is too long is named by its type.
  @Test(arguments: [
    ("handle.readToEnd()", "[handle] in try handle.readToEnd()"),
    ("self.handle.readToEnd()", "[handle] in try handle.readToEnd()"),
    ("handles[0].readToEnd()", "[handles] in try handles[0].readToEnd()"),
    ("open(1).readToEnd()", "[self] in try open(1).readToEnd()"),
    ("Self\n.shared.readToEnd()", "try Self\n.shared.readToEnd()"),
    ("Self.shared.readToEnd()", "try Self.shared.readToEnd()"),
    ("parameter.readToEnd()", "try parameter.readToEnd()"),
    ("parameter.read(upToCount: count)", "[count] in try parameter.read(upToCount: count)"),
    ("{\n  try parameter.readToEnd()\n}()", "try {\n  try parameter.readToEnd()\n}()"),
  ])
  func movedCallsStandForThemselves(call: String, moved: String) {
    let text = """
      import Foundation
      import NIOPosix
      final class Log: Sendable {
        static let shared = FileHandle.standardInput
        let handle: FileHandle
        let handles: [FileHandle]
        let count = 1
        func open(_ number: Int) -> FileHandle { handle }
        func read(_ parameter: FileHandle) async throws { _ = try \(call) }
      }
      """
    #expect(
      advice(for: text) == [
        "run it on NIO's thread pool:\ntry await NIOThreadPool.singleton.runIfActive { \(moved) }"
      ])
  }

  @Test func aChainIsAboutTheCallInTheHelper() {
    let text = """
      import Foundation
      struct Service {
        func parse() throws { sleep(2) }
        func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
      }
      func start(_ service: Service) throws { try service.parse() }
      func run(service: Service) async throws {
        try service.parse()
        _ = try service.read("a")
        try start(service)
      }
      """
    #expect(
      advice(for: text) == [
        """
        in "Service.parse()", made async:
        try await Task.sleep(for: .seconds(2))
        "start(_:)" calls "Service.parse()" too, and does not await: keep a synchronous function for it beside the async one
        """,
        """
        run it on a serial queue, made once:
        let ioQueue = DispatchQueue(label: "io")
        try await withCheckedThrowingContinuation { continuation in
          ioQueue.async { continuation.resume(with: Result { try service.read("a") }) }
        }
        """,
        """
        in "Service.parse()", made async, like the functions that lead to it:
        try await Task.sleep(for: .seconds(2))
        until then, as a bridge, run it on a serial queue of its own:
        let sleepQueue = DispatchQueue(label: "sleep")
        try await withCheckedThrowingContinuation { continuation in
          sleepQueue.async { continuation.resume(with: Result { try start(service) }) }
        }
        nothing else may wait behind it
        """,
      ])
  }

  @Test func functionsThatHaveToChangeAreNamed() {
    let text = """
      import Foundation
      actor Cache {
        func load() -> String? { try? String(contentsOfFile: "a") }
        func pause() async { usleep(1) }
        func guarded() async { do { usleep(2) } catch {} }
      }
      """
    let found = advice(for: text)
    #expect(found.count == 3)
    #expect(found.first?.hasPrefix("give the actor \"Cache\" an executor of its own") == true)
    #expect(
      found.dropFirst().first == "in \"Cache.pause()\", made throwing:\ntry await Task.sleep(for: .microseconds(1))")
    #expect(found.last == "try await Task.sleep(for: .microseconds(2))")
  }

  /// What does not fit on a line is rebuilt from the parts that do.
  @Test func longCallsAreRebuilt() {
    let text = """
      import Foundation
      func run(url: URL, text: String) async throws {
        try text.write(
          to: url.appendingPathComponent("a"),
          atomically: true,
          encoding: [
            String.Encoding.utf8
          ][0])
        _ = try [url].map { url in
          try Data(contentsOf: url)
        }
      }
      """
    let found = advice(for: text)
    #expect(found.count == 2)
    #expect(
      found.first?.contains(
        "{ try text.write(to: url.appendingPathComponent(\"a\"), atomically: true, encoding: [\n"
          + "    String.Encoding.utf8\n  ][0]) }") == true)
    #expect(found.last?.contains("{ try [url].map { url in\n    try Data(contentsOf: url)\n  } }") == true)
  }

  @Test(arguments: [
    (
      "Foundation", "Data(contentsOf: URL(string: \"https://a.org\")!)",
      "\"import FoundationNetworking\" on Linux:\n"
        + "try await URLSession.shared.data(from: URL(string: \"https://a.org\")!).0"
    ),
    (
      "UIKit", "Data(contentsOf: URL(string: \"https://a.org\")!)",
      "try await URLSession.shared.data(from: URL(string: \"https://a.org\")!).0"
    ),
    (
      "AsyncHTTPClient", "Data(contentsOf: URL(string: \"https://a.org\")!)",
      "try await Data(HTTPClient.shared.execute("
        + "HTTPClientRequest(url: URL(string: \"https://a.org\")!.absoluteString), timeout: .seconds(30))"
        + ".body.collect(upTo: 1 << 20).readableBytesView)"
    ),
    (
      "Subprocess", "system(\"make\")",
      "any failure becomes a 1:\n"
        + "try await Int32(Subprocess.run(.path(\"/bin/sh\"), arguments: [\"-c\", \"make\"], "
        + "input: .currentStandardInput, output: .currentStandardOutput, error: .currentStandardError)"
        + ".terminationStatus.isSuccess ? 0 : 1)"
    ),
    ("NIOCore", "future.wait()", "try await future.get()"),
  ])
  func alternativesFollowTheImports(module: String, call: String, expected: String) {
    let text = """
      import Foundation
      import \(module)
      func run(future: EventLoopFuture<Int>) async throws { _ = try \(call) }
      """
    let found = advice(for: text).map { $0.replacing("with \"import", with: "\"import") }
    #expect(
      found.count == 1 && (found[0] == expected || found[0].hasPrefix(expected + "\nan error page is data too: ")))
  }

  @Test func heavyWorkGetsAWorkerOfItsOwn() throws {
    let linux = try #require(advice(for: heavyWork(importing: "Foundation")).first)
    #expect(linux.hasPrefix("give it an actor with an executor of its own, made once, or a job queue:\nfinal class"))
    #expect(
      linux.contains(
        "\nawait worker.run { DispatchQueue.concurrentPerform(iterations: count) { _ in\n  work()\n} }\n"))
    #expect(linux.contains("\na shared thread pool alone is not enough: "))
    #expect(!linux.contains("DispatchSerialQueue"))
    let apple = try #require(advice(for: heavyWork(importing: "SwiftUI")).first)
    #expect(apple.contains("private let queue = DispatchSerialQueue(label: \"worker\")\n"))
    let job = try #require(advice(for: heavyWork(importing: "Queues")).first)
    #expect(job.contains("\ntry await req.queue.dispatch(WorkJob.self, payload)\n"))
  }

  private func heavyWork(importing module: String) -> String {
    """
    import Foundation
    import \(module)
    func run(count: Int) async {
      DispatchQueue.concurrentPerform(iterations: count) { _ in
        work()
      }
    }
    """
  }

  /// What the call changes is changed in the closure and assigned behind it, where there is room for that.
  @Test(arguments: [
    ("_ = recv(socket, &buffer, 8, 0)", "\nbuffer = changed"),
    ("while recv(socket, &buffer, 8, 0) > 0 {}", "\nbuffer = changed"),
    ("while socket > 0, recv(socket, &buffer, 8, 0) > 0 {}", "\n  buffer = changed\n  return value\n}())"),
    ("_ = recv(socket, &buffers[0], 8, 0)", "\nbuffers = changed"),
    ("_ = getaddrinfo(host, nil, nil, &addresses)", "\n\"addresses\" is not Sendable: nobody else may use that"),
    ("_ = wait4(3, nil, 0, &usage)", "\nusage = changed"),
    ("while ready, getaddrinfo(host, nil, nil, &addresses) != 0 {}", "\n  addresses = given\n  return value\n}())"),
  ])
  func changedArgumentsMoveToo(call: String, end: String) throws {
    let text = """
      import Foundation
      func run(_ socket: Int32, _ host: String, ready: Bool) async {
        var buffer = [UInt8](repeating: 0, count: 8)
        var buffers = [buffer]
        var addresses: UnsafeMutablePointer<addrinfo>?
        var usage = rusage()
        \(call)
      }
      """
    #expect(try #require(advice(for: text).first).contains(end))
  }

  /// Of every line of the rules: parts that nobody reads, and APIs that only Apple's systems have.
  @Test func theLinesOfTheRulesAreWellFormed() {
    for symbol in builtinCatalogue().symbols {
      let advice = symbol.advice
      let parts = advice.matches(of: /\[(with|on)[ ]/).count
      #expect(advice.matches(of: /\[(with [A-Za-z_|]+|on event-loop)\] \S/).count == parts, "\(advice)")
      for name in [".lines", "URLSession.bytes", "FileHandle.bytes", "DispatchSerialQueue"] {
        #expect(!advice.contains(name), "\(advice)")
      }
    }
  }

  /// Nobody resumes a continuation that stands behind a receiver that is nil.
  @Test(arguments: [
    ("work?.wait()", "if let workItem = work {\n  await withCheckedContinuation { continuation in workItem.notify("),
    ("_ = groups[\"a\"]?.wait(timeout: .now() + 1)", "\nwhere \"groups[\"a\"]\" is nil nobody ends the wait"),
  ])
  func optionalReceiversAreUnwrapped(call: String, part: String) throws {
    let text = """
      import Dispatch
      func run(_ work: DispatchWorkItem?, _ groups: [String: DispatchGroup]) async {
        \(call)
      }
      """
    #expect(try #require(advice(for: text).first).contains(part))
  }
}
