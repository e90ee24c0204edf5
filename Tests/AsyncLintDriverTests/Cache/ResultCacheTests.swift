import AsyncLintReport
import Foundation
import Testing

@testable import AsyncLintDriver

/// A run in which nothing has changed says the same without an analysis; every other run analyses.
struct ResultCacheTests {
  private let project: CachedProject

  init() throws { project = try CachedProject() }

  @Test(arguments: ReportFormat.allCases) func theSameReport(_ format: ReportFormat) throws {
    let arguments = ["--format", format.rawValue, "--statistics", "--min-severity", "info"]
    let first = try project.run(arguments)
    let second = try project.run(arguments)
    #expect(!first.isHit && second.isHit)
    #expect(first.said == second.said)
    #expect(first.said == (try project.runWithoutCache(arguments)).said)
    #expect(first.said.count == 6, "status, report, summary and notes on three files: \(first.said)")
    #expect(try project.entries().count == 1)
  }

  /// What is only left out of a report or written another way needs no analysis of its own; but that a wait for a queue, which speaks for
  /// what blocks in its block, is left out.
  @Test func settingsOfTheReport() throws {
    #expect(try !project.run().isHit)
    for arguments in [
      ["--format=json"], ["--fail-on=never"], ["--color=always"], ["--threads=1"],
      ["--severity=blocking-sleep=info"],
    ] {
      let run = try project.run(arguments)
      #expect(run.isHit, "\(arguments)")
      #expect(run.said == (try project.runWithoutCache(arguments)).said, "\(arguments)")
    }
    #expect(try !project.run(["--min-severity=error"]).isHit)
  }

  @Test func baselines() throws {
    let arguments = ["baseline", "write", "--baseline", "b.json"]
    _ = try project.run()
    let write = try CommandRun(
      arguments + ["--cache-dir", project.cache.url.path, "-v"], in: project.folder)
    #expect(write.errors.contains("nothing has changed"))
    #expect(write.errors.contains("wrote b.json: 2 known findings"))
    let run = try project.run(["--baseline", "b.json"])
    #expect(run.isHit)
    #expect(run.said == (try project.runWithoutCache(["--baseline", "b.json"])).said)
  }

  @Test func suppressionsAreWrittenFromAResultToo() throws {
    _ = try project.run()
    #expect(try project.run(["--add-suppressions", "known"]).isHit)
    #expect(try project.run().said == (try project.runWithoutCache()).said)
    let run = try project.run()
    #expect(run.isHit)
    #expect(run.said[0] == "clean")
  }

  @Test func changedContents() throws {
    try project.expectAnalysis("at first")
    let path = "Sources/App/Store.swift"
    let file = project.folder.url.appendingPathComponent(path)
    let text = try String(contentsOf: file, encoding: .utf8)
    // As long as it was, and as old.
    let times = try FileManager.default.attributesOfItem(atPath: file.path)
    try project.folder.write(text.replacing("sleep", with: "sleeq"), to: path)
    try FileManager.default.setAttributes(
      [.modificationDate: try #require(times[.modificationDate] as? Date)], ofItemAtPath: file.path)
    try project.expectAnalysis("same size and time")
    try project.folder.write(text, to: path)
    try project.expectAnalysis("as it was")
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: file.path)
    #expect(try project.run().isHit, "a time alone changes nothing")
    try project.folder.write(text + "// asynclint:ignore-file blocking-sleep -- a test\n", to: path)
    try project.expectAnalysis("suppression")
    try project.folder.write(Array(text.utf8) + [0xFF], to: path)
    try project.expectAnalysis("encoding")
    try project.folder.write([0xFF, 0xFE] + Array(text.utf8), to: path)
    try project.expectAnalysis("not to be analysed")
  }

  @Test func otherFiles() throws {
    try project.expectAnalysis("at first")
    try project.folder.write("func later() async { sleep(2) }\n", to: "Sources/App/Later.swift")
    try project.expectAnalysis("added")
    let name = { (name: String) in project.folder.url.appendingPathComponent("Sources/App/\(name)") }
    try FileManager.default.moveItem(at: name("Later.swift"), to: name("Sooner.swift"))
    try project.expectAnalysis("renamed")
    try FileManager.default.removeItem(at: name("Sooner.swift"))
    try project.expectAnalysis("removed")
    try project.folder.write("Odd.swift\n", to: "Sources/.gitignore")
    try project.folder.write("", to: ".git/HEAD")
    try project.expectAnalysis("ignored")
    try project.expectAnalysis("other paths", ["Sources"])
    try project.expectAnalysis("a file alone", ["Sources/App/Feed.swift"])
    try project.expectAnalysis("from the root", [project.folder.url.path])
  }

  @Test func settingsOfTheAnalysis() throws {
    try project.expectAnalysis("at first")
    for arguments in [
      ["--min-severity", "info"], ["--read", "Sources/App/Store.swift", "Sources/App/Feed.swift"],
      ["--contexts", "async"], ["--contexts", "async,main"], ["--disable", "blocking-sleep"],
      ["--enable", "file-metadata"],
      ["--nonblocking", "Store.load()"], ["--blocking", "App.Store.load()=offload"], ["--inline", "App.run(_:)"],
      ["--offloads", "App.run(_:)"], ["--async-closures", "App.run(_:)"], ["--exclude", "Feed.swift"],
      ["--include", "Feed.swift"], ["--dependencies", "off"],
    ] { try project.expectAnalysis("\(arguments)", arguments) }
    // Which files are reported in is no part of the question.
    try project.expectAnalysis("as at first")
    try project.folder.write("{ \"rules\": { \"blocking-sleep\": \"off\" } }", to: ".asynclint.json")
    try project.folder.write("{ \"exclude\": [\"Feed.swift\"] }", to: "Sources/.asynclint.json")
    try project.expectAnalysis("configuration")
    try project.folder.write("{ \"exclude\": [\"Store.swift\"] }", to: "Sources/.asynclint.json")
    try project.expectAnalysis("configuration of a folder")
  }

  @Test func rulePages() throws {
    let page = """
      # `our-vendor`
      Lane: offload
      Severity: error

      It blocks.

      ```symbols
      VendorSDK.parse(_:) -> do not
      ```
      """
    try project.folder.write(page, to: "lint/our-vendor.md")
    try project.folder.write("import VendorSDK\nfunc a() async { parse(1) }\n", to: "a.swift")
    try project.expectAnalysis("at first")
    try project.expectAnalysis("with pages", ["--rules", "lint"])
    try project.folder.write(page.replacing("error", with: "warning"), to: "lint/our-vendor.md")
    try project.expectAnalysis("severity", ["--rules", "lint"])
    try project.folder.write(page.replacing("do not", with: "do otherwise"), to: "lint/our-vendor.md")
    try project.expectAnalysis("advice", ["--rules", "lint"])
  }

  @Test func packages() throws {
    let manifest = { (name: String, rest: String) in
      "// swift-tools-version: 6.0\nimport PackageDescription\nlet package = Package(name: \"\(name)\"\(rest))\n"
    }
    let lib = "App/.build/checkouts/Lib"
    try project.folder.write(
      manifest("App", ", targets: [.target(name: \"App\", dependencies: [\"Lib\"])]"), to: "App/Package.swift")
    try project.folder.write(".build/\n", to: "App/.gitignore")
    try project.folder.write("import Lib\nfunc run() async { load() }\n", to: "App/Sources/App/App.swift")
    try project.expectAnalysis("not resolved", ["App"])
    try project.folder.write(manifest("Lib", ", targets: [.target(name: \"Lib\")]"), to: "\(lib)/Package.swift")
    try project.folder.write("import Base\npublic func load() { wait() }\n", to: "\(lib)/Sources/Lib/Lib.swift")
    try project.expectAnalysis("resolved", ["App"])
    try project.folder.write("func wait() { sleep(1) }\n", to: "\(lib)/Sources/Lib/Wait.swift")
    try project.expectAnalysis("a new file of a dependency", ["App"])
    try project.folder.write("func wait() { pause(1) }\n", to: "\(lib)/Sources/Lib/Wait.swift")
    try project.expectAnalysis("a changed file of a dependency", ["App"])
    try project.folder.write(
      manifest("Base", ", targets: [.target(name: \"Base\")]"), to: "App/.build/checkouts/Base/Package.swift")
    try project.folder.write(
      "public func pause(_ time: UInt32) { sleep(time) }\n", to: "App/.build/checkouts/Base/Sources/Base/Base.swift")
    try project.expectAnalysis("a dependency's dependency", ["App"])
    try project.expectAnalysis("the manifest above", ["App/Sources"])
    try project.folder.write(
      manifest("App", ", targets: [.target(name: \"Other\", path: \"Sources/App\")]"), to: "App/Package.swift")
    try project.expectAnalysis("another manifest above", ["App/Sources"])
    try project.expectAnalysis("another manifest", ["App"])
    try project.folder.write(
      manifest("Lib", ", targets: [.target(name: \"Library\", path: \"Sources/Lib\")]"), to: "\(lib)/Package.swift")
    try project.expectAnalysis("another manifest of a dependency", ["App"])
    try project.folder.write(manifest("Lib", ", targets: [.target(name: \"Lib\")]"), to: "\(lib)/Package.swift")
    try project.expectAnalysis("as it was", ["App"])
    try FileManager.default.removeItem(at: project.folder.url.appendingPathComponent("App/.build"))
    try project.expectAnalysis("nothing resolved any more", ["App"])
    let required = try project.run(["App", "--dependencies=on"])
    #expect(required.said[0] == "trouble" && !required.isHit)
  }

  @Test func xcodeProjects() throws {
    let project = { (isolation: String) in
      """
      { objects = {
        R = { isa = PBXProject; buildConfigurationList = L; mainGroup = G; targets = (T, ); };
        G = { isa = PBXGroup; children = (F, ); sourceTree = "<group>"; };
        F = { isa = PBXFileReference; path = Ours.xcconfig; sourceTree = "<group>"; };
        T = { isa = PBXNativeTarget; buildConfigurationList = L; };
        L = { isa = XCConfigurationList; buildConfigurations = (C, ); };
        C = { baseConfigurationReference = F; buildSettings = { \(isolation) }; name = Debug; };
      }; rootObject = R; }
      """
    }
    try self.project.folder.write("", to: ".git/HEAD")
    try self.project.expectAnalysis("at first", ["Sources"])
    try self.project.folder.write(project(""), to: "App.xcodeproj/project.pbxproj")
    try self.project.expectAnalysis("a project above", ["Sources"])
    try self.project.folder.write(
      project("SWIFT_DEFAULT_ACTOR_ISOLATION = MainActor;"), to: "App.xcodeproj/project.pbxproj")
    try self.project.expectAnalysis("other settings", ["Sources"])
    try self.project.folder.write(
      project("SWIFT_APPROACHABLE_CONCURRENCY = NO;"), to: "App.xcodeproj/project.pbxproj")
    try self.project.expectAnalysis("settings that change nothing", ["Sources"])
    try self.project.folder.write("#include \"Base.xcconfig\"", to: "Ours.xcconfig")
    try self.project.expectAnalysis("a file of settings", ["Sources"])
    try self.project.folder.write("SWIFT_DEFAULT_ACTOR_ISOLATION = MainActor", to: "Base.xcconfig")
    try self.project.expectAnalysis("one that it includes", ["Sources"])
    try self.project.folder.write("{ \"defaultIsolation\": \"nonisolated\" }", to: ".asynclint.json")
    try self.project.expectAnalysis("a configuration", ["Sources"])
  }

  /// Results of another build of the tool are none.
  @Test func otherBuilds() throws {
    _ = try project.run()
    let console = Console(
      output: OutputStream(descriptor: -1), errors: OutputStream(descriptor: -1), inputDescriptor: -1,
      workingDirectory: project.folder.path, environment: [:])
    var settings = CheckSettings()
    settings.cacheFolder = project.cache.path
    let discovery = project.folder.discover(".")
    let configuration = try RunConfiguration(
      settings, files: discovery.files.map(\.path), in: project.folder.path)
    func findings(_ tool: FileStatus?) -> Int? {
      ResultCache(settings, configuration, discovery, on: console, tool: tool, threads: 1)?
        .earlierRun(of: discovery, configuration)?.result.findings.count
    }
    #expect(findings(programStatus()) == 2)
    #expect(findings(try FileStatus.of(project.folder.path, followingLinks: true)) == nil)
    #expect(findings(nil) == nil)
  }

  @Test func filesThatChangeDuringTheRun() throws {
    let discovery = project.folder.discover("Sources")
    let sources = readSources(discovery, replacing: [:], threads: 1, standardInput: -1, progress: nil)
    let store = try #require(sources.first { $0.shownPath.hasSuffix("Store.swift") }?.facts)
    _ = store.source()
    #expect(!store.contents.hasChanged)
    try project.folder.write("// something else\n", to: "Sources/App/Store.swift")
    _ = store.source()
    #expect(store.contents.hasChanged)

    var settings = CheckSettings()
    settings.cacheFolder = project.cache.path
    settings.paths = [Path("Sources")]
    var configuration = try RunConfiguration(settings, files: discovery.files.map(\.path), in: project.folder.path)
    let console = Console(
      output: OutputStream(descriptor: -1), errors: OutputStream(descriptor: -1), inputDescriptor: -1,
      workingDirectory: project.folder.path, environment: [:])
    let cache = try #require(ResultCache(settings, configuration, discovery, on: console, threads: 1))
    let kept = sources.indices.filter { sources[$0].facts != nil }
    configuration.keepOnly(kept)
    let files = kept.compactMap { sources[$0].facts }
    let seen = cache.filesSeen(
      sources, manifests: [], projects: XcodeProjects(), dependencies: [], configuration)
    let result = analyzeFiles(files, manifests: [], catalogue: configuration.catalogue, options: configuration.options)
    try cache.keep(result, of: seen)
    #expect(try project.entries().isEmpty)
    // And without the change it would have been kept.
    let again = readSources(discovery, replacing: [:], threads: 1, standardInput: -1, progress: nil)
    try cache.keep(
      result,
      of: cache.filesSeen(again, manifests: [], projects: XcodeProjects(), dependencies: [], configuration))
    #expect(try project.entries().count == 1)
  }

  @Test func runsThatAreNotOfTheDiskAlone() throws {
    let cache = ["--cache-dir", project.cache.url.path]
    let input = Array("func f() async { sleep(1) }\n".utf8)
    _ = try CommandRun(cache + ["-"], in: project.folder, input: input)
    _ = try CommandRun(cache + ["--stdin"], in: project.folder, input: input)
    _ = try CommandRun(cache + ["--stdin-filename=Sources/App/Feed.swift"], in: project.folder, input: input)
    _ = try CommandRun(cache + ["--diff=-"], in: project.folder)
    _ = try CommandRun(cache + ["--no-cache"], in: project.folder)
    _ = try CommandRun(["--no-cache"] + cache, in: project.folder)
    #expect(try project.entries().isEmpty)
  }

  @Test func severalRunsAtOnce() throws {
    let expected = try project.runWithoutCache().said
    for round in 0..<3 {
      try project.folder.write("// \(round)\n", to: "Sources/App/Round.swift")
      let runs = parallelMap(count: 12, threads: 6) { [project] in { _ in try? project.run().said } }
      #expect(runs.allSatisfy { $0?.dropFirst().first == expected[1] })
      #expect(try project.run().isHit)
      #expect(try project.entries().count == 1)
    }
  }
}
