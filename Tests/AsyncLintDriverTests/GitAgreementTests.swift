import Foundation
import Testing

@testable import AsyncLintDriver

/// git itself says what the walk must find: the same files as `git ls-files --others --exclude-standard`.
@Suite(.enabled(if: hasGit, "needs git"))
struct GitAgreementTests {
  static let files = [
    "a.swift", "b.swift", "ab.swift", "a b.swift", "a-c.swift", "[a].swift", "x*y.swift", "#a.swift", "!a.swift",
    "é.swift",
    "A.swift", "9.swift", "a.swift ", "a\\b.swift", "foo/a.swift", "foo/b.swift", "foo/bar/a.swift",
    "foo/bar/baz/a.swift",
    "bar/a.swift", "bar/foo/a.swift", "foobar/a.swift", "foo.swift/a.swift", "deep/x/y/z/a.swift", "deep/a.swift",
    "build/a.swift", "src/build/a.swift", "src/build.swift", "foo/build/b.swift", "a/b/c/a.swift", "a/bx/y/c.swift",
    "tmp1/a.swift", "tmp2/a.swift",
  ]

  static let ignoreFiles = [
    "a.swift", "/a.swift", "*.swift", "*.swift\n!a.swift", "*\n!*/\n!a.swift", "foo", "foo/", "/foo/", "foo/*",
    "foo/**",
    "**/foo", "**/foo/", "foo/bar", "/foo/bar/", "bar/", "**/bar/a.swift", "foo/**/a.swift", "foo/**/baz", "**/a.swift",
    "**", "*", "/*", "/*\n!/foo", "/*\n!/foo/\n/foo/*\n!/foo/bar/", "foo\n!foo/a.swift", "build", "build/\n!src/build/",
    "[ab].swift", "[!ab].swift", "[^ab].swift", "[a-b].swift", "[[:upper:]].swift", "[[:digit:]].swift", "[]a].swift",
    "[]-a].swift", "[\\[]a[]].swift", "\\[a].swift", "[[]a].swift", "[a.swift", "[[:nope:]].swift", "[z-a].swift",
    "[[:alpha:].swift", "[a-].swift", "[-a].swift", "[\\a].swift", "[[:alpha:]-z]*", "?.swift", "??.swift", "?/a.swift",
    "x\\*y.swift", "x*y.swift", "\\#a.swift", "#a.swift", "\\!a.swift", "!a.swift", "a.swift ", "a.swift\\ ",
    "a b.swift",
    "a\\ b.swift", "a.swift\t", "a.swift   ", "  a.swift", "a.swift\\", "a\\b.swift", "a\\\\b.swift", "é.swift",
    "?*.swift",
    "\u{FEFF}a.swift", "a.swift\r", "a.swift\r\nb.swift\r\n", "\n\n\na.swift", "a.swift\nb.swift", "/", "//", "!", "!/",
    "\\",
    "foo//bar", "/foo//", "foo/.", "./foo", "../foo", "deep/**/z", "deep/**/**/a.swift", "deep/*/*/*/a.swift",
    "deep/*/a.swift",
    "***/a.swift", "foo***", "foo**/a.swift", "f**r/a.swift", "a/b**/c.swift", "a/**", "a/**/c", "a/**/", "**/*",
    "**/*/",
    "*/", "*/*", "*/a.swift", "/**/a.swift", "foo/**bar/a.swift", "a?swift", "tmp[0-9]/", "tmp[!1]", "*[r]/",
    "fo[o/b]ar",
    "foo[/]a.swift", "foo?a.swift", "foo*a.swift", "a.SWIFT", "**a.swift", "*a*a*.swift", "!*\n*.swift",
    "*.swift\n!/foo/*.swift",
  ]

  @Test func ignoresWhatGitIgnores() throws {
    let folder = try TemporaryFolder()
    try lay(out: Self.ignoreFiles, over: Self.files, in: folder)
    try expectAgreement(in: folder, patterns: Self.ignoreFiles)
  }

  /// Patterns nobody would write, from a fixed seed.
  @Test func agreesOnGeneratedPatterns() throws {
    var random = Generator(state: 2026)
    let pieces = [
      "a", "b", "foo", "*", "**", "?", "/", "/", "[ab]", "[!a]", "[a-", "]", "\\", "!", ".swift", " ", "x",
      "[[:alpha:]]",
    ]
    let patterns = (0..<400).map { _ in
      (0..<(1 + random.next(below: 3))).map { _ in
        (0..<(1 + random.next(below: 6))).map { _ in pieces[random.next(below: pieces.count)] }.joined()
      }.joined(separator: "\n")
    }
    let files = [
      "a.swift", "ab.swift", "x.swift", "foo/a.swift", "foo/b/a.swift", "a/b/x.swift", "b/foo.swift", "a/foo/b.swift",
      "fooa/b.swift",
    ]
    let folder = try TemporaryFolder()
    try lay(out: patterns, over: files, in: folder)
    try expectAgreement(in: folder, patterns: patterns)
  }

  @Test func nestedFilesAndTheRepositorysOwn() throws {
    let folder = try TemporaryFolder()
    for name in [
      "a.swift", "x/a.swift", "x/b.swift", "x/y/a.swift", "x/y/c.swift", "z/a.swift", "z/q/keep.swift", "info.swift",
    ] {
      try folder.write("", to: name)
    }
    try folder.write("a.swift\nz/*\n!z/q\n", to: ".gitignore")
    try folder.write("!a.swift\nb.swift\n", to: "x/.gitignore")
    try folder.write("a.swift\n!c.swift\n", to: "x/y/.gitignore")
    _ = try output(of: "git", "init", "-q", in: folder.url)
    try folder.write("info.swift\nc.swift\n", to: ".git/info/exclude")
    try expectSameFiles(in: folder)
    #expect(folder.discover(".").shownPaths == ["x/a.swift", "x/y/c.swift", "z/q/keep.swift"])
  }

  private func lay(out ignoreFiles: [String], over files: [String], in folder: TemporaryFolder) throws {
    _ = try output(of: "git", "init", "-q", in: folder.url)
    for (index, text) in ignoreFiles.enumerated() {
      try folder.write(text, to: "case\(index)/.gitignore")
      for file in files { try folder.write("", to: "case\(index)/\(file)") }
    }
  }

  private func expectAgreement(in folder: TemporaryFolder, patterns: [String]) throws {
    let expected = try gitFiles(in: folder)
    let found = Set(folder.discover(".").shownPaths)
    #expect(expected.count > patterns.count)
    for path in expected.symmetricDifference(found).sorted() {
      let index = path.dropFirst("case".count).prefix { $0 != "/" }
      let pattern = Int(index).map { patterns[$0] } ?? ""
      Issue.record("\(pattern.debugDescription): \(path) is \(expected.contains(path) ? "not found" : "found")")
    }
  }

  private func expectSameFiles(in folder: TemporaryFolder) throws {
    #expect(try gitFiles(in: folder) == Set(folder.discover(".").shownPaths))
  }

  private func gitFiles(in folder: TemporaryFolder) throws -> Set<String> {
    let listing = try output(
      of: "git", "-c", "core.excludesFile=/dev/null", "-c", "core.ignoreCase=false", "ls-files", "-z", "--others",
      "--exclude-standard", in: folder.url)
    let names = listing.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    return Set(names.filter { $0.hasSuffix(".swift") })
  }
}

private let hasGit = (try? output(of: "git", "--version", in: FileManager.default.temporaryDirectory)) != nil

/// A linear congruential generator: the same numbers everywhere.
private struct Generator {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
