import AsyncLintCatalogue
import AsyncLintReport

/// Those of `check` that are settings, or change nothing that is printed.
let configOptionGroups = checkOptionGroups(without: optionsOfRuns)

private let optionsOfRuns: Set = [
  "--since", "--staged", "--diff", "--strict-baseline", "--add-suppressions", "--stdin-filename", "--stdin",
  "--utf16-columns", "--watch", "--color", "--statistics", "--timing", "--version", "-V",
]

/// `asynclint config`: prints the settings that hold for a path, and where each comes from.
@Sendable func showConfiguration(_ arguments: [[UInt8]], on console: inout Console) throws(DriverError) -> CommandStatus
{
  var settings = CheckSettings()
  let paths = try parseArguments(arguments, options: configOptionGroups.flatMap(\.options), into: &settings)
  if settings.request == .showHelp { return try console.show(configPage().text) }
  if paths.count > 1 { throw .usage("\"config\" takes one path, not \(paths.count)") }
  let path = paths.first ?? Path(".")
  let given = absolute(path, in: console.workingDirectory)
  guard let real = realPath(given), let status = try? FileStatus.of(real, followingLinks: true) else {
    throw .usage("\"\(path.text)\" is not there")
  }
  // Of a folder: what would hold for a file in it.
  let file = status.kind == .directory ? real.appending("file.swift") : real
  let run = try RunConfiguration(settings, files: [file], in: console.workingDirectory)
  try console.output.write(describe(run, of: path, settings).utf8)
  try console.output.flush()
  return .clean
}

private func describe(_ run: RunConfiguration, of path: Path, _ settings: CheckSettings) throws(DriverError) -> String {
  let policy = run.policy(of: 0)
  let names = run.layers(of: 0).map(\.name).filter { $0 != "command line" }
  var text = "settings for \(visible(path.text)), the outermost file first: "
  text += (names.isEmpty ? "no file" : names.map(visible).joined(separator: ", ")) + "\n\n"
  var rows: [(String, String, String)] = []
  let contexts = contextKinds.filter(policy.contexts.value.contains).map(\.rawValue).joined(separator: ", ")
  rows.append(("contexts", contexts, policy.contexts.origin))
  rows.append(("minSeverity", policy.minimum.value.rawValue, policy.minimum.origin))
  rows.append(("failOn", policy.failingLevel.value?.rawValue ?? "never", policy.failingLevel.origin))
  if let isolation = policy.defaultIsolation {
    rows.append(("defaultIsolation", isolation.value.rawValue, isolation.origin))
  }
  if let stays = policy.staysWithCallers {
    rows.append(("nonisolatedNonsendingByDefault", "\(stays.value)", stays.origin))
  }
  if let level = run.failBuildOn { rows.append(("failBuildOn", level.value?.rawValue ?? "never", level.origin)) }
  let format = try run.outputs(settings).map { output in
    output.format.rawValue + (output.file.map { "=\($0.text)" } ?? "")
  }.joined(separator: ",")
  rows.append(("format", format, settings.requestedOutputs != nil ? "command line" : run.format?.origin ?? "default"))
  let dependencies = settings.requestedDependencies != nil ? "command line" : run.dependencies?.origin ?? "default"
  rows.append(("dependencies", run.dependencies(settings).rawValue, dependencies))
  if let baseline = run.baseline { rows.append(("baseline", baseline.value.text, baseline.origin)) }
  if let include = policy.include { rows.append(("include", list(include.value.texts), include.origin)) }
  for exclude in policy.exclude { rows.append(("exclude", list(exclude.value.texts), exclude.origin)) }
  for layer in run.layers(of: 0) {
    for folder in layer.ruleFolders { rows.append(("ruleFolders", folder.value.text, folder.origin)) }
    for entry in layer.blocking {
      rows.append(("blocking", "\(entry.value.name): \(entry.value.lane.rawValue)", entry.origin))
    }
    for entry in layer.nonblocking { rows.append(("nonblocking", entry.value, entry.origin)) }
    for entry in layer.closures { rows.append((entry.value.key, entry.value.name, entry.origin)) }
  }
  text += table(rows) + "\nrules:\n"
  let rules = run.rules.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  text += table(
    rules.map { rule in
      let severity = policy.severity(of: rule.name) ?? rule.severity
      let origin = policy.rules[rule.name]?.origin ?? "default"
      return ("  \(rule.name)", policy.isOn(rule) ? severity.rawValue : "off", origin)
    })
  if !run.covers(0) { text += "\nnothing is reported here: see include and exclude\n" }
  return text
}

private func list(_ texts: [String]) -> String { texts.joined(separator: " ") }

/// Name, value, origin in columns.
private func table(_ rows: [(name: String, value: String, origin: String)]) -> String {
  let nameWidth = rows.map(\.name.count).max() ?? 0
  let valueWidth = min(40, rows.map(\.value.count).max() ?? 0)
  func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
  return rows.map { row in
    "\(padded(visible(row.name), nameWidth))  \(padded(visible(row.value), valueWidth))  \(visible(row.origin))\n"
  }.joined()
}

extension ClosureEntry {
  /// The key that such entries stand under.
  fileprivate var key: String {
    switch runs {
    case .offload: "offloads"
    case .inline: "inline"
    default: "asyncClosures"
    }
  }
}

@Sendable func configPage() -> HelpPage {
  HelpPage(
    summary: "Show the settings that hold for a path, and where each comes from.",
    usage: ["asynclint config [options] [PATH]"], options: configOptionGroups.map { OptionGroup($0.title, $0.options) },
    sections: [
      HelpSection(
        title: "files",
        entries: [
          (configurationFileName, "in the folder of a file and in those above it, the nearest wins"),
          ("keys", "\(configurationKeys.count), as the README explains: rules, overrides, contexts …"),
        ])
    ])
}
