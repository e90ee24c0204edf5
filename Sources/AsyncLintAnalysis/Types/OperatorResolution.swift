import AsyncLintSyntax

/// What operators stand for.
extension Analyzer {
  func resolveOperator(_ node: NodeID, in file: ProgramFile) -> Resolution {
    let name = file.name(node)
    let own = resolveOperator(name, node, in: file)
    // `!=` of a type that only has an `==` is its opposite.
    guard own.candidates.isEmpty, let other = libraryWords.definingOperators[name] else { return own }
    return resolveOperator(other, node, in: file)
  }

  /// `numbers.reduce(zero, +)`: an operator that is handed over has the operands that its place asks for.
  func resolveOperator(handedOverAt node: NodeID, in file: ProgramFile) -> Resolution {
    guard isOperator(file.name(node)),
      let wanted = expectedType(of: node, in: file).functionType(optional: external.optional)
    else { return .none }
    let own = resolveOperator(file.name(node), operands: wanted.parameters, in: file)
    guard own.candidates.isEmpty, let other = libraryWords.definingOperators[file.name(node)] else { return own }
    return resolveOperator(other, operands: wanted.parameters, in: file)
  }

  private func resolveOperator(_ name: GlobalName, _ node: NodeID, in file: ProgramFile) -> Resolution {
    var operands: [NodeID] = []
    if file.kind(node) == .binaryOperator {
      let sequence = file.parent(node)
      let elements = file.children(sequence)
      if let index = elements.firstIndex(of: node) {
        operands = [index - 1, index + 1].filter { elements.indices.contains($0) }.map { elements[$0] }
      }
      // Whether there is a value at all is asked of `Optional`, not of what is in it.
      if operands.contains(where: { file.kind($0) == .nilLiteral }), ["==", "!="].contains(text(name)) { return .none }
    } else {
      operands = [file.child(0, node)]
    }
    let types = operands.map { isTypedByOperator($0, in: file) ? .unknown : typeOf($0, in: file) }
    let own = resolveOperator(name, operands: types, written: operands, in: file)
    // Lists are compared by their elements.
    guard own.candidates.isEmpty, name == libraryWords.equal,
      case let elements = types.compactMap({ elementCompared($0) }),
      elements.count == 2
    else { return own }
    return resolveOperator(name, operands: elements, in: file)
  }

  /// What it takes depends on which operator it is.
  private func isTypedByOperator(_ operand: NodeID, in file: ProgramFile) -> Bool {
    file.kind(operand) == .closureExpression
  }

  /// What is compared where two lists or dictionaries are.
  private func elementCompared(_ type: SwiftType) -> SwiftType? {
    guard case .nominal(let nominal, let arguments) = unwrapped(type),
      nominal == external.array || nominal == external.dictionary
    else { return nil }
    return arguments.last
  }

  /// - Parameter written: the operands, where they stand beside it.
  func resolveOperator(
    _ name: GlobalName, operands: [SwiftType], written: [NodeID] = [], in file: ProgramFile
  ) -> Resolution {
    var candidates: [Resolution.Candidate] = []
    for id in operatorDeclarations(name, operands, from: file) {
      let declaration = program[id]
      let home = files[Int(declaration.file)]
      let parameters = signature(declaration.node, in: home).parameters
      guard parameters.count == operands.count else { continue }
      var known = 0
      var fits = true
      for (index, parameter) in parameters.enumerated() {
        let type = resolveType(parameter.typeNode, in: home)
        let compatibility =
          written.isEmpty
          ? compatibility(of: operands[index], with: type)
          : compatibility(ofOperand: written[index], with: type, in: file)
        switch compatibility {
        case .fits: known += 1
        case .unknown: break
        case .no: fits = false
        }
      }
      // Operators are overloaded everywhere: at least one operand has to say that it is this one.
      if fits, known > 0 {
        candidates.append(Resolution.Candidate(target: .declaration(id), distance: operands.count - known))
      }
    }
    let best = candidates.map(\.distance).min() ?? 0
    return Resolution(candidates: candidates.filter { $0.distance == best })
  }

  private func compatibility(ofOperand operand: NodeID, with type: SwiftType, in file: ProgramFile) -> Compatibility {
    if isTypedByOperator(operand, in: file) {
      switch unwrapped(type) {
      case .function: return .fits
      case .nominal, .tuple, .metatype: return .no
      default: return .unknown
      }
    }
    if case .function(let function) = type, function.isAutoclosure {
      return compatibility(ofArgument: operand, with: function.result, in: file)
    }
    return compatibility(ofArgument: operand, with: type, in: file)
  }

  /// What a closure beside an operator is asked to be: `items |> { $0.count }`. nil: no operator of the program takes it.
  func expectedOperand(_ node: NodeID, among elements: [NodeID], in file: ProgramFile) -> SwiftType? {
    guard let index = elements.firstIndex(of: node) else { return nil }
    for (place, parameter) in [(index - 1, 1), (index + 1, 0)]
    where elements.indices.contains(place) && file.kind(elements[place]) == .binaryOperator {
      let other = parameter == 1 ? place - 1 : place + 1
      guard case .declaration(let id) = resolve(elements[place], in: file).candidates.first?.target,
        elements.indices.contains(other)
      else { continue }
      let home = self.file(of: id)
      let types = signature(program[id].node, in: home).parameters.map { resolveType($0.typeNode, in: home) }
      guard types.count == 2 else { continue }
      var answers: [SwiftType: SwiftType] = [:]
      unify(types[1 - parameter], with: typeOf(elements[other], in: file), &answers)
      return substituted(types[parameter]) { answers[$0] }
    }
    return nil
  }

  /// Operators of the operands' types and what these conform to, and global ones: not all that bear the name, which for `==` are
  /// thousands in a large program.
  private func operatorDeclarations(
    _ name: GlobalName, _ operands: [SwiftType], from file: ProgramFile
  ) -> [DeclarationID] {
    var owners: [NominalID] = [-1]
    for operand in operands {
      for bound in bounds(of: unwrapped(operand)) {
        guard let nominal = bound.nominalID else { continue }
        owners += hierarchy(of: nominal).filter { !owners.contains($0) }
      }
    }
    return owners.flatMap { owner in
      program.members(named: name, of: owner).filter {
        let home = files[Int(program[$0].file)].module
        return program[$0].kind == .function && sees(home, from: file.module) && isAccessible($0, from: file)
      }
    }
  }
}
