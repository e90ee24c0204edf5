import Foundation
import Testing

@testable import AsyncLintDriver

/// A folder of sources, and a cache for runs in it.
struct CachedProject {
  let folder: TemporaryFolder
  let cache: TemporaryFolder

  /// A helper in one file that blocks, its caller in another, a suppressed finding, and bytes that are no text.
  init() throws {
    folder = try TemporaryFolder()
    cache = try TemporaryFolder()
    try folder.write(
      "actor Feed {\n  func refresh(store: Store) async { store.load() }\n}\n", to: "Sources/App/Feed.swift")
    try folder.write(
      "import Foundation\nstruct Store {\n  func load() { Thread.sleep(forTimeInterval: 1) }\n}\n",
      to: "Sources/App/Store.swift")
    try folder.write(
      "func quiet() async { sleep(1) }  // asynclint:ignore blocking-sleep -- a test\n", to: "Sources/App/Quiet.swift")
    try folder.write(
      Array("func odd() async { usleep(1) } // ".utf8) + [0xFF, 0x00, 0x0A], to: "Sources/App/Odd.swift")
    try folder.write([0xFF, 0xFE, 0x41, 0x00], to: "Sources/App/Wide.swift")
  }

  func run(_ arguments: [String] = []) throws -> CachedRun {
    CachedRun(try CommandRun(["-v", "--cache-dir", cache.url.path] + arguments, in: folder))
  }

  func runWithoutCache(_ arguments: [String] = []) throws -> CachedRun {
    CachedRun(try CommandRun(["-v", "--no-cache"] + arguments, in: folder))
  }

  func entries() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: cache.url, includingPropertiesForKeys: nil)
  }

  /// That a run takes nothing from an earlier one and says what it says without, and that the next takes it all.
  func expectAnalysis(_ name: String, _ arguments: [String] = []) throws {
    let expected = try runWithoutCache(arguments)
    for isHit in [false, true] {
      let run = try self.run(arguments)
      #expect(run.isHit == isHit, "\(name)")
      #expect(run.said == expected.said, "\(name)")
    }
  }
}

struct CachedRun {
  /// Everything came out of the cache.
  let isHit: Bool
  /// Status, report, and what standard error says of files.
  let said: [String]

  init(_ run: CommandRun) {
    isHit = run.errors.contains("nothing has changed since an earlier run")
    let lines = run.errors.split(separator: "\n").map(String.init)
    let summary = lines.filter { $0.contains(" files, ") }.map { $0.prefix { $0 != "," } }
    said =
      ["\(run.status)", run.output] + summary.map(String.init)
      + lines.filter { $0.hasPrefix("asynclint: note: ") || $0.hasPrefix("asynclint: error: ") }
  }
}
