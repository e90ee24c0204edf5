import AsyncLintSyntax

/// `guard lock.lock(before: end) else { … }`: who gives up after a time does not have the lock, and says so by the value.
extension LockFlow {
  /// What is held behind conditions that are all true, or, with `isTrue` false, where one of them is not. `before`: what was held in front of them.
  func stillHeld(_ state: LockState, where isTrue: Bool, _ conditions: NodeID, _ before: LockState) -> LockState {
    if state.holds.isEmpty { return state }
    var state = state
    let all = file.kind(conditions) == .conditionList ? Array(file.children(conditions)) : [conditions]
    // The first that is false ends it: only what the last would take is certainly not held then.
    for condition in all.suffix(isTrue ? all.count : 1) {
      guard let take = take(askedBy: condition), take.isTakenWhere != isTrue else { continue }
      state.drop(take, since: before)
    }
    return state
  }

  /// What is held where a case of a `switch` begins. `isSuccessBefore`: an earlier case is that of the lock that was taken.
  func stillHeld(
    _ state: LockState, in label: NodeID, over take: AskedTake, isSuccessBefore: inout Bool, _ before: LockState
  ) -> LockState {
    let items = file.children(label)
    let answers = items.map { item in isSuccess(file.child(0, item)).map { $0 == take.isTakenWhere } }
    let mayBeSuccess = answers.isEmpty ? !isSuccessBefore : answers.contains { $0 ?? !isSuccessBefore }
    if zip(items, answers).contains(where: { file.child(1, $0) == 0 && $1 == true }) { isSuccessBefore = true }
    if mayBeSuccess { return state }
    var state = state
    state.drop(take, since: before)
    return state
  }

  /// `lock.lock(before: end)`, `semaphore.wait(timeout: end) == .timedOut`, `pthread_mutex_timedlock(mutex, &end) == 0`, also where a constant has
  /// the value.
  func take(askedBy condition: NodeID) -> AskedTake? {
    var take = AskedTake(site: 0)
    var node = condition
    for _ in 0..<8 {
      node = file.unparenthesized(node)
      switch file.kind(node) {
      case .prefixOperatorExpression where file.name(node) == words.not:
        take.isTakenWhere.toggle()
        node = file.child(0, node)
      case .sequenceExpression:
        let parts = Array(file.children(node))
        guard parts.count == 3, let isEqual = words.equalities[file.name(parts[1])] else { return nil }
        // `.success == lock.wait(timeout: end)`
        let isSwapped = isSuccess(parts[0]) != nil
        guard let end = isSuccess(parts[isSwapped ? 0 : 2]) else { return nil }
        if isEqual != end { take.isTakenWhere.toggle() }
        node = parts[isSwapped ? 2 : 0]
      case .patternCondition:
        guard let end = isSuccess(file.child(0, node)) else { return nil }
        if !end { take.isTakenWhere.toggle() }
        node = file.child(2, node)
      case .identifierExpression:
        guard let value = constant(node) else { return nil }
        take.isEarlier = true
        node = value
      case .callExpression:
        take.site = callee(of: node)
        // A function of the program that returns with a lock held does so whatever it gives.
        guard let taken = takes[take.site], taken.allSatisfy({ $0.steps.count == 1 }) else { return nil }
        return take
      default: return nil
      }
    }
    return nil
  }

  /// `let isTaken = lock.lock(before: end)`
  private func constant(_ name: NodeID) -> NodeID? {
    guard case let path? = path(name), path.names.isEmpty, case .local(let pattern) = path.root,
      file.kind(pattern) == .bindingPattern, file.flags(pattern).contains(.isLet),
      case let binding = file.parent(pattern), file.kind(binding) == .patternBinding, file.child(2, binding) != 0
    else { return nil }
    return file.child(2, binding)
  }

  /// Whether it is what an API gives that has taken the lock; nil for what may be anything.
  private func isSuccess(_ value: NodeID) -> Bool? {
    let node = file.unparenthesized(file.kind(value) == .expressionPattern ? file.child(0, value) : value)
    switch file.kind(node) {
    case .integerLiteral where file.flags(node).contains(.isZero): return true
    case .memberExpression where file.name(node) == words.success: return true
    case .memberExpression where file.name(node) == words.timedOut: return false
    case .identifierExpression where file.name(node) == words.timedOutError: return false
    case .booleanLiteral: return file.name(node) == WellKnownName.true.id
    default: return nil
    }
  }
}

/// A call that may have taken a lock, of which something is asked whether it has.
struct AskedTake {
  var site: NodeID
  /// Whether what is asked is true where it has.
  var isTakenWhere = true
  /// The call stands before, and its value is a constant's.
  var isEarlier = false
}

extension LockState {
  /// The call took nothing after all. `earlier`: what was held before what asks.
  fileprivate mutating func drop(_ take: AskedTake, since earlier: LockState) {
    drop(takenAt: take.site, since: take.isEarlier ? LockState() : earlier)
  }
}
