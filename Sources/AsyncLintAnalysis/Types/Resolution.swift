import AsyncLintCatalogue
import AsyncLintSyntax

/// What a name stands for at one place.
struct Resolution: Sendable {
  /// The declarations that Swift may pick, the likeliest first; more than one only if nothing tells them apart.
  var candidates: [Candidate]

  static let none = Resolution(candidates: [])

  /// Adds what is meant where the candidates so far are not compiled. Returns whether there is any.
  mutating func add(_ other: Resolution) -> Bool {
    if candidates.isEmpty {
      candidates = other.candidates
      return !candidates.isEmpty
    }
    for var candidate in other.candidates where !candidates.contains(where: { $0.target == candidate.target }) {
      candidate.isFallback = true
      candidates.append(candidate)
    }
    return !other.candidates.isEmpty
  }

  struct Candidate: Sendable {
    var target: Target
    /// The value or type whose member it is, as far as known.
    var base: SwiftType = .unknown
    /// By a distinctive name, or by a declaration that the file does not import.
    var isLikely = false
    /// Meant where what stands before it is not compiled.
    var isFallback = false
    /// Steps up the hierarchy of types, or out of scopes.
    var distance = 0
    var match: ArgumentMatch?
  }

  enum Target: Equatable, Sendable {
    case declaration(DeclarationID)
    /// A local variable, parameter, capture or function.
    case local(NodeID)
    /// An API of the catalogue.
    case symbol(Int)
    /// A well-known member: index into `Catalogue.knownMembers`.
    case knownMember(Int)
    /// The initializer that the compiler writes: memberwise, or without parameters.
    case implicitInitializer(NominalID)
    case type
  }
}

extension Analyzer {
  /// The call in which a node is the callee; 0 if it is not called.
  func call(ofCallee node: NodeID, in file: ProgramFile) -> NodeID {
    var node = node
    while true {
      let parent = file.parent(node)
      switch file.kind(parent) {
      case .specializationExpression, .parenthesizedExpression, .optionalChainExpression, .forceUnwrapExpression:
        guard file.child(0, parent) == node else { return 0 }
        node = parent
      case .callExpression: return file.child(0, parent) == node ? parent : 0
      default: return 0
      }
    }
  }

  /// The name that a callee bears: `b` of `(a.b)`, `a.b<Int>`, `a.b!`.
  func calleeName(of call: NodeID, in file: ProgramFile) -> NodeID {
    var node = file.child(0, call)
    while true {
      switch file.kind(node) {
      case .specializationExpression, .parenthesizedExpression, .optionalChainExpression, .forceUnwrapExpression:
        node = file.child(0, node)
      default: return node
      }
    }
  }

  /// What the name at a node stands for: an identifier, member, subscript, operator or key path component.
  func resolve(_ node: NodeID, in file: ProgramFile) -> Resolution {
    let place = Place(file: file.index, node: node)
    if let answer = resolutions[place] ?? cutAnswer(to: place, &cutResolutions) { return answer }
    guard let before = open(place, &resolutionsInProgress) else { return .none }
    let answer = resolution(of: node, in: file)
    let reach = close(&resolutionsInProgress, before)
    keep(answer, to: place, .resolution, reach: reach, &resolutions, &cutResolutions)
    return answer
  }

  private func resolution(of node: NodeID, in file: ProgramFile) -> Resolution {
    switch file.kind(node) {
    case .identifierExpression:
      let call = call(ofCallee: node, in: file)
      return resolveIdentifier(node, call == 0 ? nil : shape(of: call, in: file), in: file)
    case .memberExpression:
      let call = call(ofCallee: node, in: file)
      return resolveMember(node, call == 0 ? nil : shape(of: call, in: file), in: file)
    case .subscriptExpression:
      let shape = shape(of: node, in: file)
      let base = unwrapped(typeOf(file.child(0, node), in: file))
      return choose(memberCandidates(known.subscript, in: base, from: file), shape, in: file)
    case .binaryOperator, .prefixOperatorExpression, .postfixOperatorExpression:
      return resolveOperator(node, in: file)
    case .callExpression:
      // Of a callee that is no name, or a value.
      return functions(ofCalled: typeOf(file.child(0, node), in: file), shape(of: node, in: file), in: file)
    default: return .none
    }
  }

  // MARK: Identifiers

  private func resolveIdentifier(_ node: NodeID, _ shape: CallShape?, in file: ProgramFile) -> Resolution {
    let found = usual(identified(node, shape, in: file), at: node, in: file)
    if !found.candidates.isEmpty { return found }
    let operators = shape == nil ? resolveOperator(handedOverAt: node, in: file) : .none
    return operators.candidates.isEmpty ? projectedValue(at: node, in: file) : operators
  }

  private func identified(_ node: NodeID, _ shape: CallShape?, in file: ProgramFile) -> Resolution {
    let name = file.name(node)
    if let local = resolveLocal(node, shape, in: file) { return local }
    // More than one only where `#if` decides which of them is there.
    var found = Resolution.none
    // Members of the types around, innermost first; most names that are no local ones are those of types and functions.
    var current = mayBeMember(name) ? file.outward(node) : 0
    while current != 0 {
      switch file.kind(current) {
      case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration,
        .extensionDeclaration:
        if let declaration = file.declarationOfNode[current], program[declaration].nominal >= 0 {
          let type = selfType(ofMembersIn: current, program[declaration].nominal, in: file)
          // What is written in a static member means static members.
          let views = [extensionSelf(type, current, file), .metatype(type)]
          for view in isInStaticMember(node, in: file) ? views.reversed() : views {
            let chosen = choose(memberCandidates(name, in: view, from: file), shape, reference: node, in: file)
            if found.add(chosen), isAlwaysThere(found.candidates, at: node, in: file) { return found }
          }
        }
      default: break
      }
      current = file.outward(current)
    }
    let type = typeNamed(name, from: node, in: file)
    if !type.isUnknown, !isGlobalFunction(name, file) {
      _ = found.add(resolveType(type, named: name, shape, isLikely: false, in: file))
      return found
    }
    addGlobals(name, type, shape, at: node, in: file, to: &found)
    return found
  }

  private func isGlobalFunction(_ name: GlobalName, _ file: ProgramFile) -> Bool {
    program.members(named: name, of: -1).contains {
      program[$0].kind == .function && files[Int(program[$0].file)].module == file.module
    }
  }

  /// In a constrained extension (`extension P where Self: C`) the members of the constraint count too.
  private func extensionSelf(_ type: SwiftType, _ node: NodeID, _ file: ProgramFile) -> SwiftType {
    guard file.kind(node) == .extensionDeclaration, file.child(3, node) != 0 else { return type }
    var types = [type]
    for requirement in file.children(file.child(3, node)) where requirement != 0 {
      let subject = file.child(0, requirement)
      if file.kind(subject) == .typeIdentifier, file.name(subject) == known.selfType {
        types.append(resolveType(file.child(1, requirement), in: file))
      }
    }
    return types.count == 1 ? type : .composition(types)
  }

  private func resolveLocal(_ node: NodeID, _ shape: CallShape?, in file: ProgramFile) -> Resolution? {
    let table = file.locals(around: node)
    guard let binding = table.lookUp(file.name(node), at: file.offset(node)) else { return nil }
    switch file.kind(binding.node) {
    case .functionDeclaration:
      let functions = table.functions(file.name(node), at: file.offset(node), in: file)
      let candidates = functions.map { Resolution.Candidate(target: .local($0), distance: functions.count) }
      let chosen = choose(candidates, shape, in: file)
      return chosen.candidates.isEmpty ? Resolution(candidates: Array(candidates.suffix(1))) : chosen
    case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration,
      .typealiasDeclaration:
      return nil
    default:
      return Resolution(candidates: [Resolution.Candidate(target: .local(binding.node))])
    }
  }

  /// Nobody writes more functions of one name that one call might mean, unless to see how long it takes to choose.
  static let maximumCandidates = 1_000

  private func addGlobals(
    _ name: GlobalName, _ type: SwiftType, _ shape: CallShape?, at node: NodeID, in file: ProgramFile,
    to found: inout Resolution
  ) {
    var own: [Resolution.Candidate] = []
    var imported: [Resolution.Candidate] = []
    var anywhere: [Resolution.Candidate] = []
    for id in program.members(named: name, of: -1) {
      let declaration = program[id]
      guard declaration.kind == .function || declaration.kind == .variable, !declaration.isLocal,
        declaration.parent < 0
      else { continue }
      switch nearness(of: id, to: file) {
      case .own: own.append(Resolution.Candidate(target: .declaration(id)))
      case .imported: imported.append(Resolution.Candidate(target: .declaration(id)))
      case .samePackage: anywhere.append(Resolution.Candidate(target: .declaration(id), isLikely: true))
      case .elsewhere, nil: break
      }
      if own.count + imported.count + anywhere.count > Self.maximumCandidates { return }
    }
    own = withoutTwins(own, from: file)
    func isSettled(by chosen: Resolution) -> Bool {
      if let shape, isOverload(chosen, ofFunctionOutside: name, shape, in: file) { return false }
      return found.add(chosen) && isAlwaysThere(found.candidates, at: node, in: file)
    }
    if isSettled(by: choose(own, or: imported, shape, at: node, in: file)) { return }
    if !type.isUnknown, isSettled(by: resolveType(type, named: name, shape, isLikely: false, in: file)) { return }
    if let source = sourceOfSingleImport(name, in: file),
      isSettled(by: resolveQualified(name, source, shape, in: file))
    {
      return
    }
    if isSettled(by: choose(imported, shape, reference: node, in: file)) { return }
    if isSettled(by: choose(globalCandidates(name, for: shape, at: node, from: file), shape, in: file)) { return }
    if found.candidates.isEmpty { found = choose(anywhere, shape, in: file) }
  }

  /// Whether a C function of the name is called, because the arguments are of other types than the program's own functions take.
  private func isOverload(
    _ chosen: Resolution, ofFunctionOutside name: GlobalName, _ shape: CallShape, in file: ProgramFile
  ) -> Bool {
    guard external.symbols[name] != nil, !chosen.candidates.isEmpty,
      chosen.candidates.allSatisfy({ takesOthers($0, shape, in: file) })
    else { return false }
    return accepts(shape, globalCandidates(name, from: file), in: file)
  }

  /// A type where a value may stand: its metatype, or with arguments one of its initializers.
  private func resolveType(
    _ type: SwiftType, named name: GlobalName = 0, _ shape: CallShape?, isLikely: Bool, in file: ProgramFile
  ) -> Resolution {
    guard let shape else {
      return Resolution(candidates: [Resolution.Candidate(target: .type, base: .metatype(type), isLikely: isLikely)])
    }
    let each = resolved(ofEach: type) { resolveType($0, named: name, shape, isLikely: isLikely, in: file) }
    if let each { return each }
    var candidates = memberCandidates(known.`init`, in: .metatype(type), from: file)
    if isLikely { for index in candidates.indices { candidates[index].isLikely = true } }
    let chosen = choose(candidates, shape, in: file)
    if !chosen.candidates.isEmpty, !isHidden(chosen, byInitializerOf: type, shape, in: file, at: 0) { return chosen }
    for other in namesakes(of: type, named: name, in: file) {
      let chosen = choose(memberCandidates(known.`init`, in: .metatype(other), from: file), shape, in: file)
      if !chosen.candidates.isEmpty { return chosen }
    }
    if case .nominal(let nominal, _) = type, program.nominals[Int(nominal)].isProject {
      return Resolution(candidates: [Resolution.Candidate(target: .implicitInitializer(nominal), base: .metatype(type))]
      )
    }
    return Resolution(candidates: [Resolution.Candidate(target: .type, base: .metatype(type), isLikely: isLikely)])
  }

  // MARK: Members

  private func resolveMember(_ node: NodeID, _ shape: CallShape?, in file: ProgramFile) -> Resolution {
    let name = file.name(node)
    let base = base(of: node, in: file)
    if base == 0 {
      let expected = expectedType(of: shape?.call ?? node, in: file)
      return member(name, of: .metatype(unwrapped(expected)), shape, at: node, in: file)
    }
    let baseType = typeOf(base, in: file)
    if case .module(let module) = baseType { return resolveQualified(name, module, shape, in: file) }
    if baseType.isUnknown, file.flags(node).contains(.isAwaited) || shape?.isAwaited ?? false {
      // Somebody's async method, whatever it is called.
      return .none
    }
    if name == known.`init`, case .nominal = baseType {
      return member(name, of: .metatype(baseType), shape, at: node, in: file)
    }
    let found = member(name, of: baseType, shape, at: node, in: file)
    if found.candidates.isEmpty, file.kind(base) == .identifierExpression, case .metatype(let type) = baseType {
      for other in namesakes(of: type, named: file.name(base), in: file) {
        let chosen = member(name, of: .metatype(other), shape, at: node, in: file)
        if !chosen.candidates.isEmpty { return chosen }
      }
    }
    return found
  }

  private func member(
    _ name: GlobalName, of type: SwiftType, _ shape: CallShape?, at node: NodeID, in file: ProgramFile
  ) -> Resolution {
    if type.isUnknown || type.isUnknownMetatype {
      return distinctive(name, shape, isStatic: !type.isUnknown, of: base(of: node, in: file), in: file)
    }
    if let found = resolved(ofEach: type, { member(name, of: $0, shape, at: node, in: file) }) { return found }
    let candidates = memberCandidates(name, in: type, from: file)
    let chosen = choose(candidates, shape, reference: node, in: file)
    if !chosen.candidates.isEmpty {
      guard name == known.`init`, case .metatype(let made) = type,
        isHidden(chosen, byInitializerOf: made, shape, in: file, at: node)
      else { return chosen }
    }
    let projected = projectedValue(at: node, in: file)
    if !projected.candidates.isEmpty { return projected }
    if name == known.`init`, case .metatype(.nominal(let nominal, _)) = type,
      program.nominals[Int(nominal)].isProject
    {
      return Resolution(candidates: [Resolution.Candidate(target: .implicitInitializer(nominal), base: type)])
    }
    // `NSLock.init()`, as `NSLock()`
    if name == known.`init`, shape != nil, base(of: node, in: file) != 0, case .metatype(.nominal) = type {
      return Resolution(candidates: [Resolution.Candidate(target: .type, base: type)])
    }
    if case .nominal(let nominal, _) = type {
      if let dynamic = dynamicMember(of: nominal) {
        return Resolution(candidates: [Resolution.Candidate(target: .declaration(dynamic), base: type)])
      }
      if let root = dynamicRoot(of: type, nominal) {
        return choose(memberCandidates(name, in: root, from: file), shape, reference: node, in: file)
      }
    }
    if case .metatype(let instance) = type {
      let nested = nestedType(name, in: instance)
      if !nested.isUnknown { return resolveType(nested, shape, isLikely: false, in: file) }
    }
    // A generic parameter without a bound, or a type outside of which little is known, may have it.
    if bounds(of: type).isEmpty {
      return distinctive(name, shape, isStatic: false, of: base(of: node, in: file), in: file)
    }
    return .none
  }

  /// What stands before the dot: also before an `#if` that the member begins a branch of.
  private func base(of node: NodeID, in file: ProgramFile) -> NodeID {
    guard file.kind(node) == .memberExpression else { return 0 }
    let base = file.child(0, node)
    return base == 0 && file.hasConditionalCode ? baseOfBranch(beginningWith: node, in: file) : base
  }

  /// The `subscript(dynamicMember:)` that takes a name, of a type marked `@dynamicMemberLookup`.
  private func dynamicMember(of nominal: NominalID) -> DeclarationID? {
    guard program.nominals[Int(nominal)].isProject else { return nil }
    return program.members(named: known.subscript, of: nominal).first {
      takesMemberNames(program[$0].node, in: files[Int(program[$0].file)])
    }
  }

  /// Whether a subscript stands for members of any name.
  func takesMemberNames(_ node: NodeID, in home: ProgramFile) -> Bool {
    let parameters = signature(node, in: home).parameters
    guard parameters.count == 1, parameters[0].label == known.dynamicMember else { return false }
    return resolveType(parameters[0].typeNode, in: home).nominalID == external.string
  }

  /// The type whose members a type with `subscript(dynamicMember: KeyPath<Root, T>)` offers as its own.
  private func dynamicRoot(of type: SwiftType, _ nominal: NominalID) -> SwiftType? {
    guard program.nominals[Int(nominal)].isProject else { return nil }
    for id in program.members(named: known.subscript, of: nominal) {
      let home = files[Int(program[id].file)]
      let parameters = signature(program[id].node, in: home).parameters
      guard parameters.count == 1, parameters[0].label == known.dynamicMember else { continue }
      let keyPath = parameters[0].typeNode
      guard home.kind(keyPath) == .typeIdentifier, home.childCount(keyPath) == 2 else { continue }
      let root = seen(resolveType(home.child(0, keyPath), in: home), through: type, id)
      if root != type { return root }
    }
    return nil
  }

  /// `Foundation.sleep`, `Foundation.Thread`.
  private func resolveQualified(
    _ name: GlobalName, _ module: GlobalName, _ shape: CallShape?, in file: ProgramFile
  ) -> Resolution {
    var candidates: [Resolution.Candidate] = []
    for id in program.members(named: name, of: -1)
    where program[id].parent < 0 && program.modules[files[Int(program[id].file)].module].name == module
      && isAccessible(id, from: file)
    {
      switch program[id].kind {
      case .function, .variable: candidates.append(Resolution.Candidate(target: .declaration(id)))
      case .type, .typeAlias: return resolveType(self.type(of: id), shape, isLikely: false, in: file)
      default: continue
      }
    }
    // `WinSDK.connect` is nobody's that the catalogue knows.
    if candidates.isEmpty, external.moduleNames.contains(module) { candidates = globalCandidates(name, from: file) }
    let chosen = choose(candidates, shape, in: file)
    if !chosen.candidates.isEmpty { return chosen }
    let type = globalType(name, module: module, in: file)
    return type.isUnknown ? .none : resolveType(type, shape, isLikely: false, in: file)
  }
}
