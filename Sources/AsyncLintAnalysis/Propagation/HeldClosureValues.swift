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
      keepsItsValue(property) || isUnchangedStructure(value, with: property),
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

  /// Whether a value is a structure that nothing but constants has held since it was made: `Client.mock`, whatever is put into the copy of another
  /// one, as in `var client = Client.live; client.read = { _ in "" }`.
  private func isUnchangedStructure(_ value: GivenValue, with property: DeclarationID) -> Bool {
    guard value.path.isEmpty, case .expression(let expression) = value.subject,
      program.nominals[Int(program[property].owner)].kind == .structDeclaration
    else { return false }
    return isUnchanged(expression, in: value.file, depth: 0)
  }

  private func isUnchanged(_ expression: NodeID, in start: ProgramFile, depth: Int) -> Bool {
    var (node, file) = (start.unparenthesized(expression), start)
    for _ in 0..<Self.mostConstants {
      let candidates: [Resolution.Candidate]
      switch file.kind(node) {
      case .callExpression: candidates = resolve(calleeName(of: node, in: file), in: file).candidates
      case .identifierExpression, .memberExpression: candidates = resolve(node, in: file).candidates
      default: return false
      }
      guard candidates.count == 1 else { return false }
      if file.kind(node) == .callExpression {
        switch candidates[0].target {
        case .implicitInitializer: return true
        case .declaration(let id) where program[id].kind == .function && depth < Self.mostMakers:
          let home = self.file(of: id)
          let results = returnedValues(of: home.child(5, program[id].node), in: home, atMost: Self.mostNodesOfClosure)
          return !results.isEmpty && results.allSatisfy { isUnchanged($0, in: home, depth: depth + 1) }
        default: return false
        }
      }
      if let value = constant(node, in: file) {
        (node, file) = (value.file.unparenthesized(value.node), value.file)
      } else if case .declaration(let id) = candidates[0].target, let value = givenByStatic(id) {
        (node, file) = (value.file.unparenthesized(value.node), value.file)
      } else {
        return false
      }
    }
    return false
  }

  /// Longer chains of constants, and of functions that give what others make, are taken for what may be changed on the way.
  private static let mostConstants = 16
  private static let mostMakers = 2

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
