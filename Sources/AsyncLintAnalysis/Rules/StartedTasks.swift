import AsyncLintSyntax

/// A task that a body starts and does not await there.
struct StartedTask {
  var closure: NodeID
  var creation: ClosureFate.Creation
  /// All names in it.
  var names: Set<GlobalName> = []
}

extension Analyzer {
  /// The tasks that the body around a wait may have started when it is reached, and that may still run.
  func tasksStarted(before wait: NodeID, in file: ProgramFile) -> [StartedTask] {
    startedTasks(in: enclosingBody(of: wait, in: file), in: file).filter { mayRun($0, at: wait, in: file) }
  }

  /// The async closures that a body hands to something it does not await: tasks, in one way or another.
  private func startedTasks(in body: NodeID, in file: ProgramFile) -> [StartedTask] {
    let place = Place(file: file.index, node: body)
    if let answer = startedTasksOfBody[place] { return answer }
    var found: [StartedTask] = []
    var pending = Array(file.children(body))
    while let node = pending.popLast() {
      switch file.kind(node) {
      case .missing, .functionDeclaration, .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration:
        continue
      case .closureExpression:
        if let creation = startsTask(node, in: file) {
          var task = StartedTask(closure: node, creation: creation)
          collectNames(in: node, &task.names, in: file)
          found.append(task)
          continue
        }
      default: break
      }
      pending.append(contentsOf: file.children(node))
    }
    startedTasksOfBody[place] = found
    return found
  }

  private func startsTask(_ closure: NodeID, in file: ProgramFile) -> ClosureFate.Creation? {
    guard case .async(let creation) = fate(of: closure, in: file), creation != .asyncLet else { return nil }
    if creation.isTask { return creation }
    let argument = file.parent(closure)
    guard file.kind(argument) == .argument, case let call = file.parent(argument), file.kind(call) == .callExpression,
      file.flags(call).isDisjoint(with: [.isAwaited, .isInAsyncLet]), !makesLibraryValue(call, in: file)
    else { return nil }
    return creation
  }

  /// `AsyncStream(unfolding:)`, a route, a command: what a library makes of a closure runs it when it is asked to.
  private func makesLibraryValue(_ call: NodeID, in file: ProgramFile) -> Bool {
    let callee = calleeName(of: call, in: file)
    guard let candidate = resolve(callee, in: file).candidates.first, case .metatype(let type) = candidate.base,
      let nominal = type.nominalID
    else { return false }
    if case .declaration(let id) = candidate.target, program[id].kind != .initializer { return false }
    return !program.nominals[Int(nominal)].isProject
  }

  private func collectNames(in closure: NodeID, _ names: inout Set<GlobalName>, in file: ProgramFile) {
    var pending = [closure]
    while let node = pending.popLast() {
      switch file.kind(node) {
      case .identifierExpression, .memberExpression, .capture: names.insert(file.name(node))
      default: break
      }
      pending.append(contentsOf: file.children(node).filter { $0 != 0 })
    }
  }

  // MARK: Ways from the task to the wait

  private func mayRun(_ task: StartedTask, at wait: NodeID, in file: ProgramFile) -> Bool {
    guard let fork = fork(of: task.closure, and: wait, in: file) else { return false }
    if isRepeated(fork.node, around: wait, in: file) { return true }
    // What is deferred waits when all is done.
    return (file.offset(task.closure) < file.offset(wait) || file.kind(fork.toWait) == .deferStatement)
      && !excludes(fork, in: file) && !ends(task, within: fork, in: file) && !isAwaited(task, before: wait, in: file)
  }

  /// The innermost node around two others, with its children on the way to each.
  private func fork(of task: NodeID, and wait: NodeID, in file: ProgramFile) -> Fork? {
    var toTask: [NodeID: NodeID] = [:]
    var child = task
    while child != 0, case let node = file.outward(child), node != 0 {
      toTask[node] = child
      child = node
    }
    child = wait
    while child != 0, case let node = file.outward(child), node != 0 {
      if let other = toTask[node] { return Fork(node: node, toTask: other, toWait: child) }
      child = node
    }
    return nil
  }

  /// An earlier turn of a loop may have started a task, unless each turn waits with something of its own.
  private func isRepeated(_ fork: NodeID, around wait: NodeID, in file: ProgramFile) -> Bool {
    var own: NodeID = 0
    if file.kind(wait) == .memberExpression,
      case .local(let variable) = objectPath(of: file.child(0, wait), in: file)?.root
    {
      own = variable
    }
    var node = fork
    while node != 0 {
      switch file.kind(node) {
      case .forStatement, .whileStatement, .repeatStatement:
        let isInside = own != 0 && file.offset(own) > file.offset(node) && file.end(own) <= file.end(node)
        return !isInside
      case let kind where kind.isOfOtherCode: return false
      default: node = file.outward(node)
      }
    }
    return false
  }

  /// One branch or the other.
  private func excludes(_ fork: Fork, in file: ProgramFile) -> Bool {
    switch file.kind(fork.node) {
    case .ifExpression: fork.toTask != file.child(0, fork.node)
    case .switchExpression: file.kind(fork.toTask) == .switchCase && file.kind(fork.toWait) == .switchCase
    default: file.kind(fork.toTask) == .conditionalBranch && file.kind(fork.toWait) == .conditionalBranch
    }
  }

  /// Whether the branch that starts a task leaves the function, or awaits it as a child: `await withTaskGroup { … }`.
  private func ends(_ task: StartedTask, within fork: Fork, in file: ProgramFile) -> Bool {
    var isOfBody = true
    var node = task.closure
    while node != fork.toTask {
      node = file.outward(node)
      switch file.kind(node) {
      case .closureExpression: isOfBody = false
      case .callExpression where file.flags(node).contains(.isAwaited) && task.creation == .childTask: return true
      case .block where isOfBody:
        if let last = file.children(node).last, file.kind(last) == .returnStatement { return true }
      case .missing: return false
      default: break
      }
    }
    return false
  }

  /// `await Task { … }.value`, or `await task.value` in a statement that the way to the wait goes through.
  private func isAwaited(_ task: StartedTask, before wait: NodeID, in file: ProgramFile) -> Bool {
    guard let call = call(taking: task.closure, in: file) else { return false }
    if isEnd(file.parent(call), in: file) { return true }
    let binding = file.parent(call)
    guard file.kind(binding) == .patternBinding, case let names = file.bindings(in: file.child(0, binding)),
      names.count == 1
    else { return false }
    let end = ObjectPath(root: .local(names[0]))
    var child = wait
    while child != 0, case let node = file.outward(child), node != 0, file.end(child) > file.offset(call) {
      if file.kind(node) == .block || file.kind(node) == .sourceFile {
        for statement in file.children(node).prefix(Self.mostStatementsToEnd) where statement != child {
          guard file.end(statement) <= file.offset(child) else { break }
          if file.offset(statement) > file.offset(call), awaits(end, in: statement, of: file) { return true }
        }
      }
      child = node
    }
    return false
  }

  /// More statements of a block are not looked at.
  private static let mostStatementsToEnd = 256

  private func isEnd(_ node: NodeID, in file: ProgramFile) -> Bool {
    file.kind(node) == .memberExpression && ["value", "result"].contains(text(file.name(node)))
  }

  private func awaits(_ task: ObjectPath, in statement: NodeID, of file: ProgramFile) -> Bool {
    var pending = [statement]
    while let node = pending.popLast() {
      switch file.kind(node) {
      case .missing, .closureExpression, .ifExpression, .switchExpression, .whileStatement, .forStatement: continue
      case .memberExpression where isEnd(node, in: file) && objectPath(of: file.child(0, node), in: file) == task:
        return true
      default: pending.append(contentsOf: file.children(node))
      }
    }
    return false
  }
}

/// Where the ways to two nodes part.
private struct Fork {
  var node: NodeID
  var toTask: NodeID
  var toWait: NodeID
}
