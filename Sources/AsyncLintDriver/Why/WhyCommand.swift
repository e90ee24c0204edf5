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

  let threads = settings.threads ?? processorCount()
  let discovery = discoverFiles([settings.project, place.file], in: console.workingDirectory, threads: threads)
  for problem in discovery.problems where problem.isTrouble { console.say(problem.line) }
  let named = realPath(absolute(place.file, in: console.workingDirectory))
  let sources = discovery.files
  let files = readFacts(of: sources, threads: threads)
  guard let index = files.firstIndex(where: { Path($0.location) == named }), let named else { return .trouble }
  let bytes = (try? readFile(at: named))?.bytes ?? []
  guard let range = place.range(in: bytes) else {
    throw .usage("\"\(operand.text)\": the file has no such line or column")
  }

  let manifests = readManifests(enclosingManifests(of: discovery))
  let dependencies = try settings.dependencies.sources(
    of: files, manifests: manifests, in: console.workingDirectory, threads: threads)
  let explanation = explainFiles(
    files, dependencies: dependencies, manifests: manifests, contexts: settings.contexts, range: range, ofFile: index)
  let mentioned = mentionedFiles(in: explanation)
  let reportFiles = (files + dependencies.map(\.facts)).enumerated().map { index, file in
    let bytes = mentioned.contains(index) ? (try? readFile(at: Path(file.location)))?.bytes : nil
    return ReportFile(path: file.path, bytes: bytes ?? [])
  }
  let report = ExplanationReport(
    explanation, line: place.line, column: place.column, files: reportFiles,
    tool: Tool(name: "asynclint", version: version))
  switch settings.format {
  case .text: try console.output.write(report.text(isColored: usesColor(settings.color, console)))
  case .json: try console.output.write(report.json())
  }
  try console.output.flush()
  return .clean
}

/// The files that can be read, each for itself; what is odd about them `check` says.
private func readFacts(of files: [SourceFile], threads: Int) -> [AnalysedFile] {
  let order = files.indices.sorted { (files[$1].size, $0) < (files[$0].size, $1) }
  let facts = parallelMap(count: files.count, order: order, threads: threads, stackSize: parserStackSize) {
    let reader = FactsReader()
    return { index -> AnalysedFile? in
      readSource(files[index]).bytes.map {
        reader.read(path: files[index].shownPath.text, location: files[index].path.text, bytes: $0)
      }
    }
  }
  return facts.compactMap(\.self)
}

struct WhySettings: Sendable {
  enum Format: String, CaseIterable, Sendable { case text, json }

  /// What is analysed to answer.
  var project = Path(".")
  var format = Format.text
  var color = CheckSettings.ColorChoice.auto
  var dependencies = CheckSettings.Dependencies.auto
  var contexts: Set<Finding.Context.Kind> = [.async, .eventLoop]
  /// nil: one a processor.
  var threads: Int?
  var showsHelp = false
}

let whyOptions: [CommandOption<WhySettings>] = [
  CommandOption(
    names: ["--project"], value: OptionValue(placeholder: "PATH", allowed: []),
    help: "the folder to analyse for the answer (default the working directory)"
  ) { (settings, text) throws(DriverError) in settings.project = Path(text) },
  .choice("--format", placeholder: "FORMAT", help: "how the answer is written (default text)") { $0.format = $1 },
  CommandOption(
    names: ["--contexts"], value: OptionValue(placeholder: "LIST", allowed: []),
    help: "where findings are looked for, as for \"check\""
  ) { (settings, text) throws(DriverError) in settings.contexts = try parseContexts(text) },
  .choice("--dependencies", placeholder: "WHEN", help: "whether libraries' sources are read, as for \"check\"") {
    $0.dependencies = $1
  },
  .choice("--color", placeholder: "WHEN", help: "colours in text (default auto)") { $0.color = $1 },
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
