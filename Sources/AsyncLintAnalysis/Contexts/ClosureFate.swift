import AsyncLintCatalogue
import AsyncLintSyntax

/// Where a closure runs, seen from the code around it.
enum ClosureFate: Equatable {
  /// It belongs to the code around it.
  case inline
  /// A context of its own.
  case async(Creation)
  case eventLoop
  /// Later on the main thread.
  case main
  /// On a thread that may block.
  case offloaded
  /// On the task executor that the call names; child tasks inherit it.
  case taskExecutor
  /// Stored, handed on or unknown: nobody's, as far as can be told.
  case later
  /// Held in a variable: a synchronous function of its own, reported where it is called.
  case stored(Place)

  /// Where only its type can tell which actor it belongs to.
  var isStoredOrUnknown: Bool {
    switch self {
    case .stored, .later, .async(.other): true
    default: false
    }
  }

  /// What made the task that an async closure runs in.
  enum Creation: Equatable {
    case task, detachedTask, childTask, asyncLet
    /// Nothing that is known to make one: a function that takes an async closure, for the main actor, for the actor of the code
    /// around it, or for whatever.
    case mainActor, inheritingActor, other

    var isTask: Bool {
      switch self {
      case .task, .detachedTask, .childTask, .asyncLet: true
      case .mainActor, .inheritingActor, .other: false
      }
    }
  }
}

extension Analyzer {
  func fate(of closure: NodeID, in file: ProgramFile) -> ClosureFate {
    let place = Place(file: file.index, node: closure)
    if let answer = closureFates[place] ?? cutAnswer(to: place, &cutFates) { return answer }
    // Functions that hand their closures to each other in circles, or along a chain of hundreds: such a use hands nothing off.
    guard let before = open(place, &fatesInProgress) else { return .inline }
    let answer = findFate(of: closure, in: file)
    let reach = close(&fatesInProgress, before)
    keep(answer, to: place, .fate, reach: reach, &closureFates, &cutFates)
    return answer
  }

  private func findFate(of closure: NodeID, in file: ProgramFile) -> ClosureFate {
    let isAsync = isAsyncBySyntax(closure, file)
    var node = closure
    while true {
      let parent = file.parent(node)
      switch file.kind(parent) {
      case .parenthesizedExpression, .tryExpression, .awaitExpression, .ternaryOperator, .keywordExpression:
        node = parent
        continue
      case .sequenceExpression where isCast(parent, in: file) && !expectsAsync(node, in: file):
        node = parent
        continue
      case .callExpression where file.child(0, parent) == node: return isAsync ? .async(.other) : .inline
      case .argument: return fate(ofArgument: parent, closure, isAsync, in: file)
      case .patternBinding:
        if let fate = fate(ofStored: node, isAsync, in: file) { return fate }
        let names = file.bindings(in: file.child(0, parent))
        return names.count == 1 ? .stored(Place(file: file.index, node: names[0])) : .later
      case .sequenceExpression:
        if isChosen(node, in: parent, of: file) {
          node = parent
          continue
        }
        return fate(inSequence: parent, node, isAsync, in: file)
      case .capture:
        return fate(ofStored: node, isAsync, in: file) ?? .stored(Place(file: file.index, node: parent))
      case .parameter where file.child(2, parent) == node:
        return fate(ofStored: node, isAsync, in: file) ?? fate(ofDefaultOf: parent, in: file)
      default:
        if let fate = fate(ofStored: node, isAsync, in: file) { return fate }
        if let choice = choice(withBranch: parent, in: file) {
          node = choice
          continue
        }
        if let giver = giver(ofResult: node, in: file) { return .stored(giver) }
        switch step(ofCollection: node, in: file) {
        case .within(let outer): node = outer
        case .ends(let fate): return fate
        }
      }
    }
  }

  /// Where a closure runs whoever calls it.
  func fate(ofStored node: NodeID, _ isAsync: Bool, in file: ProgramFile) -> ClosureFate? {
    let function = expectedType(of: node, in: file).functionType(optional: external.optional)
    return function.flatMap { fate(byActorOf: $0) } ?? (isAsync || function?.isAsync ?? false ? .async(.other) : nil)
  }

  /// Where the actor that its type names brings threads of its own, or is a global one other than the main one.
  func fate(byActorOf function: SwiftType.FunctionType) -> ClosureFate? {
    switch isolation(of: function) {
    case .ownExecutor: .offloaded
    case .eventLoop: .eventLoop
    // On the pool, as the synchronous members of the actor are.
    case .globalActor: .async(.other)
    case .none, .actor, .mainActor: nil
    }
  }

  func expectsAsync(_ node: NodeID, in file: ProgramFile) -> Bool {
    expectedType(of: node, in: file).functionType(optional: external.optional)?.isAsync ?? false
  }

  // MARK: Assigned closures

  private func fate(
    inSequence sequence: NodeID, _ node: NodeID, _ isAsync: Bool, in file: ProgramFile
  ) -> ClosureFate {
    let elements = Array(file.children(sequence))
    let isValue = elements.count == 3 && elements[2] == node || isOutcome(node, of: elements, in: file)
    guard elements.count > 2, file.kind(elements[1]) == .assignmentOperator, isValue else {
      if let fate = fate(ofOperand: node, among: elements, isAsync, in: file) { return fate }
      return isAsync || expectsAsync(node, in: file) ? .async(.other) : .later
    }
    if isAsync || typeOf(elements[0], in: file).functionType(optional: external.optional)?.isAsync ?? false {
      return .async(.other)
    }
    let target = elements[0]
    if case .declaration(let id) = resolve(target, in: file).candidates.first?.target,
      let runs = configuredRun(of: id, argument: nil)
    {
      return fate(runs, .other)
    }
    if file.kind(target) == .identifierExpression,
      case .local(let variable) = resolve(target, in: file).candidates.first?.target
    {
      return .stored(Place(file: file.index, node: variable))
    }
    if let property = propertyHere(target, in: file) { return .stored(property) }
    if file.kind(target) == .subscriptExpression {
      return collection(of: target, in: file).map { .stored($0) } ?? .later
    }
    guard file.kind(target) == .memberExpression else {
      return propertyElsewhere(target, in: file).map { .stored($0) } ?? .later
    }
    let base = typeOf(file.child(0, target), in: file)
    for index in external.closureParameters[file.name(target)] ?? [] {
      let entry = external.catalogue.closureParameters[index]
      guard entry.isAssignment, isReceiver(external.closureReceivers[index], of: base) else { continue }
      return fate(entry.runs, .other)
    }
    return propertyElsewhere(target, in: file).map { .stored($0) } ?? .later
  }

  /// `self.load`, `load`: a property of the type around it that the same file declares.
  func propertyHere(_ target: NodeID, in file: ProgramFile) -> Place? {
    switch file.kind(target) {
    case .identifierExpression: break
    case .memberExpression:
      let base = file.child(0, target)
      guard file.kind(base) == .identifierExpression, file.name(base) == known.`self` else { return nil }
    default: return nil
    }
    guard case .declaration(let id) = resolve(target, in: file).candidates.first?.target,
      program[id].kind == .variable, program[id].owner >= 0, program[id].file == file.index
    else { return nil }
    return Place(file: file.index, node: program[id].node)
  }

  // MARK: The catalogue

  /// What `closures.md` says of a closure given to an API outside.
  func cataloguedFate(
    _ shape: CallShape, _ index: Int, _ callee: NodeID, _ candidate: Resolution.Candidate?, _ isAsync: Bool,
    _ closure: NodeID, in file: ProgramFile
  ) -> ClosureFate? {
    guard let lines = cataloguedLines(shape, index, callee, candidate, isAsync, closure, in: file) else { return nil }
    let fate = decide(lines.fits, shape, isAsync, lines.name, in: file)
    // Of a router that nothing is known of: what gives a future without waiting is for an older one, without async closures.
    let mayBeOlder = lines.isOfUnknown && !isAsync && fate == .async(.other)
    return mayBeOlder && isWrittenToGiveFuture(closure, in: file) ? .eventLoop : fate
  }

  /// Whether what `closures.md` says of a synchronous function and its closure it says of an async one of that name too, whose closure may suspend.
  func hasCataloguedAsyncOverload(_ call: NodeID, taking closure: NodeID, in file: ProgramFile) -> Bool {
    guard let lines = cataloguedLines(of: call, taking: closure, isAsync: false, in: file) else { return false }
    let entries = lines.fits.map { external.catalogue.closureParameters[$0.number] }
    return entries.contains { $0.isFunctionAsync == false }
      && entries.contains { $0.isFunctionAsync == true && $0.runs == .async }
  }

  /// The code that awaits what an API outside calls a closure back with, and where the call's arguments go; nil: no async function gives the same.
  func cataloguedAsyncFunction(
    insteadOf call: NodeID, calling handler: NodeID, in file: ProgramFile
  ) -> (code: String, match: ArgumentMatch)? {
    guard let lines = cataloguedLines(of: call, taking: handler, isAsync: false, in: file),
      // Nothing but a future has such a function.
      !lines.isOfUnknown || text(lines.name).hasPrefix("when"),
      let nearest = lines.fits.min(by: { $0.distance < $1.distance }),
      case let line = external.catalogue.closureParameters[nearest.number], !line.instead.isEmpty,
      let match = shape(of: call, in: file).match(
        line.labels.indices.map {
          CataloguedParameter(
            label: line.labels[$0] == "_" ? 0 : interner.intern(line.labels[$0]), mayBeLeftOut: line.isOptional[$0])
        })
    else { return nil }
    return (line.instead, match)
  }

  /// Whether the function that a callback is given to, or another of its name, takes one that may suspend, and runs it as a task.
  func mayTakeAsyncCallback(_ call: NodeID, _ closure: NodeID, in file: ProgramFile) -> Bool {
    guard let lines = cataloguedLines(of: call, taking: closure, isAsync: true, in: file) else { return false }
    return lines.fits.contains {
      let entry = external.catalogue.closureParameters[$0.number]
      return entry.isFunctionAsync != true && entry.runs == .async
    }
  }

  /// Whether code runs where it does only because of what the functions are called that the closures around it are given to: nothing is known of what
  /// they are asked of.
  func isInAssumedClosure(_ node: NodeID, in file: ProgramFile) -> Bool {
    var current = file.outward(node)
    while current != 0, !file.kind(current).isOfOtherCode {
      let argument = file.parent(current)
      if file.kind(current) == .closureExpression, file.kind(argument) == .argument,
        case let call = file.parent(argument), file.kind(call) == .callExpression,
        case let isAsync = isAsyncBySyntax(current, file),
        let lines = cataloguedLines(of: call, taking: current, isAsync: isAsync, in: file), lines.isOfUnknown,
        // What a modifier of a view gives has no type, either.
        lines.fits.contains(where: { external.catalogue.closureParameters[$0.number].receiver != "View" })
      {
        return true
      }
      current = file.outward(current)
    }
    return false
  }

  /// The lines for a closure that a call is given, as if it were an asynchronous one or a synchronous one.
  private func cataloguedLines(
    of call: NodeID, taking closure: NodeID, isAsync: Bool, in file: ProgramFile
  ) -> (fits: [CataloguedLine], name: GlobalName, isOfUnknown: Bool)? {
    let shape = shape(of: call, in: file)
    let callee = calleeName(of: call, in: file)
    return shape.arguments.firstIndex { $0.expression == closure }.flatMap {
      cataloguedLines(shape, $0, callee, resolve(callee, in: file).candidates.first, isAsync, closure, in: file)
    }
  }

  /// The lines for a closure given to an API outside, each with how far above the receiver its type is, and the function's name. `isOfUnknown`: of a
  /// receiver that nothing is known of.
  private func cataloguedLines(
    _ shape: CallShape, _ index: Int, _ callee: NodeID, _ candidate: Resolution.Candidate?, _ isAsync: Bool,
    _ closure: NodeID, in file: ProgramFile
  ) -> (fits: [CataloguedLine], name: GlobalName, isOfUnknown: Bool)? {
    var name = file.name(callee)
    var receivers: [NominalID]?
    var isFree = false
    switch file.kind(callee) {
    case .identifierExpression:
      if case .metatype(let type) = candidate?.base, isTypeName(candidate) {
        name = known.`init`
        receivers = nominals(of: type)
      } else if let base = candidate?.base, !base.isUnknown {
        receivers = nominals(of: base)
      } else if let enclosing = enclosingNominal(of: callee, in: file),
        external.closureParameters[name]?.contains(where: {
          external.closureReceivers[$0] >= 0 && isSubtype(enclosing, of: external.closureReceivers[$0])
        }) ?? false
      {
        receivers = hierarchy(of: enclosing)
      } else {
        isFree = true
      }
    case .memberExpression:
      let base = file.child(0, callee)
      if base == 0 {
        let type = unwrapped(expectedType(of: shape.call, in: file))
        // Too many types have initializers for a bare `.init` to say anything.
        receivers = type.isUnknown && name != known.`init` ? nil : nominals(of: type)
      } else {
        let type = typeOf(base, in: file)
        if case .metatype(let named) = candidate?.base, isTypeName(candidate) {
          name = known.`init`
          receivers = nominals(of: named)
        } else if case .module = type {
          isFree = true
        } else if !type.isUnknown, !type.isUnknownMetatype {
          receivers = wellKnownInstance(base, type, in: file).map { [$0] } ?? nominals(of: type)
        }
      }
    case .arrayLiteral, .dictionaryLiteral:
      // `[UInt8](unsafeUninitializedCapacity:initializingWith:)`
      name = known.`init`
      receivers = nominals(of: typeOf(callee, in: file))
    default: return nil
    }
    var fits: [CataloguedLine] = []
    var last: (receiver: NominalID, distance: Int?) = (-1, nil)
    for number in external.closureParameters[name] ?? [] {
      // Of a common name most are other types'.
      let receiver = external.closureReceivers[number]
      var distance = 0
      if receiver < 0 {
        guard isFree else { continue }
      } else if let receivers {
        // Neighbours in the catalogue are mostly about the same type.
        if receiver != last.receiver { last = (receiver, self.distance(to: receiver, in: receivers)) }
        guard let found = last.distance else { continue }
        distance = found
      } else if isFree {
        continue
      }
      guard isVisible(external.closureModules[number], in: file) else { continue }
      if external.catalogue.closureParameters[number].isAssignment { continue }
      if receiver >= 0, receivers == nil,
        !mayBeMeant(number, by: shape.call, of: callee, givenAsyncClosure: isAsync, in: file)
      {
        continue
      }
      guard external.catalogue.closureParameters[number].hasAnyLabels || closureMatches(shape, index, number),
        takes(external.catalogue.closureParameters[number].parameterCount, closure, in: file)
      else { continue }
      fits.append(CataloguedLine(number: number, distance: distance))
    }
    return (fits, name, receivers == nil && !isFree)
  }

  private func isWrittenToGiveFuture(_ closure: NodeID, in file: ProgramFile) -> Bool {
    file.kind(closure) == .closureExpression
      && file.lastTypeName(file.child(3, closure)) == libraryWords.eventLoopFutureName
  }

  /// Whether a closure may have that many parameters, `nil` being any number.
  private func takes(_ count: Int?, _ closure: NodeID, in file: ProgramFile) -> Bool {
    guard let count, file.kind(closure) == .closureExpression else { return true }
    if file.child(2, closure) != 0 { return file.children(file.child(2, closure)).count == count }
    // Without a name for it a parameter cannot be left unused.
    return asksFor(libraryWords.firstAnonymous, closure, in: file) == (count > 0)
  }

  /// The place among `types` of the one that the catalogue speaks of, or of a type of the program that is the same: of its name, in a module
  /// of that name.
  private func distance(to receiver: NominalID, in types: [NominalID]) -> Int? {
    let name = program.nominals[Int(receiver)].name
    return types.firstIndex { type in
      if type == receiver { return true }
      guard program.nominals[Int(type)].name == name else { return false }
      let (own, other) = (program.nominals[Int(type)], program.nominals[Int(receiver)])
      guard own.isProject, !other.isProject else { return false }
      return other.modules.contains(program.modules[self.file(of: own.declaration).module].name)
    }
  }

  private func isTypeName(_ candidate: Resolution.Candidate?) -> Bool {
    guard let candidate else { return false }
    switch candidate.target {
    case .type, .implicitInitializer: return true
    case .symbol(let index): return external.catalogue.symbols[index].kind == .initializer
    case .knownMember(let index): return external.catalogue.knownMembers[index].baseName == "init"
    case .declaration(let id): return program[id].kind == .initializer
    case .local: return false
    }
  }

  private func nominals(of type: SwiftType) -> [NominalID] {
    var found: [NominalID] = []
    var pending = [type]
    while let next = pending.popLast() {
      switch next {
      case .nominal(let nominal, _): found.append(contentsOf: hierarchy(of: nominal))
      case .metatype(let type): pending.append(type)
      case .parameter, .composition: pending.append(contentsOf: bounds(of: next))
      default: break
      }
    }
    return found
  }

  /// `DispatchQueue.main` has entries of its own.
  private func wellKnownInstance(_ node: NodeID, _ type: SwiftType, in file: ProgramFile) -> NominalID? {
    if case .nominal(let outer, _) = type, let main = external.nestedType(ruleWords.main, in: outer),
      isMainQueue(node, in: file)
    {
      return main
    }
    guard file.kind(node) == .memberExpression, file.child(0, node) != 0,
      case .metatype(.nominal(let outer, _)) = typeOf(file.child(0, node), in: file)
    else { return nil }
    return external.nestedType(file.name(node), in: outer)
  }

  func isReceiver(_ receiver: NominalID, of type: SwiftType) -> Bool {
    nominals(of: type).contains(receiver)
  }

  func fate(_ runs: ClosureParameter.Class, _ creation: ClosureFate.Creation) -> ClosureFate {
    switch runs {
    case .inline: .inline
    case .async, .context: .async(creation)
    case .offload: .offloaded
    case .laterEventLoop: .eventLoop
    case .laterMain: .main
    case .laterUnknown: .later
    case .taskExecutor: .taskExecutor
    }
  }
}
