/// For bash 3.2 and later, which macOS has. Files are what readline completes when nothing else fits.
func bashCompletion(_ commands: [CompletedCommand]) -> String {
  let names = commands.map(\.name)
  var script = """
    # bash completion for asynclint
    _asynclint() {
      local IFS=$'\\n' command=check
      local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
      # bash takes "--name=value" for three words.
      if [[ $current == = ]]; then
        current=
      elif [[ $previous == = ]]; then
        previous=${COMP_WORDS[COMP_CWORD-2]}
      fi
      if (( COMP_CWORD > 1 )); then
        case ${COMP_WORDS[1]} in
          \(names.joined(separator: "|"))) command=${COMP_WORDS[1]} ;;
        esac
      fi
      COMPREPLY=()
      case $command:$previous in

    """
  for command in commands {
    for option in command.options {
      guard let value = option.value else { continue }
      let pattern = option.names.map { "\(command.name):\($0)" }.joined(separator: "|")
      let action = value.suggestions.isEmpty ? "" : "\(reply(value.suggestions)); "
      script += "    \(pattern)) \(action)return ;;\n"
    }
  }
  script += """
      esac
      if [[ $current == -* ]]; then
        case $command in

    """
  for command in commands {
    script += "      \(command.name)) \(reply(command.options.flatMap(\.names))) ;;\n"
  }
  script += """
        esac
        return
      fi
      case $command in

    """
  for command in commands where !command.words.isEmpty {
    script += "    \(command.name)) \(reply(command.words)) ;;\n"
  }
  script += """
        check)
          if (( COMP_CWORD == 1 )); then
            \(reply(names))
            COMPREPLY+=($(compgen -f -- "$current"))
          fi
          ;;
      esac
    }
    complete -o default -o filenames -F _asynclint asynclint

    """
  return script
}

/// The words that begin like what has been typed.
private func reply(_ words: [String]) -> String {
  "COMPREPLY=($(compgen -W $'\(words.joined(separator: "\\n"))' -- \"$current\"))"
}
