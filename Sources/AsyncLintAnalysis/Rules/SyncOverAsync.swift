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
    let tasks = startedTasks(in: enclosingBody(of: callee, in: file), in: file)
    return waited.map { tasks.names.contains($0) } ?? (tasks.start.map { $0 < file.offset(callee) } ?? false)
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

  /// The async closures that a body hands to something it does not await: tasks, in one way or another.
  func startedTasks(in body: NodeID, in file: ProgramFile) -> StartedTasks {
    let place = Place(file: file.index, node: body)
    if let answer = startedTasksOfBody[place] { return answer }
    var found = StartedTasks()
    var nodes = file.descendants(of: file.children(body))
    while let node = nodes.next() {
      switch file.kind(node) {
      case .functionDeclaration, .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration:
        nodes.skipChildren()
      case .closureExpression:
        if startsTask(node, in: file) {
          found.start = min(found.start ?? .max, file.offset(node))
          collectNames(in: node, &found.names, in: file)
          found.closures.append(node)
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

  private func collectNames(in closure: NodeID, _ names: inout Set<GlobalName>, in file: ProgramFile) {
    for node in file.descendants(of: closure) {
      switch file.kind(node) {
      case .identifierExpression, .memberExpression, .capture: names.insert(file.name(node))
      default: break
      }
    }
  }
}

/// The tasks that one body starts.
struct StartedTasks {
  /// All names in them.
  var names: Set<GlobalName> = []
  /// Where the first one begins.
  var start: UInt32?
  var closures: [NodeID] = []
}
