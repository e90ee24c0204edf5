import AsyncLintSyntax

extension Analyzer {
  /// The generic arguments of a struct from what its memberwise initializer is given.
  func memberwiseInferred(
    _ type: SwiftType, _ nominal: NominalID, _ call: NodeID, in file: ProgramFile
  ) -> SwiftType {
    let parameters = genericParameters(of: nominal)
    guard case .nominal(_, let written) = type, written.isEmpty, !parameters.isEmpty else { return type }
    let shape = shape(of: call, in: file)
    let properties = memberwiseParameters(of: nominal)
    guard let match = shape.match(properties) else { return type }
    var answers: [SwiftType: SwiftType] = [:]
    for (index, argument) in shape.arguments.enumerated() {
      let wanted = self.type(of: properties[match.parameters[index]])
      unify(wanted, with: typeOf(argument.expression, in: file), &answers)
    }
    return .nominal(nominal, parameters.map { answers[$0] ?? $0 })
  }

  /// A function's own generic parameters replaced by what the arguments say.
  func inferred(
    _ type: SwiftType, _ candidate: Resolution.Candidate, _ node: NodeID, _ home: ProgramFile, _ call: NodeID,
    _ file: ProgramFile
  ) -> SwiftType {
    guard call != 0, let match = candidate.match else { return type }
    var hasParameter = false
    _ = type.substituting {
      if case .parameter = $0 { hasParameter = true }
      return nil
    }
    var subject = type
    if case .nominal(let nominal, let arguments) = type, arguments.isEmpty {
      let parameters = genericParameters(of: nominal)
      if program.nominals[Int(nominal)].isProject, !parameters.isEmpty {
        subject = .nominal(nominal, parameters)
        hasParameter = true
      }
    }
    guard hasParameter else { return type }
    var answers: [SwiftType: SwiftType] = [:]
    let shape = shape(of: call, in: file)
    let parameters = signature(node, in: home).parameters
    for (index, argument) in shape.arguments.enumerated()
    where index < match.parameters.count && match.parameters[index] >= 0 {
      let wanted = resolveType(parameters[match.parameters[index]].typeNode, in: home)
      unify(wanted, with: typeOf(argument.expression, in: file), &answers)
    }
    return substituted(subject) { answers[$0] }
  }

  /// Finds what the generic parameters in `pattern` must be for `value` to be of that type.
  func unify(_ pattern: SwiftType, with value: SwiftType, _ answers: inout [SwiftType: SwiftType]) {
    switch (pattern, value) {
    case (_, .unknown): return
    case (.parameter, _): answers[pattern] = answers[pattern].map { commonType($0, value) } ?? value
    case (.nominal(external.optional, let wanted), let given):
      if let inner = wanted.first { unify(inner, with: unwrapped(given), &answers) }
    case (.nominal(let one, let wanted), .nominal(let other, let given)) where one == other:
      for (pattern, value) in zip(wanted, given) { unify(pattern, with: value, &answers) }
    case (.nominal(let one, let wanted), .nominal(external.keyPath, let given))
    where isSubtype(one, of: external.keyPath):
      // A literal is of whichever kind is asked for.
      for (pattern, value) in zip(wanted, given) { unify(pattern, with: value, &answers) }
    case (.function(let wanted), _) where wanted.isAutoclosure: unify(wanted.result, with: value, &answers)
    case (.function(let wanted), .function(let given)):
      for (pattern, value) in zip(wanted.parameters, given.parameters) where pattern != value {
        unify(pattern, with: value, &answers)
      }
      unify(wanted.result, with: given.result, &answers)
    case (.function(let wanted), .nominal(external.keyPath, let given)):
      if let end = given.last { unify(wanted.result, with: end, &answers) }
    case (.metatype(let wanted), .metatype(let given)): unify(wanted, with: given, &answers)
    case (.tuple(let wanted), .tuple(let given)):
      for (pattern, value) in zip(wanted, given) { unify(pattern.type, with: value.type, &answers) }
    default: return
    }
  }
}
