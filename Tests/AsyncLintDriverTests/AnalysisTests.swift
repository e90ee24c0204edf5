import Foundation
import Testing

@testable import AsyncLintDriver

/// The command from arguments to findings.
struct AnalysisTests {
  private static let feed = """
    import Foundation

    actor Feed {
      func refresh(store: Store) async {
        store.load()
      }
    }

    """
  private static let store = """
    import Foundation

    struct Store {
      func load() { Thread.sleep(forTimeInterval: 1) }
    }

    """

  @Test func aChainOverTwoFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.feed, to: "App/Feed.swift")
    try folder.write(Self.store, to: "App/Store.swift")
    let run = try CommandRun([], in: folder)
    #expect(run.status == .findings)
    #expect(run.output.hasPrefix("App/Feed.swift:5:11: error: "))
    #expect(run.output.contains(" [blocking-sleep]\n"))
    #expect(
      run.output.contains(
        """
        5 |     store.load()
           |           ^^^^
        """))
    #expect(
      run.output.contains(
        """
           = chain:
               Store.load() at App/Feed.swift:5:11
                 Thread.sleep(forTimeInterval:) at App/Store.swift:4:24
        """))
    #expect(run.errors.hasPrefix("1 finding (1 async-alternative) in 2 files, 12 lines, "))

    // The same from another working directory, and from a file alone nothing: the helper is not known then.
    #expect(try CommandRun(["--color=never"], in: folder).output == run.output)
    #expect(try CommandRun(["App/Feed.swift"], in: folder).status == .clean)
    #expect(try CommandRun(["--fail-on=never"], in: folder).status == .clean)
    #expect(try CommandRun(["--color=always"], in: folder).output.contains("\u{1B}[1;31merror\u{1B}[0m"))
  }

  /// What is told of a block by the wait for its queue is told itself where nobody sees that wait.
  @Test(arguments: [
    ("warning", ["dispatch-sync", "dispatch-sync"]), ("error", ["blocking-semaphore", "blocking-semaphore"]),
  ])
  func hiddenWaitsSpeakForNothing(least: String, rules: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      import Dispatch
      final class Cache: Sendable {
        let queue = DispatchQueue(label: "cache")
        func locked<T>(_ work: () -> T) -> T { queue.sync(execute: work) }
        func load(_ done: DispatchSemaphore) async {
          locked { done.wait() }
          queue.sync { done.wait() }
        }
      }

      """, to: "Cache.swift")
    let run = try CommandRun(["--format=concise", "--quiet", "--min-severity", least], in: folder)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == rules.count, "\(run.output)")
    for (line, rule) in zip(lines, rules) { #expect(line.contains(rule), "\(line)") }
  }

  /// A shorter chain to something less does not hide an error from who asks for errors alone.
  @Test(arguments: [("warning", "[blocking-file-io]"), ("error", "[blocking-process]")])
  func errorsBehindHelpersAreTold(least: String, rule: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      import Foundation
      func say(_ text: String, into file: URL) async throws { try run(text, file) }
      func run(_ text: String, _ file: URL) throws {
        try text.write(to: file, atomically: true, encoding: .utf8)
        let process = Process()
        try process.run()
        process.waitUntilExit()
      }

      """, to: "Say.swift")
    let run = try CommandRun(["--format=concise", "--quiet", "--min-severity", least], in: folder)
    #expect(run.output.split(separator: "\n").count == 1 && run.output.contains(rule), "\(run.output)")
  }

  /// The finding that the README shows.
  @Test func theReadmesExample() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.feed, to: "Sources/App/Feed.swift")
    try folder.write(Self.store, to: "Sources/App/Store.swift")
    let output = try CommandRun(["Sources"], in: folder).output
    #expect(output.split(separator: "\n").count == 13)
    #expect(try repositoryPage("README.md").contains("```text\n\(output)```"))
  }

  @Test func jsonOfIt() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.feed, to: "App/Feed.swift")
    try folder.write(Self.store, to: "App/Store.swift")
    let run = try CommandRun(["--format=json", "--threads=1"], in: folder)
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let finding = try #require((report?["findings"] as? [[String: Any]])?.first)
    #expect(finding["path"] as? String == "App/Feed.swift")
    #expect(finding["symbol"] as? String == "Thread.sleep(forTimeInterval:)")
    #expect(
      (finding["chain"] as? [[String: Any]])?.map { $0["path"] as? String } == ["App/Feed.swift", "App/Store.swift"])
    #expect((finding["context"] as? [String: String])?["function"] == "Feed.refresh(store:)")
    let range = try #require(finding["range"] as? [String: [String: Int]])
    #expect(range["start"] == ["line": 5, "column": 11, "offset": 79])
    #expect(range["end"] == ["line": 5, "column": 15, "offset": 83])
  }

  @Test func standardInputHasFindingsToo() throws {
    let text = Self.feed.replacing("Store", with: "Int").replacing(
      "store.load()", with: "Thread.sleep(forTimeInterval: 1)")
    let run = try CommandRun(["-"], in: try TemporaryFolder(), input: Array(text.utf8))
    #expect(run.status == .findings)
    #expect(run.output.hasPrefix("<standard input>:5:12: error: "))
    #expect(run.output.contains("5 |     Thread.sleep(forTimeInterval: 1)\n"))
  }

  @Test func oddBytesAreAnalysed() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Array("import Foundation\nfunc f() async { usleep(1) } // ".utf8) + [0xFF, 0x00, 0x0A], to: "a.swift")
    let run = try CommandRun(["--format=json"], in: folder)
    #expect(run.status == .findings)
    #expect(run.output.contains("\"invalid-utf-8\""))
    #expect(run.output.contains("\"nul-bytes\""))
  }

  /// Names that would command a terminal, break a line of output or a JSON string, or are no text at all.
  @Test func hostileNames() throws {
    let folder = try TemporaryFolder()
    let names: [[UInt8]] = [
      Array("\u{1B}[2J\u{7}.swift".utf8), Array("a\nb\r.swift".utf8), Array("\"\\\u{202E}{0}.swift".utf8),
      [0xFF, 0xC0] + Array(".swift".utf8),
      Array("-q.swift".utf8), Array(" .swift".utf8),
    ]
    let text = Array("func f() async { usleep(1) }\n".utf8)
    let written = names.filter { name in
      // Some file systems refuse such names.
      guard let file = folder.path.appending(name).withCString({ fopen($0, "w") }) else { return false }
      fwrite(text, 1, text.count, file)
      fclose(file)
      return true
    }
    let run = try CommandRun(["."], in: folder)
    #expect(run.status == .findings)
    #expect(run.output.split(separator: "\n").filter { $0.contains(": error: ") }.count == written.count)
    #expect(run.output.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    let json =
      try JSONSerialization.jsonObject(
        with: Data(CommandRun(["--format=json"], in: folder).output.utf8)) as? [String: Any]
    let paths = try #require(json?["findings"] as? [[String: Any]]).compactMap { $0["path"] as? String }
    #expect(Set(paths) == Set(written.map { String(decoding: $0, as: UTF8.self) }))
  }

  /// Two targets with a function of the same name each: the manifest tells them apart, wherever the command is started.
  @Test func modulesComeFromTheManifestAbove() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      // swift-tools-version: 6.0
      import PackageDescription
      let package = Package(name: "p", targets: [.target(name: "A"), .target(name: "B")])
      """, to: "Package.swift")
    try folder.write("func work() { sleep(1) }\n", to: "Sources/A/work.swift")
    try folder.write("func work() {}\n", to: "Sources/B/work.swift")
    try folder.write("func run() async { work() }\n", to: "Sources/A/run.swift")
    try folder.write("func run() async { work() }\n", to: "Sources/B/run.swift")
    let sources = folder.url.appendingPathComponent("Sources").path
    for paths in [
      ["."], ["Sources"], [sources], ["Sources/A", "Sources/B"],
      ["Sources/A/run.swift", "Sources/A/work.swift", "Sources/B"],
    ] {
      let run = try CommandRun(paths, in: folder)
      #expect(run.output.split(separator: "\n").filter { $0.contains("error: ") }.count == 1, "\(paths)")
      #expect(run.output.hasPrefix("Sources/A/run.swift:1:20: error: "), "\(paths)")
    }
    #expect(
      try CommandRun([sources], in: try TemporaryFolder()).output.hasPrefix(
        "\(folder.path.text)/Sources/A/run.swift:1:20: "))
  }

  @Test func manifestsAreLookedForInsideTheRepository() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "Package.swift")
    try folder.write("", to: "inner/deep/a.swift")
    let manifests = { enclosingManifests(of: folder.discover("inner/deep")).map(\.text) }
    #expect(manifests() == ["\(folder.path.text)/Package.swift"])
    #expect(enclosingManifests(of: folder.discover(".")) == [])
    try folder.write("", to: "inner/.git/HEAD")
    #expect(manifests() == [])
  }
}
