import AsyncLintSyntax

extension Analyzer {
  /// Whether a value of the type may be used on another thread; nil where nobody knows. `written` is the type as a parameter names it.
  func isSendable(_ type: SwiftType, written: NodeID = 0, in file: ProgramFile? = nil) -> Bool? {
    isSendable(type, written: written, in: file, depth: 0)
  }

  /// Text, bytes or an address, which everybody knows to be Sendable.
  func isPlainValue(_ type: SwiftType) -> Bool {
    guard case .nominal(let nominal, _) = type, case let entry = program.nominals[Int(nominal)] else { return false }
    return !entry.isProject && ["String", "Substring", "Data", "URL"].contains(text(entry.name))
  }

  private func isSendable(_ type: SwiftType, written: NodeID, in file: ProgramFile?, depth: Int) -> Bool? {
    if written != 0, let file {
      if let isSendable = isSendableFunction(written, type, in: file) { return isSendable }
      if holdsAnything(written, in: file) { return false }
    }
    return isSendable(type, depth: depth)
  }

  /// A constant for a closure that says it itself, or by its written type.
  func isSendableClosure(_ binding: NodeID, in file: ProgramFile) -> Bool {
    let declared = file.ancestor(of: binding) { $0 == .patternBinding || $0 == .optionalBinding }
    let (type, value) = (file.child(1, declared), file.child(2, declared))
    if type != 0 { return file.kind(type) != .functionType || file.flags(type).contains(.isSendable) }
    guard file.kind(value) == .closureExpression else {
      // `guard let load`: what the property holds.
      guard value != 0, case .declaration(let id) = resolve(value, in: file).candidates.first?.target,
        program[id].kind == .variable
      else { return true }
      return isSendable(property: id) ?? true
    }
    return file.children(file.child(0, value)).contains { text(file.name($0)) == "Sendable" }
  }

  /// Whether a property may be used there too.
  func isSendable(property id: DeclarationID) -> Bool? {
    isSendable(property: id, depth: 0)
  }

  private func isSendable(property id: DeclarationID, depth: Int) -> Bool? {
    isSendable(variableType(id), written: file(of: id).child(1, program[id].statement), in: file(of: id), depth: depth)
  }

  /// A function type says it of itself, also behind an alias; nil: the type is none, or nobody knows.
  private func isSendableFunction(_ written: NodeID, _ type: SwiftType, in file: ProgramFile) -> Bool? {
    if file.kind(written) == .functionType { return file.flags(written).contains(.isSendable) }
    guard let function = type.functionType(optional: external.optional), !function.isMainActor else { return nil }
    switch file.kind(written) {
    case .optionalType, .implicitlyUnwrappedType: return isSendableFunction(file.child(0, written), type, in: file)
    case .tupleType:
      let elements = file.children(written)
      return elements.count == 1
        ? isSendableFunction(file.child(0, elements[elements.startIndex]), type, in: file) : nil
    case .typeIdentifier:
      let aliases = program.declarations(named: file.name(written)).filter { program[$0].kind == .typeAlias }
      guard aliases.count == 1, case let home = self.file(of: aliases[0]),
        case let meant = home.child(2, program[aliases[0]].node), home.kind(meant) == .functionType
      else { return nil }
      return home.flags(meant).contains(.isSendable)
    default: return nil
    }
  }

  /// `Any`, a key path or a function, which a written type says no more of, also as what a collection holds.
  private func holdsAnything(_ written: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(written) {
    case .typeIdentifier where holdsAnything(typeNamed: file.name(written)): true
    case .functionType: file.flags(written).isDisjoint(with: [.isSendable, .isMainActor])
    case .tupleType: file.children(written).contains { holdsAnything(file.child(0, $0), in: file) }
    case .anyType, .someType: plainProtocols.contains(text(file.name(file.child(0, written))))
    case .typeIdentifier, .optionalType, .arrayType, .dictionaryType:
      file.children(written).contains { holdsAnything($0, in: file) }
    default: false
    }
  }

  /// What takes the value of an expression makes an optional of it: `return try load()` in a function that gives a `Page?`. A continuation would be
  /// resumed with one, of which the compiler does not see where its value is from.
  func becomesOptional(_ moved: MovedExpression, in file: ProgramFile) -> Bool {
    var whole = moved.node
    while [.tryExpression, .awaitExpression, .parenthesizedExpression].contains(file.kind(file.parent(whole))) {
      whole = file.parent(whole)
    }
    let isResult = file.kind(file.parent(whole)) == .returnStatement || isValueOfFunction(whole, in: file)
    let result = isResult ? signature(enclosingBody(of: whole, in: file), in: file).resultNode : 0
    let wanted = result != 0 ? resolveType(result, in: file) : expectedType(of: whole, in: file)
    guard wanted.nominalID == external.optional, case let given = typeOf(moved.node, in: file), !given.isUnknown else {
      return false
    }
    return given.nominalID != external.optional
  }

  /// Who takes the value of an expression may take a value of any type: `print(load())`.
  func isTakenAsAnything(_ expression: NodeID, in file: ProgramFile) -> Bool {
    var whole = expression
    while [.tryExpression, .awaitExpression, .parenthesizedExpression].contains(file.kind(file.parent(whole))) {
      whole = file.parent(whole)
    }
    let parent = file.parent(whole)
    switch file.kind(parent) {
    case .argument, .arrayLiteral, .dictionaryLiteral: return true
    case .patternBinding: return holdsAnything(file.child(1, parent), in: file)
    case .returnStatement, .block:
      let result = signature(enclosingBody(of: whole, in: file), in: file).resultNode
      return result != 0 && holdsAnything(result, in: file)
    default: return false
    }
  }

  private func holdsAnything(typeNamed name: GlobalName) -> Bool {
    (anyTypes.contains(text(name)) || plainProtocols.contains(text(name)))
      && !program.declarations(named: name).contains { program[$0].kind == .type }
  }

  private func isSendable(_ type: SwiftType, depth: Int) -> Bool? {
    guard depth < 6 else { return nil }
    switch type {
    // A literal's type says more than that: it is Sendable when what stands in its brackets is.
    case .nominal(external.keyPath, _): return nil
    case .nominal(let nominal, let arguments) where !arguments.isEmpty && isSendableByArguments(nominal):
      return all(arguments.map { isSendable($0, depth: depth + 1) })
    case .nominal(let nominal, let arguments):
      let own = isSendable(nominal, depth: depth)
      // What says it of itself says it for all arguments, which may be those of a type around it; arrays and optionals are what is in them.
      if program.nominals[Int(nominal)].isProject { return own }
      return all([own] + arguments.map { isSendable($0, depth: depth + 1) })
    case .tuple(let elements): return all(elements.map { isSendable($0.type, depth: depth + 1) })
    case .parameter, .composition:
      // One that says it is enough; of the library's own protocols only those do that are named.
      let answers = bounds(of: type).map { isSendable($0, depth: depth + 1) }
      return answers.contains(true) ? true : bounds(of: type).contains { isOutside($0) } ? nil : false
    case .metatype: return true
    case .unknown, .placeholder, .module, .function: return nil
    }
  }

  /// False when one is false, nil when one is not known.
  private func all(_ answers: [Bool?]) -> Bool? {
    if answers.contains(false) { return false }
    return answers.contains(nil) ? nil : true
  }

  private func isSendable(_ nominal: NominalID, depth: Int) -> Bool? {
    let key = nominal << 3 | NominalID(depth)
    if let known = sendabilities[key] { return known }
    let answer = findSendability(of: nominal, depth: depth)
    sendabilities[key] = .some(answer)
    return answer
  }

  private func findSendability(of nominal: NominalID, depth: Int) -> Bool? {
    let above = hierarchy(of: nominal)
    let entry = program.nominals[Int(nominal)]
    if entry.isProject, suppresses("Sendable", nominal) { return false }
    // What the program says of it, as a library's type or as one below such, wins over what the type says itself.
    if above.contains(where: { inheritedNames(of: $0).contains { sendableProtocols.contains(text($0)) } }) {
      return true
    }
    let names = above.map { text(program.nominals[Int($0)].name) }
    if names.contains("~Sendable") { return false }
    if names.contains(where: { sendableProtocols.contains($0) }) { return true }
    guard entry.isProject else { return plainProtocols.contains(text(entry.name)) ? false : nil }
    let home = file(of: entry.declaration)
    let node = program[entry.declaration].node
    // Of a library's types only the conformances say it, and all of those may not have been read.
    if home.isLibrary { return nil }
    if above.contains(where: { isOnActor($0) }) { return true }
    switch entry.kind {
    case .actorDeclaration: return true
    case .classDeclaration, .protocolDeclaration: return false
    case .structDeclaration, .enumDeclaration:
      if program[entry.declaration].flags.contains(.isPublic) { return false }
      return storedPropertiesAreSendable(of: node, in: home, depth: depth)
    default: return nil
    }
  }

  /// A protocol that nothing is known of.
  private func isOutside(_ type: SwiftType) -> Bool {
    guard case .nominal(let nominal, _) = type else { return true }
    let entry = program.nominals[Int(nominal)]
    return !entry.isProject && !plainProtocols.contains(text(entry.name))
  }

  /// A type of a global actor may be passed on: what it has in it is used there only.
  private func isOnActor(_ nominal: NominalID) -> Bool {
    let declaration = program.nominals[Int(nominal)].declaration
    guard declaration >= 0 else { return false }
    return globalActor(inAttributesOf: program[declaration].node, in: file(of: declaration)) != nil
  }

  /// Structures and enumerations that are not public are what their properties are.
  private func storedPropertiesAreSendable(of node: NodeID, in file: ProgramFile, depth: Int) -> Bool? {
    var answers: [Bool?] = [true]
    for item in file.children(file.child(4, node)) {
      if file.kind(item) == .enumCaseDeclaration {
        answers += file.children(item).dropFirst().flatMap { valuesAreSendable(of: $0, in: file, depth: depth) }
      }
      guard file.kind(item) == .variableDeclaration, !file.flags(item).contains(.isStatic) else { continue }
      for binding in file.children(item).dropFirst() where file.child(3, binding) == 0 {
        guard let id = file.declarationOfNode[file.child(0, binding)] else { continue }
        answers.append(isSendable(property: id, depth: depth + 1))
      }
    }
    return all(answers)
  }

  /// Of what a case of an enumeration takes along.
  private func valuesAreSendable(of element: NodeID, in file: ProgramFile, depth: Int) -> [Bool?] {
    file.children(file.child(0, element)).filter { file.kind($0) == .parameter }.map { parameter in
      let written = file.child(1, parameter)
      return isSendable(resolveType(written, in: file), written: written, in: file, depth: depth + 1)
    }
  }

  /// The type that is written of a variable, or that its value is cast to; 0: none.
  func typeSaid(of variable: NodeID, in file: ProgramFile) -> NodeID {
    let written = writtenType(of: variable, in: file)
    let binding = file.parent(variable)
    guard written == 0, [.patternBinding, .optionalBinding].contains(file.kind(binding)) else { return written }
    var value = file.child(2, binding)
    while [.tryExpression, .awaitExpression, .parenthesizedExpression].contains(file.kind(value)) {
      value = file.child(0, value)
    }
    guard file.kind(value) == .sequenceExpression, let cast = file.children(value).last,
      file.kind(cast) == .castOperator
    else { return 0 }
    return file.child(0, cast)
  }
}

/// Protocols that say it, or that ask for it.
private let sendableProtocols: Set<String> = ["Sendable", "Error", "CodingKey", "Actor"]
/// What may be a value of any type.
private let anyTypes: Set<String> = ["Any", "AnyObject", "AnyHashable", "KeyPath"]
/// Protocols of the standard library that do not.
private let plainProtocols: Set<String> = [
  "Sequence", "Collection", "BidirectionalCollection", "RandomAccessCollection", "StringProtocol", "Equatable",
  "Hashable", "Comparable", "Encodable", "Decodable", "Codable", "CustomStringConvertible", "AnyObject",
]

extension Analyzer {
  /// The type of a function that blocks, when an actor calls it and its values may not leave the actor: as an async function it would run elsewhere.
  func typeThatActorsKeep(at place: Place, calledAt reported: Place) -> String? {
    guard let nominal = enclosingNominal(of: place.node, in: file(place)), program.nominals[Int(nominal)].isProject,
      isSendable(selfType(of: nominal)) == false, case let function = enclosingMember(of: place.node, in: file(place)),
      function >= 0, !program[function].flags.contains(.isStatic), isolation(of: function) == .none,
      case let caller = enclosingMember(of: reported.node, in: file(reported)), caller >= 0,
      isolation(of: caller) != .none, !isSendableByArguments(nominal) || isUnsendable(nominal, calledAt: reported)
    else { return nil }
    return text(program.nominals[Int(nominal)].name)
  }

  /// The value that a call is made of is of a type, and known not to be Sendable with its arguments.
  private func isUnsendable(_ nominal: NominalID, calledAt reported: Place) -> Bool {
    let file = file(reported)
    guard file.kind(reported.node) == .memberExpression,
      case let receiver = file.child(0, reported.node), receiver != 0,
      case let type = typeOf(receiver, in: file), case .nominal(nominal, let arguments) = type, !arguments.isEmpty
    else { return false }
    return isSendable(type) == false
  }

  /// Of the function or property of a type that code stands in.
  func isolation(around place: Place) -> Isolation {
    let member = enclosingMember(of: place.node, in: file(place))
    return member < 0 ? .none : isolation(of: member)
  }

  /// The function or property of a type that a node stands in; -1: none.
  private func enclosingMember(of node: NodeID, in file: ProgramFile) -> DeclarationID {
    var current = node
    while current != 0 {
      if let id = file.declarationOfNode[current], program[id].kind != .type { return id }
      if file.kind(current) == .patternBinding, let id = file.declarationOfNode[file.child(0, current)] { return id }
      current = file.outward(current)
    }
    return -1
  }
}
