import AsyncLintSyntax

extension Analyzer {
  /// A child task that is made in every turn of a loop.
  func isRepeatedChildTask(_ context: CodeContext, in file: ProgramFile) -> Bool {
    guard context.kind == .async, context.creation == .childTask || context.creation == .asyncLet else { return false }
    var child = context.node
    var current = file.outward(child)
    while current != 0 {
      switch file.kind(current) {
      case .forStatement:
        if file.child(4, current) == child { return true }
      case .whileStatement:
        if file.child(1, current) == child { return true }
      case .repeatStatement:
        if file.child(0, current) == child { return true }
      case .closureExpression:
        guard fate(of: current, in: file) == .inline else { return false }
        if isRunForEachElement(current, in: file) { return true }
      case let kind where kind.isOfOtherCode:
        return false
      default: break
      }
      child = current
      current = file.outward(current)
    }
    return false
  }

  /// The closure of `forEach`, or of `map` and the like on something that is known to be a collection.
  private func isRunForEachElement(_ closure: NodeID, in file: ProgramFile) -> Bool {
    let argument = file.parent(closure)
    guard file.kind(argument) == .argument, file.kind(file.parent(argument)) == .callExpression else { return false }
    let callee = calleeName(of: file.parent(argument), in: file)
    guard file.kind(callee) == .memberExpression else { return false }
    switch file.name(callee) {
    case ruleWords.forEach: return true
    case known.map, known.flatMap, known.compactMap:
      let nominal = typeOf(file.child(0, callee), in: file).nominalID
      return nominal == external.array || nominal == external.set || nominal == external.dictionary
    default: return false
    }
  }
}
