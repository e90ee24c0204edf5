import AsyncLintSyntax

/// What local functions and closures in variables take from the function around them: `func load() { store.load() }` within one that is given
/// `store`. Whoever calls that says what it is.
extension Analyzer {
  /// The parameter of a function around a local one that a value is.
  func capturedOrigin(of start: GivenValue, as member: GivenMember.Member, in unit: Unit) -> GivenMember? {
    guard !member.isNoMember, start.file.index == unit.place.file, case let value = traced(start),
      value.file.index == unit.place.file, case .expression(let expression) = value.subject,
      let parameter = parameter(namedAt: expression, in: value.file),
      case let function = value.file.parent(value.file.parent(parameter)), function != unit.place.node,
      [.functionDeclaration, .initializerDeclaration].contains(value.file.kind(function)),
      value.file.isWithin(function, unit.place.node)
    else { return nil }
    if value.wasVariable, case .unit(let held) = member, mayBeReplaced(closureIn: held) { return nil }
    return GivenMember(
      parameter: GivenMember.noValue, path: value.path, argument: Place(file: unit.place.file, node: parameter),
      member: member)
  }

  private func parameter(namedAt expression: NodeID, in file: ProgramFile) -> NodeID? {
    var parameter = expression
    if file.kind(expression) == .identifierExpression {
      guard case .local(let local)? = resolve(expression, in: file).candidates.first?.target else { return nil }
      parameter = local
    }
    return file.kind(parameter) == .parameter && !file.flags(parameter).contains(.isInout) ? parameter : nil
  }

  /// The same value where such a function is called: still a parameter of the function around, or of its generic type.
  func captured(_ place: Place, _ given: GivenMember, at site: Site) -> GivenValue? {
    let file = file(place)
    let isGeneric = file.kind(place.node) == .genericParameter
    guard site.place.file == place.file, case let function = file.parent(file.parent(place.node)),
      file.isWithin(function, site.place.node)
    else { return nil }
    return GivenValue(
      subject: isGeneric ? .type(ValueType(.parameter(place))) : .expression(place.node),
      node: isGeneric ? site.place.node : place.node, file: file, path: given.path)
  }
}
