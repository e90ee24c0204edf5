import AsyncLintSyntax

extension LockFlow {
  /// One statement. nil: nothing behind it is reached.
  mutating func statement(_ node: NodeID, _ state: LockState) -> LockState? {
    switch file.kind(node) {
    case .missing, .functionDeclaration, .initializerDeclaration, .structDeclaration, .classDeclaration,
      .enumDeclaration, .actorDeclaration, .protocolDeclaration, .extensionDeclaration, .typealiasDeclaration,
      .importDeclaration, .macroDeclaration:
      return state
    case .variableDeclaration: return variables(node, state)
    case .conditionalBranch: return branch(node, state)
    case .ifExpression: return conditional(node, state)
    case .guardStatement: return guarded(node, state)
    case .whileStatement, .repeatStatement, .forStatement: return loop(node, state)
    case .switchExpression: return switching(node, state)
    case .doStatement: return doing(node, state)
    case .labeledStatement: return labeled(node, state)
    case .deferStatement:
      if !defers.isEmpty { defers[defers.count - 1].append(file.child(0, node)) }
      return state
    case .returnStatement:
      leaveFunction(evaluate(file.child(0, node), state))
      return nil
    case .throwStatement:
      raise(evaluate(file.child(0, node), state))
      return nil
    case .breakStatement, .continueStatement:
      jump(node, state)
      return nil
    case .fallthroughStatement:
      guard let target = targets.last(where: { $0.kind == .switching }) else { return nil }
      carriedOver = unwound(state, to: target.scopes)
      return nil
    default:
      let state = evaluate(node, state)
      return state.holds.isEmpty || !neverReturns(node) ? state : nil
    }
  }

  /// The right side of an `async let` runs in a task of its own.
  private mutating func variables(_ node: NodeID, _ start: LockState) -> LockState {
    guard !file.flags(node).contains(.isAsync) else { return start }
    var state = start
    for binding in file.children(node).dropFirst() where binding != 0 {
      state = evaluate(file.child(2, binding), state)
      begin(binding, &state)
    }
    return state
  }

  /// Of `#if`: all branches one after the other, so that one that takes and one that gives back in different branches match.
  private mutating func branch(_ node: NodeID, _ start: LockState) -> LockState {
    var state = start
    for item in file.children(node) {
      guard let next = statement(item, state) else { return start }
      state = next
    }
    return state
  }

  private mutating func conditional(_ node: NodeID, _ start: LockState) -> LockState? {
    var state = start
    var end: LockState?
    var current = node
    while true {
      let conditions = file.child(0, current)
      let before = state
      state = evaluate(conditions, state)
      var inside = stillHeld(state, where: true, conditions, before)
      assume(conditions, are: true, in: &inside)
      end.merge(scope(file.child(1, current), inside))
      state = stillHeld(state, where: false, conditions, before)
      assume(conditions, are: false, in: &state)
      let other = file.child(2, current)
      switch file.kind(other) {
      case .ifExpression: current = other
      case .missing:
        end.merge(state)
        return end
      default:
        end.merge(scope(other, state))
        return end
      }
    }
  }

  private mutating func guarded(_ node: NodeID, _ start: LockState) -> LockState {
    let conditions = file.child(0, node)
    let state = evaluate(conditions, start)
    var outside = stillHeld(state, where: false, conditions, start)
    assume(conditions, are: false, in: &outside)
    _ = scope(file.child(1, node), outside)
    var inside = stillHeld(state, where: true, conditions, start)
    assume(conditions, are: true, in: &inside)
    return inside
  }

  // MARK: Loops

  private mutating func loop(_ node: NodeID, _ start: LockState) -> LockState? {
    let ownLabel = label
    label = 0
    let kind = file.kind(node)
    var entry = kind == .forStatement ? evaluate(file.child(2, node), start) : start
    var end: LockState?
    // What is held at the end of one turn is held at the start of the next.
    for _ in 0..<3 {
      targets.append(Target(kind: .loop, label: ownLabel, scopes: defers.count))
      var (after, turn) = oneTurn(node, kind, entry)
      let target = targets.removeLast()
      after.merge(target.broken)
      if kind != .repeatStatement { turn.merge(target.continued) }
      end.merge(after)
      var next = entry
      if var turn {
        turn.forget(flags(declaredIn: node))
        next.merge(turn)
      }
      if next == entry { break }
      entry = next
    }
    return end
  }

  /// What holds when the loop ends by its condition, and when it starts again.
  private mutating func oneTurn(
    _ node: NodeID, _ kind: NodeKind, _ entry: LockState
  ) -> (after: LockState?, turn: LockState?) {
    switch kind {
    case .whileStatement:
      let conditions = file.child(0, node)
      let state = evaluate(conditions, entry)
      var outside = stillHeld(state, where: false, conditions, entry)
      assume(conditions, are: false, in: &outside)
      var inside = stillHeld(state, where: true, conditions, entry)
      assume(conditions, are: true, in: &inside)
      return (isAlwaysTrue(conditions) ? nil : outside, scope(file.child(1, node), inside))
    case .repeatStatement:
      var state = scope(file.child(0, node), entry)
      state.merge(targets.last?.continued)
      guard let reached = state else { return (nil, nil) }
      let condition = file.child(1, node)
      let after = evaluate(condition, reached)
      let outside = stillHeld(after, where: false, condition, reached)
      return (isTrue(condition) ? nil : outside, stillHeld(after, where: true, condition, reached))
    default:
      if file.flags(node).contains(.isAwait) { suspend(at: node, entry) }
      let state = evaluate(file.child(3, node), entry)
      let turn = scope(file.child(4, node), state)
      var after = entry
      // What each turn gives back is given back behind the loop: without turns there was nothing to take before.
      if let turn, file.child(3, node) == 0, !entry.holds.isEmpty, let element = element(file.child(2, node)) {
        after.drop(element, whereNotHeldIn: turn)
      }
      return (after, turn)
    }
  }

  private func isAlwaysTrue(_ conditions: NodeID) -> Bool {
    file.children(conditions).allSatisfy { isTrue($0) }
  }

  func isTrue(_ condition: NodeID) -> Bool {
    file.kind(condition) == .booleanLiteral
      && file.name(condition) == WellKnownName.true.id
  }

  // MARK: Branches

  private mutating func switching(_ node: NodeID, _ start: LockState) -> LockState? {
    let ownLabel = label
    label = 0
    let state = evaluate(file.child(0, node), start)
    let take = state.holds.isEmpty ? nil : take(askedBy: file.child(0, node))
    var isSuccessBefore = false
    targets.append(Target(kind: .switching, label: ownLabel, scopes: defers.count))
    var end: LockState?
    var hasCase = false
    var pending = Array(file.children(node).dropFirst().reversed())
    while let item = pending.popLast() {
      switch file.kind(item) {
      case .conditionalBranch: pending.append(contentsOf: file.children(item).reversed())
      case .switchCase:
        hasCase = true
        let values = file.child(0, item)
        var entry = evaluate(values, state)
        if let take { entry = stillHeld(entry, in: values, over: take, isSuccessBefore: &isSuccessBefore, start) }
        entry.merge(carriedOver)
        carriedOver = nil
        end.merge(scope(file.child(1, item), entry))
      default: break
      }
    }
    end.merge(targets.removeLast().broken)
    return hasCase ? end : state
  }

  private mutating func doing(_ node: NodeID, _ start: LockState) -> LockState? {
    let clauses = file.children(node).dropFirst().filter { file.kind($0) == .catchClause }
    guard !clauses.isEmpty else { return scope(file.child(0, node), start) }
    targets.append(Target(kind: .catching, scopes: defers.count))
    var end = scope(file.child(0, node), start)
    let caught = targets.removeLast().broken ?? start
    for clause in clauses {
      guard let body = file.children(clause).last else { continue }
      end.merge(scope(body, caught))
    }
    return end
  }

  private mutating func labeled(_ node: NodeID, _ state: LockState) -> LockState? {
    let inner = file.child(0, node)
    switch file.kind(inner) {
    case .whileStatement, .repeatStatement, .forStatement, .switchExpression:
      label = file.name(node)
      return statement(inner, state)
    default:
      targets.append(Target(kind: .labeled, label: file.name(node), scopes: defers.count))
      var end = statement(inner, state)
      end.merge(targets.removeLast().broken)
      return end
    }
  }

  private mutating func jump(_ node: NodeID, _ state: LockState) {
    let wanted = file.name(node)
    let isContinue = file.kind(node) == .continueStatement
    for index in targets.indices.reversed() {
      let target = targets[index]
      switch target.kind {
      case .function: return
      case .catching: continue
      case .labeled: guard wanted != 0, target.label == wanted else { continue }
      case .switching: guard wanted == 0 ? !isContinue : target.label == wanted else { continue }
      case .loop: guard wanted == 0 || target.label == wanted else { continue }
      }
      let state = unwound(state, to: target.scopes)
      if isContinue { targets[index].continued.merge(state) } else { targets[index].broken.merge(state) }
      return
    }
  }
}
