/// `asynclint help`: prints the help of a subcommand, or the manual of all of them.
@Sendable func help(_ arguments: [[UInt8]], on console: inout Console) throws(DriverError) -> CommandStatus {
  var settings = HelpSettings()
  let operands = try parseArguments(arguments, options: helpOptions, into: &settings)
  if settings.showsHelp { return try console.show(helpPage().text) }
  if settings.showsManual { return try console.show(manualPage()) }
  guard let name = operands.first?.text else { return try console.show(checkPage().text) }
  guard let subcommand = subcommands.first(where: { $0.name == name }) else {
    throw .unknownValue(name, of: "help", allowed: subcommands.map(\.name))
  }
  return try console.show(subcommand.page().text)
}

struct HelpSettings: Sendable {
  var showsHelp = false
  var showsManual = false
}

let helpOptions: [CommandOption<HelpSettings>] = [
  .flag("--man", help: "print the manual page, as \"man\" reads it") { $0.showsManual = true },
  .flag("--help", "-h", help: "print this help") { $0.showsHelp = true },
]

@Sendable func helpPage() -> HelpPage {
  HelpPage(
    summary: "Print the help of a subcommand.", usage: ["asynclint help [SUBCOMMAND]", "asynclint help --man"],
    options: [OptionGroup("options", helpOptions)],
    sections: [
      HelpSection(
        title: "examples",
        entries: [
          ("asynclint help explain", "the same as \"asynclint explain --help\""),
          ("asynclint help --man > /usr/local/share/man/man1/asynclint.1", "then \"man asynclint\" finds it"),
        ])
    ])
}
