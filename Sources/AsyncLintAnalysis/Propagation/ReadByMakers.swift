import AsyncLintSyntax

/// Lazy properties that are read while nobody else has the value yet: by all initializers of their type, or by all who call these. Later
/// uses find what they made.
extension Propagation {
  /// Without uses that only find what is there, wherever they stand but in who makes the values.
  mutating func withoutUsesOfMade(_ sites: [Site], calling units: [Unit]) -> [Site] {
    let lazy = Set(units.filter { $0.kind == .lazyValue && !analyzer.runsOnce($0) })
    if lazy.isEmpty { return sites }
    var uses: [Unit: [Place]] = [:]
    for site in sites {
      if let unit = site.unit, lazy.contains(unit) { uses[unit, default: []].append(site.place) }
    }
    var makers: [Unit: Set<Place>] = [:]
    for (unit, uses) in uses where uses.count > 1 { makers[unit] = self.makers(of: unit, readAt: Set(uses)) }
    if makers.isEmpty { return sites }
    return sites.filter { site in
      site.unit.flatMap { makers[$0] }.map { pool[site.place.file].stands(site.place, inAnyOf: $0) } ?? true
    }
  }

  /// The bodies that make values of the property's type; nil where somebody may get one whose property nobody has read.
  private mutating func makers(of unit: Unit, readAt reads: Set<Place>) -> Set<Place>? {
    let home = analyzer.file(unit.place)
    guard let property = home.declarationOfNode[home.child(0, unit.place.node)],
      case let type = analyzer.program[property].owner, type >= 0
    else { return nil }
    if let initializers = pool[home.index].initializers(of: type, reading: reads) { return initializers }
    // Who searches for all that make values has seen one that reads the property.
    let isRead = reads.sorted { ($0.file, $0.node) < ($1.file, $1.node) }.contains {
      pool[$0.file].isReadByMaker($0, of: type)
    }
    guard isRead, var pending = constructions(of: type) else { return nil }
    var makers: Set<Place> = []
    var functions: Set<Place> = []
    while let made = pending.popLast() {
      let analyzer = pool[made.callee.file]
      let file = analyzer.file(made.callee)
      makers.insert(Place(file: file.index, node: analyzer.enclosingBody(of: made.callee.node, in: file)))
      switch analyzer.fate(of: made, reads) {
      case .readFirst, .kept: break
      case .givenAway: return nil
      case .returned(let function, let element):
        guard functions.insert(function).inserted else { break }
        guard functions.count <= Self.mostFunctions, let calls = calls(of: function) else { return nil }
        pending += calls.map { MadeValue(callee: $0, element: element) }
      }
    }
    return makers
  }

  /// Functions that hand a new value on; uses of names that may make one.
  private static let mostFunctions = 8
  private static let mostUses = 20_000

  /// All that make values of a type; nil where that is not known.
  private mutating func constructions(of type: NominalID) -> [MadeValue]? {
    let places = pool.uses(ofCalled: Array(names.ofType(type)))
    guard places.count <= Self.mostUses else { return nil }
    let initializers = analyzer.typesConforming(to: type).flatMap { type in
      analyzer.program.members(named: analyzer.known.`init`, of: type).filter {
        analyzer.program[$0].kind == .initializer
      }
    }
    let filters = initializers.map {
      UseFilter(analyzer.bodyUnit($0), analyzer).looking(for: analyzer.known.`init`, analyzer)
    }
    let answers = pool.map(places, file: \.file) { $0.isConstruction(at: $1, of: type, filters) }
    if answers.contains(where: { $0 == nil }) { return nil }
    return zip(places, answers).filter { $0.1 == true }.map { MadeValue(callee: $0.0) }
  }

  /// All calls of a function; nil where others may call it.
  private func calls(of function: Place) -> [Place]? {
    let home = analyzer.file(function)
    let unit = Unit(kind: .body, place: function)
    guard let id = home.declarationOfNode[function.node], case let owner = pool[home.index],
      owner.implementationsWithDoubles(of: unit) == [unit], owner.unitsAbove(unit).isEmpty
    else { return nil }
    let places = pool.uses(ofCalled: [home.name(function.node)])
    guard places.count <= Self.mostUses else { return nil }
    let answers = pool.map(places, file: \.file) { $0.isCall(at: $1, of: id) }
    if answers.contains(where: { $0 == nil }) { return nil }
    return zip(places, answers).filter { $0.1 == true }.map(\.0)
  }
}

/// A value where it is made, or where a function gives it that has made it.
struct MadeValue {
  /// The name that is called.
  var callee: Place
  /// Which element of a tuple it is.
  var element: Int?
}

/// What becomes of a value where it is made.
enum FateOfMade {
  /// The property is read before anybody else gets the value.
  case readFirst
  /// Nobody else gets it.
  case kept
  case returned(by: Place, element: Int?)
  case givenAway
}

extension Analyzer {
  /// More nodes of a function are not looked through for what it does with a value.
  private static let mostNodesOfMaker = 4_000

  /// Whether a place stands in one of these bodies.
  fileprivate func stands(_ place: Place, inAnyOf bodies: Set<Place>) -> Bool {
    let file = file(place)
    var node = place.node
    while node != 0 {
      if bodies.contains(Place(file: place.file, node: node)) { return true }
      node = file.outward(node)
    }
    return false
  }

  // MARK: Initializers

  /// The initializers of a type, if each of them reads a property of `self`, or calls another one of the type.
  fileprivate func initializers(of type: NominalID, reading reads: Set<Place>) -> Set<Place>? {
    let all = program.members(named: known.`init`, of: type).filter { program[$0].kind == .initializer }
    let designated = all.filter { !delegates($0) && !endsProgram($0) }
    guard !designated.isEmpty, designated.allSatisfy({ surelyReads($0, reads) }) else { return nil }
    return Set(all.map { bodyUnit($0).place })
  }

  private func surelyReads(_ initializer: DeclarationID, _ reads: Set<Place>) -> Bool {
    let file = self.file(of: initializer)
    var nodes = file.descendants(of: file.child(5, program[initializer].node), atMost: Self.mostNodesOfMaker)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .functionDeclaration, .closureExpression: nodes.skipChildren()
      // An initializer that fails gives no value.
      case .returnStatement: if file.kind(file.child(0, node)) != .nilLiteral { return false }
      case .identifierExpression, .memberExpression:
        guard reads.contains(Place(file: file.index, node: node)), isOfSelf(node, in: file),
          let block = block(surelyReaching: node, in: file), file.parent(block) == program[initializer].node
        else { break }
        return true
      default: break
      }
    }
    return false
  }

  private func isOfSelf(_ node: NodeID, in file: ProgramFile) -> Bool {
    if file.kind(node) == .identifierExpression { return true }
    if case .selfValue = subject(file.child(0, node), in: file) { return true }
    return false
  }

  /// `required init?(coder: NSCoder) { fatalError() }`
  private func endsProgram(_ initializer: DeclarationID) -> Bool {
    let file = self.file(of: initializer)
    let body = file.child(5, program[initializer].node)
    return file.childCount(body) == 1 && file.kind(file.child(0, body)) == .callExpression
      && !reachesEnd(body, in: file)
  }

  // MARK: Makers

  /// Whether a call makes a value of a type; nil if it may.
  fileprivate func isConstruction(at place: Place, of type: NominalID, _ filters: [UseFilter]) -> Bool? {
    let file = file(place)
    let node = place.node
    guard file.kind(node) == .identifierExpression || file.kind(node) == .memberExpression else { return false }
    let isInit = file.name(node) == known.`init`
    if isInit {
      let base = file.child(0, node)
      // What an initializer calls makes no other value.
      let isOfSelf =
        file.kind(base) == .identifierExpression && (file.name(base) == known.`self` || file.name(base) == known.super)
      if isOfSelf || !filters.isEmpty && !filters.contains(where: { $0.admits(node, in: file, self) }) { return false }
    } else if call(ofCallee: node, in: file) == 0 {
      return false
    }
    let candidates = resolve(node, in: file).candidates
    let made = candidates.filter { makes($0, type) }
    if made.isEmpty { return isInit && candidates.isEmpty ? nil : false }
    return made.count == candidates.count && call(ofCallee: node, in: file) != 0 ? true : nil
  }

  private func makes(_ candidate: Resolution.Candidate, _ type: NominalID) -> Bool {
    switch candidate.target {
    case .implicitInitializer(let nominal): return isSubtype(nominal, of: type)
    case .declaration(let id) where program[id].kind == .initializer:
      if case .metatype(.nominal(let nominal, _)) = candidate.base { return isSubtype(nominal, of: type) }
      return program[id].owner >= 0 && isSubtype(program[id].owner, of: type)
    default: return false
    }
  }

  /// Whether a name is called and is this function; nil if it may be, or is handed on.
  fileprivate func isCall(at place: Place, of function: DeclarationID) -> Bool? {
    let file = file(place)
    let candidates = resolve(place.node, in: file).candidates
    let meant = candidates.filter { if case .declaration(function) = $0.target { true } else { false } }
    if meant.isEmpty { return false }
    return meant.count == candidates.count && call(ofCallee: place.node, in: file) != 0 ? true : nil
  }

  /// `core.registry` in a body that has made `core`.
  fileprivate func isReadByMaker(_ read: Place, of type: NominalID) -> Bool {
    let file = file(read)
    guard file.kind(read.node) == .memberExpression, case let object = file.child(0, read.node),
      file.kind(object) == .identifierExpression,
      case .local(let local)? = resolve(object, in: file).candidates.first?.target
    else { return false }
    var values = [file.child(2, file.parent(local))]
    values += variableUses(file.name(local), in: enclosingFunction(of: local, in: file), of: file).assignments
      .compactMap {
        $0.count == 3 ? $0[2] : nil
      }
    return values.contains { value in
      var value = value
      while Self.wrappersOfMade.contains(file.kind(value)) { value = file.child(0, value) }
      return file.kind(value) == .callExpression
        && isConstruction(
          at: Place(file: file.index, node: calleeName(of: value, in: file)), of: type, []) == true
    }
  }

  private static let wrappersOfMade: Set<NodeKind> = [
    .tryExpression, .awaitExpression, .parenthesizedExpression, .forceUnwrapExpression,
  ]

  /// What becomes of a value behind the call that makes it.
  fileprivate func fate(of made: MadeValue, _ reads: Set<Place>) -> FateOfMade {
    let file = file(made.callee)
    var node = call(ofCallee: made.callee.node, in: file)
    var element = made.element
    while true {
      let parent = file.parent(node)
      switch file.kind(parent) {
      case let kind where Self.wrappersOfMade.contains(kind): node = parent
      case .argument where file.kind(file.parent(parent)) == .tupleExpression && element == nil:
        node = file.parent(parent)
        element = file.children(node).enumerated().first { $0.element == parent }?.offset
      case .returnStatement: return fateOfReturned(at: parent, element, in: file)
      case .block where file.childCount(parent) > 1: return .kept
      case .block: return fateOfReturned(at: node, element, in: file)
      case .patternBinding, .optionalBinding:
        guard file.child(2, parent) == node else { return .givenAway }
        return fate(ofVariable: file.child(0, parent), element, madeAt: node, reads, in: file)
      case .sequenceExpression:
        let parts = Array(file.children(parent))
        guard parts.count == 3, parts[2] == node, file.kind(parts[1]) == .assignmentOperator, element == nil,
          file.kind(parts[0]) == .identifierExpression,
          case .local(let local)? = resolve(parts[0], in: file).candidates.first?.target
        else { return file.kind(file.child(0, parent)) == .discardExpression ? .kept : .givenAway }
        return fate(ofVariable: local, nil, madeAt: node, reads, in: file)
      default: return .givenAway
      }
    }
  }

  private func fateOfReturned(at node: NodeID, _ element: Int?, in file: ProgramFile) -> FateOfMade {
    let function = enclosingFunction(of: node, in: file)
    guard file.kind(function) == .functionDeclaration else { return .givenAway }
    return .returned(by: Place(file: file.index, node: function), element: element)
  }

  /// Of the variable that a pattern puts the value into.
  private func fate(
    ofVariable pattern: NodeID, _ element: Int?, madeAt made: NodeID, _ reads: Set<Place>, in file: ProgramFile
  ) -> FateOfMade {
    var variable = pattern
    if let element {
      guard file.kind(pattern) == .tuplePattern, element < file.childCount(pattern) else { return .givenAway }
      variable = file.child(element, pattern)
    }
    switch file.kind(variable) {
    case .wildcardPattern: return .kept
    case .bindingPattern where !file.flags(file.parent(variable)).contains(.isLazy): break
    default: return .givenAway
    }
    guard let mentions = mentions(of: variable, in: file) else { return .givenAway }
    var firstGift: NodeID?
    for mention in mentions where file.offset(mention) > file.offset(made) {
      var value = mention
      while [.optionalChainExpression, .forceUnwrapExpression].contains(file.kind(file.parent(value))) {
        value = file.parent(value)
      }
      let member = file.parent(value)
      if file.kind(member) == .memberExpression, file.child(0, member) == value {
        if reads.contains(Place(file: file.index, node: member)), firstGift == nil,
          let block = block(surelyReaching: member, in: file),
          (file.offset(block)..<file.end(block)).contains(file.offset(made))
        {
          return .readFirst
        }
      } else {
        firstGift = firstGift ?? value
      }
    }
    guard let gift = firstGift else { return .kept }
    let parent = file.parent(gift)
    let isOnly = mentions.last == gift || mentions.last.map { file.parent($0) == gift } ?? false
    guard isOnly, file.kind(parent) == .returnStatement else { return .givenAway }
    return fateOfReturned(at: parent, nil, in: file)
  }

  /// All names of a local variable, in source order; nil where it takes long to find them.
  private func mentions(of variable: NodeID, in file: ProgramFile) -> [NodeID]? {
    var found: [NodeID] = []
    var nodes = file.descendants(of: enclosingFunction(of: variable, in: file), atMost: Self.mostNodesOfMaker)
    while let node = nodes.next() {
      guard file.kind(node) == .identifierExpression, file.name(node) == file.name(variable),
        case .local(variable)? = resolve(node, in: file).candidates.first?.target
      else { continue }
      // `core = try await Core()`
      let parent = file.parent(node)
      let isSet =
        file.kind(parent) == .sequenceExpression && file.child(0, parent) == node
        && file.kind(file.child(1, parent)) == .assignmentOperator
      if !isSet { found.append(node) }
    }
    return nodes.isCutShort ? nil : found.sorted { file.offset($0) < file.offset($1) }
  }
}
