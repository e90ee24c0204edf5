import AsyncLintCatalogue
import AsyncLintSyntax

/// What is reported where a critical section is no short one.
struct ReportedPlace {
  var place: Place
  var finding: Finding
  /// What the advice declares, while other advice for the same block may declare the same.
  var pasted: PastedNames?
}

extension AnalyzerPool {
  /// The findings without those of locks in whose critical section another one stands that weighs as much: it is reported once, as the
  /// blocking call.
  func withoutLocksAroundBlocking(_ findings: [ReportedPlace]) -> [ReportedPlace] {
    let rule = SemanticRule.lockInAsync.rawValue
    let locks = findings.filter { $0.finding.rule == rule && $0.finding.chain.count == 1 }
    if locks.isEmpty { return findings }
    let others = Dictionary(grouping: findings.filter { $0.finding.rule != rule }, by: \.place.file)
    func heldLocks(_ analyzer: Analyzer) -> HeldLocks { HeldLocks(analyzer, others) }
    let answers = map(locks, file: \.place.file, with: heldLocks) { held, lock in
      held.isHeld(lock.place, aroundAtLeast: lock.finding.severity)
    }
    let dropped = Set(zip(locks, answers).filter(\.1).map(\.0.place))
    return findings.filter { !dropped.contains($0.place) }
  }
}

/// In which critical sections something is reported, found once for each body and file: to follow a body for each of its locks took 11.6
/// seconds where there are 2,000.
private final class HeldLocks {
  private struct Question: Hashable {
    var place: Place
    var severity: Severity
  }

  private let judge: LockJudge
  /// By file: the other findings.
  private let others: [Int32: [ReportedPlace]]
  /// Where something is reported in a file.
  private var reported: [Question: Set<NodeID>] = [:]
  /// Locks that a body takes and holds where something is reported.
  private var takenIn: [Question: Set<NodeID>] = [:]
  /// Calls of a file in whose closures something is reported.
  private var callsAround: [Question: Set<NodeID>] = [:]

  init(_ analyzer: Analyzer, _ others: [Int32: [ReportedPlace]]) {
    judge = LockJudge(analyzer, takes: [:], names: LockCalls(analyzer).names)
    self.others = others
  }

  /// Whether the lock that a call takes may be held where something of a severity, or more, is reported: `lock()` until `unlock()`,
  /// `withLock` in its closure.
  func isHeld(_ taken: Place, aroundAtLeast severity: Severity) -> Bool {
    let file = judge.analyzer.file(taken)
    let body = Place(file: file.index, node: judge.analyzer.enclosingBody(of: taken.node, in: file))
    let inFile = Question(place: Place(file: file.index, node: file.root), severity: severity)
    let nodes = nodes(inFile)
    if nodes.isEmpty { return false }
    let inBody = Question(place: body, severity: severity)
    if takenIn[inBody] == nil { takenIn[inBody] = Set(judge.takes(in: body, heldAtAnyOf: nodes)) }
    if takenIn[inBody]?.contains(taken.node) == true { return true }
    if callsAround[inFile] == nil {
      let blocks = nodes.lazy.flatMap {
        self.judge.analyzer.blocks(around: Place(file: file.index, node: $0)).map(\.node)
      }
      // `lock.withLock(work)`
      let functions = nodes.lazy.filter {
        file.kind(file.parent($0)) == .argument && self.judge.analyzer.fate(of: $0, in: file) == .inline
      }
      callsAround[inFile] = Set((Array(blocks) + functions).map { file.parent(file.parent($0)) })
    }
    return callsAround[inFile]?.contains(judge.analyzer.call(ofCallee: taken.node, in: file)) == true
  }

  private func nodes(_ question: Question) -> Set<NodeID> {
    if let answer = reported[question] { return answer }
    let findings = others[question.place.file, default: []]
    let answer = Set(findings.lazy.filter { $0.finding.severity >= question.severity }.map(\.place.node))
    reported[question] = answer
    return answer
  }
}
