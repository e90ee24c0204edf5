import AsyncLintSyntax

/// A value as the code at some place names it: what it begins with, and the stored properties that lead from there to it.
struct GivenValue {
  var subject: Analyzer.Subject
  /// Where the subject stands.
  var node: NodeID
  var file: ProgramFile
  var path: [DeclarationID]
  /// The last expression for the value itself, where the path begins at something else.
  var written: (expression: NodeID, file: ProgramFile)?
  /// It is a stored property of another value than `self`.
  var isOfAnother = false
  /// Its type as generic arguments tell it.
  var argumentType: ValueType?
  /// A variable has held it on the way, and what is stored in it may have been replaced there.
  var wasVariable = false
  /// The calls by which functions were given what a closure or function takes along, that of the innermost function first.
  var calls: [MakingCall] = []
}

/// A call of a function that makes a value.
struct MakingCall {
  var unit: Unit
  var call: NodeID
  var file: ProgramFile
}

extension Analyzer {
  /// What a call gives a function for one of the values that it uses.
  func value(_ given: GivenMember, of unit: Unit, at site: Site) -> GivenValue? {
    if let place = given.argument { return self.value(ofArgument: place, given: given, of: unit, at: site) }
    let value: GivenValue
    if given.parameter == GivenMember.selfValue {
      guard let subject = subject(of: site) else { return nil }
      value = GivenValue(subject: subject, node: site.place.node, file: file(site.place), path: given.path)
    } else {
      guard let (expression, file) = argument(given.parameter, of: unit, at: site) else {
        return valueTaken(given, by: unit, handedOverAt: site)
      }
      value = self.expression(expression, in: file, given.path[...])
    }
    var followed = followed(value, depth: 0)
    followed.argumentType = argumentType(of: value)
    return followed
  }

  /// What the function around it has to be given so that it is this value: a parameter, or its `self`, and a path from there.
  func origin(of value: GivenValue, as member: GivenMember.Member, in unit: Unit) -> GivenMember? {
    if let (parameter, path) = origin(of: value, as: member, in: unit) {
      return GivenMember(parameter: parameter, path: path, member: member)
    }
    return genericOrigin(of: value, as: member, in: unit)
  }

  private func origin(
    of start: GivenValue, as member: GivenMember.Member, in unit: Unit
  ) -> (parameter: Int, path: [DeclarationID])? {
    guard start.file.index == unit.place.file else { return nil }
    let value = traced(start)
    // Cases are not followed through stored properties of what is given: `switch security.wrapped`.
    guard value.file.index == unit.place.file,
      !member.isCase || !value.isOfAnother || value.path == [GivenMember.anyElement]
    else { return nil }
    if value.wasVariable, case .unit(let held) = member, mayBeReplaced(closureIn: held) { return nil }
    switch value.subject {
    case .parts: return nil
    case .type(let type):
      guard case .parameter = type.type, value.path.isEmpty, !member.isCase,
        let parameter = parameter(ofType: type.type, of: unit)
      else {
        return nil
      }
      return (parameter, [])
    case .selfValue:
      // Of the type that a static member is called on only its own members are asked for.
      if !value.path.isEmpty, isInStaticMember(value.node, in: value.file) { return nil }
      return (GivenMember.selfValue, value.path)
    case .expression(let expression):
      return parameter(expression, of: unit, in: value.file).map { ($0, value.path) }
    }
  }

  /// The parameter that tells what `T` is: `_ type: T.Type`, `_ value: T`.
  private func parameter(ofType type: SwiftType, of unit: Unit) -> Int? {
    let home = file(unit.place)
    guard [.functionDeclaration, .initializerDeclaration].contains(home.kind(unit.place.node)) else { return nil }
    return signature(unit.place.node, in: home).parameters.firstIndex {
      let given = resolveType($0.typeNode, in: home)
      return !$0.isVariadic && (given == type || given == .metatype(type))
    }
  }

  /// The narrowest type that a value is known to be of, or that it is if it is one: `MemoryStore.self`.
  func type(of value: GivenValue) -> ValueType? {
    guard let type = typeOfValue(value) else { return nil }
    guard case .metatype(let instance) = type.type else { return type }
    guard case .expression(let expression) = value.subject, value.path.isEmpty,
      case let node = value.file.unparenthesized(expression), value.file.kind(node) == .memberExpression,
      value.file.name(node) == known.`self`
    else { return ValueType(instance) }
    return ValueType(instance, isExact: isName(value.file.child(0, node), of: instance, in: value.file))
  }

  private func typeOfValue(_ value: GivenValue) -> ValueType? {
    let written =
      value.path.isEmpty
      ? type(of: value.subject, at: value.node, in: value.file)
      : value.written.map { narrowType(of: $0.expression, in: $0.file) }
    if written?.isExact == true { return written }
    return value.argumentType ?? typeOfElements(value) ?? written
  }

  /// What generic arguments say of a property: the `stream` of a `Parser<MemoryStream>`. nil: nothing.
  func argumentType(of value: GivenValue) -> ValueType? {
    if value.path.first == GivenMember.anyElement, case .expression(let list) = value.subject,
      !saysElements(list, in: value.file)
    {
      return nil
    }
    let type = type(of: value.subject, at: value.node, in: value.file).type
    return argumentType(at: value.path, of: type, in: value.file)
  }

  /// The same of what a path leads to from a value of a type.
  func argumentType(at path: [DeclarationID], of start: SwiftType, in file: ProgramFile) -> ValueType? {
    if path.isEmpty { return nil }
    var type = start
    var isArgument = false
    for (index, property) in path.enumerated() {
      if property == GivenMember.anyElement {
        if index > 0, path[index - 1] != GivenMember.anyElement, !saysElements(property: path[index - 1]) { return nil }
        type = elementType(of: unwrapped(type), in: file)
        isArgument = true
        continue
      }
      let declared = variableType(property)
      type = seen(declared, through: unwrapped(type), property)
      isArgument = isArgument || type != declared
    }
    guard isArgument, let nominal = unwrapped(type).nominalID,
      program.nominals[Int(nominal)].kind != .protocolDeclaration
    else { return nil }
    return ValueType(unwrapped(type))
  }

  /// Nothing is called on it, nor on anything in it.
  func isNil(_ value: GivenValue) -> Bool {
    guard case .expression(let expression) = value.subject else { return false }
    return isPresent(expression, in: value.file) == false
  }

  /// `expression`: a name, or the parameter itself. What another file has made is none.
  func parameter(_ expression: NodeID, of unit: Unit, in file: ProgramFile) -> Int? {
    guard file.index == unit.place.file,
      [.functionDeclaration, .initializerDeclaration].contains(file.kind(unit.place.node))
    else { return nil }
    var parameter = expression
    if file.kind(expression) != .parameter {
      guard file.kind(expression) == .identifierExpression,
        case .local(let local)? = resolve(expression, in: file).candidates.first?.target
      else { return nil }
      parameter = local
    }
    return signature(unit.place.node, in: file).parameters.firstIndex { $0.node == parameter }
  }

  // MARK: Initializers

  /// `Loader(store: MemoryStore())` says what its `store` is.
  func followed(_ start: GivenValue, depth: Int) -> GivenValue {
    if depth == 0 { constructionsLeft = Self.mostConstructions }
    var value = traced(start)
    var depth = depth
    while !value.path.isEmpty, let construction = construction(of: value),
      let next = self.value(at: value.path, madeBy: construction.call, in: construction.file, depth: depth)
    {
      let wasVariable = value.wasVariable
      value = traced(next)
      value.wasVariable = value.wasVariable || wasVariable
      depth += 1
    }
    return value
  }

  /// The call that has made a value.
  private func construction(of value: GivenValue) -> (call: NodeID, file: ProgramFile)? {
    switch value.subject {
    case .selfValue, .parts: return nil
    case .type:
      let call = call(ofCallee: value.node, in: value.file)
      return call == 0 ? nil : (call, value.file)
    case .expression(let expression):
      return value.file.kind(expression) == .callExpression ? (expression, value.file) : nil
    }
  }

  /// What a call of an initializer puts where a path begins, with the rest of the path or what is left of it.
  private func value(
    at path: [DeclarationID], madeBy call: NodeID, in file: ProgramFile, depth: Int
  ) -> GivenValue? {
    let candidates = resolve(calleeName(of: call, in: file), in: file).candidates
    guard path[0] != GivenMember.anyElement, candidates.count == 1, mayLookInto(at: depth) else { return nil }
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
    guard implementationsWithDoubles(of: unit) == [unit],
      case let results = returnedValues(of: body, in: home, atMost: Self.mostNodesOfMaker)
    else { return nil }
    return common(
      results.map { result in
        let found = followed(expression(result, in: home, path[...]), depth: depth + 1)
        return asCalled(found, in: unit, by: call, in: file, depth: depth + 1)
      })
  }

  private func value(
    at path: [DeclarationID], setBy initializer: DeclarationID, calledBy call: NodeID, in file: ProgramFile, depth: Int
  ) -> GivenValue? {
    let home = self.file(of: initializer)
    guard let settings = settings(of: path[0], in: initializer) else { return nil }
    var found: [GivenValue?] = settings.values.map { parts in
      let value = GivenValue(
        subject: parts.count == 1 ? subject(parts[0], in: home) : .parts(parts), node: parts[0], file: home,
        path: Array(path.dropFirst()))
      return followed(value, depth: depth + 1)
    }
    if !settings.areCertain {
      found += settings.handedOver.map {
        value(at: path, madeBy: $0, in: home, depth: depth + 1).map { followed($0, depth: depth + 1) }
      }
      found += settings.replacements.map { followed(expression($0, in: home, path[...]), depth: depth + 1) }
      if settings.handedOver.isEmpty, settings.replacements.isEmpty, hasInitialValue(path[0]) {
        found.append(initialValue(at: path))
      }
    }
    return common(
      found.map { $0.flatMap { asCalled($0, in: bodyUnit(initializer), by: call, in: file, depth: depth + 1) } })
  }

  /// What a value is that may be any of these, as far as they are the same: the only one that is not nil, one type or one case.
  func common(_ all: [GivenValue?]) -> GivenValue? {
    let values = all.filter { $0.map { !isNil($0) } ?? true }
    guard var first = values.first ?? all.first ?? nil else { return nil }
    first.wasVariable = all.contains { $0?.wasVariable ?? false }
    if values.count < 2 { return first }
    let cases = values.map { $0.flatMap { caseName(of: $0) } }
    if cases[0] != nil { return cases.allSatisfy { $0 == cases[0] } ? first : nil }
    let types = values.map { $0.flatMap { type(of: $0) } }
    guard let type = types[0], types.allSatisfy({ $0?.type == type.type }) else { return nil }
    let isExact = types.allSatisfy { $0?.isExact ?? false }
    return GivenValue(subject: .type(ValueType(type.type, isExact: isExact)), node: 0, file: first.file, path: [])
  }

  /// What is a value of a function there, where it is called: what the function is given, and called on, the call says. Of all else only
  /// the type is known there, or that it is a certain case.
  func asCalled(
    _ found: GivenValue, in unit: Unit, by call: NodeID, in file: ProgramFile, depth: Int
  ) -> GivenValue? {
    var value = valueAsCalled(found, in: unit, by: call, in: file, depth: depth)
    if found.wasVariable { value?.wasVariable = true }
    return value
  }

  private func valueAsCalled(
    _ found: GivenValue, in unit: Unit, by call: NodeID, in file: ProgramFile, depth: Int
  ) -> GivenValue? {
    let callee = calleeName(of: call, in: file)
    let site = Site(
      place: Place(file: file.index, node: callee), range: file.nameRange(callee), target: .unit(unit), isLikely: false)
    switch found.subject {
    case .type: return found
    case .selfValue:
      guard !found.path.isEmpty, self.file(unit.place).kind(unit.place.node) == .functionDeclaration,
        !isInStaticMember(found.node, in: found.file), let subject = subject(of: site)
      else { break }
      return GivenValue(subject: subject, node: callee, file: file, path: found.path)
    case .parts(let parts): return chosen(of: parts, found, in: unit, by: call, in: file, depth: depth)
    case .expression(let given):
      if caseName(of: found) != nil || found.file.kind(given) == .nilLiteral { return found }
      if found.path.isEmpty, found.file.kind(given) == .closureExpression || namesMethod(given, in: found.file) {
        var made = found
        made.calls.append(MakingCall(unit: unit, call: call, file: file))
        return made
      }
      if found.file.kind(given) == .sequenceExpression,
        let chosen = chosen(
          of: Array(found.file.children(given)), found, in: unit, by: call, in: file, depth: depth)
      {
        return chosen
      }
      guard let parameter = parameter(given, of: unit, in: found.file) else { break }
      return argument(parameter, of: unit, at: site).map { expression($0.expression, in: $0.file, found.path[...]) }
    }
    return type(of: found).map { GivenValue(subject: .type($0), node: 0, file: found.file, path: []) }
  }

  /// `store ?? MemoryStore()`, `isSimulated ? MemoryStore() : DiskStore()`, where the call says which of them it is.
  private func chosen(
    of parts: [NodeID], _ found: GivenValue, in unit: Unit, by call: NodeID, in file: ProgramFile, depth: Int
  ) -> GivenValue? {
    guard parts.count % 2 == 1, mayLookInto(at: depth) else { return nil }
    let home = found.file
    func called(_ part: NodeID, _ path: [DeclarationID]) -> GivenValue? {
      let value = followed(expression(part, in: home, path[...]), depth: depth + 1)
      return asCalled(value, in: unit, by: call, in: file, depth: depth + 1)
    }
    func given(_ part: NodeID) -> (expression: NodeID, file: ProgramFile)? {
      guard let value = called(part, []), value.path.isEmpty, case .expression(let expression) = value.subject else {
        return nil
      }
      return (expression, value.file)
    }
    if parts.count == 3, home.kind(parts[1]) == .ternaryOperator {
      guard let condition = given(parts[0]), let truth = truth(of: condition.expression, in: condition.file) else {
        return nil
      }
      return called(truth ? home.child(0, parts[1]) : parts[2], found.path)
    }
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      guard home.kind(parts[index + 1]) == .binaryOperator, home.name(parts[index + 1]) == known.nilCoalescing,
        let value = given(parts[index]), let isPresent = isPresent(value.expression, in: value.file)
      else { return nil }
      if isPresent { return called(parts[index], found.path) }
    }
    return parts.last.flatMap { called($0, found.path) }
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

  /// Nodes of a function that are gone through for what it returns, each time that it is called.
  private static let mostNodesOfMaker = 400
  /// Initializers within one another that are looked into.
  private static let longestConstruction = 6
  /// Initializers and choices that are looked into for one value: each may have many ways, and each of those lead to as many again.
  private static let mostConstructions = 256

  func mayLookInto(at depth: Int) -> Bool {
    guard depth < Self.longestConstruction, constructionsLeft > 0 else { return false }
    constructionsLeft -= 1
    return true
  }
}
