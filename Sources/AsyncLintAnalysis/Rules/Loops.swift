import AsyncLintSyntax

extension Analyzer {
  /// What made the child task that a context runs in, if that is made in every turn of a loop.
  func repeatedChildTask(_ context: CodeContext, in file: ProgramFile) -> ClosureFate.Creation? {
    guard let task = taskAround(context, in: file), task.creation == .childTask || task.creation == .asyncLet,
      isInLoop(task.node, in: file)
    else { return nil }
    return task.creation
  }

  /// The task that a context runs in, going outwards through what runs async closures in the task of its caller: `withTaskCancellationHandler { }`.
  private func taskAround(
    _ context: CodeContext, in file: ProgramFile
  ) -> (creation: ClosureFate.Creation, node: NodeID)? {
    guard context.kind == .async, var creation = context.creation else { return nil }
    var node = context.node
    while creation == .inheritingActor {
      let child = node
      node = file.outward(node)
      switch file.kind(node) {
      case .closureExpression:
        switch fate(of: node, in: file) {
        case .inline: break
        case .async(let outer): creation = outer
        default: return nil
        }
      case .variableDeclaration where file.flags(node).contains(.isAsync) && file.kind(child) == .patternBinding:
        creation = .asyncLet
      case .missing: return nil
      case let kind where kind.isOfOtherCode: return nil
      default: break
      }
    }
    return (creation, node)
  }

  /// Code is run again and again by the function, task or other closure that it belongs to.
  func isInLoop(_ node: NodeID, in file: ProgramFile) -> Bool {
    var child = node
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
