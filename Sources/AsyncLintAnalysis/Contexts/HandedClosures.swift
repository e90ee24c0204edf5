import AsyncLintSyntax

/// What functions of the program do with the closures that they are given.
extension Analyzer {
  /// Whether a function runs the closure that it is given only where threads may block: in a queue's closure, on a pool.
  func handsOff(_ parameter: NodeID, of function: NodeID, in file: ProgramFile) -> Bool {
    isUsedOnly(parameter, of: function, in: file) {
      isOffloaded($0, in: file) || isGivenAway($0, asOtherThan: parameter, in: file)
    }
  }

  /// Where a closure may escape it is given to functions that keep it: what they do with it is not part of this one.
  private func isGivenAway(_ node: NodeID, asOtherThan parameter: NodeID, in file: ProgramFile) -> Bool {
    guard case .local(let local)? = resolve(node, in: file).candidates.first?.target, local != parameter,
      file.kind(file.parent(node)) == .argument
    else { return false }
    return fate(of: node, in: file) == .later
  }

  /// Whether a function itself calls what it is given, or hands it to somebody who does before it returns.
  func runsInline(_ parameter: NodeID, of function: NodeID, in file: ProgramFile) -> Bool {
    isUsedOnly(parameter, of: function, in: file) {
      (call(ofCallee: $0, in: file) != 0 || fate(of: $0, in: file) == .inline) && isRun($0, by: function, in: file)
    }
  }

  /// Whether a function itself reads what a key path leads to that it is given: `map { $0[keyPath: path] }`.
  func readsInline(through parameter: NodeID, of function: NodeID, in file: ProgramFile) -> Bool {
    guard
      resolveType(file.child(1, parameter), in: file).nominalID.map({ isSubtype($0, of: external.keyPath) }) ?? false
    else { return false }
    return isUsedOnly(parameter, of: function, in: file) {
      let taker = keyPathSubscript(of: $0, in: file)
      let isRead = taker == 0 ? fate(of: $0, in: file) == .inline : !file.flags(taker).contains(.isWritten)
      return isRead && isRun($0, by: function, in: file)
    }
  }

  /// Not in a closure that somebody else runs, nor in one that it returns.
  private func isRun(_ node: NodeID, by function: NodeID, in file: ProgramFile) -> Bool {
    switch owner(of: node, in: file) {
    case .unit(let unit), .unitOnMainActor(let unit, _): unit.kind == .body && unit.place.node == function
    case .context(let context): context.node == function
    case .nobody: false
    }
  }

  /// Whether a function uses what it is given, and all its uses are of a kind.
  private func isUsedOnly(
    _ parameter: NodeID, of function: NodeID, in file: ProgramFile, _ isOfKind: (NodeID) -> Bool
  ) -> Bool {
    // The parameter, and what it is called where it may escape.
    var names = [parameter]
    func isMeant(_ node: NodeID) -> Bool {
      guard case .local(let local) = resolve(node, in: file).candidates.first?.target else { return false }
      return names.contains(local)
    }
    var pending = [file.child(5, function)]
    var isUsed = false
    while let node = pending.popLast() {
      switch file.kind(node) {
      case .identifierExpression where names.contains { file.name($0) == file.name(node) }:
        guard isMeant(node), isOfKind(node) else { return false }
        isUsed = true
      case .callExpression:
        guard let escaping = escapingName(in: node, in: file), isMeant(escaping.given) else { break }
        names.append(escaping.name)
        pending.append(escaping.block)
        continue
      // `let job = work`
      case .patternBinding:
        guard file.kind(file.child(0, node)) == .bindingPattern,
          file.kind(file.child(2, node)) == .identifierExpression,
          isMeant(file.child(2, node)), file.flags(file.child(0, node)).contains(.isLet)
        else { break }
        names.append(file.child(0, node))
        continue
      default: break
      }
      // What is declared first is seen first.
      pending.append(contentsOf: file.children(node).reversed().filter { $0 != 0 })
    }
    return isUsed
  }

  /// `withoutActuallyEscaping(work) { name in … }`
  private func escapingName(
    in call: NodeID, in file: ProgramFile
  ) -> (given: NodeID, name: NodeID, block: NodeID)? {
    guard file.name(file.child(0, call)) == libraryWords.withoutActuallyEscapingName, file.childCount(call) == 3,
      case let closure = file.child(0, file.child(2, call)), file.kind(closure) == .closureExpression,
      let name = file.children(file.child(2, closure)).first
    else { return nil }
    return (file.child(0, file.child(1, call)), name, file.child(4, closure))
  }

  private func isOffloaded(_ node: NodeID, in file: ProgramFile) -> Bool {
    // Handed on as it is: `worker.run(work)`.
    if call(ofCallee: node, in: file) == 0, [.offloaded, .taskExecutor].contains(fate(of: node, in: file)) {
      return true
    }
    var current = file.outward(node)
    while current != 0 {
      switch file.kind(current) {
      case .closureExpression:
        switch fate(of: current, in: file) {
        case .offloaded, .taskExecutor: return true
        case .inline: break
        default: return false
        }
      case .functionDeclaration, .initializerDeclaration, .accessor: return false
      default: break
      }
      current = file.outward(current)
    }
    return false
  }

  /// Where a closure runs that a function keeps, or hands on: where that is called which the function gives back, or as what holds it.
  func fate(
    keptAs parameter: Signature.Parameter, by function: NodeID, in home: ProgramFile, _ call: NodeID,
    from file: ProgramFile
  ) -> ClosureFate? {
    guard let holder = holder(asParameter: parameter, of: function, in: home) else { return nil }
    if holder.node == function { return fate(of: call, in: file) }
    // What tests give says nothing about the code under test.
    return isTestCode(file, for: home) ? nil : .stored(holder)
  }

  /// The parameter that holds a closure until it is run, where that is only in tasks and on event loops of the function's making:
  /// `Task { work() }`.
  ///
  /// It is reported there, like a closure in a variable: the function has nothing for its callers to block on, and is what has to be mended.
  /// Where the function only keeps it, the property that does: `handlers.append(work)`. Where the function calls what it was given itself, the
  /// closure is one that escapes, and nothing is said of it.
  private func holder(
    asParameter parameter: Signature.Parameter, of function: NodeID, in home: ProgramFile
  ) -> Place? {
    guard parameter.flags.contains(.isEscaping), parameter.functionType != nil else { return nil }
    let place = Place(file: home.index, node: parameter.node)
    if let answer = holdersOfParameters[place] ?? cutAnswer(to: place, &cutHolders) { return answer }
    let before = openQuestions.begin()
    let isRunInContext = isUsedOnly(parameter.node, of: function, in: home) {
      self.isRunInContext($0, within: function, in: home)
    }
    let answer =
      isRunInContext
      ? place
      : isGivenBack(parameter.node, by: function, in: home)
        ? Place(file: home.index, node: function) : property(keeping: parameter.node, of: function, in: home)
    let reach = openQuestions.end(before)
    keep(answer, to: place, nil, reach: reach, &holdersOfParameters, &cutHolders)
    return answer
  }

  /// Whether what a function is given runs where that is called which it gives back, and nowhere else: `{ print(name); return work($0) }`.
  private func isGivenBack(_ parameter: NodeID, by function: NodeID, in file: ProgramFile) -> Bool {
    guard isGivingFunctions(function, in: file) else { return false }
    let result = Place(file: file.index, node: function)
    return isUsedOnly(parameter, of: function, in: file) {
      if call(ofCallee: $0, in: file) == 0 {
        switch fate(of: $0, in: file) {
        case .stored(result): return true
        case .inline: break
        default: return false
        }
      }
      guard case .unit(let unit) = owner(of: $0, in: file) else { return false }
      return unit.kind == .stored && unit.place == result
    }
  }

  /// `handlers[name] = handler`, `handlers.append(handler)`: the property that keeps what a function is given for it alone.
  private func property(keeping parameter: NodeID, of function: NodeID, in file: ProgramFile) -> Place? {
    guard file.kind(function) == .functionDeclaration else { return nil }
    var property: Place?
    let isKept = isUsedOnly(parameter, of: function, in: file) {
      guard call(ofCallee: $0, in: file) == 0, case .stored(let place) = fate(of: $0, in: file),
        place.file == file.index, file.declarationOfNode[place.node] != nil, property == nil || property == place
      else { return false }
      property = place
      return true
    }
    return isKept ? property : nil
  }

  /// Where it is called in a closure of the function, or handed to a task; what else takes an async function may keep it. Or where another
  /// function holds it, or the closure that calls it, in the same way.
  private func isRunInContext(_ node: NodeID, within function: NodeID, in file: ProgramFile) -> Bool {
    if call(ofCallee: node, in: file) == 0 {
      switch fate(of: node, in: file) {
      case .async(let creation): return creation.isTask
      case .eventLoop: return true
      case .stored(let variable): return isParameter(variable)
      case .inline: break
      default: return false
      }
    }
    switch owner(of: node, in: file) {
    case .context(let context): return context.kind != .main && context.node != function
    case .unit(let unit): return unit.kind == .stored && isParameter(unit.place)
    case .unitOnMainActor, .nobody: return false
    }
  }

  private func isParameter(_ variable: Place) -> Bool { self.file(variable).kind(variable.node) == .parameter }
}
