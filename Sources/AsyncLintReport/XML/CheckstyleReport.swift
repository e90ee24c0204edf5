import AsyncLintCatalogue

extension Report {
  /// Checkstyle's XML, which many tools read. Columns count bytes of UTF-8 from 1.
  func checkstyle() -> [UInt8] {
    var writer = XMLWriter()
    writer.element("checkstyle", [("version", "4.3")]) { writer in
      for (path, findings) in findingsByFile() {
        writer.element("file", [("name", path)]) { writer in
          for reported in findings {
            let finding = reported.finding
            writer.element(
              "error",
              [
                ("line", String(reported.start.line)), ("column", String(reported.start.column)),
                ("severity", finding.severity.rawValue), ("message", finding.message),
                ("source", "\(tool.name).\(finding.rule)"),
              ])
          }
        }
      }
    }
    return writer.bytes
  }

  /// In the order of the report.
  func findingsByFile() -> [(path: String, findings: [ReportedFinding])] {
    var files: [(path: String, findings: [ReportedFinding])] = []
    for finding in findings {
      if files.last?.path == finding.path {
        files[files.count - 1].findings.append(finding)
      } else {
        files.append((finding.path, [finding]))
      }
    }
    return files
  }
}
