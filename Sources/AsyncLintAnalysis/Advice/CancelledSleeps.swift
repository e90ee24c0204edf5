import AsyncLintSyntax

/// What is otherwise when a sleep ends because its task is cancelled, which a thread's sleep never does.
extension AdviceWriter {
  /// A closure that throws nothing is left, as it would be by an error: `.task(id: query)` cancels what it started before for each new value.
  func leavingWhenCancelled(_ code: String) -> String {
    let file = analyzer.file(subject.api)
    let call = analyzer.call(ofCallee: subject.api.node, in: file)
    if code.hasPrefix("try"), code.holds(" await Task.sleep("), analyzer.isStatementWithTry(call, in: file),
      analyzer.isEndedWhenCancelled(call, in: file), let sleep = code.firstRange(of: "await Task.sleep(")
    {
      return "try? \(code[sleep.lowerBound...])"
    }
    guard code.hasPrefix("try? await Task.sleep("), aroundAPI.function == nil, aroundAPI.closureTaker == nil,
      !aroundAPI.isDeferred, aroundAPI.tries == .no, analyzer.isStatementAlone(call, in: file),
      analyzer.mayLeaveClosure(around: call, in: file), analyzer.goesOn(behind: call, in: file)
    else { return code }
    return "guard (\(code)) != nil else { return }"
  }

  /// A loop that catches what ends the sleep goes round without a pause, and what stands behind is not done any more.
  func remarksOnCancelledSleep(_ code: String) -> String {
    let file = analyzer.file(subject.api)
    if code.hasPrefix("try? await Task.sleep("), analyzer.goesRoundWhenCancelled(subject.api.node, in: file) {
      return "\na cancelled task sleeps no more: let the loop ask for that too, as in \"while !Task.isCancelled\""
    }
    guard code.hasPrefix("try await Task.sleep("), aroundAPI.closureTaker == nil else { return "" }
    if analyzer.isRepeatedWhenCaught(subject.api.node, in: file) {
      return "\na cancelled task sleeps no more, and \"catch\" takes that for an error: leave the loop there,"
        + " by \"catch is CancellationError { break }\" before it, or a \"return\" where the function gives a value"
    }
    let call = analyzer.call(ofCallee: subject.api.node, in: file)
    let becomesThrowing =
      aroundAPI.function == nil
      ? analyzer.isInTaskWithoutErrors(call, in: file) : effects(of: code, aroundAPI).throwsErrors
    guard becomesThrowing, analyzer.doesMore(behind: call, in: file) else { return "" }
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

  /// More than to give a value is done behind a statement in its block, or in those around of its function.
  fileprivate func doesMore(behind statement: NodeID, in file: ProgramFile) -> Bool {
    var node = statement
    while node != 0, ![.closureExpression, .functionDeclaration, .accessor].contains(file.kind(node)) {
      let parent = file.parent(node)
      if [.block, .conditionalBranch].contains(file.kind(parent)),
        file.children(parent).drop(while: { $0 != node }).dropFirst().contains(where: {
          ![.returnStatement, .throwStatement, .breakStatement, .continueStatement].contains(file.kind($0))
        })
      {
        return true
      }
      node = parent
    }
    return false
  }

  /// In the closure of a task that has thrown nothing: nobody is told that it ends there.
  fileprivate func isInTaskWithoutErrors(_ node: NodeID, in file: ProgramFile) -> Bool {
    let closure = enclosingBody(of: node, in: file)
    guard file.kind(closure) == .closureExpression, case .async(let creation) = fate(of: closure, in: file) else {
      return false
    }
    return creation.isTask && !throwsErrors(closure, in: file)
  }

  /// The loop around a statement asks in each turn whether its task is cancelled, and ends then.
  func isEndedWhenCancelled(_ statement: NodeID, in file: ProgramFile) -> Bool {
    let loop = file.ancestor(of: statement) { kind in
      [
        .whileStatement, .repeatStatement, .forStatement, .closureExpression, .functionDeclaration,
        .initializerDeclaration, .accessor, .sourceFile,
      ].contains(kind)
    }
    return endsWhenCancelled(loop, in: file)
  }

  /// A loop around, which may have no other end, asks nobody whether its task is cancelled: without a pause it goes round for ever.
  fileprivate func goesRoundWhenCancelled(_ node: NodeID, in file: ProgramFile) -> Bool {
    var node = file.outward(node)
    while node != 0, ![.closureExpression, .functionDeclaration, .accessor].contains(file.kind(node)) {
      if [.whileStatement, .repeatStatement, .forStatement].contains(file.kind(node)) {
        if endsWhenCancelled(node, in: file) { return false }
        if file.kind(node) != .forStatement { return true }
      }
      node = file.outward(node)
    }
    return false
  }

  private func endsWhenCancelled(_ loop: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(loop) {
    case .whileStatement:
      return file.children(file.child(0, loop)).contains { isFalseWhenCancelled($0, in: file) }
        || isLeftWhenCancelled(file.child(1, loop), in: file)
    case .repeatStatement:
      return isFalseWhenCancelled(file.child(1, loop), in: file) || isLeftWhenCancelled(file.child(0, loop), in: file)
    case .forStatement: return isLeftWhenCancelled(file.child(4, loop), in: file)
    default: return false
    }
  }

  /// `if Task.isCancelled { break }`, `guard !Task.isCancelled else { return }`
  private func isLeftWhenCancelled(_ block: NodeID, in file: ProgramFile) -> Bool {
    file.children(block).contains { statement in
      let conditions = file.children(file.child(0, statement))
      let exit = file.children(file.child(1, statement)).last ?? 0
      guard [.breakStatement, .returnStatement].contains(file.kind(exit)) else { return false }
      switch file.kind(statement) {
      case .guardStatement: return conditions.contains { isFalseWhenCancelled($0, in: file) }
      case .ifExpression: return conditions.count == 1 && isTrueWhenCancelled(conditions[0], in: file)
      default: return false
      }
    }
  }

  /// `!Task.isCancelled`, alone or beside others that have to be true as well
  private func isFalseWhenCancelled(_ condition: NodeID, in file: ProgramFile) -> Bool {
    parts(of: condition, joinedBy: "&&", in: file).contains { part in
      file.kind(part) == .prefixOperatorExpression && text(file.name(part)) == "!"
        && isCancellation(file.unparenthesized(file.child(0, part)), in: file)
    }
  }

  /// `Task.isCancelled`, alone or beside others of which one is enough
  private func isTrueWhenCancelled(_ condition: NodeID, in file: ProgramFile) -> Bool {
    parts(of: condition, joinedBy: "||", in: file).contains { isCancellation($0, in: file) }
  }

  /// Operands of one operator alone; none where there are others.
  private func parts(of condition: NodeID, joinedBy name: String, in file: ProgramFile) -> [NodeID] {
    let condition = file.unparenthesized(condition)
    guard file.kind(condition) == .sequenceExpression else { return [condition] }
    let children = file.children(condition)
    guard children.allSatisfy({ file.kind($0) != .binaryOperator || text(file.name($0)) == name }) else { return [] }
    return children.filter { file.kind($0) != .binaryOperator }.map { file.unparenthesized($0) }
  }

  private func isCancellation(_ node: NodeID, in file: ProgramFile) -> Bool {
    file.kind(node) == .memberExpression && file.name(node) == ruleWords.isCancelled
      && file.name(file.child(0, node)) == known.task
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
