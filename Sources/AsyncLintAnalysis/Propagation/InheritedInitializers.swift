import AsyncLintSyntax

/// What making a value runs besides the initializer that is called.
extension Analyzer {
  /// The initial values that an initializer runs that the compiler writes: of a type and of the classes above it, but of no property that
  /// it is given.
  func initialValues(of nominal: NominalID, without given: Set<GlobalName>) -> [Unit] {
    hierarchy(of: nominal).lazy.filter { $0 == nominal || self.isClass($0) }.prefix(Self.mostClasses).flatMap {
      self.propertiesWithValues(of: $0)
    }.filter { !given.contains(self.program[$0].name) }.map { self.initialValue(of: $0) }
  }

  /// The initial values of the classes that inherit an initializer: the class that declares it runs its own in its body.
  func initialValues(inheriting initializer: DeclarationID, _ base: SwiftType) -> [Unit] {
    guard program[initializer].kind == .initializer, case .metatype(.nominal(let made, _)) = base,
      case let owner = program[initializer].owner, made != owner, isClass(made)
    else { return [] }
    return hierarchy(of: made).lazy.prefix { $0 != owner }.filter { self.isClass($0) }.prefix(Self.mostClasses).flatMap
    {
      self.propertiesWithValues(of: $0)
    }.map { self.initialValue(of: $0) }
  }

  /// Nobody inherits from so many, unless to see how long it takes to look at all of them for each call.
  private static let mostClasses = 64

  /// The stored properties of a type whose initial values run code, as far as can be seen. Kept: it is asked for each call of an initializer.
  private func propertiesWithValues(of nominal: NominalID) -> [DeclarationID] {
    if let answer = propertiesWithInitialValues[nominal] { return answer }
    let alternatives = program.nominals[Int(nominal)].extensions.filter { program[$0].kind == .type }
    let properties = storedProperties(of: nominal) + alternatives.flatMap { storedProperties(in: $0) }
    let answer = properties.filter { id in
      let (file, statement) = (self.file(of: id), program[id].statement)
      let value = file.child(2, statement)
      return value != 0 && !isPlainLiteral(value, file) || file.child(0, file.parent(statement)) != 0
    }
    propertiesWithInitialValues[nominal] = answer
    return answer
  }

  private func initialValue(of property: DeclarationID) -> Unit {
    Unit(kind: .initialValue, place: Place(file: program[property].file, node: program[property].statement))
  }

  private func isClass(_ nominal: NominalID) -> Bool { program.nominals[Int(nominal)].kind == .classDeclaration }
}
