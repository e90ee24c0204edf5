import AsyncLintSyntax

/// Names that the rules of this folder ask for, and mostly nobody else, interned once.
struct RuleWords {
  let main, yield, isCancelled, isFinished, isRunning, inEventLoop, isMainThread, forEach: GlobalName
  let waitUntilFinished, waitUntilExit: GlobalName
  /// What is told of the end of an operation, and of a process.
  let completionBlock, terminationHandler: GlobalName
  let resume, throwing: GlobalName
  /// By the name of a wait: what tells of its end.
  let tellersOfEnds: [GlobalName: GlobalName]
  private let notify: GlobalName
  private let startersOfGroups, startersOfQueues: Set<GlobalName>
  /// What gives those elements of a list that a predicate is true of.
  let pickers: Set<GlobalName>
  let allSatisfy, contains: GlobalName
  /// The class of tests, and the attribute of those that belong to none.
  let testCase, test: GlobalName
  /// What waits until somebody resumes what it hands out.
  let continuationTakers: Set<GlobalName>
  /// Operators whose right operand may not be wanted.
  let shortCircuits: Set<GlobalName>
  let operatorRanks: [GlobalName: OperatorRank]
  /// Methods of processes after which they run.
  let starters: Set<GlobalName>
  /// What ends the wait for a semaphore or group.
  let endings: Set<GlobalName>
  /// What reads all that a pipe has.
  let readersToEnd: Set<GlobalName>
  /// Properties of processes for what takes what they write.
  let outputs: Set<GlobalName>
  /// Operators that compare, and whether they are true of what is equal.
  let equalities: [GlobalName: Bool]
  let trueName: GlobalName
  let equal, notEqual, not, and, or, complement, union, current: GlobalName
  /// What asks for the thread or the queue that code runs on, `pthread_main_np` among it.
  let isOnMainThread, getSpecific, underlyingQueue, getLabel: GlobalName
  /// What gives a queue a mark, which `getSpecific` finds.
  let setSpecific: GlobalName
  let threadChecks: [GlobalName]
  /// What a wait with a time limit ends with.
  let success, timedOut, timedOutError: GlobalName

  init(_ interner: Interner) {
    main = interner.intern("main")
    yield = interner.intern("yield")
    isCancelled = interner.intern("isCancelled")
    isFinished = interner.intern("isFinished")
    isRunning = interner.intern("isRunning")
    inEventLoop = interner.intern("inEventLoop")
    isMainThread = interner.intern("isMainThread")
    forEach = interner.intern("forEach")
    waitUntilFinished = interner.intern("waitUntilFinished")
    waitUntilExit = interner.intern("waitUntilExit")
    completionBlock = interner.intern("completionBlock")
    terminationHandler = interner.intern("terminationHandler")
    resume = interner.intern("resume")
    throwing = interner.intern("throwing")
    notify = interner.intern("notify")
    tellersOfEnds = [
      interner.intern("wait"): notify,
      interner.intern("waitUntilAllOperationsAreFinished"): interner.intern("addBarrierBlock"),
    ]
    startersOfGroups = Set(["enter", "async", "asyncAfter"].map { interner.intern($0) })
    startersOfQueues = Set(["addOperation", "addOperations"].map { interner.intern($0) })
    pickers = Set(["filter", "first", "last"].map { interner.intern($0) })
    allSatisfy = interner.intern("allSatisfy")
    contains = interner.intern("contains")
    testCase = interner.intern("XCTestCase")
    test = interner.intern("Test")
    operatorRanks = OperatorRank.names.reduce(into: [:]) { ranks, group in
      for name in group.1 { ranks[interner.intern(name)] = group.0 }
    }
    shortCircuits = Set(["&&", "||", "??"].map { interner.intern($0) })
    continuationTakers = Set(continuationFunctions.map { interner.intern($0) })
    starters = [interner.intern("run"), interner.intern("launch")]
    endings = [interner.intern("signal"), interner.intern("leave")]
    readersToEnd = [interner.intern("readDataToEndOfFile"), interner.intern("readToEnd")]
    outputs = [interner.intern("standardOutput"), interner.intern("standardError")]
    equal = interner.intern("==")
    notEqual = interner.intern("!=")
    trueName = interner.intern("true")
    equalities = [equal: true, interner.intern("==="): true, notEqual: false, interner.intern("!=="): false]
    current = interner.intern("current")
    isOnMainThread = interner.intern("pthread_main_np")
    getSpecific = interner.intern("getSpecific")
    setSpecific = interner.intern("setSpecific")
    underlyingQueue = interner.intern("underlyingQueue")
    getLabel = interner.intern("__dispatch_queue_get_label")
    threadChecks = [isMainThread, current, isOnMainThread, getSpecific, getLabel]
    not = interner.intern("!")
    and = interner.intern("&&")
    or = interner.intern("||")
    complement = interner.intern("~")
    union = interner.intern("|")
    success = interner.intern("success")
    timedOut = interner.intern("timedOut")
    timedOutError = interner.intern("ETIMEDOUT")
  }

  /// What gives more to do to that of whose end something tells.
  func starters(ofWorkToldBy teller: GlobalName) -> Set<GlobalName> {
    teller == notify ? startersOfGroups : startersOfQueues
  }
}

/// What hands out a continuation.
let continuationFunctions: Set<String> = [
  "withCheckedContinuation", "withCheckedThrowingContinuation", "withUnsafeContinuation",
  "withUnsafeThrowingContinuation",
]

extension ProgramFile {
  /// What a condition asks, and whether it asks for the contrary: `!flag`, `flag == false`, `(flag) != true`.
  func question(_ condition: NodeID, _ words: RuleWords) -> (subject: NodeID, isNegated: Bool) {
    var node = unparenthesized(condition)
    var isNegated = false
    while true {
      switch kind(node) {
      case .prefixOperatorExpression where name(node) == words.not: isNegated.toggle()
      case .sequenceExpression:
        guard childCount(node) == 3, let isEqual = words.equalities[name(child(1, node))],
          kind(child(2, node)) == .booleanLiteral
        else { return (node, isNegated) }
        if (name(child(2, node)) == words.trueName) != isEqual { isNegated.toggle() }
      default: return (node, isNegated)
      }
      node = unparenthesized(child(0, node))
    }
  }
}
