import AsyncLintSyntax

extension Analyzer {
  /// The type of an expression, as far as it is evident. Kept, so that asking again costs a look-up.
  func typeOf(_ node: NodeID, in file: ProgramFile) -> SwiftType {
    guard node != 0 else { return .unknown }
    let place = Place(file: file.index, node: node)
    if let answer = typeOfNode[place] ?? cutAnswer(to: place, &cutTypes) { return answer }
    guard let before = open(place, &typesInProgress) else { return .unknown }
    typeBases(of: node, in: file)
    let answer = expressionType(node, in: file).bounded
    let reach = close(&typesInProgress, before)
    keep(answer, to: place, .type, reach: reach, &typeOfNode, &cutTypes)
    return answer
  }

  private func expressionType(_ node: NodeID, in file: ProgramFile) -> SwiftType {
    switch file.kind(node) {
    case .parenthesizedExpression, .awaitExpression, .keywordExpression, .inoutExpression, .expressionPattern:
      return typeOf(file.child(0, node), in: file)
    case .tryExpression:
      let type = typeOf(file.child(0, node), in: file)
      return file.flags(node).contains(.isOptional) ? optional(type) : type
    case .optionalChainExpression, .forceUnwrapExpression:
      return unwrapped(typeOf(file.child(0, node), in: file))
    case .integerLiteral: return .nominal(external.int, [])
    case .floatLiteral: return .nominal(external.double, [])
    case .stringLiteral: return .nominal(external.string, [])
    case .booleanLiteral: return .nominal(external.bool, [])
    case .arrayLiteral: return arrayType(node, in: file)
    case .dictionaryLiteral:
      let values = file.children(node).enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
      return .nominal(
        external.dictionary, [typeOf(file.child(0, node), in: file), elementType(ofLiteral: values, in: file)])
    case .tupleExpression:
      return .tuple(
        file.children(node).map {
          SwiftType.TupleElement(label: file.name($0), type: typeOf(file.child(0, $0), in: file))
        })
    case .argument: return typeOf(file.child(0, node), in: file)
    case .identifierExpression: return constrained(identifierType(node, in: file), at: node, in: file)
    case .memberExpression:
      return constrained(fixed(memberType(node, in: file), asMember: node, in: file), at: node, in: file)
    case .specializationExpression:
      let named = file.child(0, node)
      let arguments = file.children(node).dropFirst().map { resolveType($0, in: file) }
      // Where it is called, the name of a type means an initializer.
      let made = resolve(named, in: file).candidates.first { isInitializer($0) }?.base
      let type = made ?? typeOf(named, in: file)
      if case .metatype(let type) = type { return .metatype(applying(arguments, to: type)) }
      return typeOf(named, in: file)
    case .callExpression:
      let type = awaited(callType(node, in: file), call: node, in: file)
      return constrained(fixed(type, asMember: calleeName(of: node, in: file), in: file), at: node, in: file)
    case .macroExpansionExpression:
      let index = external.knownMembers[file.name(node)]?.first {
        external.memberReceivers[$0] < 0 && isVisible(external.memberModules[$0], in: file)
      }
      return index.map { knownMemberType($0, base: .unknown, call: node, in: file) } ?? .unknown
    case .subscriptExpression: return subscriptType(node, in: file)
    case .sequenceExpression: return sequenceType(node, in: file)
    case .closureExpression: return closureType(node, in: file)
    case .typeExpression: return .metatype(resolveType(file.child(0, node), in: file))
    case .keyPathExpression:
      let root = keyPathRoot(node, in: file)
      return .nominal(external.keyPath, [root, keyPathResult(node, root: root, in: file)])
    case .ifExpression, .switchExpression: return branchType(node, in: file)
    case .conditionalSuffixExpression: return conditionalSuffixType(node, in: file)
    case .prefixOperatorExpression, .postfixOperatorExpression:
      let resolution = resolve(node, in: file)
      if let candidate = resolution.candidates.first { return resultType(of: candidate, call: 0, in: file) }
      let operand = typeOf(file.child(0, node), in: file)
      return text(file.name(node)) == "!" ? .nominal(external.bool, []) : operand
    default: return .unknown
    }
  }

  private func arrayType(_ node: NodeID, in file: ProgramFile) -> SwiftType {
    // `[Foo]()` reads as an array literal that is called.
    let element = elementType(ofLiteral: file.children(node), in: file)
    return .nominal(external.array, element.isUnknown ? [] : [element])
  }

  // MARK: Names

  private func identifierType(_ node: NodeID, in file: ProgramFile) -> SwiftType {
    let name = file.name(node)
    if name == known.`self` || name == known.selfType || name == known.super {
      // A capture or binding may rename `self`, but never gives it another type.
      guard let nominal = enclosingNominal(of: node, in: file) else { return .unknown }
      if name == known.super {
        guard let above = supertypes(of: nominal).first(where: { $0.nominalID.map(isClass) ?? false }) else {
          return .unknown
        }
        return isInStaticMember(node, in: file) ? .metatype(above) : above
      }
      return name == known.selfType || isInStaticMember(node, in: file)
        ? .metatype(selfType(of: nominal)) : constrainedSelf(node, nominal, file)
    }
    let bytes = text(name)
    if bytes.hasPrefix("$"), let index = Int(bytes.dropFirst()) {
      return anonymousParameter(index, at: node, in: file)
    }
    let resolution = resolve(node, in: file)
    guard let candidate = resolution.candidates.first, !isOfAnyModule(candidate) || !isModuleName(name, in: file) else {
      if isModuleName(name, in: file) { return .module(name) }
      if name == known.error { return caughtError(at: node, in: file) }
      if name == known.newValue || name == known.oldValue { return implicitAccessorValue(name, at: node, in: file) }
      return propertyWrapper(behind: node, in: file) ?? .unknown
    }
    return alternativeTypes(of: resolution.candidates, in: file) { referenceType(of: $0, at: node, in: file) }
      ?? referenceType(of: candidate, at: node, in: file)
  }

  private func isClass(_ nominal: NominalID) -> Bool {
    let kind = program.nominals[Int(nominal)].kind
    return kind == .classDeclaration || kind == .actorDeclaration || kind == .missing
  }

  private func constrainedSelf(_ node: NodeID, _ nominal: NominalID, _ file: ProgramFile) -> SwiftType {
    let container = file.ancestor(of: node) { $0 == .extensionDeclaration }
    guard container != 0, file.declarationOfNode[container].map({ program[$0].nominal }) == nominal else {
      return selfType(of: nominal)
    }
    let type = selfType(ofMembersIn: container, nominal, in: file)
    guard file.child(3, container) != 0 else { return type }
    var types = [type]
    for requirement in file.children(file.child(3, container)) where requirement != 0 {
      let subject = file.child(0, requirement)
      if file.kind(subject) == .typeIdentifier, file.name(subject) == known.selfType {
        types.append(resolveType(file.child(1, requirement), in: file))
      }
    }
    return types.count == 1 ? type : .composition(types)
  }

  func isInStaticMember(_ node: NodeID, in file: ProgramFile) -> Bool {
    var current = file.outward(node)
    while current != 0 {
      switch file.kind(current) {
      case .functionDeclaration, .variableDeclaration, .subscriptDeclaration:
        if file.isMemberBlock(file.parent(current)) { return file.flags(current).contains(.isStatic) }
      case .initializerDeclaration: return false
      case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration,
        .extensionDeclaration:
        return false
      default: break
      }
      current = file.outward(current)
    }
    return false
  }

  private func memberType(_ node: NodeID, in file: ProgramFile) -> SwiftType {
    let name = file.name(node)
    let base = file.child(0, node)
    if base != 0 {
      if name == known.`self` {
        return typeWritten(by: base, in: file).map { .metatype($0) } ?? typeOf(base, in: file)
      }
      let baseType = typeOf(base, in: file)
      if let element = tupleElement(name, of: baseType) { return element }
      if name == known.type || text(name) == "Protocol" { return .metatype(baseType) }
    }
    let resolution = resolve(node, in: file)
    guard let candidate = resolution.candidates.first else {
      if base == 0 { return .unknown }
      return propertyWrapper(behind: node, in: file) ?? dynamicMemberType(node, in: file)
        ?? initializerOutside(node, in: file) ?? sharedValue(node, in: file)
    }
    return alternativeTypes(of: resolution.candidates, in: file) { referenceType(of: $0, at: node, in: file) }
      ?? referenceType(of: candidate, at: node, in: file)
  }

  /// `$settings.name`: what a type outside makes of the members of what it is generic in, by a line for its `subscript(dynamicMember:)`.
  private func dynamicMemberType(_ node: NodeID, in file: ProgramFile) -> SwiftType? {
    guard case .nominal(let nominal, let arguments) = typeOf(file.child(0, node), in: file), let root = arguments.first,
      !program.nominals[Int(nominal)].isProject,
      let line = external.knownMembers[known.subscript]?.first(where: {
        external.memberReceivers[$0] == nominal && external.memberLabels[$0] == [known.dynamicMember]
      }),
      let member = choose(memberCandidates(file.name(node), in: root, from: file), nil, in: file).candidates.first
    else { return nil }
    return knownMemberType(line, base: .nominal(nominal, [referenceType(of: member, at: node, in: file)]), in: file)
  }

  /// `Client.shared` of a type outside of which nothing else is known: by convention one of its values.
  private func sharedValue(_ node: NodeID, in file: ProgramFile) -> SwiftType {
    guard file.name(node) == known.shared,
      case .metatype(.nominal(let type, _)) = typeOf(file.child(0, node), in: file),
      !program.nominals[Int(type)].isProject
    else { return .unknown }
    return .nominal(type, [])
  }

  /// `pair.0`, `pair.name`; nil when it is no tuple, or has no such element.
  func tupleElement(_ name: GlobalName, of type: SwiftType) -> SwiftType? {
    guard case .tuple(let elements) = type else { return nil }
    if let element = elements.first(where: { $0.label != 0 && $0.label == name }) { return element.type }
    return Int(text(name)).flatMap { elements.indices.contains($0) ? elements[$0].type : nil }
  }

  /// The type of a name that is not called: of a variable, or the function type of a function.
  private func referenceType(
    of candidate: Resolution.Candidate, at node: NodeID, in file: ProgramFile
  ) -> SwiftType {
    switch candidate.target {
    case .declaration(let id):
      let declaration = program[id]
      if declaration.kind == .variable { return variableType(id, of: candidate.base) }
      if declaration.kind == .enumCase, files[Int(declaration.file)].child(0, declaration.node) == 0 {
        return resultType(of: candidate, call: 0, in: file)
      }
      // `@dynamicMemberLookup`: it is called by the name.
      if declaration.kind == .subscripting { return resultType(of: candidate, call: 0, in: file) }
      return functionType(declaration.node, files[Int(declaration.file)], candidate)
    case .local(let local):
      if file.kind(local) == .functionDeclaration { return functionType(local, file, candidate) }
      let type = localType(local, in: file)
      return file.name(local) == file.name(node) ? type : wrappedValue(of: type, at: node, in: file)
    case .type: return candidate.base
    case .implicitInitializer(let nominal) where file.name(node) == known.`init`:
      guard case .metatype(let made) = candidate.base else { return .unknown }
      let parameters = memberwiseParameters(of: nominal).map { variableType($0.property) }
      return .function(SwiftType.FunctionType(parameters: parameters, result: made, isAsync: false))
    case .knownMember, .symbol, .implicitInitializer: return resultType(of: candidate, call: 0, in: file)
    }
  }

  /// `item` where a closure takes `$item`.
  private func wrappedValue(of wrapper: SwiftType, at node: NodeID, in file: ProgramFile) -> SwiftType {
    let wrapped = choose(memberCandidates(known.wrappedValue, in: wrapper, from: file), nil, in: file)
    return wrapped.candidates.first.map { referenceType(of: $0, at: node, in: file) } ?? .unknown
  }

  private func functionType(
    _ node: NodeID, _ home: ProgramFile, _ candidate: Resolution.Candidate
  ) -> SwiftType {
    let signature = signature(node, in: home)
    return .function(
      SwiftType.FunctionType(
        parameters: signature.parameters.map { resolveType($0.typeNode, in: home) },
        result: resultType(of: candidate, call: 0, in: home), isAsync: signature.isAsync))
  }

  /// The type of a property or global: written, or that of its initial value.
  func variableType(_ id: DeclarationID) -> SwiftType {
    let declaration = program[id]
    let file = files[Int(declaration.file)]
    if declaration.kind != .variable { return .unknown }
    return localType(declaration.node, in: file)
  }

  /// The type of a property as a value or type sees it that it is asked of.
  func variableType(_ id: DeclarationID, of base: SwiftType) -> SwiftType {
    let home = files[Int(program[id].file)]
    let written = home.child(1, program[id].statement)
    let type = variableType(id)
    return seen(withSelf(type, writtenAs: written, in: home, through: base, id), through: base, id)
  }

  /// A member's type with the generic arguments of the value that it is a member of.
  func seen(_ type: SwiftType, through base: SwiftType, _ id: DeclarationID) -> SwiftType {
    var instance = base
    if case .metatype(let type) = base { instance = type }
    guard case .nominal(let nominal, let arguments) = instance else { return type }
    let owner = program[id].owner
    // A protocol has no arguments: `Element` in an extension of `Sequence` is that of the collection.
    if owner >= 0, owner != nominal, !type.isUnknown, case .nominal(_, let given) = supertype(owner, of: instance),
      !given.isEmpty
    {
      return withAssociatedTypes(substitute(type, owner, given), of: instance)
    }
    return withAssociatedTypes(substitute(type, nominal, arguments), of: instance)
  }

  // MARK: Calls

  private func callType(_ call: NodeID, in file: ProgramFile) -> SwiftType {
    let callee = calleeName(of: call, in: file)
    // `[Foo]()`, `[K: V]()`, `Foo<T>()`
    switch file.kind(callee) {
    case .arrayLiteral, .dictionaryLiteral: return typeWritten(by: callee, in: file) ?? typeOf(callee, in: file)
    case .typeExpression:
      if case .metatype(let type) = typeOf(callee, in: file) { return type }
    case .closureExpression: return closureResult(callee, in: file)
    default: break
    }
    if let type = wellKnownCall(call, callee, in: file) { return type }
    let candidates = resolve(callee, in: file).candidates
    if let candidate = candidates.first {
      let specialized = file.child(0, call) != callee ? typeOf(file.child(0, call), in: file) : .unknown
      let called = functionOfMadeValue(call, madeBy: candidate, in: file)
      if called == nil, case .metatype(let type) = specialized, isInitializer(candidate) { return type }
      let type = resultType(of: called ?? candidate, call: call, in: file)
      if let either = alternativeTypes(of: candidates, in: file, { resultType(of: $0, call: call, in: file) }) {
        return either
      }
      if !type.isUnknown { return type }
      if candidates.count == 1 { return namesValue(candidate, in: file) ? resultOfCalledValue(call, in: file) : type }
    }
    switch typeOf(file.child(0, call), in: file) {
    case .function(let function): return function.result
    case .metatype(let type): return type
    case .nominal(external.optional, let arguments):
      return arguments.first?.functionType(optional: external.optional).map { optional($0.result) } ?? .unknown
    case .nominal: return resultOfCalledValue(call, in: file)
    default: return .unknown
    }
  }

  func isInitializer(_ candidate: Resolution.Candidate) -> Bool {
    switch candidate.target {
    case .declaration(let id): return program[id].kind == .initializer
    case .symbol(let index):
      if case .initializer = external.catalogue.symbols[index].kind { return true }
      return false
    case .implicitInitializer, .type: return true
    case .knownMember(let index): return external.catalogue.knownMembers[index].baseName == "init"
    case .local: return false
    }
  }

  /// What a call of the candidate gives; `call` 0: no call to infer generic arguments from.
  func resultType(of candidate: Resolution.Candidate, call: NodeID, in file: ProgramFile) -> SwiftType {
    switch candidate.target {
    case .declaration(let id):
      let declaration = program[id]
      let home = files[Int(declaration.file)]
      switch declaration.kind {
      case .initializer:
        guard case .metatype(let type) = candidate.base else { return .unknown }
        let made = inferred(type, candidate, declaration.node, home, call, file)
        return declaration.flags.contains(.isFailable) ? optional(made) : made
      case .enumCase:
        if case .metatype(let type) = candidate.base { return type }
        return .unknown
      case .function, .subscripting:
        let written = signature(declaration.node, in: home).resultNode
        guard written != 0 else { return .nominal(external.void, []) }
        let type = resolveType(written, in: home)
        let result = withSelf(type, writtenAs: written, in: home, through: candidate.base, id)
        return seen(inferred(result, candidate, declaration.node, home, call, file), through: candidate.base, id)
      case .variable:
        let type = seen(variableType(id), through: candidate.base, id)
        return type.functionType(optional: external.optional)?.result ?? .unknown
      default: return .unknown
      }
    case .local(let node):
      if file.kind(node) == .functionDeclaration {
        let written = signature(node, in: file).resultNode
        if written == 0 { return .nominal(external.void, []) }
        return inferred(resolveType(written, in: file), candidate, node, file, call, file)
      }
      return localType(node, in: file).functionType(optional: external.optional)?.result ?? .unknown
    case .symbol(let index):
      let symbol = external.catalogue.symbols[index]
      if symbol.kind == .initializer, case .metatype(let type) = candidate.base {
        let receiver = external.symbolReceivers[index]
        let known =
          type.nominalID == receiver ? knownInitializer(external.symbolLabels[index], receiver: receiver) : nil
        return known.map { knownMemberType($0, base: candidate.base, call: call, in: file) } ?? type
      }
      return knownResult(
        baseName: symbol.baseName, receiver: external.symbolReceivers[index], candidate.base, call, file)
    case .knownMember(let index):
      // `Task<Data, any Error> { … }` says itself what it makes.
      if external.catalogue.knownMembers[index].baseName == "init", case .metatype(let type) = candidate.base,
        case .nominal(let made, let arguments) = type,
        // … and a subclass makes values of its own.
        !arguments.isEmpty || made != external.memberReceivers[index]
      {
        return type
      }
      return knownMemberType(index, base: candidate.base, call: call, in: file)
    case .implicitInitializer(let nominal):
      guard case .metatype(let type) = candidate.base else { return .unknown }
      return call == 0 ? type : memberwiseInferred(type, nominal, call, in: file)
    case .type:
      if case .metatype(let type) = candidate.base { return type }
      return .unknown
    }
  }

  /// A blocking API's result stands in `known-types.md` under the same name, of its type or one above that.
  private func knownResult(
    baseName: String, receiver: NominalID, _ base: SwiftType, _ call: NodeID, _ file: ProgramFile
  ) -> SwiftType {
    let name = interner.intern(baseName)
    guard external.knownMembers.contains(name) else { return .unknown }
    for above in receiver < 0 ? [receiver] : hierarchy(of: receiver) {
      if let index = external.knownMembersOfTypes.lines(named: name, of: above).first {
        return knownMemberType(index, base: base, call: call, in: file)
      }
    }
    return .unknown
  }

  /// A line for an initializer that is a blocking API, too: it may fail.
  private func knownInitializer(_ labels: [GlobalName], receiver: NominalID) -> Int? {
    external.knownMembersOfTypes.lines(named: known.`init`, of: receiver).first {
      external.memberLabels[$0] == labels
    }
  }

  /// - Parameter call: the call whose arguments `Named`, `Given` and `GivenElement` stand for; 0 if there is none.
  /// - Parameter tellsElement: it is asked to find out what the elements of `base` are.
  func knownMemberType(
    _ index: Int, base: SwiftType, call: NodeID = 0, tellsElement: Bool = false, in file: ProgramFile
  ) -> SwiftType {
    let member = external.catalogue.knownMembers[index]
    let type = knownType(member.type, modules: external.memberModules[index]).substituting {
      guard case .placeholder(let name) = $0 else { return nil }
      return typeGiven(name, call, in: file)
    }
    var instance = base
    if case .metatype(let type) = base { instance = type }
    if member.type == "Self" { return instance }
    var substituted = type
    switch instance {
    case .nominal(let nominal, let arguments):
      // The `Element` of a protocol's member need not be the first generic argument.
      if !tellsElement, external.memberReceivers[index] != nominal {
        substituted = type.substituting { [known] in
          $0 == .placeholder(known.element) ? elementType(of: instance, in: file) : nil
        }
      }
      substituted = substitute(substituted, nominal, arguments)
    case .parameter, .composition: break
    default: return type
    }
    return substituted.substituting { parameter in
      guard case .placeholder(let name) = parameter else { return nil }
      if name == self.known.selfType { return instance }
      if name == self.known.wrapped || name == self.known.valueElement || name == self.known.otherElement {
        return part(name, ofValueIn: instance, in: file)
      }
      if name == self.known.elementValue { return elementType(of: elementType(of: instance, in: file), in: file) }
      // Of a sequence that is not generic, or not in its elements.
      return name == self.known.element ? elementType(of: instance, in: file) : .unknown
    }
  }

  /// What the first argument of a type wraps, or has as elements: `X` of `EventLoopFuture<X?>`, and of `EventLoopFuture<[X]>`; or what the
  /// second one has: `Y` of `Zip2Sequence<[X], [Y]>`.
  private func part(_ name: GlobalName, ofValueIn type: SwiftType, in file: ProgramFile) -> SwiftType {
    guard case .nominal(_, let arguments) = type,
      let value = name == known.otherElement ? arguments.dropFirst().first : arguments.first
    else { return .unknown }
    return name == known.wrapped ? unwrapped(value) : elementType(of: value, in: file)
  }

  /// `1...`, `..<n`, `a..<b`, `...`: a part of a collection is taken, not an element.
  func isRange(_ node: NodeID, in file: ProgramFile) -> Bool {
    let node = file.unparenthesized(node)
    switch file.kind(node) {
    case .prefixOperatorExpression, .postfixOperatorExpression, .identifierExpression:
      return libraryWords.rangeOperators.contains(file.name(node))
    case .sequenceExpression:
      return file.children(node).contains {
        file.kind($0) == .binaryOperator && libraryWords.rangeOperators.contains(file.name($0))
      }
    default: return false
    }
  }

  private func subscriptType(_ node: NodeID, in file: ProgramFile) -> SwiftType {
    let base = unwrapped(typeOf(file.child(0, node), in: file))
    if let candidate = resolve(node, in: file).candidates.first {
      return resultType(of: candidate, call: node, in: file)
    }
    let argument = file.child(1, node)
    if isKeyPathArgument(argument, of: node, in: file) {
      let keyPath = file.unparenthesized(file.child(0, argument))
      if file.kind(keyPath) == .keyPathExpression { return keyPathResult(keyPath, root: base, in: file) }
      if case .nominal(_, let arguments) = typeOf(keyPath, in: file), arguments.count == 2 { return arguments[1] }
      return .unknown
    }
    if isRange(file.child(0, argument), in: file) { return base }
    guard case .nominal(let nominal, let arguments) = base else { return .unknown }
    if nominal == external.dictionary {
      let value = arguments.count > 1 ? arguments[1] : .unknown
      let hasDefault = file.children(node).dropFirst().contains { text(file.name($0)) == "default" }
      return hasDefault ? value : optional(value)
    }
    if nominal == external.string { return base }
    let element = nominal == external.array ? .unknown : elementType(of: base, in: file)
    return element.isUnknown ? arguments.first ?? .unknown : element
  }

  /// A type that only a user's entry speaks of, which may mean a module.
  private func isOfAnyModule(_ candidate: Resolution.Candidate) -> Bool {
    guard case .type = candidate.target, case .metatype(let type) = candidate.base else { return false }
    return isNoType(type)
  }
}
