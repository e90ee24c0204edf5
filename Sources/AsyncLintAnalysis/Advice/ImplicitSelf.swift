import AsyncLintSyntax

/// What a closure has to say when it is kept until it runs: `context.perform { [self] in … }` for `context.performAndWait { … }`.
extension Analyzer {
  /// Puts `[self]` into a closure that uses members of an object without saying so; a value's may be used like that anyway.
  func captureOfSelf(in closure: NodeID, in file: ProgramFile) -> Finding.Substitution.Edit? {
    guard file.child(1, closure) == 0, isInObject(closure, in: file), usesMembersOfSelf(closure, in: file) else {
      return nil
    }
    let (attributes, parameters) = (file.child(0, closure), file.child(2, closure))
    let (offset, text) =
      attributes != 0
      ? (file.end(attributes), " [self]")
      : parameters != 0 ? (file.offset(parameters), "[self] ") : (file.offset(closure) + 1, " [self] in")
    return Finding.Substitution.Edit(range: ByteRange(start: offset, end: offset), text: text)
  }

  private func isInObject(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard let nominal = enclosingNominal(of: node, in: file) else { return false }
    return [.classDeclaration, .actorDeclaration].contains(program.nominals[Int(nominal)].kind)
  }

  /// What only an actor can use is not there in the closure anyway.
  private func usesMembersOfSelf(_ closure: NodeID, in file: ProgramFile) -> Bool {
    var pending = [closure]
    while let node = pending.popLast() {
      if file.kind(node) == .identifierExpression,
        case .declaration(let id) = resolve(node, in: file).candidates.first?.target, program[id].owner >= 0,
        program[id].kind == .function || program[id].kind == .variable,
        !program[id].flags.contains(.isStatic), memberOfActor(node, in: file) == nil
      {
        return true
      }
      pending.append(contentsOf: file.children(node).filter { $0 != 0 })
    }
    return false
  }
}
