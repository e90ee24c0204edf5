import AsyncLintSyntax

extension Analyzer {
  /// Whether a member is one of `base`: `.no` where what the `where` clauses of the member and of the extension around it ask for
  /// contradicts what is known, `.fits` where all of it is known to be so.
  func compatibility(
    of base: SwiftType, withConstraintsAround id: DeclarationID, in file: ProgramFile
  ) -> Compatibility {
    let home = self.file(of: id)
    let ownClause = ownClause(of: id, home)
    let node = node(ofExtensionAround: id)
    guard node != 0 || ownClause != 0 else { return .fits }
    // Half of what is asked for stands in an extension of all values of a type.
    if ownClause == 0, home.child(3, node) == 0, isOfPlainName(node, program[program[id].parent].nominal, home) {
      switch base {
      case .nominal, .metatype(.nominal): return .fits
      default: return .unknown
      }
    }
    var instance = base
    if case .metatype(let type) = base { instance = type }
    guard case .nominal(let nominal, let arguments) = instance else { return .unknown }
    var result = Compatibility.fits
    if ownClause != 0 {
      let owned = home.children(home.child(1, program[id].node)).map { $0 == 0 ? 0 : home.name($0) }
      result = compatibility(of: instance, with: ownClause, home, program[id].owner, ofMemberWith: owned, in: file)
      if result == .no { return .no }
    }
    guard node != 0 else { return result }
    let extended = program[program[id].parent].nominal
    // `extension Box<File>`, `extension [File]`
    if case .nominal(_, let written) = resolveType(home.child(5, node), in: home), !written.isEmpty {
      let given = nominal == extended ? arguments : [elementType(of: instance, in: file)]
      if given.count != written.count { result = .unknown }
      if nominal == extended || written.count == 1 {
        result = weaker(result, zip(given, written).map { compatibility(of: $0, sameAs: $1) })
      }
    }
    let clause = home.child(3, node)
    if clause == 0 || result == .no { return result }
    return weaker(result, [compatibility(of: instance, with: clause, home, extended, in: file)])
  }

  /// Of functions that the arguments of a call do not tell apart, or variables, those whose `where` clauses are known to hold: where one does, Swift prefers
  /// it to what the same type has without any, unless what they give tells them apart.
  func mostConstrained(_ candidates: [Resolution.Candidate], in file: ProgramFile) -> [Resolution.Candidate] {
    guard candidates.count > 1 else { return candidates }
    let holding = candidates.compactMap { candidate -> DeclarationID? in
      guard case .declaration(let id) = candidate.target, program[id].owner >= 0, isConstrained(id),
        compatibility(of: candidate.base, withConstraintsAround: id, in: file) == .fits
      else { return nil }
      return id
    }
    if holding.isEmpty { return candidates }
    return candidates.filter {
      guard case .declaration(let id) = $0.target, !isConstrained(id) else { return true }
      return !holding.contains { program[$0].owner == program[id].owner && givesTheSame($0, id) }
    }
  }

  private func givesTheSame(_ one: DeclarationID, _ other: DeclarationID) -> Bool {
    if program[one].kind == .variable { return variableType(one) == variableType(other) }
    func result(_ id: DeclarationID) -> NodeID { signature(program[id].node, in: file(of: id)).resultNode }
    let (first, second) = (result(one), result(other))
    if first == 0 || second == 0 { return first == second }
    return resolveType(first, in: file(of: one)) == resolveType(second, in: file(of: other))
  }

  /// Whether not all values of the type around have a member.
  func isConstrained(_ id: DeclarationID) -> Bool {
    let home = file(of: id)
    let node = node(ofExtensionAround: id)
    if ownClause(of: id, home) != 0 || node != 0 && home.child(3, node) != 0 { return true }
    guard node != 0, case .nominal(_, let written) = resolveType(home.child(5, node), in: home) else { return false }
    return !written.isEmpty
  }

  /// The `where` clause of a function, initializer or subscript.
  private func ownClause(of id: DeclarationID, _ home: ProgramFile) -> NodeID {
    switch program[id].kind {
    case .function, .initializer, .subscripting: home.child(4, program[id].node)
    default: 0
    }
  }

  /// Whether an extension writes no generic arguments: what it names is no member of a type, and no alias.
  private func isOfPlainName(_ node: NodeID, _ extended: NominalID, _ home: ProgramFile) -> Bool {
    let type = home.child(5, node)
    let name = home.name(type)
    guard extended >= 0, home.kind(type) == .typeIdentifier, home.childCount(type) == 0, name != known.selfType,
      !program.mayBeAlias(name), !program.mayBeMemberType(name)
    else { return false }
    return program.nominals[Int(extended)].outer < 0
      && (program.nominals[Int(extended)].isProject || !libraryWords.sequencePartNames.contains(name))
  }

  private func node(ofExtensionAround id: DeclarationID) -> NodeID {
    let parent = program[id].parent
    return parent >= 0 && program[parent].kind == .extension ? program[parent].node : 0
  }

  private func weaker(_ one: Compatibility, _ others: [Compatibility]) -> Compatibility {
    if one == .no || others.contains(.no) { return .no }
    return one == .unknown || others.contains(.unknown) ? .unknown : .fits
  }

  /// Of a type where exactly another one is asked for: `where T == Data`.
  private func compatibility(of given: SwiftType, sameAs wanted: SwiftType) -> Compatibility {
    if given == wanted, !given.isUnknown { return given.hasParameters ? .unknown : .fits }
    guard case .nominal(let one, let arguments) = given, case .nominal(let other, let wantedArguments) = wanted else {
      return compatibility(of: given, with: wanted) == .no ? .no : .unknown
    }
    if one == other {
      return weaker(.fits, zip(arguments, wantedArguments).map { compatibility(of: $0, sameAs: $1) })
    }
    // Other names of libraries may be aliases.
    if isClosed(one) || isClosed(other) || isPlain(one) && isPlain(other) { return .no }
    return compatibility(of: given, with: wanted) == .no ? .no : .unknown
  }

  /// A type of the standard library or Foundation whose name is its own.
  private func isPlain(_ nominal: NominalID) -> Bool {
    let entry = program.nominals[Int(nominal)]
    return !entry.isProject && (nominal == external.double || libraryWords.typesWithoutLiterals.contains(entry.name))
  }

  /// `owned`: what the clause of a member may speak of that is no part of the type.
  private func compatibility(
    of instance: SwiftType, with clause: NodeID, _ home: ProgramFile, _ extended: NominalID,
    ofMemberWith owned: [GlobalName]? = nil, in file: ProgramFile
  ) -> Compatibility {
    guard case .nominal(let nominal, let arguments) = instance else { return .unknown }
    let parameters = nominal == extended ? genericParameterNames(of: nominal) : []
    var result = Compatibility.fits
    for requirement in home.children(clause) where requirement != 0 {
      // Until it is known to be met.
      let before = result
      result = .unknown
      let subject = home.child(0, requirement)
      guard home.kind(subject) == .typeIdentifier, !(owned ?? []).contains(home.name(subject)) else { continue }
      let name = home.name(subject)
      let given: SwiftType
      if name == known.selfType {
        // `.plain` where a protocol is asked for: the member says which type it is.
        given = isConcrete(nominal) || isUsual(nominal) ? instance : .unknown
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
      let isSame = home.kind(requirement) != .conformanceRequirement
      let answer = isSame ? compatibility(of: given, sameAs: wanted) : compatibility(of: given, with: wanted)
      if answer == .no { return .no }
      if answer == .fits { result = before }
    }
    return result
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
        guard file.name(subject) == name,
          isOfSelf(subject, in: file) || resolveType(subject, in: file) == parameter
        else { continue }
        let wanted = resolveType(file.child(1, requirement), in: file)
        if !wanted.isUnknown { return withElement(wanted, ofParameter: name, by: clause, in: file) }
      }
      return nil
    }
  }

  /// `T: Sequence` where the clause says `T.Element == Job` as well.
  private func withElement(
    _ bound: SwiftType, ofParameter name: GlobalName, by clause: NodeID, in file: ProgramFile
  ) -> SwiftType {
    for requirement in file.children(clause) where requirement != 0 {
      let subject = file.child(0, requirement)
      if file.kind(subject) == .memberType, file.name(subject) == known.element,
        file.name(file.child(0, subject)) == name
      {
        return sequence(bound, of: resolveType(file.child(1, requirement), in: file))
      }
    }
    return bound
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

  /// A type of the standard library that everybody knows to be no protocol.
  private func isUsual(_ nominal: NominalID) -> Bool {
    isPlain(nominal)
      || [
        external.int, external.string, external.bool, external.array, external.dictionary, external.set,
        external.optional,
      ].contains(nominal)
  }

  /// Known to be no protocol.
  private func isConcrete(_ nominal: NominalID) -> Bool {
    switch program.nominals[Int(nominal)].kind {
    case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration: true
    default: false
    }
  }
}
