import AsyncLintSyntax

extension Analyzer {
  /// The type of a variable, parameter or capture, by the node that declares its name.
  func localType(_ node: NodeID, in file: ProgramFile) -> SwiftType {
    switch file.kind(node) {
    case .parameter: return parameterType(node, in: file)
    case .capture: return typeOf(file.child(0, node), in: file)
    default: return patternType(node, in: file)
    }
  }

  private func parameterType(_ node: NodeID, in file: ProgramFile) -> SwiftType {
    let written = file.child(1, node)
    if written != 0 {
      let type = resolveType(written, in: file)
      if file.flags(node).contains(.isVariadic) { return .nominal(external.array, [type]) }
      if file.flags(node).contains(.isAutoclosure), case .function = type { return type }
      return type
    }
    let clause = file.parent(node)
    let owner = file.parent(clause)
    switch file.kind(owner) {
    case .closureExpression:
      guard let index = file.children(clause).firstIndex(of: node) else { return .unknown }
      return closureParameter(index - file.children(clause).startIndex, of: owner, in: file)
    case .accessor: return .unknown
    default:
      // `set(newValue)` and `didSet(oldValue)` have the property's type.
      if file.kind(clause) == .accessor { return propertyType(ofAccessor: clause, in: file) }
      return .unknown
    }
  }

  /// `newValue` in `set` and `willSet`, `oldValue` in `didSet`, where no other name is written.
  func implicitAccessorValue(_ name: GlobalName, at node: NodeID, in file: ProgramFile) -> SwiftType {
    guard name == known.newValue || name == known.oldValue,
      case let accessor = file.ancestor(of: node, where: { $0 == .accessor }), accessor != 0
    else { return .unknown }
    let keyword = file.name(accessor)
    let isImplicit = name == known.newValue ? keyword == known.set || keyword == known.willSet : keyword == known.didSet
    return isImplicit ? propertyType(ofAccessor: accessor, in: file) : .unknown
  }

  private func propertyType(ofAccessor accessor: NodeID, in file: ProgramFile) -> SwiftType {
    let owner = file.parent(file.parent(accessor))
    switch file.kind(owner) {
    case .patternBinding: return patternType(file.child(0, owner), in: file)
    case .subscriptDeclaration: return resolveType(file.child(3, owner), in: file)
    default: return .unknown
    }
  }

  /// `$0`: a parameter of the innermost closure without written parameters.
  func anonymousParameter(_ index: Int, at node: NodeID, in file: ProgramFile) -> SwiftType {
    var current = file.outward(node)
    while current != 0 {
      if file.kind(current) == .closureExpression, file.child(2, current) == 0 {
        return anonymousParameter(index, of: current, in: file)
      }
      current = file.outward(current)
    }
    return .unknown
  }

  /// A tuple is taken apart by a closure that also asks for `$1`.
  private func anonymousParameter(_ index: Int, of closure: NodeID, in file: ProgramFile) -> SwiftType {
    let type = closureParameter(0, of: closure, in: file)
    if case .tuple(let elements) = type, elements.indices.contains(index),
      index > 0 || asksFor(libraryWords.secondAnonymous, closure, in: file)
    {
      return elements[index].type
    }
    return index == 0 ? type : closureParameter(index, of: closure, in: file)
  }

  /// `$0`, `$1`
  func asksFor(_ anonymous: GlobalName, _ closure: NodeID, in file: ProgramFile) -> Bool {
    var nodes = file.descendants(of: file.child(4, closure))
    while let node = nodes.next() {
      switch file.kind(node) {
      case .closureExpression: nodes.skipChildren()
      case .identifierExpression where file.name(node) == anonymous: return true
      default: break
      }
    }
    return false
  }

  private func closureParameter(_ index: Int, of closure: NodeID, in file: ProgramFile) -> SwiftType {
    guard let function = expectedType(of: closure, in: file).functionType(optional: external.optional) else {
      return .unknown
    }
    if function.parameters.count == 1, case .tuple(let elements) = function.parameters[0] {
      let written = file.children(file.child(2, closure)).count
      if written == elements.count, written > 1 { return elements[index].type }
    }
    return function.parameters.indices.contains(index) ? function.parameters[index] : .unknown
  }

  /// The type that a pattern, or a name in one, matches.
  func patternType(_ pattern: NodeID, in file: ProgramFile) -> SwiftType {
    guard depth < Self.maximumDepth else {
      openQuestions.cut()
      return .unknown
    }
    depth += 1
    defer { depth -= 1 }
    let parent = file.parent(pattern)
    func position() -> Int {
      file.children(parent).firstIndex(of: pattern).map { $0 - file.children(parent).startIndex } ?? 0
    }
    switch file.kind(parent) {
    case .patternBinding:
      let written = file.child(1, parent)
      let value = file.child(2, parent)
      if written != 0 { return completed(resolveType(written, in: file), by: value, in: file) }
      return value != 0 ? typeOf(value, in: file) : wrappedType(of: parent, in: file)
    case .tuplePattern:
      // `for (name) in names`
      if file.childCount(parent) == 1 { return patternType(parent, in: file) }
      if case .tuple(let elements) = patternType(parent, in: file), elements.indices.contains(position()) {
        return elements[position()].type
      }
      return .unknown
    case .optionalPattern: return unwrapped(patternType(parent, in: file))
    case .asPattern: return resolveType(file.child(1, parent), in: file)
    case .expressionPattern: return patternType(parent, in: file)
    case .argument: return argumentPatternType(parent, in: file)
    case .optionalBinding:
      let written = file.child(1, parent)
      if written != 0 { return resolveType(written, in: file) }
      return unwrapped(typeOf(file.child(2, parent), in: file))
    case .patternCondition: return typeOf(file.child(2, parent), in: file)
    case .forStatement:
      let written = file.child(1, parent)
      if written != 0 { return resolveType(written, in: file) }
      let sequence = file.child(2, parent)
      let type = typeOf(sequence, in: file)
      // `for value in repeat each values`
      let isPack = file.kind(sequence) == .keywordExpression && file.name(sequence) == libraryWords.repeatName
      return isPack ? type : elementType(of: type, in: file)
    case .caseItem:
      let owner = file.parent(file.parent(parent))
      if file.kind(file.parent(parent)) == .caseLabel {
        let subjectOwner =
          file.kind(file.parent(owner)) == .conditionalBranch ? file.parent(file.parent(owner)) : file.parent(owner)
        return typeOf(file.child(0, subjectOwner), in: file)
      }
      let clause = file.parent(parent)
      return file.kind(clause) == .catchClause ? typeOrAnyError(by: clause, in: file) : .unknown
    default: return .unknown
    }
  }

  /// `let names: Set = [first]`, `let box: Box = .init(first)`: the generic arguments that a written type leaves out are those of the value.
  func completed(_ type: SwiftType, by value: NodeID, in file: ProgramFile) -> SwiftType {
    guard value != 0, case .nominal(let nominal, let arguments) = type, arguments.isEmpty else { return type }
    switch nominal {
    case external.array, external.dictionary, external.set, external.optional: break
    default:
      let declaration = program.nominals[Int(nominal)].declaration
      guard declaration >= 0, self.file(of: declaration).child(1, program[declaration].node) != 0 else { return type }
    }
    let given = typeOf(value, in: file)
    guard case .nominal(let other, let parts) = given else { return type }
    if other == nominal { return given }
    if nominal == external.optional { return optional(given) }
    return file.kind(value) == .arrayLiteral && parts.count == 1 && nominal == external.set
      ? .nominal(nominal, parts) : type
  }

  /// The payload of an enum case or element of a tuple that a pattern takes apart.
  private func argumentPatternType(_ argument: NodeID, in file: ProgramFile) -> SwiftType {
    let container = file.parent(argument)
    let start = file.kind(container) == .callExpression ? 1 : 0
    let all = file.children(container).dropFirst(start)
    let index = all.firstIndex(of: argument).map { $0 - all.startIndex } ?? 0
    let matched = patternType(container, in: file)
    guard file.kind(container) == .callExpression else {
      if case .tuple(let elements) = matched, elements.indices.contains(index) { return elements[index].type }
      return .unknown
    }
    let callee = calleeName(of: container, in: file)
    let name = file.name(callee)
    var plain = unwrapped(matched)
    if name == known.some { return plain }
    // `catch LoadError.missing(let file)`: what is caught may be anything, but the pattern says what it matches.
    if file.kind(callee) == .memberExpression, file.child(0, callee) != 0,
      case .metatype(let written) = typeOf(file.child(0, callee), in: file), written.nominalID != plain.nominalID
    {
      plain = written
    }
    guard case .nominal(let nominal, let arguments) = plain else { return .unknown }
    if nominal == external.result {
      let position = name == known.successCase ? 0 : 1
      return arguments.indices.contains(position) ? arguments[position] : .unknown
    }
    for id in program.members(named: name, of: nominal) where program[id].kind == .enumCase {
      let home = files[Int(program[id].file)]
      let parameters = signature(program[id].node, in: home).parameters
      if parameters.count > 1, all.count == 1 {
        return .tuple(
          parameters.map {
            SwiftType.TupleElement(label: $0.label, type: resolveType($0.typeNode, in: home))
          })
      }
      guard parameters.indices.contains(index) else { return .unknown }
      return substitute(resolveType(parameters[index].typeNode, in: home), nominal, arguments)
    }
    return .unknown
  }
}
