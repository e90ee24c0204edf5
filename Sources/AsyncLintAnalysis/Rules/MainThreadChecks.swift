import AsyncLintSyntax

/// The main thread and all others.
struct Threads: OptionSet, Hashable {
  let rawValue: UInt8
  static let main = Threads(rawValue: 1)
  static let other = Threads(rawValue: 2)
  static let all: Threads = [.main, .other]
}

extension Analyzer {
  /// Functions that do no more than to ask another one are followed so far.
  private static let mostWrappers = 8
  /// So is a chain.
  private static let mostSteps = 32

  /// On which threads a place is reached: `if Thread.isMainThread { … } else { DispatchQueue.main.sync { … } }`.
  func threads(reaching site: Site, _ summaries: Summaries) -> Threads {
    if asksForNoThread { return .all }
    let (node, file) = (site.place.node, file(site.place))
    var threads = Threads.all
    lazy var waitsForMain = self.waitsForMain(site, summaries)
    _ = visitTruths(at: node, in: file) { truth in
      threads.formIntersection(self.threads(by: truth, in: file, waitsForMain: waitsForMain))
      return threads != .all
    }
    return threads
  }

  /// Whether what is called waits for the main queue, or what it reaches by its shortest chain.
  private func waitsForMain(_ site: Site, _ summaries: Summaries) -> Bool {
    var site = site
    for _ in 0..<Self.mostSteps {
      guard var unit = site.unit else {
        let file = file(site.place)
        return isMainQueue(receiver(ofCallee: site.place.node, in: file), in: file)
      }
      while case .implementation(let below)? = summaries[unit]?.reason { unit = below }
      guard case .site(let next)? = summaries[unit]?.reason else { return false }
      site = next
    }
    return false
  }

  /// The same of a call on a queue that turns out to be the main one: `if self === DispatchQueue.main && Thread.isMainThread`.
  func threads(reaching callee: NodeID, onMainQueueIn file: ProgramFile) -> Threads {
    guard let queue = owner(receiver(ofCallee: callee, in: file), in: file) else { return .all }
    var threads = Threads.all
    func learn(_ truth: Truth) -> Bool {
      switch truth {
      case .oneOf(let all, let value):
        let open = all.filter { isQueue(queue, mainBy: $0, in: file) != !value }
        if open.count == 1 { return visitSequence(open[0], value, in: file, learn) }
        if open.isEmpty { threads = [] }
      case .equality(let left, let right, _, false) where isQueue(queue, left, orMain: right, in: file): threads = []
      default: threads.formIntersection(self.threads(by: truth, in: file, waitsForMain: true))
      }
      return false
    }
    _ = visitTruths(at: callee, in: file, learn)
    return threads
  }

  /// Nothing in the program asks on which thread it runs.
  private var asksForNoThread: Bool {
    ruleWords.threadChecks.allSatisfy { nameIndex.isUnused($0) }
  }

  /// Whether a condition is true, or false, of the main queue; nil if it asks for something else.
  private func isQueue(_ queue: ObjectPath, mainBy condition: OperatorSequence, in file: ProgramFile) -> Bool? {
    var elements = Array(condition)
    while elements.count == 1, case let node = file.unparenthesized(elements[0]),
      file.kind(node) == .sequenceExpression
    {
      elements = Array(file.children(node))
    }
    guard elements.count == 3, let isEqual = ruleWords.equalities[file.name(elements[1])],
      isQueue(queue, elements[0], orMain: elements[2], in: file)
    else { return nil }
    return isEqual
  }

  /// `self === DispatchQueue.main`
  private func isQueue(
    _ queue: ObjectPath, _ left: NodeID, orMain right: NodeID, in file: ProgramFile
  ) -> Bool {
    objectPath(of: left, in: file) == queue && isMainQueue(right, in: file)
      || objectPath(of: right, in: file) == queue && isMainQueue(left, in: file)
  }

  /// `waitsForMain`: whether what is reached waits for the main queue, which then is the one that a mark is asked for.
  private func threads(
    by truth: Truth, in file: ProgramFile, waitsForMain: @autoclosure () -> Bool, depth: Int = 0
  ) -> Threads {
    switch truth {
    case .value(let value, let isTrue):
      if file.kind(value) != .callExpression, file.name(value) == ruleWords.isMainThread {
        if !isTrue { return .other }
        if isOfThread(value, in: file) { return .main }
      }
      // `getSpecific(key: isMainKey) != true`
      if !isTrue, isMarkOfMainQueue(value, in: file) { return waitsForMain() ? .other : .all }
      // `isOnMain` of the program, which only asks that.
      guard depth < Self.mostWrappers, let (asked, home) = onlyValue(of: value, in: file) else { return .all }
      var threads = Threads.all
      _ = visitSequence([asked], isTrue, in: home) { truth in
        threads.formIntersection(self.threads(by: truth, in: home, waitsForMain: waitsForMain(), depth: depth + 1))
        return threads != .all
      }
      return threads
    case .presence(let value, let hasValue):
      return !hasValue && isMarkOfMainQueue(value, in: file) && waitsForMain() ? .other : .all
    case .equality(let left, let right, _, let isEqual):
      if asksForCurrent(left, equalTo: right, in: file) || asksForCurrent(right, equalTo: left, in: file) {
        return isEqual ? .main : .other
      }
      if let answer = answerOfMainThread(left, equalTo: right, in: file) {
        return answer == isEqual ? .main : .other
      }
      if let label = queueLabel(left, in: file), let other = queueLabel(right, in: file), label != other {
        return isEqual ? .main : .other
      }
      let isMark = isMarkOfMainQueue(left, in: file) || isMarkOfMainQueue(right, in: file)
      return !isEqual && isMark && waitsForMain() ? .other : .all
    case .valueIfAny, .presenceOfLocal, .match, .oneOf: return .all
    }
  }

  /// `pthread_main_np() != 0`: whether being equal means to be on the main thread.
  private func answerOfMainThread(_ call: NodeID, equalTo number: NodeID, in file: ProgramFile) -> Bool? {
    guard file.kind(call) == .callExpression, file.kind(number) == .integerLiteral,
      case let callee = calleeName(of: call, in: file), file.name(callee) == ruleWords.isOnMainThread
    else { return nil }
    if case .declaration? = resolve(callee, in: file).candidates.first?.target { return nil }
    return !file.flags(number).contains(.isZero)
  }

  /// `OperationQueue.current == .main`, `Thread.current == Thread.main`, `RunLoop.current === RunLoop.main`,
  /// `OperationQueue.current?.underlyingQueue === DispatchQueue.main`
  private func asksForCurrent(_ asked: NodeID, equalTo other: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(asked) == .memberExpression else { return false }
    let isOfQueue = file.name(asked) == ruleWords.underlyingQueue
    var current = isOfQueue ? file.child(0, asked) : asked
    if file.kind(current) == .optionalChainExpression { current = file.child(0, current) }
    guard file.kind(current) == .memberExpression, file.name(current) == ruleWords.current,
      case let type = file.child(0, current), file.kind(type) == .identifierExpression
    else { return false }
    if isOfQueue {
      guard isMainQueue(other, in: file) else { return false }
    } else {
      guard file.kind(other) == .memberExpression, file.name(other) == ruleWords.main,
        file.child(0, other) == 0 || file.name(file.child(0, other)) == file.name(type)
      else { return false }
    }
    if case .declaration? = resolve(type, in: file).candidates.first?.target { return false }
    return ["Thread", "OperationQueue", "RunLoop"].contains(text(file.name(type)))
  }

  /// What a computed property or a function without parameters of the program gives, which nobody overrides.
  func onlyValue(of value: NodeID, in file: ProgramFile) -> (node: NodeID, file: ProgramFile)? {
    let isCall = file.kind(value) == .callExpression
    if isCall, file.childCount(value) != 1 { return nil }
    let name = isCall ? calleeName(of: value, in: file) : value
    guard case .declaration(let id)? = resolve(name, in: file).candidates.first?.target,
      program[id].kind == (isCall ? .function : .variable)
    else { return nil }
    guard isCall else { return valueOfGetter(name, in: file) }
    let unit = bodyUnit(id)
    let home = self.file(of: id)
    guard implementationsWithDoubles(of: unit) == [unit] else { return nil }
    let body = home.child(5, unit.place.node)
    guard home.childCount(body) == 1, case let values = returnedValues(of: body, in: home), values.count == 1 else {
      return nil
    }
    return (values[0], home)
  }

  /// `Thread.isMainThread`, `Thread.current.isMainThread`, and no value of the program that is called so.
  func isOfThread(_ value: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(value) == .memberExpression, case let base = file.child(0, value) else { return false }
    return ["Thread", "current"].contains(text(file.name(base)))
  }

  /// Whether the thread of the code around a place is one on which the place is reached.
  func isReachedByItsThread(_ site: Site, _ summaries: Summaries = Summaries()) -> Bool {
    if asksForNoThread { return true }
    let reaching = threads(reaching: site, summaries)
    return reaching == .all
      ? !isOnlyReachedElsewhere(site)
      : !threads(around: site.place.node, in: file(site.place)).isDisjoint(with: reaching)
  }

  /// A wait for the main thread in a private function that is of the main actor, but called only where a check has found another thread.
  private func isOnlyReachedElsewhere(_ site: Site) -> Bool {
    let (node, file) = (site.place.node, file(site.place))
    guard site.unit == nil, isMainQueue(receiver(ofCallee: node, in: file), in: file), isOnMainActor(node, in: file),
      let calls = callsOfPrivateFunction(functionAround(node, in: file), in: file)
    else { return false }
    return calls.allSatisfy {
      threads(reaching: $0, Summaries()).isDisjoint(with: threads(around: $0.place.node, in: file))
    }
  }

  /// The threads that the code around a node may run on, as far as its declarations tell.
  func threads(around node: NodeID, in file: ProgramFile) -> Threads {
    if isOnMainActor(node, in: file) { return .main }
    guard case .context(let context) = owner(of: node, in: file) else { return .all }
    switch (context.kind, context.creation) {
    case (.main, _): return .all
    case (.eventLoop, _), (.async, .detachedTask), (.async, .childTask): return .other
    case (.async, _):
      // A function of no actor may run on that of its caller.
      let function =
        file.kind(context.node) == .closureExpression ? functionAround(context.node, in: file) : context.node
      return isolationOfBody(function, in: file) == .actor ? .other : .all
    }
  }
}
