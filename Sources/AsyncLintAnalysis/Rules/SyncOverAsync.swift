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
    let started = startedTasks(in: enclosingBody(of: callee, in: file), in: file).prefix(Self.mostTasks).filter {
      runs($0, before: callee, in: file)
    }
    // Nothing names what ends a run loop, but it is no task that has ended by then.
    if ruleName(ofSymbol: symbol) == "blocking-run-loop" {
      return started.contains { !hasEnded($0, before: callee, in: file) }
    }
    let waited: NodeID
    if let receiver = entry.receiver, Self.signalledTypes.contains(receiver), file.kind(callee) == .memberExpression {
      waited = file.child(0, callee)
    } else if entry.receiver == nil, Self.signalledFunctions.contains(entry.baseName) {
      waited = CallShape(call(ofCallee: callee, in: file), in: file).arguments.first?.expression ?? 0
    } else {
      return false
    }
    guard !started.isEmpty, let object = objectPath(of: waited, in: file) else { return false }
    return started.contains { maySignal(object, $0, in: file) }
  }

  /// Whether a task is started before something is waited for, in an earlier turn of a loop at least.
  private func runs(_ task: NodeID, before wait: NodeID, in file: ProgramFile) -> Bool {
    if file.offset(task) < file.offset(wait) { return true }
    var current = file.outward(wait)
    while current != 0, !file.kind(current).isOfOtherCode {
      switch file.kind(current) {
      case .deferStatement: return true
      case .forStatement, .whileStatement, .repeatStatement:
        if file.offset(current) <= file.offset(task), file.offset(task) < file.end(current) { return true }
      default: break
      }
      current = file.outward(current)
    }
    return false
  }

  /// Whether a task is awaited before something is waited for: by its value, `await task.value`, or by the call whose closure adds it to a group.
  private func hasEnded(_ task: NodeID, before wait: NodeID, in file: ProgramFile) -> Bool {
    let question = EndOfTask(task: Place(file: file.index, node: task), body: enclosingBody(of: wait, in: file))
    let end = endsOfTasks[question] ?? endOfTask(task, awaitedIn: question.body, in: file)
    endsOfTasks[question] = .some(end)
    return end?.contains(file.offset(wait)) ?? false
  }

  /// Where a task has ended: behind what awaits it, as far as the statements around that reach.
  private func endOfTask(_ task: NodeID, awaitedIn body: NodeID, in file: ProgramFile) -> Range<UInt32>? {
    guard let awaiting = expressionAwaiting(task, in: body, of: file) else { return nil }
    let statements = file.ancestor(of: awaiting) {
      [.block, .conditionalBranch, .switchCase, .closureExpression, .sourceFile].contains($0)
    }
    return file.end(awaiting)..<max(file.end(awaiting), file.end(statements))
  }

  private func expressionAwaiting(_ task: NodeID, in body: NodeID, of file: ProgramFile) -> NodeID? {
    if case .async(.childTask) = fate(of: task, in: file) { return awaitedCall(around: task, in: file) }
    let argument = file.parent(task)
    let call = file.kind(argument) == .argument ? file.parent(argument) : argument
    guard file.kind(call) == .callExpression else { return nil }
    if isAwaitedValue(file.parent(call), of: call, in: file) { return file.parent(call) }
    let binding = file.parent(call)
    guard file.kind(binding) == .patternBinding, file.child(2, binding) == call,
      case let name = file.child(0, binding), file.kind(name) == .bindingPattern,
      file.flags(file.parent(binding)).contains(.isLet)
    else { return nil }
    return file.descendants(of: file.parent(file.parent(binding)), atMost: Self.mostNodesOfFunction).first { node in
      file.kind(node) == .identifierExpression && file.name(node) == file.name(name)
        && isAwaitedValue(file.parent(node), of: node, in: file)
        && resolve(node, in: file).candidates.first?.target == .local(name)
        && enclosingBody(of: node, in: file) == body
    }
  }

  private func isAwaitedValue(_ member: NodeID, of base: NodeID, in file: ProgramFile) -> Bool {
    file.kind(member) == .memberExpression && file.child(0, member) == base && file.flags(member).contains(.isAwaited)
      && ["value", "result"].contains(text(file.name(member)))
  }

  /// `await withTaskGroup(of: Void.self) { group in group.addTask { … } }`
  private func awaitedCall(around task: NodeID, in file: ProgramFile) -> NodeID? {
    var closure = file.ancestor(of: file.parent(task)) { $0 == .closureExpression }
    for _ in 0..<Self.mostHelpers where closure != 0 {
      let argument = file.parent(closure)
      let call = file.kind(argument) == .argument ? file.parent(argument) : argument
      if file.kind(call) == .callExpression, file.flags(call).contains(.isAwaited) { return call }
      closure = file.ancestor(of: closure) { $0 == .closureExpression }
    }
    return nil
  }

  /// More tasks of a function are not asked what they signal: each of its waits asks all of them.
  private static let mostTasks = 64
  /// More functions of a task's own that it calls are not looked through.
  private static let mostHelpers = 16

  /// Whether a task does anything with an object but to wait for it.
  private func maySignal(_ object: ObjectPath, _ task: NodeID, in file: ProgramFile) -> Bool {
    let place = Place(file: file.index, node: task)
    if let objects = objectsUsedByTask[place] { return objects.mayHold(object) }
    let objects = objectsUsed(by: task, in: file)
    objectsUsedByTask[place] = objects
    return objects.mayHold(object)
  }

  /// All objects that a task names but to wait for them. Kept, since each wait of a function asks all its tasks: 1,600 waits beside as many tasks
  /// took 9.5 seconds.
  private func objectsUsed(by task: NodeID, in file: ProgramFile) -> UsedObjects {
    var objects = UsedObjects()
    var bodies = [task]
    var next = 0
    while next < bodies.count {
      for node in file.descendants(of: bodies[next]) {
        switch file.kind(node) {
        case .identifierExpression, .memberExpression:
          if let path = objectPath(of: node, in: file), !isReceiverOfWait(node, in: file) { objects.add(path) }
          if bodies.count < Self.mostHelpers, let helper = localHelper(node, in: file), !bodies.contains(helper) {
            bodies.append(helper)
          }
        default: break
        }
      }
      next += 1
    }
    return objects
  }

  private func isReceiverOfWait(_ node: NodeID, in file: ProgramFile) -> Bool {
    let outer = file.parent(node)
    if file.kind(outer) == .memberExpression { return text(file.name(outer)).hasPrefix("wait") }
    let argument = file.kind(outer) == .inoutExpression ? file.parent(outer) : outer
    guard file.kind(argument) == .argument else { return false }
    return Self.signalledFunctions.contains(text(file.name(calleeName(of: file.parent(argument), in: file))))
  }

  /// What a name of a local function, or of a constant with a closure, runs.
  private func localHelper(_ node: NodeID, in file: ProgramFile) -> NodeID? {
    guard file.kind(node) == .identifierExpression,
      let binding = file.locals(around: node).lookUp(file.name(node), at: file.offset(node))?.node
    else { return nil }
    if file.kind(binding) == .functionDeclaration { return binding }
    let declared = file.parent(binding)
    guard file.kind(declared) == .patternBinding, file.kind(file.child(2, declared)) == .closureExpression else {
      return nil
    }
    return file.child(2, declared)
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

  /// The async closures that a body hands to something it does not await: tasks, in one way or another. In source order.
  func startedTasks(in body: NodeID, in file: ProgramFile) -> [NodeID] {
    let place = Place(file: file.index, node: body)
    if let answer = startedTasksOfBody[place] { return answer }
    var found: [NodeID] = []
    var nodes = file.descendants(of: file.children(body))
    while let node = nodes.next() {
      switch file.kind(node) {
      case .functionDeclaration, .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration:
        nodes.skipChildren()
      case .closureExpression:
        if startsTask(node, in: file) {
          found.append(node)
          nodes.skipChildren()
        }
      default: break
      }
    }
    startedTasksOfBody[place] = found
    return found
  }

  private func startsTask(_ closure: NodeID, in file: ProgramFile) -> Bool {
    guard case .async(let creation) = fate(of: closure, in: file), creation != .asyncLet else { return false }
    if creation.isTask { return true }
    let argument = file.parent(closure)
    guard file.kind(argument) == .argument, file.kind(file.parent(argument)) == .callExpression else { return false }
    return file.flags(file.parent(argument)).isDisjoint(with: [.isAwaited, .isInAsyncLet])
  }
}

/// A task, and the function or closure in which it may be awaited.
struct EndOfTask: Hashable {
  var task: Place
  var body: NodeID
}
