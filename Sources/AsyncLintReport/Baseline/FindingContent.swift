import AsyncLintAnalysis

/// What a finding says, without where it stands: what a fingerprint is made of, readable.
public struct FindingContent: Hashable, Sendable {
  public var rule: String
  /// nil at the top level.
  public var function: String?
  public var symbol: String
  /// The text of its line with each run of white space as one blank; of very long lines the part around it.
  public var line: String

  public init(rule: String, function: String?, symbol: String, line: String) {
    self.rule = rule
    self.function = function
    self.symbol = symbol
    self.line = line
  }
}

extension ReportedFinding {
  public var content: FindingContent {
    FindingContent(
      rule: finding.rule, function: finding.context.function, symbol: finding.symbol,
      line: String(decoding: normalisedLine(line, around: start.column), as: UTF8.self))
  }
}

/// What becomes of a finding of a report.
public enum FindingSelection: Sendable {
  /// With further notes, which point nowhere.
  case reported(notes: [String])
  /// It is known and put aside.
  case suppressed(Suppression)
  /// It is nobody's business in this run.
  case dropped
}

extension Report {
  /// The same report with some findings put aside. Their fingerprints stay, so that what is left out renames nothing.
  public func selecting(_ selection: (ReportedFinding) -> FindingSelection) -> Report {
    var result = self
    result.findings = []
    for var finding in findings {
      switch selection(finding) {
      case .reported(let notes):
        finding.notes += notes.map { ReportedNote(message: $0, place: nil) }
        result.findings.append(finding)
      case .suppressed(let suppression):
        finding.suppression = suppression
        result.suppressed.append(finding)
      case .dropped: break
      }
    }
    result.suppressed.sort {
      ($0.path == $1.path) ? $0.start.offset < $1.start.offset : $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }
    return result
  }
}
