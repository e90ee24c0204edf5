import AsyncLintAnalysis
import AsyncLintReport
import AsyncLintSyntax

/// `asynclint why`: analyses a whole project and says what it knows of one place.
@Sendable func why(_ arguments: [[UInt8]], on console: inout Console) throws(DriverError) -> CommandStatus {
  var settings = WhySettings()
  let operands = try parseArguments(arguments, options: whyOptions, into: &settings)
  if settings.showsHelp { return try console.show(whyPage().text) }
  guard operands.count == 1, let operand = operands.first else {
    throw .usage("\"why\" needs one place: FILE:LINE or FILE:LINE:COLUMN")
  }
  guard let place = SourcePlace(operand) else {
    throw .usage("\"\(operand.text)\" is no place: FILE:LINE or FILE:LINE:COLUMN, counted from 1")
  }

  let explanation = try explanation(of: place, settings, on: &console)
  switch settings.format {
  case .text: try console.output.write(explanation.text(isColored: usesColor(settings.check.color, console)))
  case .json: try console.output.write(explanation.json())
  }
  try console.output.flush()
  return .clean
}

private func explanation(
  of place: SourcePlace, _ settings: WhySettings, on console: inout Console
) throws(DriverError) -> ExplanationReport {
  let threads = settings.check.threads ?? processorCount()
  let discovery = discoverFiles([settings.project, place.file], in: console.workingDirectory, threads: threads)
  if let problem = discovery.problems.first(where: \.isTrouble) {
    throw .usage("\"\(problem.note.path)\": \(problem.note.message)")
  }
  var configuration = try RunConfiguration(
    settings.check, files: discovery.files.map(\.path), in: console.workingDirectory)
  let all = readSources(
    discovery, replacing: [:], threads: threads, standardInput: console.inputDescriptor, progress: nil)
  let kept = all.indices.filter { all[$0].facts != nil }
  configuration.keepOnly(kept)
  let sources = kept.map { all[$0] }
  let named = realPath(absolute(place.file, in: console.workingDirectory))
  guard let named, let index = sources.firstIndex(where: { $0.file?.path == named }) else {
    throw .usage("\"\(place.file.text)\" cannot be analysed")
  }
  guard let range = place.range(in: (try? readFile(at: named))?.bytes ?? []) else {
    throw .usage("\"\(place.file.text)\" has no line \(place.line)\(place.column.map { " with a column \($0)" } ?? "")")
  }

  let files = sources.compactMap(\.facts)
  let manifests = readManifests(enclosingManifests(of: discovery))
  let dependencies = try configuration.dependencies(settings.check).sources(
    of: files, manifests: manifests, in: console.workingDirectory, threads: threads)
  // What only those see who ask for it is told too.
  var options = configuration.options
  options.spreadsInformation = true
  var explanation = explain(
    range, ofFile: index,
    in: analysisInputs(
      files, dependencies: dependencies, manifests: manifests,
      projects: XcodeProjects(xcodeProjects(of: discovery), threads: threads),
      settings: { configuration.policy(of: $0).chosen }, isReported: { configuration.covers($0) }),
    catalogue: configuration.catalogue, options: options)
  for index in explanation.names.indices {
    guard let finding = explanation.names[index].finding, configuration.selected([finding]).isEmpty else { continue }
    explanation.names[index].finding = nil
    explanation.names[index].reason =
      "left out by the settings, of rules, severity or paths: " + explanation.names[index].reason
  }
  let mentioned = mentionedFiles(in: explanation)
  let reportFiles = (files + dependencies.map(\.facts)).enumerated().map { index, file in
    let bytes = mentioned.contains(index) ? (try? readFile(at: Path(file.location)))?.bytes : nil
    return ReportFile(path: file.path, bytes: bytes ?? [])
  }
  return ExplanationReport(
    explanation, line: place.line, column: place.column, files: reportFiles,
    tool: Tool(name: "asynclint", version: version))
}

struct WhySettings: Sendable {
  enum Format: String, CaseIterable, Sendable { case text, json }

  /// What is analysed to answer.
  var project = Path(".")
  var format = Format.text
  /// Of these only what decides about findings is asked for.
  var check = CheckSettings()
  var showsHelp = false
}

let whyOptions: [CommandOption<WhySettings>] = [
  CommandOption(
    names: ["--project"], value: OptionValue(placeholder: "PATH", allowed: []),
    help: "the folder to analyse for the answer (default the working directory)"
  ) { (settings, text) throws(DriverError) in settings.project = Path(text) },
  .choice("--format", placeholder: "FORMAT", help: "how the answer is written (default text)") { $0.format = $1 },
  CommandOption(
    names: ["--contexts"], value: OptionValue(placeholder: "LIST", parts: ["async", "event-loop", "main"]),
    help: "where findings are looked for, as for \"check\""
  ) { (settings, text) throws(DriverError) in settings.check.commandLine.contexts = .given(try parseContexts(text)) },
  .choice("--dependencies", placeholder: "WHEN", help: "whether libraries' sources are read, as for \"check\"") {
    $0.check.requestedDependencies = $1
  },
  .choice("--color", placeholder: "WHEN", help: "colours in text (default auto)") { $0.check.color = $1 },
  .flag("--help", "-h", help: "print this help") { $0.showsHelp = true },
]

@Sendable func whyPage() -> HelpPage {
  HelpPage(
    summary: "Say what is known of a line: context, types, declarations, chain; and so why it is or is not reported.",
    usage: ["asynclint why [options] FILE:LINE[:COLUMN]"], options: [OptionGroup("options", whyOptions)],
    sections: [
      HelpSection(
        title: "examples",
        entries: [
          ("asynclint why Sources/App/Feed.swift:42", "every call on the line"),
          ("asynclint why --format json a.swift:7:12", "the name at a column"),
        ])
    ])
}
