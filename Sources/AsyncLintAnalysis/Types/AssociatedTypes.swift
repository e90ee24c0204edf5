import AsyncLintSyntax

/// What a protocol leaves to the types that conform to it: associated types, and `Self`.
extension Analyzer {
  /// The written type of a member as a value sees it whose type inherits the member: `Self` is the type of the value.
  func withSelf(
    _ type: SwiftType, writtenAs node: NodeID, in home: ProgramFile, through base: SwiftType, _ id: DeclarationID
  ) -> SwiftType {
    let owner = program[id].owner
    guard owner >= 0, node != 0 else { return type }
    var instance = base
    if case .metatype(let type) = base { instance = type }
    guard case .nominal = instance, mentionsSelf(node, in: home) else { return type }
    return type.replacing(owner, with: instance)
  }

  private func mentionsSelf(_ type: NodeID, in home: ProgramFile) -> Bool {
    if home.kind(type) == .typeIdentifier, home.name(type) == known.selfType { return true }
    return home.children(type).contains { $0 != 0 && mentionsSelf($0, in: home) }
  }

  /// A type that a protocol writes with what its associated types are in a type of the program that conforms to it.
  func withAssociatedTypes(_ type: SwiftType, of instance: SwiftType) -> SwiftType {
    guard type.hasParameters, case .nominal(let nominal, let arguments) = instance,
      program.nominals[Int(nominal)].isProject
    else { return type }
    if program.nominals[Int(nominal)].kind == .protocolDeclaration {
      return substituted(type) { parameter in
        guard case .parameter(let place) = parameter, self.isAssociatedType(parameter) else { return nil }
        return self.sameType(as: self.file(place).name(place.node), inClausesOf: nominal)
      }
    }
    return substituted(type) { parameter in
      guard case .parameter(let place) = parameter, self.isAssociatedType(parameter) else { return nil }
      let witness = self.witness(of: place, in: nominal)
      return witness.isUnknown ? nil : self.substitute(witness, nominal, arguments)
    }
  }

  /// `protocol Tools: Collection where Element == Tool`, of this protocol or one above it.
  private func sameType(as name: GlobalName, inClausesOf nominal: NominalID) -> SwiftType? {
    for above in hierarchy(of: nominal) where program.nominals[Int(above)].kind == .protocolDeclaration {
      let declaration = program.nominals[Int(above)].declaration
      guard declaration >= 0 else { continue }
      let home = file(of: declaration)
      for requirement in home.children(home.child(3, program[declaration].node))
      where home.kind(requirement) == .sameTypeRequirement && home.name(home.child(0, requirement)) == name {
        let subject = home.child(0, requirement)
        let isOfSelf = home.kind(subject) == .memberType && home.name(home.child(0, subject)) == known.selfType
        guard home.kind(subject) == .typeIdentifier || isOfSelf else { continue }
        let type = resolveType(home.child(1, requirement), in: home)
        if !type.isUnknown { return type }
      }
    }
    return nil
  }

  /// `R.Entity`, of which no more is known than of `R`: a parameter too, which is where it is written first.
  func dependentType(
    _ type: SwiftType, writtenAs node: NodeID, of base: SwiftType, in file: ProgramFile
  ) -> SwiftType {
    guard case .parameter = base else { return type }
    switch type {
    case .parameter, .placeholder: break
    // Of the sequences outside nothing else is known either.
    case .unknown where file.name(node) == known.element: break
    case .nominal where libraryWords.iteratorNames.contains(file.name(node)): break
    default: return type
    }
    let key = DependentType(base: base, name: file.name(node))
    let place = dependentTypes[key] ?? Place(file: file.index, node: node)
    dependentTypes[key] = place
    return .parameter(place)
  }

  /// The member of which such a parameter is made, and of what: `R` and `Entity` of `R.Entity`.
  private func dependentMember(at place: Place) -> (base: SwiftType, name: GlobalName)? {
    let home = file(place)
    guard home.kind(place.node) == .memberType else { return nil }
    return (resolveType(home.child(0, place.node), in: home), home.name(place.node))
  }

  /// What a parameter of that kind is known to be.
  func boundOfDependentType(at place: Place) -> SwiftType? {
    dependentMember(at: place).map { base, name in
      // Of the element of a sequence outside no more is known than that it is one.
      if case .placeholder = nestedType(name, in: base) { .unknown } else { nestedType(name, in: base) }
    }
  }

  /// A member of a type may be a member of the same again, without end or twice as often with each step: `typealias A = T.A.A`.
  private static let mostDependentSteps = 128

  /// A type with the answers in place of its parameters, and with what follows from them: `R.Entity` of `R`.
  func substituted(_ type: SwiftType, _ answer: (SwiftType) -> SwiftType?) -> SwiftType {
    type.substituting { parameter in
      if let answer = answer(parameter) { return answer }
      guard case .parameter(let place) = parameter, let (base, name) = self.dependentMember(at: place) else {
        return nil
      }
      guard self.dependentSteps.count < Self.mostDependentSteps else {
        self.openQuestions.cut()
        return nil
      }
      self.dependentSteps.count += 1
      self.dependentSteps.depth += 1
      defer {
        self.dependentSteps.depth -= 1
        if self.dependentSteps.depth == 0 { self.dependentSteps.count = 0 }
      }
      let told = self.substituted(base, answer)
      if told == base { return nil }
      let member =
        name == self.known.element
        ? self.elementType(of: told, in: self.file(place))
        : self.withAssociatedTypes(self.nestedType(name, in: told), of: told)
      // Of pairs of pairs there are twice as many with each step.
      let type = member.bounded
      return type.isUnknown ? nil : type
    }
  }

  private func witness(of place: Place, in nominal: NominalID) -> SwiftType {
    let key = AssociatedType(place: place, nominal: nominal)
    if let answer = associatedTypes[key] { return answer }
    if let answer = cutAssociatedTypes[key] {
      openQuestions.cut()
      return answer
    }
    // While it is being found out.
    cutAssociatedTypes[key] = .unknown
    let before = openQuestions.begin()
    let answer = findWitness(of: place, in: nominal)
    let isWhole = openQuestions.end(before) >= openQuestions.count
    if isWhole { associatedTypes[key] = answer }
    cutAssociatedTypes[key] = isWhole || openQuestions.isEmpty ? nil : answer
    openQuestions.hasInnerAnswers = true
    return answer
  }

  /// Declared in the type, or told by one of the members that meet the protocol's requirements.
  private func findWitness(of place: Place, in nominal: NominalID) -> SwiftType {
    let home = file(place)
    let declared = nestedType(home.name(place.node), in: .nominal(nominal, []))
    if !declared.isUnknown, !isAssociatedType(declared) { return declared }
    // The protocol itself: what an extension declares in broken code has no requirements around it.
    guard let id = home.declarationOfNode[place.node], case let around = program[id].parent, around >= 0,
      home.kind(program[around].node) == .protocolDeclaration
    else { return .unknown }
    var answers: [SwiftType: SwiftType] = [:]
    for item in home.children(home.child(4, program[around].node)) where item != 0 {
      for requirement in requirements(in: item, of: home) {
        guard let witness = member(meeting: requirement, in: nominal) else { continue }
        unify(requirement, with: witness, &answers)
        if let answer = answers[.parameter(place)] { return answer }
      }
    }
    return .unknown
  }

  func isAssociatedType(_ type: SwiftType) -> Bool {
    guard case .parameter(let place) = type else { return false }
    return file(place).kind(place.node) == .associatedTypeDeclaration
  }

  private func requirements(in item: NodeID, of home: ProgramFile) -> [DeclarationID] {
    switch home.kind(item) {
    case .functionDeclaration: return home.declarationOfNode[item].map { [$0] } ?? []
    case .variableDeclaration:
      return home.children(item).dropFirst().filter { $0 != 0 }.flatMap { home.bindings(in: home.child(0, $0)) }
        .compactMap { home.declarationOfNode[$0] }
    default: return []
    }
  }

  private func member(meeting requirement: DeclarationID, in nominal: NominalID) -> DeclarationID? {
    for above in hierarchy(of: nominal) where program.nominals[Int(above)].kind != .protocolDeclaration {
      let found = program.members(named: program[requirement].name, of: above).first {
        program[$0].kind == program[requirement].kind && corresponds($0, to: requirement)
      }
      if let found { return found }
    }
    return nil
  }

  /// Finds what the associated types are that a requirement writes, where a member of a type writes others.
  private func unify(
    _ requirement: DeclarationID, with member: DeclarationID, _ answers: inout [SwiftType: SwiftType]
  ) {
    if program[requirement].kind == .variable {
      unify(variableType(requirement), with: variableType(member), &answers)
      return
    }
    let home = file(of: requirement)
    let file = self.file(of: member)
    let wanted = signature(program[requirement].node, in: home)
    let given = signature(program[member].node, in: file)
    unify(resolveType(wanted.resultNode, in: home), with: resolveType(given.resultNode, in: file), &answers)
    for (one, other) in zip(wanted.parameters, given.parameters) {
      unify(resolveType(one.typeNode, in: home), with: resolveType(other.typeNode, in: file), &answers)
    }
  }
}

/// An associated type in a type that conforms to the protocol.
struct AssociatedType: Hashable {
  var place: Place
  var nominal: NominalID
}

/// A member of a generic parameter: `R.Entity`.
struct DependentType: Hashable {
  var base: SwiftType
  var name: GlobalName
}
