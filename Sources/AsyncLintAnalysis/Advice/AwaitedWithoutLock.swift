import AsyncLintSyntax

/// What can be awaited outside of the lock that was held over it.
extension Analyzer {
  /// Whether awaited code asks for anything that others may change meanwhile, before it calls what it awaits: `await save(items)`.
  func readsWhatChanges(_ awaited: NodeID, in file: ProgramFile) -> Bool {
    var value = awaited
    while [.tryExpression, .awaitExpression, .parenthesizedExpression].contains(file.kind(value)) {
      value = file.child(0, value)
    }
    // What is awaited looks after what it reads itself.
    let callee = file.kind(value) == .callExpression ? calleeName(of: value, in: file) : value
    var nodes = file.descendants(of: value, atMost: MovedExpression.mostNodes)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .inoutExpression, .closureExpression: return true
      case .identifierExpression, .memberExpression:
        if node != callee, !staysTheSame(node, in: file) { return true }
      default: break
      }
    }
    return nodes.isCutShort
  }

  /// A constant, a parameter, a type, or a function that has nothing around it.
  private func staysTheSame(_ node: NodeID, in file: ProgramFile) -> Bool {
    if file.name(node) == known.`self` { return true }
    if file.kind(node) == .identifierExpression,
      let local = file.locals(around: node).lookUp(file.name(node), at: file.offset(node))
    {
      return !isVariable(local.node, in: file) && file.kind(local.node) != .functionDeclaration
    }
    guard let target = resolve(node, in: file).candidates.first?.target else {
      // Of a constant, or of a type from elsewhere.
      return file.kind(node) == .memberExpression || typeNamed(file.name(node), from: node, in: file) != .unknown
    }
    switch target {
    case .local(let binding): return !isVariable(binding, in: file) && file.kind(binding) != .functionDeclaration
    case .declaration(let id):
      switch program[id].kind {
      case .variable: return program[id].flags.contains(.isLet)
      case .function: return program[id].owner < 0 || program[id].flags.contains(.isStatic)
      case .subscripting: return false
      default: return true
      }
    case .symbol, .knownMember, .implicitInitializer, .type: return true
    }
  }
}
