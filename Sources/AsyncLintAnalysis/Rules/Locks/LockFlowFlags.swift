import AsyncLintSyntax

/// `if isLocked { lock.unlock() }`: a variable that is true, or false, wherever the lock is held.
extension LockFlow {
  /// What is known of flags where conditions are true, or where they are not: `if isLocked, count > 0`, `guard !isLocked`, `while !a && b`.
  mutating func assume(_ conditions: NodeID, are value: Bool, in state: inout LockState) {
    let all = file.kind(conditions) == .conditionList ? Array(file.children(conditions)) : [conditions]
    // Which of several is false is not known.
    if !value, all.count != 1 { return }
    for condition in all {
      for operand in operands(of: condition, allAre: value) { assume(operand, value, in: &state) }
    }
  }

  /// `isLocked`, `!isLocked`: true or false from here on.
  private mutating func assume(_ operand: NodeID, _ value: Bool, in state: inout LockState) {
    let (node, isNegated) = file.question(operand, words)
    let value = value != isNegated
    guard let path = variable(node) else { return }
    // What is held only where it is the other way is not held here. Of that nothing is known before somebody has asked.
    if let index = flagPaths.firstIndex(of: FlagPath(path: path, value: !value)) {
      let other = LockFlags(at: index)
      if state.flags.contains(other), !assignedPaths.contains(path), !isConstant(node),
        !path.isVariable || initialPaths.contains(path)
      {
        // Who asks a property twice expects others to change it, `guard !isClosed`, `lock.lock()`, `if isClosed`; and who asks a variable that is
        // set nowhere here, a closure.
        state.forget(other)
      } else {
        state.drop(heldOnlyIf: other)
      }
    }
    state.set(flag(path, value))
  }

  /// `a && b` is true only if both are, `a || b` false only if both are.
  private func operands(of condition: NodeID, allAre value: Bool) -> [NodeID] {
    let node = file.unparenthesized(condition)
    guard file.kind(node) == .sequenceExpression, file.question(node, words).subject == node else { return [node] }
    // What binds tighter than both is an operand that says nothing.
    let (wanted, other) = value ? (words.and, words.or) : (words.or, words.and)
    let parts = file.children(node).split { file.kind($0) == .binaryOperator && file.name($0) == wanted }
    let isOfOne = file.children(node).allSatisfy {
      switch file.kind($0) {
      case .ternaryOperator, .assignmentOperator: false
      case .binaryOperator: !value || file.name($0) != other
      default: true
      }
    }
    return isOfOne ? parts.compactMap { $0.count == 1 ? $0.first : nil } : []
  }

  func isAssignment(_ sequence: NodeID) -> Bool {
    file.childCount(sequence) >= 3 && file.kind(file.child(1, sequence)) == .assignmentOperator
  }

  /// `isLocked = true`, or anything else: then it is no longer known.
  mutating func assign(_ assignment: NodeID, _ state: inout LockState) {
    let target = file.child(0, assignment)
    state.forget(flags(changedWith: target))
    if let changed = path(target) { assignedPaths.insert(changed) }
    if file.childCount(assignment) == 3, file.kind(file.child(2, assignment)) == .booleanLiteral {
      state.set(flag(named: target, isTrue(file.child(2, assignment))))
    }
  }

  /// `var isLocked = true`
  mutating func begin(_ binding: NodeID, _ state: inout LockState) {
    let (pattern, value) = (file.child(0, binding), file.child(2, binding))
    guard file.kind(value) == .booleanLiteral, file.kind(pattern) == .bindingPattern else { return }
    let path = ObjectPath(root: .local(pattern))
    state.forget(flags { $0 == path })
    state.set(flag(path, isTrue(value)))
    if !file.flags(pattern).contains(.isLet) { initialPaths.insert(path) }
  }

  /// What became true in code that may not have run is not known to be.
  mutating func limitFlags(of state: inout LockState, to earlier: LockState) {
    if flagPaths.isEmpty { return }
    stepsLeft -= state.holds.count
    state.limitFlags(to: earlier)
  }

  /// `isReady && wait()`, `isReady ? first() : second()`
  func mayLeaveOperandsOut(_ sequence: NodeID) -> Bool {
    file.children(sequence).contains { node in
      switch file.kind(node) {
      case .ternaryOperator: true
      case .binaryOperator: words.shortCircuits.contains(file.name(node))
      default: false
      }
    }
  }

  /// `{ … }()`, and the body of a continuation; what others do with a closure is not known.
  func surelyRuns(closure: NodeID) -> Bool {
    let parent = file.parent(closure)
    switch file.kind(parent) {
    case .callExpression: return true
    case .argument:
      return words.continuationTakers.contains(file.name(file.child(0, file.parent(parent))))
    default: return false
    }
  }

  /// Flags that may be anything when an expression is given another value, or what it stands for is changed.
  func flags(changedWith target: NodeID) -> LockFlags {
    if flagPaths.isEmpty { return [] }
    // `(isLocked, count) = …`
    if file.kind(target) == .tupleExpression { return .all }
    guard let changed = path(target) else { return [] }
    return flags { changed.isPrefix(of: $0) }
  }

  /// `isLocked.toggle()`
  func flag(changedBy call: NodeID) -> LockFlags {
    let callee = file.child(0, call)
    guard !flagPaths.isEmpty, file.kind(callee) == .memberExpression,
      let changed = variable(file.child(0, callee))
    else { return [] }
    return flags { $0 == changed }
  }

  /// `reset()`, which sets `isLocked`
  func flags(changedInside call: NodeID, _ state: LockState) -> LockFlags {
    guard flagPaths.contains(where: { !$0.path.isVariable }) else { return [] }
    if state.flags.isEmpty, state.holds.allSatisfy(\.flags.isEmpty) { return [] }
    let changed = changes(call)
    return changed.isEmpty ? [] : flags { path in changed.contains { $0.isPrefix(of: path) } }
  }

  /// Each turn of a loop has variables of its own.
  func flags(declaredIn loop: NodeID) -> LockFlags {
    let range = file.offset(loop)..<file.end(loop)
    return flags { if case .local(let node) = $0.root { range.contains(file.offset(node)) } else { false } }
  }

  // MARK: Continuations

  /// `continuation.resume()`: counts as a flag that is true from here on.
  mutating func flag(resumedBy call: NodeID) -> LockFlags {
    let callee = file.child(0, call)
    guard file.kind(callee) == .memberExpression, file.name(callee) == words.resume else { return [] }
    return flag(named: file.child(0, callee), true)
  }

  /// `await withCheckedContinuation { … continuation.resume() }`: who is resumed before the closure ends is not suspended.
  func isResumedBefore(_ suspension: NodeID, _ state: LockState) -> Bool {
    if state.flags.isEmpty || state.holds.isEmpty { return false }
    let call = file.unparenthesized(file.child(0, suspension))
    guard file.kind(call) == .callExpression, words.continuationTakers.contains(file.name(file.child(0, call))),
      let closure = file.children(call).last.map({ file.child(0, $0) }), file.kind(closure) == .closureExpression,
      let continuation = file.children(file.child(2, closure)).first,
      let index = flagPaths.firstIndex(of: FlagPath(path: ObjectPath(root: .local(continuation)), value: true))
    else { return false }
    return state.flags.contains(LockFlags(at: index))
  }

  private func flags(where isMeant: (ObjectPath) -> Bool) -> LockFlags {
    flagPaths.enumerated().reduce(into: []) { if isMeant($1.element.path) { $0.insert(LockFlags(at: $1.offset)) } }
  }

  private mutating func flag(named expression: NodeID, _ value: Bool) -> LockFlags {
    variable(expression).map { flag($0, value) } ?? []
  }

  private mutating func flag(_ path: ObjectPath, _ value: Bool) -> LockFlags {
    let wanted = FlagPath(path: path, value: value)
    if let index = flagPaths.firstIndex(of: wanted) { return LockFlags(at: index) }
    guard flagPaths.count < UInt64.bitWidth else { return [] }
    flagPaths.append(wanted)
    return LockFlags(at: flagPaths.count - 1)
  }

  /// The path of a variable or of a property of one; what a call returns may be another object each time.
  private func variable(_ expression: NodeID) -> ObjectPath? {
    var node = file.unparenthesized(expression)
    while file.kind(node) == .memberExpression { node = file.child(0, node) }
    return file.kind(node) == .identifierExpression ? path(expression) : nil
  }
}

/// A variable, and which of its two values is meant.
struct FlagPath: Equatable {
  var path: ObjectPath
  var value: Bool
}

extension LockFlags {
  fileprivate init(at index: Int) { self.init(rawValue: 1 << UInt64(index)) }
}
