import AsyncLintSyntax

/// What a private function is given: all of its calls stand in its file.
extension Analyzer {
  /// More calls are not looked at, nor more functions that hand a value on.
  private static let mostPrivateCalls = 8
  private static let longestHandingOn = 3

  /// Whether a value that a private function is given keeps a member from blocking at each of the function's calls.
  /// Returns the units that this depends on.
  func quietUnits(
    ofMember member: GivenMember.Member, on value: GivenValue, handedOn steps: Int, _ summaries: Summaries
  ) -> [Unit]? {
    guard steps < Self.longestHandingOn, case .expression(let expression) = value.subject,
      let (function, parameter) = parameterOfFunction(expression, in: value.file),
      let calls = callsOfPrivateFunction(function, in: value.file)
    else { return nil }
    let unit = Unit(kind: .body, place: Place(file: value.file.index, node: function))
    let given = GivenMember(parameter: parameter, path: value.path, member: member)
    var found: [Unit] = []
    for call in calls {
      guard let next = self.value(given, of: unit, at: call) else { return nil }
      if isParameter(parameter, of: function, next), next.path == value.path { continue }
      guard let quiet = quietUnits(of: member, in: next, handedOn: steps + 1, summaries) else { return nil }
      found += quiet
    }
    return found
  }

  /// The function calls itself with what it was given.
  private func isParameter(_ parameter: Int, of function: NodeID, _ value: GivenValue) -> Bool {
    guard case .expression(let expression) = value.subject,
      let own = parameterOfFunction(expression, in: value.file)
    else { return false }
    return own == (function, parameter)
  }

  private func parameterOfFunction(
    _ expression: NodeID, in file: ProgramFile
  ) -> (function: NodeID, parameter: Int)? {
    var parameter = expression
    if file.kind(expression) != .parameter {
      guard file.kind(expression) == .identifierExpression,
        case .local(let local)? = resolve(expression, in: file).candidates.first?.target,
        file.kind(local) == .parameter
      else { return nil }
      parameter = local
    }
    let function = file.parent(file.parent(parameter))
    guard file.kind(function) == .functionDeclaration, !file.flags(parameter).contains(.isInout) else { return nil }
    return signature(function, in: file).parameters.firstIndex { $0.node == parameter }.map { (function, $0) }
  }

  /// Nil where it may be called from elsewhere, or by what only refers to it; of what nobody calls nothing is known.
  func callsOfPrivateFunction(_ function: NodeID, in file: ProgramFile) -> [Site]? {
    let place = Place(file: file.index, node: function)
    if let answer = callsOfPrivateFunctions[place] { return answer }
    let answer = findCallsOfPrivateFunction(function, in: file)
    callsOfPrivateFunctions[place] = .some(answer)
    return answer
  }

  private func findCallsOfPrivateFunction(_ function: NodeID, in file: ProgramFile) -> [Site]? {
    let flags = file.flags(function)
    let unit = Unit(kind: .body, place: Place(file: file.index, node: function))
    guard flags.contains(.isPrivate) || flags.contains(.isFileprivate), let id = file.declarationOfNode[function],
      file.child(0, function) == 0, implementationsWithDoubles(of: unit) == [unit], unitsAbove(unit).isEmpty
    else { return nil }
    let name = program[id].name
    let parts = nameIndex.parts(using: name, of: file.index)
    guard parts.count <= Self.mostPrivateCalls else { return nil }
    var uses: [NodeID] = []
    for part in parts {
      file.visitUses(of: [name], inPart: part, callName: nil) { _, node in uses.append(node) }
    }
    var calls: [Site] = []
    for use in uses {
      let candidates = resolve(use, in: file).candidates
      guard candidates.count == 1, case .declaration(let target) = candidates[0].target else { return nil }
      if target != id { continue }
      guard call(ofCallee: use, in: file) != 0, calls.count < Self.mostPrivateCalls else { return nil }
      calls.append(
        Site(
          place: Place(file: file.index, node: use), range: file.nameRange(use), target: .unit(unit), isLikely: false))
    }
    return calls.isEmpty ? nil : calls
  }
}
