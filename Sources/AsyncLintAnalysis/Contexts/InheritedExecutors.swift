import AsyncLintSyntax

/// Tasks of actors that bring threads of their own, or run on an event loop.
extension Analyzer {
  /// The executor that `Task { }` takes from the code around it: `.ownExecutor` or `.eventLoop` where that is isolated to such an actor, and
  /// the task is too; `.none` where it runs on the pool.
  func inheritedExecutor(ofTask closure: NodeID, _ file: ProgramFile) -> Isolation {
    // `Task { @MainActor in … }`, `Task { @concurrent in … }`
    if globalActor(inAttributesOf: closure, in: file) != nil || isConcurrent(closure, in: file) { return .none }
    var current = file.parent(closure)
    while current != 0 {
      switch file.kind(current) {
      case .functionDeclaration, .initializerDeclaration, .subscriptDeclaration:
        guard let id = file.declarationOfNode[current] else { break }
        return inheritedExecutor(ofTask: closure, in: id, file)
      case .patternBinding:
        if isMemberOrGlobal(current, in: file), let name = file.bindings(in: file.child(0, current)).first,
          let id = file.declarationOfNode[name]
        {
          return inheritedExecutor(ofTask: closure, in: id, file)
        }
      case .closureExpression:
        if let own = globalActor(inAttributesOf: current, in: file) { return executor(own) }
        if isConcurrent(current, in: file) { return .none }
        switch fate(of: current, in: file) {
        case .inline: break
        // A task within a task is the actor's if both are.
        case .async(.task), .async(.inheritingActor): break
        default: return .none
        }
      default: break
      }
      current = file.outward(current)
    }
    return .none
  }

  /// The same of an async function in another one; nil: it is isolated as it says itself.
  func inheritedExecutor(ofLocalFunction node: NodeID, _ file: ProgramFile) -> Isolation? {
    if file.flags(node).contains(.isNonisolated) { return nil }
    let inherited = inheritedExecutor(ofTask: node, file)
    return inherited == .none ? nil : inherited
  }

  private func inheritedExecutor(ofTask closure: NodeID, in id: DeclarationID, _ file: ProgramFile) -> Isolation {
    let found = executor(isolation(of: id))
    // A global actor is always taken along, an instance only by a closure that captures it.
    guard found != .none, program[id].owner >= 0,
      program.nominals[Int(program[id].owner)].kind == .actorDeclaration, isMemberOfInstance(id, file)
    else { return found }
    // It begins at once, on the thread that it is made on.
    if isImmediate(closure, in: file) { return found }
    let place = Place(file: file.index, node: closure)
    if let answer = tasksCapturingActor[place] { return answer ? found : .none }
    let isCaptured = captures(isolatedParameterName(of: id, file), closure, of: program[id].owner, in: file)
    tasksCapturingActor[place] = isCaptured
    return isCaptured ? found : .none
  }

  private func executor(_ isolation: Isolation) -> Isolation {
    isolation == .ownExecutor || isolation == .eventLoop ? isolation : .none
  }

  /// Whether a member of an actor is isolated to `self`, and not to a global actor or a parameter.
  private func isMemberOfInstance(_ id: DeclarationID, _ file: ProgramFile) -> Bool {
    let declaration = program[id]
    let node = declaration.kind == .variable ? file.parent(declaration.statement) : declaration.node
    return !declaration.flags.contains(.isStatic) && globalActor(inAttributesOf: node, in: file) == nil
  }

  /// `Task.immediate { … }`
  private func isImmediate(_ closure: NodeID, in file: ProgramFile) -> Bool {
    let call = file.parent(file.parent(closure))
    guard file.kind(call) == .callExpression else { return false }
    return file.name(calleeName(of: call, in: file)) == libraryWords.immediateName
  }

  /// The parameter that a function is isolated to, which then takes the place of `self`.
  private func isolatedParameterName(of id: DeclarationID, _ file: ProgramFile) -> GlobalName? {
    guard program[id].kind == .function || program[id].kind == .initializer || program[id].kind == .subscripting else {
      return nil
    }
    return file.children(file.child(2, program[id].node)).first { file.flags($0).contains(.isIsolated) }
      .map { file.name($0) }
  }

  /// Whether a library gives an actor members, by a protocol other than those that any actor conforms to.
  private func hasForeignMembers(_ actor: NominalID) -> Bool {
    hierarchy(of: actor).contains { above in
      let type = program.nominals[Int(above)]
      if above == external.actor || type.name == known.sendable { return false }
      guard type.declaration >= 0 else { return true }
      // What is inherited may be a name that nobody here knows.
      let home = self.file(of: type.declaration)
      return home.children(home.child(2, program[type.declaration].node)).contains {
        $0 != 0 && resolveType($0, in: home).nominalID == nil
      }
    }
  }

  /// Whether a closure in a member of an actor captures the actor: by the parameter that the member is isolated to, else by `self`, or by a
  /// member without it.
  private func captures(
    _ parameter: GlobalName?, _ closure: NodeID, of actor: NominalID, in file: ProgramFile
  ) -> Bool {
    // Members that a library gives the actor have no declaration here.
    if bringsForeignExecutor(actor) { return true }
    let hasForeignMembers = hasForeignMembers(actor)
    let actorName = parameter ?? known.`self`
    let captures = file.kind(closure) == .closureExpression ? file.child(1, closure) : 0
    if captures != 0, let own = file.children(captures).first(where: { file.name($0) == actorName }) {
      // A weak one is another value, which no task is isolated to.
      return file.flags(own).isSuperset(of: [.isWeak, .isUnowned]) || !file.flags(own).contains(.isWeak)
    }
    var pending = file.children(closure).filter { $0 != 0 && $0 != captures }
    var seen: Set<NodeID> = []
    while let node = pending.popLast() {
      guard seen.insert(node).inserted else { continue }
      if file.kind(node) == .identifierExpression {
        let name = file.name(node)
        if name == actorName || name == known.`super` && parameter == nil { return true }
        switch resolve(node, in: file).candidates.first?.target {
        // Of the actor itself, whatever the function is isolated to.
        case .declaration where parameter != nil: break
        case .declaration(let id)
        where program[id].owner >= 0 && !program[id].flags.contains(.isStatic)
          && (program[id].kind == .function || program[id].kind == .variable):
          return true
        case .local(let local) where file.kind(local) == .functionDeclaration:
          // What a local function captures, its caller does.
          pending.append(local)
        case nil where parameter == nil && isCalled(node, in: file):
          if hasForeignMembers || libraryWords.isolationChecks.contains(name) { return true }
        case .knownMember, .symbol:
          if libraryWords.isolationChecks.contains(name) { return true }
        default: break
        }
      }
      pending.append(contentsOf: file.children(node).filter { $0 != 0 })
    }
    return false
  }

  private func isCalled(_ node: NodeID, in file: ProgramFile) -> Bool {
    file.kind(file.parent(node)) == .callExpression && file.child(0, file.parent(node)) == node
  }
}
