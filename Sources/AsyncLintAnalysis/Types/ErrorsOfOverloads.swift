import AsyncLintSyntax

/// What tells functions apart that differ in what they throw.
extension Analyzer {
  /// It throws whatever its arguments do: neither `rethrows`, for which functions that throw have to be taken, nor errors of a type, which may
  /// be `Never`.
  func needsTry(
    _ candidate: Resolution.Candidate, _ signature: Signature, _ home: ProgramFile, in file: ProgramFile
  ) -> Bool {
    let flags: NodeFlags
    switch candidate.target {
    case .declaration(let id): flags = home.flags(program[id].node)
    case .local(let node): flags = file.flags(node)
    default: return false
    }
    return flags.contains(.isThrowing) && !flags.contains(.hasErrorType)
      && !signature.parameters.contains { $0.functionType != nil && !takesNoErrors($0) }
  }

  /// A function that throws nothing is asked for.
  func takesNoErrors(_ parameter: Signature.Parameter) -> Bool { parameter.functionType?.isThrowing == false }

  /// More nodes of a closure are not looked at.
  private static let mostNodesOfClosure = 256

  /// A `try` of the closure's own that no `do` around it catches whatever it throws.
  func throwsErrors(_ closure: NodeID, in file: ProgramFile) -> Bool {
    throwsErrors([file.child(4, closure)], most: Self.mostNodesOfClosure, in: file)
  }

  /// The same of statements. `most`: of their nodes that are looked at.
  func throwsErrors(_ statements: [NodeID], most: Int, in file: ProgramFile) -> Bool {
    var pending = statements
    var rest = most
    while let node = pending.popLast(), rest > 0 {
      rest -= 1
      switch file.kind(node) {
      case .tryExpression where file.flags(node).isDisjoint(with: [.isOptional, .isForced]): return true
      case .throwStatement: return true
      case .closureExpression, .functionDeclaration: continue
      case .doStatement where catchesAll(node, in: file): pending += file.children(node).dropFirst()
      default: pending += file.children(node)
      }
    }
    return false
  }

  /// The last clause has no pattern, or only a name.
  private func catchesAll(_ statement: NodeID, in file: ProgramFile) -> Bool {
    guard let last = file.children(statement).dropFirst().last else { return false }
    return file.children(last).dropLast().allSatisfy { item in
      file.child(1, item) == 0 && file.kind(file.child(0, item)) == .bindingPattern
    }
  }
}
