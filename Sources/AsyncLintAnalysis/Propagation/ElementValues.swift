import AsyncLintSyntax

extension GivenMember {
  /// In a path, where a stored property would stand: any element of the list before it.
  static let anyElement = DeclarationID.max
}

/// Elements of lists that functions are given: `func run(_ steps: [Step]) { for step in steps { step.run() } }`.
extension Analyzer {
  /// One step back from a variable that goes through a list: the list, of which it is an element.
  func list(of value: GivenValue, goneThroughBy node: NodeID) -> GivenValue? {
    let file = value.file
    guard value.path.count < GivenMember.longestPath, let passing = passing(node, in: file) else { return nil }
    var next = value
    if next.path.isEmpty { next.written = (node, file) }
    next.isOfAnother = true
    if !passing.isOptional { next.path.insert(GivenMember.anyElement, at: 0) }
    next.node = passing.list == 0 ? node : passing.list
    next.subject = passing.list == 0 ? .selfValue : subject(passing.list, in: file)
    return next
  }

  /// What gives a variable one value after another: a list, 0 for `self`, or an optional, which gives the one it has.
  func passing(_ node: NodeID, in file: ProgramFile) -> (list: NodeID, isOptional: Bool)? {
    guard file.kind(node) == .identifierExpression else { return nil }
    if file.name(node) == libraryWords.firstAnonymous {
      var closure = file.outward(node)
      while closure != 0, file.kind(closure) != .closureExpression || file.child(2, closure) != 0 {
        closure = file.outward(closure)
      }
      return closure == 0 || asksFor(libraryWords.secondAnonymous, closure, in: file)
        ? nil : passing(toClosure: closure, in: file)
    }
    guard case .local(let local)? = resolve(node, in: file).candidates.first?.target else { return nil }
    let parent = file.parent(local)
    switch file.kind(local) {
    case .bindingPattern where file.kind(parent) == .forStatement && file.child(0, parent) == local:
      return file.flags(parent).contains(.isAwait) || isVariable(local, in: file) ? nil : (file.child(2, parent), false)
    case .parameter where file.kind(file.parent(parent)) == .closureExpression && file.childCount(parent) == 1:
      return passing(toClosure: file.parent(parent), in: file)
    default: return nil
    }
  }

  /// `steps.forEach { … }`, and `forEach { … }` in an extension of lists.
  private func passing(toClosure closure: NodeID, in file: ProgramFile) -> (list: NodeID, isOptional: Bool)? {
    let argument = file.parent(closure)
    let call = file.parent(argument)
    guard file.kind(argument) == .argument, file.kind(call) == .callExpression, file.childCount(call) == 2,
      case let callee = calleeName(of: call, in: file), libraryWords.iteratingMethods.contains(file.name(callee)),
      resolve(callee, in: file).candidates.allSatisfy({ !isProject($0) })
    else { return nil }
    switch file.kind(callee) {
    case .identifierExpression: return (0, false)
    case .memberExpression where file.child(0, callee) != 0:
      return (file.child(0, callee), isMethodOfOptional(callee, in: file))
    default: return nil
    }
  }

  /// Whether a variable holds the list that it was made with: others may get new elements.
  func holdsSameElements(_ node: NodeID, in file: ProgramFile) -> Bool {
    switch resolve(node, in: file).candidates.first?.target {
    case .declaration(let id): program[id].flags.contains(.isLet)
    case .local(let local): file.kind(local) == .parameter || !isVariable(local, in: file)
    default: false
    }
  }

  /// The list that a value is an element of, where that is written out.
  private func writtenList(of value: GivenValue) -> NodeID? {
    guard value.path.first == GivenMember.anyElement, case .expression(let list) = value.subject,
      case let list = value.file.unparenthesized(list), value.file.kind(list) == .arrayLiteral
    else { return nil }
    return list
  }

  /// All that a value may be that is an element of a list that is written out.
  func elements(writtenFor value: GivenValue) -> [GivenValue]? {
    guard let list = writtenList(of: value), value.file.childCount(list) <= Self.mostWrittenElements else { return nil }
    return value.file.children(list).map { element in
      let start = GivenValue(
        subject: subject(element, in: value.file), node: element, file: value.file, path: Array(value.path.dropFirst()))
      return followed(start, depth: 1)
    }
  }

  /// Of longer lists any element may be anything.
  private static let mostWrittenElements = 16

  /// Whether the code says what is in a list: of `[first] + others` and `lists.flatMap { $0 }` more may be in it than its first part tells.
  func saysElements(_ list: NodeID, in file: ProgramFile) -> Bool {
    let list = file.unparenthesized(list)
    let name = file.kind(list) == .callExpression ? calleeName(of: list, in: file) : list
    switch resolve(name, in: file).candidates.first?.target {
    case .declaration(let id) where program[id].kind == .variable: return saysElements(property: id)
    case .declaration(let id) where program[id].kind == .function:
      // Of a generic one the call says what it gives: `joined([first], others)`.
      let home = self.file(of: id)
      let given = resolveType(signature(program[id].node, in: home).resultNode, in: home)
      return unwrapped(elementType(of: unwrapped(given), in: home)).nominalID != nil
    case .declaration: return true
    case .local(let local):
      return file.kind(local) == .parameter
        || file.kind(file.parent(local)) == .patternBinding && file.child(1, file.parent(local)) != 0
    default: return false
    }
  }

  func saysElements(property: DeclarationID) -> Bool {
    file(of: property).child(1, program[property].statement) != 0 || isComputed(property)
  }

  /// The one type that all elements are of.
  func typeOfElements(_ value: GivenValue) -> ValueType? {
    guard value.path.first == GivenMember.anyElement else { return nil }
    if writtenList(of: value) == nil { return argumentType(of: value) }
    let types = (elements(writtenFor: value) ?? []).map { type(of: $0) }
    guard let first = types.first, let first, types.allSatisfy({ $0?.type == first.type }) else { return nil }
    return ValueType(first.type, isExact: types.allSatisfy { $0?.isExact ?? false })
  }
}
