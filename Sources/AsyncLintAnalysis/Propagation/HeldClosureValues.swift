import AsyncLintSyntax

/// Closures that values hold, where it shows which one that is: `Client(read: { _ in "" }).read(path)`.
extension Analyzer {
  /// A closure or function in a stored property of a value, and not of a type or of a function.
  func isHeldByValue(_ unit: Unit) -> Bool {
    guard unit.kind == .stored, let property = member(of: unit)?.declaration else { return false }
    return program[property].kind == .variable && program[property].owner >= 0
      && !program[property].flags.contains(.isStatic)
  }

  /// Whether what a value holds is known, and calls nothing that blocks. Returns the units that this depends on.
  func quietUnits(ofClosureHeldBy value: GivenValue, in unit: Unit, _ summaries: Summaries) -> [Unit]? {
    guard isHeldByValue(unit), let property = member(of: unit)?.declaration,
      keepsItsValue(property) || isOfStructure(property), value.path.count < GivenMember.longestPath
    else { return nil }
    var held = value
    held.path.append(property)
    held = followed(held, depth: 0)
    if held.wasVariable || value.wasVariable, mayBeReplaced(closureIn: unit) { return nil }
    guard held.path.isEmpty, case .expression(let expression) = held.subject else { return nil }
    let file = held.file
    let node = file.unparenthesized(expression)
    switch file.kind(node) {
    case .closureExpression: return quietUnits(usedIn: file.child(4, node), of: file, madeBy: held.calls, summaries)
    case .identifierExpression, .memberExpression:
      let candidates = resolve(node, in: file).candidates
      guard candidates.count == 1, case .declaration(let id) = candidates[0].target, program[id].kind == .function,
        case let function = bodyUnit(id)
      else { return nil }
      if summaries[function] == nil, implementationsWithDoubles(of: function) == [function] { return [function] }
      return quietUnits(of: function, namedAt: node, in: file, madeBy: held.calls, summaries)
    default: return nil
    }
  }

  /// Whether something else may be put where a value holds a closure: into a variable that the value is copied to, or is.
  func mayBeReplaced(closureIn unit: Unit) -> Bool {
    guard isHeldByValue(unit), let property = member(of: unit)?.declaration else { return false }
    return !keepsItsValue(property)
  }

  /// A stored property of a structure: what a constant holds there nobody replaces, once it is made.
  private func isOfStructure(_ property: DeclarationID) -> Bool {
    program.nominals[Int(program[property].owner)].kind == .structDeclaration
      && !changesItselfWhenMade(program[property].owner)
      && isStored(program[property].statement, file(of: property))
      && file(of: property).child(0, file(of: property).parent(program[property].statement)) == 0
  }

  /// `handler.handle`, which a value holds in place of a closure.
  func namesMethod(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(node) == .memberExpression, file.child(0, node) != 0 else { return false }
    let candidates = resolve(node, in: file).candidates
    guard candidates.count == 1, case .declaration(let id) = candidates[0].target else { return false }
    return program[id].kind == .function
  }

  /// A requirement or overridable method of what the function around was given: `init<H: Handler>(_ handler: H) { run = handler.handle }`,
  /// called with an `Echo()`.
  private func quietUnits(
    of unit: Unit, namedAt node: NodeID, in file: ProgramFile, madeBy calls: [MakingCall], _ summaries: Summaries
  ) -> [Unit]? {
    let site = Site(
      place: Place(file: file.index, node: node), range: file.nameRange(node), target: .unit(unit), isLikely: false)
    guard !calls.isEmpty, case .expression(let receiver)? = subject(of: site) else { return nil }
    var value = followed(
      GivenValue(subject: .expression(receiver), node: receiver, file: file, path: []), depth: 0)
    for made in calls {
      if case .selfValue = value.subject, value.path.isEmpty {
        // `func erased() -> AnyHandler { AnyHandler(self) }`
        let callee = calleeName(of: made.call, in: made.file)
        let call = Site(
          place: Place(file: made.file.index, node: callee), range: made.file.nameRange(callee),
          target: .unit(made.unit), isLikely: false)
        guard let subject = subject(of: call), member(of: made.unit) != nil else { return nil }
        value = GivenValue(subject: subject, node: callee, file: made.file, path: [])
      } else if let next = asCalled(value, in: made.unit, by: made.call, in: made.file, depth: 1) {
        value = next
      } else {
        return nil
      }
    }
    return type(of: value).flatMap { quietUnits(of: .unit(unit), on: $0, summaries) }
  }

  /// All that a short piece of code may run, if nothing of it blocks.
  private func quietUnits(
    usedIn body: NodeID, of file: ProgramFile, madeBy calls: [MakingCall], _ summaries: Summaries
  ) -> [Unit]? {
    var found: [Unit] = []
    var nodes = file.descendants(of: body, atMost: Self.mostNodesOfClosure)
    while let node = nodes.next() {
      if file.kind(node) == .callExpression {
        // What a variable or parameter holds may be anything.
        let callee = calleeName(of: node, in: file)
        switch resolve(callee, in: file).candidates.first?.target {
        case nil where !program.declarations(named: file.name(callee)).isEmpty: return nil
        case .local: return nil
        case .declaration(let id) where program[id].kind == .variable: return nil
        default: break
        }
      }
      for use in uses(at: Place(file: file.index, node: node)) {
        guard case .unit(let unit) = use.target else { return nil }
        if summaries[unit] == nil {
          found.append(unit)
        } else if let quiet = quietUnits(of: unit, namedAt: node, in: file, madeBy: calls, summaries) {
          found += quiet
        } else {
          return nil
        }
      }
    }
    return nodes.isCutShort ? nil : found
  }

  /// Longer closures are taken for what any other in their place may be.
  private static let mostNodesOfClosure = 128
}
