import AsyncLintCatalogue

extension Report {
  /// reviewdog's diagnostic format, one diagnostic a line. Its columns count bytes of UTF-8 from 1 and its ends are exclusive, as ours.
  func reviewdogLines() -> [UInt8] {
    var writer = JSONWriter(isCompact: true)
    for finding in findings {
      write(finding, to: &writer)
      writer.endDocument()
    }
    return writer.bytes
  }

  private func write(_ reported: ReportedFinding, to writer: inout JSONWriter) {
    let finding = reported.finding
    let message = finding.advice.isEmpty ? finding.message : "\(finding.message)\n\(finding.advice)"
    let related = reported.chain.dropFirst().map { ($0.name, $0.path, $0.position) }
    writer.object { writer in
      writer.member("message", message)
      writer.object("location") { writer in
        writeLocation(reported.path, reported.start, reported.end, to: &writer)
      }
      writer.member("severity", finding.severity.rawValue.uppercased())
      writer.object("source") { writer in writer.member("name", tool.name) }
      writer.object("code") { writer in writer.member("value", finding.rule) }
      if related.isEmpty { return }
      writer.array("relatedLocations", related) { writer, step in
        let (name, path, position) = step
        writer.object { writer in
          writer.member("message", name)
          writer.object("location") { writer in writeLocation(path, position, position, to: &writer) }
        }
      }
    }
  }

  private func writeLocation(_ path: String, _ start: Position, _ end: Position, to writer: inout JSONWriter) {
    writer.member("path", path)
    writer.object("range") { writer in
      for (name, position) in [("start", start), ("end", end)] {
        writer.object(name) { writer in
          writer.member("line", position.line)
          writer.member("column", position.column)
        }
      }
    }
  }
}
