import AsyncLintAnalysis
import AsyncLintCatalogue

extension Report {
  /// The report for editors and scripts, as `Schemas/report.schema.json` describes it. The same findings give the same bytes:
  /// no time, no machine, no absolute path that the input does not have.
  public func json() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("schemaVersion")
      writer.number(1)
      writer.key("tool")
      writer.object { writer in
        writer.key("name")
        writer.string(tool.name)
        writer.key("version")
        writer.string(tool.version)
      }
      writer.key("findings")
      writer.array(findings) { writer, finding in write(finding, to: &writer) }
      writer.key("summary")
      writeSummary(to: &writer)
      writer.key("notes")
      writer.array(notes) { writer, note in
        writer.object { writer in
          writer.key("path")
          writer.string(note.path)
          writer.key("kind")
          writer.string(note.kind.rawValue)
          writer.key("message")
          writer.string(note.message)
        }
      }
    }
    writer.endDocument()
    return writer.bytes
  }

  private func writeSummary(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("files")
      writer.number(totals.files)
      writer.key("lines")
      writer.number(totals.lines)
      writer.key("findings")
      writer.number(findings.count)
      writer.key("lanes")
      writer.object { writer in
        for lane in Lane.allCases {
          writer.key(lane.rawValue)
          writer.number(count(of: lane))
        }
      }
      writer.key("severities")
      writer.object { writer in
        for severity in Severity.allCases {
          writer.key(severity.rawValue)
          writer.number(count(of: severity))
        }
      }
    }
  }
}

private func write(_ reported: ReportedFinding, to writer: inout JSONWriter) {
  let finding = reported.finding
  writer.object { writer in
    writer.key("rule")
    writer.string(finding.rule)
    writer.key("lane")
    writer.string(finding.lane.rawValue)
    writer.key("category")
    writer.string(finding.category)
    writer.key("severity")
    writer.string(finding.severity.rawValue)
    writer.key("confidence")
    writer.string(finding.confidence.rawValue)
    writer.key("message")
    writer.string(finding.message)
    writer.key("advice")
    writer.string(finding.advice)
    writer.key("symbol")
    writer.string(finding.symbol)
    writer.key("path")
    writer.string(reported.path)
    writer.key("range")
    writer.object { writer in
      writer.key("start")
      write(reported.start, to: &writer)
      writer.key("end")
      write(reported.end, to: &writer)
    }
    writer.key("context")
    writer.object { writer in
      writer.key("kind")
      writer.string(finding.context.kind.rawValue)
      writer.key("function")
      writer.string(finding.context.function)
    }
    writer.key("chain")
    writer.array(reported.chain) { writer, step in
      writer.object { writer in
        writer.key("name")
        writer.string(step.name)
        writer.key("path")
        writer.string(step.path)
        writer.key("line")
        writer.number(step.position.line)
        writer.key("column")
        writer.number(step.position.column)
      }
    }
    writer.key("fingerprint")
    writer.string(reported.fingerprint)
  }
}

private func write(_ position: Position, to writer: inout JSONWriter) {
  writer.object { writer in
    writer.key("line")
    writer.number(position.line)
    writer.key("column")
    writer.number(position.column)
    writer.key("offset")
    writer.number(position.offset)
  }
}
