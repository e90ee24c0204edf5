/// What the files under `rules/` say, as data: which APIs block, where closures run, and the types of well-known members.
///
/// A value without behaviour; `AsyncLintAnalysis` asks it, nothing here knows about Swift sources.
public struct Catalogue: Sendable {
  public var rules: [Rule]
  public var symbols: [Symbol]
  public var closureParameters: [ClosureParameter]
  public var knownMembers: [KnownMember]
  /// `Foundation.BlockOperation < Operation`: the type and what it inherits from or conforms to.
  public var knownSupertypes: [KnownSupertype]
  /// `Vapor > NIOCore NIOPosix`: importing the first makes the APIs of the others count.
  public var moduleBases: [ModuleBase]
  /// Of entries that were left out, as `CatalogueSource` does, and maybe of others.
  public var otherModules: [String]
  /// Types that entries are members of, in the entries' order: where some were left out, and maybe those of others too.
  public var receivers: [Receiver]

  public init(
    rules: [Rule] = [], symbols: [Symbol] = [], closureParameters: [ClosureParameter] = [],
    knownMembers: [KnownMember] = [], knownSupertypes: [KnownSupertype] = [], moduleBases: [ModuleBase] = [],
    otherModules: [String] = [], receivers: [Receiver] = []
  ) {
    self.rules = rules
    self.symbols = symbols
    self.closureParameters = closureParameters
    self.knownMembers = knownMembers
    self.knownSupertypes = knownSupertypes
    self.moduleBases = moduleBases
    self.otherModules = otherModules
    self.receivers = receivers
  }
}

/// What to do about a blocking call.
public enum Lane: String, Sendable, CaseIterable {
  /// An async API exists: use it.
  case asyncAlternative = "async-alternative"
  /// Only a synchronous API exists: move it to a thread that may block.
  case offload
  /// CPU-heavy: not in the request path at all.
  case queueHandoff = "queue-handoff"
}

public enum Severity: String, Sendable, CaseIterable, Comparable {
  case info, warning, error

  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// One rule page.
public struct Rule: Sendable {
  /// `blocking-sleep`: the file's name without `.md` and its heading.
  public var name: String
  public var lane: Lane
  public var severity: Severity
  /// Of the family: `sleep`, `file-io`, `database` …
  public var category: String
  public var isOnByDefault: Bool
  /// The version that brought it: `0.1`.
  public var since: String
  /// First sentence of the page.
  public var summary: String
  /// The page's whole Markdown text.
  public var document: String

  public init(
    name: String, lane: Lane, severity: Severity, category: String, isOnByDefault: Bool, since: String,
    summary: String, document: String
  ) {
    self.name = name
    self.lane = lane
    self.severity = severity
    self.category = category
    self.isOnByDefault = isOnByDefault
    self.since = since
    self.summary = summary
    self.document = document
  }
}

/// A blocking API: one line of a page's `symbols` block.
public struct Symbol: Sendable {
  public enum Kind: Sendable {
    /// A free function, or a method when there is a receiver.
    case function
    case initializer
    /// Reading it blocks.
    case property
    /// Assigning it blocks.
    case propertySetter
    case subscripting
  }

  /// Index into `Catalogue.rules`.
  public var rule: Int
  /// Modules that declare it, by any of their names: `["Glibc", "Musl", "Darwin"]`. `["*"]`: a C function known by its
  /// name alone, because every project wraps its library in a module of its own.
  public var modules: [String]
  /// Dotted path of the type it is a member of (`Thread`, `HTTPClient.Task`); nil for a free function.
  public var receiver: String?
  public var isStatic: Bool
  public var kind: Kind
  /// `sleep`; `init` for initializers, `subscript` for subscripts.
  public var baseName: String
  /// `_` for none; parallel to the parameters.
  public var labels: [String]
  /// Parallel to `labels`: the call may leave the argument out.
  public var isOptional: [Bool]
  public var conditions: [Condition]
  /// Of the line when it differs from the rule's.
  public var severity: Severity?
  public var lane: Lane?
  /// Only blocking APIs bear this name: a call with an unknown receiver is reported as `likely`.
  public var isDistinctive: Bool
  /// A requirement of a protocol: others than the ones that block may implement it. A call is reported as `likely`.
  public var isRequirement: Bool
  /// It may wait for somebody else for as long as they please, which its severity does not say: a pipe, a terminal, a socket.
  public var waits: Bool
  /// It throws nothing, so that a `try` around it is meant for something else.
  public var isNonthrowing: Bool
  /// On the main thread it does meanwhile what that has to do: its synchronous code holds up nothing with it.
  public var servesMainThread: Bool
  /// There is an async overload that an `await` selects.
  public var hasAsyncOverload: Bool
  /// A function of which only the name is known: any call of that name is meant. Of users' entries only.
  public private(set) var hasAnyLabels = false
  /// What to write instead; `{0}` is the source text of argument 0, `{self}` of the receiver.
  public var advice: String

  public init(
    rule: Int, modules: [String], receiver: String?, isStatic: Bool, kind: Kind, baseName: String,
    labels: [String], isOptional: [Bool], conditions: [Condition], severity: Severity?, lane: Lane?,
    isDistinctive: Bool, isRequirement: Bool = false, waits: Bool = false, isNonthrowing: Bool = false,
    servesMainThread: Bool = false, hasAsyncOverload: Bool, advice: String
  ) {
    self.rule = rule
    self.modules = modules
    self.receiver = receiver
    self.isStatic = isStatic
    self.kind = kind
    self.baseName = baseName
    self.labels = labels
    self.isOptional = isOptional
    self.conditions = conditions
    self.severity = severity
    self.lane = lane
    self.isDistinctive = isDistinctive
    self.isRequirement = isRequirement
    self.waits = waits
    self.isNonthrowing = isNonthrowing
    self.servesMainThread = servesMainThread
    self.hasAsyncOverload = hasAsyncOverload
    self.advice = advice
  }

  /// A property's name as that of a function, with whatever labels.
  public var asFunctionWithAnyLabels: Symbol {
    var function = self
    function.kind = baseName == "init" ? .initializer : .function
    function.hasAnyLabels = true
    return function
  }

  /// `Thread.sleep(forTimeInterval:)`, `Data.init(contentsOf:options:)`, `FileHandle.availableData`.
  public var displayName: String {
    let prefix = receiver.map { $0 + "." } ?? ""
    if hasAnyLabels { return prefix + baseName }
    switch kind {
    case .property, .propertySetter: return prefix + baseName
    case .function, .initializer, .subscripting:
      return prefix + baseName + "(" + labels.map { $0 + ":" }.joined() + ")"
    }
  }

  /// Whether a call may be written with these labels: those of arguments that may be left out need not be there.
  public func takes(_ given: [String]) -> Bool { parameters(zip(labels, isOptional), take: given) }
}

/// Whether a call of a function with these parameters may be written with these labels. `parameters`: their labels, and whether the
/// call may leave them out.
public func parameters(_ parameters: some Sequence<(String, Bool)>, take given: [String]) -> Bool {
  var given = given[...]
  for (label, mayBeLeftOut) in parameters {
    if given.first == label { given.removeFirst() } else if !mayBeLeftOut { return false }
  }
  return given.isEmpty
}

/// When a symbol's call does not block, or only then: a closed list, so that a page cannot ask for what is not checked.
public enum Condition: Sendable, Equatable {
  /// The argument is no time at all: `.now()`, `0`, `.zero`, `.distantPast`, `.seconds(0)`.
  case unlessZeroTimeout(argument: Int)
  /// The argument is a negative number, where that means not to wait.
  case unlessNegative(argument: Int)
  /// The argument is the size 0: nothing is read or written.
  case unlessZeroSize(argument: Int)
  /// The argument's text has this name in it: `WNOHANG`, `O_NONBLOCK`.
  case unlessMentions(argument: Int, name: String)
  case ifMentions(argument: Int, name: String)
  /// The argument is there and is the literal `true` (or not the literal `false`).
  case unlessLiteralFalse(argument: Int)
  case ifLiteralTrue(argument: Int)
  /// The argument is evidently a remote URL (a literal `http:`, `https:`, `ftp:` address), directly or through a local constant.
  case ifRemoteURL(argument: Int)
  /// The argument is neither that nor a `data:` URL, which is all that there is to load.
  case unlessRemoteURL(argument: Int)
  /// The argument, or with nil the receiver, is evidently a stream over memory: `InputStream(data: bytes)`, `OutputStream.toMemory()`.
  case unlessMemoryStream(argument: Int?)
  /// The result is gone through where the call stands, as by a `for`: a sequence does its work then.
  case ifIterated
  case unlessIterated
  /// The argument is evidently an address in numbers (`"127.0.0.1"`, `"::1"`), directly or through a constant.
  case unlessNumericHost(argument: Int)
  /// The argument's type is known to be one of these: tells overloads apart that share their labels.
  case ifArgumentType(argument: Int, types: [String])
  case unlessArgumentType(argument: Int, types: [String])
  /// Where the argument, or with nil the receiver, is evidently standard output or standard error, the call writes a message, which is
  /// reported where it is sure to be written; where it is the null device, the call does not block.
  case message(argument: Int?)
  /// The code shows that the descriptor, an argument or with nil the receiver, is in non-blocking mode.
  case unlessNonblocking(argument: Int?)

  public var isAboutMessages: Bool {
    if case .message = self { true } else { false }
  }
}

/// Where the closure given to a parameter runs: one line of `closures.md`.
public struct ClosureParameter: Sendable {
  public enum Class: String, Sendable, CaseIterable {
    /// On the caller's thread before the call returns, or while the result is iterated.
    case inline
    /// The parameter has an async function type: a context of its own.
    case async
    /// On a thread that may block.
    case offload
    case laterEventLoop = "later-event-loop"
    case laterMain = "later-main"
    /// Stored; runs at an unknown time on an unknown thread.
    case laterUnknown = "later-unknown"
    /// A context of its own although the closure is synchronous (`MainActor.run`).
    case context
    /// On the task executor given to the call, unless it is the literal `nil`.
    case taskExecutor = "task-executor"
  }

  public var modules: [String]
  public var receiver: String?
  public var baseName: String
  public var labels: [String]
  public var isOptional: [Bool]
  /// Index into `labels` of the closure.
  public var closure: Int
  public var runs: Class
  /// Whether the function itself is async: the entry counts only for awaited calls, or, with `nil`, for both.
  public var isFunctionAsync: Bool?
  /// The caller waits until the closure has run, on whatever thread.
  public var blocksCaller: Bool
  /// A lock is held while the closure runs.
  public var holdsLock: Bool
  /// The closure runs on the main actor; one of class `async`, where the code does that it stands in.
  public var isOnMainActor: Bool
  /// A property that the closure is assigned to (`process.terminationHandler = { … }`): no labels, `closure` is 0.
  public var isAssignment: Bool
  /// The label of the closure; nil where there are none.
  public var closureLabel: String? { labels.indices.contains(closure) ? labels[closure] : nil }
  /// How many parameters the closure takes, where an overload tells by that; nil: any.
  public var parameterCount: Int?
  /// It counts only where the receiver is known to be of the type.
  public var needsKnownReceiver: Bool
  /// Code that awaits what the closure is called back with; empty: no async function gives the same.
  public var instead: String
  /// Whatever its arguments are called, each closure among them is meant.
  public var hasAnyLabels = false

  public init(
    modules: [String], receiver: String?, baseName: String, labels: [String], isOptional: [Bool], closure: Int,
    runs: Class, isFunctionAsync: Bool?, blocksCaller: Bool, holdsLock: Bool, isOnMainActor: Bool = false,
    isAssignment: Bool = false, parameterCount: Int? = nil, needsKnownReceiver: Bool = false, instead: String = ""
  ) {
    self.modules = modules
    self.receiver = receiver
    self.baseName = baseName
    self.labels = labels
    self.isOptional = isOptional
    self.closure = closure
    self.runs = runs
    self.isFunctionAsync = isFunctionAsync
    self.blocksCaller = blocksCaller
    self.holdsLock = holdsLock
    self.isOnMainActor = isOnMainActor
    self.isAssignment = isAssignment
    self.parameterCount = parameterCount
    self.needsKnownReceiver = needsKnownReceiver
    self.instead = instead
  }

  /// A property's name as that of a function, with whatever labels.
  public var asFunctionWithAnyLabels: ClosureParameter {
    var function = self
    function.isAssignment = false
    function.hasAnyLabels = true
    return function
  }
}

/// `Foundation.FileManager.default : FileManager`: the type of a well-known member, as Swift writes types.
public struct KnownMember: Sendable {
  public var modules: [String]
  /// nil: a global.
  public var receiver: String?
  public var baseName: String
  /// nil for properties.
  public var labels: [String]?
  public var isOptional: [Bool]
  /// `[URL]`, `FileHandle?`, `Element?`: parsed by the analysis when first asked for.
  public var type: String

  public init(
    modules: [String], receiver: String?, baseName: String, labels: [String]?, isOptional: [Bool], type: String
  ) {
    self.modules = modules
    self.receiver = receiver
    self.baseName = baseName
    self.labels = labels
    self.isOptional = isOptional
    self.type = type
  }
}

public struct KnownSupertype: Sendable {
  public var modules: [String]
  public var type: String
  public var supertypes: [String]

  public init(modules: [String], type: String, supertypes: [String]) {
    self.modules = modules
    self.type = type
    self.supertypes = supertypes
  }
}

/// A type that something is a member of.
public struct Receiver: Sendable {
  public var modules: [String]
  /// Dotted path.
  public var type: String

  public init(modules: [String], type: String) {
    self.modules = modules
    self.type = type
  }
}

public struct ModuleBase: Sendable {
  /// A name, or a prefix with `*`: `Hummingbird*`.
  public var module: String
  public var bases: [String]

  public init(module: String, bases: [String]) {
    self.module = module
    self.bases = bases
  }
}
