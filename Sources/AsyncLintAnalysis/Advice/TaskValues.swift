import AsyncLintSyntax

extension Analyzer {
  /// Whether an expression asks for values of its task, which a queue's thread does not have: a task-local variable, or `#expect`, which
  /// finds its test by one.
  func asksForTask(_ root: NodeID, in file: ProgramFile) -> Bool {
    var budget = MovedExpression.mostNodes
    var pending = [root]
    while let node = pending.popLast(), budget > 0 {
      budget -= 1
      switch file.kind(node) {
      case .macroExpansionExpression:
        if ["expect", "require"].contains(text(file.name(node))) { return true }
      case .identifierExpression, .memberExpression:
        if case .declaration(let id) = resolve(node, in: file).candidates.first?.target, isTaskLocal(id) { return true }
      default: break
      }
      pending += file.children(node)
    }
    return false
  }

  private func isTaskLocal(_ id: DeclarationID) -> Bool {
    guard program[id].kind == .variable, program[id].owner < 0 || program[id].flags.contains(.isStatic) else {
      return false
    }
    let home = file(of: id)
    let attributes = home.child(0, home.parent(program[id].statement))
    return home.children(attributes).contains { text(home.name($0)) == "TaskLocal" }
  }
}
