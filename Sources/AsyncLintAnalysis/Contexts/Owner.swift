import AsyncLintSyntax

/// Whose thread a piece of code holds.
enum Owner {
  /// Code that runs on a thread that must not be held.
  case context(CodeContext)
  /// A synchronous function: its callers decide.
  case unit(Unit)
  /// A synchronous function of the main actor: its callers decide, and it is a context itself when the user asks for it.
  case unitOnMainActor(Unit, CodeContext)
  /// Nobody's that matters: offloaded, stored, or never reached.
  case nobody
}

/// Something that runs synchronously when it is called, read or first used.
struct Unit: Hashable {
  enum Kind: UInt8 {
    /// A function, initializer or accessor, by its node.
    case body
    /// The same where nothing can override it: through `super`, or on a type below which nobody does.
    case exactBody
    /// A closure or function reference held in a variable, by the variable's binding pattern or parameter.
    case stored
    /// The initial value of a global, static or lazy property, by its pattern binding.
    case lazyValue
    /// The initial value of a stored property, by its pattern binding: every initializer that does not set it runs it.
    case initialValue
    /// A parameter's default value, by the parameter.
    case defaultArgument
  }
  var kind: Kind
  var place: Place

  /// Itself, and nothing that overrides it.
  var exact: Unit { kind == .body ? Unit(kind: .exactBody, place: place) : self }

  func hash(into hasher: inout Hasher) { hasher.combine(bits) }
  func _rawHashValue(seed: Int) -> Int { tableHash(seed: seed) }
}

struct CodeContext {
  enum Kind {
    case async, eventLoop, main
  }
  var kind: Kind
  /// What made the innermost task.
  var creation: ClosureFate.Creation?
  /// The closure or declaration that is the context.
  var node: NodeID
}

extension Analyzer {
  /// Finds out whose thread the code at a node holds, going outwards through inline closures.
  func owner(of node: NodeID, in file: ProgramFile) -> Owner {
    var assumed: NodeID = 0
    let owner = owner(of: node, assumed: &assumed, in: file)
    guard assumed != 0 else { return owner }
    let context = CodeContext(kind: .main, creation: nil, node: assumed)
    switch owner {
    case .unit(let unit): return .unitOnMainActor(unit, context)
    case .nobody: return .context(context)
    case .context, .unitOnMainActor: return owner
    }
  }

  /// `assumed`: becomes the closure on the way that runs only on the main actor, where that is asked for.
  private func owner(of node: NodeID, assumed: inout NodeID, in file: ProgramFile) -> Owner {
    var current = node
    /// The innermost async closure on the way: its context, unless a task executor further out takes it along.
    var found: CodeContext?
    func settle(_ kind: CodeContext.Kind, _ creation: ClosureFate.Creation?, _ node: NodeID) -> Owner {
      .context(found ?? CodeContext(kind: kind, creation: creation, node: node))
    }
    while true {
      let child = current
      current = file.outward(current)
      switch file.kind(current) {
      case .missing: return .nobody
      case .sourceFile:
        if let found { return .context(found) }
        let flags = file.flags(current)
        return flags.isDisjoint(with: [.hasAwait, .hasAsyncLet]) ? .nobody : settle(.async, nil, current)
      case .closureExpression:
        // A capture list is evaluated outside of its closure.
        if file.child(1, current) == child { continue }
        // `Task { @Background in … }`
        switch globalActor(inAttributesOf: current, in: file) {
        case .ownExecutor where !leavesExecutor(found, file): return .nobody
        case .eventLoop where !leavesExecutor(found, file): return owner(onEventLoop: current, found)
        default: break
        }
        switch fate(of: current, in: file) {
        case .inline:
          if options.reportsMainActor, found == nil, assumesMainActor(current, in: file) { assumed = current }
        case .async(let creation):
          if found == nil { found = CodeContext(kind: .async, creation: creation, node: current) }
          // A new task leaves every executor behind.
          if creation == .detachedTask { return settle(.async, creation, current) }
          if creation == .task {
            switch inheritedExecutor(ofTask: current, file) {
            case .ownExecutor where !leavesExecutor(found, file): return .nobody
            case .eventLoop where !leavesExecutor(found, file):
              return owner(onEventLoop: current, found)
            default: return settle(.async, creation, current)
            }
          }
        case .taskExecutor:
          // What the main actor does inside stays on the main thread.
          return found?.creation == .mainActor ? settle(.async, nil, current) : .nobody
        case .offloaded: return found == nil ? .nobody : settle(.async, nil, current)
        case .eventLoop: return found == nil && !options.reportsEventLoops ? .nobody : settle(.eventLoop, nil, current)
        case .main:
          if found == nil, !options.reportsMainActor { return .nobody }
          return settle(.main, nil, current)
        case .later: return found == nil ? .nobody : settle(.async, nil, current)
        case .stored(let variable):
          return found == nil ? .unit(Unit(kind: .stored, place: variable)) : settle(.async, nil, current)
        }
      case .argument where found == nil && isKeptForLater(current, in: file): return .nobody
      case .variableDeclaration:
        if file.flags(current).contains(.isAsync), found == nil, file.kind(child) == .patternBinding {
          found = CodeContext(kind: .async, creation: .asyncLet, node: current)
        }
      case .parameter:
        // A default argument runs at the call that leaves it out.
        guard file.child(2, current) == child, file.kind(file.parent(current)) == .parameterClause else { continue }
        return found.map { .context($0) }
          ?? .unit(Unit(kind: .defaultArgument, place: Place(file: file.index, node: current)))
      case .functionDeclaration, .initializerDeclaration, .subscriptDeclaration:
        return owner(ofFunction: current, at: node, found, in: file)
      case .deinitializerDeclaration: return found == nil ? .nobody : settle(.async, nil, current)
      case .accessor: return owner(ofAccessor: current, found, in: file)
      case .patternBinding:
        guard file.child(2, current) == child, isMemberOrGlobal(current, in: file) else { continue }
        if let found { return .context(found) }
        return owner(ofInitialValue: current, in: file)
      case .attribute:
        switch codeOfAttribute(current, in: file) {
        case .around: continue
        case .initialValue(let binding):
          if let found { return .context(found) }
          return owner(ofInitialValue: binding, in: file)
        case .accessor(let accessor): return owner(ofAccessor: accessor, found, in: file)
        // An async closure given to a macro runs as one wherever that puts it.
        case nil: return found.map { .context($0) } ?? .nobody
        }
      case .enumCaseElement, .macroDeclaration: return .nobody
      case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration,
        .extensionDeclaration:
        return .nobody
      default: continue
      }
    }
  }

  /// Whether an async closure does not run on the executor of the code around it.
  private func leavesExecutor(_ found: CodeContext?, _ file: ProgramFile) -> Bool {
    switch found?.creation {
    case .childTask, .asyncLet, .mainActor, .detachedTask: return true
    case .other:
      guard let node = found?.node, file.kind(node) == .closureExpression,
        let function = expectedType(of: node, in: file).functionType(optional: external.optional)
      else { return false }
      return function.isMainActor || !function.inheritsIsolation
    case .task, .inheritingActor, nil: return false
    }
  }

  /// Code of an actor that runs on an event loop: the innermost closure of it, where there is one.
  private func owner(onEventLoop node: NodeID, _ found: CodeContext?) -> Owner {
    options.reportsEventLoops
      ? .context(CodeContext(kind: .eventLoop, creation: found?.creation, node: found?.node ?? node)) : .nobody
  }

  func isMemberOrGlobal(_ binding: NodeID, in file: ProgramFile) -> Bool {
    let pattern = file.child(0, binding)
    if file.kind(pattern) == .bindingPattern { return file.declarationOfNode[pattern] != nil }
    guard let name = file.bindings(in: pattern).first else { return false }
    return file.declarationOfNode[name] != nil
  }

  private func owner(
    ofFunction node: NodeID, at position: NodeID, _ found: CodeContext?, in file: ProgramFile
  ) -> Owner {
    if let found, file.kind(node) != .functionDeclaration { return .context(found) }
    let isAsync = file.flags(node).contains(.isAsync)
    let place = Place(file: file.index, node: node)
    // Uses are looked at body by body: most ask of the function that the one before was in.
    let isKept = found == nil && !isAsync && openQuestions.isEmpty
    if isKept, let last = lastOwner, last.function == place { return last.owner }
    let declaration = file.declarationOfNode[node]
    let unit = Unit(kind: .body, place: place)
    let executor =
      !isAsync
      ? nil
      : isLocalFunction(node, in: file)
        ? inheritedExecutor(ofLocalFunction: node, file) : executor(at: position, inInitializer: node, in: file)
    let owner = decide(node, isAsync: isAsync, declaration, on: executor, unit, found, in: file)
    if isKept { lastOwner = (place, owner) }
    return owner
  }

  private func owner(ofAccessor node: NodeID, _ found: CodeContext?, in file: ProgramFile) -> Owner {
    let isAsync = file.flags(node).contains(.isAsync)
    let declaration = declaration(ofBody: node, in: file)
    let unit = Unit(kind: .body, place: Place(file: file.index, node: node))
    return decide(node, isAsync: isAsync, declaration, unit, found, in: file)
  }

  private func decide(
    _ node: NodeID, isAsync: Bool, _ declaration: DeclarationID?, on executor: Isolation? = nil, _ unit: Unit,
    _ found: CodeContext?, in file: ProgramFile
  ) -> Owner {
    let isolation = executor ?? declaration.map { self.isolation(of: $0) } ?? .none
    switch isolation {
    case .ownExecutor:
      // Child tasks leave the actor, and closures of others; everything else in it stays on its threads.
      return found.flatMap { leavesExecutor($0, file) ? .context($0) : nil } ?? .nobody
    case .eventLoop:
      return found.flatMap { leavesExecutor($0, file) ? .context($0) : nil } ?? owner(onEventLoop: node, found)
    default: break
    }
    if let found { return .context(found) }
    if isAsync { return .context(CodeContext(kind: .async, creation: nil, node: node)) }
    switch isolation {
    case .actor, .globalActor: return .context(CodeContext(kind: .async, creation: nil, node: node))
    case .mainActor where options.reportsMainActor && declaration.map(isTest) ?? false: return .unit(unit)
    case .mainActor: return .unitOnMainActor(unit, CodeContext(kind: .main, creation: nil, node: node))
    default: break
    }
    if let declaration, options.reportsEventLoops, isEventLoopMethod(declaration) {
      return .context(CodeContext(kind: .eventLoop, creation: nil, node: node))
    }
    return .unit(unit)
  }

  /// A member of an `XCTestCase`, or a function marked `@Test`: nobody waits for the thread meanwhile.
  private func isTest(_ id: DeclarationID) -> Bool {
    let declaration = program[id]
    if declaration.owner >= 0, hasAncestor(named: ruleWords.testCase, declaration.owner) { return true }
    return hasAttribute(ruleWords.test, declaration.node, in: files[Int(declaration.file)])
  }

  /// The initial value of a property of a type, or of a global.
  private func owner(ofInitialValue binding: NodeID, in file: ProgramFile) -> Owner {
    guard let name = file.bindings(in: file.child(0, binding)).first, let id = file.declarationOfNode[name] else {
      return .nobody
    }
    let declaration = program[id]
    let isInstanceMember = declaration.parent >= 0 && !declaration.flags.contains(.isStatic)
    if isInstanceMember, !declaration.flags.contains(.isLazy) {
      return .unit(Unit(kind: .initialValue, place: Place(file: file.index, node: binding)))
    }
    if declaration.parent < 0, isTopLevelScript(file) {
      let flags = file.flags(file.root)
      return flags.isDisjoint(with: [.hasAwait, .hasAsyncLet])
        ? .nobody : .context(CodeContext(kind: .async, creation: nil, node: file.root))
    }
    let unit = Unit(kind: .lazyValue, place: Place(file: file.index, node: binding))
    guard isInstanceMember else { return .unit(unit) }
    // A lazy property's value is made by whoever is isolated to the actor, as if a getter did it.
    return decide(binding, isAsync: false, id, unit, nil, in: file)
  }

  /// Whether the top level of a file runs from top to bottom, so that its globals are no lazy ones.
  func isTopLevelScript(_ file: ProgramFile) -> Bool {
    if file.path == "main.swift" || file.path.hasSuffix("/main.swift") { return true }
    return !file.flags(file.root).isDisjoint(with: [.hasAwait, .hasAsyncLet])
  }
}
