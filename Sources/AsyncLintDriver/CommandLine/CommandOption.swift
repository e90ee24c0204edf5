import AsyncLintCatalogue

/// One option of a subcommand: its names, its help and what it does, in one place.
///
/// Help, parsing and completion are made from tables of these.
struct CommandOption<Settings>: Sendable {
  /// With their dashes, the one that messages use first: `--quiet`, `-q`.
  let names: [String]
  /// nil for a flag.
  let value: OptionValue?
  /// One line in lower case without full stop.
  let help: String
  /// Called with the value, or the empty string for a flag; throws a usage error for a value that makes no sense.
  let apply: @Sendable (inout Settings, String) throws(DriverError) -> Void

  static func flag(
    _ names: String..., help: String, apply: @escaping @Sendable (inout Settings) -> Void
  ) -> CommandOption {
    CommandOption(names: names, value: nil, help: help) { (settings, _) throws(DriverError) in apply(&settings) }
  }

  /// An option with one of the raw values of an enumeration.
  static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ names: String..., placeholder: String, help: String, apply: @escaping @Sendable (inout Settings, Choice) -> Void
  ) -> CommandOption {
    let allowed = Choice.allCases.map(\.rawValue)
    let name = names.first ?? ""
    return CommandOption(names: names, value: OptionValue(placeholder: placeholder, allowed: allowed), help: help) {
      (settings, text) throws(DriverError) in
      guard let choice = Choice(rawValue: text) else { throw .unknownValue(text, of: name, allowed: allowed) }
      apply(&settings, choice)
    }
  }
}

struct OptionValue: Sendable {
  /// `N`, `FORMAT`.
  let placeholder: String
  /// Empty when any value may be tried.
  let allowed: [String]
  /// For completion, where the value is none of a few but has parts that are.
  let parts: [String]

  init(placeholder: String, allowed: [String] = [], parts: [String] = []) {
    self.placeholder = placeholder
    self.allowed = allowed
    self.parts = parts
  }

  /// What completion offers; nothing when it is a file or a number.
  var suggestions: [String] { allowed.isEmpty ? parts : allowed }

  /// By its name, so that help and completion agree.
  var isFile: Bool { ["FILE", "FOLDER", "PATH"].contains(placeholder) }

  var description: String { allowed.isEmpty ? placeholder : allowed.joined(separator: "|") }
}

/// A file or folder that was named. A name without letters would be the working directory, which is called ".".
func namedPath(_ text: String, of option: String) throws(DriverError) -> Path {
  if text.isEmpty { throw .usage("\"\(option)\" needs a name, not \"\"") }
  return Path(text)
}

extension DriverError {
  static func unknownValue(_ text: String, of option: String, allowed: [String]) -> DriverError {
    let hint = nearestName(to: text, in: allowed).map { ", did you mean \"\($0)\"" } ?? ""
    return .usage("\"\(option)\" takes \(allowed.joined(separator: ", ")), not \"\(text)\"\(hint)")
  }
}
