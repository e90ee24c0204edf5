import AsyncLintSyntax

/// What the arguments of a call say for the words of `known-types.md` that stand for them.
extension Analyzer {
  /// The type that an argument names (`X.self`), its `Value`, that the first argument or its elements have, or the one labelled `presenting`,
  /// or that the last one gives when it is called, or what that holds; nil for other placeholders.
  func typeGiven(_ name: GlobalName, _ call: NodeID, in file: ProgramFile) -> SwiftType? {
    if name == known.produced || name == known.producedValue {
      let produced = call == 0 ? .unknown : resultOfLastClosure(call, in: file) ?? .unknown
      guard name == known.producedValue else { return produced }
      guard case .nominal(_, let arguments) = produced else { return .unknown }
      return arguments.first ?? .unknown
    }
    if name == known.taken { return takenByLastClosure(call, in: file) }
    if name == known.presented {
      let arguments = call == 0 ? [] : CallShape(call, in: file).arguments
      let presented = arguments.first { $0.label == libraryWords.presentingName }
      return unwrapped(typeOf(presented?.expression ?? 0, in: file))
    }
    guard
      name == known.named || name == known.namedValue || name == known.given || name == known.givenElement
        || name == known.givenElementValue || name == known.givenValue || name == known.givenResult
    else { return nil }
    let arguments = call == 0 ? [] : CallShape(call, in: file).arguments
    if name == known.givenResult {
      return typeOf(arguments.first?.expression ?? 0, in: file).functionType(optional: external.optional)?.result
        ?? .unknown
    }
    if name == known.named || name == known.namedValue {
      for argument in arguments where file.kind(argument.expression) != .closureExpression {
        guard case .metatype(let type) = typeOf(argument.expression, in: file) else { continue }
        return name == known.named ? type : nestedType(known.value, in: type)
      }
      return name == known.named && call != 0 ? typeOfAddedTasks(call, in: file) : .unknown
    }
    let first = unwrapped(typeOf(arguments.first?.expression ?? 0, in: file))
    if name == known.given { return first }
    if name == known.givenValue { return typeHeld(by: first) }
    let element = elementType(of: first, in: file)
    if name == known.givenElement { return element }
    // `Dictionary(pairs, uniquingKeysWith: { … })`
    if case .tuple(let pair) = element, pair.count == 2 { return pair[1].type }
    return elementType(of: element, in: file)
  }

  /// `X` of a binding of an `X` or `X?`, of a publisher of `X`, of a pointer to `X`, and of `X.self`.
  private func typeHeld(by type: SwiftType) -> SwiftType {
    switch type {
    case .nominal(_, let arguments): unwrapped(arguments.first ?? .unknown)
    case .metatype(let type): type
    default: .unknown
    }
  }

  /// The first generic argument of the type that a closure, the last argument, writes for what it takes.
  private func takenByLastClosure(_ call: NodeID, in file: ProgramFile) -> SwiftType {
    guard let (closure, taken) = lastClosure(call, in: file) else { return .unknown }
    if file.kind(file.child(1, taken)) == .typeIdentifier {
      return resolveType(file.child(0, file.child(1, taken)), in: file)
    }
    return typeResumed(taken == 0 ? libraryWords.firstAnonymous : file.name(taken), by: closure, in: file)
  }

  /// The closure that is the last argument of a call, and its first parameter, 0 if it names none.
  private func lastClosure(_ call: NodeID, in file: ProgramFile) -> (closure: NodeID, parameter: NodeID)? {
    guard call != 0, let last = file.children(call).last, file.kind(last) == .argument,
      case let closure = file.unparenthesized(file.child(0, last)), file.kind(closure) == .closureExpression
    else { return nil }
    return (closure, file.children(file.child(2, closure)).first ?? FileFacts.missing)
  }

  /// What a closure gives the continuation that it takes, where it does so itself: `{ $0.resume(returning: file) }`.
  private func typeResumed(_ continuation: GlobalName, by closure: NodeID, in file: ProgramFile) -> SwiftType {
    firstCall(of: libraryWords.resumeName, on: continuation, in: closure, file) { call in
      let argument = file.child(1, call)
      return file.name(argument) == libraryWords.returningName ? typeOf(file.child(0, argument), in: file) : nil
    } ?? .unknown
  }

  /// What the tasks give that a closure adds to the group that it takes: `withTaskGroup { group in group.addTask { file } }`.
  private func typeOfAddedTasks(_ call: NodeID, in file: ProgramFile) -> SwiftType {
    guard let (closure, taken) = lastClosure(call, in: file) else { return .unknown }
    let group = taken == 0 ? libraryWords.firstAnonymous : file.name(taken)
    return firstCall(of: known.addTask, on: group, in: closure, file) { resultOfLastClosure($0, in: file) } ?? .unknown
  }

  /// The first answer to the calls of a member of what a closure takes under a name; not in closures that take something else under it.
  private func firstCall(
    of member: GlobalName, on name: GlobalName, in closure: NodeID, _ file: ProgramFile,
    _ answer: (NodeID) -> SwiftType?
  ) -> SwiftType? {
    var nodes = file.descendants(of: file.child(4, closure))
    while let node = nodes.next() {
      if file.kind(node) == .callExpression, case let callee = file.child(0, node),
        file.kind(callee) == .memberExpression, file.name(callee) == member,
        file.name(file.child(0, callee)) == name, let type = answer(node)
      {
        return type
      }
      if file.kind(node) == .closureExpression, hides(name, node, in: file) { nodes.skipChildren() }
    }
    return nil
  }

  private func hides(_ name: GlobalName, _ closure: NodeID, in file: ProgramFile) -> Bool {
    name == libraryWords.firstAnonymous || file.children(file.child(2, closure)).contains { file.name($0) == name }
  }
}
