import AsyncLintSyntax

extension Analyzer {
  /// What a call of `queue.sync` is besides `dispatch-sync`: a wait for the main thread, or a short critical section.
  func ruleOfSync(_ callee: NodeID, in file: ProgramFile) -> SemanticRule? {
    let base = file.kind(callee) == .memberExpression ? file.child(0, callee) : 0
    if isMainQueue(base, in: file) { return .mainSync }
    let call = call(ofCallee: callee, in: file)
    return call != 0 && onlyTouchesMemory(call, in: file) && !isDrain(call, in: file) ? .lockInAsync : nil
  }

  /// `queue.sync {}` protects nothing: it waits until the queue has done all that it was given.
  private func isDrain(_ call: NodeID, in file: ProgramFile) -> Bool {
    CallShape(call, in: file).arguments.contains {
      let closure = file.unparenthesized($0.expression)
      return file.kind(closure) == .closureExpression && file.children(file.child(4, closure)).isEmpty
    }
  }

  /// A blocking call in the block of `queue.sync`, or in a closure that another call waits for although it need not, holds the thread as a part
  /// of that call: it is reported there, once.
  func movedToSync(_ site: Site) -> Site {
    guard site.storedIn == nil else { return site }
    let file = file(site.place)
    guard let sync = outermostSync(around: site.place.node, in: file) else { return site }
    let isMain = file.kind(sync) == .memberExpression && isMainQueue(file.child(0, sync), in: file)
    let rule: SemanticRule? = isMain && enabledPage(of: .mainSync) != nil ? .mainSync : nil
    guard let candidate = resolve(sync, in: file).candidates.first, case .symbol(let symbol) = candidate.target,
      isEnabled(symbol), !isToldOfBlockAlone(sync, in: file),
      rule != nil || severity(ofSymbol: symbol) >= options.leastSeverity
    else { return site }
    return Site(
      place: Place(file: file.index, node: sync), range: file.nameRange(sync), target: .symbol(symbol, candidate),
      isLikely: site.isLikely || candidate.isLikely, rule: rule, isOfBlock: true)
  }

  /// `DispatchQueue.main.sync` where nobody minds the wait: what blocks in its block holds the main thread all the same.
  private func isToldOfBlockAlone(_ sync: NodeID, in file: ProgramFile) -> Bool {
    guard options.reportsMainActor, file.kind(sync) == .memberExpression,
      isMainQueue(file.child(0, sync), in: file), case .nobody = owner(of: sync, in: file)
    else { return false }
    return true
  }

  /// The callee of the outermost such call whose block a node stands in and runs with.
  private func outermostSync(around node: NodeID, in file: ProgramFile) -> NodeID? {
    // A function, stored closure or work item that the call is given by its name: `queue.read(Player.fetchCount)`.
    var found = isFunction(node, in: file) ? syncCallee(ofBlock: node, in: file) : nil
    var current = file.outward(node)
    while current != 0 {
      switch file.kind(current) {
      case .closureExpression:
        if let callee = syncCallee(ofBlock: current, in: file) ?? syncCallee(ofItemMadeOf: current, in: file) {
          found = callee
        } else if fate(of: current, in: file) != .inline {
          return found
        }
      case .functionDeclaration, .initializerDeclaration, .deinitializerDeclaration, .accessor, .subscriptDeclaration,
        .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .extensionDeclaration:
        return found
      default: break
      }
      current = file.outward(current)
    }
    return found
  }

  private func isFunction(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(file.parent(node)) == .argument else { return false }
    switch resolve(node, in: file).candidates.first?.target {
    case .declaration(let id):
      return program[id].kind == .function || program[id].kind == .variable && isWork(variableType(id))
    case .local(let local):
      return file.kind(local) == .functionDeclaration || isWork(localType(local, in: file))
    default: return false
    }
  }

  private func isWork(_ type: SwiftType) -> Bool {
    type.functionType(optional: external.optional) != nil || isWorkItem(type)
  }

  /// `queue.sync(execute: DispatchWorkItem { … })`
  private func syncCallee(ofItemMadeOf closure: NodeID, in file: ProgramFile) -> NodeID? {
    let call = file.parent(file.parent(closure))
    guard file.kind(call) == .callExpression, isMadeOfBlock(call, calleeName(of: call, in: file), in: file) else {
      return nil
    }
    return syncCallee(ofBlock: call, in: file)
  }

  private func syncCallee(ofBlock closure: NodeID, in file: ProgramFile) -> NodeID? {
    let argument = file.parent(closure)
    guard file.kind(argument) == .argument else { return nil }
    let call = file.parent(argument)
    guard file.kind(call) == .callExpression else { return nil }
    let callee = calleeName(of: call, in: file)
    // `sync { … }` in an extension of the queue is one, too.
    guard file.kind(callee) == .memberExpression || file.kind(callee) == .identifierExpression,
      external.symbols[file.name(callee)] != nil,
      let candidate = resolve(callee, in: file).candidates.first, case .symbol(let symbol) = candidate.target
    else { return nil }
    if ruleName(ofSymbol: symbol) == "dispatch-sync" { return callee }
    // `context.performAndWait { … }`, GRDB's synchronous `read`, SQLite.swift's `transaction`: whoever awaits or moves them has moved what is
    // in the closure, too. Work for the processor may stay where it is.
    let isMeant =
      lane(ofSymbol: symbol) != .queueHandoff && waitsForClosure(symbol)
      && isBlocking(candidate, CallShape(call, in: file), in: file)
      && (file.kind(closure) != .closureExpression || fate(of: closure, in: file) == .inline)
    return isMeant ? callee : nil
  }

  /// Whether `closures.md` says that the caller of an API waits for the closure that it hands to somebody else.
  private func waitsForClosure(_ symbol: Int) -> Bool {
    let name = interner.intern(external.catalogue.symbols[symbol].baseName)
    let receiver = external.symbolReceivers[symbol]
    return (external.closureParameters[name] ?? []).contains {
      external.catalogue.closureParameters[$0].blocksCaller && isSubtype(receiver, of: external.closureReceivers[$0])
    }
  }

  /// `DispatchQueue.main`, `.main`, or a constant that holds it. Of an expression whose type is known to be a queue.
  func isMainQueue(_ expression: NodeID, in start: ProgramFile) -> Bool {
    var node = expression
    var file = start
    for _ in 0..<8 {
      node = file.unparenthesized(node)
      if isMainOfLibrary(node, in: file) { return true }
      guard let value = constant(node, in: file) ?? valueOfGetter(node, in: file) else { return false }
      node = value.node
      file = value.file
    }
    return false
  }

  /// Whether a function waits for a queue that a call of it gives, by which this is the main one: `DispatchQueue.main.syncSafe { … }`.
  func isOfMainQueue(_ guards: Guards, at site: Site) -> Bool {
    guard let unit = site.unit else { return false }
    return guards.types.contains { set in
      guard set.count == 1, let given = set.first, case .mainQueue = given.member else { return false }
      return isMainQueue(given, of: unit, at: site)
    }
  }

  /// Whether what a call gives a function is the main queue.
  func isMainQueue(_ given: GivenMember, of unit: Unit, at site: Site) -> Bool {
    guard let value = value(given, of: unit, at: site), value.path.isEmpty,
      case .expression(let expression) = value.subject
    else { return false }
    return isMainQueue(expression, in: value.file)
  }

  /// What is called on it, where that is a queue that a `sync` of the library waits for.
  func queueWaitedFor(by site: Site) -> GivenValue? {
    guard site.rule == nil, case .symbol(let symbol, _) = site.target, ruleName(ofSymbol: symbol) == "dispatch-sync"
    else { return nil }
    let file = file(site.place)
    let base = receiver(ofCallee: site.place.node, in: file)
    return GivenValue(
      subject: base == 0 ? .selfValue : subject(base, in: file), node: site.place.node, file: file, path: [])
  }

  /// The only expression that a getter gives, which nobody overrides.
  func valueOfGetter(_ node: NodeID, in file: ProgramFile) -> (node: NodeID, file: ProgramFile)? {
    guard file.kind(node) == .memberExpression || file.kind(node) == .identifierExpression,
      case .declaration(let id)? = resolve(node, in: file).candidates.first?.target, program[id].kind == .variable,
      case let home = files[Int(program[id].file)], home.kind(program[id].statement) == .patternBinding
    else { return nil }
    let getters = home.children(home.child(3, program[id].statement)).filter { home.name($0) == known.get }
    guard getters.count == 1, case let values = returnedValues(of: home.child(2, getters[0]), in: home),
      values.count == 1
    else { return nil }
    return (values[0], home)
  }

  /// A static `main` that the program does not declare itself: `Queues.main` may be any queue.
  private func isMainOfLibrary(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard file.name(node) == ruleWords.main else { return false }
    switch file.kind(node) {
    case .memberExpression:
      let base = file.child(0, node)
      if base == 0 { return true }
      guard case .metatype = typeOf(base, in: file) else { return false }
      if case .declaration = resolve(node, in: file).candidates.first?.target { return false }
      return true
    case .identifierExpression:
      // In a static member of an extension of the queue.
      guard let candidate = resolve(node, in: file).candidates.first, case .knownMember = candidate.target,
        case .metatype = candidate.base
      else { return false }
      return true
    default: return false
    }
  }
}
