import Testing

/// What advice says of the functions that lead to what blocks.
struct AdviceChainTests {
  private static let job = """
    import Foundation
    final class Job {
      func wait() -> Int { usleep(1); return 1 }
    }
    struct Helper { func run() -> Int { Job().wait() } }

    """

  /// Closures that functions in the middle give away cannot await either.
  @Test(arguments: [
    (
      "func memo(_ body: () -> Int) -> Int { body() }",
      "\"memo\" in \"Repository.cached()\" takes no async closure: give it an overload that does, or await before it"
    ),
    (
      "func memo(_ body: () -> Int) -> Int { body() }\nfunc memo(_ body: () async -> Int) async -> Int { await body() }",
      "\"memo\" in \"Repository.cached()\" has to be awaited then"
    ),
  ])
  func closuresInTheMiddleAreNamed(declaration: String, remark: String) {
    let text =
      Self.job + """
        final class Repository: Sendable {
          \(declaration)
          func cached() -> Int { memo { Helper().run() } }
        }
        func load(_ repository: Repository) async { _ = repository.cached() }
        """
    let found = advice(for: text, contexts: [.async])
    #expect(found.count == 1 && found[0].contains("\n\(remark)"), "\(found)")
  }

  /// So do those of the main thread's queue: who leads there, who calls that besides, and what can be done until then.
  @Test func functionsThatLeadToTheMainThreadAreNamed() {
    let text = """
      import Foundation
      func show(_ text: String) { DispatchQueue.main.sync { print(text) } }
      func showAll() { ["a"].forEach { show($0) } }
      func start() { show("b") }
      func end() { defer { show("c") } }
      func load() async { showAll() }
      func stop() async { end() }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(
      found == [
        """
        in "show(_:)", made async, like the functions that lead to it:
        await MainActor.run { print(text) }
        "forEach" in "showAll()" takes no async closure: await before it, or in a loop
        "end()" and "start()" call "show(_:)" too, and do not await: keep a synchronous function for them beside the async one
        until then, as a bridge, run it on a serial queue, made once:
        let ioQueue = DispatchQueue(label: "io")
        await withCheckedContinuation { continuation in
          ioQueue.async { continuation.resume(returning: showAll()) }
        }
        """,
        """
        as a bridge, run it on a serial queue, made once:
        let ioQueue = DispatchQueue(label: "io")
        await withCheckedContinuation { continuation in
          ioQueue.async { continuation.resume(returning: end()) }
        }
        "end()" comes to it in a "defer", which cannot await
        """,
      ])
  }

  /// Of each function on the way.
  @Test func callersOfFunctionsFurtherDownAreNamed() {
    let text =
      Self.job + """
        func one() -> Int { Helper().run() }
        func two() { _ = one() }
        func load() async { _ = one() }
        func other() { _ = Helper().run() }
        func third() { _ = Job().wait() }
        func fourth() { _ = Job().wait() }
        """
    let found = advice(for: text, contexts: [.async])
    let remarks = """

      "two()" calls "one()" too, and does not await: keep a synchronous function for it beside the async one
      "other()" calls "Helper.run()" too: the same for it
      "third()" and "fourth()" call "Job.wait()" too: the same for them

      """
    #expect(found.count == 1 && found[0].contains(remarks), "\(found)")
  }

  /// A lock behind a requirement is held all the same.
  @Test func locksBehindRequirementsCount() {
    let text =
      Self.job + """
        protocol Checkout: Sendable { func fetch() }
        final class Repository: Checkout {
          private let lock = NSLock()
          func fetch() { update() }
          private func update() { lock.withLock { _ = Helper().run() } }
        }
        func load(_ checkout: any Checkout) async { checkout.fetch() }
        """
    let found = advice(for: text, contexts: [.async])
    #expect(found.count == 1 && found[0].hasPrefix("as a bridge, "), "\(found)")
    #expect(
      found[0].hasSuffix("\"Repository.update()\" holds a lock there, and nothing should be awaited meanwhile"),
      "\(found)")
  }

  /// One that is called like the function that awaits is another one.
  @Test func callersOfTheSameNameAreNamed() {
    let text = """
      import Foundation
      struct Generator: Sendable {
        func create(_ url: URL, _ tool: (Data) -> Int) throws -> Int { tool(try Data(contentsOf: url)) }
        func perform(_ url: URL, _ tool: (Data) -> Int) async throws -> Int { try create(url, tool) }
        func perform(_ path: String, _ tool: (Data) -> Int) throws -> Int { try create(URL(fileURLWithPath: path), tool) }
      }
      """
    let found = advice(for: text, contexts: [.async])
    let remark =
      "\nanother \"Generator.perform(_:_:)\" calls \"Generator.create(_:_:)\" too, and does not await:"
      + " keep a synchronous function for it beside the async one"
    #expect(found.count == 1 && found[0].hasSuffix(remark), "\(found)")
  }

  /// Locks and waits of the program's own stay synchronous for those who hold a lock.
  @Test(arguments: [
    (
      "lock.lock(whenValue: 1)\nlock.unlock()",
      "wait in place of \"ConditionLock.lock(whenValue:)\", which stays synchronous, as what holds a lock has to:",
      "or do all that is done until the lock is given back on a thread that may block"
    ),
    (
      "start(lock)",
      "in \"start(_:)\", made async, wait in place of \"ConditionLock.lock(whenValue:)\", which stays synchronous, as what holds a lock has to:",
      "until then, as a bridge, run it on a serial queue"
    ),
  ])
  func locksStaySynchronous(call: String, words: String, bridge: String) {
    let text = """
      import Foundation
      final class ConditionLock: @unchecked Sendable {
        let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
        var value = 0
        func lock(whenValue wanted: Int) {
          pthread_mutex_lock(mutex)
          while value != wanted { pthread_cond_wait(condition, mutex) }
        }
        func unlock() { pthread_mutex_unlock(mutex) }
      }
      func start(_ lock: ConditionLock) {
        lock.lock(whenValue: 1)
        lock.unlock()
      }
      func run(_ lock: ConditionLock) async {
        \(call)
      }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.count == 1 && found[0].hasPrefix(words) && found[0].contains("\n\(bridge)"), "\(found)")
  }

  /// Nobody has to wait for a queue that does no more than to call back.
  @Test(arguments: [
    ("queue.sync { done(nil) }", true),
    ("queue.sync { done(nil) }\nprint(1)", false),
    ("queue.sync { done(nil); done(nil) }", false),
  ])
  func callbacksNeedNoWait(body: String, isHandedOver: Bool) {
    let text = """
      import Dispatch
      func stop(_ queue: DispatchQueue, _ done: @escaping @Sendable (Int?) -> Void) {
        \(body)
      }
      func run(_ queue: DispatchQueue) async { stop(queue) { _ in } }
      """
    let found = advice(for: text, contexts: [.async])
    let code =
      "in \"stop(_:_:)\", do not wait for the queue, since the callback tells the end:\nqueue.async { done(nil) }"
    #expect(found.count == 1 && (found[0] == code) == isHandedOver, "\(found)")
  }

  /// Who takes a closure and is not tried has its errors.
  @Test(arguments: [("orLog", false), ("try passed", true)])
  func errorsThatSomebodyTakesChangeNothing(taker: String, isThrowing: Bool) {
    let text = """
      import Foundation
      func orLog(_ body: () throws -> Data) -> Data? { try? body() }
      func orLog(_ body: () async throws -> Data) async -> Data? { try? await body() }
      func passed(_ body: () throws -> Data) throws -> Data { try body() }
      func passed(_ body: () async throws -> Data) async throws -> Data { try await body() }
      func load(_ url: URL) async {
        do {
          let data = \(taker) { try Data(contentsOf: url) }
          print(data as Any)
        }
      }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.count == 1 && found[0].contains("made throwing") == isThrowing, "\(found)")
  }

  /// Tasks side by side that one queue takes stand in line.
  @Test func tasksInLoopsMoveNoMoreThanWhatBlocks() {
    let text =
      Self.job + """
        func write(_ text: @autoclosure () -> String, _ url: URL) throws {
          try text().write(to: url, atomically: true, encoding: .utf8)
        }
        func all(_ urls: [URL]) async throws {
          try await withThrowingTaskGroup(of: Void.self) { group in
            for url in urls { group.addTask { try write("\\(url)", url) } }
            try await group.waitForAll()
          }
        }
        """
    let found = advice(for: text, contexts: [.async])
    let remark = "\non one queue the tasks go one after the other: move no more there than what blocks\n"
    #expect(found.count == 1 && found[0].contains(remark), "\(found)")
    let direct = text.replacing("try write(\"\\(url)\", url)", with: "_ = try Data(contentsOf: url)")
    #expect(
      advice(for: direct, contexts: [.async]).last?.contains(
        "\non one queue the tasks go one after the other: where that takes too long,") == true)
  }

  /// A function of the program that is called like what it comes to.
  @Test func whatHasTheSameNameHasItsModule() {
    let text = """
      import Foundation
      extension FileHandle { func write(_ text: String) { write(Data(text.utf8)) } }
      func run(_ file: FileHandle) async { file.write("a") }
      """
    #expect(
      messages(for: text) == [
        "\"FileHandle.write(_:)\" blocks a thread of Swift's pool: it reaches \"FileHandle.write(_:)\" of Foundation"
      ])
  }

  /// Observers, setters and initial values call what becomes asynchronous, and cannot do so themselves.
  @Test(arguments: [
    (
      "var size = 1 { didSet { load() } }",
      "\"Store.size\" calls \"Store.load()\" and cannot await: make a function of it"
    ),
    (
      "var size: Int { get { 1 } set { load() } }\n  lazy var loaded: Void = load()",
      "\"Store.loaded\" and \"Store.size\" call \"Store.load()\" and cannot await: make functions of them"
    ),
    ("subscript(size: Int) -> Int { get { 1 } set { load() } }", "and cannot await: make a function of it"),
    (
      "var size: Void { load() }",
      "\"Store.size\" calls \"Store.load()\" without \"await\": it has to become async too"
    ),
    (
      "var size: Int { get { 1 } set { load() } }\n  func reload() { load() }\n  func reset() { load() }",
      """
      "Store.size" calls "Store.load()" and cannot await: make a function of it
      "Store.reload()" and "Store.reset()" call "Store.load()" without "await": they have to become async too
      """
    ),
  ])
  func whatCannotBecomeAsyncIsTold(caller: String, remark: String) throws {
    let text = """
      import Foundation
      actor Store {
        \(caller)
        let group = DispatchGroup()
        func load() { group.wait() }
      }
      """
    let found = try #require(advice(for: text).first)
    #expect(found.contains(remark), "\(found)")
  }
}
