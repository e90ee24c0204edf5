import AsyncLintSyntax

/// Under which names a unit may be used.
enum UsedNames {
  case these(Set<GlobalName>)
  /// Under those that make a value of a type, and these.
  case ofType(NominalID, others: Set<GlobalName> = [])
  /// As a subscript, and as a member of any name.
  case allMembers
}

/// The names under which units may be used.
struct UnitNames {
  let analyzer: Analyzer
  private let pool: AnalyzerPool?
  /// Direct subtypes among the program's classes and protocols. Made when an initializer of one of them blocks.
  private var subtypes: [NominalID: [NominalID]]?
  /// Generic parameters and associated types by the last names of what they have to be. Made then too.
  private var parametersBound: [GlobalName: Set<GlobalName>]?
  /// Of the types that were asked for, and of those below them, without the types that conform to them.
  private var namesOfType: [NominalID: Set<GlobalName>] = [:]
  private var namesOfAskedType: [NominalID: Set<GlobalName>] = [:]
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
    case .stored: return .these([file.name(analyzer.nameHolding(node, in: file))])
    case .lazyValue: return .these(Set(file.bindings(in: file.child(0, node)).map { file.name($0) }))
    case .initialValue: return analyzer.enclosingNominal(of: node, in: file).map { .ofType($0) } ?? .these([])
    case .defaultArgument: return ofBody(file.parent(file.parent(node)), in: file)
    }
  }

  private mutating func ofBody(_ node: NodeID, in file: ProgramFile) -> UsedNames {
    let known = analyzer.known
    switch file.kind(node) {
    case .functionDeclaration:
      let name = file.name(node)
      if analyzer.isIterationStep(node, in: file) { return .these(analyzer.namesOfIteration(name)) }
      if analyzer.isStreamWrite(node, in: file) { return .these(analyzer.libraryWords.streamWriters.union([name])) }
      if let names = analyzer.namesAsking(node, in: file) { return .these(names.union(namesOfOperators(name))) }
      if analyzer.isStarted(node, in: file) { return .these([name, analyzer.libraryWords.startName]) }
      guard analyzer.libraryWords.builderFunctions.contains(name),
        let owner = analyzer.enclosingNominal(of: node, in: file)
      else {
        return .these(namesOfOperators(name))
      }
      return .these(aliases(of: owner).union([name]))
    case .initializerDeclaration:
      guard let id = file.declarationOfNode[node], analyzer.program[id].owner >= 0 else { return .these([]) }
      let isCoding = analyzer.isCalledByCoders(node, in: file)
      return .ofType(analyzer.program[id].owner, others: isCoding ? [analyzer.libraryWords.decodeName] : [])
    case .subscriptDeclaration: return .these([known.subscript])
    case .enumCaseElement: return .these([file.name(node)])
    case .bindingPattern: return .these([file.name(node)])
    case .patternBinding: return .these([file.name(file.child(0, node))])
    case .accessor:
      let property = file.parent(file.parent(node))
      if file.kind(property) == .subscriptDeclaration {
        if analyzer.takesEnclosingInstance(property, in: file),
          let owner = analyzer.enclosingNominal(of: property, in: file)
        {
          return .these(Set(aliases(of: owner).flatMap { propertiesWrapped(by: $0) }).union([known.subscript]))
        }
        if analyzer.takesMemberNames(property, in: file) { return .allMembers }
        guard analyzer.isElementSubscript(property, in: file) else { return .these([known.subscript]) }
        return .these(analyzer.namesOfIteration(known.subscript).union(analyzer.libraryWords.elementProperties))
      }
      guard let binding = file.bindings(in: file.child(0, property)).first else { return .these([]) }
      let name = file.name(binding)
      if let names = analyzer.namesAsking(node, in: file) { return .these(names.union([name])) }
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

  /// With those that mean the opposite of it.
  private func namesOfOperators(_ name: GlobalName) -> Set<GlobalName> {
    var names: Set<GlobalName> = [name]
    for (derived, defining) in analyzer.libraryWords.definingOperators where defining == name { names.insert(derived) }
    return names
  }

  /// The names that make a value of a type: its own, its aliases', its subtypes', those of generic parameters that have to be it (`T()`),
  /// `init` and `Self`. Only those that are used: many initializers of a protocol would ask for the names of all protocols below it.
  mutating func ofType(_ nominal: NominalID) -> Set<GlobalName> {
    if let names = namesOfAskedType[nominal] { return names }
    var pending = [nominal]
    var seen: Set<NominalID> = []
    while namesOfType[nominal] == nil, let next = pending.last {
      let below = subtypes(of: next)
      if seen.insert(next).inserted {
        pending.append(contentsOf: below.filter { namesOfType[$0] == nil && !seen.contains($0) })
        continue
      }
      pending.removeLast()
      if namesOfType[next] == nil { namesOfType[next] = names(of: next, below: below) }
    }
    let names = (namesOfType[nominal] ?? []).union(namesOfConformingTypes(nominal))
    namesOfAskedType[nominal] = names
    return names
  }

  private mutating func names(of nominal: NominalID, below subtypes: [NominalID]) -> Set<GlobalName> {
    // Most share what one subtype has.
    var names = subtypes.first.flatMap { namesOfType[$0] } ?? [analyzer.known.`init`, analyzer.known.selfType]
    for subtype in subtypes.dropFirst() { names.formUnion(namesOfType[subtype] ?? []) }
    // A type outside has initializers that matter here only where the program adds some.
    let kind = analyzer.program.nominals[Int(nominal)].kind
    let isOpen = kind == .missing ? hasAddedInitializers(nominal) : canBeBound(kind)
    for name in aliases(of: nominal) {
      if !analyzer.nameIndex.isUnused(name) { names.insert(name) }
      guard isOpen else { continue }
      for parameter in parameters(boundBy: name) where !analyzer.nameIndex.isUnused(parameter) {
        names.insert(parameter)
      }
    }
    return names
  }

  /// What a protocol's extension adds makes values of all types that conform to it. Only of a type that is asked for, not of those below it:
  /// to ask all of them took a quarter of the time of an analysis of 174 MB.
  private func namesOfConformingTypes(_ nominal: NominalID) -> Set<GlobalName> {
    let kind = analyzer.program.nominals[Int(nominal)].kind
    guard kind == .protocolDeclaration || kind == .missing && hasAddedInitializers(nominal) else { return [] }
    var names: Set<GlobalName> = []
    for type in analyzer.typesConforming(to: nominal) where type != nominal {
      for name in aliases(of: type) where !analyzer.nameIndex.isUnused(name) { names.insert(name) }
    }
    return names
  }

  /// The names of a type, as an attribute may write it.
  private func aliases(of nominal: NominalID) -> Set<GlobalName> {
    var names: Set<GlobalName> = []
    addWithAliases(analyzer.program.nominals[Int(nominal)].name, to: &names)
    return names
  }

  private func hasAddedInitializers(_ nominal: NominalID) -> Bool {
    analyzer.hierarchy(of: nominal).contains {
      !analyzer.program.members(named: analyzer.known.`init`, of: $0).isEmpty
    }
  }

  private func canBeBound(_ kind: NodeKind) -> Bool {
    kind == .classDeclaration || kind == .protocolDeclaration || kind == .missing
  }

  /// `L` and `Next` of `<L: Load>`, `where L.Next: Load`, `associatedtype Next: Load`.
  private mutating func parameters(boundBy name: GlobalName) -> Set<GlobalName> {
    if let parametersBound { return parametersBound[name] ?? [] }
    var found: [GlobalName: Set<GlobalName>] = [:]
    for file in analyzer.files {
      for node in file.boundNodes {
        switch file.kind(node) {
        case .genericParameter: add(file.name(node), boundBy: file.child(0, node), in: file, to: &found)
        case .conformanceRequirement:
          guard let subject = file.lastTypeName(file.child(0, node)) else { continue }
          add(subject, boundBy: file.child(1, node), in: file, to: &found)
        default:
          for type in file.children(file.child(1, node)) { add(file.name(node), boundBy: type, in: file, to: &found) }
        }
      }
    }
    parametersBound = found
    return found[name] ?? []
  }

  private func add(
    _ parameter: GlobalName, boundBy type: NodeID, in file: ProgramFile,
    to found: inout [GlobalName: Set<GlobalName>]
  ) {
    let types = file.kind(type) == .compositionType ? Array(file.children(type)) : [type]
    for type in types {
      if let name = file.lastTypeName(type) { found[name, default: []].insert(parameter) }
    }
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
    guard canBeBound(kind) else { return [] }
    if let subtypes { return subtypes[nominal] ?? [] }
    var found: [NominalID: [NominalID]] = [:]
    func add(_ types: [SwiftType], above id: NominalID) {
      for type in types {
        if let above = type.nominalID { found[above, default: []].append(id) }
      }
    }
    let nominals = analyzer.program.nominals
    let own = nominals.indices.map { NominalID($0) }.filter {
      nominals[Int($0)].declaration >= 0 && canBeBound(nominals[Int($0)].kind)
    }
    let file = { (id: NominalID) in analyzer.program[nominals[Int(id)].declaration].file }
    let supertypes = pool?.map(own, file: file) { $0.supertypes(of: $1) } ?? own.map { analyzer.supertypes(of: $0) }
    for (id, types) in zip(own, supertypes) { add(types, above: id) }
    for id in nominals.indices where nominals[id].declaration < 0 {
      add(analyzer.supertypes(of: NominalID(id)), above: NominalID(id))
    }
    subtypes = found
    return found[nominal] ?? []
  }

  private mutating func propertiesWrapped(by name: GlobalName) -> [GlobalName] {
    if let wrappedProperties { return wrappedProperties[name] ?? [] }
    var found: [GlobalName: [GlobalName]] = [:]
    for file in analyzer.files {
      for entry in file.declarations where file.kind(entry.node) == .variableDeclaration {
        let attributes = file.children(file.child(0, entry.node))
        if attributes.isEmpty { continue }
        for binding in file.children(entry.node).dropFirst() {
          file.visitBindings(in: file.child(0, binding)) { name in
            for attribute in attributes where attribute != 0 {
              found[file.name(attribute), default: []].append(file.name(name))
            }
          }
        }
      }
    }
    wrappedProperties = found
    return found[name] ?? []
  }
}
