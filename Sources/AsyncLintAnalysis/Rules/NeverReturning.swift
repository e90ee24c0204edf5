import AsyncLintSyntax

extension Analyzer {
  private static let endsOfPrograms: Set<String> = ["fatalError", "preconditionFailure", "abort", "exit", "_exit"]

  /// Whether nothing behind a statement is reached from it: it calls what ends the program, or a function of the program that gives `Never`.
  func neverReturns(_ statement: NodeID, in file: ProgramFile) -> Bool {
    var call = statement
    while file.kind(call) == .tryExpression || file.kind(call) == .awaitExpression {
      // `try? fail()` goes on where that throws.
      if file.kind(call) == .tryExpression, file.flags(call).contains(.isOptional) { return false }
      call = file.child(0, call)
    }
    guard file.kind(call) == .callExpression, !isOptionalChain(call, in: file) else { return false }
    let callee = calleeName(of: call, in: file)
    let name = file.name(callee)
    switch file.kind(callee) {
    case .identifierExpression:
      if let local = file.locals(around: callee).lookUp(name, at: file.offset(callee))?.node {
        return file.kind(local) == .functionDeclaration && givesNever(local, in: file)
      }
    case .memberExpression: break
    default: return false
    }
    // Resolved only where something of that name is there.
    if !program.declarationNumbers(named: name).isEmpty,
      case .declaration(let id)? = resolve(callee, in: file).candidates.first?.target
    {
      return program[id].kind == .function && givesNever(program[id].node, in: self.file(of: id))
    }
    guard Self.endsOfPrograms.contains(text(name)) else { return false }
    if file.kind(callee) == .identifierExpression {
      // A type has an `abort()` rather than an `exit(1)`.
      return text(name) != "abort" || !mayBeMemberOutOfSight(callee, in: file)
    }
    // `Darwin.abort()`, not `transfer.abort()`.
    if case .module = typeOf(file.child(0, callee), in: file) { return true }
    return false
  }

  /// `func load() -> Data { fatalError("to be overridden") }`
  func onlyTraps(_ unit: Unit) -> Bool {
    let file = file(unit.place)
    let body: NodeID
    switch file.kind(unit.place.node) {
    case .functionDeclaration: body = file.child(5, unit.place.node)
    case .accessor: body = file.child(2, unit.place.node)
    default: return false
    }
    return file.childCount(body) == 1 && neverReturns(file.child(0, body), in: file)
  }

  /// `last?.stop()`: where there is none nothing is called.
  private func isOptionalChain(_ call: NodeID, in file: ProgramFile) -> Bool {
    var base = call
    while [.callExpression, .memberExpression, .subscriptExpression].contains(file.kind(base)) {
      base = file.child(0, base)
    }
    return file.kind(base) == .optionalChainExpression
  }

  private func givesNever(_ function: NodeID, in file: ProgramFile) -> Bool {
    let result = signature(function, in: file).resultNode
    return file.kind(result) == .typeIdentifier && text(file.name(result)) == "Never"
  }
}
