import AsyncLintSyntax

/// Where values come from within a function: a local constant from what it is made with, `loader.store` from `loader`.
extension Analyzer {
  private static let longestTrace = 16

  private static let wrappers: Set<NodeKind> = [
    .tryExpression, .awaitExpression, .parenthesizedExpression, .optionalChainExpression, .forceUnwrapExpression,
  ]

  /// The same value as one that begins as far back as can be told: at a parameter, at `self`, at the call that makes it.
  func traced(_ start: GivenValue) -> GivenValue {
    var value = start
    for _ in 0..<Self.longestTrace {
      guard case .expression(var node) = value.subject else { break }
      let file = value.file
      while Self.wrappers.contains(file.kind(node)) { node = file.child(0, node) }
      value.subject = subject(node, in: file)
      guard case .expression = value.subject, var next = source(of: value, at: node) else { break }
      if value.wasVariable { next.wasVariable = true }
      value = next
    }
    return value
  }

  /// One step back from the expression `node`.
  private func source(of value: GivenValue, at node: NodeID) -> GivenValue? {
    let file = value.file
    switch file.kind(node) {
    case .memberExpression, .identifierExpression: break
    default: return nil
    }
    if let next = list(of: value, goneThroughBy: node) ?? handedToClosure(node, as: value) { return next }
    let isList = value.path.first == GivenMember.anyElement
    if isList, !holdsSameElements(node, in: file) { return nil }
    let candidates = resolve(node, in: file).candidates
    guard candidates.count == 1 else { return nil }
    switch candidates[0].target {
    case .declaration(let id):
      if let next = member(id, of: value, at: node) { return next }
      if let given = givenByStatic(id) {
        var next = value
        (next.node, next.file) = given
        next.subject = subject(given.node, in: given.file)
        return next
      }
    case .local(let local):
      if let next = unwrapped(local, as: value) { return next }
    default: return nil
    }
    guard let (made, home) = madeWith(node, in: file), case let isConstant = constant(node, in: file) != nil,
      isConstant || !mayReplaceItself(node, in: file)
    else { return nil }
    return GivenValue(
      subject: subject(made, in: home), node: made, file: home, path: value.path, written: value.written,
      isOfAnother: value.isOfAnother, wasVariable: !isConstant)
  }

  /// `static var mock: Client { Client(store: MemoryStore()) }`
  private func givenByStatic(_ id: DeclarationID) -> (node: NodeID, file: ProgramFile)? {
    let declaration = program[id]
    guard declaration.kind == .variable, declaration.flags.contains(.isStatic), !isOverridden(id) else { return nil }
    let home = self.file(of: id)
    let accessors = home.children(home.child(3, declaration.statement)).filter { $0 != 0 }
    guard accessors.count == 1, home.name(accessors[0]) == known.get,
      case let body = home.child(2, accessors[0]), home.childCount(body) == 1
    else { return nil }
    let only = home.child(0, body)
    return (home.kind(only) == .returnStatement ? home.child(0, only) : only, home)
  }

  /// `store`, `self.store`, `loader.store`: a stored property that keeps what an initializer has put there.
  private func member(_ id: DeclarationID, of value: GivenValue, at node: NodeID) -> GivenValue? {
    let file = value.file
    guard program[id].owner >= 0, value.path.count < GivenMember.longestPath, keepsItsValue(id) else { return nil }
    let base = file.kind(node) == .memberExpression ? file.child(0, node) : 0
    if file.kind(node) == .memberExpression, base == 0 { return nil }
    var next = value
    if next.path.isEmpty { next.written = (node, file) }
    next.path.insert(id, at: 0)
    next.node = base == 0 ? node : base
    next.subject = base == 0 ? .selfValue : subject(base, in: file)
    if case .expression = next.subject { next.isOfAnother = true }
    if !program[id].flags.contains(.isLet) { next.wasVariable = true }
    return next
  }

  /// `if let store`: a parameter, or a stored property of `self`.
  private func unwrapped(_ local: NodeID, as value: GivenValue) -> GivenValue? {
    let file = value.file
    var local = local
    var binding = file.parent(local)
    for _ in 0..<Self.longestTrace {
      guard file.kind(local) == .bindingPattern, !isVariable(local, in: file), file.kind(binding) == .optionalBinding,
        file.isShorthand(binding)
      else {
        return nil
      }
      guard let outer = file.locals(around: local).lookUp(file.name(local), at: file.offset(binding))?.node else {
        break
      }
      if file.kind(outer) == .parameter {
        var next = value
        next.subject = .expression(outer)
        next.node = outer
        return next
      }
      local = outer
      binding = file.parent(outer)
    }
    guard let nominal = enclosingNominal(of: binding, in: file) else { return nil }
    let candidates = memberCandidates(file.name(local), in: selfType(of: nominal), from: file)
    guard candidates.count == 1, case .declaration(let id) = candidates[0].target else { return nil }
    return member(id, of: value, at: local)
  }

  // MARK: Stored properties

  /// A stored instance property that nobody sets but initializers.
  func keepsItsValue(_ id: DeclarationID) -> Bool {
    if let answer = fixedProperties[id] { return answer }
    let answer = isSetByInitializersOnly(id)
    fixedProperties[id] = answer
    return answer
  }

  private func isSetByInitializersOnly(_ id: DeclarationID) -> Bool {
    let declaration = program[id]
    let home = files[Int(declaration.file)]
    guard declaration.kind == .variable, declaration.owner >= 0,
      declaration.flags.isDisjoint(with: [.isStatic, .isLazy]), isStored(declaration.statement, home)
    else { return false }
    if declaration.flags.contains(.isLet) {
      return program.nominals[Int(declaration.owner)].kind != .classDeclaration || !isOverridden(id)
    }
    // What a wrapper holds others may set.
    if home.child(0, home.parent(declaration.statement)) != 0 { return false }
    if declaration.flags.isDisjoint(with: [.isPrivate, .isFileprivate]) { return isNeverSet(id, byInitializers: true) }
    for part in nameIndex.parts(using: declaration.name, of: home.index) {
      var isSet = false
      home.visitUses(of: [declaration.name], inPart: part, callName: nil) { _, node in
        guard !isSet, home.flags(node).contains(.isWritten) || isChangedInPlace(node, of: id, in: home),
          home.kind(enclosingFunction(of: node, in: home)) != .initializerDeclaration
        else { return }
        let candidates = resolve(node, in: home).candidates
        // What is known to be something else of the name.
        switch candidates.first?.target {
        case .declaration(let other) where candidates.count == 1: isSet = other == id
        case .local where candidates.count == 1: break
        default: isSet = true
        }
      }
      if isSet { return false }
    }
    return true
  }

  /// A property whose name is used more often is taken for one that is set.
  static let mostPartsWithName = 128

  /// Whether a variable holds for good what it is declared with: `var onChange: () -> Void = {}` that nobody sets. Asked for each call.
  func keepsItsInitialValue(_ id: DeclarationID) -> Bool {
    let declaration = program[id]
    guard hasInitialValue(id) else { return false }
    if declaration.flags.contains(.isLet) { return true }
    if let answer = constantVariables[id] { return answer }
    let home = files[Int(declaration.file)]
    let isPrivate = !declaration.flags.isDisjoint(with: [.isPrivate, .isFileprivate])
    let answer =
      home.child(0, home.parent(declaration.statement)) == 0 && (isPrivate || !isMemberwiseParameter(id))
      && isNeverSet(id, byInitializers: false)
    constantVariables[id] = answer
    return answer
  }

  /// Whether the initializer that the compiler writes may be given a value for a variable. It is there beside those of extensions.
  private func isMemberwiseParameter(_ id: DeclarationID) -> Bool {
    let declaration = program[id]
    return declaration.owner >= 0 && !declaration.flags.contains(.isStatic)
      && program.nominals[Int(declaration.owner)].kind == .structDeclaration
      && program.members(named: known.`init`, of: declaration.owner).allSatisfy { program.isInExtension($0) }
  }

  /// Nothing in the program sets the property, or one that may be it; `byInitializers`: but initializers of `self`.
  func isNeverSet(
    _ id: DeclarationID, byInitializers: Bool, inPartsAtMost most: Int = Analyzer.mostPartsWithName,
    believesSetters: Bool = false
  ) -> Bool {
    let name = program[id].name
    guard nameIndex.occurrenceCount(of: name) <= most else { return false }
    if isOverridden(id) { return false }
    for occurrence in nameIndex.occurrences(of: name) where occurrence.ways.contains(.uncalled) {
      let (number, part) = nameIndex.location(of: occurrence.part)
      let file = files[number]
      var uses: [NodeID] = []
      file.visitUses(of: [name], inPart: part, callName: nil) { _, node in
        if file.flags(node).contains(.isWritten) || file.kind(node) == .keyPathComponent || isBound(node, in: file)
          || isChangedInPlace(node, of: id, in: file)
        {
          uses.append(node)
        }
      }
      let isSet = uses.contains {
        maySet(id, $0, byInitializers: byInitializers, in: file) && (believesSetters || !isInUnusedSetter($0, in: file))
      }
      if isSet { return false }
    }
    return true
  }

  func isOverridden(_ id: DeclarationID) -> Bool {
    program.declarations(named: program[id].name).contains {
      $0 != id && program[$0].flags.contains(.isOverride) && isSubtype(program[$0].owner, of: program[id].owner)
    }
  }

  /// `$settings.mode`: who is given the binding may set it.
  private func isBound(_ node: NodeID, in file: ProgramFile) -> Bool {
    var base = node
    for _ in 0..<GivenMember.longestPath where file.kind(base) == .memberExpression { base = file.child(0, base) }
    guard file.kind(base) == .identifierExpression else { return false }
    return interner.bytes(of: file.name(base)).first == UInt8(ascii: "$") && !file.isArgumentOfClosure(base)
  }

  /// `byInitializers`: what initializers set of `self` does not count.
  private func maySet(_ id: DeclarationID, _ node: NodeID, byInitializers: Bool, in file: ProgramFile) -> Bool {
    let candidates = resolve(node, in: file).candidates
    guard candidates.count == 1 else { return true }
    switch candidates[0].target {
    case .local: return false
    case .declaration(id):
      if !byInitializers { return true }
      if file.kind(node) == .memberExpression {
        guard case .selfValue = subject(file.child(0, node), in: file) else { return true }
      }
      return file.kind(enclosingFunction(of: node, in: file)) != .initializerDeclaration
    case .declaration(let other): return isRequirement(other)
    default: return true
    }
  }
}
