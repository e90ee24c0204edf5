import AsyncLintSyntax

extension Analyzer {
  /// Whether a wait is reached only when what it waits for has finished: `if operation.isFinished { operation.waitUntilFinished() }`.
  func waitsForFinished(_ callee: NodeID, in file: ProgramFile) -> Bool {
    let wanted: (property: GlobalName, value: Bool)
    switch file.name(callee) {
    case ruleWords.waitUntilFinished: wanted = (ruleWords.isFinished, true)
    case ruleWords.waitUntilExit: wanted = (ruleWords.isRunning, false)
    default: return false
    }
    let base = file.kind(callee) == .memberExpression ? file.child(0, callee) : 0
    guard !isMadeByCall(base, in: file), let object = owner(base, in: file) else { return false }
    return isReached(callee, onlyIf: wanted.property, of: object, is: wanted.value, in: file)
  }

  /// What stands before the dot, or `self`.
  private func owner(_ base: NodeID, in file: ProgramFile) -> ObjectPath? {
    base == 0 ? ObjectPath(root: .selfValue) : objectPath(of: base, in: file)
  }

  /// `next().waitUntilFinished()`: each call may give another object.
  private func isMadeByCall(_ base: NodeID, in file: ProgramFile) -> Bool {
    var node = base
    while node != 0 {
      switch file.kind(node) {
      case .callExpression: return true
      case .parenthesizedExpression, .optionalChainExpression, .forceUnwrapExpression, .memberExpression,
        .subscriptExpression:
        node = file.child(0, node)
      default: return false
      }
    }
    return false
  }

  /// Whether a node is reached only on threads that are not an event loop's: `if eventLoop.inEventLoop { … } else { group.wait() }`.
  func isOffEventLoops(_ node: NodeID, in file: ProgramFile) -> Bool {
    isReached(node, onlyIf: ruleWords.inEventLoop, of: nil, is: false, in: file)
  }

  /// Whether a node is reached only on other threads than the main one:
  /// `if Thread.isMainThread { … } else { DispatchQueue.main.sync { … } }`.
  func isOffMainThread(_ node: NodeID, in file: ProgramFile) -> Bool {
    !nameIndex.isUnused(ruleWords.isMainThread)
      && isReached(node, onlyIf: ruleWords.isMainThread, of: nil, is: false, in: file)
  }

  /// `object`: nil for any.
  private func isReached(
    _ node: NodeID, onlyIf property: GlobalName, of object: ObjectPath?, is wanted: Bool, in file: ProgramFile
  ) -> Bool {
    visitTruths(at: node, in: file) { truth in
      guard case .value(let value, wanted) = truth, file.kind(value) != .callExpression, file.name(value) == property
      else { return false }
      guard let object else { return true }
      let base = file.kind(value) == .memberExpression ? file.child(0, value) : 0
      return object == owner(base, in: file) && !isChanged(object, between: value, and: node, in: file)
    }
  }

  /// Whether something is done with an object between a condition and what it is to hold for: `try process.run()`, `operation = next()`.
  private func isChanged(
    _ object: ObjectPath, between condition: NodeID, and node: NodeID, in file: ProgramFile
  ) -> Bool {
    let statement = file.ancestor(of: condition) {
      $0 == .ifExpression || $0 == .guardStatement || $0 == .whileStatement
    }
    // Behind the statement that asks: a loop asks again after all that it does.
    let start = file.end(statement != 0 && file.end(statement) < file.offset(node) ? statement : condition)
    guard start < file.offset(node) else { return false }
    let range = start..<file.offset(node)
    let wait = file.name(node)
    func isObject(_ expression: NodeID) -> Bool { objectPath(of: expression, in: file) == object }
    var pending = [enclosingFunction(of: node, in: file)]
    for _ in 0..<Self.mostNodesOfFunction {
      guard let node = pending.popLast() else { return false }
      switch file.kind(node) {
      case .missing: continue
      case .callExpression:
        let callee = calleeName(of: node, in: file)
        // To wait in another branch changes nothing.
        if range.contains(file.offset(callee)), file.name(callee) != wait,
          owner(receiver(of: node, in: file), in: file) == object
        {
          return true
        }
      case .argument, .inoutExpression:
        if range.contains(file.offset(node)), isObject(file.child(0, node)) { return true }
      case .sequenceExpression:
        let parts = Array(file.children(node).prefix(2))
        if parts.count == 2, range.contains(file.offset(parts[1])), assignment(parts[1], in: file) != nil,
          isObject(parts[0]) || object.names.contains(file.name(parts[0]))
        {
          return true
        }
      default: break
      }
      pending += file.children(node)
    }
    return true
  }
}
