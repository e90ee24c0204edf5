import AsyncLintSyntax

/// What closures are called with by the functions that are given them: `checked(Results(files)) { results in results.load() }`.
extension Analyzer {
  /// More calls of a closure are not looked at, nor are longer functions.
  private static let mostCallsOfClosure = 4
  private static let mostNodesOfTaker = 2_000
  private static let mostClosures = 4

  /// One step back from the parameter of a closure: what the function that is given the closure calls it with, as far as the call of that
  /// function says what this is.
  func handedToClosure(_ node: NodeID, as value: GivenValue) -> GivenValue? {
    let file = value.file
    // Functions may hand each other's closures on in circles.
    if closuresFollowed == Self.mostClosures { return nil }
    closuresFollowed += 1
    defer { closuresFollowed -= 1 }
    guard let (closure, position) = closure(ofParameter: node, in: file),
      case let argument = file.parent(closure), file.kind(argument) == .argument,
      case let call = file.parent(argument), file.kind(call) == .callExpression,
      case let candidates = resolve(calleeName(of: call, in: file), in: file).candidates, candidates.count == 1,
      case .declaration(let id) = candidates[0].target, program[id].kind == .function,
      let match = candidates[0].match,
      let index = CallShape(call, in: file).arguments.firstIndex(where: { $0.expression == closure }),
      match.parameters.indices.contains(index),
      case let unit = bodyUnit(id), implementationsWithDoubles(of: unit) == [unit], mayLookInto(at: 1)
    else { return nil }
    let home = self.file(of: id)
    let parameter = signature(program[id].node, in: home).parameters[match.parameters[index]].node
    guard let calls = calls(ofParameter: parameter, in: home.child(5, program[id].node), of: home) else { return nil }
    let found = calls.map { inner -> GivenValue? in
      let given = CallShape(inner, in: home).arguments
      guard given.indices.contains(position) else { return nil }
      let handed = followed(
        GivenValue(
          subject: subject(given[position].expression, in: home), node: given[position].expression, file: home,
          path: value.path), depth: 1)
      return asCalled(handed, in: unit, by: call, in: file, depth: 1)
    }
    return common(found)
  }

  /// `results` of `{ results in … }`, or `$0`, and which parameter it is.
  private func closure(ofParameter node: NodeID, in file: ProgramFile) -> (closure: NodeID, position: Int)? {
    guard file.kind(node) == .identifierExpression else { return nil }
    if file.name(node) == libraryWords.firstAnonymous {
      return closure(ofAnonymousParameter: node, in: file).map { ($0, 0) }
    }
    guard case .local(let local)? = resolve(node, in: file).candidates.first?.target, file.kind(local) == .parameter,
      case let clause = file.parent(local), case let closure = file.parent(clause),
      file.kind(closure) == .closureExpression,
      let position = file.children(clause).enumerated().first(where: { $0.element == local })?.offset
    else { return nil }
    return (closure, position)
  }

  /// All calls of a parameter; nil where it is handed on, or called nowhere.
  private func calls(ofParameter parameter: NodeID, in body: NodeID, of home: ProgramFile) -> [NodeID]? {
    var calls: [NodeID] = []
    var nodes = home.descendants(of: body, atMost: Self.mostNodesOfTaker)
    while let node = nodes.next() {
      guard home.kind(node) == .identifierExpression, home.name(node) == home.name(parameter),
        case .local(parameter)? = resolve(node, in: home).candidates.first?.target
      else { continue }
      let call = call(ofCallee: node, in: home)
      if call == 0 || calls.count == Self.mostCallsOfClosure { return nil }
      calls.append(call)
    }
    return nodes.isCutShort || calls.isEmpty ? nil : calls
  }
}
