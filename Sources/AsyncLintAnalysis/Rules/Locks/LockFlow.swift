import AsyncLintSyntax

/// Follows the locks through one body: what may be held at each suspension point and at each end.
///
/// Every statement is looked at once, loops as often as that finds something new; what is nested or repeated beyond all measure is
/// given up without a result.
struct LockFlow {
  /// By the callee's name of a call that took a lock: the suspension points at which it may still be held.
  private(set) var suspensions: [NodeID: Set<NodeID>] = [:]
  private(set) var takes: [NodeID: [LockTake]] = [:]
  /// At each normal end of the body.
  private(set) var exits: [LockState] = []
  private(set) var isAbandoned = false
  /// What the body has given back without taking it wherever it suspends; nil: it does not.
  private(set) var givenBeforeSuspensions: [LockKey]?
  /// What the body gives back itself, taken here or elsewhere.
  private(set) var givenKeys: Set<LockKey> = []
  /// Calls of closures that are not known here, while something is held.
  private(set) var callsOfValues: Set<NodeID> = []
  /// Expressions before which something may be held, when somebody wants to know.
  private(set) var held: Set<NodeID> = []

  let file: ProgramFile
  private let noticesHeld: Bool
  /// Expressions that count as suspension points.
  private let watched: Set<NodeID>
  private let effect: (_ call: NodeID, _ isHolding: Bool) -> LockEffect
  private let isInline: (NodeID) -> Bool
  let neverReturns: (_ statement: NodeID) -> Bool
  let path: (_ expression: NodeID) -> ObjectPath?
  let isConstant: (_ expression: NodeID) -> Bool
  let element: (_ list: NodeID) -> ObjectPath?
  let changes: (_ call: NodeID) -> Set<ObjectPath>
  let words: RuleWords
  var targets: [Target] = []
  /// Deferred blocks of the scopes that are open, outermost scope first.
  var defers: [[NodeID]] = []
  var label: GlobalName = 0
  var carriedOver: LockState?
  /// The variables that are asked for, or set to true or false, in order of discovery.
  var flagPaths: [FlagPath] = []
  /// What the body itself gives another value, as far as it was gone through.
  var assignedPaths: Set<ObjectPath> = []
  /// Variables that begin as true or false.
  var initialPaths: Set<ObjectPath> = []
  private var depth = 0
  var stepsLeft = 100_000

  /// Where `break`, `continue`, `return` and `throw` lead.
  struct Target {
    enum Kind { case loop, switching, labeled, catching, function }
    var kind: Kind
    var label: GlobalName = 0
    /// Number of scopes that stay open.
    var scopes: Int
    var broken: LockState?
    var continued: LockState?
  }

  /// `effect` answers for a call, before which a lock may be held or not; `isInline` for a closure, `neverReturns` for a
  /// call that is a statement, `path` for the name of a flag, `isConstant` whether it can change, `element` for what goes through a list, `changes`
  /// for what a function sets. `noticesHeld`: `held` is wanted.
  /// `watched`: expressions that count as suspension points.
  init(
    in file: ProgramFile, words: RuleWords, noticesHeld: Bool, watched: Set<NodeID>,
    effect: @escaping (_ call: NodeID, _ isHolding: Bool) -> LockEffect, isInline: @escaping (NodeID) -> Bool,
    neverReturns: @escaping (_ statement: NodeID) -> Bool, path: @escaping (_ expression: NodeID) -> ObjectPath?,
    isConstant: @escaping (_ expression: NodeID) -> Bool,
    element: @escaping (_ list: NodeID) -> ObjectPath?, changes: @escaping (_ call: NodeID) -> Set<ObjectPath>
  ) {
    self.file = file
    self.words = words
    self.noticesHeld = noticesHeld
    self.watched = watched
    self.effect = effect
    self.isInline = isInline
    self.neverReturns = neverReturns
    self.path = path
    self.isConstant = isConstant
    self.element = element
    self.changes = changes
  }

  mutating func run(_ body: NodeID) {
    targets = [Target(kind: .function, scopes: 0)]
    if let end = scope(body, LockState()) { exits.append(end) }
  }

  // MARK: Scopes

  /// The statements of a block, then what they deferred. nil: it is never left at its end.
  mutating func scope(_ block: NodeID, _ start: LockState) -> LockState? {
    guard depth < 100, !isAbandoned else {
      isAbandoned = true
      return start
    }
    depth += 1
    defers.append([])
    defer {
      depth -= 1
      defers.removeLast()
    }
    var state = start
    for item in file.children(block) where !isAbandoned {
      guard let next = statement(item, state) else { return nil }
      state = next
    }
    return unwound(state, to: defers.count - 1)
  }

  /// After the deferred blocks of all scopes but the outermost `scopes`.
  mutating func unwound(_ start: LockState, to scopes: Int) -> LockState {
    var state = start
    for level in stride(from: defers.count - 1, through: scopes, by: -1) where !isAbandoned {
      for block in defers[level].reversed() { state = scope(block, state) ?? state }
    }
    return state
  }

  // MARK: Expressions

  /// Calls and suspension points of an expression, operands before what uses them.
  mutating func evaluate(_ root: NodeID, _ start: LockState) -> LockState {
    var state = start
    var pending: [(node: NodeID, isDone: Bool)] = [(root, false)]
    // Before the sequences of operators that are not done yet, of which a part may not be wanted.
    var earlier: [(sequence: NodeID, state: LockState)] = []
    while let (node, isDone) = pending.popLast() {
      stepsLeft -= 1
      guard stepsLeft > 0 else {
        isAbandoned = true
        return state
      }
      if isDone {
        if let last = earlier.last, last.sequence == node {
          earlier.removeLast()
          limitFlags(of: &state, to: last.state)
        }
        finish(node, &state)
        continue
      }
      if noticesHeld, !state.holds.isEmpty { held.insert(node) }
      if watched.contains(node) { suspend(at: node, state) }
      switch file.kind(node) {
      case .missing, .functionDeclaration, .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration,
        .accessorBlock, .keyPathExpression:
        continue
      case .closureExpression:
        if isInline(node) {
          let before = state
          state = closure(node, state)
          if !surelyRuns(closure: node) { limitFlags(of: &state, to: before) }
        }
        continue
      case .ifExpression, .switchExpression:
        state = statement(node, state) ?? state
        continue
      case .callExpression, .awaitExpression, .tryExpression, .inoutExpression: pending.append((node, true))
      case .sequenceExpression:
        pending.append((node, true))
        if mayLeaveOperandsOut(node) { earlier.append((node, state)) }
      default: break
      }
      for child in file.children(node).reversed() where child != 0 { pending.append((child, false)) }
    }
    return state
  }

  private mutating func finish(_ node: NodeID, _ state: inout LockState) {
    switch file.kind(node) {
    case .callExpression:
      state.forget(flag(changedBy: node))
      state.forget(flags(changedInside: node, state))
      state.set(flag(resumedBy: node))
      let effect = effect(node, !state.holds.isEmpty)
      if let object = effect.clears { state.clear(object) }
      for key in effect.gives { state.give(key) }
      givenKeys.formUnion(effect.gives)
      if effect.runsValue, !state.holds.isEmpty { callsOfValues.insert(node) }
      for take in effect.takes {
        let site = callee(of: node)
        if takes[site]?.contains(where: { $0.key == take.key }) != true { takes[site, default: []].append(take) }
        stepsLeft -= state.holds.count
        state.take(take.key, at: site)
      }
    case .awaitExpression: if !isResumedBefore(node, state) { suspend(at: node, state) }
    case .tryExpression where file.flags(node).isDisjoint(with: [.isOptional, .isForced]): raise(state)
    case .sequenceExpression where isAssignment(node): assign(node, &state)
    case .inoutExpression: state.forget(flags(changedWith: file.child(0, node)))
    default: break
    }
  }

  mutating func suspend(at node: NodeID, _ state: LockState) {
    stepsLeft -= state.holds.count
    givenBeforeSuspensions = givenBeforeSuspensions?.filter(state.given.contains) ?? state.given
    for hold in state.holds { suspensions[hold.site, default: []].insert(node) }
  }

  /// An inline closure: its `return` ends only itself.
  private mutating func closure(_ node: NodeID, _ start: LockState) -> LockState {
    targets.append(Target(kind: .function, scopes: defers.count))
    var end = scope(file.child(4, node), start)
    end.merge(targets.removeLast().broken)
    return end ?? start
  }

  func callee(of call: NodeID) -> NodeID {
    var node = file.child(0, call)
    while true {
      switch file.kind(node) {
      case .specializationExpression, .parenthesizedExpression, .optionalChainExpression, .forceUnwrapExpression:
        node = file.child(0, node)
      default: return node
      }
    }
  }

  // MARK: Leaving

  /// Something was thrown: to the nearest `catch` of this body, or out of it.
  mutating func raise(_ state: LockState) {
    for index in targets.indices.reversed() {
      switch targets[index].kind {
      case .function: return
      case .catching:
        let state = unwound(state, to: targets[index].scopes)
        targets[index].broken.merge(state)
        return
      default: continue
      }
    }
  }

  mutating func leaveFunction(_ state: LockState) {
    guard let index = targets.lastIndex(where: { $0.kind == .function }) else { return }
    var state = unwound(state, to: targets[index].scopes)
    if index == 0 {
      state.forget(.all)
      if !exits.contains(state) { exits.append(state) }
    } else {
      targets[index].broken.merge(state)
    }
  }
}
