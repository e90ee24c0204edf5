import Testing

/// What advice says of those who come in between once something is awaited.
struct AdviceBesideOthersTests {
  private static let head = """
    import Foundation
    let ioQueue = DispatchQueue(label: "io")
    enum Disk {
      static func load(_ url: URL) throws -> [Int] { try JSONDecoder().decode([Int].self, from: Data(contentsOf: url)) }
      static func save(_ items: [Int], _ url: URL) throws { try JSONEncoder().encode(items).write(to: url) }
      static func token() throws -> String { try String(contentsOfFile: "/a", encoding: .utf8) }
      static func fetch() -> String { let s = DispatchSemaphore(value: 0); s.wait(); return "" }
    }

    """

  private func found(_ text: String) -> [String] { advice(for: Self.head + text, contexts: [.async]) }

  // MARK: Variables

  /// What is asked before the await, and set or asked behind it, as `name`; nil: nothing depends on what it was.
  @Test(arguments: [
    ("func a() async { error = nil; do { _ = try Disk.token() } catch { self.error = \"a\" } }", nil),
    ("func a() async { isBusy = true; _ = try? Disk.token(); isBusy = false }", nil),
    ("func a() async throws { if !isBusy { return }; _ = try Disk.token(); isBusy = false }", "isBusy"),
    ("func a() async throws { if error != nil { return }; error = try Disk.token() }", "error"),
    ("func a() async throws { names[index] = try Disk.token() }", "index"),
    ("func a() async throws { (names[0], names[1]) = (names[1], try Disk.token()) }", "names"),
    ("func a() async throws { names[0] = try Disk.token() }", nil),
    ("func a() async { if error != nil { return }; error = Disk.fetch() }", "error"),
  ])
  func variablesAreNamed(function: String, name: String?) throws {
    let variables = "var error: String?\nvar isBusy = false\nvar names: [String] = []\nvar index = 0"
    for kind in ["actor Model", "@MainActor final class Model"] {
      let advice = try #require(found("\(kind) {\n\(variables)\n\(function)\n}").first)
      guard let name else {
        #expect(!advice.contains("meanwhile others may change"), "\(advice)")
        continue
      }
      #expect(advice.contains("meanwhile others may change \"\(name)\""), "\(advice)")
    }
  }

  /// Between what it asks and what it sets an actor lets nobody in that sleeps on a thread of its own.
  @Test func throttlesKeepTheirTurns() throws {
    let limiter = """
      LIMITER {
        var last = Date.distantPast
        func wait() ASYNC{
          let delta = Date().timeIntervalSince(last)
          if delta < 1 { Thread.sleep(forTimeInterval: 1 - delta) }
          last = Date()
        }
      }
      """
    let text = limiter.replacing("LIMITER", with: "actor Limiter")
    let synchronous = try #require(found(text.replacing("ASYNC", with: "")).first)
    #expect(synchronous.hasPrefix("give the actor \"Limiter\" an executor of its own"), "\(synchronous)")
    #expect(synchronous.contains("\nnonisolated var unownedExecutor"), "\(synchronous)")
    let async = try #require(found(text.replacing("ASYNC", with: "async throws ")).first)
    #expect(async.contains("\n\"last\" is asked before the sleep and set behind it: set it before"), "\(async)")
    // Who sees the actor sees its executor.
    for (actor, access) in [("public actor Limiter", "public "), ("package actor Limiter", "package ")] {
      let advice = try #require(
        found(limiter.replacing("LIMITER", with: actor).replacing("ASYNC", with: "")).first)
      #expect(advice.contains("\n\(access)nonisolated var unownedExecutor"), "\(advice)")
    }
  }

  // MARK: Files

  /// Load, change, save: one block, or an actor with a thread of its own.
  @Test func changesOfFilesStayWhole() throws {
    let service = """
      KIND Service {
        let url = URL(fileURLWithPath: "/a")
        func add(_ item: Int) async throws {
          var all = try Disk.load(url)
          all.append(item)
          try Disk.save(all, url)
        }
      }
      """
    let ofActor = found(service.replacing("KIND", with: "actor"))
    #expect(
      ofActor.count == 2 && ofActor.allSatisfy { $0.hasPrefix("give the actor \"Service\" an executor of its own") },
      "\(ofActor)")
    let ofMain = found(service.replacing("KIND", with: "@MainActor final class"))
    let sentence = "\nwhat is read and written again belongs into one block on the queue"
    #expect(ofMain.count == 2 && ofMain.allSatisfy { $0.contains(sentence) }, "\(ofMain)")
    let ofNobody = found(service.replacing("KIND", with: "struct"))
    #expect(ofNobody.count == 2 && !ofNobody.contains { $0.contains(sentence) }, "\(ofNobody)")
  }

  /// Two files of one folder, and what others came in between of before.
  @Test(arguments: [
    "let all = try Data(contentsOf: folder.appendingPathComponent(\"a\"))\n try all.write(to: folder)",
    "let all = try Data(contentsOf: folder)\n try all.write(to: folder.appendingPathExtension(\"old\"))",
    "let all = try Data(contentsOf: folder)\n await Task.yield()\n try all.write(to: folder)",
  ])
  func otherFilesStayApart(code: String) {
    let advice = found(
      "@MainActor final class Store {\n let folder = URL(fileURLWithPath: \"/a\")\n func save() async throws {\n \(code)\n }\n}"
    )
    #expect(advice.count == 2 && !advice.contains { $0.contains("one block on the queue") }, "\(advice)")
  }

  /// The task of one turn ends the wait of a later one.
  @Test func limitsAreNoTasksToAwait() {
    let advice = found(
      "func a(_ s: DispatchSemaphore) async { for _ in 0..<9 { s.wait(); Task { await Task.yield(); s.signal() } } }")
    #expect(advice.count == 1 && !advice.contains { $0.contains("await task.value") }, "\(advice)")
  }

  /// A turn of the queue for each byte is no help.
  @Test func bytesAreCollected() throws {
    let advice = found(
      """
      func a(_ bytes: AsyncStream<UInt8>, _ handle: FileHandle) async throws {
        for await byte in bytes { try handle.write(contentsOf: [byte]) }
        for await line in AsyncStream<String>(unfolding: { nil }) { try handle.write(contentsOf: Data(line.utf8)) }
      }
      """)
    #expect(advice.count == 2 && advice.map { $0.contains("collect them in a buffer") } == [true, false], "\(advice)")
  }

  // MARK: Closures

  /// What is kept until it runs names no member of an object alone, and a main queue's context runs it on the main thread.
  @Test func performedClosuresTakeTheirContext() throws {
    let text = """
      import CoreData
      final class Store {
        let context: NSManagedObjectContext
        let container: NSPersistentContainer
        init(_ c: NSManagedObjectContext, _ p: NSPersistentContainer) { context = c; container = p }
        func a() async throws { try context.save() }
        func b() async throws { try container.viewContext.save() }
        func c(_ context: NSManagedObjectContext) async throws { try context.save() }
      }
      """
    let advice = found(text)
    let sentence = "\n\"viewContext\" is a context of the main queue"
    #expect(
      advice.count == 3 && advice[0].contains("try await context.perform { [context] in try context.save() }")
        && advice[1].contains(
          "try await container.viewContext.perform { [own = container.viewContext] in try own.save() }")
        && advice[2].contains("try await context.perform { try context.save() }"), "\(advice)")
    #expect(advice.map { $0.contains(sentence) } == [false, true, false], "\(advice)")
  }

  /// Where there is nobody to ask nothing is given, which is all that the closure gives.
  @Test func nothingIsGivenByOptionalCalls() throws {
    try AdviceExtentTests().expectToCompile(
      Self.head,
      [
        """
        final class Saver: @unchecked Sendable {
          var task: Task<Void, Never>?
          func save() { try? Data().write(to: URL(fileURLWithPath: "/a")) }
          @discardableResult func bump() -> Int { save(); return 1 }
          func a() { task = Task { [weak self] in «self?.save()» } }
          func b(_ other: Saver?) async {
            await withTaskGroup(of: Void.self) { group in group.addTask { «other?.save()» } }
          }
        }

        """
      ])
  }
}
