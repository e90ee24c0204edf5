import Testing

/// Advice by which what blocks goes elsewhere, and nothing of what was meant is lost.
struct AdviceKeptMeaningTests {
  private static let head = """
    import Foundation
    let ioQueue = DispatchQueue(label: "io")
    final class Store: @unchecked Sendable {
      let url = URL(fileURLWithPath: "/a")
      var items: [Int] = [] { didSet { try? JSONEncoder().encode(items).write(to: url) } }
      var count: Int {
        get { (try? Data(contentsOf: url).count) ?? 0 }
        set { try? Data([UInt8(newValue)]).write(to: url) }
      }
      static func load(_ url: URL) throws -> [Int] { try JSONDecoder().decode([Int].self, from: Data(contentsOf: url)) }
      static func save(_ items: [Int], _ url: URL) throws { try JSONEncoder().encode(items).write(to: url) }
    }

    """

  private func only(_ text: String) throws -> String {
    let found = advice(for: Self.head + text, contexts: [.async])
    return try #require(found.count == 1 ? found[0] : nil, "\(found)")
  }

  // MARK: Initializers

  /// No closure can take along what is not made yet: it makes another value.
  @Test func valuesAreMadeInTheClosure() throws {
    try AdviceExtentTests().expectToCompile(
      Self.head,
      [
        "extension Data { init(file: URL) async throws { «try self.init(contentsOf: file)» } }\n",
        """
        extension String {
          init(oneOfTheLongestNames: URL) async throws {
            «try self.init(contentsOf: oneOfTheLongestNames.appendingPathComponent("some name that is longer"), encoding: .utf8)»
          }
        }

        """,
        "extension Data { init?(maybe url: URL) async { do { «try self.init(contentsOf: url)» } catch { return nil } } }\n",
      ])
    let failable = try only("extension Data { init?(tried url: URL) async { try? self.init(contentsOf: url) } }")
    #expect(
      failable.contains("guard let value = (try? await ")
        && failable.hasSuffix("\n}) else { return nil }\nself = value"),
      "\(failable)")
  }

  @Test func objectsAreMadeByFunctions() throws {
    let object = try only(
      "extension NSData { convenience init(file: URL) async throws { try self.init(contentsOf: file, options: []) } }")
    #expect(object.contains("\nreturn try await ") && object.contains("{ try NSData(contentsOf: file, options: []) }"))
    #expect(object.hasSuffix("an async static function in place of the initializer can give it"), "\(object)")
    let part = try only(
      """
      final class Text: NSData, @unchecked Sendable {
        init(file: URL) async throws { try super.init(contentsOf: file, options: []) }
      }
      """)
    #expect(part.hasPrefix("no closure can call \"super.init\""), "\(part)")
  }

  // MARK: Properties

  /// The whole access goes, and with it what blocks in it: a copy put back would run the observer where it was.
  @Test func accessesGoAsAWhole() throws {
    let compiler = AdviceExtentTests()
    try compiler.expectToCompile(
      Self.head,
      [
        "func a(_ store: Store) async { let path = \\Store.count; «store[keyPath: path] = 3» }\n",
        "func b(_ store: Store) async { «store[keyPath: \\.count] = 3» }\n",
        "func c(_ store: Store) async { «store.items[0] = 3» }\n",
        "@MainActor final class Model { let store = Store(); func a() async { «store.items[0] += 3» } }\n",
        """
        struct Names: Sendable {
          var all: [String] = [] { didSet { try? JSONEncoder().encode(all).write(to: URL(fileURLWithPath: "/a")) } }
          mutating func a() async { «all[0] = "a"» }
        }

        """,
      ])
    let advice = try only("func c(_ store: Store) async { store.items[0] = 3 }")
    #expect(advice.contains("continuation.resume(returning: (store.items[0] = 3))"), "\(advice)")
  }

  /// No list of a closure can take along a `Mutex`.
  @Test func locksStayWhereTheyAre() throws {
    let member = """
      { let all = Mutex<[Int]>([])
        func a(_ url: URL) async throws { «try JSONEncoder().encode(all.withLock { $0 }).write(to: url)» }
        func b(_ url: URL) async throws { «try JSONEncoder().encode(self.all.withLock { $0 }).write(to: url)» } }

      """
    try AdviceExtentTests().expectToCompile(
      "import Synchronization\n" + Self.head,
      ["actor Counts" + member, "final class Numbers: Sendable " + member, "@MainActor final class Sums" + member])
  }

  /// A default closure is called by the function that takes it.
  @Test func defaultClosuresAreCalledElsewhere() throws {
    let advice = try only(
      """
      func size(_ url: URL, using read: (URL) throws -> Data = { try Data(contentsOf: $0) }) async throws -> Int {
        try read(url).count
      }
      func a(_ url: URL) async throws -> Int { try await size(url) }
      """)
    #expect(
      advice.hasPrefix("in \"size(_:using:)\", where the default closure is called, run it on a serial queue"),
      "\(advice)")
    #expect(advice.contains("{ try read(url) }"), "\(advice)")
  }

  // MARK: Assertions

  /// What is awaited before an assertion throws outside of it.
  @Test func assertionsOfErrorsStayTrue() throws {
    func found(_ assertion: String) throws -> String {
      try only(
        "import XCTest\nfinal class Tests: XCTestCase {\nfunc testA(url: URL) async {\n\(assertion)\n}\n}")
    }
    let wanted = try found("XCTAssertThrowsError(try Data(contentsOf: url), \"a folder\") { print($0) }")
    #expect(
      wanted.hasSuffix(
        """
        :
        let ioQueue = DispatchQueue(label: "io")
        do {
          _ = try await withCheckedThrowingContinuation { continuation in
            ioQueue.async { continuation.resume(with: Result { try Data(contentsOf: url) }) }
          }
          XCTFail("a folder")
        } catch {
          print(error)
        }
        """) && wanted.hasPrefix("in place of the assertion, run it"), "\(wanted)")
    let unwanted = try found("XCTAssertNoThrow(try Data(contentsOf: url))")
    #expect(
      unwanted.hasPrefix("in \"Tests.testA(url:)\", made throwing, in place of the assertion, ")
        && unwanted.contains("\n_ = try await "), "\(unwanted)")
    let part = try found("XCTAssertThrowsError(try JSONDecoder().decode(Int.self, from: Data(contentsOf: url)))")
    #expect(part.hasSuffix("a \"do\" takes its place, with \"XCTFail()\" behind the await, and a \"catch\""), "\(part)")
  }

  // MARK: Waits

  /// Nobody signals: the end of the time is all that is waited for.
  @Test(arguments: [
    ("_ = DispatchSemaphore(value: 0).wait(timeout: .now() + 0.2)", ".seconds(0.2)"),
    ("let s = DispatchSemaphore(value: 0)\n_ = s.wait(timeout: .now() + .milliseconds(3))", ".milliseconds(3)"),
  ])
  func sleepsInDisguise(code: String, time: String) throws {
    let advice = try only("func a() async throws {\n\(code)\n}")
    #expect(advice == "try await Task.sleep(for: \(time))", "\(advice)")
    let signalled = try only(
      "func a(_ s: DispatchSemaphore) async throws { _ = s.wait(timeout: .now() + .milliseconds(3)) }")
    #expect(!signalled.contains("try await Task.sleep("), "\(signalled)")
  }

  /// Each turn waits for its own task.
  @Test func tasksOfALoopAreAwaitedInTheirTurn() throws {
    let advice = try only(
      """
      func show(_ url: URL) async {}
      func a(_ urls: [URL]) async {
        for url in urls {
          let done = DispatchSemaphore(value: 0)
          Task { await show(url); done.signal() }
          done.wait()
        }
      }
      """)
    #expect(
      advice == "in place of the wait do what the task does, without a task and its signal:\nawait show(url)",
      "\(advice)")
    let stuck = try only(
      """
      func show(_ url: URL) async {}
      func a(_ urls: [URL]) async {
        urls.forEach { url in
          let done = DispatchSemaphore(value: 0)
          Task { await show(url); done.signal() }
          done.wait()
        }
      }
      """)
    #expect(stuck.contains("\n\"forEach\" takes no async closure: "), "\(stuck)")
  }

  /// Nobody gets in to change what the loop of an actor asks.
  @Test func loopsOfActorsNeverEnd() throws {
    let sentence = "\nas it is, it never ends: nobody else can change \"isOpen\" while the actor is in the loop"
    let kept = try only("actor Door { var isOpen = false; func a() { while !isOpen { usleep(1_000) } } }")
    #expect(kept.hasSuffix(sentence), "\(kept)")
    let other = try only(
      """
      final class Lamp: @unchecked Sendable { var isOn = false }
      actor Door { let lamp: Lamp; init(_ l: Lamp) { lamp = l }; func a() { while !lamp.isOn { usleep(1) } } }
      """)
    #expect(!other.contains("never ends"), "\(other)")
  }

  /// What goes on with a future has the value that the code had, or nil.
  @Test func futuresKeepTheirNil() throws {
    let text = """
      import NIOCore
      import NIOPosix
      func a(_ future: EventLoopFuture<String>) -> EventLoopFuture<Bool> {
        future.map { path in
          if let text = try? String(contentsOfFile: path, encoding: .utf8) { print(text); return true } else { return false }
        }
      }
      """
    let advice = try #require(advice(for: "import Foundation\n" + text, contexts: [.eventLoop]).first)
    #expect(advice.contains("{ try? String(contentsOfFile: path, encoding: .utf8) }"), "\(advice)")
  }
}
