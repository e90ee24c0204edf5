import AsyncLintSyntax

/// Parts of a call that are awaited, which what takes the call to another thread cannot do.
extension Analyzer {
  /// What has to stand before an expression that is awaited, when it stands alone: nothing if it says so itself; nil: it is not awaited.
  /// `isReceiver`: the `await` is for what a synchronous call is made on, whether that is known to be async or not. `isAllThatIsAwaited`: if
  /// nothing else is known to be, what a library declares may be async.
  func keywordsToAwait(
    _ root: NodeID, isReceiver: Bool, isAllThatIsAwaited: Bool, in file: ProgramFile
  ) -> String? {
    guard file.flags(root).contains(.isAwaited) || holdsAwait(root, in: file) else { return nil }
    var awaits = false
    var throwsErrors = false
    var pending = [root]
    while let node = pending.popLast() {
      switch file.kind(node) {
      case .awaitExpression: return ""
      case .closureExpression: continue
      case .identifierExpression, .memberExpression:
        if case .declaration(let id) = resolve(node, in: file).candidates.first?.target {
          awaits = awaits || program[id].flags.contains(.isAsync) || isReceiver && isOfOtherActor(node, id, in: file)
          throwsErrors = throwsErrors || program[id].flags.contains(.isThrowing)
        } else if isReceiver, call(ofCallee: node, in: file) != 0,
          isAllThatIsAwaited || resolve(node, in: file).candidates.isEmpty
        {
          awaits = true
          throwsErrors = throwsErrors || file.flags(node).contains(.isTried)
        }
      default: break
      }
      pending += file.children(node)
    }
    return awaits ? throwsErrors ? "try await " : "await " : nil
  }

  /// A member of an actor that the code has to go to.
  private func isOfOtherActor(_ node: NodeID, _ id: DeclarationID, in file: ProgramFile) -> Bool {
    file.kind(node) == .memberExpression && !isMemberOfSelf(node, in: file) && isolation(of: id) != .none
  }

  /// Whether an expression is all that stands behind an `await`.
  func isOperandOfAwait(_ expression: NodeID, in file: ProgramFile) -> Bool {
    var node = file.parent(expression)
    while [.tryExpression, .parenthesizedExpression].contains(file.kind(node)) { node = file.parent(node) }
    return file.kind(node) == .awaitExpression
  }

  func holdsAwait(_ root: NodeID, in file: ProgramFile) -> Bool {
    var pending = [root]
    while let node = pending.popLast() {
      if file.kind(node) == .awaitExpression { return true }
      if file.kind(node) != .closureExpression { pending += file.children(node) }
    }
    return false
  }
}
