import Foundation
import Testing

@testable import AsyncLintDriver

struct FileDiscoveryTests {
  @Test func leavesOutWhatIsNobodysSource() throws {
    let folder = try TemporaryFolder()
    for name in [
      "a.swift", "b.txt", "swift", "Sources/b.swift", ".hidden/c.swift", ".build/d.swift", "Pods/e.swift",
      "Carthage/f.swift",
      "DerivedData/g.swift", "node_modules/h.swift", ".swiftpm/i.swift", "Sources/Pods/j.swift", "podsy/k.swift",
      ".l.swift",
    ] {
      try folder.write("", to: name)
    }
    #expect(folder.discover(".").shownPaths == [".l.swift", "Sources/b.swift", "a.swift", "podsy/k.swift"])
    #expect(folder.discover(".hidden").shownPaths == [".hidden/c.swift"])
    #expect(folder.discover("Pods", "Pods/e.swift", "b.txt").shownPaths == ["Pods/e.swift", "b.txt"])
  }

  @Test func explicitFilesAreReadThoughIgnored() throws {
    let folder = try TemporaryFolder()
    try folder.write("*.swift\n", to: ".gitignore")
    try folder.write("", to: "a.swift")
    #expect(folder.discover(".").shownPaths == [])
    #expect(folder.discover(".", "a.swift").shownPaths == ["a.swift"])
  }

  @Test func rulesFromAboveHoldInAFolderOfARepository() throws {
    let folder = try TemporaryFolder()
    for name in ["p/q/a.swift", "p/q/b.swift", "out/c.swift", "out/d.swift"] { try folder.write("", to: name) }
    try folder.write("/p/*/a.swift\nout/\n", to: ".gitignore")
    // Outside of a repository nothing above counts.
    #expect(folder.discover("p/q").shownPaths == ["p/q/a.swift", "p/q/b.swift"])
    try folder.write("", to: ".git/HEAD")
    #expect(folder.discover("p/q").shownPaths == ["p/q/b.swift"])
    // Asked for by name: the rules that would leave all of it out cannot be meant.
    #expect(folder.discover("out").shownPaths == ["out/c.swift", "out/d.swift"])
  }

  @Test func aRepositoryInsideHasItsOwnRules() throws {
    let folder = try TemporaryFolder()
    for name in ["a.swift", "sub/a.swift", "sub/b.swift"] { try folder.write("", to: name) }
    try folder.write("a.swift\n", to: ".gitignore")
    try folder.write("b.swift\n", to: "sub/.gitignore")
    try folder.write("", to: ".git/HEAD")
    #expect(folder.discover(".").shownPaths == [])
    try folder.write("", to: "sub/.git/HEAD")
    #expect(folder.discover(".").shownPaths == ["sub/a.swift"])
  }

  @Test func worktreesFindTheExcludesOfTheirRepository() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.swift\n", to: "main/.git/info/exclude")
    try folder.write("../..\n", to: "main/.git/worktrees/tree/commondir")
    try folder.write("gitdir: ../main/.git/worktrees/tree\n", to: "tree/.git")
    for name in ["tree/a.swift", "tree/b.swift"] { try folder.write("", to: name) }
    #expect(folder.discover("tree").shownPaths == ["tree/b.swift"])
  }

  @Test func oneFileUnderSeveralNamesIsReadOnce() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "src/real.swift")
    try folder.link("a.swift", to: "src/real.swift")
    try folder.link("src/loop", to: "..")
    try folder.link("dangling.swift", to: "nowhere")
    try folder.hardLink("src/zz.swift", to: "src/real.swift")
    let discovery = folder.discover(".", "src", "./src/../src", "src/real.swift", "a.swift", "src/loop/src/real.swift")
    #expect(discovery.shownPaths == ["src/real.swift"])
    #expect(discovery.files.map(\.isExplicit) == [true])
    #expect(discovery.problemKinds == ["dangling.swift: unreadable"])
    #expect(folder.discover("a.swift").shownPaths == ["a.swift"])
  }

  @Test func linksToFoldersAreFollowedOnlyWhenNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "real/a.swift")
    try folder.write("", to: "top/b.swift")
    try folder.link("top/link", to: "../real")
    #expect(folder.discover("top").shownPaths == ["top/b.swift"])
    #expect(folder.discover("top/link").shownPaths == ["top/link/a.swift"])
  }

  @Test func pathsAreShownFromTheWorkingDirectory() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "project/a.swift")
    try folder.write("", to: "other/b.swift")
    let project = folder.path.appending("project")
    let shown = { (path: String) in discoverFiles([Path(path)], in: project, threads: 1).files.map(\.shownPath.text) }
    let top = folder.path.text
    for path in [
      ".", "./", "./a.swift", "a.swift", "../project", "../project/a.swift", "\(top)/project",
      "\(top)//project/./a.swift",
    ] {
      #expect(shown(path) == ["a.swift"], "\(path)")
    }
    for path in ["../other", "../other/b.swift", "\(top)/other", "\(top)/project/../other"] {
      #expect(shown(path) == ["\(top)/other/b.swift"], "\(path)")
    }
  }

  @Test(.timeLimit(.minutes(5))) func specialFilesAreNeverOpened() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a.swift")
    try folder.makePipe("pipe.swift")
    try folder.makePipe("pipe")
    try folder.link("link.swift", to: "pipe")
    let walk = folder.discover(".")
    #expect(walk.shownPaths == ["a.swift"])
    #expect(walk.problemKinds == ["link.swift: special-file", "pipe.swift: special-file"])
    let named = folder.discover("pipe", "link.swift", "/dev/null", "a.swift")
    #expect(named.shownPaths == ["a.swift"])
    #expect(named.problemKinds == ["!/dev/null: special-file", "!link.swift: special-file", "!pipe: special-file"])
  }

  @Test func missingPathsAreTrouble() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a.swift")
    let discovery = folder.discover("nope", "", "a.swift/", "a.swift")
    #expect(discovery.shownPaths == ["a.swift"])
    #expect(discovery.problemKinds == ["!: missing", "!a.swift/: missing", "!nope: missing"])
  }

  @Test func unreadableFoldersAreNotedOnTheWay() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "open/a.swift")
    try folder.write("", to: "shut/b.swift")
    let shut = folder.url.appendingPathComponent("shut").path
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: shut)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: shut) }
    // Nothing is shut for the superuser.
    guard (try? FileManager.default.contentsOfDirectory(atPath: shut)) == nil else { return }
    #expect(folder.discover(".").problemKinds == ["shut: unreadable"])
    #expect(folder.discover("shut").problemKinds == ["!shut: unreadable"])
  }

  @Test func namesThatAreNoText() throws {
    let folder = try TemporaryFolder()
    let name: [UInt8] = Array("a\u{1B}[31m\n".utf8) + [0xFF] + Array(".swift".utf8)
    let file = folder.path.appending(name)
    // Some file systems refuse such names.
    guard let handle = file.withCString({ fopen($0, "w") }) else { return }
    fclose(handle)
    let discovery = folder.discover(".")
    #expect(discovery.files.map(\.shownPath.bytes) == [name])
    #expect(discovery.shownPaths == ["a\u{1B}[31m\n\u{FFFD}.swift"])
    #expect(discoverFiles([Path(name)], in: folder.path, threads: 1).files.map(\.path) == [file])
  }

  @Test func theNumberOfThreadsChangesNothing() throws {
    let folder = try TemporaryFolder()
    for index in 0..<60 { try folder.write("", to: "d\(index % 30)/e\(index % 7)/f\(index).swift") }
    let expected = folder.discover(".", threads: 1).shownPaths
    #expect(expected.count == 60)
    for threads in [2, 3, 16] { #expect(folder.discover(".", threads: threads).shownPaths == expected) }
  }
}
