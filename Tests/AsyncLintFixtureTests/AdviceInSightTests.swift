import Testing

/// What advice takes from around the call: clients, loops, pools, systems.
struct AdviceInSightTests {
  // MARK: Clients

  @Test(arguments: [
    ("struct Feed { let client: HTTPClient; func load() async throws -> Data {", "client"),
    ("struct Feed { func load(with http: HTTPClient) async throws -> Data {", "http"),
    ("struct Feed { func load() async throws -> Data { let own = HTTPClient();", "own"),
    ("struct Feed { let client: HTTPClient; static func load() async throws -> Data {", "HTTPClient.shared"),
    ("struct Feed { let client: HTTPClient?; func load() async throws -> Data {", "HTTPClient.shared"),
    ("struct Feed { let client: HTTPClient; func load(client: Int) async throws -> Data {", "self.client"),
    ("struct Feed { func load() async throws -> Data {", "HTTPClient.shared"),
  ])
  func requestsAreSentByTheClientInSight(head: String, client: String) throws {
    let text = "import AsyncHTTPClient\n\(head) try Data(contentsOf: URL(string: \"https://a.org\")!) } }"
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(found.hasPrefix("try await Data(\(client).execute(HTTPClientRequest(url:"), "\(found)")
    #expect(found.contains("\nan error page is data too"), "\(found)")
  }

  // MARK: Event loops

  /// A closure that gives a future belongs to another function, whatever runs the call.
  @Test(arguments: ["NIOPosix", "NIOCore"])
  func workersGiveFuturesToo(module: String) throws {
    let text = """
      import HummingbirdBcrypt
      import \(module)
      func hash(_ name: EventLoopFuture<String>) -> EventLoopFuture<String> { name.map { Bcrypt.hash($0) } }
      """
    let found = try #require(advice(for: text, contexts: [.eventLoop]).first)
    #expect(found.contains("\n\"map\" has to be \"flatMap\" then, which takes a future\n"), "\(found)")
    #expect(found.contains("a shared thread pool alone is not enough"), "\(found)")
  }

  /// A chain goes on where it began; else any loop in sight does, since a future comes back to its own.
  @Test(arguments: [
    ("struct Load { let loop: any EventLoop;", "loop.submit { 1 }.map { $0 }", "loop"),
    (
      "final class Load: Sendable { let loop: any EventLoop; init(loop: any EventLoop) { self.loop = loop };",
      "loop.submit { 1 }", "self.loop"
    ),
    (
      "struct Load { let loop: any EventLoop; func start() -> EventLoopFuture<Int> { loop.submit { 1 } };", "start()",
      "self.loop"
    ),
    (
      "struct Load { let channel: any Channel; func start() -> EventLoopFuture<Int> { fatalError() };", "start()",
      "self.channel.eventLoop"
    ),
    (
      "struct Load { let group: any EventLoopGroup; func start() -> EventLoopFuture<Int> { fatalError() };", "start()",
      "eventLoop"
    ),
    ("struct Load { func start() -> EventLoopFuture<Int> { fatalError() };", "start()", "eventLoop"),
  ])
  func chainsGoOnOnTheLoopInSight(head: String, start: String, loop: String) throws {
    let text = """
      import Foundation
      import NIOCore
      import NIOPosix
      \(head)
        func read() -> EventLoopFuture<Int> { \(start).always { _ in try? Data().write(to: URL(fileURLWithPath: "a")) } }
      }
      """
    let found = try #require(advice(for: text, contexts: [.eventLoop]).first)
    #expect(found.contains("runIfActive(eventLoop: \(loop))"), "\(found)")
    #expect(found.contains("with the event loop handed on") == (loop == "eventLoop"), "\(found)")
  }

  @Test(arguments: [
    ("func read(_ pool: NIOThreadPool) async throws -> Data {", "pool"),
    ("struct Files { let pool: NIOThreadPool; func read() async throws -> Data {", "pool"),
    ("struct Files { let pool: NIOThreadPool; static func read() async throws -> Data {", "NIOThreadPool.singleton"),
    ("func read() async throws -> Data {", "NIOThreadPool.singleton"),
  ])
  func threadPoolsInSightAreUsed(head: String, pool: String) throws {
    let text = """
      import Foundation
      import NIOPosix
      \(head) try Data(contentsOf: URL(fileURLWithPath: "a")) } \(head.hasPrefix("struct") ? "}" : "")
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(found.contains("\ntry await \(pool).runIfActive {"), "\(found)")
  }

  // MARK: Errors

  @Test(arguments: [
    ("async", "in \"wait()\", made throwing, resume a continuation"), ("async throws", "resume a continuation"),
  ])
  func loopsThatSleepThrow(effects: String, words: String) throws {
    let text = """
      func isOpen() -> Bool { true }
      func wait() \(effects) { while !isOpen() { await Task.yield() } }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(found.hasPrefix(words), "\(found)")
  }

  // MARK: Processes

  @Test func whatAProcessWritesIsTheAnswerOfSubprocess() throws {
    let text = """
      import Foundation
      import Subprocess
      func read(_ pipe: Pipe) async -> Data { pipe.fileHandleForReading.readDataToEndOfFile() }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(
      found.hasPrefix("\"Subprocess.run\" gives what a process writes; until then, as a bridge, run it"), "\(found)")
    let status =
      "import Foundation\nimport Subprocess\nfunc has(_ tool: String) async throws -> Bool { system(tool) == 0 }"
    let run = try #require(advice(for: status, contexts: [.async]).first)
    #expect(run.contains("\ntry await Int32(Subprocess.run(") && run.hasSuffix(".isSuccess ? 0 : 1)"), "\(run)")
  }

  @Test func whatAProgramWritesIsToldOnceForAllThatReadsIt() throws {
    let text = """
      import Foundation
      import Subprocess
      func read(_ command: String) async throws -> Int {
        guard let tool = popen(command, "r") else { return 0 }
        var buffer = [CChar](repeating: 0, count: 80)
        var count = 0
        while fgets(&buffer, 80, tool) != nil { count += 1 }
        pclose(tool)
        return count
      }
      """
    let found = advice(for: text, contexts: [.async])
    try #require(found.count == 3)
    #expect(found[0].hasPrefix("in place of \"pclose\" and of what reads from it, too"), "\(found)")
    #expect(found[1].hasPrefix("\"Subprocess.run\" gives what a process writes; until then, as a bridge, "), "\(found)")
    #expect(found[2].hasPrefix("in place of \"popen\" and of what reads from it, too"), "\(found)")
    for end in [found[0], found[2]] {
      #expect(end.contains(" = try await Subprocess.run(.path(\"/bin/sh\"), arguments: [\"-c\", command],"), "\(end)")
    }
  }

  // MARK: Amounts of time

  @Test(arguments: [
    ("Date().addingTimeInterval(0.2)", "0.2"), ("Date(timeIntervalSinceNow: limit)", "limit"),
    (".now + limit", "limit"),
    ("Date() + 2", "2"), ("Date() + 1 / 2", "(Date() + 1 / 2).timeIntervalSinceNow"),
    ("end", "end.timeIntervalSinceNow"),
  ])
  func datesFromNowOnAreAmounts(date: String, amount: String) throws {
    let text = """
      import Foundation
      func nap(_ limit: Double, _ end: Date) async throws { Thread.sleep(until: \(date)) }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(found == "try await Task.sleep(for: .seconds(\(amount)))", "\(found)")
  }

  // MARK: Systems

  @Test(arguments: [
    ("", "for: .seconds(1)"), (".macOS(.v13)", "for: .seconds(1)"), (".macOS(.v13), .iOS(.v16)", "for: .seconds(1)"),
    (".macOS(.v12)", "nanoseconds: 1_000_000_000"),
    (".macOS(.v14), .iOS(\"15.2\")", "nanoseconds: 1_000_000_000"),
    (".macOS(.v10_15)", "nanoseconds: 1_000_000_000"), (".macOS(.v26)", "for: .seconds(1)"),
    (".watchOS(.v9)", "for: .seconds(1)"), (".watchOS(.v8)", "nanoseconds: 1_000_000_000"),
  ])
  func sleepsAreThoseOfTheOldestSystem(platforms: String, amount: String) throws {
    let text = "import Foundation\nfunc nap() async throws { sleep(1) }"
    for isListApart in platforms.isEmpty ? [false] : [false, true] {
      let found = advice(
        forPackage: ".target(name: \"A\")", platforms: platforms, isListApart: isListApart,
        [("Sources/A/A.swift", text)])
      #expect(found == ["try await Task.sleep(\(amount))"])
    }
  }

  /// A number is written out; of any other amount there may be more than the number of nanoseconds holds.
  @Test(arguments: [
    ("usleep(250_000)", "250_000_000"), ("Thread.sleep(forTimeInterval: 0.25)", "250_000_000"),
    ("sleep(pause)", "UInt64(max(0, min(Double(pause) * 1_000_000_000, 9e18)))"),
  ])
  func nanosecondsFitTheirNumber(call: String, amount: String) throws {
    let text = "import Foundation\nfunc nap(_ pause: UInt32) async throws { \(call) }"
    let found = advice(
      forPackage: ".target(name: \"A\")", platforms: ".macOS(.v12)", [("Sources/A/A.swift", text)])
    #expect(found == ["try await Task.sleep(nanoseconds: \(amount))"])
  }

  @Test(arguments: [(".macOS(.v13)", false), (".macOS(.v14)", true), ("", true)])
  func queuesAreExecutorsFrom2023On(platforms: String, isQueue: Bool) throws {
    let text = "import UIKit\nfunc run() async { DispatchQueue.concurrentPerform(iterations: 9) { print($0) } }"
    let found = try #require(
      advice(forPackage: ".target(name: \"A\")", platforms: platforms, [("Sources/A/A.swift", text)]).first)
    #expect(found.contains("DispatchSerialQueue") == isQueue, "\(found)")
  }
}
