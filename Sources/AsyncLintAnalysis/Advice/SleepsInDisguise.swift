import AsyncLintCatalogue
import AsyncLintSyntax

/// Waits for what never comes, which only the end of the time ends.
extension Analyzer {
  /// `try await Task.sleep(…)` in place of `DispatchSemaphore(value: 0).wait(timeout: .now() + 0.2)`, or of the same with a constant that nothing
  /// else is done with; nil: somebody may signal.
  func sleepInPlace(ofWaitAt place: Place, for symbol: Int) -> String? {
    let file = file(place)
    guard ruleName(ofSymbol: symbol) == "blocking-semaphore", file.kind(place.node) == .memberExpression,
      isNeverSignalled(file.child(0, place.node), in: file), let time = timeWaited(at: place.node, in: file)
    else { return nil }
    let unit = file.isImplicitMember(time) ? text(file.name(calleeName(of: time, in: file))) : "seconds"
    return "try await Task.sleep(for: .\(unit)({time}))"
  }

  /// `{time}` of that.
  func substitutionOfTime(waitedAt place: Place) -> Finding.Substitution? {
    let file = file(place)
    return timeWaited(at: place.node, in: file).map { time in
      let number = file.isImplicitMember(time) ? CallShape(time, in: file).arguments.first?.expression : time
      return Finding.Substitution(
        placeholder: "{time}", file: Int(file.index), range: number.map { file.range(ofExpression: $0) }, name: "…",
        limit: 60)
    }
  }

  /// `0.2` of `.now() + 0.2`, `.milliseconds(200)` of `.now() + .milliseconds(200)`.
  private func timeWaited(at callee: NodeID, in file: ProgramFile) -> NodeID? {
    let call = call(ofCallee: callee, in: file)
    guard call != 0, let limit = CallShape(call, in: file).arguments.first?.expression,
      file.kind(limit) == .sequenceExpression, file.childCount(limit) == 3,
      text(file.name(file.child(1, limit))) == "+",
      case let now = file.child(0, limit), case let time = file.child(2, limit), file.kind(now) == .callExpression,
      text(file.name(calleeName(of: now, in: file))) == "now"
    else { return nil }
    if file.isImplicitMember(time) {
      let unit = file.kind(time) == .callExpression ? text(file.name(calleeName(of: time, in: file))) : ""
      return ["seconds", "milliseconds", "microseconds", "nanoseconds"].contains(unit) ? time : nil
    }
    if [.integerLiteral, .floatLiteral].contains(file.kind(time)) { return time }
    guard case .nominal(let type, _) = typeOf(time, in: file) else { return nil }
    return ["Double", "TimeInterval"].contains(text(program.nominals[Int(type)].name)) ? time : nil
  }

  private func isNeverSignalled(_ semaphore: NodeID, in file: ProgramFile) -> Bool {
    if file.kind(semaphore) == .callExpression { return isSignal(semaphore, in: file) }
    guard file.kind(semaphore) == .identifierExpression,
      case .local? = resolve(semaphore, in: file).candidates.first?.target,
      let value = constantValue(of: semaphore, in: file), value.file.index == file.index,
      file.kind(value.node) == .callExpression, isSignal(value.node, in: file),
      case let uses = variableUses(file.name(semaphore), in: enclosingFunction(of: semaphore, in: file), of: file),
      uses.assignments.isEmpty, uses.addresses.isEmpty, !uses.isIncomplete
    else { return false }
    return uses.others.allSatisfy { use in
      let member = file.parent(use)
      return file.kind(member) == .memberExpression && text(file.name(member)) == "wait"
        && call(ofCallee: member, in: file) != 0
    }
  }
}
