import AsyncLintSyntax

/// What blocks in a function is reached only when a parameter is something, or does it.
struct ArgumentGuard: Hashable {
  enum Condition: Hashable {
    /// It is this value, or returns it.
    case isTrue(Bool)
    /// It is not nil, or is nil.
    case isPresent(Bool)
    /// It is the address of a file, or of something else.
    case isFileAddress(Bool)
    /// It is the block of a `queue.sync`, and more than a short critical section.
    case doesMoreThanTouchMemory
    /// The call blocks as one of these APIs of the catalogue does, by the conditions of their lines; whatever the parameter.
    case meetsConditions(of: Set<Int>)
    /// It has no such flag in it: `WNOHANG`.
    case lacks(String)
    /// It is no time that says not to wait.
    case isNoZeroTimeout
    /// It is more than nothing that is to be read.
    case isNoZeroSize
    /// It is no stream over memory.
    case isNoMemoryStream
    /// It is no address in numbers.
    case isNoNumericHost
    /// It is not evidently a remote address, or one that is all that there is to load.
    case isNoRemoteAddress, isNoDataAddress
    /// It is evidently a remote address, `true`, or has this flag in it.
    case isRemoteAddress, isCertainlyTrue
    case has(String)

    /// Nearly every call meets it: it keeps few from what blocks, and what comes behind that does not speak for the function.
    var isMetByMost: Bool {
      switch self {
      case .isNoRemoteAddress, .isNoDataAddress, .isNoZeroSize: true
      default: false
      }
    }

    /// Who calls has to say so: what does not show is not.
    var hasToShow: Bool {
      switch self {
      case .isRemoteAddress, .isCertainlyTrue, .has: true
      default: false
      }
    }
  }

  /// Counts from 0; or `GivenMember.selfValue`.
  var parameter: Int
  var condition: Condition
}

/// The parameters of a function by whose values its calls may be told apart. They count from 0.
struct DecidingParameters {
  var indices: [GlobalName: Int] = [:]
  /// Truth values, and functions that return one.
  var truths: Set<Int> = []
  var optionals: Set<Int> = []
  var addresses: Set<Int> = []
}

/// What keeps a call from what blocks in the function.
enum Keeper {
  /// The value of an argument: `finish(waits: false)`, or `finish()` where that is the default; or the main thread.
  case value
  /// This block only touches memory, as far as is known.
  case block(NodeID)
  /// The types of values: none of these units blocks, as far as is known.
  case types([Unit])
}

extension Analyzer {
  /// `busyBlocks`: closures in which something blocks.
  func keeper(of site: Site, _ summaries: Summaries, busyBlocks: Set<Place>) -> Keeper? {
    if let quiet = quietUnits(at: site, summaries) { return .types(quiet) }
    guard let unit = site.unit, let summary = summaries[unit], case let guards = summary.guards else { return nil }
    if excludes(guards, at: site) { return .value }
    if let units = unitsClosing(summary, at: site, summaries) { return .types(units) }
    if let own = onlyImplementation(at: site), let guards = summaries[own]?.guards, excludes(guards, at: site) {
      return .types([own])
    }
    // The main thread is waited for however little there is to do.
    if isOfMainQueue(guards, at: site) { return nil }
    for guarded in guards.arguments where guarded.condition == .doesMoreThanTouchMemory {
      guard let given = argument(guarded.parameter, of: unit, at: site) else { continue }
      let block = Place(file: given.file.index, node: given.expression)
      if isShortSection(given.expression, in: given.file), !busyBlocks.contains(block) {
        return .block(given.expression)
      }
    }
    return nil
  }

  /// Whether a call is kept from each of several ways in which a function blocks. Returns the units that this depends on.
  private func unitsClosing(_ summary: Summary, at site: Site, _ summaries: Summaries) -> [Unit]? {
    if summary.routes.count < 2 || summary.hasMoreRoutes { return nil }
    var found: [Unit] = []
    for route in summary.routes where !excludes(route.guards, at: site) {
      let quiet = route.guards.types.lazy.compactMap { self.quietUnits(of: $0, at: site, summaries) }.first
      guard let quiet else { return nil }
      found += quiet
    }
    return found
  }

  /// Whether the values of a call's arguments, its thread or its platform keep it from what is behind these guards. `caller`: how a chain
  /// came to the call, which may hand on what it was given.
  func excludes(_ guards: Guards, at site: Site, in caller: NarrowingCall? = nil) -> Bool {
    if guards.isOnlyOfTypes { return false }
    let file = file(site.place)
    if guards.threads != .all, threads(around: site.place.node, in: file).isDisjoint(with: guards.threads) {
      return true
    }
    if guards.platforms != .all,
      compiledWhere(site.place.node, in: file).platforms.isDisjoint(with: guards.platforms)
    {
      return true
    }
    return guards.arguments.contains { guarded in
      if case .meetsConditions(let symbols) = guarded.condition {
        return !symbols.contains { isBlocking($0, at: site) }
      }
      let found = given(for: guarded, at: site, in: caller)
      if guarded.condition.hasToShow {
        return !shows(guarded.condition, found) && !isHandedOn(found, guarded, at: site, in: caller)
      }
      guard let given = found else { return false }
      switch guarded.condition {
      case .isTrue(let value): return truth(of: given.expression, in: given.file) == !value
      case .isPresent(let value): return isPresent(given.expression, in: given.file) == !value
      case .isFileAddress(let value): return isFileAddress(given.expression, in: given.file) == !value
      case .doesMoreThanTouchMemory, .meetsConditions, .isRemoteAddress, .isCertainlyTrue, .has: return false
      case .lacks(let flag): return alwaysMentions(given.expression, flag, in: given.file)
      case .isNoZeroTimeout:
        return isZeroTimeout(given.expression, in: given.file) && !isSpinning(site.place.node, in: file)
      case .isNoZeroSize: return isZeroTimeout(given.expression, in: given.file)
      case .isNoMemoryStream: return isMemoryStream(given.expression, in: given.file)
      case .isNoNumericHost: return isNumericHost(given.expression, in: given.file)
      case .isNoRemoteAddress: return scheme(of: given.expression, in: given.file) == .isRemoteAddress
      case .isNoDataAddress: return scheme(of: given.expression, in: given.file) == .isDataAddress
      }
    }
  }

  /// The closures around a place that run with the code around them, from the innermost on.
  func blocks(around place: Place) -> [Place] {
    let file = file(place)
    var found: [Place] = []
    var node = file.outward(place.node)
    while node != 0 {
      switch file.kind(node) {
      case .closureExpression:
        guard fate(of: node, in: file) == .inline else { return found }
        found.append(Place(file: file.index, node: node))
      case let kind where kind.isOfOtherCode:
        return found
      default: break
      }
      node = file.outward(node)
    }
    return found
  }

  /// What a place in a function is reached by.
  func guards(of site: Site, in unit: Unit, _ summaries: Summaries) -> Guards {
    guard site.place.file == unit.place.file else { return Guards() }
    if unit.kind == .stored { return Guards(arguments: argumentGuards(of: site, in: unit, summaries)) }
    guard unit.kind == .body || unit.kind == .exactBody else { return Guards() }
    var threads = threads(reaching: site, summaries)
    var platforms = compiledWhere(site.place.node, in: file(site.place)).platforms
    if case .unit(let next) = site.target, let guards = summaries[next]?.guards {
      threads.formIntersection(guards.threads)
      platforms.formIntersection(guards.platforms)
    }
    return Guards(
      arguments: argumentGuards(of: site, in: unit, summaries), types: typeGuards(of: site, in: unit, summaries),
      threads: threads, platforms: platforms)
  }

  private func argumentGuards(of site: Site, in unit: Unit, _ summaries: Summaries) -> [ArgumentGuard] {
    let file = file(unit.place)
    let code = code(of: unit, around: site.place.node, in: file)
    if code == 0 { return [] }
    let parameters = parametersGiven(to: code, in: file)
    var found = guards(byConditionsAround: site.place.node, of: code, parameters, in: file)
    switch site.target {
    case .symbol(let symbol, let candidate):
      found += modeGuards(of: site, symbol, candidate, parameters, in: file)
      found += guards(byConditionsOf: symbol, candidate, at: site, parameters, in: file)
      // `func locked(_ body: () -> Void) { queue.sync(execute: body) }` holds the thread for as long as what it is given.
      guard site.rule == nil, !site.isOfBlock, !parameters.isEmpty, ruleName(ofSymbol: symbol) == "dispatch-sync"
      else { break }
      let call = call(ofCallee: site.place.node, in: file)
      let blocks = call == 0 ? [] : shape(of: call, in: file).arguments.map(\.expression)
      let parameter = blocks.lazy.compactMap { self.parameter(thatDecides: $0, of: parameters, in: file) }.first
      if let parameter {
        found.append(ArgumentGuard(parameter: parameter, condition: .doesMoreThanTouchMemory))
      }
    case .unit(let next):
      // Handed on as it was given: `func finish(waits: Bool) { stop(waits: waits) }`.
      for guarded in summaries[next]?.guards.arguments ?? [] {
        if case .meetsConditions = guarded.condition { continue }
        let given = argument(guarded.parameter, of: next, at: site)
        guard given.map({ $0.file === file }) ?? true,
          let index = parameter(handedOnAs: given?.expression, guarded, at: site, of: parameters, in: file)
        else { continue }
        found.append(ArgumentGuard(parameter: index, condition: guarded.condition))
      }
    }
    return found
  }

  /// Each guard is asked for at each call.
  static let mostGuards = 32

  /// What the conditions on the way to a node say of the function's parameters.
  private func guards(
    byConditionsAround node: NodeID, of function: NodeID, _ parameters: [Signature.Parameter], in file: ProgramFile
  ) -> [ArgumentGuard] {
    guard let deciding = decidingParameters(of: function, parameters, in: file) else { return [] }
    var found: [ArgumentGuard] = []
    var seen: Set<ArgumentGuard> = []
    func add(_ condition: ArgumentGuard.Condition, _ index: Int, _ meant: Set<Int>) {
      let guarded = ArgumentGuard(parameter: index, condition: condition)
      if meant.contains(index), found.count < Self.mostGuards, seen.insert(guarded).inserted { found.append(guarded) }
    }
    // By the name first: most conditions are about something else.
    func index(of node: NodeID) -> Int? {
      guard file.kind(node) == .identifierExpression, let index = deciding.indices[file.name(node)],
        local(named: node, in: file) == parameters[index].node
      else { return nil }
      return index
    }
    _ = visitTruths(at: node, in: file) { truth in
      switch truth {
      case .value(let value, let isTrue)
      where file.kind(value) == .memberExpression && file.name(value) == libraryWords.isFileAddressName:
        if let index = index(of: file.child(0, value)) { add(.isFileAddress(isTrue), index, deciding.addresses) }
      case .value(let value, let isTrue), .valueIfAny(let value, let isTrue):
        let name = file.kind(value) == .callExpression ? calleeName(of: value, in: file) : value
        if let index = index(of: name) { add(.isTrue(isTrue), index, deciding.truths) }
      case .presence(let value, let isPresent):
        if let index = index(of: value) { add(.isPresent(isPresent), index, deciding.optionals) }
      case .presenceOfLocal(let local, let isPresent):
        if let index = deciding.indices[file.name(local)], parameters[index].node == local {
          add(.isPresent(isPresent), index, deciding.optionals)
        }
      // `if case let name? = name`
      case .match(let pattern, let value, true) where file.kind(pattern) == .optionalPattern:
        if let index = index(of: value) { add(.isPresent(true), index, deciding.optionals) }
      case .equality, .match, .oneOf: break
      }
      return false
    }
    return found
  }

  /// Kept: it is asked for each place in a function that blocks. nil if there are none.
  private func decidingParameters(
    of function: NodeID, _ parameters: [Signature.Parameter], in file: ProgramFile
  ) -> DecidingParameters? {
    if parameters.isEmpty { return nil }
    let place = Place(file: file.index, node: function)
    if let known = decidingParameters[place] { return known }
    var found = DecidingParameters()
    for (index, parameter) in parameters.enumerated() where !parameter.flags.contains(.isInout) {
      if isTruth(parameter, in: file) {
        found.truths.insert(index)
      } else if file.kind(parameter.typeNode) == .optionalType {
        found.optionals.insert(index)
      } else if isAddress(resolveType(parameter.typeNode, in: file)) {
        found.addresses.insert(index)
      } else {
        continue
      }
      found.indices[file.name(parameter.node)] = index
    }
    let answer = found.indices.isEmpty ? nil : found
    decidingParameters[place] = .some(answer)
    return answer
  }

  /// Of `$0` the closure.
  private func local(named node: NodeID, in file: ProgramFile) -> NodeID? {
    guard file.kind(node) == .identifierExpression else { return nil }
    if file.name(node) == libraryWords.firstAnonymous { return closure(ofAnonymousParameter: node, in: file) }
    guard
      case .local(let local)? = resolve(node, in: file).candidates.first?.target
    else { return nil }
    return local
  }

  /// `if !blocks { flags |= LOCK_NB }`: with `false` the API gives back at once.
  private func modeGuards(
    of site: Site, _ symbol: Int, _ candidate: Resolution.Candidate, _ parameters: [Signature.Parameter],
    in file: ProgramFile
  ) -> [ArgumentGuard] {
    let call = call(ofCallee: site.place.node, in: file)
    guard call != 0 else { return [] }
    var found: [ArgumentGuard] = []
    for case .unlessMentions(let parameter, let flag) in external.catalogue.symbols[symbol].conditions {
      let argument = argument(parameter, candidate, shape(of: call, in: file), in: file)
      for (condition, value) in conditions(thatMention: flag, in: argument, file) {
        let (subject, isNegated) = file.question(condition, ruleWords)
        if let index = self.parameter(thatDecides: subject, .isTrue(value != isNegated), of: parameters, in: file) {
          found.append(ArgumentGuard(parameter: index, condition: .isTrue(value == isNegated)))
        }
      }
    }
    return found
  }

  /// The parameter that an argument is, or of a block the one that it calls and that alone may do more than to touch memory.
  func parameter(
    thatDecides argument: NodeID, _ condition: ArgumentGuard.Condition = .doesMoreThanTouchMemory,
    of parameters: [Signature.Parameter], in file: ProgramFile
  ) -> Int? {
    func index(_ expression: NodeID) -> Int? {
      local(named: expression, in: file).flatMap { local in parameters.firstIndex { $0.node == local } }
    }
    let argument = file.unparenthesized(argument)
    if file.kind(argument) != .closureExpression {
      guard let index = index(argument) else { return nil }
      return condition != .doesMoreThanTouchMemory || parameters[index].functionType != nil ? index : nil
    }
    guard condition == .doesMoreThanTouchMemory else { return nil }
    var called: Set<Int> = []
    let isDecided = onlyTouchMemory([argument], in: file) { call in
      guard let parameter = index(calleeName(of: call, in: file)) else { return false }
      called.insert(parameter)
      return true
    }
    return isDecided && called.count == 1 ? called.first : nil
  }

  /// A block written here that runs with the call, so that what blocks in it is reported on its own account.
  private func isShortSection(_ block: NodeID, in file: ProgramFile) -> Bool {
    file.kind(block) == .closureExpression && fate(of: block, in: file) == .inline
      && onlyTouchMemory([block], in: file)
  }

  /// A truth value, or a function that returns one.
  private func isTruth(_ parameter: Signature.Parameter, in file: ProgramFile) -> Bool {
    let type = parameter.functionType?.result ?? resolveType(parameter.typeNode, in: file)
    return type.nominalID == external.bool
  }

  /// The expression that a parameter stands for in a call: the argument, else the default value; what stands before the dot for `self`.
  func argument(
    _ parameter: Int, of unit: Unit, at site: Site
  ) -> (expression: NodeID, file: ProgramFile)? {
    let file = file(site.place)
    let home = self.file(unit.place)
    if parameter == GivenMember.selfValue {
      let receiver = receiver(ofCallee: site.place.node, in: file)
      return receiver == 0 ? nil : (file.unparenthesized(receiver), file)
    }
    if let operand = operand(parameter, of: site.place.node, in: file) { return (operand, file) }
    let call = callRunning(site, in: file)
    guard call != 0 else { return nil }
    let shape = shape(of: call, in: file)
    if unit.kind == .stored {
      // A closure is called without labels, and has no default values.
      guard shape.arguments.indices.contains(parameter) else { return nil }
      return (file.unparenthesized(shape.arguments[parameter].expression), file)
    }
    let parameters = signature(unit.place.node, in: home).parameters
    guard let match = shape.match(parameters) else { return nil }
    if let index = match.parameters.firstIndex(of: parameter) {
      return (file.unparenthesized(shape.arguments[index].expression), file)
    }
    let value = home.child(2, parameters[parameter].node)
    return value == 0 ? nil : (home.unparenthesized(value), home)
  }

  /// `left` or `right` of `left + right`, which nothing else stands beside.
  private func operand(_ parameter: Int, of operation: NodeID, in file: ProgramFile) -> NodeID? {
    switch file.kind(operation) {
    case .binaryOperator:
      let sequence = file.parent(operation)
      guard file.kind(sequence) == .sequenceExpression, file.childCount(sequence) == 3, parameter < 2 else {
        return nil
      }
      return file.unparenthesized(file.child(parameter * 2, sequence))
    case .prefixOperatorExpression, .postfixOperatorExpression:
      return parameter == 0 ? file.unparenthesized(file.child(0, operation)) : nil
    default: return nil
    }
  }

  /// The call whose callee stands at a place, or, where a value without a name is called, the call that stands there itself.
  private func callRunning(_ site: Site, in file: ProgramFile) -> NodeID {
    file.kind(site.place.node) == .callExpression ? site.place.node : call(ofCallee: site.place.node, in: file)
  }

  /// `false`, a constant that is it, `{ _ in false }`.
  func truth(of expression: NodeID, in start: ProgramFile) -> Bool? {
    var (node, file) = constant(expression, in: start) ?? (expression, start)
    if file.kind(node) == .closureExpression {
      let statements = file.children(file.child(4, node))
      guard statements.count == 1, let only = statements.first else { return nil }
      node = file.kind(only) == .returnStatement ? file.child(0, only) : only
      node = file.unparenthesized(node)
    }
    return file.kind(node) == .booleanLiteral ? text(file.name(node)) == "true" : nil
  }

  /// Whether an optional that an argument is for has a value; nil where that does not show.
  func isPresent(_ expression: NodeID, in start: ProgramFile, depth: Int = 0) -> Bool? {
    // `let a: String? = b ?? a`
    if depth > Self.mostChoices { return nil }
    let (node, file) = constant(expression, in: start) ?? (expression, start)
    switch file.kind(node) {
    case .nilLiteral: return false
    case .stringLiteral, .integerLiteral, .booleanLiteral, .arrayLiteral, .dictionaryLiteral, .closureExpression:
      return true
    case .callExpression:
      // What an initializer makes that cannot fail.
      switch resolve(calleeName(of: node, in: file), in: file).candidates.first?.target {
      case .implicitInitializer(let nominal):
        // `Mode(rawValue: text)`
        return program.nominals[Int(nominal)].kind == .enumDeclaration ? nil : true
      case .declaration(let id):
        return program[id].kind == .initializer && !program[id].flags.contains(.isFailable) ? true : nil
      default: return nil
      }
    case .sequenceExpression:
      let parts = Array(file.children(node))
      let areChoices =
        parts.count > 2 && parts.count % 2 == 1
        && stride(from: 1, to: parts.count, by: 2).allSatisfy { file.name(parts[$0]) == known.nilCoalescing }
      return areChoices && isPresent(parts[parts.count - 1], in: file, depth: depth + 1) == true ? true : nil
    case .identifierExpression, .memberExpression:
      switch resolve(node, in: file).candidates.first?.target {
      case .local(let local): return isPresent(local: local, in: file)
      case .declaration(let id)
      where program[id].kind == .variable && !isOptionalChain(node, in: file):
        let home = files[Int(program[id].file)]
        return cannotBeNil(home.child(1, program[id].statement), variableType(id), in: home) ? true : nil
      default: return nil
      }
    default: return nil
    }
  }

  /// More constants are not followed.
  private static let mostChoices = 16

  /// `loader?.store`
  private func isOptionalChain(_ member: NodeID, in file: ProgramFile) -> Bool {
    var node = member
    for _ in 0..<GivenMember.longestPath where file.kind(node) == .memberExpression { node = file.child(0, node) }
    return node != 0 && file.kind(node) != .identifierExpression
  }

  /// A parameter whose type is written and cannot be nil, or what `if let` has bound.
  private func isPresent(local: NodeID, in file: ProgramFile) -> Bool? {
    if file.kind(local) == .parameter {
      return cannotBeNil(file.child(1, local), localType(local, in: file), in: file) ? true : nil
    }
    return file.kind(file.parent(local)) == .optionalBinding ? true : nil
  }

  private func cannotBeNil(_ written: NodeID, _ type: SwiftType, in file: ProgramFile) -> Bool {
    switch file.kind(written) {
    case .typeIdentifier, .memberType, .arrayType, .dictionaryType, .anyType, .someType:
      guard case .nominal(let nominal, _) = type else { return false }
      return nominal != external.optional
    default: return false
    }
  }
}
