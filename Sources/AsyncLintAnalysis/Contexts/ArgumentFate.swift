import AsyncLintSyntax

/// Closures that calls and subscripts are given.
extension Analyzer {
  func fate(
    ofArgument argument: NodeID, _ closure: NodeID, _ isAsync: Bool, in file: ProgramFile
  ) -> ClosureFate {
    let call = file.parent(argument)
    let unknown: ClosureFate = isAsync ? .async(.other) : .later
    switch file.kind(call) {
    case .callExpression: break
    case .macroExpansionExpression:
      let name = text(file.name(call))
      return isAsync ? .async(.other) : name == "expect" || name == "require" ? .inline : .later
    case .subscriptExpression where isKeyPathArgument(argument, of: call, in: file): return .inline
    case .subscriptExpression where isOfProgram(resolve(call, in: file)): break
    case .tupleExpression where !isAsync:
      if let variable = variable(takingFromTuple: argument, in: file) { return .stored(variable) }
      fallthrough
    default: return isAsync || expectsAsync(file.child(0, argument), in: file) ? .async(.other) : .later
    }
    let callee = calleeName(of: call, in: file)
    let shape = shape(of: call, in: file)
    guard let index = shape.arguments.firstIndex(where: { $0.node == argument }) else { return unknown }
    if !isAsync, let collection = collection(takingArgumentOf: callee, in: file) {
      return fate(ofStored: file.child(0, argument), isAsync, in: file) ?? .stored(collection)
    }
    let candidate = candidates(taking: argument, of: call, in: file).first
    let parameterIndex = candidate?.match.flatMap { match in
      match.parameters.indices.contains(index) ? match.parameters[index] : nil
    }
    func fateByType() -> ClosureFate {
      fate(ofParameter: nil, type: parameterType(ofArgument: argument, call: call, in: file), isAsync)
    }
    switch candidate?.target {
    case .declaration(let id):
      if let runs = configuredRun(of: id, argument: parameterIndex) {
        return isAsync && runs == .inline ? .async(.other) : fate(runs, .other)
      }
      if program[id].kind == .variable { return fateByType() }
      if file.kind(call) == .callExpression, isCatalogued(self.file(of: id)),
        let entry = cataloguedFate(shape, index, callee, candidate, isAsync, closure, in: file)
      {
        return entry
      }
      if !isAsync, let parameterIndex, isOverloadForAsyncClosure(id, parameterIndex),
        let entry = cataloguedFate(shape, index, callee, candidate, isAsync, closure, in: file)
      {
        return entry
      }
      guard let parameterIndex else { return unknown }
      let fate = fate(ofParameter: parameterIndex, of: id, isAsync, call, in: file)
      // A generic parameter may be an async function type: `Box<Job> { … }`.
      return fate == .later && isGeneric(parameterIndex, of: id) && expectsAsync(file.child(0, argument), in: file)
        ? .async(.other) : fate
    case .local(let node):
      guard file.kind(node) == .functionDeclaration, let parameterIndex else { return fateByType() }
      let parameter = signature(node, in: file).parameters[parameterIndex]
      let fate = fate(ofParameter: parameter, type: resolveType(parameter.typeNode, in: file), isAsync)
      if fate == .later, let kept = self.fate(keptAs: parameter, by: node, in: file, call, from: file) { return kept }
      return fate
    case .implicitInitializer(let nominal):
      let parameters = memberwiseParameters(of: nominal)
      let fate = fateByType()
      guard fate == .later, let match = shape.match(parameters) else { return fate }
      if parameters[match.parameters[index]].isBuilt { return .inline }
      let property = parameters[match.parameters[index]].property
      return self.fate(
        givenFor: property, of: nominal, by: nil, of: 0, in: files[Int(program[property].file)], from: file)
    case .symbol, .knownMember, .type, nil: break
    }
    guard let entry = cataloguedFate(shape, index, callee, candidate, isAsync, closure, in: file) else {
      return expectsAsync(file.child(0, argument), in: file) ? .async(.other) : unknown
    }
    if !isAsync, entry == .offloaded || entry == .later, isMadeOfBlock(call, callee, in: file) {
      let fate = fate(of: call, in: file)
      return fate == .later ? entry : fate
    }
    return entry == .inline && isNotIteratedHere(call, in: file) ? .later : entry
  }

  /// What an argument of a call goes to: what its callee names, or the `callAsFunction` of a value; or a subscript.
  func candidates(taking argument: NodeID, of call: NodeID, in file: ProgramFile) -> [Resolution.Candidate] {
    if file.kind(call) == .subscriptExpression { return resolve(call, in: file).candidates }
    let named = resolve(calleeName(of: call, in: file), in: file).candidates
    if file.flags(argument).contains(.isTrailing),
      let function = functionOfMadeValue(call, madeBy: named.first, in: file)
    {
      return [function]
    }
    guard namesValue(named.first, in: file), !program.declarationNumbers(named: known.callAsFunction).isEmpty else {
      return named
    }
    let called = resolve(call, in: file).candidates
    return called.isEmpty ? named : called
  }

  func namesValue(_ candidate: Resolution.Candidate?, in file: ProgramFile) -> Bool {
    switch candidate?.target {
    case .declaration(let id): program[id].kind == .variable || program[id].kind == .enumCase
    case .local(let node): file.kind(node) != .functionDeclaration
    case .knownMember, nil: true
    case .symbol, .implicitInitializer, .type: false
    }
  }

  /// `extension Thread { static func detachNewThread(_ work: @escaping () async -> Void) }`: what it is added to may have a function of the
  /// name that takes a synchronous closure, and a closure that is no other goes to that.
  private func isOverloadForAsyncClosure(_ id: DeclarationID, _ parameter: Int) -> Bool {
    guard program[id].owner >= 0, !program.nominals[Int(program[id].owner)].isProject else { return false }
    let signature = signature(program[id].node, in: file(of: id))
    return !signature.isAsync && signature.parameters[parameter].functionType?.isAsync == true
  }

  private func isGeneric(_ index: Int, of id: DeclarationID) -> Bool {
    let home = file(of: id)
    return resolveType(signature(program[id].node, in: home).parameters[index].typeNode, in: home).hasParameters
  }

  private func isOfProgram(_ resolution: Resolution) -> Bool {
    if case .declaration = resolution.candidates.first?.target { true } else { false }
  }

  /// By the parameter of a function, initializer, subscript or case of the program.
  private func fate(
    ofParameter index: Int, of id: DeclarationID, _ isAsync: Bool, _ call: NodeID, in file: ProgramFile
  ) -> ClosureFate {
    let declaration = program[id]
    let home = self.file(of: id)
    let parameter = signature(declaration.node, in: home).parameters[index]
    let fate = fate(
      ofParameter: declaration.kind == .enumCase ? nil : parameter, type: resolveType(parameter.typeNode, in: home),
      isAsync)
    if fate == .inline {
      if handsOff(parameter.node, of: declaration.node, in: home) { return .offloaded }
      // The function's body, and so its closure, runs on the actor's own executor.
      if isolation(of: id) == .ownExecutor { return .offloaded }
      if isolation(of: id) == .eventLoop { return .eventLoop }
    }
    guard fate == .later else { return fate }
    if declaration.kind == .enumCase { return caseHolding(id, from: file).map { .stored($0) } ?? .later }
    if let kept = self.fate(keptAs: parameter, by: declaration.node, in: home, call, from: file) { return kept }
    if readsInline(through: parameter.node, of: declaration.node, in: home) { return .inline }
    guard declaration.kind == .initializer else { return fate }
    return self.fate(
      givenFor: nil, of: declaration.owner, by: parameter, of: declaration.node, in: home, from: file)
  }

  /// A library whose own sources these are: what the catalogue says of its closures is more than its types say.
  private func isCatalogued(_ home: ProgramFile) -> Bool {
    external.moduleNames.contains(program.modules[home.module].name)
  }

  /// By a parameter that the program declares; nil for a value of a function type, whose parameters say no more than their type.
  func fate(ofParameter parameter: Signature.Parameter?, type: SwiftType, _ isAsync: Bool) -> ClosureFate {
    guard let function = type.functionType(optional: external.optional) else {
      return isAsync ? .async(.other) : .later
    }
    if let fate = fate(byActorOf: function) { return fate }
    if function.isAsync || isAsync { return .async(.other) }
    // What is given to a variadic parameter becomes part of an array, and so escapes.
    guard let parameter, case .function = type, !parameter.flags.contains(.isEscaping), !parameter.isVariadic else {
      return .later
    }
    return .inline
  }

  /// A closure that an initializer of a type is given for a property. What tests give says nothing about the code under test, and in a generic
  /// type (`Lazy<Value>`) each value holds a closure of its own that has nothing to do with the others.
  private func fate(
    givenFor property: DeclarationID?, of type: NominalID, by parameter: Signature.Parameter?, of initializer: NodeID,
    in home: ProgramFile, from file: ProgramFile
  ) -> ClosureFate {
    if type < 0 || !genericParameters(of: type).isEmpty || isTestCode(file, for: home) { return .later }
    if let property { return .stored(Place(file: home.index, node: program[property].node)) }
    return parameter.map { keeper(of: $0.node, of: initializer, in: home) } ?? .later
  }
}
