extension Propagation {
  /// What is to be told.
  var reportsWithoutRepeats: [Report] {
    let reports = withoutLaterUses(reportsToldHere)
    let told = blocks(ofCallsIn: reports)
    return told.isEmpty ? reports : reports.filter { !isPart(of: told, $0.site) }
  }

  /// A function of the main actor holds the main thread for each of its callers there: it is told in it, once.
  private var reportsToldHere: [Report] {
    reports.filter { report in
      report.context.kind != .main || !servesMainThread(report.site) && !isToldWithin(report.site)
    }
  }

  var blocksOfReportedCalls: Set<Place> { blocks(ofCallsIn: reportsToldHere) }

  /// `cache.locked { … }`, which hands the block on to `queue.sync`: what blocks in it is part of that wait.
  private func blocks(ofCallsIn reports: [Report]) -> Set<Place> {
    var blocks: Set<Place> = []
    for report in reports where !report.site.isLikely {
      guard let unit = report.site.unit, let summary = summaries[unit], let symbol = summary.symbol,
        analyzer.ruleName(ofSymbol: symbol) == "dispatch-sync",
        analyzer.severity(ofSymbol: symbol) >= analyzer.options.leastSeverity
      else { continue }
      let analyzer = pool[report.site.place.file]
      for guarded in summary.guards.arguments where guarded.condition == .doesMoreThanTouchMemory {
        guard let given = analyzer.argument(guarded.parameter, of: unit, at: report.site) else { continue }
        blocks.insert(Place(file: given.file.index, node: given.expression))
      }
    }
    return blocks
  }

  func isPart(of blocks: Set<Place>, _ site: Site) -> Bool {
    pool[site.place.file].blocks(around: site.place).contains(where: blocks.contains)
  }

  /// Whether all that may block behind a call is told in what is called.
  func isToldWithin(_ site: Site) -> Bool {
    guard let unit = site.unit else { return false }
    let analyzer = pool[site.place.file]
    let possible = (analyzer.implementations(at: site) ?? analyzer.implementations(of: unit)).map(\.exact)
    let blocking = possible.filter { summaries[$0] != nil }
    return !blocking.isEmpty && analyzer.foreignTypeCount(for: unit) == 0
      && blocking.allSatisfy { isTold(in: $0) }
  }

  /// Whether a step of the chain is taken only where no event loop runs.
  func isOffEventLoops(_ site: Site) -> Bool {
    var site = site
    while true {
      let analyzer = pool[site.place.file]
      if analyzer.isOffEventLoops(site.place.node, in: analyzer.file(site.place)) { return true }
      guard case .unit(var unit) = site.target else { return false }
      while case .implementation(let below)? = summaries[unit]?.reason { unit = below }
      guard case .site(let next)? = summaries[unit]?.reason else { return false }
      site = next
    }
  }

  /// Whether the API at the end does meanwhile what the main thread has to do: `alert.runModal()`.
  func servesMainThread(_ site: Site) -> Bool {
    guard var unit = site.unit else { return serves(site.symbol) }
    // Something else may have been found behind the steps since the first of them was known.
    while let summary = summaries[unit] {
      switch summary.reason {
      case .configured(let symbol), .foreign(let symbol): return serves(symbol)
      case .implementation(let below): unit = below
      case .site(let step):
        guard let next = step.unit else { return serves(step.symbol) }
        unit = next
      }
    }
    return false
  }

  func serves(_ symbol: Int?) -> Bool {
    symbol.map { analyzer.external.catalogue.symbols[$0].servesMainThread } ?? false
  }

  /// Whether the first step of its chain is code of the main actor in which findings are told: this one, or that of a step behind it.
  private func isTold(in unit: Unit) -> Bool {
    guard case .site(let step)? = summaries[unit]?.reason, reportedPlaces.contains(step.place),
      case let analyzer = pool[step.place.file],
      case .unitOnMainActor(let owner, _) = analyzer.owner(of: step.place.node, in: analyzer.file(step.place))
    else { return false }
    return owner.place == unit.place
  }
}
