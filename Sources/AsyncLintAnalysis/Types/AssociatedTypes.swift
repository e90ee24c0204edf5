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
      program.nominals[Int(nominal)].isProject, program.nominals[Int(nominal)].kind != .protocolDeclaration
    else { return type }
    return type.substituting { parameter in
      guard case .parameter(let place) = parameter else { return nil }
      switch self.file(place).kind(place.node) {
      case .associatedTypeDeclaration:
        let witness = self.witness(of: place, in: nominal)
        if !witness.isUnknown { return self.substitute(witness, nominal, arguments) }
        return self.associatedType(place, ofOneOf: arguments, seenBy: nominal)
      case .memberType: return self.element(writtenAt: place) { self.substitute($0, nominal, arguments) }
      default: return nil
      }
    }
  }

  /// A type that a function writes, with what the generic parameters are that its arguments tell, and what these have: `[Items.Element]`.
  func replacing(
    _ answers: [SwiftType: SwiftType], in type: SwiftType, ofFunction function: NodeID, in home: ProgramFile
  ) -> SwiftType {
    if answers.isEmpty { return type }
    return type.substituting { parameter in
      if let answer = answers[parameter] { return answer }
      guard case .parameter(let place) = parameter else { return nil }
      switch self.file(place).kind(place.node) {
      case .associatedTypeDeclaration:
        return self.associatedType(
          place, ofOneOf: Array(answers.values), seenBy: self.enclosingNominal(of: function, in: home) ?? -1)
      case .memberType: return self.element(writtenAt: place) { $0.substituting { answers[$0] } }
      default: return nil
      }
    }
  }

  /// An associated type of the one among several types that conforms to its protocol: `X.State` in a `Store<X: Reducer>` of a `Store<Game>`.
  /// What conforms itself means its own.
  private func associatedType(_ place: Place, ofOneOf types: [SwiftType], seenBy nominal: NominalID) -> SwiftType? {
    guard let id = file(place).declarationOfNode[place.node], program[id].parent >= 0,
      case let owner = program[program[id].parent].nominal, owner >= 0, nominal < 0 || !isSubtype(nominal, of: owner)
    else { return nil }
    var found: SwiftType?
    for case .nominal(let conforming, let arguments) in types where isSubtype(conforming, of: owner) {
      let type = SwiftType.nominal(conforming, arguments)
      if let found, found != type { return nil }
      found = type
    }
    guard case .nominal(let conforming, let arguments)? = found,
      program.nominals[Int(conforming)].kind != .protocolDeclaration
    else { return nil }
    let witness = self.witness(of: place, in: conforming)
    return witness.isUnknown ? nil : substitute(witness, conforming, arguments)
  }

  /// `Items.Element` where it is known what `Items` are.
  private func element(writtenAt place: Place, _ seen: (SwiftType) -> SwiftType) -> SwiftType? {
    let home = file(place)
    let owner = seen(resolveType(home.child(0, place.node), in: home))
    if case .parameter = owner { return nil }
    let element = elementType(of: owner, in: home)
    return element.isUnknown ? nil : element
  }

  /// `Game.State` for the `X.State` that a member of a `Store<X: Reducer>` writes, of a `Store<Game>`. nil: it writes no such type, or that of a
  /// generic parameter that is not the type's own.
  func typeOfArgument(
    _ type: SwiftType, writtenAs node: NodeID, in home: ProgramFile, through base: SwiftType, _ id: DeclarationID
  ) -> SwiftType? {
    if case .nominal(external.optional, let wrapped) = type, home.kind(node) == .optionalType,
      let inner = wrapped.first
    {
      return typeOfArgument(inner, writtenAs: home.child(0, node), in: home, through: base, id).map { optional($0) }
    }
    guard isAssociatedType(type), home.kind(node) == .memberType, case let owner = home.child(0, node),
      home.kind(owner) == .typeIdentifier, home.name(owner) != known.selfType,
      case let argument = seen(resolveType(owner, in: home), through: base, id), argument.nominalID != nil
    else { return nil }
    let told = withAssociatedTypes(nestedType(home.name(node), in: argument), of: argument)
    return told.isUnknown || isAssociatedType(told) ? nil : told
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

  private func isAssociatedType(_ type: SwiftType) -> Bool {
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
