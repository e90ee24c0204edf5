import AsyncLintCatalogue
import AsyncLintSyntax

extension SemanticFindings {
  /// Locks that are taken and may still be held at an `await` of the same body, at the calls that take them.
  func locksAcrossAwait() -> [SemanticFinding] {
    guard let page = pool.first.enabledPage(of: .lockAcrossAwait) else { return [] }
    let flows = pool.map(locks.asyncBodies, file: \.file, with: locks.judge) { judge, body -> [HeldLock] in
      let flow = judge.flow(through: body)
      if flow.isAbandoned { return [] }
      return flow.suspensions.compactMap { site, points in
        guard let take = flow.takes[site]?.first else { return nil }
        let held = points.filter { !judge.mayGiveByValue(take.key, takenAt: site, before: flow.file.offset($0), flow) }
        return held.isEmpty ? nil : HeldLock(place: Place(file: body.file, node: site), take: take, points: held)
      }
    }
    var held: [Place: HeldLock] = [:]
    for lock in flows.joined() {
      // The body of an async closure is a part of what waits for it, too.
      held[lock.place, default: lock].points.formUnion(lock.points)
    }
    return pool.map(
      held.values.sorted { ($0.place.file, $0.place.node) < ($1.place.file, $1.place.node) }, file: \.place.file
    ) {
      $0.finding(page, $1)
    }.compactMap { $0 }
  }
}

/// A lock that is taken, and where the task may be suspended while it holds it.
private struct HeldLock {
  var place: Place
  var take: LockTake
  var points: Set<NodeID>
}

extension Analyzer {
  fileprivate func finding(_ page: Rule, _ lock: HeldLock) -> SemanticFinding? {
    let (place, take, points) = (lock.place, lock.take, lock.points)
    let file = file(place)
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
      var result = semanticFinding(
        page, at: place, symbol: symbol, message: "\(subject) that is held over \(count)",
        advice: "", notes: notes)
    else { return nil }
    let advice =
      take.isOfFile ? adviceForLock(ofFile: place) : adviceForLock(inMemory: place, take, points)
    (result.finding.advice, result.finding.substitutions) = (advice.text, advice.substitutions)
    if take.isOfFile { result.finding.lane = .offload }
    result.finding.chain = take.steps
    result.finding.confidence = take.isLikely ? .likely : .certain
    return result
  }

  private func adviceForLock(inMemory place: Place, _ take: LockTake, _ points: Set<NodeID>) -> Advice {
    let file = file(place)
    // Its wait would hold the thread in each of the two sections, too.
    if take.key.isSemaphore {
      return Advice(
        text: """
          keep what the semaphore guards in an actor, and there what belongs together without an await between; \
          where one task has to wait until another is done, this actor counts as the semaphore does, made once in its place:
          \(AdviceWriter.countingActor.replacing("{count}", with: "1"))
          """, substitutions: [])
    }
    if take.isTried { return adviceForLock(triedAt: place, take) }
    let isMember = take.steps.count == 1 && file.kind(place.node) == .memberExpression
    let section =
      isMember && text(file.name(place.node)) == "lock"
        && isWithoutArguments(call(ofCallee: place.node, in: file), in: file)
      ? "{self}.withLock { … }" : "{take}\n… // and give it back"
    var awaited = points.count == 1 ? points.first ?? 0 : 0
    if file.kind(awaited) != .awaitExpression { awaited = 0 }
    while awaited != 0, file.kind(file.parent(awaited)) == .tryExpression { awaited = file.parent(awaited) }
    if let advice = adviceForLock(besideActor: place, over: awaited) { return advice }
    let isAlone = awaited != 0 && isStatementAlone(awaited, in: file)
    if awaited != 0, section.hasPrefix("{self}"),
      let sections = sections(ofLockTakenBy: place.node, heldOver: awaited, in: file)
    {
      return advice(on: sections, at: place)
    }
    return Advice(
      text: "hold it for what stands before the await and again for what stands behind it, but not over it;"
        + " or keep the state in an actor:\n\(section)\n\(awaited == 0 || isAlone ? "" : "let value = "){awaited}\n\(section)\n\(Self.checkAgain)",
      substitutions: [
        receiverSubstitution("{self}", of: place.node, named: "lock", in: file),
        Finding.Substitution(
          placeholder: "{take}", file: Int(file.index),
          range: file.range(ofExpression: call(ofCallee: place.node, in: file)), name: take.steps.last?.name ?? "",
          limit: 60),
        Finding.Substitution(
          placeholder: "{awaited}", file: Int(file.index),
          range: awaited == 0 ? nil : file.range(ofExpression: awaited),
          name: awaited == 0 ? "let value = await …" : "await …", limit: 90),
      ])
  }

  /// Nobody waits for it: whether somebody is at work can be kept beside it, and be asked and set under it.
  private func adviceForLock(triedAt place: Place, _ take: LockTake) -> Advice {
    let file = file(place)
    let name = freeName(["isTaken", "isBusy", "isRunning"], at: place.node, in: file)
    let words = """
      keep beside the lock whether it is taken, as "var \(name) = false", and hold the lock only to ask for that and to set it
      """
    guard take.steps.count == 1, file.kind(place.node) == .memberExpression else {
      return Advice(text: "\(words); or keep that in an actor", substitutions: [])
    }
    return Advice(
      text: """
        \(words), in place of "\(text(file.name(place.node)))" and of "unlock"; or keep that in an actor:
        {self}.withLock({ defer { \(name) = true }; return !\(name) })
        {self}.withLock { \(name) = false }
        """, substitutions: [receiverSubstitution("{self}", of: place.node, named: "lock", in: file)])
  }

  /// The statements of the file in two critical sections, with the await between them or beside the only one.
  private func advice(on sections: LockSections, at place: Place) -> Advice {
    let file = file(place)
    var substitutions = [receiverSubstitution("{self}", of: place.node, named: "lock", in: file)]
    func add(_ placeholder: String, _ range: ByteRange?, _ edits: [Finding.Substitution.Edit] = []) {
      substitutions.append(
        Finding.Substitution(
          placeholder: placeholder, file: Int(file.index), range: range, name: "…", limit: 90, edits: edits))
    }
    func code(_ section: LockSection?, _ part: String) -> [String] {
      guard let section else { return [] }
      let placeholder = "{\(part)}"
      add(placeholder, section.range, section.edits)
      if let name = section.name { add("{\(part).name}", name) }
      let taking = "\(section.keyword){self}.withLock {"
      return section.isLong ? [taking, "  \(placeholder)", "}"] : ["\(taking) \(placeholder) }"]
    }
    add("{awaited}", sections.awaited)
    let lines =
      code(sections.before, "before") + [(sections.name.map { "let \($0) = " } ?? "") + "{awaited}"]
      + code(sections.behind, "behind")
    let part =
      sections.before == nil
      ? "only for what stands behind the await"
      : sections.behind == nil
        ? "only for what stands before the await"
        : "for what stands before the await and again for what stands behind it"
    let remark = sections.before == nil || sections.behind == nil ? "" : "\n\(Self.checkAgain)"
    return Advice(
      text: "hold it \(part), in place of all that it guards now; or keep the state in an actor:\n"
        + lines.joined(separator: "\n") + remark, substitutions: substitutions)
  }

  private static let checkAgain = "others may take it meanwhile: what was checked before has to be checked again behind"

  /// No actor keeps other processes out. Any thread may give such a lock back.
  private func adviceForLock(ofFile place: Place) -> Advice {
    let file = file(place)
    var around = Surroundings(of: place.node, context: nil, canMoveMore: false, in: file, self)
    around.queue = WorkQueue(
      name: "lockQueue", label: "lock", isOwn: true, isEndless: true,
      why: "nothing else may wait behind it: one such queue for each file")
    var recipe = Recipe.serialQueue(around)
    if !around.canAssign, !around.isResultLeft, isStatementWithTry(around.moved.node, in: file) {
      recipe.code = recipe.code.replacing("\nawait ", with: "\n_ = await ")
    }
    let advice = Advice(
      text: "it keeps other processes out, which no actor does: \(recipe.words):\n"
        + recipe.code + (recipe.why.map { "\n\($0)" } ?? ""),
      substitutions: callSubstitutions(around.moved, around.captures, in: file, named: text(file.name(place.node))))
    return withFreeNames(advice, at: [place], taking: around.captures, behind: nil)
  }
}
