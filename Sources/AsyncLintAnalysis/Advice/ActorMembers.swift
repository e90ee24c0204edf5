import AsyncLintSyntax

/// What only an actor can use.
extension Analyzer {
  /// A function of an actor or of the main actor, or its variable, or a constant that it makes when it is first read, of a type or of a file.
  func memberOfActor(_ node: NodeID, in file: ProgramFile) -> DeclarationID? {
    guard case .declaration(let id) = resolve(node, in: file).candidates.first?.target,
      program[id].kind == .function || program[id].kind == .variable && !isReadAnywhere(id),
      isIsolated(id), !isAwaitedInTask(node, in: file)
    else { return nil }
    return id
  }

  /// A constant that is there before anybody can ask for it: of an instance, or of a script.
  private func isReadAnywhere(_ id: DeclarationID) -> Bool {
    let declaration = program[id]
    guard declaration.flags.contains(.isLet) else { return false }
    return declaration.owner >= 0 ? !declaration.flags.contains(.isStatic) : isTopLevelScript(file(of: id))
  }

  /// Also by where it stands: the variables of a script that awaits are the main actor's.
  func isIsolated(_ id: DeclarationID) -> Bool {
    if isolation(of: id) != .none { return true }
    let declaration = program[id]
    guard declaration.kind == .variable, declaration.parent < 0, !declaration.flags.contains(.isNonisolated) else {
      return false
    }
    let file = file(of: id)
    return isTopLevelScript(file) && !file.flags(file.root).isDisjoint(with: [.hasAwait, .hasAsyncLet])
  }

  /// `Task { await self.close() }` within what is moved goes to the actor by itself, wherever it is started.
  private func isAwaitedInTask(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard file.flags(node).contains(.isAwaited),
      case let closure = file.ancestor(of: node, where: { $0 == .closureExpression }), closure != 0,
      case .async(let creation) = fate(of: closure, in: file)
    else { return false }
    return creation.isTask
  }

  func nameOfActor(around node: NodeID, in file: ProgramFile) -> String? {
    guard let id = enclosingNominal(of: node, in: file), case let nominal = program.nominals[Int(id)],
      nominal.kind == .actorDeclaration, nominal.declaration >= 0,
      !program[nominal.declaration].flags.contains(.isDistributed)
    else { return nil }
    return text(nominal.name)
  }

  /// Whether a function or variable of a global actor is used: only there it can run.
  func isOnGlobalActor(_ callee: NodeID, in file: ProgramFile) -> Bool {
    guard case .declaration(let id) = resolve(callee, in: file).candidates.first?.target else { return false }
    switch isolation(of: id) {
    case .mainActor, .globalActor: return true
    case .none, .actor, .ownExecutor, .eventLoop: return false
    }
  }
}
