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

  /// Those of them that inherit the conformance from no other one. What all these have, all have: a subclass needs no look.
  func outermostTypesConforming(to conformance: NominalID) -> [NominalID] {
    if let answer = outermostConformingTypes[conformance] { return answer }
    let all = typesConforming(to: conformance)
    let set = Set(all)
    let answer = all.filter { type in
      !supertypes(of: type).contains { $0.nominalID.map { $0 != type && set.contains($0) } ?? false }
    }
    outermostConformingTypes[conformance] = answer
    return answer
  }
}

/// Which types name which in their inheritance clauses, by the names alone.
struct InheritingTypes {
  /// By a name in a clause: the declarations and extensions with such a clause.
  private var clauses: [GlobalName: [DeclarationID]] = [:]
  /// By a name in what a protocol says of its types: `protocol P where Self: Q`.
  private var constraints: [GlobalName: [DeclarationID]] = [:]
  /// By a name in what an alias stands for, if that is more than one type: `typealias Both = One & Other`.
  private var compoundAliases: [GlobalName: [GlobalName]] = [:]
  /// By the name of a type that the catalogue says a type outside inherits from.
  private var outside: [GlobalName: [NominalID]] = [:]

  init() {}

  /// What the files say; `addTypesOutside` has to follow. Linear in the length of all clauses. Reads of each file only what nobody changes.
  init(_ files: [ProgramFile]) {
    var pending: [NodeID] = []
    for file in files {
      for entry in file.declarations {
        let node = entry.node
        switch file.kind(node) {
        case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .extensionDeclaration:
          guard file.child(2, node) != 0, let id = file.declarationOfNode[node] else { continue }
          file.visitTypeNames(in: file.child(2, node), &pending) { clauses[$0, default: []].append(id) }
        case .protocolDeclaration:
          guard file.child(2, node) != 0 || file.child(3, node) != 0, let id = file.declarationOfNode[node] else {
            continue
          }
          file.visitTypeNames(in: file.child(2, node), &pending) { clauses[$0, default: []].append(id) }
          for requirement in file.children(file.child(3, node)) {
            file.visitTypeNames(in: file.child(1, requirement), &pending) { constraints[$0, default: []].append(id) }
          }
        case .typealiasDeclaration:
          let target = file.child(2, node)
          guard file.lastTypeName(target) == nil else { continue }
          let alias = file.name(node)
          file.visitTypeNames(in: target, &pending) { compoundAliases[$0, default: []].append(alias) }
        default: continue
        }
      }
    }
  }

  mutating func addTypesOutside(_ program: Program) {
    for (id, nominal) in program.nominals.enumerated() {
      for above in nominal.externalSupertypes {
        outside[program.nominals[Int(above)].name, default: []].append(NominalID(id))
      }
    }
  }

  /// The type, and all that may inherit from it, directly or by way of others.
  func below(_ nominal: NominalID, in program: Program) -> [NominalID] {
    let name = program.nominals[Int(nominal)].name
    // Tables, which hash by one multiplication: thousands of types may be below one.
    var found = AnswerTable<NominalID, Bool>()
    found[nominal] = true
    var seen = AnswerTable<GlobalName, Bool>()
    seen[name] = true
    var pending = [name]
    func visit(_ name: GlobalName) {
      guard seen[name] == nil else { return }
      seen[name] = true
      pending.append(name)
    }
    func add(_ type: NominalID) {
      guard type >= 0, found[type] == nil else { return }
      found[type] = true
      visit(program.nominals[Int(type)].name)
    }
    while let next = pending.popLast() {
      for alias in program.aliasesOfTypeName[next] ?? [] { visit(alias) }
      for alias in compoundAliases[next] ?? [] { visit(alias) }
      for type in outside[next] ?? [] { add(type) }
      for id in clauses[next] ?? [] { add(program[id].nominal) }
      for id in constraints[next] ?? [] { add(program[id].nominal) }
    }
    return found.entries.map(\.key).sorted()
  }
}

extension ProgramFile {
  /// Calls the closure for the last name of a type, or of each one in a clause or composition. What stands in angle brackets is not inherited from:
  /// with it nearly all types of a large program stood below `String`. `pending`: empty, used again for each.
  fileprivate func visitTypeNames(in node: NodeID, _ pending: inout [NodeID], _ body: (GlobalName) -> Void) {
    if node != 0 { pending.append(node) }
    while let node = pending.popLast() {
      if kind(node) == .typeIdentifier || kind(node) == .memberType {
        body(name(node))
        continue
      }
      for child in children(node) where child != 0 { pending.append(child) }
    }
  }
}
