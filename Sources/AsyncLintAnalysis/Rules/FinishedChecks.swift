import AsyncLintSyntax

extension Analyzer {
  /// Whether a wait is reached only when what it waits for has finished: `if operation.isFinished { operation.waitUntilFinished() }`, or
  /// behind an `await` of the end.
  func waitsForFinished(_ callee: NodeID, in file: ProgramFile) -> Bool {
    let wanted: (property: GlobalName, value: Bool, starters: Set<GlobalName>, handler: GlobalName)
    switch file.name(callee) {
    // What has finished stays so.
    case ruleWords.waitUntilFinished: wanted = (ruleWords.isFinished, true, [], ruleWords.completionBlock)
    case ruleWords.waitUntilExit:
      wanted = (ruleWords.isRunning, false, ruleWords.starters, ruleWords.terminationHandler)
    default: return isTold(ofEndAwaitedBy: callee, in: file)
    }
    let base = file.kind(callee) == .memberExpression ? file.child(0, callee) : 0
    if base != 0,
      isFinishedElement(
        base, waitedForBy: callee, (wanted.property, wanted.value), startedBy: wanted.starters, in: file)
    {
      return true
    }
    guard !isMadeByCall(base, in: file), let object = owner(base, in: file) else { return false }
    func stays(_ knowledge: NodeID) -> Bool {
      let isOfTask = isInTask(callee, madeBehind: knowledge, in: file)
      let function = isOfTask ? self.function(ofConstant: object, in: file) : enclosingFunction(of: knowledge, in: file)
      guard function != 0,
        let changes = changes(of: object, startedBy: wanted.starters, in: Place(file: file.index, node: function))
      else { return false }
      // A task runs whenever it likes.
      return isOfTask
        ? !changes.contains { $0 >= file.offset(knowledge) } : holds(knowledge, until: callee, changes, in: file)
    }
    // Of what is nil nothing is waited for.
    let isAsked = isReached(
      callee, onlyIf: wanted.property, is: wanted.value, orNil: true, entersTasks: true, in: file
    ) { condition in
      let asked = file.kind(condition) == .memberExpression ? file.child(0, condition) : 0
      let isOfObject = owner(asked, in: file) == object || objectBound(as: asked, in: file) == object
      return isOfObject && stays(condition)
    }
    if isAsked { return true }
    let end = statementAwaiting(object, toldBy: wanted.handler, before: callee, in: file)
    return end != 0 && stays(end)
  }

  /// `await withCheckedContinuation { … group.notify(queue: queue) { continuation.resume() } }` before `group.wait()`.
  private func isTold(ofEndAwaitedBy callee: NodeID, in file: ProgramFile) -> Bool {
    guard let teller = ruleWords.tellersOfEnds[file.name(callee)], file.kind(callee) == .memberExpression,
      let object = owner(file.child(0, callee), in: file),
      case let end = statementAwaiting(object, toldBy: teller, before: callee, in: file), end != 0,
      case let function = Place(file: file.index, node: enclosingFunction(of: end, in: file)),
      let changes = changes(of: object, startedBy: ruleWords.starters(ofWorkToldBy: teller), in: function)
    else { return false }
    return holds(end, until: callee, changes, in: file)
  }

  /// Whether a node stands in a task that is made where something is known already.
  private func isInTask(_ node: NodeID, madeBehind knowledge: NodeID, in file: ProgramFile) -> Bool {
    let home = enclosingFunction(of: knowledge, in: file)
    var function = enclosingFunction(of: node, in: file)
    while function != 0, function != home {
      if file.kind(function) == .closureExpression, fate(of: function, in: file) != .inline { return true }
      function = enclosingFunction(of: function, in: file)
    }
    return false
  }

  /// The function that a local variable is of; 0 for what is no local variable.
  private func function(ofConstant object: ObjectPath, in file: ProgramFile) -> NodeID {
    guard case .local(let local) = object.root, object.names.isEmpty else { return 0 }
    return file.kind(local) == .parameter ? file.parent(file.parent(local)) : enclosingFunction(of: local, in: file)
  }

  /// What a local stands for that the conditions around it bind: `if let process = self.process, process.isRunning`.
  private func objectBound(as local: NodeID, in file: ProgramFile) -> ObjectPath? {
    let node = file.unparenthesized(local)
    guard file.kind(node) == .identifierExpression,
      let pattern = file.locals(around: node).lookUp(file.name(node), at: file.offset(node))?.node,
      case let binding = file.parent(pattern), file.kind(binding) == .optionalBinding,
      file.ancestor(of: node, where: { $0 == .conditionList }) == file.parent(binding)
    else { return nil }
    return objectPath(of: file.child(2, binding), in: file)
  }

  /// What stands before the dot, or `self`.
  func owner(_ base: NodeID, in file: ProgramFile) -> ObjectPath? {
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
    isReached(node, onlyIf: ruleWords.inEventLoop, is: false, in: file)
  }

  private func isReached(
    _ node: NodeID, onlyIf property: GlobalName, is wanted: Bool, orNil isEnoughIfNil: Bool = false,
    entersTasks: Bool = false, in file: ProgramFile, where isMeant: (_ condition: NodeID) -> Bool = { _ in true }
  ) -> Bool {
    visitTruths(at: node, in: file, entersTasks: entersTasks) { truth in
      let value: NodeID
      switch truth {
      case .value(let node, wanted): value = node
      case .valueIfAny(let node, wanted) where isEnoughIfNil: value = node
      default: return false
      }
      return file.kind(value) != .callExpression && file.name(value) == property && isMeant(value)
    }
  }

  /// Whether nothing happens to an object between a condition and what it is to hold for.
  private func holds(_ condition: NodeID, until node: NodeID, _ changes: [UInt32], in file: ProgramFile) -> Bool {
    let statement = file.ancestor(of: condition) {
      $0 == .ifExpression || $0 == .guardStatement || $0 == .whileStatement || $0 == .repeatStatement
    }
    // Behind the statement that asks: a loop asks again after all that it does.
    let start = file.end(statement != 0 && file.end(statement) < file.offset(node) ? statement : condition)
    let next = changes.partitioningIndex { changes[$0] >= start }
    return next == changes.count || changes[next] >= end(ofLoopsAround: node, behind: start, in: file)
  }

  /// Where the code ends that may run before a node is reached again, since the place `start`: that of the outermost loop that begins behind it.
  private func end(ofLoopsAround node: NodeID, behind start: UInt32, in file: ProgramFile) -> UInt32 {
    var end = file.offset(node)
    var current = file.outward(node)
    while current != 0, file.offset(current) >= start {
      switch file.kind(current) {
      case .forStatement, .whileStatement, .repeatStatement: end = file.end(current)
      default: break
      }
      current = file.outward(current)
    }
    return end
  }

  /// Where a function does something that a check of an object does not outlive, in order: `operation = next()`, `try process.run()`,
  /// `start(process)`. nil: it is too long to say.
  private func changes(of object: ObjectPath, startedBy starters: Set<GlobalName>, in function: Place) -> [UInt32]? {
    if let last = lastChanges, last.function == function, last.object == object { return last.offsets }
    let offsets = findChanges(of: object, startedBy: starters, in: function.node, of: file(function))
    lastChanges = (function, object, offsets)
    return offsets
  }

  private func findChanges(
    of object: ObjectPath, startedBy starters: Set<GlobalName>, in function: NodeID, of file: ProgramFile
  ) -> [UInt32]? {
    func isObject(_ expression: NodeID) -> Bool { objectPath(of: expression, in: file) == object }
    var found: [UInt32] = []
    var nodes = file.descendants(of: function, atMost: Self.mostNodesOfFunction)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .callExpression where !starters.isEmpty:
        let callee = calleeName(of: node, in: file)
        if starters.contains(file.name(callee)), owner(receiver(of: node, in: file), in: file) == object {
          found.append(file.offset(callee))
        } else if file.children(node).dropFirst().contains(where: { isObject(file.child(0, $0)) }),
          mayStart(whatIsGivenTo: callee, startedBy: starters, in: file)
        {
          found.append(file.offset(callee))
        }
      case .inoutExpression:
        if isObject(file.child(0, node)) { found.append(file.offset(node)) }
      case .sequenceExpression:
        let parts = Array(file.children(node).prefix(2))
        if parts.count == 2, assignment(parts[1], in: file) != nil,
          isObject(parts[0]) || object.names.contains(file.name(parts[0]))
        {
          found.append(file.offset(parts[1]))
        }
      default: break
      }
    }
    return nodes.isCutShort ? nil : found.sorted()
  }

  /// Functions of the program may start anything; of the library `queue.async(group: group)` does.
  private func mayStart(
    whatIsGivenTo callee: NodeID, startedBy starters: Set<GlobalName>, in file: ProgramFile
  ) -> Bool {
    if starters.contains(file.name(callee)) { return true }
    if case .declaration? = resolve(callee, in: file).candidates.first?.target { return true }
    return false
  }
}
