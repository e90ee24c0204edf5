import AsyncLintSyntax

/// Whether a semaphore may be signalled more often than it is waited for: it does not mind, nor does a stream, but a continuation may be resumed
/// only once.
extension Analyzer {
  /// `signals`: calls that signal, in a statement that starts what they stand in.
  func maySignalAgain(_ signals: [NodeID], in statement: NodeID, _ file: ProgramFile) -> Bool {
    signals.contains { isDoneAgain($0, within: statement, in: file) }
      || signalsOfWays(through: statement, signals, file).most > 1
  }

  /// Whether it stands in a loop, or in a closure that is called for each element or each event.
  private func isDoneAgain(_ signal: NodeID, within statement: NodeID, in file: ProgramFile) -> Bool {
    var node = signal
    while node != 0 {
      switch file.kind(node) {
      case .forStatement, .whileStatement, .repeatStatement: return true
      case .closureExpression:
        let taker = text(nameTaking(closure: node, in: file))
        if takersOfEachElement.contains(taker) || takersOfEachEvent.contains(taker) { return true }
      default: break
      }
      if node == statement { return false }
      node = file.outward(node)
    }
    return false
  }

  /// Of the function that a closure is given to, or of the property that it is assigned to.
  private func nameTaking(closure: NodeID, in file: ProgramFile) -> GlobalName {
    let parent = file.parent(closure)
    switch file.kind(parent) {
    case .argument: return file.name(calleeName(of: file.parent(parent), in: file))
    case .sequenceExpression: return file.name(file.child(0, parent))
    default: return 0
    }
  }

  /// How many signals are met on the ways through some code: on those that go on behind it, nil if none does, and at most on any.
  private struct SignalCount {
    var goingOn: Int?
    var most = 0

    /// The code, or instead of it another one.
    mutating func or(_ other: SignalCount) {
      if let count = other.goingOn { goingOn = max(goingOn ?? 0, count) }
      most = max(most, other.most)
    }
  }

  private func signalsOfWays(through node: NodeID, _ signals: [NodeID], _ file: ProgramFile) -> SignalCount {
    let inside = signals.filter { file.offset(node) <= file.offset($0) && file.offset($0) < file.end(node) }
    switch file.kind(node) {
    case .returnStatement, .throwStatement, .breakStatement, .continueStatement:
      return SignalCount(most: inside.isEmpty ? 0 : signalsOfExpression(node, inside, file))
    case _ where inside.isEmpty: return SignalCount(goingOn: 0)
    case .block:
      var count = SignalCount(goingOn: 0)
      for statement in file.children(node) {
        guard let before = count.goingOn else { break }
        let next = signalsOfWays(through: statement, inside, file)
        count.goingOn = next.goingOn.map { before + $0 }
        count.most = max(count.most, before + next.most, before + (next.goingOn ?? 0))
      }
      return count
    case .labeledStatement: return signalsOfWays(through: file.child(0, node), inside, file)
    case .ifExpression:
      var count = SignalCount()
      var branch = node
      while file.kind(branch) == .ifExpression {
        count.or(signalsOfWays(through: file.child(1, branch), inside, file))
        branch = file.child(2, branch)
      }
      count.or(branch == 0 ? SignalCount(goingOn: 0) : signalsOfWays(through: branch, inside, file))
      return count
    case .guardStatement:
      return SignalCount(goingOn: 0, most: signalsOfWays(through: file.child(1, node), inside, file).most)
    case .switchExpression, .doStatement, .conditionalBranch, .switchCase, .catchClause, .deferStatement:
      var count = SignalCount()
      for child in file.children(node) where child != 0 && file.kind(child) != .caseLabel {
        count.or(signalsOfWays(through: child, inside, file))
      }
      return count
    default:
      let count = signalsOfExpression(node, inside, file)
      return SignalCount(goingOn: count, most: count)
    }
  }

  /// Those that stand in no closure of an expression, and the most of any closure: of several given to one call one is called.
  private func signalsOfExpression(_ expression: NodeID, _ signals: [NodeID], _ file: ProgramFile) -> Int {
    var (own, most) = (0, 0)
    var closures: Set<NodeID> = []
    for signal in signals {
      var outermost: NodeID = 0
      var node = signal
      while node != expression, node != 0 {
        node = file.outward(node)
        if file.kind(node) == .closureExpression { outermost = node }
      }
      if outermost == 0 { own += 1 } else { closures.insert(outermost) }
    }
    for closure in closures {
      most = max(most, signalsOfWays(through: file.child(4, closure), signals, file).most)
    }
    return own + most
  }
}

private let takersOfEachElement: Set<String> = [
  "forEach", "map", "compactMap", "flatMap", "concurrentPerform", "enumerate",
]
/// Functions and properties of Foundation, Dispatch, Network and others whose closures are called for each event.
private let takersOfEachEvent: Set<String> = [
  "setEventHandler", "readabilityHandler", "writeabilityHandler", "stateUpdateHandler", "pathUpdateHandler",
  "newConnectionHandler", "addObserver", "scheduledTimer", "observe", "sink", "addPeriodicTimeObserver",
  "addGlobalMonitorForEvents", "addLocalMonitorForEvents", "progressHandler", "receiveUpdates", "startUpdates",
]
