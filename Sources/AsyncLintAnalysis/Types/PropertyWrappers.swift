import AsyncLintSyntax

extension Analyzer {
  /// The type of the first attribute of a property that is a type of the program with a `wrappedValue`.
  func propertyWrapper(of id: DeclarationID) -> SwiftType? {
    let declaration = program[id]
    let file = files[Int(declaration.file)]
    let variable = file.parent(declaration.statement)
    for attribute in file.children(file.child(0, variable)) where attribute != 0 {
      let type = resolveType(file.child(0, attribute), in: file)
      if case .nominal(let nominal, _) = type, !program.members(named: known.wrappedValue, of: nominal).isEmpty {
        return type
      }
    }
    return nil
  }

  /// The type of a property that only its attribute tells: `@Environment(Model.self) var model`, `@Dependency(\.store) var store`.
  func wrappedType(of binding: NodeID, in file: ProgramFile) -> SwiftType {
    for attribute in file.children(file.child(0, file.parent(binding)))
    where attribute != 0 && file.childCount(attribute) > 1 {
      guard case .nominal(let wrapper, _) = resolveType(file.child(0, attribute), in: file) else { continue }
      for id in program.members(named: known.wrappedValue, of: wrapper) where program[id].kind == .variable {
        guard let made = attributeInitializer(attribute, in: file) else { continue }
        let type = seen(variableType(id), through: resultType(of: made, call: attribute, in: file), id)
        if !type.isUnknown { return type }
      }
      for index in external.knownMembers[known.wrappedValue] ?? [] where external.memberReceivers[index] == wrapper {
        let type = knownMemberType(index, base: .unknown, call: attribute, in: file)
        if !type.isUnknown { return type }
      }
    }
    return .unknown
  }

  /// The initializer of a type of the program that an attribute with arguments calls.
  private func attributeInitializer(_ attribute: NodeID, in file: ProgramFile) -> Resolution.Candidate? {
    let type = resolveType(file.child(0, attribute), in: file)
    let candidates = memberCandidates(known.`init`, in: .metatype(type), from: file)
    return choose(candidates, CallShape(attribute, in: file), in: file).candidates.first
  }

  /// The type of the parameter that an argument of an attribute goes to.
  func parameterType(ofArgument argument: NodeID, attribute: NodeID, in file: ProgramFile) -> SwiftType {
    if let candidate = attributeInitializer(attribute, in: file) {
      let type = parameterType(argument, attribute, candidate, in: file)
      if !type.isUnknown { return type }
    }
    guard let wrapper = resolveType(file.child(0, attribute), in: file).nominalID,
      let method = external.nestedType(known.`init`, in: wrapper), let index = external.knownMembers(of: method).first
    else { return .unknown }
    return knownMemberType(index, base: .unknown, in: file)
  }
}
