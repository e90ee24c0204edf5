import AsyncLintBuiltinCatalogue
import AsyncLintCatalogue
import Foundation
import Testing

@testable import AsyncLintDriver

struct ExplainTests {
  /// As people write it, and the rules it belongs to.
  static let questions: [(String, Set<String>)] = [
    ("sleep", ["blocking-sleep"]),
    ("sleep(1)", ["blocking-sleep"]),
    ("Thread.sleep", ["blocking-sleep"]),
    ("Foundation.Thread.sleep(forTimeInterval:)", ["blocking-sleep"]),
    ("`Thread`.sleep(until: Date(timeIntervalSinceNow: f(1, 2)))", ["blocking-sleep"]),
    ("Data.init(contentsOf:)", ["blocking-file-io", "synchronous-url-loading"]),
    ("Data(contentsOf:)", ["blocking-file-io", "synchronous-url-loading"]),
    ("Data(contentsOf: url, options: .mappedIfSafe)", ["blocking-file-io", "synchronous-url-loading"]),
    ("String(contentsOfFile: path, encoding: .utf8)", ["blocking-file-io"]),
    ("FileManager.default.contents(atPath:)", ["blocking-file-io"]),
    ("DispatchSemaphore", ["blocking-semaphore"]),
    ("queue.sync { }", ["dispatch-sync"]),
    ("queue.sync(execute: work)", ["dispatch-sync"]),
    ("availableData", ["blocking-file-io"]),
    ("try Data(contentsOf: url)", ["blocking-file-io", "synchronous-url-loading"]),
    ("let text = try? String(contentsOfFile: \"a=b.txt\", encoding: .utf8)", ["blocking-file-io"]),
    ("return try await Thread.sleep(until: Date())", ["blocking-sleep"]),
    ("Process().waitUntilExit()", ["blocking-process"]),
    ("Array<Int>(1...2).map(f).first!.getchar()!", []),
    ("readLine()!", ["blocking-socket", "blocking-stdio"]),
    ("FileManager.default.contents", ["blocking-file-io"]),
    ("await Task.sleep", []),
    ("future.wait()", ["event-loop-wait"]),
    ("dispatchGroup.wait()", ["blocking-wait"]),
    ("semaphore.wait()", ["blocking-semaphore"]),
    ("data.write(to: url)", ["blocking-file-io"]),
  ]

  @Test(arguments: questions) func findsTheRule(_ text: String, _ rules: Set<String>) {
    let catalogue = builtinCatalogue()
    #expect(Set(APIName(text).matches(in: catalogue.symbols).map { catalogue.rules[$0.rule].name }) == rules)
  }

  @Test(arguments: ["", "(", ")", ".", "...", "a.b.c", "Task.sleep(for:)", "<", ">)(", "Data()"])
  func namesThatNoRuleKnows(_ text: String) { #expect(APIName(text).matches(in: builtinCatalogue().symbols).isEmpty) }

  @Test func everyListedAPIFindsItsOwnRule() {
    let catalogue = builtinCatalogue()
    for symbol in catalogue.symbols {
      let found = APIName(symbol.displayName).matches(in: catalogue.symbols)
      #expect(found.contains { $0.rule == symbol.rule }, "\(symbol.displayName)")
    }
  }

  /// By an option, and by the configuration.
  @Test func rulesOfOnesOwn() throws {
    let folder = try TemporaryFolder()
    let page = try repositoryPage("rules/blocking-sleep.md")
      .replacing("blocking-sleep", with: "vendor-io").replacing(
        "Glibc|Musl|Darwin|Bionic.sleep(_:)", with: "VendorKit.rest(_:)")
    try folder.write(page, to: "lint/vendor-io.md")
    #expect(try CommandRun(["explain", "vendor-io"], in: folder).status == .trouble)
    #expect(try CommandRun(["explain", "--rules", "lint", "vendor-io"], in: folder).output == page)
    #expect(!(try CommandRun(["rules"], in: folder).output.contains("vendor-io")))
    try folder.write("{ \"ruleFolders\": [\"lint\"], \"nonblocking\": [\"Thread.sleep\"] }", to: ".asynclint.json")
    let run = try CommandRun(["explain", "VendorKit.rest"], in: folder)
    #expect(run.status == .clean)
    #expect(run.output.contains("# `vendor-io`"))
    #expect(try CommandRun(["rules"], in: folder).output.contains("\nvendor-io "))
    #expect(!(try CommandRun(["rules", "--no-config"], in: folder).output.contains("\nvendor-io ")))
    // The project does not mind it, which is no answer.
    #expect(try CommandRun(["explain", "Thread.sleep"], in: folder).status == .clean)
    try folder.write("# `vendor-io`\nLane: offlod\n", to: "lint/vendor-io.md")
    let broken = try CommandRun(["explain", "vendor-io"], in: folder)
    #expect(broken.status == .trouble)
    #expect(broken.errors.hasPrefix("lint/vendor-io.md:1: error:"), "\(broken.errors)")
  }

  @Test func printsThePageAsItIsWritten() throws {
    let folder = try TemporaryFolder()
    let page = try repositoryPage("rules/blocking-sleep.md")
    #expect(try CommandRun(["explain", "blocking-sleep"], in: folder).output == page)
    let run = try CommandRun(["explain", "Thread.sleep(until:)"], in: folder)
    #expect(run.status == .clean)
    let introduction = run.output.dropLast(page.count)
    #expect(run.output == introduction + page)
    #expect(
      introduction.hasPrefix(
        "Thread.sleep(until:): blocking-sleep, error, async-alternative\n    unless \"until:\" is no time at all\n"
          + "    instead: try await "))
    #expect(introduction.hasSuffix("\n\n") && !introduction.contains("{"))
  }

  /// What depends on how a call is written is nothing to read without one.
  @Test func printsAdviceWithoutItsParts() throws {
    let page = try CommandRun(["explain", "blocking-process"], in: try TemporaryFolder()).output
    #expect(!page.contains("{?") && page.contains("{self}.terminationHandler = { _ in end.continuation.finish() }"))
  }

  @Test(arguments: [("Data.write(to:)", true), ("Thread.sleep", false), ("readLine()", true)])
  func saysWhatToDoWithCallsThatAreOnlySynchronous(name: String, isSaid: Bool) throws {
    let output = try CommandRun(["explain", name], in: try TemporaryFolder()).output
    let introduction = try #require(output.split(separator: "\n# `").first)
    let words = "run the call on a serial queue, made once:\n    let ioQueue = "
    #expect(introduction.contains(words) == isSaid, "\(output)")
  }

  /// Foundation hands on the C library.
  @Test func aModuleMayHandTheNameOn() throws {
    let run = try CommandRun(["explain", "Foundation.sleep(1)"], in: try TemporaryFolder())
    #expect(run.status == .clean && run.output.hasPrefix("sleep(_:): blocking-sleep, "), "\(run.errors)")
  }

  @Test func setsThePageForATerminal() throws {
    let run = try CommandRun(["explain", "--color=always", "blocking-sleep"], in: try TemporaryFolder())
    #expect(
      run.output.hasPrefix("\u{1B}[1mblocking-sleep\u{1B}[0m\n\u{1B}[2merror · async-alternative · on by default"))
    #expect(run.output.contains("\n\u{1B}[1mKnown limits\u{1B}[0m\n"))
    #expect(!run.output.contains("```"))
    let plain = run.output.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(plain.contains("      usleep(10_000)  // reported: blocking-sleep\n"))
    // Paragraphs fit the window; code stays as it is.
    for line in plain.split(separator: "\n") where !line.hasPrefix("    ") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func adviceIsSaidForEachPlace() throws {
    let folder = try TemporaryFolder()
    let expectations = try CommandRun(["explain", "XCTWaiter.wait(for:)"], in: folder).output
    #expect(expectations.contains("instead: await XCTWaiter.fulfillment(of: …, timeout: …, enforceOrder: …)\n"))
    let output = try CommandRun(["explain", "copyItem(at:to:)", "sleep(_:)"], in: folder).output
    #expect(output.contains("\n    instead, with _NIOFileSystem or NIOFileSystem: try await FileSystem.shared.copy"))
    #expect(output.contains("\n    instead, on an event loop: eventLoop.scheduleTask(in: "))
    let wait = try CommandRun(["explain", "DispatchSemaphore.wait()"], in: folder).output
    #expect(wait.contains("\n    instead:\n      resume a continuation where the semaphore is signalled; "))
  }

  /// What everybody has stands before a library's function of the same name.
  @Test(arguments: [
    ("wait(for:timeout:)", "XCTest.XCTestCase.wait(for:timeout:enforceOrder:): xctest-wait, "),
    ("withLock", "Foundation.NSLocking.withLock(_:): lock-in-async, "),
    ("readLine()", "Swift.readLine(strippingNewline:): blocking-stdio, "),
    ("sleep()", "Glibc|Musl|Darwin|Bionic.sleep(_:): blocking-sleep, "),
  ])
  func theToolchainComesFirst(name: String, line: String) throws {
    let output = try CommandRun(["explain", name], in: try TemporaryFolder()).output
    #expect(output.hasPrefix(line), "\(output.prefix(200))")
  }

  @Test func aClosureBehindATypeMakesOne() throws {
    let output = try CommandRun(["explain", "Task { }"], in: try TemporaryFolder()).output
    #expect(output.hasPrefix("Task.init(") && !output.contains("\nTask.detached("), "\(output)")
  }

  /// Each would take hours if any of it were quadratic. The time runs from the start of all tests, which share the processors.
  @Test(.timeLimit(.minutes(5)), arguments: ["{?0", "{?!0:", "{?self.", "{?", "{", "}"])
  func partsTakeLinearTime(_ pattern: String) {
    let count = 100_000 / pattern.utf8.count
    for end in [0, count] {
      let advice = String(repeating: pattern, count: count) + String(repeating: "}", count: end)
      #expect(withoutParts(advice).utf8.count <= advice.utf8.count)
    }
  }

  @Test(arguments: [
    ("a({0}{?1, b: {1}})", "a({0}, b: {1})"), ("{?!0.rollback:x{0}}y", "x{0}y"), ("{?value:a}{?!value:b}", "b"),
    ("{?self.environment|0:a{1}}b{0}", "b{0}"), ("{?0{?1x}{2}}}", "x{2}}"), ("{?1.name:{1.body}}z", "z"),
    ("{?0a", "a"), ("{?self.a", ""), ("f { {?0x} }", "f { x }"),
  ])
  func adviceWithoutItsParts(advice: String, shown: String) { #expect(withoutParts(advice) == shown) }

  @Test func aVagueNameIsAList() throws {
    let run = try CommandRun(["explain", "wait"], in: try TemporaryFolder())
    #expect(run.output.contains("DispatchSemaphore.wait(): blocking-semaphore, error, async-alternative\n"))
    #expect(run.output.contains("EventLoopFuture.wait(file:line:): event-loop-wait, "))
    #expect(run.output.hasSuffix("\n\"asynclint explain RULE\" prints the page of a rule\n"))
    #expect(!run.output.contains("## Bad"))
  }

  @Test func conditionsAreInWords() throws {
    let output = try CommandRun(["explain", "Data(contentsOf:)"], in: try TemporaryFolder()).output
    #expect(output.contains("blocking-file-io, warning, offload\n    unless \"contentsOf:\" is a remote address\n"))
    #expect(output.contains("# `blocking-file-io`\n") && output.contains("# `synchronous-url-loading`\n"))
  }

  static let mistakes: [(String, String)] = [
    ("blocking-slep", ", did you mean \"blocking-sleep\""),
    ("slep", ", did you mean \"sleep\""),
    ("semafore", ", did you mean \"semaphore\""),
    ("Dispatchsemafore", ", did you mean \"DispatchSemaphore\""),
    ("Thred.sleep", ", did you mean \"Thread.sleep\""),
    ("Data()", ", did you mean \"Data.init(contentsOf:options:)\""),
    ("data contentsOf", ", did you mean \"Data.init(contentsOf:options:)\""),
    ("String(contentsOfFile", ", did you mean \"String.init(contentsOfFile:)\""),
    ("waituntil", ", did you mean \"Process.waitUntilExit()\""),
    ("xyzzy", "\n"),
    ("await foo()", "\n"), ("Date()", "\n"), ("Int", "\n"),
  ]

  @Test(arguments: mistakes) func nearestNames(_ name: String, _ hint: String) throws {
    let run = try CommandRun(["explain", name], in: try TemporaryFolder())
    #expect(run.status == .trouble)
    #expect(run.errors.hasPrefix("asynclint: error: \"\(name)\" is no rule and no API that is known to block\(hint)"))
    #expect(run.output == "")
  }

  /// Something that is no name, and the rules whose pages are the answer.
  static let topics: [(String, [String])] = [
    ("Blocking Sleep", ["blocking-sleep"]), ("semaphores", ["blocking-semaphore"]), ("sqlite", ["blocking-sqlite"]),
    ("locks", ["lock-across-await", "lock-in-async"]), ("fileio", ["blocking-file-io"]),
    ("file IO", ["blocking-file-io"]), ("CoreData", ["core-data-wait"]), ("processes", ["blocking-process"]),
    ("pool exhaustion", ["pool-exhaustion"]), ("event loops", ["event-loop-wait"]),
    ("Task.detached", ["detached-is-not-offload"]), ("Task.detached { }", ["detached-is-not-offload"]),
    ("dbQueue.read { }", ["grdb-sync-access"]), ("NSUserDefaults", ["file-metadata"]),
    ("NSData(contentsOfURL:)", ["blocking-file-io", "synchronous-url-loading"]),
  ]

  @Test(arguments: topics) func wordsLeadToThePage(_ text: String, _ rules: [String]) throws {
    let run = try CommandRun(["explain", text], in: try TemporaryFolder())
    #expect(run.status == .clean)
    let headings = run.output.split(separator: "\n").filter { $0.hasPrefix("# `") }
    #expect(headings == rules.map { "# `\($0)`" }, "\(run.output.prefix(400))")
  }

  /// Rules that speak of something, the one that says most of it first.
  @Test(arguments: [
    ("deadlock", "dispatch-sync"), ("mutex", "lock-across-await"), ("mutexes", "lock-across-await"),
    ("bcrypt", "password-hashing"), ("network", "blocking-socket"), ("blocking", "blocking-database-client"),
    ("Vapor", "event-loop-wait"), ("NIOCore", "blocking-dns"), ("NIO", "blocking-dns"), ("SwiftNIO", "blocking-dns"),
    ("SQLite.swift", "blocking-sqlite"), ("gcd", "blocking-run-loop"), ("cpu", "compression"),
  ])
  func rulesThatSpeakOfIt(_ text: String, _ rule: String) throws {
    let run = try CommandRun(["explain", text], in: try TemporaryFolder())
    #expect(run.status == .clean)
    #expect(run.output.hasPrefix("\(rule): "), "\(run.output.prefix(400))")
    #expect(run.output.hasSuffix("\n\n\"asynclint explain RULE\" prints the page of a rule\n"))
  }

  /// What a page says once in its introduction counts beside one that begins with it.
  @Test func everyDeadlock() throws {
    let run = try CommandRun(["explain", "deadlock"], in: try TemporaryFolder())
    for rule in ["main-sync", "sync-over-async", "blocking-semaphore", "lock-across-await", "dispatch-sync"] {
      #expect(run.output.contains("\n\(rule): ") || run.output.hasPrefix("\(rule): "), "\(run.output.prefix(400))")
    }
  }

  /// A module without APIs of its own is its pages' before it is those of what it hands on.
  @Test func moduleThatHandsOn() throws {
    let run = try CommandRun(["explain", "redis"], in: try TemporaryFolder())
    #expect(run.status == .clean)
    #expect(!run.output.contains("blocking-dns"), "\(run.output.prefix(400))")
  }

  /// What is no rule, and a part of the reason that `rules/README.md` gives.
  @Test(arguments: [
    ("print", "Families that are no blocking calls"), ("print(\"x\")", "Families that are no blocking calls"),
    ("Task.sleep", "Families that are no blocking calls"),
    ("try await Task.sleep(for: .seconds(1))", "no blocking calls"),
    ("JSONDecoder", "Coding and parsing in memory"), ("json", "Coding and parsing in memory"),
    ("URLSession.shared.data(from: url)", "Starting something"), ("NSTask", "not callable from Swift any more"),
    ("UserDefaults.standard.set(1, forKey: key)", "no blocking calls"), ("process.run()", "Starting something"),
    ("Process.launch", "Starting something"), ("NSLock.unlock", "Giving back and trying"),
    ("DispatchSemaphore.signal", "Giving back and trying"), ("Swift.print", "no blocking calls"),
    ("String.replacingOccurrences(of:with:)", "Sorting and counting"),
    ("HTML(html:encoding:)", "Coding and parsing in memory"), ("load(yaml:_:_:_:)", "Coding and parsing in memory"),
  ])
  func whyItIsNoRule(_ text: String, _ reason: String) throws {
    let run = try CommandRun(["explain", text], in: try TemporaryFolder())
    #expect(run.status == .clean)
    #expect(run.output.hasPrefix("not in the rules:\n    ") && run.output.contains(reason), "\(run.output)")
  }

  @Test(arguments: [
    ("queue.async { }", "DispatchQueue.async(group:qos:flags:execute:): runs its closure on a thread that may block\n"),
    ("withCheckedContinuation", "runs its closure before it returns, on the thread of its caller\n"),
    ("Task { }", "Task.init(name:priority:operation:): runs its closure as async code, on Swift's pool\n"),
    ("Array.map", "Collection.map(_:): runs its closure before it returns, on the thread of its caller\n"),
    ("[1, 2].forEach { }", "Sequence.forEach(_:): runs its closure before it returns, on the thread of its caller\n"),
    (
      "withThrowingTaskGroup(of: Int.self) { group in }",
      "withThrowingTaskGroup(of:returning:isolation:body:): runs its closure as async code, on Swift's pool\n"
    ),
    (
      "queue.asyncAfter(deadline:)",
      "DispatchQueue.asyncAfter(deadline:qos:flags:execute:): runs its closure on a thread"
    ),
    (
      "Button(\"x\") { }",
      "Button.init(_:image:systemImage:role:action:): runs its closure later, on the main thread\n"
    ),
  ])
  func whereClosuresRun(_ text: String, _ line: String) throws {
    let run = try CommandRun(["explain", text], in: try TemporaryFolder())
    #expect(run.status == .clean && run.output.contains(line), "\(run.output.prefix(400))")
    #expect(!run.output.contains("# `"))
  }

  @Test(arguments: ["DispatchQueue.main.sync", "DispatchQueue.main.sync { }", "DispatchQueue.main.sync(execute:)"])
  func aRuleOfItsOwnIsToldFirst(_ text: String) throws {
    let run = try CommandRun(["explain", text], in: try TemporaryFolder())
    #expect(run.output.hasPrefix("DispatchQueue.main.sync: main-sync, error, async-alternative\n\n# `main-sync`\n"))
    let async = try CommandRun(["explain", "DispatchQueue.main.async"], in: try TemporaryFolder())
    #expect(
      async.output == "DispatchQueue.main.async(group:qos:flags:execute:): runs its closure later, on the main thread\n"
    )
  }

  @Test(arguments: ["req.client.get", "app.db.query", "req.password.async.hash"])
  func aReceiverThatIsNotUnderstoodIsSaid(_ text: String) throws {
    let run = try CommandRun(["explain", text], in: try TemporaryFolder())
    let name = text.split(separator: ".").last ?? ""
    #expect(
      run.output.hasPrefix("what type \"\(name)\" is called on cannot be told from this; APIs of the name:\n"),
      "\(run.output)")
    #expect(!run.output.contains("# `"))
  }

  /// What of a type is known, where its initializer is not; nothing where only the last word would fit.
  @Test(arguments: [
    ("DispatchSemaphore(value: 0)", ", did you mean \"DispatchSemaphore.wait()\", "),
    ("NSLock()", ", did you mean \"NSLock.lock()\", "),
    ("DispatchGroup()", ", did you mean \"DispatchGroup.wait()\", "),
    ("future.get()", "is no rule and no API that is known to block\n"),
  ])
  func whatElseIsKnown(_ text: String, _ hint: String) throws {
    let run = try CommandRun(["explain", text], in: try TemporaryFolder())
    #expect(run.status == .trouble && run.errors.contains(hint), "\(run.errors)")
  }

  @Test(arguments: [
    "if FileManager.default.fileExists(atPath: p) {",
    "guard !FileManager.default.fileExists(atPath: p) else { return }",
  ])
  func conditionsAreStatements(_ text: String) throws {
    let output = try CommandRun(["explain", text], in: try TemporaryFolder()).output
    #expect(
      output.hasPrefix("FileManager.fileExists(atPath:isDirectory:): file-metadata, info, offload\n"), "\(output)")
  }

  /// A function of a type that nobody knows is not one of a library that happens to have its name.
  @Test(arguments: [
    "Cache.load", "MyType.load(key:)", "Parser.parse()", "Foo.print(_:)", "Foo.sort(by:)", "Store.fetchAll()",
    "Foo.wait()",
    "load(key:)",
  ])
  func namesOfOtherTypesAreNotExplained(_ text: String) throws {
    #expect(try CommandRun(["explain", text], in: try TemporaryFolder()).status == .trouble, "\(text)")
  }

  @Test func modulesAreToldWhereSeveralHaveTheName() throws {
    let output = try CommandRun(["explain", "Process.waitUntilExit"], in: try TemporaryFolder()).output
    #expect(output.hasPrefix("Foundation.Process.waitUntilExit(): "))
    #expect(output.contains("\nTSCBasic.Process.waitUntilExit(): "))
  }

  /// No API's advice shows how its page is written.
  @Test func adviceIsForPeople() throws {
    for symbol in builtinCatalogue().symbols {
      let text = adviceLines(of: symbol)
      #expect(!text.contains("{?") && !text.contains("{self") && !text.contains("{request}"), "\(symbol.displayName)")
      #expect(text.firstMatch(of: /\{\*?[0-9]/) == nil, "\(symbol.displayName)")
    }
  }

  @Test func functionsOfTheConfiguration() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      { "blocking": { "Kit.crunch(_:)": "queue-handoff", "Kit.Store.load(_:)": "offload" }, "offloads": ["Pool.run(_:)"] }
      """, to: ".asynclint.json")
    for (name, line) in [
      ("crunch", "Kit.crunch(_:): configured-blocking, warning, queue-handoff\n\n"),
      ("Kit.Store.load", "Kit.Store.load(_:): configured-blocking, warning, offload\nwhere nothing else is said, run"),
      ("Pool.run", "Pool.run(_:): runs its closure on a thread that may block\n"),
    ] {
      #expect(try CommandRun(["explain", name], in: folder).output.hasPrefix(line), "\(name)")
    }
    try folder.write(#"{ "nonblocking": ["Cache.load(key:)", "usleep"] }"#, to: ".asynclint.json")
    for name in ["Cache.load", "Cache.load(key: name)", "load(key:)"] {
      #expect(
        try CommandRun(["explain", name], in: folder).output
          == "Cache.load(key:): does not block, says \"nonblocking\" (.asynclint.json:1)\n", "\(name)")
    }
    #expect(try CommandRun(["explain", "Store.load"], in: folder).status == .trouble)
    let exempted = try CommandRun(["explain", "usleep"], in: folder).output
    #expect(exempted.hasPrefix("usleep(_:): blocking-sleep, error, async-alternative\n"))
    #expect(
      exempted.contains("\nusleep: does not block, says \"nonblocking\" (.asynclint.json:1)\n\n# `blocking-sleep`\n"))
    // What stands on the page is nobody's API.
    #expect(!(try CommandRun(["explain", "parse(_:)"], in: folder).output.contains("configured-blocking")))
  }

  @Test func pagesForTerminalsAreShort() throws {
    let folder = try TemporaryFolder()
    for rule in builtinCatalogue().rules {
      let page = try CommandRun(["explain", "--color=always", rule.name], in: folder).output
        .replacing(/\u{1B}\[[0-9;]*m/, with: "")
      #expect(!page.contains("](http"), "\(rule.name)")
      for line in page.split(separator: "\n") { #expect(line.count < 250, "\(line)") }
    }
  }

  @Test func whatIsAskedForControlsNoTerminal() throws {
    let run = try CommandRun(["explain", "\u{1B}[31m"], in: try TemporaryFolder())
    #expect(run.errors.hasPrefix("asynclint: error: \"␛[31m\" is no rule"))
  }

  @Test func rulesAreAllListed() throws {
    let folder = try TemporaryFolder()
    let catalogue = builtinCatalogue()
    let lines = try CommandRun(["rules"], in: folder).output.split(separator: "\n")
    #expect(lines.count == catalogue.rules.count + 1)
    for rule in catalogue.rules {
      let line = try #require(lines.first { $0.hasPrefix("\(rule.name) ") })
      #expect(line.hasSuffix(rule.summary) && line.contains(" \(rule.lane.rawValue) "))
    }
    let json = try CommandRun(["rules", "--format", "json"], in: folder).output
    let listed = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let entries = try #require(listed?["rules"] as? [[String: Any]])
    #expect(entries.compactMap { $0["name"] as? String } == catalogue.rules.map(\.name).sorted())
    let sleep = try #require(entries.first { $0["name"] as? String == "blocking-sleep" })
    #expect(sleep["apis"] as? Int == catalogue.symbols.count { catalogue.rules[$0.rule].name == "blocking-sleep" })
    #expect(sleep["default"] as? Bool == true)
    #expect(try CommandRun(["rules", "x"], in: folder).status == .trouble)
  }
}
