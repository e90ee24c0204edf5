import AsyncLintCatalogue
import Testing

/// What belongs together with a moved call, where its function lets others in at the await that the advice brings.
struct AdviceStepsOfFilesTests {
  private func found(_ code: String, in kind: String, leastSeverity: Severity = .info) -> [String] {
    advice(
      for: """
        import Foundation
        \(kind) Store {
          let url: URL, fd: Int32
          init(_ u: URL) { url = u; fd = 3 }
          \(code)
        }
        """, contexts: [.async], leastSeverity: leastSeverity)
  }

  /// With how many findings, and what is named beside them on the main actor.
  @Test(arguments: [
    (
      "func add(_ d: Data) async throws {\nlet h = try FileHandle(forWritingTo: url)\ndefer { try? h.close() }\ntry h.seekToEnd()\ntry h.write(contentsOf: d)\n}",
      ["\"seekToEnd\" and this belong"]
    ),
    (
      "func save(_ d: Data) async throws {\nlet tmp = url.appendingPathExtension(\"tmp\")\ntry d.write(to: tmp)\ntry? FileManager.default.removeItem(at: url)\ntry FileManager.default.moveItem(at: tmp, to: url)\n}",
      ["\"moveItem\" and this belong"]
    ),
    (
      "func put(_ k: String, _ d: Data) async throws {\nlet u = url.appendingPathComponent(k)\nif FileManager.default.fileExists(atPath: u.path) { throw CancellationError() }\ntry d.write(to: u)\n}",
      ["\"fileExists\" and this belong"]
    ),
    (
      "func unique(_ d: Data) async throws {\nvar n = 0\nwhile FileManager.default.fileExists(atPath: url.appendingPathComponent(\"\\(n)\").path) { n += 1 }\nlet u = url.appendingPathComponent(\"\\(n)\")\ntry d.write(to: u)\n}",
      ["\"fileExists\" and this belong"]
    ),
    (
      "func attach(_ u: URL) async throws {\nif FileManager.default.fileExists(atPath: url.path) { try FileManager.default.removeItem(at: url) }\ntry FileManager.default.copyItem(at: u, to: url)\n}",
      ["\"fileExists\" and \"removeItem\" and this belong"]
    ),
    (
      "func log(_ h: FileHandle, _ d: Data) async throws {\ntry h.write(contentsOf: d)\ntry h.write(contentsOf: Data([10]))\n}",
      ["both calls of \"write\" belong", "both calls of \"write\" belong"]
    ),
    (
      "func call(_ b: [UInt8], _ r: UnsafeMutableRawPointer) async {\n_ = send(fd, b, b.count, 0)\n_ = recv(fd, r, 10, 0)\n}",
      ["\"recv\" and this belong", "\"send\" and this belong"]
    ),
  ])
  func stepsBelongTogether(code: String, words: [String]) {
    let ofActor = found(code, in: "actor", leastSeverity: .warning)
    #expect(
      ofActor.count == words.count && ofActor.allSatisfy { $0.hasPrefix("give the actor \"Store\" an executor") },
      "\(ofActor)")
    let ofMain = found(code, in: "@MainActor final class", leastSeverity: .warning)
    #expect(
      ofMain.count == words.count
        && zip(ofMain, words).allSatisfy { $0.contains("\n\($1) into one block on the queue") },
      "\(ofMain)")
    let ofNobody = found(code, in: "struct", leastSeverity: .warning)
    #expect(ofNobody.count == words.count && !ofNobody.contains { $0.contains("one block") }, "\(ofNobody)")
  }

  /// Nobody who comes in between makes a difference.
  @Test(arguments: [
    "func f(_ d: Data) async throws {\nlet tmp = url.appendingPathComponent(UUID().uuidString)\ntry d.write(to: tmp)\ntry FileManager.default.removeItem(at: tmp)\n}",
    "func f() async throws -> Data? {\nguard FileManager.default.fileExists(atPath: url.path) else { return nil }\nreturn try Data(contentsOf: url)\n}",
    "func f(_ d: Data) async throws {\nif !FileManager.default.fileExists(atPath: url.path) { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }\ntry d.write(to: url.appendingPathComponent(\"a\"))\n}",
    "func f(_ d: Data, _ isOld: Bool) async throws {\nif isOld { try FileManager.default.removeItem(at: url) } else { try d.write(to: url) }\n}",
    "func f(_ d: Data, _ isOld: Bool) async throws {\nif isOld { return try FileManager.default.removeItem(at: url) }\ntry d.write(to: url)\n}",
    "func f(_ d: Data) async throws {\ntry FileManager.default.removeItem(at: url)\nawait Task.yield()\ntry d.write(to: url)\n}",
    "func f() async throws -> Data? {\nlet h = try FileHandle(forReadingFrom: url)\ntry h.seek(toOffset: 9)\nreturn try h.readToEnd()\n}",
    "func f(_ d: Data) async { FileHandle.standardError.write(d); FileHandle.standardError.write(Data([10])) }",
    "func f(_ d: Data) async throws {\nlet pipe = Pipe()\ntry pipe.fileHandleForWriting.write(contentsOf: d)\ntry pipe.fileHandleForWriting.write(contentsOf: d)\n}",
    "func f(_ a: [URL], _ b: [URL], _ d: Data) async throws {\nfor u in a { try d.write(to: u) }\nfor u in b { try d.write(to: u) }\n}",
    "func f(_ a: [URL], _ b: [URL], _ d: Data) async throws {\nvar u = a[0]\ntry d.write(to: u)\nu = b[0]\ntry d.write(to: u)\n}",
  ])
  func othersMayComeBetween(code: String) {
    let advice = found(code, in: "@MainActor final class")
    #expect(!advice.isEmpty && !advice.contains { $0.contains("one block on the queue") }, "\(advice)")
  }

  /// What was written is what counts as saved; nil: nobody asks again.
  @Test(arguments: [
    ("try text.write(to: url, atomically: true, encoding: .utf8); saved = text", "text"),
    ("try text.write(to: url, atomically: true, encoding: .utf8); size = text.count", "text"),
    (
      "guard text != saved else { return }; try text.write(to: url, atomically: true, encoding: .utf8); saved = text",
      "text"
    ),
    ("try text.write(to: url, atomically: true, encoding: .utf8); size = version", "version"),
    ("let now = text; try now.write(to: url, atomically: true, encoding: .utf8); saved = now", nil),
    ("try text.write(to: url, atomically: true, encoding: .utf8); await Task.yield(); saved = text", nil),
    (
      "if size > 0 { saved = text } else { _ = try Data(contentsOf: url); saved = text }",
      nil
    ),
    ("if size > 0 { saved = text; return }; _ = try Data(contentsOf: url); saved = text", nil),
    ("try text.write(to: url, atomically: true, encoding: .utf8); print(text)", nil),
  ])
  func whatIsReadAgainIsKept(code: String, name: String?) throws {
    let variables = "var text = \"\", saved = \"\", size = 0, version = 0"
    for kind in ["actor", "@MainActor final class"] {
      let advice = try #require(found("\(variables)\nfunc save() async throws { \(code) }", in: kind).first)
      guard let name else {
        #expect(!advice.contains("meanwhile others may change"), "\(advice)")
        continue
      }
      #expect(advice.contains("meanwhile others may change \"\(name)\""), "\(advice)")
      #expect(advice.contains("keep what it was in a constant before"), "\(advice)")
    }
  }

  /// However many functions stand between, what a program writes is no file.
  @Test func othersWaitOnTheirOwnQueues() {
    let found = advice(
      for: """
        import Foundation
        func run() -> Data { let o = Pipe(); return o.fileHandleForReading.readDataToEndOfFile() }
        func text() -> String { String(decoding: run(), as: UTF8.self) }
        func lines() -> [Substring] { text().split(separator: "\\n") }
        func ask(_ u: URL) throws -> Data { let d = try Data(contentsOf: u); _ = readLine(); return d }
        func a(_ u: URL) async throws { _ = lines(); _ = Host(name: "a").addresses; _ = try ask(u); _ = try Data(contentsOf: u) }
        """, contexts: [.async])
    let queues = ["oQueue.async", "DispatchQueue(label: \"lookup\").async", "askQueue.async", "ioQueue.async"]
    #expect(found.count == 4 && zip(found, queues).allSatisfy { $0.contains($1) }, "\(found)")
  }

  /// A class within a generic type is another one for each argument.
  @Test func executorsOfGenericActorsStandBeside() throws {
    let code = "var handle: FileHandle?\nfunc f() async throws { try handle?.write(contentsOf: Data()) }"
    for (kind, words) in [
      ("actor", ", and put this into it:"), ("actor Cache<T> { actor", "; declare the class beside it"),
    ] {
      let advice = try #require(found(code + (kind.contains("<") ? "\n}" : ""), in: kind).first)
      #expect(advice.contains("whose thread may block\(words)"), "\(advice)")
    }
  }

  /// Each call of a row on one handle would go to the queue by itself.
  @Test func callsInARowGoTogether() {
    let advice = found(
      "func f(_ h: FileHandle, _ d: Data) async throws {\ntry h.write(contentsOf: d)\ntry h.write(contentsOf: d)\n}",
      in: "struct")
    #expect(advice.map { $0.contains("let one closure do all of it") } == [true, false], "\(advice)")
  }

  /// What is removed at once comes back where the write that came before waits in a queue; `words`: nil where it is another file.
  @Test(arguments: [
    ("try d.write(to: url)", "try? FileManager.default.removeItem(at: url)", "\"removeItem\""),
    ("try d.write(to: path(k))", "try? FileManager.default.removeItem(at: path(key))", "\"removeItem\""),
    (
      "try d.write(to: url.appendingPathComponent(k))", "try? FileManager.default.removeItem(at: url)", "\"removeItem\""
    ),
    (
      "try d.write(to: url.appendingPathComponent(k))", "try? other.removeItem(at: url.appendingPathComponent(\"a\"))",
      nil
    ),
    ("try d.write(to: URL(fileURLWithPath: k))", "try? other.removeItem(at: URL(fileURLWithPath: key))", nil),
  ])
  func othersComeByTheQueueToo(write: String, clear: String, words: String?) throws {
    let code = """
      let other = FileManager.default
      func path(_ k: String) -> URL { url.appendingPathComponent(k) }
      func save(_ k: String, _ d: Data) async throws { \(write) }
      func clear(_ key: String) { \(clear) }
      """
    let ofActor = try #require(found(code, in: "actor").first)
    #expect(ofActor.hasPrefix("give the actor") == (words != nil), "\(ofActor)")
    let ofMain = try #require(found(code, in: "@MainActor final class").first)
    #expect(ofMain.contains("has to go to the same queue") == (words != nil), "\(ofMain)")
    if let words { #expect(ofMain.contains("\nwhat \"Store.clear(_:)\" does to it (\(words))"), "\(ofMain)") }
  }

  /// The call around the finding changes what was asked before.
  @Test(arguments: [
    "items.removeAll(); items.append(try Data(contentsOf: url))",
    "guard items.isEmpty else { return }; items.insert(try Data(contentsOf: url), at: 0)",
  ])
  func changesAroundTheCallCount(code: String) {
    let advice = found("var items: [Data] = []\nfunc load() async throws { \(code) }", in: "@MainActor final class")
    #expect(advice.first?.contains("meanwhile others may change \"items\"") == true, "\(advice)")
  }

  /// What one statement of a connection does the next one of somebody else sees.
  @Test func statementsOfOneConnectionStayTogether() {
    let text = """
      import SQLite3
      @MainActor final class Base {
        var db: OpaquePointer?
        func insert(_ s: String) async -> Int64 { sqlite3_exec(db, s, nil, nil, nil); return sqlite3_last_insert_rowid(db) }
        func once(_ s: String) async { sqlite3_exec(db, s, nil, nil, nil) }
      }
      """
    let found = advice(for: text, contexts: [.async])
    #expect(found.map { $0.contains("into one block on the queue") } == [true, false], "\(found)")
  }

  /// Two accesses to a database were one.
  @Test func accessesToDatabasesStayTogether() {
    let text = """
      import CoreData
      @MainActor final class Counter {
        let c: NSManagedObjectContext
        init(_ c: NSManagedObjectContext) { self.c = c }
        func add() async {
          var n = 0
          c.performAndWait { n = c.registeredObjects.count }
          c.performAndWait { c.userInfo["n"] = n + 1 }
        }
        func one() async { c.performAndWait { c.reset() } }
      }
      """
    let found = advice(for: text, contexts: [.async])
    let words = "\nboth calls of \"performAndWait\" belong into one"
    #expect(found.map { $0.contains(words) } == [true, true, false], "\(found)")
  }
}
