import Foundation
import Testing

@testable import AsyncLintDriver

struct CommandTests {
  @Test func versionAndHelp() throws {
    let folder = try TemporaryFolder()
    for arguments in [["--version"], ["-V"], ["check", "--version"]] {
      let run = try CommandRun(arguments, in: folder)
      #expect(run.output == "asynclint \(version)\n")
      #expect(run.status == .clean)
      #expect(run.errors == "")
    }
    let help = try CommandRun(["-h"], in: folder).output
    #expect(help == (try CommandRun(["check", "--help"], in: folder).output))
    #expect(help.contains("usage: asynclint [check] [options] [PATH…]\n"))
    for subcommand in subcommands { #expect(help.contains(subcommand.name)) }
  }

  @Test func countsWhatItRead() throws {
    let folder = try TemporaryFolder()
    try folder.write("let a = 1\nlet b = 2\n", to: "a.swift")
    try folder.write("let c = 3", to: "Sources/c.swift")
    let run = try CommandRun([], in: folder)
    #expect(run.status == .clean)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("0 findings in 2 files, 3 lines, "))
    #expect(try CommandRun(["--quiet"], in: folder).errors == "")
    #expect(try CommandRun(["check", "Sources"], in: folder).errors.contains(" in 1 file, 1 line, "))
  }

  @Test func usageErrors() throws {
    let run = try CommandRun(["--formt", "json"], in: try TemporaryFolder())
    #expect(run.status == .trouble)
    #expect(run.output == "")
    #expect(
      run.errors == """
        asynclint: error: unknown option "--formt", did you mean "--format"
        asynclint: "asynclint --help" shows the options

        """)
    let folder = try TemporaryFolder()
    let word = try CommandRun(["chek"], in: folder)
    #expect(word.status == .trouble)
    #expect(
      word.errors.hasPrefix("asynclint: error: \"chek\" is neither a file nor a subcommand, did you mean \"check\"\n"))
    try folder.write("", to: "chek/a.swift")
    #expect(try CommandRun(["chek"], in: folder).status == .clean)
    #expect(try CommandRun(["--min-severity", "warn"], in: folder).errors.contains("did you mean \"warning\""))
  }

  @Test func optionsMayStandBeforeTheSubcommand() throws {
    let folder = try TemporaryFolder()
    try folder.write("import Foundation\nfunc load() async { sleep(1) }", to: "a.swift")
    #expect(try CommandRun(["-q", "check", "."], in: folder).status == .findings)
    #expect(try CommandRun(["--min-severity", "info", "--format=concise", "check"], in: folder).status == .findings)
    #expect(try CommandRun(["--no-config", "explain", "usleep"], in: folder).output.hasPrefix("usleep(_:): "))
    #expect(
      try CommandRun(["--no-cache", "baseline", "write"], in: folder).errors
        == "wrote .asynclint-baseline.json: 1 known finding\n")
    // Each takes only its own options, and behind `--` stand none.
    #expect(try CommandRun(["-q", "explain", "usleep"], in: folder).errors.contains("unknown option \"-q\"\n"))
    #expect(try CommandRun(["--", "rules"], in: folder).status == .trouble)
    #expect(try CommandRun(["--format", "rules"], in: folder).status == .trouble)
  }

  @Test func oddFilesAreNotedAndTheOthersRead() throws {
    let folder = try TemporaryFolder()
    try folder.write("let a = 1\n", to: "a.swift")
    try folder.write([0xFF, 0xFE, 0x61, 0x00], to: "utf16le.swift")
    try folder.write([0xFE, 0xFF, 0x00, 0x61], to: "utf16be.swift")
    try folder.write([0xFF, 0xFE, 0x00, 0x00, 0x61, 0, 0, 0], to: "utf32le.swift")
    try folder.write([0x00, 0x00, 0xFE, 0xFF, 0, 0, 0, 0x61], to: "utf32be.swift")
    try folder.write([0x61, 0x0A, 0xC3, 0x28, 0x0A], to: "invalid.swift")
    try folder.write([0x61, 0x00], to: "nul.swift")
    try folder.write([0xEF, 0xBB, 0xBF, 0x61], to: "mark.swift")
    try folder.makePipe("pipe.swift")
    let run = try CommandRun(["--format", "json"], in: folder)
    #expect(run.status == .clean)
    #expect(
      run.errors.hasPrefix(
        """
        asynclint: note: invalid.swift: analysed as it is: not all of it is UTF-8
        asynclint: note: nul.swift: analysed as it is: has NUL bytes
        asynclint: note: pipe.swift: skipped: a named pipe
        asynclint: note: utf16be.swift: skipped: UTF-16, Swift source is UTF-8
        asynclint: note: utf16le.swift: skipped: UTF-16, Swift source is UTF-8
        asynclint: note: utf32be.swift: skipped: UTF-32, Swift source is UTF-8
        asynclint: note: utf32le.swift: skipped: UTF-32, Swift source is UTF-8
        0 findings in 4 files, 5 lines, 
        """))
    let notes = try notes(of: run)
    #expect(
      notes == [
        "invalid.swift invalid-utf-8", "nul.swift nul-bytes", "pipe.swift special-file", "utf16be.swift utf-16",
        "utf16le.swift utf-16", "utf32be.swift utf-32", "utf32le.swift utf-32",
      ])
    #expect(try CommandRun(["--quiet"], in: folder).errors == "")
  }

  @Test func troubleWithNamedPathsDoesNotStopTheOthers() throws {
    let folder = try TemporaryFolder()
    try folder.write("let a = 1\n", to: "a.swift")
    try folder.makePipe("pipe")
    let run = try CommandRun(["--format=json", "a.swift", "nope", "pipe", "--quiet"], in: folder)
    #expect(run.status == .trouble)
    #expect(
      run.errors == """
        asynclint: error: nope: no such file or directory
        asynclint: error: pipe: a named pipe, not a file or folder

        """)
    #expect(try notes(of: run) == ["nope missing", "pipe special-file"])
    #expect(run.output.contains("\"files\": 1"))
  }

  /// Sparse: it takes no room.
  @Test func filesOfFourGigabytesAreSkipped() throws {
    let folder = try TemporaryFolder()
    try folder.write("let a = 1\n", to: "a.swift")
    try folder.write("", to: "large.swift")
    let handle = try FileHandle(forWritingTo: folder.url.appendingPathComponent("large.swift"))
    try handle.truncate(atOffset: 1 << 32)
    try handle.close()
    let run = try CommandRun(["--format=json"], in: folder)
    #expect(run.status == .clean)
    #expect(try notes(of: run) == ["large.swift too-large"])
    #expect(
      run.errors.hasPrefix("asynclint: note: large.swift: skipped: 4 GiB or more\n0 findings in 1 file, 1 line, "))
  }

  @Test func unreadableFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("let a = 1\n", to: "a.swift")
    let file = folder.url.appendingPathComponent("a.swift").path
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file)
    // Nothing is shut for the superuser.
    if FileManager.default.isReadableFile(atPath: file) { return }
    let met = try CommandRun([], in: folder)
    #expect(met.status == .clean)
    #expect(met.errors.hasPrefix("asynclint: note: a.swift: skipped: permission denied\n"))
    let named = try CommandRun(["a.swift"], in: folder)
    #expect(named.status == .trouble)
    #expect(named.errors.hasPrefix("asynclint: error: a.swift: permission denied\n"))
  }

  @Test func standardInput() throws {
    let run = try CommandRun(["-"], in: try TemporaryFolder(), input: Array("let a = 1\nlet b = 2\n".utf8))
    #expect(run.status == .clean)
    #expect(run.errors.hasPrefix("0 findings in 1 file, 2 lines"))
    let wide = try CommandRun(["-", "-q", "--format=json"], in: try TemporaryFolder(), input: [0xFF, 0xFE])
    #expect(try notes(of: wide) == ["<standard input> utf-16"])
  }

  @Test func threadsChangeNothing() throws {
    let folder = try TemporaryFolder()
    for index in 0..<40 {
      try folder.write(
        [0x61, UInt8(index % 3), 0xFF] + Array(repeating: 0x0A, count: index), to: "d\(index % 5)/\(index).swift")
    }
    let expected = try CommandRun(["--format=json", "--threads=1"], in: folder).output
    for threads in [2, 8, 64] {
      #expect(try CommandRun(["--format=json", "--threads=\(threads)"], in: folder).output == expected)
    }
  }

  @Test func debugWantsASubjectAndFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("let a = 1\n", to: "a.swift")
    #expect(try CommandRun(["debug"], in: folder).status == .trouble)
    #expect(try CommandRun(["debug", "tokns", "a.swift"], in: folder).errors.contains("did you mean \"tokens\""))
    #expect(try CommandRun(["debug", "tokens"], in: folder).status == .trouble)
    #expect(try CommandRun(["debug", "--help"], in: folder).output.contains("tokens|contexts|calls|decls"))
    #expect(try CommandRun(["debug", "tokens", "a.swift"], in: folder).status == .clean)
    let missing = try CommandRun(["debug", "tokens", "nope", "a.swift"], in: folder)
    #expect(missing.status == .trouble)
    #expect(missing.errors == "asynclint: error: nope: no such file or directory\n")
  }

  private func notes(of run: CommandRun) throws -> [String] {
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let notes = try #require(report?["notes"] as? [[String: String]])
    return notes.map { "\($0["path", default: "?"]) \($0["kind", default: "?"])" }
  }
}
