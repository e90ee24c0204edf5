import AsyncLintSyntax

/// What has to be said of advice below its code.
extension AdviceWriter {
  /// What a process writes to its pipe nobody has to read where "Subprocess" runs it.
  var roleBesideProcess: String {
    if isDefaultCalled, let function = around.function {
      return "in \"\(function)\", where the default closure is called, "
    }
    let file = analyzer.file(subject.api)
    guard subject.isDirect, importsOfAPI.has("Subprocess") else { return "" }
    let isOfProcess =
      file.kind(subject.api.node) == .memberExpression
      ? analyzer.isEndOfPipe(file.child(0, subject.api.node), in: file)
      : analyzer.opening(ofStreamGivenTo: subject.api.node, in: file) != nil
    guard isOfProcess else { return "" }
    return "\"Subprocess.run\" gives what a process writes; until then, as a bridge, "
  }

  /// What has to be said of code that is awaited in place of the API's call.
  func remarks(onAwaiting code: String, keywordsInFront: String?) -> String {
    var text = remarks(
      on: aroundAPI.replacing(withExpression: code), isStuck: true, keywordsInFront: keywordsInFront)
    if isValueLost(by: code) {
      let place =
        aroundAPI.isInLoopCondition
        ? "it takes the place of the whole loop"
        : "put it before, and \(valueOfSleep) in place of the call"
      text += "\n\"Task.sleep\" gives nothing back, and throws where it is cut short: \(place)"
    }
    text += remarksOnCode(around: code)
    if code.hasPrefix("try await Task.sleep("), subject.calls.contains(where: { analyzer.runsWhenCancelled($0.place) })
    {
      text +=
        "\nin a cancelled task that ends at once; what has to wait all the same is awaited in a task of its own:"
        + " \"await Task { try? \(code.dropFirst("try ".count)) }.value\""
    }
    if aroundAPI.isInCalledClosure {
      let keywords = code.hasPrefix("try await ") ? "try await" : "await"
      text += "\nthe call of the closure around it needs \"\(keywords)\" then"
    }
    text += remarksOnCancelledSleep(code) + remarksOnLoading(code) + remarkOnOtherLoop(code)
    if code.hasPrefix("try await ") { text += remarkOnCatch(aroundAPI) }
    text += remarkOnReportedFunction(awaiting: code, subject.isDirect ? aroundAPI : nil)
    if !subject.isDirect {
      text += remarksOnCall(leadingTo: lastStep)
    } else if subject.passesDefaultArgument {
      text += "\nno default argument can await: hand the value on at the call"
    }
    text += remarkOnTypes(of: aroundAPI, leadingTo: lastStep, awaiting: code)
    // Not in the file of the API, which may be called by a default argument.
    if subject.isDirect, !isOfCondition,
      judge.holdsLock(over: aroundAPI.moved.node, in: analyzer.files[Int(aroundAPI.fileOfMoved)])
    {
      text +=
        "\na lock is held there, and nothing may be awaited meanwhile: give it back before, and take it again behind"
    }
    return text + remarkOnActor(awaiting: code, at: subject.api, aroundAPI) + remarkOnTransaction
  }

  /// What a call gave that slept to its end.
  private var valueOfSleep: String {
    if analyzer.isOfCLibrary(subject.symbol) { return "0" }
    if analyzer.ruleName(ofSymbol: subject.symbol) == "blocking-semaphore" { return "\".timedOut\"" }
    return analyzer.external.catalogue.symbols[subject.symbol].baseName == "sleep" ? "\"()\"" : "true"
  }

  /// A sleep that was asked how long it was, or if it was interrupted.
  func isValueLost(by code: String) -> Bool {
    code.hasPrefix("try") && code.holds("Task.sleep(")
      && analyzer.isResultUsed(of: subject.api.node, in: analyzer.file(subject.api))
  }

  /// What asynchronous clients do otherwise than synchronous loading does, and what reads no more than a limit.
  private func remarksOnLoading(_ code: String) -> String {
    var text = ""
    if code.holds("URLSession.shared.data(from:") {
      text +=
        "\nan error page is data too: throw where the \"statusCode\" of the response (\".1 as? HTTPURLResponse\") says so"
    } else if code.holds(".execute(HTTPClientRequest(") {
      text +=
        "\nan error page is data too: throw where the \"status\" says so; what takes longer or is more than the limits throws"
    } else if code.holds(".client.get(URI(") {
      text += "\nan error page is data too: throw where the \"status\" says so"
    } else if code.holds("maximumSizeAllowed: .mebibytes(") {
      text += code.hasPrefix("try?") ? "\na larger file gives nil" : "\na larger file throws"
    } else if code.holds(".string(limit: ") {
      text += "\nmore output than the limit throws"
    }
    if code.holds("String(decoding:") || code.holds("String(buffer:") {
      text += "\nwhat is no UTF-8 is repaired, where the call threw: \"String(data:encoding:)\" gives nil for it"
    }
    return text
  }

  /// What a loop waits for was started in another one, where the constant of the advice would be out of sight.
  private func remarkOnOtherLoop(_ code: String) -> String {
    let file = analyzer.file(subject.api)
    guard code.holds(" end.stream {}"), file.kind(subject.api.node) == .memberExpression else { return "" }
    let receiver = file.child(0, subject.api.node)
    if isGivenFromElsewhere(receiver, in: file) {
      if analyzer.isStartedHere(before: subject.api.node, in: file) { return "" }
      return "\nwhere another function starts it, keep \"end\" beside it for this one"
    }
    guard analyzer.isElementGoneThrough(receiver, in: file) else { return "" }
    return "\nwhere others start it, in another loop, keep each \"end\" for this one: in a list, or a dictionary"
  }

  /// A property or parameter, or what a function of the program gives, which has its value from elsewhere.
  private func isGivenFromElsewhere(_ receiver: NodeID, in file: ProgramFile) -> Bool {
    var node = receiver
    for _ in 0..<16 {
      switch file.kind(node) {
      case .optionalChainExpression, .forceUnwrapExpression, .parenthesizedExpression, .tryExpression, .awaitExpression:
        node = file.child(0, node)
        continue
      default: break
      }
      let isCalled = file.kind(node) == .callExpression
      let name = isCalled ? analyzer.calleeName(of: node, in: file) : node
      switch analyzer.resolve(name, in: file).candidates.first?.target {
      case .local(let binding):
        let declared = file.parent(binding)
        if isCalled || file.kind(binding) != .bindingPattern { return isCalled || file.kind(binding) == .parameter }
        guard [.patternBinding, .optionalBinding].contains(file.kind(declared)) else { return false }
        node = file.child(2, declared)
      case .declaration(let id): return [.variable, .function].contains(analyzer.program[id].kind)
      default: return false
      }
    }
    return false
  }

  /// What has to be said when the function around one of the chain's calls becomes asynchronous: why the reported call cannot be awaited where
  /// it stands, and who else calls what leads there.
  func remarksOnCall(leadingTo step: Int) -> String {
    if let known = remarksOnCalls[step] { return known }
    let remarks = findRemarksOnCall(leadingTo: step)
    remarksOnCalls[step] = remarks
    return remarks
  }

  private func findRemarksOnCall(leadingTo step: Int) -> String {
    // An "await" does not reach into what decides if the call is wanted.
    let isAwaited = analyzer.isAwaited(subject.reported) && aroundReported.callPlace != .nowhere
    var text = isAwaited ? "" : remarksOnReportedCall
    let obstacle = judge.obstacle(toAwaiting: step, of: subject.calls)
    if step == lastStep || obstacle == .noFunction {
      if subject.passesInitialValue { text += "\nan initial value cannot await: make a function of it" }
      if subject.passesDefaultArgument {
        text += "\nno default argument can await: hand the value on at the call\(wayToHandOn)"
      }
      if subject.passesSetter, !aroundAPI.cannotBeAsync { text += Self.setter }
    }
    let place = subject.calls[step].place
    if let type = analyzer.typeThatActorsKeep(at: place, calledAt: subject.reported) {
      text += "\n\"\(type)\" is not Sendable: for an actor to call it, make it \"nonisolated(nonsending)\" too"
    } else {
      text += remarksOnOwnOfActor
    }
    switch obstacle {
    case .noFunction: return text
    case .requirements(let names):
      let (have, them) = names.count == 1 ? ("has", "it") : ("have", "them")
      text += "\n\(quoted(names)) \(have) to be made async too, for all that implements \(them)"
    case .lock, .library, .deferred, .noasync, .twin, nil: break
    }
    text += remarks(on: judge.closureTakers(before: step, of: subject.calls))
    let others = judge.otherCallers(before: step, of: subject.calls)
    if others.isEmpty, let function = publicFunction(before: step) {
      text += "\n\"\(function)\" is public: keep a synchronous function for who else may call it, beside the async one"
    }
    if !isAwaited { text += remarkOnStateAroundCall }
    return text + others.enumerated().map { remark(onCallers: $1.callers, of: $1.function, isFirst: $0 == 0) }.joined()
  }

  /// What takes closures in which something has to be awaited then.
  func remarks(on takers: [(function: String, taker: ClosureTaker)]) -> String {
    takers.prefix(2).map { function, taker in
      taker.hasAsyncOverload
        ? "\n\"\(taker.name)\" in \"\(function)\" has to be awaited then"
        : "\n\"\(taker.name)\" in \"\(function)\" takes no async closure: \(instead(ofTakerThatIsOwn: taker.isOwn))"
    }.joined()
  }

  private func instead(of taker: String, _ around: Surroundings) -> String {
    if around.isTakenBySequence, let twin = asyncTwin(ofSequenceFunction: taker) { return twin }
    if taker == Self.mainActorRun { return "await before it" }
    if continuationFunctions.contains(taker) { return "await in its place, or before it" }
    return instead(ofTakerThatIsOwn: around.isTakerOwn)
  }

  private func instead(ofTakerThatIsOwn isOwn: Bool) -> String {
    isOwn ? "give it an overload that does, or await before it" : "await before it, or in a loop"
  }

  private func remark(onCallers callers: [String], of function: String, isFirst: Bool) -> String {
    let names = callers.prefix(2)
    let (verbs, them) = callers.count == 1 ? (("calls", "does"), "it") : (("call", "do"), "them")
    let others = callers.count > 2 ? "\(names.joined(separator: ", ")) and others" : names.joined(separator: " and ")
    if !isFirst { return "\n\(others) \(verbs.0) \"\(function)\" too: the same for \(them)" }
    return "\n\(others) \(verbs.0) \"\(function)\" too, and \(verbs.1) not await:"
      + " keep a synchronous function for \(them) beside the async one"
  }

  /// Variables hold the functions and closures that become asynchronous, and throwing where `code` makes a function so.
  func remarkOnTypes(of around: Surroundings, leadingTo step: Int, awaiting code: String) -> String {
    if let name = around.typedVariable { return "\nthe type of \"\(name)\" has to be async then" }
    guard let variable = analyzer.variableOfSynchronousType(among: subject.calls.prefix(step)) else { return "" }
    let becomesThrowing = !variable.isThrowing && effects(of: code, around).throwsErrors
    return "\nthe type of \"\(variable.name)\" has to be \(becomesThrowing ? "\"async throws\"" : "async") then"
  }

  private var remarksOnReportedCall: String {
    let text = remarks(on: aroundReported, isStuck: true)
    if let assertion = aroundReported.assertion, aroundReported.place == .before {
      return text + Self.remark(onAssertion: assertion)
    }
    if aroundReported.callPlace == .inFront, aroundReported.assertion == nil {
      return text
        + "\nthe await of \"\(subject.steps[0].name)\" goes in front of the operators around it: none can stand behind one"
    }
    return aroundReported.callPlace == .nowhere && aroundReported.place != .nowhere ? text + Self.nowhere : text
  }

  /// Where errors of one type are caught, those of any type come now.
  func remarkOnCatch(_ around: Surroundings) -> String {
    if around.catchesOneType { return "\nthe \"do\" has to catch any error then" }
    return around.reliesOnErrorType
      ? "\nwhat is caught is \"any Error\" then, and of no known type: ask for that (\"catch let error as …\"), and catch the rest too"
      : ""
  }

  /// What a C function left in `errno` is found there by its own thread only.
  func remarkOnErrno(behind around: Surroundings) -> String {
    guard analyzer.isOfCLibrary(subject.symbol), analyzer.isErrnoRead(behind: around.moved.node, in: moved.file)
    else { return "" }
    return "\n\"errno\" belongs to the thread: read it in the closure, and give it back with the value"
  }

  /// What some C functions give is overwritten by whoever calls them next.
  var remarkOnOwnMemory: String {
    let name = analyzer.external.catalogue.symbols[subject.symbol].baseName
    guard analyzer.isOfCLibrary(subject.symbol), functionsWithOwnMemory.contains(name),
      !isMovedInHelper || movedStep == lastStep, subject.isDirect || isMovedInHelper
    else { return "" }
    return
      "\nwhat it gives stands in memory of its own, which the next call overwrites: let the closure give what is needed of it"
  }

  /// What an actor may do while one of its functions awaits that did not before. `code`: is put in place of a call of the chain.
  func remarkOnActor(awaiting code: String, at place: Place, _ around: Surroundings) -> String {
    guard subject.context.kind == .async, code.holds("await ") else { return "" }
    let file = analyzer.files[Int(around.fileOfMoved)]
    let isolation = analyzer.isolation(around: place)
    let inherits = isolation == .none && analyzer.inheritsActor(around.moved.node, in: file)
    guard inherits || [.actor, .globalActor, .mainActor].contains(isolation) else { return "" }
    if around.isAsync || isolation == .mainActor {
      let owner = isolation == .actor ? " of the actor" : ""
      if let name = analyzer.variableReadAgain(behind: around.moved, isWriting: isWriting, in: file) {
        return remark(onReading: name, owner)
      }
      guard let found = analyzer.variableAround(around.moved, isInPlace: around.place != .before, in: file) else {
        return ""
      }
      let name = found.name
      if found.isSetBehind, code.holds("await Task.sleep(") {
        return "\n\"\(name)\" is asked before the sleep and set behind it: set it before, to what it will be then,"
          + " or all who come meanwhile go on with the first"
      }
      return "\nmeanwhile others may change \"\(name)\"\(owner): behind the await it may not be what it was before"
    }
    guard change(for: code, around) != nil else { return "" }
    return
      "\nmeanwhile others may change the actor; an executor of its own (\"unownedExecutor\") keeps its functions synchronous"
  }

  /// A block that changes variables of the function around `queue.sync { … }`, or the same on the main queue, changes copies of them, when nothing waits for it; nil: it does not,
  /// or cannot. `code`: the alternative of the API.
  func changingOnQueue(_ code: String) -> String? {
    guard subject.isDirect, aroundAPI.canAssign else { return nil }
    let changing: String
    if code == "await MainActor.run {0}" {
      changing = Recipe.changingOnMainActor(by: "{0}", aroundAPI)
    } else if code.hasPrefix("await withCheckedContinuation"),
      code.holds("{self}.async { continuation.resume(returning: {0}()) }")
    {
      changing = Recipe.changing(by: "{0}", on: "{self}", aroundAPI)
    } else {
      return nil
    }
    let heading = heading(for: changing, aroundAPI, importsOfAPI, isRelated: false)
    return [with(aroundAPI.placeWordsOfCall, heading), changing].filter { !$0.isEmpty }.joined(separator: "\n")
      + remarks(on: aroundAPI, isStuck: true) + remarkOnActor(awaiting: changing, at: subject.api, aroundAPI)
      + remarkOnReportedFunction(awaiting: changing, aroundAPI)
      + remarks(on: aroundAPI.captures, isChanged: true)
  }

  /// What calls of an event loop do one after the other, a pool of several threads may do in another order.
  func remarkOnOrder(of code: String) -> String {
    let name = analyzer.external.catalogue.symbols[subject.symbol].baseName
    guard code.holds("hreadPool"), name.hasPrefix("write") || orderedCalls.contains(name) else { return "" }
    return "\nthe pool has several threads, so that one call may overtake another: where the order counts, start each"
      + " when the future before it is done, or keep a pool of one thread"
  }

  private static let setter =
    "\nneither a setter, nor a getter beside it or of a property wrapper, nor a \"deinit\" can await: make a function of it"
  private static let mainActorRun = "MainActor.run"
  private static let nowhere =
    "\nno await can stand there: take the expression apart, and await in a statement of its own"

  /// Why an `await` cannot stand where the call stands; `isStuck`: in the closure that the call stands in.
  /// `keywordsInFront`: what has to stand in front of the operators around it.
  func remarks(on around: Surroundings, isStuck: Bool, keywordsInFront: String? = nil) -> String {
    var text = ""
    if isStuck, let taker = around.closureTaker {
      text += "\n\"\(taker)\" takes no async closure: \(instead(of: taker, around))"
    }
    if let taker = around.overloadedTaker { text += "\n\"\(taker)\" has to be awaited then" }
    if let macro = around.macroTaker { text += "\n\"#\(macro)\" has to be awaited then" }
    if let assertion = around.assertion, around.place != .before, !around.isDeferred {
      text += Self.remark(onAssertion: assertion)
    }
    if let keywordsInFront {
      text += "\nthe \"\(keywordsInFront)\" goes in front of the operators around it: none can stand behind one"
    } else if around.place == .nowhere {
      text += Self.nowhere
    }
    if around.cannotBeAsync { text += Self.setter }
    if around.isLazyVariable { text += "\nthe variable cannot stay \"lazy\": its value cannot await" }
    if around.isDeferred { text += "\nwhat is deferred cannot await: do it where the function ends, on every way out" }
    return text
  }

  /// What a closure on another thread cannot take along; `isChanged`: the code does for it what has to be done.
  func remarks(on captures: Captures, isChanged: Bool) -> String {
    var text = ""
    if !isChanged, !captures.changed.isEmpty || captures.changesMore {
      text += "\nwhat the call changes has to be made inside of the closure, and returned by it"
    }
    if captures.usesSuper, captures.elements.contains(where: { $0.name == "self" }) {
      text += "\na closure that captures \"self\" cannot use \"super\": call that in a function of its own"
    }
    if !captures.isolated.isEmpty, captures.changesIsolated {
      text +=
        "\nonly the actor can change \(quoted(captures.isolated)): let the closure give what is new, and change it behind"
    } else if !captures.isolated.isEmpty {
      text += "\nonly the actor can use \(quoted(captures.isolated)): do it before, and hand the result to the closure"
    }
    if !captures.nonescaping.isEmpty {
      let verb = captures.nonescaping.count == 1 ? "has" : "have"
      text += "\n\(quoted(captures.nonescaping)) \(verb) to be \"@escaping @Sendable\" for that"
      if captures.mayRethrow { text += ", and a \"rethrows\" becomes \"throws\"" }
    }
    if !captures.localFunctions.isEmpty {
      let verb = captures.localFunctions.count == 1 ? "has" : "have"
      text +=
        "\n\(quoted(captures.localFunctions)) \(verb) to be \"@Sendable\" for that,"
        + " and to use nothing that is not Sendable"
    }
    if !captures.onEventLoop.isEmpty {
      text += "\nonly its event loop may use \(quoted(captures.onEventLoop)): use it where the future goes on"
    }
    if !captures.unsendable.isEmpty {
      let (verb, it) = captures.unsendable.count == 1 ? ("has", "it") : ("have", "them")
      let isListed = captures.elements.contains { captures.unsendable.contains($0.name) }
      text += """

        \(quoted(captures.unsendable)) \(verb) to be Sendable for that; \
        while nobody else uses \(it), a "nonisolated(unsafe) let" of \(it) can be taken along\
        \(isListed ? ", under a name of its own and not in the capture list" : "")
        """
    }
    return text
  }

  static let givesUnsendable = "\nwhat it gives is not Sendable: let the closure give what is needed of it"

  static let givesNoncopyable =
    "\nwhat it gives cannot be copied, and so not be given on: let the closure put it into an object of a class, and give that"

  /// What the main actor and the code around may not have both. What only the main actor may use stays where it is.
  var remarksOnMainActor: String {
    var captures = Captures()
    if analyzer.isolation(around: subject.api) != .mainActor {
      let own = capturesOfClosure
      // A constant of what is changed could not be changed.
      (captures.changed, captures.unsendable) = (own.changed, own.unsendable.filter { !own.changed.contains($0) })
      let file = analyzer.file(subject.api)
      captures.changesMore = own.changesMore && analyzer.isInMutatingCode(subject.api.node, in: file)
    }
    return (aroundAPI.givesUnsendable ? Self.givesUnsendable : "") + remarks(on: captures, isChanged: false)
  }

  func quoted(_ names: [String]) -> String { names.map { "\"\($0)\"" }.joined(separator: " and ") }
}

/// Functions of the C library that give an address of what they keep themselves.
private let functionsWithOwnMemory: Set<String> = [
  "gethostbyname", "gethostbyname2", "gethostbyaddr", "gethostent", "getnetbyname", "getpwnam", "getpwuid", "getpwent",
  "getgrnam", "getgrgid", "getgrent", "getservbyname", "getservbyport", "readdir", "getmntent", "getutxent", "fts_read",
]

/// APIs that change something which the next call finds changed, besides those whose names begin with `write`.
private let orderedCalls: Set<String> = [
  "fwrite", "fputs", "fputc", "putc", "puts", "fprintf", "vfprintf", "pwrite", "send", "sendto", "append", "truncate",
  "ftruncate",
  "close", "fclose", "closeFile",
]
