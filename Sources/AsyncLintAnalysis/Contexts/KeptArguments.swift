import AsyncLintSyntax

extension Analyzer {
  /// Whether an argument is one of an `@autoclosure @escaping` parameter of the program.
  func isKeptForLater(_ argument: NodeID, in file: ProgramFile) -> Bool {
    let call = file.parent(argument)
    guard file.kind(call) == .callExpression, file.kind(file.child(0, argument)) != .closureExpression else {
      return false
    }
    let callee = calleeName(of: call, in: file)
    guard mayKeepArguments(callee, in: file), let parameter = parameter(taking: argument, of: callee, in: file) else {
      return false
    }
    return parameter.flags.isSuperset(of: [.isAutoclosure, .isEscaping])
  }

  /// Whether an argument becomes a synchronous closure, which cannot await.
  func isSynchronousAutoclosure(_ argument: NodeID, in file: ProgramFile) -> Bool {
    let call = file.parent(argument)
    guard file.kind(argument) == .argument, [.callExpression, .subscriptExpression].contains(file.kind(call)) else {
      return false
    }
    let callee = file.kind(call) == .callExpression ? calleeName(of: call, in: file) : call
    guard
      let parameter = parameter(taking: argument, of: callee, in: file)
        ?? parameter(taking: argument, of: call, in: file)
    else { return isAutoclosure(argument, ofValue: callee, in: file) }
    return parameter.flags.contains(.isAutoclosure) && parameter.functionType?.isAsync != true
  }

  /// `log(line())`, where `log` holds a function that takes one.
  private func isAutoclosure(_ argument: NodeID, ofValue callee: NodeID, in file: ProgramFile) -> Bool {
    guard let type = typeOf(callee, in: file).functionType(optional: external.optional),
      let index = CallShape(file.parent(argument), in: file).arguments.firstIndex(where: { $0.node == argument }),
      type.parameters.indices.contains(index), case .function(let parameter) = type.parameters[index]
    else { return false }
    return parameter.isAutoclosure && !parameter.isAsync
  }

  /// The parameter of the program's function that takes an argument.
  private func parameter(
    taking argument: NodeID, of callee: NodeID, in file: ProgramFile
  ) -> Signature.Parameter? {
    let call = file.parent(argument)
    guard let candidate = resolve(callee, in: file).candidates.first,
      case .declaration(let id) = candidate.target, program[id].kind != .variable, let match = candidate.match,
      let index = shape(of: call, in: file).arguments.firstIndex(where: { $0.node == argument }),
      match.parameters.indices.contains(index)
    else { return nil }
    return signature(program[id].node, in: self.file(of: id)).parameters[match.parameters[index]]
  }

  /// By the name alone: to resolve each call around a use was a twentieth of the analysis, and few programs have such functions.
  private func mayKeepArguments(_ callee: NodeID, in file: ProgramFile) -> Bool {
    if namesOfKeepers.contains(known.callAsFunction) { return true }
    switch file.kind(callee) {
    case .identifierExpression, .memberExpression: return namesOfKeepers.contains(file.name(callee))
    default: return false
    }
  }

  /// The names under which functions with such a parameter may be called. `names`: of this analyzer.
  func findNamesOfKeepers(_ names: inout UnitNames) -> Set<GlobalName> {
    var found: Set<GlobalName> = []
    for declaration in program.declarations where files[Int(declaration.file)].hasKeepers {
      guard declaration.kind == .function || declaration.kind == .initializer else { continue }
      let file = files[Int(declaration.file)]
      guard file.children(file.child(2, declaration.node)).contains(where: { file.node($0).isKeptParameter }) else {
        continue
      }
      let unit = Unit(kind: .body, place: Place(file: declaration.file, node: declaration.node))
      switch names.of(unit) {
      case .these(let all): found.formUnion(all)
      case .ofType(let type, let others): found.formUnion(names.ofType(type).union(others))
      case .allMembers: break
      }
    }
    return found
  }
}
