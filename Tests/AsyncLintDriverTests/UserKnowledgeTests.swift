import Foundation
import Testing

@testable import AsyncLintDriver

/// What users say of functions and rules of their own: that it counts, and that every mistake in it is told.
struct UserKnowledgeTests {
  private static let source = """
    struct Parser {
      func parse(_ text: String, strict: Bool = false) -> Int { text.count }
      var value: Int { 3 }
      static func load() {}
      init(path: String) {}
      subscript(index: Int) -> Int { index }
      func wait() { usleep(1) }
    }
    protocol Store { func save() }
    struct Disk: Store { func save() {} }
    struct Memory: Store { func save() {} }
    func helper(_ parser: Parser) { _ = parser.parse("y") }
    func global(_ count: Int) {}
    func use(_ parser: Parser, _ store: any Store) async {
      _ = parser.parse("x")
      _ = parser.parse("x", strict: true)
      _ = parser.value
      Parser.load()
      _ = Parser(path: "")
      _ = parser[1]
      helper(parser)
      global(1)
      store.save()
      parser.wait()
    }

    """

  func project(_ source: String = source, manifest: Bool) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    if manifest {
      try folder.write(
        """
        // swift-tools-version: 6.0
        import PackageDescription
        let package = Package(name: "p", targets: [.target(name: "App")])
        """, to: "Package.swift")
    }
    try folder.write(source, to: "Sources/App/a.swift")
    return folder
  }

  /// `line rule` of each finding.
  func findings(_ arguments: [String], in folder: TemporaryFolder) throws -> [String] {
    let run = try CommandRun(["--format=concise", "--quiet"] + arguments, in: folder)
    return run.output.split(separator: "\n").map { line in
      let fields = line.split(separator: ":")
      return "\(fields[1]) \(line.split(separator: "[").last?.dropLast() ?? "")"
    }
  }

  /// An entry for a function of the project itself, and the lines that it makes findings.
  static let entries: [(String, [Int])] = [
    ("App.Parser.parse(_:strict:)", [15, 16, 21]), ("App.Parser.parse(_:)", [15, 16, 21]),
    ("Parser.parse(_:)", [15, 16, 21]), ("Parser.parse", [15, 16, 21]), ("App.Parser.value", [17]),
    ("Parser.load()", [18]), ("Parser(path:)", [19]), ("App.Parser.init(path:)", [19]), ("Parser.subscript", [20]),
    ("App.global(_:)", [22]), ("global(_:)", [22]), ("global", [22]), ("Disk.save()", [23]), ("Store.save()", [23]),
    ("Parser.parse(text:)", []), ("Other.Parser.parsed(_:)", []), ("Parser.save()", []),
  ]

  @Test(arguments: entries, [true, false])
  func ownFunctionsCount(_ entry: (String, [Int]), _ hasManifest: Bool) throws {
    let folder = try project(manifest: hasManifest)
    let expected = entry.1.map { "\($0) configured-blocking" } + ["24 blocking-sleep"]
    #expect(try findings(["--blocking=\(entry.0)=offload"], in: folder) == expected)
  }

  /// The module is known, and it is not this one.
  @Test func theModuleOfAnEntryHasToFit() throws {
    let folder = try project(manifest: true)
    #expect(try findings(["--blocking=Other.Parser.parse(_:)=offload"], in: folder) == ["24 blocking-sleep"])
    // What is imported is not the project's own.
    let other = try project("import Other\n" + Self.source, manifest: false)
    #expect(try findings(["--blocking=Other.Parser.parse(_:)=offload"], in: other) == ["25 blocking-sleep"])
  }

  @Test func whatTheyAreCalledIsSaid() throws {
    let folder = try project(manifest: true)
    let output = try CommandRun(["--blocking=Parser.parse(_:)=queue-handoff"], in: folder).output
    #expect(output.contains("\"Parser.parse(_:strict:)\" blocks a thread of Swift's pool [configured-blocking]"))
    #expect(output.contains("it reaches \"Parser.parse(_:strict:)\""))
    #expect(output.contains("= lane: queue-handoff"))
    let some = try CommandRun(["--blocking=Disk.save()=offload", "--format=text"], in: folder).output
    #expect(some.contains("1 of 2 implementations of \"Store.save()\" block"))
  }

  @Test func aCommentSilencesThem() throws {
    let folder = try project(
      """
      func parse() {}
      func use() async {
        parse()  // asynclint:ignore configured-blocking -- once
      }

      """, manifest: false)
    #expect(try findings(["--blocking=parse()=offload"], in: folder) == [])
  }

  @Test(arguments: [
    "wait", "Parser.wait", "Parser.wait()", "App.Parser.wait()",
  ])
  func ownFunctionsThatDoNotBlock(_ name: String) throws {
    let folder = try project(manifest: true)
    #expect(try findings(["--nonblocking=\(name)"], in: folder).isEmpty == (name != "wait"))
  }

  @Test func argumentsWithDefaultsMayBeLeftOut() throws {
    let folder = try project(
      """
      func nap(_ time: Int, often: Int = 1) { usleep(1) }
      func use() async { nap(1, often: 2) }

      """, manifest: false)
    for name in ["nap", "nap(_:)", "nap(_:often:)", "App.nap(_:)"] {
      #expect(try findings(["--nonblocking=\(name)"], in: folder) == [], "\(name)")
    }
    #expect(try findings(["--nonblocking=nap(often:)"], in: folder) == ["2 blocking-sleep"])
  }

  /// Without parentheses an entry is a property or a function, whatever its labels.
  @Test func namesWithoutLabels() throws {
    let folder = try project(
      """
      import VendorSDK
      func use(_ thing: Thing) async {
        VendorSDK.parse(1)
        parse(file: 1, mode: 2)
        thing.go(3)
        _ = thing.state
      }

      """, manifest: false)
    let entries = ["VendorSDK.parse", "VendorSDK.Thing.go", "Thing.state"].map { "--blocking=\($0)=offload" }
    #expect(try findings(entries, in: folder) == [3, 4, 5, 6].map { "\($0) configured-blocking" })
  }

  /// Where the type's module is written, in the code or in the entry, the entries are of one type.
  @Test(arguments: [
    ["VendorSDK.Client.stat(_:)", "Client.fetch(_:)"], ["Client.stat(_:)", "VendorSDK.Client.fetch(_:)"],
    ["VendorSDK.Client.stat(_:)", "VendorSDK.Client.fetch(_:)"], ["Client.stat(_:)", "Client.fetch(_:)"],
  ])
  func typesWithAndWithoutTheirModule(_ entries: [String]) throws {
    let folder = try project(
      """
      import VendorSDK
      func use(_ client: Client, _ other: VendorSDK.Client) async {
        client.fetch(1)
        other.fetch(1)
        Client.stat(1)
        VendorSDK.Client.stat(1)
        Client.shared.fetch(1)
        Client.local.fetch(1)
      }

      """, manifest: false)
    #expect(
      try findings(entries.map { "--blocking=\($0)=offload" }, in: folder)
        == [3, 4, 5, 6, 7].map { "\($0) configured-blocking" })
  }

  @Test(arguments: [
    ("Thing.subscript", [3, 5, 6]), ("VendorSDK.Thing.subscript(_:)", [3, 6]), ("Thing.subscript(key:)", [5]),
  ])
  func subscriptsOfModules(_ name: String, _ lines: [Int]) throws {
    let folder = try project(
      """
      import VendorSDK
      func use(_ thing: Thing, _ named: [String: Thing]) async {
        _ = thing[1]
        thing[1] = 2
        thing[key: 2] += 1
        _ = named["a"]?[1]
      }

      """, manifest: false)
    #expect(
      try findings(["--blocking=\(name)=offload"], in: folder) == lines.map { "\($0) configured-blocking" })
  }

  /// A star in front of a dot is any module; elsewhere it is part of a name.
  @Test(arguments: ["<~>", "<~>(_:_:)", "**", "*.**", "**(_:_:)"])
  func operatorsCount(_ name: String) throws {
    let operatorName = name.contains("~") ? "<~>" : "**"
    let folder = try project(
      """
      infix operator \(operatorName)
      func \(operatorName) (left: Int, right: Int) -> Int { left }
      func use() async { _ = 1 \(operatorName) 2 }

      """, manifest: false)
    #expect(try findings(["--blocking=\(name)=offload"], in: folder) == ["3 configured-blocking"])
  }

  // MARK: Closures

  /// Without parentheses an entry about closures is a property that they are assigned to, or a function.
  @Test(arguments: ["VendorSDK.WorkQueue.run", "WorkQueue.run"])
  func closuresThatAreAssigned(_ name: String) throws {
    let folder = try project(
      """
      import VendorSDK
      func use(_ queue: WorkQueue) async {
        queue.run = { usleep(1) }
        queue.run(after: 1) { usleep(1) }
        queue.stop { usleep(1) }
      }

      """, manifest: false)
    #expect(
      try findings(["--async-closures=\(name)"], in: folder) == ["3 blocking-sleep", "4 blocking-sleep"])
  }

  static let closures = """
    func own(priority: Int = 1, _ body: @escaping () -> Void) async {}
    func two(first: () -> Void, then: () -> Void = {}) {}
    func nap() { usleep(1) }
    struct Pool {
      var handler: () -> Void = {}
      init(_ body: @escaping () -> Void) {}
      func run(_ body: @escaping () -> Void) {}
      static func spawn(_ body: @escaping () -> Void) {}
    }
    protocol Runner { func launch(_ body: @escaping () -> Void) }
    func use(_ pool: Pool, _ runner: any Runner) async {
      await own { usleep(1) }
      await own(priority: 2) { usleep(1) }
      two(first: { usleep(1) }, then: { usleep(1) })
      pool.run { usleep(1) }
      pool.run(nap)
      Pool.spawn { usleep(1) }
      _ = Pool { usleep(1) }
      pool.handler = { usleep(1) }
      runner.launch { usleep(1) }
    }

    """

  /// An entry of a function of the project itself, and the lines that it makes findings; two closures of line 14 are without it.
  static let closureEntries: [(String, [Int])] = [
    ("own(_:)", [12, 13]), ("own(priority:_:)", [12, 13]), ("App.own", [12, 13]), ("Pool.run(_:)", [15, 16]),
    ("App.Pool.run(_:)", [15, 16]), ("Pool.run", [15, 16]), ("Pool.spawn(_:)", [17]), ("Pool(_:)", [18]),
    ("Pool.init(_:)", [18]), ("Pool.handler", [19]), ("Runner.launch(_:)", [20]), ("Other.Queue.run(_:)", []),
    ("Pool.run(body:)", []), ("own(priority:_:) priority", []),
  ]

  @Test(arguments: closureEntries, [true, false])
  func closuresOfOwnFunctions(_ entry: (String, [Int]), _ hasManifest: Bool) throws {
    let folder = try project(Self.closures, manifest: hasManifest)
    let expected = ([14, 14] + entry.1).sorted().map { "\($0) blocking-sleep" }
    #expect(try findings(["--inline=\(entry.0)"], in: folder) == expected)
    #expect(try findings(["--async-closures=\(entry.0)"], in: folder) == expected)
  }

  @Test(arguments: [("two(first:then:)", 1), ("two(first:then:) first", 1), ("two(first:)", 1), ("two", 0)])
  func whatIsSaidCountsMoreThanBodies(_ entry: (String, Int)) throws {
    let folder = try project(Self.closures, manifest: false)
    #expect(
      try findings(["--offloads=\(entry.0)"], in: folder)
        == Array(repeating: "14 blocking-sleep", count: entry.1))
  }

  // MARK: Mistakes

  @Test func allMistakesOfAConfigurationAreTold() throws {
    let folder = try project(manifest: false)
    try folder.write("{ \"failOn\": 1 }", to: "Sources/.asynclint.json")
    try folder.write(
      """
      { "rulse": {},
        "rules": { "blocking-sleep": "loud", "blocking-wait": 3 },
        "include": [1, "a", 2],
        "overrides": [{ "files": "x", "foo": 1, "failOn": "x" }, {}],
        "blocking": { "A.b()": "async", "A.c()": "ofload" } }
      """, to: ".asynclint.json")
    let run = try CommandRun([], in: folder)
    #expect(run.status == .trouble)
    let lines = run.errors.split(separator: "\n").map { $0.split(separator: " ")[0] }
    let expected = ["Sources/.asynclint.json:1:"] + [1, 2, 2, 3, 4, 4, 4, 5, 5].map { ".asynclint.json:\($0):" }
    #expect(lines.map { String($0) } == expected, "\(run.errors)")
  }

  @Test func allMistakesInWhatIsNamedAreTold() throws {
    let folder = try project(manifest: false)
    try folder.write(
      """
      { "rules": { "bloking-sleep": "off", "other": "off", "own": "off" },
        "blocking": { "V.parse(": "offload",
          "V.p(_)": "offload" },
        "nonblocking": ["a b"],
        "offloads": ["V.run()"],
        "format": "jsn",
        "ruleFolders": ["lint", "nope"] }
      """, to: ".asynclint.json")
    try folder.write("# `own`\nLane: offlod\n", to: "lint/own.md")
    try folder.write("Text.\n", to: "lint/second.md")
    let run = try CommandRun([], in: folder)
    #expect(run.status == .trouble)
    let places = run.errors.split(separator: "\n").map { String($0.split(separator: " ")[0]) }
    let page = ["lint/own.md:1:", "lint/own.md:1:", "lint/own.md:2:", "lint/second.md:1:"]
    #expect(places == page + [7, 2, 3, 5, 4, 1, 1, 6].map { ".asynclint.json:\($0):" }, "\(run.errors)")
  }

  @Test func allMistakesInOptionsAreTold() throws {
    let run = try CommandRun(
      ["--disable=foo", "--enable=bar", "--blocking=x(=offload", "--rules=nope"], in: try project(manifest: false))
    #expect(run.status == .trouble)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 4 && lines.allSatisfy { $0.hasPrefix("asynclint: error: ") })
  }

  private static let page = """
    # `own`
    Lane: offload
    Severity: error

    It blocks.

    ```symbols
    Swift.print() -> do not
    ```

    """

  /// A page and what is said of it, with its line.
  static let pages: [(String, [String])] = [
    ("Text.\n", ["1: error: no heading; expected '# `own`' in the first line"]),
    ("", ["1: error: no heading; expected '# `own`' in the first line"]),
    (
      "# `own`\n\nIt blocks.\n",
      [
        "1: error: no lane; expected a line 'Lane: offload' below the heading",
        "1: error: no severity; expected a line 'Severity: warning' below the heading",
      ]
    ),
    (
      page.replacing("offload", with: "x").replacing("error", with: "y").replacing("print() ->", with: "print"),
      [
        "2: error: unknown lane \"x\"; expected one of 'async-alternative', 'offload', 'queue-handoff'",
        "3: error: severity \"y\"; expected 'info', 'warning' or 'error'",
        "8: error: no \"->\" in \"Swift.print do not\"; expected '[static|set] Module.Type.name(label:)",
      ]
    ),
    (page + "## Bad\n```swift\nf()\n```\n", ["12: error: expected a line with '// want own' here"]),
    (
      page + "## Bad\n```swift\nf()  // want own\n", ["11: error: \"```swift\" is not closed; expected '```' on a line"]
    ),
    (page.replacing("`own`", with: "`other`"), ["1: error: heading \"other\" in a file named \"own.md\"; expected"]),
    (page.replacing("Severity", with: "Lane: offload\nSeverity"), ["3: error: \"Lane\" stands here twice; expected"]),
    (
      page.replacing(
        "do not", with: "do not\nSwift.print() -> do\nSwift.A.init ->\nSwift.print(_:) -> {0\nSwift.b() -> {foo}"),
      [
        "9: error: \"print()\" stands here twice; expected one line of each API",
        "10: error: \"A.init\" has no labels; expected 'init(label:_:)'",
        "11: error: \"{0\" is not closed; expected '}'",
        "12: error: unknown placeholder \"{foo}\"; expected '{0}', '{self}'",
      ]
    ),
    (page.replacing("do not", with: "x [on main] y"), ["8: error: \"[on main]\"; expected '[with Module|Module]' or"]),
    (page.replacing("do not", with: "x [with] y"), ["8: error: \"[with]\"; expected '[with Module|Module]' or"]),
    (
      page + "## Good\n## Other\n## Bad\n## Good\n",
      [
        "12: error: \"## Bad\" here; expected each once, in this order: '## Bad', '## Good'",
        "13: error: \"## Good\" here; expected each once, in this order",
      ]
    ),
  ]

  @Test(arguments: pages) func pagesWithMistakes(_ text: String, _ messages: [String]) throws {
    let folder = try project(manifest: false)
    try folder.write(text, to: "lint/own.md")
    let run = try CommandRun(["--rules", "lint"], in: folder)
    #expect(run.status == .trouble && run.output == "")
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == messages.count)
    for (line, message) in zip(lines, messages) { #expect(line.hasPrefix("lint/own.md:\(message)"), "\(line)") }
  }

  /// Nothing is no name of the working directory.
  @Test func aFolderHasAName() throws {
    let folder = try project(manifest: false)
    for command in [["--rules", ""], ["rules", "--rules="], ["explain", "--rules", "", "sleep"]] {
      let run = try CommandRun(command, in: folder)
      #expect(
        run.status == .trouble && run.errors.contains("\"--rules FOLDER\" needs a name, not \"\""), "\(run.errors)")
    }
    try folder.write("{ \"ruleFolders\": [\"\"] }", to: ".asynclint.json")
    let run = try CommandRun([], in: folder)
    #expect(run.status == .trouble)
    #expect(run.errors.contains(".asynclint.json:1: error: \"ruleFolders\" takes names of folders"), "\(run.errors)")
  }

  @Test func filesThatAreNoPages() throws {
    func errors(_ write: (TemporaryFolder) throws -> Void) throws -> String {
      let folder = try project(manifest: false)
      try write(folder)
      let run = try CommandRun(["--rules", "lint"], in: folder)
      #expect(run.status == .trouble && run.output == "")
      return run.errors
    }
    let binary = try errors {
      try $0.write("", to: "lint/own.md")
      try Data([0x23, 0x0A, 0xFF, 0x0A]).write(to: $0.url.appendingPathComponent("lint/own.md"))
    }
    #expect(binary.hasPrefix("lint/own.md:2: error: no text in UTF-8"))
    #expect(try errors { try $0.write("", to: "lint/own.md/x") }.hasPrefix("lint/own.md:1: error: "))
    #expect(try errors { try $0.write("", to: "lint/own.txt") }.contains("no rule pages in \"lint\""))
    #expect(
      try errors { try $0.write("", to: "lint") }.contains("rules in \"lint\": not a directory; expected a folder"))
    let taken = Self.page.replacing("`own`", with: "`blocking-sleep`")
    #expect(
      try errors { try $0.write(taken, to: "lint/blocking-sleep.md") }
        .hasPrefix(
          "lint/blocking-sleep.md:1: error: rule \"blocking-sleep\" is there already; expected a name of its own"))
    for (name, fence) in [("closures", "closures"), ("known-types", "known-types")] {
      let none = try errors { try $0.write("x y z\n", to: "lint/\(name).md") }
      #expect(none.hasPrefix("lint/\(name).md:1: error: no block '```\(fence)'; expected one with lines "))
      let wrong = try errors { try $0.write("```\(fence)\nx\n\ny\n```\n", to: "lint/\(name).md") }
      #expect(wrong.split(separator: "\n").count == 2 && wrong.contains("lint/\(name).md:4: error: "))
    }
  }

  @Test(arguments: [
    (["K.S.value ->", "set K.S.value ->"], [3, 4, 5]), (["set K.S.value ->", "K.S.value ->"], [3, 4, 5]),
    (["K.S.value ->"], [3, 5]), (["set K.S.value ->"], [4, 5]),
  ])
  func aPropertyMayBlockInBothWays(_ lines: [String], _ expected: [Int]) throws {
    let source = """
      import K
      func use(_ s: S) async {
        _ = s.value
        s.value = 1
        s.value += 1
      }

      """
    let folder = try project(source, manifest: false)
    try folder.write(
      Self.page.replacing("Swift.print() -> do not", with: lines.joined(separator: "\n")), to: "lint/own.md")
    #expect(try findings(["--rules", "lint"], in: folder) == expected.map { "\($0) own" })
  }

  @Test func pagesWithOtherLineEndsAndMarks() throws {
    for text in [Self.page, "\u{FEFF}" + Self.page, Self.page.replacing("\n", with: "\r\n")] {
      let folder = try project("func use() async { print() }\n", manifest: false)
      try folder.write(text, to: "lint/own.md")
      #expect(try findings(["--rules", "lint"], in: folder) == ["1 own"])
    }
  }
}
