import AsyncLintSyntax

extension Propagation {
  enum Bearer {
    /// It does not block after all.
    case none
    /// It only writes a message: that is for later.
    case later
    /// The arguments, or the types of values, keep it from what blocks: in this unit, or in an API.
    case kept(Unit?)
    /// With what the owner has to be told so that it is reached, and the blocks around it.
    case owner(Owner, Guards, [Place])
  }

  /// Whom each site belongs to.
  func bearers(of sites: [Site], _ weight: Weight) -> [Bearer] {
    let (summaries, busyBlocks) = (summaries, kept.busyBlocks)
    return pool.map(sites, file: \.place.file) { analyzer, site in
      if analyzer.passesNonBlockingMode(site, summaries) { return .none }
      if analyzer.isKeptByArguments(callOfReference: site, summaries) { return .none }
      if site.unit != nil, !analyzer.isReachedByItsThread(site, summaries) { return .none }
      if analyzer.keeper(of: site, summaries, busyBlocks: busyBlocks) != nil { return .kept(site.unit) }
      if weight.isMessage, analyzer.isOfAnotherPackage(site) { return .none }
      if !weight.isMessage, analyzer.passesStandardOutput(site, summaries) { return .later }
      if site.storedIn != nil { return .owner(.nobody, Guards(), []) }
      if let context = site.context { return .owner(.context(context), Guards(), []) }
      // What is only information or a message makes no short critical section a long one.
      let blocks = weight == Weight() ? analyzer.blocks(around: site.place) : []
      let owner = analyzer.owner(of: site.place.node, in: analyzer.file(site.place))
      switch owner {
      case .unit(let unit), .unitOnMainActor(let unit, _):
        // `base.load()` in a `load()`, of which only the name is known, is handed on to something else.
        if site.isLikely, site.unit?.place == unit.place { return .none }
        let guards = analyzer.guards(of: site, in: unit, summaries)
        if site.isDecidedByCaller {
          // Where nothing that it is given leads to the API, no caller decides.
          return guards.arguments.contains { $0.condition.hasToShow } ? .owner(owner, guards, []) : .none
        }
        return .owner(owner, guards, blocks)
      case .context, .nobody: return site.isDecidedByCaller ? .none : .owner(owner, Guards(), blocks)
      }
    }
  }
}
