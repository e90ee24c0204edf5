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
    if let known = changes[function] { return known }
    var found: Set<ObjectPath> = []
    var functions = [function]
    var next = 0
    while next < functions.count {
      let file = analyzer.file(functions[next])
      for node in file.descendants(of: analyzer.block(of: functions[next].node, in: file)) {
        for target in targets(changedBy: node, in: file) {
          guard let path = analyzer.objectPath(of: target, in: file) else { continue }
          switch path.root {
          case .selfValue, .other: found.insert(path)
          case .local: break
          }
        }
        guard file.kind(node) == .callExpression, functions.count < Self.mostFunctionsFollowed,
          isCalledOnSelf(node, in: file), let called = self.function(calledBy: node, in: file)
        else { continue }
        if !functions.contains(called) { functions.append(called) }
      }
      next += 1
    }
    changes[function] = found
    return found
  }

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
