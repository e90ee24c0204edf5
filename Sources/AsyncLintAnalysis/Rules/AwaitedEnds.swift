import AsyncLintSyntax

/// `await withCheckedContinuation { … process.terminationHandler = { _ in continuation.resume() } … }`: behind it the process has ended. So has what
/// a group waits for behind `group.notify(queue: queue) { continuation.resume() }`.
extension Analyzer {
  /// More statements of a block are not looked at.
  private static let mostStatements = 256

  /// The statement on the way to a node that awaits what an object's handler tells; 0 if there is none.
  func statementAwaiting(
    _ object: ObjectPath, toldBy handler: GlobalName, before node: NodeID, in file: ProgramFile
  ) -> NodeID {
    if nameIndex.isUnused(handler) { return 0 }
    var child = node
    var current = file.outward(node)
    while current != 0 {
      switch file.kind(current) {
      case .block, .conditionalBranch, .sourceFile:
        for statement in file.children(current).prefix(Self.mostStatements) {
          if statement == child { break }
          if awaits(object, toldBy: handler, statement, in: file) { return statement }
        }
      case .closureExpression: return 0
      case let kind where kind.isOfOtherCode: return 0
      default: break
      }
      child = current
      current = file.outward(current)
    }
    return 0
  }

  private func awaits(
    _ object: ObjectPath, toldBy handler: GlobalName, _ statement: NodeID, in file: ProgramFile
  ) -> Bool {
    guard let call = awaitedCall(statement, in: file), file.flags(call).contains(.isAwaited),
      ruleWords.continuationTakers.contains(file.name(calleeName(of: call, in: file))),
      let closure = file.children(call).last.map({ file.child(0, $0) }), file.kind(closure) == .closureExpression,
      let continuation = file.children(file.child(2, closure)).first
    else { return false }
    return isTold(file.name(continuation), of: object, by: handler, in: closure, of: file)
  }

  /// Whether only the handler resumes a continuation: who has it elsewhere, unless the error leaves the function, may go on before the end.
  private func isTold(
    _ continuation: GlobalName, of object: ObjectPath, by handler: GlobalName, in closure: NodeID, of file: ProgramFile
  ) -> Bool {
    var isTold = false
    var pending = [file.child(4, closure)]
    for _ in 0..<Self.mostNodesOfFunction {
      guard let node = pending.popLast() else { return isTold }
      switch file.kind(node) {
      case .sequenceExpression:
        if let told = closureSet(for: handler, of: object, node, in: file) {
          guard let names = names(continuation, in: told, of: file) else { return false }
          isTold = isTold || names
          continue
        }
      case .callExpression where isCall(of: handler, object, node, in: file):
        guard let told = file.children(node).last, let names = names(continuation, in: told, of: file) else {
          return false
        }
        isTold = isTold || names
        continue
      case .callExpression where isThrowing(to: continuation, node, in: file):
        pending.append(file.child(1, node))
        continue
      case .identifierExpression where file.name(node) == continuation: return false
      default: break
      }
      pending += file.children(node).filter { $0 != 0 }
    }
    return false
  }

  /// `group.notify(queue: queue) { … }`
  private func isCall(of handler: GlobalName, _ object: ObjectPath, _ call: NodeID, in file: ProgramFile) -> Bool {
    let callee = file.child(0, call)
    return file.kind(callee) == .memberExpression && file.name(callee) == handler && file.childCount(call) > 1
      && owner(file.child(0, callee), in: file) == object
  }

  /// `continuation.resume(throwing: error)`
  private func isThrowing(to continuation: GlobalName, _ call: NodeID, in file: ProgramFile) -> Bool {
    let callee = file.child(0, call)
    guard file.kind(callee) == .memberExpression, file.name(callee) == ruleWords.resume, file.childCount(call) == 2,
      file.name(file.child(1, call)) == ruleWords.throwing, case let base = file.child(0, callee)
    else { return false }
    return file.kind(base) == .identifierExpression && file.name(base) == continuation
  }

  /// The call that a statement is, or whose result it keeps. An error has to leave the function: behind `try?` nothing may have run.
  private func awaitedCall(_ statement: NodeID, in file: ProgramFile) -> NodeID? {
    var node = statement
    while true {
      switch file.kind(node) {
      case .callExpression: return node
      case .tryExpression where !file.flags(node).contains(.isOptional): node = file.child(0, node)
      case .awaitExpression, .parenthesizedExpression: node = file.child(0, node)
      case .variableDeclaration: node = file.children(node).last ?? 0
      case .patternBinding: node = file.child(2, node)
      case .sequenceExpression: node = file.childCount(node) == 3 ? file.child(2, node) : 0
      default: return nil
      }
    }
  }

  /// `process.terminationHandler = { … }`
  private func closureSet(
    for handler: GlobalName, of object: ObjectPath, _ node: NodeID, in file: ProgramFile
  ) -> NodeID? {
    guard file.childCount(node) == 3,
      case let property = file.child(0, node), file.kind(property) == .memberExpression, file.name(property) == handler,
      file.kind(file.child(1, node)) == .assignmentOperator, case let closure = file.child(2, node),
      file.kind(closure) == .closureExpression, objectPath(of: file.child(0, property), in: file) == object
    else { return nil }
    return closure
  }

  /// nil: the closure is too long to say.
  private func names(_ name: GlobalName, in closure: NodeID, of file: ProgramFile) -> Bool? {
    var nodes = file.descendants(of: closure, atMost: Self.mostNodesOfFunction)
    while let node = nodes.next() {
      if file.kind(node) == .identifierExpression, file.name(node) == name { return true }
    }
    return nodes.isCutShort ? nil : false
  }
}
