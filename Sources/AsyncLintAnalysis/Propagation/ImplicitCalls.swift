import AsyncLintSyntax

extension Analyzer {
  /// An initializer of a class that calls no other one ends with the superclass's `init()`, which nothing names: those calls of an
  /// initializer, or of one that is written nowhere and runs an initial value.
  func implicitCalls(of unit: Unit) -> [Site] {
    guard let owner = classWithImplicitCalls(of: unit) else { return [] }
    return typesConforming(to: owner).filter { $0 != owner }.flatMap { type in
      let initializers = program.members(named: known.`init`, of: type)
      // Of most classes this need not be asked.
      if initializers.isEmpty || !runsImplicitly(unit, of: owner, below: type) { return [Site]() }
      return initializers.compactMap { implicitCall(of: unit, in: $0) }
    }
  }

  private func classWithImplicitCalls(of unit: Unit) -> NominalID? {
    let file = file(unit.place)
    let owner: NominalID?
    switch unit.kind {
    case .initialValue: owner = enclosingNominal(of: unit.place.node, in: file)
    case .body where file.kind(unit.place.node) == .initializerDeclaration:
      owner = file.declarationOfNode[unit.place.node].flatMap { takesNothing($0) ? program[$0].owner : nil }
    default: return nil
    }
    guard let owner, owner >= 0, case let entry = program.nominals[Int(owner)], entry.kind == .classDeclaration,
      !program[entry.declaration].flags.contains(.isFinal)
    else { return nil }
    return owner
  }

  /// Whether the superclass's `init()` is this one, for the initializers of a class; of an initial value one that its class inherits, or
  /// that the compiler writes.
  private func runsImplicitly(_ unit: Unit, of owner: NominalID, below type: NominalID) -> Bool {
    let called = initializerWithoutArguments(above: type)
    if unit.kind == .body { return called.map { bodyUnit($0) } == unit }
    return called.map { program[$0].owner != owner && isSubtype(owner, of: program[$0].owner) } ?? true
  }

  private func implicitCall(of unit: Unit, in other: DeclarationID) -> Site? {
    guard program[other].kind == .initializer, !program.isInExtension(other) else { return nil }
    let home = self.file(of: other)
    let body = home.child(5, program[other].node)
    guard body != 0, !callsInitializer(in: body, of: home, ofObject: { isSelfOrSuper($0, in: home) }),
      reachesEnd(body, in: home)
    else { return nil }
    return Site(
      place: Place(file: home.index, node: body), range: home.nameRange(program[other].node), target: .unit(unit),
      isLikely: false)
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
  func delegates(_ initializer: DeclarationID) -> Bool {
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
    default: return !neverReturns(last, in: file)
    }
  }

  /// `super.init(…)`, `self.init(…)`: an initializer of one of the objects that are meant.
  private func callsInitializer(in body: NodeID, of file: ProgramFile, ofObject isMeant: (NodeID) -> Bool) -> Bool {
    for node in file.descendants(of: body) {
      if file.kind(node) == .memberExpression, file.name(node) == known.`init`, isMeant(file.child(0, node)) {
        return true
      }
    }
    return false
  }

  private func isSelfOrSuper(_ object: NodeID, in file: ProgramFile) -> Bool {
    if case .selfValue = subject(object, in: file) { return true }
    return false
  }
}
