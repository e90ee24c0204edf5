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
