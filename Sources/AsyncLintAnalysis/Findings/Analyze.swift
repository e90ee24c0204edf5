public import AsyncLintCatalogue

/// The findings in all files together, in the order of files and offsets. A pure function of its arguments.
///
/// The number of a file in a finding is its index in `inputs`. `info` findings are among them: the report leaves them out.
public func analyze(_ inputs: [AnalysisInput], catalogue: Catalogue, options: AnalysisOptions) -> [Finding] {
  let analyzer = Analyzer(inputs: inputs, catalogue: catalogue, options: options)
  var propagation = Propagation(analyzer)
  propagation.run()
  let writer = FindingWriter(analyzer: analyzer, summaries: propagation.summaries)
  let semantic = SemanticFindings(analyzer: analyzer, references: propagation.references).all()
  // One finding at a token: the rule that says more.
  let taken = Set(semantic.map(\.place))
  let plain = propagation.reports.filter { !taken.contains($0.site.place) }.map { writer.finding(for: $0) }
  return (plain + semantic.map(\.finding)).sorted {
    ($0.file, $0.range.start, $0.rule) < ($1.file, $1.range.start, $1.rule)
  }
}

extension Analyzer {
  /// Whether the rule of an API is wanted.
  func isEnabled(_ symbol: Int) -> Bool {
    isEnabled(external.catalogue.rules[external.catalogue.symbols[symbol].rule])
  }

  func isEnabled(_ rule: Rule) -> Bool {
    if options.disabledRules.contains(rule.name) { return false }
    return rule.isOnByDefault || options.enabledRules.contains(rule.name)
  }

  func severity(ofSymbol symbol: Int) -> Severity {
    let entry = external.catalogue.symbols[symbol]
    return entry.severity ?? external.catalogue.rules[entry.rule].severity
  }

  func lane(ofSymbol symbol: Int) -> Lane {
    let entry = external.catalogue.symbols[symbol]
    return entry.lane ?? external.catalogue.rules[entry.rule].lane
  }
}
