import AsyncLintCatalogue
import AsyncLintSyntax

/// Which lines of `closures.md` are about a call, asked where types are looked for.
extension Analyzer {
  /// The types with a method of this name that may be meant where the receiver's type is not known.
  func cataloguedReceivers(
    ofMethod name: GlobalName, givenClosure argument: NodeID, _ call: NodeID, in file: ProgramFile
  ) -> [NominalID] {
    let shape = shape(of: call, in: file)
    guard let index = shape.arguments.firstIndex(where: { $0.node == argument }) else { return [] }
    return (external.closureParameters[name] ?? []).compactMap { number in
      let receiver = external.closureReceivers[number]
      guard receiver >= 0, isVisible(external.closureModules[number], in: file), isAboutLabels(number),
        closureMatches(shape, index, number),
        countsForUnknownReceiver(number, of: calleeName(of: call, in: file), in: file)
      else { return nil }
      return receiver
    }
  }

  /// The label of the parameter that a closure without one goes to, by the line of `closures.md` that fits the call: in
  /// `DataRepresentation(contentType: .png) { … } importing: { … }` the first is `exporting`.
  func cataloguedLabel(
    ofClosure argument: NodeID, _ call: NodeID, _ name: GlobalName, in receiver: NominalID, _ file: ProgramFile
  ) -> GlobalName? {
    let shape = shape(of: call, in: file)
    guard let index = shape.arguments.firstIndex(where: { $0.node == argument }) else { return nil }
    for number in external.closureParameters[name] ?? [] where external.closureReceivers[number] == receiver {
      guard isAboutLabels(number), closureMatches(shape, index, number) else { continue }
      return external.closureLabels[number][external.catalogue.closureParameters[number].closure]
    }
    return nil
  }

  private func isAboutLabels(_ number: Int) -> Bool {
    !external.catalogue.closureParameters[number].isAssignment
      && !external.catalogue.closureParameters[number].hasAnyLabels
  }

  /// Methods of the standard library's collections, of imported modules where the receiver may be of one of their types, and names that say
  /// what they are; not `run` or `perform`.
  private func countsForUnknownReceiver(_ number: Int, of callee: NodeID, in file: ProgramFile) -> Bool {
    switch linesForUnknownReceivers[Int32(number)] ?? findUseForUnknownReceiver(number) {
    case .no: return false
    case .yes: return true
    // Routers, views and futures have methods of the same names: what the source names differently is none of NIO's.
    case .unlessNamedDifferently: return !isNeitherLoopNorFuture(file.child(0, callee), in: file)
    }
  }

  private func findUseForUnknownReceiver(_ number: Int) -> UseOfLine {
    let answer = useForUnknownReceiver(external.catalogue.closureParameters[number])
    linesForUnknownReceivers[Int32(number)] = answer
    return answer
  }

  private func useForUnknownReceiver(_ entry: ClosureParameter) -> UseOfLine {
    if entry.needsKnownReceiver || isContentOfView(entry) { return .no }
    if entry.modules == ["Swift"] { return .yes }
    if ["with", "addTask", "addImmediateTask"].contains(where: entry.baseName.hasPrefix) { return .yes }
    if entry.modules.contains(where: { external.standardModuleNames.contains($0) }) { return .no }
    return entry.runs != .laterEventLoop ? .yes : .unlessNamedDifferently
  }

  /// What views, scenes and animations run at once: `background` or `overlay` of a type that is not known is a view's only where views are made.
  private func isContentOfView(_ entry: ClosureParameter) -> Bool {
    guard entry.runs == .inline, let receiver = entry.receiver else { return false }
    return receiver == "View" || receiver == "Scene" || receiver == "UIView"
  }

  /// Whether a line may be about a call on a receiver whose type is not known.
  func mayBeMeant(
    _ number: Int, by call: NodeID, of callee: NodeID, givenAsyncClosure isAsync: Bool, in file: ProgramFile
  ) -> Bool {
    switch external.catalogue.closureParameters[number].runs {
    // The closure would have to be synchronous, so another method of the name is meant.
    case .inline, .laterEventLoop, .laterMain, .laterUnknown: if isAsync { return false }
    case .async, .offload, .context, .taskExecutor: break
    }
    if isContentOfView(external.catalogue.closureParameters[number]) {
      return options.reportsMainActor && isOnMainActor(call, in: file)
    }
    return countsForUnknownReceiver(number, of: callee, in: file)
  }

  /// Whether an argument of a call goes to the closure that a line is about.
  func closureMatches(_ shape: CallShape, _ index: Int, _ number: Int) -> Bool {
    let closure = external.catalogue.closureParameters[number].closure
    // Each argument goes to a parameter of its own, and to one of its label unless it is the first closure behind the brackets: this alone
    // tells most lines of a name from the one that is meant.
    guard shape.arguments.count <= external.closureLabels[number].count else { return false }
    let argument = shape.arguments[index]
    if !argument.isTrailing || argument.label != 0, external.closureLabels[number].indices.contains(closure) {
      let label = external.closureLabels[number][closure]
      if argument.label != (label == known.underscore ? 0 : label) { return false }
    }
    let parameters = external.closureLabels[number].indices.map {
      CataloguedParameter(
        label: external.closureLabels[number][$0] == known.underscore ? 0 : external.closureLabels[number][$0],
        mayBeLeftOut: external.catalogue.closureParameters[number].isOptional[$0])
    }
    guard let match = shape.match(parameters) else { return false }
    return match.parameters.indices.contains(index) && match.parameters[index] == closure
  }

  // MARK: What the lines say

  /// Where a closure runs by the lines that fit.
  func decide(
    _ all: [CataloguedLine], _ shape: CallShape, _ isAsync: Bool, _ name: GlobalName, in file: ProgramFile
  ) -> ClosureFate? {
    func isFunctionAsync(_ line: CataloguedLine) -> Bool? {
      external.catalogue.closureParameters[line.number].isFunctionAsync
    }
    func runs(_ line: CataloguedLine) -> ClosureParameter.Class {
      external.catalogue.closureParameters[line.number].runs
    }
    var fits = all
    // Mostly there is but one.
    if fits.count > 1 {
      // An overload for awaited calls and one for others; a closure without `await` takes the synchronous one.
      func prefer(_ isWanted: (CataloguedLine) -> Bool) {
        if fits.count > 1, case let wanted = fits.filter(isWanted), !wanted.isEmpty { fits = wanted }
      }
      // `try await WebSocket.connect(to: url, on: group) { … }.get()`
      let mayGiveFuture = fits.contains { isFunctionAsync($0) == false }
      let isAwaited = shape.isAwaited && !(mayGiveFuture && givesFuture(shape.call, in: file))
      prefer { isFunctionAsync($0) == nil || isFunctionAsync($0) == isAwaited }
      if fits.count > 1, let nearest = fits.map(\.distance).min() { fits = fits.filter { $0.distance == nearest } }
      prefer { (runs($0) == .async || runs($0) == .taskExecutor || runs($0) == .context) == isAsync }
    }
    guard let first = fits.first else { return nil }
    var creation = ClosureFate.Creation.other
    if external.catalogue.closureParameters[first.number].receiver == "Task" {
      creation = name == known.`init` || !text(name).contains("etached") ? .task : .detachedTask
    } else if interner.bytes(of: name).first == UInt8(ascii: "a"),
      text(name).hasPrefix("addTask") || text(name).hasPrefix("addImmediateTask")
    {
      creation = .childTask
    } else if external.catalogue.closureParameters[first.number].isOnMainActor {
      creation = runs(first) == .context ? .mainActor : .inheritingActor
    }
    func fate(by line: CataloguedLine) -> ClosureFate {
      if runs(line) == .taskExecutor, let preference = preference(shape),
        isNoPreference(preference.expression, in: file)
      {
        return .async(creation)
      }
      return self.fate(isOnMainThread(line.number, shape, in: file) ? .laterMain : runs(line), creation)
    }
    let found = fate(by: first)
    // An API that several unknown receivers could have counts only if all agree.
    if fits.count > 1, case let fates = fits.map(fate(by:)), !fates.allSatisfy({ $0 == found }) {
      if isAsync { return .async(.other) }
      return fates.allSatisfy { $0 == .inline || $0 == .eventLoop } ? fateOnSomeLoop(of: shape.call, in: file) : .later
    }
    return isAsync && (found == .inline || found == .later) ? .async(.other) : found
  }

  /// Of `map` on what may be a collection or a future: where the code around holds a thread that it must not, the closure does either way.
  private func fateOnSomeLoop(of call: NodeID, in file: ProgramFile) -> ClosureFate {
    if isUsedAsFuture(call, in: file) { return .eventLoop }
    guard case .context(let context) = owner(of: call, in: file) else { return .later }
    switch context.kind {
    case .eventLoop: return .eventLoop
    case .async: return .inline
    case .main: return .later
    }
  }

  /// `group.notify(queue: .main) { … }`, or a timer that is made on the main actor.
  private func isOnMainThread(_ number: Int, _ shape: CallShape, in file: ProgramFile) -> Bool {
    let runs = external.catalogue.closureParameters[number].runs
    guard runs == .offload || runs == .laterUnknown else { return false }
    if external.catalogue.closureParameters[number].isOnMainActor {
      return options.reportsMainActor && isOnMainActor(shape.call, in: file)
    }
    guard let queue = shape.arguments.first(where: { $0.label == libraryWords.queueName }) else { return false }
    return isMainQueue(queue.expression, in: file)
  }

  /// The task executor that a call names, behind the task's name and priority or as its only argument.
  private func preference(_ shape: CallShape) -> CallShape.Argument? {
    shape.arguments.first { $0.label == libraryWords.executorPreferenceName }
      ?? shape.arguments.first { !$0.isTrailing && $0.label == 0 }
  }

  /// `nil`, or the executor of the pool itself, which tasks run on anyway.
  private func isNoPreference(_ expression: NodeID, in start: ProgramFile) -> Bool {
    var node = expression
    var file = start
    for _ in 0..<8 {
      node = file.unparenthesized(node)
      if file.kind(node) == .nilLiteral { return true }
      if file.name(node) == libraryWords.globalConcurrentExecutorName,
        case .knownMember? = resolve(node, in: file).candidates.first?.target
      {
        return true
      }
      guard let value = constant(node, in: file) else { return false }
      node = value.node
      file = value.file
    }
    return false
  }
}

/// A line of `closures.md` by its number, since a copy of one counts references to its texts, which all threads share; and how far above the
/// receiver its type is.
struct CataloguedLine {
  var number: Int
  var distance: Int
}

/// Whether a line of `closures.md` counts for a receiver of which nothing is known.
enum UseOfLine {
  case no, yes
  /// As long as the source does not call the receiver what no event loop or future is called.
  case unlessNamedDifferently
}
