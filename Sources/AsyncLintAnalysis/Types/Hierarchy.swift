import AsyncLintSyntax

extension Analyzer {
  /// What a type inherits from and conforms to, by its declaration and all its extensions.
  func supertypes(of nominal: NominalID) -> [SwiftType] {
    if let answer = supertypesOfNominal[nominal] { return answer }
    guard supertypesInProgress.open(nominal) == nil else { return [] }
    defer { supertypesInProgress.closeLast() }
    let entry = program.nominals[Int(nominal)]
    var types: [SwiftType] = entry.externalSupertypes.map { .nominal($0, []) }
    if entry.kind == .actorDeclaration { types.append(.nominal(external.actor, [])) }
    func addClause(of declaration: DeclarationID) {
      let file = self.file(of: declaration)
      let node = program[declaration].node
      for type in file.children(file.child(2, node)) where type != 0 {
        let above = resolveType(type, in: file)
        // Nearly all clauses name plain types: no arrays for these.
        if case .nominal = above {
          types.append(conformance(for: above, in: entry.kind))
        } else {
          types += parts(of: above).map { conformance(for: $0, in: entry.kind) }
        }
      }
      // `protocol P where Self: Q` and `extension P where Self: C` say the same as a clause does.
      guard entry.kind == .protocolDeclaration else { return }
      for requirement in file.children(file.child(3, node))
      where file.kind(requirement) == .conformanceRequirement {
        let subject = file.child(0, requirement)
        if file.kind(node) == .protocolDeclaration, file.kind(subject) == .typeIdentifier,
          file.name(subject) == known.selfType
        {
          types.append(contentsOf: parts(of: resolveType(file.child(1, requirement), in: file)))
        }
      }
    }
    if entry.declaration >= 0 { addClause(of: entry.declaration) }
    for declaration in entry.extensions { addClause(of: declaration) }
    if entry.kind == .enumDeclaration, isWithoutPayloads(entry) {
      types += (external.types[libraryWords.hashableName] ?? []).map { .nominal($0, []) }
    }
    supertypesOfNominal[nominal] = types
    return types
  }

  /// An enumeration is no value of its raw type, but conforms to the protocol of what has one.
  private func conformance(for type: SwiftType, in kind: NodeKind) -> SwiftType {
    guard kind == .enumDeclaration, case .nominal(let nominal, _) = type, !program.nominals[Int(nominal)].isProject,
      libraryWords.rawTypes.contains(program.nominals[Int(nominal)].name),
      let rawRepresentable = external.types[libraryWords.rawRepresentableName]?.first
        ?? foreignTypes[libraryWords.rawRepresentableName]
    else { return type }
    return .nominal(rawRepresentable, [])
  }

  /// What the compiler makes `Hashable` without being told.
  private func isWithoutPayloads(_ entry: Nominal) -> Bool {
    guard entry.declaration >= 0 else { return false }
    let file = self.file(of: entry.declaration)
    return file.children(file.child(4, program[entry.declaration].node)).allSatisfy { item in
      file.kind(item) != .enumCaseDeclaration
        || file.children(item).dropFirst().allSatisfy { $0 == 0 || file.child(0, $0) == 0 }
    }
  }

  /// Those that the type's own declaration names, and none of its extensions.
  func supertypesByDefinition(of nominal: NominalID) -> [NominalID] {
    let entry = program.nominals[Int(nominal)]
    var types: [SwiftType] = entry.externalSupertypes.map { .nominal($0, []) }
    if entry.declaration >= 0 {
      let file = self.file(of: entry.declaration)
      for type in file.children(file.child(2, program[entry.declaration].node)) where type != 0 {
        types += parts(of: resolveType(type, in: file))
      }
    }
    return types.compactMap { if case .nominal(let above, _) = $0 { above } else { nil } }
  }

  private func parts(of type: SwiftType) -> [SwiftType] {
    switch type {
    case .nominal: return [type]
    case .composition(let types): return types.flatMap { parts(of: $0) }
    default: return []
    }
  }

  /// More types above one are not looked at: nobody writes so many, and what is kept for each type of a longer chain would grow with it.
  private static let maximumAncestors = 1_000

  /// The type and all above it, nearest first, each once.
  func hierarchy(of nominal: NominalID) -> [NominalID] {
    if let answer = hierarchies[nominal] { return answer }
    var found = [nominal]
    // Of a few types a look at each is faster than hashing.
    var seen: Set<NominalID> = []
    func isNew(_ above: NominalID) -> Bool {
      if found.count < 16 { return !found.contains(above) }
      if seen.isEmpty { seen.formUnion(found) }
      return seen.insert(above).inserted
    }
    var index = 0
    while index < found.count {
      for type in supertypes(of: found[index]) {
        if case .nominal(let above, _) = type, found.count < Self.maximumAncestors, isNew(above) { found.append(above) }
      }
      index += 1
    }
    if supertypesInProgress.isEmpty { hierarchies[nominal] = found }
    return found
  }

  /// The owner of what stands in no type (-1) is below nothing: in broken code `override` may stand there.
  func isSubtype(_ nominal: NominalID, of ancestor: NominalID) -> Bool {
    nominal >= 0 && (nominal == ancestor || hierarchy(of: nominal).contains(ancestor))
  }

  /// The types that a generic parameter, associated type or composition is known to be.
  func bounds(of type: SwiftType) -> [SwiftType] {
    switch type {
    case .composition(let types): return types.flatMap { bounds(of: $0) }
    case .parameter(let place): return bounds(ofParameter: place)
    case .unknown: return []
    default: return [type]
    }
  }

  private func bounds(ofParameter place: Place) -> [SwiftType] {
    let file = file(place)
    let node = place.node
    var types: [SwiftType] = []
    guard depth < Self.maximumDepth else {
      openQuestions.cut()
      return []
    }
    depth += 1
    defer { depth -= 1 }
    if let bound = boundOfDependentType(at: place) { return bounds(of: bound) }
    func add(_ type: NodeID) {
      let resolved = resolveType(type, in: file)
      if resolved != .parameter(place) { types.append(contentsOf: bounds(of: resolved)) }
    }
    var whereOwner: NodeID = 0
    if file.kind(node) == .associatedTypeDeclaration {
      for type in file.children(file.child(1, node)) where type != 0 { add(type) }
      if file.child(2, node) != 0 { add(file.child(2, node)) }
    } else {
      add(file.child(0, node))
      whereOwner = file.parent(file.parent(node))
    }
    guard whereOwner != 0 else { return types }
    let whereIndex: Int
    switch file.kind(whereOwner) {
    case .functionDeclaration, .initializerDeclaration, .subscriptDeclaration: whereIndex = 4
    default: whereIndex = 3
    }
    var element = SwiftType.unknown
    for requirement in file.children(file.child(whereIndex, whereOwner)) where requirement != 0 {
      var subject = file.child(0, requirement)
      // `where repeat each T: P`
      while [.packExpansionType, .packElementType].contains(file.kind(subject)) { subject = file.child(0, subject) }
      if file.kind(subject) == .typeIdentifier, file.name(subject) == file.name(node) {
        add(file.child(1, requirement))
      } else if file.kind(subject) == .memberType, file.name(subject) == known.element,
        file.kind(file.child(0, subject)) == .typeIdentifier, file.name(file.child(0, subject)) == file.name(node)
      {
        element = resolveType(file.child(1, requirement), in: file)
      }
    }
    return element.isUnknown ? types : types.map { sequence($0, of: element) }
  }

  /// `S: Sequence` and `S.Element == T` say what `S: Sequence<T>` does.
  func sequence(_ bound: SwiftType, of element: SwiftType) -> SwiftType {
    guard case .nominal(let nominal, let arguments) = bound, arguments.isEmpty,
      !program.nominals[Int(nominal)].isProject, conforms(nominal, toAnyOf: libraryWords.sequenceProtocols)
    else { return bound }
    return .nominal(nominal, [element])
  }

  /// The sequence that a generic parameter or composition is known to be; any other type as it is.
  func sequenceBound(of type: SwiftType) -> SwiftType {
    switch type {
    case .parameter, .composition:
      bounds(of: type).first {
        $0.nominalID.map { conforms($0, toAnyOf: libraryWords.sequenceProtocols) } ?? false
      } ?? type
    default: type
    }
  }

  /// Whether a type is, or inherits from, one named `name` that the program does not declare.
  func hasAncestor(named name: GlobalName, _ nominal: NominalID) -> Bool {
    hierarchy(of: nominal).contains { program.nominals[Int($0)].name == name }
  }

  /// A superclass or protocol of a type with the generic arguments that the clauses on the way give it: `Cache<Int>` of
  /// `class Numbers: Cache<Int>`.
  func supertype(_ wanted: NominalID, of type: SwiftType) -> SwiftType {
    var pending = [type]
    var index = 0
    while index < pending.count, index < 32 {
      guard case .nominal(let nominal, let arguments) = pending[index] else { break }
      for above in supertypes(of: nominal) {
        let seen = substitute(above, nominal, arguments)
        if seen.nominalID == wanted { return seen }
        pending.append(seen)
      }
      index += 1
    }
    return .unknown
  }

  /// Names in the inheritance clauses of a type that nothing declares, for families known by name only (`ChannelInboundHandler`).
  func inheritedNames(of nominal: NominalID) -> [GlobalName] {
    if let answer = inheritedNamesOfNominal[nominal] { return answer }
    let answer = findInheritedNames(of: nominal)
    inheritedNamesOfNominal[nominal] = answer
    return answer
  }

  private func findInheritedNames(of nominal: NominalID) -> [GlobalName] {
    let entry = program.nominals[Int(nominal)]
    var names: [GlobalName] = []
    for declaration in (entry.declaration >= 0 ? [entry.declaration] : []) + entry.extensions {
      let file = self.file(of: declaration)
      for type in file.children(file.child(2, program[declaration].node)) where type != 0 {
        if let name = file.lastTypeName(type) { names.append(name) }
      }
    }
    return names
  }
}
