import AsyncLintSyntax

/// The code that ends the wait for a semaphore, where it stands above the wait.
struct SignalledWait {
  /// The statements from the one that signals to the wait.
  var range: ByteRange
  /// The calls of `signal()`.
  var signals: [ByteRange]
}

extension AdviceWriter {
  /// The line's code with the statements that signal in place of `start { … }`, and without the words about that.
  func withSignal(_ code: String) -> String {
    guard code.holds(Self.start), signalled != nil, let open = code.firstRange(of: Self.start),
      let close = code[open.upperBound...].firstIndex(of: "}")
    else { return code }
    var code = code
    code.replaceSubrange(open.lowerBound...close, with: "{start}")
    return code.replacing(Self.words, with: "").replacing(Self.moreWords, with: "")
  }

  /// `{start}` of the code that the advice is made from.
  var substitutionsOfSignal: [Finding.Substitution] {
    guard let signalled else { return [] }
    let isStream = line.general.holds("end.yield(")
    let edits = signalled.signals.map {
      Finding.Substitution.Edit(range: $0, text: isStream ? "end.yield(.success)" : "continuation.resume()")
    }
    return [
      Finding.Substitution(
        placeholder: "{start}", file: Int(subject.api.file), range: signalled.range,
        name: isStream ? "start { end.yield(.success) }" : "start { continuation.resume() }", limit: 90, edits: edits)
    ]
  }

  private static let start = "start { "
  private static let words = "; \"start\" stands for what leads there"
  private static let moreWords = ", \"start\" for what leads to the signal"
}

extension Analyzer {
  /// `load { semaphore.signal() }` above `semaphore.wait()` in the same block. nil: the signal stands elsewhere, or where a closure cannot
  /// take it along. `isMoved`: the statements go into a closure, and what they declare stays there.
  func signalledWait(_ wait: NodeID, isMoved: Bool, in file: ProgramFile) -> SignalledWait? {
    guard file.kind(wait) == .memberExpression, let semaphore = objectPath(of: file.child(0, wait), in: file) else {
      return nil
    }
    let statement = statement(around: wait, in: file)
    let above = file.children(file.parent(statement)).prefix { $0 != statement }
    guard
      let start = above.lastIndex(where: { !signals(to: semaphore, in: $0, file).isEmpty }),
      case let signals = signals(to: semaphore, in: above[start], file), !signals.contains(nil),
      above[..<start].allSatisfy({ self.signals(to: semaphore, in: $0, file).isEmpty }),
      case let statements = above[start...],
      statements.allSatisfy({ canMove($0, isMoved: isMoved, behind: statement, in: file) }),
      !statements.dropFirst().contains(where: { names(file.child(0, wait), in: $0, file) }),
      let first = statements.first, let last = statements.last
    else { return nil }
    let range = ByteRange(start: file.range(ofExpression: first).start, end: file.end(last))
    return SignalledWait(range: range, signals: signals.compactMap(\.self).sorted { $0.start < $1.start })
  }

  /// The calls of `signal()` in a statement; nil for one that does not stand in a closure that somebody calls back, or in a task's.
  private func signals(to semaphore: ObjectPath, in statement: NodeID, _ file: ProgramFile) -> [ByteRange?] {
    var found: [ByteRange?] = []
    var budget = 1_000
    var pending: [(node: NodeID, isCalledBack: Bool)] = [(statement, false)]
    while let (node, isCalledBack) = pending.popLast(), budget > 0 {
      budget -= 1
      var isCalledBack = isCalledBack
      if file.kind(node) == .closureExpression {
        if case .async = fate(of: node, in: file) { isCalledBack = false } else { isCalledBack = true }
      }
      if file.kind(node) == .callExpression, case let callee = calleeName(of: node, in: file),
        file.kind(callee) == .memberExpression, file.name(callee) == lockWords.signal,
        objectPath(of: file.child(0, callee), in: file) == semaphore
      {
        found.append(isCalledBack ? file.range(ofExpression: node) : nil)
      }
      pending += file.children(node).map { ($0, isCalledBack) }
    }
    return found
  }

  /// Somebody else uses the semaphore, too.
  private func names(_ semaphore: NodeID, in statement: NodeID, _ file: ProgramFile) -> Bool {
    let name = file.name(semaphore)
    var pending = [statement]
    while let node = pending.popLast() {
      if [.identifierExpression, .memberExpression].contains(file.kind(node)), file.name(node) == name { return true }
      pending += file.children(node)
    }
    return false
  }

  /// Nothing in it throws, is awaited or ends the function, and nothing that it declares is used behind the wait.
  private func canMove(_ statement: NodeID, isMoved: Bool, behind wait: NodeID, in file: ProgramFile) -> Bool {
    guard isMoved else { return true }
    var declared: Set<GlobalName> = []
    var pending = [statement]
    while let node = pending.popLast() {
      switch file.kind(node) {
      case .closureExpression: continue
      case .tryExpression, .awaitExpression, .returnStatement, .guardStatement, .deferStatement, .functionDeclaration:
        return false
      case .bindingPattern: declared.insert(file.name(node))
      default: break
      }
      pending += file.children(node)
    }
    if declared.isEmpty { return true }
    pending = Array(file.children(file.parent(wait)).drop { $0 != wait })
    while let node = pending.popLast() {
      if file.kind(node) == .identifierExpression, declared.contains(file.name(node)) { return false }
      pending += file.children(node)
    }
    return true
  }
}
