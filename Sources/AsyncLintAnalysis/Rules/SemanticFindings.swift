import AsyncLintCatalogue
import AsyncLintSyntax

/// A finding that no API of the catalogue gives rise to, or that replaces one at its place.
struct SemanticFinding {
  /// The node whose name is reported.
  var place: Place
  var finding: Finding
}

/// Findings that are made here alone, not by the spreading of blocking calls.
struct SemanticFindings {
  let pool: AnalyzerPool
  let locks: LockEffects

  func all() -> [SemanticFinding] {
    spinningYields() + locksAcrossAwait()
  }

  private func spinningYields() -> [SemanticFinding] {
    guard let page = pool.first.enabledPage(of: .spinWait) else { return [] }
    let places = pool.uses(ofCalled: [pool.first.ruleWords.yield])
    return pool.map(places, file: \.file) { analyzer, place in
      let file = analyzer.file(place)
      guard analyzer.isSpinningYield(place.node, in: file) else { return nil }
      let limit = analyzer.limit(ofLoopAround: place.node, in: file)
      var seen = SeenByRule()
      seen.asked = analyzer.asked(byLoopAround: place.node, in: file)
      seen.givesUp = analyzer.loopGivesUpInTime(around: place.node, in: file)
      seen.limit = limit
      if seen.asked == .flag { seen.state = analyzer.repeatedState(askedByLoopAround: place.node, in: file) }
      var advice = adviceOnYielding(seen)
      if advice.holds("\ntry await ") { advice = analyzer.wordsOnThrowing(at: place) + advice }
      var found = analyzer.semanticFinding(
        page, at: place, symbol: "Task.yield()",
        message: "the loop asks again and again and keeps a thread of Swift's pool busy with \"Task.yield()\"",
        advice: advice)
      if let limit { found?.finding.substitutions.append(limit) }
      if case .turn(_, let count?)? = seen.state { found?.finding.substitutions.append(count) }
      if var finding = found?.finding {
        analyzer.takeFreeNames(&finding, at: [place])
        found?.finding = finding
      }
      return found
    }.compactMap { $0 }
  }
}

extension Analyzer {
  /// `in "load()", made throwing, `, where what is put in place of a call throws and nothing there may.
  fileprivate func wordsOnThrowing(at place: Place) -> String {
    let around = Surroundings(of: place.node, context: nil, canMoveMore: false, in: file(place), self)
    guard let function = around.function, !around.catchesErrors else { return "" }
    let change =
      around.isRethrowing
      ? "\"throws\" in place of \"rethrows\"" : around.hasErrorType ? "to throw any error" : "throwing"
    return "in \"\(function)\", made \(change), "
  }

  /// A finding of one step at a place in an async context; nil in any other context.
  func semanticFinding(
    _ rule: Rule, at place: Place, symbol: String, message: String, advice: String,
    notes: [Finding.FindingNote] = []
  ) -> SemanticFinding? {
    let file = file(place)
    guard file.isReported, case .context(let context) = owner(of: place.node, in: file),
      context.kind == .async
    else { return nil }
    let range = file.nameRange(place.node)
    let finding = Finding(
      file: Int(file.index), range: range, rule: rule.name, lane: rule.lane, category: rule.category,
      severity: rule.severity, confidence: .certain, symbol: symbol,
      context: Finding.Context(kind: .async, function: functionName(around: place.node, in: file)),
      chain: [Finding.ChainStep(name: symbol, file: Int(file.index), range: range)], message: message,
      advice: forOldestSystems(advice, in: file), notes: notes)
    return SemanticFinding(place: place, finding: finding)
  }
}
