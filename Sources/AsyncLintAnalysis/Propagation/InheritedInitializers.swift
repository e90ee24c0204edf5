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

  /// The initial values of the classes that inherit an initializer: the class that declares it runs its own in its body.
  func initialValues(inheriting initializer: DeclarationID, _ base: SwiftType) -> [Unit] {
    guard program[initializer].kind == .initializer, case .metatype(.nominal(let made, _)) = base,
      case let owner = program[initializer].owner, made != owner, isClass(made)
    else { return [] }
    return hierarchy(of: made).prefix { $0 != owner }.filter { isClass($0) }.flatMap { storedProperties(of: $0) }.map {
      initialValue(of: $0)
    }
  }

  private func initialValue(of property: DeclarationID) -> Unit {
    Unit(kind: .initialValue, place: Place(file: program[property].file, node: program[property].statement))
  }

  private func isClass(_ nominal: NominalID) -> Bool { program.nominals[Int(nominal)].kind == .classDeclaration }
}
