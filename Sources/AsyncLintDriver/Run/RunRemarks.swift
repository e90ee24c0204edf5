import AsyncLintReport

/// What `--verbose` tells before the report: how the run was understood.
func remarks(on settings: CheckSettings, outputs: [ReportOutput], discovery: FileDiscovery, threads: Int) -> String {
  let contexts = settings.contexts.map(\.rawValue).sorted().joined(separator: ", ")
  let reports = outputs.map { output in
    "\(output.format.rawValue) to \(output.file.map { "\"\($0.text)\"" } ?? "standard output")"
  }
  let bytes = discovery.files.reduce(0) { $0 + $1.size }
  let lines = [
    "version \(version)", "\(threads) \(threads == 1 ? "thread" : "threads")",
    "\(discovery.files.count) \(discovery.files.count == 1 ? "file" : "files") to read, \(bytes) bytes",
    "contexts: \(contexts)", "reports: \(reports.joined(separator: ", "))",
  ]
  return lines.map { "asynclint: \(visible($0))\n" }.joined()
}

/// What the configuration says of functions that are not there, which changes nothing else.
func remarks(on functions: [(entry: Located<String>, absentName: String?)]) -> String {
  functions.map { entry, name in
    let subject = name.map { "no file has the name \"\($0)\" of" } ?? "nothing here is called"
    return "asynclint: \(visible("\(entry.origin): \(subject) \"\(entry.value)\""))\n"
  }.joined()
}

/// Where `--cache-dir` and the environment name no folder.
let remarkOnNoCache =
  "asynclint: no cache: neither \"XDG_CACHE_HOME\" nor \"HOME\" says where; \"--cache-dir\" names a folder\n"

extension ResultCache {
  func remark(isUnchanged: Bool) -> String {
    let state = isUnchanged ? "nothing has changed since an earlier run" : "no earlier run with the same files"
    return "asynclint: cache in \"\(visible(folder.path.text))\": \(state)\n"
  }

  /// Why a result could not be kept, which changes nothing else.
  func remark(on error: SystemError) -> String {
    "asynclint: cache in \"\(visible(folder.path.text))\": cannot be written: \(visible(error.message))\n"
  }
}
