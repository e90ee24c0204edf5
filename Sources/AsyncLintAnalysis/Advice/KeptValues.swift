import AsyncLintSyntax

/// Where a completion handler puts what it is given, when that is all that it does before it ends the wait.
struct KeptValues {
  /// For each value what is assigned; nil: nothing.
  var targets: [NodeID?] = []
  var targetOfError: NodeID?
  var nameOfError = ""
  /// A group is entered before the start.
  var isOfGroup: Bool
}

extension AdviceWriter {
  /// The statements that take the place of all from the start to the wait, under the words that say so; nil: the handler does more than to keep
  /// what it is given.
  func insteadOfCallback() -> String? {
    guard let twin, let kept else { return nil }
    let from = kept.isOfGroup ? "\"enter()\"" : "the start"
    return "no callback is needed: these lines take the place of all from \(from) to the wait:\n"
      + statements(keeping: kept, of: twin)
  }

  private func statements(keeping kept: KeptValues, of twin: AsyncTwin) -> String {
    let targets = kept.targets.enumerated().map { $1 == nil ? "_" : "{twin.value\($0)}" }
    let places = targets.indices.filter { kept.targets[$0] != nil }
    let taker =
      targets.isEmpty
      ? ""
      : places.isEmpty ? "_ = " : targets.count == 1 ? "\(targets[0]) = " : "(\(targets.joined(separator: ", "))) = "
    if kept.targetOfError != nil {
      let name = kept.nameOfError == "error" ? "" : "let \(kept.nameOfError) "
      let keeping = "{twin.value\(targets.count)} = \(kept.nameOfError)"
      return "do {\n  \(taker)\(twin.code)\n} catch \(name){ \(keeping) }"
    }
    // Where something may be thrown, errors that nobody asked for go there.
    if !twin.throwsErrors || aroundAPI.function != nil && aroundAPI.catchesErrors && !aroundAPI.throwsNothing {
      return taker + twin.code
    }
    let code = "try? await \(twin.called)"
    if targets.count < 2 || places.isEmpty { return taker + code }
    if places.count == 1 { return "\(targets[places[0]]) = \(code).\(places[0])" }
    return "let values = \(code)" + places.map { "\n\(targets[$0]) = values?.\($0)" }.joined()
  }

  /// `{twin.self}`, `{twin.0}`, `{twin.value0}` …
  var substitutionsOfTwin: [Finding.Substitution] {
    if let future { return future.substitutions }
    guard let twin else { return [] }
    let file = analyzer.file(wait.place)
    let targets = kept.map { $0.targets + [$0.targetOfError] } ?? []
    return twin.substitutions
      + targets.enumerated().compactMap { index, target in
        target.map {
          Finding.Substitution(
            placeholder: "{twin.value\(index)}", file: Int(file.index), range: file.range(ofExpression: $0), name: "…",
            limit: 90)
        }
      }
  }

  /// Code that waits for a callback, where something could be awaited in place of that.
  func asBridge(_ code: String) -> String {
    guard let twin, code.holds("await ") else { return code }
    let group = analyzer.isStartedInLoop(twin, awaitedAt: wait.place) ? " in a task group" : ""
    if twin.mayNeverCall(analyzer, in: analyzer.file(wait.place)) {
      return "the callback may never come: await the future\(group) in its place, and do behind that what it does:"
        + "\n\(twin.code)"
    }
    let words = "\"\(twin.code)\"\(group) gives the same without a callback; until then, as a bridge"
    let hasSentence = code.prefix { $0 != "\n" }.last == ":"
    return hasSentence ? "\(words), \(code)" : "\(words):\n\(code)"
  }
}

extension AdviceSubject {
  /// Somebody who is called back ends it: a semaphore that lets only so many in is not waited for so.
  func isWaitForCallback(_ analyzer: Analyzer) -> Bool {
    let waited = analyzer.external.catalogue.symbols[symbol]
    guard context.kind == .async, waited.baseName == "wait" else { return false }
    switch waited.receiver {
    case "DispatchGroup": return true
    case "DispatchSemaphore":
      let purpose = analyzer.purpose(ofSemaphoreWaitedForBy: api.node, in: analyzer.file(api))
      return purpose == .signal || purpose == nil
    default: return false
    }
  }
}

extension Analyzer {
  /// nil: more is done in the handler, between the start and the wait, or with what is waited for.
  func valuesKept(by twin: AsyncTwin, until wait: SemaphoreWait) -> KeptValues? {
    let file = file(wait.place)
    let waiting = call(ofCallee: wait.place.node, in: file)
    let statements = file.children(file.parent(waiting)).prefix { $0 != waiting }
    guard twin.givesSame, isStatementAlone(waiting, in: file), !isValueOfFunction(waiting, in: file),
      CallShape(waiting, in: file).arguments.isEmpty, file.kind(wait.semaphore) == .identifierExpression,
      case .local = resolve(wait.semaphore, in: file).candidates.first?.target,
      optionalReceiver(of: calleeName(of: twin.call, in: file), in: file) == nil,
      let start = statements.lastIndex(where: { isStart($0, of: twin.call, in: file) }),
      case let task = nameOfTask(startedBy: statements[start], in: file),
      case let between = Array(statements[(start + 1)...]),
      case let entering = statements.prefix(start).suffix(1) + between,
      let uses = uses(of: wait, enteredBy: entering, endedIn: twin.handler, in: file),
      between.allSatisfy({ uses.entered == $0 || resumes($0, task, in: file) }),
      task == 0 || isNamedOnlyToResume(task, at: waiting, by: between, in: file),
      var kept = valuesKept(by: twin, ending: uses.end, in: file)
    else { return nil }
    kept.isOfGroup = uses.entered != nil
    return kept
  }

  /// Several are waited for at once.
  fileprivate func isStartedInLoop(_ twin: AsyncTwin, awaitedAt wait: Place) -> Bool {
    let file = file(wait)
    let loop = file.ancestor(of: twin.call) { [.forStatement, .functionDeclaration, .sourceFile].contains($0) }
    return file.kind(loop) == .forStatement && file.end(loop) <= file.offset(wait.node)
  }

  /// `load { … }`, `session.dataTask { … }.resume()`, `let task = session.dataTask { … }`
  private func isStart(_ statement: NodeID, of call: NodeID, in file: ProgramFile) -> Bool {
    if statement == call { return true }
    let parent = file.parent(call)
    switch file.kind(parent) {
    case .memberExpression:
      return isResume(parent, in: file) && self.call(ofCallee: parent, in: file) == statement
    case .patternBinding:
      return file.parent(parent) == statement && bindings(in: statement, file).count == 1
        && file.kind(file.child(0, parent)) == .bindingPattern
    default: return false
    }
  }

  /// 0: it has no name.
  private func nameOfTask(startedBy statement: NodeID, in file: ProgramFile) -> GlobalName {
    bindings(in: statement, file).first.map { file.name(file.child(0, $0)) } ?? 0
  }

  private func bindings(in statement: NodeID, _ file: ProgramFile) -> [NodeID] {
    guard file.kind(statement) == .variableDeclaration else { return [] }
    return file.children(statement).filter { file.kind($0) == .patternBinding }
  }

  private func isResume(_ member: NodeID, in file: ProgramFile) -> Bool { text(file.name(member)) == "resume" }

  private func resumes(_ statement: NodeID, _ task: GlobalName, in file: ProgramFile) -> Bool {
    guard task != 0, file.kind(statement) == .callExpression, case let callee = calleeName(of: statement, in: file),
      file.kind(callee) == .memberExpression, isResume(callee, in: file), case let base = file.child(0, callee)
    else { return false }
    return file.kind(base) == .identifierExpression && file.name(base) == task
  }

  private func isNamedOnlyToResume(
    _ task: GlobalName, at node: NodeID, by statements: [NodeID], in file: ProgramFile
  ) -> Bool {
    let uses = variableUses(task, in: enclosingFunction(of: node, in: file), of: file)
    return uses.assignments.isEmpty && uses.addresses.isEmpty && !uses.isIncomplete
      && uses.others.allSatisfy { use in
        statements.contains { resumes($0, task, in: file) && statement(around: use, in: file) == $0 }
      }
  }

  /// What is done with a semaphore or group of the function, when it is only waited for once, and ended once by a statement of the handler.
  private func uses(
    of wait: SemaphoreWait, enteredBy statements: [NodeID], endedIn handler: NodeID, in file: ProgramFile
  ) -> (end: NodeID, entered: NodeID?)? {
    let all = variableUses(
      file.name(wait.semaphore), in: function(ofVariable: wait.semaphore, in: file), of: file)
    guard all.assignments.isEmpty, all.addresses.isEmpty, !all.isIncomplete else { return nil }
    var end: NodeID?
    var entered: NodeID?
    for use in all.others {
      let member = file.parent(use)
      if member == wait.place.node { continue }
      if file.kind(member) == .capture, file.parent(file.parent(member)) == handler { continue }
      guard file.kind(member) == .memberExpression, case let statement = self.call(ofCallee: member, in: file),
        isStatementAlone(statement, in: file)
      else { return nil }
      switch text(file.name(member)) {
      case "signal", "leave":
        var block = file.parent(statement)
        if file.kind(file.parent(block)) == .deferStatement { block = file.parent(file.parent(block)) }
        guard end == nil, block == file.child(4, handler) else { return nil }
        end = statement
      case "enter":
        guard entered == nil, statements.contains(statement) else { return nil }
        entered = statement
      default: return nil
      }
    }
    return end.map { ($0, entered) }
  }

  private func valuesKept(by twin: AsyncTwin, ending end: NodeID, in file: ProgramFile) -> KeptValues? {
    let handler = twin.handler
    var names = file.children(file.child(2, handler)).filter { file.kind($0) == .parameter }.map { file.name($0) }
    let isAnonymous = file.child(2, handler) == 0
    if isAnonymous { names = (0..<(twin.handedCount ?? 0)).map { interner.intern("$\($0)") } }
    let captures = file.children(file.child(1, handler))
    guard !names.isEmpty || !twin.throwsErrors,
      captures.allSatisfy({ file.isShorthand($0) && file.flags($0).isDisjoint(with: [.isWeak]) })
    else { return nil }
    var targets: [NodeID?] = names.map { _ in nil }
    for statement in file.children(file.child(4, handler)) where statement != end {
      switch file.kind(statement) {
      case .deferStatement:
        guard file.children(file.child(0, statement)).elementsEqual([end]) else { return nil }
      case .sequenceExpression:
        let parts = Array(file.children(statement))
        guard parts.count == 3, file.kind(parts[1]) == .assignmentOperator,
          file.kind(parts[2]) == .identifierExpression, file.name(parts[2]) != known.underscore,
          let index = names.firstIndex(of: file.name(parts[2])), targets[index] == nil
        else { return nil }
        if file.kind(parts[0]) == .discardExpression { continue }
        guard isPath(parts[0], in: file) else { return nil }
        targets[index] = parts[0]
      default: return nil
      }
    }
    var kept = KeptValues(targets: targets, isOfGroup: false)
    if twin.throwsErrors {
      kept.targetOfError = kept.targets.removeLast()
      kept.nameOfError = isAnonymous ? "error" : names.last.map(text) ?? ""
    }
    return kept
  }

  /// `result`, `self.result`
  func isPath(_ expression: NodeID, in file: ProgramFile) -> Bool {
    var node = expression
    while file.kind(node) == .memberExpression { node = file.child(0, node) }
    return file.kind(node) == .identifierExpression
  }
}
