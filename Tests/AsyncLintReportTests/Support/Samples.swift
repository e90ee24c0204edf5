import AsyncLintAnalysis
import AsyncLintCatalogue
import AsyncLintReport
import AsyncLintSyntax

/// Two files, three findings: a chain over both files, a direct call, and one at the top level.
enum Sample {
  static let feed = """
    import Foundation

    actor Feed {
    \tfunc refresh(store: Store) async {
    \t\tstore.load()
    \t}
    }

    """
  static let store = """
    import Foundation

    struct Store {
      func load() { Thread.sleep(forTimeInterval: 1) }
    }
    let words = try String(contentsOfFile: "words")
    await print(words)

    """

  static let files = [
    ReportFile(path: "App/Store.swift", bytes: store), ReportFile(path: "App/Feed.swift", bytes: feed),
  ]

  static let chained = finding(
    file: 1, name: "load", in: feed, rule: "blocking-sleep", severity: .error,
    symbol: "Thread.sleep(forTimeInterval:)", function: "Feed.refresh(store:)",
    message: "\"Store.load()\" holds a thread of the pool by \"Thread.sleep(forTimeInterval:)\"",
    advice: "let the task sleep:\ntry await Task.sleep(for: .seconds(1))",
    chain: [
      Finding.ChainStep(name: "Store.load()", file: 1, range: range(of: "load", in: feed)),
      Finding.ChainStep(name: "Thread.sleep(forTimeInterval:)", file: 0, range: range(of: "sleep", in: store)),
    ],
    notes: [Finding.FindingNote(message: "the declaration", file: 0, range: range(of: "load", in: store))])

  static let topLevel = finding(
    file: 0, name: "String", in: store, rule: "blocking-file-io", lane: .offload, category: "file-io",
    severity: .warning, confidence: .likely, symbol: "String.init(contentsOfFile:)", function: nil,
    message: "\"String.init(contentsOfFile:)\" reads a file", advice: "read it on a thread that may block",
    notes: [Finding.FindingNote(message: "2 of 3 implementations block")])

  static let sleepPage = Rule(
    name: "blocking-sleep", lane: .asyncAlternative, severity: .error, category: "sleep", isOnByDefault: true,
    since: "0.1", summary: "A sleeping thread runs nobody else's task.",
    document: """
      # `blocking-sleep`
      Lane: async-alternative
      Severity: error
      Since: 0.1

      A sleeping thread runs nobody else's task. `Task.sleep` gives
      the thread back.

      ```symbols
      # C.
      Glibc.sleep(_:) -> try await Task.sleep(for: .seconds({0}))
      ```

      ## Bad
      ```swift
      func poll() async { sleep(1) }  // want blocking-sleep
      ```

      ## Known limits
      - None.
      """)

  static func input(
    _ findings: [Finding] = [chained, topLevel], files: [ReportFile] = files, suppressed: [SuppressedFinding] = [],
    notes: [RunNote] = [], rules: [Rule] = [sleepPage]
  ) -> ReportInput {
    ReportInput(
      tool: Tool(name: "asynclint", version: "0.1.0"), files: files, findings: findings, suppressed: suppressed,
      notes: notes, totals: RunTotals(files: files.count, lines: 2_345, seconds: 0.0125), rules: rules)
  }

  static func finding(
    file: Int, name: String, in text: String, rule: String = "blocking-sleep", lane: Lane = .asyncAlternative,
    category: String = "sleep", severity: Severity = .warning, confidence: Finding.Confidence = .certain,
    symbol: String = "sleep(_:)", function: String? = "f()", message: String = "\"sleep(_:)\" blocks",
    advice: String = "do not", chain: [Finding.ChainStep]? = nil, notes: [Finding.FindingNote] = []
  ) -> Finding {
    let range = range(of: name, in: text)
    return Finding(
      file: file, range: range, rule: rule, lane: lane, category: category, severity: severity,
      confidence: confidence, symbol: symbol, context: Finding.Context(kind: .async, function: function),
      chain: chain ?? [Finding.ChainStep(name: symbol, file: file, range: range)], message: message, advice: advice,
      notes: notes)
  }

  /// Of the first occurrence.
  static func range(of name: String, in text: String) -> ByteRange {
    let bytes = Array(text.utf8)
    let start = (0..<bytes.count).first { bytes[$0...].starts(with: name.utf8) } ?? 0
    return ByteRange(start: UInt32(start), end: UInt32(start + name.utf8.count))
  }
}

extension ReportFile {
  init(path: String, bytes text: String) { self.init(path: path, bytes: Array(text.utf8)) }
}
