import AsyncLintSyntax

/// Members that the program adds to types of libraries, which may have others of the same name and labels that nobody lists:
/// `extension JSONDecoder { func decode<T: Decodable>(_ type: T.Type, from url: URL) throws -> T }`.
extension Analyzer {
  func isAddedToLibrary(_ id: DeclarationID, _ candidate: Resolution.Candidate) -> Bool {
    let owner = program[id].owner
    guard owner >= 0, !program.nominals[Int(owner)].isProject else { return false }
    guard isValueProtocol(owner) else { return true }
    // What the program's own types have is in sight.
    switch candidate.base {
    case .nominal(let base, _), .metatype(.nominal(let base, _)):
      return base != owner && !program.nominals[Int(base)].isProject
    default: return false
    }
  }

  /// `init(from: URL)` beside the `init(from: any Decoder)` that the compiler writes, `encode(to: URL)`, `hash(_: Int)`.
  func isBesideWritten(_ id: DeclarationID, _ fit: Fit) -> Bool {
    guard let signature = fit.signature, let home = fit.home, signature.parameters.count == 1,
      case let owner = program[id].owner, owner >= 0
    else { return false }
    switch program[id].kind {
    case .initializer: if signature.parameters[0].label != libraryWords.fromName { return false }
    case .function: if !libraryWords.usualMembers.contains(program[id].name) { return false }
    default: return false
    }
    return !isOfCoder(signature.parameters[0], in: home) && hierarchy(of: owner).contains { isValueProtocol($0) }
  }

  /// `from decoder: any Decoder`, and what hashes.
  func isOfCoder(_ parameter: Signature.Parameter, in home: ProgramFile) -> Bool {
    home.lastTypeName(parameter.typeNode).map { libraryWords.coders.contains($0) } ?? false
  }

  /// A call is one of such a member as far as its arguments are what the parameters ask for; nil: it is none, or nothing says that it is.
  func weighed(_ fit: Fit, _ id: DeclarationID, _ shape: CallShape, in file: ProgramFile) -> Fit? {
    guard let signature = fit.signature, let home = fit.home, let match = fit.candidate.match else { return fit }
    var isKnown = true
    for (argument, index) in zip(shape.arguments, match.parameters) {
      let parameter = signature.parameters[index]
      if isOther(argument.expression, than: parameter, home, in: file) { return nil }
      isKnown = isKnown && isMeant(argument.expression, for: parameter, home, in: file)
    }
    // What is awaited though the added one need not be is the library's, unless the type is an actor.
    if isAwaitedAlone(shape, in: file), !signature.isAsync, program[id].kind == .function {
      var other = fit
      other.candidate.isLikely = true
      return other
    }
    if isKnown { return fit }
    let (name, kind) = (program[id].name, program[id].kind)
    // `String(value)`, `values[index]`, `values.append(value)`: only the types tell which one.
    let isOfMany =
      kind != .function || libraryWords.membersOfMany.contains(name) || libraryWords.iteratingMethods.contains(name)
    if isOfMany, signature.parameters.first?.label == 0 { return nil }
    if shape.arguments.count == 1, let given = typeOf(shape.arguments[0].expression, in: file).nominalID,
      libraryWords.coders.contains(program.nominals[Int(given)].name)
    {
      return nil
    }
    var doubtful = fit
    doubtful.isDoubtful = true
    // A name that no library is known to have is the program's own.
    let isUsual =
      kind != .function || external.symbols[name] != nil || external.knownMembers[name] != nil
      || external.closureParameters[name] != nil
    if isUsual { doubtful.candidate.isLikely = true }
    return doubtful
  }

  /// `await client.send(request)`: nothing else is there that the `await` could be for.
  private func isAwaitedAlone(_ shape: CallShape, in file: ProgramFile) -> Bool {
    guard shape.isAwaited else { return false }
    var parent = file.parent(shape.call)
    while file.kind(parent) == .tryExpression { parent = file.parent(parent) }
    let isAlone = shape.arguments.allSatisfy {
      ![.callExpression, .awaitExpression, .tryExpression, .closureExpression].contains(file.kind($0.expression))
    }
    return isAlone && [.awaitExpression, .patternBinding].contains(file.kind(parent))
  }

  /// Whether an argument is what a parameter asks for, as far as types can tell.
  private func isMeant(
    _ argument: NodeID, for parameter: Signature.Parameter, _ home: ProgramFile, in file: ProgramFile
  ) -> Bool {
    guard parameter.functionType == nil, case let type = resolveType(parameter.typeNode, in: home), !type.isUnknown,
      !type.hasParameters
    else { return true }
    if case .composition = type { return true }
    // `.pi` is of the type that is asked for, unless all members of that are known.
    if implicitMember(of: file.unparenthesized(argument), in: file) != 0, !isPlain(type) { return true }
    if compatibility(ofArgument: argument, with: type, in: file) == .fits { return true }
    switch file.kind(file.unparenthesized(argument)) {
    case .integerLiteral, .sequenceExpression, .prefixOperatorExpression:
      if unwrapped(type).nominalID == external.double { return true }
    case .floatLiteral, .stringLiteral, .booleanLiteral, .nilLiteral, .arrayLiteral, .dictionaryLiteral: break
    default: return false
    }
    // What a literal may stand for is not known of all types: a label says enough then.
    return parameter.label != 0
  }

  /// A type whose values the standard library and Foundation make by initializers and few static members.
  private func isPlain(_ type: SwiftType) -> Bool {
    unwrapped(type).nominalID.map {
      isClosed($0) || libraryWords.typesWithoutLiterals.contains(program.nominals[Int($0)].name)
    } ?? false
  }

  /// Where a library is known to have a member that a call fits, it is that one's unless the arguments say otherwise.
  func withoutDoubtful(_ all: [Fit]) -> [Fit] {
    guard all.count > 1, all.contains(where: \.isDoubtful), all.contains(where: { isOfCatalogue($0.candidate.target) })
    else { return all }
    return all.filter { !$0.isDoubtful }
  }

  private func isOfCatalogue(_ target: Resolution.Target) -> Bool {
    switch target {
    case .symbol, .knownMember: true
    default: false
    }
  }
}
