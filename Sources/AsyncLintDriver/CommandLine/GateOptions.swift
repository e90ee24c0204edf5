/// The options that choose what a run answers for, and where its text comes from.
let gateOptions: [CommandOption<CheckSettings>] = [
  .text("--since", "REF", help: "report what was changed since the branch left REF, by chain; needs git") {
    (settings, text) throws(DriverError) in
    if text.isEmpty { throw .usage("\"--since\" needs a branch or commit") }
    try settings.compare(with: .since(text))
  },
  CommandOption(names: ["--staged"], value: nil, help: "report what the staged changes make true") {
    (settings, _) throws(DriverError) in try settings.compare(with: .staged)
  },
  .text("--diff", "FILE", help: "report what has to do with the lines of a diff; - is standard input") {
    (settings, text) throws(DriverError) in try settings.compare(with: .diff(Path(text)))
  },
  .text("--baseline", "FILE", help: "report what this baseline does not know") {
    (settings, text) throws(DriverError) in settings.baseline = Path(text)
  },
  .flag("--strict-baseline", help: "fail when the baseline knows what is no more") { $0.isBaselineStrict = true },
  .text("--add-suppressions", "REASON", help: "write a suppression above each finding") {
    (settings, text) throws(DriverError) in
    let isPlain = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isPlain, text.contains(where: { $0 != " " }), !text.contains(" //") else {
      throw .usage("\"--add-suppressions\" takes a reason: one line of text without \" //\"")
    }
    settings.suppressionReason = text
  },
  .text("--stdin-filename", "PATH", help: "standard input is the text of this file; only its findings are reported") {
    (settings, text) throws(DriverError) in
    settings.bufferPath = Path(text)
    settings.readsBuffer = true
  },
  .flag("--stdin", help: "read the text of one file from standard input") { $0.readsBuffer = true },
  .flag("--utf16-columns", help: "columns in UTF-16 too, in JSON") { $0.countsUTF16 = true },
  .flag("--watch", help: "report again whenever a file changes") { $0.isWatching = true },
]

extension CheckSettings {
  /// One run answers for one change.
  fileprivate mutating func compare(with request: ChangeRequest) throws(DriverError) {
    if let changes, changes.option != request.option {
      throw .usage("\"\(changes.option)\" and \"\(request.option)\" exclude each other")
    }
    changes = request
  }
}

extension ChangeRequest {
  fileprivate var option: String {
    switch self {
    case .since: "--since"
    case .staged: "--staged"
    case .diff: "--diff"
    }
  }
}
