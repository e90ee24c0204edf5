import AsyncLintSyntax

/// What only an actor may use, and gives to a function that becomes async and would run elsewhere then.
extension AdviceWriter {
  /// Of the reported call, which an actor makes of a function that belongs to none.
  var remarksOnOwnOfActor: String {
    let file = analyzer.file(subject.reported)
    let callee = subject.reported.node
    guard analyzer.isolation(around: subject.reported) != .none,
      case let call = analyzer.call(ofCallee: callee, in: file),
      call != 0, let candidate = analyzer.resolve(callee, in: file).candidates.first,
      case .declaration(let id) = candidate.target, analyzer.program[id].kind == .function,
      analyzer.isolation(of: id) == .none
    else { return "" }
    if let name = analyzer.variableOfActor(changedBy: call, of: id, callee, in: file) {
      return "\n\"\(name)\" belongs to the actor, and no async function can change it in place:"
        + " let it change a variable of the function's own, and set \"\(name)\" behind"
    }
    guard analyzer.isGivenOwnOfActor(call, of: id, candidate, in: file) else { return "" }
    return
      "\n\"\(subject.steps[0].name)\" is given what only the actor may use: make it \"nonisolated(nonsending)\" too"
  }
}

extension AdviceWriter {
  /// What the function around the reported call asks of its actor before the call, and counts on behind it.
  var remarkOnStateAroundCall: String {
    guard subject.context.kind == .async, case let isolation = analyzer.isolation(around: subject.reported),
      [.actor, .globalActor, .mainActor].contains(isolation)
    else { return "" }
    let (expression, file) = (MovedExpression(node: aroundReported.moved.node), analyzer.file(subject.reported))
    let owner = isolation == .actor ? " of the actor" : ""
    if let name = analyzer.variableReadAgain(behind: expression, isWriting: isWriting, in: file) {
      return remark(onReading: name, owner)
    }
    guard let found = analyzer.variableAround(expression, isInPlace: true, in: file) else { return "" }
    let words =
      "\nmeanwhile others may change \"\(found.name)\"\(owner): behind the await it may not be what it was before"
    return found.isSetBehind
      ? "\(words); who asks for the same can await the same \"Task\", kept in a property" : words
  }

  /// What is read before the await, and again behind it.
  func remark(onReading name: String, _ owner: String) -> String {
    "\nmeanwhile others may change \"\(name)\"\(owner): keep what it was in a constant before, and use that behind the await"
  }

  /// The API writes what it is given.
  var isWriting: Bool { analyzer.external.catalogue.symbols[subject.symbol].baseName.hasPrefix("write") }

  func lines(ofExecutor recipe: Recipe, _ imports: Imports) -> String {
    "\(recipe.words)\(importWords(recipe.code, imports)):\n\(recipe.code)\n\(recipe.why ?? "")"
  }

  /// A synchronous function of an actor that sleeps between what it asks of the actor and what it sets: with others in between, all of them
  /// would ask the same. nil: it is none.
  func keepingActorSynchronous(_ code: String) -> String? {
    guard code.hasPrefix("try"), code.holds(" await Task.sleep("), !aroundAPI.isAsync, aroundAPI.function != nil,
      analyzer.isolation(around: subject.api) == .actor,
      case let file = analyzer.file(subject.api),
      analyzer.variableAround(aroundAPI.moved, isInPlace: true, in: file) != nil,
      let recipe = analyzer.executor(ofActorAround: aroundAPI.moved.node, in: file, importsOfAPI)
    else { return nil }
    return lines(ofExecutor: recipe, importsOfAPI)
  }
}

extension Analyzer {
  /// The property of an actor that a call changes where it is: by a mutating function, or by `&`.
  fileprivate func variableOfActor(
    changedBy call: NodeID, of function: DeclarationID, _ callee: NodeID, in file: ProgramFile
  ) -> String? {
    var changed = CallShape(call, in: file).arguments.map(\.expression)
      .filter { file.kind($0) == .inoutExpression }.map { file.child(0, $0) }
    if program[function].flags.contains(.isMutating), file.kind(callee) == .memberExpression {
      changed.append(file.child(0, callee))
    }
    for node in changed where node != 0 {
      guard let id = variableOfActor(node, in: file), !program[id].flags.contains(.isLet) else { continue }
      // What cannot be copied is no other variable's.
      if case .nominal(let nominal, _) = variableType(id), program.nominals[Int(nominal)].isProject,
        suppresses("Copyable", nominal)
      {
        continue
      }
      return text(program[id].name)
    }
    return nil
  }

  /// The property of an actor that an expression begins with.
  private func variableOfActor(_ expression: NodeID, in file: ProgramFile) -> DeclarationID? {
    guard
      case .declaration(let id) = resolve(variable(beginning: expression, in: file), in: file).candidates.first?.target,
      program[id].kind == .variable, isolation(of: id) != .none
    else { return nil }
    return id
  }

  /// Among the arguments is a property that is not Sendable, or a closure that uses what the actor has.
  fileprivate func isGivenOwnOfActor(
    _ call: NodeID, of function: DeclarationID, _ candidate: Resolution.Candidate, in file: ProgramFile
  ) -> Bool {
    let home = self.file(of: function)
    let parameters = signature(program[function].node, in: home).parameters
    for (argument, index) in zip(CallShape(call, in: file).arguments, candidate.match?.parameters ?? [])
    where parameters.indices.contains(index) {
      let parameter = parameters[index]
      guard file.kind(argument.expression) == .closureExpression else {
        // What is made for the call goes along with it.
        if variableOfActor(argument.expression, in: file) != nil,
          isSendable(typeOf(argument.expression, in: file)) == false
        {
          return true
        }
        continue
      }
      let type = resolveType(parameter.typeNode, in: home)
      if isSendable(type, written: parameter.typeNode, in: home) == false, usesMembers(argument.expression, in: file) {
        return true
      }
    }
    return false
  }

  /// Whether a closure uses what belongs to the value around it.
  private func usesMembers(_ closure: NodeID, in file: ProgramFile) -> Bool {
    // What it captures by name is read before, on the actor. A longer one is taken for one that uses nothing.
    for node in file.descendants(of: file.child(4, closure), atMost: 1_000) {
      if file.kind(node) == .identifierExpression {
        if file.name(node) == known.`self` { return true }
        if case .declaration(let id) = resolve(node, in: file).candidates.first?.target, program[id].owner >= 0,
          [.function, .variable].contains(program[id].kind), !program[id].flags.contains(.isStatic)
        {
          return true
        }
      }
    }
    return false
  }

  /// A conformance that only some arguments have: `extension Parser: Sendable where Source: Sendable`.
  func isSendableByArguments(_ nominal: NominalID) -> Bool {
    let entry = program.nominals[Int(nominal)]
    return entry.isProject
      && entry.extensions.contains { declaration in
        let (home, node) = (file(of: declaration), program[declaration].node)
        return home.child(3, node) != 0
          && home.children(home.child(2, node)).contains { type in
            type != 0 && home.lastTypeName(type).map { text($0) == "Sendable" } ?? false
          }
      }
  }
}
