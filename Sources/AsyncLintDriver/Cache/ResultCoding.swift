import AsyncLintAnalysis
import AsyncLintSyntax

extension EntryWriter {
  mutating func add(_ result: AnalysisResult) {
    addList(result.findings) { $0.add($1) }
    addList(result.suppressed) { writer, silenced in
      writer.add(silenced.finding)
      writer.add(silenced.reason)
    }
    addList(result.entriesAboutNothing) { $0.add($1) }
  }

  mutating func add(_ finding: Finding) {
    add(finding.file)
    add(finding.range)
    add(finding.rule)
    add(finding.lane)
    add(finding.category)
    add(finding.severity)
    add(finding.confidence)
    add(finding.symbol)
    add(finding.context.kind)
    addOptional(finding.context.function) { $0.add($1) }
    addList(finding.chain) { writer, step in
      writer.add(step.name)
      writer.add(step.file)
      writer.add(step.range)
    }
    add(finding.message)
    add(finding.advice)
    addList(finding.substitutions) { writer, substitution in
      writer.add(substitution.placeholder)
      writer.add(substitution.file)
      writer.addOptional(substitution.range) { $0.add($1) }
      writer.add(substitution.name)
      writer.add(substitution.limit)
      writer.addList(substitution.edits) { writer, edit in
        writer.add(edit.range)
        writer.add(edit.text)
      }
    }
    addList(finding.notes) { writer, note in
      writer.add(note.message)
      writer.addOptional(note.file) { $0.add($1) }
      writer.addOptional(note.range) { $0.add($1) }
    }
  }

  private mutating func add(_ range: ByteRange) {
    add(UInt64(range.start))
    add(UInt64(range.end))
  }
}

extension EntryReader {
  /// `fileCount`: of those that findings can be in.
  mutating func result(fileCount: Int) throws(DamagedEntry) -> AnalysisResult {
    let findings = try list { (reader) throws(DamagedEntry) in try reader.finding() }
    let suppressed = try list { (reader) throws(DamagedEntry) in
      SilencedFinding(finding: try reader.finding(), reason: try reader.text())
    }
    guard (findings + suppressed.map(\.finding)).allSatisfy({ $0.file < fileCount }) else { throw DamagedEntry() }
    return AnalysisResult(
      findings: findings, suppressed: suppressed,
      entriesAboutNothing: try list { (reader) throws(DamagedEntry) in try reader.text() })
  }

  mutating func finding() throws(DamagedEntry) -> Finding {
    Finding(
      file: try number(), range: try range(), rule: try text(), lane: try choice(), category: try text(),
      severity: try choice(), confidence: try choice(), symbol: try text(),
      context: Finding.Context(
        kind: try choice(), function: try optional { (reader) throws(DamagedEntry) in try reader.text() }),
      chain: try list { (reader) throws(DamagedEntry) in
        Finding.ChainStep(name: try reader.text(), file: try reader.number(), range: try reader.range())
      },
      message: try text(), advice: try text(),
      substitutions: try list { (reader) throws(DamagedEntry) in
        Finding.Substitution(
          placeholder: try reader.text(), file: try reader.number(), range: try reader.optionalRange(),
          name: try reader.text(), limit: try reader.number(),
          edits: try reader.list { (reader) throws(DamagedEntry) in
            Finding.Substitution.Edit(range: try reader.range(), text: try reader.text())
          })
      },
      notes: try list { (reader) throws(DamagedEntry) in
        Finding.FindingNote(
          message: try reader.text(),
          file: try reader.optional { (reader) throws(DamagedEntry) in try reader.number() },
          range: try reader.optionalRange())
      })
  }

  private mutating func optionalRange() throws(DamagedEntry) -> ByteRange? {
    try optional { (reader) throws(DamagedEntry) in try reader.range() }
  }

  private mutating func range() throws(DamagedEntry) -> ByteRange {
    ByteRange(start: try offset(), end: try offset())
  }
}
