import AsyncLintSyntax

extension Analyzer {
  /// Types of the program that are no protocols, in the order of their numbers.
  ///
  /// Only what may stand below the protocol by the names in its clauses is asked for all that it inherits: to ask all types of a
  /// program took a tenth of the time of its analysis.
  func typesConforming(to conformance: NominalID) -> [NominalID] {
    if let answer = conformingTypes[conformance] { return answer }
    let answer = inheritingTypes.below(conformance, in: program).filter {
      program.nominals[Int($0)].kind != .protocolDeclaration && isSubtype($0, of: conformance)
    }
    conformingTypes[conformance] = answer
    return answer
  }
}

/// Which types name which in their inheritance clauses, by the names alone.
struct InheritingTypes {
  /// By a name in a clause, or of a type that the catalogue says a type outside inherits from.
  private var types: [GlobalName: [NominalID]] = [:]
  /// By a name in what an alias stands for, if that is more than one type: `typealias Both = One & Other`.
  private var compoundAliases: [GlobalName: [GlobalName]] = [:]

  /// Linear in the length of all clauses.
  init(_ program: Program) {
    for (id, nominal) in program.nominals.enumerated() {
      for above in nominal.externalSupertypes {
        types[program.nominals[Int(above)].name, default: []].append(NominalID(id))
      }
      for declaration in (nominal.declaration >= 0 ? [nominal.declaration] : []) + nominal.extensions {
        let file = program.file(of: declaration)
        let node = program[declaration].node
        file.visitTypeNames(in: file.child(2, node)) { types[$0, default: []].append(NominalID(id)) }
        // `protocol P where Self: Q`
        guard nominal.kind == .protocolDeclaration else { continue }
        file.visitTypeNames(in: file.child(3, node)) { types[$0, default: []].append(NominalID(id)) }
      }
    }
    for declaration in program.declarations where declaration.kind == .typeAlias {
      let file = program.files[Int(declaration.file)]
      let target = file.child(2, declaration.node)
      guard file.lastTypeName(target) == nil else { continue }
      file.visitTypeNames(in: target) { compoundAliases[$0, default: []].append(declaration.name) }
    }
  }

  /// The type, and all that may inherit from it, directly or by way of others.
  func below(_ nominal: NominalID, in program: Program) -> [NominalID] {
    let name = program.nominals[Int(nominal)].name
    var found: Set<NominalID> = [nominal]
    var seen: Set<GlobalName> = [name]
    var pending = [name]
    while let next = pending.popLast() {
      let aliases = (program.aliasesOfTypeName[next] ?? []) + (compoundAliases[next] ?? [])
      pending += aliases.filter { seen.insert($0).inserted }
      for type in types[next] ?? [] where found.insert(type).inserted {
        let name = program.nominals[Int(type)].name
        if seen.insert(name).inserted { pending.append(name) }
      }
    }
    return found.sorted()
  }
}

extension ProgramFile {
  /// Calls the closure for each name in a type, or in a clause of types.
  fileprivate func visitTypeNames(in node: NodeID, _ body: (GlobalName) -> Void) {
    var pending = node == 0 ? [] : [node]
    while let node = pending.popLast() {
      if kind(node) == .typeIdentifier || kind(node) == .memberType { body(name(node)) }
      for child in children(node) where child != 0 { pending.append(child) }
    }
  }
}
