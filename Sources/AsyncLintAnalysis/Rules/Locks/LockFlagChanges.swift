import AsyncLintSyntax

/// What calls may set: a flag that says whether a lock is held.
extension LockJudge {
  /// A function, its helper, and theirs.
  private static let mostFunctionsFollowed = 16

  /// The properties and globals that a called function of the program may give another value, in its caller's words.
  func changes(ofCall call: NodeID, in file: ProgramFile) -> Set<ObjectPath> {
    guard let function = function(calledBy: call, in: file) else { return [] }
    let changed = changes(of: function)
    let callee = analyzer.calleeName(of: call, in: file)
    let base = file.kind(callee) == .memberExpression ? file.child(0, callee) : 0
    guard !changed.isEmpty,
      let receiver = base == 0 ? ObjectPath(root: .selfValue) : analyzer.objectPath(of: base, in: file)
    else { return [] }
    return Set(changed.map { $0.relative(to: receiver) })
  }

  private func changes(of function: Place) -> Set<ObjectPath> {
    var found: Set<ObjectPath> = []
    var functions = [function]
    var next = 0
    while next < functions.count {
      let own = ownChanges(of: functions[next])
      found.formUnion(own.paths)
      for called in own.called where functions.count < Self.mostFunctionsFollowed && !functions.contains(called) {
        functions.append(called)
      }
      next += 1
    }
    return found
  }

  /// What a function changes itself, and what it calls on `self`: looked for once, however many lead to it.
  private func ownChanges(of function: Place) -> OwnChanges {
    if let known = changes[function] { return known }
    var own = OwnChanges()
    let file = analyzer.file(function)
    for node in file.descendants(of: analyzer.block(of: function.node, in: file)) {
      for target in targets(changedBy: node, in: file) {
        guard let path = analyzer.objectPath(of: target, in: file) else { continue }
        switch path.root {
        case .selfValue, .other: own.paths.insert(path)
        case .local: break
        }
      }
      guard file.kind(node) == .callExpression, own.called.count < Self.mostFunctionsFollowed,
        isCalledOnSelf(node, in: file), let called = self.function(calledBy: node, in: file)
      else { continue }
      if !own.called.contains(called) { own.called.append(called) }
    }
    // Who changes so much counts as changing all.
    if own.paths.count > Self.mostPaths { own.paths = [ObjectPath(root: .selfValue)] }
    changes[function] = own
    return own
  }

  private static let mostPaths = 64

  /// `isLocked = true`, `(isLocked, count) = …`, `&isLocked`, `isLocked.toggle()`
  private func targets(changedBy node: NodeID, in file: ProgramFile) -> [NodeID] {
    switch file.kind(node) {
    case .sequenceExpression where file.childCount(node) >= 3 && file.kind(file.child(1, node)) == .assignmentOperator:
      let target = file.child(0, node)
      return file.kind(target) == .tupleExpression ? file.children(target).map { file.child(0, $0) } : [target]
    case .inoutExpression: return [file.child(0, node)]
    case .callExpression:
      let callee = file.child(0, node)
      // What a function of `self` changes is looked for in that function.
      guard file.kind(callee) == .memberExpression, file.child(0, callee) != 0, !isCalledOnSelf(node, in: file) else {
        return []
      }
      return [file.child(0, callee)]
    default: return []
    }
  }

  private func isCalledOnSelf(_ call: NodeID, in file: ProgramFile) -> Bool {
    let callee = analyzer.calleeName(of: call, in: file)
    guard file.kind(callee) == .memberExpression else { return true }
    let base = file.child(0, callee)
    return file.kind(base) == .identifierExpression && file.name(base) == analyzer.known.`self`
  }

  private func function(calledBy call: NodeID, in file: ProgramFile) -> Place? {
    let callee = analyzer.calleeName(of: call, in: file)
    guard [.identifierExpression, .memberExpression].contains(file.kind(callee)),
      case .declaration(let id) = analyzer.resolve(callee, in: file).candidates.first?.target,
      analyzer.program[id].kind == .function
    else { return nil }
    return analyzer.bodyUnit(id).place
  }
}

/// What a function changes, and whom it calls.
struct OwnChanges {
  var paths: Set<ObjectPath> = []
  var called: [Place] = []
}
