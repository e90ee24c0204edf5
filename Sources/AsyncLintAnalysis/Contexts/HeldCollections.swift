import AsyncLintSyntax

/// Closures and functions in a list or dictionary: held by its variable, run by whom an element of it is called by.
extension Analyzer {
  enum CollectionStep {
    /// What becomes of the closures shows further out.
    case within(NodeID)
    case ends(ClosureFate)
  }

  /// What becomes of the closures in a literal, or in a collection that is named here.
  func step(ofCollection node: NodeID, in file: ProgramFile) -> CollectionStep {
    let parent = file.parent(node)
    switch file.kind(parent) {
    case .arrayLiteral, .dictionaryLiteral:
      if file.kind(file.parent(parent)) == .forStatement { return .within(parent) }
      let holder =
        holder(ofCollection: parent, in: file) ?? property(takingCollection: parent, in: file)
        ?? collection(assigned: parent, in: file)
      return .ends(holder.map { .stored($0) } ?? .later)
    case .optionalChainExpression, .forceUnwrapExpression: return .within(parent)
    case .subscriptExpression where file.child(0, parent) == node: return .within(parent)
    case .memberExpression where file.child(0, parent) == node:
      // `first` and not `first(where:)`.
      if libraryWords.elementProperties.contains(file.name(parent)), file.kind(file.parent(parent)) != .callExpression {
        return .within(parent)
      }
      if name(running: node, in: file) != nil { return .ends(.inline) }
      return .ends(fateOfElements(iteratedBy: parent, in: file))
    case .optionalBinding where file.child(2, parent) == node: return .ends(stored(in: file.child(0, parent), in: file))
    case .forStatement where file.child(2, parent) == node:
      let pattern = file.child(0, parent)
      // `for (name, handler) in handlers`
      return .ends(
        stored(in: file.kind(pattern) == .tuplePattern ? file.children(pattern).last ?? 0 : pattern, in: file))
    default: return .ends(.later)
    }
  }

  /// `load as () -> Void`
  func isCast(_ sequence: NodeID, in file: ProgramFile) -> Bool {
    file.childCount(sequence) == 2 && file.kind(file.child(1, sequence)) == .castOperator
  }

  private func stored(in pattern: NodeID, in file: ProgramFile) -> ClosureFate {
    let names = file.bindings(in: pattern)
    return names.count == 1 ? .stored(Place(file: file.index, node: names[0])) : .later
  }

  /// `steps.forEach { $0() }`, `steps.forEach { step in step() }`
  private func fateOfElements(iteratedBy member: NodeID, in file: ProgramFile) -> ClosureFate {
    let call = call(ofCallee: member, in: file)
    guard call != 0, file.childCount(call) == 2, libraryWords.iteratingMethods.contains(file.name(member)),
      case let closure = file.child(0, file.child(1, call)), file.kind(closure) == .closureExpression,
      fate(of: closure, in: file) == .inline
    else { return .later }
    if let parameter = file.children(file.child(2, closure)).last {
      return .stored(Place(file: file.index, node: parameter))
    }
    let isCalled = uses(of: [libraryWords.firstAnonymous], in: file.child(4, closure), of: file).contains {
      self.call(ofCallee: $0, in: file) != 0
    }
    return isCalled ? .inline : .later
  }

  /// The variable that a literal is the value of.
  func holder(ofCollection literal: NodeID, in file: ProgramFile) -> Place? {
    let binding = file.parent(literal)
    guard file.kind(literal) == .arrayLiteral || file.kind(literal) == .dictionaryLiteral,
      file.kind(binding) == .patternBinding, file.child(2, binding) == literal,
      case let names = file.bindings(in: file.child(0, binding)), names.count == 1
    else { return nil }
    return Place(file: file.index, node: names[0])
  }

  /// `Pipeline(steps: [load, { … }])`: the property that an initializer puts a literal into.
  private func property(takingCollection literal: NodeID, in file: ProgramFile) -> Place? {
    let argument = file.parent(literal)
    guard file.kind(argument) == .argument, file.kind(file.parent(argument)) == .callExpression,
      case .stored(let holder) = fate(ofArgument: argument, literal, false, in: file),
      self.file(holder).declarationOfNode[holder.node] != nil
    else { return nil }
    return holder
  }

  /// `steps = [load, { … }]`, `steps += [load]`
  private func collection(assigned literal: NodeID, in file: ProgramFile) -> Place? {
    let sequence = file.parent(literal)
    guard file.kind(sequence) == .sequenceExpression, file.childCount(sequence) == 3,
      file.child(2, sequence) == literal, case let assignment = file.child(1, sequence),
      file.kind(assignment) == .assignmentOperator || file.name(assignment) == libraryWords.addingToName
    else { return nil }
    return collection(of: file.child(0, sequence), in: file)
  }

  /// `table[name] = { … }`, `table[name, default: []].append { … }`: the list or dictionary that holds the closure then. A variable of a
  /// function, or a property.
  func collection(of node: NodeID, in file: ProgramFile) -> Place? {
    var node = file.unparenthesized(node)
    while [.subscriptExpression, .optionalChainExpression, .forceUnwrapExpression].contains(file.kind(node)) {
      node = file.child(0, node)
    }
    guard file.kind(node) == .identifierExpression || file.kind(node) == .memberExpression,
      holdsFunctions(typeOf(node, in: file))
    else { return nil }
    if case .local(let variable) = resolve(node, in: file).candidates.first?.target {
      return Place(file: file.index, node: variable)
    }
    return propertyHere(node, in: file) ?? propertyElsewhere(node, in: file)
  }

  /// `hooks.append { … }`
  func collection(takingArgumentOf callee: NodeID, in file: ProgramFile) -> Place? {
    guard file.kind(callee) == .memberExpression, libraryWords.elementMethods.contains(file.name(callee)) else {
      return nil
    }
    return collection(of: file.child(0, callee), in: file)
  }

  /// A list, dictionary or set of functions, or of lists of them.
  func holdsFunctions(_ type: SwiftType) -> Bool {
    var type = unwrapped(type)
    for _ in 0..<4 {
      guard case .nominal(let nominal, let arguments) = type, let last = arguments.last,
        [external.array, external.dictionary, external.set].contains(nominal)
      else { return false }
      if last.functionType(optional: external.optional) != nil { return true }
      type = unwrapped(last)
    }
    return false
  }

  /// `let (read, write) = ({ … }, { … })`: the variable that an element of a tuple is put into.
  func variable(takingFromTuple element: NodeID, in file: ProgramFile) -> Place? {
    let tuple = file.parent(element)
    let binding = file.parent(tuple)
    guard file.kind(binding) == .patternBinding, case let pattern = file.child(0, binding),
      file.kind(pattern) == .tuplePattern, file.childCount(pattern) == file.childCount(tuple),
      let index = file.children(tuple).firstIndex(of: element)
    else { return nil }
    let name = file.child(index - file.children(tuple).startIndex, pattern)
    return file.kind(name) == .bindingPattern ? Place(file: file.index, node: name) : nil
  }

  /// Whether a use of a collection runs one of several closures in it, nobody knows which.
  func picksElement(_ node: NodeID, of literal: NodeID, _ home: ProgramFile, in file: ProgramFile) -> Bool {
    // Into an empty one others put them.
    let count = home.childCount(literal)
    guard count == 0 || count > (home.kind(literal) == .dictionaryLiteral ? 2 : 1) else { return false }
    let parent = file.parent(node)
    switch file.kind(parent) {
    case .forStatement: return count == 0
    // `values`, and what goes through all of them.
    case .memberExpression:
      return count == 0
        || libraryWords.elementProperties.contains(file.name(parent)) && file.name(parent) != libraryWords.valuesName
    default: return true
    }
  }
}
