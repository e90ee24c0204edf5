import AsyncLintSyntax

/// What reading and writing variables runs.
extension Analyzer {
  /// Accessors, observers, lazy initial values and wrappers that reading or writing a variable runs.
  func usesOfVariable(
    _ id: DeclarationID, _ node: NodeID, isRead: Bool, isWritten: Bool, in file: ProgramFile
  ) -> [Use] {
    let declaration = program[id]
    let home = files[Int(declaration.file)]
    var found = usesOfAccessors(in: home.child(3, declaration.statement), isRead: isRead, isWritten: isWritten, home)
    if isWritten, !found.isEmpty, isOfOwnInitializer(id, node, in: file) {
      found.removeAll { isObserver($0.target, of: home) }
    }
    found += usesOfObserved(by: id, isRead: isRead, isWritten: isWritten)
    found += usesOfOverrides(of: id, node, isRead: isRead, isWritten: isWritten && found.isEmpty, in: file)
    let isLazy = declaration.flags.contains(.isLazy) || declaration.flags.contains(.isStatic) || declaration.parent < 0
    if isRead, isLazy, home.child(2, declaration.statement) != 0 {
      let place = Place(file: home.index, node: declaration.statement)
      found.append(Use(target: .unit(Unit(kind: .lazyValue, place: place)), isLikely: false))
    }
    let wrapper = propertyWrapper(of: id)
    if let access = accessThroughInstance(to: id, wrappedIn: wrapper) {
      let home = self.file(of: access)
      return found
        + usesOfAccessors(in: home.child(5, program[access].node), isRead: isRead, isWritten: isWritten, home)
    }
    return found + usesOfWrapper(wrapper, node, isRead: isRead, isWritten: isWritten, in: file)
  }

  /// The same of a local variable or parameter. What a lazy one is set to belongs to the code around it.
  func usesOfLocal(_ local: NodeID, _ node: NodeID, in file: ProgramFile) -> [Use] {
    let binding = file.parent(local)
    let wrapper = propertyWrapper(ofVariable: local, in: file)
    let hasAccessors = file.kind(binding) == .patternBinding && file.child(3, binding) != 0
    if wrapper == nil, !hasAccessors { return [] }
    let flags = file.flags(node)
    let isRead = !flags.contains(.isOnlyWritten)
    let isWritten = flags.contains(.isWritten) || isChangedInPlace(node, localType(local, in: file), in: file)
    let found =
      hasAccessors ? usesOfAccessors(in: file.child(3, binding), isRead: isRead, isWritten: isWritten, file) : []
    return found + usesOfWrapper(wrapper, node, isRead: isRead, isWritten: isWritten, in: file)
  }

  /// An attribute, or a local variable with code of its own: no closure can take that along, since a capture reads the variable.
  func runsWhereItStands(_ node: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(node) {
    case .typeIdentifier, .memberType: return true
    case .identifierExpression:
      guard case .local(let local) = resolve(node, in: file).candidates.first?.target else { return false }
      return file.kind(local) != .functionDeclaration && !usesOfLocal(local, node, in: file).isEmpty
    default: return false
    }
  }

  /// `value.name = 1`: an assignment is no value that a closure could give back.
  func isWritten(_ node: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(node) {
    case .identifierExpression, .memberExpression, .subscriptExpression: file.flags(node).contains(.isWritten)
    default: false
    }
  }

  private func usesOfWrapper(
    _ wrapper: SwiftType?, _ node: NodeID, isRead: Bool, isWritten: Bool, in file: ProgramFile
  ) -> [Use] {
    guard case .nominal(let wrapper, _) = wrapper else { return [] }
    return program.members(named: known.wrappedValue, of: wrapper).filter { program[$0].kind == .variable }.flatMap {
      usesOfVariable($0, node, isRead: isRead, isWritten: isWritten, in: file)
    }
  }

  /// The subscript that a property of a class is reached by, where its wrapper has one that takes the object, in place of `wrappedValue`.
  private func accessThroughInstance(to id: DeclarationID, wrappedIn wrapper: SwiftType?) -> DeclarationID? {
    guard case .nominal(let wrapper, _) = wrapper, case let owner = program[id].owner, owner >= 0,
      [.classDeclaration, .actorDeclaration].contains(program.nominals[Int(owner)].kind),
      !program[id].flags.contains(.isStatic)
    else { return nil }
    return program.members(named: known.subscript, of: wrapper).first {
      takesEnclosingInstance(program[$0].node, in: self.file(of: $0))
    }
  }

  /// `static subscript(_enclosingInstance:wrapped:storage:)`
  func takesEnclosingInstance(_ node: NodeID, in home: ProgramFile) -> Bool {
    guard home.flags(node).contains(.isStatic) else { return false }
    return signature(node, in: home).parameters.map { text($0.label) } == ["_enclosingInstance", "wrapped", "storage"]
  }

  private func usesOfAccessors(
    in block: NodeID, isRead: Bool, isWritten: Bool, _ home: ProgramFile
  ) -> [Use] {
    home.children(block).filter {
      $0 != 0 && isRun($0, isRead: isRead, isWritten: isWritten, home)
    }.map { Use(target: .unit(Unit(kind: .body, place: Place(file: home.index, node: $0))), isLikely: false) }
  }

  /// A stored property of a class runs what subclasses put in its place.
  private func usesOfOverrides(
    of id: DeclarationID, _ node: NodeID, isRead: Bool, isWritten: Bool, in file: ProgramFile
  ) -> [Use] {
    let declaration = program[id]
    guard declaration.owner >= 0, program.nominals[Int(declaration.owner)].kind == .classDeclaration,
      declaration.flags.isDisjoint(with: [.isStatic, .isFinal, .isPrivate])
    else { return [] }
    let units = [
      isRead ? storedAccess(to: id, isRead: true) : nil, isWritten ? storedAccess(to: id, isRead: false) : nil,
    ]
    .compactMap { $0 }.filter { implementationsWithDoubles(of: $0).count > 1 }
    if units.isEmpty || isOfOwnInitializer(id, node, in: file) { return [] }
    return units.map { Use(target: .unit($0), isLikely: false) }
  }

  /// An override that only observes sets the superclass's property, and gets it: what that runs comes with it.
  private func usesOfObserved(by id: DeclarationID, isRead: Bool, isWritten: Bool) -> [Use] {
    guard program[id].flags.contains(.isOverride), program[id].owner >= 0, observes(id) else { return [] }
    var found: [Use] = []
    for above in hierarchy(of: program[id].owner).dropFirst() {
      guard
        let observed = program.members(named: program[id].name, of: above).first(where: {
          program[$0].kind == .variable && program[$0].flags.isDisjoint(with: .isStatic)
        }), program.nominals[Int(above)].kind == .classDeclaration
      else { continue }
      let home = self.file(of: observed)
      found += usesOfAccessors(
        in: home.child(3, program[observed].statement), isRead: isRead, isWritten: isWritten, home)
      if !program[observed].flags.contains(.isOverride) || !observes(observed) { break }
    }
    // This very property, and no override of it.
    for index in found.indices {
      if case .unit(let unit) = found[index].target {
        found[index].target = .unit(Unit(kind: .exactBody, place: unit.place))
      }
    }
    return found
  }

  /// Whether all accessors of a property are observers.
  private func observes(_ id: DeclarationID) -> Bool {
    let home = self.file(of: id)
    let accessors = home.children(home.child(3, program[id].statement))
    return !accessors.isEmpty
      && accessors.allSatisfy { [known.willSet, known.didSet].contains(home.name($0)) }
  }

  private func isObserver(_ target: Use.Target, of home: ProgramFile) -> Bool {
    guard case .unit(let unit) = target, home.kind(unit.place.node) == .accessor else { return false }
    let name = home.name(unit.place.node)
    return name == known.willSet || name == known.didSet
  }

  /// `count = 1`, `self.count = 1` in an initializer of the type that declares the property, and in no closure, `defer` or local function
  /// of it: that is about what is stored, and runs neither observers nor overrides. A property that a subclass only observes is not its own.
  private func isOfOwnInitializer(_ id: DeclarationID, _ node: NodeID, in file: ProgramFile) -> Bool {
    let declaration = program[id]
    guard declaration.owner >= 0, !declaration.flags.contains(.isOverride) else { return false }
    switch file.kind(node) {
    case .identifierExpression: break
    case .memberExpression:
      let object = file.child(0, node)
      guard case .selfValue = subject(object, in: file) else { return false }
      // `if let self = other`
      if case .local = resolve(object, in: file).candidates.first?.target { return false }
    default: return false
    }
    let around = file.ancestor(of: node) {
      switch $0 {
      case .closureExpression, .deferStatement, .functionDeclaration, .initializerDeclaration, .accessor,
        .deinitializerDeclaration, .subscriptDeclaration:
        return true
      default: return false
      }
    }
    guard file.kind(around) == .initializerDeclaration, let initializer = file.declarationOfNode[around] else {
      return false
    }
    return program[initializer].owner == declaration.owner
  }

  /// An accessor that writing runs.
  func isSetterOrObserver(_ place: Place) -> Bool {
    let home = file(place)
    return home.kind(place.node) == .accessor && isRun(place.node, isRead: false, isWritten: true, home)
  }

  /// Whether reading or writing runs an accessor.
  func isRun(_ accessor: NodeID, isRead: Bool, isWritten: Bool, _ home: ProgramFile) -> Bool {
    switch text(home.name(accessor)) {
    case "get", "_read", "read", "unsafeAddress": isRead
    case "set", "_modify", "modify", "willSet", "didSet", "unsafeMutableAddress": isWritten
    default: false
    }
  }

  /// A part of a value is written, or a mutating method of it called: the whole value is set.
  func isChangedInPlace(_ node: NodeID, _ type: SwiftType, in file: ProgramFile) -> Bool {
    if case .nominal(let nominal, _) = type {
      let kind = program.nominals[Int(nominal)].kind
      if kind == .classDeclaration || kind == .actorDeclaration { return false }
    }
    var current = node
    for _ in 0..<64 {
      let parent = file.parent(current)
      switch file.kind(parent) {
      case .optionalChainExpression, .forceUnwrapExpression: break
      case .memberExpression, .subscriptExpression:
        guard file.child(0, parent) == current else { return false }
        if file.flags(parent).contains(.isWritten) { return true }
        let call = call(ofCallee: parent, in: file)
        if call != 0 { return isMutating(parent, in: file) }
        if file.kind(parent) == .memberExpression, case .nominal(let nominal, _) = typeOf(parent, in: file),
          program.nominals[Int(nominal)].kind == .classDeclaration
        {
          return false
        }
      default: return false
      }
      current = parent
    }
    return false
  }

  private func isMutating(_ member: NodeID, in file: ProgramFile) -> Bool {
    guard case .declaration(let id) = resolve(member, in: file).candidates.first?.target else {
      let name = file.name(member)
      if libraryWords.mutatingMethods.contains(name) { return true }
      guard let types = libraryWords.mutatingMethodsOfTypes[name],
        let receiver = typeOf(file.child(0, member), in: file).nominalID
      else { return false }
      return types.contains(program.nominals[Int(receiver)].name)
    }
    return program[id].flags.contains(.isMutating)
  }
}
