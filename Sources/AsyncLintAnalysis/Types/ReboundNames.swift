import AsyncLintSyntax

/// What a name means outside of the capture list or condition that binds it anew.
enum OuterName {
  case local(NodeID)
  case declaration(DeclarationID)
}

extension Analyzer {
  private static let mostBindings = 16

  /// What a local name only stands for again, however often: `[load] in`, `if let load`. nil: it has a value of its own.
  func reboundName(_ local: NodeID, in file: ProgramFile) -> OuterName? {
    var found: OuterName?
    var node = local
    for _ in 0..<Self.mostBindings {
      guard let scope = scopeRebinding(node, in: file), let outer = outerName(of: node, before: scope, in: file) else {
        break
      }
      found = outer
      guard case .local(let next) = outer else { break }
      node = next
    }
    return found
  }

  /// The closure or condition that binds a name to what it means outside.
  private func scopeRebinding(_ node: NodeID, in file: ProgramFile) -> NodeID? {
    let parent = file.parent(node)
    switch file.kind(node) {
    case .capture: return file.child(0, node) == 0 ? file.parent(parent) : nil
    case .bindingPattern: return file.kind(parent) == .optionalBinding && file.child(2, parent) == 0 ? parent : nil
    default: return nil
    }
  }

  /// The variable that a name means just outside of `scope`.
  func outerName(of node: NodeID, before scope: NodeID, in file: ProgramFile) -> OuterName? {
    let name = file.name(node)
    if let binding = file.locals(around: node).lookUp(name, at: file.offset(scope)), binding.node != node {
      return .local(binding.node)
    }
    if let nominal = enclosingNominal(of: node, in: file) {
      for candidate in memberCandidates(name, in: selfType(of: nominal), from: file) {
        if case .declaration(let id) = candidate.target, program[id].kind == .variable { return .declaration(id) }
      }
    }
    let globals = program.members(named: name, of: -1).filter {
      program[$0].kind == .variable && program[$0].parent < 0
    }
    for nearest in [Nearness.own, .imported] {
      let found = globals.filter { nearness(of: $0, to: file) == nearest }
      if !found.isEmpty { return found.count == 1 ? .declaration(found[0]) : nil }
    }
    return nil
  }
}
