/// The help of a subcommand, from the same table that parses its options.
func helpText<Settings>(
  summary: String, usage: [String], options: [CommandOption<Settings>], sections: [HelpSection]
) -> String {
  var text = "\(summary)\n\n"
  for (index, line) in usage.enumerated() { text += (index == 0 ? "usage: " : "       ") + line + "\n" }
  let optionSection = HelpSection(
    title: "options",
    entries: options.map { option in
      let names = option.names.reversed().joined(separator: ", ")
      return (names + (option.value.map { " \($0.description)" } ?? ""), option.help)
    })
  for section in [optionSection] + sections {
    text += "\n\(section.title):\n"
    for (name, explanation) in section.entries { text += entry(name, explanation) }
  }
  return text
}

struct HelpSection {
  let title: String
  let entries: [(name: String, explanation: String)]
}

/// A name and its explanation, which goes on a line of its own when the name is too long for its column.
private func entry(_ name: String, _ explanation: String) -> String {
  let column = 26
  let isShort = name.count < column - 1
  let gap = String(repeating: " ", count: isShort ? column - name.count : column + 2)
  return "  \(name)\(isShort ? "" : "\n")\(gap)\(explanation)\n"
}
