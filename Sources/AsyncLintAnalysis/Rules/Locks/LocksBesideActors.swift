import AsyncLintSyntax

/// Locks held over an `await` where two shorter sections would be no answer: in an actor, which keeps others out by itself, and around a closure
/// that the function is given, which is all that is to be done alone.
extension Analyzer {
  /// `awaited`: with its `try`; 0: there are several. nil: the lock guards what is asked for before and set behind.
  func adviceForLock(besideActor place: Place, over awaited: NodeID) -> Advice? {
    let file = file(place)
    guard isOfActorAround(place) else {
      guard awaited != 0, awaitsGiven(awaited, in: file), isAllThatIsGuarded(awaited, by: place.node, in: file) else {
        return nil
      }
      return Advice(text: Self.counting("the lock is held for whatever is given"), substitutions: [])
    }
    return Advice(
      text: Self.counting(
        "the actor keeps others out by itself, but for the time of an await: drop the lock, and check again behind what was checked before"
      ), substitutions: [])
  }

  private static func counting(_ words: String) -> String {
    """
    \(words); where one task has to wait until another is done, this actor counts as the lock does, made once in its place:
    \(AdviceWriter.countingActor.replacing("{count}", with: "1"))
    """
  }

  /// What can go where no other code takes the lock.
  func isOfActorAround(_ place: Place) -> Bool {
    let file = file(place)
    guard file.kind(place.node) == .memberExpression, isolation(around: place) == .actor,
      case .declaration(let id) = resolve(file.child(0, place.node), in: file).candidates.first?.target
    else { return false }
    return program[id].owner >= 0 && program[id].owner == enclosingNominal(of: place.node, in: file)
      && !program[id].flags.contains(.isStatic)
  }

  /// `try await body()`, where `body` is a parameter of the function.
  private func awaitsGiven(_ awaited: NodeID, in file: ProgramFile) -> Bool {
    var value = awaited
    while [.tryExpression, .awaitExpression, .parenthesizedExpression].contains(file.kind(value)) {
      value = file.child(0, value)
    }
    guard file.kind(value) == .callExpression,
      case .local(let binding) = resolve(calleeName(of: value, in: file), in: file).candidates.first?.target
    else { return false }
    return file.kind(binding) == .parameter
  }

  /// Nothing stands between the lock and what is awaited, nor between that and the unlock.
  private func isAllThatIsGuarded(_ awaited: NodeID, by take: NodeID, in file: ProgramFile) -> Bool {
    let call = call(ofCallee: take, in: file)
    let guarded = file.children(file.parent(call)).drop { $0 != call }.dropFirst()
      .filter { file.kind($0) != .deferStatement }
    guard let first = guarded.first, file.offset(first) <= file.offset(awaited), file.offset(awaited) < file.end(first),
      !setsMember(first, in: file)
    else { return false }
    return guarded.dropFirst().allSatisfy { statement in
      file.kind(statement) == .returnStatement
        || file.kind(statement) == .callExpression && text(file.name(calleeName(of: statement, in: file))) == "unlock"
    }
  }

  /// `value = await load()`: what is set is guarded, too.
  private func setsMember(_ statement: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(statement) == .sequenceExpression, file.childCount(statement) > 2,
      file.kind(file.child(1, statement)) == .assignmentOperator,
      case .declaration = resolve(file.child(0, statement), in: file).candidates.first?.target
    else { return false }
    return true
  }
}
