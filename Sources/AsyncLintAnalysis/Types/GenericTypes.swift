import AsyncLintSyntax

extension Analyzer {
  /// `Node` in `class Node<T> { var next: Node? }` and in its extensions, `Array` in those of arrays: the type with its own parameters.
  func withinItself(_ type: SwiftType, at node: NodeID, in file: ProgramFile) -> SwiftType {
    guard case .nominal(let nominal, let arguments) = type, arguments.isEmpty,
      program.nominals[Int(nominal)].kind != .protocolDeclaration, hasGenericParameters(nominal)
    else { return type }
    var child = node
    var current = file.outward(node)
    while current != 0 {
      // Not in the names that it extends or inherits from.
      if file.kind(child) == .block, let declaration = file.declarationOfNode[current],
        program[declaration].nominal == nominal
      {
        return selfType(ofMembersIn: current, nominal, in: file)
      }
      child = current
      current = file.outward(current)
    }
    return type
  }

  private func hasGenericParameters(_ nominal: NominalID) -> Bool {
    let declaration = program.nominals[Int(nominal)].declaration
    if declaration < 0 {
      // All others are taken to have elements.
      return [external.optional, external.array, external.dictionary, external.set, external.result].contains(nominal)
        || libraryWords.parameterNames[program.nominals[Int(nominal)].name] != nil
    }
    return file(of: declaration).child(1, program[declaration].node) != 0
  }

  /// The type with its own generic parameters as arguments.
  func selfType(of nominal: NominalID) -> SwiftType {
    .nominal(nominal, genericParameters(of: nominal) + outerParameters(of: nominal))
  }

  /// The generic parameters of the types around a type: its own come first, and those of the innermost next.
  func outerParameters(of nominal: NominalID) -> [SwiftType] {
    var outer = program.nominals[Int(nominal)].outer
    var found: [SwiftType] = []
    while outer >= 0, case let declaration = program.nominals[Int(outer)].declaration, declaration >= 0 {
      if file(of: declaration).child(1, program[declaration].node) != 0 { found += genericParameters(of: outer) }
      outer = program.nominals[Int(outer)].outer
    }
    return found
  }

  func genericParameters(of nominal: NominalID) -> [SwiftType] {
    let declaration = program.nominals[Int(nominal)].declaration
    guard declaration >= 0 else { return genericNames(of: nominal).map { .placeholder($0) } }
    let file = self.file(of: declaration)
    return file.children(file.child(1, program[declaration].node))
      .filter { $0 != 0 && file.kind($0) == .genericParameter }
      .map { type(named: $0, inBracketsOf: program[declaration].node, in: file) }
  }

  func genericParameter(_ name: GlobalName, of declaration: NodeID, in file: ProgramFile) -> SwiftType? {
    for parameter in file.children(file.child(1, declaration))
    where parameter != 0 && file.kind(parameter) == .genericParameter && file.name(parameter) == name {
      return type(named: parameter, inBracketsOf: declaration, in: file)
    }
    return nil
  }

  /// The parameter of that name where another branch of `#if` than the one of a declaration declares the type first.
  func genericParameter(
    _ name: GlobalName, ofFirstBranchWith declaration: NodeID, in file: ProgramFile
  ) -> SwiftType? {
    guard let id = file.declarationOfNode[declaration], case let nominal = program[id].nominal, nominal >= 0,
      case let first = program.nominals[Int(nominal)].declaration, first >= 0, first != id
    else { return nil }
    return genericParameter(name, of: program[first].node, in: self.file(of: first))
  }

  /// What a name in the brackets of a declaration means. Those of a protocol only name associated types, of its own or of one above it.
  private func type(named parameter: NodeID, inBracketsOf declaration: NodeID, in file: ProgramFile) -> SwiftType {
    if file.kind(declaration) == .protocolDeclaration, let id = file.declarationOfNode[declaration],
      let type = memberType(file.name(parameter), of: program[id].nominal), isAssociatedType(type)
    {
      return type
    }
    return .parameter(Place(file: file.index, node: parameter))
  }
}
