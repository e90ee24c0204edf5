import AsyncLintSyntax

extension Propagation {
  /// Literals call initializers that nothing names: `let path: Path = "x"`, text asks what is put into it for a description, and patterns call
  /// operators. They are looked at only where such code blocks, each once: what else of the program they call waits until that blocks too.
  mutating func literalSites(calling units: [Unit]) -> [Site] {
    let makers = units.flatMap { unit in pool[unit.place.file].literalSearches(unit).map { (unit: unit, search: $0) } }
    if makers.isEmpty { return [] }
    var homes: [LiteralSearch: Set<Int>] = [:]
    for maker in makers { homes[maker.search, default: []].insert(analyzer.file(maker.unit.place).module) }
    var questions: [LiteralQuestion] = []
    let wanted = analyzer.program.modules.indices.map { module in
      Set(homes.filter { $0.value.contains { analyzer.sees($0, from: module) } }.map(\.key))
    }
    for file in analyzer.files where !wanted[file.module].isEmpty {
      let searches = wanted[file.module].subtracting(literals.searches[file.index] ?? [])
      if searches.isEmpty { continue }
      literals.searches[file.index, default: []].formUnion(searches)
      questions.append(LiteralQuestion(file: file.index, searches: searches))
    }
    let found = pool.map(questions, file: \.file) { $0.literals(of: $1.searches, in: $0.files[Int($1.file)]) }
    for (unit, site) in found.joined() { literals.callers[unit, default: []].append(site) }
    return makers.flatMap { literals.callers.removeValue(forKey: $0.unit) ?? [] }
  }
}

/// What has been found out of literals so far.
struct LiteralCalls {
  /// By file: what has been looked for.
  var searches: [Int32: Set<LiteralSearch>] = [:]
  /// By what they call: those whose site nobody has been told of.
  var callers: [Unit: [Site]] = [:]
}

private struct LiteralQuestion {
  var file: Int32
  var searches: Set<LiteralSearch>
}

/// What is looked for of literals or patterns of a kind.
private struct LiteralRoles: OptionSet {
  var rawValue: UInt8

  static var initializer: LiteralRoles { LiteralRoles(rawValue: 1) }
  static var description: LiteralRoles { LiteralRoles(rawValue: 2) }
  static var interpolation: LiteralRoles { LiteralRoles(rawValue: 4) }
  static var hash: LiteralRoles { LiteralRoles(rawValue: 8) }
  static var matching: LiteralRoles { LiteralRoles(rawValue: 16) }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ role: LiteralSearch.Role) {
    self =
      switch role {
      case .initializer: .initializer
      case .description: .description
      case .interpolation: .interpolation
      case .hash: .hash
      case .matching: .matching
      }
  }
}

/// Literals or patterns of a kind, and what they call.
struct LiteralSearch: Hashable {
  enum Role {
    case initializer
    /// The description of what is put into text, or what puts it there.
    case description, interpolation
    /// The `hash(into:)` of the keys of a dictionary, or of the elements of a set.
    case hash
    /// The operator by which a pattern matches.
    case matching
  }

  var kind: NodeKind
  var role = Role.initializer
}

extension Analyzer {
  /// Where a unit is called that nothing names; none for most.
  fileprivate func literalSearches(_ unit: Unit) -> [LiteralSearch] {
    let file = file(unit.place)
    let node = unit.place.node
    guard unit.kind == .body else { return [] }
    switch file.kind(node) {
    case .accessor:
      return isDescription(node, in: file) ? [LiteralSearch(kind: .stringLiteral, role: .description)] : []
    case .functionDeclaration:
      switch file.name(node) {
      case libraryWords.interpolationName:
        return enclosingNominal(of: node, in: file) == nil
          ? [] : [LiteralSearch(kind: .stringLiteral, role: .interpolation)]
      case libraryWords.matching, libraryWords.equal: return [LiteralSearch(kind: .expressionPattern, role: .matching)]
      default:
        let kinds: [NodeKind] = isHash(node, in: file) ? [.dictionaryLiteral, .arrayLiteral] : []
        return kinds.map { LiteralSearch(kind: $0, role: .hash) }
      }
    case .initializerDeclaration:
      guard let id = file.declarationOfNode[node], program[id].owner >= 0, let kind = literalKinds[text(label(of: id))]
      else { return [] }
      return [LiteralSearch(kind: kind)]
    default: return []
    }
  }

  /// What a literal of a type may call: of text with values in it, where the type has an initializer for that, no other one.
  /// Several branches of `#if` may have one each.
  private func initializers(of type: NominalID, calledBy literal: NodeID, in file: ProgramFile) -> [DeclarationID] {
    let kind = file.kind(literal)
    let all = initializersForLiterals(of: type).filter { literalKinds[text(label(of: $0))] == kind }
    let interpolating = all.filter { text(label(of: $0)) == interpolationLabel }
    return file.childCount(literal) > 0 && !interpolating.isEmpty
      ? interpolating : all.filter { !interpolating.contains($0) }
  }

  private func initializersForLiterals(of type: NominalID) -> [DeclarationID] {
    if let answer = literalInitializers[type] { return answer }
    let answer = program.members(named: known.`init`, of: type).filter { literalKinds[text(label(of: $0))] != nil }
    literalInitializers[type] = Array(answer)
    return Array(answer)
  }

  /// The label of an initializer that takes one argument; 0: of any other.
  private func label(of initializer: DeclarationID) -> GlobalName {
    let home = file(of: initializer)
    guard home.kind(program[initializer].node) == .initializerDeclaration else { return 0 }
    let parameters = signature(program[initializer].node, in: home).parameters
    return parameters.count == 1 ? parameters[0].label : 0
  }

  fileprivate func literals(of searches: Set<LiteralSearch>, in file: ProgramFile) -> [(Unit, Site)] {
    // By a table: to hash the kind of every node took 2 % of all instructions (callgrind, 89 MB of packages).
    var roles = [LiteralRoles](repeating: [], count: Int(UInt8.max) + 1)
    for search in searches { roles[Int(search.kind.rawValue)].insert(LiteralRoles(search.role)) }
    var literals: [(node: NodeID, roles: LiteralRoles)] = []
    for part in 0...file.unreadBodies.count {
      file.visitNodes(inPart: part) { kind, _, node in
        let roles = roles[Int(kind.rawValue)]
        if !roles.isEmpty { literals.append((node, roles)) }
      }
    }
    var found: [(Unit, Site)] = []
    for (literal, roles) in literals {
      // Most have nothing in them, and then only an initializer or operator takes them.
      if file.childCount(literal) > 0 {
        if roles.contains(.description) { found += sites(inText: literal, in: file) }
        if roles.contains(.interpolation) { found += sites(ofInterpolations: literal, in: file) }
        if roles.contains(.hash) { found += sites(ofKeys: literal, in: file) }
      }
      if roles.contains(.matching) { found += sites(ofPattern: literal, in: file) }
      if roles.contains(.initializer) { found += sites(ofLiteral: literal, in: file) }
    }
    return found
  }

  private func sites(ofLiteral literal: NodeID, in file: ProgramFile) -> [(Unit, Site)] {
    guard mayBeOfProgram(literal, in: file), case let expected = expectedType(of: literal, in: file),
      let type = (file.kind(literal) == .nilLiteral ? expected : unwrapped(expected)).nominalID
    else { return [] }
    return initializers(of: type, calledBy: literal, in: file).map {
      site(at: literal, range(ofLiteral: literal, in: file), calling: bodyUnit($0), in: file)
    }
  }

  private func site(
    at node: NodeID, _ range: ByteRange, calling unit: Unit, isLikely: Bool = false, in file: ProgramFile
  ) -> (Unit, Site) {
    let unit = Unit(kind: .body, place: unit.place)
    return (
      unit,
      Site(place: Place(file: file.index, node: node), range: range, target: .unit(unit), isLikely: isLikely)
    )
  }

  /// `[key: 1]`, and `[key]` where a set is asked for.
  private func sites(ofKeys literal: NodeID, in file: ProgramFile) -> [(Unit, Site)] {
    if call(ofCallee: literal, in: file) != 0 { return [] }
    let expected = unwrapped(expectedType(of: literal, in: file))
    let type = expected.isUnknown ? typeOf(literal, in: file) : expected
    return hash(ofKeysOf: type, in: file).compactMap { use in
      guard case .unit(let unit) = use.target else { return nil }
      return site(at: literal, range(ofLiteral: literal, in: file), calling: unit, isLikely: use.isLikely, in: file)
    }
  }

  /// `case limit:` calls `~=`, which is `==` for values that can be compared.
  private func sites(ofPattern pattern: NodeID, in file: ProgramFile) -> [(Unit, Site)] {
    let value = file.unparenthesized(file.child(0, pattern))
    guard file.bindings(in: pattern).isEmpty, !isEnumCase(value, in: file),
      case let matched = patternType(pattern, in: file), !matched.isUnknown,
      case let written = typeOf(value, in: file), !written.isUnknown
    else { return [] }
    // A literal becomes what it is compared with.
    let compared = mayBecomeOther(file.kind(value)) ? matched : written
    var found = resolveOperator(libraryWords.matching, operands: [written, matched], in: file).candidates
    if found.isEmpty {
      found = resolveOperator(libraryWords.equal, operands: [compared, matched], in: file).candidates
    }
    guard found.count == 1, case .declaration(let id) = found[0].target else { return [] }
    let range =
      isName(value, in: file) ? file.nameRange(nameNode(of: value, in: file)) : file.range(ofExpression: value)
    return [site(at: value, range, calling: bodyUnit(id), in: file)]
  }

  private func mayBecomeOther(_ kind: NodeKind) -> Bool {
    [.integerLiteral, .floatLiteral, .booleanLiteral, .stringLiteral, .arrayLiteral, .dictionaryLiteral].contains(kind)
  }

  /// `.circle`, `.square(side)`: nothing is compared but the cases.
  private func isEnumCase(_ value: NodeID, in file: ProgramFile) -> Bool {
    guard isName(value, in: file) else { return false }
    return resolve(nameNode(of: value, in: file), in: file).candidates.contains {
      guard case .declaration(let id) = $0.target else { return false }
      return program[id].kind == .enumCase
    }
  }

  private func isName(_ value: NodeID, in file: ProgramFile) -> Bool {
    [.identifierExpression, .memberExpression].contains(file.kind(nameNode(of: value, in: file)))
  }

  private func nameNode(of value: NodeID, in file: ProgramFile) -> NodeID {
    file.kind(value) == .callExpression ? calleeName(of: value, in: file) : value
  }

  /// `"\(file: path)"` calls `appendInterpolation(file:)` of what the text is made of.
  private func sites(ofInterpolations literal: NodeID, in file: ProgramFile) -> [(Unit, Site)] {
    let expected = unwrapped(expectedType(of: literal, in: file)).nominalID
    let isText = expected.map { conforms($0, toAnyOf: libraryWords.textProtocols) } ?? isTextByItself(literal, in: file)
    let type =
      isText
      ? external.types[libraryWords.usualInterpolationName]?.first : expected.flatMap { interpolation(of: $0) }
    guard let type, !program.members(named: libraryWords.interpolationName, of: type).isEmpty else { return [] }
    return file.children(literal).compactMap { part in
      guard file.kind(part) == .interpolation, file.childCount(part) > 0, case let argument = file.child(0, part),
        let (id, isLikely) = appending(part, to: type, in: file)
      else { return nil }
      let range = file.range(ofExpression: file.child(0, argument))
      return site(at: literal, range, calling: bodyUnit(id), isLikely: isLikely, in: file)
    }
  }

  /// Whether nobody asks for another type than text: nothing is known of who logs or shows what it is given.
  private func isTextByItself(_ literal: NodeID, in file: ProgramFile) -> Bool {
    let parent = file.parent(literal)
    switch file.kind(parent) {
    case .patternBinding: return file.child(1, parent) == 0
    case .argument:
      let call = file.parent(parent)
      guard file.kind(call) == .callExpression else { return false }
      return libraryWords.streamWriters.contains(file.name(calleeName(of: call, in: file)))
    default: return true
    }
  }

  /// What a type that text makes is made of: its own `StringInterpolation`, or what its initializer takes.
  private func interpolation(of type: NominalID) -> NominalID? {
    if let own = nestedType(libraryWords.interpolationTypeName, in: .nominal(type, [])).nominalID { return own }
    return program.members(named: known.`init`, of: type).lazy.compactMap { id -> NominalID? in
      guard self.text(self.label(of: id)) == interpolationLabel, case let home = self.file(of: id) else { return nil }
      return self.signature(self.program[id].node, in: home).parameters.first.flatMap {
        self.resolveType($0.typeNode, in: home).nominalID
      }
    }.first
  }

  /// The function of the program that an interpolation calls. Values without a label the library takes too: there the type has to fit.
  private func appending(
    _ part: NodeID, to type: NominalID, in file: ProgramFile
  ) -> (DeclarationID, isLikely: Bool)? {
    let shape = CallShape(part, in: file)
    let base = SwiftType.nominal(type, [])
    let found = choose(memberCandidates(libraryWords.interpolationName, in: base, from: file), shape, in: file)
    guard case .declaration(let id)? = found.candidates.first?.target else { return nil }
    if !program.nominals[Int(type)].isProject, shape.arguments.allSatisfy({ $0.label == 0 }) {
      let home = self.file(of: id)
      guard let parameter = signature(program[id].node, in: home).parameters.first, let given = shape.arguments.first,
        case let type = typeOf(given.expression, in: file), case let taken = resolveType(parameter.typeNode, in: home),
        // What takes no optional gives it to that of the library.
        type.nominalID != external.optional || taken.nominalID == external.optional,
        compatibility(of: type, with: taken) == .fits
      else { return nil }
    }
    return (id, found.candidates.count > 1)
  }

  /// `"\(key)"`
  private func sites(inText literal: NodeID, in file: ProgramFile) -> [(Unit, Site)] {
    if let expected = unwrapped(expectedType(of: literal, in: file)).nominalID, expected != external.string {
      return []
    }
    // The program's own `appendInterpolation` may take the value.
    if program.declarations(named: libraryWords.interpolationName).contains(where: {
      program[$0].owner >= 0 && !program[$0].flags.contains(.isStatic)
    }) {
      return []
    }
    return file.children(literal).flatMap { part -> [(Unit, Site)] in
      guard file.kind(part) == .interpolation, file.childCount(part) == 1, case let argument = file.child(0, part),
        file.name(argument) == 0, case let value = file.child(0, argument)
      else { return [] }
      return description(libraryWords.descriptionName, ofValue: value, in: file).compactMap { use in
        guard case .unit(let unit) = use.target else { return nil }
        return site(at: literal, file.range(ofExpression: value), calling: unit, isLikely: use.isLikely, in: file)
      }
    }
  }

  /// The name that a finding stands at: of what text asks a value for, that of the value, which may hold the thread itself.
  func placeOfName(of site: Site) -> Place {
    let file = file(site.place)
    if file.kind(file.parent(site.place.node)) == .expressionPattern {
      return Place(file: file.index, node: nameNode(of: site.place.node, in: file))
    }
    guard file.kind(site.place.node) == .stringLiteral else { return site.place }
    for part in file.children(site.place.node) where file.kind(part) == .interpolation && file.childCount(part) > 0 {
      let part = file.child(0, file.child(0, part))
      guard file.range(ofExpression: part) == site.range else { continue }
      let value = file.unparenthesized(part)
      return Place(
        file: file.index, node: file.kind(value) == .callExpression ? calleeName(of: value, in: file) : value)
    }
    return site.place
  }

  /// Not where an overload may take the literal for what it is by itself, or an operator.
  private func mayBeOfProgram(_ literal: NodeID, in file: ProgramFile) -> Bool {
    let parent = file.parent(literal)
    switch file.kind(parent) {
    case .argument:
      guard case let call = file.parent(parent), file.kind(call) == .callExpression else { return true }
      return candidates(taking: parent, of: call, in: file).count == 1
    case .sequenceExpression:
      return file.children(parent).allSatisfy {
        file.kind($0) != .binaryOperator || harmlessOperators.contains(text(file.name($0)))
      }
    default: return true
    }
  }

  /// A list's bracket, like that of a subscript.
  private func range(ofLiteral literal: NodeID, in file: ProgramFile) -> ByteRange {
    let start = file.offset(literal)
    switch file.kind(literal) {
    case .arrayLiteral, .dictionaryLiteral: return ByteRange(start: start, end: start + 1)
    default: return ByteRange(start: start, end: file.end(literal))
    }
  }
}

private let interpolationLabel = "stringInterpolation"

private let literalKinds: [String: NodeKind] = [
  "stringLiteral": .stringLiteral, interpolationLabel: .stringLiteral, "integerLiteral": .integerLiteral,
  "floatLiteral": .floatLiteral, "booleanLiteral": .booleanLiteral, "nilLiteral": .nilLiteral,
  "arrayLiteral": .arrayLiteral, "dictionaryLiteral": .dictionaryLiteral,
]

private let harmlessOperators: Set<String> = ["==", "!=", "??"]
