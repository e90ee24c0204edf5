import Foundation
import Testing

@testable import AsyncLintDriver

struct ConfigurationTests {
  private static let blocking = """
    import Foundation
    func f() async { sleep(1) }
    func g() async { _ = try? String(contentsOfFile: "x") }
    func h() async { _ = FileManager.default.fileExists(atPath: "x") }

    """

  /// `path:line severity rule` of each finding.
  private func findings(_ arguments: [String] = [], in folder: TemporaryFolder) throws -> [String] {
    let run = try CommandRun(["--format=json", "--quiet"] + arguments, in: folder)
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return try #require(report?["findings"] as? [[String: Any]], "\(run.errors)").map { finding in
      let start = (finding["range"] as? [String: [String: Int]])?["start"]
      return "\(finding["path"] ?? ""):\(start?["line"] ?? 0) \(finding["severity"] ?? "") \(finding["rule"] ?? "")"
    }
  }

  @Test func rulesAndSeverities() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.blocking, to: "a.swift")
    #expect(try findings(in: folder) == ["a.swift:2 error blocking-sleep", "a.swift:3 warning blocking-file-io"])
    try folder.write(
      """
      {
        // comments, and commas at the end
        "rules": { "blocking-sleep": "off", "blocking-file-io": "error", "file-metadata": "warning", },
      }
      """, to: ".asynclint.json")
    let configured = ["a.swift:3 error blocking-file-io", "a.swift:4 warning file-metadata"]
    #expect(try findings(in: folder) == configured)
    // The command line wins.
    #expect(
      try findings(["--enable=blocking-sleep", "--disable", "file-metadata"], in: folder)
        == ["a.swift:2 error blocking-sleep", "a.swift:3 error blocking-file-io"])
    #expect(
      try findings(["--severity=blocking-sleep=warning"], in: folder)
        == ["a.swift:2 warning blocking-sleep"] + configured)
    #expect(try findings(["--no-config"], in: folder).count == 2)
    try folder.write("{ \"minSeverity\": \"error\", \"rules\": { \"file-metadata\": \"error\" } }", to: "other.json")
    #expect(
      try findings(["--config", "other.json"], in: folder)
        == ["a.swift:2 error blocking-sleep", "a.swift:4 error file-metadata"])
  }

  @Test func nearerFilesInherit() throws {
    let folder = try TemporaryFolder()
    for path in ["a.swift", "Sources/b.swift", "Sources/Deep/c.swift", "Other/d.swift"] {
      try folder.write(
        "func f() async { sleep(1) }\nfunc g() async { _ = try? String(contentsOfFile: \"x\") }\n", to: path)
    }
    try folder.write("{ \"rules\": { \"blocking-sleep\": \"warning\" }, \"root\": true }", to: ".asynclint.json")
    try folder.write("{ \"rules\": { \"blocking-file-io\": \"off\" } }", to: "Sources/.asynclint.json")
    try folder.write("{ \"rules\": { \"blocking-sleep\": \"off\" }, \"root\": true }", to: "Other/.asynclint.json")
    let expected = [
      "Other/d.swift:2 warning blocking-file-io", "Sources/Deep/c.swift:1 warning blocking-sleep",
      "Sources/b.swift:1 warning blocking-sleep", "a.swift:1 warning blocking-sleep",
      "a.swift:2 warning blocking-file-io",
    ]
    #expect(try findings(in: folder) == expected)
    #expect(try findings(["Sources/b.swift"], in: folder) == ["Sources/b.swift:1 warning blocking-sleep"])
  }

  @Test func extendedFilesSpeakOfTheProject() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.blocking, to: "Tests/a.swift")
    try folder.write(Self.blocking, to: "b.swift")
    try folder.write(
      "{ \"exclude\": \"Tests/\", \"failOn\": \"never\", \"minSeverity\": \"error\" }", to: "config/base.json")
    try folder.write("{ \"extends\": [\"config/base.json\"], \"minSeverity\": \"warning\" }", to: ".asynclint.json")
    #expect(try findings(in: folder).map { $0.prefix(10) } == ["b.swift:2 ", "b.swift:3 "])
    #expect(try CommandRun([], in: folder).status == .clean)
    try folder.write("{ \"extends\": \"../.asynclint.json\" }", to: "config/base.json")
    #expect(try CommandRun([], in: folder).errors == ".asynclint.json:1: error: extends itself\n")
  }

  @Test func overridesAndGlobs() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.blocking, to: "Tests/a.swift")
    try folder.write(Self.blocking, to: "Sources/b.swift")
    try folder.write("func helper() { sleep(1) }\n", to: "Sources/Generated/helper.swift")
    try folder.write(
      "func caller() async { helper() }\nfunc own() async { sleep(1) }\n", to: "Sources/Generated/use.swift")
    try folder.write("func calls() async { helper() }\n", to: "Sources/c.swift")
    try folder.write(
      """
      { "exclude": ["Generated/"],
        "overrides": [
          { "files": ["Tests/"], "rules": { "blocking-sleep": "off" }, "failOn": "never" },
          { "files": ["Tests/a.swift"], "minSeverity": "info", "rules": { "file-metadata": "on" } } ] }
      """, to: ".asynclint.json")
    // What is excluded is read all the same.
    #expect(
      try findings(in: folder) == [
        "Sources/b.swift:2 error blocking-sleep", "Sources/b.swift:3 warning blocking-file-io",
        "Sources/c.swift:1 error blocking-sleep", "Tests/a.swift:3 warning blocking-file-io",
        "Tests/a.swift:4 info file-metadata",
      ])
    #expect(try findings(["Sources/Generated/use.swift"], in: folder) == [])
    #expect(try CommandRun(["Tests"], in: folder).status == .clean)
    #expect(try findings(["--include", "Tests/", "--exclude=*.txt"], in: folder).count == 2)
  }

  @Test func contextsAndLevels() throws {
    let folder = try TemporaryFolder()
    try folder.write("@MainActor func f() { sleep(1) }\nfunc g() async { sleep(1) }\n", to: "a.swift")
    try folder.write("{ \"contexts\": [\"main\"], \"failOn\": \"never\" }", to: ".asynclint.json")
    #expect(try findings(in: folder) == ["a.swift:1 error blocking-sleep"])
    #expect(try findings(["--contexts=async"], in: folder) == ["a.swift:2 error blocking-sleep"])
    #expect(try CommandRun([], in: folder).status == .clean)
    #expect(try CommandRun(["--fail-on=error"], in: folder).status == .findings)
  }

  @Test func ownKnowledge() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      // swift-tools-version: 6.0
      import PackageDescription
      let package = Package(name: "p", targets: [.target(name: "App")])
      """, to: "Package.swift")
    try folder.write(
      """
      import VendorSDK

      struct WorkQueue { func run(_ work: @escaping () -> Void) {}; func now(_ work: @escaping () -> Void) {} }
      final class Cache { func load(key: Int) { sleep(1) } }
      func a() async { parse(1) }
      func b(_ queue: WorkQueue) async { queue.run { Task { sleep(1) } } }
      func c(_ queue: WorkQueue) async { queue.now { sleep(1) } }
      func d(_ cache: Cache) async { cache.load(key: 1) }
      func e(_ queue: WorkQueue) { queue.run { sleep(1) } }
      func f() async { usleep(1) }

      """, to: "Sources/App/a.swift")
    let path = "Sources/App/a.swift"
    #expect(
      try findings(in: folder) == [
        "\(path):6 error blocking-sleep", "\(path):8 error blocking-sleep", "\(path):10 error blocking-sleep",
      ])
    try folder.write(
      """
      { "blocking": { "VendorSDK.parse(_:)": "queue-handoff" },
        "nonblocking": ["Cache.load", "usleep(_:)"],
        "inline": ["App.WorkQueue.now(_:)"],
        "asyncClosures": ["App.WorkQueue.run(_:)"] }
      """, to: ".asynclint.json")
    #expect(
      try findings(in: folder) == [
        "\(path):5 warning configured-blocking", "\(path):6 error blocking-sleep", "\(path):7 error blocking-sleep",
        "\(path):9 error blocking-sleep",
      ])
    #expect(try findings(["--nonblocking=App.Cache.load(key:)", "--no-config"], in: folder).count == 2)
    let report = try CommandRun(["--blocking=VendorSDK.parse(_:)=queue-handoff", "--no-config"], in: folder).output
    #expect(report.contains("= lane: queue-handoff"))
  }

  /// What stands first is a module or a type, and a method is that of an instance or the type's own.
  @Test(arguments: [
    ("VendorSDK.parse(_:)", [5, 7]), ("VendorSDK.Parser.parse(_:)", [6, 10]), ("Parser.parse(_:)", [6, 10]),
    ("Parser.shared(_:)", [9]), ("VendorSDK.Parser(_:)", [8]), ("Parser.init(_:)", [8]), ("Client.send(_:)", [11, 12]),
  ])
  func modulesAndTypesOfEntries(_ name: String, _ lines: [Int]) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      import VendorSDK
      func use(_ parser: Parser, _ client: Client, _ data: Int) async {
        other()
        _ = data
        VendorSDK.parse(data)
        parser.parse(data)
        parse(data)
        let made = Parser(data)
        _ = Parser.shared(data)
        made.parse(data)
        client.send(data)
        Client.send(data)
      }
      """, to: "a.swift")
    let entries = ["--blocking=\(name)=offload", "--blocking=VendorSDK.other(_:)=offload", "--no-config"]
    #expect(try findings(entries, in: folder) == lines.map { "a.swift:\($0) warning configured-blocking" })
  }

  /// In a run that says how it was understood.
  @Test func entriesOfWhichNothingIsThereAreTold() throws {
    let folder = try TemporaryFolder()
    try folder.write("import VendorSDK\nfunc use() async { parse(1) }\n", to: "a.swift")
    try folder.write(
      """
      { "blocking": { "VendorSDK.parse(_:)": "offload", "Vendor.parse(_:)": "offload" },
        "nonblocking": ["use", "load(_:)"],
        "inline": ["VendorSDK.Queue.run(_:)"] }
      """, to: ".asynclint.json")
    let said = try CommandRun(["--verbose"], in: folder).errors
    for (line, name, entry) in [
      (1, "Vendor", "Vendor.parse(_:)"), (2, "load", "load(_:)"), (3, "Queue", "VendorSDK.Queue.run(_:)"),
    ] {
      #expect(said.contains("asynclint: .asynclint.json:\(line): no file has the name \"\(name)\" of \"\(entry)\"\n"))
    }
    #expect(said.matches(of: /no file has the name/).count == 3)
    #expect(!(try CommandRun([], in: folder).errors.contains("no file has the name")))
  }

  @Test(arguments: [
    ("blocking", "{ \"Vendor.parse(_:) -> Int\": \"offload\" }", "names no function"),
    ("blocking", "{ \"func Vendor.parse(_:)\": \"offload\" }", "names no function"),
    ("blocking", "{ \"Vendor.parse(_:); info\": \"offload\" }", "names no function"),
    ("offloads", "[\"Vendor.run()\"]", "takes no closure"),
  ])
  func entriesThatAreNoNames(key: String, value: String, message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("{\n \"\(key)\": \(value) }", to: ".asynclint.json")
    let run = try CommandRun(["."], in: folder)
    #expect(run.status == .trouble)
    #expect(run.errors.contains(".asynclint.json:2: ") && run.errors.contains(message), "\(run.errors)")
    #expect(run.errors.contains("expected 'Module.Type.name(label:_:)'"))
  }

  /// As people write an API, and the findings that it leaves.
  @Test(arguments: [
    ("Data.init(contentsOf:)", 1), ("Data(contentsOf:)", 1), ("Data.init", 1),
    ("Foundation.Data(contentsOf:options:)", 1),
    ("Data(options:)", 2), ("Glibc.Data(contentsOf:)", 2), ("sleep", 1), ("Glibc.sleep(_:)", 1), ("sleep(for:)", 2),
  ])
  func nonblockingAPIs(_ name: String, _ count: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      import Foundation
      func load(_ url: URL) async throws {
        _ = try Data(contentsOf: url)
        sleep(1)
      }
      """, to: "a.swift")
    #expect(try findings(["--nonblocking=\(name)"], in: folder).count == count)
  }

  @Test func ruleFolders() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      # `our-vendor`
      Lane: offload
      Severity: error

      It blocks.

      ```symbols
      VendorSDK.parse(_:) -> do not
      ```
      """, to: "lint/our-vendor.md")
    try folder.write("import VendorSDK\nfunc a() async { parse(1) }\n", to: "a.swift")
    #expect(try findings(["--rules", "lint"], in: folder) == ["a.swift:2 error our-vendor"])
    try folder.write(
      "{ \"ruleFolders\": [\"lint\"], \"rules\": { \"our-vendor\": \"warning\" } }", to: ".asynclint.json")
    #expect(try findings(in: folder) == ["a.swift:2 warning our-vendor"])
    try folder.write("# `our-vendor`\nLane: offlod\n", to: "lint/our-vendor.md")
    let wrong = try CommandRun([], in: folder)
    #expect(wrong.status == .trouble)
    #expect(wrong.errors.contains("lint/our-vendor.md:2: error: unknown lane \"offlod\""))
    try folder.write("{\n  \"ruleFolders\": [\"lnt\"]\n}", to: ".asynclint.json")
    #expect(
      try CommandRun([], in: folder).errors.hasPrefix(".asynclint.json:2: error: rules in \""))
  }

  static let mistakes: [(String, String)] = [
    ("{\n \"rulse\": {}\n}", "2: error: unknown key \"rulse\", did you mean \"rules\""),
    ("[]", "1: error: a configuration is an object, not a list"),
    (
      "{ \"rules\": [] }",
      "1: error: \"rules\" takes an object from rules to levels, { \"blocking-sleep\": \"error\" }, not a list"
    ),
    ("{ \"nonblocking\": 1 }", "1: error: \"nonblocking\" takes a list of functions, "),
    ("{ \"minSeverity\": 3 }", "1: error: \"minSeverity\" takes info, warning, error, not a number"),
    (
      "{\n\"rules\": {\n\"blocking-slep\": \"off\" } }",
      "3: error: unknown rule \"blocking-slep\", did you mean \"blocking-sleep\""
    ),
    (
      "{ \"rules\": { \"blocking-sleep\": \"eror\" } }",
      "1: error: \"blocking-sleep\" takes off, on, info, warning, error, not \"eror\", did you mean \"error\""
    ),
    ("{ \"failOn\": \"often\" }", "1: error: \"failOn\" takes info, warning, error, never, not \"often\""),
    (
      "{ \"contexts\": [\"async\",\n\"evnt-loop\"] }",
      "2: error: \"contexts\" takes async, event-loop, main, not \"evnt-loop\", did you mean \"event-loop\""
    ),
    ("{ \"contexts\": [] }", "1: error: \"contexts\" names no context; expected at least one of async"),
    ("{ \"nonblocking\": [\n\"load(key\"] }", "2: error: \"load(key\" names no function; expected \"Type.method("),
    ("{ \"nonblocking\": \"load cache\" }", "1: error: \"load cache\" names no function"),
    ("{ \"root\": \"yes\" }", "1: error: \"root\" takes true or false, not a string"),
    ("{ \"include\": [1] }", "1: error: \"include\" takes a string, not a number"),
    (
      "{ \"overrides\": [\n{ \"rules\": {} }] }",
      "2: error: an element of \"overrides\" has no \"files\": the globs of the files that it is about"
    ),
    (
      "{ \"overrides\": [{ \"files\": [],\n \"contxts\": [] }] }",
      "2: error: unknown key \"contxts\" in \"overrides\", did you mean \"contexts\""
    ),
    (
      "{ \"blocking\": { \"Vendor.f(_:)\":\n\"offlod\" } }",
      "2: error: \"Vendor.f(_:)\" takes async-alternative, offload, queue-handoff, not \"offlod\", did you mean \"offload\""
    ),
    (
      "{ \"blocking\": {\n\"parse(\": \"offload\" } }",
      "2: error: \"parse(\" does not end in \")\"; expected 'Module.Type.name(label:_:[optionalLabel:])'"
    ),
    ("{ \"blocking\": {\n\"\": \"offload\" } }", "2: error: \"\" names no function; expected 'Module.Type.name("),
    ("{ \"blocking\": {\n\"A.1(_:)\": \"offload\" } }", "2: error: \"A.1(_:)\" names no function"),
    ("{ \"extends\": \"nope.json\" }", "1: error: \"extends\" names \"nope.json\", which is not there"),
    ("{ \"format\": \"jsn\" }", "1: error: \"format\" takes "),
    ("{ \"root\": true, \"root\": true }", "1: error: the key \"root\" is there already"),
    ("{\n\"root\" true }", "2: error: expected \":\" behind \"root\", found \"t\""),
    ("{ \"root\": tru }", "1: error: expected a value, found \"t\""),
    ("{ /* ", "1: error: a comment is not closed"),
    ("{ \"a\nb\": 1 }", "1: error: a string ends before its closing quote"),
    ("", "1: error: expected a value, found the end"),
    (String(repeating: "[", count: 100_000), "1: error: nested too deep"),
  ]

  @Test(arguments: mistakes) func saysWhatIsWrong(text: String, message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "Sources/.asynclint.json")
    try folder.write("let a = 1\n", to: "Sources/a.swift")
    let run = try CommandRun([], in: folder)
    #expect(run.status == .trouble)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("Sources/.asynclint.json:\(message)"), "\(run.errors)")
  }

  @Test func mistakesOnTheCommandLine() throws {
    let folder = try TemporaryFolder()
    for (arguments, message) in [
      (["--disable", "blocking-slep"], "unknown rule \"blocking-slep\", did you mean \"blocking-sleep\""),
      (["--severity", "blocking-sleep"], "\"--severity\" takes RULE=LEVEL, not \"blocking-sleep\""),
      (["--severity=blocking-sleep=eror"], "\"--severity RULE=LEVEL\" takes info, warning, error, not \"eror\""),
      (["--blocking", "a.b()=c"], "\"--blocking FUNCTION=LANE\" takes async-alternative, offload, queue-handoff"),
      (["--blocking", "b(=offload"], "\"b(\" does not end in \")\""),
      (["--rules", "nope"], "rules in \"nope\": no such file or directory; expected a folder with files \"RULE.md\""),
      (["--rules", "."], "no rule pages in \".\"; expected a folder with files \"RULE.md\""),
      (["--config", "nope.json"], "nope.json:1: error: no such file or directory"),
    ] {
      let run = try CommandRun(arguments, in: folder)
      #expect(run.status == .trouble)
      #expect(run.errors.contains(message), "\(run.errors)")
    }
  }

  @Test func theEffectAndItsOrigin() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "{\n  \"rules\": { \"blocking-sleep\": \"off\" },\n  \"exclude\": [\"Sources/Gen/\"] }", to: ".asynclint.json")
    try folder.write("{\n\n  \"failOn\": \"error\" }", to: "Sources/.asynclint.json")
    try folder.write("", to: "Sources/Gen/a.swift")
    let text = try CommandRun(["config", "Sources", "--min-severity=error"], in: folder).output
    let rows = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(rows.contains("failOn error Sources/.asynclint.json:3"))
    #expect(rows.contains("minSeverity error command line"))
    #expect(rows.contains("contexts async, event-loop default"))
    #expect(rows.contains("blocking-sleep off .asynclint.json:2"))
    #expect(rows.contains("blocking-file-io warning default"))
    #expect(try CommandRun(["config", "Sources/Gen/a.swift"], in: folder).output.contains("nothing is reported here"))
    #expect(try CommandRun(["config", "nope"], in: folder).status == .trouble)
  }

  @Test(arguments: [["--watch"], ["--add-suppressions", "x"], ["--since", "main"], ["--stdin"], ["--statistics"]])
  func optionsThatAreNoSettingsAreNotShown(_ options: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(["config"] + options, in: folder)
    #expect(run.errors.hasPrefix("asynclint: error: unknown option \"\(options[0])\""), "\(run.errors)")
    #expect(!(try CommandRun(["config", "--help"], in: folder).output.contains(options[0])))
  }

  @Test func aNewConfigurationIsValidAndChangesNothing() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.blocking, to: "Sources/a.swift")
    try folder.write("import SwiftUI\nimport NIOCore\n", to: "Tests/T/a.pb.swift")
    let before = try findings(in: folder)
    let run = try CommandRun(["init"], in: folder)
    #expect(run.status == .clean)
    #expect(run.errors == "wrote .asynclint.json for 2 Swift files with event loops and a user interface\n")
    let text = try String(contentsOf: folder.url.appendingPathComponent(".asynclint.json"), encoding: .utf8)
    #expect(text.contains("\"exclude\": [\"*.pb.swift\"]"))
    #expect(text.contains("\n  \"overrides\""))
    #expect(try findings(in: folder) == before)
    #expect(try CommandRun(["init"], in: folder).status == .trouble)
  }

  @Test func theSchemaKnowsTheSameKeys() throws {
    let file = repository.appendingPathComponent("Sources/AsyncLintDriver/Schemas/configuration.schema.json")
    let schema = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: [String: Any]])
    #expect(Set(properties.keys) == Set(configurationKeys.map(\.name)))
    let items = try #require(properties["overrides"]?["items"] as? [String: Any])
    #expect(Set(try #require(items["properties"] as? [String: Any]).keys) == Set(overrideKeys))
    let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
    let levels = (definitions["rules"]?["additionalProperties"] as? [String: [String]])?["enum"]
    #expect(levels == RuleSetting.Level.names)
    #expect(definitions["failingLevel"]?["enum"] as? [String] == failingLevels)
    let contexts = (definitions["contexts"]?["items"] as? [String: [String]])?["enum"]
    #expect(contexts == contextKinds.map(\.rawValue))
    let readme = try repositoryPage("README.md")
    for key in configurationKeys.map(\.name) where key != "$schema" { #expect(readme.contains("`\(key)`"), "\(key)") }
  }
}
