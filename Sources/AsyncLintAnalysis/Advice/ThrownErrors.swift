import AsyncLintSyntax

/// Where nothing may be thrown, so that a sleep has to end without an error.
extension Analyzer {
  /// Whether the type that a closure is wanted of does not throw.
  func throwsNothing(closure: NodeID, in file: ProgramFile) -> Bool {
    let wanted = expectedType(of: closure, in: file).functionType(optional: external.optional)
    if let wanted, !wanted.isThrowing { return true }
    guard let call = call(taking: closure, in: file) else { return false }
    // Who waits for what the closure gives has no `try` for it.
    if file.flags(call).contains(.isAwaited), !file.flags(call).contains(.isTried), mayAwait(closure, in: file) {
      return true
    }
    let callee = calleeName(of: call, in: file)
    if case .declaration = resolve(callee, in: file).candidates.first?.target { return false }
    let name = text(file.name(callee))
    if nonthrowingTakers.contains(name) { return true }
    switch name {
    case "AsyncStream": return fate(of: closure, in: file) != .inline
    case "Task", "detached", "immediate", "init":
      return isTaskWithoutErrors(call, in: file) || isValueAwaitedWithoutTry(ofTask: call, in: file)
    default:
      guard name.hasPrefix("addTask") || name.hasPrefix("addImmediateTask"), file.child(0, callee) != 0,
        case .nominal(let group, _) = typeOf(file.child(0, callee), in: file)
      else { return false }
      return ["TaskGroup", "DiscardingTaskGroup"].contains(text(program.nominals[Int(group)].name))
    }
  }

  /// `Task<Void, Never> { … }`, or a task that goes where such a one is wanted.
  private func isTaskWithoutErrors(_ call: NodeID, in file: ProgramFile) -> Bool {
    var callee = file.child(0, call)
    if file.kind(callee) == .memberExpression { callee = file.child(0, callee) }
    if file.kind(callee) == .specializationExpression, let failure = file.children(callee).last {
      return file.lastTypeName(failure).map(text) == "Never"
    }
    var wanted = expectedType(of: call, in: file)
    if case .nominal(external.optional, let arguments) = wanted { wanted = arguments.first ?? .unknown }
    guard case .nominal(let task, let arguments) = wanted, text(program.nominals[Int(task)].name) == "Task",
      arguments.count == 2, case .nominal(let failure, _) = arguments[1]
    else { return false }
    return text(program.nominals[Int(failure)].name) == "Never"
  }

  /// `let task = Task { … }`, and `await task.value` somewhere in the function: an error in there would have to be handled here.
  private func isValueAwaitedWithoutTry(ofTask call: NodeID, in file: ProgramFile) -> Bool {
    let binding = file.parent(call)
    guard file.kind(binding) == .patternBinding, case let names = file.bindings(in: file.child(0, binding)),
      names.count == 1
    else { return false }
    let uses = variableUses(file.name(names[0]), in: enclosingFunction(of: call, in: file), of: file)
    return uses.others.contains { use in
      let member = file.parent(use)
      return file.kind(member) == .memberExpression && text(file.name(member)) == "value"
        && file.flags(member).contains(.isAwaited) && !file.flags(member).contains(.isTried)
    }
  }

  /// Whether a function cannot become throwing, because what it overrides or meets the requirement of does not.
  func mayNotThrow(function: NodeID, in file: ProgramFile) -> Bool {
    if file.flags(function).contains(.isThrowing) { return false }
    return unitsAbove(Unit(kind: .body, place: Place(file: file.index, node: function))).contains { unit in
      let home = self.file(unit.place)
      return !home.flags(unit.place.node).contains(.isThrowing)
    }
  }

  /// Whether nobody waits for the value of an `async let` with a `try`.
  func throwsNothing(asyncLet declaration: NodeID, in file: ProgramFile) -> Bool {
    file.children(declaration).contains {
      file.kind($0) == .patternBinding && !asyncLetThrows(file.child(2, $0), in: file)
    }
  }

  /// A closure says so itself, awaits something, or goes where an asynchronous one is wanted.
  func isAsync(closure: NodeID, in file: ProgramFile) -> Bool {
    let flags = file.flags(closure)
    return !flags.isDisjoint(with: [.isAsync, .hasAwait, .hasAsyncLet])
      || expectedType(of: closure, in: file).functionType(optional: external.optional)?.isAsync ?? false
  }

  /// The name of a variable whose written type makes a closure in it a synchronous one; nil: it is not.
  func variableOfSynchronousType(holding closure: NodeID, in file: ProgramFile) -> String? {
    var binding = file.parent(closure)
    while [.arrayLiteral, .dictionaryLiteral].contains(file.kind(binding)) { binding = file.parent(binding) }
    guard file.kind(binding) == .patternBinding, file.child(1, binding) != 0,
      let function = expectedType(of: closure, in: file).functionType(optional: external.optional), !function.isAsync,
      let name = file.bindings(in: file.child(0, binding)).first
    else { return nil }
    return text(file.name(name))
  }

  /// The first variable or parameter on the way that holds a function and whose written type is that of a synchronous one.
  func variableOfSynchronousType(among calls: ArraySlice<ChainCall>) -> (name: String, isThrowing: Bool)? {
    for unit in calls.lazy.flatMap(\.units) where unit.kind == .stored {
      let home = self.file(unit.place)
      let written = writtenType(of: unit.place.node, in: home)
      guard written != 0,
        let function = resolveType(written, in: home).functionType(optional: external.optional), !function.isAsync
      else { continue }
      return (text(home.name(unit.place.node)), function.isThrowing)
    }
    return nil
  }
}

/// What takes an async closure that throws nothing.
private let nonthrowingTakers: Set<String> = ["withTaskGroup", "withDiscardingTaskGroup", "task", "refreshable"]
