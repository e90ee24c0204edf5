import AsyncLintSyntax

/// What is otherwise when a sleep ends because its task is cancelled, which a thread's sleep never does.
extension AdviceWriter {
  /// A closure that throws nothing is left, as it would be by an error: `.task(id: query)` cancels what it started before for each new value.
  func leavingWhenCancelled(_ code: String) -> String {
    let file = analyzer.file(subject.api)
    let call = analyzer.call(ofCallee: subject.api.node, in: file)
    guard code.hasPrefix("try? await Task.sleep("), aroundAPI.function == nil, aroundAPI.closureTaker == nil,
      !aroundAPI.isDeferred, aroundAPI.tries == .no, analyzer.isStatementAlone(call, in: file),
      analyzer.mayLeaveClosure(around: call, in: file), analyzer.goesOn(behind: call, in: file)
    else { return code }
    return "guard (\(code)) != nil else { return }"
  }

  /// A loop that catches what ends the sleep goes round without a pause, and what stands behind is not done any more.
  func remarksOnCancelledSleep(_ code: String) -> String {
    let file = analyzer.file(subject.api)
    guard code.hasPrefix("try await Task.sleep("), aroundAPI.closureTaker == nil else { return "" }
    if analyzer.isRepeatedWhenCaught(subject.api.node, in: file) {
      return "\na cancelled task sleeps no more, and \"catch\" takes that for an error: leave the loop there,"
        + " by \"catch is CancellationError { break }\" before it, or a \"return\" where the function gives a value"
    }
    let call = analyzer.call(ofCallee: subject.api.node, in: file)
    guard effects(of: code, aroundAPI).throwsErrors, analyzer.doesMore(behind: call, in: file) else { return "" }
    return "\na cancelled task leaves there: what has to be done all the same stands in a \"defer\" before"
  }
}

extension Analyzer {
  /// No value is wanted of it.
  fileprivate func mayLeaveClosure(around node: NodeID, in file: ProgramFile) -> Bool {
    let body = enclosingFunction(of: node, in: file)
    return file.kind(body) == .closureExpression && givesNothing(closure: body, in: file)
  }

  /// Something is done behind a statement of a closure, in its block or the ones around, or in the next turn of a loop.
  fileprivate func goesOn(behind statement: NodeID, in file: ProgramFile) -> Bool {
    var node = statement
    while node != 0, file.kind(node) != .closureExpression {
      let parent = file.parent(node)
      switch file.kind(parent) {
      case .block:
        if file.children(parent).last != node { return true }
      case .whileStatement, .repeatStatement, .forStatement: return true
      default: break
      }
      node = parent
    }
    return false
  }

  /// More than to give a value is done behind a statement in its block.
  fileprivate func doesMore(behind statement: NodeID, in file: ProgramFile) -> Bool {
    let rest = file.children(file.parent(statement)).drop { $0 != statement }.dropFirst()
    return rest.contains {
      ![.returnStatement, .throwStatement, .breakStatement, .continueStatement].contains(file.kind($0))
    }
  }

  /// A `catch` for all errors takes what a call throws, and a loop of the same function goes round again then.
  fileprivate func isRepeatedWhenCaught(_ node: NodeID, in file: ProgramFile) -> Bool {
    var child = node
    var parent = file.outward(node)
    while parent != 0, file.kind(parent) != .closureExpression, file.kind(parent) != .functionDeclaration {
      if file.kind(parent) == .doStatement, file.child(0, parent) == child, file.childCount(parent) > 1 {
        let clauses = file.children(parent).dropFirst()
        guard let last = clauses.last, file.childCount(last) == 1, isRepeated(parent, in: file) else { return false }
        let end = file.children(file.child(0, last)).last ?? 0
        return ![.returnStatement, .throwStatement, .breakStatement].contains(file.kind(end))
          && !clauses.contains { nameOfCancellation(in: $0, file) }
      }
      child = parent
      parent = file.outward(parent)
    }
    return false
  }

  private func nameOfCancellation(in clause: NodeID, _ file: ProgramFile) -> Bool {
    guard let name = interner.name("CancellationError") else { return false }
    return file.descendants(of: file.children(clause).dropLast()).contains { file.name($0) == name }
  }
}
