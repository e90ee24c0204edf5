import AsyncLintSyntax

/// What operators stand for.
extension Analyzer {
  private static let anyFunction = SwiftType.function(
    SwiftType.FunctionType(parameters: [], result: .unknown, isAsync: false))

  /// The type that the program's own operator asks of an operand: `document |> { $0.text }`.
  func typeOfOperand(at index: Int, among elements: [NodeID], in file: ProgramFile) -> SwiftType {
    for (place, position) in [(index - 1, 1), (index + 1, 0)]
    where elements.indices.contains(place) && file.kind(elements[place]) == .binaryOperator {
      guard case .declaration(let id)? = resolve(elements[place], in: file).candidates.first?.target else { continue }
      let home = self.file(of: id)
      let parameters = signature(program[id].node, in: home).parameters
      let other = 2 * place - index
      guard parameters.count == 2, elements.indices.contains(other) else { continue }
      var answers: [SwiftType: SwiftType] = [:]
      unify(
        resolveType(parameters[1 - position].typeNode, in: home), with: typeOf(elements[other], in: file), &answers)
      return replacing(
        answers, in: resolveType(parameters[position].typeNode, in: home), ofFunction: program[id].node, in: home)
    }
    return .unknown
  }

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
    var expressions: [NodeID] = []
    if file.kind(node) == .binaryOperator {
      let sequence = file.parent(node)
      let elements = file.children(sequence)
      if let index = elements.firstIndex(of: node) {
        for neighbour in [index - 1, index + 1] where elements.indices.contains(neighbour) {
          // Whether there is a value at all is asked of `Optional`, not of what is in it.
          if file.kind(elements[neighbour]) == .nilLiteral, ["==", "!="].contains(text(name)) { return .none }
          expressions.append(elements[neighbour])
        }
      }
    } else {
      expressions = [file.child(0, node)]
    }
    // What a closure is depends on who takes it.
    let operands = expressions.map { file.kind($0) == .closureExpression ? Self.anyFunction : typeOf($0, in: file) }
    let own = resolveOperator(name, operands: operands, writtenAs: expressions, in: file)
    // Lists are compared by their elements.
    guard own.candidates.isEmpty, name == libraryWords.equal,
      case let elements = operands.compactMap({ elementCompared($0) }),
      elements.count == 2
    else { return own }
    return resolveOperator(name, operands: elements, in: file)
  }

  /// What is compared where two lists or dictionaries are.
  private func elementCompared(_ type: SwiftType) -> SwiftType? {
    guard case .nominal(let nominal, let arguments) = unwrapped(type),
      nominal == external.array || nominal == external.dictionary
    else { return nil }
    return arguments.last
  }

  /// `expressions`: the operands, where they are written out; a literal may be of other types than its own.
  func resolveOperator(
    _ name: GlobalName, operands: [SwiftType], writtenAs expressions: [NodeID] = [], in file: ProgramFile
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
        var type = resolveType(parameter.typeNode, in: home)
        if case .function(let function) = type, function.isAutoclosure { type = function.result }
        let answer =
          expressions.isEmpty || operands[index] == Self.anyFunction
          ? compatibility(of: operands[index], with: type)
          : compatibility(ofArgument: expressions[index], with: type, in: file)
        switch answer {
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
