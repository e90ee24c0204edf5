import AsyncLintSyntax

/// The code around a blocking call, as far as it decides what can be written in its place.
struct Surroundings {
  /// The innermost function, as reports name it, and what it has to become for the advised code; nil: it can stay as it is.
  var function: String?
  var isAsync = true
  var catchesErrors = true
  /// The function throws errors of one type only.
  var hasErrorType = false
  /// It throws what its arguments throw.
  var isRethrowing = false
  /// Nothing may be thrown there, by the type of the closure or the function.
  private(set) var throwsNothing = false
  /// The closure around the call says of itself that it is asynchronous, and so that it throws nothing.
  private(set) var isClosureWithoutThrows = false
  /// The variable of a written type that holds the closure around the call, and would have to be asynchronous.
  var typedVariable: String?
  /// So does the `do` around the call: what else is thrown does not compile there.
  var catchesOneType = false
  /// What catches the errors of the call counts on their type, which only what is called says: an error of any type does not compile there.
  var reliesOnErrorType = false
  /// What the call throws, where the code around it takes errors of no other type.
  private(set) var errorType: String?
  /// The function or variable in which the closure around a call of a chain is written.
  private(set) var homeOfClosure: String?
  /// The function that takes the innermost synchronous closure around the call, which cannot await.
  var closureTaker: String?
  /// It is one of a sequence, which gives something for each element.
  private(set) var isTakenBySequence = false
  /// It is a function of the program, which can have an overload for closures that suspend.
  private(set) var isTakerOwn = false
  /// The function that takes a closure around the call, and has to be awaited when the closure suspends: its overload for such.
  var overloadedTaker: String?
  /// The closure around the call is the body of a continuation, which nothing awaits: what it does can go elsewhere, as a statement.
  var continuation: ContinuationBody?
  /// The macro that takes the closure around the call, and is not awaited yet.
  var macroTaker: String?
  /// The function of a future or event loop that takes the closure around the call for a value, and the one that takes it for a future.
  var flatTaker: (isNow: String, becomes: String)?
  /// That closure goes on with what is moved.
  private(set) var isPartOfCallback = false
  /// The expression to move away as a whole: the call, the call whose closures it stands in, or the operators around it.
  var moved: MovedExpression
  /// That is in this file: a default value in that of the function that it is of.
  var fileOfMoved: Int32
  /// It gives a lazy sequence, which does its work where it is gone through.
  var isLazy = false
  /// Where it goes.
  var queue = WorkQueue.common
  /// A lock is held around it, so that all that it guards moves together.
  private(set) var isUnderLock = false
  /// Where code in its place can stand.
  var place = AwaitPlace.inPlace
  /// Where an `await` of the call itself could stand, and nothing with it.
  var callPlace = AwaitPlace.inPlace
  var tries = Tries.no
  /// The call stands in a closure that can neither await nor be moved.
  var isStuck = false
  /// What the closure that it is moved into takes along.
  var captures = Captures()
  /// What of that may not leave its thread goes along unchecked, in the code of an asynchronous function.
  var takesUnchecked = false
  /// What goes along so.
  var unchecked: [String] = []
  /// The body of a statement follows: `if load() { … }`.
  var isCondition = false
  /// It is another initializer of what the code makes.
  var delegation: Delegation?
  /// More of an expression stands around it: `load()?.count`, `load() ?? other`.
  var isOperand = false
  /// The value is that of `if let name` or `[name]`, which has to be written out.
  var boundName: String?
  /// A name for the value that nothing in sight bears, where the value has to be made before the statement.
  private(set) var valueName = "value"
  /// Other names in sight, and free ones.
  private let names: NamesInSight
  /// What the call changes can be changed by assigning to it behind the call.
  var canAssign = false
  /// There is no room for that behind the call: a closure does it, in the place of the call.
  private(set) var changesInPlace = false
  /// Nor is there room before it for what it awaits: a closure does that too.
  private(set) var awaitsInPlace = false
  /// That takes a loop without a condition: the call is in the one that the loop has.
  var isInLoopCondition = false
  /// What is moved sets something: it gives nothing.
  private(set) var isAssignment = false
  /// The call is all of its statement: nobody asks what it gives.
  var isAlone = false
  /// The only expression of the function is its value, which needs a `return` behind other statements.
  var needsReturn = false
  /// The `try` around the call has nothing to say any more, where a constant stands in for the call.
  private(set) var needlessTry: String?
  /// A `try` stands directly in front of what is moved, and goes with it.
  var isTriedInFront = false
  /// The call gives no value.
  var givesNothing = false
  /// The call is known to give a value, and nobody asks for it.
  var isResultLeft = false
  /// What the call gives may not leave its thread, as far as the compiler can tell.
  var givesUnsendable = false
  /// A `Result` of what the call gives would be one of `Any`, as far as anybody knows.
  private(set) var isTakenAsAnything = false
  /// What the call gives can only be given on by who takes it, which neither a continuation does nor a future.
  var givesNoncopyable = false
  /// What stands in the moved expression is not known to throw nothing.
  var canThrow = true
  /// The assertion, or function of the program, whose argument the call is: an autoclosure, which cannot await.
  var assertion: String?
  /// The call makes the value of a `lazy` variable of the function, which cannot await.
  var isLazyVariable = false
  /// The call stands in a closure that is called where it stands: `{ … }()`.
  var isInCalledClosure = false
  /// The call stands in a `defer`, which cannot await.
  var isDeferred = false
  /// The call stands in what is run when a property is set, or in a `deinit`: neither can become asynchronous.
  var cannotBeAsync = false
  /// The names for what a closure is given that takes the place of a function, which is not called but handed to who runs it.
  var handedNames: [String]?
  /// The same as the function's arguments.
  private(set) var handedArguments = ""
  private(set) var handedReading: String?
  /// Only this closure of the call is called, on a queue that it was given to.
  var calledClosure: String?
  /// The label that the call is to give its value by, instead of leaving it to the default.
  var handedAs: String?
  /// The function gives a future itself.
  private(set) var givesFuture = false
  /// A parameter in sight: a Vapor request or application, and what knows its event loop.
  var request: String?
  var application: String?
  /// The code is what a queue of jobs runs.
  private(set) var isInJob = false
  /// What else in sight gives the event loop that the code runs on.
  private var loop: String?

  enum Tries {
    case no, plain, optional, forced
    /// Within the expression that is moved.
    case inside

    var mark: String {
      switch self {
      case .optional: "?"
      case .forced: "!"
      case .no, .plain, .inside: ""
      }
    }
  }

  /// `canMoveMore`: operators around the call can go to another thread with it.
  init(of node: NodeID, context: NodeID?, canMoveMore: Bool, in file: ProgramFile, _ analyzer: Analyzer) {
    let isHanded = node == context || file.kind(node) == .keyPathComponent && file.parent(node) == context
    let handed = isHanded ? analyzer.functionHandedOver(at: node, in: file) : nil
    var whole = handed == nil ? analyzer.wholeUse(of: node, in: file) : node
    if isHanded, file.kind(context ?? 0) == .keyPathExpression, file.childCount(context ?? 0) > 2 {
      whole = file.parent(node)
    }
    if handed == nil { closureTaker = analyzer.nameOfCall(takingFunction: node, in: file) }
    moved = MovedExpression(node: whole)
    fileOfMoved = file.index
    names = NamesInSight(at: node, in: file, analyzer)
    var child = node
    var current = file.outward(node)
    var isBodyFound = false
    var body: NodeID = 0
    // The outermost around the call, if nothing else has its errors.
    var handler: NodeID = 0
    // What a lock guards is read with the lock held.
    var isGuarded = false
    // What is awaited before a continuation throws where that stands.
    var isBesideContinuation = false
    while current != 0 {
      switch file.kind(current) {
      case .closureExpression:
        if !isBodyFound { loop = loop ?? analyzer.eventLoop(of: current, saidAt: node, in: file) }
        note(parameters: file.child(2, current), saidAt: node, in: file, analyzer)
        guard !isBodyFound else { break }
        macroTaker = macroTaker ?? analyzer.macro(taking: current, in: file)
        if analyzer.isExpected(current, in: file) { catches = true }
        if current == context || analyzer.fate(of: current, in: file) != .inline {
          isBodyFound = true
          if current != context {
            homeOfClosure = analyzer.functionName(around: current, in: file)
            isAsync = analyzer.isAsync(closure: current, in: file)
          }
          body = current
          noteErrors(ofBody: current, in: file, analyzer)
          typedVariable = analyzer.variableOfSynchronousType(holding: current, in: file)
          flatTaker = analyzer.flatTaker(of: current, in: file)
          if !analyzer.mayAwait(current, in: file) {
            closureTaker = closureTaker ?? "MainActor.run"
            isStuck = true
          }
        } else if let call = analyzer.call(taking: current, in: file) {
          let name = analyzer.text(file.name(analyzer.calleeName(of: call, in: file)))
          isGuarded = isGuarded || name.hasPrefix("withLock")
          if handed == nil, !isStuck, let body = analyzer.continuationBody(current, takenBy: name, at: node, in: file) {
            continuation = body
            whole = body.statement ?? whole
            closureTaker = closureTaker ?? name
            isBesideContinuation = !catches
            catches = true
            break
          }
          // Who takes it has its errors: a call that passes them on needs a "try" itself.
          if handler == 0, file.flags(node).contains(.isTried), !file.flags(call).contains(.isTried) { catches = true }
          if closureTaker == nil, !isStuck, analyzer.hasOverloadForAsyncClosure(call, taking: current, in: file) {
            if !file.flags(call).contains(.isAwaited) { overloadedTaker = name }
            break
          }
          // What is awaited already cannot move: it is the code around the closure that has to change.
          if !isStuck {
            isStuck =
              file.flags(call).contains(.isAwaited) || analyzer.asksForTask(call, in: file)
              || analyzer.givesFuture(call, in: file)
          }
          if !isStuck, handed == nil { whole = call }
          if closureTaker == nil, !name.isEmpty {
            closureTaker = name
            isTakenBySequence = analyzer.isOfSequence(call, in: file)
            isTakerOwn = analyzer.isOwnFunction(calledBy: call, in: file)
          }
          if file.child(0, call) == current { isInCalledClosure = true }
        }
      case .variableDeclaration:
        if !isBodyFound, file.flags(current).contains(.isLazy) { isLazyVariable = true }
        if !isBodyFound, !catches, file.flags(current).contains(.isAsync), file.kind(child) == .patternBinding {
          throwsNothing = analyzer.throwsNothing(asyncLet: current, in: file)
          catches = true
        }
        if file.flags(current).contains(.isAsync) { handler = 0 }
      case .deferStatement: isDeferred = isDeferred || !isBodyFound
      case .callExpression:
        if !isBodyFound, assertion == nil { assertion = analyzer.takerOfAutoclosure(child, in: file) }
      case .subscriptExpression:
        if !isBodyFound, assertion == nil { assertion = analyzer.takerInSubscript(child, in: file) }
      case .tryExpression:
        if !isBodyFound, !file.flags(current).isDisjoint(with: [.isOptional, .isForced]) {
          catches = true
          handler = current
        }
      case .doStatement:
        if !isBodyFound, file.child(0, current) == child, file.childCount(current) > 1 {
          if !catches {
            catchesOneType = file.flags(current).contains(.hasErrorType)
            reliesOnErrorType = !catchesOneType && analyzer.reliesOnErrorType(of: node, current, in: file)
          }
          catches = true
          handler = current
        }
      case .functionDeclaration, .initializerDeclaration, .accessor, .subscriptDeclaration, .deinitializerDeclaration:
        note(parameters: file.child(2, current), saidAt: node, in: file, analyzer)
        if request == nil, application == nil {
          (request, application) = analyzer.namesOfVapor(heldAround: current, in: file)
        }
        guard !isBodyFound else { break }
        isBodyFound = true
        function = analyzer.displayName(ofBody: current, in: file)
        isAsync = file.flags(current).contains(.isAsync)
        cannotBeAsync =
          file.kind(current) == .deinitializerDeclaration
          || analyzer.isSynchronousAccessor(current, in: file)
        hasErrorType = file.flags(current).contains(.hasErrorType)
        isRethrowing = file.flags(current).contains(.isRethrowing)
        throwsNothing = throwsNothing || isBesideContinuation && !file.flags(current).contains(.isThrowing)
        body = current
        noteErrors(ofBody: current, in: file, analyzer)
      default: break
      }
      child = current
      current = file.outward(current)
    }
    if file.kind(whole) == .callExpression, analyzer.beginsLazily(whole, in: file) {
      let consumer = analyzer.consumer(ofLazy: whole, in: file)
      isLazy = consumer == nil
      whole = consumer ?? whole
    }
    if handed == nil, continuation == nil, !isStuck {
      if canMoveMore { whole = analyzer.grownToEndOfChain(whole, in: file) }
      whole = analyzer.grownToSendable(whole, in: file)
    }
    (place, moved) = analyzer.awaitPlace(for: whole, of: node, canMoveMore: canMoveMore && !isStuck, in: file)
    if place == .inPlace, moved.first == 0, analyzer.isTakenApart(moved, in: file) { place = .before }
    if place == .before, canMoveMore, let tried = analyzer.optionallyTried(moved, in: file) { moved = tried }
    if let rest = continuation?.rest { (place, moved) = (.inPlace, rest) }
    if handed == nil, canMoveMore, !isStuck, let context {
      if let all = analyzer.wholeCallback(context, around: moved, except: node, in: file) {
        (moved, place) = (all, .inPlace)
      }
      isPartOfCallback = analyzer.isPartOfCallback(moved, context, in: file)
    }
    let range = moved.range(in: file)
    if handler != 0, body != 0, continuation == nil, range.start <= file.offset(handler),
      file.offset(handler) < range.end
    {
      // It goes along: nothing has the errors of what moves both.
      (catches, catchesOneType, reliesOnErrorType) = (false, false, false)
      noteErrors(ofBody: body, in: file, analyzer)
    }
    callPlace = analyzer.awaitPlace(ofCall: analyzer.wholeUse(of: node, in: file), in: file)
    tries = file.kind(moved.node) == .tryExpression ? .no : analyzer.tries(moved, in: file)
    if let handed, let context { note(handed, at: context, in: file, analyzer) }
    captures = analyzer.captures(of: moved, except: node, readsLater: !canMoveMore || isGuarded, in: file)
    if handed == nil, let call = analyzer.delegation(of: node, moved, in: file) {
      delegation = call
      captures.call(call)
    }
    // Nobody gets back what is changed there.
    if continuation?.rest != nil, !captures.changed.isEmpty {
      captures = analyzer.captures(of: moved, except: node, readsLater: true, in: file)
    }
    isCondition = (place == .inPlace || place == .inFront) && analyzer.isCondition(moved, in: file)
    isOperand = analyzer.isOperand(moved, in: file)
    boundName = analyzer.nameBoundInShort(to: moved, in: file)
    valueName = analyzer.freeName(
      ["value", "result", "loaded", "outcome"], except: captures.awaited.map(\.name), at: node, in: file)
    isAlone =
      moved.isNode(whole) && analyzer.isStatementWithTry(whole, in: file)
      && !analyzer.isValueOfFunction(whole, in: file)
    canThrow =
      tries == .no || handed != nil || analyzer.canThrow(moved, captures, in: file)
      || captures.awaited.isEmpty && analyzer.isAllThatIsTried(moved, in: file)
    isTriedInFront = analyzer.isTriedInFront(moved, in: file) && (canThrow || !analyzer.isTriedAlone(moved, in: file))
    givesNothing = isAlone && analyzer.givesNothing(whole, in: file)
    isAssignment =
      moved.first == 0 && file.kind(moved.node) == .sequenceExpression
      && file.children(moved.node).contains { analyzer.isAssignment($0, in: file) }
    isResultLeft =
      isAlone && !isAssignment && delegation == nil && analyzer.hasRoomBefore(whole, in: file)
      && (analyzer.isKnownToGive(analyzer.typeOf(whole, in: file)) || analyzer.isOfCLibrary(call: whole, in: file))
      || isAlone && analyzer.isMaybeCalledAlone(whole, in: file)
    // What is not awaited yet is not tried yet.
    if !canThrow, file.flags(moved.node).contains(.isInAsyncLet) { tries = .no }
    givesUnsendable = moved.first == 0 && analyzer.isSendable(analyzer.typeOf(moved.node, in: file)) == false
    isTakenAsAnything = place == .inPlace && moved.first == 0 && analyzer.isTakenAsAnything(moved.node, in: file)
    givesNoncopyable = moved.first == 0 && analyzer.isNoncopyable(analyzer.typeOf(moved.node, in: file))
    isInLoopCondition = analyzer.isFirstInLoopCondition(moved.node, in: file)
    canAssign =
      continuation == nil && captures.canBeCopied && captures.isolated.isEmpty && !isStuck && place != .nowhere
    changesInPlace =
      canAssign && !isInLoopCondition && !analyzer.hasRoomBefore(moved.node, in: file)
    if changesInPlace {
      canAssign = assertion == nil && !isLazyVariable && !file.flags(moved.node).contains(.isInAsyncLet)
    }
    captures.useCopies(canAssign)
    let isBefore = canAssign && !changesInPlace || place == .before
    // Before the statement nothing has the errors that a `try?` makes nil, nor does anything run beside it.
    let isHandledInPlace =
      (tries == .optional || tries == .forced) && captures.awaited.contains { $0.keywords.hasPrefix("try ") }
    let isAwaitedInPlace =
      !isBefore
      && (file.flags(moved.node).contains(.isInAsyncLet)
        || !analyzer.hasRoomForConstants(before: moved.node, in: file))
    awaitsInPlace =
      (!canAssign || changesInPlace) && handed == nil && captures.areAwaited && (isHandledInPlace || isAwaitedInPlace)
    let hasConstants = !captures.awaited.isEmpty && !awaitsInPlace
    needsReturn =
      (isBefore || hasConstants) && analyzer.isValueOfFunction(whole, in: file)
      || hasConstants && analyzer.isValueOfClosure(whole, in: file)
    if isBefore { needlessTry = analyzer.needlessTry(around: moved, in: file) }
  }

  /// Some of what the call changes may not leave its thread, as far as the compiler can tell: a pointer.
  var takesUnsafely: Bool { canAssign && captures.changed.contains(where: captures.unsendable.contains) }

  /// Of a closure with several statements the compiler does not know what it gives where more is asked of that in an argument.
  mutating func standBefore(in file: ProgramFile, _ analyzer: Analyzer) {
    guard isOperand || givesUnsendable && analyzer.becomesOptional(moved, in: file), place == .inPlace, !awaitsInPlace,
      !changesInPlace, handedNames == nil,
      analyzer.hasRoomBefore(moved.node, in: file)
    else { return }
    place = .before
    isCondition = false
    needsReturn = needsReturn || analyzer.isValueOfFunction(moved.node, in: file)
    needlessTry = analyzer.needlessTry(around: moved, in: file)
  }

  /// Who waits for the call has its errors as what they are: of one type.
  mutating func keepErrorType(_ name: String) {
    errorType = name
    (catchesErrors, catchesOneType, reliesOnErrorType) = (true, false, false)
  }

  /// Who waits for the call may throw nothing.
  mutating func throwNothing() {
    throwsNothing = true
    catchesErrors = true
  }

  /// All that the call changes can be changed behind it.
  var canChange: Bool { canAssign || captures.changed.isEmpty && !captures.changesMore }

  /// What is moved is all that a lock guards, of which nothing is known here.
  mutating func moveAllUnderLock() {
    guard continuation == nil, handedNames == nil else { return }
    isUnderLock = true
    captures = Captures()
    place = .inPlace
    (overloadedTaker, macroTaker, assertion, closureTaker) = (nil, nil, nil, nil)
    (isCondition, isOperand, isStuck, isLazy, canAssign, isResultLeft) = (false, false, false, false, false, false)
    boundName = nil
  }

  /// What is moved is another expression, in a file of its own.
  mutating func takeTries(of moved: MovedExpression, in home: ProgramFile, _ analyzer: Analyzer) {
    fileOfMoved = home.index
    tries = analyzer.tries(moved, in: home)
    canThrow = analyzer.canThrow(moved, in: home)
  }

  private var catches = false

  /// What becomes of the errors that nothing within a closure or function catches.
  private mutating func noteErrors(ofBody body: NodeID, in file: ProgramFile, _ analyzer: Analyzer) {
    let flags = file.flags(body)
    guard file.kind(body) != .closureExpression else {
      throwsNothing = throwsNothing || !catches && analyzer.throwsNothing(closure: body, in: file)
      isClosureWithoutThrows =
        !catches && !throwsNothing && flags.isDisjoint(with: [.isThrowing]) && flags.contains(.isAsync)
      catchesErrors = catches || throwsNothing
      return
    }
    throwsNothing = throwsNothing || !catches && analyzer.mayNotThrow(function: body, in: file)
    catchesErrors = catches || throwsNothing || flags.contains(.isThrowing) && !hasErrorType && !isRethrowing
  }

  /// A closure takes the place of a function that is handed over, and can await where who takes it lets it.
  private mutating func note(_ handed: HandedFunction, at node: NodeID, in file: ProgramFile, _ analyzer: Analyzer) {
    let names = handed.parameters.enumerated().map { index, parameter in
      parameter.type == "Request" ? "request" : index == 0 ? valueName : "\(valueName)\(index + 1)"
    }
    handedNames = names
    handedArguments = zip(handed.parameters, names).map { $0.label + $1 }.joined(separator: ", ")
    handedReading = handed.reading
    givesFuture = handed.givesFuture
    tries = handed.isThrowing ? .plain : .no
    (isAsync, catchesErrors, hasErrorType, isRethrowing, place) = (true, true, false, false, .inPlace)
    if names.contains("request") { request = "request" }
    loop = analyzer.eventLoop(of: node, saidAt: node, in: file) ?? loop
  }

  /// The innermost of a kind counts.
  private mutating func note(
    parameters clause: NodeID, saidAt node: NodeID, in file: ProgramFile, _ analyzer: Analyzer
  ) {
    guard file.kind(clause) == .parameterClause else { return }
    for parameter in file.children(clause) where file.kind(parameter) == .parameter {
      let name = analyzer.text(file.name(parameter))
      var typeNode = file.child(1, parameter)
      while [.anyType, .someType].contains(file.kind(typeNode)) { typeNode = file.child(0, typeNode) }
      let type = typeNode == 0 ? "" : analyzer.text(file.name(typeNode))
      let outer = file.kind(typeNode) == .memberType ? analyzer.text(file.name(file.child(0, typeNode))) : ""
      if type == "QueueContext" { isInJob = true }
      // Nothing can be asked of what has no name, nor of what another one of its name hides.
      if name == "_" || analyzer.isHidden(parameter, named: file.name(parameter), at: node, in: file) { continue }
      let isRequest = type == "Request" && outer != "HTTPClient" || type.isEmpty && (name == "req" || name == "request")
      if request == nil, isRequest { request = name }
      if application == nil, type == "Application" { application = name }
      if application == nil, type == "QueueContext" || type == "CommandContext" { application = "\(name).application" }
      if loop == nil {
        loop = analyzer.eventLoop(ofParameter: parameter, named: name, type: type, in: outer, file: file)
      }
    }
  }

  /// Who gives the event loop.
  var eventLoop: String {
    if let request { return "\(request).eventLoop" }
    return loop ?? application.map { "\($0).eventLoopGroup.next()" } ?? names.eventLoop ?? "eventLoop"
  }

  /// Nothing in sight gives it, and nothing is called so.
  private var needsEventLoop: Bool {
    request == nil && loop == nil && application == nil && names.eventLoop == nil && !names.knowsEventLoop
  }
  /// What has to be said of the event loop, behind what is done.
  var loopWords: String { needsEventLoop ? ", with the event loop handed on" : "" }

  /// A thread pool of NIO's that the code was given, or keeps.
  var threadPool: String? { names.threadPool }
  /// It was handed in, or somebody starts it where it is made.
  var isPoolStarted: Bool { names.isPoolStarted }
  /// A name for what the call leaves of a variable that it changes.
  var changedName: String { names.changed }
  /// A name for what the call is given to change, where that has to be handed over unchecked.
  var givenName: String { names.given }
  /// A name for what the call gave or threw.
  var resultName: String { names.result(beside: valueName) }
}
