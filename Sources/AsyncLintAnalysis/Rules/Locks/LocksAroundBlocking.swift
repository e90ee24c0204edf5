import AsyncLintCatalogue
import AsyncLintSyntax

/// What is reported where a critical section is no short one.
struct ReportedPlace {
  var place: Place
  var finding: Finding
}

extension AnalyzerPool {
  /// The findings without those of locks in whose critical section another one stands that weighs as much: it is reported once, as the
  /// blocking call.
  func withoutLocksAroundBlocking(_ findings: [ReportedPlace]) -> [ReportedPlace] {
    let rule = SemanticRule.lockInAsync.rawValue
    let locks = findings.filter { $0.finding.rule == rule && $0.finding.chain.count == 1 }
    if locks.isEmpty { return findings }
    let others = Dictionary(grouping: findings.filter { $0.finding.rule != rule }, by: \.place.file)
    func judge(_ analyzer: Analyzer) -> LockJudge {
      LockJudge(analyzer, takes: [:], names: LockCalls(analyzer).names)
    }
    let answers = map(locks, file: \.place.file, with: judge) { judge, lock in
      let graver = others[lock.place.file, default: []].filter { $0.finding.severity >= lock.finding.severity }
      return !graver.isEmpty && judge.isHeld(lock.place, atAnyOf: Set(graver.map(\.place.node)))
    }
    let dropped = Set(zip(locks, answers).filter(\.1).map(\.0.place))
    return findings.filter { !dropped.contains($0.place) }
  }
}

extension LockJudge {
  /// Whether the lock that a call takes may be held where one of these nodes stands: `lock()` until `unlock()`, `withLock` in its closure.
  fileprivate func isHeld(_ taken: Place, atAnyOf nodes: Set<NodeID>) -> Bool {
    let file = analyzer.file(taken)
    let call = analyzer.call(ofCallee: taken.node, in: file)
    let body = Place(file: file.index, node: analyzer.enclosingBody(of: taken.node, in: file))
    if takes(in: body, heldAtAnyOf: nodes).contains(taken.node) { return true }
    return nodes.contains { node in
      analyzer.blocks(around: Place(file: file.index, node: node)).contains {
        file.parent(file.parent($0.node)) == call
      }
    }
  }
}
