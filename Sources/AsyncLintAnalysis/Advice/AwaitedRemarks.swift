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
    if code.hasPrefix("try? await Task.sleep("), !subject.isDirect, aroundAPI.tries == .no,
      analyzer.isRepeated(subject.api.node, in: file)
    {
      text += "\na cancelled task sleeps no more: end the loop where \"Task.isCancelled\" says so"
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
    return analyzer.givesNothingToConstant(call, in: file) ? "{ _ = \(code) }()" : code
  }
}

extension Analyzer {
  fileprivate func isAskedForMainThread(around node: NodeID, in file: ProgramFile) -> Bool {
    var current = file.parent(node)
    while current != 0 {
      switch file.kind(current) {
      case .closureExpression, .functionDeclaration, .initializerDeclaration, .accessor, .sourceFile: return false
      case .ifExpression:
        var pending = [file.child(0, current)]
        while let part = pending.popLast() {
          if file.kind(part) == .memberExpression, file.name(part) == ruleWords.isMainThread { return true }
          pending += file.children(part)
        }
      default: break
      }
      current = file.outward(current)
    }
    return false
  }

  /// `run()` of the process that a call waits for, where the code goes on to the call although it failed.
  fileprivate func startThatMayFail(before callee: NodeID, in file: ProgramFile) -> String? {
    guard file.kind(callee) == .memberExpression, case let process = file.child(0, callee),
      file.kind(process) == .identifierExpression
    else { return nil }
    var pending = [enclosingBody(of: callee, in: file)]
    while let node = pending.popLast() {
      if file.kind(node) == .memberExpression, ruleWords.starters.contains(file.name(node)),
        case let started = file.child(0, node), file.kind(started) == .identifierExpression,
        file.name(started) == file.name(process), mayFail(node, before: callee, in: file)
      {
        return "\(text(file.name(node)))()"
      }
      pending += file.children(node)
    }
    return nil
  }

  private func mayFail(_ start: NodeID, before callee: NodeID, in file: ProgramFile) -> Bool {
    let attempt = file.ancestor(of: start) { kind in
      [.tryExpression, .block, .closureExpression, .sourceFile].contains(kind)
    }
    guard file.kind(attempt) == .tryExpression else { return false }
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

  private func neverReturns(_ statement: NodeID, in file: ProgramFile) -> Bool {
    file.kind(statement) == .callExpression
      && ["exit", "fatalError", "abort", "preconditionFailure"].contains(
        text(file.name(calleeName(of: statement, in: file))))
  }

  /// A loop of the same function makes a call again and again.
  fileprivate func isRepeated(_ node: NodeID, in file: ProgramFile) -> Bool {
    let loop = file.ancestor(of: node) { kind in
      [
        .whileStatement, .repeatStatement, .closureExpression, .functionDeclaration, .initializerDeclaration, .accessor,
        .sourceFile,
      ].contains(kind)
    }
    return file.kind(loop) == .whileStatement || file.kind(loop) == .repeatStatement
  }

  fileprivate func givesNothingToConstant(_ call: NodeID, in file: ProgramFile) -> Bool {
    let binding = file.parent(call)
    guard file.kind(binding) == .patternBinding, case let written = file.child(1, binding), written != 0 else {
      return isVoid(typeOf(call, in: file))
    }
    return isVoid(resolveType(written, in: file))
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
