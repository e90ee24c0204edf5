import AsyncLintAnalysis
import AsyncLintCatalogue

extension Report {
  /// The report for editors and scripts, as `Schemas/report.schema.json` describes it. The same findings give the same bytes:
  /// no time, no machine, no absolute path that the input does not have.
  public func json() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schemaVersion", 1)
      writer.key("tool")
      writer.object { writer in
        writer.member("name", tool.name)
        writer.member("version", tool.version)
      }
      writer.key("findings")
      writer.array(findings) { writer, finding in finding.write(to: &writer) }
      writer.key("summary")
      writeSummary(to: &writer)
      writer.key("notes")
      writer.array(notes) { writer, note in
        writer.object { writer in
          writer.member("path", note.path)
          writer.member("kind", note.kind.rawValue)
          writer.member("message", note.message)
        }
      }
    }
    writer.endDocument()
    return writer.bytes
  }

  private func writeSummary(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("files", totals.files)
      writer.member("lines", totals.lines)
      writer.member("findings", findings.count)
      writer.key("lanes")
      writer.object { writer in
        for lane in Lane.allCases {
          writer.member(lane.rawValue, count(of: lane))
        }
      }
      writer.key("severities")
      writer.object { writer in
        for severity in Severity.allCases {
          writer.member(severity.rawValue, count(of: severity))
        }
      }
    }
  }
}

extension ReportedFinding {
  /// As an object that `Schemas/report.schema.json` describes.
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("rule", finding.rule)
      writer.member("lane", finding.lane.rawValue)
      writer.member("category", finding.category)
      writer.member("severity", finding.severity.rawValue)
      writer.member("confidence", finding.confidence.rawValue)
      writer.member("message", finding.message)
      writer.member("advice", finding.advice)
      writer.member("symbol", finding.symbol)
      writer.member("path", path)
      writer.key("range")
      writer.object { writer in
        writer.key("start")
        start.write(to: &writer)
        writer.key("end")
        end.write(to: &writer)
      }
      writer.key("context")
      writer.object { writer in
        writer.member("kind", finding.context.kind.rawValue)
        writer.member("function", finding.context.function)
      }
      writer.key("chain")
      writer.array(chain) { writer, step in
        writer.object { writer in
          writer.member("name", step.name)
          writer.member("path", step.path)
          writer.member("line", step.position.line)
          writer.member("column", step.position.column)
        }
      }
      // Left out when there are none: reports without them are as they were before there were any.
      if !notes.isEmpty {
        writer.key("notes")
        writer.array(notes) { writer, note in note.write(to: &writer) }
      }
      writer.member("fingerprint", fingerprint)
    }
  }
}

extension ReportedNote {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("message", message)
      if let place {
        writer.member("path", place.path)
        writer.member("line", place.position.line)
        writer.member("column", place.position.column)
      }
    }
  }
}

extension Position {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("line", line)
      writer.member("column", column)
      writer.member("offset", offset)
      if let utf16Column { writer.member("utf16Column", utf16Column) }
    }
  }
}
