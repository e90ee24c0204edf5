import Foundation
import Testing

@testable import AsyncLintDriver

struct RunRemarksTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("import Foundation\nfunc f() async { usleep(10); usleep(20) }\n", to: "Sources/App/a.swift")
    try folder.write("import Foundation\nfunc g() async { sleep(1) }\n", to: "Sources/App/b/c.swift")
    try folder.write("import Foundation\nfunc h() async -> Data? { try? Data(contentsOf: u) }\n", to: "h.swift")
  }

  @Test func statistics() throws {
    let run = try CommandRun(["--statistics", "--quiet"], in: folder)
    #expect(
      run.errors == """
        findings by rule:
          3  blocking-sleep
          1  blocking-file-io

        findings by lane:
          3  async-alternative
          1  offload

        findings by module or folder:
          3  App
          1  .

        findings by file:
          2  Sources/App/a.swift
          1  Sources/App/b/c.swift
          1  h.swift

        findings by call that they come from:
          1  "Data.init(contentsOf:)" in "h()" at h.swift:2:32
          1  "sleep(_:)" in "g()" at Sources/App/b/c.swift:2:18
          1  "usleep(_:)" in "f()" at Sources/App/a.swift:2:18
          1  "usleep(_:)" in "f()" at Sources/App/a.swift:2:30

        """)
    #expect(run.output == (try CommandRun(["--quiet"], in: folder).output))
  }

  @Test func callThatManyFindingsComeFrom() throws {
    let helper = "import Foundation\nfunc load(at url: URL) -> Data? { read(url) }\nfunc read(_ url: URL) -> Data? {\n"
    let callers = (0..<10).map { "func call\($0)() async { load(at: u) }\n" }.joined()
    try folder.write(callers, to: "Sources/App/callers.swift")
    try folder.write("\(helper)  try? Data(contentsOf: url)\n}\n", to: "Sources/App/helper.swift")
    let run = try CommandRun([], in: folder)
    #expect(
      run.errors.hasPrefix(
        """
        asynclint: note: 10 of 14 findings come from "Data.init(contentsOf:)" in "read(_:)" at Sources/App/helper.swift:4:8: \
        mend it there, or suppress it there with a reason
        14 findings (
        """))
    #expect(try CommandRun(["--quiet"], in: folder).errors == "")

    let suppression = "  // asynclint:ignore blocking-file-io -- a small file\n"
    try folder.write("\(helper)\(suppression)  try? Data(contentsOf: url)\n}\n", to: "Sources/App/helper.swift")
    #expect(try CommandRun([], in: folder).errors.hasPrefix("4 findings"))
  }

  @Test func findingsInTests() throws {
    let tests = (0..<10).map { "func test\($0)() async { usleep(1) }\n" }.joined()
    try folder.write(tests, to: "Tests/AppTests/tests.swift")
    let remark = """
      asynclint: note: 10 of 14 findings stand in tests: "overrides": [{ "files": ["Tests/"], \
      "rules": { "blocking-sleep": "off" }, "minSeverity": "error" }] in a configuration leaves what a test can hang on
      """
    #expect(try CommandRun([], in: folder).errors.hasPrefix(remark))
    try folder.write(
      #"{ "overrides": [{ "files": ["Tests/"], "rules": { "blocking-sleep": "off" }, "minSeverity": "error" }] }"#,
      to: ".asynclint.json")
    #expect(try CommandRun([], in: folder).errors.hasPrefix("4 findings"))
  }

  @Test func timing() throws {
    let run = try CommandRun(["--timing", "--quiet"], in: folder)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.first == "time:")
    let names = lines.dropFirst().compactMap { try? /^ +[0-9]+\.[0-9] ms  (.+)$/.wholeMatch(in: $0)?.1 }
    #expect(
      names == [
        "walk", "read and parse", "read dependencies", "index", "direct calls", "spreading", "findings", "report",
        "all",
      ])
  }

  @Test func verbose() throws {
    let run = try CommandRun(["-v", "--threads", "3", "--format", "concise,json=out"], in: folder)
    #expect(
      run.errors.hasPrefix(
        """
        asynclint: version \(version)
        asynclint: 3 threads
        asynclint: 3 files to read, 177 bytes
        asynclint: contexts: async, event-loop
        asynclint: reports: concise to standard output, json to "out"

        """))
    #expect(run.errors.contains("\ntime:\n"))
    // The last of the two counts.
    #expect(try CommandRun(["-v", "-q"], in: folder).errors == "")
    #expect(try CommandRun(["-q", "-v"], in: folder).errors.hasPrefix("asynclint: version"))
  }

  @Test func progressOnATerminalOnly() throws {
    let terminal = try #require(Terminal())
    var console = terminal.console
    let progress = try #require(Progress(total: 100, on: console, isQuiet: false, after: 0))
    for _ in 0..<16 { progress.step() }
    progress.end()
    progress.enter("nothing after the end")
    #expect(terminal.read() == "\r\u{1B}[Kreading 16 of 100 files …\r\u{1B}[K")

    let short = try #require(Progress(total: 100, on: console, isQuiet: false))
    for _ in 0..<64 { short.step() }
    short.enter("too early")
    short.end()
    console.say("x")
    #expect(terminal.read() == "x")

    #expect(Progress(total: 1, on: console, isQuiet: true) == nil)
    console.environment["TERM"] = "dumb"
    #expect(Progress(total: 1, on: console, isQuiet: false) == nil)
    #expect(try CommandRun([], in: folder).errors.hasPrefix("4 findings"))
  }
}

/// A terminal without anybody in front of it.
private final class Terminal {
  private let inside: Int32
  private let outside: Int32

  init?() {
    outside = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    guard outside >= 0, let name = nameOfInside(outside) else { return nil }
    inside = open(name, O_RDWR | O_NOCTTY)
    if inside < 0 { return nil }
  }

  deinit {
    close(inside)
    close(outside)
  }

  var console: Console {
    Console(
      output: OutputStream(descriptor: inside), errors: OutputStream(descriptor: inside), inputDescriptor: inside,
      workingDirectory: Path("/"), environment: [:])
  }

  /// What has been written to it so far.
  func read() -> String {
    // What was written arrives in pieces on a machine that has other work: the end is a tenth of a second of silence.
    var written: [UInt8] = []
    var question = pollfd(fd: outside, events: Int16(POLLIN), revents: 0)
    while poll(&question, 1, 100) > 0 {
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = buffer.withUnsafeMutableBytes { Foundation.read(outside, $0.baseAddress, $0.count) }
      if count <= 0 { break }
      written += buffer.prefix(count)
    }
    return String(decoding: written, as: UTF8.self)
  }
}

private func nameOfInside(_ outside: Int32) -> String? {
  #if os(Linux)
    // The functions of POSIX for this are not in the module of the C library.
    var isLocked: Int32 = 0
    var number: UInt32 = 0
    let unlock: UInt = 0x4004_5431
    let getNumber: UInt = 0x8004_5430
    guard ioctl(outside, unlock, &isLocked) == 0, ioctl(outside, getNumber, &number) == 0 else { return nil }
    return "/dev/pts/\(number)"
  #else
    guard grantpt(outside) == 0, unlockpt(outside) == 0, let name = ptsname(outside) else { return nil }
    return String(cString: name)
  #endif
}
