import AsyncLintCatalogue
import AsyncLintSyntax

/// Rules that are more than the name of an API, by the names of their pages.
enum SemanticRule: String {
  case lockAcrossAwait = "lock-across-await"
  case lockInAsync = "lock-in-async"
  case mainSync = "main-sync"
  case syncOverAsync = "sync-over-async"
  case spinWait = "spin-wait"
  case poolExhaustion = "pool-exhaustion"
  case asyncWithoutSuspension = "async-without-suspension"
  case detachedIsNotOffload = "detached-is-not-offload"
}

/// Rules that the code asks for by name: those above, and those whose APIs it treats alike.
struct RuleNumbers {
  private var numbers: [String: Int] = [:]

  init(_ catalogue: Catalogue) {
    for (index, rule) in catalogue.rules.enumerated() { numbers[rule.name] = index }
  }

  subscript(name: String) -> Int? { numbers[name] }
}

extension Analyzer {
  /// The page of a rule, when there is one and it is wanted.
  func enabledPage(of rule: SemanticRule) -> Rule? {
    guard let number = ruleNumbers[rule.rawValue] else { return nil }
    let page = external.catalogue.rules[number]
    return isEnabled(page) ? page : nil
  }

  func ruleName(ofSymbol symbol: Int) -> String {
    external.catalogue.rules[external.catalogue.symbols[symbol].rule].name
  }

  /// What is to be said of an API's call beyond its name; nil when it does not hold its thread after all.
  func sharpened(_ site: Site) -> Site? {
    guard case .symbol(let symbol, _) = site.target, site.storedIn == nil else { return site }
    let file = file(site.place)
    if isUnreachable(site.place.node, in: file) || waitsForFinished(site.place.node, in: file) { return nil }
    if !isReachedByItsThread(site) { return nil }
    var site = site
    switch ruleName(ofSymbol: symbol) {
    case "dispatch-sync":
      guard let rule = ruleOfSync(site.place.node, in: file) else { break }
      let isOn = enabledPage(of: rule) != nil
      if isOn { site.rule = rule }
      // A wait for the main thread is one for a queue all the same; a short critical section is nothing.
      if !isOn, rule != .mainSync { return nil }
    case "blocking-sleep", "spin-wait":
      if isSpinning(site.place.node, in: file) { site.rule = .spinWait }
    case "blocking-semaphore", "blocking-wait", "blocking-run-loop":
      if waitsForOwnTask(site.place.node, symbol: symbol, in: file) { site.rule = .syncOverAsync }
    default: break
    }
    return movedToSync(site)
  }
}
