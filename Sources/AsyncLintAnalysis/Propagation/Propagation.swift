import AsyncLintCatalogue
import AsyncLintSyntax

/// A place that holds its thread, in somebody's code.
struct Site {
  enum Target {
    /// An API of the catalogue.
    indirect case symbol(Int, Resolution.Candidate)
    /// Code of the program with a summary.
    case unit(Unit)
  }

  var place: Place
  var target: Target
  var isLikely: Bool
  /// The variable that a function is put into here: it is run by who calls the variable.
  var storedIn: Unit?
  /// The rule that says more of an API's call than the API's own.
  var rule: SemanticRule?
  /// Overloads that nothing tells apart: it blocks if all of them do.
  var alternatives: [Unit] = []
  /// Where a function runs that is handed to somebody here.
  var context: CodeContext?
}

/// Why a unit blocks: the first step of its shortest chain.
struct Summary {
  enum Reason {
    case site(Site)
    /// A requirement or overridable method: by this implementation.
    case implementation(Unit)
  }
  var reason: Reason
  /// The API at the end of the chain.
  var symbol: Int?
  /// Steps to the API.
  var length: Int
  /// Short, once, or depends: found when all that weighs more was already known.
  var isInfo: Bool
}

/// A place in a context at which a thread is held.
struct Report {
  var site: Site
  var context: CodeContext
  var isInfo: Bool
}

/// Spreads blocking from the APIs of the catalogue to all that reaches them.
///
/// Breadth first by the length of chains, so that the first summary of a unit is its shortest; within one length in source order.
/// What is only information comes after everything else, so that it never hides a longer chain that weighs more.
/// A name is looked at when something of that name is known to block: the work is proportional to the uses of such names.
struct Propagation {
  let analyzer: Analyzer
  let references: ReferenceIndex
  private(set) var summaries: [Unit: Summary] = [:]
  private(set) var reports: [Report] = []
  /// Places in a context that a comment has silenced, with its reason.
  private(set) var suppressed: [(report: Report, reason: String)] = []
  var suppressions: Suppressions
  private var reportedPlaces: Set<Place> = []
  private var callers: [Unit: [Site]] = [:]
  /// By the number of a use in `references`.
  private var isLookedAt: [Bool]
  private var names: UnitNames

  init(_ analyzer: Analyzer) {
    self.analyzer = analyzer
    names = UnitNames(analyzer)
    suppressions = Suppressions(analyzer.files, catalogue: analyzer.external.catalogue)
    references = ReferenceIndex(
      files: analyzer.files, nameCount: analyzer.interner.count, subscriptName: analyzer.known.subscript,
      callName: analyzer.known.callAsFunction)
    isLookedAt = Array(repeating: false, count: references.count)
  }

  mutating func run() {
    let direct = directSites()
    func isInfo(_ site: Site) -> Bool {
      guard case .symbol(let index, _) = site.target else { return false }
      return analyzer.severity(ofSymbol: index) == .info
    }
    spreadAll(direct.filter { !isInfo($0) }, isInfo: false)
    // First uses of globals whose initial value blocks count as information too.
    let once = sites(calling: summaries.keys.filter { analyzer.runsOnce($0) })
    spreadAll(direct.filter(isInfo) + once, isInfo: true)
  }

  // MARK: Levels

  private mutating func spreadAll(_ start: [Site], isInfo: Bool) {
    var level = start
    var length = 1
    while !level.isEmpty {
      let reached = spread(level, length: length, isInfo: isInfo)
      level = sites(calling: reached.filter { isInfo || !analyzer.runsOnce($0) })
      length += 1
    }
  }

  /// Gives each site to its owner. Returns the units that block since now, in source order.
  private mutating func spread(_ sites: [Site], length: Int, isInfo: Bool) -> [Unit] {
    var reached: [Unit] = []
    for site in sites.sorted(by: isBefore)
    where site.alternatives.allSatisfy({ summaries[$0] != nil }) && !passesNonBlockingMode(site) {
      let file = analyzer.file(site.place)
      if let variable = site.storedIn {
        if suppression(of: site) == nil { add(variable, .site(site), length, isInfo, &reached) }
        continue
      }
      let owner = site.context.map { .context($0) } ?? analyzer.owner(of: site.place.node, in: file)
      if case .nobody = owner { continue }
      if let reason = suppression(of: site) {
        // A suppressed blocking line stops the spreading at its source.
        if case .context(let context) = owner, file.isReported {
          suppressed.append((Report(site: site, context: context, isInfo: isInfo), reason))
        }
        continue
      }
      switch owner {
      case .context(let context): report(site, context, isInfo)
      case .unit(let unit): add(unit, .site(site), length, isInfo, &reached)
      case .unitOnMainActor(let unit, let context):
        add(unit, .site(site), length, isInfo, &reached)
        if analyzer.options.reportsMainActor { report(site, context, isInfo) }
      case .nobody: break
      }
    }
    // What calls a requirement or an overridden method may reach this implementation.
    var index = 0
    while index < reached.count {
      for above in analyzer.unitsAbove(reached[index]) where mayRun(reached[index], asPartOf: above) {
        add(above, .implementation(reached[index]), length, isInfo, &reached)
      }
      index += 1
    }
    return reached
  }

  /// Which implementation of a library's requirement runs is decided elsewhere: one that blocks says nothing before all do.
  private func mayRun(_ implementation: Unit, asPartOf above: Unit) -> Bool {
    if !analyzer.file(above.place).isLibrary || implementation.kind == .initialValue { return true }
    return analyzer.implementations(of: above).allSatisfy { summaries[$0] != nil }
  }

  private mutating func add(
    _ unit: Unit, _ reason: Summary.Reason, _ length: Int, _ isInfo: Bool, _ reached: inout [Unit]
  ) {
    if length == 1, case .site(let site) = reason, site.rule == .syncOverAsync, summaries[unit]?.length == 1 {
      // Of a function's own waits the one that can deadlock speaks for it.
      summaries[unit]?.reason = reason
      return
    }
    guard summaries[unit] == nil, !analyzer.isNonblocking(unit) else { return }
    summaries[unit] = Summary(reason: reason, symbol: symbol(of: reason), length: length, isInfo: isInfo)
    reached.append(unit)
    if unit.kind == .body, case .site = reason {
      add(Unit(kind: .exactBody, place: unit.place), reason, length, isInfo, &reached)
    }
  }

  /// The API at the end of the chain.
  private func symbol(of reason: Summary.Reason) -> Int? {
    switch reason {
    case .implementation(let unit): return summaries[unit]?.symbol
    case .site(let site):
      switch site.target {
      case .symbol(let index, _): return index
      case .unit(let unit): return summaries[unit]?.symbol
      }
    }
  }

  /// `wait(flags: WEXITED | WNOHANG)`, `log(text, to: stderr)`: a helper is given what keeps its API from blocking, or is used in a
  /// way that only makes sense if it does not block.
  func passesNonBlockingMode(_ site: Site) -> Bool {
    guard case .unit(let unit) = site.target, let symbol = summaries[unit]?.symbol else { return false }
    let file = analyzer.file(site.place)
    let call = analyzer.call(ofCallee: site.place.node, in: file)
    return analyzer.external.catalogue.symbols[symbol].conditions.contains { condition in
      switch condition {
      case .unlessNonblocking: analyzer.expectsToBeTurnedAway(site.place.node, in: file)
      case _ where call == 0: false
      case .unlessMentions(_, let flag):
        file.children(call).dropFirst().contains { analyzer.mentions($0, flag, in: file) }
      case .unlessMemoryStream:
        CallShape(call, in: file).arguments.contains { analyzer.isMemoryStream($0.expression, in: file) }
      case .unlessNumericHost:
        CallShape(call, in: file).arguments.contains { analyzer.isNumericHost($0.expression, in: file) }
      case .unlessStandardOutput:
        analyzer.isStandardOutput(analyzer.receiver(of: call, in: file), in: file)
          || CallShape(call, in: file).arguments.contains {
            // A number says what it means to the API alone.
            file.kind($0.expression) != .integerLiteral && analyzer.isStandardOutput($0.expression, in: file)
          }
      default: false
      }
    }
  }

  /// Whether a step of the chain is taken only where no event loop runs.
  private func isOffEventLoops(_ site: Site) -> Bool {
    var site = site
    while true {
      if analyzer.isOffEventLoops(site.place.node, in: analyzer.file(site.place)) { return true }
      guard case .unit(var unit) = site.target else { return false }
      while case .implementation(let below)? = summaries[unit]?.reason { unit = below }
      guard case .site(let next)? = summaries[unit]?.reason else { return false }
      site = next
    }
  }

  private mutating func report(_ site: Site, _ context: CodeContext, _ isInfo: Bool) {
    if context.kind == .eventLoop, isOffEventLoops(site) { return }
    let file = analyzer.file(site.place)
    guard file.isReported, !isPartOfReportedCall(site, in: file), reportedPlaces.insert(site.place).inserted else {
      return
    }
    reports.append(Report(site: site, context: context, isInfo: isInfo))
  }

  /// A library's function within a call that is reported itself: `insert` in the block of GRDB's `write`, whose wait is reported.
  func isPartOfReportedCall(_ site: Site, in file: ProgramFile) -> Bool {
    guard case .unit(let unit) = site.target, analyzer.file(unit.place).isLibrary else { return false }
    var node = file.parent(site.place.node)
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
      node = file.parent(node)
    }
    return false
  }

  private func isBefore(_ left: Site, _ right: Site) -> Bool {
    if left.place.file != right.place.file { return left.place.file < right.place.file }
    let file = analyzer.file(left.place)
    return (file.offset(left.place.node), left.place.node) < (file.offset(right.place.node), right.place.node)
  }

  // MARK: Sites

  /// Uses of the catalogue's names.
  private mutating func directSites() -> [Site] {
    var wanted: [GlobalName: Set<UseFilter>] = [:]
    for (index, symbol) in analyzer.external.catalogue.symbols.enumerated() where analyzer.isEnabled(index) {
      switch symbol.kind {
      case .initializer:
        let receiver = analyzer.external.symbolReceivers[index]
        guard receiver >= 0 else { continue }
        for name in names.ofType(receiver) {
          wanted[name, default: []].insert(
            UseFilter(symbol: index, isTypeName: name != analyzer.known.`init`, analyzer))
        }
      case .function, .property, .propertySetter:
        wanted[analyzer.interner.intern(symbol.baseName), default: []].insert(
          UseFilter(symbol: index, isTypeName: false, analyzer))
      // No subscript of the catalogue is resolved.
      case .subscripting: break
      }
    }
    return lookAt(wanted)
  }

  private mutating func sites(calling units: [Unit]) -> [Site] {
    var wanted: [GlobalName: Set<UseFilter>] = [:]
    for unit in units {
      let filter = UseFilter(unit, analyzer)
      for name in names.of(unit) { wanted[name, default: []].insert(filter) }
    }
    // All uses of APIs were found by the names of the APIs.
    _ = lookAt(wanted)
    return units.flatMap { callers.removeValue(forKey: $0) ?? [] }
  }

  private mutating func lookAt(_ wanted: [GlobalName: Set<UseFilter>]) -> [Site] {
    var direct: [Site] = []
    for (name, filters) in wanted.sorted(by: { $0.key < $1.key }) where name != 0 {
      let uses = references.uses(of: name)
      // The uses stand file by file: what a file rules out is asked once for all its uses.
      var file: ProgramFile?
      var remaining: [UseFilter] = []
      for index in uses.indices where !isLookedAt[index] {
        let place = uses[index]
        let home = analyzer.file(place)
        if file !== home {
          file = home
          remaining = filters.filter { $0.admitsUses(in: home, analyzer) }
        }
        guard !remaining.isEmpty, remaining.contains(where: { $0.admits(place.node, in: home, analyzer) }) else {
          continue
        }
        isLookedAt[index] = true
        lookAt(place, &direct)
      }
    }
    return direct
  }

  /// Resolves a use. Uses of APIs become sites; those of the program's own code wait until it blocks.
  private mutating func lookAt(_ place: Place, _ direct: inout [Site]) {
    for use in analyzer.uses(at: place) {
      let owner = use.storedIn.map { Unit(kind: .stored, place: Place(file: place.file, node: $0)) }
      switch use.target {
      case .symbol(let index, let candidate):
        guard analyzer.isEnabled(index) else { continue }
        let site = Site(
          place: place, target: .symbol(index, candidate), isLikely: use.isLikely, storedIn: owner,
          context: use.context)
        if let site = analyzer.sharpened(site) { direct.append(site) }
      case .unit(let unit):
        callers[unit, default: []].append(
          analyzer.movedToSync(
            Site(
              place: use.place ?? place, target: .unit(unit), isLikely: use.isLikely, storedIn: owner,
              alternatives: use.alternatives, context: use.context)))
      }
    }
  }
}
