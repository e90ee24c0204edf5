import AsyncLintCatalogue
import AsyncLintSyntax

extension Analyzer {
  /// The value that a member is called on, as far as it shows.
  enum Subject {
    /// The function's own `self`.
    case selfValue
    case expression(NodeID)
    /// Made by this call.
    case type(SwiftType)
  }

  /// What the function or accessor at a place is called on; nil for what is no member of a value.
  func subject(of site: Site) -> Subject? {
    let file = file(site.place)
    let node = site.place.node
    switch file.kind(node) {
    case .memberExpression:
      let base = file.child(0, node)
      if base == 0 { return nil }
      if case .metatype(let type) = typeOf(base, in: file) {
        return file.name(node) == known.`init` || isTypeName(node, in: file) ? .type(type) : nil
      }
      return subject(base, in: file)
    case .subscriptExpression: return subject(file.child(0, node), in: file)
    case .identifierExpression:
      switch resolve(node, in: file).candidates.first?.target {
      case .declaration(let id) where program[id].kind == .initializer:
        guard case .metatype(let type) = resolve(node, in: file).candidates.first?.base else { return nil }
        return .type(type)
      case .declaration(let id): return program[id].owner >= 0 ? .selfValue : nil
      case .local: return .selfValue
      default: return nil
      }
    default: return nil
    }
  }

  /// `Outer.Inner(…)`
  private func isTypeName(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard case .declaration(let id) = resolve(node, in: file).candidates.first?.target else { return false }
    return program[id].kind == .initializer
  }

  /// A value that is given to a function.
  func subject(_ expression: NodeID, in file: ProgramFile) -> Subject {
    let node = file.unparenthesized(expression)
    let isSelf =
      file.kind(node) == .identifierExpression && (file.name(node) == known.`self` || file.name(node) == known.super)
    return isSelf ? .selfValue : .expression(node)
  }

  /// The narrowest type that a value is known to be of.
  func type(of subject: Subject, at node: NodeID, in file: ProgramFile) -> SwiftType {
    switch subject {
    case .selfValue: return enclosingNominal(of: node, in: file).map { .nominal($0, []) } ?? .unknown
    case .type(let type): return type
    case .expression(let expression):
      let type = unwrapped(typeOf(expression, in: file))
      // `let files: FileSystem = InMemoryFileSystem()`
      guard let value = constant(expression, in: file) else { return type }
      let given = unwrapped(typeOf(value.node, in: value.file))
      guard let narrow = given.nominalID, let wide = type.nominalID, isSubtype(narrow, of: wide) else { return type }
      return given
    }
  }

  /// Whether nothing that a member may be at run time blocks, for values of a type.
  /// Returns the units that this depends on; nil if something blocks, or if it is not known what runs.
  func quietUnits(of member: GivenMember.Member, on type: SwiftType, _ summaries: [Unit: Summary]) -> [Unit]? {
    let all: [Unit]?
    switch member {
    case .symbol(let symbol) where isQuiet(symbol, on: type): return []
    case .symbol(let symbol): all = implementations(of: symbol, on: type)
    case .unit(let unit): all = implementations(of: unit, on: type)
    case .cases: return nil
    }
    guard let all else { return nil }
    let exact = all.map { Unit(kind: .exactBody, place: $0.place) }
    return exact.contains { summaries[$0] != nil } ? nil : exact
  }

  /// What a type of the program declares itself where the catalogue has a requirement.
  private func implementations(of requirement: Int, on type: SwiftType) -> [Unit]? {
    guard let nominal = type.nominalID, isSubtype(nominal, of: external.symbolReceivers[requirement]) else {
      return nil
    }
    let name = interner.intern(external.catalogue.symbols[requirement].baseName)
    for home in hierarchy(of: nominal) where program.nominals[Int(home)].kind != .protocolDeclaration {
      let found = program.members(named: name, of: home).filter { bears(labelsOf: requirement, $0) }
      if !found.isEmpty { return found.map { bodyUnit($0) } }
    }
    return nil
  }

  /// A type outside says by lines of its own which members block.
  func isQuiet(_ requirement: Int, on type: SwiftType) -> Bool {
    guard let nominal = type.nominalID, nominal != external.symbolReceivers[requirement],
      !program.nominals[Int(nominal)].isProject, isSubtype(nominal, of: external.symbolReceivers[requirement])
    else { return false }
    let name = external.catalogue.symbols[requirement].baseName
    return !(external.symbols[interner.intern(name)] ?? []).contains { external.symbolReceivers[$0] == nominal }
  }

  /// What may run when a requirement or overridable member is called on a value of a type that is narrower than the one that declares
  /// it; nil where that is not known.
  func implementations(of unit: Unit, on type: SwiftType) -> [Unit]? {
    guard let owner = ownerOfMember(unit) else { return nil }
    let types = bounds(of: type).compactMap(\.nominalID)
    guard let receiver = types.first(where: { $0 != owner && isSubtype($0, of: owner) }) else { return nil }
    if let answer = implementationsOnType[unit]?[receiver] { return answer }
    let answer = findImplementations(of: unit, on: receiver)
    implementationsOnType[unit, default: [:]][receiver] = .some(answer)
    return answer
  }

  private func findImplementations(of unit: Unit, on receiver: NominalID) -> [Unit]? {
    let isOpen = program.nominals[Int(receiver)].kind == .protocolDeclaration
    let ancestors = hierarchy(of: receiver)
    var below: [Unit] = []
    var inherited: [(distance: Int, unit: Unit)] = []
    var defaults: [Unit] = []
    for implementation in implementationsWithDoubles(of: unit) {
      guard let home = ownerOfMember(implementation) else { return nil }
      let isDefault = program.nominals[Int(home)].kind == .protocolDeclaration
      if home != receiver, isSubtype(home, of: receiver) {
        below.append(implementation)
      } else if let distance = ancestors.firstIndex(of: home) {
        if isDefault { defaults.append(implementation) } else { inherited.append((distance, implementation)) }
      } else if isOpen, !isDefault, ancestorsOfClasses(conformingTo: receiver).contains(home) {
        below.append(implementation)
      }
    }
    let nearest = inherited.map(\.distance).min()
    let found = below + (nearest.map { best in inherited.filter { $0.distance == best }.map(\.unit) } ?? defaults)
    return found.isEmpty || nearest == nil && defaults.isEmpty && !isOpen ? nil : found
  }

  /// Classes, with those above them: what they inherit meets a protocol that the class above need not conform to.
  private func ancestorsOfClasses(conformingTo conformance: NominalID) -> Set<NominalID> {
    if let answer = classesAboveConformers[conformance] { return answer }
    var answer: Set<NominalID> = []
    // Not by `typesConforming`: what classes inherit is known already, and there are few of them.
    for nominal in program.nominals.indices where program.nominals[nominal].kind == .classDeclaration {
      let above = hierarchy(of: NominalID(nominal))
      if above.contains(conformance) { answer.formUnion(above) }
    }
    classesAboveConformers[conformance] = answer
    return answer
  }

  private func ownerOfMember(_ unit: Unit) -> NominalID? {
    guard let member = member(of: unit), program[member.declaration].owner >= 0 else { return nil }
    return program[member.declaration].owner
  }
}
