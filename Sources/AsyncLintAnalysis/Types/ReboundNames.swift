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
    guard let nominal = enclosingNominal(of: node, in: file) else {
      return program.members(named: name, of: -1).first { program[$0].kind == .variable }.map { .declaration($0) }
    }
    for candidate in memberCandidates(name, in: selfType(of: nominal), from: file) {
      if case .declaration(let id) = candidate.target, program[id].kind == .variable { return .declaration(id) }
    }
    return nil
  }
}
