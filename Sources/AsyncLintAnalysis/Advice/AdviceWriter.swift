import AsyncLintCatalogue
import AsyncLintSyntax

/// What to write instead of a reported call.
struct Advice {
  /// Code, under a line that ends with a colon when there is something to say of it; remarks below.
  var text: String
  var substitutions: [Finding.Substitution]
  /// The program has the async function already.
  var isOverload = false
  var pasted: PastedNames?
}

/// What advice is made from: where the thread is held, and the API at the end of the chain.
struct AdviceSubject {
  var reported: Place
  /// A loop is reported; what is moved is its sequence.
  var isLoop: Bool
  /// It is a loop that calls the API, by going through a sequence; `api` is its sequence.
  var isLoopOfAPI: Bool
  var context: CodeContext
  /// Knows more of the API's call than its name.
  var rule: SemanticRule?
  var steps: [Finding.ChainStep]
  /// Of each step.
  var calls: [ChainCall]
  /// An initial value leads there, which cannot await.
  var passesInitialValue: Bool
  /// A default argument leads there, neither can that.
  var passesDefaultArgument: Bool
  var passesSetter: Bool
  /// The parameter whose default value leads there, where the reported call leaves the argument out.
  var defaultArgument: Place?
  /// The reported call also reaches what keeps its thread for longer.
  var reachesWorse: Bool
  var api: Place
  var symbol: Int
  var candidate: Resolution.Candidate

  var isDirect: Bool { steps.count == 1 }
  fileprivate var symbolName: String { steps.last?.name ?? "" }
}

/// Picks the advice by lane, context and imports. A class, as each copy of what is known around the calls took 5,000 instructions.
final class AdviceWriter {
  let analyzer: Analyzer
  let judge: ChainJudge
  let subject: AdviceSubject
  let line: AdviceLine
  private let isGoneThrough: Bool
  /// What ends the wait that is reported; nil: not in sight, or no such wait.
  let signalled: SignalledWait?
  let wait: SemaphoreWait
  /// What could be awaited in place of the callback that ends the wait.
  let twin: AsyncTwin?
  let kept: KeptValues?
  let future: AwaitedFuture?
  let lane: Lane
  /// The call that is moved to another thread.
  let moved: (file: ProgramFile, name: String)
  /// Which step of the chain that is.
  let movedStep: Int
  /// Around the call that is moved, and in its file.
  let around: Surroundings
  let imports: Imports
  /// Around the call of the API, and in its file.
  let aroundAPI: Surroundings
  /// Around the reported call.
  let aroundReported: Surroundings
  let importsOfAPI: Imports
  let argumentTexts: [Finding.Substitution]
  let givenToReceiver: GivenToReceiver
  let changes: ChangesOfKept?
  /// The function that takes the callback around the reported call, and would take one that awaits too.
  let asyncTaker: String?
  /// By step of the chain: what has to be said of it, which is asked for several times.
  @exclusivity(unchecked) var remarksOnCalls: [Int: String] = [:]

  init(_ subject: AdviceSubject, _ analyzer: Analyzer, _ judge: ChainJudge) {
    var subject = subject
    asyncTaker =
      subject.context.kind == .eventLoop
      ? analyzer.takerOfAsyncCallback(subject.context.node, in: analyzer.file(subject.reported)) : nil
    if asyncTaker != nil { subject.context.kind = .async }
    self.subject = subject
    self.analyzer = analyzer
    self.judge = judge
    givenToReceiver =
      analyzer.external.catalogue.symbols[subject.symbol].advice.holds("self.")
      ? analyzer.valuesGiven(toReceiverOf: subject.api.node, in: analyzer.file(subject.api)) : GivenToReceiver()
    changes = subject.context.kind == .async ? analyzer.changesOfKept(by: subject) : nil
    argumentTexts = analyzer.argumentSubstitutions(
      ofSymbol: subject.symbol, subject.candidate, givenToReceiver, changes, at: subject.api)
    // What stands there for a call of the API is none for what calls it by going through a sequence.
    isGoneThrough = analyzer.isGoneThrough(subject.api, subject.symbol)
    line = isGoneThrough ? AdviceLine("") : analyzer.adviceLine(of: subject)
    let isStream = line.general.holds("end.yield(")
    wait = subject.semaphoreWait(analyzer, inHelpers: !isStream && line.general.holds("start { "))
    signalled = line.general.holds("start { ") ? analyzer.signalledWait(wait, isMoved: !isStream) : nil
    twin = subject.isWaitForCallback(analyzer) ? analyzer.asyncTwin(endingWait: wait) : nil
    if let twin, wait.step == subject.steps.count - 1 {
      kept = analyzer.valuesKept(by: twin, until: wait)
      future = analyzer.awaitedFuture(endingWait: wait, twin)
    } else {
      (kept, future) = (nil, nil)
    }
    lane = analyzer.lane(ofSymbol: subject.symbol)
    let file = analyzer.file(subject.reported)
    let home = analyzer.file(subject.api)
    importsOfAPI = analyzer.imports(of: home)
    // Code that takes the call's place does nothing else. On an event loop nothing is awaited, and the call moves.
    let isOnLoop = subject.context.kind == .eventLoop
    let hasCode = !(isOnLoop ? line.onEventLoop : line.code(importing: importsOfAPI.has) ?? line.general).isEmpty
    let ofReported = Surroundings(
      of: subject.reported.node, context: subject.context.node, canMoveMore: !subject.isDirect || !hasCode, in: file,
      analyzer)
    aroundReported = ofReported
    var ofAPI =
      subject.isDirect
      ? ofReported
      : judge.surroundings.around(subject.api, canMoveMore: !hasCode)
    if ofReported.throwsNothing { ofAPI.throwNothing() }
    aroundAPI = ofAPI
    var around: Surroundings
    if let parameter = subject.defaultArgument, lane == .offload,
      let calling = Surroundings.callingDefault(of: parameter, analyzer)
    {
      movedStep = 0
      moved = (analyzer.file(parameter), subject.steps[0].name)
      around = calling
      imports = analyzer.imports(of: moved.file)
    } else if let parameter = subject.defaultArgument,
      let given = ofReported.givingDefault(of: parameter, to: subject.reported.node, in: file, analyzer)
    {
      let home = analyzer.file(parameter)
      movedStep = 0
      moved = (home, analyzer.nameOfFunction(calledBy: given.moved.node, in: home) ?? subject.steps[0].name)
      around = given
      imports = analyzer.imports(of: file)
    } else {
      (movedStep, around) = analyzer.movedStep(
        of: subject, aroundReported: ofReported, aroundAPI: aroundAPI, isOffload: lane != .asyncAlternative, judge)
      let home = movedStep == 0 ? file : analyzer.file(subject.calls[movedStep].place)
      let callee =
        movedStep == 0 && subject.defaultArgument != nil
        ? analyzer.nameOfFunction(at: subject.reported.node, in: file) : nil
      moved = (home, callee ?? subject.steps[movedStep].name)
      imports = analyzer.imports(of: home)
    }
    if subject.context.kind == .eventLoop, let value = analyzer.valueOfResult(around.moved, in: moved.file) {
      around.moved = MovedExpression(node: value)
      around.takeTries(of: around.moved, in: moved.file, analyzer)
    }
    around.queue = analyzer.workQueue(for: subject)
    around.queue.isNonisolated =
      moved.file.settings.isOnMainActor
      && !(around.queue.isOwn && analyzer.isOfLocal(subject.api.node, in: analyzer.file(subject.api)))
    around.queue.isOfScript = analyzer.isTopLevelScript(moved.file)
    if subject.context.kind != .main, judge.holdsLock(over: around.moved.node, in: moved.file) {
      around.moveAllUnderLock()
    }
    around.takesUnchecked = subject.context.kind == .async && lane != .queueHandoff
    if around.uncheckedValues.contains("self") { around.captures.useNameOfSelf() }
    if !around.uncheckedValues.isEmpty { around.standBefore(in: moved.file, analyzer) }
    if lane != .queueHandoff, around.needsErrorType,
      let name = analyzer.nameOfError(thrownBy: around.moved, in: moved.file)
    {
      around.keepErrorType(name)
    }
    // A worker gives back what is Sendable only.
    if lane == .queueHandoff, around.takesUnsafely { around.canAssign = false }
    self.around = around
  }

  func advice() -> Advice {
    if subject.context.kind == .async, !isSemaphoreUsedAsLock,
      let call = analyzer.overloadedCall(of: subject.calls, isFree: lane != .asyncAlternative, judge)
    {
      return awaiting(call)
    }
    if subject.context.kind == .async, subject.rule == .syncOverAsync,
      let call = analyzer.bridgedCall(of: subject.calls, judge)
    {
      return awaiting(call)
    }
    let text =
      switch subject.context.kind {
      case _ where isSemaphoreUsedAsLock && !(isLimit && subject.context.kind == .async && mayTakePermits):
        insteadOfSemaphore
      case _ where onlyCallsBack: handingToQueue
      case .async: inAsyncCode()
      case .eventLoop: onEventLoop()
      case .main: onMainThread()
      }
    var advice = Advice(
      text: withOwnQueue(text),
      substitutions: argumentTexts + substitutionsOfCommand + substitutionsOfCall + substitutionsOfSignal
        + substitutionsOfTwin
        + substitutionsOfDefault + (text.holds("{count}") ? substitutionsOfPermits : []) + substitutionsOfTaker
        + (text.holds("{guarded}") ? substitutionsOfLock : [])
        + (text.holds("XCTFail(") ? substitutionsOfAssertion : [])
        + (text.holds("{time}") ? [analyzer.substitutionOfTime(waitedAt: subject.api)].compactMap(\.self) : []))
    let target = Place(file: moved.file.index, node: around.moved.node)
    if advice.text.holds("continuation in") {
      advice.substitutions = analyzer.withExplicitSelf(
        advice.substitutions, at: target, taking: around.captures)
    }
    advice = analyzer.withFreeNames(
      advice, at: [target, subject.api, wait.place], taking: around.captures, behind: signalled?.range)
    advice.text = analyzer.qualified(advice.text, at: [subject.reported, subject.api])
    advice.pasted = analyzer.namesPasted(
      by: advice.text, at: lane == .asyncAlternative && !line.general.isEmpty ? wait.place : target)
    return advice
  }

  var substitutionsOfCall: [Finding.Substitution] {
    var substitutions = analyzer.callSubstitutions(around.moved, around.captures, in: moved.file, named: moved.name)
    if around.asksAgain, let loop = analyzer.condition(ofLoopAround: around.moved.node, in: moved.file) {
      substitutions.append(
        Finding.Substitution(
          placeholder: "{condition}", file: Int(moved.file.index), range: loop, name: "…", limit: 90,
          edits: [Finding.Substitution.Edit(range: around.moved.range(in: moved.file), text: around.valueName)]))
    }
    return substitutions
  }

  var isSemaphoreUsedAsLock: Bool {
    analyzer.ruleName(ofSymbol: subject.symbol) == "blocking-semaphore"
      && analyzer.isUsedAsLock(subject.api.node, in: analyzer.file(subject.api))
  }

  /// Waiters keep continuations in its place.
  var isOfCondition: Bool { line.general.holds("waiters.append(") }

  /// Why the API's call cannot give way to something that is awaited, although nothing but functions leads to it.
  private var reasonNotToAwaitAPI: String? {
    guard !subject.isDirect else { return nil }
    // Who waits for a condition holds its lock, whose place waiters with continuations take.
    let step = stepOfPrimitive ?? (isOfCondition ? lastStep - 1 : lastStep)
    switch judge.obstacle(toAwaiting: step, of: subject.calls) {
    case .lock(let function): return "\"\(function)\" holds a lock there, and nothing should be awaited meanwhile"
    case .library(let function): return "\"\(function)\" answers a library, which does not await it"
    case .deferred(let function): return "\"\(function)\" comes to it in a \"defer\", which cannot await"
    case .noasync(let function): return "\"\(function)\" is for synchronous code only: it is \"noasync\""
    case .twin(let function):
      return "\"\(function)\" cannot become async: an async function of that name is there already"
    case .noFunction, .requirements, nil: return nil
    }
  }

  // MARK: Contexts

  private func inAsyncCode() -> String {
    let chosen =
      insteadOfFuture() ?? insteadOfCallback() ?? insteadOfList
      ?? asBridge(performingItem(repeated(withSignal(codeForImports))))
    let (written, plain) = apart(
      namingReceiver(
        withParentheses(
          chosen.replacing("{request}", with: aroundAPI.client ?? "req")
            .replacing("{threadPool}", with: Recipe.vaporPool(aroundAPI).code)
            .replacing("{eventLoop}", with: aroundAPI.eventLoop))))
    let sentence = written.isEmpty ? written : analyzer.forNewSystems(written, in: analyzer.file(subject.api))
    let code = leavingWhenCancelled(inAsyncLet(withErrors(plain, aroundAPI)))
    guard !code.isEmpty, subject.isDirect || lane == .asyncAlternative else {
      // A configuration says that there is an async API, and not which.
      let isNamed = lane != .asyncAlternative || analyzer.ruleName(ofSymbol: subject.symbol) != "configured-blocking"
      return isNamed
        ? moving(as: lane == .asyncAlternative && isGoneThrough ? "as a bridge, " : roleBesideProcess)
        : "use the async API that does the same\n\(moving(as: "until then, as a bridge, "))"
    }
    if lane == .asyncAlternative, analyzer.file(subject.api).isLibrary {
      return moving(as: "\"\(subject.symbolName)\" is called by a dependency, so as a bridge ")
    }
    if wait.step < lastStep, judge.obstacle(toAwaiting: wait.step, of: subject.calls) == nil {
      return insteadOfHelper(sentence, code)
    }
    if let why = reasonNotToAwaitAPI { return "\(moving(as: "as a bridge, "))\n\(why)" }
    if let step = stepOfPrimitive { return insteadOfPrimitive(at: step, code) }
    if let text = changingOnQueue(plain) ?? keepingActorSynchronous(code) { return text }
    var text = [heading(for: code, aroundAPI, importsOfAPI, isRelated: subject.steps.count > 2), code]
    if code.holds("await ") {
      var keywordsInFront: String?
      if code.hasPrefix("await ") || code.hasPrefix("try") {
        var around = aroundAPI.replacing(withExpression: code)
        if isValueLost(by: code) { around.isCondition = false }
        text[1] = (changes.map { "\($0.variables) = " } ?? "") + around.placed(code)
        text[0] = with(around.placeWords, text[0])
        keywordsInFront = around.keywordsInFront(of: code)
        if let keywordsInFront { text[1] = String(code.dropFirst(keywordsInFront.count + 1)) }
      }
      text[1] = sentence + text[1]
      if isOptionalReceiver, !code.hasPrefix("if let "), !code.hasPrefix("try? "),
        code.holds("continuation") || code.holds("end.yield(")
      {
        text[1] += "\nwhere \"{optional}\" is nil nobody ends the wait: unwrap it before"
      }
      text[1] += remarks(onAwaiting: code, keywordsInFront: keywordsInFront)
      text[1] += remarkOnMainContext(code)
      if code.holds("MainActor.run") {
        text[1] += remarksOnMainActor
      } else if runsClosure(code) || handsOverClosure(code) {
        text[1] += remarkOnResult(of: code) + remarks(on: capturesOfClosure, isChanged: false)
      }
    } else {
      text[1] = sentence + text[1]
    }
    // What is short is not worth a queue.
    if sentence.holds("from macOS ") || lane == .asyncAlternative && subject.steps.count > 2,
      analyzer.severity(ofSymbol: subject.symbol) != .info
    {
      text.append(bridge(without: remarksOnCall(leadingTo: lastStep)))
    }
    return text.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// What can be done before the functions are asynchronous. `remarks`: have been said.
  func bridge(without remarks: String) -> String {
    let isSaid = Set(remarks.lines.filter { $0.hasPrefix("\"") })
    return moving(as: "until then, as a bridge, ").lines.filter { !isSaid.contains($0) }.joined(separator: "\n")
  }

  private func onEventLoop() -> String {
    if let function = analyzer.functionAnsweringAtOnce(subject.context.node, in: analyzer.file(subject.reported)) {
      return "\"\(function)\" has to answer at once, and cannot go on with a future:"
        + " call \"\(subject.steps[0].name)\" before it is asked, or elsewhere, where it can be waited for"
    }
    if lane == .queueHandoff {
      return lines(collected(.handOffFromEventLoop(around, imports)), around, imports)
    }
    var recipe = collected(.offloadFromEventLoop(around, imports))
    if lane == .asyncAlternative { recipe.words = "as a bridge, \(recipe.words)" }
    let bridge = lines(recipe, around, imports) + remarkOnOrder(of: recipe.code) + remarkOnHandler
    if line.onEventLoop.isEmpty || analyzer.file(subject.api).isLibrary { return bridge }
    let place = subject.isDirect ? "" : "in \"\(aroundAPI.function ?? subject.steps[0].name)\", "
    let code = withParentheses(performingItem(line.onEventLoop)).replacing("{eventLoop}", with: aroundAPI.eventLoop)
    let handing = line.onEventLoop.holds("{eventLoop}") ? aroundAPI.loopWords : ""
    let callback = "\(place)an event loop cannot wait, so go on in a callback\(handing):\n\(goingOn(code))"
    return subject.isDirect || !around.captures.isComplete ? callback : "\(callback)\nuntil then, \(bridge)"
  }

  // MARK: Moving the call

  /// The recipe of the lane for async code.
  var movingRecipe: Recipe {
    collected(lane == .queueHandoff ? .handOff(around, imports) : .offload(around, imports))
  }

  /// The recipe for a sequence that does its work when it is gone through: it has to be, on the other thread.
  private func collected(_ recipe: Recipe) -> Recipe {
    if let names = around.handedNames { return recipe.asClosure(names) }
    let isLoop = isMovedInHelper ? subject.isLoopOfAPI && movedStep == lastStep : subject.isLoop
    if !around.isLazy, !isLoop {
      // A default argument of another file calls the API there.
      guard movedStep == lastStep, isOfIterated, moved.file.index == subject.api.file,
        case let call = analyzer.call(ofCallee: subject.api.node, in: moved.file), around.moved.isNode(call),
        !analyzer.isCollected(call, in: moved.file)
      else { return recipe }
    }
    var recipe = recipe
    recipe.code = recipe.code.replacing("{call}", with: "Array({call})")
    return recipe
  }

  /// The API is a list that comes to its end.
  private var isOfIterated: Bool {
    analyzer.external.catalogue.symbols[subject.symbol].conditions.contains(.ifIterated)
  }

  func moving(as role: String = "") -> String {
    lines(movingRecipe, as: role, around, imports)
  }

  /// More words at the end of the line above code.
  func with(_ words: String, _ heading: String) -> String {
    if words.isEmpty { return heading }
    return heading.isEmpty ? "\(words.dropFirst(2)):" : "\(heading.dropLast())\(words):"
  }

  /// A recipe with what has to be said of it.
  private func lines(
    _ recipe: Recipe, as role: String = "", _ around: Surroundings, _ imports: Imports
  ) -> String {
    if let words = around.delegation?.wordsInsteadOfMoving ?? around.captures.wordsInsteadOfMoving(subject.symbolName) {
      return words
    }
    if staysOnActor(around) || isSynchronousOnActor(around, recipe.code),
      let recipe = analyzer.executor(ofActorAround: around.moved.node, in: moved.file, imports)
    {
      return role + lines(ofExecutor: recipe, imports)
    }
    let (recipe, around) = asserting(recipe, around)
    var words = recipe.words
    // A future carries errors by itself.
    if subject.context.kind == .async {
      if let change = change(for: recipe.code, around) {
        words = "\(change)\(relatives(of: movedStep)), \(words)"
      } else if isMovedInHelper, around.cannotBeAsync, let function = around.function {
        words = "in \"\(function)\", \(words)"
      } else if isMovedInHelper, let place = placeOfClosure(around) {
        words = "\(place), \(words)"
      }
      words += around.placeWordsOfCall
    }
    words = underLock(role + words, around)
    var text = "\(words)\(importWords(recipe.code, imports)):\n\(recipe.code)"
    if let why = recipe.why { text += "\n\(why)" }
    if recipe.code.holds("Array({call})"), subject.isLoop, !isOfIterated {
      text +=
        "\nall of it is read before the first turn, which never comes where there is no end:"
        + " feed an AsyncStream on the queue then, and go through that"
    }
    if recipe.code.holds("try await ") { text += remarkOnCatch(around) }
    // A continuation takes it: nobody else has it any more.
    let asksForSendable = ["runIfActive(", "makeFutureWithTask"].contains { recipe.code.holds($0) }
    if around.givesUnsendable, asksForSendable { text += Self.givesUnsendable }
    if around.givesNoncopyable { text += Self.givesNoncopyable }
    if subject.context.kind == .async {
      text += remarks(on: around, isStuck: around.isStuck, keywordsInFront: around.keywordsInFrontOfCall)
      if isMovedInHelper {
        text +=
          remarksOnCall(leadingTo: movedStep) + remarkOnTypes(of: around, leadingTo: movedStep, awaiting: recipe.code)
      }
      text += remarkOnActor(
        awaiting: recipe.code, at: isMovedInHelper ? subject.calls[movedStep].place : subject.reported, around)
      text += (around.delegation?.remark ?? "") + remarkOnChange + remarkOnBytes(around)
      text += remarkOnReportedFunction(awaiting: recipe.code, isMovedInHelper ? nil : around)
    }
    text += remarkOnErrno(behind: around) + remarkOnOwnMemory + remarkOnContext(of: around.moved, in: recipe.code)
    var captures = around.captures
    let isChanged = subject.context.kind == .async && around.canAssign
    var unsafe = recipe.code.holds("nonisolated(unsafe) let ") ? around.uncheckedValues : []
    if isChanged, around.takesUnsafely { unsafe += captures.unsendable.filter(captures.changed.contains) }
    if !unsafe.isEmpty {
      captures.unsendable.removeAll(where: unsafe.contains)
      captures.localFunctions.removeAll(where: unsafe.contains)
      text += "\n\(quoted(unsafe)) \(unsafe.count == 1 ? "is" : "are") not Sendable: nobody else may use that meanwhile"
    }
    if isChanged, !captures.sharedChanged.isEmpty {
      let names = quoted(captures.sharedChanged)
      text += "\nwhat others do to \(names) meanwhile is lost: give the call a variable of the function's own"
    }
    return text + remarks(on: captures, isChanged: isChanged)
  }

  /// Nothing there can be awaited, and only the actor can do it.
  private func staysOnActor(_ around: Surroundings) -> Bool {
    if around.captures.staysOnActor && runsOnActor || isDoneByActor(around) { return true }
    return subject.isDirect && subject.context.kind == .async && (around.cannotBeAsync || around.isLazyVariable)
      && analyzer.isolation(around: subject.reported) == .actor
  }

  /// Child tasks and detached ones do not, nor do functions that are `nonisolated`: they run on the pool, whatever the actor runs on.
  private var runsOnActor: Bool {
    switch subject.context.creation {
    case .childTask, .asyncLet, .detachedTask: false
    default:
      analyzer.isolation(around: isMovedInHelper ? subject.calls[movedStep].place : subject.reported) != .none
    }
  }

  /// A function of an actor would have to become async, and so would all of its callers, with others in between who change the actor.
  private func isSynchronousOnActor(_ around: Surroundings, _ code: String) -> Bool {
    let place = isMovedInHelper ? subject.calls[movedStep].place : subject.reported
    return subject.context.kind == .async && !around.isAsync && analyzer.isolation(around: place) == .actor
      && change(for: code, around) != nil
  }

  /// The call that is moved is not the reported one, but the one that it leads to.
  var isMovedInHelper: Bool { movedStep > 0 }
  /// The call of the API.
  var lastStep: Int { subject.steps.count - 1 }

  // MARK: Words

  /// Where a lock is held, what is done with the call is done with all that the lock guards.
  private func underLock(_ words: String, _ around: Surroundings) -> String {
    guard around.isUnderLock else { return words }
    return "a lock is held there, and nothing may be awaited meanwhile: make the call before, or "
      + words.replacing(" it ", with: " all from the lock to its unlock (\"…\") ")
  }

  /// ` (with "import Dispatch")`
  func importWords(_ code: String, _ imports: Imports) -> String {
    let modules = imports.missing(for: code)
    if modules.isEmpty { return "" }
    let words = modules.map { $0 == "FoundationNetworking" ? "\"import \($0)\" on Linux" : "\"import \($0)\"" }
    return " (with \(words.joined(separator: " and ")))"
  }

  /// The sentences above the code of a line in `rules/`, each with the end of its line, and the code.
  func apart(_ text: String) -> (sentence: String, code: String) {
    var code = text.utf8[...]
    while let end = code.firstIndex(of: UInt8(ascii: "\n")), code[..<end].last == UInt8(ascii: ":") {
      code = code[code.index(after: end)...]
    }
    return (String(text[..<code.startIndex]), String(Substring(code)))
  }
}
