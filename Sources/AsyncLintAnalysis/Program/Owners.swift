import AsyncLintSyntax

extension Analyzer {
  /// Finds the type that each extension extends, and with it the owner of each declaration.
  ///
  /// Extensions come shortest path first, because `extension A.B` may name a type that `extension A` declares.
  func bindOwners() {
    var extensions: [(depth: Int, id: DeclarationID)] = []
    var types: [DeclarationID] = []
    var alternatives = AlternativeTypes()
    // By index: an iterator would hold the declarations, and the first owner that is set copy them all.
    for index in program.declarations.indices {
      let declaration = program.declarations[index]
      let id = DeclarationID(index)
      if declaration.kind.isOfTypes { types.append(id) }
      switch declaration.kind {
      case .extension:
        let file = files[Int(declaration.file)]
        extensions.append((typePathLength(file.child(5, declaration.node), file), id))
      default:
        if declaration.kind == .type, mergeIntoAlternative(id, &alternatives) { continue }
        guard declaration.parent >= 0 else { continue }
        let parent = program[declaration.parent]
        guard parent.kind == .type else { continue }
        program.setOwner(parent.nominal, of: id)
        if declaration.kind == .type { program.nominals[Int(declaration.nominal)].outer = parent.nominal }
      }
    }
    let members = ExtensionMembers(program.declarations)
    // Only types are looked for until all owners are known.
    program.sortByName(types, nameCount: interner.count)
    var depth = 0
    for (pathLength, id) in extensions.sorted(by: { ($0.depth, $0.id) < ($1.depth, $1.id) }) {
      if pathLength > depth, depth > 0 { program.sortByName(types, nameCount: interner.count) }
      depth = pathLength
      let nominal = extendedNominal(id)
      program.setNominal(nominal, of: id)
      program.nominals[Int(nominal)].extensions.append(id)
      members.visit(id) { member in
        program.setOwner(nominal, of: member)
        if program[member].kind == .type { program.nominals[Int(program[member].nominal)].outer = nominal }
      }
    }
    program.sortByName(program.declarations.indices.lazy.map { DeclarationID($0) }, nameCount: interner.count)
    // What was answered while the extensions were not yet all known may be wrong.
    supertypesOfNominal.removeAll()
    hierarchies.removeAll()
    resolvedTypeNodes.removeAll()
    recentGlobalTypes.begin()
    recentShapes.begin()
  }

  /// Of a type that several branches of `#if` declare, in one file or in several, the first declaration stands for the type, and the others
  /// count as its extensions: whatever is asked of the type then sees the members of all branches, in whatever order the files come.
  /// Returns whether this is such another declaration.
  private func mergeIntoAlternative(_ id: DeclarationID, _ alternatives: inout AlternativeTypes) -> Bool {
    let declaration = program[id]
    let file = files[Int(declaration.file)]
    guard file.hasConditionalCode, !declaration.isLocal,
      case let place = compiledWhere(declaration.node, in: file), !place.branches.isEmpty,
      place.branches.count <= Self.mostNestedBranches
    else { return false }
    let parent = declaration.parent
    let scope = parent < 0 ? -1 : program[parent].kind == .type ? program[parent].nominal : -2 - parent
    let key = AlternativeTypes.Key(
      name: declaration.name, kind: file.kind(declaration.node), module: file.module, scope: scope)
    guard let first = alternatives.first[key] else {
      alternatives.first[key] = (id, place, Self.maximumOverloads)
      return false
    }
    alternatives.first[key]?.rest -= 1
    // What the catalogue speaks of stays what it is.
    guard first.rest > 0, exclude(first.place, place), program.nominals[Int(declaration.nominal)].modules.isEmpty,
      program[first.id].file == declaration.file || !isOfItsFile(first.id) && !isOfItsFile(id)
    else { return false }
    let nominal = program[first.id].nominal
    program.nominals[Int(declaration.nominal)].declaration = -1
    program.nominals[Int(declaration.nominal)].kind = .missing
    program.setNominal(nominal, of: id)
    program.nominals[Int(nominal)].extensions.append(id)
    program.setOwner(program[first.id].owner, of: id)
    return true
  }

  /// To compare two places takes the square of how deep they stand.
  private static let mostNestedBranches = 16

  private func typePathLength(_ type: NodeID, _ file: ProgramFile) -> Int {
    var length = 1
    var type = type
    while file.kind(type) == .memberType {
      length += 1
      type = file.child(0, type)
    }
    return length
  }

  /// The type that an extension extends; one made for the occasion when nobody declares it.
  private func extendedNominal(_ id: DeclarationID) -> NominalID {
    let declaration = program[id]
    let file = files[Int(declaration.file)]
    let node = file.child(5, declaration.node)
    let type = resolveType(node, in: file)
    if case .nominal(let nominal, _) = alternatives(in: type).first ?? type, !isDeclared(nominal, within: id) {
      return nominal
    }
    if file.kind(node) == .typeIdentifier, let known = foreignTypes[file.name(node)] { return known }
    let nominal = program.addNominal(
      Nominal(name: file.name(node), kind: .missing, declaration: -1, outer: -1))
    if file.kind(node) == .typeIdentifier { foreignTypes[file.name(node)] = nominal }
    return nominal
  }

  /// `extension Logger { struct Logger {} }` is one of another type.
  private func isDeclared(_ nominal: NominalID, within id: DeclarationID) -> Bool {
    var declaration = program.nominals[Int(nominal)].declaration
    while declaration >= 0, declaration != id { declaration = program[declaration].parent }
    return declaration == id
  }
}

/// Types that stand in `#if`, by what names them.
private struct AlternativeTypes {
  struct Key: Hashable {
    var name: GlobalName
    var kind: NodeKind
    var module: Int
    /// The type or extension around; -1: there is none.
    var scope: Int32
  }

  /// `rest`: so many others may be compared with it yet.
  var first: [Key: (id: DeclarationID, place: CompiledWhere, rest: Int)] = [:]
}

/// The members of each extension, which find their owner by way of it.
private struct ExtensionMembers {
  /// By declaration: the first member of an extension, the next one of the same extension; -1: there is none.
  private var first: [DeclarationID]
  private var next: [DeclarationID]

  /// Linear, without hashing.
  init(_ declarations: [Declaration]) {
    first = Array(repeating: -1, count: declarations.count)
    next = first
    for index in declarations.indices.reversed() {
      let parent = declarations[index].parent
      guard parent >= 0, declarations[Int(parent)].kind == .extension else { continue }
      next[index] = first[Int(parent)]
      first[Int(parent)] = DeclarationID(index)
    }
  }

  /// In source order.
  func visit(_ extension: DeclarationID, _ body: (DeclarationID) -> Void) {
    var member = first[Int(`extension`)]
    while member >= 0 {
      body(member)
      member = next[Int(member)]
    }
  }
}
