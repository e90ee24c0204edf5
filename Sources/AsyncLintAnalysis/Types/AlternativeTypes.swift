import AsyncLintSyntax

/// Types of which `#if` decides: each branch names its own one.
///
/// They stand together as a composition, which no other types can that are no protocols. What is asked of it is asked of each of them, and what is found
/// counts as what each branch declares.
extension Analyzer {
  /// The types of the program of which `#if` decides; none for any other type.
  func alternatives(in type: SwiftType) -> [SwiftType] {
    guard case .composition(let types) = type, types.count > 1, types.allSatisfy(mayBeAlternative) else { return [] }
    return types
  }

  private func mayBeAlternative(_ type: SwiftType) -> Bool {
    guard case .nominal(let nominal, _) = type else { return false }
    return program.nominals[Int(nominal)].isProject && program.nominals[Int(nominal)].kind != .protocolDeclaration
  }

  /// The types as one; nil if they are the same, or some that only one of can be told of.
  private func either(_ types: [SwiftType]) -> SwiftType? {
    var found: [SwiftType] = []
    for type in types.flatMap({ type in
      let parts = alternatives(in: type)
      return parts.isEmpty ? [type] : parts
    }) where !found.contains(where: { $0.nominalID == type.nominalID }) {
      guard mayBeAlternative(type) else { return nil }
      found.append(type)
    }
    return found.count > 1 ? .composition(found) : nil
  }

  /// The type that a declaration names with those that other branches name instead.
  func withAlternatives(_ type: SwiftType, namedBy id: DeclarationID, in file: ProgramFile) -> SwiftType {
    let declaration = program[id]
    let namesakes = program.members(named: declaration.name, of: declaration.owner)
    guard namesakes.count > 1, namesakes.count <= Self.maximumOverloads,
      case let place = compiledWhere(declaration.node, in: file), !place.branches.isEmpty
    else { return type }
    var types = [type]
    for other in namesakes where other != id && !program[other].isLocal {
      let home = self.file(of: other)
      guard home.module == file.module, home === file || !isOfItsFile(other),
        exclude(place, compiledWhere(program[other].node, in: home))
      else { continue }
      if [.type, .typeAlias].contains(program[other].kind) { types.append(declaredType(of: other, in: home)) }
    }
    return either(types) ?? type
  }

  /// The types of candidates of which `#if` decides, as one; nil if they are overloads, or of one type.
  func alternativeTypes(
    of candidates: [Resolution.Candidate], in file: ProgramFile, _ type: (Resolution.Candidate) -> SwiftType
  ) -> SwiftType? {
    guard candidates.count > 1, candidates.count <= Self.maximumOverloads,
      candidates.dropFirst().allSatisfy({ $0.isFallback || exclude(candidates[0], $0, in: file) })
    else { return nil }
    return either(candidates.map(type))
  }

  /// What each of the alternatives that a type, or the one that a metatype is of, stands for gives; nil if it stands for itself.
  func resolved(ofEach type: SwiftType, _ resolve: (SwiftType) -> Resolution) -> Resolution? {
    let types: [SwiftType]
    switch type {
    case .composition: types = alternatives(in: type)
    case .metatype(let instance): types = alternatives(in: instance).map { .metatype($0) }
    default: return nil
    }
    if types.isEmpty { return nil }
    var found = Resolution.none
    for type in types { _ = found.add(resolve(type)) }
    return found
  }
}
