import AsyncLintSyntax

/// What the advice of a rule depends on beyond what a finding says.
struct SeenByRule {
  /// So does the closure that the API is given, which would hold its thread then.
  var blocksInside = false
  /// The loop ends at some time in any case.
  var givesUp = false
  /// `{limit}`: that time, where the loop asks for it.
  var limit: Finding.Substitution?
  var asked = AskedByLoop.flag
  /// What that is, where it may become so again.
  var state: RepeatedState?
  /// The property of an actor that is asked by code of the same actor, which keeps all others from it meanwhile.
  var kept: String?
  /// What is waited for lets only so many tasks in.
  var isLimit = false
  /// nil: tasks in a loop, several, or none in sight.
  var task: AwaitedTask?
  /// `{loop}`: the loop that starts them, with a task of a group in the place of each.
  var loop: Finding.Substitution?
}

/// The only task that a function starts and waits for.
struct AwaitedTask {
  /// nil: it has none yet.
  var name: String?
  var throwsErrors: Bool
  /// `{work}`: what it does, where whoever waits for it can do that himself.
  var work: Finding.Substitution?
  /// That declares names of its own.
  var declaresNames = false
}

extension Analyzer {
  func awaitedTask(waitedForAt callee: NodeID, in file: ProgramFile) -> AwaitedTask? {
    let body = enclosingBody(of: callee, in: file)
    let closures = startedTasks(in: body, in: file)
    guard closures.count == 1, let closure = closures.first else { return nil }
    var node = file.parent(closure)
    while node != body, node != 0 {
      switch file.kind(node) {
      case .forStatement, .whileStatement, .repeatStatement, .closureExpression:
        // Each turn waits for its own.
        let isAroundBoth = file.offset(node) <= file.offset(callee) && file.offset(callee) < file.end(node)
        guard isAroundBoth, isMadeInTurn(of: callee, closure, in: file) else { return nil }
        node = file.parent(node)
      default: node = file.parent(node)
      }
    }
    let call = call(taking: closure, in: file) ?? 0
    let binding = file.parent(call)
    let names = file.kind(binding) == .patternBinding ? file.bindings(in: file.child(0, binding)) : []
    let work = names.isEmpty ? work(of: closure, waitedForAt: callee, in: file) : nil
    return AwaitedTask(
      name: names.first.map { text(file.name($0)) }, throwsErrors: throwsErrors(closure, in: file),
      work: work.map {
        Finding.Substitution(placeholder: "{work}", file: Int(file.index), range: $0.range, name: "…", limit: 90)
      }, declaresNames: work?.declaresNames ?? false)
  }

  /// A task that stands before the wait, among the same statements: not `limit.wait(); Task { …; limit.signal() }`, which lets others run ahead.
  private func isMadeInTurn(of callee: NodeID, _ closure: NodeID, in file: ProgramFile) -> Bool {
    let (task, wait) = (statement(around: closure, in: file), statement(around: callee, in: file))
    return file.offset(task) < file.offset(wait) && file.parent(task) == file.parent(wait)
  }

  /// What a task does but for the signal at its end, where it stands in the same block before the wait and returns nowhere.
  private func work(
    of closure: NodeID, waitedForAt callee: NodeID, in file: ProgramFile
  ) -> (range: ByteRange, declaresNames: Bool)? {
    let (wait, task) = (call(ofCallee: callee, in: file), call(taking: closure, in: file) ?? 0)
    guard file.kind(callee) == .memberExpression, let object = objectPath(of: file.child(0, callee), in: file),
      isStatementAlone(task, in: file), isStatementAlone(wait, in: file), file.parent(task) == file.parent(wait),
      file.offset(task) < file.offset(wait), [0, 2, 3].allSatisfy({ file.child($0, closure) == 0 }),
      file.children(file.child(1, closure)).allSatisfy({ staysTheSame($0, in: file) })
    else { return nil }
    func isSignal(_ statement: NodeID) -> Bool {
      guard file.kind(statement) == .callExpression, case let callee = calleeName(of: statement, in: file),
        file.kind(callee) == .memberExpression, ["signal", "leave"].contains(text(file.name(callee)))
      else { return false }
      return objectPath(of: file.child(0, callee), in: file) == object
    }
    var statements = Array(file.children(file.child(4, closure)))
    if let first = statements.first, file.kind(first) == .deferStatement {
      let deferred = Array(file.children(file.child(0, first)))
      guard deferred.count == 1, isSignal(deferred[0]) else { return nil }
      statements.removeFirst()
    } else {
      guard let last = statements.popLast(), isSignal(last) else { return nil }
    }
    guard let first = statements.first, let last = statements.last, !file.hasModifiers(first),
      statements.allSatisfy({ canStandElsewhere($0, besides: object, in: file) })
    else { return nil }
    return (
      file.range(ofStatements: first, last, ofClosure: closure),
      statements.contains { file.kind($0) == .variableDeclaration }
    )
  }

  /// `[self]`, `[id]`: what a closure takes along under its own name, and what is the same all the time.
  private func staysTheSame(_ capture: NodeID, in file: ProgramFile) -> Bool {
    guard file.isShorthand(capture), case let flags = file.flags(capture),
      !flags.contains(.isWeak) || flags.contains(.isUnowned)
    else { return false }
    if file.name(capture) == known.`self` { return true }
    guard case .local(let binding) = resolve(file.child(0, capture), in: file).candidates.first?.target else {
      return false
    }
    return file.kind(binding) == .parameter || file.flags(binding).contains(.isLet)
  }

  private func canStandElsewhere(_ statement: NodeID, besides object: ObjectPath, in file: ProgramFile) -> Bool {
    var nodes = file.descendants(of: statement, atMost: MovedExpression.mostNodes)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .returnStatement, .functionDeclaration, .deferStatement: return false
      case .closureExpression: nodes.skipChildren()
      case .identifierExpression, .memberExpression:
        if objectPath(of: node, in: file) == object { return false }
      default: break
      }
    }
    return !nodes.isCutShort
  }
}

/// What to write instead where a rule knows more than the API's name; nil: what the API's line says.
func semanticAdvice(_ rule: SemanticRule, on finding: Finding, _ seen: SeenByRule) -> String? {
  let canAwait = finding.context.kind == .async
  // The function around the API, which is the last but one step.
  let helper = finding.chain.dropLast().last.map {
    "in \"\($0.name)\", made async" + (finding.chain.count > 2 ? ", like the functions that lead to it" : "")
  }
  switch rule {
  case .mainSync:
    let isLiteral = finding.substitutions.first { $0.placeholder == "{0}" }?.name.hasPrefix("{") ?? true
    guard canAwait else {
      let call = "DispatchQueue.main.async" + (isLiteral ? " {0}" : "(execute: {0})")
      return "let the main thread do it when it has time:\n\(call)"
    }
    guard seen.blocksInside else { return nil }
    // The code knows whether the closure throws, and what becomes of its errors.
    let tries = ["", "?", "!"].map { "try\($0) " }.first { finding.advice.holds("\($0)await ") } ?? ""
    return (helper.map { "\($0), " } ?? "")
      + "do what blocks in the closure before, on a thread that may block, and only the rest on the main thread:"
      + "\n\(tries)await MainActor.run { … }"
  case .syncOverAsync:
    if finding.context.kind == .main {
      return "let the task go on without the wait, and do in it, behind what it awaits, what stands behind the wait"
    }
    guard canAwait else {
      return """
        let the task go on without the wait; where its result is needed, return a future of it, \
        with the event loop of the request or channel:
        eventLoop.makeFutureWithTask { … }
        """
    }
    // A stream keeps the limit of the time, which a task's value has not.
    let keepsLimit = finding.advice.holds("end.yield(.timedOut)") || finding.advice.holds("TimedPermits(")
    if seen.isLimit || keepsLimit { return nil }
    // What can be done before is the same whatever is waited for.
    let bridge = finding.advice.firstRange(of: "\nuntil then, as a bridge, ").map { finding.advice[$0.lowerBound...] }
    var advice = insteadOfWait(for: seen.task, hasLoop: seen.loop != nil)
    // The task takes the lock of a condition itself.
    if let api = finding.chain.last?.name, api.hasPrefix("NSCondition") || api.hasPrefix("pthread_cond") {
      advice = advice.replacing(
        "in place of the wait", with: "in place of the lock, the loop with the wait and the unlock")
    }
    return (helper.map { "\($0), " } ?? "") + advice
      + wordsOnClosures(in: String(finding.advice.dropLast(bridge?.count ?? 0))) + (bridge ?? "")
  case .spinWait:
    guard canAwait else { return "keep a callback and call it where the state changes" }
    if seen.asked != .flag, finding.advice.holds("Task.sleep(") {
      return finding.advice + remark(onAsking: seen.asked)
    }
    return adviceOnFlag(seen)
      + (seen.kept.map { "\nas it is, it never ends: nobody else can change \"\($0)\" while the actor is in the loop" }
        ?? "")
  case .lockInAsync: return "keep the state in an actor:\nactor State { … }"
  default: return nil
  }
}

/// What is said of who takes the closure around, with the code that can take its place.
private func wordsOnClosures(in advice: String) -> String {
  let lines = advice.lines
  guard let index = lines.firstIndex(where: { String($0).holds("\" takes no async closure: ") }) else { return "" }
  let words = lines[index].hasSuffix(":") ? lines[index...] : lines[index...index]
  return words.map { "\n\($0)" }.joined()
}

private func remark(onAsking asked: AskedByLoop) -> String {
  switch asked {
  case .function:
    "\nwhere the program itself changes what is asked, let that resume a continuation or feed an AsyncStream instead"
  case .object:
    "\nwhat the object calls when that changes, as the \"terminationHandler\" of a process, can feed an AsyncStream instead"
  case .flag, .time: ""
  }
}

private func insteadOfWait(for task: AwaitedTask?, hasLoop: Bool) -> String {
  guard let task else {
    if hasLoop {
      return """
        let a task group run the tasks, in place of the group, the loop and the wait; what they leave for the code behind they can return:
        await withTaskGroup(of: Void.self) { group in
          {loop}
        }
        """
    }
    return """
      let a task group run the tasks, and end where the wait was; what they leave for the code behind the wait they can return:
      await withTaskGroup(of: Void.self) { group in
        … // group.addTask { … } in place of each task
      }
      """
  }
  if task.work != nil {
    let words = "in place of the wait do what the task does, without a task and its signal"
    // Nobody asked for its errors.
    if task.throwsErrors {
      return "\(words); nobody asked for its errors, which can be thrown now, or handled:\ndo {\n  {work}\n} catch {}"
    }
    return "\(words):\n\(task.declaresNames ? "do {\n  {work}\n}" : "{work}")"
  }
  // Nobody asked for its errors.
  let name = task.name ?? "task"
  let code = task.throwsErrors ? "_ = await \(name).result" : "await \(name).value"
  let words = task.name == nil ? "name the task, by \"let task = \" before it, and await it" : "await the task"
  return "\(words) in place of the wait; what it leaves for the code behind the wait it can return:\n\(code)"
}

/// In place of a loop that does nothing but `Task.yield()`.
func adviceOnYielding(_ seen: SeenByRule) -> String {
  switch seen.asked {
  case .flag: adviceOnFlag(seen)
  case .function, .object, .time:
    """
    resume a continuation, or feed an AsyncStream, where the state changes; where nobody could tell of that, sleep in place of the yield:
    try await Task.sleep(for: .milliseconds(10))
    """
  }
}

/// In place of a loop that asks for what the program itself changes.
private func adviceOnFlag(_ seen: SeenByRule) -> String {
  var code = seen.givesUp ? gate(until: seen.limit) : gate
  guard let state = seen.state else { return code }
  if !seen.givesUp {
    switch state {
    case .element:
      return """
        this actor counts what there is to take, made once beside the list: call "permits.signal()" once for each that is put in, \
        and wait in place of the loop:
        \(AdviceWriter.countingActor.replacing("{count}", with: "0"))
        """
    case .turn(let count, _):
      return """
        this actor lets as many go on at once as its number says, made once: wait in place of the loop and of what is set behind it, \
        and call "permits.signal()" where that is set back:
        \(AdviceWriter.countingActor.replacing("{count}", with: count))
        """
    case .changing: break
    }
  }
  if let end = code.firstRange(of: ":\n") {
    code.insert(
      contentsOf: "; where it changes back, what the loop asks goes into the actor in place of \"isOpen\"",
      at: end.lowerBound)
  }
  return code
}

private let gate = """
  let an actor, made once in place of the flag, keep who waits for it, and call its "open()" where the flag was set; \
  or feed an AsyncStream there:
  actor Gate {
    var isOpen = false
    var waiters: [CheckedContinuation<Void, Never>] = []
    func wait() async { while !isOpen { await withCheckedContinuation { waiters.append($0) } } }
    nonisolated func open() { Task { await letIn() } }
    func letIn() { isOpen = true; for waiter in waiters { waiter.resume() }; waiters = [] }
  }
  let gate = Gate()
  await gate.wait()
  """

/// `limit`: nil where the loop does not say it.
private func gate(until limit: Finding.Substitution?) -> String {
  let meaning =
    limit == nil
    ? "\"limit\" stands for the time when the loop gave up, after which it gives \"false\""
    : "when the time is over it gives \"false\""
  return """
    let an actor, made once in place of the flag, keep who waits for it, and call its "open()" where the flag was set; \
    \(meaning):
    actor Gate {
      var isOpen = false
      var waiters: [AsyncStream<Bool>.Continuation] = []
      func wait(until limit: Date) async -> Bool {
        if isOpen { return true }
        let (ends, end) = AsyncStream.makeStream(of: Bool.self)
        waiters.append(end)
        Task { try? await Task.sleep(for: .seconds(limit.timeIntervalSinceNow)); end.yield(false) }
        return await ends.first { @Sendable _ in true } ?? false
      }
      nonisolated func open() { Task { await letIn() } }
      func letIn() { isOpen = true; for waiter in waiters { waiter.yield(true) }; waiters = [] }
    }
    let gate = Gate()
    await gate.wait(until: \(limit?.placeholder ?? "limit"))
    """
}
