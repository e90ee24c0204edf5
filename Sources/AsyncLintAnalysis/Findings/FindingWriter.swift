import AsyncLintCatalogue
import AsyncLintSyntax

/// Puts what was found into words.
struct FindingWriter {
  let analyzer: Analyzer
  let summaries: Summaries
  private let answers = AnswersOfModules()
  private let judge: ChainJudge

  init(_ analyzer: Analyzer, of propagation: Propagation, _ locks: LockEffects) {
    self.analyzer = analyzer
    summaries = propagation.summaries
    judge = ChainJudge(
      analyzer, callers: propagation.synchronousCallers, reports: propagation.reports, propagation.summaries,
      locks: locks.judge(analyzer))
  }

  func finding(for report: Report) -> ReportedPlace {
    let file = analyzer.file(report.site.place)
    let range = report.site.range
    let trail = trail(of: report.site)
    let symbol = analyzer.external.catalogue.symbols[trail.symbol]
    let rule = analyzer.external.catalogue.rules[symbol.rule]
    let function = analyzer.functionName(around: report.site.place.node, in: file)
    let advice = advice(for: report, trail)
    let thread = analyzer.heldThread(at: report.site.place.node, in: report.context, file)
    var finding = Finding(
      file: Int(file.index), range: range, rule: rule.name, lane: symbol.lane ?? rule.lane, category: rule.category,
      severity: trail.isOnce ? .info : symbol.severity ?? rule.severity,
      confidence: trail.isLikely ? .likely : .certain, symbol: trail.name,
      context: Finding.Context(kind: contextKind(report.context), function: function), chain: trail.steps,
      message: message(trail, isOnMainActor(report.site) ? .main : thread), advice: advice.text,
      substitutions: advice.substitutions, notes: trail.notes)
    analyzer.sharpen(
      &finding, by: trail.rule, in: report.context, holding: thread, isOnce: trail.isOnce, isMessage: trail.isMessage,
      hasOverload: advice.isOverload || trail.isOnMainQueue, seen: seen(of: trail))
    let isAdvised = finding.advice.hasPrefix(advice.text)
    if !isAdvised, let api = trail.api?.0 { analyzer.takeFreeNames(&finding, at: [report.site.place, api]) }
    finding.advice = analyzer.forOldestSystems(finding.advice, finding.substitutions, in: file)
    return ReportedPlace(place: report.site.place, finding: finding, pasted: isAdvised ? advice.pasted : nil)
  }

  private func advice(for report: Report, _ trail: Trail) -> Advice {
    guard let (place, candidate) = trail.api else { return Advice(text: "", substitutions: []) }
    var api = place
    let home = analyzer.file(api)
    let isLoopOfAPI = home.kind(api.node) == .forStatement
    if isLoopOfAPI { api.node = analyzer.sequenceName(of: api.node, in: home) }
    var reported = report.site.place
    let file = analyzer.file(reported)
    let isLoop = file.kind(reported.node) == .forStatement
    if isLoop { reported.node = analyzer.sequenceName(of: reported.node, in: file) }
    let (steps, calls) = trail.stepsBehindDefaults()
    let subject = AdviceSubject(
      reported: reported, isLoop: isLoop, isLoopOfAPI: isLoopOfAPI, context: awaiting(report.context, in: file),
      // What waits for any queue must not become what waits for the main thread.
      rule: trail.isOnMainQueue ? nil : trail.rule, steps: steps, calls: calls,
      passesInitialValue: trail.passesInitialValue,
      passesDefaultArgument: trail.passesDefaultArgument, passesSetter: trail.passesSetter,
      defaultArgument: defaultArgument(of: report.site), reachesWorse: trail.graver != nil, api: api,
      symbol: trail.symbol, candidate: candidate)
    return AdviceWriter(subject, analyzer, judge).advice()
  }

  /// Async code on the event loop of its actor awaits like all async code: a callback would run too late for what follows.
  private func awaiting(_ context: CodeContext, in file: ProgramFile) -> CodeContext {
    guard context.kind == .eventLoop else { return context }
    var context = context
    switch file.kind(context.node) {
    case .closureExpression:
      if case .async = analyzer.fate(of: context.node, in: file) { context.kind = .async }
    default: if file.flags(context.node).contains(.isAsync) { context.kind = .async }
    }
    return context
  }

  /// What the advice of a trail's rule depends on.
  private func seen(of trail: Trail) -> SeenByRule {
    var seen = SeenByRule()
    guard let place = trail.api?.0, let rule = trail.rule else { return seen }
    let file = analyzer.file(place)
    switch rule {
    case .mainSync: seen.blocksInside = blocksInside(place)
    case .spinWait:
      seen.givesUp = analyzer.loopGivesUpInTime(around: place.node, in: file)
      seen.limit = analyzer.limit(ofLoopAround: place.node, in: file)
      seen.asked = analyzer.asked(byLoopAround: place.node, in: file)
      seen.kept = analyzer.propertyKept(fromOthersByLoopAround: place.node, in: file)
      if seen.asked == .flag { seen.state = analyzer.repeatedState(askedByLoopAround: place.node, in: file) }
    case .syncOverAsync:
      seen.task = analyzer.awaitedTask(waitedForAt: place.node, in: file)
      if seen.task == nil { seen.loop = analyzer.loopOfTasks(waitedForAt: place.node, in: file) }
      seen.isLimit = analyzer.purpose(ofSemaphoreWaitedForBy: place.node, in: file) == .limit
    default: break
    }
    return seen
  }

  private func defaultArgument(of site: Site) -> Place? {
    guard case .unit(let unit) = site.target, unit.kind == .defaultArgument else { return nil }
    return unit.place
  }

  /// What is called belongs to the main actor: async code of other threads that awaits it holds the main thread.
  private func isOnMainActor(_ site: Site) -> Bool {
    guard case .unit(let unit) = site.target, unit.kind == .body || unit.kind == .exactBody else { return false }
    return analyzer.isolationOfBody(unit.place.node, in: analyzer.file(unit.place)) == .mainActor
  }

  /// Whether something in the closures of a call blocks, too.
  private func blocksInside(_ callee: Place) -> Bool {
    answers.blocksInside(callee) {
      let file = analyzer.file(callee)
      let call = analyzer.call(ofCallee: callee.node, in: file)
      for node in file.descendants(of: call == 0 ? [] : CallShape(call, in: file).arguments.map(\.expression)) {
        let uses = analyzer.uses(at: Place(file: callee.file, node: node))
        if uses.contains(where: { blocks($0, in: file) }) { return true }
      }
      return false
    }
  }

  private func blocks(_ use: Use, in file: ProgramFile) -> Bool {
    switch use.target {
    case .unit(let unit): summaries[unit] != nil
    case .symbol(let symbol, _):
      analyzer.isEnabled(symbol) && !analyzer.isLock(symbol) && analyzer.severity(ofSymbol: symbol) != .info
    }
  }

  private func contextKind(_ context: CodeContext) -> Finding.Context.Kind {
    switch context.kind {
    case .async: .async
    case .eventLoop: .eventLoop
    case .main: .main
    }
  }

  // MARK: Chains

  /// From the reported place down to the API.
  private func trail(of start: Site) -> Trail {
    let module = analyzer.file(start.place).module
    var trail = wholeTrail(of: start, answers.shared(inTestsOf: analyzer.isTestCode(module) ? module : nil))
    if let graver = trail.graver, analyzer.severity(ofSymbol: trail.symbol) < .error { trail.notes.append(graver) }
    if trail.rule == nil, trail.isOnMainQueue, analyzer.ruleName(ofSymbol: trail.symbol) == "dispatch-sync" {
      trail.rule = .mainSync
    }
    if trail.leftOut > 0 {
      trail.notes.append(
        Finding.FindingNote(message: "\(trail.leftOut) steps in the middle of the chain are left out"))
    }
    return trail
  }

  /// Every summary is one step shorter than what led to it, and each detour is taken once, so this ends. Milestones remember the rest of
  /// their trail: of thousands of findings along one chain of thousands of calls each walks only to the next one.
  private func wholeTrail(of start: Site, _ shared: SharedAnswers) -> Trail {
    var pieces: [(milestone: Unit, trail: Trail)] = []
    var trail = Trail()
    var site = start
    var caller: NarrowingCall?
    var detours: Set<Unit> = []
    while true {
      if site.isLikely || isInAssumedClosure(site.place) { trail.isLikely = true }
      if site.isMessage || passesStandardOutput(site) { trail.isMessage = true }
      guard case .unit(let unit) = site.target else { break }
      if isOnMainQueue(unit, at: site) { trail.isOnMainQueue = true }
      let detourCount = detours.count
      let next = follow(unit, from: site, caller, shared, &detours, &trail)
      let isMilestone = summaries[unit].map { $0.length % Trail.milestoneDistance == 0 } ?? false
      if next != nil, detours.count == detourCount, isMilestone {
        pieces.append((unit, trail))
        trail = Trail()
        if let rest = shared.trails[unit] {
          trail = rest
          break
        }
      }
      guard let next else { break }
      // The rest of a milestone's trail is that of whoever calls it.
      caller = isMilestone ? nil : next.caller
      site = next.site
    }
    if case .symbol(let index, let candidate) = site.target, trail.api == nil {
      trail.symbol = index
      trail.api = (site.place, candidate)
      trail.rule = site.rule
      trail.name = analyzer.displayName(ofSymbol: index, candidate.match)
      trail.add(trail.name, at: site)
    }
    for (milestone, piece) in pieces.reversed() {
      shared.trails[milestone] = trail
      trail = piece.followed(by: trail)
    }
    return trail
  }

  private func isInAssumedClosure(_ place: Place) -> Bool {
    answers.isAssumed(place) { analyzer.isInAssumedClosure(place.node, in: analyzer.file(place)) }
  }

  private func passesStandardOutput(_ site: Site) -> Bool {
    guard let unit = site.unit else { return false }
    return answers.passesStandardOutput(site.place, unit) { analyzer.passesStandardOutput(site, summaries) }
  }

  /// Whether the call at a place says that a unit blocks in another way than by its shortest chain. `narrowed`: what may run there.
  private func leavesUsualWay(_ unit: Unit, at site: Site, _ caller: NarrowingCall?, _ narrowed: [Unit]?) -> Bool {
    guard let summary = summaries[unit] else { return false }
    if route(summary, at: site, in: caller) > 0 { return true }
    guard case .implementation(let usual) = summary.reason, usual.kind == .body || usual.kind == .stored else {
      return false
    }
    return narrowed.map { !$0.contains(usual) } ?? false
  }

  private func isOnMainQueue(_ unit: Unit, at site: Site) -> Bool {
    guard let summary = summaries[unit] else { return false }
    let index = route(summary, at: site)
    let guards = summary.routes.indices.contains(index) ? summary.routes[index].guards : summary.guards
    return analyzer.isOfMainQueue(guards, at: site)
  }

  /// The first way to block that the call at a place allows, of `Summary.routes`.
  private func route(_ summary: Summary, at site: Site, in caller: NarrowingCall? = nil) -> Int {
    if summary.routes.count < 2 { return 0 }
    return summary.routes.firstIndex { isOpen($0, at: site, in: caller) } ?? 0
  }

  private func isOpen(_ route: Summary.Route, at site: Site, in caller: NarrowingCall? = nil) -> Bool {
    !analyzer.excludes(route.guards, at: site, in: caller)
      && route.guards.types.allSatisfy { analyzer.quietUnits(of: $0, at: site, summaries) == nil }
  }

  /// What is farther away nobody looks for because of a note.
  private static let mostStepsToWorse = 16

  /// What is worse than the end of the chain that is told.
  private func noteGraver(_ summary: Summary, at site: Site, _ caller: NarrowingCall?, _ trail: inout Trail) {
    guard trail.graver == nil, let route = summary.graver, isOpen(route, at: site, in: caller) else { return }
    trail.graver = end(of: route, stepsLeft: Self.mostStepsToWorse).flatMap { note(ofWorse: $0) }
  }

  /// The call that reaches what is worse; nil: none does from here. Not inlined, nor is what it asks: see below.
  @inline(never)
  private func end(of route: Summary.Route, stepsLeft: Int) -> Site? {
    guard case .site(let call) = route.reason else { return nil }
    return end(behind: call, stepsLeft: stepsLeft)
  }

  /// What a call reaches only on a longer way is told of where that ends.
  @inline(never)
  private func end(behind call: Site, stepsLeft: Int) -> Site? {
    guard let unit = call.unit, let farther = summaries[unit]?.graver else { return call }
    return stepsLeft > 0 && isOpen(farther, at: call) ? end(of: farther, stepsLeft: stepsLeft - 1) : nil
  }

  /// Not inlined: the optimizer of Swift 6.3 fails on the two functions in one.
  @inline(never)
  private func note(ofWorse site: Site) -> Finding.FindingNote? {
    guard let symbol = site.symbol ?? site.unit.flatMap({ summaries[$0]?.symbol }) else { return nil }
    let end = analyzer.displayName(ofSymbol: symbol, nil)
    let way = site.unit.map { ", by \"\(analyzer.displayName(of: $0))\"" } ?? ""
    return Finding.FindingNote(
      message: "it also reaches \"\(end)\", which is worse\(way)", file: Int(site.place.file), range: site.range)
  }

  private func follow(
    _ unit: Unit, from site: Site, _ caller: NarrowingCall?, _ shared: SharedAnswers, _ detours: inout Set<Unit>,
    _ trail: inout Trail
  ) -> (site: Site, caller: NarrowingCall?)? {
    var unit = unit
    var name: String?
    let narrowed = implementations(at: site, in: caller, shared)
    noteImplementations(of: unit, among: narrowed, shared, &trail)
    while let summary = summaries[unit] {
      trail.pass(unit)
      noteGraver(summary, at: site, caller, &trail)
      if analyzer.runsOnce(unit), !summary.isConfigured { trail.isOnce = true }
      switch unit.kind {
      case .lazyValue: trail.passesInitialValue = true
      case .initialValue:
        trail.passesInitialValue = true
        name = name ?? analyzer.displayName(ofInitializerRunning: unit, calledAt: site.place)
      case .defaultArgument: trail.passesDefaultArgument = true
      case .body, .exactBody:
        if analyzer.isSetterOrObserver(unit.place) { trail.passesSetter = true }
      case .stored: break
      }
      var reason = summary.reason
      if !detours.contains(unit), leavesUsualWay(unit, at: site, caller, narrowed),
        let other = self.reason(of: unit, at: site, caller, narrowed)
      {
        detours.insert(unit)
        reason = other
      }
      switch reason {
      case .implementation(let other):
        // An initializer runs the initial values of the properties; it is the initializer that is called.
        if other.kind == .initialValue { name = name ?? analyzer.displayName(of: unit) }
        unit = other
      case .configured(let symbol):
        trail.symbol = symbol
        trail.isLikely = trail.isLikely || analyzer.external.catalogue.symbols[symbol].isRequirement
        trail.api = (site.place, Resolution.Candidate(target: .symbol(symbol)))
        trail.name = name ?? analyzer.displayName(of: unit)
        trail.add(trail.name, at: site)
        return nil
      case .foreign(let symbol):
        let candidate = analyzer.candidate(for: symbol, at: site)
        trail.symbol = symbol
        trail.api = (site.place, candidate)
        trail.name = analyzer.displayName(ofSymbol: symbol, candidate.match)
        trail.add(trail.name, at: site)
        return nil
      case .site(let next):
        // A variable that holds a function is no step of its own: the function is.
        if next.storedIn == nil {
          trail.add(name ?? shared.name(of: unit, made: { analyzer.displayName(of: unit) }), at: site)
          return (next, NarrowingCall(unit: unit, site: site, outer: caller.map { [$0] } ?? []))
        }
        let call = Site(
          place: site.place, range: site.range, target: next.target, isLikely: site.isLikely || next.isLikely,
          rule: next.rule)
        return (call, nil)
      }
    }
    return nil
  }

  /// What may run at a call, without what only tests have; nil where nothing narrows it down.
  private func implementations(at site: Site, in caller: NarrowingCall?, _ shared: SharedAnswers) -> [Unit]? {
    guard let unit = site.unit, let narrowed = analyzer.implementations(at: site, in: caller) else { return nil }
    if narrowed.count < 2 { return narrowed }
    let counted = analyzer.implementations(of: unit, inTestsOf: shared.testModule)
    let own = narrowed.filter { counted.contains($0) }
    return own.isEmpty ? narrowed : own
  }

  /// Of a unit that the call at a place keeps from its usual way to block.
  private func reason(
    of unit: Unit, at site: Site, _ caller: NarrowingCall?, _ narrowed: [Unit]?
  ) -> Summary.Reason? {
    guard let summary = summaries[unit] else { return nil }
    let index = route(summary, at: site, in: caller)
    if index > 0 { return summary.routes[index].reason }
    let blocking = narrowed?.first { countsAsBlocking($0, like: unit) } ?? narrowed?.first { blocksAtAll($0) }
    // Not what overrides it in turn.
    return blocking.map { .implementation($0.exact) }
  }

  private func noteImplementations(
    of unit: Unit, among narrowed: [Unit]?, _ shared: SharedAnswers, _ trail: inout Trail
  ) {
    if case .configured? = summaries[unit]?.reason { return }
    let counted =
      narrowed.map { share(of: unit, amongNarrowed: $0) }
      ?? shared.share(of: unit) {
        let all = analyzer.implementations(of: unit, inTestsOf: shared.testModule)
        if all == [unit] { return nil }
        let own = share(of: unit, among: all)
        let foreign = shared.foreignCounts(analyzer)[unit, default: 0]
        return (own.blocking + foreign, own.all + analyzer.foreignTypeCount(for: unit))
      }
    guard let (blocking, all) = counted else { return }
    if analyzer.isAsyncRequirement(unit) { trail.isLikely = true }
    guard blocking < all else { return }
    trail.isLikely = true
    trail.notes.append(
      Finding.FindingNote(
        message: "\(blocking) of \(all) implementations of \"\(analyzer.displayName(of: unit))\" block"))
  }

  /// How many implementations of a requirement or overridable method block, and how many there are.
  private func share(of unit: Unit, among all: [Unit]) -> SharedAnswers.Share {
    // A method that has to be overridden is none that runs.
    let isLeftOut = all.count > 1 && all.contains(unit) && summaries[unit.exact] == nil && analyzer.onlyTraps(unit)
    return (all.count { countsAsBlocking($0, like: unit) }, all.count - (isLeftOut ? 1 : 0))
  }

  /// The same of those that alone may run at a call: where they are only information, that counts.
  private func share(of unit: Unit, amongNarrowed all: [Unit]) -> SharedAnswers.Share {
    let share = share(of: unit, among: all)
    return share.blocking > 0 ? share : (all.count { blocksAtAll($0) }, all.count)
  }

  private func blocksAtAll(_ implementation: Unit) -> Bool { summaries[implementation.exact] != nil }

  /// What only leads to another implementation does not block itself, and what is only information or a message does not count beside
  /// what weighs more.
  private func countsAsBlocking(_ implementation: Unit, like unit: Unit) -> Bool {
    guard let weight = summaries[implementation.exact]?.weight else { return false }
    return (summaries[unit]?.weight.isInfo ?? false || !weight.isInfo) && !weight.isMessage
  }

  // MARK: Words

  private func message(_ trail: Trail, _ thread: HeldThread) -> String {
    if trail.steps.count > 1 {
      // A function of the program may be called like what it comes to.
      let isSame = trail.steps[0].name == trail.name
      let modules = analyzer.external.catalogue.symbols[trail.symbol].modules
      let library = modules.contains("Glibc") ? "the C library" : modules.joined(separator: " or ")
      let origin = isSame && modules != ["*"] ? " of \(library)" : ""
      return "\"\(trail.steps[0].name)\" blocks \(thread.words): it reaches \"\(trail.name)\"\(origin)"
    }
    return "\"\(trail.name)\" blocks \(thread.words)"
  }
}

extension Analyzer {
  /// A requirement that callers await although an implementation may be synchronous.
  func isAsyncRequirement(_ unit: Unit) -> Bool {
    unit.kind == .body && file(unit.place).flags(unit.place.node).contains(.isAsync)
  }
}
