import AsyncLintCatalogue
import AsyncLintSyntax

extension Analyzer {
  /// The value that a member is called on, as far as it shows.
  enum Subject {
    /// The function's own `self`.
    case selfValue
    case expression(NodeID)
    /// What a call of an initializer makes, or a value of which only the type is known.
    case type(ValueType)
    /// Operands and operators: `store ?? MemoryStore()` behind an assignment.
    case parts([NodeID])
  }

  /// What the function or accessor at a place is called on; nil for what is no member of a value.
  func subject(of site: Site) -> Subject? {
    let file = file(site.place)
    let node = site.place.node
    if let wrapper = wrapperAsked(at: site) { return .type(ValueType(wrapper)) }
    if let value = valueCalled(at: site) {
      guard case .metatype(let made) = typeOf(value, in: file) else { return subject(value, in: file) }
      return .type(ValueType(made, isExact: isName(value, of: made, in: file)))
    }
    switch file.kind(node) {
    case .keyPathComponent:
      guard let base = memberOfKeyPath(at: node, in: file)?.base, case .nominal = base, isConcrete(base) else {
        return nil
      }
      return .type(ValueType(base))
    case .memberExpression:
      let base = file.child(0, node)
      if base == 0 { return nil }
      guard case .metatype(let type) = typeOf(base, in: file) else { return subject(base, in: file) }
      // `Outer.Inner(…)`
      if let made = typeMade(by: node, in: file) { return .type(ValueType(made, isExact: isConcrete(made))) }
      if file.name(node) != known.`init` || !isConcrete(type), isTypeOfSelf(base, in: file) { return .selfValue }
      return .type(ValueType(type, isExact: isName(base, of: type, in: file)))
    case .subscriptExpression: return subject(file.child(0, node), in: file)
    case .forStatement:
      // The steps of what is its own iterator.
      let sequence = file.unparenthesized(file.child(2, node))
      guard let unit = site.unit, let member = member(of: unit),
        let type = unwrapped(typeOf(sequence, in: file)).nominalID,
        isSubtype(type, of: program[member.declaration].owner)
      else { return nil }
      return subject(sequence, in: file)
    case .identifierExpression:
      switch resolve(node, in: file).candidates.first?.target {
      case .declaration(let id) where program[id].kind == .initializer:
        guard case .metatype(let type) = resolve(node, in: file).candidates.first?.base else { return nil }
        if !isConcrete(type), isTypeOfSelf(node, in: file) { return .selfValue }
        return .type(ValueType(type, isExact: file.name(node) != known.selfType && isConcrete(type)))
      case .declaration(let id): return program[id].owner >= 0 ? .selfValue : nil
      case .local: return .selfValue
      default: return nil
      }
    default: return nil
    }
  }

  /// The value that a call asks for its `callAsFunction` without naming that.
  private func valueCalled(at site: Site) -> NodeID? {
    let file = file(site.place)
    guard let unit = site.unit, self.file(unit.place).kind(unit.place.node) == .functionDeclaration,
      self.file(unit.place).name(unit.place.node) == known.callAsFunction
    else { return nil }
    switch file.kind(site.place.node) {
    case .callExpression: return file.unparenthesized(file.child(0, site.place.node))
    case .identifierExpression, .memberExpression:
      return file.name(site.place.node) == known.callAsFunction ? nil : site.place.node
    default: return nil
    }
  }

  /// The type whose name is called.
  private func typeMade(by node: NodeID, in file: ProgramFile) -> SwiftType? {
    guard file.name(node) != known.`init`, let candidate = resolve(node, in: file).candidates.first,
      case .declaration(let id) = candidate.target, program[id].kind == .initializer,
      case .metatype(let type) = candidate.base
    else { return nil }
    return type
  }

  private func isConcrete(_ type: SwiftType) -> Bool {
    guard case .nominal(let nominal, _) = type else { return false }
    return program.nominals[Int(nominal)].kind != .protocolDeclaration
  }

  /// `Self`, `type(of: self)`, and `self` of a static member: whatever class below the one around it that is.
  private func isTypeOfSelf(_ node: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(node) {
    case .identifierExpression: return file.name(node) == known.selfType || file.name(node) == known.`self`
    case .callExpression:
      guard file.childCount(node) == 2, file.name(calleeName(of: node, in: file)) == libraryWords.typeName,
        case .selfValue = subject(file.child(0, file.child(1, node)), in: file)
      else {
        return false
      }
      return true
    default: return false
    }
  }

  /// Whether an expression names a class, and does not stand for any that may be below it, as `Self` and a variable do.
  func isName(_ node: NodeID, of type: SwiftType, in file: ProgramFile) -> Bool {
    guard isConcrete(type) else { return false }
    switch file.kind(node) {
    case .specializationExpression: return isName(file.child(0, node), of: type, in: file)
    case .identifierExpression, .memberExpression:
      // A generic parameter or associated type stands for whatever class is below its bound.
      guard file.name(node) != known.selfType, let candidate = resolve(node, in: file).candidates.first,
        case .type = candidate.target, case .metatype(.nominal) = candidate.base
      else { return false }
      return true
    default: return false
    }
  }

  /// A value that is given to a function.
  func subject(_ expression: NodeID, in file: ProgramFile) -> Subject {
    var node = file.unparenthesized(expression)
    // `accept(&self)`
    if file.kind(node) == .inoutExpression { node = file.unparenthesized(file.child(0, node)) }
    let isSelf =
      file.kind(node) == .identifierExpression && (file.name(node) == known.`self` || file.name(node) == known.super)
    return isSelf ? .selfValue : .expression(node)
  }

  /// The narrowest type that a value is known to be of.
  func type(of subject: Subject, at node: NodeID, in file: ProgramFile) -> ValueType {
    switch subject {
    case .selfValue: return ValueType(enclosingNominal(of: node, in: file).map { .nominal($0, []) } ?? .unknown)
    case .type(let type): return type
    case .expression(let expression): return narrowType(of: expression, in: file)
    case .parts: return ValueType(.unknown)
    }
  }

  /// Whether nothing that a member may be at run time blocks, for values of a type.
  /// Returns the units that this depends on; nil if something blocks, or if it is not known what runs.
  func quietUnits(of member: GivenMember.Member, on type: ValueType, _ summaries: Summaries) -> [Unit]? {
    var answers: [QuietQuestion: Bool] = [:]
    return quietUnits(of: member, on: type, summaries, &answers)
  }

  /// The same of a member that a default implementation calls on `self`, which is of a type that has no implementation of its own.
  func quietUnits(
    of member: GivenMember.Member, inDefaultAround site: Site, _ summaries: Summaries
  ) -> [Unit]? {
    let file = file(site.place)
    let function = file.ancestor(of: site.place.node) { $0 == .functionDeclaration || $0 == .accessor }
    let types = typesTakingDefault(Unit(kind: .body, place: Place(file: file.index, node: function)))
    guard !types.isEmpty, types.count <= Self.mostTypesTakingDefault else { return nil }
    var found: [Unit] = []
    for type in types {
      let exact = ValueType(.nominal(type, []), isExact: true)
      guard let quiet = quietUnits(of: member, on: exact, summaries) else { return nil }
      found += quiet
    }
    return found
  }

  /// Where more types take a default, any member may be called.
  private static let mostTypesTakingDefault = 32

  /// The types for which a requirement is met by this member of an extension of the protocol; none for anything else.
  private func typesTakingDefault(_ unit: Unit) -> [NominalID] {
    if let answer = typesTakingDefaults[unit] { return answer }
    var answer: [NominalID] = []
    if let owner = ownerOfMember(unit), program.nominals[Int(owner)].kind == .protocolDeclaration,
      let requirement = unitsAbove(unit).first, requirement != unit
    {
      for type in typesConforming(to: owner) {
        // A subclass takes what its superclass does, whatever it declares, and a branch of `#if` may leave the own one out.
        let own = implementations(of: requirement, on: ValueType(.nominal(type, []), isExact: true))
        let isCertain =
          own?.allSatisfy { compiledWhere($0.place.node, in: self.file($0.place)).branches.isEmpty } ?? false
        guard isCertain, program.nominals[Int(type)].kind != .classDeclaration || isFinalClass(type) else {
          answer = []
          break
        }
        if own == [unit] { answer.append(type) }
      }
    }
    typesTakingDefaults[unit] = answer
    return answer
  }

  private func isFinalClass(_ type: NominalID) -> Bool {
    let declaration = program.nominals[Int(type)].declaration
    return declaration >= 0 && program[declaration].flags.contains(.isFinal)
  }

  /// `answers`: what is quiet; so is what is being found out, if nothing else says otherwise, for a visitor's methods call each other.
  private func quietUnits(
    of member: GivenMember.Member, on type: ValueType, _ summaries: Summaries, _ answers: inout [QuietQuestion: Bool]
  ) -> [Unit]? {
    let question = QuietQuestion(member: member, type: type.type, isExact: type.isExact)
    if let isQuiet = answers[question] { return isQuiet ? [] : nil }
    // Types that hold each other may go on for ever: `Pair<T>` with a property of type `Pair<Pair<T>>`.
    if answers.count == Self.mostQuietQuestions { return nil }
    answers[question] = true
    let found = findQuietUnits(of: member, on: type, summaries, &answers)
    if found == nil { answers[question] = false }
    return found
  }

  private static let mostQuietQuestions = 64

  private func findQuietUnits(
    of member: GivenMember.Member, on type: ValueType, _ summaries: Summaries, _ answers: inout [QuietQuestion: Bool]
  ) -> [Unit]? {
    let all: [Unit]?
    switch member {
    case .symbol(let symbol) where isQuiet(symbol, on: type.type): return []
    case .symbol(let symbol): all = implementations(of: symbol, on: type.type)
    case .unit(let unit): all = implementations(of: unit, on: type)
    case .cases, .mainQueue: return nil
    }
    guard let all else { return nil }
    var found = all.map(\.exact)
    for exact in found {
      guard let summary = summaries[exact] else { continue }
      guard let quiet = quietUnits(ofSelfIn: summary.guards, exact, type, summaries, &answers) else { return nil }
      found += quiet
    }
    return found
  }

  /// A method blocks where other methods of the same value do, `visit(_:)` by way of `visitImage(_:)`, or those of what the value's type says
  /// that it holds: a `Logged<Logged<MemoryStore>>` by way of what is in the last of them.
  private func quietUnits(
    ofSelfIn guards: Guards, _ method: Unit, _ type: ValueType, _ summaries: Summaries,
    _ answers: inout [QuietQuestion: Bool]
  ) -> [Unit]? {
    let file = file(method.place)
    for given in guards.types where given.allSatisfy({ $0.parameter == GivenMember.selfValue }) {
      let quiet = given.map { given in
        let held =
          given.argument.map { argument($0, of: type.type).map { ValueType(unwrapped($0)) } }
          ?? (given.path.isEmpty ? type : argumentType(at: given.path, of: type.type, in: file))
        return held.flatMap { quietUnits(of: given.member, on: $0, summaries, &answers) }
      }
      if quiet.allSatisfy({ $0 != nil }) { return quiet.flatMap { $0 ?? [] } }
    }
    return nil
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

  /// `class MockFiles: FileManager { override func contents(atPath path: String) -> Data? { nil } }`
  func isOverriddenHere(_ symbol: Int) -> Bool {
    if let answer = symbolsOverridden[symbol] { return answer }
    let receiver = external.symbolReceivers[symbol]
    let answer =
      receiver >= 0
      && (interner.name(external.catalogue.symbols[symbol].baseName).map { program.declarations(named: $0) } ?? [])
        .contains {
          program[$0].flags.contains(.isOverride) && program[$0].owner >= 0
            && isSubtype(program[$0].owner, of: receiver) && bears(labelsOf: symbol, $0)
        }
    symbolsOverridden[symbol] = answer
    return answer
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
  /// it, or on one of exactly its type; nil where that is not known.
  func implementations(of unit: Unit, on type: ValueType) -> [Unit]? {
    guard let owner = ownerOfMember(unit) else { return nil }
    let types = bounds(of: type.type).compactMap(\.nominalID)
    guard let receiver = types.first(where: { (type.isExact || $0 != owner) && isSubtype($0, of: owner) }) else {
      return nil
    }
    if receiver == owner { return [unit] }
    let key = ReceiverType(nominal: receiver, isExact: type.isExact)
    if let answer = implementationsOnType[unit]?[key] { return answer }
    let answer = findImplementations(of: unit, on: receiver, isExact: type.isExact)
    implementationsOnType[unit, default: [:]][key] = .some(answer)
    return answer
  }

  private func findImplementations(of unit: Unit, on receiver: NominalID, isExact: Bool) -> [Unit]? {
    guard let table = implementationTable(of: unit) else { return nil }
    let isOpen = program.nominals[Int(receiver)].kind == .protocolDeclaration
    let ancestors = hierarchy(of: receiver)
    var below = isExact ? [] : table.below[receiver] ?? []
    var nearest: [Int] = []
    var defaults: [(home: NominalID, own: [Int])] = []
    for home in ancestors {
      guard let own = table.declared[home], home == receiver || !isSubtype(home, of: receiver) else { continue }
      if program.nominals[Int(home)].kind == .protocolDeclaration {
        defaults.append((home, own))
      } else if nearest.isEmpty {
        nearest = own
      }
    }
    if isOpen {
      for home in ancestorsOfClasses(conformingTo: receiver) where !isSubtype(home, of: receiver) {
        guard let own = table.declared[home], !ancestors.contains(home) else { continue }
        if program.nominals[Int(home)].kind != .protocolDeclaration { below += own }
      }
    }
    let found = below.sorted() + (nearest.isEmpty ? mostRefined(defaults, in: table) : nearest)
    if found.isEmpty || nearest.isEmpty && defaults.isEmpty && !isOpen { return nil }
    return found.map { table.all[$0] }
  }

  /// The defaults that a type without an implementation of its own may take: that of a protocol takes the place of those of the protocols
  /// that it refines.
  private func mostRefined(_ defaults: [(home: NominalID, own: [Int])], in table: ImplementationTable) -> [Int] {
    if defaults.count <= 1 { return defaults.first?.own ?? [] }
    var refined: Set<NominalID> = []
    for (home, own) in defaults where own.contains(where: { isThereForAll(table.all[$0]) }) {
      refined.formUnion(hierarchy(of: home).filter { $0 != home })
    }
    return defaults.filter { !refined.contains($0.home) }.flatMap(\.own).sorted()
  }

  /// Not in one branch of `#if` only, nor in an extension with a condition.
  private func isThereForAll(_ unit: Unit) -> Bool {
    guard let member = member(of: unit) else { return false }
    return !isInConstrainedExtension(member.declaration)
      && compiledWhere(unit.place.node, in: file(unit.place)).branches.isEmpty
  }

  /// Nil where it is not known which type one of the implementations belongs to.
  private func implementationTable(of unit: Unit) -> ImplementationTable? {
    if let answer = implementationTables[unit] { return answer }
    var table: ImplementationTable? = ImplementationTable(all: implementationsWithDoubles(of: unit))
    for (index, implementation) in (table?.all ?? []).enumerated() {
      guard let home = ownerOfMember(implementation) else {
        table = nil
        break
      }
      table?.declared[home, default: []].append(index)
      for above in hierarchy(of: home) where above != home { table?.below[above, default: []].append(index) }
    }
    implementationTables[unit] = .some(table)
    return table
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

/// Whether a member of values of a type is quiet.
private struct QuietQuestion: Hashable {
  var member: GivenMember.Member
  var type: SwiftType
  var isExact: Bool
}

/// The type of a value that a member is called on.
struct ReceiverType: Hashable {
  var nominal: NominalID
  /// And none below it.
  var isExact: Bool
}

/// The implementations of a requirement or overridable member, looked up by type: to go through all of them for each type took the square
/// of their number.
struct ImplementationTable {
  var all: [Unit]
  /// By the type that declares them: numbers in `all`, ascending.
  var declared: [NominalID: [Int]] = [:]
  /// The same by each type above that one.
  var below: [NominalID: [Int]] = [:]

  init(all: [Unit]) { self.all = all }
}
