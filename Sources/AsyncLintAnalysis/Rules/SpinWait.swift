import AsyncLintSyntax

extension Analyzer {
  /// Whether a call that sleeps or yields is all that a loop does until a condition changes: `while !flag { usleep(100) }`.
  func isSpinning(_ callee: NodeID, in file: ProgramFile) -> Bool {
    // Taking the next piece of work is no looking at a flag.
    guard let asked = conditions(ofLoopAround: callee, in: file), !asked.contains(where: { takesNext($0, in: file) })
    else { return false }
    return asked.contains { looksAtState($0, in: file) }
  }

  /// `while let item = queue.popFirst()`, `while await iterator.next() != nil`
  private func takesNext(_ condition: NodeID, in file: ProgramFile) -> Bool {
    var condition = condition
    while [.tryExpression, .awaitExpression, .parenthesizedExpression].contains(file.kind(condition)) {
      condition = file.child(0, condition)
    }
    if file.kind(condition) == .optionalBinding { return true }
    return operands(ofCondition: condition, in: file).contains { operand in
      guard operand.count == 3, operand.contains(where: { file.kind($0) == .nilLiteral }) else { return false }
      return operand.contains { part in
        var call = part
        while [.tryExpression, .awaitExpression, .parenthesizedExpression].contains(file.kind(call)) {
          call = file.child(0, call)
        }
        return file.kind(call) == .callExpression && takers.contains(text(file.name(calleeName(of: call, in: file))))
      }
    }
  }

  /// What a loop asks that does nothing else but a call; nil: no loop does.
  func conditions(ofLoopAround callee: NodeID, in file: ProgramFile) -> [NodeID]? {
    let call = call(ofCallee: callee, in: file)
    guard call != 0 else { return nil }
    let statement = statement(of: call, in: file)
    let block = file.parent(statement)
    guard file.kind(block) == .block else { return nil }
    let loop = file.parent(block)
    var exits: [NodeID] = []
    for other in file.children(block) where other != statement {
      guard let condition = exitCondition(other, in: file) else { return nil }
      exits.append(condition)
    }
    switch file.kind(loop) {
    case .whileStatement: return file.children(file.child(0, loop)) + exits
    case .repeatStatement: return [file.child(1, loop)] + exits
    default: return nil
    }
  }

  /// Whom a loop asks that does nothing else but a call.
  func asked(byLoopAround callee: NodeID, in file: ProgramFile) -> AskedByLoop {
    let conditions = conditions(ofLoopAround: callee, in: file) ?? []
    if asksFunction(conditions, in: file) { return .function }
    var asked = AskedByLoop.time
    for operand in conditions.flatMap({ operands(ofCondition: $0, in: file) })
    where operand.contains(where: { looksAtState($0, in: file) })
      && !operand.contains(where: { tellsTime($0, in: file) })
    {
      if operand.contains(where: { asksObject($0, in: file) }) { return .object }
      asked = .flag
    }
    return conditions.isEmpty ? .flag : asked
  }

  /// What stands between `&&` and `||`.
  func operands(ofCondition condition: NodeID, in file: ProgramFile) -> [[NodeID]] {
    guard file.kind(condition) == .sequenceExpression else { return [[condition]] }
    return file.children(condition).split {
      file.kind($0) == .binaryOperator && ruleWords.shortCircuits.contains(file.name($0))
    }.map(Array.init)
  }

  /// `process.isRunning`, `thread.isFinished`: no flag that the program could set.
  private func asksObject(_ condition: NodeID, in file: ProgramFile) -> Bool {
    var nodes = file.descendants(of: condition)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .closureExpression: nodes.skipChildren()
      case .memberExpression:
        let name = text(file.name(node))
        let type = file.child(0, node) == 0 ? nil : unwrapped(typeOf(file.child(0, node), in: file)).nominalID
        if name.hasPrefix("is") && name != "isEmpty" || statesOfObjects.contains(name), let type,
          !program.nominals[Int(type)].isProject
        {
          if case .declaration? = resolve(node, in: file).candidates.first?.target { break }
          return true
        }
      default: break
      }
    }
    return false
  }

  /// `while await !isReady() { usleep(100) }`: somebody who may have to be asked, and not a flag or the time. A flag behind a lock is one:
  /// `state.withLock { $0 }`.
  private func asksFunction(_ conditions: [NodeID], in file: ProgramFile) -> Bool {
    var nodes = file.descendants(of: conditions)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .closureExpression: nodes.skipChildren()
      case .awaitExpression: return true
      case .callExpression:
        let name = text(file.name(calleeName(of: node, in: file)))
        let isType = name.first?.isUppercase ?? true
        // What reads a file asks whoever writes it.
        if isType, case .symbol = resolve(calleeName(of: node, in: file), in: file).candidates.first?.target {
          return true
        }
        let isFlag = CallShape(node, in: file).arguments.contains { file.kind($0.expression) == .closureExpression }
        if !isType, !isFlag, !tellsTime(node, in: file) { return true }
      default: break
      }
    }
    return false
  }

  /// `while !flag && Date() < limit { usleep(100) }`
  func loopGivesUpInTime(around callee: NodeID, in file: ProgramFile) -> Bool {
    tellsTime(file.ancestor(of: callee) { $0 == .whileStatement || $0 == .repeatStatement }, in: file)
  }

  /// `limit` of `while !flag && Date() < limit { usleep(100) }`.
  func limit(ofLoopAround callee: NodeID, in file: ProgramFile) -> Finding.Substitution? {
    // With `||` the time does not end the loop by itself.
    let conditions = (conditions(ofLoopAround: callee, in: file) ?? []).filter { condition in
      !file.children(condition).contains { operatorRank($0, in: file) == .or }
    }
    for operand in conditions.flatMap({ operands(ofCondition: $0, in: file) }) where operand.count == 3 {
      guard ["<", "<=", ">", ">="].contains(text(file.name(operand[1]))),
        let now = [0, 2].first(where: { isNow(operand[$0], in: file) }), case let limit = operand[2 - now],
        case .nominal(let type, _) = typeOf(limit, in: file), text(program.nominals[Int(type)].name) == "Date"
      else { continue }
      return Finding.Substitution(
        placeholder: "{limit}", file: Int(file.index), range: file.range(ofExpression: limit), name: "limit", limit: 60)
    }
    return nil
  }

  /// `Date()` or `Date.now`
  private func isNow(_ expression: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(expression) {
    case .callExpression:
      text(file.name(calleeName(of: expression, in: file))) == "Date"
        && CallShape(expression, in: file).arguments.isEmpty
    case .memberExpression:
      text(file.name(expression)) == "now" && text(file.name(file.child(0, expression))) == "Date"
    default: false
    }
  }

  private func tellsTime(_ node: NodeID, in file: ProgramFile) -> Bool {
    for node in file.descendants(of: node, atMost: 200) {
      switch file.kind(node) {
      case .identifierExpression, .memberExpression: if clocks.contains(text(file.name(node))) { return true }
      default: break
      }
    }
    return false
  }

  /// `Task.yield()` as all that a loop does.
  func isSpinningYield(_ callee: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(callee) == .memberExpression else { return false }
    let base = file.child(0, callee)
    guard file.kind(base) == .identifierExpression, file.name(base) == known.task,
      program.declarations(named: known.task).allSatisfy({ program[$0].kind != .type })
    else { return false }
    return isSpinning(callee, in: file)
  }

  /// The statement that consists of a call: `_ = await f()`.
  private func statement(of call: NodeID, in file: ProgramFile) -> NodeID {
    var node = call
    while true {
      let parent = file.parent(node)
      switch file.kind(parent) {
      case .parenthesizedExpression, .tryExpression, .awaitExpression: node = parent
      case .sequenceExpression:
        guard file.child(2, parent) == node, file.children(parent).count == 3,
          file.kind(file.child(0, parent)) == .discardExpression
        else { return node }
        node = parent
      default: return node
      }
    }
  }

  /// The condition of `if … { break }` and `guard … else { return }`.
  private func exitCondition(_ statement: NodeID, in file: ProgramFile) -> NodeID? {
    switch file.kind(statement) {
    case .ifExpression: guard file.child(2, statement) == 0 else { return nil }
    case .guardStatement: break
    default: return nil
    }
    let conditions = file.children(file.child(0, statement))
    let body = file.children(file.child(1, statement))
    guard conditions.count == 1, body.count == 1, let condition = conditions.first, let only = body.first else {
      return nil
    }
    switch file.kind(only) {
    case .breakStatement, .returnStatement, .throwStatement: return condition
    default: return nil
    }
  }

  /// It depends on something else than the task's cancellation.
  private func looksAtState(_ condition: NodeID, in file: ProgramFile) -> Bool {
    var nodes = file.descendants(of: condition)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .closureExpression: nodes.skipChildren()
      case .memberExpression where file.name(node) == ruleWords.isCancelled: nodes.skipChildren()
      case .identifierExpression, .memberExpression: return true
      default: break
      }
    }
    return false
  }
}

/// Whom a loop asks that waits for something.
enum AskedByLoop {
  /// A variable of the program, which whoever changes it could tell.
  case flag
  /// Somebody, where there may be nobody who would tell it.
  case function
  /// An object of a library, about itself.
  case object
  /// Nothing but the clock.
  case time
}

/// What gives the next of several things, or nil where there is none.
private let takers: Set<String> = ["next", "popFirst", "popLast", "pop", "dequeue", "receive", "readLine"]

/// What tells the time.
private let clocks: Set<String> = [
  "Date", "now", "timeIntervalSinceNow", "CFAbsoluteTimeGetCurrent", "clock_gettime", "gettimeofday", "time",
]

/// Of streams, progress, queues and processes of Foundation, which nobody sets but they themselves.
private let statesOfObjects: Set<String> = [
  "streamStatus", "fractionCompleted", "completedUnitCount", "operationCount", "hasBytesAvailable",
  "hasSpaceAvailable", "state", "status",
]
