import AsyncLintSyntax

/// Which functions of the program return with a lock held, and the async bodies that take locks.
///
/// Starts at the uses of the APIs' names and goes on with the names of the functions found: nothing else is looked at. What a function
/// gives back is asked only where a lock is held at its call.
struct LockEffects {
  /// By the function's declaration: the locks that it returns with.
  private var takes: [Place: [LockTake]] = [:]
  private var names: Set<GlobalName>
  /// Bodies with an `await` and with a call of one of the names, in source order of discovery.
  private(set) var asyncBodies: [Place] = []
  /// Functions that call each other in circles settle long before.
  private static let maximumRounds = 4

  init(_ pool: AnalyzerPool) {
    names = LockCalls(pool.first).names
    var pending = names.sorted()
    var rounds: [Place: Int] = [:]
    var seenBodies: Set<Place> = []
    while !pending.isEmpty {
      let places = pool.uses(ofCalled: pending)
      let bodies = pool.map(places, file: \.file) { $0.body(around: $1) }
      var functions: [Place] = []
      var isAsked: Set<Place> = []
      for body in bodies.compactMap({ $0 }) {
        switch body {
        case .async(let place): if seenBodies.insert(place).inserted { asyncBodies.append(place) }
        case .function(let place):
          if rounds[place, default: 0] < Self.maximumRounds, isAsked.insert(place).inserted { functions.append(place) }
        }
      }
      let found = pool.map(functions, file: \.file, with: judge) { $0.takes(of: $1) }
      pending = []
      for (function, found) in zip(functions, found) {
        rounds[function, default: 0] += 1
        guard let found else { continue }
        takes[function] = found.takes
        names.insert(found.name)
        pending.append(found.name)
      }
    }
  }

  /// What an analyzer makes of bodies by what is known so far.
  func judge(_ analyzer: Analyzer) -> LockJudge { LockJudge(analyzer, takes: takes, names: names) }
}

/// A body with a call that has to do with locks.
enum LockBody {
  /// One that suspends.
  case async(Place)
  case function(Place)
}

extension Analyzer {
  /// The body around a call of something that bears the name of a lock's function.
  fileprivate func body(around place: Place) -> LockBody? {
    let file = file(place)
    guard call(ofCallee: place.node, in: file) != 0 else { return nil }
    let node = enclosingBody(of: place.node, in: file)
    let body = Place(file: file.index, node: node)
    if file.kind(node) == .functionDeclaration, !file.flags(node).contains(.isAsync) {
      return nameIndex.isUnused(file.name(node)) ? nil : .function(body)
    }
    return file.isReported && suspends(node, in: file) ? .async(body) : nil
  }

  private func suspends(_ body: NodeID, in file: ProgramFile) -> Bool {
    let holder = file.kind(body) == .closureExpression ? body : block(of: body, in: file)
    return holder != 0 && file.bodyFlags(holder).contains(.hasAwait)
  }

  func block(of body: NodeID, in file: ProgramFile) -> NodeID {
    switch file.kind(body) {
    case .functionDeclaration, .initializerDeclaration, .deinitializerDeclaration: file.child(5, body)
    case .accessor: file.child(2, body)
    case .closureExpression: file.child(4, body)
    default: body
    }
  }
}

/// Follows locks through bodies, by what is known so far of the functions that take them.
final class LockJudge {
  let analyzer: Analyzer
  private let takes: [Place: [LockTake]]
  /// Of APIs and of functions that take locks.
  private let names: Set<GlobalName>
  let calls: LockCalls
  /// What functions give back, by how many calls below them were followed.
  private var gives: [Followed: [LockKey]] = [:]

  /// The properties and globals that functions set, themselves or by others of the same object.
  var changes: [Place: OwnChanges] = [:]

  private var heldExpressions: [Place: Set<NodeID>] = [:]
  private(set) lazy var givenByClosures = findLocksGivenByClosures(calls.givingNames)

  private struct Followed: Hashable {
    var function: Place
    var depth: Int
  }

  /// A lock is given back by a function, its helper, and those of a type that wraps a lock of the system.
  private static let maximumDepth = 4

  init(_ analyzer: Analyzer, takes: [Place: [LockTake]], names: Set<GlobalName>) {
    self.analyzer = analyzer
    self.takes = takes
    self.names = names
    calls = LockCalls(analyzer)
  }

  /// The flow of locks through a function, accessor, closure or file.
  func flow(through body: Place) -> LockFlow {
    let file = analyzer.file(body)
    return flow(through: body) { self.effect(ofCall: $0, depth: $1 ? Self.maximumDepth : 0, in: file) }
  }

  /// The calls in a body that take a lock which may still be held where one of these expressions stands.
  func takes(in body: Place, heldAtAnyOf nodes: Set<NodeID>) -> [NodeID] {
    let file = analyzer.file(body)
    let flow = flow(through: body, watched: nodes) {
      self.effect(ofCall: $0, depth: $1 ? Self.maximumDepth : 0, in: file)
    }
    return flow.isAbandoned ? [] : flow.suspensions.filter { !$0.value.isDisjoint(with: nodes) }.map(\.key)
  }

  /// Whether a lock may be held where a call or another expression stands.
  func mayHold(at place: Place) -> Bool {
    let file = analyzer.file(place)
    return mayHold(over: analyzer.wholeUse(of: place.node, in: file), in: file)
  }

  /// The same for a whole expression.
  func mayHold(over expression: NodeID, in file: ProgramFile) -> Bool {
    let body = Place(file: file.index, node: analyzer.enclosingBody(of: expression, in: file))
    return heldExpressions(in: body).contains(expression)
  }

  /// Expressions of a body before which a lock may be held. Kept: many calls may be asked about in one body.
  private func heldExpressions(in body: Place) -> Set<NodeID> {
    if let known = heldExpressions[body] { return known }
    let file = analyzer.file(body)
    let held =
      namesLock(body)
      ? flow(through: body, noticesHeld: true) {
        self.effect(ofCall: $0, depth: $1 ? Self.maximumDepth : 0, in: file)
      }.held : []
    heldExpressions[body] = held
    return held
  }

  /// Most bodies have nothing to do with locks.
  private func namesLock(_ body: Place) -> Bool {
    let file = analyzer.file(body)
    for node in file.descendants(of: analyzer.block(of: body.node, in: file)) {
      let kind = file.kind(node)
      if (kind == .memberExpression || kind == .identifierExpression) && names.contains(file.name(node)) {
        return true
      }
    }
    return false
  }

  private func flow(
    through body: Place, noticesHeld: Bool = false, watched: Set<NodeID> = [],
    _ effect: @escaping (_ call: NodeID, _ isHolding: Bool) -> LockEffect
  ) -> LockFlow {
    let file = analyzer.file(body)
    var flow = LockFlow(
      in: file, words: analyzer.ruleWords, noticesHeld: noticesHeld, watched: watched, effect: effect,
      isInline: { self.isPartOfBody($0, in: file) }, neverReturns: { self.analyzer.neverReturns($0, in: file) },
      path: { self.analyzer.objectPath(of: $0, in: file) },
      isConstant: {
        guard case .declaration(let id)? = self.analyzer.resolve($0, in: file).candidates.first?.target else {
          return false
        }
        return self.analyzer.program[id].flags.contains(.isLet)
      },
      element: { self.analyzer.pathOfElement(ofList: $0, in: file) },
      changes: { self.changes(ofCall: $0, in: file) })
    flow.run(analyzer.block(of: body.node, in: file))
    return flow
  }

  /// An inline closure, or an async one that the body waits for: the operation of `withTaskCancellationHandler`.
  private func isPartOfBody(_ closure: NodeID, in file: ProgramFile) -> Bool {
    switch analyzer.fate(of: closure, in: file) {
    case .inline: return true
    case .async(let creation) where !creation.isTask:
      let call = file.parent(file.parent(closure))
      return file.kind(call) == .callExpression && file.flags(call).contains(.isAwaited)
    default: return false
    }
  }

  /// The locks that a function returns with, and its name, when they are more than what was known.
  func takes(of function: Place) -> (takes: [LockTake], name: GlobalName)? {
    let flow = flow(through: function)
    let file = analyzer.file(function)
    guard !flow.isAbandoned, let first = flow.exits.first else { return nil }
    let known = takes[function] ?? []
    var takes = known
    // Held on every way out.
    for hold in first.holds where flow.exits.allSatisfy({ $0.holds.contains { $0.key == hold.key } }) {
      guard let take = flow.takes[hold.site]?.first(where: { $0.key == hold.key }),
        isVisibleOutside(take.key, function), !takes.contains(where: { $0.key == take.key }),
        !mayGiveByValue(hold.key, takenAt: hold.site, before: file.end(function.node), flow)
      else { continue }
      takes.append(take)
    }
    return takes.count == known.count ? nil : (takes, file.name(function.node))
  }

  /// The locks that a function gives back on any way out without having taken them, before it suspends. `depth`: how many calls below it are followed.
  func gives(of function: Place, depth: Int) -> [LockKey] {
    let file = analyzer.file(function)
    guard depth > 0, isAwaited(function) else { return [] }
    let question = Followed(function: function, depth: depth)
    if let known = gives[question] { return known }
    let flow = flow(through: function) { call, _ in self.effect(ofCall: call, depth: depth - 1, in: file) }
    var found: [LockKey] = []
    for exit in flow.exits where !flow.isAbandoned {
      for key in exit.given
      where isVisibleOutside(key, function) && !found.contains(key)
        && flow.givenBeforeSuspensions?.contains(key) != false
      {
        found.append(key)
      }
    }
    gives[question] = found
    return found
  }

  /// A function, or a closure that neither its own code nor its type makes async: what it does is done where its call ends.
  private func isAwaited(_ function: Place) -> Bool {
    let file = analyzer.file(function)
    switch file.kind(function.node) {
    case .functionDeclaration: return true
    case .closureExpression:
      if case .async = analyzer.fate(of: function.node, in: file) { return false }
      return true
    default: return false
    }
  }

  /// A lock of `self`, of a parameter, of the code around a local function or closure, or a global one.
  private func isVisibleOutside(_ key: LockKey, _ function: Place) -> Bool {
    guard case .local(let node) = key.object.root else { return true }
    let file = analyzer.file(function)
    return file.kind(node) == .parameter && file.parent(file.parent(node)) == function.node
      || isOutside(node, of: function)
  }

  private func isOutside(_ node: NodeID, of function: Place) -> Bool {
    let file = analyzer.file(function)
    return !(file.offset(function.node)..<file.end(function.node)).contains(file.offset(node))
  }

  func givesByName(_ call: NodeID, in file: ProgramFile) -> Bool {
    calls.givesByName(analyzer.calleeName(of: call, in: file), in: file)
  }

  // MARK: Calls

  /// `depth`: how many calls are followed to see what is given back.
  private func effect(ofCall call: NodeID, depth: Int, in file: ProgramFile) -> LockEffect {
    var effect = ownEffect(ofCall: call, depth: depth, in: file)
    // `finish(lock.unlock)`, which may call it; not `queue.async(execute: lock.unlock)`
    for argument in file.children(call).dropFirst() where depth > 0 && file.kind(argument) == .argument {
      let reference = file.child(0, argument)
      guard let key = calls.key(givenBackBy: reference, in: file) else { continue }
      switch analyzer.fate(ofArgument: argument, reference, false, in: file) {
      case .inline, .later: effect.gives.append(key)
      default: break
      }
    }
    return effect
  }

  private func ownEffect(ofCall call: NodeID, depth: Int, in file: ProgramFile) -> LockEffect {
    let callee = analyzer.calleeName(of: call, in: file)
    switch file.kind(callee) {
    case .identifierExpression, .memberExpression: break
    // `callbacks[0]()`
    case .subscriptExpression: return LockEffect(runsValue: true)
    default: return LockEffect()
    }
    let direct = calls.effect(of: callee, call, in: file)
    guard direct.isEmpty else { return direct }
    let assumed = calls.assumedEffect(of: callee, in: file)
    guard depth > 0 || names.contains(file.name(callee)),
      let candidate = analyzer.resolve(callee, in: file).candidates.first
    else { return assumed }
    var function: Place
    switch candidate.target {
    case .declaration(let id): function = analyzer.bodyUnit(id).place
    case .local(let node): function = Place(file: file.index, node: node)
    default: return assumed
    }
    guard isCodeOrConstant(candidate.target, callee, in: file) else {
      var effect = assumed
      effect.runsValue = true
      return effect
    }
    if let value = analyzer.constantValue(of: callee, in: file), analyzer.isConstant(value.node, in: value.file) {
      // `let release = lock.unlock`
      if value.file === file, file.kind(value.node) == .memberExpression {
        let effect = calls.effect(of: value.node, call, in: file)
        return effect.isEmpty ? assumed : effect
      }
      function = Place(file: value.file.index, node: value.node)
    }
    let effect = LockEffect(takes: takes[function] ?? [], gives: gives(of: function, depth: depth))
    return effect.isEmpty ? assumed : translated(effect, of: function, candidate, callee, call, in: file)
  }

  /// A function, or a constant whose value stands there.
  private func isCodeOrConstant(_ target: Resolution.Target, _ callee: NodeID, in file: ProgramFile) -> Bool {
    switch target {
    case .declaration(let id) where analyzer.program[id].kind != .variable: return true
    case .local(let node) where file.kind(node) == .functionDeclaration: return true
    default: return analyzer.constant(callee, in: file) != nil
    }
  }

  /// A function's effect in its caller's words: `lock` of `gate.enter()` is `gate.lock`.
  private func translated(
    _ effect: LockEffect, of function: Place, _ candidate: Resolution.Candidate, _ callee: NodeID, _ call: NodeID,
    in file: ProgramFile
  ) -> LockEffect {
    let base = file.kind(callee) == .memberExpression ? file.child(0, callee) : 0
    let receiver = base == 0 ? ObjectPath(root: .selfValue) : analyzer.lockPath(of: base, in: file)
    let shape = CallShape(call, in: file)
    let home = analyzer.file(function)
    func translated(_ key: LockKey) -> LockKey? {
      switch key.object.root {
      case .other: return key
      case .selfValue:
        return receiver.map { LockKey(object: key.object.relative(to: $0), isSemaphore: key.isSemaphore) }
      case .local(let local) where function.file == file.index && isOutside(local, of: function): return key
      case .local(let parameter):
        guard home.kind(function.node) == .functionDeclaration else { return nil }
        let parameters = analyzer.signature(function.node, in: home).parameters
        guard let position = parameters.firstIndex(where: { $0.node == parameter }),
          let index = candidate.match?.parameters.firstIndex(of: position), shape.arguments.indices.contains(index),
          var path = analyzer.lockPath(of: shape.arguments[index].expression, in: file)
        else { return nil }
        path.names += key.object.names
        return LockKey(object: path, isSemaphore: key.isSemaphore)
      }
    }
    return LockEffect(
      takes: effect.takes.compactMap { take in
        translated(take.key).map {
          let step = Finding.ChainStep(
            name: analyzer.displayName(of: Unit(kind: .body, place: function)), file: Int(file.index),
            range: file.nameRange(callee))
          return LockTake(
            key: $0, steps: [step] + take.steps, isLikely: take.isLikely || candidate.isLikely, isOfFile: take.isOfFile,
            isTried: take.isTried)
        }
      }, gives: effect.gives.compactMap(translated))
  }
}
