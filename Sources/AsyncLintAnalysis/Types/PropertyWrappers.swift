import AsyncLintSyntax

extension Analyzer {
  func propertyWrapper(of id: DeclarationID) -> SwiftType? {
    propertyWrapper(ofVariable: program[id].node, in: files[Int(program[id].file)])
  }

  /// The type of the first attribute of a property, variable or parameter that is a type of the program with a `wrappedValue`; the node is
  /// the one that declares the name.
  func propertyWrapper(ofVariable node: NodeID, in file: ProgramFile) -> SwiftType? {
    let declaration: NodeID
    switch file.kind(file.parent(node)) {
    case .patternBinding: declaration = file.parent(file.parent(node))
    case .parameterClause: declaration = node
    default: return nil
    }
    return file.children(file.child(0, declaration)).lazy.filter { $0 != 0 }.map {
      self.resolveType(file.child(0, $0), in: file)
    }.first(where: isPropertyWrapper).map { withArguments($0, ofVariable: node, in: file) }
  }

  /// A generic wrapper with the arguments that the type of its variable gives it: `State<Job>` of `@State var job: Job`.
  private func withArguments(_ wrapper: SwiftType, ofVariable node: NodeID, in file: ProgramFile) -> SwiftType {
    guard case .nominal(let nominal, []) = wrapper, case let parameters = genericParameters(of: nominal),
      !parameters.isEmpty,
      let wrapped = program.members(named: known.wrappedValue, of: nominal).first(where: {
        program[$0].kind == .variable
      })
    else { return wrapper }
    var answers: [SwiftType: SwiftType] = [:]
    unify(variableType(wrapped), with: localType(node, in: file), &answers)
    return answers.isEmpty ? wrapper : .nominal(nominal, parameters.map { answers[$0] ?? $0 })
  }

  func isPropertyWrapper(_ type: SwiftType) -> Bool {
    guard case .nominal(let nominal, _) = type else { return false }
    return !program.members(named: known.wrappedValue, of: nominal).isEmpty
  }

  /// The wrapper of the property, variable or parameter `name`, at `$name` and `_name`.
  func propertyWrapper(behind node: NodeID, in file: ProgramFile) -> SwiftType? {
    let bytes = interner.bytes(of: file.name(node))
    guard bytes.first == UInt8(ascii: "$") || bytes.first == UInt8(ascii: "_"),
      let name = interner.name(String(decoding: bytes.dropFirst(), as: UTF8.self))
    else { return nil }
    let isMember = file.kind(node) == .memberExpression
    if !isMember, let binding = file.locals(around: node).lookUp(name, at: file.offset(node)) {
      return wrapper(ofVariable: binding.node, in: file)
    }
    let base = isMember ? typeOf(file.child(0, node), in: file) : enclosingType(of: node, in: file) ?? .unknown
    for candidate in memberCandidates(name, in: base, from: file) {
      if case .declaration(let id) = candidate.target, program[id].kind == .variable {
        return wrapper(ofVariable: program[id].node, in: self.file(of: id))
      }
    }
    return nil
  }

  private func wrapper(ofVariable node: NodeID, in file: ProgramFile) -> SwiftType? {
    propertyWrapper(ofVariable: node, in: file) ?? libraryWrapper(ofVariable: node, in: file)
  }

  /// A wrapper outside whose projected value is known, for the type of its variable: `Children<[Moon]>` of `@Children(…) var moons: [Moon]`.
  private func libraryWrapper(ofVariable node: NodeID, in file: ProgramFile) -> SwiftType? {
    guard file.kind(file.parent(node)) == .patternBinding else { return nil }
    let declaration = file.parent(file.parent(node))
    for attribute in file.children(file.child(0, declaration)) where attribute != 0 {
      guard case .nominal(let wrapper, _) = resolveType(file.child(0, attribute), in: file),
        (external.knownMembers[known.projectedValue] ?? []).contains(where: { external.memberReceivers[$0] == wrapper })
      else { continue }
      return .nominal(wrapper, [localType(node, in: file)])
    }
    return nil
  }

  /// `$name`: what the wrapper of `name` projects.
  func projectedValue(at node: NodeID, in file: ProgramFile) -> Resolution {
    guard interner.bytes(of: file.name(node)).first == UInt8(ascii: "$"),
      let wrapper = propertyWrapper(behind: node, in: file)
    else { return .none }
    return choose(memberCandidates(known.projectedValue, in: wrapper, from: file), nil, in: file)
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
      for index in external.knownMembersOfTypes.lines(named: known.wrappedValue, of: wrapper) {
        let type = knownMemberType(index, base: .nominal(wrapper, []), call: attribute, in: file)
        if !type.isUnknown { return type }
      }
    }
    return .unknown
  }

  /// The same wrapper with what the arguments of its attribute say: `Stored<MemoryStore>` of `@Stored(store: MemoryStore()) var name`.
  func wrapperMade(for variable: NodeID, in file: ProgramFile) -> SwiftType? {
    guard let wrapper = propertyWrapper(ofVariable: variable, in: file) else { return nil }
    let parent = file.parent(variable)
    let declaration = file.kind(parent) == .patternBinding ? file.parent(parent) : variable
    for attribute in file.children(file.child(0, declaration))
    where attribute != 0 && file.childCount(attribute) > 1 {
      guard case .nominal(let nominal, []) = resolveType(file.child(0, attribute), in: file),
        nominal == wrapper.nominalID, let made = attributeInitializer(attribute, in: file)
      else { continue }
      let type = unwrapped(resultType(of: made, call: attribute, in: file))
      if type.nominalID == nominal { return type }
    }
    return wrapper
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
