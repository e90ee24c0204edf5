import Foundation
import Testing

@testable import AsyncLintDriver

struct AddSuppressionsTests {
  private func text(_ name: String, in folder: TemporaryFolder) throws -> String {
    try String(decoding: Data(contentsOf: folder.url.appendingPathComponent(name)), as: UTF8.self)
  }

  /// Adds them, expects the run after that to be clean, and returns the new text.
  private func added(to source: String) throws -> String {
    let folder = try TemporaryFolder()
    try folder.write(source, to: "a.swift")
    let run = try CommandRun(["--add-suppressions", "for now"], in: folder)
    #expect(run.status == .clean, "\(run.errors)")
    #expect(run.output == "")
    let after = try CommandRun([], in: folder)
    #expect(after.output == "")
    return try text("a.swift", in: folder)
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func keepsLineEndsAndIndentation(_ end: String) throws {
    let lines = [
      "\u{FEFF}func f() async { sleep(1) }", "func g() async {", "\tsleep(1); _ = getc(stdin)", "   sleep(1)", "}",
    ]
    let expected = [
      "\u{FEFF}// asynclint:ignore blocking-sleep -- for now", "func f() async { sleep(1) }", "func g() async {",
      "\t// asynclint:ignore blocking-sleep, blocking-stdio -- for now", "\tsleep(1); _ = getc(stdin)",
      "   // asynclint:ignore blocking-sleep -- for now", "   sleep(1)", "}",
    ]
    #expect(Array(try added(to: lines.joined(separator: end)).utf8) == Array(expected.joined(separator: end).utf8))
  }

  @Test func linesThatHaveNoRoom() throws {
    let source = #"""
      func f() async {
        print("""
          a \(try! String(contentsOfFile: "x"))
          b \(try! String(contentsOfFile: "y"))
          """)
        /* a comment
         */ sleep(1)
      }
      """#
    let folder = try TemporaryFolder()
    try folder.write(source, to: "a.swift")
    let run = try CommandRun(["--add-suppressions", "for now"], in: folder)
    #expect(run.status == .trouble)
    #expect(
      run.errors == """
        asynclint: error: a.swift:7: no comment can stand above this line
        added 1 suppression in 1 file

        """)
    let expected = source.replacing("  print(", with: "  // asynclint:ignore blocking-file-io -- for now\n  print(")
    #expect(try text("a.swift", in: folder) == expected)
  }

  @Test func onlyWhatIsReported() throws {
    let folder = try TemporaryFolder()
    try folder.write("func f() async { sleep(1) }\nlet a = 1  // asynclint:ignore spin-wait -- gone\n", to: "a.swift")
    try folder.write("func g() async { sleep(1) }\n", to: "b.swift")
    let run = try CommandRun(["a.swift", "--add-suppressions=for now"], in: folder)
    #expect(
      run.errors == """
        added 1 suppression in 1 file
        asynclint: note: findings about suppressions cannot be suppressed: 1 left

        """)
    #expect(try text("b.swift", in: folder) == "func g() async { sleep(1) }\n")
  }

  @Test(arguments: ["", "  ", "two\nlines", "a // b"]) func reasonsThatAreNone(_ reason: String) throws {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["--add-suppressions", reason], in: folder).status == .trouble)
  }

  /// `--add-suppressions Sources` would write above every finding of the working directory.
  @Test func aPathIsNoReason() throws {
    let folder = try TemporaryFolder()
    try folder.write("func f() async { sleep(1) }\n", to: "Sources/a.swift")
    let run = try CommandRun(["--add-suppressions", "Sources"], in: folder)
    #expect(run.status == .trouble)
    #expect(run.errors.contains("\"--add-suppressions\" takes a reason, and \"Sources\" is a path"), "\(run.errors)")
    #expect(try text("Sources/a.swift", in: folder) == "func f() async { sleep(1) }\n")
  }

  @Test func notIntoStandardInput() throws {
    let run = try CommandRun(
      ["-", "--add-suppressions", "x"], in: try TemporaryFolder(), input: Array("func f() async { sleep(1) }".utf8))
    #expect(run.status == .trouble)
  }
}
