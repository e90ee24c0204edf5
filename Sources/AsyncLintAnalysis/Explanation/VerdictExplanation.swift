import AsyncLintCatalogue
import AsyncLintSyntax

extension Explainer {
  /// Why a name is a finding or is none.
  struct Verdict {
    var reason: String
    var blocking: Explanation.Blocking?
    var related: [Explanation.Fact] = []
  }

  func verdict(on place: Place, context: Explanation.Context, receiver: Explanation.Fact?) -> Verdict {
    let sites = analyzer.uses(at: place).map { site(of: $0, at: place) }
    let blocking = sites.lazy.compactMap { self.blocking($0) }.first
    if let finding = finding(at: place.node) {
      let weight = "\(finding.severity.rawValue), \(finding.confidence.rawValue)"
      return Verdict(
        reason: "\"\(finding.rule)\" (\(weight)): \(finding.message)", blocking: blocking ?? self.blocking(finding))
    }
    if let silenced = silenced(at: place.node) { return Verdict(reason: silenced, blocking: blocking) }
    guard let candidate = analyzer.resolve(place.node, in: file).candidates.first else {
      return Verdict(reason: unresolved(place.node))
    }
    guard !sites.isEmpty else { return Verdict(reason: harmless(candidate, place.node)) }
    // Of several things that a name runs the one that comes nearest to a finding.
    let verdicts = sites.map { verdict(on: $0, place, context) }
    return verdicts.first { $0.blocking != nil } ?? verdicts[0]
  }

  private func silenced(at node: NodeID) -> String? {
    let start = file.nameRange(node).start
    return suppressed.first { $0.finding.file == Int(file.index) && $0.finding.range.start == start }.map {
      silenced(by: $0.reason)
    }
  }

  private func silenced(by reason: String) -> String {
    "silenced by a comment" + (reason.isEmpty ? ", which gives no reason" : ": \(reason)")
  }

  private func site(of use: Use, at place: Place) -> Site {
    let target: Site.Target
    var isMessage = false
    switch use.target {
    case .symbol(let index, let candidate):
      target = .symbol(index, candidate)
      isMessage = analyzer.isMessage(index, candidate, at: place)
    case .unit(let unit): target = .unit(unit)
    }
    let place = use.place ?? place
    return Site(
      place: place, range: analyzer.file(place).nameRange(place.node), target: target, isLikely: use.isLikely,
      storedIn: use.storedIn.map { Unit(kind: .stored, place: $0) },
      alternatives: use.alternatives, context: use.context, isMessage: isMessage)
  }

  // MARK: What blocks

  func blocking(_ site: Site) -> Explanation.Blocking? {
    if case .unit(let unit) = site.target, propagation.summaries[unit] == nil { return nil }
    let context = CodeContext(kind: .async, creation: nil, node: site.place.node)
    return blocking(writer.finding(for: Report(site: site, context: context)).finding)
  }

  private func blocking(_ finding: Finding) -> Explanation.Blocking {
    let isEnabled = analyzer.ruleNumbers[finding.rule].map { number in
      analyzer.isEnabled(analyzer.external.catalogue.rules[number])
    }
    return Explanation.Blocking(
      rule: finding.rule, isRuleEnabled: isEnabled ?? true, severity: finding.severity,
      confidence: finding.confidence, chain: finding.chain)
  }

  // MARK: Why not

  private func unresolved(_ node: NodeID) -> String {
    let name = analyzer.text(file.name(node))
    let isListed = analyzer.external.symbols[file.name(node)] != nil
    if file.kind(node) == .memberExpression, file.child(0, node) != 0 {
      let type = analyzer.typeOf(file.child(0, node), in: file)
      if type.isUnknown {
        return isListed
          ? "the receiver's type is unknown, and \"\(name)\" alone is no evidence of a blocking API"
          : "the receiver's type is unknown, and no blocking API is called \"\(name)\""
      }
      return "no member \"\(name)\" of \"\(analyzer.description(of: type))\" is known to block"
    }
    return "no declaration of \"\(name)\" is known" + (isListed ? " that fits the call" : ", and no blocking API")
  }

  /// Something is meant, and nothing that could block runs.
  private func harmless(_ candidate: Resolution.Candidate, _ node: NodeID) -> String {
    let call = analyzer.call(ofCallee: node, in: file)
    let shape = call == 0 ? nil : CallShape(call, in: file)
    switch candidate.target {
    case .symbol(let index): return unmet(index, candidate, shape, node)
    case .declaration(let id):
      if case .harmless = analyzer.knowledge(of: id) {
        return "the catalogue knows it, and not as something that blocks"
      }
      if case .symbols(let symbols) = analyzer.knowledge(of: id), let index = symbols.first {
        return unmet(index, analyzer.catalogued(candidate, shape, in: file) ?? candidate, shape, node)
      }
      switch analyzer.program[id].kind {
      case .variable: return "a stored property or variable: reading it runs nothing"
      case .function, .initializer: return "not called here, only named"
      default: return "nothing runs"
      }
    case .local: return call == 0 ? "a local variable or function that is not called here" : "nothing runs"
    case .knownMember: return "a member that is known, and not to block"
    case .implicitInitializer: return "sets properties, and no initial value blocks"
    case .type: return "a type, none of whose blocking initializers is called here"
    }
  }

  /// Why the call of an API does not block as it is written.
  private func unmet(
    _ index: Int, _ candidate: Resolution.Candidate, _ shape: CallShape?, _ node: NodeID
  ) -> String {
    let symbol = analyzer.external.catalogue.symbols[index]
    let name = "\"\(symbol.displayName)\""
    if symbol.hasAsyncOverload, let shape, shape.isAwaited { return "awaited: \(name) has an async overload" }
    let failing = symbol.conditions.first { !analyzer.holds($0, index, candidate, shape, in: file) }
    if let failing { return "\(name) does not block here: \(words(failing))" }
    switch symbol.kind {
    case .property: return "only written, and \(name) blocks when it is read"
    case .propertySetter: return "only read, and \(name) blocks when it is set"
    case .function, .initializer, .subscripting: return "\(name) is not called here, only named"
    }
  }

  private func words(_ condition: Condition) -> String {
    switch condition {
    case .unlessZeroTimeout: "the time to wait is none"
    case .unlessNegative: "the time to wait is less than none"
    case .unlessZeroSize: "it is to read or write nothing"
    case .unlessMentions(_, let name): "it is given \"\(name)\""
    case .ifMentions(_, let name): "it is not given \"\(name)\""
    case .unlessLiteralFalse: "it is given \"false\""
    case .ifLiteralTrue: "it is not given \"true\""
    case .ifRemoteURL: "the address is not evidently a remote one"
    case .unlessRemoteURL: "the address is a remote one"
    case .ifArgumentType(_, let types): "the argument is not known to be \(types.joined(separator: " or "))"
    case .unlessArgumentType(_, let types): "the argument is \(types.joined(separator: " or "))"
    case .message: "it writes to the null device"
    case .unlessNonblocking: "its descriptor is in non-blocking mode"
    case .ifIterated: "nothing shows that its result is gone through"
    case .unlessIterated: "its result is gone through"
    case .unlessMemoryStream: "its stream is one over memory"
    case .unlessNumericHost: "the host is an address in numbers, which nobody has to be asked for"
    }
  }

  private func verdict(on site: Site, _ place: Place, _ context: Explanation.Context) -> Verdict {
    let blocking = blocking(site)
    switch site.target {
    case .unit(let unit):
      guard blocking != nil else { return Verdict(reason: harmless(unit)) }
      if analyzer.passesNonBlockingMode(site, propagation.summaries) {
        return Verdict(reason: "it is given a flag with which its API does not block", blocking: blocking)
      }
      switch analyzer.keeper(of: site, propagation.summaries, busyBlocks: propagation.kept.busyBlocks) {
      case .value: return Verdict(reason: "its arguments keep it from what blocks in the function", blocking: blocking)
      case .block: return Verdict(reason: "a short critical section: its block only touches memory", blocking: blocking)
      case .types: return Verdict(reason: "what it runs for these values does not block", blocking: blocking)
      case nil: break
      }
    case .symbol(let index, _):
      guard analyzer.isEnabled(index) else {
        return Verdict(reason: "the rule \"\(analyzer.ruleName(ofSymbol: index))\" is off", blocking: blocking)
      }
    }
    guard let final = moved(site) else {
      let isSync = analyzer.text(file.name(place.node)) == "sync"
      return Verdict(
        reason: isSync
          ? "a short critical section: its block only touches memory, and the rule \"lock-in-async\" is off"
          : "what it waits for is known to be finished here", blocking: blocking)
    }
    var propagation = propagation
    if let reason = propagation.suppression(of: final) {
      return Verdict(reason: silenced(by: reason), blocking: blocking)
    }
    if final.place != site.place {
      return Verdict(
        reason: "in the block of a call that holds the thread anyway: reported there", blocking: blocking,
        related: [reported(at: final.place)])
    }
    if let variable = site.storedIn {
      return Verdict(
        reason: "put into \"\(analyzer.text(file.name(variable.place.node)))\": reported where that is called",
        blocking: blocking, related: findings(through: place))
    }
    return verdict(onBlocking: site, place, context, blocking)
  }

  private func moved(_ site: Site) -> Site? {
    if case .symbol = site.target { return analyzer.sharpened(site) }
    return analyzer.movedToSync(site)
  }

  private func harmless(_ unit: Unit) -> String {
    let home = analyzer.file(unit.place)
    let name = "\"\(analyzer.displayName(of: unit))\""
    if unit.kind == .body, home.flags(unit.place.node).contains(.isAsync) {
      return "\(name) is async: what blocks in it is reported in it"
    }
    if analyzer.isNonblocking(unit) { return "the configuration says that \(name) does not block" }
    switch unit.kind {
    case .stored: return "nothing that blocks is known to be put into \(name)"
    case .defaultArgument: return "the default arguments of \(name) do not block"
    default: break
    }
    let body = home.child(home.kind(unit.place.node) == .accessor ? 2 : 5, unit.place.node)
    if case .context = analyzer.owner(of: body, in: home) {
      return "\(name) runs on a thread of its actor: what blocks in it is reported in it"
    }
    return "\(name) reaches nothing that is known to block"
  }

  /// It blocks: whom.
  private func verdict(
    onBlocking site: Site, _ place: Place, _ context: Explanation.Context, _ blocking: Explanation.Blocking?
  ) -> Verdict {
    if !file.isReported { return Verdict(reason: "in a file that is not reported in", blocking: blocking) }
    if !site.alternatives.allSatisfy({ propagation.summaries[$0] != nil }) {
      return Verdict(reason: "nothing tells the overloads apart, and not all of them block", blocking: blocking)
    }
    if let unit = site.unit, propagation.summaries[unit]?.weight.isMessage ?? false, analyzer.isOfAnotherPackage(site) {
      return Verdict(reason: "it only writes a message, in a function of another package", blocking: blocking)
    }
    if propagation.isPartOfReportedCall(site, in: file)
      || propagation.isPart(of: propagation.blocksOfReportedCalls, site)
    {
      return Verdict(reason: "in the block of a call that is reported itself", blocking: blocking)
    }
    switch context.kind {
    case .callers:
      let callers = findings(through: place)
      let reason =
        callers.isEmpty
        ? "it blocks its callers, and no async code is known to reach it"
        : "it blocks its callers: reported where async code calls it"
      return Verdict(reason: reason, blocking: blocking, related: callers)
    case .none:
      let last = context.steps.last.map { ": " + $0.text } ?? ""
      return Verdict(reason: "it blocks nobody who must not be blocked\(last)", blocking: blocking)
    case .main where propagation.servesMainThread(site):
      return Verdict(reason: "it does meanwhile what the main thread has to do", blocking: blocking)
    case .main where propagation.isToldWithin(site):
      let name = site.unit.map { "\"\(analyzer.displayName(of: $0))\"" } ?? "it"
      return Verdict(
        reason: "\(name) belongs to the main actor: what blocks in it is reported in it", blocking: blocking)
    case .async, .eventLoop, .main:
      return Verdict(reason: "another finding stands for it", blocking: blocking, related: findings(through: place))
    }
  }

  // MARK: Elsewhere

  /// Findings whose chains lead through a place.
  private func findings(through place: Place) -> [Explanation.Fact] {
    let range = file.nameRange(place.node)
    return findings.filter { finding in
      finding.chain.dropFirst().contains { $0.file == Int(file.index) && $0.range.start == range.start }
    }.map { reported($0) }
  }

  private func reported(at place: Place) -> Explanation.Fact {
    let range = file.nameRange(place.node)
    let finding = findings.first { $0.file == Int(file.index) && $0.range.start == range.start }
    return finding.map { reported($0) }
      ?? Explanation.Fact(
        text: "\"\(analyzer.text(file.name(place.node)))\"", place: location(place.node, in: file))
  }

  private func reported(_ finding: Finding) -> Explanation.Fact {
    let function = finding.context.function.map { " in \"\($0)\"" } ?? ""
    return Explanation.Fact(
      text: "\"\(finding.chain.first?.name ?? finding.symbol)\"\(function)",
      place: Explanation.Location(file: finding.file, range: finding.range))
  }
}
