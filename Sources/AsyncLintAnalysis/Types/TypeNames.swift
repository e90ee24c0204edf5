import AsyncLintSyntax

extension Analyzer {
  /// What a written type means. Unknown names give `.unknown`.
  func resolveType(_ node: NodeID, in file: ProgramFile) -> SwiftType {
    guard node != 0 else { return .unknown }
    let place = Place(file: file.index, node: node)
    if let answer = resolvedTypeNodes[place] { return answer }
    guard depth < Self.maximumDepth else {
      openQuestions.cut()
      return .unknown
    }
    depth += 1
    defer { depth -= 1 }
    // An alias that stands for itself ends here.
    resolvedTypeNodes[place] = .unknown
    let type = typeMeant(by: node, in: file).bounded
    resolvedTypeNodes[place] = type
    return type
  }

  private func typeMeant(by node: NodeID, in file: ProgramFile) -> SwiftType {
    func part(_ index: Int) -> SwiftType { resolveType(file.child(index, node), in: file) }
    switch file.kind(node) {
    case .typeIdentifier:
      let type = typeNamed(file.name(node), from: node, in: file)
      let arguments = file.children(node).map { resolveType($0, in: file) }
      return arguments.isEmpty ? withinItself(type, at: node, in: file) : applying(arguments, to: type)
    case .memberType:
      let base = file.child(0, node)
      let arguments = file.children(node).dropFirst().map { resolveType($0, in: file) }
      if file.kind(base) == .typeIdentifier, isModuleName(file.name(base), in: file),
        isNoType(typeNamed(file.name(base), from: base, in: file))
      {
        return applying(arguments, to: globalType(file.name(node), module: file.name(base), in: file))
      }
      return applying(
        arguments, to: dependentType(nestedType(file.name(node), in: part(0)), writtenAs: node, of: part(0), in: file))
    case .optionalType: return .nominal(external.optional, [part(0)])
    case .implicitlyUnwrappedType: return part(0)
    case .arrayType: return .nominal(external.array, [part(0)])
    case .inlineArrayType: return .nominal(external.array, [part(1)])
    case .dictionaryType: return .nominal(external.dictionary, [part(0), part(1)])
    case .tupleType:
      let elements = file.children(node)
      if elements.count == 1, file.name(elements[elements.startIndex]) == 0 {
        return resolveType(file.child(0, elements[elements.startIndex]), in: file)
      }
      return .tuple(
        elements.map {
          SwiftType.TupleElement(label: file.name($0), type: resolveType(file.child(0, $0), in: file))
        })
    case .functionType:
      let flags = file.flags(node)
      return .function(
        SwiftType.FunctionType(
          parameters: file.children(file.child(0, node)).map { resolveType(file.child(0, $0), in: file) },
          result: part(1), isAsync: flags.contains(.isAsync), isThrowing: flags.contains(.isThrowing),
          isAutoclosure: flags.contains(.isAutoclosure), isMainActor: flags.contains(.isMainActor),
          actor: actor(ofFunctionType: node, in: file),
          inheritsIsolation: flags.isDisjoint(with: [.isSendable, .isSending])))
    case .someType, .anyType, .packExpansionType, .packElementType: return part(0)
    case .metatypeType: return .metatype(part(0))
    case .compositionType:
      let types = file.children(node).map { resolveType($0, in: file) }.filter { !$0.isUnknown }
      return types.count == 1 ? types[0] : .composition(types)
    default: return .unknown
    }
  }

  /// `@Database () -> Void`, `(isolated Database) -> Void`
  private func actor(ofFunctionType node: NodeID, in file: ProgramFile) -> NominalID {
    let name = file.name(node)
    if name != 0, let nominal = typeNamed(name, from: node, in: file).nominalID { return nominal }
    for parameter in file.children(file.child(0, node)) where file.flags(parameter).contains(.isIsolated) {
      return resolveType(file.child(0, parameter), in: file).nominalID ?? -1
    }
    return -1
  }

  func applying(_ arguments: [SwiftType], to type: SwiftType) -> SwiftType {
    guard !arguments.isEmpty else { return type }
    switch type {
    case .nominal(let id, let present) where present.isEmpty: return .nominal(id, arguments + outerParameters(of: id))
    default:
      // An alias with parameters of its own: the arguments replace them in order.
      return type.substituting { parameter in
        guard case .parameter(let place) = parameter else { return nil }
        let home = self.file(place)
        let clause = home.parent(place.node)
        guard home.kind(home.parent(clause)) == .typealiasDeclaration,
          let index = home.children(clause).firstIndex(of: place.node)
        else { return nil }
        let position = index - home.children(clause).startIndex
        return arguments.indices.contains(position) ? arguments[position] : nil
      }
    }
  }

  /// A type name in Swift's order: generic parameters and local types, members of the types around, the module, what it imports.
  func typeNamed(_ name: GlobalName, from node: NodeID, in file: ProgramFile) -> SwiftType {
    if name == known.selfType { return enclosingType(of: node, in: file) ?? .unknown }
    var current = node
    var hasSeenBody = false
    // What a type inherits from sees its generic parameters, but not its members.
    var isInherited = false
    while current != 0 {
      switch file.kind(current) {
      case .inheritanceClause: isInherited = true
      case .functionDeclaration, .initializerDeclaration, .subscriptDeclaration, .typealiasDeclaration:
        if let parameter = genericParameter(name, of: current, in: file) { return parameter }
      case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration:
        if let parameter = genericParameter(name, of: current, in: file) {
          return genericParameter(name, ofFirstBranchWith: current, in: file) ?? parameter
        }
        if !isInherited, let declaration = file.declarationOfNode[current] {
          let nominal = program[declaration].nominal
          if let type = memberType(name, of: nominal) { return type }
        }
        isInherited = false
      case .extensionDeclaration:
        if let declaration = file.declarationOfNode[current], program[declaration].nominal >= 0 {
          let nominal = program[declaration].nominal
          let original = program.nominals[Int(nominal)].declaration
          if original >= 0 {
            let originalFile = self.file(of: original)
            if let parameter = genericParameter(name, of: program[original].node, in: originalFile) {
              return parameter
            }
          } else if let placeholder = placeholder(name, of: nominal) {
            return placeholder
          } else if isLikePart(name, of: nominal) {
            return selfType(of: nominal)
          }
          if !isInherited, let type = memberType(name, of: nominal) { return type }
        }
        isInherited = false
      case .block: hasSeenBody = true
      default: break
      }
      current = file.outward(current)
    }
    if hasSeenBody, let local = localType(name, from: node, in: file) { return local }
    return globalType(name, module: nil, in: file)
  }

  /// A sequence outside is like what its `makeIterator()` gives, and like a part of it: it answers the same questions.
  private func isLikePart(_ name: GlobalName, of nominal: NominalID) -> Bool {
    libraryWords.sequencePartNames.contains(name) && isSequenceOutside(nominal)
  }

  private func isSequenceOutside(_ nominal: NominalID) -> Bool {
    !program.nominals[Int(nominal)].isProject && conforms(nominal, toAnyOf: libraryWords.sequenceProtocols)
  }

  private func placeholder(_ name: GlobalName, of nominal: NominalID) -> SwiftType? {
    genericNames(of: nominal).contains(name) ? .placeholder(name) : nil
  }

  /// The generic parameters of a type outside, as `known-types.md` names them.
  func genericNames(of nominal: NominalID) -> [GlobalName] {
    switch nominal {
    case external.optional: [known.wrapped]
    case external.dictionary: [known.key, known.value]
    case external.result: [known.success, known.failure]
    default: libraryWords.parameterNames[program.nominals[Int(nominal)].name] ?? [known.element]
    }
  }

  private func localType(_ name: GlobalName, from node: NodeID, in file: ProgramFile) -> SwiftType? {
    guard file.hasLocalTypes, let binding = localBinding(name, from: node, in: file) else { return nil }
    switch file.kind(binding.node) {
    case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration:
      return file.declarationOfNode[binding.node].map { .nominal(program[$0].nominal, []) }
    case .typealiasDeclaration:
      return resolveType(file.child(2, binding.node), in: file)
    default: return nil
    }
  }

  /// The members of a local type see what the function around it declares.
  private func localBinding(_ name: GlobalName, from node: NodeID, in file: ProgramFile) -> LocalBinding? {
    var node = node
    while node != 0 {
      if let binding = file.locals(around: node).lookUp(name, at: file.offset(node)) { return binding }
      node = file.outward(file.scopeRoot(of: node))
      while file.kind(node) == .block || file.kind(node) == .conditionalBranch { node = file.outward(node) }
      if file.kind(node) == .sourceFile { return nil }
    }
    return nil
  }

  /// A type of the top level of a module: the file's own, those that it imports, the world outside, then any of the program.
  func globalType(_ name: GlobalName, module: GlobalName?, in file: ProgramFile) -> SwiftType {
    guard module == nil else { return findGlobalType(name, module: module, in: file) }
    let key = Place(file: file.index, node: name)
    if let answer = recentGlobalTypes[key] { return answer }
    let answer = findGlobalType(name, module: nil, in: file)
    // What an alias stands for may be a question that is being answered.
    if program.members(named: name, of: -1).allSatisfy({ program[$0].kind != .typeAlias }) {
      recentGlobalTypes.keep(answer, for: key)
    }
    return answer
  }

  private func findGlobalType(_ name: GlobalName, module: GlobalName?, in file: ProgramFile) -> SwiftType {
    var imported: SwiftType?
    var anywhere: SwiftType?
    for id in withoutFarther(program.members(named: name, of: -1), from: file) {
      let declaration = program[id]
      guard declaration.kind == .type || declaration.kind == .typeAlias, !declaration.isLocal else { continue }
      guard let nearness = nearness(of: id, to: file) else { continue }
      if let module {
        if program.modules[files[Int(declaration.file)].module].name == module { return type(of: id) }
      } else {
        switch nearness {
        case .own: return type(of: id)
        case .imported: imported = imported ?? type(of: id)
        case .samePackage: anywhere = anywhere ?? type(of: id)
        case .elsewhere: break
        }
      }
    }
    if module == nil, let source = sourceOfSingleImport(name, in: file) {
      let type = globalType(name, module: source, in: file)
      if !type.isUnknown { return type }
    }
    if let imported { return imported }
    var candidates = external.types[name] ?? []
    if candidates.count > 1, module == nil {
      // What the file imports comes before what counts in every file: `Process` is TSCBasic's where Foundation is not imported.
      let visible = visibleModules(in: file)
      let imported = candidates.filter { program.nominals[Int($0)].modules.contains(where: visible.contains) }
      if !imported.isEmpty { candidates = imported }
    }
    for id in candidates {
      let modules = program.nominals[Int(id)].modules
      if let module {
        if modules.contains(module) || modules.contains(external.anyModule) || isReexport(module) {
          return .nominal(id, [])
        }
      } else if program.nominals[Int(id)].isAlwaysVisible || isVisible(modules, in: file) {
        return .nominal(id, [])
      }
    }
    // `Basics.FileSystem`: what a module hands on of those that it builds on.
    let handed = module.map { bases(ofModule: $0) } ?? []
    for id in candidates where program.nominals[Int(id)].modules.contains(where: handed.contains) {
      return .nominal(id, [])
    }
    if module == nil, let anywhere { return anywhere }
    return foreignTypes[name].map { .nominal($0, []) } ?? .unknown
  }

  /// The type that a type declaration or alias declares.
  func type(of id: DeclarationID) -> SwiftType {
    let file = self.file(of: id)
    let type = declaredType(of: id, in: file)
    return file.hasConditionalCode ? withAlternatives(type, namedBy: id, in: file) : type
  }

  /// The same, as far as this declaration itself tells.
  func declaredType(of id: DeclarationID, in file: ProgramFile) -> SwiftType {
    let declaration = program[id]
    switch declaration.kind {
    case .type:
      let isGeneric = file.child(1, declaration.node) != 0
      return .nominal(declaration.nominal, isGeneric ? [] : outerParameters(of: declaration.nominal))
    case .typeAlias: return resolveType(file.child(2, declaration.node), in: file)
    case .associatedType: return .parameter(Place(file: file.index, node: declaration.node))
    default: return .unknown
    }
  }

  /// A type nested in a type, through its supertypes too.
  func nestedType(_ name: GlobalName, in base: SwiftType) -> SwiftType {
    switch base {
    case .nominal(let nominal, let arguments):
      guard let type = memberType(name, of: nominal) ?? knownAlias(name, of: nominal) else {
        if isLikePart(name, of: nominal) { return base }
        let isElement = name == known.element && isSequenceOutside(nominal)
        return isElement ? substitute(.placeholder(name), nominal, arguments) : .unknown
      }
      return substitute(type, nominal, arguments)
    case .parameter, .composition:
      if case .parameter(let place) = base, let type = sameType(as: name, of: place) { return type }
      for bound in bounds(of: base) {
        let type = nestedType(name, in: bound)
        if !type.isUnknown { return type }
      }
      return .unknown
    case .module(let module):
      for id in program.members(named: name, of: -1)
      where program.modules[files[Int(program[id].file)].module].name == module { return type(of: id) }
      return .unknown
    default: return .unknown
    }
  }

  /// `C.Element == T` in the `where` clause of the declaration that has the parameter `C`.
  private func sameType(as name: GlobalName, of place: Place) -> SwiftType? {
    let file = self.file(place)
    guard file.kind(place.node) == .genericParameter else { return nil }
    let owner = file.parent(file.parent(place.node))
    let clause: NodeID
    switch file.kind(owner) {
    case .functionDeclaration, .initializerDeclaration, .subscriptDeclaration: clause = file.child(4, owner)
    default: clause = file.child(3, owner)
    }
    for requirement in file.children(clause) where requirement != 0 {
      let subject = file.child(0, requirement)
      guard file.kind(subject) == .memberType, file.name(subject) == name else { continue }
      let base = file.child(0, subject)
      if file.kind(base) == .typeIdentifier, file.name(base) == file.name(place.node) {
        return resolveType(file.child(1, requirement), in: file)
      }
    }
    return nil
  }

  func memberType(_ name: GlobalName, of nominal: NominalID) -> SwiftType? {
    // Methods and values have small letters.
    let isNestedOutside =
      external.isNameOfKnownPart(name)
      && !(interner.bytes(of: name).first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? true)
    guard isNestedOutside || program.mayBeMemberType(name) else { return nil }
    var abstract: SwiftType?
    // Most are found in the type itself; what is above it takes longer to find out.
    for number in program.memberNumbers(named: name, of: nominal) {
      let id = program.declaration(numbered: number)
      if program[id].kind == .type || program[id].kind == .typeAlias { return type(of: id) }
    }
    for above in hierarchy(of: nominal) {
      for number in program.memberNumbers(named: name, of: above) {
        let id = program.declaration(numbered: number)
        switch program[id].kind {
        case .type, .typeAlias: return type(of: id)
        case .associatedType: abstract = abstract ?? type(of: id)
        default: continue
        }
      }
      if isNestedOutside, let nested = external.nestedType(name, in: above) { return .nominal(nested, []) }
    }
    return abstract
  }

  /// Whether a name is that of a module of the program or of one that the catalogue knows or the file imports.
  func isModuleName(_ name: GlobalName, in file: ProgramFile) -> Bool {
    file.imports.contains(name) || external.alwaysVisible.contains(name) || modulesByName[name] != nil
  }

  /// Whether a name that is a module's means no type: one that users name without its module may be that module.
  func isNoType(_ type: SwiftType) -> Bool {
    guard case .nominal(let nominal, _) = type else { return type.isUnknown }
    return !program.nominals[Int(nominal)].isProject && program.nominals[Int(nominal)].modules == [external.anyModule]
  }

  private func isReexport(_ module: GlobalName) -> Bool { external.alwaysVisible.contains(module) }

  /// The type whose member a node is: of its innermost type declaration or extension.
  func enclosingType(of node: NodeID, in file: ProgramFile) -> SwiftType? {
    guard let nominal = enclosingNominal(of: node, in: file) else { return nil }
    let container = file.ancestor(of: node) {
      switch $0 {
      case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration,
        .extensionDeclaration:
        return true
      default: return false
      }
    }
    return selfType(ofMembersIn: container == 0 ? node : container, nominal, in: file)
  }

  /// `self` in a declaration or extension: the generic parameters are what the extension's type and `where` clause make them.
  func selfType(ofMembersIn container: NodeID, _ nominal: NominalID, in file: ProgramFile) -> SwiftType {
    let type = selfType(of: nominal)
    guard file.kind(container) == .extensionDeclaration, case .nominal(_, var arguments) = type else { return type }
    if case .nominal(nominal, let written) = resolveType(file.child(5, container), in: file), !written.isEmpty {
      return .nominal(nominal, written)
    }
    guard file.child(3, container) != 0 else { return type }
    let names = genericParameterNames(of: nominal)
    for requirement in file.children(file.child(3, container)) where requirement != 0 {
      let subject = file.child(0, requirement)
      guard file.kind(subject) == .typeIdentifier, let index = names.firstIndex(of: file.name(subject)),
        arguments.indices.contains(index)
      else { continue }
      let wanted = resolveType(file.child(1, requirement), in: file)
      if !wanted.isUnknown { arguments[index] = wanted }
    }
    return .nominal(nominal, arguments)
  }

  func genericParameterNames(of nominal: NominalID) -> [GlobalName] {
    genericParameters(of: nominal).map {
      switch $0 {
      case .placeholder(let name): return name
      case .parameter(let place): return self.file(place).name(place.node)
      default: return 0
      }
    }
  }

  func enclosingNominal(of node: NodeID, in file: ProgramFile) -> NominalID? {
    var current = node
    while current != 0 {
      switch file.kind(current) {
      case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration,
        .extensionDeclaration:
        guard let declaration = file.declarationOfNode[current] else { return nil }
        let nominal = program[declaration].nominal
        return nominal >= 0 ? nominal : nil
      default: current = file.outward(current)
      }
    }
    return nil
  }

  /// A member's type as seen through a value of `nominal` with these generic arguments.
  func substitute(_ type: SwiftType, _ nominal: NominalID, _ arguments: [SwiftType]) -> SwiftType {
    guard !arguments.isEmpty else { return type }
    let parameters = genericParameters(of: nominal) + outerParameters(of: nominal)
    return substituted(type) { parameter in
      if let index = parameters.firstIndex(of: parameter), index < arguments.count { return arguments[index] }
      if case .placeholder(self.known.element) = parameter {
        if nominal == self.external.dictionary, arguments.count == 2 {
          return .tuple([
            SwiftType.TupleElement(label: self.known.keyLabel, type: arguments[0]),
            SwiftType.TupleElement(label: self.known.valueLabel, type: arguments[1]),
          ])
        }
      }
      return nil
    }
  }
}
