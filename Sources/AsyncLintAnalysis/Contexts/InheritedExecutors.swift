import AsyncLintSyntax

/// Tasks of actors that bring threads of their own.
extension Analyzer {
  /// Whether `Task { }` runs on the threads that the actor around it brings.
  func inheritsOwnExecutor(_ closure: NodeID, _ file: ProgramFile) -> Bool {
    var current = file.parent(closure)
    while current != 0 {
      switch file.kind(current) {
      case .functionDeclaration, .initializerDeclaration, .subscriptDeclaration:
        guard let id = file.declarationOfNode[current] else { break }
        return isolation(of: id) == .ownExecutor && takesActorAlong(closure, from: id, in: file)
      case .patternBinding:
        if isMemberOrGlobal(current, in: file), let name = file.bindings(in: file.child(0, current)).first,
          let id = file.declarationOfNode[name]
        {
          return isolation(of: id) == .ownExecutor && takesActorAlong(closure, from: id, in: file)
        }
      case .closureExpression:
        if let own = globalActor(inAttributesOf: current, in: file) { return own == .ownExecutor }
        if fate(of: current, in: file) != .inline { return false }
      default: break
      }
      current = file.outward(current)
    }
    return false
  }

  /// A task inherits the isolation to an actor instance only if it captures that: seen with Swift 6.3 for `self`, members without it, and both
  /// of them in closures within, not for `[weak self]`, `[self]` alone, and local functions that use it. A global actor it always inherits.
  private func takesActorAlong(_ closure: NodeID, from id: DeclarationID, in file: ProgramFile) -> Bool {
    let declaration = program[id]
    guard declaration.owner >= 0, program.nominals[Int(declaration.owner)].kind == .actorDeclaration,
      globalActor(
        inAttributesOf: declaration.kind == .variable ? file.parent(declaration.statement) : declaration.node, in: file)
        == nil
    else { return true }
    let captures = file.children(file.child(1, closure))
    if captures.contains(where: { file.name($0) == known.`self` && file.flags($0).contains(.isWeak) }) { return false }
    var pending = [file.child(4, closure)]
    while let node = pending.popLast() {
      if file.kind(node) == .identifierExpression, isOfInstance(node, of: declaration.owner, in: file) { return true }
      pending += file.children(node).filter { $0 != 0 }
    }
    return false
  }

  /// `self`, or a member without it. What nobody knows may be one.
  private func isOfInstance(_ node: NodeID, of type: NominalID, in file: ProgramFile) -> Bool {
    if file.name(node) == known.`self` { return true }
    guard let candidate = resolve(node, in: file).candidates.first else {
      return mayHaveUnknownMembers(type)
        && file.locals(around: node).lookUp(file.name(node), at: file.offset(node)) == nil
    }
    switch candidate.target {
    case .declaration(let id):
      return program[id].owner >= 0 && program[id].kind != .initializer && !program[id].flags.contains(.isStatic)
    case .symbol, .knownMember: return candidate.base.nominalID.map { isSubtype(type, of: $0) } ?? false
    case .local, .type, .implicitInitializer: return false
    }
  }

  /// Whether protocols or macros of libraries may add members.
  private func mayHaveUnknownMembers(_ type: NominalID) -> Bool {
    let declaration = program.nominals[Int(type)].declaration
    guard declaration >= 0, file(of: declaration).child(0, program[declaration].node) == 0 else { return true }
    return hierarchy(of: type).contains { above in
      inheritedNames(of: above).contains { name in
        !libraryWords.protocolsWithoutLiterals.contains(name)
          && !program.declarations(named: name).contains { program[$0].kind.isOfTypes }
      }
    }
  }
}
