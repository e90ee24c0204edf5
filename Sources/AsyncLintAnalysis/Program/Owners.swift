import AsyncLintSyntax

extension Analyzer {
  /// Finds the type that each extension extends, and with it the owner of each declaration.
  ///
  /// Extensions come shortest path first, because `extension A.B` may name a type that `extension A` declares.
  func bindOwners() {
    var extensions: [(depth: Int, id: DeclarationID)] = []
    // By index: an iterator would hold the declarations, and the first owner that is set copy them all.
    for index in program.declarations.indices {
      let declaration = program.declarations[index]
      let id = DeclarationID(index)
      switch declaration.kind {
      case .extension:
        let file = files[Int(declaration.file)]
        extensions.append((typePathLength(file.child(5, declaration.node), file), id))
      default:
        guard declaration.parent >= 0 else { continue }
        let parent = program[declaration.parent]
        guard parent.kind == .type else { continue }
        program.setOwner(parent.nominal, of: id)
        if declaration.kind == .type { program.nominals[Int(declaration.nominal)].outer = parent.nominal }
      }
    }
    // Members of extensions find their owner by way of the extension.
    var membersOfExtension: [DeclarationID: [DeclarationID]] = [:]
    for (index, declaration) in program.declarations.enumerated() where declaration.parent >= 0 {
      if program[declaration.parent].kind == .extension {
        membersOfExtension[declaration.parent, default: []].append(DeclarationID(index))
      }
    }
    // Only types are looked for until all owners are known.
    program.sortByName(nameCount: interner.count, onlyTypes: true)
    var depth = 0
    for (pathLength, id) in extensions.sorted(by: { ($0.depth, $0.id) < ($1.depth, $1.id) }) {
      if pathLength > depth, depth > 0 { program.sortByName(nameCount: interner.count, onlyTypes: true) }
      depth = pathLength
      let nominal = extendedNominal(id)
      program.setNominal(nominal, of: id)
      program.nominals[Int(nominal)].extensions.append(id)
      for member in membersOfExtension[id] ?? [] {
        program.setOwner(nominal, of: member)
        if program[member].kind == .type { program.nominals[Int(program[member].nominal)].outer = nominal }
      }
    }
    program.sortByName(nameCount: interner.count, onlyTypes: false)
    // What was answered while the extensions were not yet all known may be wrong.
    supertypesOfNominal.removeAll()
    hierarchies.removeAll()
    resolvedTypeNodes.removeAll()
  }

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
    if case .nominal(let nominal, _) = resolveType(node, in: file) { return nominal }
    if file.kind(node) == .typeIdentifier, let known = foreignTypes[file.name(node)] { return known }
    let nominal = program.addNominal(
      Nominal(name: file.name(node), kind: .missing, declaration: -1, outer: -1))
    if file.kind(node) == .typeIdentifier { foreignTypes[file.name(node)] = nominal }
    return nominal
  }
}
