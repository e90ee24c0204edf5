import AsyncLintSyntax

/// Closures that a property or variable of the program holds.
extension Analyzer {
  /// A closure that stands as default value: run by the calls that leave it out, or held by the property that an initializer puts it into.
  func fate(ofDefaultOf parameter: NodeID, in file: ProgramFile) -> ClosureFate {
    let function = file.parent(file.parent(parameter))
    let all = signature(function, in: file).parameters
    guard let declared = all.first(where: { $0.node == parameter }), declared.functionType != nil else { return .later }
    if fate(ofParameter: declared, type: resolveType(declared.typeNode, in: file), false) == .inline { return .inline }
    if file.kind(function) == .initializerDeclaration { return keeper(of: parameter, of: function, in: file) }
    return runsInline(parameter, of: function, in: file) ? .inline : .later
  }

  /// `self.load = load` in an initializer.
  func keeper(of parameter: NodeID, of initializer: NodeID, in file: ProgramFile) -> ClosureFate {
    for statement in file.children(file.child(5, initializer)) where file.kind(statement) == .sequenceExpression {
      guard file.childCount(statement) == 3, file.kind(file.child(1, statement)) == .assignmentOperator,
        case .local(parameter) = resolve(file.child(2, statement), in: file).candidates.first?.target,
        let property = propertyHere(file.child(0, statement), in: file)
      else { continue }
      return .stored(property)
    }
    return .later
  }

  /// `.work { … }`: the case whose values hold a closure, until a pattern takes it out of one. What tests give, and generic types, are left out
  /// here as below.
  func caseHolding(_ enumCase: DeclarationID, from file: ProgramFile) -> Place? {
    let declaration = program[enumCase]
    guard closurePosition(of: enumCase) != nil, !isTestCode(file, for: files[Int(declaration.file)]),
      declaration.owner >= 0, genericParameters(of: declaration.owner).isEmpty
    else { return nil }
    return Place(file: declaration.file, node: declaration.node)
  }

  /// Which of the values that come with a case is a function; nil if none is, or several are.
  private func closurePosition(of enumCase: DeclarationID) -> Int? {
    let parameters = signature(program[enumCase].node, in: file(of: enumCase)).parameters
    let positions = parameters.indices.filter { parameters[$0].functionType != nil }
    return positions.count == 1 ? positions[0] : nil
  }

  /// `case .work(let run)`: the case, and the variable that what it holds is put into. `pattern`: the call.
  func closureTakenOut(by pattern: NodeID, in file: ProgramFile) -> (enumCase: DeclarationID, variable: NodeID)? {
    guard let nominal = unwrapped(patternType(pattern, in: file)).nominalID else { return nil }
    let name = file.name(calleeName(of: pattern, in: file))
    for id in program.members(named: name, of: nominal) where program[id].kind == .enumCase {
      guard let position = closurePosition(of: id), position + 1 < file.childCount(pattern) else { continue }
      let variable = file.child(0, file.child(position + 1, pattern))
      if file.kind(variable) == .bindingPattern { return (id, variable) }
    }
    return nil
  }

  /// `player.ended = { … }`, `hook = { … }`: a property of an object of the program, or a global variable; or a list of closures there. What tests put there says nothing
  /// about the code under test, and in a generic type each value holds a closure of its own that has nothing to do with the others.
  func propertyElsewhere(_ target: NodeID, in file: ProgramFile) -> Place? {
    let candidates = resolve(target, in: file).candidates
    guard candidates.count == 1, case .declaration(let id) = candidates[0].target, program[id].kind == .variable,
      isStored(program[id].statement, self.file(of: id)), case let type = variableType(id),
      type.functionType(optional: external.optional) != nil || holdsFunctions(type),
      !isTestCode(file, for: self.file(of: id)),
      program[id].owner < 0 || genericParameters(of: program[id].owner).isEmpty
    else { return nil }
    return Place(file: program[id].file, node: program[id].node)
  }
}
