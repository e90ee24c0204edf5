import Foundation
import Testing

@testable import AsyncLintDriver

/// What `asynclint why` says of lines that are reported and of lines that are not.
struct WhyTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      import Foundation

      actor Feed {
        let queue = DispatchQueue(label: "feed")
        func refresh(store: Store) async {
          store.load()
          store.unknown.wait()
          await store.later()
          queue.async { store.load() }
          let group = DispatchGroup()
          _ = group.wait(timeout: .now())
          // asynclint:ignore blocking-wait -- a test
          group.wait()
          let handler = { store.load() }
          handler()
          Task.detached { usleep(1) }
          store.keep { sleep(1) }
          store.ignored()
          queue.sync { store.load() }
        }
      }
      """, to: "Sources/Feed.swift")
    try folder.write(
      """
      import Foundation

      struct Store {
        func load() { pause() }
        func later() async { pause() }
        func keep(_ work: @escaping () -> Void) {}
        func unused() { sleep(1) }
        private func pause() { Thread.sleep(forTimeInterval: 1) }
        // asynclint:ignore blocking-sleep -- tests only
        func ignored() { usleep(1) }
      }

      struct Other {
        func load() {}
      }
      """, to: "Sources/Store.swift")
  }

  private func text(_ arguments: String...) throws -> String {
    let run = try CommandRun(["why", "--color=never"] + arguments, in: folder)
    #expect(run.status == .clean)
    #expect(run.errors == "")
    return run.output
  }

  /// What stands behind `reported:` or `not reported:` of each name, with that word.
  private func verdicts(_ place: String) throws -> [String] {
    try text(place).split(separator: "\n").filter { $0.contains("= reported: ") || $0.contains("= not reported: ") }.map
    {
      String($0.drop { $0 != "=" }.dropFirst(2))
    }
  }

  // MARK: Whole answers

  @Test func aReportedLine() throws {
    #expect(
      try text("Sources/Feed.swift:6") == """
        Sources/Feed.swift:6: async code, in "Feed.refresh(store:)"
          "Feed.refresh(store:)": async, isolated to an actor, so it runs on the pool at Sources/Feed.swift:5:8

           |
         6 |     store.load()
           |           ^^^^
           = reported: "blocking-sleep" (error, certain): "Store.load()" blocks a thread of Swift's pool: it reaches \
        "Thread.sleep(forTimeInterval:)"
           = receiver: "Store", parameter "store" at Sources/Feed.swift:5:16
           = declarations of the name:
               → Store.load() at Sources/Store.swift:4:8: chosen
               - Other.load() at Sources/Store.swift:14:8: a member of another type
           = blocks: "blocking-sleep", error, certain
               Store.load() at Sources/Feed.swift:6:11
                 Store.pause() at Sources/Store.swift:4:17
                   Thread.sleep(forTimeInterval:) at Sources/Store.swift:8:33

        """)
  }

  @Test func aLineThatBlocksItsCallers() throws {
    #expect(
      try text("Sources/Store.swift:4:17:") == """
        Sources/Store.swift:4:17: synchronous code, whose callers decide, in "Store.load()"
          "Store.load()": synchronous, its callers decide at Sources/Store.swift:4:8

           |
         4 |   func load() { pause() }
           |                 ^^^^^
           = not reported: it blocks its callers: reported where async code calls it
               "Store.load()" in "Feed.refresh(store:)" at Sources/Feed.swift:6:11
               "handler" in "Feed.refresh(store:)" at Sources/Feed.swift:15:5
           = receiver: "Store", the type around it
           = declarations of the name:
               → Store.pause() at Sources/Store.swift:8:16: chosen
               - pause(): hidden by a declaration of the program
           = blocks: "blocking-sleep", error, certain
               Store.pause() at Sources/Store.swift:4:17
                 Thread.sleep(forTimeInterval:) at Sources/Store.swift:8:33

        """)
  }

  @Test func aDeclaration() throws {
    #expect(
      try text("Sources/Store.swift:4").hasPrefix(
        """
        Sources/Store.swift:4: synchronous code, whose callers decide, in "Store.load()"
          "Store.load()": synchronous, its callers decide at Sources/Store.swift:4:8
          it blocks them: it reaches "Thread.sleep(forTimeInterval:)" at Sources/Store.swift:8:33

        """))
    #expect(
      try text("Sources/Store.swift:6:8").hasSuffix(
        "  it reaches nothing that is known to block\n\nnothing is called or read here that could block\n"))
  }

  /// What is only information, and so not reported by default, is told all the same.
  @Test func whatOnlySomeAskFor() throws {
    try folder.write(
      """
      import Foundation
      func opened() -> FileHandle? { FileHandle(forReadingAtPath: "/tmp/x") }
      func reads() async { _ = opened() }
      """, to: "Sources/Open.swift")
    let verdicts = try verdicts("Sources/Open.swift:3")
    #expect(verdicts.count == 1)
    #expect(
      verdicts.first?.hasPrefix(
        "not reported: left out by the settings, of rules, severity or paths: \"file-open\" (info, certain): \"opened()\""
      )
        == true)
    #expect(try text("Sources/Open.swift:3").contains("= blocks: \"file-open\", info, certain\n"))
    #expect(
      try text("Sources/Open.swift:1").hasPrefix("Sources/Open.swift:1: no code that must not be blocked\n"))
  }

  @Test func aFunctionThatTheFileBeginsWith() throws {
    try folder.write("func pause() async { usleep(1) }\nlet number = 1\n", to: "pause.swift")
    #expect(try text("pause.swift:1").hasPrefix("pause.swift:1: async code, in \"pause()\"\n  \"pause()\": async at "))
    #expect(try text("pause.swift:2").contains("\n  top level of the file, which never awaits: no async code\n"))
  }

  /// It calls what no name says, which is told where it blocks.
  @Test func aLoop() throws {
    try folder.write(
      """
      struct Lines: Sequence, IteratorProtocol { mutating func next() -> String? { readLine() } }
      func reads(_ lines: Lines, _ names: [String]) async {
        for line in lines { _ = line }
        for name in names { _ = name }
      }
      """, to: "Sources/Lines.swift")
    #expect(
      try verdicts("Sources/Lines.swift:3").map { $0.hasPrefix("reported: \"blocking-stdio\" (error, certain)") } == [
        true
      ])
    #expect(try !text("Sources/Lines.swift:4").contains("   ^^^\n"))
  }

  @Test func aNameOfUnknownType() throws {
    let answer = try text("Sources/Feed.swift:7:20")
    #expect(answer.contains("not reported: the receiver's type is unknown, and \"wait\" alone is no evidence"))
    #expect(answer.contains("= receiver: of unknown type, no declaration of \"unknown\" is known\n"))
    #expect(answer.contains("- DispatchGroup.wait(): the receiver's type is unknown, and many things bear this name\n"))
    #expect(!answer.contains("= blocks"))
  }

  @Test func closuresOnTheWayToTheContext() throws {
    #expect(
      try text("Sources/Feed.swift:9:25").hasPrefix(
        """
        Sources/Feed.swift:9:25: no code that must not be blocked, in "Feed.refresh(store:)"
          closure given to "queue.async": runs on a thread that may block, as closures.md says at Sources/Feed.swift:9:17

        """))
    #expect(
      try text("Sources/Feed.swift:17:19").contains(
        "stored, handed on or run at an unknown time, the parameter \"work\" is escaping at Sources/Feed.swift:17:16\n")
    )
    #expect(
      try text("Sources/Feed.swift:16:22").contains(
        "closure given to \"Task.detached\": a detached task on the same pool, as closures.md says"))
  }

  @Test func aPlaceWithoutNames() throws {
    #expect(
      try text("Sources/Store.swift:6") == """
        Sources/Store.swift:6: synchronous code, whose callers decide, in "Store.keep(_:)"
          "Store.keep(_:)": synchronous, its callers decide at Sources/Store.swift:6:8
          it reaches nothing that is known to block

        nothing is called or read here that could block

        """)
  }

  // MARK: Reasons

  @Test(
    arguments: [
      ("Sources/Feed.swift:8", ["not reported: \"Store.later()\" is async: what blocks in it is reported in it"]),
      (
        "Sources/Feed.swift:11:15",
        ["not reported: \"DispatchGroup.wait(timeout:)\" does not block here: the time to wait is none"]
      ),
      ("Sources/Feed.swift:13", ["not reported: silenced by a comment: a test"]),
      ("Sources/Feed.swift:14", ["not reported: it blocks its callers: reported where async code calls it"]),
      (
        "Sources/Feed.swift:15",
        [
          "reported: \"blocking-sleep\" (error, certain): \"handler\" blocks a thread of Swift's pool: it reaches "
            + "\"Thread.sleep(forTimeInterval:)\""
        ]
      ),
      ("Sources/Feed.swift:18", ["not reported: \"Store.ignored()\" reaches nothing that is known to block"]),
      ("Sources/Store.swift:7", ["not reported: it blocks its callers, and no async code is known to reach it"]),
      ("Sources/Store.swift:10", ["not reported: silenced by a comment: tests only"]),
    ])
  func reasons(_ place: String, _ expected: [String]) throws {
    #expect(try verdicts(place) == expected)
  }

  @Test func aBlockThatIsReportedAtItsSync() throws {
    let all = try verdicts("Sources/Feed.swift:19")
    #expect(all.count == 2)
    #expect(all[0].hasPrefix("reported: \"dispatch-sync\" "))
    #expect(all[1] == "not reported: in the block of a call that holds the thread anyway: reported there")
  }

  @Test func messagesOfOtherPackages() throws {
    let project = try TemporaryFolder()
    try project.write(
      """
      // swift-tools-version:6.0
      import PackageDescription
      let package = Package(name: "Core", products: [.library(name: "Core", targets: ["Core"])], targets: [.target(name: "Core")])
      """, to: "Core/Package.swift")
    try project.write(
      """
      import Foundation
      public func say(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
      """, to: "Core/Sources/Core/Core.swift")
    try project.write(
      """
      // swift-tools-version:6.0
      import PackageDescription
      let package = Package(
        name: "App", dependencies: [.package(path: "../Core")], targets: [.target(name: "App", dependencies: ["Core"])])
      """, to: "App/Package.swift")
    try project.write("import Core\nfunc run() async { say(\"x\") }", to: "App/Sources/App/App.swift")
    let run = try CommandRun(["why", "--color=never", "App/Sources/App/App.swift:2"], in: project)
    #expect(run.output.contains("not reported: it only writes a message, in a function of another package\n"))
  }

  @Test func settingsThatLeaveAFindingOut() throws {
    try folder.write("{ \"minSeverity\": \"info\", \"rules\": { \"blocking-sleep\": \"off\" } }", to: ".asynclint.json")
    let configured = try verdicts("Sources/Feed.swift:16:22")
    #expect(configured.count == 1)
    #expect(configured[0].hasPrefix("not reported: ") && configured[0].contains("blocking-sleep"))
  }

  // MARK: Places, projects, formats

  @Test func theProjectIsAnalysedForTheAnswer() throws {
    let elsewhere = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("Sources/Feed.swift").path
    let alone = try CommandRun(["why", "\(file):6"], in: elsewhere)
    #expect(alone.output.contains("not reported: the receiver's type is unknown"))
    let whole = try CommandRun(["why", "--project", folder.url.path, "\(file):6"], in: elsewhere)
    #expect(whole.output.contains("= reported: \"blocking-sleep\""))
  }

  @Test(
    arguments: [
      ([], "needs one place"), (["Sources/Feed.swift"], "is no place"), (["Sources/Feed.swift:0"], "is no place"),
      (["Sources/Feed.swift:900"], "has no line 900"),
      (["Sources/Feed.swift:1:900"], "has no line 1 with a column 900"),
      (["Sources/No.swift:1"], "no such file"), (["a:1", "b:2"], "needs one place"),
    ])
  func placesThatAreNone(_ arguments: [String], _ message: String) throws {
    let run = try CommandRun(["why"] + arguments, in: folder)
    #expect(run.status == .trouble)
    #expect(run.errors.contains(message))
  }

  @Test func namesWithColons() {
    #expect(SourcePlace(Path("a:b.swift:3"))?.file == Path("a:b.swift"))
    #expect(SourcePlace(Path("a.swift:3:7:"))?.column == 7)
    #expect(SourcePlace(Path("1:2:3"))?.file == Path("1"))
    #expect(SourcePlace(Path("a.swift:x")) == nil)
  }

  @Test func everyLineHasAnAnswer() throws {
    for (file, count) in [("Feed", 21), ("Store", 15)] {
      for line in 1...count {
        let run = try CommandRun(["why", "--format=json", "Sources/\(file).swift:\(line)"], in: folder)
        #expect(run.status == .clean)
        let answer = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        #expect(answer?["line"] as? Int == line)
        let names = try #require(answer?["names"] as? [[String: Any]])
        // What `check` reports on the line is what `why` says is reported.
        let reported = names.filter { $0["isReported"] as? Bool == true }.count
        let check = try CommandRun(["--format=concise", "-q"], in: folder)
        let found = check.output.split(separator: "\n").filter { $0.hasPrefix("Sources/\(file).swift:\(line):") }
        #expect(reported == found.count, "\(file):\(line)")
      }
    }
  }
}
