import AsyncLintSyntax

/// Code behind a statement that leaves, which nothing reaches: `throw Unsupported()` before what an older version did.
extension Analyzer {
  func isUnreachable(_ node: NodeID, in file: ProgramFile) -> Bool {
    var child = node
    var current = file.outward(node)
    while current != 0 {
      switch file.kind(current) {
      case .block, .sourceFile:
        if file.offset(child) >= endOfReached(current, in: file) { return true }
      case .ifExpression:
        let conditions = file.children(file.child(0, current))
        if file.child(1, current) == child, conditions.contains(where: { isFalse($0, in: file) }) { return true }
      case let kind where kind.isOfOtherCode: return false
      default: break
      }
      child = current
      current = file.outward(current)
    }
    return false
  }

  private func isFalse(_ condition: NodeID, in file: ProgramFile) -> Bool {
    file.kind(condition) == .booleanLiteral && text(file.name(condition)) == "false"
  }

  /// Where the first statement of a block ends that leaves. Kept: all that blocks in a block asks for it.
  private func endOfReached(_ block: NodeID, in file: ProgramFile) -> UInt32 {
    let place = Place(file: file.index, node: block)
    if let answer = endsOfReached[place] { return answer }
    let leaving = file.children(block).first { leaves($0, in: file) }
    let answer = leaving.map { file.end($0) } ?? .max
    endsOfReached[place] = answer
    return answer
  }

  /// Nothing behind a statement is reached from it.
  func leaves(_ statement: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(statement) {
    case .returnStatement, .throwStatement, .breakStatement, .continueStatement: true
    default: neverReturns(statement, in: file)
    }
  }
}
