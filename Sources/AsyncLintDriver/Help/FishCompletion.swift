/// For a file `asynclint.fish` among fish's completions.
func fishCompletion(_ commands: [CompletedCommand]) -> String {
  let others = commands.map(\.name).filter { $0 != "check" }.joined(separator: " ")
  var script = "# fish completion for asynclint\n"
  for command in commands {
    script += "complete -c asynclint -n __fish_use_subcommand -a \(command.name) -d \(quoted(command.summary))\n"
  }
  for command in commands {
    // The options of "check" also without that word.
    let condition =
      command.name == "check"
      ? "not __fish_seen_subcommand_from \(others)" : "__fish_seen_subcommand_from \(command.name)"
    let start = "complete -c asynclint -n \(quoted(condition))"
    for option in command.options { script += "\(start)\(specification(of: option))\n" }
    if !command.takesFiles { script += "\(start) -f\n" }
    if !command.words.isEmpty { script += "\(start) -a \(quoted(command.words.joined(separator: " ")))\n" }
  }
  return script
}

private func specification(of option: OptionHelp) -> String {
  var text = ""
  for name in option.names {
    text += name.hasPrefix("--") ? " -l \(name.dropFirst(2))" : " -s \(name.dropFirst(1))"
  }
  if let value = option.value {
    text += value.isFile ? " -r" : " -x"
    if !value.suggestions.isEmpty { text += " -a \(quoted(value.suggestions.joined(separator: " ")))" }
  }
  return "\(text) -d \(quoted(option.help))"
}

private func quoted(_ text: String) -> String {
  "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
}
