public import AsyncLintCatalogue

/// What `analysis(of:catalogue:options:)` finds.
public struct AnalysisResult: Sendable {
  /// In the order of files and offsets. `info` findings are among them: the report leaves them out.
  public var findings: [Finding]
  /// Those that comments have silenced, in the same order.
  public var suppressed: [SilencedFinding]
  /// Functions that the options name and that are about nothing.
  public var entriesAboutNothing: [String]

  public init(findings: [Finding], suppressed: [SilencedFinding], entriesAboutNothing: [String] = []) {
    self.findings = findings
    self.suppressed = suppressed
    self.entriesAboutNothing = entriesAboutNothing
  }
}

/// The findings in all files together. A pure function of its arguments.
///
/// The number of a file in a finding is its index in `inputs`.
///
/// `run` does the work of `threads` threads; it changes no finding. `leavesMemory`: what was built for the analysis is never freed, because
/// the process ends soon; to free it piece by piece takes a twentieth of the time. `finished` is told of each stage when it is done.
public func analysis(
  of inputs: consuming [AnalysisInput], catalogue: CatalogueSource, options: AnalysisOptions, threads: Int = 1,
  leavesMemory: Bool = false, finished: (String) -> Void = { _ in }, run: @escaping WorkRunner = runOneByOne
) -> AnalysisResult {
  let analyzer = Analyzer(
    inputs: inputs, catalogue: catalogue, options: options, threads: threads, run: threads > 1 ? run : runOneByOne)
  finished("index")
  var propagation = Propagation(AnalyzerPool(analyzer, threads: threads, run: run))
  propagation.run(finished: finished)
  defer { finished("findings") }
  if leavesMemory { leaveBehind(propagation) }
  var result = result(of: propagation)
  result.entriesAboutNothing = analyzer.entriesAboutNothing(usedSymbols: propagation.usedSymbols)
  propagation.pool.releaseBodies()
  return result
}

/// Keeps what is not freed before the process ends.
public func leaveBehind<Value>(_ value: Value) { _ = Unmanaged.passRetained(LeftBehind(value: value)) }

private final class LeftBehind<Value> {
  let value: Value

  init(value: Value) { self.value = value }
}

/// Does the pieces of work on the calling thread.
public func runOneByOne(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
  for index in 0..<count { work(index) }
}

/// What follows from an analysis that has run.
func result(of propagation: Propagation) -> AnalysisResult {
  let analyzer = propagation.analyzer
  let locks = LockEffects(propagation.pool)
  let semantic = SemanticFindings(pool: propagation.pool, locks: locks).all()
  // One finding at a token: the rule that says more.
  let taken = Set(semantic.map(\.place))
  func findings(for reports: [Report]) -> [ReportedPlace] {
    propagation.pool.map(
      reports, file: { $0.site.place.file }, with: { FindingWriter($0, of: propagation, locks) },
      { $0.finding(for: $1) })
  }
  let reports = propagation.reportsWithoutRepeats.filter { !taken.contains($0.site.place) }
  let plain = withDistinctNames(
    propagation.pool.withoutLocksAroundBlocking(findings(for: reports)), propagation.pool)
  let silenced = propagation.suppressed.filter { !taken.contains($0.report.site.place) }
  var suppressed = zip(findings(for: silenced.map(\.report)), silenced).map {
    SilencedFinding(finding: $0.finding, reason: $1.reason)
  }
  var findings: [Finding] = []
  var suppressions = propagation.suppressions
  for finding in plain + semantic.map(\.finding) {
    // Those of rules that are more than a name: their places are known by now only.
    if let reason = suppressions.use(rule: finding.rule, file: finding.file, offset: finding.range.start) {
      suppressed.append(SilencedFinding(finding: finding, reason: reason))
    } else {
      findings.append(finding)
    }
  }
  findings += suppressions.findings { analyzer.isEnabled($0) }
  return AnalysisResult(
    findings: findings.sorted(by: isBefore), suppressed: suppressed.sorted { isBefore($0.finding, $1.finding) })
}

/// The findings alone.
public func analyze(_ inputs: [AnalysisInput], catalogue: CatalogueSource, options: AnalysisOptions) -> [Finding] {
  analysis(of: inputs, catalogue: catalogue, options: options).findings
}

private func isBefore(_ left: Finding, _ right: Finding) -> Bool {
  (left.file, left.range.start, left.rule) < (right.file, right.range.start, right.rule)
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
