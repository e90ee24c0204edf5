import AsyncLintSyntax

/// A value as the code at some place names it: what it begins with, and the stored properties that lead from there to it.
struct GivenValue {
  var subject: Analyzer.Subject
  /// Where the subject stands.
  var node: NodeID
  var file: ProgramFile
  var path: [DeclarationID]
}

extension Analyzer {
  /// What a call gives a function for one of the values that it uses.
  func value(_ given: GivenMember, of unit: Unit, at site: Site) -> GivenValue? {
    let value: GivenValue
    if given.parameter == GivenMember.selfValue {
      guard let subject = subject(of: site) else { return nil }
      value = GivenValue(subject: subject, node: site.place.node, file: file(site.place), path: given.path)
    } else {
      guard let (expression, file) = argument(given.parameter, of: unit, at: site) else { return nil }
      value = GivenValue(
        subject: subject(expression, in: file), node: expression, file: file, path: given.path)
    }
    return followed(value, depth: 0)
  }

  /// What the function around it has to be given so that it is this value: a parameter, or its `self`, and a path from there.
  func origin(of value: GivenValue, in unit: Unit) -> (parameter: Int, path: [DeclarationID])? {
    let file = value.file
    guard file.index == unit.place.file else { return nil }
    var path = value.path
    switch value.subject {
    case .type: return nil
    case .selfValue: break
    case .expression(let expression):
      if let parameter = parameter(expression, of: unit, in: file) { return (parameter, path) }
      guard path.count < GivenMember.longestPath, let property = propertyOfSelf(expression, in: file) else {
        return nil
      }
      path.insert(property, at: 0)
    }
    return isInStaticMember(value.node, in: file) ? nil : (GivenMember.selfValue, path)
  }

  /// The narrowest type that a value is known to be of.
  func type(of value: GivenValue) -> ValueType? {
    value.path.isEmpty ? type(of: value.subject, at: value.node, in: value.file) : nil
  }

  private func parameter(_ expression: NodeID, of unit: Unit, in file: ProgramFile) -> Int? {
    guard [.functionDeclaration, .initializerDeclaration].contains(file.kind(unit.place.node)),
      file.kind(expression) == .identifierExpression,
      case .local(let local)? = resolve(expression, in: file).candidates.first?.target
    else { return nil }
    return signature(unit.place.node, in: file).parameters.firstIndex { $0.node == local }
  }

  /// `store`, `self.store`: a stored property that keeps what an initializer has put there.
  private func propertyOfSelf(_ expression: NodeID, in file: ProgramFile) -> DeclarationID? {
    switch file.kind(expression) {
    case .identifierExpression: break
    case .memberExpression:
      guard case .selfValue = subject(file.child(0, expression), in: file) else { return nil }
    default: return nil
    }
    guard case .declaration(let id)? = resolve(expression, in: file).candidates.first?.target, keepsItsValue(id) else {
      return nil
    }
    return id
  }

  // MARK: Initializers

  /// `Loader(store: MemoryStore())` says what its `store` is.
  private func followed(_ value: GivenValue, depth: Int) -> GivenValue {
    var value = value
    while !value.path.isEmpty, let construction = construction(of: value),
      let next = self.value(at: value.path, madeBy: construction.call, in: construction.file, depth: depth)
    {
      value = next
    }
    return value
  }

  private static let wrappers: Set<NodeKind> = [
    .tryExpression, .awaitExpression, .parenthesizedExpression, .optionalChainExpression, .forceUnwrapExpression,
  ]

  /// The call that has made a value.
  private func construction(of value: GivenValue) -> (call: NodeID, file: ProgramFile)? {
    switch value.subject {
    case .selfValue: return nil
    case .type:
      let call = call(ofCallee: value.node, in: value.file)
      return call == 0 ? nil : (call, value.file)
    case .expression(let expression):
      var (node, file) = madeWith(expression, in: value.file) ?? (expression, value.file)
      while Self.wrappers.contains(file.kind(node)) { node = file.child(0, node) }
      return file.kind(node) == .callExpression ? (node, file) : nil
    }
  }

  /// What a call of an initializer puts where a path begins, with the rest of the path or what is left of it.
  private func value(
    at path: [DeclarationID], madeBy call: NodeID, in file: ProgramFile, depth: Int
  ) -> GivenValue? {
    let candidates = resolve(calleeName(of: call, in: file), in: file).candidates
    guard candidates.count == 1, depth < Self.longestConstruction else { return nil }
    switch candidates[0].target {
    case .implicitInitializer(let nominal) where isSubtype(nominal, of: program[path[0]].owner):
      let parameters = memberwiseParameters(of: nominal)
      let shape = CallShape(call, in: file)
      if let index = parameters.firstIndex(where: { $0.property == path[0] }), let match = shape.match(parameters),
        let position = match.parameters.firstIndex(of: index)
      {
        return expression(shape.arguments[position].expression, in: file, path.dropFirst())
      }
      return initialValue(at: path)
    case .declaration(let id)
    where program[id].kind == .initializer && isSubtype(program[id].owner, of: program[path[0]].owner):
      return value(at: path, setBy: id, calledBy: call, in: file, depth: depth)
    case .declaration(let id) where program[id].kind == .function:
      return value(at: path, returnedBy: id, calledBy: call, in: file, depth: depth)
    default: return nil
    }
  }

  /// `func loader(_ store: Store) -> Loader { Loader(store: store) }` makes what it returns.
  private func value(
    at path: [DeclarationID], returnedBy function: DeclarationID, calledBy call: NodeID, in file: ProgramFile,
    depth: Int
  ) -> GivenValue? {
    let unit = bodyUnit(function)
    let home = self.file(of: function)
    let body = home.child(5, unit.place.node)
    guard home.childCount(body) == 1, implementationsWithDoubles(of: unit) == [unit] else { return nil }
    let only = home.child(0, body)
    let result = home.kind(only) == .returnStatement ? home.child(0, only) : only
    return asCalled(followed(expression(result, in: home, path[...]), depth: depth + 1), in: unit, by: call, in: file)
  }

  private func value(
    at path: [DeclarationID], setBy initializer: DeclarationID, calledBy call: NodeID, in file: ProgramFile, depth: Int
  ) -> GivenValue? {
    let home = self.file(of: initializer)
    let (set, handedOver) = settings(of: path[0], in: initializer)
    var found: GivenValue?
    switch (set.count, handedOver.count) {
    case (1, _): found = followed(expression(set[0], in: home, path.dropFirst()), depth: depth + 1)
    case (0, 1):
      found = value(at: path, madeBy: handedOver[0], in: home, depth: depth + 1)
        .map { followed($0, depth: depth + 1) }
    case (0, 0): found = initialValue(at: path)
    default: break
    }
    return found.flatMap { asCalled($0, in: bodyUnit(initializer), by: call, in: file) }
  }

  /// What is a value of a function there, where it is called: what the function is given the call says. Of all else only the type is
  /// known there, or that it is a certain case.
  private func asCalled(_ found: GivenValue, in unit: Unit, by call: NodeID, in file: ProgramFile) -> GivenValue? {
    guard case .expression(let given) = found.subject, caseName(of: found) == nil else { return found }
    guard let parameter = parameter(given, of: unit, in: found.file) else {
      return type(of: found).map { GivenValue(subject: .type($0), node: 0, file: found.file, path: []) }
    }
    let callee = calleeName(of: call, in: file)
    let site = Site(
      place: Place(file: file.index, node: callee), range: file.nameRange(callee), target: .unit(unit), isLikely: false)
    return argument(parameter, of: unit, at: site).map { expression($0.expression, in: $0.file, found.path[...]) }
  }

  /// What an initializer sets a stored property to, and its calls of other initializers of `self`.
  private func settings(
    of property: DeclarationID, in initializer: DeclarationID
  ) -> (values: [NodeID], handedOver: [NodeID]) {
    let file = self.file(of: initializer)
    var values: [NodeID] = []
    var handedOver: [NodeID] = []
    var pending = [file.child(5, program[initializer].node)]
    while let node = pending.popLast() {
      switch file.kind(node) {
      case .closureExpression, .functionDeclaration, .missing: continue
      case .sequenceExpression:
        let target = file.child(0, node)
        if file.childCount(node) == 3, file.kind(file.child(1, node)) == .assignmentOperator,
          file.name(target) == program[property].name, propertyOfSelf(target, in: file) == property
        {
          values.append(file.child(2, node))
        }
      case .callExpression:
        let callee = calleeName(of: node, in: file)
        if file.kind(callee) == .memberExpression, file.name(callee) == known.`init`,
          case .selfValue = subject(file.child(0, callee), in: file)
        {
          handedOver.append(node)
        }
      default: break
      }
      pending.append(contentsOf: file.children(node))
    }
    return (values, handedOver)
  }

  private func initialValue(at path: [DeclarationID]) -> GivenValue? {
    let home = file(of: path[0])
    let value = home.child(2, program[path[0]].statement)
    return value == 0 ? nil : expression(value, in: home, path.dropFirst())
  }

  private func expression(
    _ expression: NodeID, in file: ProgramFile, _ path: ArraySlice<DeclarationID>
  ) -> GivenValue {
    GivenValue(subject: subject(expression, in: file), node: expression, file: file, path: Array(path))
  }

  /// Initializers within one another that are looked into.
  private static let longestConstruction = 6

  // MARK: Stored properties

  /// A stored instance property that nobody sets but initializers.
  private func keepsItsValue(_ id: DeclarationID) -> Bool {
    if let answer = fixedProperties[id] { return answer }
    let answer = isSetByInitializersOnly(id)
    fixedProperties[id] = answer
    return answer
  }

  private func isSetByInitializersOnly(_ id: DeclarationID) -> Bool {
    let declaration = program[id]
    guard declaration.kind == .variable, declaration.owner >= 0,
      declaration.flags.isDisjoint(with: [.isStatic, .isLazy]),
      isStored(declaration.statement, files[Int(declaration.file)])
    else { return false }
    if declaration.flags.contains(.isLet) { return true }
    guard !declaration.flags.isDisjoint(with: [.isPrivate, .isFileprivate]) else { return false }
    let home = files[Int(declaration.file)]
    for part in nameIndex.parts(using: declaration.name, of: home.index) {
      var isSet = false
      home.visitUses(of: [declaration.name], inPart: part, callName: nil) { _, node in
        guard home.flags(node).contains(.isWritten) else { return }
        isSet = isSet || home.kind(enclosingFunction(of: node, in: home)) != .initializerDeclaration
      }
      if isSet { return false }
    }
    return true
  }
}
