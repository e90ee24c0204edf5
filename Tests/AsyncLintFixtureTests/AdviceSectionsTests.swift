import Testing

/// Advice in which statements of the file stand as they are: beside an `await`, in place of a task, on a queue.
struct AdviceSectionsTests {
  // MARK: Locks

  /// Who tries a lock waits for nobody, so that a variable can say that it is taken.
  @Test func triedLocksAreHeldToAskAndToSetOnly() throws {
    func text(_ take: String, _ give: String, _ member: String) -> String {
      """
      import Foundation
      final class Store: @unchecked Sendable {
        let lock = NSLock()
        \(member)
        func other() async {}
        func run() async {
          guard \(take) else { return }
          defer { \(give) }
          await other()
        }
      }
      """
    }
    let found = try #require(advice(for: text("lock.try()", "lock.unlock()", "")).first)
    let lines = found.split(separator: "\n")
    #expect(lines.count == 3 && found.contains("as \"var isTaken = false\", "), "\(found)")
    let compiler = AdviceCompileTests()
    let pasted = text(String(lines[1]), String(lines[2]), "var isTaken = false")
    compiler.expectToCompile(try compiler.complaints(about: pasted))
    let other = try #require(advice(for: text("lock.try()", "lock.unlock()", "var isTaken = 1")).first)
    #expect(other.contains("{ defer { isBusy = true }; return !isBusy }"), "\(other)")
  }

  /// What a lock guards is guarded before the await and behind it, each alone.
  @Test(arguments: [
    (
      "", "count += 1\nawait other()\ncount -= 1",
      "lock.withLock { count += 1 }\nawait other()\nlock.withLock { count -= 1 }"
    ),
    ("", "count += 1\nnames = []\nawait other()", "lock.withLock {\n  count += 1\n  names = []\n}\nawait other()"),
    (
      "", "names.removeLast()\nawait other()", "_ = lock.withLock { names.removeLast() }\nawait other()"
    ),
    ("", "count = await load()", "let value = await load()\nlock.withLock { count = value }"),
    (
      "", "let old = names\ncount += try await load(old)\nnames = []",
      "let old = lock.withLock { names }\nlet value = try await load(old)\nlock.withLock {\n  count += value\n  names = []\n}"
    ),
    (
      "", "let n = await load()\nif n > 1 { count = n }",
      "let n = await load()\nlock.withLock {\n  if n > 1 { count = n }\n}"
    ),
    (" -> Int", "count += 1\nreturn await load()", "lock.withLock { count += 1 }\nreturn await load()"),
    (
      " -> Int", "await other()\ncount += 1\nreturn count",
      "await other()\nreturn lock.withLock {\n  count += 1\n  return count\n}"
    ),
  ])
  func locksAreHeldBesideAnAwait(result: String, body: String, code: String) throws {
    let lines = body.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    func text(_ lines: String, _ effects: String) -> String {
      """
      import Foundation
      func other() async {}
      func load() async -> Int { 1 }
      func load(_ names: [String]) async throws -> Int { 1 }
      final class Store: @unchecked Sendable {
        let lock = NSLock()
        var count = 0
        var names: [String] = []
        func run() async\(effects)\(result) {
      \(lines)
        }
      }
      """
    }
    let found = try #require(
      advice(for: text("    lock.lock()\n    defer { lock.unlock() }\n\(lines)", " throws"), contexts: [.async]).first)
    #expect(found.contains("or keep the state in an actor:\n\(code)"), "\(found)")
    let isSplit = code.ranges(of: "lock.withLock").count == 2
    #expect(found.hasSuffix("what was checked before has to be checked again behind") == isSplit, "\(found)")
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: text(code, " throws")))
    if result.isEmpty {
      let unlocked = "    lock.lock()\n\(lines)\n    lock.unlock()\n    print(1)"
      #expect(advice(for: text(unlocked, " throws"), contexts: [.async]).first == found)
    }
  }

  /// What is declared under the lock and used behind it, or given back on a way out, is left to the reader; so is what awaits with what the
  /// lock guards, by arguments or in its own body, and gives a constant its value.
  @Test(arguments: [
    "lock.lock()\nlet old = count\ncount += 1\nawait other(old)\nlock.unlock()",
    "lock.lock()\nif count > 1 { lock.unlock(); return }\nawait other(1)\ncount += 1\nlock.unlock()",
    "lock.lock()\nif count > 1 { await other(1) }\nlock.unlock()",
    "lock.lock()\ndefer { lock.unlock() }\ncount += 1\nawait other(count)",
    "lock.lock()\ncount += await load() + count\nlock.unlock()",
    "lock.lock()\ncount += 1\nawait other(next())\nlock.unlock()",
    "let old: Int\nlock.lock()\nold = count\nawait other(1)\nlock.unlock()\nprint(old)",
    "let new: Int\nlock.lock()\nnew = await load()\ncount = 1\nlock.unlock()\nprint(new)",
    "lock.lock()\ncount += 1\nlet new = await sum()\ncount = new\nlock.unlock()",
    "lock.lock()\ncount += 1\nawait tell()\nlock.unlock()",
  ])
  func locksWithMoreToThemStay(body: String) throws {
    let text = """
      import Foundation
      func other(_ number: Int) async {}
      func load() async -> Int { 1 }
      final class Store: @unchecked Sendable {
        let lock = NSLock()
        var count = 0
        func next() -> Int { count + 1 }
        func sum() async -> Int { next() }
        func tell() async { await other(self.count) }
        func run() async {
          \(body)
        }
      }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(found.contains("lock.withLock { … }"), "\(found)")
  }

  /// A lock with a condition waits for its number and tells the next one.
  @Test(arguments: [
    ("lock.lock(whenCondition: 1)", "lock.lock(whenCondition: 1)\n… // and give it back"), ("lock.lock()", "… }"),
  ])
  func conditionsOfLocksAreKept(take: String, section: String) throws {
    let text = """
      import Foundation
      func other() async {}
      final class Store: @unchecked Sendable {
        let lock = NSConditionLock(condition: 0)
        var count = 0
        func run() async { \(take); count += 1; await other(); lock.unlock(withCondition: 2) }
      }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(found.contains(section) && !found.contains("count += 1"), "\(found)")
  }

  // MARK: Tasks

  /// A task that takes along what stays the same does nothing that its caller cannot do, and its errors went nowhere.
  @Test(arguments: [
    ("[self] in names = await load(id); done.signal()", "names = await load(id)"),
    ("[id] in\ndefer { done.signal() }\nprint(await load(id))", "print(await load(id))"),
    ("[id] in\n// the names\nprint(await load(id))\ndone.signal()", "// the names\nprint(await load(id))"),
    (
      "[id] in\ndefer { done.signal() }\nprint(await load(id))\n// no more",
      "print(await load(id))\n// no more"
    ),
    ("self.names = try await fetch(id); done.signal()", "do {\n  self.names = try await fetch(id)\n} catch {}"),
    ("[weak self] in await self?.other(); done.signal()", nil),
    ("[number = id + 1] in print(await load(number)); done.signal()", nil),
    ("[total] in print(await load(total)); done.signal()", nil),
  ])
  func tasksAreDoneByTheirCaller(body: String, code: String?) throws {
    let text = """
      import Dispatch
      final class Store: @unchecked Sendable {
        var names: [String] = []
        func load(_ id: Int) async -> [String] { [] }
        func fetch(_ id: Int) async throws -> [String] { [] }
        func other() async {}
        func run(_ id: Int) async {
          var total = 1
          total += id
          let done = DispatchSemaphore(value: 0)
          Task { \(body)
          }
          total = 2
          done.wait()
        }
      }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    if let code {
      #expect(found.hasPrefix("in place of the wait do what the task does") && found.hasSuffix("\n\(code)"), "\(found)")
    } else {
      #expect(found.hasPrefix("name the task"), "\(found)")
    }
  }

  // MARK: Continuations

  /// What a continuation's closure does goes to a queue to its end.
  @Test(arguments: [
    (
      "async throws -> Data", "withCheckedThrowingContinuation",
      "«do {\n  c.resume(returning: try Data(contentsOf: url))\n} catch {\n  c.resume(throwing: error)\n}»"
    ),
    (
      "async -> Int", "withCheckedContinuation",
      "let path = url.path\n«guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {\n"
        + "  c.resume(returning: 0)\n  return\n}\nc.resume(returning: text.count)»"
    ),
  ])
  func restsOfContinuationsMove(effects: String, function: String, body: String) throws {
    let parts = body.split(separator: /[«»]/, omittingEmptySubsequences: false)
    func text(_ rest: String) -> String {
      """
      import Foundation
      let ioQueue = DispatchQueue(label: "io")
      func load(_ url: URL) \(effects) {
        \(effects.contains("throws") ? "try await" : "await") \(function) { c in
      \(parts[0])\(rest)
        }
      }
      """
    }
    let found = try #require(advice(for: text(String(parts[1])), contexts: [.async]).first)
    let start = try #require(found.firstRange(of: "ioQueue.async {\n"), "\(found)")
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: text(String(found[start.lowerBound...]))))
  }

  // MARK: Sequences

  @Test(arguments: [
    ("urls.map { try Data(contentsOf: $0) }", "asyncMap"),
    ("urls.compactMap { try? Data(contentsOf: $0) }", "asyncCompactMap"),
  ])
  func sequencesAreGoneThroughAwaiting(call: String, name: String) throws {
    let text = """
      import Foundation
      #if canImport(FoundationNetworking)
        import FoundationNetworking
      #endif
      struct Feeds: Sendable {
        let home = URL(string: "https://example.org")!
        func all(_ urls: [String]) async throws -> [Data] {
          try \(call.replacing("$0", with: "home.appendingPathComponent($0)"))
        }
      }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    let lines = found.split(separator: "\n")
    let start = try #require(lines.firstIndex { $0.hasPrefix("extension Sequence where") }, "\(found)")
    let end = try #require(lines[start...].firstIndex { $0 == "}" })
    let function = call.prefix { $0 != "{" }.dropFirst(5).dropLast()
    let closure = lines[0].replacing("try? await ", with: "try await ")
    let pasted =
      text.replacing(
        "try \(call.replacing("$0", with: "home.appendingPathComponent($0)"))",
        with: "try await urls.\(name) { \(closure) }")
      + "\n" + lines[start...end].joined(separator: "\n")
    #expect(found.contains("\"\(function)\" takes no async closure: call this in its place"), "\(found)")
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: pasted))
  }

  /// Nothing is known of what an optional or a type of the program does with a closure, and an object stays where it is.
  @Test(arguments: ["Optional(1).map", "Own().map", "[Object()].map"])
  func othersAreAwaitedBefore(call: String) throws {
    let text = """
      import Foundation
      struct Own { func map<T>(_ body: (Int) throws -> T) rethrows -> T { try body(1) } }
      final class Object { var number = 1 }
      func load() async throws { _ = try \(call) { _ in try Data(contentsOf: URL(string: "https://example.org")!) } }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(!found.contains("extension Sequence"), "\(found)")
  }

  // MARK: Comments

  /// Code is not put on one line where comments stand between its parts.
  @Test func commentsStay() throws {
    let text = """
      import Foundation
      func save(_ text: String, _ url: URL) async throws {
        try text.write(
          to: url,
          // Others read it meanwhile.
          atomically: true,
          encoding: .utf8
        )
      }
      """
    let found = try #require(advice(for: text, contexts: [.async]).first)
    #expect(
      found.contains(
        "to: url,\n    // Others read it meanwhile.\n    atomically: true,\n    encoding: .utf8\n  ) }) }"), "\(found)")
  }
}
