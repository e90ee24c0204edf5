/// For a file `_asynclint` in a folder of `fpath`.
func zshCompletion(_ commands: [CompletedCommand]) -> String {
  var script = """
    #compdef asynclint
    # zsh completion for asynclint
    _asynclint() {
      local command=check
      local -a commands
      commands=(

    """
  for command in commands { script += "    \(quoted("\(command.name):\(command.summary)"))\n" }
  script += """
      )
      if (( CURRENT > 2 )); then
        case ${words[2]} in
          \(commands.map(\.name).joined(separator: "|")))
            command=${words[2]}
            shift words
            (( CURRENT-- ))
            ;;
        esac
      elif [[ ${words[CURRENT]} != -* ]]; then
        _describe subcommand commands
      fi
      case $command in

    """
  for command in commands {
    script += "    \(command.name))\n      _arguments"
    for option in command.options { script += " \\\n        \(specification(of: option))" }
    if !command.words.isEmpty {
      let position = command.takesFiles ? "1" : "*"
      script += " \\\n        \(quoted("\(position):name:(\(command.words.joined(separator: " ")))"))"
    }
    if command.takesFiles { script += " \\\n        '*:path:_files'" }
    script += "\n      ;;\n"
  }
  return script + """
      esac
    }
    if [[ $funcstack[1] == _asynclint ]]; then
      _asynclint "$@"
    else
      compdef _asynclint asynclint
    fi

    """
}

/// As `_arguments` wants it: names that exclude each other, the help in brackets, the value with its choices.
private func specification(of option: OptionHelp) -> String {
  let help = option.help.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
  var value = ""
  if let described = option.value {
    let placeholder = described.placeholder.replacing(":", with: "\\:")
    let words = described.suggestions
    value = ":\(placeholder):"
    // A blank: show what is wanted and complete nothing.
    value += words.isEmpty ? (described.isFile ? "_files" : " ") : "(\(words.joined(separator: " ")))"
  }
  // "--name=" takes its value behind the equals sign and as the next word.
  let names = option.names.map { $0.hasPrefix("--") && option.value != nil ? "\($0)=" : $0 }
  if names.count == 1 { return quoted("\(names[0])[\(help)]\(value)") }
  let exclusion = quoted("(\(option.names.joined(separator: " ")))")
  return "\(exclusion){\(names.joined(separator: ","))}\(quoted("[\(help)]\(value)"))"
}

private func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "'\\''"))'" }
