import AsyncLintCatalogue
import AsyncLintSyntax

/// A finding that a comment has silenced.
public struct SilencedFinding: Sendable {
  public var finding: Finding
  /// What stands behind `--`; empty when nothing does.
  public var reason: String
}

extension Propagation {
  /// The reason that a comment gives for a site, if one does: the rule is that of the API at the end of the shortest chain.
  mutating func suppression(of site: Site) -> String? {
    let file = Int(site.place.file)
    guard !suppressions.isEmpty(in: file), let symbol = symbol(reachedBy: site) else { return nil }
    let catalogue = analyzer.external.catalogue
    let rule = catalogue.rules[catalogue.symbols[symbol].rule].name
    return suppressions.use(rule: rule, file: file, offset: analyzer.file(site.place).offset(site.place.node))
  }

  /// Every summary was made from one that was there before it, so this ends.
  private func symbol(reachedBy site: Site) -> Int? {
    var target = site.target
    while true {
      switch target {
      case .symbol(let index, _): return index
      case .unit(let unit):
        switch summaries[unit]?.reason {
        case .site(let next): target = next.target
        case .implementation(let other): target = .unit(other)
        case nil: return nil
        }
      }
    }
  }
}
