import AsyncLintSyntax

extension Analyzer {
  /// Whether a member is one of `base`: nothing that the `where` clauses of the member and of the extension around it ask for contradicts
  /// what is known.
  func holds(constraintsAround id: DeclarationID, for base: SwiftType, in file: ProgramFile) -> Bool {
    let home = self.file(of: id)
    let parent = program[id].parent
    let isInExtension = parent >= 0 && program[parent].kind == .extension
    let ownClause: NodeID
    switch program[id].kind {
    case .function, .initializer, .subscripting: ownClause = home.child(4, program[id].node)
    default: ownClause = 0
    }
    guard isInExtension || ownClause != 0 else { return true }
    var instance = base
    if case .metatype(let type) = base { instance = type }
    guard case .nominal(let nominal, let arguments) = instance else { return true }
    if ownClause != 0 {
      let owned = home.children(home.child(1, program[id].node)).map { $0 == 0 ? 0 : home.name($0) }
      guard holds(ownClause, home, nominal, program[id].owner, instance, ofMemberWith: owned, in: file) else {
        return false
      }
    }
    guard isInExtension else { return true }
    let node = program[parent].node
    let extended = program[parent].nominal
    // `extension Box<File>`, `extension [File]`
    if case .nominal(_, let written) = resolveType(home.child(5, node), in: home), !written.isEmpty {
      if nominal == extended {
        for (given, wanted) in zip(arguments, written) where compatibility(of: given, with: wanted) == .no {
          return false
        }
      } else if written.count == 1, compatibility(of: elementType(of: instance, in: file), with: written[0]) == .no {
        return false
      }
    }
    let clause = home.child(3, node)
    return clause == 0 || holds(clause, home, nominal, extended, instance, in: file)
  }

  /// `owned`: what the clause of a member may speak of that is no part of the type.
  private func holds(
    _ clause: NodeID, _ home: ProgramFile, _ nominal: NominalID, _ extended: NominalID, _ instance: SwiftType,
    ofMemberWith owned: [GlobalName]? = nil, in file: ProgramFile
  ) -> Bool {
    guard case .nominal(_, let arguments) = instance else { return true }
    let parameters = nominal == extended ? genericParameterNames(of: nominal) : []
    for requirement in home.children(clause) where requirement != 0 {
      let subject = home.child(0, requirement)
      guard home.kind(subject) == .typeIdentifier, !(owned ?? []).contains(home.name(subject)) else { continue }
      let name = home.name(subject)
      let given: SwiftType
      if name == known.selfType {
        // `.plain` where a protocol is asked for: the member says which type it is.
        given = isConcrete(nominal) ? instance : .unknown
      } else if let index = parameters.firstIndex(of: name) {
        given = arguments.indices.contains(index) ? arguments[index] : .unknown
      } else {
        let nested = name == known.element ? elementType(of: instance, in: file) : nestedType(name, in: instance)
        given = nested.isUnknown && name == libraryWords.rawValueTypeName ? rawType(of: nominal, from: file) : nested
      }
      let wanted = resolveType(home.child(1, requirement), in: home)
      // What conforms to a protocol outside is not all known: `func wait() -> Value where Value: Sendable`.
      if owned != nil, home.kind(requirement) == .conformanceRequirement, !isOfProgram(wanted) { continue }
      // `Void` is written in two ways.
      if given == .tuple([]) || wanted == .tuple([]) { continue }
      if compatibility(of: given, with: wanted) == .no { return false }
    }
    return true
  }

  /// The raw type that an enumeration names, or the type of the property that others have for it.
  private func rawType(of nominal: NominalID, from file: ProgramFile) -> SwiftType {
    let entry = program.nominals[Int(nominal)]
    if entry.kind == .enumDeclaration, entry.declaration >= 0 {
      let home = self.file(of: entry.declaration)
      guard let first = home.children(home.child(2, program[entry.declaration].node)).first, first != 0 else {
        return .unknown
      }
      return resolveType(first, in: home)
    }
    for id in program.members(named: libraryWords.rawValueName, of: nominal) where program[id].kind == .variable {
      return variableType(id)
    }
    return .unknown
  }

  /// The type of a member of a generic parameter, with the associated types that the parameter's `where` clause fixes: `H.Output == Job`.
  func fixed(_ type: SwiftType, asMember member: NodeID, in file: ProgramFile) -> SwiftType {
    guard type.hasParameters, file.kind(member) == .memberExpression, file.child(0, member) != 0,
      case let base = typeOf(file.child(0, member), in: file), case .parameter = base
    else { return type }
    return type.substituting { parameter in
      guard case .parameter(let place) = parameter, case let home = self.file(place),
        home.kind(place.node) == .associatedTypeDeclaration
      else { return nil }
      let answer = nestedType(home.name(place.node), in: base)
      return answer.isUnknown ? nil : answer
    }
  }

  private func isOfProgram(_ type: SwiftType) -> Bool {
    type.nominalID.map { program.nominals[Int($0)].isProject } ?? false
  }

  /// A type at a place in a function or extension whose `where` clause says more of generic parameters and associated types of the type
  /// around than that does: `func runAll() where Element: Job`, `extension Holder where Resource == DispatchGroup`.
  func constrained(_ type: SwiftType, at node: NodeID, in file: ProgramFile) -> SwiftType {
    guard type.hasParameters else { return type }
    var type = type
    var current = file.outward(node)
    while current != 0 {
      switch file.kind(current) {
      case .functionDeclaration, .initializerDeclaration, .subscriptDeclaration:
        let clause = file.child(4, current)
        if clause != 0 { type = constrained(type, by: clause, of: current, in: file) }
      case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration:
        return type
      case .extensionDeclaration:
        let clause = file.child(3, current)
        return clause == 0 ? type : constrained(type, by: clause, of: current, in: file)
      default: break
      }
      current = file.outward(current)
    }
    return type
  }

  private func constrained(
    _ type: SwiftType, by clause: NodeID, of owner: NodeID, in file: ProgramFile
  ) -> SwiftType {
    type.substituting { parameter in
      let name: GlobalName
      switch parameter {
      case .placeholder(let placeholder): name = placeholder
      case .parameter(let place):
        let home = self.file(place)
        let declared = home.parent(home.parent(place.node))
        if home === file, declared == owner { return nil }
        // What a function calls like a parameter of the type around is another one.
        if file.kind(owner) == .extensionDeclaration, isFunction(home.kind(declared)) { return nil }
        name = home.name(place.node)
      default: return nil
      }
      for requirement in file.children(clause) where requirement != 0 {
        let subject = file.child(0, requirement)
        guard file.name(subject) == name, isOfSelf(subject, in: file) else { continue }
        let wanted = resolveType(file.child(1, requirement), in: file)
        if !wanted.isUnknown { return wanted }
      }
      return nil
    }
  }

  private func isFunction(_ kind: NodeKind) -> Bool {
    kind == .functionDeclaration || kind == .initializerDeclaration || kind == .subscriptDeclaration
  }

  /// `Resource`, `Self.Resource`
  private func isOfSelf(_ subject: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(subject) {
    case .typeIdentifier: true
    case .memberType:
      file.kind(file.child(0, subject)) == .typeIdentifier && file.name(file.child(0, subject)) == known.selfType
    default: false
    }
  }

  /// Known to be no protocol.
  private func isConcrete(_ nominal: NominalID) -> Bool {
    switch program.nominals[Int(nominal)].kind {
    case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration: true
    default: false
    }
  }
}
