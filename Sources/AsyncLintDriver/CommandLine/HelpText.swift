/// What there is to know about a subcommand: its help, its part of the manual and its completion are made from this.
struct HelpPage: Sendable {
  /// One sentence.
  let summary: String
  /// From the command's name on.
  let usage: [String]
  let options: [OptionGroup]
  let sections: [HelpSection]

  init(summary: String, usage: [String], options: [OptionGroup], sections: [HelpSection] = []) {
    self.summary = summary
    self.usage = usage
    self.options = options
    self.sections = sections
  }

  /// For `--help`.
  var text: String {
    var text = "\(summary)\n\n"
    for (index, line) in usage.enumerated() { text += (index == 0 ? "usage: " : "       ") + line + "\n" }
    let groups = options.map { group in
      HelpSection(title: group.title, entries: group.options.map { ($0.synopsis, $0.help) })
    }
    for section in groups + sections {
      text += "\n\(section.title):\n"
      for (name, explanation) in section.entries { text += entry(name, explanation) }
    }
    return text
  }
}

/// Options that belong together.
struct OptionGroup: Sendable {
  let title: String
  let options: [OptionHelp]

  init<Settings>(_ title: String, _ options: [CommandOption<Settings>]) {
    self.title = title
    self.options = options.map { OptionHelp(names: $0.names, value: $0.value, help: $0.help) }
  }
}

/// An option without what it does.
struct OptionHelp: Sendable {
  let names: [String]
  let value: OptionValue?
  let help: String

  /// `-q, --quiet`, `--color auto|always|never`.
  var synopsis: String {
    names.reversed().joined(separator: ", ") + (value.map { " \($0.description)" } ?? "")
  }
}

struct HelpSection: Sendable {
  let title: String
  let entries: [(name: String, explanation: String)]
}

/// The help of a subcommand with few options.
func helpText<Settings>(
  summary: String, usage: [String], options: [CommandOption<Settings>], sections: [HelpSection]
) -> String {
  HelpPage(summary: summary, usage: usage, options: [OptionGroup("options", options)], sections: sections).text
}

/// A name and its explanation, which goes on a line of its own when the name is too long for its column.
private func entry(_ name: String, _ explanation: String) -> String {
  let column = 26
  let isShort = name.count < column - 1
  let gap = String(repeating: " ", count: isShort ? column - name.count : column + 2)
  return "  \(name)\(isShort ? "" : "\n")\(gap)\(explanation)\n"
}
