import Foundation
import Testing

@testable import AsyncLintDriver

/// What becomes of the files in the cache's folder.
struct CacheFolderTests {
  private let files: TemporaryFolder

  init() throws { files = try TemporaryFolder() }

  private func name(_ number: Int) -> String { entryName(of: ContentDigest([UInt8(number)])) }
  private func names() throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: files.url.path))
  }

  private func age(_ name: String, by seconds: Double) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -seconds)],
      ofItemAtPath: files.url.appendingPathComponent(name).path)
  }

  @Test func damagedEntriesAreNone() throws {
    let folder = CacheFolder(files.path)
    let content = (0..<100).map { UInt8($0) }
    try folder.keep(content, named: name(0))
    #expect(folder.entry(named: name(0)) == content)
    let file = name(0) + ".asynclint"
    let bytes = [UInt8](try Data(contentsOf: files.url.appendingPathComponent(file)))
    for count in 0..<bytes.count {
      try files.write(Array(bytes[..<count]), to: file)
      #expect(folder.entry(named: name(0)) == nil, "cut to \(count)")
    }
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1 << UInt8(index % 8)
      try files.write(changed, to: file)
      #expect(folder.entry(named: name(0)) == nil, "changed at \(index)")
    }
    try files.write(bytes + [0], to: file)
    #expect(folder.entry(named: name(0)) == nil)
    try files.write(bytes, to: file)
    #expect(folder.entry(named: name(0)) == content)
  }

  /// An entry that is damaged, of another question or no entry at all costs an analysis, which puts it right.
  @Test func runsHealEntries() throws {
    let project = try CachedProject()
    let expected = try project.runWithoutCache().said
    _ = try project.run(["Sources/App/Odd.swift"])
    let foreign = try #require(try project.entries().first)
    _ = try project.run()
    let entry = try #require(try project.entries().first { $0 != foreign })
    let bytes = [UInt8](try Data(contentsOf: entry))
    var flipped = bytes
    flipped[bytes.count / 2] ^= 4
    for damaged in [[], Array(bytes[..<(bytes.count / 2)]), flipped, [UInt8](try Data(contentsOf: foreign))] {
      try Data(damaged).write(to: entry)
      let run = try project.run()
      #expect(!run.isHit && run.said == expected)
      #expect([UInt8](try Data(contentsOf: entry)) == bytes)
      #expect(try project.run().isHit)
    }
    try FileManager.default.removeItem(at: entry)
    try FileManager.default.createDirectory(at: entry, withIntermediateDirectories: true)
    #expect(try project.run().said == expected)
  }

  @Test func theOldestGoFirst() throws {
    var folder = CacheFolder(files.path)
    folder.largestCount = 3
    try files.write("of somebody else", to: "notes.txt")
    try files.write("of somebody else", to: "1234.asynclint")
    for number in 0..<5 {
      try folder.keep([1], named: name(number))
      try age(name(number) + ".asynclint", by: Double(100 - number))
      if number == 2 { folder.touch(name(0)) }
    }
    #expect(
      try names() == Set([0, 3, 4].map { name($0) + ".asynclint" } + ["notes.txt", "1234.asynclint"]))
  }

  @Test func allTogetherStaySmall() throws {
    var folder = CacheFolder(files.path)
    folder.largestSize = 1000
    for number in 0..<5 {
      try folder.keep([UInt8](repeating: 1, count: 300), named: name(number))
      try age(name(number) + ".asynclint", by: Double(100 - number))
    }
    #expect(try names() == Set([3, 4].map { name($0) + ".asynclint" }))
    try folder.keep([UInt8](repeating: 1, count: 1000), named: name(9))
    #expect(try names() == Set([3, 4].map { name($0) + ".asynclint" }), "too large to be kept")
  }

  /// Of a run that was ended while it wrote.
  @Test func whatWasNotFinishedGoes() throws {
    let folder = CacheFolder(files.path)
    try files.write("half", to: name(1) + ".asynclint.a1B2c3")
    try files.write("half", to: name(2) + ".asynclint.a1B2c3")
    try age(name(1) + ".asynclint.a1B2c3", by: 7200)
    try folder.keep([1], named: name(0))
    #expect(try names() == [name(0) + ".asynclint", name(2) + ".asynclint.a1B2c3"])
  }

  @Test func whereItIs() throws {
    func place(_ environment: [String: String], option: String? = nil) throws -> String? {
      var settings = CheckSettings()
      settings.cacheFolder = option.map { Path($0) }
      let console = Console(
        output: OutputStream(descriptor: -1), errors: OutputStream(descriptor: -1), inputDescriptor: -1,
        workingDirectory: Path("/project"), environment: environment)
      return CacheFolder(settings, on: console)?.path.text
    }
    #if os(macOS)
      let home = "/home/u/Library/Caches/asynclint"
    #else
      let home = "/home/u/.cache/asynclint"
    #endif
    #expect(try place(["HOME": "/home/u"], option: "here") == "/project/here")
    #expect(try place([:], option: "/there") == "/there")
    #expect(try place(["HOME": "/home/u", "XDG_CACHE_HOME": "/c"]) == "/c/asynclint")
    #expect(try place(["HOME": "/home/u", "XDG_CACHE_HOME": "c"]) == home)
    #expect(try place(["HOME": "/home/u", "XDG_CACHE_HOME": ""]) == home)
    #expect(try place(["HOME": ""]) == nil)
    #expect(try place([:]) == nil)
  }

  @Test func withoutAFolderThereIsNoCache() throws {
    let project = try CachedProject()
    let expected = try project.runWithoutCache().said
    try project.folder.write("a file", to: "file")
    for _ in 0..<2 {
      let run = try CommandRun(["-v", "--cache-dir", "file/cache"], in: project.folder)
      #expect(CachedRun(run).said == expected)
      #expect(run.errors.contains("cannot be written: not a directory"))
      #expect(!(try CommandRun(["--cache-dir", "file/cache"], in: project.folder)).errors.contains("cache"))
    }
    #expect(try CommandRun(["-v"], in: project.folder).errors.contains("asynclint: no cache: "))
    #expect(!(try CommandRun(["-v", "--no-cache"], in: project.folder).errors.contains("no cache")))
    let home = try TemporaryFolder()
    let environment = ["XDG_CACHE_HOME": home.url.path + "/a/b"]
    _ = try CommandRun([], in: project.folder, environment: environment)
    #expect(
      try CommandRun(["-v"], in: project.folder, environment: environment).errors.contains("nothing has changed"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.url.path + "/a/b/asynclint").count == 1)
  }
}
