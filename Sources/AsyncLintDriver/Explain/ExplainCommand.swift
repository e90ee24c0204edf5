import AsyncLintAnalysis
import AsyncLintBuiltinCatalogue
import AsyncLintCatalogue
import AsyncLintReport

/// `asynclint explain`: prints the page of a rule, or of the rule that an API belongs to.
@Sendable func explain(_ arguments: [[UInt8]], on console: inout Console) throws(DriverError) -> CommandStatus {
  var settings = ExplainSettings()
  let names = try parseArguments(arguments, options: explainOptions, into: &settings).map(
    \.text)
  if settings.showsHelp { return try console.show(explainPage().text) }
  if names.isEmpty { throw .usage("\"explain\" needs a rule or an API") }

  let catalogue = try settings.check.catalogueOfRun(in: console.workingDirectory)
  let readme = builtinDocuments().first { $0.path.hasSuffix("README.md") }?.text ?? ""
  let nonblocking = try settings.check.nonblockingOfRun(in: console.workingDirectory)
  let search = ExplanationSearch(catalogue, readme: readme, nonblocking: nonblocking)
  let explanations = try names.map { name throws(DriverError) in try search.explanation(of: name) }
  // For a terminal it is set; elsewhere it is the Markdown it was written as.
  let isRendered = console.output.isTerminal || settings.color == .always
  let isColored = usesColor(settings.color, console)
  let columns = console.output.columns ?? 80
  var text = ""
  for explanation in explanations {
    if !text.isEmpty { text += "\n" }
    if let name = explanation.nameWithUnknownReceiver {
      text += "what type \"\(visible(name))\" is called on cannot be told from this; APIs of the name:\n"
    }
    if let name = explanation.nameOfRule { text += ruleLines(for: name, explanation.rules) + "\n" }
    let lines =
      symbolLines(explanation.symbols, catalogue) + offloadLines(of: explanation.symbols, catalogue)
      + exemptionLines(explanation.nonblocking)
    text += lines.isEmpty || explanation.rules.isEmpty ? lines : lines + "\n"
    text += closureLines(explanation.closures)
    text += explanation.refusals.map { refusalText($0) }.joined(separator: "\n")
    if explanation.rules.isEmpty { continue }
    if !explanation.closures.isEmpty || !explanation.refusals.isEmpty { text += "\n" }
    if explanation.isVague {
      text += explanation.rules.map { "\(visible($0.name)): \(visible($0.summary))\n" }.joined() + "\n"
    }
    // An API may be two things, as reading a file or a remote address; beyond that the name was too vague.
    if explanation.rules.count > 2 || explanation.isVague || explanation.nameWithUnknownReceiver != nil {
      text += "\"asynclint explain RULE\" prints the page of a rule\n"
      continue
    }
    let pages = explanation.rules.map { rule in
      var rule = rule
      rule.document = readablePage(rule.document)
      return isRendered ? rulePageText(rule, isColored: isColored, columns: columns) : visibleLines(rule.document)
    }
    text += pages.joined(separator: "\n")
  }
  return try console.show(text)
}

struct ExplainSettings: Sendable {
  var showsHelp = false
  var color = CheckSettings.ColorChoice.auto
  /// Of these only what says which rules there are.
  var check = CheckSettings()
}

let explainOptions: [CommandOption<ExplainSettings>] =
  CommandOption.ofRules(\.check) + [
    .choice("--color", placeholder: "WHEN", help: "colours, and the form for a terminal (default auto)") {
      $0.color = $1
    },
    .flag("--help", "-h", help: "print this help") { $0.showsHelp = true },
  ]

/// As it stands in `rules/README.md`.
private func refusalText(_ refusal: TopicSearch.Refusal) -> String {
  let lines = refusal.reason.isEmpty ? [refusal.text] : [refusal.reason, "- " + refusal.text]
  return "not in the rules:\n" + lines.map { "    \(visible($0))\n" }.joined()
}

private func exemptionLines(_ entries: [Located<String>]) -> String {
  entries.map { visible("\($0.value): does not block, says \"nonblocking\" (\($0.origin))") + "\n" }.joined()
}

@Sendable func explainPage() -> HelpPage {
  HelpPage(
    summary: "Print the page of a rule, or of the rule that an API belongs to.",
    usage: ["asynclint explain [options] RULE|API…"], options: [OptionGroup("options", explainOptions)],
    sections: [
      HelpSection(
        title: "examples",
        entries: [
          ("asynclint explain blocking-sleep", "the page of a rule"),
          ("asynclint explain Thread.sleep", "of the rule that an API belongs to"),
          ("asynclint explain 'Data(contentsOf:)'", "names as they stand in code, with quotes for the shell"),
          ("asynclint explain DispatchSemaphore", "all that is known of a type"),
          ("asynclint explain deadlock", "the rules that speak of it"),
        ])
    ])
}
