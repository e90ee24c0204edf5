import AsyncLintCatalogue
import AsyncLintSyntax

/// A finding that a comment has silenced.
public struct SilencedFinding: Sendable {
  public var finding: Finding
  /// What stands behind `--`; empty when nothing does.
  public var reason: String

  public init(finding: Finding, reason: String) {
    self.finding = finding
    self.reason = reason
  }
}

extension Propagation {
  /// The reason that a comment gives for a site, if one does: by the rule of the API at the end of the shortest chain, or by the rule that
  /// says more of the API's call.
  mutating func suppression(of site: Site) -> String? {
    let file = Int(site.place.file)
    guard !suppressions.isEmpty(in: file), let call = callOfAPI(reachedBy: site),
      case .symbol(let symbol, _) = call.target
    else { return nil }
    let offset = site.range.start
    if let rule = call.rule?.rawValue, let reason = suppressions.use(rule: rule, file: file, offset: offset) {
      return reason
    }
    return suppressions.use(rule: analyzer.ruleName(ofSymbol: symbol), file: file, offset: offset)
  }

  /// Every summary was made from one that was there before it, so this ends.
  private func callOfAPI(reachedBy site: Site) -> Site? {
    var site = site
    while case .unit(var unit) = site.target {
      while case .implementation(let other)? = summaries[unit]?.reason { unit = other }
      switch summaries[unit]?.reason {
      case .site(let next): site = next
      case .configured(let symbol), .foreign(let symbol):
        site.target = .symbol(symbol, Resolution.Candidate(target: .symbol(symbol)))
      case .implementation, nil: return nil
      }
    }
    return site
  }
}
