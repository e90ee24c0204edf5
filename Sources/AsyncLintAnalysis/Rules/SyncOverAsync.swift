import AsyncLintSyntax

extension Analyzer {
  /// Types whose waits are woken by somebody's signal.
  private static let signalledTypes: Set<String> = [
    "DispatchSemaphore", "DispatchGroup", "NSCondition", "NSConditionLock",
  ]
  private static let signalledFunctions: Set<String> = [
    "sem_wait", "sem_timedwait", "semaphore_wait", "pthread_cond_wait", "pthread_cond_timedwait",
  ]

  /// Whether a wait is for a task that the same function starts.
  func waitsForOwnTask(_ callee: NodeID, symbol: Int, in file: ProgramFile) -> Bool {
    let entry = external.catalogue.symbols[symbol]
    var waited: GlobalName?
    if ruleName(ofSymbol: symbol) == "blocking-run-loop" {
      // Nothing names what ends a run loop.
    } else if let receiver = entry.receiver, Self.signalledTypes.contains(receiver),
      file.kind(callee) == .memberExpression
    {
      waited = lastName(of: file.child(0, callee), in: file)
      guard waited != nil else { return false }
    } else if entry.receiver == nil, Self.signalledFunctions.contains(entry.baseName) {
      let first = CallShape(call(ofCallee: callee, in: file), in: file).arguments.first
      waited = first.flatMap { lastName(of: $0.expression, in: file) }
      guard waited != nil else { return false }
    } else {
      return false
    }
    return tasksStarted(before: callee, in: file).contains { task in waited.map { task.names.contains($0) } ?? true }
  }

  /// The innermost function, accessor or closure of its own that a node stands in.
  func enclosingBody(of node: NodeID, in file: ProgramFile) -> NodeID {
    var current = file.outward(node)
    while current != 0 {
      switch file.kind(current) {
      case .functionDeclaration, .initializerDeclaration, .deinitializerDeclaration, .accessor, .sourceFile:
        return current
      case .closureExpression where fate(of: current, in: file) != .inline: return current
      default: current = file.outward(current)
      }
    }
    return file.root
  }

  /// `semaphore` of `self.semaphore`, `&semaphore`.
  private func lastName(of expression: NodeID, in file: ProgramFile) -> GlobalName? {
    objectPath(of: expression, in: file).flatMap { path in
      path.names.last ?? localName(path.root, in: file)
    }
  }

  private func localName(_ root: ObjectPath.Root, in file: ProgramFile) -> GlobalName? {
    guard case .local(let node) = root else { return nil }
    return file.name(node)
  }
}
