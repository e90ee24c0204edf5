import AsyncLintSyntax

/// What code asks of the task or thread that it runs on: on another thread the answer is another one.
struct ContextUse: Equatable {
  enum Kind {
    case isCancelled, cancellation, priority, taskLocal, currentTask
    /// It stops the program where the code is not isolated as it says.
    case isolation
    case queue, mainThread
    /// What Swift's Testing finds the test by: elsewhere an issue is no test's, which then passes.
    case test
  }

  var kind: Kind
  /// As the code has it: `Task.isCancelled`.
  var name: String

  /// An actor's own function runs for the same task.
  var isOfTask: Bool {
    switch kind {
    case .isCancelled, .cancellation, .priority, .taskLocal, .currentTask, .test: true
    case .isolation, .queue, .mainThread: false
    }
  }

  /// What becomes of it on a queue's thread.
  var consequence: String {
    switch kind {
    case .isCancelled: "is always false there: ask before, or hand the answer in"
    case .cancellation: "never throws there: check before"
    case .priority: "is not the task's there: ask before, and hand it in"
    case .taskLocal: "has only its default value there: read it before, and hand it in"
    case .currentTask: "finds no task there: ask before, and hand the answer in"
    case .isolation: "stops the program there: the thread is none of what it asks for"
    case .queue: "stops the program there: it is another queue's thread"
    case .mainThread: "is false there"
    case .test: "does not find its test there, which passes then: do it before, or behind"
    }
  }
}

/// The names by which code asks.
struct ContextWords {
  fileprivate var kinds: [GlobalName: ContextUse.Kind] = [:]
  /// The program uses none of them.
  var isEmpty: Bool { kinds.isEmpty }
}

extension Analyzer {
  /// More stands in the block behind the statement that a call is all of, and a task can do it: it gives the function no value.
  func isFollowed(_ expression: NodeID, in file: ProgramFile) -> Bool {
    var statement = expression
    while [.tryExpression, .awaitExpression, .sequenceExpression].contains(file.kind(file.parent(statement))) {
      statement = file.parent(statement)
    }
    guard isStatementAlone(statement, in: file) else { return false }
    let rest = file.children(file.parent(statement)).drop { $0 != statement }.dropFirst()
    return !rest.isEmpty && !rest.contains { returnsValue($0, in: file) }
  }

  private func returnsValue(_ statement: NodeID, in file: ProgramFile) -> Bool {
    var nodes = file.descendants(of: statement, atMost: MovedExpression.mostNodes)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .returnStatement where file.child(0, node) != 0: return true
      case .closureExpression, .functionDeclaration: nodes.skipChildren()
      default: break
      }
    }
    return nodes.isCutShort
  }

  /// Of the words those that the program uses, and its task-local variables.
  func findContextWords() -> ContextWords {
    var words = ContextWords()
    for (word, kind) in contextWordList {
      // The index knows no macros.
      if let name = interner.name(word), kind == .test || !nameIndex.isUnused(name) { words.kinds[name] = kind }
    }
    guard let attribute = interner.name("TaskLocal") else { return words }
    for occurrence in nameIndex.occurrences(of: attribute) {
      let (number, part) = nameIndex.location(of: occurrence.part)
      let file = files[number]
      file.visitUses(of: [attribute], inPart: part, callName: nil) { _, node in
        let variable = file.parent(file.parent(node))
        for binding in file.children(variable).dropFirst() {
          for name in file.bindings(in: file.child(0, binding)) { words.kinds[file.name(name)] = .taskLocal }
        }
      }
    }
    return words
  }

  /// What some code asks of its task or thread, each once; what it gives to a task asks that one.
  /// `before`: these parts stay where they are.
  func contextUses(
    in roots: [NodeID], besides before: [ByteRange] = [], budget: Int, of file: ProgramFile
  ) -> [ContextUse] {
    if contextWords.isEmpty { return [] }
    let start = roots.first.map { file.range(ofExpression: $0).start } ?? 0
    var found: [ContextUse] = []
    var nodes = file.descendants(of: roots, atMost: budget)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration: nodes.skipChildren()
      case _ where !before.isEmpty && before.contains(file.range(ofExpression: node)): nodes.skipChildren()
      case .identifierExpression, .memberExpression, .macroExpansionExpression:
        if let kind = contextWords.kinds[file.name(node)], let use = contextUse(kind, at: node, in: file),
          !found.contains(use), !isOfOtherTask(node, within: start, in: file)
        {
          found.append(use)
        }
      default: break
      }
    }
    return found
  }

  private func contextUse(_ kind: ContextUse.Kind, at node: NodeID, in file: ProgramFile) -> ContextUse? {
    let base = file.kind(node) == .memberExpression ? file.child(0, node) : 0
    let name = text(file.name(node))
    if kind == .test || file.kind(node) == .macroExpansionExpression {
      return kind == .test && isOfTest(node, in: file)
        ? ContextUse(kind: kind, name: base == 0 ? "#\(name)" : "\(text(file.name(base))).\(name)") : nil
    }
    let baseName = base == 0 ? "" : text(file.name(base))
    let candidate = resolve(node, in: file).candidates.first
    if kind == .taskLocal {
      guard case .declaration(let id) = candidate?.target, isTaskLocal(id) else { return nil }
      return ContextUse(kind: kind, name: baseName.isEmpty ? name : "\(baseName).\(name)")
    }
    if case .declaration = candidate?.target { return nil }
    switch kind {
    case .isCancelled, .cancellation, .priority:
      return baseName == "Task" ? ContextUse(kind: kind, name: "Task.\(name)\(kind == .cancellation ? "()" : "")") : nil
    case .mainThread: return baseName == "Thread" ? ContextUse(kind: kind, name: "Thread.\(name)") : nil
    case .queue:
      return asksForQueue(call(ofCallee: node, in: file), in: file) ? ContextUse(kind: kind, name: name) : nil
    case .currentTask: return ContextUse(kind: kind, name: name)
    case .isolation, .taskLocal, .test: return base == 0 ? nil : ContextUse(kind: kind, name: name)
    }
  }

  /// `dispatchPrecondition(condition: .onQueue(queue))`
  private func asksForQueue(_ call: NodeID, in file: ProgramFile) -> Bool {
    guard call != 0, let condition = CallShape(call, in: file).arguments.first?.expression,
      file.kind(condition) == .callExpression
    else { return false }
    return text(file.name(calleeName(of: condition, in: file))).hasPrefix("onQueue")
  }

  /// Whether code runs where a cancellation has been caught: `catch is CancellationError { … }`.
  func runsWhenCancelled(_ place: Place) -> Bool {
    let file = file(place)
    guard let name = interner.name("CancellationError") else { return false }
    let clause = file.ancestor(of: place.node) { kind in
      [.catchClause, .closureExpression, .functionDeclaration, .initializerDeclaration, .accessor].contains(kind)
    }
    guard clause != 0, file.kind(clause) == .catchClause else { return false }
    for node in file.descendants(of: file.children(clause).dropLast()) {
      if file.name(node) == name { return true }
    }
    return false
  }

  /// A closure between says so, which stands in the code that begins at `start`: the code's own task is that of all of it.
  private func isOfOtherTask(_ node: NodeID, within start: UInt32, in file: ProgramFile) -> Bool {
    let closure = file.ancestor(of: node) { kind in
      [.closureExpression, .functionDeclaration, .initializerDeclaration, .accessor].contains(kind)
    }
    if closure == 0 || file.kind(closure) != .closureExpression || file.offset(closure) <= start { return false }
    switch fate(of: closure, in: file) {
    case .inline: return isOfOtherTask(closure, within: start, in: file)
    default: return true
    }
  }

  private func isTaskLocal(_ id: DeclarationID) -> Bool {
    guard program[id].kind == .variable, program[id].owner < 0 || program[id].flags.contains(.isStatic) else {
      return false
    }
    let home = file(of: id)
    let attributes = home.child(0, home.parent(program[id].statement))
    return home.children(attributes).contains { text(home.name($0)) == "TaskLocal" }
  }

  /// Whether an expression asks for what a queue's thread does not have: by itself, or `#expect`, which finds its test by its task.
  func asksForTask(_ root: NodeID, in file: ProgramFile) -> Bool {
    if !contextUses(in: [root], budget: MovedExpression.mostNodes, of: file).isEmpty { return true }
    for node in file.descendants(of: root, atMost: MovedExpression.mostNodes) {
      if file.kind(node) == .macroExpansionExpression, isOfTest(node, in: file) { return true }
    }
    return false
  }
}

extension Analyzer {
  /// `#expect`, `#require`, `Issue.record`
  private func isOfTest(_ node: NodeID, in file: ProgramFile) -> Bool {
    let name = text(file.name(node))
    switch file.kind(node) {
    case .macroExpansionExpression: return name == "expect" || name == "require"
    case .memberExpression: return name == "record" && text(file.name(file.child(0, node))) == "Issue"
    default: return false
    }
  }

  /// `#require(url)`, in no closure that runs for each element, and without what blocks.
  func isNeededByTest(_ node: NodeID, within whole: ByteRange, except reported: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(node) == .macroExpansionExpression, text(file.name(node)) == "require" else { return false }
    let closure = file.ancestor(of: node) { $0 == .closureExpression }
    let range = file.range(ofExpression: node)
    return (closure == 0 || file.offset(closure) < whole.start)
      && !(range.start <= file.offset(reported) && file.offset(reported) < range.end)
  }

  /// It is required before.
  func note(neededByTest node: NodeID, in captures: inout Captures, in file: ProgramFile) {
    let taken = captures.elements.map(\.name) + captures.awaited.map(\.name)
    let name = freeName(["required", "needed", "present"], except: taken, at: node, in: file)
    let isAwaited = file.flags(file.first(ofExpression: node)).contains(.isAwaited) || holdsAwait(node, in: file)
    let range = file.range(ofExpression: node)
    captures.awaited.append(
      Captures.Awaited(
        name: name, keywords: isAwaited ? "try await " : "try ", value: range, isMade: !isAwaited, isOfTest: true))
    let isTried =
      file.kind(file.parent(node)) == .tryExpression && file.kind(file.parent(file.parent(node))) == .argument
    captures.edits.append(
      Finding.Substitution.Edit(
        range: isTried ? file.range(ofExpression: file.parent(node)) : range, text: name))
  }
}

extension AdviceWriter {
  /// What code that goes to another thread asks of the one that it is on: the call that is moved, and the functions between it and what
  /// blocks. `code`: of the recipe that moves it.
  func remarkOnContext(of moved: MovedExpression, in code: String) -> String {
    if analyzer.contextWords.isEmpty { return "" }
    var uses = analyzer.contextUses(
      in: moved.parts(in: self.moved.file), besides: around.captures.awaited.map(\.value),
      budget: MovedExpression.mostNodes, of: self.moved.file
    ).map { (use: $0, place: "") }
    for call in subject.calls.prefix(ChainJudge.mostCalls).dropFirst(movedStep + 1) {
      guard let (function, found) = judge.contextUses(around: call.place) else { continue }
      uses += found.filter { use in !uses.contains { $0.use == use } }.map { ($0, " in \"\(function)\"") }
    }
    // An actor with a thread of its own runs it for the same task.
    if code.holds("worker.run") { uses.removeAll { $0.use.isOfTask } }
    return uses.prefix(2).map { "\n\"\($0.use.name)\"\($0.place) \($0.use.consequence)" }.joined()
  }
}

private let contextWordList: [(String, ContextUse.Kind)] = [
  ("isCancelled", .isCancelled), ("checkCancellation", .cancellation), ("currentPriority", .priority),
  ("basePriority", .priority), ("assumeIsolated", .isolation), ("preconditionIsolated", .isolation),
  ("withUnsafeCurrentTask", .currentTask),
  ("assertIsolated", .isolation), ("preconditionInEventLoop", .isolation), ("assertInEventLoop", .isolation),
  ("dispatchPrecondition", .queue), ("isMainThread", .mainThread), ("require", .test), ("expect", .test),
  ("record", .test),
]
