import Testing

/// Closures that an async function keeps until it runs: what they take along, and what becomes of what they change. `.ci/advice` compiles such
/// code with GRDB itself.
struct AdviceForKeptClosuresTests {
  private func advice(inside body: String, of type: String = "final class Store") -> [String] {
    AsyncLintFixtureTests.advice(
      for: """
        import GRDB
        \(type) {
          let queue: DatabaseQueue
          var limit = 1
          func load() throws -> Int {
            \(body)
          }
          func report() async throws -> Int { try load() }
        }
        """, contexts: [.async])
  }

  /// What an object that may not leave its thread holds is read before, as it is where only an actor can use it.
  @Test(arguments: [
    ("final class Store", "{ db in limit }", "{ [limit] db in limit }"),
    ("final class Store", "{ _ = $0; return limit }", "{ [limit] in _ = $0; return limit }"),
    ("final class Store", "{ db in self.limit }", "{ [limit] db in limit }"),
    ("actor Store", "{ db in limit }", "{ [limit] db in limit }"),
    ("@MainActor final class Store", "{ db in limit }", "{ [limit] db in limit }"),
    ("final class Store: Sendable", "{ db in limit }", "{ [self] db in limit }"),
    ("struct Store: Sendable", "{ db in limit }", "{ db in limit }"),
  ])
  func listsSayWhatIsRead(type: String, closure: String, expected: String) {
    let found = advice(inside: "try queue.read \(closure)", of: type)
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.contains("\ntry await queue.read \(expected)") }, "\(found)")
    #expect(found.allSatisfy { !$0.contains("has to be Sendable") && !$0.contains("only the actor") }, "\(found)")
  }

  /// What the closure says of the object itself stays, with what is to be said of that.
  @Test(arguments: ["{ [weak self] db in self?.limit ?? 0 }", "{ db in limit += 1; return limit }"])
  func listsLeaveWhatTheyCannotSay(closure: String) throws {
    let advice = try #require(advice(inside: "try queue.read \(closure)").first)
    #expect(advice.contains("\"self\" has to be Sendable for that"), "\(advice)")
  }

  @Test func listsHaveVariablesInThem() throws {
    let advice = try #require(
      advice(inside: "var first = 1\nfirst += limit\nreturn try queue.read { db in first }").first)
    #expect(advice.contains("try await queue.read { [first] db in first }"), "\(advice)")
  }

  /// A closure that changes variables changes its own, and gives them back.
  @Test(arguments: [
    (
      "var total = 1\ntry queue.read { db in total += 1 }\nreturn total",
      """
      total = try await queue.read { [total] db in
        var total = total
        total += 1
        return total
      }
      """
    ),
    (
      "var first = 1, second = 2\ntry queue.write {\n  first = $0.changesCount\n  second = first\n}\nreturn second",
      """
      (first, second) = try await queue.write { [first, second] in
        var first = first
        var second = second
        first = $0.changesCount
        second = first
        return (first, second)
      }
      """
    ),
    (
      "var total = 1\ntry queue.read { db in total = db.changesCount }\nreturn total",
      "total = try await queue.read { db in db.changesCount }"
    ),
    (
      "var total = 1\ntry queue.read { db in\n  total = total + 1\n}\nreturn total",
      """
      total = try await queue.read { [total] db in
        var total = total
        total = total + 1
        return total
      }
      """
    ),
  ])
  func changesAreGivenBack(body: String, expected: String) throws {
    let found = advice(inside: body, of: "struct Store: Sendable")
    #expect(found == ["in \"Store.load()\", made async:\n\(expected)"])
  }

  /// With what they read of the object.
  @Test(arguments: [
    ("{ db in total = limit }", "{ [limit] db in limit }"), ("{ total = self.limit }", "{ [limit] in limit }"),
    ("{ db in total += limit }", "{ [total, limit] db in\n  var total = total\n  total += limit\n  return total\n}"),
  ])
  func changesTakeListsAlong(closure: String, expected: String) throws {
    let found = advice(inside: "var total = 1\ntry queue.read \(closure)\nreturn total")
    #expect(found == ["in \"Store.load()\", made async:\ntotal = try await queue.read \(expected)"])
  }

  /// Where the closure gives a value already, ends early, or says what it gives, and where errors are left, that remains to be done.
  @Test(arguments: [
    "var total = 1\nlet all = try queue.read { db in total += 1; return 1 }\nreturn total + all",
    "var total = 1\ntry queue.read { db in if total > 1 { return }; total += 1 }\nreturn total",
    "var total = 1\ntry queue.read { db -> Void in total += 1 }\nreturn total",
    "var total = 1\ntry? queue.read { db in total += 1 }\nreturn total",
    "var total = 1\ntry queue.read { db in\n  // One more.\n  total += 1\n}\nreturn total",
  ])
  func otherChangesRemain(body: String) throws {
    let advice = try #require(advice(inside: body, of: "struct Store: Sendable").first)
    #expect(advice.contains("\nwhat the call changes has to be made inside of the closure, and returned by it"))
  }

  /// The compiler takes the synchronous function for values that may not leave their thread, as those of a class below GRDB's are.
  @Test func recordsAreNotSendable() throws {
    let text = """
      import GRDB
      final class Note: Record { var text = "" }
      func load(_ queue: DatabaseQueue) async throws -> Int { try queue.read { try Note.fetchAll($0) }.count }
      """
    let advice = try #require(AsyncLintFixtureTests.advice(for: text).first)
    #expect(advice.contains("\nwhat it gives is not Sendable"), "\(advice)")
  }

  /// On an event loop nothing is awaited: the whole call moves, with what it reads of an object.
  @Test func eventLoopsMoveTheCall() throws {
    let text = """
      import GRDB
      import NIOCore
      import NIOPosix
      final class Counter: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        let queue: DatabaseQueue
        func channelActive(context: ChannelHandlerContext) {
          try? queue.write { try $0.execute(sql: "a") }
        }
      }
      """
    let advice = try #require(AsyncLintFixtureTests.advice(for: text).first)
    let code = "{ [queue] in try? queue.write { try $0.execute(sql: \"a\") } }"
    #expect(advice.contains("\nNIOThreadPool.singleton.runIfActive(eventLoop: context.eventLoop) \(code)"), "\(advice)")
    #expect(!advice.contains("has to be Sendable"))
  }
}
