import AsyncLintCatalogue
import AsyncLintSyntax

extension Analyzer {
  /// Turns a plain finding into that of a rule that says more of it, and adds what is to be remarked on its context.
  /// `isOnce`: it blocks only once. `isMessage`: it writes one for whoever started the program. `hasOverload`: the advice is to await what is
  /// there already.
  func sharpen(
    _ finding: inout Finding, by rule: SemanticRule?, in context: CodeContext, holding thread: HeldThread, isOnce: Bool,
    isMessage: Bool, hasOverload: Bool, seen: SeenByRule
  ) {
    let file = files[finding.file]
    switch rule {
    case .spinWait where finding.chain.count > 1: break
    case .some(let rule):
      guard let page = enabledPage(of: rule) else { break }
      finding.rule = page.name
      finding.lane = page.lane
      finding.category = page.category
      finding.severity = isOnce ? .info : page.severity
      finding.message = message(rule, finding, thread)
      if !hasOverload, let written = semanticAdvice(rule, on: finding, seen) {
        let advice = madeAsync(written, finding, seen.task?.work, in: context, file)
        finding.advice = advice
        if advice.holds("{work}"), let work = seen.task?.work { finding.substitutions.append(work) }
        if advice.holds("{loop}"), let loop = seen.loop { finding.substitutions.append(loop) }
        if let limit = seen.limit { finding.substitutions.append(limit) }
        if case .turn(_, let count?)? = seen.state { finding.substitutions.append(count) }
      }
    case nil: break
    }
    // What is only information stays so behind helpers: they are not followed for it unless somebody asks.
    let mayRise = finding.severity != .info || finding.chain.count == 1
    // Many short critical sections one after the other are short all the same.
    if rule == nil, finding.rule != SemanticRule.lockInAsync.rawValue, !isOnce, !isMessage, mayRise, thread != .main,
      let task = repeatedChildTask(context, in: file), let page = enabledPage(of: .poolExhaustion)
    {
      finding.rule = page.name
      finding.category = page.category
      finding.severity = finding.severity == .info ? .warning : .error
      finding.message += exhaustion(by: task)
      if finding.chain.count > 1, finding.advice.holds("on a serial queue of its own") {
        finding.advice += Self.ownQueues
      } else if finding.advice.holds("worker.run") {
        finding.advice +=
          "\none worker does one after the other: where that takes too long, make a few, and take them in turn"
      } else if finding.chain.count > 1, finding.advice.holds("Queue.async {") {
        finding.advice += "\non one queue the tasks go one after the other: move no more there than what blocks"
      } else if finding.advice.holds("let ioQueue = DispatchQueue(") {
        finding.advice +=
          "\non one queue the tasks go one after the other: where that takes too long, make a few, and take them in turn"
      }
    }
    remark(on: context, holding: thread, &finding, in: file)
  }

  /// Advice to await in a synchronous function of an actor says what that has to become. `work`: what takes the place of `{work}`.
  private func madeAsync(
    _ advice: String, _ finding: Finding, _ work: Finding.Substitution?, in context: CodeContext, _ file: ProgramFile
  ) -> String {
    guard context.kind == .async, finding.chain.count == 1, !advice.holds(", made async"),
      file.kind(context.node) == .functionDeclaration, !file.flags(context.node).contains(.isAsync)
    else { return advice }
    var awaits = advice.holds("await ")
    if !awaits, advice.holds("{work}"), let work, let range = work.range {
      awaits = String(decoding: files[work.file].bytes(in: range), as: UTF8.self).holds("await ")
    }
    guard awaits else { return advice }
    let isCode = ["await ", "try ", "for "].contains(where: advice.hasPrefix)
    return "in \"\(displayName(ofBody: context.node, in: file))\", made async\(isCode ? ":\n" : ", ")\(advice)"
  }

  /// What is made by `async let` is awaited where its turn of the loop ends, so that only the children of one turn run at once.
  private func exhaustion(by task: ClosureFate.Creation) -> String {
    task == .asyncLet
      ? ", again in each turn of the loop, with a thread of its own for each \"async let\" of the turn"
      : ", once for each turn of the loop: after as many turns as there are cores no task runs"
  }

  private static let ownQueues =
    "\nmade once, it lets the tasks wait one after the other: made in each task, they go on at once, with a thread for each"

  private func message(_ rule: SemanticRule, _ finding: Finding, _ held: HeldThread) -> String {
    let thread = held.words
    let reaches = finding.chain.count > 1 ? "\"\(finding.chain[0].name)\" reaches \"\(finding.symbol)\", which" : nil
    switch rule {
    case .mainSync:
      let subject = reaches ?? "\"DispatchQueue.main.sync\""
      if held == .main { return "\(subject) waits on the main thread for the main thread, which deadlocks" }
      return "\(subject) holds \(thread) until the main thread has time, and deadlocks on it"
    case .syncOverAsync:
      let subject = finding.chain.count > 1 ? "\"\(finding.chain[0].name)\" starts a task and waits" : "this waits"
      return "\(subject) with \"\(finding.symbol)\" for a task that needs a thread itself: it holds \(thread)"
        + " and can deadlock"
    case .spinWait: return "the loop asks again and again and holds \(thread) with \"\(finding.symbol)\" in between"
    case .lockInAsync: return "\"\(finding.symbol)\" holds \(thread) while others are in the critical section"
    default: return finding.message
    }
  }

  /// Remarks of `async-without-suspension` and `detached-is-not-offload`.
  private func remark(
    on context: CodeContext, holding thread: HeldThread, _ finding: inout Finding, in file: ProgramFile
  ) {
    guard context.kind == .async else { return }
    if enabledPage(of: .asyncWithoutSuspension) != nil, neverSuspends(context.node, in: file),
      let meaning = meaning(ofNeverSuspending: context.node, in: file)
    {
      let name = displayName(ofBody: context.node, in: file)
      finding.notes.append(
        Finding.FindingNote(
          message: "\"\(name)\" never suspends: \(meaning)", file: finding.file, range: file.nameRange(context.node)))
    }
    // What one handle gives is read on one queue.
    if context.creation == .childTask || context.creation == .asyncLet, finding.chain.count > 1,
      finding.advice.holds("on a serial queue of its own"), !finding.advice.holds("one after the other")
    {
      finding.advice += Self.ownQueues
    }
    if let creation = context.creation?.words, enabledPage(of: .detachedIsNotOffload) != nil {
      finding.advice +=
        thread == .main
        ? "\n\(creation) is no way off the main thread: the main actor runs it too"
        : "\n\(creation) is no way off the pool: it runs on the same few threads"
    }
  }

  /// What keeps its actor runs there without `async` too. nil: the function is async for those who call it, who would not know.
  private func meaning(ofNeverSuspending node: NodeID, in file: ProgramFile) -> String? {
    switch isolationOfBody(node, in: file) {
    case .mainActor: "nothing else runs on the main thread until it returns"
    case .actor, .globalActor: "nothing else runs on its actor until it returns"
    default:
      isAsyncForOthers(node, in: file) ? nil : "without \"async\" its callers could move it to a thread that may block"
    }
  }

  /// A function that overrides another, implements what a protocol asks for, or is a test: who calls it does so by what is declared there.
  private func isAsyncForOthers(_ node: NodeID, in file: ProgramFile) -> Bool {
    let unit = Unit(kind: .body, place: Place(file: file.index, node: node))
    guard let id = member(of: unit)?.declaration else { return false }
    let declaration = program[id]
    let attributes = file.children(file.child(0, declaration.node)).filter { $0 != 0 }.map { text(file.name($0)) }
    if declaration.flags.contains(.isOverride) || attributes.contains("Test") { return true }
    guard declaration.owner >= 0 else { return false }
    return unitsAbove(unit).contains { self.file($0.place).flags($0.place.node).contains(.isAsync) }
      || mayMeetOutsideRequirement(declaration)
  }

  /// A type conforms to a protocol of a library, or inherits from a class of one, that nothing is known of: this may be what it asks for.
  private func mayMeetOutsideRequirement(_ declaration: Declaration) -> Bool {
    if declaration.flags.contains(.isPrivate) || declaration.flags.contains(.isFileprivate) { return false }
    return hierarchy(of: declaration.owner).contains { nominal in
      let inherited = inheritedNames(of: nominal)
      return inherited.contains { name in
        !synchronousProtocols.contains(text(name))
          && !program.declarations(named: name).contains { program[$0].kind.isOfTypes }
      }
    }
  }

  /// Async code of the main actor runs on the main thread, not on the pool.
  func heldThread(at node: NodeID, in context: CodeContext, _ file: ProgramFile) -> HeldThread {
    switch context.kind {
    case .async: isOnMainActor(node, in: file) ? .main : runsWithCallers(context.node, in: file) ? .callers : .pool
    case .eventLoop: .eventLoop
    case .main: .main
    }
  }

  /// An async function or accessor without `await`, `for await` or `async let` of its own.
  private func neverSuspends(_ node: NodeID, in file: ProgramFile) -> Bool {
    let body: NodeID
    switch file.kind(node) {
    case .functionDeclaration, .initializerDeclaration: body = file.child(5, node)
    case .accessor: body = file.child(2, node)
    default: return false
    }
    return body != 0 && file.flags(node).contains(.isAsync)
      && file.bodyFlags(body).isDisjoint(with: [.hasAwait, .hasAsyncLet])
  }
}

/// The thread that a blocking call holds.
enum HeldThread {
  /// `callers`: of whoever calls the function, the main thread maybe.
  case pool, callers, eventLoop, main

  var words: String {
    switch self {
    case .pool: "a thread of Swift's pool"
    case .callers: "the thread of its caller"
    case .eventLoop: "the event loop"
    case .main: "the main thread"
    }
  }
}

/// Protocols and classes outside of the program that ask for nothing async.
private let synchronousProtocols: Set<String> = [
  "Sendable", "Equatable", "Hashable", "Comparable", "Identifiable", "Codable", "Encodable", "Decodable", "Error",
  "LocalizedError", "CustomStringConvertible", "CustomDebugStringConvertible", "RawRepresentable", "CaseIterable",
  "AnyObject", "NSObject", "NSObjectProtocol", "ObservableObject", "Observable", "View", "App", "Scene", "OptionSet",
  "String", "Int", "UInt8", "UInt16", "UInt32", "UInt64", "Actor", "Sequence", "Collection", "IteratorProtocol",
]

extension ClosureFate.Creation {
  /// What made the task, in words; nil when it is nothing that looks like an offload.
  fileprivate var words: String? {
    switch self {
    case .task: "a \"Task\""
    case .detachedTask: "\"Task.detached\""
    case .childTask: "\"addTask\""
    case .asyncLet: "\"async let\""
    case .mainActor, .inheritingActor, .other: nil
    }
  }
}
