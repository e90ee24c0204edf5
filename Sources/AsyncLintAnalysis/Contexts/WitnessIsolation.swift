import AsyncLintSyntax

/// Isolation that members take from the requirements that they meet (SE-0316).
extension Analyzer {
  /// The global actor of a requirement that a member meets in the type or extension that states the conformance.
  func isolation(byRequirementOf id: DeclarationID) -> Isolation? {
    let declaration = program[id]
    guard namesOfIsolatedRequirements.contains(declaration.name), declaration.parent >= 0, !isRequirement(id),
      !isNonisolated(declaration.owner)
    else { return nil }
    let home = file(of: declaration.parent)
    for clause in home.children(home.child(2, program[declaration.parent].node)) where clause != 0 {
      for conformance in bounds(of: resolveType(clause, in: home)) {
        guard let conformance = conformance.nominalID, isProtocol(conformance) else { continue }
        for above in hierarchy(of: conformance) where isProtocol(above) {
          for requirement in program.members(named: declaration.name, of: above)
          where isRequirement(requirement) && program[requirement].kind == declaration.kind {
            if corresponds(id, to: requirement), let actor = globalActor(ofRequirement: requirement) { return actor }
          }
        }
      }
    }
    return nil
  }

  private func isNonisolated(_ type: NominalID) -> Bool {
    let declaration = program.nominals[Int(type)].declaration
    return declaration >= 0 && program[declaration].flags.contains(.isNonisolated)
  }

  /// Its own, or that of its protocol.
  private func globalActor(ofRequirement id: DeclarationID) -> Isolation? {
    let declaration = program[id]
    if declaration.flags.contains(.isNonisolated) { return nil }
    let file = self.file(of: id)
    let node = declaration.kind == .variable ? file.parent(declaration.statement) : declaration.node
    if let own = globalActor(inAttributesOf: node, in: file) { return own }
    let ofProtocol = isolation(byType: declaration.owner, extension: -1)
    return ofProtocol == Isolation.none ? nil : ofProtocol
  }

  /// Few programs have any: what is called otherwise need not be compared with requirements.
  func findNamesOfIsolatedRequirements() -> Set<GlobalName> {
    var found: Set<GlobalName> = []
    for (number, nominal) in program.nominals.enumerated()
    where nominal.kind == .protocolDeclaration && nominal.declaration >= 0 {
      let file = self.file(of: nominal.declaration)
      let node = program[nominal.declaration].node
      // Most protocols have no attribute and inherit from nothing: they need no question.
      let mayBeIsolated = file.child(0, node) != 0 || file.child(2, node) != 0
      let ofProtocol = mayBeIsolated ? isolation(byType: NominalID(number), extension: -1) : nil
      let isIsolated = ofProtocol != nil && ofProtocol != Isolation.none
      var pending = Array(file.children(file.child(4, node)))
      while let item = pending.popLast() {
        if file.kind(item) == .conditionalBranch {
          pending.append(contentsOf: file.children(item))
        } else if isIsolated || globalActor(inAttributesOf: item, in: file) != nil {
          found.formUnion(namesDeclared(by: item, in: file))
        }
      }
    }
    return found
  }

  private func namesDeclared(by item: NodeID, in file: ProgramFile) -> [GlobalName] {
    let nodes =
      file.kind(item) == .variableDeclaration
      ? file.children(item).dropFirst().flatMap { $0 == 0 ? [] : file.bindings(in: file.child(0, $0)) } : [item]
    return nodes.compactMap { file.declarationOfNode[$0].map { program[$0].name } }
  }
}
