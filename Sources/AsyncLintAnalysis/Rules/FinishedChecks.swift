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
    guard let object = base == 0 ? ObjectPath(root: .selfValue) : objectPath(of: base, in: file) else { return false }
    return isReached(callee, onlyIf: wanted.property, of: object, is: wanted.value, in: file)
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
      let base = file.kind(value) == .memberExpression ? file.child(0, value) : 0
      return object.map { $0 == (base == 0 ? ObjectPath(root: .selfValue) : objectPath(of: base, in: file)) } ?? true
    }
  }
}
