import AsyncLintCatalogue
import AsyncLintSyntax

/// What the comments of all files suppress, and which of them have suppressed something so far.
struct Suppressions {
  /// One rule of one comment.
  struct Entry {
    var rule: SuppressionComment.Word
    var reach: SuppressionComment.Reach
    /// Bytes of the file that it speaks of.
    var bytes: ByteRange
    var reason: String
    var isUsed = false
  }

  /// By file; narrow ones first, so that the comment nearest to a call is the one that counts as used.
  private var entries: [Int: [Entry]] = [:]
  private var comments: [(file: Int, comment: SuppressionComment)] = []
  private let catalogue: Catalogue

  init(_ files: [ProgramFile], catalogue: Catalogue) {
    self.catalogue = catalogue
    let rules = Set(catalogue.rules.map(\.name)).subtracting(rulesAboutSuppressions)
    for (index, file) in files.enumerated() where !file.directives.isEmpty {
      var own: [Entry] = []
      for directive in file.directives {
        let comment = SuppressionComment(directive)
        if file.isReported { comments.append((index, comment)) }
        guard let reach = comment.reach else { continue }
        let bytes =
          switch reach {
          case .line: directive.lines
          case .declaration: file.declarationRange(behind: directive) ?? ByteRange(start: 0, end: 0)
          case .file: ByteRange(start: 0, end: .max)
          }
        for rule in comment.rules where rules.contains(rule.text) {
          own.append(Entry(rule: rule, reach: reach, bytes: bytes, reason: comment.reason))
        }
      }
      entries[index] = own.sorted {
        ($0.reach.rawValue, $0.rule.range.start) < ($1.reach.rawValue, $1.rule.range.start)
      }
    }
  }

  /// Whether any comment speaks of a rule.
  func mention(_ rule: String) -> Bool { entries.values.contains { $0.contains { $0.rule.text == rule } } }

  func isEmpty(in file: Int) -> Bool { entries[file] == nil }

  /// The reason for which a rule is silent at a place, nil when it is not. The comment counts as used from then on.
  mutating func use(rule: String, file: Int, offset: UInt32) -> String? {
    let index = entries[file]?.firstIndex {
      $0.rule.text == rule && $0.bytes.start <= offset && offset < $0.bytes.end
    }
    guard let index else { return nil }
    entries[file]?[index].isUsed = true
    return entries[file]?[index].reason
  }

  /// What is wrong with the comments themselves: to be asked when everything else has been looked at.
  func findings(isEnabled: (Rule) -> Bool) -> [Finding] {
    let rules = Dictionary(catalogue.rules.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var findings: [Finding] = []
    func report(_ name: String, _ file: Int, _ word: SuppressionComment.Word, _ message: String, _ advice: String) {
      guard let rule = rules[name], isEnabled(rule) else { return }
      findings.append(Finding(rule, file: file, about: word, message: message, advice: advice))
    }
    for (file, comment) in comments {
      let mistakes = mistakes(in: comment)
      for mistake in mistakes {
        report("invalid-suppression", file, mistake.word, mistake.message, mistake.advice)
      }
      guard mistakes.isEmpty, comment.reason.isEmpty else { continue }
      let all = SuppressionComment.Word(text: comment.rules.map(\.text).joined(separator: ", "), range: comment.range)
      report(
        "suppression-without-reason", file, all, "the suppression of \"\(all.text)\" gives no reason",
        "say behind \"--\" why the thread may be held here")
    }
    let reported = Set(comments.map(\.file))
    for (file, own) in entries where reported.contains(file) {
      for entry in own where !entry.isUsed && rules[entry.rule.text].map(isEnabled) ?? false {
        report(
          "unused-suppression", file, entry.rule,
          "nothing of \"\(entry.rule.text)\" is suppressed \(entry.reach.place)",
          "remove it: what it was written for is gone, or was never reported")
      }
    }
    return findings
  }

  private struct Mistake {
    var word: SuppressionComment.Word
    var message: String
    var advice: String
  }

  private func mistakes(in comment: SuppressionComment) -> [Mistake] {
    let words = SuppressionComment.Reach.allCases.map(\.word)
    let forms = "the words are " + words.map { "\"asynclint:\($0)\"" }.joined(separator: ", ")
    if comment.reach == nil {
      let isInCapitals = comment.mark.text != "asynclint:"
      let near = nearestName(to: comment.directive.text.lowercased(), in: words).map {
        isInCapitals ? "asynclint:\($0)" : $0
      }
      let hint = near.map { ", did you mean \"\($0)\"" } ?? ""
      let written = comment.mark.text + comment.directive.text
      var word = comment.directive
      if isInCapitals { word.text = written }
      if isInCapitals || word.text.isEmpty { word.range.start = comment.mark.range.start }
      return [Mistake(word: word, message: "unknown word \"\(written)\"\(hint)", advice: forms)]
    }
    if comment.rules.isEmpty {
      return [
        Mistake(
          word: comment.directive, message: "a suppression has to name the rules that it suppresses",
          advice: "name them, then the reason: asynclint:\(comment.directive.text) blocking-file-io -- reason")
      ]
    }
    let names = catalogue.rules.map(\.name)
    return comment.rules.compactMap { rule in
      if rulesAboutSuppressions.contains(rule.text) {
        return Mistake(
          word: rule, message: "\"\(rule.text)\" cannot be suppressed",
          advice: "mend the comment that it is about, or switch the rule off in the configuration")
      }
      if names.contains(rule.text) { return nil }
      let first = String(rule.text.prefix { $0 != " " })
      if first != rule.text, names.contains(first) {
        return Mistake(
          word: rule, message: "no rule is called \"\(rule.text)\"",
          advice: "separate rules by commas, and the reason by \" -- \"")
      }
      let hint = nearestName(to: rule.text, in: names).map { ", did you mean \"\($0)\"" } ?? ""
      return Mistake(
        word: rule, message: "unknown rule \"\(rule.text)\"\(hint)", advice: "\"asynclint rules\" lists all rules")
    }
  }
}

/// They guard the comments: a comment that silences them would guard itself.
let rulesAboutSuppressions: Set<String> = ["invalid-suppression", "suppression-without-reason", "unused-suppression"]

extension SuppressionComment.Reach {
  fileprivate var place: String {
    switch self {
    case .line: "in this line"
    case .declaration: "in this declaration"
    case .file: "in this file"
    }
  }
}

extension Finding {
  fileprivate init(
    _ rule: Rule, file: Int, about word: SuppressionComment.Word, message: String, advice: String
  ) {
    self.init(
      file: file, range: word.range, rule: rule.name, lane: rule.lane, category: rule.category,
      severity: rule.severity, confidence: .certain, symbol: word.text.isEmpty ? "asynclint:" : word.text,
      context: Context(kind: .comment, function: nil),
      chain: [ChainStep(name: word.text.isEmpty ? "asynclint:" : word.text, file: file, range: word.range)],
      message: message, advice: advice)
  }
}
