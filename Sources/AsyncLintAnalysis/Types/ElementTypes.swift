import AsyncLintSyntax

extension Analyzer {
  /// What iterating over a value gives.
  func elementType(of type: SwiftType, in file: ProgramFile) -> SwiftType {
    guard depth < Self.maximumDepth else { return .unknown }
    depth += 1
    defer { depth -= 1 }
    switch type {
    case .nominal(let nominal, let arguments):
      if nominal == external.dictionary, arguments.count == 2 {
        return .tuple([
          SwiftType.TupleElement(label: known.keyLabel, type: arguments[0]),
          SwiftType.TupleElement(label: known.valueLabel, type: arguments[1]),
        ])
      }
      return program.nominals[Int(nominal)].isProject
        ? elementType(ofDeclared: nominal, type, in: file) : elementType(ofForeign: nominal, type, in: file)
    case .parameter, .composition:
      let written = nestedType(known.element, in: type)
      if !written.isUnknown, written.isConcrete { return written }
      for bound in bounds(of: type) {
        let element = elementType(of: bound, in: file)
        if !element.isUnknown { return element }
      }
      return .unknown
    default: return .unknown
    }
  }

  /// Of a type of the program, in the order in which Swift could infer it: by its `Element`, by `next()` of an iterator, by its iterator, by
  /// the subscript of a collection.
  private func elementType(ofDeclared nominal: NominalID, _ type: SwiftType, in file: ProgramFile) -> SwiftType {
    let element = nestedType(known.element, in: type)
    if !element.isUnknown, element.isConcrete { return element }
    if conforms(nominal, toAnyOf: libraryWords.sequenceProtocols),
      let next = result(of: libraryWords.nextName, nominal, type)
    {
      return unwrapped(next)
    }
    // The first iterator decides: to ask others too would take exponential time where types name each other in circles.
    let iterator =
      libraryWords.iteratorNames.lazy.map { self.nestedType($0, in: type) }
      .first { !$0.isUnknown && $0.isConcrete && $0 != type }
      ?? libraryWords.iteratorMakers.lazy.compactMap { self.result(of: $0, nominal, type) }.first { $0 != type }
    if let iterator, elementsInProgress.open(nominal) == nil {
      defer { elementsInProgress.closeLast() }
      let element = elementType(of: iterator, in: file)
      if !element.isUnknown { return element }
    }
    guard conforms(nominal, toAnyOf: libraryWords.collectionProtocols) else { return .unknown }
    return result(of: known.subscript, nominal, type) ?? .unknown
  }

  /// What a method without parameters gives, or a subscript that takes one position.
  private func result(of name: GlobalName, _ nominal: NominalID, _ type: SwiftType) -> SwiftType? {
    for above in hierarchy(of: nominal) {
      for id in program.members(named: name, of: above) {
        let home = files[Int(program[id].file)]
        switch program[id].kind {
        case .function where signature(program[id].node, in: home).parameters.isEmpty: break
        case .subscripting where takesPosition(program[id].node, in: home): break
        default: continue
        }
        let result = resolveType(signature(program[id].node, in: home).resultNode, in: home)
        guard !result.isUnknown else { continue }
        let found = seen(result, through: type, id)
        if unwrapped(found).isConcrete { return found }
      }
    }
    return nil
  }

  func takesPosition(_ node: NodeID, in home: ProgramFile) -> Bool {
    let parameters = signature(node, in: home).parameters
    guard parameters.count == 1, parameters[0].label == 0 else { return false }
    guard let taken = resolveType(parameters[0].typeNode, in: home).nominalID else { return true }
    return !libraryWords.rangeTypes.contains(program.nominals[Int(taken)].name)
  }

  /// Of a type outside: by the lines for its iterator, else its first generic argument.
  private func elementType(ofForeign nominal: NominalID, _ type: SwiftType, in file: ProgramFile) -> SwiftType {
    for maker in libraryWords.iteratorMakers {
      guard let iterator = knownResult(of: maker, nominal, type, in: file), iterator != type else { continue }
      let element = elementType(of: iterator, in: file)
      if !element.isUnknown { return element }
    }
    if case .nominal(_, let arguments) = type, let first = arguments.first { return first }
    return knownResult(of: libraryWords.nextName, nominal, type, in: file).map { unwrapped($0) } ?? .unknown
  }

  private func knownResult(
    of name: GlobalName, _ nominal: NominalID, _ type: SwiftType, in file: ProgramFile
  ) -> SwiftType? {
    guard external.knownMembers.contains(name) else { return nil }
    for above in hierarchy(of: nominal) {
      if let index = external.knownMembersOfTypes.lines(named: name, of: above).first {
        // Of a generic type whose arguments are not known it would ask for the elements again.
        let member = external.catalogue.knownMembers[index]
        let isOpen = knownType(member.type, modules: external.memberModules[index]).hasParameters
        return isOpen && !type.hasArguments
          ? nil : knownMemberType(index, base: type, tellsElement: true, in: file)
      }
    }
    return nil
  }
}

extension SwiftType {
  fileprivate var hasArguments: Bool {
    if case .nominal(_, let arguments) = self { return !arguments.isEmpty }
    return false
  }

  /// No generic parameter stands for it.
  var isConcrete: Bool {
    switch self {
    case .parameter, .placeholder: false
    default: true
    }
  }
}
