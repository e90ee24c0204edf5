import Foundation
import Testing

@testable import AsyncLintDriver

/// A repository with a branch `main` and a branch that is worked on.
private struct Repository {
  let folder: TemporaryFolder

  init(_ files: [String: String]) throws {
    folder = try TemporaryFolder()
    try git("init", "--quiet", "--initial-branch=main")
    try git("config", "user.name", "Test")
    try git("config", "user.email", "test@example.org")
    // What a user may have set must not matter.
    try git("config", "diff.noprefix", "true")
    try git("config", "color.ui", "always")
    for (name, text) in files { try folder.write(text, to: name) }
    try commit()
    try git("checkout", "--quiet", "-b", "work")
  }

  func git(_ arguments: String...) throws { try run(arguments) }

  func commit() throws {
    try run(["add", "--all"])
    try run(["commit", "--quiet", "--message", "change"])
  }

  private func run(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "git \(arguments) failed")
  }

  /// `path:line` of each finding, with the reason why it counts.
  func findings(_ arguments: String..., path: String = "", input: [UInt8] = []) throws -> [String] {
    let run = try CommandRun(["--format=json", "--quiet"] + arguments, in: folder, path: path, input: input)
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return try #require(report?["findings"] as? [[String: Any]], "\(run.errors)").map { finding in
      let start = (finding["range"] as? [String: [String: Int]])?["start"]
      let notes = (finding["notes"] as? [[String: Any]])?.compactMap { $0["message"] as? String } ?? []
      return "\(finding["path"] ?? ""):\(start?["line"] ?? 0) \(notes.last ?? "")"
    }
  }
}

struct ChangesTests {
  private static let caller = "func handler() async {\n  helper()\n}\nfunc old() async { sleep(1) }\n"

  @Test func aHelperThatStartsToBlockIsReportedAtItsCaller() throws {
    let repository = try Repository(["Sources/a.swift": Self.caller, "Sources/helper.swift": "func helper() {}\n"])
    #expect(try repository.findings("--since", "main") == [])
    try repository.folder.write("func helper() {\n  sleep(1)\n}\n", to: "Sources/helper.swift")
    let expected = ["Sources/a.swift:2 \"sleep(_:)\" is called in a line that was changed"]
    #expect(try repository.findings("--since=main") == expected)
    try repository.commit()
    #expect(try repository.findings("--since=main") == expected)
    #expect(try repository.findings("--since=HEAD") == [])
    // From a folder below, where another folder's change counts all the same.
    #expect(
      try repository.findings("--since=main", path: "Sources")
        == expected.map { String($0.dropFirst("Sources/".count)) })
  }

  /// No line of the chain was changed: what stood between it and the pool is gone.
  @Test func whatAChangeElsewhereMakesTrue() throws {
    let repository = try Repository([
      "a.swift": "func f() async {\n  Worker().go()\n}\nfunc old() async { Worker().other() }\n",
      "worker.swift": "struct Worker: Base { func go() {}; func other() { sleep(1) } }\n",
      "base.swift": "protocol Base {}\nextension Base {\n  func go() { sleep(1) }\n}\n",
    ])
    #expect(try repository.findings("--since=main") == [])
    try repository.folder.write("struct Worker: Base { func other() { sleep(1) } }\n", to: "worker.swift")
    #expect(
      try repository.findings("--since=main") == [
        "a.swift:2 not found at main", "a.swift:4 \"sleep(_:)\" is called in a line that was changed",
      ])
  }

  @Test func newFilesAndRenames() throws {
    let body = (1...20).map { "let number\($0) = \($0)\n" }.joined()
    let repository = try Repository(["a.swift": body + "func old() async { sleep(1) }\n"])
    try repository.git("mv", "a.swift", "odd \"name\" ü.swift")
    #expect(try repository.findings("--since=main") == [])
    try repository.folder.write("func g() async { sleep(1) }\n", to: "new.swift")
    #expect(try repository.findings("--since=main") == ["new.swift:1 in a line that was changed"])
    try repository.folder.write("new.swift\n", to: ".gitignore")
    #expect(try repository.findings("--since=main") == [])
    try repository.folder.write(
      body + "func old() async { sleep(1) }\nfunc more() async { sleep(1) }\n", to: "odd \"name\" ü.swift")
    #expect(try repository.findings("--since=main") == ["odd \"name\" ü.swift:22 in a line that was changed"])
  }

  /// The other branch has gone on: what it has done since is not this branch's doing.
  @Test func theMergeBaseCounts() throws {
    let repository = try Repository(["a.swift": "func f() async { sleep(1) }\n"])
    try repository.git("checkout", "--quiet", "main")
    try repository.folder.write("func f() async {}\n", to: "a.swift")
    try repository.commit()
    try repository.git("checkout", "--quiet", "work")
    #expect(try repository.findings("--since=main") == [])
  }

  @Test func onlyWhatIsStaged() throws {
    let repository = try Repository(["a.swift": "func f() async {}\n"])
    try repository.folder.write("func f() async {}\nfunc g() async { sleep(1) }\n", to: "a.swift")
    #expect(try repository.findings("--staged") == [])
    try repository.git("add", "a.swift")
    let expected = ["a.swift:2 in a line that was changed"]
    #expect(try repository.findings("--staged") == expected)
    // What was done after that is not in the commit: neither mended nor made worse.
    try repository.folder.write("func f() async {}\n", to: "a.swift")
    #expect(try repository.findings("--staged") == expected)
    try repository.folder.write("// above\nfunc f() async { sleep(1) }\nfunc g() async { sleep(1) }\n", to: "a.swift")
    #expect(try repository.findings("--staged") == expected)
  }

  @Test func whatIsStagedAndNotOnDisk() throws {
    let repository = try Repository(["a.swift": ""])
    let names = ["new.swift", "line\nbreak.swift"]
    for name in names { try repository.folder.write("func g() async { sleep(1) }\n", to: name) }
    try repository.git("add", "--all")
    try FileManager.default.removeItem(at: repository.folder.url.appendingPathComponent(names[0]))
    try repository.folder.write("", to: names[1])
    #expect(
      try repository.findings("--staged") == [
        "line\nbreak.swift:1 in a line that was changed", "new.swift:1 in a line that was changed",
      ])
  }

  /// What attributes say of a file is about how people see its changes.
  @Test func filesThatGitTakesForBinary() throws {
    let repository = try Repository([
      ".gitattributes": "*.swift binary\n", "a.swift": "func f() async { sleep(1) }\n",
    ])
    try repository.folder.write("func f() async { sleep(1) }  \n", to: "a.swift")
    #expect(try repository.findings("--since=main") == ["a.swift:1 in a line that was changed"])
  }

  @Test func submodules() throws {
    let inner = try Repository(["Helper.swift": "func help() {}\n", "Old.swift": "func old() async { sleep(1) }\n"])
    let outer = try Repository(["Caller.swift": "func call() async { help() }\n"])
    let reported = ["Caller.swift:1 \"sleep(_:)\" is called in a line that was changed"]
    try outer.git(
      "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.folder.url.path, "Inner")
    #expect(try outer.findings("--since=main") == ["Inner/Old.swift:1 in a line that was changed"])
    try outer.commit()

    // Not committed in the submodule; committed there; that commit staged here, then committed.
    try outer.folder.write("func help() { sleep(1) }\n", to: "Inner/Helper.swift")
    #expect(try outer.findings("--since=HEAD") == reported)
    #expect(try outer.findings("--staged") == [])
    try outer.git(
      "-C", "Inner", "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--all",
      "--message", "block")
    #expect(try outer.findings("--since=HEAD") == reported)
    try outer.git("add", "Inner")
    #expect(try outer.findings("--staged") == reported)
    try outer.commit()
    #expect(try outer.findings("--since=HEAD") == [])
    #expect(try outer.findings("--since=HEAD~1") == reported)
  }

  @Test func oneChangeAtATime() throws {
    let repository = try Repository(["a.swift": ""])
    let run = try CommandRun(["--staged", "--since", "main"], in: repository.folder)
    #expect(run.status == .trouble)
    #expect(run.errors.hasPrefix("asynclint: error: \"--staged\" and \"--since\" exclude each other\n"))
    #expect(try CommandRun(["--since", "gone", "--since", "main"], in: repository.folder).status == .clean)
  }

  @Test func linesOfADiff() throws {
    let repository = try Repository(["Sources/a.swift": "func f() async {\n  sleep(1)\n  sleep(2)\n}\n"])
    let diff = """
      diff -u a/Sources/a.swift b/Sources/a.swift
      --- a/Sources/a.swift\t2026-01-01
      +++ b/Sources/a.swift\t2026-01-02
      @@ -1,3 +1,4 @@
       func f() async {
         sleep(1)
      +  sleep(2)
       }

      """
    let expected = ["Sources/a.swift:3 in a line that was changed"]
    #expect(try repository.findings("--diff", "-", input: Array(diff.utf8)) == expected)
    try repository.folder.write(diff, to: "change.diff")
    #expect(try repository.findings("--diff", "change.diff") == expected)
    #expect(
      try repository.findings("--diff", "../change.diff", path: "Sources") == ["a.swift:3 in a line that was changed"])
    #expect(try CommandRun(["--diff", "nope"], in: repository.folder).status == .trouble)
    // What is no diff must not pass as one in which nothing changed.
    for text in ["no diff\n", "--- a/a.swift\n+++ b/a.swift\n", "diff --cc a.swift\n@@@ -1 -1 +1 @@@\n"] {
      let run = try CommandRun(["--diff", "-"], in: repository.folder, input: Array(text.utf8))
      #expect(run.status == .trouble && run.errors.contains("\"-\" is no unified diff"), "\(text)")
    }
    for text in ["", "diff --git a/run b/run\nold mode 100644\nnew mode 100755\n", "Binary files a/x and b/x differ\n"]
    {
      #expect(try repository.findings("--diff", "-", input: Array(text.utf8)) == [], "\(text)")
    }
  }

  @Test func whatGitDoesNotKnow() throws {
    let repository = try Repository(["a.swift": "func f() async { sleep(1) }\n"])
    let run = try CommandRun(["--since", "mian"], in: repository.folder)
    #expect(run.status == .trouble)
    #expect(run.errors.hasPrefix("asynclint: error: git knows no commit \"mian\" here\n"))
    #expect(try CommandRun(["--since", "--all"], in: repository.folder).status == .trouble)

    try repository.folder.write("// more\n", to: "b.swift")
    try repository.commit()
    let clone = try TemporaryFolder()
    _ = try output(
      of: "git", "clone", "--quiet", "--depth=1", "file://\(repository.folder.url.path)", "clone", in: clone.url)
    let shallow = try CommandRun(["--since", "origin/main"], in: clone, path: "clone")
    #expect(shallow.status == .trouble)
    #expect(shallow.errors.contains("this is a shallow clone, \"git fetch --unshallow\""))

    let outside = try CommandRun(["--since", "main"], in: try TemporaryFolder())
    #expect(outside.errors.contains("lies in no git repository"))
  }

  @Test func theBaselineGoesFirst() throws {
    let repository = try Repository(["a.swift": "func f() async {\n  sleep(1)\n}\n"])
    _ = try CommandRun(["baseline", "write"], in: repository.folder)
    try repository.folder.write("func f() async {\n  sleep(1)\n  sleep(1)\n}\n", to: "a.swift")
    #expect(
      try repository.findings("--since=main", "--baseline=.asynclint-baseline.json")
        == ["a.swift:3 in a line that was changed"])
  }

  static let diffs: [(String, [String: [Range<Int>]])] = [
    ("", [:]),
    ("+++ b/a\n@@ -0,0 +1,2 @@\n+x\n+y\n", ["a": [1..<3]]),
    ("+++ b/a\n@@ -5 +5 @@ func f() {\n-x\n+y\n", ["a": [5..<6]]),
    ("+++ b/a\n@@ -5,2 +4,0 @@\n-x\n-y\n", [:]),
    ("+++ b/a\n@@ -1,3 +1,4 @@\n x\n+++ b/no\n y\n z\n", ["a": [2..<3]]),
    ("+++ /dev/null\n@@ -1 +0,0 @@\n-x\n", [:]),
    ("+++ \"b/\\303\\274\\t\\\"\"\n@@ -1 +1 @@\n-x\n+y\n\\ No newline at end of file\n", ["ü\t\"": [1..<2]]),
    ("+++ a.swift\r\n@@ -1 +1 @@\r\n-x\r\n+y\r\n", ["a.swift": [1..<2]]),
    ("+++ b/a\n@@ -1,9 +1,9 @@\n x\n+y\n", ["a": [2..<3]]),
    ("@@ -1 +1 @@\n+y\n+++ b/a\n@@ nonsense @@\n", [:]),
    ("+++ b/a\n@@ -1 +9223372036854775807,2 @@\n+x\n+y\n", [:]),
  ]

  @Test(arguments: diffs) func readsDiffs(text: String, ranges: [String: [Range<Int>]]) {
    let changes = parseUnifiedDiff(Array(text.utf8))
    #expect(Dictionary(uniqueKeysWithValues: changes.ranges.map { ($0.key.text, $0.value) }) == ranges)
  }
}
