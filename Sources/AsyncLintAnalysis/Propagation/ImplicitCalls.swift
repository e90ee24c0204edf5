import AsyncLintSyntax

extension Analyzer {
  /// An initializer of a class that calls no other one ends with the superclass's `init()`, which nothing names: those calls of an
  /// initializer.
  func implicitCalls(of unit: Unit) -> [Site] {
    let file = file(unit.place)
    guard unit.kind == .body, file.kind(unit.place.node) == .initializerDeclaration,
      let id = file.declarationOfNode[unit.place.node], case let owner = program[id].owner, owner >= 0,
      program.nominals[Int(owner)].kind == .classDeclaration, takesNothing(id)
    else { return [] }
    return members(named: known.`init`, below: owner).compactMap { other in
      guard program[other].owner != owner, program[other].kind == .initializer,
        program[other].parent == program.nominals[Int(program[other].owner)].declaration,
        initializerWithoutArguments(above: program[other].owner) == id
      else { return nil }
      let home = self.file(of: other)
      let body = home.child(5, program[other].node)
      guard body != 0, !callsInitializer(in: body, of: home, ofObject: { isSelfOrSuper($0, in: home) }),
        reachesEnd(body, in: home)
      else { return nil }
      return Site(
        place: Place(file: home.index, node: body), range: home.nameRange(program[other].node), target: .unit(unit),
        isLikely: false)
    }
  }

  private func takesNothing(_ initializer: DeclarationID) -> Bool {
    signature(program[initializer].node, in: file(of: initializer)).parameters.allSatisfy(\.mayBeLeftOut)
  }

  private func initializerWithoutArguments(above type: NominalID) -> DeclarationID? {
    for above in hierarchy(of: type).dropFirst() where program.nominals[Int(above)].kind == .classDeclaration {
      let found = program.members(named: known.`init`, of: above).first {
        program[$0].kind == .initializer && takesNothing($0) && !delegates($0)
      }
      if let found { return found }
    }
    return nil
  }

  /// Whether an initializer is a convenience: one that calls another one of its type.
  private func delegates(_ initializer: DeclarationID) -> Bool {
    let file = self.file(of: initializer)
    return callsInitializer(in: file.child(5, program[initializer].node), of: file) {
      file.kind($0) == .identifierExpression && file.name($0) == known.`self`
    }
  }

  /// Not where the last statement is a `fatalError()`, a `throw` or the `return nil` of one that fails.
  private func reachesEnd(_ body: NodeID, in file: ProgramFile) -> Bool {
    guard let last = file.children(body).last else { return true }
    switch file.kind(last) {
    case .throwStatement, .returnStatement: return false
    case .callExpression: return !endsOfPrograms.contains(text(file.name(calleeName(of: last, in: file))))
    default: return true
    }
  }

  /// `super.init(…)`, `self.init(…)`: an initializer of one of the objects that are meant.
  private func callsInitializer(in body: NodeID, of file: ProgramFile, ofObject isMeant: (NodeID) -> Bool) -> Bool {
    var pending = [body]
    while let node = pending.popLast() {
      if file.kind(node) == .memberExpression, file.name(node) == known.`init`, isMeant(file.child(0, node)) {
        return true
      }
      pending += file.children(node).filter { $0 != 0 }
    }
    return false
  }

  private func isSelfOrSuper(_ object: NodeID, in file: ProgramFile) -> Bool {
    if case .selfValue = subject(object, in: file) { return true }
    return false
  }
}

private let endsOfPrograms: Set<String> = ["fatalError", "preconditionFailure", "abort", "exit"]
