import AsyncLintSyntax

/// Values that are called (SE-0253), also as they are made: `Transaction(name: "x") { … }` where no initializer takes the closure.
extension Analyzer {
  /// The `callAsFunction` that a call of a value of a type stands for. Of an optional only its value can be called: `gate?()`.
  func functions(ofCalled type: SwiftType, _ shape: @autoclosure () -> CallShape, in file: ProgramFile) -> Resolution {
    let candidates = memberCandidates(known.callAsFunction, in: unwrapped(type), from: file)
    return candidates.isEmpty ? .none : choose(candidates, shape(), in: file)
  }

  /// The `callAsFunction` that the closures behind a call of an initializer go to. Of its match, -1 stands for what the initializer takes.
  func functionOfMadeValue(
    _ call: NodeID, madeBy initializer: Resolution.Candidate?, in file: ProgramFile
  ) -> Resolution.Candidate? {
    guard case .implicitInitializer(let nominal)? = initializer?.target,
      case .metatype(let made)? = initializer?.base, isFollowedByClosure(call, in: file),
      !program.declarationNumbers(named: known.callAsFunction).isEmpty
    else { return nil }
    var shape = CallShape(call, in: file)
    if program.nominals[Int(nominal)].kind == .structDeclaration, takesClosures(of: shape, nominal) { return nil }
    let count = shape.arguments.count
    shape.arguments.removeAll { !$0.isTrailing }
    guard var function = functions(ofCalled: made, shape, in: file).candidates.first,
      case .declaration = function.target
    else { return nil }
    function.match?.parameters.insert(contentsOf: repeatElement(-1, count: count - shape.arguments.count), at: 0)
    return function
  }

  /// Whether the memberwise initializer takes a call's closures.
  private func takesClosures(of shape: CallShape, _ nominal: NominalID) -> Bool {
    let parameters = memberwiseParameters(of: nominal)
    guard let match = shape.match(parameters) else { return false }
    return zip(shape.arguments, match.parameters).allSatisfy { argument, index in
      if !argument.isTrailing || parameters[index].takesFunction == true { return true }
      if case .nominal = type(of: parameters[index]) { return false }
      return true
    }
  }

  /// The initializer of the program that makes such a value, if one is written.
  func initializerOfCalledValue(
    _ call: NodeID, _ candidate: Resolution.Candidate, in file: ProgramFile
  ) -> Resolution.Candidate? {
    guard functionOfMadeValue(call, madeBy: candidate, in: file) != nil else { return nil }
    var shape = CallShape(call, in: file)
    shape.arguments.removeAll(where: \.isTrailing)
    let chosen = choose(memberCandidates(known.`init`, in: candidate.base, from: file), shape, in: file)
    guard let initializer = chosen.candidates.first, case .declaration = initializer.target else { return nil }
    return initializer
  }

  /// What a call of a value with `callAsFunction` gives: `container.store()` of a `Factory<Store>`.
  func resultOfCalledValue(_ call: NodeID, in file: ProgramFile) -> SwiftType {
    if program.declarationNumbers(named: known.callAsFunction).isEmpty,
      external.knownMembers[known.callAsFunction] == nil
    {
      return .unknown
    }
    let type = typeOf(file.child(0, call), in: file)
    let function = functions(ofCalled: type, CallShape(call, in: file), in: file).candidates.first
    return function.map { resultType(of: $0, call: call, in: file) } ?? .unknown
  }

  /// Whether a call of an initializer may have closures for a `callAsFunction`.
  func makesCallable(_ initializer: DeclarationID) -> Bool {
    guard !program.declarationNumbers(named: known.callAsFunction).isEmpty, case let owner = program[initializer].owner,
      owner >= 0
    else { return false }
    return hierarchy(of: owner).contains { !program.memberNumbers(named: known.callAsFunction, of: $0).isEmpty }
  }

  func isFollowedByClosure(_ call: NodeID, in file: ProgramFile) -> Bool {
    file.childCount(call) > 1 && file.flags(file.child(file.childCount(call) - 1, call)).contains(.isTrailing)
  }

  /// `DispatchSemaphore.init(value:)` that is handed over: what it takes nobody has to know.
  func initializerOutside(_ node: NodeID, in file: ProgramFile) -> SwiftType? {
    guard file.name(node) == known.`init`, call(ofCallee: node, in: file) == 0,
      case .metatype(let made) = typeOf(file.child(0, node), in: file), let nominal = made.nominalID,
      !program.nominals[Int(nominal)].isProject
    else { return nil }
    return .function(SwiftType.FunctionType(parameters: [], result: made, isAsync: false))
  }
}
