import AsyncLintCatalogue

extension Report {
  /// GitLab's code quality report: what it reads of the Code Climate format, and no more.
  ///
  /// GitLab keeps one finding a fingerprint, which ours allow: no two findings of a report have the same.
  func gitlabCodeQuality() -> [UInt8] {
    var writer = JSONWriter()
    writer.array(findings) { writer, finding in
      writer.object { writer in
        writer.member("description", finding.finding.message)
        writer.member("check_name", finding.finding.rule)
        writer.member("fingerprint", finding.fingerprint)
        writer.member("severity", gitlabSeverity(finding.finding.severity))
        writer.object("location") { writer in
          writer.member("path", finding.path)
          writer.object("lines") { writer in
            writer.member("begin", finding.start.line)
            writer.member("end", finding.end.line)
          }
        }
      }
    }
    writer.endDocument()
    return writer.bytes
  }
}

private func gitlabSeverity(_ severity: Severity) -> String {
  switch severity {
  case .error: "critical"
  case .warning: "major"
  case .info: "info"
  }
}
