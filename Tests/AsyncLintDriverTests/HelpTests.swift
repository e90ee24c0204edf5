import AsyncLintBuiltinCatalogue
import Foundation
import Testing

@testable import AsyncLintDriver

struct HelpTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: subcommands.map(\.name)) func everySubcommandHasHelp(_ name: String) throws {
    let run = try CommandRun([name, "--help"], in: folder)
    #expect(run.status == .clean)
    #expect(run.output == (try CommandRun(["help", name], in: folder).output))
    let subcommand = try #require(subcommands.first { $0.name == name })
    let page = subcommand.page()
    #expect(run.output.hasPrefix("\(page.summary)\n\nusage: asynclint"))
    #expect(page.summary.hasSuffix("."))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 120 })
    let names = page.options.flatMap(\.options).flatMap(\.names)
    #expect(names.contains("--help") && Set(names).count == names.count)
    // Each summary says in a few words what the others of the list do not.
    #expect(!subcommand.summary.hasSuffix(".") && subcommand.summary.count < 70)
  }

  @Test func helpOfWhatIsNotThere() throws {
    let run = try CommandRun(["help", "explan"], in: folder)
    #expect(run.status == .trouble)
    #expect(run.errors.contains("did you mean \"explain\""))
    #expect(try CommandRun(["help"], in: folder).output == (try CommandRun(["--help"], in: folder).output))
  }

  @Test func manualHasEverything() throws {
    let manual = try CommandRun(["help", "--man"], in: folder).output
    #expect(manual.hasPrefix(".TH \"ASYNCLINT\" \"1\" "))
    #expect(manual.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
    let macros = Set(["TH", "SH", "SS", "PP", "TP", "B", "nf", "fi"])
    for line in manual.split(separator: "\n") where line.hasPrefix(".") {
      #expect(macros.contains(String(line.dropFirst().prefix { $0 != " " })), "\(line)")
    }
    for subcommand in subcommands {
      for option in subcommand.page().options.flatMap(\.options) {
        for name in option.names { #expect(manual.contains(name.replacing("-", with: "\\-")), "\(name)") }
      }
    }
  }

  /// What stands between the cursor and the command's name, and what is offered for it.
  static let completions: [([String], [String])] = [
    (["asynclint", "--form"], ["--format"]),
    (["asynclint", "--format", "ja"], []),
    (["asynclint", "--format", "js"], ["json", "jsonl"]),
    (["asynclint", "--format", "=", "sa"], ["sarif"]),
    (["asynclint", "check", "--fail-on", ""], ["info", "warning", "error", "never"]),
    (["asynclint", "exp"], ["explain"]),
    (["asynclint", "explain", "blocking-sl"], ["blocking-sleep"]),
    (["asynclint", "explain", "--c"], ["--config", "--color"]),
    (["asynclint", "--disable", "blocking-sl"], ["blocking-sleep"]),
    (["asynclint", "completions", ""], ["bash", "zsh", "fish"]),
    (["asynclint", "sub fold"], ["sub folder"]),
    (["asynclint", "--threads", ""], []),
  ]

  @Test(arguments: completions) func bashCompletes(_ words: [String], _ offered: [String]) throws {
    try folder.write(try CommandRun(["completions", "bash"], in: folder).output, to: "complete.bash")
    try folder.write("", to: "sub folder/file")
    let script = """
      source complete.bash
      COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 ))
      _asynclint
      for word in "${COMPREPLY[@]}"; do printf '%s\\n' "$word"; done
      """
    try folder.write(script, to: "ask.bash")
    let output = try output(of: "bash", ["ask.bash"] + words, in: folder.url)
    #expect(String(decoding: output, as: UTF8.self).split(separator: "\n").map { String($0) } == offered)
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completionNamesEverything(_ shell: String) throws {
    let script = try CommandRun(["completions", shell], in: folder).output
    for subcommand in subcommands {
      #expect(script.contains(subcommand.name))
      for name in subcommand.page().options.flatMap(\.options).flatMap(\.names) {
        let expected =
          shell == "fish" ? (name.hasPrefix("--") ? "-l \(name.dropFirst(2))" : "-s \(name.dropFirst())") : name
        #expect(script.contains(expected), "\(name)")
      }
    }
    for rule in builtinCatalogue().rules { #expect(script.contains(rule.name)) }
  }

  @Test func completionsWantAShell() throws {
    #expect(try CommandRun(["completions"], in: folder).status == .trouble)
    #expect(try CommandRun(["completions", "fis"], in: folder).errors.contains("did you mean \"fish\""))
  }
}
