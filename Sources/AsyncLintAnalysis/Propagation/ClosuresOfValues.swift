import AsyncLintSyntax

/// What blocks in the one closure that a value holds: `Lazy { try Data(contentsOf: url) }.value`.
///
/// In a generic type (`Lazy<Value>`) each value holds a closure of its own that has nothing to do with the others: only what is known of the
/// value at hand counts. Of other types any closure may be meant that any value was given.
extension Analyzer {
  /// What a closure runs, as far as it shows: the first that blocks, or the units that do not.
  struct HeldCode {
    var blocking: Site?
    var quiet: [Unit] = []
  }

  /// Whether a unit is what values of a generic type were given by those that made them, and nothing of the type's own.
  func isJudgedAlone(_ unit: Unit) -> Bool {
    guard unit.kind == .stored, let property = member(of: unit)?.declaration, case let owner = program[property].owner,
      owner >= 0, isGeneric(owner)
    else { return false }
    return holdsOnlyGiven(property)
  }

  /// Whether a type or one around it has generic parameters.
  func isGeneric(_ type: NominalID) -> Bool {
    !genericParameters(of: type).isEmpty || !outerParameters(of: type).isEmpty
  }

  /// Whether a stored property holds what initializers were given for it, whichever made the value.
  func holdsOnlyGiven(_ property: DeclarationID) -> Bool {
    if let answer = propertiesOfMakers[property] { return answer }
    let declaration = program[property]
    let home = file(of: property)
    let answer =
      declaration.kind == .variable && declaration.flags.isDisjoint(with: [.isStatic, .isLazy])
      && isStored(declaration.statement, home) && !hasInitialValue(property)
      && variableType(property).functionType(optional: external.optional) != nil
      && program.members(named: known.`init`, of: declaration.owner).allSatisfy {
        program[$0].kind != .initializer || sets(property, toParameterIn: $0)
      }
    propertiesOfMakers[property] = answer
    return answer
  }

  private func sets(_ property: DeclarationID, toParameterIn initializer: DeclarationID) -> Bool {
    guard let settings = settings(of: property, in: initializer) else { return false }
    let home = file(of: initializer)
    return settings.values.allSatisfy { parts in
      guard parts.count == 1, case let value = home.unparenthesized(parts[0]),
        home.kind(value) == .identifierExpression,
        case .local(let local)? = resolve(value, in: home).candidates.first?.target, home.kind(local) == .parameter
      else { return false }
      let usual = home.child(2, local)
      return usual == 0 || home.kind(usual) == .nilLiteral
    }
  }

  /// What runs when the closure or function is called that a value holds in the property that a unit stands for.
  func code(of held: GivenValue, in unit: Unit, _ summaries: Summaries) -> HeldCode {
    let place = Place(file: held.file.index, node: held.node)
    var code = HeldCode()
    // A closure may call what another value holds, and that what this one does.
    guard heldClosuresInProgress.count < Self.longestChainOfClosures, heldClosuresInProgress.insert(place).inserted
    else { return code }
    defer { heldClosuresInProgress.remove(place) }
    var nodes = held.file.descendants(of: held.node, atMost: Self.mostNodesOfHeldCode)
    while let node = nodes.next() {
      for site in sites(at: Place(file: held.file.index, node: node)).map(\.site)
      where !site.isDecidedByCaller && site.context == nil {
        guard runs(site, in: unit) else { continue }
        guard let called = site.unit else {
          code.blocking = site
          return code
        }
        if let summary = summaries[called] {
          guard let quiet = excludes(summary.guards, at: site) ? [] : quietUnits(at: site, summaries) else {
            code.blocking = site
            return code
          }
          code.quiet += quiet
        }
        code.quiet.append(called)
      }
    }
    return code
  }

  private func runs(_ site: Site, in unit: Unit) -> Bool {
    if let variable = site.storedIn { return variable == unit }
    guard case .unit(unit) = owner(of: site.place.node, in: file(site.place)) else { return false }
    return true
  }

  private static let longestChainOfClosures = 4
  private static let mostNodesOfHeldCode = 512

  /// Whether a call blocks only where a value of a generic type holds what blocks, and nobody knows what it holds, nor does whoever calls the
  /// function around. Returns the units that this depends on.
  func quietUnits(ofUnknownClosuresAt site: Site, _ summaries: Summaries) -> [Unit]? {
    guard let unit = site.unit else { return nil }
    if isJudgedAlone(unit) {
      let receiver = subject(of: site).map {
        GivenValue(subject: $0, node: site.place.node, file: file(site.place), path: [])
      }
      if isUnknown(receiver, holding: unit), !isTold(receiver, .unit(unit), at: site) { return [] }
    }
    for set in summaries[unit]?.guards.types ?? [] {
      if let quiet = quietUnits(ofUnknownClosuresIn: set, at: site, summaries) { return quiet }
    }
    return nil
  }

  /// The same of one set of members, of which any may block.
  func quietUnits(
    ofUnknownClosuresIn set: Set<GivenMember>, at site: Site, _ summaries: Summaries
  ) -> [Unit]? {
    guard let unit = site.unit, set.contains(where: { $0.isHeld && isJudgedAlone($0.member) }) else { return nil }
    var found: [Unit] = []
    var areAllTold = true
    for given in set {
      let value = value(given, of: unit, at: site)
      areAllTold = areAllTold && isTold(value, given.member, at: site)
      if case .unit(let held) = given.member, isJudgedAlone(held), isUnknown(value, holding: held) { continue }
      guard let value, let quiet = quietUnits(of: given.member, in: value, handedOn: 0, summaries) else { return nil }
      found += quiet
    }
    return areAllTold ? nil : found
  }

  private func isJudgedAlone(_ member: GivenMember.Member) -> Bool {
    if case .unit(let unit) = member { isJudgedAlone(unit) } else { false }
  }

  private func isUnknown(_ value: GivenValue?, holding unit: Unit) -> Bool {
    value.flatMap { closure(heldBy: $0, in: unit) } == nil
  }

  /// Whether a call of the function around a place says what a value is there.
  private func isTold(_ value: GivenValue?, _ member: GivenMember.Member, at site: Site) -> Bool {
    switch owner(of: site.place.node, in: file(site.place)) {
    case .unit(let around), .unitOnMainActor(let around, _):
      return value.flatMap { origin(of: $0, as: member, in: around) } != nil
    case .context, .nobody: return false
    }
  }

  /// Where that blocks which the value holds at a place: of several closures the one that is called there. `caller`: how a chain came to it.
  func blockingSite(inClosureHeldAt site: Site, in caller: NarrowingCall?, _ summaries: Summaries) -> Site? {
    guard let unit = site.unit, isHeldByValue(unit), let subject = subject(of: site) else { return nil }
    var value = GivenValue(subject: subject, node: site.place.node, file: file(site.place), path: [])
    var caller = caller
    for _ in 0..<GivenMember.longestPath {
      if let held = closure(heldBy: value, in: unit) { return code(of: held, in: unit, summaries).blocking }
      guard let outer = caller, let given = origin(of: value, as: .unit(unit), in: outer.unit),
        let next = self.value(given, of: outer.unit, at: outer.site)
      else { return nil }
      value = next
      caller = outer.outer.first
    }
    return nil
  }
}
