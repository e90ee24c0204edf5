import AsyncLintCatalogue
import AsyncLintSyntax

extension SemanticFindings {
  /// Locks that are taken and may still be held at an `await` of the same body, at the calls that take them.
  func locksAcrossAwait() -> [SemanticFinding] {
    guard let page = analyzer.enabledPage(of: .lockAcrossAwait) else { return [] }
    let effects = LockEffects(analyzer)
    var held: [Place: (take: LockTake, points: Set<NodeID>)] = [:]
    for body in effects.asyncBodies {
      let flow = effects.flow(through: body)
      guard !flow.isAbandoned else { continue }
      for (site, points) in flow.suspensions {
        guard let take = flow.takes[site]?.first else { continue }
        // The body of an async closure is a part of what waits for it, too.
        held[Place(file: body.file, node: site), default: (take, [])].points.formUnion(points)
      }
    }
    return held.compactMap { finding(page, at: $0.key, $0.value.take, heldOver: $0.value.points) }
  }

  private func finding(
    _ page: Rule, at place: Place, _ take: LockTake, heldOver points: Set<NodeID>
  ) -> SemanticFinding? {
    let file = analyzer.file(place)
    let symbol = take.steps.last?.name ?? ""
    let subject =
      take.steps.count > 1
      ? "\"\(take.steps[0].name)\" returns with the lock of \"\(symbol)\"" : "\"\(symbol)\" takes a lock"
    let count = points.count == 1 ? "an \"await\"" : "\(points.count) suspension points"
    let notes = points.sorted { file.offset($0) < file.offset($1) }.map { point in
      let start = file.offset(point)
      let length: UInt32 = file.kind(point) == .forStatement ? 3 : 5
      return Finding.FindingNote(
        message: "the task may be suspended here while it holds the lock", file: Int(file.index),
        range: ByteRange(start: start, end: start + length))
    }
    guard
      var result = finding(
        page, at: place, symbol: symbol, message: "\(subject) that is held over \(count)",
        advice: "give the lock back before the await, or protect the state by an actor", notes: notes)
    else { return nil }
    result.finding.chain = take.steps
    result.finding.confidence = take.isLikely ? .likely : .certain
    return result
  }
}
