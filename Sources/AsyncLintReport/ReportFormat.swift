/// The ways to write a report.
public enum ReportFormat: String, Sendable, CaseIterable {
  case text, concise, json, jsonl, sarif, github, markdown, gitlab, junit, checkstyle, rdjsonl

  /// In a few words, in lower case, for people who choose one.
  public var summary: String {
    switch self {
    case .text: "for people: code, chain and advice"
    case .concise: "one line a finding, as compilers and grep write it; Xcode shows it inline"
    case .json: "for scripts and editors"
    case .jsonl: "the findings of json, one a line"
    case .sarif: "SARIF 2.1.0, for code scanning"
    case .github: "annotations of a GitHub workflow"
    case .markdown: "a table, for the summary of a job"
    case .gitlab: "GitLab code quality"
    case .junit: "JUnit XML: each finding a failed test"
    case .checkstyle: "Checkstyle XML"
    case .rdjsonl: "reviewdog's JSON lines"
    }
  }
}

extension Report {
  /// The whole report. The same findings give the same bytes, in every format.
  ///
  /// `isColored` matters for `text` only. Every format is UTF-8 without control characters, whatever stands in sources and paths.
  public func written(as format: ReportFormat, isColored: Bool = false) -> [UInt8] {
    switch format {
    case .text: text(isColored: isColored)
    case .concise: concise()
    case .json: json()
    case .jsonl: jsonLines()
    case .sarif: sarif()
    case .github: githubAnnotations()
    case .markdown: markdown()
    case .gitlab: gitlabCodeQuality()
    case .junit: junit()
    case .checkstyle: checkstyle()
    case .rdjsonl: reviewdogLines()
    }
  }
}
