import AsyncLintSyntax

/// What a declaration is isolated to.
enum Isolation: Equatable {
  case none
  /// An actor instance: its synchronous members run on the pool.
  case actor
  /// An actor that brings threads of its own.
  case ownExecutor
  /// An actor that runs on an event loop.
  case eventLoop
  case mainActor
  case globalActor
}

extension Analyzer {
  /// Whether code is known to run on the main thread: in a function of the main actor, in a task that such a function makes, in a
  /// closure that is given to the main actor or queue, at the top level of a file that awaits.
  func isOnMainActor(_ node: NodeID, in file: ProgramFile) -> Bool {
    var current = file.outward(node)
    while current != 0 {
      switch file.kind(current) {
      case .closureExpression:
        if let own = globalActor(inAttributesOf: current, in: file) { return own == .mainActor }
        if isConcurrent(current, in: file) { return false }
        // What is called at once stays where it is called, unless it is asynchronous and nobody's.
        let isNobodys = file.flags(current).contains(.isAsync) && hasAttribute(known.sendable, current, in: file)
        if isCalledAtOnce(current, in: file), !isNobodys { break }
        switch fate(of: current, in: file) {
        case .inline:
          if assumesMainActor(current, in: file) { return true }
          if let own = isolation(ofWhoCalls: current, in: file) { return own == .mainActor }
        case .async(.task), .async(.inheritingActor): break
        case .main, .async(.mainActor): return true
        case let fate where fate.isStoredOrUnknown:
          if let function = expectedType(of: current, in: file).functionType(optional: external.optional) {
            if function.isMainActor { return true }
            guard function.inheritsIsolation || staysOnActor(current, in: file) else { return false }
          } else {
            guard staysOnActor(current, in: file) else { return false }
          }
        default: return false
        }
      case .functionDeclaration where isLocalFunction(current, in: file):
        // A function within another one is isolated as the code around it.
        if let own = globalActor(inAttributesOf: current, in: file) { return own == .mainActor }
        if file.flags(current).contains(.isNonisolated) || isConcurrent(current, in: file)
          || hasAttribute(known.sendable, current, in: file)
        {
          return false
        }
      case .functionDeclaration, .initializerDeclaration, .subscriptDeclaration, .accessor:
        return isolationOfBody(current, in: file) == .mainActor
      case .sourceFile: return !file.flags(current).isDisjoint(with: [.hasAwait, .hasAsyncLet])
      case .variableDeclaration where file.flags(current).contains(.isAsync): return false
      case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration,
        .extensionDeclaration:
        return false
      default: break
      }
      current = file.outward(current)
    }
    return false
  }

  /// Of a function of the program that is given a closure, where that is another one than the code around the closure has: the closure runs there.
  private func isolation(ofWhoCalls closure: NodeID, in file: ProgramFile) -> Isolation? {
    guard let call = call(taking: closure, in: file),
      case .declaration(let id)? = resolve(calleeName(of: call, in: file), in: file).candidates.first?.target,
      program[id].kind == .function
    else { return nil }
    let own = isolation(of: id)
    // What is synchronous and isolated to nothing stays where it is called.
    return own == .none && !self.file(of: id).flags(program[id].node).contains(.isAsync) ? nil : own
  }

  /// `{ … }()`, also with parentheses around the closure.
  private func isCalledAtOnce(_ closure: NodeID, in file: ProgramFile) -> Bool {
    var node = closure
    while file.kind(file.parent(node)) == .parenthesizedExpression { node = file.parent(node) }
    let call = file.parent(node)
    return file.kind(call) == .callExpression && file.child(0, call) == node
  }

  /// `MainActor.assumeIsolated { … }`: the closure runs at once, and on the main actor.
  func assumesMainActor(_ closure: NodeID, in file: ProgramFile) -> Bool {
    let argument = file.parent(closure)
    let call = file.parent(argument)
    guard file.kind(argument) == .argument, file.kind(call) == .callExpression,
      case let callee = calleeName(of: call, in: file), file.kind(callee) == .memberExpression,
      file.name(file.child(0, callee)) == known.mainActor
    else { return false }
    return external.closureParameters[file.name(callee)]?.contains {
      let line = external.catalogue.closureParameters[$0]
      return line.runs == .inline && line.isOnMainActor
    } ?? false
  }

  /// Whether a closure that nobody asks to be `@Sendable` is isolated as the code around it: a constant's value, or one for an API that says so.
  private func staysOnActor(_ closure: NodeID, in file: ProgramFile) -> Bool {
    if hasAttribute(known.sendable, closure, in: file) { return false }
    let parent = file.parent(closure)
    if file.kind(parent) == .patternBinding { return file.child(1, parent) == 0 }
    let call = file.parent(parent)
    guard file.kind(parent) == .argument, file.kind(call) == .callExpression,
      case let callee = calleeName(of: call, in: file),
      !resolve(callee, in: file).candidates.contains(where: isProject)
    else { return false }
    let lines = (external.closureParameters[file.name(callee)] ?? []).map { external.catalogue.closureParameters[$0] }
      .filter { file.name(parent) == 0 || $0.closureLabel == text(file.name(parent)) }
    return lines.isEmpty
      ? isBuiltByView(closure, in: file)
      : lines.allSatisfy { $0.runs == .laterMain || $0.runs == .laterUnknown && $0.isOnMainActor }
  }

  /// `VStack { … }`: what is not known of the closures of a view or controller runs where these do.
  private func isBuiltByView(_ closure: NodeID, in file: ProgramFile) -> Bool {
    guard let nominal = enclosingNominal(of: closure, in: file) else { return false }
    return isolation(byType: nominal, extension: -1) == .mainActor
      && hierarchy(of: nominal).contains { program.nominals[Int($0)].name == known.mainActorMark }
  }

  func isLocalFunction(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard let id = file.declarationOfNode[node] else { return true }
    return program[id].isLocal && program[id].owner < 0
  }

  /// Isolation of the code of a function, initializer or accessor.
  func isolationOfBody(_ node: NodeID, in file: ProgramFile) -> Isolation {
    declaration(ofBody: node, in: file).map { isolation(of: $0) } ?? .none
  }

  /// What declares the code of a function, initializer or accessor.
  func declaration(ofBody node: NodeID, in file: ProgramFile) -> DeclarationID? {
    guard file.kind(node) == .accessor else { return file.declarationOfNode[node] }
    let property = file.parent(file.parent(node))
    if file.kind(property) == .subscriptDeclaration { return file.declarationOfNode[property] }
    return file.bindings(in: file.child(0, property)).first.flatMap { file.declarationOfNode[$0] }
  }

  /// Isolation of a function, initializer, subscript or property.
  func isolation(of id: DeclarationID) -> Isolation {
    if let answer = isolations[id] { return answer }
    let answer = findIsolation(of: id)
    isolations[id] = answer
    return answer
  }

  private func findIsolation(of id: DeclarationID) -> Isolation {
    let declaration = program[id]
    let file = files[Int(declaration.file)]
    if declaration.flags.contains(.isNonisolated) || declaration.kind == .deinitializer { return .none }
    let node = declaration.kind == .variable ? file.parent(declaration.statement) : declaration.node
    if isConcurrent(node, in: file) || isNonsending(id) { return .none }
    if let own = globalActor(inAttributesOf: node, in: file) { return own }
    if let own = isolation(byParameterOf: declaration, file) { return own }
    let isDefault = file.settings.isOnMainActor && !declaration.isLocal
    guard declaration.owner >= 0 else { return isDefault ? .mainActor : .none }
    if isMainOfProgram(declaration) { return .mainActor }
    if declaration.parent >= 0, program[declaration.parent].kind == .extension,
      program[declaration.parent].flags.contains(.isNonisolated)
    {
      return .none
    }
    if declaration.flags.contains(.isOverride), let overridden = overridden(by: id) { return isolation(of: overridden) }
    let nominal = program.nominals[Int(declaration.owner)]
    // The word before a type is for what stands in its own braces.
    let isPutAside =
      isDefault && nominal.declaration >= 0 && declaration.parent >= 0 && declaration.parent != nominal.declaration
      && program[nominal.declaration].flags.contains(.isNonisolated)
    if nominal.kind == .actorDeclaration {
      if declaration.flags.contains(.isStatic) || declaration.kind == .initializer { return .none }
      return executor(of: declaration.owner)
    }
    // In an extension of `Actor` itself, too.
    if nominal.kind == .protocolDeclaration || declaration.owner == external.actor,
      !declaration.flags.contains(.isStatic), isSubtype(declaration.owner, of: external.actor)
    {
      return executor(ofActorsConformingTo: declaration.owner)
    }
    if let found = isolation(byRequirementOf: id) { return found }
    let byType = isolation(byType: declaration.owner, extension: declaration.parent)
    return (isPutAside && byType == Isolation.none ? nil : byType)
      ?? (isDefault && takesDefaultIsolation(declaration.owner) ? .mainActor : .none)
  }

  /// `nonisolated(nonsending)`: it runs where its caller does, whatever its type is isolated to.
  private func isNonsending(_ id: DeclarationID) -> Bool {
    program[id].flags.contains(.isNonsending) && (program[id].kind == .function || program[id].kind == .variable)
  }

  /// Whether an async function or accessor runs where its caller does: it says so itself, takes its caller's actor as a parameter, or belongs to
  /// no actor of a target that says so of all such.
  func runsWithCallers(_ node: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(node) {
    case .functionDeclaration, .initializerDeclaration, .accessor: break
    default: return false
    }
    guard !isConcurrent(node, in: file), isolationOfBody(node, in: file) == .none else { return false }
    if file.settings.staysWithCallers { return true }
    if let id = declaration(ofBody: node, in: file), isNonsending(id) { return true }
    return file.kind(node) != .accessor
      && file.children(file.child(2, node)).contains {
        // Who is given none by default belongs to no actor.
        file.flags($0).contains(.isIsolated) && file.kind(file.child(1, $0)) == .optionalType
          && file.kind(file.child(2, $0)) != .nilLiteral
      }
  }

  /// Isolation of the initializers and conformances of a type, as far as they say nothing of it.
  func isolation(ofType nominal: NominalID) -> Isolation {
    if let found = isolation(byType: nominal, extension: -1) { return found }
    let declaration = program.nominals[Int(nominal)].declaration
    return declaration >= 0 && file(of: declaration).settings.isOnMainActor && !program[declaration].isLocal
      && program.nominals[Int(nominal)].kind != .actorDeclaration && takesDefaultIsolation(nominal)
      ? .mainActor : .none
  }

  /// Not what stands in an actor or in a type that is nonisolated, and no error or coding key.
  private func takesDefaultIsolation(_ type: NominalID) -> Bool {
    if hasAncestor(named: known.errorProtocol, type) || hasAncestor(named: known.codingKey, type) { return false }
    var outer = program.nominals[Int(type)].outer
    while outer >= 0 {
      let declaration = program.nominals[Int(outer)].declaration
      if program.nominals[Int(outer)].kind == .actorDeclaration { return false }
      if isolation(byType: outer, extension: -1) == .globalActor { return false }
      if declaration >= 0, program[declaration].flags.contains(.isNonisolated) { return false }
      outer = program.nominals[Int(outer)].outer
    }
    return true
  }

  /// `@concurrent`: it runs on the pool, whatever its type is isolated to.
  func isConcurrent(_ node: NodeID, in file: ProgramFile) -> Bool {
    hasAttribute(known.concurrent, node, in: file)
  }

  func hasAttribute(_ name: GlobalName, _ node: NodeID, in file: ProgramFile) -> Bool {
    file.children(file.child(0, node)).contains { $0 != 0 && file.name($0) == name }
  }

  /// `static func main()` of the type that is marked `@main`.
  private func isMainOfProgram(_ declaration: Declaration) -> Bool {
    guard declaration.kind == .function, declaration.name == ruleWords.main, declaration.flags.contains(.isStatic)
    else { return false }
    let type = program.nominals[Int(declaration.owner)].declaration
    guard type >= 0 else { return false }
    let file = self.file(of: type)
    return hasAttribute(ruleWords.main, program[type].node, in: file)
  }

  /// The nearest member of a superclass with the same name and labels.
  private func overridden(by id: DeclarationID) -> DeclarationID? {
    for above in hierarchy(of: program[id].owner).dropFirst() {
      for other in program.members(named: program[id].name, of: above)
      where program[other].kind == program[id].kind && corresponds(id, to: other) { return other }
    }
    return nil
  }

  private func isolation(byParameterOf declaration: Declaration, _ file: ProgramFile) -> Isolation? {
    guard declaration.kind == .function || declaration.kind == .initializer || declaration.kind == .subscripting else {
      return nil
    }
    // Of most functions nothing else of the signature is ever needed.
    guard file.children(file.child(2, declaration.node)).contains(where: { file.flags($0).contains(.isIsolated) })
    else { return nil }
    return signature(declaration.node, in: file).parameters.first {
      $0.flags.contains(.isIsolated) && file.kind($0.typeNode) != .optionalType
    }.map { resolveType($0.typeNode, in: file).nominalID.map { isolation(byActor: $0) } ?? .actor }
  }

  /// Isolation of code to an instance of an actor, or of a protocol of actors.
  func isolation(byActor nominal: NominalID) -> Isolation {
    switch program.nominals[Int(nominal)].kind {
    case .protocolDeclaration: executor(ofActorsConformingTo: nominal)
    default: executor(of: nominal)
    }
  }

  /// Isolation of a closure by its type.
  func isolation(of function: SwiftType.FunctionType) -> Isolation {
    if function.isMainActor { return .mainActor }
    guard function.actor >= 0 else { return .none }
    return isolation(byGlobalActor: function.actor)
      ?? (isSubtype(function.actor, of: external.actor) ? isolation(byActor: function.actor) : .none)
  }

  /// What the type, the extension that a member stands in, or what the type inherits from says: a global actor, none, or nothing.
  func isolation(byType owner: NominalID, extension parent: DeclarationID) -> Isolation? {
    if parent >= 0, program[parent].kind == .extension {
      let file = self.file(of: parent)
      if let own = globalActor(inAttributesOf: program[parent].node, in: file) { return own }
    }
    if let answer = isolationsOfTypes[owner] { return answer }
    let answer = isolation(byDefinitionOf: owner)
    isolationsOfTypes[owner] = answer
    return answer
  }

  private func isolation(byDefinitionOf owner: NominalID) -> Isolation? {
    for above in hierarchy(of: owner) {
      let declaration = program.nominals[Int(above)].declaration
      guard declaration >= 0 else {
        let name = program.nominals[Int(above)].name
        if name == known.mainActorMark, inherits(owner, above) { return .mainActor }
        if name == known.noMainActorMark, inherits(owner, above) { return Isolation.none }
        continue
      }
      if program[declaration].flags.contains(.isNonisolated), above == owner || !isProtocol(above),
        inherits(owner, above)
      {
        return Isolation.none
      }
      if let found = globalActor(inAttributesOf: program[declaration].node, in: self.file(of: declaration)),
        inherits(owner, above)
      {
        return found
      }
    }
    return nil
  }

  /// Whether a type is below another one by what declarations of types say: a conformance that an extension adds gives a type no actor.
  private func inherits(_ nominal: NominalID, _ above: NominalID) -> Bool {
    var pending = [nominal]
    var seen: Set<NominalID> = []
    while let next = pending.popLast() {
      if next == above { return true }
      if seen.insert(next).inserted { pending += supertypesByDefinition(of: next) }
    }
    return false
  }

  /// `@MainActor`, or an attribute that names a type marked `@globalActor`.
  func globalActor(inAttributesOf node: NodeID, in file: ProgramFile) -> Isolation? {
    for attribute in file.children(file.child(0, node)) where attribute != 0 {
      let name = file.name(attribute)
      if name == known.mainActor { return .mainActor }
      guard file.children(attribute).count <= 1, case let type = file.child(0, attribute) else { continue }
      // `@objc`, `@inlinable`, `@Test`: most attributes are named like nothing that the program declares, and so are no actor of it.
      if file.kind(type) == .typeIdentifier, case let name = file.name(type), name != known.selfType,
        program.declarationNumbers(named: name).isEmpty
      {
        continue
      }
      if let nominal = resolveType(type, in: file).nominalID,
        let isolation = isolation(byGlobalActor: nominal)
      {
        return isolation
      }
    }
    return nil
  }

  /// Nil if it is none.
  private func isolation(byGlobalActor nominal: NominalID) -> Isolation? {
    let declaration = program.nominals[Int(nominal)].declaration
    guard declaration >= 0 else { return nil }
    let home = self.file(of: declaration)
    let attributes = home.children(home.child(0, program[declaration].node))
    guard attributes.contains(where: { home.name($0) == known.globalActor }) else { return nil }
    switch executor(of: sharedActor(of: nominal)) {
    case .ownExecutor: return .ownExecutor
    case .eventLoop: return .eventLoop
    case .mainActor: return .mainActor
    default: return .globalActor
    }
  }

  /// The actor behind a global actor: itself, or the type of its `shared`.
  private func sharedActor(of nominal: NominalID) -> NominalID {
    if program.nominals[Int(nominal)].kind == .actorDeclaration { return nominal }
    for id in program.members(named: known.shared, of: nominal) where program[id].kind == .variable {
      if case .nominal(let actor, _) = variableType(id) { return actor }
    }
    return nominal
  }
}
