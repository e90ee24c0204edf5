import AsyncLintCatalogue
import AsyncLintSyntax

/// What the use of a name at one place runs: an API of the catalogue, or code of the program.
struct Use {
  enum Target {
    indirect case symbol(Int, Resolution.Candidate)
    case unit(Unit)
  }

  var target: Target
  /// The type or implementation is not certain.
  var isLikely: Bool
  /// The use only puts a function into this variable; who calls the variable runs it.
  var storedIn: Place?
  /// Where it stands, when not at the place that was asked for.
  var place: Place?
  /// Overloads that nothing tells apart: it blocks if all of them do.
  var alternatives: [Unit] = []
  /// Where a function runs that is handed to somebody: a task, an event loop.
  var context: CodeContext?
}

extension Analyzer {
  /// What the name at a place runs when the code around it runs.
  func uses(at place: Place) -> [Use] {
    let file = file(place)
    let node = place.node
    switch file.kind(node) {
    case .identifierExpression, .memberExpression:
      if file.flags(node).contains(.isInPattern) { return usesInPattern(node, in: file) }
      let call = call(ofCallee: node, in: file)
      let resolution = resolve(node, in: file)
      let isAmbiguous = resolution.candidates.count > 1
      guard var candidate = resolution.candidates.first else { return unnamedUses(node, in: file) }
      if isAmbiguous, case .symbol = candidate.target {
        // Lines that differ in their conditions only: the one whose conditions hold.
        candidate =
          resolution.candidates.first {
            guard case .symbol(let symbol) = $0.target else { return false }
            return call == 0
              ? !dependsOnUnseenArguments(symbol) : isBlocking($0, shape(of: call, in: file), in: file)
          } ?? candidate
      }
      guard let candidate = catalogued(candidate, call == 0 ? nil : shape(of: call, in: file), in: file) else {
        return []
      }
      if case .symbol = candidate.target {
        // The catalogue's word counts, whichever overload it is.
      } else if isAmbiguous, let uses = usesOfOverloads(resolution.candidates, call, node, in: file) {
        return uses
      }
      if call != 0 { return usesOfCall(candidate, call, node, isAmbiguous, in: file) }
      let others = resolution.candidates.dropFirst().filter { exclude($0, candidate, in: file) }
      if others.isEmpty {
        return usesOfRivals(resolution.candidates, candidate, node, in: file)
      }
      return ([candidate] + others).flatMap { usesOfReference($0, node, true, in: file) }.map {
        var use = $0
        use.isLikely = true
        return use
      }
    case .subscriptExpression:
      guard let found = resolve(node, in: file).candidates.first,
        let candidate = catalogued(found, shape(of: node, in: file), in: file)
      else { return usesOfKey(node, in: file) }
      if isSlice(node, of: candidate, in: file) { return [] }
      return usesOfSubscript(candidate, node, in: file)
    case .binaryOperator, .prefixOperatorExpression, .postfixOperatorExpression:
      let resolution = resolve(node, in: file)
      guard let candidate = resolution.candidates.first, case .declaration(let id) = candidate.target else {
        return usesOfIteration(node, in: file)
      }
      return [Use(target: .unit(bodyUnit(id)), isLikely: resolution.candidates.count > 1)]
    case .keyPathComponent: return usesOfKeyPath(node, in: file)
    case .callExpression: return usesOfCalledValue(node, in: file)
    case .forStatement: return usesOfIteration(node, in: file)
    case .attribute: return usesOfAttribute(node, in: file)
    default: return []
    }
  }

  /// What a name may run that is not called: what the first candidate does, if all of them have to, and where nothing says whether a
  /// function is asked for also what the first of the other sort does.
  private func usesOfRivals(
    _ all: [Resolution.Candidate], _ first: Resolution.Candidate, _ node: NodeID, in file: ProgramFile
  ) -> [Use] {
    var found = usesOfReference(first, node, all.count > 1, in: file)
    if all.count == 1 { return found }
    let rivals = functions(all)
    func isAlternative(_ use: Use) -> Bool {
      if case .unit(let unit) = use.target { return rivals.contains(unit) }
      return false
    }
    let isValue = isValue(first)
    if let other = all.first(where: { self.isValue($0) != isValue }) {
      found += usesOfReference(other, node, true, in: file)
    }
    for index in found.indices where isAlternative(found[index]) { found[index].alternatives = rivals }
    return found
  }

  /// Synchronous functions of the program that nothing tells apart where one of them is handed over.
  private func functions(_ candidates: [Resolution.Candidate]) -> [Unit] {
    if candidates.count < 2 || candidates.count > Self.maximumOverloads { return [] }
    let found = candidates.compactMap { candidate -> Unit? in
      guard case .declaration(let id) = candidate.target, program[id].kind == .function,
        !program[id].flags.contains(.isAsync)
      else { return nil }
      return bodyUnit(id)
    }
    return found.count > 1 ? found : []
  }

  /// Whether a candidate is an API that blocks as it is called here.
  func isBlocking(_ candidate: Resolution.Candidate, _ shape: CallShape, in file: ProgramFile) -> Bool {
    guard case .symbol(let index) = candidate.target else { return false }
    return isBlocking(index, candidate, shape, in: file)
  }

  /// The body that a call of a member reaches: exactly this one when nothing below the receiver's type overrides it.
  func unit(_ id: DeclarationID, _ base: SwiftType, _ node: NodeID, in file: ProgramFile) -> Unit {
    let unit = bodyUnit(id)
    return isExact(unit, base, node, in: file) ? Unit(kind: .exactBody, place: unit.place) : unit
  }

  /// Whether a call runs this very unit, and no override of it.
  func isExact(_ unit: Unit, _ base: SwiftType, _ node: NodeID, in file: ProgramFile) -> Bool {
    var base = base
    if case .metatype(let type) = base, file.name(node) != known.`init` { base = type }
    guard case .nominal(let receiver, _) = base, program.nominals[Int(receiver)].kind == .classDeclaration else {
      return false
    }
    let isOfValue = file.kind(node) == .memberExpression || file.kind(node) == .subscriptExpression
    let value = isOfValue ? file.child(0, node) : 0
    if file.kind(value) == .identifierExpression, file.name(value) == known.super { return true }
    let all = implementations(of: unit)
    if all.count > 1, value != 0, isName(value, of: base, in: file) { return true }
    return all.count > 1
      && !all.contains {
        $0 != unit
          && enclosingNominal(of: $0.place.node, in: self.file($0.place)).map { isSubtype($0, of: receiver) } ?? true
      }
  }

  func bodyUnit(_ id: DeclarationID) -> Unit {
    Unit(kind: .body, place: Place(file: program[id].file, node: program[id].node))
  }

  // MARK: Calls

  private func usesOfCall(
    _ candidate: Resolution.Candidate, _ call: NodeID, _ node: NodeID, _ isAmbiguous: Bool, in file: ProgramFile
  ) -> [Use] {
    let isLikely = candidate.isLikely || isAmbiguous
    switch candidate.target {
    case .symbol(let index):
      guard isBlocking(index, candidate, shape(of: call, in: file), in: file) else { return [] }
      return [Use(target: .symbol(index, candidate), isLikely: candidate.isLikely)]
        + usesOfStarted(index, node, in: file)
    case .declaration(let id):
      let declaration = program[id]
      let home = files[Int(declaration.file)]
      switch declaration.kind {
      case .function, .initializer, .macro:
        return [Use(target: .unit(unit(id, candidate.base, node, in: file)), isLikely: isLikely)]
          + defaultArguments(candidate, declaration.node, home)
          + usesOfResult(of: declaration.node, in: home, call, isLikely: isLikely, from: file)
          + initialValues(inheriting: id, candidate.base).map { Use(target: .unit($0), isLikely: isLikely) }
      case .variable:
        let stored = Unit(kind: .stored, place: Place(file: declaration.file, node: declaration.node))
        return usesOfVariable(id, node, isRead: true, isWritten: false, in: file)
          + [Use(target: .unit(stored), isLikely: isLikely || !isMadeWithFunction(id))]
      case .enumCase: return defaultArguments(candidate, declaration.node, home)
      default: return []
      }
    case .local(let local):
      if file.kind(local) == .functionDeclaration {
        return [
          Use(target: .unit(Unit(kind: .body, place: Place(file: file.index, node: local))), isLikely: isLikely)
        ] + defaultArguments(candidate, local, file)
          + usesOfResult(of: local, in: file, call, isLikely: isLikely, from: file)
      }
      return [
        Use(
          target: .unit(Unit(kind: .stored, place: Place(file: file.index, node: local))),
          isLikely: isLikely || isEscapingParameter(local, in: file) || mayHoldAnother(local, in: file))
      ]
    case .implicitInitializer(let nominal):
      if let written = initializerOfCalledValue(call, candidate, in: file) {
        return usesOfCall(written, call, node, isAmbiguous, in: file)
      }
      let given = Set(shape(of: call, in: file).arguments.map(\.label))
      return initialValues(of: nominal, without: given).map { Use(target: .unit($0), isLikely: isLikely) }
    case .knownMember, .type: return unnamedUses(node, in: file)
    }
  }

  /// `case limit():` compares with what a function gives, unless a case is taken apart: then it gives what it holds to variables.
  private func usesInPattern(_ node: NodeID, in file: ProgramFile) -> [Use] {
    let call = call(ofCallee: node, in: file)
    if call != 0, file.kind(node) == .memberExpression, let (enumCase, variable) = closureTakenOut(by: call, in: file) {
      let held = Unit(kind: .stored, place: Place(file: program[enumCase].file, node: program[enumCase].node))
      return [Use(target: .unit(held), isLikely: true, storedIn: Place(file: file.index, node: variable))]
    }
    guard call != 0, file.kind(node) == .identifierExpression || file.child(0, node) != 0 else { return [] }
    let candidates = resolve(node, in: file).candidates
    guard candidates.count == 1, let candidate = candidates.first else { return [] }
    switch candidate.target {
    case .declaration(let id) where program[id].kind == .function: break
    case .local(let local) where file.kind(local) == .functionDeclaration: break
    default: return []
    }
    let takesApart = file.children(call).dropFirst().contains { !file.bindings(in: file.child(0, $0)).isEmpty }
    return takesApart ? [] : usesOfCall(candidate, call, node, false, in: file)
  }

  /// Whether a variable has its function from where it is declared and no other: what is put into it elsewhere is one of several. A
  /// requirement, if all that meet it have theirs.
  func isMadeWithFunction(_ id: DeclarationID) -> Bool {
    let home = files[Int(program[id].file)]
    if isRequirement(id) {
      let stored = Unit(kind: .stored, place: Place(file: home.index, node: program[id].node))
      return implementations(of: stored).allSatisfy {
        // What is given for no requirement is one itself, in code that does not compile.
        member(of: $0).map { !isRequirement($0.declaration) && isMadeWithFunction($0.declaration) } ?? false
      }
    }
    return keepsItsInitialValue(id)
      || home.children(home.child(3, program[id].statement)).contains { home.name($0) == known.get }
  }

  /// What a call may reach among several candidates; nil if they are no functions, or APIs alone.
  private func usesOfOverloads(
    _ candidates: [Resolution.Candidate], _ call: NodeID, _ node: NodeID, in file: ProgramFile
  ) -> [Use]? {
    guard call != 0 else { return nil }
    if candidates.count > Self.maximumOverloads { return [] }
    var functions: [(candidate: Resolution.Candidate, unit: Unit)] = []
    var others: [Use] = []
    for candidate in candidates {
      let found = usesOfCall(candidate, call, node, true, in: file)
      if case .symbol = candidate.target, candidate.isFallback {
        others += found
        continue
      }
      guard case .unit(let unit) = found.first?.target, unit.kind == .body || unit.kind == .exactBody else {
        return nil
      }
      functions.append((candidate, unit))
    }
    if functions.isEmpty { return nil }
    if areTwins(functions.map(\.candidate), in: file) {
      return others + functions.map { Use(target: .unit($0.unit), isLikely: true) }
    }
    // Of those that are compiled together all have to block, of others each counts.
    return others
      + functions.map { function in
        let rivals = functions.filter {
          $0.candidate.isFallback == function.candidate.isFallback
            && !exclude($0.candidate, function.candidate, in: file)
        }
        return Use(
          target: .unit(function.unit), isLikely: true, alternatives: rivals.count > 1 ? rivals.map(\.unit) : [])
      }
  }

  /// Functions with the same parameters are one for each branch of `#if`, also where these do not exclude each other evidently.
  private func areTwins(_ candidates: [Resolution.Candidate], in file: ProgramFile) -> Bool {
    let all = candidates.map { candidate in
      if case .declaration(let id) = candidate.target { return parameterTypes(program[id].node, self.file(of: id)) }
      if case .local(let node) = candidate.target { return parameterTypes(node, file) }
      return []
    }
    return all.dropFirst().allSatisfy { $0 == all[0] }
  }

  /// The types of parameters as far as they are known, and the names of those that nothing declares.
  private func parameterTypes(_ node: NodeID, _ home: ProgramFile) -> [TypeMark] {
    signature(node, in: home).parameters.map {
      let type = resolveType($0.typeNode, in: home)
      return TypeMark(type: type, name: type.isUnknown ? home.lastTypeName($0.typeNode) : nil)
    }
  }

  private struct TypeMark: Equatable {
    var type: SwiftType
    var name: GlobalName?
  }

  /// More defaults of one call are not followed: 4,000 calls of a function with 4,000 of them took 4 GB.
  private static let mostDefaults = 64

  /// Default arguments run at the call that leaves them out.
  private func defaultArguments(
    _ candidate: Resolution.Candidate, _ node: NodeID, _ home: ProgramFile
  ) -> [Use] {
    guard let match = candidate.match, match.defaultedCount > 0 else { return [] }
    let parameters = signature(node, in: home).parameters
    return match.defaulted.lazy.filter { parameters[$0].runsDefault }.prefix(Self.mostDefaults).map {
      Use(
        target: .unit(
          Unit(kind: .defaultArgument, place: Place(file: home.index, node: parameters[$0].node))),
        isLikely: false)
    }
  }

  private func usesOfCallAsFunction(_ type: SwiftType, _ call: NodeID, in file: ProgramFile) -> [Use] {
    let function = functions(ofCalled: type, shape(of: call, in: file), in: file).candidates.first
    guard case .declaration(let id)? = function?.target else { return [] }
    return [Use(target: .unit(bodyUnit(id)), isLikely: false)]
  }

  /// `make()()`: what is called is a value without a name.
  private func usesOfCalledValue(_ call: NodeID, in file: ProgramFile) -> [Use] {
    let callee = calleeName(of: call, in: file)
    switch file.kind(callee) {
    case .identifierExpression, .memberExpression:
      // The variable's name is the place to report at.
      guard mayNameValue(callee, in: file) else { return usesOfMadeValue(call, callee, in: file) }
      return usesOfCallAsFunction(valueType(ofCallee: callee, in: file), call, in: file).map {
        Use(target: $0.target, isLikely: $0.isLikely, place: Place(file: file.index, node: callee))
      }
    case .closureExpression: return []
    default: return usesOfCallAsFunction(typeOf(callee, in: file), call, in: file)
    }
  }

  private func usesOfMadeValue(_ call: NodeID, _ callee: NodeID, in file: ProgramFile) -> [Use] {
    guard isFollowedByClosure(call, in: file),
      program.declarations(named: file.name(callee)).contains(where: { program[$0].kind.isOfTypes }),
      case .declaration(let id)? = functionOfMadeValue(
        call, madeBy: resolve(callee, in: file).candidates.first, in: file)?.target
    else { return [] }
    return [Use(target: .unit(bodyUnit(id)), isLikely: false, place: Place(file: file.index, node: callee))]
  }

  /// The type of what a callee names, unknown if that is a function.
  private func valueType(ofCallee callee: NodeID, in file: ProgramFile) -> SwiftType {
    guard let candidate = resolve(callee, in: file).candidates.first else {
      // `$0()`, `self()`
      let name = file.name(callee)
      let isValue = name == known.`self` || interner.bytes(of: name).first == UInt8(ascii: "$")
      return isValue ? typeOf(callee, in: file) : .unknown
    }
    switch candidate.target {
    case .declaration(let id) where program[id].kind == .variable:
      return seen(variableType(id), through: candidate.base, id)
    case .declaration(let id) where program[id].kind == .enumCase: return typeOf(callee, in: file)
    case .local(let local) where file.kind(local) != .functionDeclaration: return localType(local, in: file)
    case .knownMember(let index) where external.memberLabels[index] == nil: return typeOf(callee, in: file)
    default: return .unknown
    }
  }

  /// Where some `callAsFunction` blocks every call is looked at, and nearly all of them name functions: that no value bears the
  /// name is found out faster than what the name means. On 174 MB of code with such a function that took a seventh of the spreading.
  private func mayNameValue(_ callee: NodeID, in file: ProgramFile) -> Bool {
    let name = file.name(callee)
    if file.kind(callee) == .identifierExpression,
      let binding = file.locals(around: callee).lookUp(name, at: file.offset(callee))
    {
      return file.kind(binding.node) != .functionDeclaration
    }
    // `$name` and `_name` stand for what a wrapper makes of `name`.
    let first = interner.bytes(of: name).first
    if name == known.`self` || first == UInt8(ascii: "$") || first == UInt8(ascii: "_") { return true }
    return (external.knownMembers[name] ?? []).contains { external.memberLabels[$0] == nil }
      || program.declarations(named: name).contains {
        program[$0].kind == .variable || program[$0].kind == .enumCase && file.childCount(callee) > 0
      }
  }

  // MARK: Subscripts

  /// `pages[0..<2]` of a collection with a `subscript(index: Int)`: the standard library makes a slice of it, and reads nothing.
  private func isSlice(_ node: NodeID, of candidate: Resolution.Candidate, in file: ProgramFile) -> Bool {
    guard case .declaration(let id) = candidate.target, file.childCount(node) == 2 else { return false }
    let (argument, home) = followingConstants(file.child(0, file.child(1, node)), in: file)
    return isRange(argument, in: home) && isElementSubscript(program[id].node, in: self.file(of: id))
  }

  /// What `collection[index]` runs: an API, or accessors and defaults.
  func usesOfSubscript(
    _ candidate: Resolution.Candidate, _ node: NodeID, in file: ProgramFile
  ) -> [Use] {
    let flags = file.flags(node)
    if case .symbol(let index) = candidate.target {
      guard !flags.contains(.isOnlyWritten), isBlocking(index, candidate, nil, in: file) else { return [] }
      return [Use(target: .symbol(index, candidate), isLikely: candidate.isLikely)]
    }
    guard case .declaration(let id) = candidate.target else { return [] }
    let declaration = program[id]
    let home = files[Int(declaration.file)]
    var found: [Use] = []
    let accessors = home.children(home.child(5, declaration.node))
    // `table[key].append(value)` sets what it has changed.
    let isWritten =
      flags.contains(.isWritten) || accessors.count > 1 && isChangedInPlace(node, typeOf(node, in: file), in: file)
    for accessor in accessors
    where isRun(accessor, isRead: !flags.contains(.isOnlyWritten), isWritten: isWritten, home) {
      var unit = Unit(kind: .body, place: Place(file: home.index, node: accessor))
      if isExact(unit, candidate.base, node, in: file) { unit.kind = .exactBody }
      found.append(Use(target: .unit(unit), isLikely: false))
    }
    return found + defaultArguments(candidate, declaration.node, home)
  }
}
