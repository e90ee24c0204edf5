import AsyncLintSyntax

/// What the code around the call of an API does that no longer does what it did once the call is awaited.
extension AdviceWriter {
  /// A check that async code cannot make, a start that fails, and a loop that a cancelled task would run through without a pause.
  func remarksOnCode(around code: String) -> String {
    let file = analyzer.file(subject.api)
    var text = ""
    if code.holds("MainActor.run"), analyzer.isAskedForMainThread(around: subject.api.node, in: file) {
      text += "\nit takes the place of the whole \"if\": async code cannot ask for \"isMainThread\""
    }
    if code.holds(" end.stream {}"), let start = analyzer.startThatMayFail(before: subject.api.node, in: file) {
      text += "\nwhere \"\(start)\" fails nothing ends the wait: call \"end.continuation.finish()\" there, or leave"
    }
    if analyzer.ruleName(ofSymbol: subject.symbol) == "blocking-process", !code.holds("Subprocess."),
      analyzer.isPipeRead(behind: subject.api.node, in: file)
    {
      text += "\nread the pipe before: a program that cannot write any more does not end"
    }
    if code.hasPrefix("try? await Task.sleep("), !subject.isDirect, aroundAPI.tries == .no,
      analyzer.isRepeated(subject.api.node, in: file)
    {
      text += "\na cancelled task sleeps no more: end the loop where \"Task.isCancelled\" says so"
    }
    // A loop that asks for the signal in its condition ends at the limit.
    if code.holds("func ending()"), code.holds("?? .timedOut\n"), !aroundAPI.isInLoopCondition,
      analyzer.isRepeated(subject.api.node, in: file)
    {
      text += "\na cancelled task waits no more: end the loop where \"Task.isCancelled\" says so"
    }
    return text
  }

  /// `async let pause: Void = Thread.sleep(forTimeInterval: 1)`: a closure gives what the call gave.
  func inAsyncLet(_ code: String) -> String {
    let file = analyzer.file(subject.api)
    guard subject.isDirect, isValueLost(by: code),
      case let call = analyzer.call(ofCallee: subject.api.node, in: file), file.flags(call).contains(.isInAsyncLet)
    else { return code }
    if analyzer.isOfCLibrary(subject.symbol) { return "{ \(code); return 0 }()" }
    return analyzer.isKnownToGive(analyzer.typeOf(call, in: file)) ? code : "{ _ = \(code) }()"
  }
}

extension Analyzer {
  /// `if Thread.isMainThread { … } else { DispatchQueue.main.sync { … } }`, where a branch is the call alone.
  fileprivate func isAskedForMainThread(around node: NodeID, in file: ProgramFile) -> Bool {
    var call = call(ofCallee: node, in: file)
    while [.tryExpression, .returnStatement].contains(file.kind(file.parent(call))) { call = file.parent(call) }
    let block = file.parent(call)
    let choice = file.parent(block)
    guard call != 0, file.kind(block) == .block, file.childCount(block) == 1, file.kind(choice) == .ifExpression,
      file.kind(file.child(2, choice)) == .block, file.kind(file.parent(choice)) != .ifExpression,
      case let conditions = file.children(file.child(0, choice)), conditions.count == 1
    else { return false }
    var condition = conditions[0]
    while [.prefixOperatorExpression, .parenthesizedExpression].contains(file.kind(condition)) {
      condition = file.child(0, condition)
    }
    return file.kind(condition) == .memberExpression && file.name(condition) == ruleWords.isMainThread
      && isOfThread(condition, in: file)
  }

  /// `run()` of the process that a call waits for, where the code goes on to the call although it failed.
  fileprivate func startThatMayFail(before callee: NodeID, in file: ProgramFile) -> String? {
    starts(before: callee, in: file).first { mayFail($0, before: callee, in: file) }.map { "\(text(file.name($0)))()" }
  }

  /// Whether the function that waits for a process starts it, too.
  func isStartedHere(before callee: NodeID, in file: ProgramFile) -> Bool {
    !starts(before: callee, in: file).isEmpty
  }

  /// What starts the process that a call waits for, in the same function.
  private func starts(before callee: NodeID, in file: ProgramFile) -> [NodeID] {
    guard file.kind(callee) == .memberExpression, case let process = unwrapped(file.child(0, callee), in: file),
      file.kind(process) == .identifierExpression
    else { return [] }
    return membersAskedFor(in: enclosingBody(of: callee, in: file), of: file).filter { node in
      let started = unwrapped(file.child(0, node), in: file)
      return ruleWords.starters.contains(file.name(node)) && file.offset(node) < file.offset(callee)
        && file.kind(started) == .identifierExpression && file.name(started) == file.name(process)
    }
  }

  func unwrapped(_ expression: NodeID, in file: ProgramFile) -> NodeID {
    [.optionalChainExpression, .forceUnwrapExpression].contains(file.kind(expression))
      ? file.child(0, expression) : expression
  }

  private func mayFail(_ start: NodeID, before callee: NodeID, in file: ProgramFile) -> Bool {
    let attempt = file.ancestor(of: start) { kind in
      [.tryExpression, .block, .closureExpression, .sourceFile].contains(kind)
    }
    guard file.kind(attempt) == .tryExpression, !isChosen(callee, behind: attempt, in: file) else { return false }
    if file.flags(attempt).contains(.isOptional) {
      return isStatementAlone(attempt, in: file)
        || file.kind(file.child(0, file.parent(attempt))) == .discardExpression
    }
    let caught = file.ancestor(of: attempt) { kind in
      [.doStatement, .functionDeclaration, .initializerDeclaration, .closureExpression, .sourceFile].contains(kind)
    }
    guard file.kind(caught) == .doStatement, file.end(caught) <= file.offset(callee) else { return false }
    return file.children(caught).dropFirst().contains { clause in
      guard let last = file.children(file.child(file.childCount(clause) - 1, clause)).last else { return true }
      return ![.returnStatement, .throwStatement, .breakStatement, .continueStatement].contains(file.kind(last))
        && !neverReturns(last, in: file)
    }
  }

  /// Something behind the start decides if the call is made: `if isStarted { process.waitUntilExit() }`.
  private func isChosen(_ callee: NodeID, behind start: NodeID, in file: ProgramFile) -> Bool {
    let choice = file.ancestor(of: callee) { kind in
      [
        .ifExpression, .guardStatement, .switchExpression, .whileStatement, .functionDeclaration, .closureExpression,
        .initializerDeclaration, .sourceFile,
      ].contains(kind)
    }
    return [.ifExpression, .guardStatement, .switchExpression, .whileStatement].contains(file.kind(choice))
      && file.offset(choice) >= file.end(start)
  }

  /// A loop of the same function makes a call again and again, and asks nowhere if its task is cancelled.
  func isRepeated(_ node: NodeID, in file: ProgramFile) -> Bool {
    let loop = file.ancestor(of: node) { kind in
      [
        .whileStatement, .repeatStatement, .closureExpression, .functionDeclaration, .initializerDeclaration, .accessor,
        .sourceFile,
      ].contains(kind)
    }
    guard file.kind(loop) == .whileStatement || file.kind(loop) == .repeatStatement else { return false }
    var parts = file.descendants(of: loop, atMost: 1_000)
    while let part = parts.next() {
      if [.memberExpression, .identifierExpression].contains(file.kind(part)),
        ["isCancelled", "checkCancellation"].contains(text(file.name(part)))
      {
        return false
      }
    }
    return !parts.isCutShort && !countsTurns(loop, in: file)
  }

  /// `while tries < 10 { tries += 1 }`, or a body that ends by leaving the loop.
  private func countsTurns(_ loop: NodeID, in file: ProgramFile) -> Bool {
    let isWhile = file.kind(loop) == .whileStatement
    let statements = file.children(file.child(isWhile ? 1 : 0, loop))
    if let last = statements.last, [.breakStatement, .returnStatement, .throwStatement].contains(file.kind(last)) {
      return true
    }
    let conditions = isWhile ? Array(file.children(file.child(0, loop))) : [file.child(1, loop)]
    return conditions.contains { condition in
      guard file.kind(condition) == .sequenceExpression, case let parts = Array(file.children(condition)),
        parts.count == 3, ["<", "<=", ">", ">="].contains(text(file.name(parts[1]))),
        file.kind(parts[0]) == .identifierExpression
      else { return false }
      return statements.contains { statement in
        guard file.kind(statement) == .sequenceExpression, case let change = Array(file.children(statement)),
          change.count == 3, file.kind(change[0]) == .identifierExpression
        else { return false }
        return file.name(change[0]) == file.name(parts[0]) && ["+=", "-="].contains(text(file.name(change[1])))
      }
    }
  }

  /// What `Result { try load() }` holds, where a future takes its place, which carries errors itself; nil: it is no such call.
  func valueOfResult(_ moved: MovedExpression, in file: ProgramFile) -> NodeID? {
    guard moved.first == 0, file.kind(moved.node) == .callExpression,
      case let callee = calleeName(of: moved.node, in: file), file.kind(callee) == .identifierExpression,
      text(file.name(callee)) == "Result", case let arguments = CallShape(moved.node, in: file).arguments,
      arguments.count == 1, case let closure = arguments[0].expression, file.kind(closure) == .closureExpression,
      case let statements = file.children(file.child(4, closure)), statements.count == 1,
      file.kind(statements[0]) == .tryExpression, file.flags(statements[0]).isDisjoint(with: [.isOptional, .isForced])
    else { return nil }
    return file.child(0, statements[0])
  }
}
