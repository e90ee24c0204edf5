import AsyncLintAnalysis
import AsyncLintCatalogue

extension Report {
  /// SARIF 2.1.0 (OASIS, errata 01) for code scanning and viewers.
  ///
  /// Paths below the working directory are relative to `%SRCROOT%`, which is left to the reader: a report says nothing of the machine it
  /// was made on. Columns count UTF-16 code units. Chains are code flows, from the reported call down to the API.
  func sarif() -> [UInt8] {
    var writer = SARIFWriter(self)
    writer.write()
    return writer.json.bytes
  }
}

private struct SARIFWriter {
  private let report: Report
  private let rules: SARIFRules
  private var columns: UTF16Columns
  private(set) var json = JSONWriter()

  init(_ report: Report) {
    self.report = report
    rules = SARIFRules(report)
    columns = UTF16Columns(report.files)
  }

  mutating func write() {
    // The writer of JSON hands itself to closures, which must not touch this structure's own copy meanwhile.
    var writer = json
    writer.object { writer in
      writer.member(
        "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
      writer.member("version", "2.1.0")
      writer.array("runs", CollectionOfOne(())) { writer, _ in
        writer.object { writer in
          writeTool(to: &writer)
          writeInvocation(to: &writer)
          writer.object("originalUriBaseIds") { writer in
            writer.object("%SRCROOT%") { writer in
              writer.object("description") { $0.member("text", "the folder that asynclint ran in") }
            }
          }
          writer.member("columnKind", "utf16CodeUnits")
          writer.array("results", report.findings + report.suppressed) { writer, finding in
            write(finding, to: &writer)
          }
        }
      }
    }
    writer.endDocument()
    json = writer
  }

  private func writeTool(to writer: inout JSONWriter) {
    writer.object("tool") { writer in
      writer.object("driver") { writer in
        writer.member("name", report.tool.name)
        writer.member("version", report.tool.version)
        writer.member("semanticVersion", report.tool.version)
        rules.write(to: &writer)
      }
    }
  }

  private func writeInvocation(to writer: inout JSONWriter) {
    writer.array("invocations", CollectionOfOne(report.notes)) { writer, notes in
      writer.object { writer in
        writer.member("executionSuccessful", !notes.contains(where: \.isTrouble))
        writer.array("toolExecutionNotifications", notes) { writer, note in
          writer.object { writer in
            writer.object("descriptor") { $0.member("id", note.kind.rawValue) }
            writer.member("level", note.isTrouble ? "error" : "note")
            writer.object("message") { $0.member("text", escaped("\(note.path): \(note.message)")) }
            writer.array("locations", CollectionOfOne(Array(note.path.utf8))) { writer, path in
              writer.object { writer in
                writer.object("physicalLocation") { writeArtifactLocation(path, to: &$0) }
              }
            }
          }
        }
      }
    }
  }

  private mutating func write(_ reported: ReportedFinding, to writer: inout JSONWriter) {
    let finding = reported.finding
    writer.object { writer in
      writer.member("ruleId", finding.rule)
      if let index = rules.index(of: finding.rule) { writer.member("ruleIndex", index) }
      writer.member("level", sarifLevel(finding.severity))
      writer.object("message") { $0.member("text", message(of: finding)) }
      writer.array("locations", CollectionOfOne(reported)) { writer, reported in
        writer.object { writer in
          writePlace(finding.file, reported.start, reported.end, to: &writer)
          if let function = finding.context.function {
            writer.array("logicalLocations", CollectionOfOne(function)) { writer, function in
              writer.object { writer in
                writer.member("fullyQualifiedName", function)
                writer.member("kind", "function")
              }
            }
          }
        }
      }
      writeCodeFlow(reported, to: &writer)
      writeRelatedLocations(reported, to: &writer)
      writer.object("partialFingerprints") { $0.member("asynclint/v1", reported.fingerprint) }
      writeSuppression(reported.suppression, to: &writer)
      writer.object("properties") { writer in
        writer.member("lane", finding.lane.rawValue)
        writer.member("category", finding.category)
        writer.member("confidence", finding.confidence.rawValue)
        writer.member("context", finding.context.kind.rawValue)
        writer.member("symbol", finding.symbol)
        writer.member("advice", finding.advice)
      }
    }
  }

  private mutating func writeCodeFlow(_ reported: ReportedFinding, to writer: inout JSONWriter) {
    guard reported.chain.count > 1 else { return }
    writer.array("codeFlows", CollectionOfOne(reported.chain)) { writer, chain in
      writer.object { writer in
        writer.array("threadFlows", CollectionOfOne(chain)) { writer, chain in
          writer.object { writer in
            writer.array("locations", chain.enumerated()) { writer, numbered in
              let (depth, step) = numbered
              writer.object { writer in
                writer.object("location") { writer in
                  writePlace(step.file, step.position, nil, to: &writer)
                  writer.object("message") { $0.member("text", escaped(step.name)) }
                }
                writer.member("nestingLevel", depth)
              }
            }
          }
        }
      }
    }
  }

  /// The places that the finding names besides its own.
  private mutating func writeRelatedLocations(_ reported: ReportedFinding, to writer: inout JSONWriter) {
    var places = reported.chain.dropFirst().map { ($0.name, $0.file, $0.position) }
    places += reported.notes.compactMap { note in note.place.map { (note.message, $0.file, $0.position) } }
    if places.isEmpty { return }
    writer.array("relatedLocations", places.enumerated()) { writer, numbered in
      let (id, (message, file, position)) = numbered
      writer.object { writer in
        writer.member("id", id)
        writePlace(file, position, nil, to: &writer)
        writer.object("message") { $0.member("text", escaped(message)) }
      }
    }
  }

  /// Results say that they are not suppressed as soon as one of the run is.
  private func writeSuppression(_ suppression: Suppression?, to writer: inout JSONWriter) {
    if report.suppressed.isEmpty { return }
    writer.array("suppressions", suppression.map { [$0] } ?? []) { writer, suppression in
      writer.object { writer in
        writer.member("kind", suppression.place == .source ? "inSource" : "external")
        if let reason = suppression.reason { writer.member("justification", reason) }
      }
    }
  }

  private mutating func writePlace(_ file: Int, _ start: Position, _ end: Position?, to writer: inout JSONWriter) {
    let startColumn = columns.column(of: start, in: file)
    let endColumn = end.map { columns.column(of: $0, in: file) }
    writer.object("physicalLocation") { writer in
      writeArtifactLocation(report.files.indices.contains(file) ? report.files[file].pathBytes : [], to: &writer)
      writer.object("region") { writer in
        writer.member("startLine", start.line)
        writer.member("startColumn", startColumn)
        if let end, let endColumn {
          writer.member("endLine", end.line)
          writer.member("endColumn", endColumn)
        }
      }
    }
  }

  private func writeArtifactLocation(_ path: [UInt8], to writer: inout JSONWriter) {
    writer.object("artifactLocation") { writer in
      writer.member("uri", fileURI(path))
      if path.first != UInt8(ascii: "/") { writer.member("uriBaseId", "%SRCROOT%") }
    }
  }
}

/// With the advice where it needs no escaping: many readers show what is escaped as it stands, and code is to be pasted.
private func message(of finding: Finding) -> String {
  let advice = finding.advice
  let message = escaped(finding.message)
  return advice.isEmpty || escaped(advice) != advice ? message : "\(message)\n\(advice)"
}

/// As SARIF writes messages (sections 3.11.5 and 3.11.6): braces are doubled, for single ones are placeholders, and a bracket that
/// would begin a link has a backslash.
private func escaped(_ message: String) -> String {
  let hasLink =
    message.utf8.contains(UInt8(ascii: "["))
    && !message.utf8.split(separator: UInt8(ascii: "]"), omittingEmptySubsequences: false).dropFirst()
      .allSatisfy { $0.first != UInt8(ascii: "(") }
  var text = ""
  for scalar in message.unicodeScalars {
    switch scalar {
    case "{": text += "{{"
    case "}": text += "}}"
    case "[" where hasLink: text += "\\["
    case "\\" where hasLink: text += "\\\\"
    default: text.unicodeScalars.append(scalar)
    }
  }
  return text
}
