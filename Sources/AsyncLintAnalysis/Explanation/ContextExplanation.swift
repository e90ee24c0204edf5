import AsyncLintSyntax

extension Explainer {
  /// Whose thread the code at a node holds, with all that was passed on the way to that answer.
  func context(at node: NodeID) -> Explanation.Context {
    let kind: Explanation.Context.Kind =
      switch analyzer.owner(of: node, in: file) {
      case .context(let context):
        switch context.kind {
        case .async: .async
        case .eventLoop: .eventLoop
        case .main: .main
        }
      case .unit: .callers
      case .unitOnMainActor: analyzer.options.reportsMainActor ? .main : .callers
      case .nobody: .none
      }
    return Explanation.Context(
      kind: kind, function: analyzer.functionName(around: node, in: file), steps: steps(from: node))
  }

  /// Closures and the function around a node, from the inside; up to what settles the matter.
  private func steps(from node: NodeID) -> [Explanation.Fact] {
    var found: [Explanation.Fact] = []
    var current = node
    while current != 0 {
      let child = current
      current = file.outward(current)
      switch file.kind(current) {
      case .closureExpression:
        if file.child(1, current) == child { continue }
        let fate = analyzer.fate(of: current, in: file)
        found.append(fact("\(closureName(current)): \(words(for: fate, of: current))", current))
        switch fate {
        case .inline: continue
        case .async(let creation) where creation == .childTask || !creation.isTask: continue
        default: return found
        }
      case .variableDeclaration where file.flags(current).contains(.isAsync):
        found.append(fact("\"async let\": a task of its own on the pool", current))
      case .parameter where file.child(2, current) == child && file.kind(file.parent(current)) == .parameterClause:
        found.append(fact("a default argument: runs at the call that leaves it out", current))
        return found
      case .functionDeclaration, .initializerDeclaration, .deinitializerDeclaration, .accessor:
        found.append(fact(words(forFunction: current), current))
        return found
      case .patternBinding where file.child(2, current) == child && analyzer.isMemberOrGlobal(current, in: file):
        found.append(fact(words(forInitialValue: current), file.bindings(in: file.child(0, current)).first ?? current))
        return found
      case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration,
        .extensionDeclaration:
        return found
      case .sourceFile:
        let isAsync = !file.flags(current).isDisjoint(with: [.hasAwait, .hasAsyncLet])
        found.append(
          Explanation.Fact(
            text: "top level of the file, \(isAsync ? "which awaits: a task" : "which never awaits: no async code")",
            place: nil))
        return found
      default: continue
      }
    }
    return found
  }

  private func fact(_ text: String, _ node: NodeID) -> Explanation.Fact {
    Explanation.Fact(text: text, place: location(node, in: file))
  }

  // MARK: Closures

  private func closureName(_ closure: NodeID) -> String {
    let parent = file.parent(closure)
    let call = file.parent(parent)
    if file.kind(parent) == .argument, file.kind(call) == .callExpression {
      let callee = analyzer.calleeName(of: call, in: file)
      let label = file.name(parent) == 0 ? "" : " as \"\(analyzer.text(file.name(parent))):\""
      return "closure given to \"\(calleeText(callee))\"\(label)"
    }
    return "closure"
  }

  /// `Task`, `queue.async`, `map`.
  private func calleeText(_ callee: NodeID) -> String {
    let name = analyzer.text(file.name(callee))
    switch file.kind(callee) {
    case .memberExpression: break
    case .arrayLiteral, .dictionaryLiteral: return "[…]"
    default: return name
    }
    let base = file.child(0, callee)
    switch file.kind(base) {
    case .identifierExpression, .memberExpression: return analyzer.text(file.name(base)) + "." + name
    default: return name
    }
  }

  private func words(for fate: ClosureFate, of closure: NodeID) -> String {
    let origin = origin(of: fate, of: closure)
    switch fate {
    case .inline: return "runs inline, as part of the code around it\(origin)"
    case .async(.task): return "a new task on the pool\(origin)"
    case .async(.detachedTask): return "a detached task on the same pool\(origin)"
    case .async(.childTask): return "a child task on the pool\(origin)"
    case .async: return "async code\(origin)"
    case .eventLoop: return "runs on an event loop\(origin)"
    case .main: return "runs later on the main thread\(origin)"
    case .offloaded: return "runs on a thread that may block\(origin)"
    case .taskExecutor: return "runs on the task executor that the call names\(origin)"
    case .later: return "is not part of the code around it: stored, handed on or run at an unknown time\(origin)"
    case .stored(let variable):
      return "held by \"\(analyzer.text(analyzer.file(variable).name(variable.node)))\": runs where that is called"
    }
  }

  /// What says so, when it is evident.
  private func origin(of fate: ClosureFate, of closure: NodeID) -> String {
    if analyzer.isAsyncBySyntax(closure, file) { return ", by its own \"async\" or \"await\"" }
    let argument = file.parent(closure)
    let call = file.parent(argument)
    guard file.kind(argument) == .argument, file.kind(call) == .callExpression else { return "" }
    let callee = analyzer.calleeName(of: call, in: file)
    guard let candidate = analyzer.resolve(callee, in: file).candidates.first else {
      return analyzer.external.closureParameters[file.name(callee)] == nil
        ? ", nothing is known of the function that takes it" : ", as closures.md says"
    }
    guard case .declaration(let id) = candidate.target, !analyzer.file(of: id).isLibrary else {
      return ", as closures.md says"
    }
    let home = analyzer.file(of: id)
    let shape = CallShape(call, in: file)
    guard let index = shape.arguments.firstIndex(where: { $0.node == argument }), let match = candidate.match,
      match.parameters.indices.contains(index), analyzer.program[id].kind != .variable
    else { return ", by the type that is declared" }
    let parameter = analyzer.signature(analyzer.program[id].node, in: home).parameters[match.parameters[index]]
    let name = analyzer.text(home.name(parameter.node))
    guard let function = parameter.functionType else { return "" }
    let kind = function.isAsync ? "async" : parameter.flags.contains(.isEscaping) ? "escaping" : "not escaping"
    return ", the parameter \"\(name)\" is \(kind)"
  }

  // MARK: Functions

  private func words(forFunction node: NodeID) -> String {
    let name = "\"\(analyzer.displayName(ofBody: node, in: file))\""
    if file.kind(node) == .deinitializerDeclaration { return "\(name): nobody knows when it runs" }
    let isAsync = file.flags(node).contains(.isAsync)
    let declaration = declaration(ofBody: node)
    let isolation = declaration.map { analyzer.isolation(of: $0) } ?? .none
    switch isolation {
    case .ownExecutor: return "\(name): isolated to an actor that brings its own threads, which may block"
    case .eventLoop: return "\(name): isolated to an actor that runs on an event loop"
    case .actor: return "\(name): \(isAsync ? "async, " : "")isolated to an actor, so it runs on the pool"
    case .globalActor: return "\(name): \(isAsync ? "async, " : "")isolated to a global actor, so it runs on the pool"
    case .mainActor:
      return isAsync
        ? "\(name): async on the main actor" : "\(name): synchronous on the main actor, its callers decide"
    case .none:
      if isAsync { return "\(name): async" }
      if case .context(let context) = analyzer.owner(of: bodyOf(node), in: file), context.kind == .eventLoop {
        return "\(name): a channel handler's method, which runs on the event loop"
      }
      return "\(name): synchronous, its callers decide"
    }
  }

  private func bodyOf(_ node: NodeID) -> NodeID {
    file.child(file.kind(node) == .accessor ? 2 : 5, node)
  }

  private func declaration(ofBody node: NodeID) -> DeclarationID? {
    guard file.kind(node) == .accessor else { return file.declarationOfNode[node] }
    let property = file.parent(file.parent(node))
    if file.kind(property) == .subscriptDeclaration { return file.declarationOfNode[property] }
    return file.bindings(in: file.child(0, property)).first.flatMap { file.declarationOfNode[$0] }
  }

  private func words(forInitialValue binding: NodeID) -> String {
    switch analyzer.owner(of: file.child(2, binding), in: file) {
    case .unit(let unit) where unit.kind == .initialValue: "the initial value of a property: every initializer runs it"
    case .unit: "the initial value of a lazy, static or global property: runs at its first use"
    default: "the initial value of a property"
    }
  }
}
