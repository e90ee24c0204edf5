import AsyncLintSyntax

/// Under which names a unit may be used.
enum UsedNames {
  case these(Set<GlobalName>)
  /// As a subscript, and as a member of any name.
  case allMembers
}

/// The names under which units may be used.
struct UnitNames {
  let analyzer: Analyzer
  private let pool: AnalyzerPool?
  /// Direct subtypes among the program's types. Made when an initializer or member of a class blocks.
  private var subtypes: [NominalID: [NominalID]]?
  /// Names of properties by the last name of an attribute on them.
  private var wrappedProperties: [GlobalName: [GlobalName]]?

  /// `pool`: of this analyzer, when no `map` of it is under way.
  init(_ analyzer: Analyzer, pool: AnalyzerPool? = nil) {
    self.analyzer = analyzer
    self.pool = pool
  }

  mutating func of(_ unit: Unit) -> UsedNames {
    let file = analyzer.file(unit.place)
    let node = unit.place.node
    switch unit.kind {
    case .body, .exactBody: return ofBody(node, in: file)
    case .stored: return .these([file.name(node)])
    case .lazyValue: return .these(Set(file.bindings(in: file.child(0, node)).map { file.name($0) }))
    case .initialValue: return .these(analyzer.enclosingNominal(of: node, in: file).map { ofType($0) } ?? [])
    case .defaultArgument: return ofBody(file.parent(file.parent(node)), in: file)
    }
  }

  private mutating func ofBody(_ node: NodeID, in file: ProgramFile) -> UsedNames {
    let known = analyzer.known
    switch file.kind(node) {
    case .functionDeclaration:
      let name = file.name(node)
      if analyzer.isIterationStep(node, in: file) { return .these(analyzer.namesOfIteration(name)) }
      guard analyzer.libraryWords.builderFunctions.contains(name),
        let owner = analyzer.enclosingNominal(of: node, in: file)
      else {
        return .these(Set(analyzer.libraryWords.definingOperators.filter { $0.value == name }.keys).union([name]))
      }
      return .these(aliases(of: owner).union([name]))
    case .initializerDeclaration:
      guard let id = file.declarationOfNode[node], analyzer.program[id].owner >= 0 else { return .these([]) }
      return .these(ofType(analyzer.program[id].owner))
    case .subscriptDeclaration: return .these([known.subscript])
    case .accessor:
      let property = file.parent(file.parent(node))
      if file.kind(property) == .subscriptDeclaration {
        if analyzer.takesEnclosingInstance(property, in: file),
          let owner = analyzer.enclosingNominal(of: property, in: file)
        {
          return .these(Set(aliases(of: owner).flatMap { propertiesWrapped(by: $0) }).union([known.subscript]))
        }
        return analyzer.takesMemberNames(property, in: file) ? .allMembers : .these([known.subscript])
      }
      guard let binding = file.bindings(in: file.child(0, property)).first else { return .these([]) }
      let name = file.name(binding)
      guard name == known.wrappedValue || name == known.projectedValue,
        let owner = analyzer.enclosingNominal(of: binding, in: file)
      else { return .these([name]) }
      // Local variables are found by their attributes.
      let attributes = aliases(of: owner)
      let properties = attributes.flatMap { propertiesWrapped(by: $0) }
      return .these(
        attributes.union([name]).union(
          name == known.wrappedValue
            ? properties : properties.compactMap { analyzer.interner.name("$" + analyzer.text($0)) }))
    default: return .these([])
    }
  }

  /// The names that make a value of a type: its own, its aliases', its subclasses', `init` and `Self`.
  mutating func ofType(_ nominal: NominalID) -> Set<GlobalName> {
    let known = analyzer.known
    var names: Set<GlobalName> = [known.`init`, known.selfType]
    var pending = [nominal]
    var seen: Set<NominalID> = [nominal]
    while let next = pending.popLast() {
      addWithAliases(analyzer.program.nominals[Int(next)].name, to: &names)
      for subtype in subtypes(of: next) where seen.insert(subtype).inserted { pending.append(subtype) }
    }
    return names
  }

  /// The names of a type, as an attribute may write it.
  private func aliases(of nominal: NominalID) -> Set<GlobalName> {
    var names: Set<GlobalName> = []
    addWithAliases(analyzer.program.nominals[Int(nominal)].name, to: &names)
    return names
  }

  private func addWithAliases(_ name: GlobalName, to names: inout Set<GlobalName>) {
    var pending = [name]
    while let next = pending.popLast() {
      guard names.insert(next).inserted else { continue }
      pending.append(contentsOf: analyzer.program.aliasesOfTypeName[next] ?? [])
    }
  }

  private mutating func subtypes(of nominal: NominalID) -> [NominalID] {
    let kind = analyzer.program.nominals[Int(nominal)].kind
    guard kind == .classDeclaration || kind == .missing || kind == .protocolDeclaration else { return [] }
    if let subtypes { return subtypes[nominal] ?? [] }
    var found: [NominalID: [NominalID]] = [:]
    let classes = analyzer.program.nominals.indices.map { NominalID($0) }.filter {
      analyzer.program.nominals[Int($0)].kind == .classDeclaration
    }
    let file = { (id: NominalID) in analyzer.program[analyzer.program.nominals[Int(id)].declaration].file }
    let supertypes = pool?.map(classes, file: file) { $0.supertypes(of: $1) }
    for (id, types) in zip(classes, supertypes ?? classes.map { analyzer.supertypes(of: $0) }) {
      for type in types {
        if let above = type.nominalID { found[above, default: []].append(id) }
      }
    }
    subtypes = found
    return found[nominal] ?? []
  }

  private mutating func propertiesWrapped(by name: GlobalName) -> [GlobalName] {
    if let wrappedProperties { return wrappedProperties[name] ?? [] }
    var found: [GlobalName: [GlobalName]] = [:]
    for declaration in analyzer.program.declarations where declaration.kind == .variable {
      let file = analyzer.files[Int(declaration.file)]
      let variable = file.parent(declaration.statement)
      for attribute in file.children(file.child(0, variable)) where attribute != 0 {
        found[file.name(attribute), default: []].append(declaration.name)
      }
    }
    wrappedProperties = found
    return found[name] ?? []
  }
}
