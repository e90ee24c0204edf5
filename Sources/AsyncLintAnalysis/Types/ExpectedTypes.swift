import AsyncLintSyntax

extension Analyzer {
  /// The type that the place of an expression asks for: a parameter's, a variable's, a function's result.
  func expectedType(of node: NodeID, in file: ProgramFile) -> SwiftType {
    guard depth < Self.maximumDepth else {
      openQuestions.cut()
      return .unknown
    }
    depth += 1
    defer { depth -= 1 }
    let parent = file.parent(node)
    switch file.kind(parent) {
    case .parenthesizedExpression, .awaitExpression, .tryExpression, .ternaryOperator, .keywordExpression,
      .expressionPattern:
      if file.kind(parent) == .expressionPattern { return patternType(parent, in: file) }
      return expectedType(of: parent, in: file)
    case .memberExpression where file.kind(node) == .memberExpression || file.kind(node) == .callExpression:
      // `.shared.child`: an implicit member's chain ends in the type that it began with.
      return implicitMember(of: node, in: file) != 0 ? expectedType(of: parent, in: file) : .unknown
    case .callExpression where file.child(0, parent) == node:
      return implicitMember(of: node, in: file) != 0 ? expectedType(of: parent, in: file) : .unknown
    case .argument: return expectedArgument(parent, in: file)
    case .patternBinding:
      let written = file.child(1, parent)
      return written != 0 ? resolveType(written, in: file) : .unknown
    case .parameter: return resolveType(file.child(1, parent), in: file)
    case .optionalBinding, .patternCondition:
      let written = file.child(1, parent)
      return written != 0 ? optional(resolveType(written, in: file)) : .unknown
    case .arrayLiteral:
      // Asked once: of closures in lists in closures in lists a second time would double at each level.
      let list = expectedType(of: parent, in: file)
      let element = list.argument(of: external.array) ?? elementType(of: unwrapped(list), in: file)
      guard element.isUnknown, implicitMember(of: node, in: file) != 0 else { return element }
      if let set = unwrapped(list).nominalID, conforms(set, toAnyOf: libraryWords.setProtocols) {
        return unwrapped(list)
      }
      return typeOfSiblings(in: parent, in: file)
    case .dictionaryLiteral:
      if case .nominal(_, let arguments) = unwrapped(expectedType(of: parent, in: file)), arguments.count == 2 {
        let index = file.children(parent).firstIndex(of: node).map { $0 - file.children(parent).startIndex } ?? 0
        return arguments[index % 2]
      }
      return .unknown
    case .returnStatement: return expectedResult(at: parent, in: file)
    case .block: return expectedBlockResult(node, parent, in: file)
    case .sequenceExpression: return expectedInSequence(node, parent, in: file)
    default: return .unknown
    }
  }

  /// The type of the elements that say theirs: `[Route("a"), .init("b")]`.
  private func typeOfSiblings(in list: NodeID, in file: ProgramFile) -> SwiftType {
    for element in file.children(list).prefix(8) where implicitMember(of: element, in: file) == 0 {
      let type = typeOf(element, in: file)
      if !type.isUnknown { return type }
    }
    return .unknown
  }

  /// The `.member` that a chain of members and calls begins with; 0 if it begins with anything else.
  func implicitMember(of node: NodeID, in file: ProgramFile) -> NodeID {
    var node = node
    while true {
      switch file.kind(node) {
      case .memberExpression:
        if file.child(0, node) == 0 { return node }
        node = file.child(0, node)
      case .callExpression, .optionalChainExpression, .forceUnwrapExpression: node = file.child(0, node)
      default: return 0
      }
    }
  }

  /// The parameter's type that an argument goes to.
  private func expectedArgument(_ argument: NodeID, in file: ProgramFile) -> SwiftType {
    let container = file.parent(argument)
    switch file.kind(container) {
    case .callExpression:
      return parameterType(ofArgument: argument, call: container, in: file)
    case .tupleExpression:
      if case .tuple(let elements) = unwrapped(expectedType(of: container, in: file)) {
        let all = file.children(container)
        let index = all.firstIndex(of: argument).map { $0 - all.startIndex } ?? 0
        return elements.indices.contains(index) ? elements[index].type : .unknown
      }
      return .unknown
    case .subscriptExpression:
      let candidate = resolve(container, in: file).candidates.first
      return candidate.map { parameterType(argument, container, $0, in: file) } ?? .unknown
    case .attribute: return parameterType(ofArgument: argument, attribute: container, in: file)
    default: return .unknown
    }
  }

  func parameterType(ofArgument argument: NodeID, call: NodeID, in file: ProgramFile) -> SwiftType {
    let callee = calleeName(of: call, in: file)
    if let candidate = candidates(taking: argument, of: call, in: file).first {
      let type = parameterType(argument, call, candidate, in: file)
      if !type.isUnknown { return type }
    }
    if let type = knownParameterType(argument, call, callee, in: file) { return type }
    return elementClosureType(argument, call, callee, in: file)
  }

  func parameterType(
    _ argument: NodeID, _ call: NodeID, _ candidate: Resolution.Candidate, in file: ProgramFile
  ) -> SwiftType {
    let shape = shape(of: call, in: file)
    guard let index = shape.arguments.firstIndex(where: { $0.node == argument }) else { return .unknown }
    switch candidate.target {
    case .declaration(let id):
      let declaration = program[id]
      let home = files[Int(declaration.file)]
      if declaration.kind == .variable {
        let function = seen(variableType(id), through: candidate.base, id).functionType(optional: external.optional)
        return function.flatMap { $0.parameters.indices.contains(index) ? $0.parameters[index] : nil } ?? .unknown
      }
      guard let match = candidate.match, match.parameters.indices.contains(index) else { return .unknown }
      let parameter = signature(declaration.node, in: home).parameters[match.parameters[index]]
      let base = base(of: candidate, call, in: file)
      var written = resolveType(parameter.typeNode, in: home)
      // `extension Configurable { func with(_ change: (Self) -> Void) }`
      if declaration.owner >= 0, isProtocol(declaration.owner) {
        written = withSelf(written, writtenAs: parameter.typeNode, in: home, through: base, id)
      }
      let type = seen(written, through: base, id)
      return inferredParameter(type, declaration.node, home, shape, match, except: index, file)
    case .local(let node):
      if file.kind(node) == .functionDeclaration {
        guard let match = candidate.match, match.parameters.indices.contains(index) else { return .unknown }
        return resolveType(signature(node, in: file).parameters[match.parameters[index]].typeNode, in: file)
      }
      let function = localType(node, in: file).functionType(optional: external.optional)
      return function.flatMap { $0.parameters.indices.contains(index) ? $0.parameters[index] : nil } ?? .unknown
    case .implicitInitializer(let nominal):
      let parameters = memberwiseParameters(of: nominal)
      guard let match = shape.match(parameters) else { return .unknown }
      let type = self.type(of: parameters[match.parameters[index]])
      guard case .metatype(.nominal(nominal, let arguments)) = base(of: candidate, call, in: file) else { return type }
      return substitute(type, nominal, arguments)
    case .symbol, .knownMember, .type: return .unknown
    }
  }

  /// What an initializer is asked of, with the generic arguments that are written at the call, or that its place asks for: `Box<Job> { … }`.
  private func base(of candidate: Resolution.Candidate, _ call: NodeID, in file: ProgramFile) -> SwiftType {
    guard case .metatype(.nominal(let nominal, let arguments)) = candidate.base, arguments.isEmpty,
      isInitializer(candidate), !genericParameters(of: nominal).isEmpty
    else { return candidate.base }
    if file.kind(file.child(0, call)) == .specializationExpression { return typeOf(file.child(0, call), in: file) }
    let expected = unwrapped(expectedType(of: call, in: file))
    return expected.nominalID == nominal ? .metatype(expected) : candidate.base
  }

  /// Generic parameters in the type of a closure or key path, as far as the other arguments tell them.
  private func inferredParameter(
    _ type: SwiftType, _ node: NodeID, _ home: ProgramFile, _ shape: CallShape, _ match: ArgumentMatch,
    except index: Int, _ file: ProgramFile
  ) -> SwiftType {
    switch type {
    case .function: break
    case .nominal(external.keyPath, let arguments) where arguments.first?.hasParameters ?? false: break
    default: return type
    }
    var answers: [SwiftType: SwiftType] = [:]
    let parameters = signature(node, in: home).parameters
    for (other, argument) in shape.arguments.enumerated()
    where other != index && match.parameters[other] >= 0 && file.kind(argument.expression) != .closureExpression {
      let wanted = resolveType(parameters[match.parameters[other]].typeNode, in: home)
      unify(wanted, with: typeOf(argument.expression, in: file), &answers)
    }
    let told = answers.isEmpty ? type : substituted(type) { answers[$0] }
    guard told.hasParameters else { return told }
    // `load { file } then: { $0.read() }`: what the closures before it give.
    for (other, argument) in shape.arguments.enumerated().prefix(index)
    where match.parameters[other] >= 0 && file.kind(argument.expression) == .closureExpression {
      guard let wanted = parameters[match.parameters[other]].functionType, wanted.result.hasParameters else { continue }
      unify(wanted.result, with: closureResult(argument.expression, in: file), &answers)
    }
    return answers.isEmpty ? type : substituted(type) { answers[$0] }
  }

  /// Closures of `map`, `forEach`, `withLock` …: their parameter is the receiver's element or value.
  private func elementClosureType(
    _ argument: NodeID, _ call: NodeID, _ callee: NodeID, in file: ProgramFile
  ) -> SwiftType {
    let base: SwiftType
    switch file.kind(callee) {
    case .memberExpression where file.child(0, callee) != 0:
      base = sequenceBound(of: typeOf(file.child(0, callee), in: file))
    case .identifierExpression where namesMethod(file.name(callee)):
      base = enclosingType(of: callee, in: file) ?? .unknown
    default: return .unknown
    }
    guard case .nominal(let nominal, let arguments) = base else { return .unknown }
    if libraryWords.elementMethods.contains(file.name(callee)) {
      if file.name(argument) == 0 { return arguments.last ?? .unknown }
      return file.name(argument) == libraryWords.contentsOfName ? base : .unknown
    }
    if libraryWords.mergingMethods.contains(file.name(callee)), argument == file.child(1, call),
      file.kind(file.child(0, argument)) != .closureExpression
    {
      return base
    }
    if implicitMember(of: file.child(0, argument), in: file) != 0 { return .unknown }
    let value: SwiftType
    if libraryWords.valueClosureMethods.contains(file.name(callee)), !arguments.isEmpty {
      value = arguments[0]
    } else if nominal == external.dictionary, arguments.count == 2,
      file.name(callee) == known.mapValues || file.name(callee) == known.compactMapValues
    {
      value = arguments[1]
    } else if nominal == external.optional || nominal == external.result
      || program.nominals[Int(nominal)].name == libraryWords.eventLoopFutureName
    {
      value = arguments.first ?? .unknown
    } else {
      value = elementType(of: base, in: file)
    }
    let name = text(file.name(callee))
    if name == "reduce" || name == "reductions" {
      let start = file.child(1, call)
      let first = start == argument ? value : typeOf(file.child(0, start), in: file)
      return .function(SwiftType.FunctionType(parameters: [first, value], result: .unknown, isAsync: false))
    }
    let comparesTwo = ["sorted", "sort", "min", "max", "elementsEqual", "starts", "lexicographicallyPrecedes"].contains(
      name)
    return .function(
      SwiftType.FunctionType(parameters: comparesTwo ? [value, value] : [value], result: .unknown, isAsync: false))
  }

  /// Whether some method that takes a closure bears the name: `withTaskGroup` is a function, and its closure's parameter says nothing
  /// of the type around.
  private func namesMethod(_ name: GlobalName) -> Bool {
    external.closureParameters[name]?.contains { external.closureReceivers[$0] >= 0 } ?? false
  }

  /// The result that a `return` answers to.
  private func expectedResult(at node: NodeID, in file: ProgramFile) -> SwiftType {
    let owner = file.ancestor(of: node) {
      switch $0 {
      case .closureExpression, .functionDeclaration, .accessor, .initializerDeclaration: true
      default: false
      }
    }
    return resultExpected(of: owner, in: file)
  }

  /// What a function, getter or closure gives.
  func resultExpected(of owner: NodeID, in file: ProgramFile) -> SwiftType {
    switch file.kind(owner) {
    case .closureExpression:
      let written = file.child(3, owner)
      if written != 0 { return resolveType(written, in: file) }
      let expected = expectedType(of: owner, in: file).functionType(optional: external.optional)?.result ?? .unknown
      return expected.isUnknown || expected.hasParameters
        ? resultExpected(of: owner, expected, byCallIn: file) : expected
    case .functionDeclaration: return resolveType(file.child(3, owner), in: file)
    case .accessor:
      let property = file.parent(file.parent(owner))
      switch file.kind(property) {
      case .patternBinding: return resolveType(file.child(1, property), in: file)
      case .subscriptDeclaration: return resolveType(file.child(3, property), in: file)
      default: return .unknown
      }
    default: return .unknown
    }
  }

  /// The only expression of a body is what it returns.
  private func expectedBlockResult(_ node: NodeID, _ block: NodeID, in file: ProgramFile) -> SwiftType {
    guard file.children(block).last == node else { return .unknown }
    let owner = file.parent(block)
    switch file.kind(owner) {
    case .closureExpression, .functionDeclaration, .accessor:
      return file.children(block).count == 1 ? resultExpected(of: owner, in: file) : .unknown
    case .ifExpression: return expectedType(of: owner, in: file)
    case .switchCase: return expectedType(of: file.parent(owner), in: file)
    default: return .unknown
    }
  }

  private func expectedInSequence(_ node: NodeID, _ sequence: NodeID, in file: ProgramFile) -> SwiftType {
    let elements = Array(file.children(sequence))
    guard let index = elements.firstIndex(of: node) else { return .unknown }
    // `x as T` asks nothing of `x` that a member could be looked up in but `T` itself.
    if index + 1 < elements.count, file.kind(elements[index + 1]) == .castOperator {
      return resolveType(file.child(0, elements[index + 1]), in: file)
    }
    if file.kind(node) == .closureExpression, let type = expectedOperand(node, among: elements, in: file) {
      return type
    }
    if let assignment = elements.firstIndex(where: { file.kind($0) == .assignmentOperator }) {
      return index > assignment && assignment > 0 ? typeOf(elements[assignment - 1], in: file) : .unknown
    }
    if elements.contains(where: { file.kind($0) == .ternaryOperator }) { return expectedType(of: sequence, in: file) }
    guard let `operator` = elements.first(where: { file.kind($0) == .binaryOperator }) else { return .unknown }
    if file.name(`operator`) == known.nilCoalescing {
      let expected = expectedType(of: sequence, in: file)
      if !expected.isUnknown || index == 0 { return expected }
      return unwrapped(typeOf(elements[0], in: file))
    }
    for other in elements where other != node && file.kind(other) != .binaryOperator {
      if file.kind(other) == .memberExpression, file.child(0, other) == 0 { continue }
      let type = typeOf(other, in: file)
      if !type.isUnknown { return type }
    }
    return .unknown
  }
}

extension SwiftType {
  /// The first generic argument if this is the type `nominal`, also behind an optional.
  fileprivate func argument(of nominal: NominalID) -> SwiftType? {
    if case .nominal(nominal, let arguments) = self { return arguments.first }
    return nil
  }
}
