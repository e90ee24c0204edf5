import AsyncLintSyntax

/// The code that ends the wait for a semaphore, where it stands above the wait.
struct SignalledWait {
  /// The statements from the one that signals to the wait.
  var range: ByteRange
  /// The calls of `signal()`.
  var signals: [ByteRange]
  /// What says in the lists of closures that they take the semaphore along, where they do nothing else with it than to signal.
  var captures: [Finding.Substitution.Edit] = []
  /// One of the signals is left to a `defer`, which tells the compiler nothing of a continuation's type.
  var isDeferred = false
}

extension AdviceWriter {
  /// The line's code with the statements that signal in place of `start { … }`. What starts the work is not to stay where it is, too.
  func withSignal(_ code: String) -> String {
    guard code.holds(Self.start) else { return code }
    var code = analyzer.givenParts(of: code, subject.candidate, givenToReceiver, at: subject.api)
    guard let open = code.firstRange(of: Self.start), let close = code[open.upperBound...].firstIndex(of: "}") else {
      return code
    }
    guard let signalled else {
      if isLimit, code.holds(Self.resumption) { return Self.permits }
      return insteadOfSemaphore(code) ?? insteadOfSignal(code) ?? withSignalElsewhere(code)
        ?? code.replacing(Self.words, with: "\(Self.words), and moves in here")
    }
    code.replaceSubrange(open.lowerBound...close, with: "{start}")
    if signalled.isDeferred { code = code.replacing(Self.untyped, with: Self.typed) }
    return code.replacing(Self.words, with: "; these lines take the place of the start, too")
      .replacing(Self.moreWords, with: ", the others take the place of the start")
  }

  /// Who waits for several starts, or not right behind the start, takes one of the signals that a stream keeps in the semaphore's place; nil: what
  /// becomes of the semaphore is not in sight.
  private func insteadOfSemaphore(_ code: String) -> String? {
    let givesResult = code.holds(Self.resumptionWithResult)
    guard subject.isDirect, givesResult || code.holds(Self.resumption),
      analyzer.isOnlySignalled(wait.semaphore, in: analyzer.file(wait.place))
    else { return nil }
    let result = givesResult ? "; return DispatchTimeoutResult.success" : ""
    return """
      make a stream in its place, "let {self} = AsyncStream.makeStream(of: Void.self)", call "{self}.continuation.yield()" \
      for each "signal()", and take one for each wait:
      await Task { _ = await {self}.stream.first { @Sendable _ in true }\(result) }.value
      """
  }

  /// Other functions signal a semaphore that is a property; nil: it is none, or waited for without a limit.
  private func withSignalElsewhere(_ code: String) -> String? {
    let file = analyzer.file(wait.place)
    guard code.holds("end.yield(.timedOut)"), code.holds("\nstart { end.yield(.success) }"), wait.semaphore != 0,
      case .declaration = analyzer.resolve(wait.semaphore, in: file).candidates.first?.target
    else { return nil }
    return code.replacing("\nstart { end.yield(.success) }", with: "").replacing(
      Self.moreWords,
      with:
        "; keep \"ends\" and \"end\" in place of the semaphore, made anew before what leads to the signal is started,"
        + " and call \"end.yield(.success)\" in place of each \"signal()\"")
  }

  /// `{start}` of the code that the advice is made from.
  var substitutionsOfSignal: [Finding.Substitution] {
    guard let signalled else { return [] }
    let code = analyzer.givenParts(of: line.general, subject.candidate, givenToReceiver, at: subject.api)
    guard let open = code.firstRange(of: Self.start), let close = code[open.upperBound...].firstRange(of: " }") else {
      return []
    }
    let signal = String(code[open.upperBound..<close.lowerBound])
    return [
      Finding.Substitution(
        placeholder: "{start}", file: Int(wait.place.file), range: signalled.range,
        name: "…  // the start, with \"\(signal)\" in place of the signal", limit: 90,
        edits: (signalled.signals.map { Finding.Substitution.Edit(range: $0, text: signal) } + signalled.captures)
          .sorted { $0.range.start < $1.range.start })
    ]
  }

  private static let start = "start { "
  private static let untyped = "{ continuation in"
  private static let typed = "{ (continuation: CheckedContinuation<Void, Never>) in"
  static let resumption = "start { continuation.resume() }"
  private static let resumptionWithResult = "start { continuation.resume(returning: .success) }"
  private static let words = "; \"start\" stands for what leads there"
  private static let moreWords = ", \"start\" for what leads to the signal"
}

/// The statements of one block that signal semaphores.
struct SignallingStatements {
  /// A call of `signal()`.
  struct Signal {
    var statement: NodeID
    var node: NodeID
    var range: ByteRange
    /// It stands in a closure that somebody calls back, and not in a task's.
    var isCalledBack: Bool
    var isDeferred: Bool
  }

  var statements: [NodeID] = []
  /// In source order of the statements.
  var signals: [ObjectPath: [Signal]] = [:]
}

/// Where a semaphore is waited for: at the API's call, or where a helper is called that was given the semaphore to wait for it.
struct SemaphoreWait {
  var place: Place
  /// What is waited for; 0: nothing that has a name there.
  var semaphore: NodeID
  /// Which call of the chain that is.
  var step: Int
}

extension AdviceSubject {
  /// A helper that does nothing else knows nothing of what leads to the signal, as little as those who only hand the semaphore on.
  func semaphoreWait(_ analyzer: Analyzer, inHelpers: Bool) -> SemaphoreWait {
    let file = analyzer.file(api)
    let receiver = file.kind(api.node) == .memberExpression ? file.child(0, api.node) : 0
    var wait = SemaphoreWait(place: api, semaphore: receiver, step: steps.count - 1)
    while inHelpers, wait.step > 0, calls.indices.contains(wait.step),
      let argument = analyzer.argument(handedOnAs: wait.semaphore, of: wait.place, calledAt: calls[wait.step - 1].place)
    {
      wait = SemaphoreWait(place: calls[wait.step - 1].place, semaphore: argument, step: wait.step - 1)
    }
    return wait
  }
}

extension AdviceWriter {
  /// The wait stands in a helper, which stays as it is: what leads to the signal is known to those who call it.
  func insteadOfHelper(_ sentence: String, _ code: String) -> String {
    let around =
      wait.step == 0 ? aroundReported : judge.surroundings.around(wait.place, canMoveMore: false)
    let change = change(for: code, around).map { $0 + relatives(of: wait.step) + ", " } ?? ""
    let text = """
      \(change)in place of "\(subject.steps[wait.step].name)", which does not know what leads to the signal, \(sentence)\(code)
      """
    guard wait.step > 0 else {
      return text + remarks(on: around, isStuck: true) + remarkOnReportedFunction(awaiting: code, around)
    }
    let remarks = remarkOnReportedFunction(awaiting: code, nil) + remarksOnCall(leadingTo: wait.step)
    return "\(text)\(remarks)\n\(bridge(without: remarks))"
  }
}

extension Analyzer {
  /// What a caller gives for a parameter of the function around a place; nil: the expression is no parameter.
  fileprivate func argument(handedOnAs expression: NodeID, of place: Place, calledAt caller: Place) -> NodeID? {
    let (home, file) = (self.file(place), self.file(caller))
    guard home.kind(expression) == .identifierExpression,
      case .local(let parameter) = resolve(expression, in: home).candidates.first?.target,
      home.kind(parameter) == .parameter, case let call = call(ofCallee: caller.node, in: file), call != 0,
      case let function = home.ancestor(of: parameter, where: { $0 == .functionDeclaration }),
      case let use = self.call(ofCallee: place.node, in: home), isStatementAlone(use, in: home),
      home.parent(home.parent(use)) == function, home.childCount(home.parent(use)) == 1,
      let position = signature(function, in: home).parameters.firstIndex(where: { $0.node == parameter }),
      let match = resolve(caller.node, in: file).candidates.first?.match,
      let index = match.parameters.firstIndex(of: position),
      case let arguments = CallShape(call, in: file).arguments, arguments.indices.contains(index)
    else { return nil }
    return arguments[index].expression
  }

  /// `load { semaphore.signal() }` above `semaphore.wait()` in the same block. nil: the signal stands elsewhere, or where a closure cannot
  /// take it along. `isMoved`: the statements go into the closure of a continuation, and what they declare stays there.
  func signalledWait(_ wait: SemaphoreWait, isMoved: Bool) -> SignalledWait? {
    let file = file(wait.place)
    guard wait.semaphore != 0, let semaphore = objectPath(of: wait.semaphore, in: file) else { return nil }
    let statement = statement(around: wait.place.node, in: file)
    let block = file.parent(statement)
    let all = file.children(block)
    let index = all.partitioningIndex { file.offset(all[$0]) >= file.offset(statement) }
    guard let signals = signals(to: semaphore, in: block, before: statement, file),
      let signalling = signals.first?.statement,
      !isMoved || signals.allSatisfy(\.isCalledBack) && !maySignalAgain(signals.map(\.node), in: signalling, file),
      case let start = all.partitioningIndex(where: { file.offset(all[$0]) >= file.offset(signalling) }),
      index - start <= Self.mostStatementsTaken, case let statements = all[start..<index],
      statements.allSatisfy({ canMove($0, isMoved: isMoved, behind: statement, in: file) }),
      !statements.dropFirst().contains(where: { names(wait.semaphore, in: $0, file) }),
      let first = statements.first, let last = statements.last, !file.hasModifiers(first)
    else { return nil }
    let before = start == all.startIndex ? nil : all[start - 1]
    let beginning =
      file.kind(first) == .functionDeclaration
      ? file.start(ofFunction: first, behind: before.map { file.end($0) } ?? file.offset(block) + 1)
      : file.range(ofExpression: first).start
    let range = ByteRange(start: beginning, end: file.end(last))
    let ranges = signals.map(\.range).sorted { $0.start < $1.start }
    return SignalledWait(
      range: range, signals: ranges, captures: captures(of: wait.semaphore, in: first, besides: ranges, file),
      isDeferred: signals.contains(where: \.isDeferred))
  }

  /// What has to go for a semaphore to be in no capture list of a statement; nothing where something else is done with it than `signals`.
  private func captures(
    of semaphore: NodeID, in statement: NodeID, besides signals: [ByteRange], _ file: ProgramFile
  ) -> [Finding.Substitution.Edit] {
    guard file.kind(semaphore) == .identifierExpression else { return [] }
    var captures: [Finding.Substitution.Edit] = []
    var budget = 1_000
    var pending = [statement]
    while let node = pending.popLast() {
      budget -= 1
      if budget < 0 { return [] }
      if file.kind(node) == .closureExpression, let capture = capture(of: file.name(semaphore), by: node, in: file) {
        guard let edit = editWithout(capture, of: node, in: file) else { return [] }
        captures.append(edit)
        pending += file.children(file.child(1, node)).filter { $0 != capture } + file.children(node).dropFirst(2)
        continue
      }
      if file.kind(node) == .identifierExpression, file.name(node) == file.name(semaphore),
        !signals.contains(where: { $0.start <= file.offset(node) && file.offset(node) < $0.end })
      {
        return []
      }
      pending += file.children(node)
    }
    return captures
  }

  /// `[name]`, with no other value.
  private func capture(of name: GlobalName, by closure: NodeID, in file: ProgramFile) -> NodeID? {
    file.children(file.child(1, closure)).first { capture in
      file.name(capture) == name && file.kind(file.child(0, capture)) == .identifierExpression
        && file.name(file.child(0, capture)) == name
    }
  }

  /// Takes out all from the capture to its neighbour in the list, or all of a list that has no other, with its `in` where no parameters follow.
  /// nil: a word before the neighbour is in the way, and nobody knows where it begins.
  private func editWithout(
    _ capture: NodeID, of closure: NodeID, in file: ProgramFile
  ) -> Finding.Substitution.Edit? {
    func edit(from start: UInt32, to end: UInt32, _ text: String = "") -> Finding.Substitution.Edit {
      Finding.Substitution.Edit(range: ByteRange(start: start, end: end), text: text)
    }
    let list = file.child(1, closure)
    let captures = Array(file.children(list))
    guard let index = captures.firstIndex(of: capture) else { return nil }
    if index > 0 { return edit(from: file.end(captures[index - 1]), to: file.end(capture)) }
    if captures.count > 1 {
      let flags = file.flags(captures[1])
      if !flags.contains(.isWeak) { return edit(from: file.offset(capture), to: file.offset(captures[1])) }
      guard !flags.contains(.isUnowned), file.isShorthand(captures[1]) else { return nil }
      let neighbour = "weak \(text(file.name(captures[1])))"
      return edit(from: file.offset(capture), to: file.end(captures[1]), neighbour)
    }
    let parameters = file.child(2, closure)
    if parameters != 0 { return edit(from: file.offset(list), to: file.offset(parameters)) }
    return file.children(file.child(4, closure)).first.map {
      edit(from: file.offset(list), to: file.range(ofExpression: $0).start)
    }
  }

  /// Nobody takes more into a closure, and many waits may follow many starts.
  private static let mostStatementsTaken = 200

  /// The statements of a block in which anything has a member called `signal`.
  func signallingStatements(of block: NodeID, in file: ProgramFile) -> [NodeID] {
    signalling(block, in: file).statements
  }

  /// The calls of `signal()` in the one statement of a block above another that signals a semaphore; nil: several do.
  private func signals(
    to semaphore: ObjectPath, in block: NodeID, before statement: NodeID, _ file: ProgramFile
  ) -> [SignallingStatements.Signal]? {
    let all = signalling(block, in: file).signals[semaphore] ?? []
    let above = all[..<all.partitioningIndex { file.offset(all[$0].statement) >= file.offset(statement) }]
    return above.first?.statement == above.last?.statement ? Array(above) : nil
  }

  /// Of the last block it is kept: a function may wait thousands of times.
  private func signalling(_ block: NodeID, in file: ProgramFile) -> SignallingStatements {
    let place = Place(file: file.index, node: block)
    if let lastSignalling, lastSignalling.block == place { return lastSignalling.found }
    var found = SignallingStatements()
    for statement in file.children(block) {
      let isSignalling = file.descendants(of: statement).contains {
        file.kind($0) == .memberExpression && file.name($0) == lockWords.signal
      }
      guard isSignalling else { continue }
      found.statements.append(statement)
      for (semaphore, signal) in signals(in: statement, file) { found.signals[semaphore, default: []].append(signal) }
    }
    lastSignalling = (place, found)
    return found
  }

  private func signals(
    in statement: NodeID, _ file: ProgramFile
  ) -> [(semaphore: ObjectPath, signal: SignallingStatements.Signal)] {
    var found: [(semaphore: ObjectPath, signal: SignallingStatements.Signal)] = []
    var budget = 1_000
    var pending: [(node: NodeID, isCalledBack: Bool, isDeferred: Bool)] = [(statement, false, false)]
    while let (node, isCalledBack, isDeferred) = pending.popLast(), budget > 0 {
      budget -= 1
      var isCalledBack = isCalledBack
      let isDeferred = isDeferred || file.kind(node) == .deferStatement
      if file.kind(node) == .closureExpression {
        if case .async = fate(of: node, in: file) { isCalledBack = false } else { isCalledBack = true }
      }
      if file.kind(node) == .callExpression, case let callee = calleeName(of: node, in: file),
        file.kind(callee) == .memberExpression, file.name(callee) == lockWords.signal,
        let semaphore = objectPath(of: file.child(0, callee), in: file)
      {
        found.append(
          (
            semaphore,
            SignallingStatements.Signal(
              statement: statement, node: node, range: file.range(ofExpression: node), isCalledBack: isCalledBack,
              isDeferred: isDeferred)
          ))
      }
      pending += file.children(node).map { ($0, isCalledBack, isDeferred) }
    }
    return found
  }

  /// Somebody else uses the semaphore, too.
  private func names(_ semaphore: NodeID, in statement: NodeID, _ file: ProgramFile) -> Bool {
    let name = file.name(semaphore)
    for node in file.descendants(of: statement) {
      if [.identifierExpression, .memberExpression].contains(file.kind(node)), file.name(node) == name { return true }
    }
    return false
  }

  /// `process` of `for process in processes`, `$0`, or the parameter of a closure.
  func isElementGoneThrough(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(node) == .identifierExpression else { return false }
    if text(file.name(node)).hasPrefix("$") { return true }
    guard case .local(let binding) = resolve(node, in: file).candidates.first?.target else { return false }
    return file.kind(file.parent(binding)) == .forStatement
      || file.kind(binding) == .parameter && file.kind(file.parent(file.parent(binding))) == .closureExpression
  }

  /// Whether a semaphore is made as a signal (`DispatchSemaphore(value: 0)`), in the function or as a property of the file, and nothing else is
  /// done with it there but that it is signalled and waited for without a limit. Of the last one it is kept, for each of its waits.
  fileprivate func isOnlySignalled(_ semaphore: NodeID, in file: ProgramFile) -> Bool {
    let declared: Place
    switch resolve(semaphore, in: file).candidates.first?.target {
    case .local(let node): declared = Place(file: file.index, node: node)
    case .declaration(let id): declared = Place(file: program[id].file, node: program[id].node)
    default: return false
    }
    let function = Place(file: file.index, node: enclosingFunction(of: semaphore, in: file))
    if let last = lastSignal, last.declared == declared, last.function == function { return last.isOnlySignalled }
    let answer = findOnlySignalled(semaphore, in: file)
    lastSignal = (declared, function, answer)
    return answer
  }

  private func findOnlySignalled(_ semaphore: NodeID, in file: ProgramFile) -> Bool {
    let uses: [NodeID]
    switch resolve(semaphore, in: file).candidates.first?.target {
    case .local where file.kind(semaphore) == .identifierExpression:
      guard let value = constantValue(of: semaphore, in: file), value.file.index == file.index,
        isSignal(value.node, in: file)
      else { return false }
      let found = variableUses(file.name(semaphore), in: enclosingFunction(of: semaphore, in: file), of: file)
      guard found.assignments.isEmpty, found.addresses.isEmpty, !found.isIncomplete else { return false }
      uses = found.others
    case .declaration(let id) where program[id].file == file.index && program[id].flags.contains(.isLet):
      guard let values = valuesGiven(by: id, in: file), values.count == 1, isSignal(values[0], in: file),
        let found = self.uses(ofName: file.name(semaphore), in: file)
      else { return false }
      uses = found
    default: return false
    }
    return uses.allSatisfy { use in
      let member = file.kind(file.parent(use)) == .optionalChainExpression ? 0 : file.parent(use)
      guard file.kind(member) == .memberExpression, case let call = call(ofCallee: member, in: file), call != 0 else {
        return false
      }
      return file.name(member) == lockWords.signal
        || text(file.name(member)) == "wait"
          && CallShape(call, in: file).arguments.allSatisfy {
            alwaysMentions($0.expression, "distantFuture", in: file)
          }
    } && uses.contains { file.name(file.parent($0)) == lockWords.signal }
  }

  /// `DispatchSemaphore(value: 0)`
  func isSignal(_ creation: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(creation) == .callExpression, case let arguments = CallShape(creation, in: file).arguments,
      arguments.count == 1
    else { return false }
    let number = arguments[0].expression
    return file.kind(number) == .integerLiteral && file.flags(number).contains(.isZero)
  }

  /// What bears a name in a file, alone or behind `self.`; nil: there is too much to look at, or it stands behind something else.
  private func uses(ofName name: GlobalName, in file: ProgramFile) -> [NodeID]? {
    var uses: [NodeID] = []
    var nodes = file.descendants(of: file.root, atMost: Self.mostNodesOfFunction)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .identifierExpression: if file.name(node) == name { uses.append(node) }
      case .memberExpression where file.name(node) == name:
        guard isMemberOfSelf(node, in: file) else { return nil }
        uses.append(node)
      default: break
      }
    }
    return nodes.isCutShort ? nil : uses
  }

  /// Nothing in it throws, is awaited or ends the function, and nothing that it declares is used behind the wait.
  private func canMove(_ statement: NodeID, isMoved: Bool, behind wait: NodeID, in file: ProgramFile) -> Bool {
    guard isMoved else { return true }
    var declared: Set<GlobalName> = []
    var nodes = file.descendants(of: statement)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .closureExpression: nodes.skipChildren()
      case .tryExpression, .awaitExpression, .returnStatement, .guardStatement, .deferStatement, .functionDeclaration:
        return false
      case .bindingPattern: declared.insert(file.name(node))
      case .memberExpression, .identifierExpression:
        // What waits itself has to be awaited.
        if case .symbol = resolve(node, in: file).candidates.first?.target { return false }
      default: break
      }
    }
    if declared.isEmpty { return true }
    return !file.descendants(of: file.children(file.parent(wait)).drop { $0 != wait }).contains {
      file.kind($0) == .identifierExpression && declared.contains(file.name($0))
    }
  }
}
