import AsyncLintSyntax

/// How far down a chain of calls functions can be made asynchronous, and who calls them besides.
final class ChainJudge {
  /// Why nothing can be awaited at a call.
  enum Obstacle: Equatable {
    /// What leads there is no function that could become asynchronous, or a library's.
    case noFunction
    /// This function holds a lock around a call that would have to be awaited.
    case lock(String)
    /// What these requirements, or overridable members, are met by has to be synchronous as long as they are.
    case requirements([String])
    /// This function is synchronous because a library says so.
    case library(String)
    /// This function calls what would have to be awaited in a `defer`.
    case deferred(String)
    /// This function is meant for synchronous code only: it is `noasync`.
    case noasync(String)
    /// An async function of the same name, labels and types is there already, which this function would be declared beside twice.
    case twin(String)
  }

  /// More calls of a chain are not looked at.
  static let mostCalls = 16
  /// A longer function is not looked through to its end.
  private static let mostNodes = 4_000
  /// Uses of names that occur in more parts of files are not looked at,
  private static let mostParts = 16
  /// nor those of names that are used more often.
  private static let mostUses = 256

  let surroundings: SurroundingsOfCalls
  private let analyzer: Analyzer
  private let callers: [Place: SynchronousCallers]
  private let locks: LockJudge
  private let reports: [Report]
  private let summaries: Summaries
  /// What something is reported in.
  private lazy var functionsWithReports = findFunctionsWithReports()
  private lazy var reportsOfBodies = Dictionary(grouping: reports) {
    Place(file: $0.site.place.file, node: $0.context.node)
  }
  private var placesUnderLock: [Place: Bool] = [:]
  private var obstacles = AnswerTable<Unit, Obstacle?>()
  private var takers: [Place: ClosureTaker?] = [:]
  private var primitives: [Place: Bool] = [:]
  private var callersOfUnit: [Unit: [Caller]] = [:]
  private var incompleteCalls: [Place: [Place]] = [:]
  private var contextUses: [Place: [ContextUse]] = [:]

  private struct Caller {
    var place: Place
    /// Where it is declared.
    var function: Place
    var name: String
    /// It stands in a closure of that function which is no part of it.
    var isClosure: Bool
  }

  init(
    _ analyzer: Analyzer, callers: [Place: SynchronousCallers], reports: [Report], _ summaries: Summaries,
    locks: LockJudge
  ) {
    surroundings = SurroundingsOfCalls(analyzer)
    self.locks = locks
    self.analyzer = analyzer
    self.callers = callers
    self.reports = reports
    self.summaries = summaries
  }

  /// Whether something is reported in a function: whoever awaits it waits for what blocks there. What some implementation of a requirement
  /// does is not sure to be done.
  func isReported(in function: DeclarationID) -> Bool {
    let declaration = analyzer.program[function]
    return functionsWithReports.contains(Place(file: declaration.file, node: declaration.node))
  }

  /// What is reported in the body of an async function, with the API that it comes to.
  func symbols(reportedIn body: Place, atMost most: Int) -> [(place: Place, symbol: Int)] {
    (reportsOfBodies[body] ?? []).prefix(most).compactMap { report in
      let symbol = report.site.symbol ?? report.site.unit.flatMap { summaries[$0]?.symbol }
      return symbol.map { (report.site.place, $0) }
    }
  }

  /// Whether a call blocks whatever stands behind the requirements on its way.
  private func isSure(_ site: Site) -> Bool {
    var site = site
    for _ in 0..<Self.mostCalls where !site.isLikely {
      guard case .unit(let unit) = site.target else { return true }
      switch summaries[unit]?.reason {
      case .site(let next): site = next
      case .implementation, .foreign: return false
      case .configured, nil: return true
      }
    }
    return !site.isLikely
  }

  private func findFunctionsWithReports() -> Set<Place> {
    var found: Set<Place> = []
    for report in reports where isSure(report.site) {
      let file = analyzer.file(report.site.place)
      var node = file.outward(report.site.place.node)
      while node != 0 {
        if [.functionDeclaration, .initializerDeclaration].contains(file.kind(node)) {
          found.insert(Place(file: file.index, node: node))
        }
        node = file.outward(node)
      }
    }
    return found
  }

  /// What keeps one of the calls from being awaited, and with it all before it; nil: nothing.
  func obstacle(toAwaiting index: Int, of calls: [ChainCall]) -> Obstacle? {
    // A requirement can be made asynchronous, so that what stands behind it counts more.
    var requirements: [String] = []
    for (position, call) in calls.prefix(index + 1).enumerated() {
      // It stands in the default value.
      if call.units.first?.kind == .defaultArgument { return .noFunction }
      if isUnderLock(call.place) {
        return .lock(analyzer.functionName(around: call.place.node, in: analyzer.file(call.place)) ?? "")
      }
      if position == index { break }
      if position > 0, let function = functionDeferring(call.place) { return .deferred(function) }
      for unit in call.units {
        switch obstacle(toMakingAsync: unit) {
        case .requirements(let names): requirements += names.filter { !requirements.contains($0) }
        case .some(let obstacle): return obstacle
        case nil: break
        }
      }
    }
    return requirements.isEmpty ? nil : .requirements(requirements)
  }

  /// What takes closures around the calls in between, each once, with the function that it stands in: none of them can be awaited there.
  func closureTakers(before index: Int, of calls: [ChainCall]) -> [(function: String, taker: ClosureTaker)] {
    closureTakers(around: calls.prefix(min(index, Self.mostCalls)).dropFirst().map(\.place))
  }

  private func closureTakers(around places: [Place]) -> [(function: String, taker: ClosureTaker)] {
    var found: [(function: String, taker: ClosureTaker)] = []
    for place in places {
      guard let taker = closureTaker(around: place), let function = functionName(around: place),
        !found.contains(where: { $0 == (function, taker) })
      else { continue }
      found.append((function, taker))
    }
    return found
  }

  private func closureTaker(around place: Place) -> ClosureTaker? {
    if let known = takers[place] { return known }
    let answer = analyzer.closureTaker(around: place.node, in: analyzer.file(place))
    takers[place] = .some(answer)
    return answer
  }

  /// Whether a function is a lock or a wait itself: it returns with a lock held, or is named so and has a counterpart that ends the wait.
  func isPrimitive(around place: Place) -> Bool {
    let function = function(around: place)
    let file = analyzer.file(function)
    guard file.kind(function.node) == .functionDeclaration else { return false }
    if let known = primitives[function] { return known }
    let isNamedSo =
      primitiveWords.contains(analyzer.text(file.name(function.node)))
      && analyzer.enclosingNominal(of: function.node, in: file).map { nominal in
        counterparts.contains { word in
          analyzer.interner.name(word).map { !analyzer.program.members(named: $0, of: nominal).isEmpty } ?? false
        }
      } ?? false
    let answer = isNamedSo || locks.takes(of: function) != nil
    primitives[function] = answer
    return answer
  }

  /// Who calls the functions that lead to a call of the chain, and cannot await: of the first three functions that have such callers.
  func otherCallers(before index: Int, of calls: [ChainCall]) -> [(function: String, callers: [String])] {
    var found: [(function: String, callers: [String])] = []
    let chain = Set(calls.prefix(index + 1).map { function(around: $0.place) })
    let namesOfChain = Set(calls.prefix(index + 1).compactMap { functionName(around: $0.place) })
    let places = Set(calls.prefix(index + 1).map(\.place))
    for unit in calls.prefix(index).flatMap(\.units) {
      if found.count == Self.mostToldOf { break }
      var names: [String] = []
      for caller in otherCallers(of: unit)
      where !places.contains(caller.place) && (caller.isClosure || !chain.contains(caller.function)) {
        // One that is called like the function that it is not.
        let words = caller.isClosure ? "a closure in " : namesOfChain.contains(caller.name) ? "another " : ""
        let name = "\(words)\"\(caller.name)\""
        if !names.contains(name) { names.append(name) }
      }
      let function = analyzer.displayName(of: unit)
      if !names.isEmpty, !found.contains(where: { $0.function == function }) { found.append((function, names)) }
    }
    return found
  }

  private static let mostToldOf = 3

  /// Tests are not among them, which can await what they please.
  private func otherCallers(of unit: Unit) -> [Caller] {
    if let known = callersOfUnit[unit] { return known }
    let home = analyzer.file(unit.place)
    var found: [Caller] = []
    for call in (callers[unit.place]?.calls ?? []) + callsNotLookedAt(of: unit) {
      guard !analyzer.isTestCode(analyzer.file(call), for: home), let name = functionName(around: call) else {
        continue
      }
      found.append(
        Caller(
          place: call, function: function(around: call), name: name, isClosure: closureAround(call) == .cannotAwait))
    }
    callersOfUnit[unit] = found
    return found
  }

  private func function(around place: Place) -> Place {
    let file = analyzer.file(place)
    var node = file.outward(place.node)
    search: while node != 0 {
      switch file.kind(node) {
      case .functionDeclaration, .initializerDeclaration, .deinitializerDeclaration, .accessor, .subscriptDeclaration:
        break search
      case .patternBinding: if analyzer.isMemberOrGlobal(node, in: file) { break search }
      default: break
      }
      node = file.outward(node)
    }
    return Place(file: place.file, node: node)
  }

  /// Calls by a `deinit`, by synchronous functions that a framework calls and nobody in the program names, and by closures that hold no thread of interest.
  private func callsNotLookedAt(of unit: Unit) -> [Place] {
    let home = analyzer.file(unit.place)
    guard home.kind(unit.place.node) == .functionDeclaration else { return [] }
    return calls(of: unit, named: home.name(unit.place.node)) { node, file in
      switch analyzer.owner(of: node, in: file) {
      case .unit(let caller):
        let function = analyzer.file(caller.place)
        return function.kind(caller.place.node) == .functionDeclaration
          && analyzer.nameIndex.isUnused(function.name(caller.place.node))
      case .nobody:
        let place = Place(file: file.index, node: node)
        return closureAround(place) == .cannotAwait
          || file.kind(self.function(around: place).node) == .deinitializerDeclaration
      case .context, .unitOnMainActor: return false
      }
    }
  }

  /// Calls in the program's own files that are `wanted`, which is asked first; none of a name that occurs in many places.
  private func calls(of unit: Unit, named name: GlobalName, where wanted: (NodeID, ProgramFile) -> Bool) -> [Place] {
    let index = analyzer.nameIndex
    guard index.occurrenceCount(of: name) <= Self.mostParts else { return [] }
    var places: [Place] = []
    for occurrence in index.occurrences(of: name) {
      let (number, part) = index.location(of: occurrence.part)
      let file = analyzer.files[number]
      if file.isLibrary { continue }
      file.visitUses(of: [name], inPart: part, callName: nil) { places.append(Place(file: file.index, node: $1)) }
    }
    if places.count > Self.mostUses { return [] }
    return places.filter { wanted($0.node, analyzer.file($0)) && isUse($0, of: unit) }
  }

  private func isUse(_ place: Place, of unit: Unit) -> Bool {
    analyzer.uses(at: place).contains {
      if case .unit(let used) = $0.target { used.place == unit.place } else { false }
    }
  }

  // MARK: The reported function

  /// Who calls the reported function as it is now.
  struct PresentCallers {
    var function: String
    /// What the calls lack.
    var keyword: String
    var names: [String]
    /// Setters, observers and initial values, which stay synchronous; the others are not among them.
    var stuck: [String]
    /// They can have that as they are.
    var canAwait: Bool
    /// What takes closures around the calls, in which nothing can be awaited.
    var takers: [(function: String, taker: ClosureTaker)]
  }

  /// Who calls the function around a place without what it takes to call an asynchronous or throwing one; those first who would have to
  /// become asynchronous themselves. Tests are among them only for tests.
  func presentCallers(ofFunctionAround place: Place, awaits: Bool, throwsErrors: Bool) -> PresentCallers? {
    let function = function(around: place)
    let home = analyzer.file(function)
    guard awaits || throwsErrors, let id = analyzer.declaration(ofBody: function.node, in: home) else { return nil }
    var calls = incompleteCalls(of: function, named: analyzer.program[id].name).filter { call in
      let flags = analyzer.file(call).flags(call.node)
      return awaits && !flags.contains(.isAwaited) || throwsErrors && !flags.contains(.isTried)
    }
    let synchronous = awaits ? calls.filter { !canAwait($0) } : []
    if !synchronous.isEmpty { calls = synchronous }
    let stuck = namesOfFunctions(around: synchronous.filter { staysSynchronous(self.function(around: $0)) })
    calls.removeAll { functionName(around: $0).map(stuck.contains) ?? false }
    let lacksAwait = awaits && calls.contains { !analyzer.isAwaited($0) }
    if lacksAwait { calls.removeAll { analyzer.isAwaited($0) } }
    let names = namesOfFunctions(around: calls)
    guard !names.isEmpty || !stuck.isEmpty, let called = functionName(around: place) else { return nil }
    let lacksTry = throwsErrors && calls.contains { !analyzer.file($0).flags($0.node).contains(.isTried) }
    let keyword = lacksAwait ? lacksTry ? "try await" : "await" : "try"
    return PresentCallers(
      function: called, keyword: keyword, names: names, stuck: stuck, canAwait: synchronous.isEmpty,
      takers: lacksAwait ? closureTakers(around: calls) : [])
  }

  private func namesOfFunctions(around calls: [Place]) -> [String] {
    var names: [String] = []
    for name in calls.compactMap({ functionName(around: $0) }) where !names.contains(name) { names.append(name) }
    return names
  }

  /// What no "async" can stand behind.
  private func staysSynchronous(_ function: Place) -> Bool {
    let file = analyzer.file(function)
    switch file.kind(function.node) {
    case .patternBinding, .deinitializerDeclaration: return true
    default: return analyzer.isSynchronousAccessor(function.node, in: file)
    }
  }

  /// Calls of a function or property without an `await` or without a `try`.
  private func incompleteCalls(of function: Place, named name: GlobalName) -> [Place] {
    if let known = incompleteCalls[function] { return known }
    let home = analyzer.file(function)
    let answer = calls(of: Unit(kind: .body, place: function), named: name) { node, file in
      let flags = file.flags(node)
      return flags.isDisjoint(with: .isInAsyncLet) && !flags.isSuperset(of: [.isAwaited, .isTried])
        && !analyzer.isTestCode(file, for: home)
        && self.function(around: Place(file: file.index, node: node)) != function
    }
    incompleteCalls[function] = answer
    return answer
  }

  /// Whether the innermost body around a call is asynchronous.
  private func canAwait(_ place: Place) -> Bool {
    switch closureAround(place) {
    case .canAwait: return true
    case .cannotAwait: return false
    case .none:
      let file = analyzer.file(place)
      let function = file.ancestor(of: place.node) { isBody($0) }
      // The initial value of a property.
      if function == 0 { return analyzer.enclosingNominal(of: place.node, in: file) == nil }
      return file.flags(function).contains(.isAsync)
    }
  }

  private enum ClosureAround { case none, canAwait, cannotAwait }

  /// The closure around a call that is no part of the code around it.
  private func closureAround(_ place: Place) -> ClosureAround {
    let file = analyzer.file(place)
    var node = file.outward(place.node)
    while node != 0, !isBody(file.kind(node)) {
      if file.kind(node) == .closureExpression {
        switch analyzer.fate(of: node, in: file) {
        case .inline: break
        case .async: return .canAwait
        default: return .cannotAwait
        }
      }
      node = file.outward(node)
    }
    return .none
  }

  private func isBody(_ kind: NodeKind) -> Bool {
    [.functionDeclaration, .initializerDeclaration, .accessor, .deinitializerDeclaration].contains(kind)
  }

  /// What the function around a call asks of its task or thread; nil: nothing, or there is none. Most ask nothing, and need no name.
  func contextUses(around place: Place) -> (function: String, uses: [ContextUse])? {
    let function = function(around: place)
    guard function.node != 0 else { return nil }
    let uses: [ContextUse]
    if let known = contextUses[function] {
      uses = known
    } else {
      let file = analyzer.file(function)
      uses = analyzer.contextUses(in: [function.node], budget: Self.mostNodes, of: file)
      contextUses[function] = uses
    }
    guard !uses.isEmpty, let name = functionName(around: place) else { return nil }
    return (name, uses)
  }

  private func functionName(around place: Place) -> String? {
    analyzer.functionName(around: place.node, in: analyzer.file(place))
  }

  /// The function that a call stands in, if it stands in a `defer` there.
  private func functionDeferring(_ place: Place) -> String? {
    let file = analyzer.file(place)
    let around = file.ancestor(of: place.node) { kind in
      [.deferStatement, .closureExpression, .functionDeclaration, .initializerDeclaration, .accessor].contains(kind)
    }
    return file.kind(around) == .deferStatement ? analyzer.functionName(around: place.node, in: file) : nil
  }

  // MARK: Functions

  private func obstacle(toMakingAsync unit: Unit) -> Obstacle? {
    if let known = obstacles[unit] { return known }
    let answer = findObstacle(toMakingAsync: unit)
    obstacles[unit] = .some(answer)
    return answer
  }

  private func findObstacle(toMakingAsync unit: Unit) -> Obstacle? {
    let home = analyzer.file(unit.place)
    let node = unit.place.node
    switch unit.kind {
    case .lazyValue, .initialValue, .defaultArgument: return .noFunction
    case .stored: return nil
    case .body, .exactBody: break
    }
    if home.isLibrary || home.kind(node) == .deinitializerDeclaration || analyzer.isSynchronousAccessor(node, in: home)
    {
      return .noFunction
    }
    if home.kind(node) == .functionDeclaration,
      home.children(home.child(0, node)).contains(where: { home.flags($0).contains(.isNoasync) })
    {
      return .noasync(analyzer.displayName(of: unit))
    }
    if home.flags(node).contains(.isAsync) { return nil }
    if let id = home.declarationOfNode[node], analyzer.hasAsyncTwin(id) { return .twin(analyzer.displayName(of: unit)) }
    let body = Unit(kind: .body, place: unit.place)
    let above = analyzer.unitsAbove(body)
    if above.contains(where: { analyzer.file($0.place).isLibrary }) || above.isEmpty && isFixed(body, in: home) {
      return .library(analyzer.displayName(of: unit))
    }
    let synchronous = above.first { !analyzer.file($0.place).flags($0.place.node).contains(.isAsync) }
    if let synchronous { return .requirements([analyzer.displayName(of: synchronous)]) }
    guard let member = analyzer.member(of: body), analyzer.isRequirement(member.declaration) else { return nil }
    return .requirements([analyzer.displayName(of: unit)])
  }

  /// It overrides what nobody here declares, is called by its selector, or meets a requirement that everybody knows.
  private func isFixed(_ unit: Unit, in file: ProgramFile) -> Bool {
    guard let id = analyzer.member(of: unit)?.declaration else { return false }
    let declaration = analyzer.program[id]
    if declaration.flags.contains(.isOverride) { return true }
    let node = declaration.kind == .variable ? file.parent(declaration.statement) : declaration.node
    let attributes = file.children(file.child(0, node)).filter { $0 != 0 }.map { analyzer.text(file.name($0)) }
    if attributes.contains("objc") || attributes.contains("IBAction") { return true }
    return declaration.owner >= 0 && analyzer.meetsRequirementOfSwift(id)
  }

  // MARK: Locks

  /// A lock may be taken before an expression and be given back behind it: it would be held over an `await` in its place.
  func holdsLock(over expression: NodeID, in file: ProgramFile) -> Bool { locks.mayHold(over: expression, in: file) }

  private func isUnderLock(_ place: Place) -> Bool {
    if let known = placesUnderLock[place] { return known }
    let answer = isInLockedClosure(place) || locks.mayHold(at: place)
    placesUnderLock[place] = answer
    return answer
  }

  /// `state.withLock { … }`
  private func isInLockedClosure(_ place: Place) -> Bool {
    let file = analyzer.file(place)
    var node = file.outward(place.node)
    while node != 0 {
      switch file.kind(node) {
      case .functionDeclaration, .initializerDeclaration, .accessor: return false
      case .closureExpression:
        guard analyzer.fate(of: node, in: file) == .inline else { return false }
        if let call = analyzer.call(taking: node, in: file),
          analyzer.text(file.name(analyzer.calleeName(of: call, in: file))).hasPrefix("withLock")
        {
          return true
        }
      default: break
      }
      node = file.outward(node)
    }
    return false
  }
}

/// How functions are named that wait for others with the same object.
private let primitiveWords: Set<String> = ["lock", "wait", "acquire"]
/// Those that end such a wait.
private let counterparts = ["unlock", "signal", "broadcast", "notify", "leave", "release"]
