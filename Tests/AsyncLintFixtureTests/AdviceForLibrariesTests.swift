import Testing

/// What a finding tells to write in files that use a library.
struct AdviceForLibrariesTests {
  @Test(arguments: [
    ("_ request: Request", "request.client.get"), ("_ app: Application", "app.client.get"),
    ("context: QueueContext", "context.application.client.get"),
    ("", "try await String(decoding: URLSession.shared."),
  ])
  func vaporsClientIsTheOneInSight(parameter: String, part: String) throws {
    let text = """
      import Vapor
      func load(\(parameter)) async throws -> String { try String(contentsOf: URL(string: "https://a.org")!) }
      """
    #expect(try #require(advice(for: text).first).contains(part))
  }

  @Test(arguments: [
    ("actor Updater { let app: Application", "app.threadPool"),
    ("struct Store { var request: Request", "request.application.threadPool"),
    ("extension Application {", "self.threadPool"), ("extension Request {", "self.application.threadPool"),
  ])
  func vaporsThreadPoolIsTheOneOfTheType(head: String, pool: String) throws {
    let text = "import Vapor\n\(head)\nfunc load() async throws -> String { try String(contentsOfFile: \"a\") } }"
    let code = "try await \(pool).runIfActive { try String(contentsOfFile: \"a\") }"
    #expect(advice(for: text) == ["run it on Vapor's thread pool:\n\(code)"])
  }

  @Test(arguments: [
    (
      "request: Request",
      "try await hasher.async(on: request.application.threadPool, hopTo: request.eventLoop).hash(word)"
    ),
    ("app: Application", "try await hasher.async(on: app.threadPool, hopTo: app.eventLoopGroup.next()).hash(word)"),
  ])
  func passwordsAreHashedOnTheThreadPoolInSight(parameter: String, expected: String) throws {
    let text = """
      import Vapor
      func hash(_ word: String, with hasher: any PasswordHasher, \(parameter)) async throws -> String {
        try hasher.hash(word)
      }
      """
    #expect(advice(for: text) == [expected])
  }

  @Test(arguments: [
    ("async", "\nthe closure around it has to be \"async throws\" then"), ("async throws", ""),
  ])
  func aRouteThatThrowsNothingHasToThrow(effects: String, remark: String) {
    let text = """
      import Vapor
      func routes(_ app: Application) {
        app.get("a") { request \(effects) -> String in
          let data = FileHandle.standardInput.readDataToEndOfFile()
          return String(decoding: data, as: UTF8.self)
        }
      }
      """
    let code = "try await request.application.threadPool.runIfActive { FileHandle.standardInput.readDataToEndOfFile() }"
    #expect(advice(for: text) == ["run it on Vapor's thread pool:\n\(code)\(remark)"])
  }

  @Test func anEventLoopTakesTheFutureOfAPassword() {
    let text = """
      import Vapor
      func routes(_ app: Application) {
        app.get("a") { request in request.eventLoop.submit { try request.password.hash("a") } }
      }
      """
    let remark = "\"submit\" has to be \"flatSubmit\" then, which takes a future"
    #expect(
      advice(for: text) == [
        "an event loop cannot wait, so go on in a callback:\nrequest.password.async.hash(\"a\")\n\(remark)"
      ])
  }

  /// What only the actor can change is not there in a closure that an async function runs elsewhere.
  @Test func closuresThatAreHandedOnCannotChangeAnActor() throws {
    let text = """
      import GRDB
      actor Scores {
        let queue: DatabaseQueue
        var table = "scores"
        func all() async throws { try queue.read { table = try String.fetchOne($0, sql: table) ?? "" } }
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains("try await queue.read { "))
    #expect(advice.contains("only the actor can change \"table\": "), "\(advice)")
  }

  /// Of a call that gives its closure to an async function only the closure goes elsewhere.
  @Test func closuresThatAreHandedOnLeaveTheReceiver() {
    let text = """
      import GRDB
      final class Store {
        private let queue: DatabaseQueue
        func count() async throws -> Int { try queue.read { try Int.fetchOne($0, sql: "a") ?? 0 } }
        typealias Stream = ((Int) throws -> Void) throws -> Void
        func fill(_ stream: Stream, _ done: @escaping @Sendable () -> Void) async throws {
          try queue.write { database in
            try stream { try database.execute(sql: "\\($0)") }
            done()
          }
        }
      }
      """
    let found = advice(for: text)
    #expect(found.first == "try await queue.read { try Int.fetchOne($0, sql: \"a\") ?? 0 }")
    #expect(found.last?.hasSuffix("\n\"stream\" has to be \"@escaping @Sendable\" for that") == true)
  }

  /// The async overload asks for a Sendable value, and Swift takes the synchronous one of any other.
  @Test(arguments: [
    ("try Row.fetchAll(db, sql: \"a\")", false), ("try Row.fetchOne(db, sql: \"a\")", false),
    ("try Record.fetchAll(db)", false), ("try Int.fetchOne(db, sql: \"a\")", true),
  ])
  func valuesOfDatabasesAreSendable(value: String, isSendable: Bool) {
    let text = """
      import GRDB
      final class Record: FetchableRecord { var number = 0 }
      func load(_ queue: DatabaseQueue) async throws {
        let value = try queue.read { db in \(value) }
        print(value as Any)
      }
      """
    let remark = "\nwhat it gives is not Sendable: let the closure give what is needed of it"
    #expect(advice(for: text) == ["try await queue.read { db in \(value) }\(isSendable ? "" : remark)"])
  }

  /// What runs a function later is not moved with it: a closure takes the function's place.
  @Test(arguments: [
    ("context.performAndWait { try? context.save() }", "await context.perform { try? context.save() }"),
    ("try context.performAndWait { try context.save() }", "try await context.perform { try context.save() }"),
    ("try? context.performAndWait { try context.save() }", "try? await context.perform { try context.save() }"),
  ])
  func whatThrowsAsItsClosureDoesKeepsTheTry(call: String, expected: String) {
    let text = "import CoreData\nfunc save(_ context: NSManagedObjectContext) async throws { \(call) }"
    #expect(advice(for: text) == [expected])
  }

  @Test(arguments: [
    (
      "app.get(\"a\", use: log.index)",
      "{ request in request.application.threadPool.runIfActive(eventLoop: request.eventLoop) { try log.index(request) } }"
    ),
    (
      "app.group(\"a\") { $0.get(use: log.all) }",
      """
      { request in request.application.threadPool.runIfActive(eventLoop: request.eventLoop) { log.all(req: request) }.flatMap { $0 } }
      """
    ),
    (
      "app.get(use: log.all(req:))",
      """
      { request in request.application.threadPool.runIfActive(eventLoop: request.eventLoop) { log.all(req:)(request) }.flatMap { $0 } }
      """
    ),
    (
      "future.whenSuccess(log.note)",
      "{ value in NIOThreadPool.singleton.runIfActive(eventLoop: future.eventLoop) { log.note(value) } }"
    ),
    (
      "Task(operation: log.load)",
      """
      let ioQueue = DispatchQueue(label: "io")
      {
        await withCheckedContinuation { continuation in
          ioQueue.async { continuation.resume(returning: log.load()) }
        }
      }
      a "Task" is no way off the pool: it runs on the same few threads
      """
    ),
  ])
  func closuresTakeThePlaceOfFunctions(statement: String, code: String) throws {
    let text = """
      import Foundation
      import Vapor
      final class Log: Sendable {
        func index(_ req: Request) throws -> String { try String(contentsOfFile: "a") }
        func all(req: Request) -> EventLoopFuture<Int> { load(); return Log.query(on: req.db).count() }
        func note(_ count: Int) { load() }
        func load() { _ = fsync(3) }
      }
      func routes(_ app: RoutesBuilder, _ log: Log, _ future: EventLoopFuture<Int>) { \(statement) }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.hasPrefix("in place of the function hand on a closure, and run it on "), "\(advice)")
    #expect(advice.hasSuffix(code), "\(advice)")
  }
  @Test(arguments: [
    ("\\.size", "{ value.size } }"),
    ("\\Log.own.size", "{ value[keyPath: \\Log.own.size] } }"),
  ])
  func closuresTakeThePlaceOfKeyPaths(path: String, code: String) throws {
    let text = """
      import Foundation
      import NIOPosix
      struct Log: Sendable {
        var own: Log { self }
        var size: Int { fsync(3) == 0 ? 1 : 0 }
      }
      func use(_ future: EventLoopFuture<Log>) -> EventLoopFuture<Int> { future.map(\(path)) }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.hasPrefix("in place of the function hand on a closure, and run it on "), "\(advice)")
    #expect(advice.contains("runIfActive(eventLoop: future.eventLoop) " + code), "\(advice)")
  }

  @Test func closuresTakeThePlaceOfHeldFunctions() throws {
    let text = """
      import Foundation
      func off(_ work: @escaping @Sendable () throws -> Data) async throws -> Data {
        try await Task.detached(operation: work).value
      }
      func use(_ url: URL) async throws { _ = try await off { try Data(contentsOf: url) } }
      """
    #expect(
      advice(for: text).first == """
        in place of the function hand on a closure, and run it on a serial queue, made once:
        let ioQueue = DispatchQueue(label: "io")
        {
          try await withCheckedThrowingContinuation { continuation in
            ioQueue.async { continuation.resume(with: Result { try work() }) }
          }
        }
        "Task.detached" is no way off the pool: it runs on the same few threads
        """)
  }

  @Test(arguments: [
    ("writingItemAt: url, options: .forDeleting", ".writingIntent(with: url, options: .forDeleting)"),
    ("readingItemAt: url", ".readingIntent(with: url)"),
  ])
  func coordinationKeepsItsOptions(arguments: String, intent: String) throws {
    let text = """
      import Foundation
      func change(_ url: URL, _ coordinator: NSFileCoordinator) async {
        coordinator.coordinate(\(arguments), error: nil) { _ in }
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains("let intent = NSFileAccessIntent\(intent)\n"), "\(advice)")
  }

  /// What coordinates several files at once makes an intent for each of them.
  @Test(arguments: [
    (
      "coordinate(readingItemAt: a, options: [], writingItemAt: b, options: .forReplacing, error: nil) { _, _ in }",
      """
      let intents = [
        NSFileAccessIntent.readingIntent(with: a, options: []),
        NSFileAccessIntent.writingIntent(with: b, options: .forReplacing),
      ]

      """
    ),
    (
      "prepare(forReadingItemsAt: [a], writingItemsAt: [b], options: .forMoving, error: nil) { _ in }",
      """
      let intents =
        [a].map { NSFileAccessIntent.readingIntent(with: $0) }
        + [b].map { NSFileAccessIntent.writingIntent(with: $0, options: .forMoving) }

      """
    ),
  ])
  func coordinationOfSeveralMakesItsIntents(call: String, intents: String) throws {
    let text = """
      import Foundation
      func copy(_ a: URL, _ b: URL, _ coordinator: NSFileCoordinator) async { coordinator.\(call) }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains(intents), "\(advice)")
  }

  @Test func sheetsSayWhoseTheyAre() throws {
    let text = """
      import AppKit
      @MainActor func ask(_ alert: NSAlert) async -> NSApplication.ModalResponse { alert.runModal() }
      """
    let advice = try #require(advice(for: text).first)
    #expect(
      advice.contains(
        """
        "window" stands for the window that the alert belongs to:
        await alert.beginSheetModal(for: window)
        """), "\(advice)")
  }

  /// A closure that runs at once may use members without `self`; one that is kept may not.
  @Test(arguments: [
    ("final class", "context.performAndWait { limit }", "await context.perform { [self] in limit }"),
    ("final class", "context.performAndWait { self.limit }", "await context.perform { self.limit }"),
    ("final class", "context.performAndWait { [limit] in limit }", "await context.perform { [limit] in limit }"),
    ("final class", "try queue.read { db in limit }", "try await queue.read { [self] db in limit }"),
    ("final class", "try queue.read { db in 1 }", "try await queue.read { db in 1 }"),
    ("struct", "context.performAndWait { limit }", "await context.perform { limit }"),
  ])
  func keptClosuresSaySelf(kind: String, call: String, expected: String) throws {
    let text = """
      import CoreData
      import GRDB
      \(kind) Store: Sendable {
        let context: NSManagedObjectContext
        let queue: DatabaseQueue
        let limit = 1
        func load() throws -> Int { \(call) }
      }
      func use(_ store: Store) async throws { _ = try store.load() }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains(expected), "\(advice)")
  }

  /// What stands around the code counts: operators, a `?` behind it, a closure that gives a value.
  @Test(arguments: [
    (
      "func sum() async throws -> Int { try future.wait() + future.wait() }",
      "future.get()\nthe \"try await\" goes in front of "
    ),
    ("func size() async -> Int { FileManager.default.contents(atPath: name)?.count ?? 0 }", "(try? await Data("),
    ("func next() async throws -> Int { try await find(future.wait()).get() }", "try await future.get()"),
    ("func load() async throws -> Int { try await look(first()).get() }", "runIfActive { [self] in first() }"),
    (
      "func text() -> EventLoopFuture<String> { future.map { _ in readLine() ?? \"\" } }",
      "\n\"map\" has to be \"flatMap\" then, which takes a future"
    ),
    (
      "func text() -> EventLoopFuture<String> { future.flatMapResult { _ in Result { try String(contentsOfFile: \"a\", encoding: .utf8) } } }",
      "\n\"flatMapResult\" has to be \"flatMap\" then, which takes a future"
    ),
    (
      "func ask(_ loop: any EventLoop) { loop.scheduleRepeatedTask(initialDelay: .zero, delay: .seconds(1)) { _ in print(readLine() ?? \"\") } }",
      "\n\"scheduleRepeatedTask\" has to be \"scheduleRepeatedAsyncTask\" then, which takes a future"
    ),
    (
      "func texts() -> EventLoopFuture<String?> { future.map { FileManager.default.contents(atPath: \"\\($0)\").map { \"\\($0)\" } } }",
      "let argument = $0\nreturn NIOThreadPool.singleton.runIfActive(eventLoop: future.eventLoop) { "
    ),
  ])
  func codeFitsItsPlace(function: String, part: String) throws {
    let text = """
      import Foundation
      import NIOCore
      import NIOPosix
      import NIOFileSystem
      struct Store: Sendable {
        let future: EventLoopFuture<Int>
        let name = "a"
        func find(_ number: Int) -> EventLoopFuture<Int> { future }
        func look(_ name: String?) -> EventLoopFuture<Int> { future }
        func first() -> String? { try? String(contentsOfFile: "a", encoding: .utf8) }
        \(function)
      }
      """
    let found = advice(for: text)
    #expect(found.contains { $0.contains(part) }, "\(found)")
  }

  /// An async function is not moved for what a default value does: the value is made before.
  @Test func defaultValuesOfAsyncFunctionsAreHandedOn() {
    let text = """
      import Foundation
      struct Settings: Sendable {
        static func load() -> Settings { _ = fsync(3); return Settings() }
      }
      func fetch(_ name: String, with settings: Settings = .load()) async throws -> String { name }
      func make(_ name: String, with settings: Settings = .load()) -> String { name }
      func render(_ settings: Settings = .load()) async -> String { "" }
      func run() async throws {
        _ = try await fetch("a")
        _ = make("a")
        _ = await render()
      }
      """
    let found = advice(for: text)
    #expect(found.count == 3)
    let handed = """
      run it on a serial queue, made once, before the statement, and hand it on as "with":
      let ioQueue = DispatchQueue(label: "io")
      let value = await withCheckedContinuation { continuation in
        ioQueue.async { continuation.resume(returning: Settings.load()) }
      }
      """
    #expect(found.first == handed)
    #expect(found.dropFirst().first?.contains("continuation.resume(returning: make(\"a\"))") == true)
    #expect(found.last == handed.replacing(" as \"with\"", with: "").replacing("let value ", with: "let value2 "))
  }

  /// An actor cannot call what is async of a value that may not leave it, unless that runs on the actor.
  @Test(arguments: [("actor", true), ("@MainActor final class", true), ("final class", false)])
  func whatAnActorKeepsRunsThere(owner: String, isNamed: Bool) throws {
    let text = """
      import Foundation
      final class Journal {
        var path = "a"
        var text: String { readLine() ?? path }
      }
      \(owner) Box {
        let journal = Journal()
        func all() async -> String { journal.text }
      }
      """
    let first = try #require(advice(for: text, contexts: [.async]).first)
    #expect(first.hasPrefix("in \"Journal.text\", made async"))
    #expect(first.contains("\n\"Journal\" is not Sendable: for an actor to call it, make it") == isNamed)
  }
}
