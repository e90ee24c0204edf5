import AsyncLintSyntax

extension AdviceWriter {
  /// What to write instead of a semaphore that guards what stands up to its signal.
  var insteadOfSemaphore: String {
    let place = subject.isDirect ? "" : "in \"\(subject.steps[subject.steps.count - 2].name)\", "
    let lock =
      "the semaphore guards what stands up to its signal, as a lock would: keep that in an actor, or in a \"Mutex\" where it"
      + " is short and awaits nothing\(codeWithLock)"
    return switch analyzer.purpose(ofSemaphoreWaitedForBy: subject.api.node, in: analyzer.file(subject.api)) {
    case .limit:
      "\(place)the semaphore lets only so many in: start no more tasks in a task group, and the next when one has ended"
    case .lock: place + lock
    case .signal, nil: "\(place)\(lock)\nto let only so many tasks in, start no more of them in a task group"
    }
  }

  /// The guarded statements with a lock in the semaphore's place; nothing where they have no such place.
  private var codeWithLock: String {
    guard let guarded else { return "" }
    return
      ", or behind a lock, made once as \"NSLock()\" in the semaphore's place\(importWords("NSLock()", importsOfAPI)):"
      + (guarded.isLong
        ? "\n\(guarded.keyword){self}.withLock {\n  {guarded}\n}" : "\n\(guarded.keyword){self}.withLock { {guarded} }")
  }

  private var guarded: LockSection? {
    analyzer.statements(guardedBy: subject.api.node, in: analyzer.file(subject.api))
  }

  /// `{guarded}` of it.
  var substitutionsOfLock: [Finding.Substitution] {
    guard let guarded else { return [] }
    return [
      Finding.Substitution(
        placeholder: "{guarded}", file: Int(subject.api.file), range: guarded.range, name: "…", limit: 90),
      Finding.Substitution(
        placeholder: "{kept}", file: Int(subject.api.file), range: guarded.name, name: "value", limit: 90),
    ]
  }

  /// The semaphore lets only so many in.
  var isLimit: Bool { purposeOfSemaphore == .limit }

  /// Who waits without a limit of time can wait for an actor's permit.
  var mayTakePermits: Bool { line.general.holds(Self.resumption) }

  static let permits = """
    the semaphore lets only so many in: so does this actor, made once in its place; or start no more tasks in a task group, \
    and the next when one has ended:
    \(countingActor)
    """

  /// Who waits for what somebody signals elsewhere waits for the actor, too; nil: the semaphore is made as none for that, or out of sight.
  func insteadOfSignal(_ code: String) -> String? {
    guard purposeOfSemaphore == .signal, code.holds(Self.resumption) else { return insteadOfTimedWait(code) }
    return "this actor counts as the semaphore does, made once in its place:\n\(Self.countingActor)"
  }

  /// Who waits with a limit for what another function signals: no start stands beside the wait. nil: the semaphore is the function's own, and so
  /// is the start, or nothing of how it is made is in sight.
  private func insteadOfTimedWait(_ code: String) -> String? {
    let file = analyzer.file(wait.place)
    guard purposeOfSemaphore != nil, let start = code.firstRange(of: Self.startWithLimit),
      case let rest = code[start.upperBound...], let end = rest.firstRange(of: Self.endOfLimit),
      case .declaration = analyzer.resolve(wait.semaphore, in: file).candidates.first?.target
    else { return nil }
    let (limit, value) = (rest[..<end.lowerBound], rest[end.upperBound...])
    let isWall = limit.hasPrefix("wallDeadline: ")
    return """
      this actor counts as the semaphore does, and who waits gives up at the limit; it is made once in the semaphore's place, where each "signal()" \
      stays as it is:
      \(Self.timedActor.replacing("{limit}", with: isWall ? "DispatchWallTime" : "DispatchTime")
        .replacing("{label}", with: isWall ? "wallDeadline" : "deadline"))
      \(value.replacing(Self.firstOrLimit, with: Self.firstEnd)
        .replacing(Self.firstEnd, with: "await permits.wait(until: \(limit.drop { $0 != "{" }))"))
      """
  }

  private static let startWithLimit = "start { end.yield(.success) }\nDispatchQueue(label: \"limit\").asyncAfter("
  private static let endOfLimit = ") { end.yield(.timedOut) }\n"
  private static let firstEnd = "await ends.first { @Sendable _ in true }"
  private static let firstOrLimit = "\(firstEnd) ?? .timedOut"
  private static let timedActor = """
    actor TimedPermits {
      var free: Int
      var count = 0
      var waiters: [(id: Int, end: CheckedContinuation<DispatchTimeoutResult, Never>)] = []
      init(_ free: Int) { self.free = free }
      func wait() async { _ = await wait(until: .distantFuture) }
      func wait(until limit: {limit}) async -> DispatchTimeoutResult {
        if free > 0 { free -= 1; return .success }
        count += 1
        let id = count
        DispatchQueue(label: "limit").asyncAfter({label}: limit) { Task { await self.giveUp(id) } }
        return await withCheckedContinuation { waiters.append((id, $0)) }
      }
      func giveUp(_ id: Int) {
        guard let index = waiters.firstIndex(where: { $0.id == id }) else { return }
        waiters.remove(at: index).end.resume(returning: .timedOut)
      }
      func release() {
        if waiters.isEmpty { free += 1 } else { waiters.removeFirst().end.resume(returning: .success) }
      }
      nonisolated func signal() { Task { await release() } }
    }
    let permits = TimedPermits({count})
    """

  /// Who waits for a list to have something, and takes one out, waits for the actor; nil: the condition is another one, or has a limit.
  var insteadOfList: String? {
    let symbol = analyzer.external.catalogue.symbols[subject.symbol]
    guard symbol.baseName == "wait" && symbol.labels.isEmpty || symbol.baseName == "pthread_cond_wait", isOfCondition,
      analyzer.takesOneOut(behind: subject.api.node, in: analyzer.file(subject.api))
    else { return nil }
    return """
      this actor counts what there is to take, made once beside the lock: call "permits.signal()" once for each that is put in, \
      where the condition is told, and wait before the lock is taken, which stays for the list alone:
      \(Self.countingActor.replacing("{count}", with: "0"))
      """
  }

  private var purposeOfSemaphore: SemaphorePurpose? {
    analyzer.ruleName(ofSymbol: subject.symbol) == "blocking-semaphore"
      ? analyzer.purpose(ofSemaphoreWaitedForBy: subject.api.node, in: analyzer.file(subject.api)) : nil
  }

  /// It lets go by a function that code without `await` can call.
  static let countingActor = """
    actor Permits {
      var free: Int
      var waiters: [CheckedContinuation<Void, Never>] = []
      init(_ free: Int) { self.free = free }
      func wait() async {
        if free > 0 { free -= 1 } else { await withCheckedContinuation { waiters.append($0) } }
      }
      func release() { if waiters.isEmpty { free += 1 } else { waiters.removeFirst().resume() } }
      nonisolated func signal() { Task { await release() } }
    }
    let permits = Permits({count})
    await permits.wait()
    """

  /// `{count}` of it.
  var substitutionsOfPermits: [Finding.Substitution] {
    guard
      let (count, home) = analyzer.count(ofSemaphoreWaitedForBy: subject.api.node, in: analyzer.file(subject.api))
    else { return [] }
    return [
      Finding.Substitution(
        placeholder: "{count}", file: Int(home.index), range: home.range(ofExpression: count), name: "…", limit: 60)
    ]
  }
}

extension Analyzer {
  /// `gate.wait()`, and behind it in the same block `gate.signal()` or `defer { gate.signal() }`: what stands between is guarded as by a
  /// lock, and nobody else is there to signal. With a limit it may be what a `guard` or `if` asks. `wait`: of a semaphore.
  func isUsedAsLock(_ wait: NodeID, in file: ProgramFile) -> Bool {
    let call = call(ofCallee: wait, in: file)
    guard file.kind(wait) == .memberExpression, case let statement = statementAsking(call, in: file), statement != 0,
      let semaphore = objectPath(of: file.child(0, wait), in: file),
      // Who is let in hands the signal on, as of what has happened once for all: nobody gets in before somebody else has signalled.
      purpose(ofSemaphoreWaitedForBy: wait, in: file) != .signal
    else { return false }
    func signals(_ statement: NodeID) -> Bool {
      switch file.kind(statement) {
      case .deferStatement: return file.children(file.child(0, statement)).contains(where: signals)
      // Whatever is thrown, it is signalled.
      case .doStatement:
        return file.childCount(statement) > 1
          && file.children(statement).allSatisfy { part in
            let block = file.kind(part) == .block ? part : file.children(part).last ?? 0
            return file.children(block).contains(where: signals)
          }
      default: break
      }
      guard file.kind(statement) == .callExpression, case let callee = calleeName(of: statement, in: file),
        file.kind(callee) == .memberExpression, file.name(callee) == lockWords.signal
      else { return false }
      return objectPath(of: file.child(0, callee), in: file) == semaphore
    }
    return signallingStatements(of: file.parent(statement), in: file)
      .contains { file.offset($0) > file.offset(statement) && signals($0) }
  }

  /// What stands between a wait without a limit and its signal, as far as a closure can have it: one statement, whose value may be asked for,
  /// several that neither declare anything nor leave the function, or all the rest of one.
  fileprivate func statements(guardedBy wait: NodeID, in file: ProgramFile) -> LockSection? {
    let call = call(ofCallee: wait, in: file)
    guard file.kind(wait) == .memberExpression, isStatementAlone(call, in: file),
      let semaphore = objectPath(of: file.child(0, wait), in: file)
    else { return nil }
    func isSignal(_ statement: NodeID) -> Bool {
      guard file.kind(statement) == .callExpression, case let callee = calleeName(of: statement, in: file),
        file.kind(callee) == .memberExpression, file.name(callee) == lockWords.signal
      else { return false }
      return objectPath(of: file.child(0, callee), in: file) == semaphore
    }
    var guarded = Array(file.children(file.parent(call)).drop { $0 != call }.dropFirst())
    var isRest = false
    if let first = guarded.first, file.kind(first) == .deferStatement {
      let deferred = file.children(file.child(0, first))
      guard deferred.count == 1, isSignal(deferred[deferred.startIndex]) else { return nil }
      guarded.removeFirst()
      isRest = true
    } else {
      guarded = Array(guarded.prefix { !isSignal($0) })
    }
    // The text of `#if` ends behind its node.
    guard let first = guarded.first, let last = guarded.last, !file.hasModifiers(first),
      file.kind(last) != .conditionalBranch
    else { return nil }
    let tries = throwsErrors(guarded, most: MovedExpression.mostNodes, in: file) ? "try " : ""
    if guarded.count == 1, let section = value(ofStatement: first, "{kept}", tries, in: file) { return section }
    let range = ByteRange(start: file.range(ofExpression: first).start, end: file.end(last))
    let isLong = guarded.count > 1
    if guarded.allSatisfy({ staysInItself($0, in: file) }) {
      return LockSection(keyword: tries, range: range, isLong: isLong)
    }
    guard isRest, let keyword = keywordOfRest(guarded, in: file) else { return nil }
    return LockSection(keyword: keyword + tries, range: range, isLong: isLong)
  }

  /// What a statement returns, or gives the only constant that it declares, which goes by the name of a placeholder.
  func value(
    ofStatement statement: NodeID, _ name: String, _ tries: String, in file: ProgramFile
  ) -> LockSection? {
    switch file.kind(statement) {
    case .returnStatement where file.childCount(statement) == 1 && file.child(0, statement) != 0:
      return LockSection(
        keyword: "return \(tries)", range: file.range(ofExpression: file.child(0, statement)), isLong: false)
    case .variableDeclaration:
      let binding = file.childCount(statement) == 2 ? file.child(1, statement) : 0
      guard file.kind(binding) == .patternBinding, file.kind(file.child(0, binding)) == .bindingPattern,
        file.child(1, binding) == 0, file.child(2, binding) != 0, file.flags(file.child(0, binding)).contains(.isLet)
      else { return nil }
      return LockSection(
        keyword: "let \(name) = \(tries)", range: file.range(ofExpression: file.child(2, binding)),
        name: file.range(ofExpression: file.child(0, binding)), isLong: false)
    default: return nil
    }
  }

  /// What stands before a closure that does the rest of a function, and returns where the function did; nil: it cannot.
  private func keywordOfRest(_ rest: [NodeID], in file: ProgramFile) -> String? {
    let function = file.parent(file.parent(rest[0]))
    guard file.kind(function) == .functionDeclaration, !file.flags(function).contains(.hasErrorType) else { return nil }
    var nodes = file.descendants(of: rest, atMost: MovedExpression.mostNodes)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .awaitExpression, .deferStatement, .functionDeclaration: return nil
      case .closureExpression: nodes.skipChildren()
      default: break
      }
    }
    if nodes.isCutShort { return nil }
    return signature(function, in: file).resultNode == 0 ? "" : "return "
  }

  /// A statement that declares nothing, awaits nothing, leaves nothing around it and gives no variable of it the first value.
  func staysInItself(_ statement: NodeID, in file: ProgramFile) -> Bool {
    var nodes = file.descendants(of: statement, atMost: MovedExpression.mostNodes)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .returnStatement, .breakStatement, .continueStatement, .throwStatement, .variableDeclaration,
        .awaitExpression,
        .guardStatement, .functionDeclaration, .deferStatement:
        return false
      case .identifierExpression where isDeclaredWithoutValue(node, in: file): return false
      case .closureExpression: nodes.skipChildren()
      default: break
      }
    }
    return !nodes.isCutShort
  }

  /// `let number: Int`, which no closure can give its value.
  func isDeclaredWithoutValue(_ name: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(name) == .identifierExpression,
      let local = file.locals(around: name).lookUp(file.name(name), at: file.offset(name)),
      file.kind(local.node) == .bindingPattern, case let binding = file.parent(local.node),
      file.kind(binding) == .patternBinding
    else { return false }
    return file.child(2, binding) == 0
  }

  /// The statement that a wait is all of, or the `guard` or `if` that compares its result first; 0: there is none.
  private func statementAsking(_ call: NodeID, in file: ProgramFile) -> NodeID {
    if isStatementAlone(call, in: file) { return call }
    let comparison = file.parent(call)
    let conditions = file.parent(comparison)
    guard file.kind(comparison) == .sequenceExpression, file.child(0, comparison) == call,
      file.kind(conditions) == .conditionList, file.child(0, conditions) == comparison
    else { return 0 }
    let statement = file.parent(conditions)
    return [.guardStatement, .ifExpression].contains(file.kind(statement)) ? statement : 0
  }

  /// `wait`: of a semaphore. nil: nobody knows with which number it is created.
  func purpose(ofSemaphoreWaitedForBy wait: NodeID, in file: ProgramFile) -> SemaphorePurpose? {
    guard let (count, home) = count(ofSemaphoreWaitedForBy: wait, in: file) else { return nil }
    guard home.kind(count) == .integerLiteral else { return .limit }
    return home.flags(count).contains(.isZero) ? .signal : home.flags(count).contains(.isOne) ? .lock : .limit
  }

  /// `size` of `DispatchSemaphore(value: size)`.
  fileprivate func count(
    ofSemaphoreWaitedForBy wait: NodeID, in file: ProgramFile
  ) -> (node: NodeID, file: ProgramFile)? {
    guard file.kind(wait) == .memberExpression, case let semaphore = file.unparenthesized(file.child(0, wait)) else {
      return nil
    }
    var value = constantValue(of: semaphore, in: file)
    if value == nil, case .declaration(let id)? = resolve(semaphore, in: file).candidates.first?.target,
      case let home = self.file(of: id), let values = valuesGiven(by: id, in: home), values.count == 1
    {
      value = (values[0], home)
    }
    guard let (creation, home) = value, home.kind(creation) == .callExpression,
      case let arguments = CallShape(creation, in: home).arguments, arguments.count == 1,
      text(arguments[0].label) == "value"
    else { return nil }
    return (arguments[0].expression, home)
  }
}

/// What a semaphore is there for, by the number that it is created with.
enum SemaphorePurpose {
  case signal, lock, limit
}
