import AsyncLintAnalysis

extension ExplanationReport {
  /// One JSON object, described by `Schemas/explanation.schema.json`.
  public func json() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schemaVersion", 1)
      writer.object("tool") { writer in
        writer.member("name", tool.name)
        writer.member("version", tool.version)
      }
      writer.member("path", path(explanation.file))
      writer.member("line", line)
      if let column { writer.member("column", column) }
      write(explanation.context, "context", to: &writer)
      writer.array("names", explanation.names) { writer, name in write(name, to: &writer) }
    }
    writer.endDocument()
    return writer.bytes
  }

  private func write(_ name: Explanation.Name, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", name.text)
      writer.object("range") { writer in
        write(position(explanation.file, name.range.start), "start", to: &writer)
        write(position(explanation.file, name.range.end), "end", to: &writer)
      }
      writer.member("isReported", name.finding != nil)
      writer.member("reason", name.reason)
      write(name.context, "context", to: &writer)
      writer.key("receiver")
      if let receiver = name.receiver { write(receiver, to: &writer) } else { writer.null() }
      writer.array("candidates", name.candidates) { writer, candidate in
        writer.object { writer in
          writer.member("name", candidate.name)
          writer.member("isChosen", candidate.isChosen)
          writer.member("reason", candidate.reason)
          write(candidate.place, to: &writer)
        }
      }
      writer.key("blocking")
      if let blocking = name.blocking { write(blocking, to: &writer) } else { writer.null() }
      writer.array("related", name.related) { writer, fact in write(fact, to: &writer) }
    }
  }

  private func write(_ context: Explanation.Context, _ key: String, to writer: inout JSONWriter) {
    writer.object(key) { writer in
      writer.member("kind", context.kind.rawValue)
      writer.member("function", context.function)
      writer.array("steps", context.steps) { writer, step in write(step, to: &writer) }
    }
  }

  private func write(_ blocking: Explanation.Blocking, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("rule", blocking.rule)
      writer.member("isRuleEnabled", blocking.isRuleEnabled)
      writer.member("severity", blocking.severity.rawValue)
      writer.member("confidence", blocking.confidence.rawValue)
      writer.array("chain", blocking.chain) { writer, step in
        writer.object { writer in
          writer.member("name", step.name)
          write(Explanation.Location(file: step.file, range: step.range), to: &writer)
        }
      }
    }
  }

  private func write(_ fact: Explanation.Fact, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("text", fact.text)
      write(fact.place, to: &writer)
    }
  }

  /// Members of the object that is open: path and start, both null for what stands nowhere.
  private func write(_ place: Explanation.Location?, to writer: inout JSONWriter) {
    writer.member("path", place.map { path($0.file) })
    if let place {
      write(position(place.file, place.range.start), "start", to: &writer)
    } else {
      writer.key("start")
      writer.null()
    }
  }

  private func write(_ position: Position, _ key: String, to writer: inout JSONWriter) {
    writer.object(key) { writer in
      writer.member("line", position.line)
      writer.member("column", position.column)
      writer.member("offset", position.offset)
    }
  }
}
