import AsyncLintSyntax

/// What a type has of a name.
extension Analyzer {
  /// Whether any type has something of that name.
  func mayBeMember(_ name: GlobalName) -> Bool {
    program.isNameOfMember(name) || external.symbols.contains(name) || external.knownMembers.contains(name)
  }

  /// All members of that name of a type, nearest first.
  func memberCandidates(
    _ name: GlobalName, in type: SwiftType, from file: ProgramFile
  ) -> [Resolution.Candidate] {
    switch type {
    case .nominal(let nominal, _): return members(name, of: nominal, base: type, isStatic: false, from: file)
    case .metatype(let instance):
      switch instance {
      case .nominal(let nominal, _): return members(name, of: nominal, base: type, isStatic: true, from: file)
      case .parameter, .composition:
        return bounds(of: instance).flatMap { memberCandidates(name, in: .metatype($0), from: file) }.map {
          // `T.allCases` are values of `T`.
          guard case .knownMember = $0.target else { return $0 }
          var candidate = $0
          candidate.base = type
          return candidate
        }
      default: return []
      }
    case .parameter, .composition:
      return bounds(of: type).flatMap { memberCandidates(name, in: $0, from: file) }
    default: return []
    }
  }

  private func members(
    _ name: GlobalName, of nominal: NominalID, base: SwiftType, isStatic: Bool, from file: ProgramFile
  ) -> [Resolution.Candidate] {
    var found: [Resolution.Candidate] = []
    let isOfCatalogue = external.symbols.contains(name) || external.knownMembers.contains(name)
    if !isOfCatalogue, program.declarationNumbers(named: name).isEmpty { return [] }
    for (distance, above) in hierarchy(of: nominal).enumerated() {
      let numbers = program.memberNumbers(named: name, of: above)
      // Most types of a hierarchy have nothing of the name: to ask more of them was 1 % of an analysis.
      if numbers.isEmpty, !isOfCatalogue { continue }
      // An initializer that a protocol asks for each type has itself.
      let isOnlyAdded =
        name == known.`init` && distance > 0 && program.nominals[Int(nominal)].kind != .protocolDeclaration
      let nominalFile = program.nominals[Int(above)].declaration
      let nominalModule = nominalFile < 0 ? -1 : self.file(of: nominalFile).module
      for number in numbers {
        let id = program.declaration(numbered: number)
        let declaration = program[id]
        let home = files[Int(declaration.file)].module
        // What a third module adds in an extension is there for those who import it.
        if home != nominalModule, !sees(home, from: file.module) { continue }
        // What is added to all values does not hide what types of the library have.
        if distance > 0, libraryWords.membersOfMany.contains(name), isValueProtocol(above),
          !program.nominals[Int(nominal)].isProject
        {
          continue
        }
        if isOnlyAdded, isRequirement(id) || isLikeUsualInitializer(id, of: nominal, addedTo: above) { continue }
        guard isAccessible(id, from: file),
          compatibility(of: base, withConstraintsAround: id, in: file) != .no
        else { continue }
        switch declaration.kind {
        case .function, .variable, .subscripting:
          guard declaration.flags.contains(.isStatic) == isStatic else { continue }
        case .enumCase, .initializer:
          guard isStatic else { continue }
        default: continue
        }
        // A type's own member before what a protocol asks for; through a protocol the requirement before its default.
        let isFarther =
          isRequirement(id) != (program.nominals[Int(nominal)].kind == .protocolDeclaration)
          && program.nominals[Int(above)].kind == .protocolDeclaration
        found.append(
          Resolution.Candidate(target: .declaration(id), base: base, distance: distance + (isFarther ? 50 : 0)))
        if found.count > Self.maximumCandidates { return [] }
      }
      if isOfCatalogue, !program.nominals[Int(above)].isProject || program.nominals[Int(above)].modules.count > 0 {
        for index in external.symbolsOfTypes.lines(named: name, of: above)
        where isVisible(external.symbolModules[index], in: file) {
          // Of a library that is there with its sources: only what they do not declare.
          if isDeclared(index, among: found) { continue }
          let symbol = external.catalogue.symbols[index]
          guard (symbol.isStatic || symbol.kind == .initializer) == isStatic else { continue }
          found.append(Resolution.Candidate(target: .symbol(index), base: base, distance: distance))
        }
        for index in external.knownMembersOfTypes.lines(named: name, of: above) {
          found.append(Resolution.Candidate(target: .knownMember(index), base: base, distance: distance + 100))
        }
      }
    }
    return found
  }

  /// Whether an initializer that a protocol's extension adds has the labels of one that a type has anyway: `init(from:)` for decoders, and of types
  /// outside the conversions (`String(value)`), of which only the argument's type could tell it. What is added to all values is meant for
  /// collections of the program's own, and generic parameters: `URL(filePath:)` is that of the library.
  private func isLikeUsualInitializer(_ id: DeclarationID, of nominal: NominalID, addedTo above: NominalID) -> Bool {
    let parameters = signature(program[id].node, in: file(of: id)).parameters
    guard let first = parameters.first else { return false }
    // What a superclass has for decoders its subclasses inherit.
    if parameters.count == 1, first.label == libraryWords.fromName, isOfCoder(first, in: file(of: id)) {
      return program.nominals[Int(above)].kind != .classDeclaration
    }
    if program.nominals[Int(nominal)].isProject { return false }
    let isOpen = [external.array, external.dictionary, external.set].contains(nominal) || isValueProtocol(nominal)
    return first.label == 0 || isValueProtocol(above) && !isOpen
  }
}
