import AsyncLintSyntax

extension Analyzer {
  private static let endsOfPrograms: Set<String> = ["fatalError", "preconditionFailure", "abort", "exit", "_exit"]

  /// Whether nothing behind a statement is reached from it: it calls what ends the program, or a function of the program that gives `Never`.
  func neverReturns(_ statement: NodeID, in file: ProgramFile) -> Bool {
    var call = statement
    while file.kind(call) == .tryExpression || file.kind(call) == .awaitExpression { call = file.child(0, call) }
    guard file.kind(call) == .callExpression else { return false }
    let callee = calleeName(of: call, in: file)
    let name = file.name(callee)
    switch resolvedFunction(callee, named: name, in: file) {
    case .some(let function):
      let home = self.file(function)
      return home.lastTypeName(signature(function.node, in: home).resultNode).map(text) == "Never"
    case nil: return Self.endsOfPrograms.contains(text(name))
    }
  }

  /// The function of the program that a name means. Resolved only where one of that name is there.
  private func resolvedFunction(_ callee: NodeID, named name: GlobalName, in file: ProgramFile) -> Place? {
    if file.kind(callee) == .identifierExpression,
      let local = file.locals(around: callee).lookUp(name, at: file.offset(callee))?.node
    {
      return file.kind(local) == .functionDeclaration ? Place(file: file.index, node: local) : nil
    }
    guard program.declarations(named: name).contains(where: { program[$0].kind == .function }),
      case .declaration(let id)? = resolve(callee, in: file).candidates.first?.target, program[id].kind == .function
    else { return nil }
    return bodyUnit(id).place
  }
}
