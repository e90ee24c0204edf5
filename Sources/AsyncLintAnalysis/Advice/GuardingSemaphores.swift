import AsyncLintSyntax

extension AdviceWriter {
  /// What to write instead of a semaphore that guards what stands up to its signal.
  var insteadOfSemaphore: String {
    let place = subject.isDirect ? "" : "in \"\(subject.steps[subject.steps.count - 2].name)\", "
    let lock =
      "the semaphore guards what stands up to its signal, as a lock would: keep that in an actor, or in a \"Mutex\" where it"
      + " is short and awaits nothing"
    return switch analyzer.isLimit(subject.api.node, in: analyzer.file(subject.api)) {
    case true?:
      "\(place)the semaphore lets only so many in: start no more tasks in a task group, and the next when one has ended"
    case false?: place + lock
    case nil: "\(place)\(lock)\nto let only so many tasks in, start no more of them in a task group"
    }
  }
}

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

  /// Whether a semaphore is created with another number than 1, to let so many in; nil: nobody knows. `wait`: of a semaphore.
  func isLimit(_ wait: NodeID, in file: ProgramFile) -> Bool? {
    guard file.kind(wait) == .memberExpression,
      let value = constantValue(of: file.unparenthesized(file.child(0, wait)), in: file),
      value.file.kind(value.node) == .callExpression
    else { return nil }
    let literal = value.file.child(0, value.file.child(1, value.node))
    return value.file.kind(literal) == .integerLiteral ? !value.file.flags(literal).contains(.isOne) : nil
  }
}
