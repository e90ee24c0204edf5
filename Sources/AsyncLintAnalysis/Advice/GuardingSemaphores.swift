import AsyncLintSyntax

extension Analyzer {
  /// `gate.wait()`, and behind it in the same block `gate.signal()` or `defer { gate.signal() }`: what stands between is guarded as by a
  /// lock, and nobody else is there to signal. `wait`: of a semaphore.
  func isUsedAsLock(_ wait: NodeID, in file: ProgramFile) -> Bool {
    let call = call(ofCallee: wait, in: file)
    guard file.kind(wait) == .memberExpression, isStatementAlone(call, in: file),
      let semaphore = objectPath(of: file.child(0, wait), in: file)
    else { return false }
    func signals(_ statement: NodeID) -> Bool {
      if file.kind(statement) == .deferStatement {
        return file.children(file.child(0, statement)).contains(where: signals)
      }
      guard file.kind(statement) == .callExpression, case let callee = calleeName(of: statement, in: file),
        file.kind(callee) == .memberExpression, file.name(callee) == lockWords.signal
      else { return false }
      return objectPath(of: file.child(0, callee), in: file) == semaphore
    }
    return file.children(file.parent(call)).drop { $0 != call }.contains(where: signals)
  }
}
