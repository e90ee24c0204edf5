import AsyncLintCatalogue
import AsyncLintSyntax

/// Spreads blocking from the APIs of the catalogue to all that reaches them.
///
/// Breadth first by the length of chains, so that the first summary of a unit is its shortest; within one length in source order.
/// What is only information comes after everything else, so that it never hides a longer chain that weighs more.
/// A name is looked at when something of that name is known to block: the work is proportional to the uses of such names.
struct Propagation {
  /// Answers questions about declarations; those about bodies are for the pool.
  let analyzer: Analyzer
  let pool: AnalyzerPool
  private(set) var summaries = Summaries()
  private(set) var reports: [Report] = []
  /// Places in a context that a comment has silenced, with its reason.
  private(set) var suppressed: [(report: Report, reason: String)] = []
  var suppressions: Suppressions
  private(set) var reportedPlaces: Set<Place> = []
  private var callers: [Unit: [Site]] = [:]
  var literals = LiteralCalls()
  /// By the function that blocks.
  private(set) var synchronousCallers: [Place: SynchronousCallers] = [:]
  /// Calls that hand standard output or standard error to what blocks, by the length of the chain.
  private var messages: [Int: [Site]] = [:]
  /// Calls that their arguments keep from what is known to block so far.
  private(set) var kept = KeptCalls()
  /// Units that hand their own arguments on to a unit with guards, at a site or as what it is an implementation of.
  private var heirs: [Unit: [(unit: Unit, site: Site?)]] = [:]
  /// Units whose guards have become fewer since the sites of the level were asked for theirs.
  private var unitsWithFewerGuards: Set<Unit> = []
  private var names: UnitNames
  /// Nothing takes the place of what leads to errors any more.
  private var hasErrors = false
  /// APIs that are called anywhere, where the configuration names some.
  private(set) var usedSymbols: Set<Int> = []

  init(_ pool: AnalyzerPool) {
    self.pool = pool
    analyzer = pool.first
    names = UnitNames(analyzer, pool: pool)
    pool.keepNamesOfKeepers(analyzer.findNamesOfKeepers(&names))
    suppressions = Suppressions(analyzer.files, catalogue: analyzer.external.catalogue)
  }

  /// `finished` is told of each stage when it is done.
  mutating func run(finished: (String) -> Void = { _ in }) {
    let direct = directSites()
    if !analyzer.options.blocking.isEmpty { usedSymbols = Set(direct.compactMap(\.symbol)) }
    finished("direct calls")
    defer { finished("spreading") }
    let foreign = analyzer.foreignImplementations
    let known = sites(calling: spreadConfigured() + spreadForeign(foreign, Weight()))
    var weighty = direct.filter { !analyzer.isInfo($0) && !$0.isMessage } + known
    if analyzer.options.leastSeverity == .error {
      spreadAll(weighty.filter { analyzer.isError($0) }, Weight())
      weighty.removeAll { analyzer.isError($0) }
      hasErrors = true
    }
    spreadAll(weighty, Weight())
    spreadAll(direct.filter { !analyzer.isInfo($0) && $0.isMessage }, Weight(isMessage: true))
    let information = direct.filter { analyzer.isInfo($0) }
    guard spreadsInformation else {
      // Only what stands in a child task of a loop can weigh more than that.
      _ = spread(information, length: 1, Weight(isInfo: true))
      return
    }
    let foreignSites = sites(calling: spreadForeign(foreign, Weight(isInfo: true)))
    // First uses of globals whose initial value blocks count as information too.
    let once = summaries.filter { analyzer.runsOnce($0.key) && !$0.value.isConfigured }.map(\.key)
    spreadAll(information.filter { !$0.isMessage } + sites(calling: once) + foreignSites, Weight(isInfo: true))
    spreadAll(information.filter(\.isMessage), Weight(isInfo: true, isMessage: true))
  }

  /// Whether somebody may see what is information behind a helper: on request, or where a comment speaks of a rule that has such findings.
  private var spreadsInformation: Bool {
    if analyzer.options.spreadsInformation { return true }
    let catalogue = analyzer.external.catalogue
    return catalogue.symbols.indices.contains { symbol in
      analyzer.severity(ofSymbol: symbol) == .info
        && suppressions.mention(catalogue.rules[catalogue.symbols[symbol].rule].name)
    }
  }

  // MARK: Levels

  private mutating func spreadAll(_ start: [Site], _ weight: Weight) {
    var level = start
    var length = 1
    while !level.isEmpty || weight.isMessage && !messages.isEmpty {
      if weight.isMessage { level += messages.removeValue(forKey: length) ?? [] }
      let reached = spread(level, length: length, weight)
      level = sites(calling: reached.filter { weight.isInfo || !analyzer.runsOnce($0) }) + kept.takeReleased()
      length += 1
    }
  }

  /// Gives each site to its owner. Returns the units that block since now, in source order.
  private mutating func spread(_ sites: [Site], length: Int, _ weight: Weight) -> [Unit] {
    var reached: [Unit] = []
    let ordered = Self.inSourceOrder(sites.filter { $0.alternatives.allSatisfy { summaries[$0] != nil } })
    unitsWithFewerGuards.removeAll()
    for (site, bearer) in zip(ordered, bearers(of: ordered, weight)) {
      switch bearer {
      case .none: break
      case .kept(let unit):
        // The unit may have come to block otherwise since the question, or something in the block.
        let keeper = pool[site.place.file].keeper(of: site, summaries, busyBlocks: kept.busyBlocks)
        kept.add(site, of: unit, keptBy: keeper)
      case .later: messages[length, default: []].append(site)
      case .owner(let owner, let guards, let blocks):
        give(site, to: owner, guards, in: blocks, length, weight, &reached)
      }
    }
    if !weight.isMessage { spreadUpwards(&reached, length: length, weight) }
    return reached
  }

  /// Its owner blocks since now, or it is reported.
  private mutating func give(
    _ site: Site, to owner: Owner, _ guards: Guards, in blocks: [Place], _ length: Int, _ weight: Weight,
    _ reached: inout [Unit]
  ) {
    if let variable = site.storedIn {
      if suppression(of: site) == nil { add(variable, .site(site), length, weight, Guards(), &reached) }
      return
    }
    if let unit = site.unit, unit.kind == .body || unit.kind == .exactBody {
      synchronousCallers[unit.place, default: SynchronousCallers()].note(site.place, of: owner)
    }
    if case .nobody = owner { return }
    if let reason = suppression(of: site) {
      // A suppressed blocking line stops the spreading at its source.
      if case .context(let context) = owner, analyzer.file(site.place).isReported {
        suppressed.append((Report(site: site, context: context), reason))
      }
      return
    }
    for site in kept.calls(keptBy: blocks) {
      let owner = analyzer.owner(of: site.place.node, in: analyzer.file(site.place))
      give(site, to: owner, Guards(), in: [], length, weight, &reached)
    }
    switch owner {
    case .context(let context): report(site, context, weight)
    case .unit(let unit): add(unit, .site(site), length, weight, stillGuarded(guards, site, unit), &reached)
    case .unitOnMainActor(let unit, let context):
      add(unit, .site(site), length, weight, stillGuarded(guards, site, unit), &reached)
      // What only its callers can say, the function itself does not hold the main thread for.
      let isForCallers = guards.arguments.contains { $0.condition.hasToShow }
      if analyzer.options.reportsMainActor, !isForCallers { report(site, context, weight) }
    case .nobody: break
    }
  }

  /// Units of the program's own that a configuration names, or that their declarations say to block.
  private mutating func spreadConfigured() -> [Unit] {
    var reached: [Unit] = []
    for (unit, symbol) in analyzer.configuredUnits() + analyzer.unitsDeclaredToBlock() {
      add(unit, .configured(symbol), 0, Weight(), Guards(), &reached)
    }
    spreadUpwards(&reached, length: 0, Weight())
    return reached
  }

  /// Requirements that types outside meet with APIs of a weight.
  private mutating func spreadForeign(_ all: [Analyzer.ForeignImplementation], _ weight: Weight) -> [Unit] {
    var reached: [Unit] = []
    let guards = analyzer.guards(of: all)
    for foreign in all where (analyzer.severity(ofSymbol: foreign.symbol) == .info) == weight.isInfo {
      add(foreign.requirement, .foreign(foreign.symbol), 0, weight, guards[foreign.requirement] ?? Guards(), &reached)
    }
    return reached
  }

  /// What calls a requirement or an overridden method may reach an implementation.
  private mutating func spreadUpwards(_ reached: inout [Unit], length: Int, _ weight: Weight) {
    var start = 0
    while start < reached.count {
      let units = Array(reached[start...])
      start = reached.count
      let above = pool.map(
        units, file: \.place.file, smallestShare: AnalyzerPool.smallestShareOfDeclarations
      ) { $0.unitsAbove($1) }
      for (unit, above) in zip(units, above) {
        for above in above where mayRun(unit, asPartOf: above) {
          add(above, .implementation(unit), length, weight, summaries[unit]?.guards ?? Guards(), &reached)
        }
      }
    }
  }

  private mutating func add(
    _ unit: Unit, _ reason: Summary.Reason, _ length: Int, _ weight: Weight, _ guards: Guards,
    _ reached: inout [Unit]
  ) {
    if length == 1, case .site(let site) = reason, site.rule == .syncOverAsync, summaries[unit]?.length == 1 {
      // Of a function's own waits the one that can deadlock speaks for it.
      summaries[unit]?.reason = reason
    }
    if let present = summaries[unit] {
      guard present.weight == weight else { return }
      keepIfGraver(reason, guards, of: unit)
      if analyzer.options.reportsMainActor, serves(present.symbol), let end = end(of: reason).symbol, !serves(end),
        !leads(reason, to: unit)
      {
        // What holds up the main thread speaks for the function, not what serves it.
        setReason(of: unit, to: reason)
        let exact = Unit(kind: .exactBody, place: unit.place)
        if case .site = reason, serves(summaries[exact]?.symbol) { setReason(of: exact, to: reason) }
        return addOwn(unit, reason, length, weight, guards, &reached)
      }
      // A call that its arguments kept for a while comes late.
      let isShorter = !hasErrors && steps(of: reason) < present.length && !leads(reason, to: unit)
      if isShorter {
        setReason(of: unit, to: reason)
        if !present.routes.isEmpty {
          summaries[unit]?.routes.insert(Summary.Route(reason: reason, guards: guards), at: 0)
        }
      }
      reach(unit, by: reason, guards, isKnown: isShorter)
      addOwn(unit, reason, length, weight, guards, &reached)
      return
    }
    if analyzer.isNonblocking(unit) { return }
    let end = end(of: reason)
    summaries[unit] = Summary(
      reason: reason, symbol: end.symbol, length: length, weight: weight, guards: guards,
      routes: guards.isEmpty ? [] : [Summary.Route(reason: reason, guards: guards)])
    if end.gravest != end.symbol { keepIfGraver(reason, guards, of: unit) }
    reached.append(unit)
    kept.release(callsOf: unit)
    inherit(guards, unit, reason)
    addOwn(unit, reason, length, weight, guards, &reached)
  }

  /// What a member does itself, whatever overrides it, even where an override was found to block before it.
  private mutating func addOwn(
    _ unit: Unit, _ reason: Summary.Reason, _ length: Int, _ weight: Weight, _ guards: Guards, _ reached: inout [Unit]
  ) {
    switch reason {
    case .implementation, .foreign: return
    case .site, .configured: break
    }
    let exact = Unit(kind: .exactBody, place: unit.place)
    if unit.kind == .body, summaries[exact] == nil { add(exact, reason, length, weight, guards, &reached) }
  }

  private mutating func keepIfGraver(_ reason: Summary.Reason, _ guards: Guards, of unit: Unit) {
    guard let present = summaries[unit], present.graver == nil, let own = present.symbol,
      let other = end(of: reason).gravest,
      analyzer.severity(ofSymbol: other) > analyzer.severity(ofSymbol: own), !leads(reason, to: unit)
    else { return }
    summaries[unit]?.graver = Summary.Route(reason: reason, guards: guards)
    summaries[unit]?.graverSymbol = other
    if unit.kind == .body { keepIfGraver(reason, guards, of: Unit(kind: .exactBody, place: unit.place)) }
  }

  /// The guards of a site in a unit: those of what it calls may have become fewer since the question.
  private func stillGuarded(_ guards: Guards, _ site: Site, _ unit: Unit) -> Guards {
    guard let next = site.unit, unitsWithFewerGuards.contains(next) else { return guards }
    return guards.isEmpty ? guards : pool[site.place.file].guards(of: site, in: unit, summaries)
  }

  private mutating func inherit(_ guards: Guards, _ unit: Unit, _ reason: Summary.Reason) {
    if guards.isEmpty { return }
    switch reason {
    case .site(let site):
      if case .unit(let next) = site.target { heirs[next, default: []].append((unit, site)) }
    case .implementation(let below): heirs[below, default: []].append((unit, nil))
    case .configured, .foreign: break
    }
  }

  /// Something else in a unit blocks too, which other calls reach. `isKnown`: its summary says so already.
  private mutating func reach(_ unit: Unit, by reason: Summary.Reason, _ guards: Guards, isKnown: Bool) {
    var units = [unit]
    if unit.kind == .body, case .site = reason { units.append(Unit(kind: .exactBody, place: unit.place)) }
    for unit in units {
      guard let present = summaries[unit], !present.guards.isEmpty || !present.routes.isEmpty else { continue }
      inherit(guards, unit, reason)
      // What every call reaches speaks for the function, not what only some do.
      let isGuarded = present.guards.threads != .all || !present.guards.arguments.allSatisfy(\.condition.isMetByMost)
      let isForAll = guards.areMetByAll && isGuarded
      if isForAll || !isKnown && present.lacksRoute(guards), !leads(reason, to: unit) {
        if isForAll {
          setReason(of: unit, to: reason)
          summaries[unit]?.routes = []
        } else {
          summaries[unit]?.addRoute(by: reason, guards)
          kept.release(callsOf: unit)
        }
      }
      limitGuards(of: unit, to: guards)
    }
  }

  /// The guards of a unit become fewer, and with them those of its heirs.
  private mutating func limitGuards(of unit: Unit, to guards: Guards) {
    var pending = [(unit: unit, guards: guards)]
    while let (unit, guards) = pending.popLast() {
      guard let present = summaries[unit]?.guards, case let common = present.common(guards), common != present else {
        continue
      }
      summaries[unit]?.guards = common
      unitsWithFewerGuards.insert(unit)
      kept.release(callsOf: unit)
      // No guards are the least that there can be.
      for heir in heirs[unit] ?? [] where summaries[heir.unit]?.guards.isEmpty == false {
        let guards = heir.site.map { pool[$0.place.file].guards(of: $0, in: heir.unit, summaries) }
        pending.append((heir.unit, guards ?? summaries[unit]?.guards ?? Guards()))
      }
    }
  }

  /// Whether a chain comes back to a function.
  private func leads(_ reason: Summary.Reason, to function: Unit) -> Bool {
    var reason: Summary.Reason? = reason
    while let step = reason {
      let next: Unit
      switch step {
      case .configured, .foreign: return false
      case .implementation(let unit): next = unit
      case .site(let site):
        guard case .unit(let unit) = site.target else { return false }
        next = unit
      }
      if next.place == function.place { return true }
      reason = summaries[next]?.reason
    }
    return false
  }

  private mutating func setReason(of unit: Unit, to reason: Summary.Reason) {
    let (symbol, length) = (end(of: reason).symbol, steps(of: reason))
    summaries[unit]?.symbol = symbol
    summaries[unit]?.length = length
    summaries[unit]?.reason = reason
  }

  private func steps(of reason: Summary.Reason) -> Int {
    switch reason {
    case .configured, .foreign: return 0
    case .implementation(let unit): return summaries[unit]?.length ?? 0
    case .site(let site):
      guard case .unit(let unit) = site.target else { return 1 }
      return (summaries[unit]?.length ?? 0) + 1
    }
  }

  private mutating func report(_ site: Site, _ context: CodeContext, _ weight: Weight) {
    if context.kind == .eventLoop, isOffEventLoops(site) { return }
    if context.kind == .main, site.unit == nil, servesMainThread(site) { return }
    let analyzer = pool[site.place.file]
    let file = analyzer.file(site.place)
    guard file.isReported, !isPartOfReportedCall(site, in: file),
      reportedPlaces.insert(analyzer.placeOfName(of: site)).inserted
    else { return }
    reports.append(Report(site: site, context: context))
  }

  /// A library's function within a call that is reported itself: `insert` in the block of GRDB's `write`, whose wait is reported.
  func isPartOfReportedCall(_ site: Site, in file: ProgramFile) -> Bool {
    let analyzer = pool[site.place.file]
    guard case .unit(let unit) = site.target, analyzer.file(unit.place).isLibrary else { return false }
    var node = file.outward(site.place.node)
    while node != 0 {
      if file.kind(node) == .closureExpression {
        guard analyzer.fate(of: node, in: file) == .inline else { return false }
        let argument = file.parent(node)
        let call = file.parent(argument)
        if file.kind(argument) == .argument, file.kind(call) == .callExpression,
          reportedPlaces.contains(Place(file: file.index, node: analyzer.calleeName(of: call, in: file)))
        {
          return true
        }
      }
      node = file.outward(node)
    }
    return false
  }

  /// Those at one node stay in their order.
  ///
  /// Sorted by numbers: with the sites themselves, whose every move changes reference counts, it took four times as many instructions.
  private static func inSourceOrder(_ sites: [Site]) -> [Site] {
    let keys = sites.indices.map { index in
      let place = sites[index].place
      return (UInt64(place.file) << 32 | UInt64(sites[index].range.start), UInt64(place.node) << 32 | UInt64(index))
    }
    return keys.sorted { $0 < $1 }.map { sites[Int(UInt32(truncatingIfNeeded: $0.1))] }
  }

  // MARK: Sites

  /// Uses of the catalogue's names.
  private mutating func directSites() -> [Site] {
    var wanted: [GlobalName: UseFilters] = [:]
    func want(_ symbol: Int, by name: GlobalName, isTypeName: Bool = false) {
      if analyzer.nameIndex.isUnused(name) { return }
      wanted[name, default: UseFilters()].insert(UseFilter(symbol: symbol, isTypeName: isTypeName, analyzer))
    }
    let receivers = analyzer.possibleReceivers()
    for (index, symbol) in analyzer.external.catalogue.symbols.enumerated() where analyzer.isEnabled(index) {
      let receiver = analyzer.external.symbolReceivers[index]
      // A name that only a blocking API bears counts whatever its receiver is.
      guard receiver < 0 || symbol.isDistinctive || receivers.contains(receiver) else { continue }
      switch symbol.kind {
      case .initializer:
        guard receiver >= 0 else { continue }
        for name in names.ofType(receiver) { want(index, by: name, isTypeName: name != analyzer.known.`init`) }
      case .function, .property, .propertySetter, .subscripting:
        guard let name = analyzer.interner.name(symbol.baseName) else { continue }
        if analyzer.isIterationStep(symbol) {
          for name in analyzer.namesOfIteration(name) { want(index, by: name) }
        } else {
          want(index, by: name)
        }
      }
    }
    return lookAt(wanted, ofAllNames: UseFilters())
  }

  private mutating func sites(calling units: [Unit]) -> [Site] {
    var wanted: [GlobalName: UseFilters] = [:]
    let filters = pool.map(
      units, file: \.place.file, smallestShare: AnalyzerPool.smallestShareOfDeclarations
    ) { UseFilter($1, $0) }
    var ofAllNames = UseFilters()
    /// All initializers of a type are called by the same names, of which there may be thousands.
    var ofTypes: [NominalID: UseFilters] = [:]
    for (unit, filter) in zip(units, filters) {
      switch names.of(unit) {
      case .these(let names): for name in names { wanted[name, default: UseFilters()].insert(filter) }
      case .ofType(let type, let others):
        ofTypes[type, default: UseFilters()].insert(filter)
        for name in others { wanted[name, default: UseFilters()].insert(UseFilter()) }
      case .allMembers:
        wanted[analyzer.known.subscript, default: UseFilters()].insert(filter)
        ofAllNames.insert(filter.ofMembers)
      }
    }
    for (type, filters) in ofTypes {
      for name in names.ofType(type) { wanted[name, default: UseFilters()].formUnion(filters) }
    }
    // All uses of APIs were found by the names of the APIs.
    _ = lookAt(wanted, ofAllNames: ofAllNames)
    let implicit = pool.map(
      units, file: \.place.file, smallestShare: AnalyzerPool.smallestShareOfDeclarations
    ) { $0.implicitCalls(of: $1) }
    var sites = literalSites(calling: units)
    for (unit, implicit) in zip(units, implicit) {
      if let callers = callers.removeValue(forKey: unit) { sites += callers }
      sites += implicit
    }
    return sites
  }

  /// Looks at the uses of names that a filter of the name, or of all names, admits.
  private mutating func lookAt(_ wanted: [GlobalName: UseFilters], ofAllNames: UseFilters) -> [Site] {
    let index = analyzer.nameIndex
    let names =
      ofAllNames.all.isEmpty
      ? wanted.keys.filter { $0 != 0 }.sorted()
      : (1..<GlobalName(analyzer.fileNameCount)).filter { !index.isUnused($0) }
    let filters = names.map { name in
      var filters = wanted[name] ?? UseFilters()
      filters.formUnion(ofAllNames)
      return (key: name, value: filters)
    }
    let count = names.reduce(0) { $0 + index.occurrenceCount(of: $1) }
    var direct: [Site] = []
    let files = pool.mapFiles(count: count, { $0.searches(for: filters, inFiles: $1) }, { $0.sites(at: $1) })
    for file in files {
      for found in file.sites {
        // Those of the program's own code wait until it blocks.
        if let unit = found.unit { callers[unit, default: []].append(found.site) } else { direct.append(found.site) }
      }
      for occurrence in file.settled { index.settle(occurrence) }
    }
    return direct
  }
}
