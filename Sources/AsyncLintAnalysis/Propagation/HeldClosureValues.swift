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
    guard isHeldByValue(unit), let property = member(of: unit)?.declaration, keepsItsValue(property),
      value.path.count < GivenMember.longestPath
    else { return nil }
    var held = value
    held.path.append(property)
    held = followed(held, depth: 0)
    guard held.path.isEmpty, case .expression(let expression) = held.subject else { return nil }
    let file = held.file
    let node = file.unparenthesized(expression)
    switch file.kind(node) {
    case .closureExpression: return quietUnits(usedIn: file.child(4, node), of: file, summaries)
    case .identifierExpression, .memberExpression:
      let candidates = resolve(node, in: file).candidates
      guard candidates.count == 1, case .declaration(let id) = candidates[0].target, program[id].kind == .function,
        case let function = bodyUnit(id), summaries[function] == nil,
        implementationsWithDoubles(of: function) == [function]
      else { return nil }
      return [function]
    default: return nil
    }
  }

  /// All that a short piece of code may run, if nothing of it blocks.
  private func quietUnits(usedIn body: NodeID, of file: ProgramFile, _ summaries: Summaries) -> [Unit]? {
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
        guard case .unit(let unit) = use.target, summaries[unit] == nil else { return nil }
        found.append(unit)
      }
    }
    return nodes.isCutShort ? nil : found
  }

  /// Longer closures are taken for what any other in their place may be.
  private static let mostNodesOfClosure = 128
}
