/// One call on the way from a reported place to an API.
struct ChainCall {
  var place: Place
  /// What it runs, from what is called down to the body in which the next call stands: a requirement comes before what meets it.
  var units: [Unit]
}

/// What lies between a reported place and an API.
struct Trail {
  var steps: [Finding.ChainStep] = []
  /// Of each step, what is called there.
  private(set) var calls: [ChainCall] = []
  /// What the next step runs before it comes to a place that is one.
  private var passed: [Unit] = []
  /// Steps in the middle that are not kept.
  private(set) var leftOut = 0
  var symbol = 0
  /// Where the API is called.
  var api: (place: Place, candidate: Resolution.Candidate)?
  /// The API as it is called.
  var name = ""
  var isLikely = false
  var isOnce = false
  /// It goes through the initial value of a property or parameter, which cannot await.
  var passesInitialValue = false
  var passesDefaultArgument = false
  /// It goes through a setter or an observer, which cannot await either.
  var passesSetter = false
  /// It writes to standard output or standard error.
  var isMessage = false
  var rule: SemanticRule?
  /// A call gives the main queue to what waits for a queue.
  var isOnMainQueue = false
  var notes: [Finding.FindingNote] = []
  /// Something worse that a step reaches too.
  var graver: Finding.FindingNote?

  /// Steps kept of a chain, half of them from each end. Thousands of findings that share one chain of thousands of calls would take
  /// gigabytes.
  private static let maximumSteps = 64
  /// In steps. Less than half of what is kept.
  static let milestoneDistance = 16

  /// It runs a unit on its way to the next step, or behind it.
  mutating func pass(_ unit: Unit) { passed.append(unit) }

  /// The call of what was passed, or of an API.
  mutating func add(_ name: String, at site: Site) {
    steps.append(Finding.ChainStep(name: name, file: Int(site.place.file), range: site.range))
    calls.append(ChainCall(place: site.place, units: passed))
    passed = []
  }

  /// The steps that advice speaks of: what stands in a default argument runs where the call stands that leaves it out, so that this call is
  /// part of the next one.
  func stepsBehindDefaults() -> (steps: [Finding.ChainStep], calls: [ChainCall]) {
    guard passesDefaultArgument else { return (steps, calls) }
    var found: (steps: [Finding.ChainStep], calls: [ChainCall]) = ([], [])
    var units: [Unit] = []
    for (step, call) in zip(steps, calls) {
      units += call.units
      if call.units.last?.kind == .defaultArgument { continue }
      found.steps.append(step)
      found.calls.append(ChainCall(place: call.place, units: units))
      units = []
    }
    return found
  }

  /// A first piece, of which nothing is left out, with all that comes behind it.
  func followed(by rest: Trail) -> Trail {
    var whole = rest
    whole.steps = steps + rest.steps
    whole.calls = calls + rest.calls
    let surplus = whole.steps.count - Self.maximumSteps
    if surplus > 0 {
      let half = Self.maximumSteps / 2
      whole.steps.removeSubrange(half..<half + surplus)
      whole.calls.removeSubrange(half..<half + surplus)
      whole.leftOut += surplus
    }
    whole.isLikely = isLikely || rest.isLikely
    whole.isOnce = isOnce || rest.isOnce
    whole.passesInitialValue = passesInitialValue || rest.passesInitialValue
    whole.passesDefaultArgument = passesDefaultArgument || rest.passesDefaultArgument
    whole.passesSetter = passesSetter || rest.passesSetter
    whole.isMessage = isMessage || rest.isMessage
    whole.isOnMainQueue = isOnMainQueue || rest.isOnMainQueue
    whole.notes = notes + rest.notes
    whole.graver = graver ?? rest.graver
    return whole
  }
}
