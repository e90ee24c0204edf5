import AsyncLintSyntax

/// The closure of `withCheckedContinuation`, which nobody waits in: what resumes the continuation may do so on any thread.
struct ContinuationBody {
  /// The function that takes it.
  var taker: String
  /// All of the statement that a call stands in, if it can move as it is.
  var statement: NodeID?
  /// Else that and what follows it in the closure.
  var rest: MovedExpression?
}

/// A function that a closure is given to, in which something is to be awaited.
struct ClosureTaker: Equatable {
  var name: String
  /// It has an overload for closures that suspend.
  var hasAsyncOverload = false
  /// It is a function of the program, which can have such an overload.
  var isOwn = false
}

extension Analyzer {
  /// Of the innermost closure around a call that cannot await, or of the function that is called by who takes it; nil: none.
  func closureTaker(around node: NodeID, in file: ProgramFile) -> ClosureTaker? {
    if let name = nameOfCall(takingFunction: node, in: file) {
      return ClosureTaker(name: name)
    }
    var current = file.outward(node)
    while current != 0 {
      switch file.kind(current) {
      case .functionDeclaration, .initializerDeclaration, .accessor, .subscriptDeclaration, .deinitializerDeclaration:
        return nil
      case .closureExpression:
        guard fate(of: current, in: file) == .inline, let call = call(taking: current, in: file) else { return nil }
        let name = text(file.name(calleeName(of: call, in: file)))
        if !name.isEmpty {
          return ClosureTaker(
            name: name, hasAsyncOverload: hasOverloadForAsyncClosure(call, taking: current, in: file),
            isOwn: isOwnFunction(calledBy: call, in: file))
        }
      default: break
      }
      current = file.outward(current)
    }
    return nil
  }

  func isOwnFunction(calledBy call: NodeID, in file: ProgramFile) -> Bool {
    guard case .declaration(let id) = resolve(calleeName(of: call, in: file), in: file).candidates.first?.target,
      [.function, .initializer].contains(program[id].kind)
    else { return false }
    return !self.file(of: id).isLibrary
  }

  /// nil: the closure is no such body.
  func continuationBody(
    _ closure: NodeID, takenBy name: String, at node: NodeID, in file: ProgramFile
  ) -> ContinuationBody? {
    guard continuationFunctions.contains(name) else { return nil }
    let block = file.child(4, closure)
    var statement = node
    while statement != 0, file.parent(statement) != block { statement = file.outward(statement) }
    var canMove = false
    switch file.kind(statement) {
    case .callExpression: canMove = true
    case .tryExpression: canMove = !file.flags(statement).isDisjoint(with: [.isOptional, .isForced])
    default: break
    }
    return ContinuationBody(
      taker: name, statement: canMove ? statement : nil,
      rest: canMove ? nil : rest(from: statement, of: block, in: file))
  }

  /// nil: the text of it is not that of its nodes.
  private func rest(from statement: NodeID, of block: NodeID, in file: ProgramFile) -> MovedExpression? {
    guard statement != 0, !file.hasModifiers(statement), let last = file.children(block).last,
      file.kind(last) != .conditionalBranch
    else { return nil }
    return MovedExpression(node: block, first: statement, last: last)
  }
}
