import AsyncLintSyntax

/// The executors that actors run on instead of Swift's pool.
extension Analyzer {
  /// The executor that an actor declares, by its `unownedExecutor`, or that a protocol outside brings (`ModelActor` of SwiftData).
  func executor(of nominal: NominalID) -> Isolation {
    if let answer = executors[nominal] { return answer }
    // Where actors name each other's in a circle, nobody knows.
    executors[nominal] = .ownExecutor
    let answer = findExecutor(of: nominal)
    executors[nominal] = answer
    return answer
  }

  private func findExecutor(of nominal: NominalID) -> Isolation {
    for above in hierarchy(of: nominal) + attributeTypes(of: nominal) {
      if bringsExecutor(above) { return .ownExecutor }
      for id in program.members(named: known.unownedExecutor, of: above) where program[id].kind == .variable {
        // The requirement of a protocol of the program says nothing about the implementation.
        guard program.nominals[Int(above)].kind != .protocolDeclaration || program.isInExtension(id) else { continue }
        return executor(givenBy: id, isNamed: false)
      }
    }
    return .actor
  }

  /// Of a member of `protocol Service: Actor`: one of them that runs on the pool is enough.
  func executor(ofActorsConformingTo conformance: NominalID) -> Isolation {
    let own = executor(of: conformance)
    guard own == .actor else { return own }
    let actors =
      conformance == external.actor
      ? program.nominals.indices.filter { program.nominals[$0].kind == .actorDeclaration }.map { NominalID($0) }
      : typesConforming(to: conformance)
    let executors = actors.map { executor(of: $0) }
    return executors.contains(.actor) ? .actor : executors.first ?? .actor
  }

  /// Whether a library makes the executor of an actor.
  func bringsForeignExecutor(_ actor: NominalID) -> Bool {
    (hierarchy(of: actor) + attributeTypes(of: actor)).contains(where: bringsExecutor)
  }

  private func bringsExecutor(_ nominal: NominalID) -> Bool {
    external.knownMembers[known.unownedExecutor]?.contains { external.memberReceivers[$0] == nominal } ?? false
  }

  /// What the attributes of an actor name: a macro that makes it conform to a protocol mostly bears the name of that.
  private func attributeTypes(of nominal: NominalID) -> [NominalID] {
    let declaration = program.nominals[Int(nominal)].declaration
    guard declaration >= 0, external.knownMembers[known.unownedExecutor] != nil else { return [] }
    let file = self.file(of: declaration)
    return file.children(file.child(0, program[declaration].node)).compactMap { attribute in
      guard attribute != 0, case .nominal(let type, _) = resolveType(file.child(0, attribute), in: file) else {
        return nil
      }
      return type
    }
  }

  // MARK: What is said of an executor

  /// By the value of a variable: one of several that is of the pool is enough. `isNamed`: the variable is what such a value names.
  private func executor(givenBy id: DeclarationID, isNamed: Bool) -> Isolation {
    let home = file(of: id)
    if isNamed, isEventLoop(home.lastTypeName(home.child(1, program[id].statement))) { return .eventLoop }
    let said = executorValues(of: id, in: home).map { executor(saidBy: $0, isNamed: isNamed, in: home) }
    return [.eventLoop, .actor, .mainActor].first { said.contains($0) } ?? .ownExecutor
  }

  private func executor(saidBy value: NodeID, isNamed: Bool, in file: ProgramFile) -> Isolation {
    let value = file.unparenthesized(value)
    if file.kind(value) == .memberExpression, file.child(0, value) != 0, let actor = actorBehind(value, in: file) {
      return actor
    }
    var named: [DeclarationID] = []
    for node in file.descendants(of: value) {
      switch file.kind(node) {
      case .identifierExpression, .memberExpression:
        if isEventLoop(file.name(node)) { return .eventLoop }
        if case .nominal(let nominal, _) = typeOf(node, in: file),
          hasAncestor(named: libraryWords.eventLoopName, nominal)
        {
          return .eventLoop
        }
        if case .declaration(let id)? = resolve(node, in: file).candidates.first?.target,
          program[id].kind == .variable
        {
          named.append(id)
        }
      default: break
      }
    }
    if !isNamed, named.contains(where: { executor(givenBy: $0, isNamed: true) == .eventLoop }) { return .eventLoop }
    return .ownExecutor
  }

  /// `MainActor.sharedUnownedExecutor`, `parent.unownedExecutor`: that of another actor, where its type is known.
  private func actorBehind(_ value: NodeID, in file: ProgramFile) -> Isolation? {
    let name = file.name(value)
    let base = file.child(0, value)
    if name == known.sharedUnownedExecutor { return file.name(base) == known.mainActor ? .mainActor : nil }
    guard name == known.unownedExecutor else { return nil }
    if file.kind(base) == .memberExpression, file.name(base) == known.shared,
      file.name(file.child(0, base)) == known.mainActor
    {
      return .mainActor
    }
    guard case .nominal(let nominal, _) = unwrapped(typeOf(base, in: file)), program.nominals[Int(nominal)].isProject
    else { return nil }
    return isolation(byActor: nominal)
  }

  /// What a getter gives, or a property is set to: where it is declared, or in the initializers of its type.
  private func executorValues(of id: DeclarationID, in home: ProgramFile) -> [NodeID] {
    let statement = program[id].statement
    guard home.kind(statement) == .patternBinding else { return [] }
    let initial = home.child(2, statement)
    if initial != 0 { return [initial] }
    let getters = home.children(home.child(3, statement)).filter { home.name($0) == known.get }
    if let getter = getters.first { return returnedValues(of: home.child(2, getter), in: home) }
    guard program[id].owner >= 0 else { return [] }
    return program.members(named: known.`init`, of: program[id].owner).filter { program[$0].file == home.index }
      .flatMap { values(givenTo: program[id].name, in: home.child(5, program[$0].node), of: home) }
  }

  /// `name = value`, `self.name = value`
  private func values(givenTo name: GlobalName, in body: NodeID, of file: ProgramFile) -> [NodeID] {
    var values: [NodeID] = []
    for node in file.descendants(of: body) {
      if file.kind(node) == .sequenceExpression, file.childCount(node) == 3,
        file.kind(file.child(1, node)) == .assignmentOperator, file.name(file.child(0, node)) == name
      {
        values.append(file.child(2, node))
      }
    }
    return values
  }

  private func isEventLoop(_ name: GlobalName?) -> Bool {
    name.map { text($0).lowercased().contains("eventloop") } ?? false
  }

  // MARK: Initializers

  /// An asynchronous initializer of an actor goes to the actor's executor as soon as all properties have their values: what the code behind
  /// that is isolated to; nil for all other code.
  func executor(at node: NodeID, inInitializer initializer: NodeID, in file: ProgramFile) -> Isolation? {
    guard file.kind(initializer) == .initializerDeclaration, file.flags(initializer).contains(.isAsync),
      let id = file.declarationOfNode[initializer], program[id].owner >= 0,
      program.nominals[Int(program[id].owner)].kind == .actorDeclaration, !program[id].flags.contains(.isNonisolated),
      case let own = executor(of: program[id].owner), own != .actor
    else { return nil }
    let body = file.child(5, initializer)
    var missing: Set<GlobalName> =
      calls(known.`init`, in: body, of: file) ? [known.`init`] : namesWithoutValue(of: program[id].owner)
    for statement in file.children(body) {
      if file.end(statement) > file.offset(node) { break }
      if missing.isEmpty { break }
      missing = missing.filter { !gives($0, in: statement, of: file) }
    }
    return missing.isEmpty ? own : nil
  }

  /// The stored properties that every initializer has to set.
  private func namesWithoutValue(of actor: NominalID) -> Set<GlobalName> {
    Set(
      storedProperties(of: actor).filter { id in
        let home = file(of: id)
        let statement = program[id].statement
        let isNilByItself =
          home.kind(home.child(1, statement)) == .optionalType && !program[id].flags.contains(.isLet)
        return home.child(2, statement) == 0 && !isNilByItself
      }.map { program[$0].name })
  }

  private func gives(_ name: GlobalName, in statement: NodeID, of file: ProgramFile) -> Bool {
    name == known.`init`
      ? calls(name, in: statement, of: file) : !values(givenTo: name, in: statement, of: file).isEmpty
  }

  /// `self.init(…)`
  private func calls(_ name: GlobalName, in body: NodeID, of file: ProgramFile) -> Bool {
    for node in file.descendants(of: body) {
      if file.kind(node) == .memberExpression, file.name(node) == name,
        case let base = file.child(0, node), file.kind(base) == .identifierExpression, file.name(base) == known.`self`
      {
        return true
      }
    }
    return false
  }
}
