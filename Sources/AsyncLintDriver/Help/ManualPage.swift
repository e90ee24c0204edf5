/// The manual in the macros of `man`, from the same tables as the help.
func manualPage() -> String {
  var manual = Manual()
  let main = checkPage()
  manual.macro("TH", ["ASYNCLINT", "1", "", "asynclint \(version)", "User Commands"])
  manual.macro("SH", ["NAME"])
  manual.text("asynclint - find fake async in Swift")
  manual.macro("SH", ["SYNOPSIS"])
  manual.usage(main)
  manual.macro("SH", ["DESCRIPTION"])
  manual.text(main.summary)
  for group in main.options {
    manual.macro("SH", [group.title.uppercased()])
    manual.options(group)
  }
  for section in main.sections {
    manual.macro("SH", [section.title.uppercased()])
    for entry in section.entries { manual.entry(entry.name, entry.explanation) }
  }
  for subcommand in subcommands where subcommand.name != "check" {
    let page = subcommand.page()
    manual.macro("SH", ["asynclint \(subcommand.name)"])
    manual.text(page.summary)
    manual.macro("PP", [])
    manual.usage(page)
    for group in page.options { manual.options(group) }
    for section in page.sections {
      manual.macro("SS", [section.title])
      for entry in section.entries { manual.entry(entry.name, entry.explanation) }
    }
  }
  return manual.source
}

private struct Manual {
  private(set) var source = ""

  mutating func macro(_ name: String, _ arguments: [String]) {
    source += ".\(name)"
    for argument in arguments { source += " \"\(escaped(argument).replacing("\"", with: "\\(dq"))\"" }
    source += "\n"
  }

  mutating func text(_ text: String) { source += "\(escaped(text))\n" }

  mutating func usage(_ page: HelpPage) {
    macro("nf", [])
    for line in page.usage { text(line) }
    macro("fi", [])
  }

  mutating func options(_ group: OptionGroup) {
    for option in group.options { entry(option.synopsis, option.help) }
  }

  /// A name and, indented below it, what it means.
  mutating func entry(_ name: String, _ explanation: String) {
    macro("TP", [])
    macro("B", [name])
    text(explanation)
  }
}

/// Text that `man` shows as it is: its own signs escaped, and all that is not ASCII by number, for what reads ASCII only.
private func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": result += "\\e"
    // A real dash, which can be copied into a shell.
    case "-": result += "\\-"
    case _ where !scalar.isASCII:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
    default: result.unicodeScalars.append(scalar)
    }
  }
  // At the start of a line these two would begin a macro.
  return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&\(result)" : result
}
