/// Code that moves a call off the thread that must not be held.
///
/// Declarations first, then one statement: what is declared is made once and kept. On Linux global and concurrent queues share their
/// threads with Swift's pool, so a queue is always a serial one.
struct Recipe {
  /// What is done, to stand before a colon.
  var words: String
  var code: String
  /// A last word below the code.
  var why: String?
}

// MARK: Calls that wait

extension Recipe {
  /// For async code.
  static func offload(_ around: Surroundings, _ imports: Imports) -> Recipe {
    // A pool gives back what is Sendable only, and always throws, which a closure in the place of a function may not do.
    // Nor can what it throws be told from what the call throws. What may never end would keep a thread of it for good.
    if around.continuation != nil || around.queue.isEndless || around.takesUnsafely || around.givesUnsendable
      || !around.uncheckedValues.isEmpty || around.errorType != nil
      || (around.handedNames != nil || around.throwsNothing) && around.tries == .no
      || around.canAssign && (around.tries == .optional || around.tries == .forced)
    {
      return serialQueue(around)
    }
    if imports.usesVapor {
      let pool = vaporPool(around)
      return Recipe(
        words: pool.words, code: around.onPool("\(around.tryAwait) \(pool.code).runIfActive"),
        why: joined(pool.code == around.threadPool ? around.whyNotStarted : nil, around.whyThrowing))
    }
    if imports.usesThreadPool {
      return Recipe(
        words: "run it on \(around.threadPool == nil ? "NIO's thread pool" : "the thread pool that is there")",
        code: around.onPool("\(around.tryAwait) \(around.poolOfNIO).runIfActive"),
        why: joined(around.whyNotStarted, around.whyThrowing))
    }
    return serialQueue(around)
  }

  static func serialQueue(_ around: Surroundings) -> Recipe {
    if let body = around.continuation {
      let moved =
        body.rest == nil
        ? "{ \(body.statement == nil ? "…" : around.captureList + "{call}") }"
        : "{\(around.capturedWords)\n  {call}\n}"
      return Recipe(
        words: (body.statement == nil ? "do that and what follows in the closure of \"\(body.taker)\"" : "do it")
          + " \(around.queue.words)",
        code: around.queue.declaration + around.constants + "\(around.queue.name).async \(moved)",
        why: around.queue.why)
    }
    var around = around
    around.unchecked = around.uncheckedValues
    let statement: String
    if around.canAssign {
      statement = """
        await withCheckedContinuation { continuation in
        \(around.uncheckedConstants)  \(around.queue.name).async {\(around.capturedWords)
            \(around.changingCall.joined(separator: "\n    "))
            continuation.resume(\(around.givenBack.isEmpty ? "" : "returning: \(around.givenBack)"))
          }
        }
        """
    } else {
      statement = """
        \(around.makesOptional ? "await" : around.isThrowing ? around.tryAwait : around.outerAwait) \(around.continuationFunction) { continuation in
        \(around.uncheckedConstants)  \(around.resuming)
        }\(around.errorType == nil ? "" : ".get()")
        """
    }
    return Recipe(
      words: "run it \(around.queue.words)", code: around.queue.declaration + around.placedCall(statement),
      why: around.queue.why)
  }

  /// What `closure` changes, on a queue of the program's own that ran it before while the caller waited.
  static func changing(by closure: String, on queue: String, _ around: Surroundings) -> String {
    var around = around
    around.queue.name = queue
    around.calledClosure = closure
    return String(serialQueue(around).code.dropFirst(around.queue.declaration.count))
  }

  /// The same on the main actor.
  static func changingOnMainActor(by closure: String, _ around: Surroundings) -> String {
    var around = around
    around.calledClosure = closure
    return around.onPool("await MainActor.run")
  }

  /// For an event loop, where nothing can be awaited.
  static func offloadFromEventLoop(_ around: Surroundings, _ imports: Imports) -> Recipe {
    guard imports.usesVapor || imports.hasThreadPool else {
      var recipe = serialQueue(around.withoutConstants).wrapped(
        in: "\(around.constantsOfCallback)\(around.eventLoop).makeFutureWithTask")
      recipe.words += "\(around.loopWords), and go on with the future"
      recipe.code += around.flattening
      recipe.why = joined(whyFlat(around), recipe.why)
      return recipe
    }
    let pool = imports.usesVapor ? vaporPool(around).code : around.poolOfNIO
    return Recipe(
      words: "run it on a thread that may block\(around.loopWords), and go on with the future",
      code: around.constantsOfCallback
        + "\(pool).runIfActive(eventLoop: \(around.eventLoop)) { \(around.captureList)\(around.callOfFuture) }\(around.flattening)",
      why: joined(
        whyFlat(around), pool == around.threadPool ? around.whyNotStarted : nil, around.queue.whyNoPool))
  }

  private static func joined(_ reasons: String?...) -> String? {
    let reasons = reasons.compactMap(\.self)
    return reasons.isEmpty ? nil : reasons.joined(separator: "\n")
  }

  static func whyFlat(_ around: Surroundings) -> String? {
    around.flatTaker.map {
      "\"\($0.isNow)\" has to be \"\($0.becomes)\" then, which takes a future"
        + (around.isPartOfCallback ? ": the rest of the closure goes on in a \"map\" of that one" : "")
    }
  }

  static func vaporPool(_ around: Surroundings) -> Recipe {
    let words = "run it on Vapor's thread pool"
    if let request = around.request { return Recipe(words: words, code: "\(request).application.threadPool") }
    if let application = around.application { return Recipe(words: words, code: "\(application).threadPool") }
    if let pool = around.threadPool { return Recipe(words: "run it on the thread pool that is there", code: pool) }
    return Recipe(
      words: "run it on NIO's thread pool (on Vapor's, \"request.application.threadPool\", with the request handed on)",
      code: "NIOThreadPool.singleton")
  }
}

extension Surroundings {
  fileprivate var poolOfNIO: String { threadPool ?? "NIOThreadPool.singleton" }

  fileprivate var continuationFunction: String {
    isThrowing && errorType == nil && !makesOptional ? "withCheckedThrowingContinuation" : "withCheckedContinuation"
  }

  /// What a `try?` makes an optional leaves the thread as one: the compiler checks what it makes optional itself.
  fileprivate var makesOptional: Bool {
    givesUnsendable && !unchecked.isEmpty && isThrowing && errorType == nil && tries == .optional && isTriedInFront
  }

  /// What the queue runs. A value that may not leave its thread leaves it unchecked where others did so before.
  fileprivate var resuming: String {
    let callee = isAssignment ? "(\(callee))" : callee
    let (label, value) =
      makesOptional
      ? ("returning", "try? \(callee)")
      : isThrowing ? (errorType == nil ? "with" : "returning", resultOfCall) : ("returning", callee)
    guard !unchecked.isEmpty, givesUnsendable || isTakenAsAnything && isThrowing && errorType == nil else {
      return "\(queue.name).async { \(captureList)continuation.resume(\(label): \(value)) }"
    }
    if isThrowing, errorType == nil, !makesOptional {
      // The context may ask for a value of another type, which only the value can be made into.
      let constant = givesUnsendable ? "      nonisolated(unsafe) let \(valueName) = \(call)\n" : ""
      return """
        \(queue.name).async {\(capturedWords)
            do {
        \(constant)      continuation.resume(returning: \(givesUnsendable ? valueName : call))
            } catch {
              continuation.resume(throwing: error)
            }
          }
        """
    }
    let name = isThrowing && !makesOptional ? resultName : valueName
    return """
      \(queue.name).async {\(capturedWords)
          nonisolated(unsafe) let \(name) = \(value)
          continuation.resume(\(label): \(name))
        }
      """
  }

  /// They stand around the closure that the code is in.
  fileprivate var withoutConstants: Surroundings {
    var around = self
    around.captures.awaited = []
    return around
  }

  /// The call in the closure that a thread pool's or worker's function takes.
  fileprivate func onPool(_ function: String) -> String {
    guard canAssign else { return placedCall("\(function) { \(captureList)\(call) }") }
    return placedCall(
      """
      \(function) { \(captured) in
        \(changingCall.joined(separator: "\n  "))
        return \(givenBack)
      }
      """)
  }

  /// What a pool is given before it is started fails.
  fileprivate var whyNotStarted: String? {
    guard let threadPool, !isPoolStarted else { return nil }
    return
      "nobody starts \"\(threadPool)\" in sight: call \"\(threadPool).start()\" where it is made, or take \"NIOThreadPool.singleton\""
  }

  /// The function around has to throw only because of the pool.
  fileprivate var whyThrowing: String? {
    tries == .no && !catchesErrors && function != nil
      ? "only a pool that is shut down throws there, and a serial queue never does" : nil
  }

  /// What goes on with a future has no `try?` that makes an error nil.
  fileprivate var callOfFuture: String {
    isThrowing && [.optional, .forced].contains(tries) && !isUnderLock ? "try\(tries.mark) \(callee)" : call
  }

  /// ` [buffer] in`, at the end of a line that begins a closure.
  fileprivate var capturedWords: String { captured.isEmpty ? "" : " \(captured) in" }
}

// MARK: Work for the processor

extension Recipe {
  /// For async code: a worker with a thread of its own, or a job for another process.
  static func handOff(_ around: Surroundings, _ imports: Imports) -> Recipe {
    if around.continuation != nil { return serialQueue(around) }
    if imports.usesQueues, !around.isInJob {
      let queue = around.request == nil ? around.application.map { "\($0).queues.queue" } : nil
      return Recipe(
        words: "let a job of the queue do {call}",
        code: "try await \(queue ?? "\(around.request ?? "req").queue").dispatch(WorkJob.self, payload)", why: whyNoPool
      )
    }
    let keyword = around.canAssign ? "await" : around.outerAwait
    let call = around.onPool("\(keyword) worker.run")
    let executor = ownExecutor("worker", imports)
    return Recipe(
      words: "give it an actor with an executor of its own, made once\(around.queue.place)"
        + (around.isInJob ? "" : ", or a job queue"),
      code: executor.type + "actor Worker {\n  " + executor.members.replacing("\n", with: "\n  ") + """

          func run<T>(_ work: @Sendable () throws -> sending T) rethrows -> sending T { try work() }
        }
        let worker = Worker()
        \(call)
        """, why: around.isInJob ? nil : whyNoPool)
  }

  /// What an actor has a thread of its own by: a type for that, unless the platform has one, and what goes into the actor.
  private static func ownExecutor(
    _ label: String, named name: String = "executor", queue: String = "queue", access: String = "", _ imports: Imports
  ) -> (type: String, members: String) {
    if imports.hasSerialQueue {
      return (
        "",
        """
        private let \(queue) = DispatchSerialQueue(label: "\(label)")
        \(executorProperty(queue, access))
        """
      )
    }
    return (
      """
      final class QueueExecutor: SerialExecutor {
        private let queue = DispatchQueue(label: "\(label)")
        func enqueue(_ job: UnownedJob) { queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) } }
      \(imports.hasExecutorDefaults ? "" : asUnowned)}

      """,
      """
      private let \(name) = QueueExecutor()
      \(executorProperty(name, access))
      """
    )
  }

  /// The default of this is there from macOS 14 and iOS 17 on.
  private static let asUnowned =
    "  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }\n"

  /// For what only its actor can do, and cannot await: all that the actor does goes to a thread that may block. `access`: who else sees the
  /// actor sees its executor, `public `.
  static func executor(
    ofActor actor: String, named name: String, queue: String, access: String, isGeneric: Bool, _ imports: Imports
  ) -> Recipe {
    var executor = ownExecutor(actor, named: name, queue: queue, access: access, imports)
    // A class in a generic type is one for each of its arguments, which would have to be Sendable. Beside it another actor has its own.
    let isBeside = isGeneric && !executor.type.isEmpty
    if isBeside {
      executor.type = executor.type.replacing("QueueExecutor", with: "\(actor)Executor")
      executor.members = executor.members.replacing("QueueExecutor", with: "\(actor)Executor")
    }
    let place = isBeside ? "; declare the class beside it, and put the rest into it" : ", and put this into it"
    return Recipe(
      words: "give the actor \"\(actor)\" an executor of its own, whose thread may block\(place)",
      code: executor.type + executor.members, why: functionsStay)
  }

  /// The same where the actor has an executor that it does not run on.
  static func executor(ofActor actor: String, keptIn name: String, access: String) -> Recipe {
    Recipe(
      words:
        "let the actor \"\(actor)\" run on its \"\(name)\", as far as that has a thread that may block, and put this into it",
      code: executorProperty(name, access), why: functionsStay)
  }

  private static let functionsStay = "its functions stay as they are, and so do their callers"
  private static func executorProperty(_ name: String, _ access: String) -> String {
    "\(access)nonisolated var unownedExecutor: UnownedSerialExecutor { \(name).asUnownedSerialExecutor() }"
  }

  /// For an event loop.
  static func handOffFromEventLoop(_ around: Surroundings, _ imports: Imports) -> Recipe {
    guard imports.hasThreadPool else {
      var recipe = handOff(around.withoutConstants, imports).wrapped(
        in: "\(around.constantsOfCallback)\(around.eventLoop).makeFutureWithTask")
      recipe.words += "\(around.loopWords), and go on with the future"
      recipe.code += around.flattening
      recipe.why = joined(whyFlat(around), recipe.why)
      return recipe
    }
    return Recipe(
      words: "give it a small thread pool of its own, made once\(around.queue.place)\(around.loopWords)"
        + ", and go on with the future",
      code: """
        let workers = NIOThreadPool(numberOfThreads: 1)
        workers.start()
        \(around.constantsOfCallback)workers.runIfActive(eventLoop: \(around.eventLoop)) { \(around.captureList)\(around.call) }\(around.flattening)
        """, why: joined(whyFlat(around), whyNoPool))
  }

  private static let whyNoPool =
    "a shared thread pool alone is not enough: every request adds work that takes its threads and the cores from all others"
}

// MARK: Changes to a recipe

extension Recipe {
  /// What is made once, and the statement that uses it.
  var parts: (declarations: [String], statement: [String]) {
    let lines = code.lines.map(String.init)
    let last = lines.lastIndex {
      $0.hasPrefix("let ") && $0.holds("Queue = DispatchQueue(") || $0.hasPrefix("let worker =")
        || $0.hasPrefix("workers.start()")
    }
    let start = last.map { $0 + 1 } ?? 0
    return (Array(lines[..<start]), Array(lines[start...]))
  }

  /// A closure that takes the place of a function, with names for what it is given.
  func asClosure(_ names: [String]) -> Recipe {
    let (declarations, statement) = parts
    let head = names.isEmpty ? "{" : "{ \(names.joined(separator: ", ")) in"
    let closure =
      statement.count == 1 ? ["\(head) \(statement[0]) }"] : [head] + statement.map { "  \($0)" } + ["}"]
    return Recipe(
      words: "in place of the function hand on a closure, and \(words)",
      code: (declarations + closure).joined(separator: "\n"), why: why)
  }

  /// For a synchronous function of the main actor. `receiver`: what takes the value, with the end of its keyword or operator.
  func startedAsTask(giving receiver: String) -> Recipe {
    var (declarations, statement) = parts
    guard let first = statement.first, ["try", "(try", "await ", "(await "].contains(where: first.hasPrefix) else {
      return wrapped(in: "Task")
    }
    statement[0] = receiver + first
    declarations += statement
    return Recipe(words: words, code: declarations.joined(separator: "\n"), why: why).wrapped(in: "Task")
  }

  /// The statement in a closure that a function takes.
  func wrapped(in function: String) -> Recipe {
    let (declarations, statement) = parts
    let lines = declarations + ["\(function) {"] + statement.map { "  \($0)" } + ["}"]
    return Recipe(words: words, code: lines.joined(separator: "\n"), why: why)
  }
}
