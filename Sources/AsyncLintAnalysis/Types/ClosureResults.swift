import AsyncLintSyntax

extension Analyzer {
  /// What a closure has to give for the call that it is given to, or that calls it, to be of the type that is asked for where the call stands:
  /// `let all: [Data] = try urls.map { try .init(contentsOf: $0) }`.
  ///
  /// `type`: what the function itself says that the closure gives, as far as it says so.
  func resultExpected(of closure: NodeID, _ type: SwiftType, byCallIn file: ProgramFile) -> SwiftType {
    var outermost = closure
    while file.kind(file.parent(outermost)) == .parenthesizedExpression { outermost = file.parent(outermost) }
    let parent = file.parent(outermost)
    if file.kind(parent) == .callExpression { return expectedType(of: parent, in: file) }
    let call = file.parent(parent)
    guard file.kind(parent) == .argument, file.kind(call) == .callExpression else { return type }
    let callee = calleeName(of: call, in: file)
    // Of an implicit member what is asked for is known already: asking again would double at each level.
    guard file.kind(callee) != .memberExpression || file.child(0, callee) != 0 else { return type }
    var wanted = expectedType(of: call, in: file)
    // `Task<Data, any Error> { try .init(contentsOf: url) }`
    if wanted.isUnknown, file.kind(file.child(0, call)) == .specializationExpression,
      case .metatype(let made) = typeOf(file.child(0, call), in: file)
    {
      wanted = made
    }
    if wanted.isUnknown { return type }
    let candidate = resolve(callee, in: file).candidates.first
    let given: SwiftType
    switch candidate?.target {
    case .declaration(let id): given = self.type(type, inResultOf: program[id].node, self.file(of: id), wanted)
    case .local(let node): given = self.type(type, inResultOf: node, file, wanted)
    case .knownMember(let member):
      given = file.children(call).last == parent ? produced(by: closure, member, wanted, in: file) : .unknown
    default: given = wellKnownResult(of: callee, wanted, in: file)
    }
    return given.isUnknown ? type : given
  }

  /// With the generic parameters of a function that its result tells: `T` of `func run<T>(_ body: () -> T) -> T`.
  private func type(
    _ type: SwiftType, inResultOf function: NodeID, _ home: ProgramFile, _ wanted: SwiftType
  ) -> SwiftType {
    guard home.kind(function) == .functionDeclaration else { return .unknown }
    var answers: [SwiftType: SwiftType] = [:]
    unify(resolveType(signature(function, in: home).resultNode, in: home), with: wanted, &answers)
    return substituted(type) { answers[$0] }
  }

  /// What stands for `Produced` in a line of `known-types.md`: the closure itself takes that place in the meantime.
  private func produced(by closure: NodeID, _ member: Int, _ wanted: SwiftType, in file: ProgramFile) -> SwiftType {
    let place = SwiftType.parameter(Place(file: file.index, node: closure))
    let type = knownType(external.catalogue.knownMembers[member].type, modules: external.memberModules[member])
    var answers: [SwiftType: SwiftType] = [:]
    unify(type.substituting { $0 == .placeholder(known.produced) ? place : nil }, with: wanted, &answers)
    return answers[place] ?? .unknown
  }

  /// The other way round as `wellKnownCall` says it.
  private func wellKnownResult(of callee: NodeID, _ wanted: SwiftType, in file: ProgramFile) -> SwiftType {
    let name = file.name(callee)
    if file.kind(callee) == .identifierExpression {
      return libraryWords.resultOfClosureFunctions.contains(name) ? wanted : .unknown
    }
    guard file.kind(callee) == .memberExpression else { return .unknown }
    if libraryWords.resultOfClosureMethods.contains(name) || name == known.flatMap { return wanted }
    if name == known.mapValues || name == known.compactMapValues {
      guard case .nominal(external.dictionary, let arguments) = unwrapped(wanted) else { return .unknown }
      return arguments.last ?? .unknown
    }
    guard name == known.map || name == known.compactMap,
      let nominal = sequenceBound(of: typeOf(file.child(0, callee), in: file)).nominalID
    else { return .unknown }
    return nominal == external.optional ? unwrapped(wanted) : elementType(of: unwrapped(wanted), in: file)
  }
}
