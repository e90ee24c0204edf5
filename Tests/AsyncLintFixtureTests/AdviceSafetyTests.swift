import Testing

/// Code that follows the advice neither hangs, races nor loses what the code did before.
struct AdviceSafetyTests {
  // MARK: Queues

  /// What waits for others keeps nobody else waiting; what is read from a file that the function opened is soon there.
  @Test(arguments: [
    ("accept(socket, nil, nil)", "acceptQueue"), ("waitpid(1, nil, 0)", "waitpidQueue"),
    ("readLine()", "readLineQueue"),
    ("flock(socket, LOCK_EX)", "flockQueue"), ("handle.availableData", "handleQueue"),
    ("handle.readDataToEndOfFile()", "handleQueue"), ("read(socket, nil, 1)", "readQueue"),
    ("getc(file)", "getcQueue"), ("git_clone(nil, nil, nil, nil)", "gitCloneQueue"),
    ("FileManager.default.contents(atPath: \"a\")", "ioQueue"), ("fsync(socket)", "ioQueue"),
    ("pread(socket, nil, 1, 0)", "ioQueue"), ("FileHandle(forReadingAtPath: \"a\")!.readDataToEndOfFile()", "ioQueue"),
    ("opened.readDataToEndOfFile()", "ioQueue"), ("read(descriptor, nil, 1)", "ioQueue"),
  ])
  func whatWaitsForOthersHasAQueueOfItsOwn(call: String, queue: String) throws {
    let text = """
      import Foundation
      func load(_ socket: Int32, _ handle: FileHandle, _ file: UnsafeMutablePointer<FILE>) async {
        let opened = FileHandle(forReadingAtPath: "a")!
        let descriptor = open("a", O_RDONLY)
        _ = \(call)
      }
      """
    let advice = try #require(advice(for: text).last)
    #expect(advice.contains("let \(queue) = DispatchQueue(label: \"\(queue.dropLast(5))\")"), "\(advice)")
    #expect(
      advice.contains("\nnothing else may wait behind it: one such queue for each handle") == (queue != "ioQueue"))
  }

  /// Who waits without end takes no thread of a pool that others need.
  @Test(arguments: [("readLine()", false), ("FileManager.default.contents(atPath: \"a\")", true)])
  func poolsAreForWhatEnds(call: String, isPool: Bool) throws {
    let head = "import Foundation\nimport NIOPosix\n"
    let advice = try #require(advice(for: "\(head)func load() async { _ = \(call) }").first)
    #expect(advice.contains("NIOThreadPool") == isPool, "\(advice)")
    #expect(advice.contains("Queue.async {") == !isPool, "\(advice)")
  }

  // MARK: Cancellation

  /// In a cancelled task a sleep is no pause.
  @Test(arguments: [("is CancellationError", true), ("let error as CancellationError", true), ("let error", false)])
  func whoCleansUpIsToldOfCancellation(pattern: String, isTold: Bool) throws {
    let text = """
      import Foundation
      func pause() { usleep(5) }
      func run() async { do { try await Task.sleep(for: .seconds(1)) } catch \(pattern) { pause() } catch {} }
      """
    let advice = try #require(advice(for: text).first)
    let remark = "in a task of its own: \"await Task { try? await Task.sleep(for: .microseconds(5)) }.value\""
    #expect(advice.contains(remark) == isTold, "\(advice)")
  }

  /// C throws nothing, whatever takes what it gives.
  @Test(arguments: [("check(fsync(3))", "returning: fsync(3)"), ("load(check(fsync(3)))", "returning: fsync(3)")])
  func whatIsTriedAroundACallIsNotTheCall(code: String, given: String) throws {
    let text = """
      import Foundation
      func check(_ status: Int32) throws -> Int32 { status }
      func load(_ status: Int32) throws {}
      func run() async throws { _ = try \(code) }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains("await withCheckedContinuation") && advice.contains(given), "\(advice)")
  }

  /// A closure that somebody stored may be used where it was stored only.
  @Test(arguments: [("((Int32) -> Int32)?", true), ("(@Sendable (Int32) -> Int32)?", false)])
  func storedClosuresHaveToBeSendable(type: String, isTold: Bool) throws {
    let text = """
      import Foundation
      actor Store {
        var sync: \(type)
        func set() { sync = { fsync($0) } }
        func run() async { if let sync { _ = sync(3) } }
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains("\"sync\" is not Sendable") == isTold, "\(advice)")
  }

  // MARK: Locks

  /// What a lock guards moves as a whole, or the lock would be held over the `await`.
  @Test(arguments: [
    ("lock.lock()\ndefer { lock.unlock() }\nitems = [read()]", true), ("lock.lock()\nread()\nlock.unlock()", true),
    ("pthread_mutex_lock(&mutex)\nread()\npthread_mutex_unlock(&mutex)", true),
    ("binary.wait()\nread()\nbinary.signal()", true),
    ("take()\ndefer { giveBack() }\nread()", true), ("lock.lock()\nlock.unlock()\nread()", false),
    ("items.forEach { _ in lock.lock(); read(); lock.unlock() }", false), ("lock.withLock { read() }", false),
  ])
  func nothingIsAwaitedBetweenLockAndUnlock(body: String, isLocked: Bool) throws {
    let text = """
      import Foundation
      func read() -> Int { Int(fsync(3)) }
      final class Store: @unchecked Sendable {
        let lock = NSLock()
        let binary = DispatchSemaphore(value: 1)
        var mutex = pthread_mutex_t()
        var items: [Int] = []
        func take() { lock.lock() }
        func giveBack() { lock.unlock() }
        func load() async {
          \(body)
        }
      }
      """
    let advice = try #require(advice(for: text).last)
    #expect(advice.hasPrefix("a lock is held there, and nothing may be awaited meanwhile: ") == isLocked, "\(advice)")
    #expect(advice.contains("(returning: …)") == isLocked, "\(advice)")
  }

  @Test func aLockIsGivenBackBeforeASleep() throws {
    let text = """
      import Foundation
      func run(_ lock: NSLock) async throws {
        lock.lock()
        sleep(1)
        lock.unlock()
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.hasPrefix("try await Task.sleep(for: .seconds(1))\na lock is held there"), "\(advice)")
  }

  /// What a lock guards is read with the lock held, and not when the closure is made.
  @Test(arguments: [
    "func save() async throws {\n«try lock.withLock { try keys.values.joined().write(toFile: \"a\", atomically: true, encoding: .utf8) }»\n}",
    "func load(_ path: String) async throws {\n«try self.lock.withLock { keys[path] = try String(contentsOfFile: path, encoding: .utf8) }»\n}",
  ])
  func guardedPropertiesAreReadUnderTheLock(function: String) throws {
    let head = "import Foundation\n\(declaredQueues)\n"
    let text = """
      final class Vault: @unchecked Sendable {
        private let lock = NSLock()
        private var keys: [String: String] = [:]
        \(function)
      }

      """
    try AdviceExtentTests().expectToCompile(head, [text])
    let advice = try #require(advice(for: head + text.replacing(/[«»]/, with: ""), contexts: [.async]).first)
    #expect(advice.contains("ioQueue.async { [self] in "), "\(advice)")
  }

  // MARK: What others may have changed

  /// Only what the function uses on both sides of the call can have become another in between.
  @Test(arguments: [
    ("try text.write(toFile: pending.joined(), atomically: true, encoding: .utf8)\npending.removeAll()", "pending"),
    ("if pending.isEmpty { pending = [try String(contentsOfFile: text, encoding: .utf8)] }", "pending"),
    (
      "let all = pending\ntry text.write(toFile: all[0], atomically: true, encoding: .utf8)\nself.pending = []",
      "pending"
    ),
    ("pending = [try String(contentsOfFile: text, encoding: .utf8)]", nil),
    ("try text.write(toFile: pending[0], atomically: true, encoding: .utf8)\nprint(name)", nil),
  ])
  func asyncFunctionsOfActorsLetOthersIn(body: String, variable: String?) throws {
    let text = """
      import Foundation
      actor Store {
        var pending: [String] = []
        let name = "a"
        func flush(_ text: String) async throws {
          \(body)
        }
      }
      """
    let advice = try #require(advice(for: text).first)
    let remark = variable.map { "meanwhile others may change \"\($0)\" of the actor" } ?? "meanwhile"
    #expect(advice.contains(remark) == (variable != nil), "\(advice)")
  }

  /// What one awaits on an actor lets others in, whatever actor it is; a flag that is put back is what it says.
  @Test(arguments: [
    ("@globalActor actor Main { static let shared = Main() }\n@Main final class", "count = count + text.count", true),
    ("@MainActor final class", "count = before + text.count", true),
    ("@MainActor final class", "isBusy = false", false),
    ("final class", "count = before + text.count", false),
  ])
  func everyActorLetsOthersIn(type: String, last: String, isSaid: Bool) throws {
    let text = """
      import Foundation
      \(type) Model {
        var count = 0
        var isBusy = false
        func load(_ path: String) async throws {
          isBusy = true
          let before = count
          let text = try String(contentsOfFile: path, encoding: .utf8)
          \(last)
        }
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains("\nmeanwhile others may change \"count\": behind") == isSaid, "\(advice)")
    #expect(advice.contains("meanwhile") == isSaid)
  }

  /// Each thread has an `errno` of its own.
  @Test(arguments: [
    ("let count = recv(socket, nil, 0, 0)\nif count < 0 { print(errno) }", true),
    ("if recv(socket, nil, 0, 0) < 0, errno == EINTR { return }", true),
    ("print(errno)\n_ = recv(socket, nil, 0, 0)", false),
    ("let count = recv(socket, nil, 0, 0)\nif count >= 0 { return }\nif errno == EINTR { return }", true),
    ("while true { if recv(socket, nil, 0, 0) < 0 { break } }\nperror(\"recv\")", true),
    ("_ = recv(socket, nil, 0, 0)\nif fsync(socket) < 0 { print(errno) }", false),
    ("_ = FileManager.default.contents(atPath: \"a\")\nprint(errno)", false),
  ])
  func errnoBelongsToTheThread(body: String, isSaid: Bool) throws {
    let text = "import Foundation\nfunc run(_ socket: Int32) async {\n\(body)\n}\n"
    let advice = try #require(advice(for: text).first)
    #expect(advice.contains("\n\"errno\" belongs to the thread") == isSaid, "\(advice)")
  }

  /// What the condition of a loop changes is changed in the loop.
  @Test func conditionsOfLoopsBecomeStatements() throws {
    let text = """
      import Foundation
      func reap(_ child: pid_t) async -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {}
        return status
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(
      advice.hasPrefix("run it on a serial queue of its own, first in the loop, which becomes \"while true\":")
        && advice.contains("\nguard value < 0 else { break }\n"), "\(advice)")
    let statement = code(of: advice).statement.joined(separator: "\n")
    let pasted = text.replacing(
      "while waitpid(child, &status, 0) < 0 {}", with: "while true {\n\(statement)\nguard value < 0 else { break }\n}")
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: "import Foundation\n\(declaredQueues)\n\(pasted)"))
  }

  // MARK: Waits

  /// What signals takes the place of what stands for it, if a closure can take it along.
  @Test(arguments: [
    ("load { done.signal() }", "load { continuation.resume() }"),
    (
      "let task = later { print($0); done.signal() }\ntask.start()",
      "let task = later { print($0); continuation.resume() }\n  task.start()"
    ),
    ("let task = later { _ in done.signal() }\nuse(task)\ndefer { use(task) }", "stream"),
    ("try! attempt { done.signal() }", "stream"),
    ("let other = DispatchSemaphore(value: 0)\nload { done.signal() }\nother.wait()", "stream"),
    ("for load in loads { load { done.signal() } }\nfor _ in loads.dropFirst() { done.wait() }", "stream"),
    ("load { done.signal() }\nhand(done)", "actor"),
    // A semaphore that is gone is in no list.
    ("load { [done] in print(1); done.signal() }", "load { print(1); continuation.resume() }"),
    (
      "load { [weak other, done] in use(other); done.signal() }",
      "load { [weak other] in use(other); continuation.resume() }"
    ),
    ("load { [done, other] in use(other); done.signal() }", "load { [other] in use(other); continuation.resume() }"),
    (
      "load { [done, weak other] in use(other); done.signal() }",
      "load { [weak other] in use(other); continuation.resume() }"
    ),
    ("load { [done] value in use(value); done.signal() }", "load { value in use(value); continuation.resume() }"),
    // What may signal again resumes no continuation.
    ("load { if bad { done.signal() }\nprint(1)\ndone.signal() }", "stream"),
    ("loads.forEach { load($0) { done.signal() } }", "stream"),
    ("for load in loads { load { done.signal() } }", "stream"),
    ("source.setEventHandler { done.signal() }\nsource.resume()", "stream"),
    ("handle.readabilityHandler = { _ in done.signal() }", "stream"),
    (
      "load { if bad { done.signal(); return }\nprint(1)\ndone.signal() }",
      "load { if bad { continuation.resume(); return }\n  print(1)\n  continuation.resume() }"
    ),
    (
      "load { if bad { done.signal() } else if worse { done.signal() } else { done.signal() } }",
      "load { if bad { continuation.resume() } else if worse { continuation.resume() } else { continuation.resume() } }"
    ),
    (
      "load(ended: { done.signal() }, failed: { done.signal() })",
      "load(ended: { continuation.resume() }, failed: { continuation.resume() })"
    ),
    (
      "load { guard bad else { done.signal(); return }\ndone.signal() }",
      "load { guard bad else { continuation.resume(); return }\n  continuation.resume() }"
    ),
    (
      "load { switch state { case .ended: done.signal() \ndefault: done.signal() } }",
      "load { switch state { case .ended: continuation.resume() \n  default: continuation.resume() } }"
    ),
    ("print(1)", "actor"),
  ])
  func whatSignalsResumes(statements: String, start: String) throws {
    let text = """
      import Dispatch
      func run() async {
        let done = DispatchSemaphore(value: 0)
        \(statements.replacing("\n", with: "\n  "))
        done.wait()
      }
      """
    let advice = try #require(advice(for: text).last)
    if start == "stream" {
      #expect(
        advice == """
          make a stream in its place, "let done = AsyncStream.makeStream(of: Void.self)", call "done.continuation.yield()" \
          for each "signal()", and take one for each wait:
          await Task { _ = await done.stream.first { @Sendable _ in true } }.value
          """)
      return
    }
    if start == "actor" {
      #expect(advice.hasPrefix("this actor counts as the semaphore does, made once in its place:"), "\(advice)")
      #expect(advice.hasSuffix("let permits = Permits(0)\nawait permits.wait()"), "\(advice)")
      return
    }
    #expect(
      advice == """
        resume a continuation where the semaphore is signalled; these lines take the place of the start, too:
        await withCheckedContinuation { continuation in
          \(start)
        }
        """)
  }

  /// A time that never comes is no limit.
  @Test(arguments: [
    "_ = done.wait(timeout: .distantFuture)", "print(group.wait(wallTimeout: .distantFuture) == .success)",
  ])
  func waitsWithoutEndHaveNoLimit(wait: String) throws {
    let head = "import Dispatch\nfunc load(_ done: @escaping @Sendable () -> Void) { done() }\n"
    let text = """
      func run(_ group: DispatchGroup) async {
        let done = DispatchSemaphore(value: 0)
        load { done.signal() }
        \(wait)
      }
      """
    let found = advice(for: head + text)
    #expect(found.count == 1 && found[0].contains("await withCheckedContinuation {"), "\(found)")
    let code = code(of: try #require(found.first)).statement.joined(separator: "\n")
    let pasted = text.replacing(/(done|group).wait\(.*Future\)/, with: code)
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: head + pasted))
  }

  /// A time limit ends the wait, too, and who waited learns which of the two it was.
  @Test(arguments: ["timeout: .now() + 1", "wallTimeout: .now() + .seconds(2)"])
  func timeLimitsStay(limit: String) throws {
    let head = "import Dispatch\nfunc load(_ done: @escaping @Sendable () -> Void) { done() }\n"
    let text = """
      func run() async -> Bool {
        let done = DispatchSemaphore(value: 0)
        load { done.signal() }
        return done.wait(\(limit)) == .success
      }
      """
    let lines = try #require(advice(for: head + text).first).split(separator: "\n").dropFirst()
    #expect(lines.count == 4 && lines.contains("load { end.yield(.success) }"), "\(lines)")
    let pasted =
      "func pasted() async -> Bool {\n\(lines.dropLast().joined(separator: "\n"))\nreturn \(lines.last ?? "") == .success\n}"
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: head + pasted))
  }

  /// Nothing is missing of what takes a condition's place.
  @Test(arguments: ["wait()", "wait(until: Date() + 1)"])
  func conditionsBecomeActors(call: String) throws {
    let text = """
      import Foundation
      func run(_ condition: NSCondition) async {
        condition.lock()
        _ = condition.\(call)
        condition.unlock()
      }
      """
    let lines = try #require(advice(for: text).first).split(separator: "\n").drop { !$0.hasPrefix("actor") }
    #expect(lines.count > 5 && lines.last?.hasPrefix("await gate.wait(") == true, "\(lines)")
    let pasted = """
      import Foundation
      \(lines.dropLast().joined(separator: "\n"))
      func run(_ gate: Gate) async {
        gate.open()
        _ = \(lines.last ?? "")
      }
      """
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: pasted))
  }

  /// Only the rest goes to the main thread.
  @Test(arguments: [
    ("try Data(contentsOf: url)", true), ("read(url)", true), ("view.title = \"a\"", false), ("url.path", false),
  ])
  func whatBlocksStaysOffTheMainThread(body: String, isApart: Bool) throws {
    let text = """
      import Foundation
      func read(_ url: URL) -> Data? { try? Data(contentsOf: url) }
      func run(_ url: URL, _ view: View) async throws { _ = try DispatchQueue.main.sync { \(body) } }
      """
    let advice = try #require(advice(for: text).first)
    #expect(
      advice.hasPrefix("do what blocks in the closure before, on a thread that may block") == isApart, "\(advice)")
    #expect(advice.hasSuffix("MainActor.run { \(isApart ? "…" : body) }"), "\(advice)")
  }

  /// The shape of two critical sections with the await between them.
  @Test(arguments: [
    ("lock.lock()\nif isOpen { lock.unlock(); return }\nawait other()\nlock.unlock()", "lock.withLock { … }"),
    ("take()\nawait other()\ngiveBack()", "take()\n… // and give it back"),
  ])
  func awaitsStandBetweenCriticalSections(body: String, section: String) throws {
    let text = """
      import Foundation
      func other() async {}
      final class Store: @unchecked Sendable {
        let lock = NSLock()
        func take() { lock.lock() }
        func giveBack() { lock.unlock() }
        func load() async {
          \(body)
        }
      }
      """
    let advice = try #require(advice(for: text).first)
    let remark = "others may take it meanwhile: what was checked before has to be checked again behind"
    #expect(advice.hasSuffix("in an actor:\n\(section)\nawait other()\n\(section)\n\(remark)"), "\(advice)")
  }

  @Test(arguments: [
    ("1", "the semaphore guards"), ("4", "the semaphore lets only so many in: so does this actor"),
    ("count", "the semaphore lets only so many in: so does this actor"), (nil, "the semaphore guards"),
  ])
  func semaphoresAreLocksOrLimits(value: String?, words: String) throws {
    let text = """
      import Dispatch
      func run(_ count: Int, _ given: DispatchSemaphore) async {
        let gate = \(value.map { "DispatchSemaphore(value: \($0))" } ?? "given")
        gate.wait()
        gate.signal()
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.hasPrefix(words), "\(advice)")
    #expect(advice.contains("\nto let only so many tasks in") == (value == nil), "\(advice)")
  }

  /// With a limit of the time, and whatever is thrown, it is a lock all the same.
  @Test(arguments: [
    ("1", "guard gate.wait(timeout: .now() + 1) == .success else { return }\ndefer { gate.signal() }\nprint(1)", true),
    ("1", "if gate.wait(timeout: .now() + 1) == .timedOut { return }\nprint(1)\ngate.signal()", true),
    ("1", "gate.wait()\ndo { try step(); gate.signal() } catch { gate.signal() }", true),
    ("1", "gate.wait()\ndo { try step(); gate.signal() } catch { print(error) }", false),
    ("1", "gate.wait()\ndo { gate.signal() }", false),
    ("4", "guard gate.wait(timeout: .now() + 1) == .success else { return }\ndefer { gate.signal() }\nprint(1)", true),
    ("0", "step { gate.signal() }\nif gate.wait(timeout: .now() + 1) == .timedOut { return }\ngate.signal()", false),
    ("1", "if gate.wait(timeout: .now() + 1) == .success { gate.signal() }", false),
  ])
  func semaphoresAreLocksWithALimit(value: String, body: String, isLock: Bool) throws {
    let text = """
      import Dispatch
      func step() throws {}
      func step(_ done: @escaping @Sendable () -> Void) { done() }
      func run() async {
        let gate = DispatchSemaphore(value: \(value))
        \(body)
      }
      """
    let advice = try #require(advice(for: text).first)
    #expect(advice.hasPrefix("the semaphore") == isLock, "\(advice)")
    #expect(advice.hasPrefix("the semaphore lets only so many in: start no more tasks") == (value == "4"), "\(advice)")
  }

  /// An actor that lets so many in takes the place of a semaphore wherever that is signalled.
  @Test(arguments: [
    "let gate = DispatchSemaphore(value: 4)\nfunc enter() { gate.wait() }",
    "let gate: DispatchSemaphore\ninit(size: Int) { gate = DispatchSemaphore(value: 4) }\nfunc enter() { gate.wait() }",
    "let gate = DispatchSemaphore(value: 4)\nfunc run() async { for _ in 0..<9 { gate.wait(); Task { gate.signal() } } }",
  ])
  func limitsBecomeActors(members: String) throws {
    let found = advice(for: "import Dispatch\nactor Pool {\n\(members)\n}\n", contexts: [.async])
    let lines = try #require(found.first).split(separator: "\n").drop { !$0.hasPrefix("actor") }
    let code = lines.prefix { !$0.hasPrefix("meanwhile") }
    #expect(code.count > 9 && code.dropLast().last == "let permits = Permits(4)", "\(found)")
    let pasted = """
      \(code.dropLast().joined(separator: "\n"))
      func enter() async throws {
        \(code.last ?? "")
        defer { permits.signal() }
        try await Task.sleep(for: .seconds(1))
      }
      """
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: pasted))
  }
}
