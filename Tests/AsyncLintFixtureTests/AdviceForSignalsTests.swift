import AsyncLintAnalysis
import Testing

/// Semaphores that somebody else signals, conditions, and what follows a wait.
@Suite struct AdviceForSignalsTests {
  private func only(_ text: String, contexts: Set<Finding.Context.Kind> = [.async]) throws -> String {
    try #require(advice(for: "import Foundation\n\(text)", contexts: contexts).last)
  }

  /// Who is let in hands the signal on: no lock, which the first one would wait for itself.
  @Test(arguments: [
    "defer { done.signal() }\n    return value!", "let found = value!\n    done.signal()\n    return found",
  ])
  func signalsThatAreHandedOnAreNoLocks(rest: String) throws {
    func promise(waiting: String, effects: String) -> String {
      """
      final class Promise: @unchecked Sendable {
        let done = DispatchSemaphore(value: 0)
        var value: Int?
        func set(_ value: Int) {
          self.value = value
          done.signal()
        }
        func get()\(effects) -> Int {
          \(waiting)
          \(rest)
        }
      }
      """
    }
    let found = try only(
      promise(waiting: "done.wait()", effects: "") + "\nfunc use(_ promise: Promise) async -> Int { promise.get() }")
    let lines = found.split(separator: "\n").drop { !$0.hasPrefix("actor") }
    #expect(found.contains("this actor counts as the semaphore does") && !found.contains("NSLock"), "\(found)")
    #expect(lines.suffix(2) == ["let permits = Permits(0)", "await permits.wait()"], "\(found)")
    let pasted =
      "import Foundation\n\(lines.dropLast().joined(separator: "\n"))\n"
      + promise(waiting: "await permits.wait()", effects: " async").replacing("done.signal()", with: "permits.signal()")
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: pasted))
  }

  /// A continuation may be resumed only once.
  @Test(arguments: ["timeout", "wallTimeout"])
  func waitsWithoutEndTakeTheNextOfSeveralSignals(label: String) throws {
    let found = try only(
      """
      func first(_ blocks: [@Sendable () -> Int]) async {
        let done = DispatchSemaphore(value: 0)
        for block in blocks { DispatchQueue(label: "b").async { _ = block(); done.signal() } }
        print(done.wait(\(label): .distantFuture) == .success)
      }
      """)
    #expect(found.contains("for each \"signal()\", and take one for each wait:"), "\(found)")
    let code =
      "await Task { _ = await done.stream.first { @Sendable _ in true }; "
      + "return DispatchTimeoutResult.success }.value"
    #expect(found.hasSuffix(code), "\(found)")
  }

  @Test func semaphoresHeldOverAnAwaitGiveWayToAnActor() throws {
    let found = try only(
      """
      final class Store: Sendable {
        let gate = DispatchSemaphore(value: 1)
        func load() async {
          gate.wait()
          await Task.yield()
          gate.signal()
        }
      }
      """)
    #expect(found.hasSuffix("let permits = Permits(1)\nawait permits.wait()"), "\(found)")
  }

  /// What a remark has said is left out of the bridge, but no line of code that looks like one of its own.
  @Test func bridgesKeepTheirBraces() throws {
    let found = try only(
      """
      final class Client: @unchecked Sendable {
        func fetch(_ done: @escaping @Sendable (Int) -> Void) { done(1) }
        func fetchSync() -> Int {
          let semaphore = DispatchSemaphore(value: 0)
          nonisolated(unsafe) var result = 0
          fetch { result = $0; semaphore.signal() }
          semaphore.wait()
          return result
        }
        func twice() -> Int { fetchSync() + fetchSync() }
      }
      func all(_ client: Client) async -> [Int] { [1, 2].map { _ in client.twice() } }
      """)
    #expect(found.contains("until then, as a bridge"), "\(found)")
    #expect(found.count { $0 == "{" } == found.count { $0 == "}" }, "\(found)")
  }

  /// A copy could not be changed, and nobody would get it back.
  @Test(arguments: ["last = data", "cache[url] = data"])
  func continuationsChangePropertiesThroughSelf(change: String) throws {
    let found = try only(
      """
      final class Model: @unchecked Sendable {
        var cache: [URL: Data] = [:]
        var last: Data?
        func data(of url: URL) async -> Data? {
          await withCheckedContinuation { continuation in
            let data = try? Data(contentsOf: url)
            \(change)
            continuation.resume(returning: data)
          }
        }
      }
      """)
    #expect(found.contains("ioQueue.async { [self] in") && !found.contains("what the call changes"), "\(found)")
  }

  /// Nothing behind a call may come before it, and errors end in the task.
  @Test(arguments: [("isDirty = false", true, true), ("", true, false), ("isDirty = false", false, true)])
  func tasksOfTheMainThreadTakeWhatFollows(rest: String, isThrowing: Bool, isFollowed: Bool) throws {
    let found = try only(
      """
      @MainActor final class Document {
        var isDirty = true
        func save(_ text: String, to url: URL)\(isThrowing ? " throws" : "") {
          try\(isThrowing ? "" : "?") text.write(to: url, atomically: true, encoding: .utf8)
          \(rest)
        }
      }
      """, contexts: [.main])
    #expect(found.contains("from a task, with what follows in it") == isFollowed, "\(found)")
    #expect(found.contains("nobody learns of a task's errors") == isThrowing, "\(found)")
  }

  // MARK: Signals of others

  /// No start stands beside the wait: who waits keeps the limit all the same.
  @Test(arguments: ["timeout: .now() + 1", "wallTimeout: .now() + 1"])
  func waitsWithALimitForOthersKeepIt(limit: String) throws {
    func player(_ semaphore: String, _ wait: String) -> String {
      """
      import Dispatch
      final class Player: Sendable {
        let finished = \(semaphore)
        func end() { finished.signal() }
        func isEnded() async -> Bool { \(wait) == .success }
        func end(at time: Int) async { \(wait.hasPrefix("(") ? "_ = \(wait)" : "_ = finished.wait(\(limit))") }
      }

      """
    }
    let found = advice(for: player("DispatchSemaphore(value: 0)", "finished.wait(\(limit))"), contexts: [.async])
    try #require(found.count == 2)
    #expect(found[0].hasPrefix("this actor counts as the semaphore does, and who waits gives up at the limit"))
    #expect(!found.contains { $0.contains("start {") }, "\(found)")
    let lines = found[0].split(separator: "\n").drop { !$0.hasPrefix("actor") }
    #expect(
      lines.suffix(2) == ["let permits = TimedPermits(0)", "(await permits.wait(until: .now() + 1))"], "\(lines)")
    let compiler = AdviceCompileTests()
    let pasted =
      player("TimedPermits(0)", "(await finished.wait(until: .now() + 1))") + lines.dropLast(2).joined(separator: "\n")
    compiler.expectToCompile(try compiler.complaints(about: pasted))
  }
}
