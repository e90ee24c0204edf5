import AsyncLintReport

/// `asynclint rules`: prints all rules.
@Sendable func rules(_ arguments: [[UInt8]], on console: inout Console) throws(DriverError) -> CommandStatus {
  var settings = RulesSettings()
  let operands = try parseArguments(arguments, options: rulesOptions, into: &settings)
  if settings.showsHelp { return try console.show(rulesPage().text) }
  if let operand = operands.first { throw .usage("\"rules\" takes no \"\(operand.text)\"") }
  let catalogue = try settings.check.catalogueWithPages(in: console.workingDirectory)
  switch settings.format {
  case .text:
    let isColored = usesColor(settings.color, console)
    return try console.show(ruleListText(catalogue, isColored: isColored, columns: console.output.columns))
  case .json:
    return try console.show(String(decoding: ruleListJSON(catalogue), as: UTF8.self))
  }
}

struct RulesSettings: Sendable {
  enum Format: String, CaseIterable, Sendable { case text, json }

  var showsHelp = false
  var format = Format.text
  var color = CheckSettings.ColorChoice.auto
  /// Of these only what says which rules there are.
  var check = CheckSettings()
}

let rulesOptions: [CommandOption<RulesSettings>] =
  CommandOption.ofRules(\.check) + [
    .choice("--format", placeholder: "FORMAT", help: "a table, or an object for scripts (default text)") {
      $0.format = $1
    },
    .choice("--color", placeholder: "WHEN", help: "colours in text (default auto)") { $0.color = $1 },
    .flag("--help", "-h", help: "print this help") { $0.showsHelp = true },
  ]

@Sendable func rulesPage() -> HelpPage {
  HelpPage(
    summary: "Print all rules: name, severity, lane, whether it is on by default, number of APIs, summary.",
    usage: ["asynclint rules [options]"], options: [OptionGroup("options", rulesOptions)])
}
