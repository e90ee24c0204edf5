import AsyncLintSyntax

extension Analyzer {
  /// The requirements that a member fulfils and the methods that it overrides; of what a property holds or a function gives the requirements.
  func unitsAbove(_ unit: Unit) -> [Unit] {
    if unit.kind == .initialValue { return initializers(running: unit) }
    guard let member = member(of: unit) else { return [] }
    let declaration = program[member.declaration]
    guard declaration.owner >= 0 else { return [] }
    var found: [Unit] = []
    for above in hierarchy(of: declaration.owner) {
      let isOwn = above == declaration.owner
      let kind = program.nominals[Int(above)].kind
      // A class may have a member that bears the name of a private one above it.
      let mayOverride =
        !isOwn && declaration.flags.contains(.isOverride) && declaration.kind != .initializer && unit.kind != .stored
      guard kind == .protocolDeclaration || kind == .classDeclaration && mayOverride else { continue }
      for id in program.members(named: declaration.name, of: above) where id != member.declaration {
        guard program[id].kind == declaration.kind, corresponds(member.declaration, to: id) else { continue }
        if kind == .protocolDeclaration, !isRequirement(id) { continue }
        if isTestDouble(member.declaration, of: id) || isUnusedDefault(member.declaration, of: id) { continue }
        found.append(contentsOf: counterpart(of: unit, in: id))
      }
    }
    return found + requirementsMetBelow(member.declaration).flatMap { counterpart(of: unit, in: $0) }
  }

  /// The initializers that do not hand over to another one of the type.
  private func initializers(running unit: Unit) -> [Unit] {
    let file = file(unit.place)
    guard let nominal = enclosingNominal(of: unit.place.node, in: file) else { return [] }
    return program.members(named: known.`init`, of: nominal).filter {
      program[$0].kind == .initializer && !program.isInExtension($0)
    }.map { bodyUnit($0) }
  }

  /// What may run when a requirement or overridable member is called: its implementations in the program.
  func implementations(of unit: Unit) -> [Unit] {
    if let answer = implementationsOfUnit[unit] { return answer }
    let all = implementationsWithDoubles(of: unit)
    let above = member(of: unit)?.declaration
    let answer = all.filter { one in
      guard one != unit, let above, let declaration = member(of: one)?.declaration else { return true }
      return !isTestDouble(declaration, of: above)
    }
    implementationsOfUnit[unit] = answer
    return answer
  }

  /// The same for code of a module of tests, which meets what stands in for others there and in the modules that it imports.
  func implementations(of unit: Unit, inTestsOf module: Int?) -> [Unit] {
    let counted = implementations(of: unit)
    let all = implementationsWithDoubles(of: unit)
    guard let module, counted.count < all.count else { return counted }
    let imports = program.modules[module].imports
    return all.filter {
      let home = file($0.place).module
      return counted.contains($0) || home == module || imports.contains(program.modules[home].name)
    }
  }

  /// Also those of test targets.
  func implementationsWithDoubles(of unit: Unit) -> [Unit] {
    if let answer = allImplementationsOfUnit[unit] { return answer }
    let answer = findImplementations(of: unit)
    allImplementationsOfUnit[unit] = answer
    return answer
  }

  private func findImplementations(of unit: Unit) -> [Unit] {
    guard let member = member(of: unit) else { return [unit] }
    let declaration = program[member.declaration]
    guard declaration.owner >= 0 else { return [unit] }
    let kind = program.nominals[Int(declaration.owner)].kind
    guard kind == .protocolDeclaration || kind == .classDeclaration && unit.kind == .body else { return [unit] }
    if declaration.flags.contains(.isFinal) { return [unit] }
    // `Base()` and `super.init()` make a `Base`, whatever its subclasses do.
    if kind == .classDeclaration, declaration.kind == .initializer { return [unit] }
    var found: [Unit] = kind == .classDeclaration || !isRequirement(member.declaration) ? [unit] : []
    guard kind == .classDeclaration || isRequirement(member.declaration) else { return found }
    for id in members(named: declaration.name, below: declaration.owner) where id != member.declaration {
      let other = program[id]
      guard other.kind == declaration.kind, !isRequirement(id) else { continue }
      if other.owner == declaration.owner {
        // A default in an extension of the protocol itself.
        guard kind == .protocolDeclaration else { continue }
      } else if kind == .classDeclaration, !other.flags.contains(.isOverride) {
        continue
      }
      guard corresponds(id, to: member.declaration), !isUnusedDefault(id, of: member.declaration) else { continue }
      found.append(contentsOf: counterpart(of: unit, in: id))
    }
    guard kind == .protocolDeclaration else { return found }
    return found + inheritedWitnesses(of: member.declaration).flatMap { counterpart(of: unit, in: $0) }
  }

  /// Whether a member of an extension of a protocol is a default that nobody takes, because all types that conform have a member of their own.
  private func isUnusedDefault(_ id: DeclarationID, of requirement: DeclarationID) -> Bool {
    let owner = program[id].owner
    guard program.nominals[Int(owner)].kind == .protocolDeclaration, !isRequirement(id),
      !isTakenByNeighbour(requirement, of: owner)
    else { return false }
    let types = outermostTypesConforming(to: owner).filter { counts($0, for: requirement) }
    return !types.isEmpty && types.allSatisfy { hasOwnMember(for: requirement, $0) }
  }

  /// Whether one of the types that conform to a protocol in its own package takes a default for a requirement. Where one does, that answers
  /// the question before all types are asked what they inherit that may have to do with the protocol by the names alone: 16,000 for 18
  /// protocols in 89 MB of packages, of which 900 conformed.
  private func isTakenByNeighbour(_ requirement: DeclarationID, of owner: NominalID) -> Bool {
    outermostNeighbours(conformingTo: owner).contains {
      counts($0, for: requirement) && !hasOwnMember(for: requirement, $0)
    }
  }

  /// Some of `outermostTypesConforming`: those of the package that declares the protocol.
  private func outermostNeighbours(conformingTo owner: NominalID) -> [NominalID] {
    if let answer = neighboursConforming[owner] { return answer }
    let declaration = program.nominals[Int(owner)].declaration
    let home = declaration < 0 ? -1 : file(of: declaration).module
    func conforms(_ type: NominalID) -> Bool {
      program.nominals[Int(type)].kind != .protocolDeclaration && isSubtype(type, of: owner)
    }
    let below = home < 0 ? [] : inheritingTypes.below(owner, in: program)
    let answer = below.filter { type in
      let declaration = program.nominals[Int(type)].declaration
      return declaration >= 0 && reachability.areOfOnePackage(file(of: declaration).module, home) && conforms(type)
        && !supertypes(of: type).contains { $0.nominalID.map { $0 != type && conforms($0) } ?? false }
    }
    neighboursConforming[owner] = answer
    return answer
  }

  /// Whether a type that conforms says something of who takes a default: not where it only stands in for others in tests.
  private func counts(_ type: NominalID, for requirement: DeclarationID) -> Bool {
    let declaration = program.nominals[Int(type)].declaration
    return declaration < 0 || !isTestDouble(declaration, of: requirement)
  }

  /// Whether a type, or one above it, surely has a member for a requirement that is no default.
  private func hasOwnMember(for requirement: DeclarationID, _ type: NominalID) -> Bool {
    hierarchy(of: type).contains { above in
      program.nominals[Int(above)].kind != .protocolDeclaration && meets(requirement, above)
    }
  }

  /// Whether a type surely has a member for a requirement, whatever its generic arguments are and wherever it is compiled.
  func meets(_ requirement: DeclarationID, _ type: NominalID) -> Bool {
    program.members(named: program[requirement].name, of: type).contains { id in
      program[id].kind == program[requirement].kind && corresponds(id, to: requirement)
        && compiledWhere(program[id].node, in: file(of: id)).branches.isEmpty
        && !isInConstrainedExtension(id)
        && (program[id].kind == .variable || hasFittingEffectsAndResult(id, for: requirement))
    }
  }

  /// `extension S where T == Int`, `extension S<Int>`: not all values of the type have its members. An extension that adds a conformance
  /// has what that asks for.
  func isInConstrainedExtension(_ id: DeclarationID) -> Bool {
    let parent = program[id].parent
    guard parent >= 0, program[parent].kind == .extension else { return false }
    let file = file(of: parent)
    let node = program[parent].node
    guard file.child(2, node) == 0 else { return false }
    return file.child(3, node) != 0 || hasGenericArguments(file.child(5, node), in: file)
  }

  private func hasGenericArguments(_ type: NodeID, in file: ProgramFile) -> Bool {
    var type = type
    while file.kind(type) == .memberType {
      if file.childCount(type) > 1 { return true }
      type = file.child(0, type)
    }
    return file.childCount(type) > 0
  }

  /// What throws, or has another result, does not meet a requirement that does not throw, or has its own result.
  func hasFittingEffectsAndResult(_ id: DeclarationID, for requirement: DeclarationID) -> Bool {
    let own = file(of: id)
    let above = file(of: requirement)
    let flags = own.flags(program[id].node)
    if flags.contains(.isThrowing), !above.flags(program[requirement].node).contains(.isThrowing) { return false }
    let given = signature(program[id].node, in: own).resultNode
    let wanted = signature(program[requirement].node, in: above).resultNode
    let result = given == 0 ? SwiftType.tuple([]) : resolveType(given, in: own)
    let wantedResult = wanted == 0 ? SwiftType.tuple([]) : resolveType(wanted, in: above)
    // An associated type may be anything.
    if wantedResult.hasParameters || wantedResult.isUnknown { return true }
    if isVoid(result) != isVoid(wantedResult) { return false }
    guard let type = result.nominalID, let other = wantedResult.nominalID else { return true }
    return type == other || [type, other].contains { program.nominals[Int($0)].kind == .protocolDeclaration }
  }

  /// Members of that name of a type and of all types below it, in the order of `Program.declarations(named:)`. All types that have one are
  /// looked through once for each name, so that a name that many types override costs no more than their number.
  func members(named name: GlobalName, below ancestor: NominalID) -> [DeclarationID] {
    if membersBelow[name] == nil {
      var members: [NominalID: [DeclarationID]] = [:]
      for id in program.declarations(named: name) where program[id].owner >= 0 {
        for above in hierarchy(of: program[id].owner) { members[above, default: []].append(id) }
      }
      membersBelow[name] = members
    }
    return membersBelow[name]?[ancestor] ?? []
  }

  /// A target of tests implements or overrides what another target declares: that stands in while the tests run, and says nothing of
  /// the code under test.
  func isTestDouble(_ implementation: DeclarationID, of above: DeclarationID) -> Bool {
    let module = self.file(of: implementation).module
    return isTestCode(module) && module != self.file(of: above).module
  }

  /// A file of tests, where the other is of the code under test. No manifest may tell their targets apart, but their imports do.
  func isTestCode(_ file: ProgramFile, for home: ProgramFile) -> Bool {
    if file.module != home.module { return isTestCode(file.module) }
    let names = libraryWords.testModules
    return !file.imports.isDisjoint(with: names) && home.imports.isDisjoint(with: names)
  }

  /// A target of tests, or what such targets share: nothing else can import what tests are written with.
  func isTestCode(_ module: Int) -> Bool {
    program.modules[module].isTest || !program.modules[module].imports.isDisjoint(with: libraryWords.testModules)
  }

  /// The declaration that a unit is the body or an accessor of, or that holds or gives the function that it is.
  func member(of unit: Unit) -> (declaration: DeclarationID, accessor: NodeID)? {
    guard unit.kind == .body || unit.kind == .stored else { return nil }
    let file = file(unit.place)
    let node = unit.place.node
    switch file.kind(node) {
    case .functionDeclaration, .initializerDeclaration, .bindingPattern:
      return file.declarationOfNode[node].map { ($0, 0) }
    case .patternBinding: return file.declarationOfNode[file.child(0, node)].map { ($0, 0) }
    case .accessor:
      let property = file.parent(file.parent(node))
      if file.kind(property) == .subscriptDeclaration {
        return file.declarationOfNode[property].map { ($0, node) }
      }
      guard let name = file.bindings(in: file.child(0, property)).first else { return nil }
      return file.declarationOfNode[name].map { ($0, node) }
    default: return nil
    }
  }

  /// Whether code exists in which both of two modules are known.
  private func mayMeet(_ one: Int, _ other: Int) -> Bool {
    if reaches(one, from: other) || reaches(other, from: one) { return true }
    let pair = UInt64(min(one, other)) << 32 | UInt64(max(one, other))
    if let answer = meetings[pair] { return answer }
    let answer = reachability.areReachedTogether(one, other)
    meetings[pair] = answer
    return answer
  }

  /// Whether a member may be what meets a requirement or overrides another member: it bears the same labels and fitting types, and both
  /// may be known in one place. What two packages that do not know of each other add to a type of the standard library has nothing to do
  /// with each other.
  func corresponds(_ one: DeclarationID, to other: DeclarationID) -> Bool {
    let first = program[one]
    let second = program[other]
    // Nobody meets or overrides what another file keeps to itself, or with what it keeps to itself, unless its type is as hidden.
    if first.file != second.file, isOfItsFile(other) || isOfItsFile(one) && !isInTypeOfItsFile(one) { return false }
    guard mayMeet(files[Int(first.file)].module, files[Int(second.file)].module) else { return false }
    guard first.flags.contains(.isStatic) == second.flags.contains(.isStatic) else { return false }
    if first.kind == .variable { return true }
    let left = signature(first.node, in: files[Int(first.file)]).parameters
    let right = signature(second.node, in: files[Int(second.file)]).parameters
    guard left.map(\.label) == right.map(\.label), fitsAsync(one, to: other) else { return false }
    return zip(left, right).allSatisfy { one, other in
      // Who is promised that a closure may suspend cannot be given one that takes none of that kind.
      if let given = one.functionType, let wanted = other.functionType, given.isAsync != wanted.isAsync { return false }
      let given = resolveType(one.typeNode, in: files[Int(first.file)])
      guard let type = given.nominalID else { return true }
      if isGeneric(other, of: second) { return isGeneric(one, of: first) }
      guard let wanted = resolveType(other.typeNode, in: files[Int(second.file)]).nominalID else { return true }
      return type == wanted || [type, wanted].contains { program.nominals[Int($0)].kind == .protocolDeclaration }
    }
  }

  /// What suspends meets nothing that does not, and an `async` requirement is met by a type's `async` member rather than by a synchronous
  /// one beside it, or by a synchronous default.
  private func fitsAsync(_ one: DeclarationID, to other: DeclarationID) -> Bool {
    func isAsync(_ id: DeclarationID) -> Bool {
      files[Int(program[id].file)].flags(program[id].node).contains(.isAsync)
    }
    if isAsync(one) == isAsync(other) { return true }
    if isAsync(one) { return false }
    func hasAsyncMember(_ nominal: NominalID) -> Bool {
      program.members(named: program[one].name, of: nominal).contains {
        program[$0].kind == program[one].kind && isAsync($0) && !isRequirement($0) && corresponds($0, to: other)
      }
    }
    // Of two methods of a class that differ in this alone each is overridden by its like.
    if program[other].owner >= 0, program.nominals[Int(program[other].owner)].kind == .classDeclaration,
      program.members(named: program[other].name, of: program[other].owner).contains(where: {
        program[$0].kind == program[one].kind && !isAsync($0) && corresponds(one, to: $0)
      })
    {
      return false
    }
    let owner = program[one].owner
    if hasAsyncMember(owner) { return false }
    guard program.nominals[Int(owner)].kind == .protocolDeclaration else { return true }
    let types = outermostTypesConforming(to: owner)
    return types.isEmpty || !types.allSatisfy { hierarchy(of: $0).contains(where: hasAsyncMember) }
  }

  /// `_ item: some Item`, or of a type that is a generic parameter of the function itself: the caller chooses.
  private func isGeneric(_ parameter: Signature.Parameter, of function: Declaration) -> Bool {
    let file = files[Int(function.file)]
    if file.kind(parameter.typeNode) == .someType { return true }
    guard case .parameter(let place) = resolveType(parameter.typeNode, in: file), place.file == file.index else {
      return false
    }
    return file.parent(file.parent(place.node)) == function.node
  }

  /// A member that a protocol only asks for.
  func isRequirement(_ id: DeclarationID) -> Bool {
    let declaration = program[id]
    guard declaration.parent >= 0, program[declaration.parent].kind == .type else { return false }
    return program.nominals[Int(program[declaration.parent].nominal)].kind == .protocolDeclaration
  }

  /// The same part of another declaration: its body, or its accessor of the same kind.
  private func counterpart(of unit: Unit, in id: DeclarationID) -> [Unit] {
    let declaration = program[id]
    let file = files[Int(declaration.file)]
    if unit.kind == .stored { return [Unit(kind: .stored, place: Place(file: file.index, node: declaration.node))] }
    let own = self.file(unit.place)
    let isGetter: Bool
    switch own.kind(unit.place.node) {
    case .accessor: isGetter = isGetting(unit.place.node, own)
    case .bindingPattern: isGetter = true
    case .patternBinding: isGetter = false
    default: return [bodyUnit(id)]
    }
    let block = file.child(declaration.kind == .subscripting ? 5 : 3, declaration.statement)
    let found = file.children(block).filter { isGetting($0, file) == isGetter }.map {
      Unit(kind: .body, place: Place(file: file.index, node: $0))
    }
    return found.isEmpty ? storedAccess(to: id, isRead: isGetter).map { [$0] } ?? [] : found
  }

  private func isGetting(_ accessor: NodeID, _ file: ProgramFile) -> Bool {
    let name = file.name(accessor)
    return name == known.get || text(name).hasSuffix("read")
  }

  /// What reading or setting a stored property runs where no accessor does: nothing, unless a subclass overrides it. Who reads is told by
  /// the property's pattern, who sets it by its binding. Nil for all else.
  func storedAccess(to id: DeclarationID, isRead: Bool) -> Unit? {
    let declaration = program[id]
    let file = files[Int(declaration.file)]
    guard declaration.kind == .variable, file.kind(declaration.statement) == .patternBinding, !isRequirement(id),
      !declaration.flags.contains(.isOverride), file.child(0, declaration.statement) == declaration.node,
      file.kind(declaration.node) == .bindingPattern,
      isRead || !declaration.flags.contains(.isLet),
      !file.children(file.child(3, declaration.statement)).contains(where: { isGetting($0, file) })
    else { return nil }
    return Unit(
      kind: .body, place: Place(file: file.index, node: isRead ? declaration.node : declaration.statement))
  }

  /// A global or static whose initial value runs once, at its first use.
  func runsOnce(_ unit: Unit) -> Bool {
    guard unit.kind == .lazyValue else { return false }
    let file = file(unit.place)
    let flags = file.flags(file.parent(unit.place.node))
    return !flags.contains(.isLazy)
  }
}
