import AsyncLintSyntax

/// What is known of an error because the function that throws it says its type: `throws(AppError)`.
extension Analyzer {
  /// Whether a `do` statement would not compile without knowing which type of errors is thrown in it: by what is called, as it says, or else by
  /// all others.
  func reliesOnErrorType(of callee: NodeID, _ statement: NodeID, in file: ProgramFile) -> Bool {
    let place = Place(file: file.index, node: statement)
    let clauses = file.children(statement).dropFirst()
    guard case .declaration(let id) = resolve(callee, in: file).candidates.first?.target,
      self.file(of: id).flags(program[id].node).contains(.hasErrorType)
    else {
      if let answer = statementsGivingErrorOfType[place] { return answer }
      let answer = clauses.contains { reliesOnErrorType($0, in: file, isUsed: isGivenAsFailure) }
      statementsGivingErrorOfType[place] = answer
      return answer
    }
    if let answer = statementsRelyingOnErrorType[place] { return answer }
    // Cases that are all there are of a type are not all that any error may be.
    let answer =
      !clauses.contains { nameOfAnyError(caughtBy: $0, in: file) != nil } && !mayThrow(around: statement, in: file)
      || clauses.contains { reliesOnErrorType($0, in: file, isUsed: isTypeUsed) }
    statementsRelyingOnErrorType[place] = answer
    return answer
  }

  /// What a statement does not catch goes further: in a function that throws any error, or to another `do` around it.
  private func mayThrow(around statement: NodeID, in file: ProgramFile) -> Bool {
    let outer = file.ancestor(of: statement) { $0 == .doStatement || $0.isOfOtherCode || $0 == .closureExpression }
    let flags = file.flags(outer)
    return file.kind(outer) != .functionDeclaration || flags.contains(.isThrowing) && !flags.contains(.hasErrorType)
  }

  /// nil: a clause catches some errors only.
  private func nameOfAnyError(caughtBy clause: NodeID, in file: ProgramFile) -> String? {
    let items = file.children(clause).dropLast()
    guard let item = items.first else { return "error" }
    guard items.count == 1, file.child(1, item) == 0 else { return nil }
    let pattern = file.child(0, item)
    return file.kind(pattern) == .bindingPattern ? text(file.name(pattern)) : nil
  }

  /// A pattern without its type, or a use of the error for more than to show it.
  private func reliesOnErrorType(
    _ clause: NodeID, in file: ProgramFile, isUsed: (_ error: NodeID, ProgramFile) -> Bool
  ) -> Bool {
    guard let name = nameOfAnyError(caughtBy: clause, in: file) else {
      return file.children(clause).dropLast().contains {
        file.isImplicitMember(file.first(ofExpression: expression(ofItem: $0, in: file)))
      }
    }
    for node in file.descendants(of: file.children(clause).suffix(1)) {
      if file.kind(node) == .identifierExpression, text(file.name(node)) == name, isUsed(node, file) { return true }
    }
    return false
  }

  private func expression(ofItem item: NodeID, in file: ProgramFile) -> NodeID {
    let pattern = file.child(0, item)
    return file.kind(pattern) == .expressionPattern ? file.child(0, pattern) : pattern
  }

  /// `case .missing`, or cases that are all there are.
  private func comparesByType(_ statement: NodeID, in file: ProgramFile) -> Bool {
    let labels = file.children(statement).dropFirst().map { file.child(0, $0) }
    return labels.allSatisfy { file.childCount($0) > 0 }
      || labels.contains { label in
        file.children(label).contains {
          file.isImplicitMember(file.first(ofExpression: expression(ofItem: $0, in: file)))
        }
      }
  }

  private func isTypeUsed(ofError error: NodeID, in file: ProgramFile) -> Bool {
    if isGivenAsFailure(error, in: file) { return true }
    let parent = file.parent(error)
    switch file.kind(parent) {
    case .switchExpression: return comparesByType(parent, in: file)
    case .memberExpression: return text(file.name(parent)) != "localizedDescription"
    case .throwStatement: return file.flags(enclosingBody(of: error, in: file)).contains(.hasErrorType)
    case .argument:
      guard case .nominal(let nominal, _) = expectedType(of: error, in: file) else { return false }
      return program.nominals[Int(nominal)].isProject
    default: return false
    }
  }

  /// `.failure(error)` of a result whose errors are of one type of the program's.
  private func isGivenAsFailure(_ error: NodeID, in file: ProgramFile) -> Bool {
    let argument = file.parent(error)
    let call = file.parent(argument)
    guard file.kind(argument) == .argument, file.kind(call) == .callExpression,
      text(file.name(calleeName(of: call, in: file))) == "failure",
      case .nominal(_, let arguments) = expectedType(of: call, in: file), arguments.count == 2,
      case .nominal(let failure, _) = arguments[1]
    else { return false }
    return program.nominals[Int(failure)].isProject
  }
}
