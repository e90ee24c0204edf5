import AsyncLintSyntax

/// The call of a chain that gives an async closure to a synchronous function, which starts a task with it and waits for that: asynchronous
/// code can do itself what the closure does. `runBlocking { try await load() }`
struct BridgedCall {
  /// Among the calls of the chain.
  var index: Int
  var closure: NodeID
  /// What the closure gives, when that is all that it does.
  var value: NodeID?
  /// Nothing in the closure catches an error that is thrown there.
  var throwsErrors: Bool
  /// Whether the function gives nothing: a `try?` changes no value then.
  var givesNothing: Bool
}

extension Analyzer {
  func bridgedCall(of calls: [ChainCall], _ judge: ChainJudge) -> BridgedCall? {
    for (index, call) in calls.dropLast().prefix(ChainJudge.mostCalls).enumerated() {
      switch judge.obstacle(toAwaiting: index, of: calls) {
      case .lock, .library, .deferred, .noasync, .twin, .noFunction: return nil
      case .requirements, nil: break
      }
      let file = file(call.place)
      if file.isLibrary { return nil }
      guard let closure = asyncClosure(givenBy: call, in: file), let unit = call.units.first,
        onlyBridges(unit.place, next: calls[index + 1].place)
      else { continue }
      return BridgedCall(
        index: index, closure: closure, value: onlyValue(of: closure, in: file),
        throwsErrors: throwsErrors(closure, in: file),
        givesNothing: signature(unit.place.node, in: self.file(unit.place)).resultNode == 0)
    }
    return nil
  }

  /// A closure without parameters whose result is the function's.
  private func asyncClosure(givenBy chainCall: ChainCall, in file: ProgramFile) -> NodeID? {
    let call = call(ofCallee: chainCall.place.node, in: file)
    guard call != 0, let unit = chainCall.units.first, unit.kind == .body || unit.kind == .exactBody,
      case let home = self.file(unit.place), home.kind(unit.place.node) == .functionDeclaration,
      let match = resolve(chainCall.place.node, in: file).candidates.first?.match,
      case let signature = signature(unit.place.node, in: home)
    else { return nil }
    let result: SwiftType = signature.resultNode == 0 ? .tuple([]) : resolveType(signature.resultNode, in: home)
    for (argument, parameter) in zip(CallShape(call, in: file).arguments, match.parameters) {
      guard file.kind(argument.expression) == .closureExpression,
        !file.flags(argument.expression).isDisjoint(with: [.hasAwait, .hasAsyncLet]),
        !file.children(file.child(2, argument.expression)).contains(where: { file.kind($0) == .parameter }),
        signature.parameters.indices.contains(parameter),
        let function = signature.parameters[parameter].functionType, function.isAsync, function.parameters.isEmpty,
        function.result == result || isVoid(function.result) && isVoid(result)
      else { continue }
      return argument.expression
    }
    return nil
  }

  /// Whether a function calls nothing of the program's besides the next step and what it is given: what it does before or behind would be lost.
  private func onlyBridges(_ function: Place, next: Place) -> Bool {
    let file = file(function)
    for node in file.descendants(of: file.child(5, function.node)) {
      if file.kind(node) == .callExpression, case let callee = calleeName(of: node, in: file),
        Place(file: file.index, node: callee) != next,
        case .declaration(let id)? = resolve(callee, in: file).candidates.first?.target, program[id].kind == .function
      {
        return false
      }
    }
    return true
  }

  /// Whether what stands in place of a call is a part of a larger expression, and needs parentheses unless it is a call or name itself.
  fileprivate func needsParentheses(_ value: NodeID, inPlaceOf call: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(value) {
    case .callExpression, .memberExpression, .identifierExpression, .subscriptExpression: return false
    default: break
    }
    switch file.kind(file.parent(call)) {
    case .block, .patternBinding, .returnStatement, .argument, .tryExpression: return false
    default: return true
    }
  }

  private func onlyValue(of closure: NodeID, in file: ProgramFile) -> NodeID? {
    let statements = file.children(file.child(4, closure))
    guard statements.count == 1, (0...3).allSatisfy({ file.child($0, closure) == 0 }),
      !file.hasComments(around: statements[0], inClosure: closure)
    else { return nil }
    let value = file.kind(statements[0]) == .returnStatement ? file.child(0, statements[0]) : statements[0]
    return [.tryExpression, .awaitExpression].contains(file.kind(value)) ? value : nil
  }
}

extension AdviceWriter {
  /// What the closure does in place of the call that waits for it.
  func awaiting(_ call: BridgedCall) -> Advice {
    let place = subject.calls[call.index].place
    let file = analyzer.file(place)
    let around = surroundings(ofCall: call.index)
    var keywords = "await "
    // Who does not catch them has no errors of the task's.
    if call.throwsErrors { keywords = around.tries == .no && call.givesNothing ? "try? await " : "\(around.tryAwait) " }
    var taken = call.closure
    var pasted = call.value == nil ? "{bridged}()" : "{bridged}"
    if var value = call.value {
      if file.kind(value) == .tryExpression {
        let isPlain = file.flags(value).isDisjoint(with: [.isOptional, .isForced])
        if isPlain { value = file.child(0, value) } else { keywords = "" }
      }
      if !keywords.isEmpty, file.kind(value) == .awaitExpression { value = file.child(0, value) }
      taken = value
      let bridging = analyzer.call(ofCallee: place.node, in: file)
      if analyzer.needsParentheses(value, inPlaceOf: bridging, in: file) { pasted = "({bridged})" }
    }
    let code = keywords + pasted
    let words = "await what the closure of \"\(subject.steps[call.index].name)\" does in place of the call"
    let substitution = Finding.Substitution(
      placeholder: "{bridged}", file: Int(file.index), range: file.range(ofExpression: taken),
      name: call.value == nil ? "{ … }" : "…", limit: 90)
    return Advice(
      text: text(ofAwaiting: code, around, at: call.index, words), substitutions: [substitution] + substitutionsOfCall,
      isOverload: true)
  }
}
