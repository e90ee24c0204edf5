import AsyncLintSyntax

/// Functions that are synchronous for a reason: locks and waits of the program's own, and what calls back.
extension AdviceWriter {
  // MARK: Locks and waits

  /// The call of a lock or wait of the program's own that a condition's wait is made into, by who only uses it; nil: there is none.
  var stepOfPrimitive: Int? {
    guard isOfCondition, !subject.isDirect else { return nil }
    var step = lastStep
    while step > 0, judge.isPrimitive(around: subject.calls[step].place) { step -= 1 }
    return step == lastStep ? nil : step
  }

  /// Who waits with a lock or condition of the program's own waits otherwise; that stays as it is for those who hold its lock.
  func insteadOfPrimitive(at step: Int, _ code: String) -> String {
    let name = subject.steps[step].name
    let place = subject.calls[step].place
    let around =
      step == 0 ? aroundReported : judge.surroundings.around(place, canMoveMore: false)
    let change = change(for: code, around).map { $0 + relatives(of: step) + ", " } ?? ""
    var text = """
      \(change)wait in place of "\(name)", which stays synchronous, as what holds a lock has to:
      an actor does for those who await, and who makes the condition true calls its "open()" too:
      \(code)
      """
    guard step > 0 else {
      return text + "\nor do all that is done until the lock is given back on a thread that may block"
    }
    let remarks = remarksOnCall(leadingTo: step)
    text += remarks
    return "\(text)\n\(bridge(without: remarks))"
  }

  // MARK: Callbacks

  /// `queue.sync { completion(nil) }`: nobody needs to wait for what tells the end itself.
  var onlyCallsBack: Bool {
    guard !subject.isDirect, analyzer.ruleName(ofSymbol: subject.symbol) == "dispatch-sync",
      case let file = analyzer.file(subject.api), !file.isLibrary, !aroundAPI.isAsync
    else { return false }
    return analyzer.onlyCallsBack(analyzer.call(ofCallee: subject.api.node, in: file), in: file)
  }

  var handingToQueue: String {
    "in \"\(subject.steps[subject.steps.count - 2].name)\", do not wait for the queue, since the callback tells the end:\n"
      + "{self}.async {0}"
  }
}

extension Analyzer {
  /// Whether a call is the last that its function does, and its trailing closure does nothing but call one that the function was given to keep.
  fileprivate func onlyCallsBack(_ call: NodeID, in file: ProgramFile) -> Bool {
    guard call != 0, isStatementAlone(call, in: file), case let block = file.parent(call),
      file.kind(file.parent(block)) == .functionDeclaration, file.children(block).last == call,
      case let arguments = CallShape(call, in: file).arguments, arguments.count == 1, arguments[0].isTrailing,
      case let statements = file.children(file.child(4, arguments[0].expression)), statements.count == 1,
      file.kind(statements[0]) == .callExpression,
      case .local(let binding) = resolve(calleeName(of: statements[0], in: file), in: file).candidates.first?.target,
      file.kind(binding) == .parameter
    else { return false }
    let type = file.child(1, binding)
    return file.flags(binding).union(file.flags(type)).contains(.isEscaping)
  }
}
