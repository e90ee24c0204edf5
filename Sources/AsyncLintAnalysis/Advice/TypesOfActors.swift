import AsyncLintSyntax

/// What only an actor can use of a type that belongs to it: its initializers, and its conformances.
extension Analyzer {
  /// `Item(id: 1)` and `encoder.encode(item)` of a type of a global actor: nobody else can make one or ask it for what a protocol wants.
  func noteTypesOfActors(usedBy call: NodeID, except reported: NodeID, in captures: inout Captures, _ file: ProgramFile)
  {
    let callee = calleeName(of: call, in: file)
    if callee == reported { return }
    guard let nominal = typeMadeOnActor(by: callee, in: file) ?? typeCodedOnActor(by: call, callee, in: file) else {
      return
    }
    let name = text(program.nominals[Int(nominal)].name)
    if !captures.isolated.contains(name) { captures.isolated.append(name) }
  }

  private func typeMadeOnActor(by callee: NodeID, in file: ProgramFile) -> NominalID? {
    switch resolve(callee, in: file).candidates.first?.target {
    case .implicitInitializer(let nominal): isOfGlobalActor(isolation(ofType: nominal)) ? nominal : nil
    case .declaration(let id) where program[id].kind == .initializer && program[id].owner >= 0:
      isOfGlobalActor(isolation(of: id)) && !program[id].flags.contains(.isAsync) ? program[id].owner : nil
    default: nil
    }
  }

  /// Coders are those who ask for conformances in code that is moved.
  private func typeCodedOnActor(by call: NodeID, _ callee: NodeID, in file: ProgramFile) -> NominalID? {
    guard file.kind(callee) == .memberExpression, file.childCount(call) > 1,
      ["encode", "decode"].contains(text(file.name(callee))),
      case let argument = file.child(1, call), file.kind(argument) == .argument, file.name(argument) == 0
    else { return nil }
    if case .declaration? = resolve(callee, in: file).candidates.first?.target { return nil }
    var type = typeOf(file.child(0, argument), in: file)
    if case .metatype(let named) = type { type = named }
    guard case .nominal(let nominal, _) = coded(type), program.nominals[Int(nominal)].isProject,
      isOfGlobalActor(isolation(ofType: nominal))
    else { return nil }
    return nominal
  }

  private func isOfGlobalActor(_ isolation: Isolation) -> Bool { isolation == .mainActor || isolation == .globalActor }
}
