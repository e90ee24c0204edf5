import AsyncLintSyntax

/// Values of which only the type is known, as a generic parameter: `storage.make().get()` in a function that is given the type, and what the
/// cases of an `Either<Left, Right>` hold.
extension Analyzer {
  /// What stands for the generic parameter that a value is of has to be given so that it is this value: by the call of the function that
  /// declares the parameter, or by the type that the function is a member of.
  func genericOrigin(of value: GivenValue, as member: GivenMember.Member, in unit: Unit) -> GivenMember? {
    switch member {
    case .unit, .symbol: break
    case .cases, .mainQueue: return nil
    }
    guard value.file.index == unit.place.file, case .parameter(let place)? = typeAsDeclared(of: value),
      case let home = file(place), home.kind(place.node) == .genericParameter,
      case let declaration = home.parent(home.parent(place.node))
    else { return nil }
    if declaration == unit.place.node, place.file == unit.place.file {
      return GivenMember(parameter: GivenMember.noValue, argument: place, member: member)
    }
    guard let id = home.declarationOfNode[declaration], program[id].nominal >= 0,
      enclosingNominal(of: unit.place.node, in: file(unit.place)) == program[id].nominal
    else { return nil }
    return GivenMember(parameter: GivenMember.selfValue, argument: place, member: member)
  }

  private func typeAsDeclared(of value: GivenValue) -> SwiftType? {
    switch value.subject {
    case .expression(let expression) where value.path.isEmpty: unwrapped(typeOf(expression, in: value.file))
    case .type(let type) where value.path.isEmpty: type.type
    default: nil
    }
  }

  /// A value of the type that a call gives for a generic parameter of the function, or of what it is called on.
  func value(ofArgument place: Place, given: GivenMember, of unit: Unit, at site: Site) -> GivenValue? {
    let file = file(site.place)
    var type: SwiftType?
    if given.parameter == GivenMember.noValue {
      type = argument(place, ofFunction: unit, at: site)
    } else {
      guard let subject = subject(of: site) else { return nil }
      if case .selfValue = subject {
        type = enclosingNominal(of: site.place.node, in: file).flatMap { argument(place, of: selfType(of: $0)) }
      } else {
        type = argument(place, of: self.type(of: subject, at: site.place.node, in: file).type)
      }
    }
    guard let type, !type.isUnknown else { return nil }
    return GivenValue(subject: .type(ValueType(unwrapped(type))), node: site.place.node, file: file, path: [])
  }

  /// What a function is called with where it is only named, as far as the type tells that is asked for there: `stores.map(load)`.
  func valueTaken(_ given: GivenMember, by unit: Unit, handedOverAt site: Site) -> GivenValue? {
    let file = file(site.place)
    guard given.path.isEmpty, self.file(unit.place).kind(unit.place.node) == .functionDeclaration,
      call(ofCallee: site.place.node, in: file) == 0,
      case .function(let wanted) = expectedType(of: site.place.node, in: file),
      wanted.parameters.indices.contains(given.parameter),
      case .nominal(let nominal, _) = unwrapped(wanted.parameters[given.parameter]), !isProtocol(nominal)
    else { return nil }
    let type = ValueType(unwrapped(wanted.parameters[given.parameter]))
    return GivenValue(subject: .type(type), node: site.place.node, file: file, path: [])
  }

  /// What stands for a generic parameter of a type, or of one above it, in a type.
  func argument(_ place: Place, of instance: SwiftType) -> SwiftType? {
    guard case .nominal(let nominal, let arguments) = unwrapped(instance), case let home = file(place),
      let id = home.declarationOfNode[home.parent(home.parent(place.node))], case let owner = program[id].nominal,
      owner >= 0
    else { return nil }
    if owner == nominal {
      return arguments.isEmpty ? nil : substitute(.parameter(place), nominal, arguments)
    }
    guard case .nominal(_, let given) = supertype(owner, of: instance), !given.isEmpty else { return nil }
    return substitute(.parameter(place), owner, given)
  }

  /// What the arguments of a call say, or the closure's type where a function is handed over: `apply(store, load)`.
  private func argument(_ place: Place, ofFunction unit: Unit, at site: Site) -> SwiftType? {
    let file = file(site.place)
    let home = self.file(unit.place)
    let candidates = resolve(site.place.node, in: file).candidates
    guard [.functionDeclaration, .initializerDeclaration].contains(home.kind(unit.place.node)), candidates.count == 1
    else { return nil }
    let parameter = SwiftType.parameter(place)
    let call = call(ofCallee: site.place.node, in: file)
    if call != 0 {
      let found = inferred(parameter, candidates[0], unit.place.node, home, call, file)
      return found == parameter ? nil : found
    }
    guard case .function(let wanted) = expectedType(of: site.place.node, in: file) else { return nil }
    var answers: [SwiftType: SwiftType] = [:]
    for (own, given) in zip(signature(unit.place.node, in: home).parameters, wanted.parameters) {
      unify(resolveType(own.typeNode, in: home), with: given, &answers)
    }
    return answers[parameter]
  }

  /// The wrapper whose accessor runs where a property or variable is named that has one: `Stored<MemoryStore>` at the `name` of
  /// `@Stored(store: MemoryStore()) var name`.
  func wrapperAsked(at site: Site) -> SwiftType? {
    guard let unit = site.unit, case let body = Unit(kind: .body, place: unit.place), let member = member(of: body),
      member.accessor != 0,
      program[member.declaration].name == known.wrappedValue
    else { return nil }
    let file = file(site.place)
    switch resolve(site.place.node, in: file).candidates.first?.target {
    case .declaration(let id) where program[id].kind == .variable && id != member.declaration:
      return wrapperMade(for: program[id].node, in: self.file(of: id))
    case .local(let local): return wrapperMade(for: local, in: file)
    default: return nil
    }
  }
}
