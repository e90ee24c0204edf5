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

  private func inheritedExecutor(ofTask closure: NodeID, in id: DeclarationID, _ file: ProgramFile) -> Isolation {
    let found = executor(isolation(of: id))
    // A global actor is always taken along, an instance only by a closure that captures it.
    guard found != .none, program[id].owner >= 0,
      program.nominals[Int(program[id].owner)].kind == .actorDeclaration, isMemberOfInstance(id, file)
    else { return found }
    return capturesSelf(closure, of: program[id].owner, in: file) ? found : .none
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

  /// Whether a closure in a member of an actor captures the actor: by `self`, or by a member without it.
  private func capturesSelf(_ closure: NodeID, of actor: NominalID, in file: ProgramFile) -> Bool {
    // Members that a library gives the actor have no declaration here.
    if bringsForeignExecutor(actor) { return true }
    let captures = file.child(1, closure)
    if captures != 0, file.children(captures).contains(where: { file.name($0) == known.`self` }) { return true }
    var pending = file.children(closure).filter { $0 != 0 && $0 != captures }
    var seen: Set<NodeID> = []
    while let node = pending.popLast() {
      guard seen.insert(node).inserted else { continue }
      if file.kind(node) == .identifierExpression {
        if file.name(node) == known.`self` || file.name(node) == known.`super` { return true }
        switch resolve(node, in: file).candidates.first?.target {
        case .declaration(let id)
        where program[id].owner >= 0 && !program[id].flags.contains(.isStatic)
          && (program[id].kind == .function || program[id].kind == .variable):
          return true
        case .local(let local) where file.kind(local) == .functionDeclaration:
          // What a local function captures, its caller does.
          pending.append(local)
        default: break
        }
      }
      pending.append(contentsOf: file.children(node).filter { $0 != 0 })
    }
    return false
  }
}
