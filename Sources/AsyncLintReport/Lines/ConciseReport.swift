import AsyncLintCatalogue

extension Report {
  /// One line a finding in the form of compilers: `path:line:column: warning: message [rule]`.
  ///
  /// Of the three words that readers of this form know, `note` is the one for `info`.
  func concise() -> [UInt8] {
    var text = ""
    for reported in findings {
      let severity = reported.finding.severity == .info ? "note" : reported.finding.severity.rawValue
      text += "\(visible(reported.path)):\(reported.start.line):\(reported.start.column): \(severity): "
      text += "\(visible(reported.finding.message)) [\(visible(reported.finding.rule))]\n"
    }
    return Array(text.utf8)
  }
}
