import AsyncLintSyntax

/// What becomes of the value of an expression that moves into a task, from where nothing can be given back.
enum ValueUse {
  case none
  /// The expression is all that is assigned, to what stands in these bytes.
  case assigned(to: ByteRange)
  /// The statement, or the caller, goes on with it; under the name that the statement gives it.
  case needed(name: String?)
}

extension Analyzer {
  func valueUse(of moved: MovedExpression, in file: ProgramFile) -> ValueUse {
    if moved.first != 0 { return assignment(of: moved.first, in: moved.node, file) }
    var node = moved.node
    while [.tryExpression, .awaitExpression, .parenthesizedExpression].contains(file.kind(file.parent(node))) {
      node = file.parent(node)
    }
    if isStatementAlone(node, in: file) { return isValueOfFunction(node, in: file) ? .needed(name: nil) : .none }
    let parent = file.parent(node)
    switch file.kind(parent) {
    case .sequenceExpression where file.children(parent).count == 3: return assignment(of: node, in: parent, file)
    case .patternBinding, .optionalBinding:
      let names = file.bindings(in: file.child(0, parent))
      if names.count == 1 { return .needed(name: text(file.name(names[0]))) }
    default: break
    }
    return .needed(name: nil)
  }

  /// Of what a value begins with.
  private func assignment(of value: NodeID, in sequence: NodeID, _ file: ProgramFile) -> ValueUse {
    let elements = file.children(sequence).prefix(3).map { $0 }
    guard elements.count == 3, elements[2] == value, file.kind(elements[1]) == .assignmentOperator,
      isStatementAlone(sequence, in: file)
    else { return .needed(name: nil) }
    return .assigned(to: file.range(ofExpression: elements[0]))
  }
}
