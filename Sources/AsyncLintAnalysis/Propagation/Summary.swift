import AsyncLintCatalogue
import AsyncLintSyntax

/// A place that holds its thread, in somebody's code.
struct Site {
  enum Target {
    /// An API of the catalogue.
    indirect case symbol(Int, Resolution.Candidate)
    /// Code of the program with a summary.
    case unit(Unit)
  }

  var place: Place
  /// Of the name at the place.
  var range: ByteRange
  var target: Target
  var isLikely: Bool
  /// The variable that a function is put into here: it is run by who calls the variable.
  var storedIn: Unit?
  /// The rule that says more of an API's call than the API's own.
  var rule: SemanticRule?
  /// A `sync` in whose block something blocks.
  var isOfBlock = false
  /// Overloads that nothing tells apart: it blocks if all of them do.
  var alternatives: [Unit] = []
  /// Where a function runs that is handed to somebody here.
  var context: CodeContext?
  /// An API's call that writes to standard output or standard error.
  var isMessage = false
  /// It blocks only with what callers of the function around it have to show.
  var isDecidedByCaller = false

  var unit: Unit? {
    if case .unit(let unit) = target { return unit }
    return nil
  }

  var symbol: Int? {
    if case .symbol(let symbol, _) = target { return symbol }
    return nil
  }
}

/// Of the units that are known to block. No `AnswerTable`, which hands out copies of the whole: a summary is large, and mostly asked for a part.
typealias Summaries = [Unit: Summary]

/// Why a unit blocks: the first step of its shortest chain.
struct Summary {
  enum Reason {
    case site(Site)
    /// A requirement or overridable method: by this implementation.
    case implementation(Unit)
    /// A requirement: a type outside meets it with this API.
    case foreign(Int)
    /// A configuration or the declaration says so, as of an API with this number.
    case configured(Int)
  }
  var reason: Reason
  /// The API at the end of the chain.
  var symbol: Int?
  /// Steps to the API.
  var length: Int
  var weight: Weight
  /// The word of a configuration or declaration, whatever is in the unit.
  var isConfigured: Bool {
    if case .configured = reason { true } else { false }
  }
  /// What calls have to say so that anything of what blocks in the unit is reached.
  var guards: Guards
  /// Ways in which the unit blocks, each for other calls; none where it does for any. The first is `reason`.
  var routes: [Route] = []
  /// There are ways beside these.
  private(set) var hasMoreRoutes = false
  /// A longer way to something worse: a wait without bound beside a read.
  var graver: Route?
  /// The API at its end.
  var graverSymbol: Int?
  var gravestSymbol: Int? { graverSymbol ?? symbol }

  struct Route {
    var reason: Reason
    var guards: Guards
  }

  /// More ways are not told apart.
  static let maximumRoutes = 8

  /// Whether a call under these guards may block where no way so far leads to it.
  func lacksRoute(_ guards: Guards) -> Bool {
    !routes.isEmpty && !hasMoreRoutes && !routes.contains { $0.guards.common(guards) == $0.guards }
  }

  mutating func addRoute(by reason: Reason, _ guards: Guards) {
    if routes.count < Self.maximumRoutes {
      routes.append(Route(reason: reason, guards: guards))
    } else {
      hasMoreRoutes = true
    }
  }
}

/// Calls of a function that blocks by code that cannot await, in source order: who makes the function async has to know of them.
struct SynchronousCallers {
  private(set) var calls: [Place] = []
  /// Of the last call.
  private var function: Place?

  /// More are not kept: who is told of a few looks for the others.
  private static let limit = 4

  mutating func note(_ call: Place, of owner: Owner) {
    if calls.count == Self.limit { return }
    switch owner {
    case .unit(let unit), .unitOnMainActor(let unit, _):
      if unit.place == function { return }
      function = unit.place
    case .context(let context):
      if context.kind == .async { return }
      function = nil
    case .nobody: function = nil
    }
    calls.append(call)
  }
}

/// How much is known to hang on a chain. What weighs less is found when all that weighs more is known, so that it hides nothing.
struct Weight: Equatable {
  /// Short, once, or depends.
  var isInfo = false
  /// It ends in text for whoever started the program. Who may call such code is too many to be told of: it says nothing of
  /// requirements and overridden methods above it, nor of the package to others.
  var isMessage = false
}

/// A place in a context at which a thread is held.
struct Report {
  var site: Site
  var context: CodeContext
}

extension Propagation {
  /// Which implementation of a library's requirement runs is decided elsewhere: one that blocks says nothing before all do.
  func mayRun(_ implementation: Unit, asPartOf above: Unit) -> Bool {
    if !analyzer.file(above.place).isLibrary || implementation.kind == .initialValue { return true }
    return analyzer.implementations(of: above).allSatisfy { summaries[$0] != nil }
  }

  /// The API at the end of the chain that a reason begins, and the worst that what it leads to reaches: one look for both.
  func end(of reason: Summary.Reason) -> (symbol: Int?, gravest: Int?) {
    let unit: Unit
    switch reason {
    case .configured(let symbol), .foreign(let symbol): return (symbol, symbol)
    case .implementation(let below): unit = below
    case .site(let site):
      guard let called = site.unit else { return (site.symbol, site.symbol) }
      unit = called
    }
    guard let summary = summaries[unit] else { return (nil, nil) }
    return (summary.symbol, summary.gravestSymbol)
  }
}

extension Analyzer {
  /// Whether an API's call can deadlock, waits without bound or holds the thread for nothing; what the configuration says blocks counts, too.
  func isError(_ site: Site) -> Bool {
    guard case .symbol(let index, _) = site.target else { return true }
    return (site.rule.flatMap { enabledPage(of: $0) }?.severity ?? severity(ofSymbol: index)) == .error
  }

  /// Whether what an API's call does is short, once or depends: by the API, or by the rule that says more of it.
  func isInfo(_ site: Site) -> Bool {
    guard case .symbol(let index, _) = site.target else { return false }
    return (site.rule.flatMap { enabledPage(of: $0) }?.severity ?? severity(ofSymbol: index)) == .info
  }
}
