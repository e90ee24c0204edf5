import AsyncLintAnalysis
import AsyncLintCatalogue
import AsyncLintReport
import AsyncLintSyntax
import Testing

@testable import AsyncLintDriver

struct CheckSettingsTests {
  /// Severities found, arguments, what is reported, how it ends.
  static let selections: [([Severity], [String], [Severity], CommandStatus)] = [
    ([], [], [], .clean),
    ([.info], [], [], .clean),
    ([.warning], [], [.warning], .findings),
    ([.info, .error], [], [.error], .findings),
    ([.info], ["--min-severity", "info"], [.info], .clean),
    ([.info, .warning, .error], ["--min-severity=info"], [.info, .warning, .error], .findings),
    ([.warning], ["--min-severity", "error"], [], .clean),
    ([.warning], ["--fail-on", "error"], [.warning], .clean),
    ([.error], ["--fail-on", "error"], [.error], .findings),
    ([.error], ["--fail-on", "never"], [.error], .clean),
    // What fails the run can be seen.
    ([.info], ["--fail-on", "info"], [.info], .findings),
    ([.info], ["--fail-on", "info", "--min-severity", "warning"], [], .clean),
  ]

  @Test(arguments: selections)
  func selects(found: [Severity], arguments: [String], reported: [Severity], status: CommandStatus) throws {
    let settings = try parse(arguments)
    let selected = settings.selected(found.map { finding($0) })
    #expect(selected.map(\.severity) == reported)
    #expect(settings.exitStatus(for: selected) == status)
  }

  @Test func contextsSelectToo() throws {
    let found = [finding(.error), finding(.error, .eventLoop), finding(.error, .main)]
    #expect(try parse([]).selected(found).map(\.context.kind) == [.async, .eventLoop])
    #expect(try parse(["--contexts", "main"]).selected(found).map(\.context.kind) == [.main])
    #expect(try parse(["--contexts=async,main"]).selected(found).map(\.context.kind) == [.async, .main])
  }

  @Test func optionsAndPaths() throws {
    let settings = try parse([
      "a", "--format", "json", "-", "-q", "--threads=3", "--color", "never", "--", "--quiet", "--",
    ])
    #expect(settings.paths == [Path("a"), Path("-"), Path("--quiet"), Path("--")])
    #expect(settings.requestedOutputs == [ReportOutput(format: .json, file: nil)])
    #expect(settings.color == .never)
    #expect(settings.threads == 3)
    #expect(settings.isQuiet)
    #expect(try parse(["--format=json", "--format=text"]).requestedOutputs == [ReportOutput(format: .text, file: nil)])
  }

  @Test func severalReports() throws {
    let outputs = try parse(["--format", "json=out.json,sarif=a=b.sarif,text"]).requestedOutputs
    #expect(
      outputs == [
        ReportOutput(format: .json, file: Path("out.json")), ReportOutput(format: .sarif, file: Path("a=b.sarif")),
        ReportOutput(format: .text, file: nil),
      ])
  }

  private static let formats = ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")

  static let mistakes: [(String, String)] = [
    ("--frmat json", "unknown option \"--frmat\", did you mean \"--format\""),
    ("--min-severty=info", "unknown option \"--min-severty\", did you mean \"--min-severity\""),
    ("-x", "unknown option \"-x\""),
    ("--completely-different", "unknown option \"--completely-different\""),
    ("--format", "\"--format\" needs a value: FORMAT[=FILE],…"),
    ("--format=jsn", "\"--format\" takes \(formats), not \"jsn\", did you mean \"json\""),
    ("--format=", "\"--format\" takes \(formats), not \"\""),
    ("--format=json,,text=a", "\"--format\" takes \(formats), not \"\""),
    ("--format=json=", "\"--format json=\" needs a file behind the \"=\""),
    (
      "--format text,json=a,sarif",
      "\"--format\" has \"text\" and \"sarif\" both go to standard output, write \"FORMAT=FILE\" to tell them apart"
    ),
    (
      "--format text=a,json=a",
      "\"--format\" has \"text\" and \"json\" both go to \"a\", write \"FORMAT=FILE\" to tell them apart"
    ),
    ("--format text=Sources/a.swift", "\"--format\" would write a report over the source \"Sources/a.swift\""),
    ("--quiet=yes", "\"--quiet\" takes no value"),
    ("--fail-on often", "\"--fail-on\" takes info, warning, error, never, not \"often\""),
    ("--contexts async,,main", "\"--contexts\" takes async, event-loop, main, not \"\""),
    (
      "--contexts evnt-loop",
      "\"--contexts\" takes async, event-loop, main, not \"evnt-loop\", did you mean \"event-loop\""
    ),
    ("--threads 0", "\"--threads\" takes a number from 1 to 1024, not \"0\""),
    ("--threads 99999999999999999999", "\"--threads\" takes a number from 1 to 1024, not \"99999999999999999999\""),
  ]

  @Test(arguments: mistakes) func saysWhatIsWrong(arguments: String, message: String) throws {
    #expect(throws: DriverError.usage(message)) { try parse(arguments.split(separator: " ").map { String($0) }) }
  }

  /// Each option is told apart, explained, and mentioned in the help.
  @Test func theTableIsSound() throws {
    let names = checkOptions.flatMap(\.names)
    #expect(Set(names).count == names.count)
    let help = try CommandRun(["--help"], in: try TemporaryFolder()).output
    for option in checkOptions {
      #expect(option.names.allSatisfy { help.contains($0) })
      #expect(help.contains(option.help))
      #expect(!option.help.hasSuffix(".") && option.help.first?.isUppercase == false)
    }
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  private func parse(_ arguments: [String]) throws -> CheckSettings {
    var settings = CheckSettings()
    settings.paths = try parseArguments(arguments.map { Array($0.utf8) }, options: checkOptions, into: &settings)
    return settings
  }

  private func finding(_ severity: Severity, _ kind: Finding.Context.Kind = .async) -> Finding {
    Finding(
      file: 0, range: ByteRange(start: 0, end: 0), rule: "r", lane: .offload, category: "c", severity: severity,
      confidence: .certain, symbol: "s", context: Finding.Context(kind: kind, function: nil), chain: [], message: "m",
      advice: "a")
  }
}
