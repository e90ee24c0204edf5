import AsyncLintSyntax

/// What blocks in a function is reached only when this parameter is true, or false, or returns so.
struct ArgumentGuard: Hashable {
  /// Counts from 0.
  var parameter: Int
  var value: Bool
}

extension Analyzer {
  /// Whether its arguments keep a call from what blocks in the function: `finish(waits: false)`, or `finish()` where that is the default.
  func isKeptFromBlocking(_ site: Site, _ summaries: [Unit: Summary]) -> Bool {
    guard case .unit(let unit) = site.target else { return false }
    return (summaries[unit]?.guards ?? []).contains { guarded in
      let given = argument(guarded.parameter, of: unit, at: site)
      return given.flatMap { truth(of: $0.expression, in: $0.file) } == !guarded.value
    }
  }

  /// What a place in a function is reached by.
  func guards(of site: Site, in unit: Unit, _ summaries: [Unit: Summary]) -> [ArgumentGuard] {
    let file = file(unit.place)
    guard unit.kind == .body || unit.kind == .exactBody, site.place.file == unit.place.file,
      [.functionDeclaration, .initializerDeclaration].contains(file.kind(unit.place.node))
    else { return [] }
    let parameters = signature(unit.place.node, in: file).parameters
    var found: [ArgumentGuard] = []
    for (index, parameter) in parameters.enumerated() where isTruth(parameter, in: file) {
      for value in [true, false]
      where isReached(site.place.node, onlyIf: parameter.node, is: value, in: file) {
        found.append(ArgumentGuard(parameter: index, value: value))
      }
    }
    // Handed on as it was given: `func finish(waits: Bool) { stop(waits: waits) }`.
    guard case .unit(let next) = site.target, parameters.contains(where: { isTruth($0, in: file) }) else {
      return found
    }
    for guarded in summaries[next]?.guards ?? [] {
      guard let given = argument(guarded.parameter, of: next, at: site), given.file === file,
        file.kind(given.expression) == .identifierExpression,
        case .local(let local)? = resolve(given.expression, in: file).candidates.first?.target,
        let index = parameters.firstIndex(where: { $0.node == local })
      else { continue }
      found.append(ArgumentGuard(parameter: index, value: guarded.value))
    }
    return found
  }

  /// A truth value, or a function that returns one.
  private func isTruth(_ parameter: Signature.Parameter, in file: ProgramFile) -> Bool {
    let type = parameter.functionType?.result ?? resolveType(parameter.typeNode, in: file)
    return type.nominalID == external.bool
  }

  /// The expression that a parameter stands for in a call: the argument, else the default value.
  private func argument(
    _ parameter: Int, of unit: Unit, at site: Site
  ) -> (expression: NodeID, file: ProgramFile)? {
    let file = file(site.place)
    let home = self.file(unit.place)
    let call = call(ofCallee: site.place.node, in: file)
    let parameters = signature(unit.place.node, in: home).parameters
    guard call != 0 else { return nil }
    let shape = CallShape(call, in: file)
    guard let match = shape.match(parameters) else { return nil }
    if let index = match.parameters.firstIndex(of: parameter) {
      return (file.unparenthesized(shape.arguments[index].expression), file)
    }
    let value = home.child(2, parameters[parameter].node)
    return value == 0 ? nil : (home.unparenthesized(value), home)
  }

  /// `false`, a constant that is it, `{ _ in false }`.
  private func truth(of expression: NodeID, in start: ProgramFile) -> Bool? {
    var (node, file) = constant(expression, in: start) ?? (expression, start)
    if file.kind(node) == .closureExpression {
      let statements = file.children(file.child(4, node))
      guard statements.count == 1, let only = statements.first else { return nil }
      node = file.kind(only) == .returnStatement ? file.child(0, only) : only
      node = file.unparenthesized(node)
    }
    return file.kind(node) == .booleanLiteral ? text(file.name(node)) == "true" : nil
  }
}
