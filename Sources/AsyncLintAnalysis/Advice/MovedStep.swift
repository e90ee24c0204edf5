import AsyncLintSyntax

extension Analyzer {
  /// Which call of a chain goes to another thread, and what stands around it: the reported one if a closure can take it along, else the first
  /// further down that can be. `isOffload`: it is what the advice is about, and no bridge until the functions are asynchronous.
  func movedStep(
    of subject: AdviceSubject, aroundReported: Surroundings, aroundAPI: Surroundings, isOffload: Bool,
    _ judge: ChainJudge
  ) -> (step: Int, around: Surroundings) {
    let last = subject.calls.count - 1
    let isAsync = subject.context.kind == .async
    let isBound = isBound(subject, aroundReported)
    guard last > 0, isBound || isOffload && isAsync && !aroundReported.captures.isComplete else {
      return (0, aroundReported)
    }
    for step in 1..<min(subject.calls.count, ChainJudge.mostCalls) {
      let place = subject.calls[step].place
      let home = file(place)
      if home.isLibrary || judge.obstacle(toAwaiting: step, of: subject.calls) != nil { break }
      if staysWhereItStands(place.node, in: home) { continue }
      let around =
        step == last ? aroundAPI : judge.surroundings.around(place, canMoveMore: true)
      let isSendable = step == last || !around.givesUnsendable
      if isSendable, around.captures.isComplete, around.canChange, !around.isStuck, around.function != nil,
        !around.cannotBeAsync
      {
        return (step, around)
      }
    }
    return isBound && !file(subject.api).isLibrary ? (last, aroundAPI) : (0, aroundReported)
  }

  /// No closure can take the reported call along, whatever it captures.
  private func isBound(_ subject: AdviceSubject, _ around: Surroundings) -> Bool {
    let file = file(subject.reported)
    let node = subject.reported.node
    return staysWhereItStands(node, in: file) || isOfAsyncFunction(node, in: file)
      || subject.context.kind == .async && subject.passesSetter && isWritten(node, in: file)
        && !canBeSetElsewhere(node, around, in: file)
  }

  /// All of an assignment can go to another thread: it sets something of an object, or of a copy that takes the place of what it changes.
  private func canBeSetElsewhere(_ target: NodeID, _ around: Surroundings, in file: ProgramFile) -> Bool {
    guard around.isAssignment, around.isAlone, around.place == .inPlace, around.captures.canGoUnchecked,
      around.canChange, !around.isStuck, !around.captures.changedPlaces.contains(target)
    else { return false }
    guard file.kind(target) == .identifierExpression || isMemberOfSelf(target, in: file) else {
      // What is no variable is an object, or its setter changes nothing of it.
      return true
    }
    // A copy of what is set itself would run nothing: that is done where the copy takes its place.
    guard case .declaration(let id) = resolve(target, in: file).candidates.first?.target, program[id].owner >= 0 else {
      return false
    }
    return !isOfValue(id) || isComputed(id) && !isInMutatingCode(target, in: file)
  }

  private func staysWhereItStands(_ node: NodeID, in file: ProgramFile) -> Bool {
    isOnGlobalActor(node, in: file) || runsWhereItStands(node, in: file) || isDelegation(node, in: file)
  }

  /// `super.init(…)`
  func isDelegation(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(node) == .memberExpression, file.name(node) == known.`init` else { return false }
    let base = file.child(0, node)
    return file.kind(base) == .identifierExpression && [known.`self`, known.super].contains(file.name(base))
  }

  /// What is declared is async: what blocks is a synchronous implementation, or a default argument.
  private func isOfAsyncFunction(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard case .declaration(let id) = resolve(node, in: file).candidates.first?.target else { return false }
    return program[id].flags.contains(.isAsync)
  }
}
