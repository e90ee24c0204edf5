import AsyncLintSyntax

/// What making a value runs besides the initializer that is called.
extension Analyzer {
  /// The initial values that an initializer runs that the compiler writes: of a type and of the classes above it, but of no property that
  /// it is given.
  func initialValues(of nominal: NominalID, without given: Set<GlobalName>) -> [Unit] {
    hierarchy(of: nominal).filter { $0 == nominal || isClass($0) }.flatMap { storedProperties(of: $0) }.filter {
      !given.contains(program[$0].name)
    }.map { initialValue(of: $0) }
  }

  /// What the classes that inherit an initializer add to it: their initial values (the class that declares it runs its own in its body), and
  /// the overrides that a convenience initializer reaches.
  func unitsRun(inheriting initializer: DeclarationID, _ base: SwiftType) -> [Unit] {
    guard program[initializer].kind == .initializer, case .metatype(.nominal(let made, _)) = base,
      case let owner = program[initializer].owner, made != owner, isClass(made)
    else { return [] }
    let heirs = hierarchy(of: made).prefix { $0 != owner }.filter { isClass($0) }
    return heirs.flatMap { storedProperties(of: $0) }.map { initialValue(of: $0) }
      + overrides(in: heirs, of: initializer)
  }

  /// The nearest overrides in classes, nearest first, of what an initializer calls on `self`.
  private func overrides(in heirs: [NominalID], of initializer: DeclarationID) -> [Unit] {
    let overriding = heirs.flatMap { program.members(named: known.`init`, of: $0) }.filter {
      program[$0].kind == .initializer && program[$0].flags.contains(.isOverride)
    }
    if overriding.isEmpty { return [] }
    var called = [initializer]
    var found: [Unit] = []
    var index = 0
    while index < called.count {
      for next in initializersOfSelf(calledBy: called[index]) where !called.contains(next) {
        if let override = overriding.first(where: { corresponds($0, to: next) }) {
          found.append(bodyUnit(override))
        } else {
          called.append(next)
        }
      }
      index += 1
    }
    return found
  }

  /// `self.init(…)` of a class.
  private func initializersOfSelf(calledBy initializer: DeclarationID) -> [DeclarationID] {
    let file = self.file(of: initializer)
    var found: [DeclarationID] = []
    var pending = [file.child(5, program[initializer].node)]
    while let node = pending.popLast() {
      if file.kind(node) == .memberExpression, file.name(node) == known.`init`,
        case let base = file.child(0, node), file.kind(base) == .identifierExpression, file.name(base) == known.`self`,
        case .declaration(let id)? = resolve(node, in: file).candidates.first?.target, program[id].kind == .initializer
      {
        found.append(id)
      }
      pending += file.children(node).filter { $0 != 0 }
    }
    return found
  }

  /// Whether calls of other initializers may reach an override: a class above it has some.
  func isReachedByOthers(_ initializer: DeclarationID) -> Bool {
    guard program[initializer].flags.contains(.isOverride), case let owner = program[initializer].owner, owner >= 0
    else { return false }
    let above = hierarchy(of: owner).dropFirst().filter { isClass($0) }
    return above.reduce(0) { $0 + program.members(named: known.`init`, of: $1).count } > 1
  }

  private func initialValue(of property: DeclarationID) -> Unit {
    Unit(kind: .initialValue, place: Place(file: program[property].file, node: program[property].statement))
  }

  private func isClass(_ nominal: NominalID) -> Bool { program.nominals[Int(nominal)].kind == .classDeclaration }
}
