import Foundation
import Testing

@testable import AsyncLintDriver

/// What Xcode's projects set says on which thread code runs.
struct XcodeProjectTests {
  /// By file: `main`, `pool` or `caller`, of what its only finding blocks.
  private func threads(_ paths: [String] = [], in folder: TemporaryFolder) throws -> [String: String] {
    let run = try CommandRun(["--format=concise", "--quiet", "--no-cache"] + paths, in: folder)
    var threads: [String: String] = [:]
    for line in run.output.split(separator: "\n") {
      let words = ["main": "the main thread", "pool": "a thread of Swift's pool", "caller": "the thread of its caller"]
      threads[String(line.prefix { $0 != ":" })] = words.first { line.contains("blocks \($0.value)") }?.key
    }
    return threads
  }

  private func folder(_ project: String, files: [String], at place: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("", to: ".git/HEAD")
    try folder.write(project, to: "\(place)App.xcodeproj/project.pbxproj")
    for file in files { try folder.write("func load\(file.utf8.count)() async { sleep(1) }\n", to: file) }
    return folder
  }

  /// Two targets: `App` is the folder of that name, without `App/Widget.swift`, which is what `Widget` has of it; beside that it has
  /// `Old/Deep/Listed.swift` and, from outside, `Shared.swift`, by name.
  private func project(app: String = "", widget: String = "", common: String = "", release: String? = nil) -> String {
    """
    // !$*UTF8*$!
    { archiveVersion = 1; objectVersion = 77; objects = {
      /* Begin PBXBuildFile section */
      B1 /* Listed.swift in Sources */ = {isa = PBXBuildFile; fileRef = F1 /* Listed.swift */; };
      B2 = {isa = PBXBuildFile; fileRef = F2; };
      F1 = {isa = PBXFileReference; lastKnownFileType = sourcecode.swift; path = Listed.swift; sourceTree = "<group>"; };
      F2 = {isa = PBXFileReference; path = ../Shared.swift; sourceTree = SOURCE_ROOT; };
      F3 = {isa = PBXFileReference; path = Common.xcconfig; sourceTree = "<group>"; };
      S1 = {isa = PBXFileSystemSynchronizedRootGroup; exceptions = (E1, E2, ); path = App; sourceTree = "<group>"; };
      E1 = {isa = PBXFileSystemSynchronizedBuildFileExceptionSet; membershipExceptions = (Info.plist, Widget.swift, ); target = T1; };
      E2 = {isa = PBXFileSystemSynchronizedBuildFileExceptionSet; membershipExceptions = (Widget.swift, ); target = T2; };
      G0 = {isa = PBXGroup; children = (S1, G1, F2, F3, ); sourceTree = "<group>"; };
      G1 = {isa = PBXGroup; children = (G2, ); path = "Old"; sourceTree = "<group>"; };
      G2 = {isa = PBXGroup; children = (F1, G0, ); name = "no \\"folder\\""; path = Deep; sourceTree = "<group>"; };
      P1 = {isa = PBXSourcesBuildPhase; files = ( ); };
      P2 = {isa = PBXSourcesBuildPhase; files = (B1 /* Listed.swift in Sources */, B2, ); };
      T1 = {isa = PBXNativeTarget; buildConfigurationList = L1; buildPhases = (P1, ); fileSystemSynchronizedGroups = (S1, ); name = App; };
      T2 = {isa = PBXNativeTarget; buildConfigurationList = L2; buildPhases = (P2, ); name = Widget; };
      L0 = {isa = XCConfigurationList; buildConfigurations = (C1, C2, ); };
      L1 = {isa = XCConfigurationList; buildConfigurations = (C3, C4, ); };
      L2 = {isa = XCConfigurationList; buildConfigurations = (C5, C6, ); };
      C1 = {isa = XCBuildConfiguration; baseConfigurationReference = F3; buildSettings = { \(common) }; name = Debug; };
      C2 = {isa = XCBuildConfiguration; baseConfigurationReference = F3; buildSettings = { \(common) }; name = Release; };
      C3 = {isa = XCBuildConfiguration; buildSettings = { LIST = ("a b", "$(inherited)", ); \(app) }; name = Debug; };
      C4 = {isa = XCBuildConfiguration; buildSettings = { \(release ?? app) }; name = Release; };
      C5 = {isa = XCBuildConfiguration; buildSettings = { \(widget) }; name = Debug; };
      C6 = {isa = XCBuildConfiguration; buildSettings = { \(widget) }; name = Release; };
      R = {isa = PBXProject; buildConfigurationList = L0; mainGroup = G0; projectDirPath = ""; targets = (T1, T2, ); };
    }; rootObject = R /* Project object */; }
    """
  }

  private let files = [
    "iOS/App/Feed.swift", "iOS/App/Deep/View.swift", "iOS/App/Widget.swift", "iOS/Old/Deep/Listed.swift",
    "Shared.swift",
    "iOS/Scripts/nobodys.swift", "Other/b.swift",
  ]
  private let mainActor = "SWIFT_DEFAULT_ACTOR_ISOLATION = MainActor;"

  @Test func eachFileHasTheSettingsOfItsTarget() throws {
    let app = try threads(in: folder(project(app: mainActor), files: files, at: "iOS/"))
    #expect(Set(app.filter { $0.value == "main" }.keys) == ["iOS/App/Feed.swift", "iOS/App/Deep/View.swift"])
    #expect(app.count == 7)
    let widget = try threads(in: folder(project(widget: mainActor), files: files, at: "iOS/"))
    #expect(
      Set(widget.filter { $0.value == "main" }.keys)
        == ["iOS/App/Widget.swift", "iOS/Old/Deep/Listed.swift", "Shared.swift"])
    // What no target names counts as the project's where all say the same.
    let all = try threads(in: folder(project(common: mainActor), files: files, at: "iOS/"))
    #expect(all.filter { $0.value == "pool" }.map(\.key) == ["Other/b.swift"])
    let folder = try folder(project(app: mainActor), files: files, at: "iOS/")
    for path in ["iOS/App", "iOS/App/Deep", "iOS/App/Deep/View.swift"] {
      #expect(try threads([path], in: folder)["iOS/App/Deep/View.swift"] == "main")
    }
  }

  @Test(arguments: [
    ("SWIFT_DEFAULT_ACTOR_ISOLATION = MainActor;", "", "main"),
    ("SWIFT_DEFAULT_ACTOR_ISOLATION = nonisolated;", "SWIFT_DEFAULT_ACTOR_ISOLATION = MainActor;", "pool"),
    ("SWIFT_DEFAULT_ACTOR_ISOLATION = \"$(inherited)\";", "SWIFT_DEFAULT_ACTOR_ISOLATION = MainActor;", "main"),
    ("SWIFT_DEFAULT_ACTOR_ISOLATION = \"$(OURS)\";", "SWIFT_DEFAULT_ACTOR_ISOLATION = MainActor;", "pool"),
    (
      "\"SWIFT_DEFAULT_ACTOR_ISOLATION[sdk=iphoneos*]\" = MainActor; SWIFT_DEFAULT_ACTOR_ISOLATION = nonisolated;", "",
      "pool"
    ),
    ("SWIFT_APPROACHABLE_CONCURRENCY = YES;", "", "caller"),
    ("SWIFT_UPCOMING_FEATURE_NONISOLATED_NONSENDING_BY_DEFAULT = YES;", "", "caller"),
    ("SWIFT_UPCOMING_FEATURE_NONISOLATED_NONSENDING_BY_DEFAULT = NO;", "SWIFT_APPROACHABLE_CONCURRENCY = YES;", "pool"),
    ("SWIFT_APPROACHABLE_CONCURRENCY = YES; SWIFT_DEFAULT_ACTOR_ISOLATION = MainActor;", "", "main"),
  ])
  func settings(app: String, common: String, thread: String) throws {
    let folder = try folder(project(app: app, common: common), files: ["App/a.swift"])
    #expect(try threads(in: folder) == ["App/a.swift": thread])
  }

  /// A configuration that says nothing leaves it to the others; one that says something else does not.
  @Test(arguments: [("", "main"), ("SWIFT_DEFAULT_ACTOR_ISOLATION = nonisolated;", "pool")])
  func configurationsThatDiffer(release: String, thread: String) throws {
    let folder = try folder(project(app: mainActor, release: release), files: ["App/a.swift"])
    #expect(try threads(in: folder) == ["App/a.swift": thread])
  }

  @Test func filesOfSettings() throws {
    let folder = try folder(project(), files: ["App/a.swift"])
    let settings = { (text: String) in try folder.write(text, to: "Common.xcconfig") }
    try settings("// ours\nSWIFT_DEFAULT_ACTOR_ISOLATION  =  MainActor; // main\n")
    #expect(try threads(in: folder)["App/a.swift"] == "main")
    try settings("#include? \"Settings/Base.xcconfig\"\n#include \"Common.xcconfig\"\nSDKROOT = iphoneos\n")
    #expect(try threads(in: folder)["App/a.swift"] == "pool")
    try folder.write("SWIFT_DEFAULT_ACTOR_ISOLATION[sdk=*] = MainActor\r\n", to: "Settings/Base.xcconfig")
    #expect(try threads(in: folder)["App/a.swift"] == "main")
  }

  /// A target of a package is built by the package's settings, in whatever project it stands.
  @Test func packagesInProjects() throws {
    let folder = try folder(
      project(common: mainActor), files: ["App/a.swift", "Kit/Sources/Kit/k.swift", "Kit/Scripts/s.swift"])
    let manifest =
      "import PackageDescription\nlet package = Package(name: \"Kit\", targets: [.target(name: \"Kit\")])\n"
    try folder.write(manifest, to: "Kit/Package.swift")
    #expect(
      try threads(in: folder) == [
        "App/a.swift": "main", "Kit/Sources/Kit/k.swift": "pool", "Kit/Scripts/s.swift": "pool",
      ])
  }

  @Test func aConfigurationCountsMore() throws {
    let folder = try folder(project(common: mainActor), files: ["App/a.swift", "App/Model/b.swift"])
    try folder.write(
      """
      { "defaultIsolation": "nonisolated",
        "overrides": [{ "files": ["Model/"], "nonisolatedNonsendingByDefault": true }] }
      """, to: ".asynclint.json")
    #expect(try threads(in: folder) == ["App/a.swift": "pool", "App/Model/b.swift": "caller"])
    let shown = try CommandRun(["config", "App/Model/b.swift"], in: folder).output
    #expect(shown.contains(".asynclint.json:1") && shown.contains("nonisolatedNonsendingByDefault  true"))
    try folder.write("{\n \"defaultIsolation\": \"mainActor\" }", to: ".asynclint.json")
    #expect(
      try CommandRun([], in: folder).errors.contains(
        ".asynclint.json:2: error: \"defaultIsolation\" takes MainActor, nonisolated, not \"mainActor\", did you mean \"MainActor\""
      ))
  }

  /// Neither an end nor a file is missed: whatever stands there, the run goes on without it.
  @Test func brokenProjects() throws {
    let whole = Array(project(app: mainActor).utf8)
    for count in stride(from: 0, through: whole.count, by: 97) {
      let list = PropertyList(Array(whole.prefix(count)))
      #expect(list == nil || count == whole.count)
    }
    for text in [
      "", "{", "(((((", "{ a = b", "\"", "/*", "<<<<<<< HEAD", "{ objects = 1; rootObject = 2; }",
      "{ objects = { A = { mainGroup = A; targets = (A, A); children = (A); sourceTree = \"<group>\"; isa = PBXNativeTarget; }; }; rootObject = A; }",
      String(repeating: "{a=", count: 100_000), String(repeating: "(", count: 100_000),
    ] {
      #expect(XcodeProject(Array(text.utf8), in: "/w") { _ in nil }?.targets.count ?? 0 <= 1)
    }
    let folder = try folder("no project", files: ["App/a.swift"])
    #expect(try threads(in: folder) == ["App/a.swift": "pool"])
  }

  @Test func manySharedLists() {
    let targets = (0..<1_100).map { "T\($0)" }
    let files = (0..<300).map { "B\($0)" }
    let objects =
      targets.map { "\($0) = { isa = PBXNativeTarget; buildPhases = (P, P); };" }
      + files.map { "\($0) = { isa = PBXBuildFile; fileRef = F; };" }
    let text = """
      { objects = { \(objects.joined()) R = { targets = (\(targets.joined(separator: ","))); mainGroup = F; };
        P = { isa = PBXSourcesBuildPhase; files = (\(files.joined(separator: ","))); };
        F = { path = a.swift; sourceTree = "<group>"; }; }; rootObject = R; }
      """
    #expect(XcodeProject(Array(text.utf8), in: "/w") { _ in nil }?.targets.count == 1_000)
  }
}
