import AsyncLintCatalogue
import AsyncLintSyntax

/// What is known of a value going to a parameter.
enum Compatibility {
  case fits, unknown, no
}

extension Analyzer {
  /// Free functions and globals of the catalogue.
  func globalCandidates(_ name: GlobalName, from file: ProgramFile) -> [Resolution.Candidate] {
    var found: [Resolution.Candidate] = []
    for index in external.symbolsOfTypes.lines(named: name, of: -1)
    where isVisible(external.symbolModules[index], in: file) {
      found.append(Resolution.Candidate(target: .symbol(index)))
    }
    for index in external.knownMembersOfTypes.lines(named: name, of: -1)
    where isVisible(external.memberModules[index], in: file) {
      found.append(Resolution.Candidate(target: .knownMember(index), distance: 1))
    }
    return found
  }

  /// The candidates that Swift may pick for a call; without a call the nearest ones.
  ///
  /// What does not match in labels and number is out. Among the rest the better rank wins: effects first, then the types of
  /// arguments, then nearness, then fewer defaults.
  func choose(
    _ candidates: [Resolution.Candidate], _ shape: CallShape?, reference: NodeID = 0, in file: ProgramFile
  ) -> Resolution {
    if candidates.isEmpty { return .none }
    guard let shape else { return chooseReference(candidates, reference, in: file) }
    let possible = possible(candidates, at: shape.call, in: file)
    /// Of those that fit; mostly there is one, and no list of them is made.
    var first: Fit?
    var fitting: [Fit] = []
    for candidate in possible {
      guard let fit = fit(candidate, shape, in: file) else { continue }
      if let only = first {
        if fitting.isEmpty { fitting.append(only) }
        fitting.append(fit)
      } else {
        first = fit
      }
    }
    if fitting.isEmpty { return first.map { Resolution(candidates: [$0.candidate]) } ?? .none }
    fitting = withoutDoubtful(fitting)
    if fitting.count > 1, shape.isAwaited { fitting = withoutMetRequirements(fitting) }
    // To rank means to type the arguments, which mostly is not needed.
    if fitting.count <= 1 { return Resolution(candidates: fitting.map(\.candidate)) }
    let wanted = writtenType(for: shape.call, in: file)
    let ranked = fitting.map { (rank: rank($0, shape, result: wanted, in: file), candidate: $0.candidate) }
    guard let best = ranked.map(\.rank).min() else { return .none }
    let nearest = mostConstrained(ranked.filter { !(best < $0.rank) }.map(\.candidate), in: file)
    if isAlwaysThere(nearest, at: shape.call, in: file) {
      return usual(Resolution(candidates: nearest), at: shape.call, in: file)
    }
    // Where the best is not compiled it is the next; what a protocol asks for is there in every case.
    var chosen = Resolution(candidates: nearest)
    for candidate in ranked.sorted(by: { $0.rank < $1.rank }).map(\.candidate)
    where !isRequirement(candidate) && !isAlwaysThere(chosen.candidates, at: shape.call, with: candidate, in: file) {
      _ = chosen.add(Resolution(candidates: [candidate]))
    }
    return usual(chosen, at: shape.call, in: file)
  }

  /// Functions of the module's own and imported ones are overloads of each other: types tell, and what they do not tell apart is the module's own.
  func choose(
    _ own: [Resolution.Candidate], or imported: [Resolution.Candidate], _ shape: CallShape?, at node: NodeID,
    in file: ProgramFile
  ) -> Resolution {
    if own.isEmpty || imported.isEmpty || shape == nil { return choose(own, shape, reference: node, in: file) }
    let chosen = choose(own + imported, shape, reference: node, in: file)
    let chosenOwn = chosen.candidates.filter { candidate in own.contains { $0.target == candidate.target } }
    return chosenOwn.isEmpty ? chosen : Resolution(candidates: chosenOwn)
  }

  /// An `async` requirement is no overload beside the synchronous member that meets it, where the type is known and no protocol.
  private func withoutMetRequirements(_ all: [Fit]) -> [Fit] {
    all.filter { fit in
      guard isRequirement(fit.candidate), case .declaration(let requirement) = fit.candidate.target,
        case .nominal(let type, _) = fit.candidate.base, program.nominals[Int(type)].kind != .protocolDeclaration
      else { return true }
      return !all.contains {
        guard case .declaration(let id) = $0.candidate.target else { return false }
        return !isRequirement(id) && program[id].kind == program[requirement].kind
          && program.nominals[Int(program[id].owner)].kind != .protocolDeclaration && corresponds(id, to: requirement)
      }
    }
  }

  private func isVariable(_ candidate: Resolution.Candidate) -> Bool {
    if case .declaration(let id) = candidate.target { return program[id].kind == .variable }
    return false
  }

  private func isRequirement(_ candidate: Resolution.Candidate) -> Bool {
    if case .declaration(let id) = candidate.target { return isRequirement(id) }
    return false
  }

  /// Whether any of the candidates can be called like this.
  func accepts(_ shape: CallShape, _ candidates: [Resolution.Candidate], in file: ProgramFile) -> Bool {
    candidates.contains { fit($0, shape, in: file) != nil }
  }

  /// Without a call the nearest; among overloads those that take as many parameters as the place of the reference gives.
  private func chooseReference(
    _ candidates: [Resolution.Candidate], _ reference: NodeID, in file: ProgramFile
  ) -> Resolution {
    let labels = reference == 0 ? [] : file.children(reference).filter { file.kind($0) == .label }.map { file.name($0) }
    let possible = possible(candidates, at: reference, in: file)
    // Mostly one declaration bears the name.
    if possible.count == 1, labels.isEmpty, !isOnlyCalled(possible[0]), !isOneOfManyInitializers(possible[0]),
      !isInitializerOfLibraryType(possible[0])
    {
      return Resolution(candidates: possible)
    }
    let candidates = possible.filter { !isOnlyCalled($0) }
    let named =
      labels.isEmpty
      ? valuesBeforeFunctions(candidates.filter { !isOneOfManyInitializers($0) }, reference, in: file)
      : candidates.filter { bears(labels, $0) }
    guard let nearest = named.map(\.distance).min() else { return .none }
    var found = named.filter { $0.distance == nearest }
    if found.count > 1, found.allSatisfy({ isVariable($0) }) { found = mostConstrained(found, in: file) }
    let isOneOfMany = labels.isEmpty && found.contains { isInitializerOfLibraryType($0) }
    guard found.count > 1 || isOneOfMany, reference != 0 else { return Resolution(candidates: found) }
    guard let wanted = expectedType(of: reference, in: file).functionType(optional: external.optional) else {
      return isOneOfMany ? .none : Resolution(candidates: found)
    }
    let fits = found.map { compatibility(ofParametersOf: $0, with: wanted) }
    let fitting = zip(found, fits).filter { $0.1 == .fits }.map(\.0)
    if isOneOfMany || !fitting.isEmpty { return Resolution(candidates: preferred(fitting, for: wanted)) }
    let others = zip(found, fits).filter { $0.1 == .unknown }.map(\.0)
    return Resolution(candidates: preferred(others.isEmpty ? found : others, for: wanted))
  }

  /// `asset.metadata` is the property, whether it stands before or after `metadata(forFormat:)`, unless a function is asked for.
  private func valuesBeforeFunctions(
    _ candidates: [Resolution.Candidate], _ reference: NodeID, in file: ProgramFile
  ) -> [Resolution.Candidate] {
    if candidates.count <= 1 { return candidates }
    let values = candidates.filter { isValue($0) }
    if values.isEmpty || values.count == candidates.count { return candidates }
    if reference == 0 { return values }
    let wanted = expectedType(of: reference, in: file)
    // What a function of a library or an operator takes may be a function.
    let parent = file.kind(file.parent(reference))
    let mayBeFunction = parent == .sequenceExpression || parent == .argument && wanted.isUnknown
    return mayBeFunction || wanted.functionType(optional: external.optional) != nil ? candidates : values
  }

  func isValue(_ candidate: Resolution.Candidate) -> Bool {
    switch candidate.target {
    case .declaration(let id): program[id].kind == .variable
    case .symbol(let index):
      external.catalogue.symbols[index].kind == .property
        || external.catalogue.symbols[index].kind == .propertySetter
    case .knownMember(let index): external.memberLabels[index] == nil
    case .local, .implicitInitializer, .type: false
    }
  }

  /// Where an async function is asked for, an async overload needs no conversion.
  private func preferred(
    _ candidates: [Resolution.Candidate], for wanted: SwiftType.FunctionType
  ) -> [Resolution.Candidate] {
    guard wanted.isAsync, candidates.count > 1 else { return candidates }
    let asynchronous = candidates.filter {
      guard case .declaration(let id) = $0.target, program[id].kind != .variable else { return false }
      return signature(program[id].node, in: files[Int(program[id].file)]).isAsync
    }
    return asynchronous.isEmpty ? candidates : asynchronous
  }

  /// Whether a function may be handed over where one with the parameters of `wanted` is taken.
  private func compatibility(
    ofParametersOf candidate: Resolution.Candidate, with wanted: SwiftType.FunctionType
  ) -> Compatibility {
    guard case .declaration(let id) = candidate.target else { return isValue(candidate) ? .no : .fits }
    if program[id].kind == .variable {
      return compatibility(of: seen(variableType(id), through: candidate.base, id), with: .function(wanted))
    }
    let home = files[Int(program[id].file)]
    let signature = signature(program[id].node, in: home)
    let parameters = signature.parameters
    guard parameters.count == wanted.parameters.count, !signature.isAsync || wanted.isAsync else { return .no }
    var result = Compatibility.fits
    for (parameter, given) in zip(parameters, wanted.parameters) {
      switch compatibility(of: given, with: resolveType(parameter.typeNode, in: home)) {
      case .no: return .no
      case .unknown: result = .unknown
      case .fits: break
      }
    }
    return result
  }

  /// An initializer that the program adds to a type whose own initializers nobody lists.
  private func isInitializerOfLibraryType(_ candidate: Resolution.Candidate) -> Bool {
    guard case .declaration(let id) = candidate.target, program[id].kind == .initializer else { return false }
    return program[id].owner >= 0 && !program.nominals[Int(program[id].owner)].isProject
  }

  /// `String.init` alone may be any initializer: an API is meant only by its full name.
  private func isOneOfManyInitializers(_ candidate: Resolution.Candidate) -> Bool {
    guard case .symbol(let index) = candidate.target else { return false }
    return external.catalogue.symbols[index].kind == .initializer
  }

  /// Where nothing is called the entry's property stands for it.
  private func isOnlyCalled(_ candidate: Resolution.Candidate) -> Bool {
    guard case .symbol(let index) = candidate.target else { return false }
    return external.catalogue.symbols[index].hasAnyLabels
  }

  private func bears(_ labels: [GlobalName], _ candidate: Resolution.Candidate) -> Bool {
    switch candidate.target {
    case .declaration(let id):
      guard program[id].kind != .variable else { return false }
      let parameters = signature(program[id].node, in: files[Int(program[id].file)]).parameters
      return parameters.map { $0.label == 0 ? known.underscore : $0.label } == labels
    case .symbol(let index):
      let symbol = external.catalogue.symbols[index]
      let own = external.symbolLabels[index]
      return own == labels || own.indices.filter { !symbol.isOptional[$0] }.map { own[$0] } == labels
    case .local, .knownMember, .implicitInitializer, .type: return true
    }
  }

  /// Lower is better.
  private struct Rank: Comparable {
    /// 2 for an async function without `await`, or a synchronous one where an async one is awaited; 1 for one that throws without `try`.
    var effects = 0
    var mismatches = 0
    var closures = 0
    var distance = 0
    var matches = 0
    /// 2 for each parameter that is left to its default; 1 for each that would take a closure that throws, or more values.
    var defaults = 0

    static func < (left: Rank, right: Rank) -> Bool {
      (left.mismatches, left.effects, left.closures, left.distance, left.matches, left.defaults)
        < (right.mismatches, right.effects, right.closures, right.distance, right.matches, right.defaults)
    }
  }

  /// A candidate whose labels and number of parameters match a call.
  struct Fit {
    /// With its match.
    var candidate: Resolution.Candidate
    var distance: Int
    /// Of what the program declares as a function.
    var signature: Signature?
    var home: ProgramFile?
    /// A library may have one that the arguments go to.
    var isDoubtful = false
  }

  /// Whether a function of the program surely takes other arguments than these.
  func takesOthers(_ candidate: Resolution.Candidate, _ shape: CallShape, in file: ProgramFile) -> Bool {
    guard case .declaration(let id) = candidate.target, program[id].kind == .function, let match = candidate.match
    else { return false }
    let home = files[Int(program[id].file)]
    let parameters = signature(program[id].node, in: home).parameters
    return zip(shape.arguments, match.parameters).contains { argument, index in
      isOther(argument.expression, than: parameters[index], home, in: file)
    }
  }

  private func fit(_ candidate: Resolution.Candidate, _ shape: CallShape, in file: ProgramFile) -> Fit? {
    switch candidate.target {
    case .declaration(let id):
      let declaration = program[id]
      // A property of a function type, or of a type with `callAsFunction`: its labels are not known here.
      if declaration.kind == .variable { return Fit(candidate: candidate, distance: candidate.distance + 1) }
      let home = files[Int(declaration.file)]
      guard let fit = fit(signature(declaration.node, in: home), home, candidate, shape, in: file),
        !isAddedToAll(id, candidate) || !isAnother(fit, id, shape, in: file)
      else { return nil }
      let mayBeOther = isAddedToLibrary(id, candidate) || isBesideWritten(id, fit)
      return mayBeOther ? weighed(fit, id, shape, in: file) : fit
    case .local(let node):
      guard file.kind(node) == .functionDeclaration else {
        return Fit(candidate: candidate, distance: candidate.distance)
      }
      return fit(signature(node, in: file), file, candidate, shape, in: file)
    case .symbol(let index):
      let symbol = external.catalogue.symbols[index]
      switch symbol.kind {
      case .property, .propertySetter: return nil
      case .function, .initializer, .subscripting: break
      }
      if symbol.hasAnyLabels { return Fit(candidate: candidate, distance: candidate.distance + 1) }
      guard let fit = fit(external.symbolLabels[index], symbol.isOptional, candidate, shape),
        !givesClosureToValue(shape, fit.candidate.match, index)
      else { return nil }
      return fit
    case .knownMember(let index):
      guard let labels = external.memberLabels[index] else {
        return Fit(candidate: candidate, distance: candidate.distance + 1)
      }
      return fit(labels, external.catalogue.knownMembers[index].isOptional, candidate, shape)
    case .implicitInitializer, .type: return Fit(candidate: candidate, distance: candidate.distance)
    }
  }

  private func fit(
    _ signature: Signature, _ home: ProgramFile, _ candidate: Resolution.Candidate, _ shape: CallShape,
    in file: ProgramFile
  ) -> Fit? {
    guard let match = shape.match(signature.parameters) else { return nil }
    for (argument, index) in zip(shape.arguments, match.parameters)
    where refuses(argument, signature.parameters[index], home, in: file) {
      return nil
    }
    var fit = Fit(candidate: candidate, distance: candidate.distance, signature: signature, home: home)
    fit.candidate.match = match
    return fit
  }

  /// Of an API of the catalogue.
  private func fit(
    _ labels: [GlobalName], _ isOptional: [Bool], _ candidate: Resolution.Candidate, _ shape: CallShape
  ) -> Fit? {
    // Each argument goes to a parameter of its own.
    if shape.arguments.count > labels.count { return nil }
    let parameters = labels.indices.map {
      CataloguedParameter(label: labels[$0] == known.underscore ? 0 : labels[$0], mayBeLeftOut: isOptional[$0])
    }
    guard let match = shape.match(parameters) else { return nil }
    var fit = Fit(candidate: candidate, distance: candidate.distance)
    fit.candidate.match = match
    return fit
  }

  private func rank(_ fit: Fit, _ shape: CallShape, result wanted: SwiftType, in file: ProgramFile) -> Rank {
    var rank = Rank(distance: fit.distance)
    guard let match = fit.candidate.match else { return rank }
    rank.defaults = 2 * match.defaultedCount
    guard let signature = fit.signature, let home = fit.home else { return rank }
    if !wanted.isUnknown, signature.resultNode != 0,
      compatibility(of: resolveType(signature.resultNode, in: home), with: wanted) == .no
    {
      rank.mismatches += 1
    }
    if signature.isAsync != shape.isAwaited { rank.effects += 2 }
    if file.flags(shape.call).isDisjoint(with: [.isTried, .isInAsyncLet]),
      needsTry(fit.candidate, signature, home, in: file)
    {
      rank.effects += 1
    }
    for (index, argument) in shape.arguments.enumerated() {
      let parameter = signature.parameters[match.parameters[index]]
      if parameter.isVariadic { rank.defaults += 1 }
      let expression = file.unparenthesized(argument.expression)
      if file.kind(expression) == .closureExpression {
        if !takesNoErrors(parameter) {
          rank.defaults += 1
        } else if throwsErrors(expression, in: file) {
          rank.mismatches += 1
        }
        switch closureFit(expression, parameter, file) {
        case .no: rank.mismatches += 1
        case .unknown: rank.closures += 1
        case .fits: break
        }
        continue
      }
      let type = resolveType(parameter.typeNode, in: home)
      switch compatibility(ofArgument: argument.expression, with: type, in: file) {
      // A value becomes an optional where nothing takes it as it is; an optional never becomes a value.
      case .fits where unwrapped(type) == type:
        // `.member` has the type that is asked for, and asks the call which one that is.
        let isImplicit = implicitMember(of: expression, in: file) != 0
        if isImplicit || unwrapped(typeOf(expression, in: file)) == typeOf(expression, in: file) {
          rank.matches -= 2
        } else {
          rank.mismatches += 1
        }
      case .fits: rank.matches -= 1
      case .unknown: break
      case .no: rank.mismatches += 1
      }
    }
    return rank
  }

  /// The type that the place of a call spells out: of the variable it is the value of, of the function it is returned from.
  private func writtenType(for call: NodeID, in file: ProgramFile) -> SwiftType {
    var node = call
    while true {
      let parent = file.parent(node)
      switch file.kind(parent) {
      case .parenthesizedExpression, .tryExpression, .awaitExpression: node = parent
      case .sequenceExpression: return writtenType(for: node, inSequence: Array(file.children(parent)), of: file)
      case .patternBinding where file.child(2, parent) == node: return resolveType(file.child(1, parent), in: file)
      case .returnStatement:
        let function = file.ancestor(of: parent) { $0 == .functionDeclaration || $0 == .closureExpression }
        return file.kind(function) == .functionDeclaration ? resolveType(file.child(3, function), in: file) : .unknown
      case .block where file.childCount(parent) == 1 && file.kind(file.parent(parent)) == .functionDeclaration:
        return resolveType(file.child(3, file.parent(parent)), in: file)
      default: return .unknown
      }
    }
  }

  /// `load() as String`, `text = load() as String`
  private func writtenType(for node: NodeID, inSequence parts: [NodeID], of file: ProgramFile) -> SwiftType {
    guard let cast = parts.last, file.kind(cast) == .castOperator, !file.flags(cast).contains(.isOptional),
      parts.dropLast().last == node,
      parts.count == 2 || parts.count == 4 && file.kind(parts[1]) == .assignmentOperator
    else { return .unknown }
    return resolveType(file.child(0, cast), in: file)
  }
}
