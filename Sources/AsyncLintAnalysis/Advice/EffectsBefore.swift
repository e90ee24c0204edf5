import AsyncLintSyntax

/// What an expression changes, by the names of the variables that it begins with.
struct Changes {
  fileprivate(set) var names: Set<GlobalName> = []
  /// A function is called that changes the value of which the code is a part.
  fileprivate(set) var changesSelf = false
}

/// What is done of a statement before one of its expressions, and so could not be if that moved before the statement.
extension Analyzer {
  /// nil: nothing stands before it but itself. No more than are looked at.
  func parts(before child: NodeID, in parent: NodeID, _ file: ProgramFile) -> [NodeID]? {
    if file.child(0, parent) == child { return nil }
    let first = file.children(parent).prefix(MovedExpression.mostNodes)
    return Array(first.prefix { $0 != child && file.offset($0) <= file.offset(child) })
  }

  /// Calls count, but for those that only make a value (`JSONDecoder()`), and reads of what the expression changes: `buf[0]` before
  /// `read(fd, &buf, 2)`.
  func hasEffects(_ parts: [NodeID], read changes: Changes?, in file: ProgramFile) -> Bool {
    var nodes = file.descendants(of: parts, atMost: MovedExpression.mostNodes)
    while let node = nodes.next() {
      if let changes, isRead(node, of: changes, in: file) { return true }
      switch file.kind(node) {
      case .closureExpression: nodes.skipChildren()
      case .callExpression:
        let callee = calleeName(of: node, in: file)
        if case .symbol = resolve(callee, in: file).candidates.first?.target { return true }
        if text(file.name(callee)).first?.isUppercase != true { return true }
      case .memberExpression:
        if case .symbol = resolve(node, in: file).candidates.first?.target { return true }
      default: break
      }
    }
    return false
  }

  private func isRead(_ node: NodeID, of changes: Changes, in file: ProgramFile) -> Bool {
    guard [.identifierExpression, .memberExpression].contains(file.kind(node)), !file.flags(node).contains(.isWritten)
    else { return false }
    if changes.names.contains(file.name(node)) { return true }
    guard changes.changesSelf, case .declaration(let id) = resolve(node, in: file).candidates.first?.target else {
      return false
    }
    return program[id].kind == .variable && program[id].owner >= 0 && !program[id].flags.contains(.isStatic)
  }

  /// What is handed over by `&`, assigned to, or changed by a function that it is asked for.
  func changes(by expression: NodeID, in file: ProgramFile) -> Changes {
    var changes = Changes()
    for node in file.descendants(of: expression, atMost: MovedExpression.mostNodes) {
      switch file.kind(node) {
      case .inoutExpression: note(changed: file.child(0, node), in: &changes, file)
      case .memberExpression, .subscriptExpression, .identifierExpression:
        if file.flags(node).contains(.isWritten) {
          note(changed: node, in: &changes, file)
        } else if file.kind(node) != .subscriptExpression, call(ofCallee: node, in: file) != 0,
          saysChange(node, in: file)
        {
          let isBare = file.kind(node) == .identifierExpression
          if isBare { changes.changesSelf = true } else { note(changed: file.child(0, node), in: &changes, file) }
        }
      default: break
      }
    }
    return changes
  }

  private func note(changed node: NodeID, in changes: inout Changes, _ file: ProgramFile) {
    let first = variable(beginning: node, in: file)
    if file.name(first) == known.`self` { changes.changesSelf = true } else { changes.names.insert(file.name(first)) }
  }
}
