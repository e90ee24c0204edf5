import AsyncLintSyntax

/// What values are made of, where the code says it: `let files: FileSystem = InMemoryFileSystem()` holds no other file system.
extension Analyzer {
  /// The narrowest type that the value of an expression is known to be of.
  func narrowType(of expression: NodeID, in file: ProgramFile) -> ValueType {
    let type = unwrapped(typeOf(expression, in: file))
    if isOfBranches(expression, in: file) {
      var search = MadeTypeSearch()
      return madeType(of: expression, in: file, depth: 0, &search)?.value ?? ValueType(.unknown)
    }
    guard let wide = type.nominalID, isOpen(wide) else { return ValueType(type) }
    var search = MadeTypeSearch()
    guard let made = madeType(of: expression, in: file, depth: 0, &search), let narrow = made.value.type.nominalID,
      isSubtype(narrow, of: wide)
    else { return ValueType(type) }
    return made.value
  }

  /// `isSimulated ? MemoryStore() : disk`, `store ?? MemoryStore()`: its type is told by one of its parts.
  private func isOfBranches(_ expression: NodeID, in file: ProgramFile) -> Bool {
    let node = file.unparenthesized(expression)
    switch file.kind(node) {
    case .ifExpression, .switchExpression: return true
    case .sequenceExpression:
      return file.children(node).contains { file.kind($0) == .ternaryOperator || file.name($0) == known.nilCoalescing }
    default: return false
    }
  }

  private func isImplicitMember(_ expression: NodeID, in file: ProgramFile) -> Bool {
    let name = file.kind(expression) == .callExpression ? calleeName(of: expression, in: file) : expression
    return file.kind(name) == .memberExpression && file.child(0, name) == 0
  }

  /// There may be narrower ones: of a protocol, of a class that can be inherited from, of what is known by its name only.
  private func isOpen(_ nominal: NominalID) -> Bool {
    let nominal = program.nominals[Int(nominal)]
    return !nominal.isProject || nominal.kind == .protocolDeclaration || nominal.kind == .classDeclaration
  }

  func isProtocol(_ nominal: NominalID) -> Bool {
    program.nominals[Int(nominal)].kind == .protocolDeclaration
  }

  /// Nil when it is not known, or when it may be one of several.
  private func madeType(
    of expression: NodeID, in file: ProgramFile, depth: Int, _ search: inout MadeTypeSearch
  ) -> MadeType? {
    var node = expression
    while [
      .tryExpression, .awaitExpression, .parenthesizedExpression, .optionalChainExpression, .forceUnwrapExpression,
    ].contains(file.kind(node)) { node = file.child(0, node) }
    var value = ValueType(unwrapped(typeOf(node, in: file)))
    var made: MadeType?
    switch file.kind(node) {
    case .callExpression:
      let callee = calleeName(of: node, in: file)
      if file.kind(callee) == .closureExpression {
        return common(returnedValues(of: file.child(4, callee), in: file), in: file, depth: depth, &search)
      }
      let candidates = resolve(callee, in: file).candidates
      guard candidates.count == 1 else { break }
      switch candidates[0].target {
      case .declaration(let id) where program[id].kind == .function:
        made = madeType(of: id, depth: depth, &search)
      case .declaration(let id) where program[id].kind == .initializer:
        value.isExact = names(callee, value.type, in: file)
      case .implicitInitializer: value.isExact = names(callee, value.type, in: file)
      default: break
      }
    case .identifierExpression, .memberExpression:
      let candidates = resolve(node, in: file).candidates
      guard candidates.count == 1 else { break }
      switch candidates[0].target {
      case .local(let local): made = madeType(ofLocal: local, usedAt: node, in: file, depth: depth, &search)
      case .declaration(let id) where program[id].kind == .variable:
        made = madeType(of: id, depth: depth, &search)
      default: break
      }
    case .sequenceExpression:
      let parts = file.children(node)
      if let values = alternatives(Array(parts)[...], in: file) {
        let named = values.filter { !isImplicitMember($0, in: file) }
        if named.isEmpty { return nil }
        made = common(named, in: file, depth: depth, &search)
        // `store ?? .init()`, `worker ?? .shared`, which may be of a class below.
        if named.count < values.count { made?.value.isExact = false }
        return made
      }
      guard parts.count == 2, file.kind(parts[1]) == .castOperator else { return nil }
      made = madeType(of: parts[0], in: file, depth: depth, &search)
    case .subscriptExpression
    where [.identifierExpression, .memberExpression].contains(file.kind(file.child(0, node))): break
    // Of anything else the type is that of a part: of the first branch, or of the first element.
    default: return nil
    }
    guard let nominal = value.type.nominalID, !isProtocol(nominal) else { return made }
    if let known = made?.value.type.nominalID, isSubtype(known, of: nominal) { return made }
    return MadeType(value: value, height: 0)
  }

  /// `Store` in `Store()`: not `Self` or a generic parameter, which make what they stand for.
  private func names(_ callee: NodeID, _ type: SwiftType, in file: ProgramFile) -> Bool {
    type.nominalID.map { program.nominals[Int($0)].name == file.name(callee) } ?? false
  }

  /// The one type that all of these values are made of.
  private func common(
    _ values: [NodeID], in file: ProgramFile, depth: Int, _ search: inout MadeTypeSearch
  ) -> MadeType? {
    var found: MadeType?
    for value in values where file.kind(value) != .nilLiteral {
      guard let made = madeType(of: value, in: file, depth: depth, &search),
        found.map({ $0.value.type.nominalID == made.value.type.nominalID }) ?? true
      else { return nil }
      let isExact = made.value.isExact && found?.value.isExact ?? true
      found = MadeType(
        value: ValueType(made.value.type, isExact: isExact), height: max(found?.height ?? 0, made.height))
    }
    return found
  }

  // MARK: Variables and functions

  /// Of all that a local variable is given.
  private func madeType(
    ofLocal local: NodeID, usedAt node: NodeID, in file: ProgramFile, depth: Int, _ search: inout MadeTypeSearch
  ) -> MadeType? {
    madeType(at: Place(file: file.index, node: local), depth: depth, &search) { search in
      if let value = constant(node, in: file) {
        return madeType(of: value.node, in: value.file, depth: depth + 1, &search)
      }
      guard file.kind(local) == .bindingPattern, case let binding = file.parent(local),
        file.kind(binding) == .patternBinding,
        let written = valuesWritten(toLocal: file.name(local), in: enclosingFunction(of: local, in: file), of: file)
      else { return nil }
      let initial = file.child(2, binding)
      return common(initial == 0 ? written : [initial] + written, in: file, depth: depth + 1, &search)
    }
  }

  /// What a local variable is set to in its function; nil when that is not said everywhere, or takes long to find out.
  private func valuesWritten(toLocal name: GlobalName, in function: NodeID, of file: ProgramFile) -> [NodeID]? {
    var values: [NodeID] = []
    var nodes = file.descendants(of: function, atMost: Self.mostNodesOfFunction)
    while let node = nodes.next() {
      if file.name(node) == name, file.flags(node).contains(.isWritten),
        file.kind(node) == .identifierExpression || file.kind(node) == .memberExpression
      {
        guard file.kind(node) == .identifierExpression, let written = valuesWritten(to: node, in: file) else {
          return nil
        }
        values += written
      }
    }
    return nodes.isCutShort ? nil : values
  }

  /// `value` in `name = value`, or what it may be.
  private func valuesWritten(to node: NodeID, in file: ProgramFile) -> [NodeID]? {
    let assignment = file.parent(node)
    guard file.kind(assignment) == .sequenceExpression, file.child(0, assignment) == node else { return nil }
    return valuesAssigned(by: assignment, in: file)
  }

  /// The same of an assignment; nil for what is none, or does not say it.
  func valuesAssigned(by assignment: NodeID, in file: ProgramFile) -> [NodeID]? {
    let parts = Array(file.children(assignment))
    guard parts.count > 2, file.kind(parts[1]) == .assignmentOperator else { return nil }
    return parts.count == 3 ? [parts[2]] : alternatives(parts[2...], in: file)
  }

  /// `a` and `b` of `condition ? a : b`, and of `a ?? b`; nil for anything else.
  private func alternatives(_ parts: ArraySlice<NodeID>, in file: ProgramFile) -> [NodeID]? {
    var values: [NodeID] = []
    var start = parts.startIndex
    for index in parts.indices where file.kind(parts[index]) == .ternaryOperator {
      values.append(file.child(0, parts[index]))
      start = index + 1
    }
    let rest = parts[start...]
    for (index, part) in rest.enumerated() {
      if index % 2 == 0 {
        values.append(part)
      } else if file.kind(part) != .binaryOperator || file.name(part) != known.nilCoalescing {
        return nil
      }
    }
    return values.count > 1 ? values : nil
  }

  /// Of what a function of the program gives, or a variable holds, whatever is called or asked.
  private func madeType(of id: DeclarationID, depth: Int, _ search: inout MadeTypeSearch) -> MadeType? {
    let home = self.file(of: id)
    return madeType(at: Place(file: home.index, node: program[id].node), depth: depth, &search) { search in
      valuesGiven(by: id, in: home).flatMap { common($0, in: home, depth: depth + 1, &search) }
    }
  }

  /// Looks at a variable or function once.
  private func madeType(
    at place: Place, depth: Int, _ search: inout MadeTypeSearch, _ find: (inout MadeTypeSearch) -> MadeType?
  ) -> MadeType? {
    if let known = madeTypes[place] {
      guard let known, depth + known.height > MadeTypeSearch.mostSteps else { return known }
      search.cut = -1
      return nil
    }
    guard depth < MadeTypeSearch.mostSteps, search.inProgress[place] == nil else {
      search.cut = min(search.cut, search.inProgress[place] ?? -1)
      return nil
    }
    search.inProgress[place] = depth
    let cutBefore = search.cut
    search.cut = .max
    let made = find(&search)?.higher
    // Nothing more can be found with all steps left, or where it led back to itself only.
    let isFinal = made != nil || depth == 0 || search.cut >= depth
    if isFinal { madeTypes[place] = .some(made) }
    search.cut = isFinal ? cutBefore : min(cutBefore, search.cut)
    search.inProgress[place] = nil
    return made
  }

  /// All that it may give; nil when somebody else may decide that.
  func valuesGiven(by id: DeclarationID, in home: ProgramFile) -> [NodeID]? {
    let declaration = program[id]
    let owner = declaration.owner >= 0 ? program.nominals[Int(declaration.owner)].kind : nil
    // Members of a class itself can be overridden too, and those of protocols be met by others.
    let isOverridable =
      declaration.flags.contains(.isStatic) && (owner == .classDeclaration || owner == .protocolDeclaration)
    if declaration.kind == .function {
      let unit = bodyUnit(id)
      guard !isOverridable, implementationsWithDoubles(of: unit) == [unit] else { return nil }
      return returnedValues(of: home.child(5, declaration.node), in: home)
    }
    guard declaration.kind == .variable, home.kind(declaration.statement) == .patternBinding else { return nil }
    let statement = declaration.statement
    let initial = home.child(2, statement)
    if !isStored(statement, home) {
      let getters = home.children(home.child(3, statement)).filter { home.name($0) == known.get }
      guard !isOverridable, getters.count == 1,
        case let unit = Unit(kind: .body, place: Place(file: home.index, node: getters[0])),
        implementationsWithDoubles(of: unit) == [unit]
      else { return nil }
      return returnedValues(of: home.child(2, getters[0]), in: home)
    }
    if declaration.flags.contains(.isLet), initial != 0 { return [initial] }
    // What a wrapper holds others may set, and what is in a struct all of its initializers, which stand anywhere.
    guard !declaration.flags.isDisjoint(with: [.isPrivate, .isFileprivate, .isLet]),
      home.child(0, home.parent(statement)) == 0,
      owner != .structDeclaration || declaration.flags.contains(.isStatic)
    else { return isSharedInside(id) && keepsItsInitialValue(id) ? [initial] : nil }
    return valuesWritten(to: id, in: home).map { initial == 0 ? $0 : [initial] + $0 }
  }

  /// What a private variable or a constant is set to in its file; nil when that is not said everywhere.
  private func valuesWritten(to id: DeclarationID, in home: ProgramFile) -> [NodeID]? {
    let writes = writes(ofName: program[id].name, in: home)
    var values: [NodeID] = []
    for node in (writes.ofDeclarations[id] ?? []) + writes.ofAny where !isInUnusedSetter(node, in: home) {
      guard let written = valuesWritten(to: node, in: home) else { return nil }
      values += written
    }
    return values
  }

  /// Where something of a name is set in a file, or may be by way of a key path. Found once for all declarations of the name.
  private func writes(ofName name: GlobalName, in home: ProgramFile) -> NameWrites {
    let key = Place(file: home.index, node: name)
    if let writes = writesOfName[key] { return writes }
    var written: [NodeID] = []
    for part in nameIndex.parts(using: name, of: home.index) {
      home.visitUses(of: [name], inPart: part, callName: nil) { _, node in
        if home.flags(node).contains(.isWritten) || home.kind(node) == .keyPathComponent { written.append(node) }
      }
    }
    var writes = NameWrites()
    for node in written {
      let candidates = resolve(node, in: home).candidates
      switch candidates.first?.target {
      case .declaration(let id) where candidates.count == 1: writes.ofDeclarations[id, default: []].append(node)
      case .local where candidates.count == 1: break
      default: writes.ofAny.append(node)
      }
    }
    writesOfName[key] = writes
    return writes
  }

  /// What the body of a function, getter or closure gives: all that it returns, or its only expression. None where the body has more than
  /// `most` nodes.
  func returnedValues(of body: NodeID, in file: ProgramFile, atMost most: Int = .max) -> [NodeID] {
    var values: [NodeID] = []
    var nodes = file.descendants(of: body, atMost: most)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .closureExpression, .functionDeclaration, .structDeclaration, .classDeclaration, .enumDeclaration,
        .actorDeclaration:
        nodes.skipChildren()
      case .returnStatement:
        values.append(file.child(0, node))
        nodes.skipChildren()
      default: break
      }
    }
    if nodes.isCutShort { return [] }
    return values.isEmpty && file.childCount(body) == 1 ? [file.child(0, body)] : values
  }
}

/// Where a name is set in a file.
struct NameWrites {
  var ofDeclarations: [DeclarationID: [NodeID]] = [:]
  /// Of whichever declaration.
  var ofAny: [NodeID] = []
}

/// The type that a value is known to be of.
struct ValueType {
  var type: SwiftType
  /// And of none below it.
  var isExact: Bool

  init(_ type: SwiftType, isExact: Bool = false) {
    self.type = type
    self.isExact = isExact
  }
}

/// What a value is made of.
struct MadeType {
  var value: ValueType
  /// Declarations and local variables that were gone through to find it.
  var height: Int

  fileprivate var higher: MadeType { MadeType(value: value, height: height + 1) }
}

private struct MadeTypeSearch {
  /// More declarations are not gone through, so that what is kept of one changes no answer for another.
  static let mostSteps = 8

  /// By variable or function: the step at which it is looked at.
  var inProgress: [Place: Int] = [:]
  /// The first step that the search was led back to, which may find more than was found there; -1: more steps might.
  var cut = Int.max
}
