import AsyncLintBuiltinCatalogue

/// `asynclint completions`: prints what makes a shell complete the command.
@Sendable func completions(_ arguments: [[UInt8]], on console: inout Console) throws(DriverError) -> CommandStatus {
  var settings = CompletionsSettings()
  let operands = try parseArguments(arguments, options: completionsOptions, into: &settings).map(\.text)
  if settings.showsHelp { return try console.show(completionsPage().text) }
  guard let name = operands.first, operands.count == 1 else {
    throw .usage("\"completions\" needs one of \(shells.joined(separator: ", "))")
  }
  guard let shell = Shell(rawValue: name) else { throw .unknownValue(name, of: "completions", allowed: shells) }
  let commands = subcommands.map { CompletedCommand($0, ruleNames: builtinCatalogue().rules.map(\.name)) }
  switch shell {
  case .bash: return try console.show(bashCompletion(commands))
  case .zsh: return try console.show(zshCompletion(commands))
  case .fish: return try console.show(fishCompletion(commands))
  }
}

struct CompletionsSettings: Sendable {
  var showsHelp = false
}

let completionsOptions: [CommandOption<CompletionsSettings>] = [
  .flag("--help", "-h", help: "print this help") { $0.showsHelp = true }
]

@Sendable func completionsPage() -> HelpPage {
  HelpPage(
    summary: "Print what makes a shell complete options, subcommands and rules.",
    usage: ["asynclint completions \(shells.joined(separator: "|"))"],
    options: [OptionGroup("options", completionsOptions)],
    sections: [
      HelpSection(
        title: "examples",
        entries: [
          ("source <(asynclint completions bash)", "in ~/.bashrc"),
          ("asynclint completions zsh > \"${fpath[1]}/_asynclint\"", "once, then a new shell"),
          ("asynclint completions fish > ~/.config/fish/completions/asynclint.fish", "once"),
        ])
    ])
}

/// What may follow on a command's name besides options.
enum Operands: Sendable {
  case none
  case files
  case rules
  case subcommands
  /// One of these words; files after it.
  case words([String])
}

/// A subcommand as completion sees it.
struct CompletedCommand {
  let name: String
  let summary: String
  let options: [OptionHelp]
  /// Instead of files; empty when there is nothing to choose from.
  let words: [String]
  let takesFiles: Bool

  init(_ subcommand: Subcommand, ruleNames: [String]) {
    name = subcommand.name
    summary = subcommand.summary
    options = subcommand.page().options.flatMap(\.options).map { option in
      guard option.value?.placeholder == "RULE" else { return option }
      let value = OptionValue(placeholder: "RULE", parts: ruleNames.sorted())
      return OptionHelp(names: option.names, value: value, help: option.help)
    }
    switch subcommand.operands {
    case .none: (words, takesFiles) = ([], false)
    case .files: (words, takesFiles) = ([], true)
    case .rules: (words, takesFiles) = (ruleNames.sorted(), false)
    case .subcommands: (words, takesFiles) = (AsyncLintDriver.subcommands.map(\.name), false)
    case .words(let choices): (words, takesFiles) = (choices, name == "debug")
    }
  }
}

private enum Shell: String, CaseIterable { case bash, zsh, fish }

let shells = Shell.allCases.map(\.rawValue)
