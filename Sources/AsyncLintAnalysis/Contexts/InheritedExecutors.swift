import AsyncLintSyntax

/// Tasks of actors that bring threads of their own.
extension Analyzer {
  /// Whether `Task { }` runs on the threads that the actor around it brings.
  func inheritsOwnExecutor(_ closure: NodeID, _ file: ProgramFile) -> Bool {
    var current = file.parent(closure)
    while current != 0 {
      switch file.kind(current) {
      case .functionDeclaration, .initializerDeclaration, .subscriptDeclaration:
        guard let id = file.declarationOfNode[current] else { break }
        return isolation(of: id) == .ownExecutor
      case .patternBinding:
        if isMemberOrGlobal(current, in: file), let name = file.bindings(in: file.child(0, current)).first,
          let id = file.declarationOfNode[name]
        {
          return isolation(of: id) == .ownExecutor
        }
      case .closureExpression:
        if let own = globalActor(inAttributesOf: current, in: file) { return own == .ownExecutor }
        if fate(of: current, in: file) != .inline { return false }
      default: break
      }
      current = file.outward(current)
    }
    return false
  }
}
