import AsyncLintSyntax

/// `guard lock.lock(before: end) else { … }`: who gives up after a time does not have the lock, and says so by the value.
extension LockFlow {
  /// What is held behind conditions that are all true, or, with `isTrue` false, where one of them is not. `before`: what was held in front of them.
  func stillHeld(_ state: LockState, where isTrue: Bool, _ conditions: NodeID, _ before: LockState) -> LockState {
    if state.holds == before.holds { return state }
    var state = state
    let all = file.kind(conditions) == .conditionList ? Array(file.children(conditions)) : [conditions]
    // The first that is false ends it: only what the last would take is certainly not held then.
    for condition in all.suffix(isTrue ? all.count : 1) {
      guard let take = take(askedBy: condition), take.isTakenWhere != isTrue else { continue }
      state.drop(takenAt: take.site, since: before)
    }
    return state
  }

  /// `lock.lock(before: end)`, `semaphore.wait(timeout: end) == .timedOut`, `pthread_mutex_timedlock(mutex, &end) == 0`
  private func take(askedBy condition: NodeID) -> (site: NodeID, isTakenWhere: Bool)? {
    var isTaken = true
    var node = file.unparenthesized(condition)
    while file.kind(node) == .prefixOperatorExpression, file.name(node) == words.not {
      isTaken.toggle()
      node = file.unparenthesized(file.child(0, node))
    }
    if file.kind(node) == .sequenceExpression {
      let parts = Array(file.children(node))
      guard parts.count == 3, let isEqual = words.equalities[file.name(parts[1])] else { return nil }
      // `.success == lock.wait(timeout: end)`
      let isSwapped = file.kind(file.unparenthesized(parts[0])) != .callExpression
      guard let end = isSuccess(parts[isSwapped ? 0 : 2]) else { return nil }
      if isEqual != end { isTaken.toggle() }
      node = file.unparenthesized(parts[isSwapped ? 2 : 0])
    }
    guard file.kind(node) == .callExpression, case let site = callee(of: node),
      // A function of the program that returns with a lock held does so whatever it gives.
      let taken = takes[site], taken.allSatisfy({ $0.steps.count == 1 })
    else { return nil }
    return (site, isTaken)
  }

  /// Whether it is what an API gives that has taken the lock; nil for what may be anything.
  private func isSuccess(_ value: NodeID) -> Bool? {
    let node = file.unparenthesized(value)
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
