import AsyncLintSyntax

/// What callbacks of one future do, of which one ends a wait: all of that can stand behind the `await` of the future's value. A continuation
/// in the wait's place would never be resumed where the future fails and only its value is asked for.
struct AwaitedFuture {
  /// One of the callbacks: what it is given, and the statements besides the signal.
  struct Callback {
    var outcome: FutureOutcome
    /// What it is given, by its own name or one for `$0`; nil: nothing asks for that.
    var name: String?
    /// As the code has it.
    var written: Finding.Substitution?
    var body: Finding.Substitution?
    var endsWait: Bool
    /// What its only statement does with a value and with an error: `switch result { case .success(let value): … }`.
    var branches: [Callback] = []
    /// It only keeps what it is given: this is where.
    var target: Finding.Substitution?
  }

  var receiver: Finding.Substitution
  var callbacks: [Callback]
  var isOfGroup: Bool
  /// The function has something of its own by the name of what a callback is given.
  var hidesName: Bool

  var substitutions: [Finding.Substitution] {
    [receiver]
      + (callbacks + callbacks.flatMap(\.branches)).flatMap { [$0.body, $0.target, $0.written].compactMap(\.self) }
  }

  /// `let name = `, or no name.
  static func taking(_ callback: Callback) -> String {
    callback.name.map { "let \(callback.written?.placeholder ?? $0)" } ?? "_"
  }

  func callback(for outcome: FutureOutcome) -> Callback? {
    (callbacks + callbacks.flatMap(\.branches)).first { $0.outcome == outcome }
  }
}

/// What a future calls a closure back with.
enum FutureOutcome {
  case value, error, result
}

extension AdviceWriter {
  /// The statements that take the place of all from the first callback to the wait.
  func insteadOfFuture() -> String? {
    guard let future else { return nil }
    let from = future.isOfGroup ? "\"enter()\"" : "the start"
    let (words, code) = statements(awaiting: future)
    return "no callback is needed: these lines take the place of all from \(from) to the wait\(words):\n\(code)"
  }

  private func statements(awaiting future: AwaitedFuture) -> (words: String, code: String) {
    let called = "{twin.self}.get()"
    func lines(_ callback: AwaitedFuture.Callback?) -> [String] {
      guard let callback else { return ["_ = try await \(called)"] }
      if let target = callback.target { return ["\(target.placeholder) = try await \(called)"] }
      let body = callback.body.map { [$0.placeholder] } ?? []
      return ["\(AwaitedFuture.taking(callback)) = try await \(called)"] + body
    }
    func catching(_ callback: AwaitedFuture.Callback?, _ lines: [String]) -> String {
      let lines = lines.map { "  \($0)" }.joined(separator: "\n")
      guard let callback else { return "do {\n\(lines)\n} catch {}" }
      let name = callback.name.flatMap { $0 == "error" ? nil : "let \($0) " } ?? ""
      let handling =
        callback.target.map { "{ \($0.placeholder) = \(callback.name ?? "error") }" }
        ?? callback.body.map { "{\n  \($0.placeholder)\n}" } ?? "{}"
      return "do {\n\(lines)\n} catch \(name)\(handling)"
    }
    let (value, error, result) = (
      future.callback(for: .value), future.callback(for: .error), future.callback(for: .result)
    )
    if let result, result.branches.isEmpty {
      if result.name != nil, result.target != nil || result.body != nil {
        let code = "await Task { try await \(called) }.result"
        if let target = result.target { return ("", "\(target.placeholder) = \(code)") }
        return (
          "",
          (["\(AwaitedFuture.taking(result)) = \(code)"] + [result.body?.placeholder].compactMap(\.self)).joined(
            separator: "\n")
        )
      }
      let rest = result.body.map { ["\n\($0.placeholder)"] } ?? []
      if value != nil || error != nil { return ("", catching(error, lines(value)) + rest.joined()) }
      return ("", "_ = try? await \(called)" + rest.joined())
    }
    if error != nil || result != nil { return ("", catching(error, lines(value))) }
    // Where something may be thrown, errors that nobody asked for go there.
    if aroundAPI.function != nil, aroundAPI.catchesErrors, !aroundAPI.throwsNothing {
      let code = lines(value)
      return (
        "",
        future.hidesName ? "do {\n\(code.map { "  \($0)" }.joined(separator: "\n"))\n}" : code.joined(separator: "\n")
      )
    }
    return (
      "; nobody asked for its errors, with which the wait would never have ended: they can be thrown now, or handled",
      catching(nil, lines(value))
    )
  }
}

extension AsyncTwin {
  /// The future calls its handler with its value only, or its error: who waits for that waits for ever where it is the other one.
  func mayNeverCall(_ analyzer: Analyzer, in file: ProgramFile) -> Bool {
    guard isOfFuture else { return false }
    return futureOutcomes[analyzer.calledName(call, in: file)] != .result
  }
}

extension Analyzer {
  func callsBackFuture(_ call: NodeID, in file: ProgramFile) -> Bool {
    futureOutcomes[calledName(call, in: file)] != nil
  }

  /// nil: more is done between the callbacks and the wait, with what is waited for, or on the way out of a callback.
  func awaitedFuture(endingWait wait: SemaphoreWait, _ twin: AsyncTwin) -> AwaitedFuture? {
    let file = file(wait.place)
    let waiting = call(ofCallee: wait.place.node, in: file)
    guard twin.isOfFuture, isStatementAlone(waiting, in: file),
      !isValueOfFunction(waiting, in: file), CallShape(waiting, in: file).arguments.isEmpty,
      file.kind(wait.semaphore) == .identifierExpression,
      case .local = resolve(wait.semaphore, in: file).candidates.first?.target,
      case let function = function(ofVariable: wait.semaphore, in: file),
      case let all = variableUses(file.name(wait.semaphore), in: function, of: file),
      all.assignments.isEmpty, all.addresses.isEmpty, !all.isIncomplete
    else { return nil }
    let receiver = self.receiver(of: twin.call, in: file)
    var (calls, entered): ([NodeID], NodeID?) = ([], nil)
    for statement in file.children(file.parent(waiting)).prefix(while: { $0 != waiting }).reversed() {
      if let call = callOfCallback(statement, in: file), isSame(receiver, self.receiver(of: call, in: file), in: file) {
        calls.insert(call, at: 0)
      } else if entered == nil, isMember("enter", of: wait.semaphore, called: statement, in: file) {
        entered = statement
      } else {
        break
      }
    }
    guard calls.contains(twin.call) else { return nil }
    var names = (value: "value", result: "result")
    names.value = freeName(["value", "answer", "given"], at: twin.call, in: file)
    names.result = freeName(["result", "outcome", "ended"], at: twin.call, in: file)
    var (callbacks, ends): ([AwaitedFuture.Callback], Set<NodeID>) = ([], [])
    for call in calls {
      guard let callback = self.callback(of: call, ending: wait.semaphore, number: callbacks.count, names, in: file)
      else { return nil }
      callbacks.append(callback.callback)
      ends.formUnion(callback.end.map { [$0] } ?? [])
    }
    let outcomes = callbacks.map(\.outcome)
    guard
      all.others.allSatisfy({ use in
        let member = file.parent(use)
        return member == wait.place.node
          || file.kind(member) == .memberExpression
            && (ends.contains(self.call(ofCallee: member, in: file))
              || self.call(ofCallee: member, in: file) == entered)
      }), Set(outcomes).count == outcomes.count,
      // In this order one of them would run before another one.
      outcomes.firstIndex(of: .result) ?? outcomes.count >= outcomes.count - 1,
      callbacks.count == 1
        || callbacks.allSatisfy({ $0.branches.isEmpty && ($0.outcome != .result || $0.name == nil) }),
      callbacks.contains(where: \.endsWait)
    else { return nil }
    return AwaitedFuture(
      receiver: receiverSubstitution("{twin.self}", of: calleeName(of: calls[0], in: file), named: "…", in: file),
      callbacks: callbacks, isOfGroup: entered != nil,
      hidesName: callbacks.contains { callback in
        callback.name.flatMap { interner.name($0) }.map {
          file.locals(around: waiting).lookUp($0, at: file.offset(waiting)) != nil
        } ?? false
      })
  }

  fileprivate func calledName(_ call: NodeID, in file: ProgramFile) -> String {
    text(file.name(calleeName(of: call, in: file)))
  }

  /// `future.whenSuccess { … }`, `_ = future.map { … }`
  private func callOfCallback(_ statement: NodeID, in file: ProgramFile) -> NodeID? {
    var call = statement
    if file.kind(statement) == .sequenceExpression, file.childCount(statement) == 3,
      file.kind(file.child(0, statement)) == .discardExpression
    {
      call = file.child(2, statement)
    }
    guard file.kind(call) == .callExpression, futureOutcomes[calledName(call, in: file)] != nil else { return nil }
    return call
  }

  /// What is made anew for each callback is no future of several.
  private func isSame(_ first: NodeID, _ second: NodeID, in file: ProgramFile) -> Bool {
    if first == second { return first != 0 }
    guard let path = objectPath(of: first, in: file) else { return false }
    return objectPath(of: second, in: file) == path
  }

  private func isMember(_ name: String, of object: NodeID, called statement: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(statement) == .callExpression, case let callee = calleeName(of: statement, in: file),
      file.kind(callee) == .memberExpression, text(file.name(callee)) == name
    else { return false }
    return file.kind(file.child(0, callee)) == .identifierExpression
      && file.name(file.child(0, callee)) == file.name(object)
  }

  /// And its signal, if it gives one.
  private func callback(
    of call: NodeID, ending semaphore: NodeID, number: Int, _ names: (value: String, result: String),
    in file: ProgramFile
  ) -> (callback: AwaitedFuture.Callback, end: NodeID?)? {
    let arguments = CallShape(call, in: file).arguments
    guard arguments.count == 1, case let closure = arguments[0].expression, file.kind(closure) == .closureExpression,
      let outcome = futureOutcomes[calledName(call, in: file)],
      file.children(file.child(1, closure)).allSatisfy({
        file.isShorthand($0) && file.flags($0).isDisjoint(with: [.isWeak])
      })
    else { return nil }
    func isEnd(_ statement: NodeID) -> Bool {
      ["signal", "leave"].contains { isMember($0, of: semaphore, called: statement, in: file) }
    }
    var statements = Array(file.children(file.child(4, closure)))
    var end: NodeID?
    if let first = statements.first, file.kind(first) == .deferStatement {
      let deferred = Array(file.children(file.child(0, first)))
      guard deferred.count == 1, isEnd(deferred[0]) else { return nil }
      end = deferred[0]
      statements.removeFirst()
    } else if let last = statements.last, isEnd(last) {
      end = statements.removeLast()
    }
    let parameters = file.children(file.child(2, closure)).filter { file.kind($0) == .parameter }
    guard parameters.count < 2 else { return nil }
    let anonymous = interner.name("$0")
    let isAnonymous = file.child(2, closure) == 0
    let given = isAnonymous ? anonymous : parameters.first.map { file.name($0) }
    var callback = AwaitedFuture.Callback(outcome: outcome, endsWait: end != nil)
    if let given, given != known.underscore {
      let free = outcome == .error ? "error" : outcome == .result ? names.result : names.value
      callback.name = isAnonymous ? free : text(given)
      callback.written = isAnonymous ? nil : parameters.first.map { written($0, "{name\(number)}", in: file) }
    }
    if outcome == .result, let given, let branches = branches(of: statements, askedOf: given, in: file) {
      callback.branches = branches
      return (callback, end)
    }
    let isNamed = given.map { isSaid($0, in: statements, file) } ?? false
    if !isNamed { callback.name = nil }
    let edits = isAnonymous ? edits(naming: anonymous, callback.name ?? "", in: statements, file) : []
    guard take(statements, as: "{callback\(number)}", given, edits, into: &callback, in: file) else { return nil }
    return (callback, end)
  }

  /// `case .success(let value): …` and `case .failure(let error): …`, and nothing else.
  private func branches(
    of statements: [NodeID], askedOf name: GlobalName, in file: ProgramFile
  ) -> [AwaitedFuture.Callback]? {
    guard statements.count == 1, file.kind(statements[0]) == .switchExpression, file.childCount(statements[0]) == 3,
      case let subject = file.child(0, statements[0]), file.kind(subject) == .identifierExpression,
      file.name(subject) == name
    else { return nil }
    var callbacks: [AwaitedFuture.Callback] = []
    for branch in file.children(statements[0]).dropFirst() {
      let label = file.child(0, branch)
      guard file.kind(branch) == .switchCase, file.childCount(label) == 1, case let item = file.child(0, label),
        file.kind(item) == .caseItem, file.child(1, item) == 0,
        case let pattern = file.child(0, item), file.kind(pattern) == .expressionPattern
      else { return nil }
      var meant = file.child(0, pattern)
      if file.kind(meant) == .callExpression { meant = file.child(0, meant) }
      guard file.kind(meant) == .memberExpression, let outcome = resultCases[text(file.name(meant))] else { return nil }
      let names = file.bindings(in: pattern)
      let statements = Array(file.children(file.child(1, branch)))
      guard names.count < 2, !isSaid(name, in: statements, file) else { return nil }
      var callback = AwaitedFuture.Callback(outcome: outcome, endsWait: true)
      let given = names.first.map { file.name($0) }
      callback.name = given.flatMap { isSaid($0, in: statements, file) ? text($0) : nil }
      callback.written = names.first.map { written($0, "{case\(callbacks.count)}", in: file) }
      // `case .success: break`
      let isEmpty = statements.count == 1 && file.kind(statements[0]) == .breakStatement
      guard
        take(isEmpty ? [] : statements, as: "{branch\(callbacks.count)}", given, [], into: &callback, in: file)
      else { return nil }
      callbacks.append(callback)
    }
    return Set(callbacks.map(\.outcome)).count == 2 ? callbacks : nil
  }

  /// The name that a node declares.
  private func written(_ declared: NodeID, _ placeholder: String, in file: ProgramFile) -> Finding.Substitution {
    let start = file.offset(declared)
    return Finding.Substitution(
      placeholder: placeholder, file: Int(file.index),
      range: ByteRange(start: start, end: start + UInt32(text(file.name(declared)).utf8.count)), name: "…", limit: 90)
  }

  /// What the statements do behind the `await`; false: they leave their closure somewhere else than at its end.
  private func take(
    _ statements: [NodeID], as placeholder: String, _ given: GlobalName?, _ edits: [Finding.Substitution.Edit],
    into callback: inout AwaitedFuture.Callback, in file: ProgramFile
  ) -> Bool {
    guard let first = statements.first, let last = statements.last else { return true }
    var nodes = file.descendants(of: statements, atMost: MovedExpression.mostNodes)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .returnStatement, .deferStatement, .breakStatement, .functionDeclaration: return false
      case .closureExpression: nodes.skipChildren()
      default: break
      }
    }
    if nodes.isCutShort || file.hasModifiers(first) { return false }
    if statements.count == 1, file.kind(first) == .sequenceExpression, file.childCount(first) == 3,
      file.kind(file.child(1, first)) == .assignmentOperator, let given, isPath(file.child(0, first), in: file),
      file.kind(file.child(2, first)) == .identifierExpression, file.name(file.child(2, first)) == given
    {
      callback.target = Finding.Substitution(
        placeholder: placeholder, file: Int(file.index), range: file.range(ofExpression: file.child(0, first)),
        name: "…", limit: 90)
      return true
    }
    callback.body = Finding.Substitution(
      placeholder: placeholder, file: Int(file.index),
      range: ByteRange(start: file.range(ofExpression: first).start, end: file.end(last)), name: "…", limit: 90,
      edits: edits)
    return true
  }

  private func isSaid(_ name: GlobalName, in statements: [NodeID], _ file: ProgramFile) -> Bool {
    file.descendants(of: statements, atMost: MovedExpression.mostNodes).contains {
      file.kind($0) == .identifierExpression && file.name($0) == name
    }
  }

  private func edits(
    naming anonymous: GlobalName?, _ name: String, in statements: [NodeID], _ file: ProgramFile
  ) -> [Finding.Substitution.Edit] {
    var edits: [Finding.Substitution.Edit] = []
    var nodes = file.descendants(of: statements, atMost: MovedExpression.mostNodes)
    while let node = nodes.next() {
      // It means another one in a closure within.
      if file.kind(node) == .closureExpression { nodes.skipChildren() }
      if file.kind(node) == .identifierExpression, file.name(node) == anonymous {
        edits.append(Finding.Substitution.Edit(range: file.range(ofExpression: node), text: name))
      }
    }
    return edits.sorted { $0.range.start < $1.range.start }
  }
}

/// Functions of a future whose closures are called when it is ready, and with what.
private let futureOutcomes: [String: FutureOutcome] = [
  "whenSuccess": .value, "whenFailure": .error, "whenComplete": .result, "always": .result, "map": .value,
]
private let resultCases: [String: FutureOutcome] = ["success": .value, "failure": .error]
