import AsyncLintCatalogue

extension Report {
  /// Workflow commands that GitHub turns into annotations of the changed files: `::error file=…,line=…::message`.
  func githubAnnotations() -> [UInt8] {
    var text = ""
    for reported in findings {
      let finding = reported.finding
      let properties = [
        ("file", reported.path), ("line", String(reported.start.line)), ("endLine", String(reported.end.line)),
        ("col", String(reported.start.column)), ("endColumn", String(reported.end.column)),
        ("title", "\(tool.name): \(finding.rule)"),
      ]
      text += "::\(command(for: finding.severity)) "
      text += properties.map { "\($0)=\(escaped(property: $1))" }.joined(separator: ",")
      text += "::\(escaped(message: message(of: reported)))\n"
    }
    return Array(text.utf8)
  }
}

private func command(for severity: Severity) -> String {
  switch severity {
  case .error: "error"
  case .warning: "warning"
  case .info: "notice"
  }
}

/// All that the annotation is to show, because it has no second field.
private func message(of reported: ReportedFinding) -> String {
  var lines = [reported.finding.message]
  if reported.chain.count > 1 {
    lines += reported.chain.map { "  \($0.name) at \($0.path):\($0.position.line):\($0.position.column)" }
  }
  lines += reported.finding.advice.split(separator: "\n").map { String($0) }
  return lines.map { visible($0) }.joined(separator: "\n")
}

/// As the runner reads it back: nothing that a message says can end the command or begin another.
///
/// A scalar at a time, because a combining mark behind it would make another character of what is to be replaced.
private func escaped(message: String) -> String {
  var text = ""
  for scalar in message.unicodeScalars { append(scalar, to: &text) }
  return text
}

/// Properties end at a comma, and their list at a colon.
private func escaped(property: String) -> String {
  var text = ""
  for scalar in visible(property).unicodeScalars {
    switch scalar {
    case ":": text += "%3A"
    case ",": text += "%2C"
    default: append(scalar, to: &text)
    }
  }
  return text
}

private func append(_ scalar: Unicode.Scalar, to text: inout String) {
  switch scalar {
  case "%": text += "%25"
  case "\n": text += "%0A"
  case "\r": text += "%0D"
  default: text.unicodeScalars.append(scalar)
  }
}
