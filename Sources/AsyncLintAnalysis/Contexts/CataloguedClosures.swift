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
      guard receiver >= 0, isVisible(external.closureModules[number], in: file) else { return nil }
      let entry = external.catalogue.closureParameters[number]
      guard !entry.isAssignment, !entry.hasAnyLabels, closureMatches(shape, index, entry, number),
        countsForUnknownReceiver(entry, of: calleeName(of: call, in: file), in: file)
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
      let entry = external.catalogue.closureParameters[number]
      guard !entry.isAssignment, !entry.hasAnyLabels, closureMatches(shape, index, entry, number) else { continue }
      return external.closureLabels[number][entry.closure]
    }
    return nil
  }

  /// Methods of the standard library's collections, of imported modules where the receiver may be of one of their types, and names that say
  /// what they are; not `run` or `perform`.
  func countsForUnknownReceiver(_ entry: ClosureParameter, of callee: NodeID, in file: ProgramFile) -> Bool {
    if entry.needsKnownReceiver || isContentOfView(entry) { return false }
    if entry.modules == ["Swift"] { return true }
    if ["with", "addTask", "addImmediateTask"].contains(where: entry.baseName.hasPrefix) { return true }
    if entry.modules.contains(where: { external.standardModuleNames.contains($0) }) { return false }
    // Routers, views and futures have methods of the same names: what the source names differently is none of NIO's.
    return entry.runs != .laterEventLoop || !isNeitherLoopNorFuture(file.child(0, callee), in: file)
  }

  /// What views, scenes and animations run at once: `background` or `overlay` of a type that is not known is a view's only where views are made.
  func isContentOfView(_ entry: ClosureParameter) -> Bool {
    guard entry.runs == .inline, let receiver = entry.receiver else { return false }
    return receiver == "View" || receiver == "Scene" || receiver == "UIView"
  }

  /// Whether a line may be about a call on a receiver whose type is not known.
  func mayBeMeant(
    _ entry: ClosureParameter, by call: NodeID, of callee: NodeID, givenAsyncClosure isAsync: Bool,
    in file: ProgramFile
  ) -> Bool {
    switch entry.runs {
    // The closure would have to be synchronous, so another method of the name is meant.
    case .inline, .laterEventLoop, .laterMain, .laterUnknown: if isAsync { return false }
    case .async, .offload, .context, .taskExecutor: break
    }
    if isContentOfView(entry) { return options.reportsMainActor && isOnMainActor(call, in: file) }
    return countsForUnknownReceiver(entry, of: callee, in: file)
  }

  /// Whether an argument of a call goes to the closure that a line is about.
  func closureMatches(_ shape: CallShape, _ index: Int, _ entry: ClosureParameter, _ number: Int) -> Bool {
    let parameters = external.closureLabels[number].indices.map {
      CataloguedParameter(
        label: external.closureLabels[number][$0] == known.underscore ? 0 : external.closureLabels[number][$0],
        mayBeLeftOut: entry.isOptional[$0])
    }
    guard let match = shape.match(parameters) else { return false }
    return match.parameters.indices.contains(index) && match.parameters[index] == entry.closure
  }
}
