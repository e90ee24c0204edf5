import AsyncLintSyntax

/// What a type inherits meets what its protocols ask for, though where it stands nothing is known of them: a method of its superclass, a
/// member that the extension of another protocol adds.
extension Analyzer {
  /// The requirements that types below its own meet with a member.
  func requirementsMetBelow(_ id: DeclarationID) -> [DeclarationID] {
    let declaration = program[id]
    guard isInheritable(id) else { return [] }
    let requirements = inheritance(of: declaration.name).requirements
    if requirements.isEmpty { return [] }
    // By the protocols, of which a type has few, and not by all requirements of the name.
    return protocolsBelow(declaration.owner).sorted().flatMap { requirements[$0] ?? [] }.filter {
      program[$0].kind == declaration.kind && isMet($0, byInherited: id)
    }
  }

  /// The members with which types meet a requirement because they inherit them.
  func inheritedWitnesses(of requirement: DeclarationID) -> [DeclarationID] {
    let owner = program[requirement].owner
    let members = inheritance(of: program[requirement].name).members
    if members.isEmpty { return [] }
    let above = Set(typesConforming(to: owner).flatMap { hierarchy(of: $0) })
    return above.sorted().flatMap { members[$0] ?? [] }.filter {
      program[$0].kind == program[requirement].kind && !isSubtype(program[$0].owner, of: owner)
        && isMet(requirement, byInherited: $0)
    }
  }

  private func isMet(_ requirement: DeclarationID, byInherited id: DeclarationID) -> Bool {
    let owner = program[id].owner
    let types = typesConforming(to: program[requirement].owner)
    guard types.contains(where: { isSubtype($0, of: owner) }), corresponds(id, to: requirement),
      !isInConstrainedExtension(id), program[id].kind == .variable || hasFittingEffectsAndResult(id, for: requirement)
    else { return false }
    return types.contains { type in
      guard isSubtype(type, of: owner), case let declaration = program.nominals[Int(type)].declaration,
        declaration < 0 || !isTestDouble(declaration, of: requirement)
      else { return false }
      let nearest = hierarchy(of: type).first {
        $0 == owner || program.nominals[Int($0)].kind != .protocolDeclaration && meets(requirement, $0)
      }
      return nearest == owner
        && !(isProtocol(owner) && hierarchy(of: type).contains { !isProtocol($0) && meets(requirement, $0) })
    }
  }

  /// The protocols that types below one conform to, and it does not.
  private func protocolsBelow(_ type: NominalID) -> Set<NominalID> {
    if let answer = protocolsBelowTypes[type] { return answer }
    var answer: Set<NominalID> = []
    for below in typesConforming(to: type) where below != type { answer.formUnion(hierarchy(of: below)) }
    answer.subtract(hierarchy(of: type))
    protocolsBelowTypes[type] = answer
    return answer
  }

  /// A member of a class, or one that a protocol's extension adds.
  private func isInheritable(_ id: DeclarationID) -> Bool {
    let declaration = program[id]
    guard declaration.owner >= 0, [.function, .variable, .subscripting].contains(declaration.kind) else { return false }
    switch program.nominals[Int(declaration.owner)].kind {
    case .classDeclaration: return true
    case .protocolDeclaration: return !isRequirement(id)
    default: return false
    }
  }

  private func inheritance(of name: GlobalName) -> InheritanceOfName {
    if let answer = inheritanceOfNames[name] { return answer }
    var answer = InheritanceOfName()
    for id in program.declarations(named: name) where program[id].owner >= 0 {
      if isRequirement(id) {
        answer.requirements[program[id].owner, default: []].append(id)
      } else if isInheritable(id) {
        answer.members[program[id].owner, default: []].append(id)
      }
    }
    inheritanceOfNames[name] = answer
    return answer
  }
}

/// The declarations of a name that types may get from others, by the types that they are members of.
struct InheritanceOfName {
  var requirements: [NominalID: [DeclarationID]] = [:]
  /// Of classes and of extensions of protocols.
  var members: [NominalID: [DeclarationID]] = [:]
}
