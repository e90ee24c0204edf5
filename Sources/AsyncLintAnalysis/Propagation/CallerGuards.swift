import AsyncLintCatalogue
import AsyncLintSyntax

/// What blocks in a function where its callers say so: `func get(_ options: Options) { manager.requestImage(options: options) }` after
/// `options.isSynchronous = true`, and `func load(_ url: URL) { Data(contentsOf: url) }`, which with a remote address is another API's line.
extension Analyzer {
  /// A chain is not followed back farther for what its first calls were given.
  private static let mostCallers = 16

  /// The uses of an API by a line whose conditions only a caller can meet. `uses`: those of the same place that are known.
  func sitesDecidedByCallers(at place: Place, beside uses: [Use]) -> [FoundSite] {
    let file = file(place)
    guard uses.count < 2, file.kind(place.node) == .identifierExpression || file.kind(place.node) == .memberExpression
    else { return [] }
    var own: Int?
    if let use = uses.first {
      guard case .symbol(let symbol, _) = use.target, use.storedIn == nil, use.context == nil else { return [] }
      own = symbol
    }
    let candidates = resolve(place.node, in: file).candidates
    guard candidates.contains(where: { mayBeDecidedByCaller($0) }),
      case let call = call(ofCallee: place.node, in: file),
      call != 0, case let shape = CallShape(call, in: file)
    else { return [] }
    return candidates.compactMap { candidate -> FoundSite? in
      guard case .symbol(let symbol) = candidate.target, symbol != own, isEnabled(symbol),
        saysMore(symbol, than: own), isDecidedByCaller(symbol, candidate, shape, in: file)
      else { return nil }
      let site = Site(
        place: place, range: file.nameRange(place.node), target: .symbol(symbol, candidate),
        isLikely: candidate.isLikely || external.catalogue.symbols[symbol].isRequirement, isDecidedByCaller: true)
      return FoundSite(site: site, unit: nil)
    }
  }

  private func mayBeDecidedByCaller(_ candidate: Resolution.Candidate) -> Bool {
    guard case .symbol(let symbol) = candidate.target else { return false }
    return external.catalogue.symbols[symbol].conditions.contains { isForCallers($0) }
  }

  private func isForCallers(_ condition: Condition) -> Bool {
    switch condition {
    case .ifRemoteURL, .ifMentions, .ifLiteralTrue: true
    default: false
    }
  }

  /// Whether a line is of another rule, or of a graver API, than the one that counts whatever the caller says.
  func saysMore(_ symbol: Int, than own: Int?) -> Bool {
    guard let own else { return true }
    let symbols = external.catalogue.symbols
    return severity(ofSymbol: symbol) >= severity(ofSymbol: own)
      && (symbols[symbol].rule != symbols[own].rule || severity(ofSymbol: symbol) > severity(ofSymbol: own))
  }

  /// All conditions of a line hold but such as something that the function is given may meet.
  private func isDecidedByCaller(
    _ symbol: Int, _ candidate: Resolution.Candidate, _ shape: CallShape, in file: ProgramFile
  ) -> Bool {
    let entry = external.catalogue.symbols[symbol]
    if entry.hasAsyncOverload, shape.isAwaited { return false }
    var isOpen = false
    for condition in entry.conditions where !holds(condition, symbol, candidate, shape, in: file) {
      if !isForCallers(condition) { return false }
      if case .ifMentions(_, let flag) = condition, sets(flag, around: shape.call, in: file) { return false }
      isOpen = true
    }
    return isOpen
  }

  /// `options.isSynchronous = false`: what callers have set counts no more.
  private func sets(_ flag: String, around call: NodeID, in file: ProgramFile) -> Bool {
    file.descendants(of: enclosingBody(of: call, in: file), atMost: Self.mostNodesOfFunction).contains {
      file.kind($0) == .memberExpression && file.flags($0).contains(.isWritten) && text(file.name($0)) == flag
    }
  }

  // MARK: Parameters

  /// The parameter, or `self`, that an address begins with.
  func parameter(
    thatIs address: NodeID, asAddress parameters: [Signature.Parameter], in file: ProgramFile
  ) -> Int? {
    let end = endOfAddress(address, in: file)
    guard end.scheme.isEmpty, end.file === file else { return nil }
    if case .selfValue = subject(end.node, in: file) { return GivenMember.selfValue }
    return parameter(thatDecides: end.node, .isRemoteAddress, of: parameters, in: file)
  }

  /// The parameter that a call hands on for what a guard asks about. `expression`: nil for `self` that is not written.
  func parameter(
    handedOnAs expression: NodeID?, _ guarded: ArgumentGuard, at site: Site, of parameters: [Signature.Parameter],
    in file: ProgramFile
  ) -> Int? {
    guard let expression else {
      guard guarded.parameter == GivenMember.selfValue, case .selfValue? = subject(of: site) else { return nil }
      return GivenMember.selfValue
    }
    switch guarded.condition {
    case .isRemoteAddress, .isNoRemoteAddress, .isNoDataAddress:
      return parameter(thatIs: expression, asAddress: parameters, in: file)
    default: return parameter(thatDecides: expression, guarded.condition, of: parameters, in: file)
    }
  }

  /// The closure, without parameters of its own, that a `$0` is given to.
  func closure(ofAnonymousParameter node: NodeID, in file: ProgramFile) -> NodeID? {
    var closure = file.outward(node)
    while closure != 0, file.kind(closure) != .closureExpression || file.child(2, closure) != 0 {
      closure = file.outward(closure)
    }
    return closure == 0 ? nil : closure
  }

  /// The function, accessor or stored closure around a node whose parameters the calls of a unit give; 0: none.
  func code(of unit: Unit, around node: NodeID, in file: ProgramFile) -> NodeID {
    if unit.kind != .stored {
      let kinds: Set<NodeKind> = [.functionDeclaration, .initializerDeclaration, .accessor]
      return kinds.contains(file.kind(unit.place.node)) ? unit.place.node : 0
    }
    var closure = file.outward(node)
    while closure != 0 {
      if file.kind(closure) == .closureExpression, case .stored(unit.place) = fate(of: closure, in: file) {
        return closure
      }
      closure = file.outward(closure)
    }
    return 0
  }

  /// What code is called with. A closure without a list of parameters stands for its `$0`.
  func parametersGiven(to code: NodeID, in file: ProgramFile) -> [Signature.Parameter] {
    switch file.kind(code) {
    case .accessor: return []
    case .closureExpression:
      let clause = file.child(2, code)
      if clause == 0 { return [parameter(ofClosure: code, in: file)] }
      return file.children(clause).map { parameter(ofClosure: $0, in: file) }
    default: return signature(code, in: file).parameters
    }
  }

  private func parameter(ofClosure node: NodeID, in file: ProgramFile) -> Signature.Parameter {
    let type = file.kind(node) == .parameter ? file.child(1, node) : 0
    return Signature.Parameter(
      label: 0, node: node, typeNode: type, hasDefault: false, runsDefault: false,
      flags: type == 0 ? [] : file.flags(node),
      functionType: type == 0 ? nil : resolveType(type, in: file).functionType(optional: external.optional))
  }

  // MARK: Calls

  /// What a guard asks about, as far back as the calls tell that a chain came by: `func all(_ url: URL) { load(url) }`.
  func given(
    for guarded: ArgumentGuard, at site: Site, in caller: NarrowingCall?
  ) -> (expression: NodeID, file: ProgramFile)? {
    guard let unit = site.unit else { return nil }
    var found = argument(guarded.parameter, of: unit, at: site)
    var (guarded, site, caller) = (guarded, site, caller)
    for _ in 0..<Self.mostCallers {
      guard let outer = caller, case let home = file(outer.unit.place), found.map({ $0.file === home }) ?? true,
        case let code = code(of: outer.unit, around: site.place.node, in: home), code != 0,
        let index = parameter(
          handedOnAs: found?.expression, guarded, at: site, of: parametersGiven(to: code, in: home), in: home)
      else { break }
      guarded.parameter = index
      found = argument(index, of: outer.unit, at: outer.site) ?? found
      site = outer.site
      caller = outer.outer.first
    }
    return found
  }

  /// Whether what is given evidently is what it has to be.
  func shows(_ condition: ArgumentGuard.Condition, _ given: (expression: NodeID, file: ProgramFile)?) -> Bool {
    guard let given else { return false }
    return switch condition {
    case .isRemoteAddress: scheme(of: given.expression, in: given.file) == .isRemoteAddress
    case .isCertainlyTrue: truth(of: given.expression, in: given.file) == true
    case .has(let flag): mentions(given.expression, flag, in: given.file)
    default: false
    }
  }

  /// Whether a synchronous function only hands on what it is given, so that its own callers decide.
  func isHandedOn(
    _ given: (expression: NodeID, file: ProgramFile)?, _ guarded: ArgumentGuard, at site: Site,
    in caller: NarrowingCall?
  ) -> Bool {
    let file = file(site.place)
    guard caller == nil, given.map({ $0.file === file }) ?? true else { return false }
    switch owner(of: site.place.node, in: file) {
    case .unit(let unit), .unitOnMainActor(let unit, _):
      let code = code(of: unit, around: site.place.node, in: file)
      return code != 0
        && parameter(
          handedOnAs: given?.expression, guarded, at: site, of: parametersGiven(to: code, in: file), in: file) != nil
    case .context, .nobody: return false
    }
  }
}
