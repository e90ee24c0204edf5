import AsyncLintSyntax

/// `map` on something unknown, told by what is done with its result.
extension Analyzer {
  /// Whether what a call of `map` or `flatMap` gives is used as a future: then it was called on one, since a collection and an optional give their like.
  func isUsedAsFuture(_ call: NodeID, in file: ProgramFile) -> Bool {
    var node = call
    for _ in 0..<32 {
      let parent = file.parent(node)
      switch file.kind(parent) {
      case .parenthesizedExpression, .tryExpression, .ternaryOperator: node = parent
      case .memberExpression where file.child(0, parent) == node:
        let next = file.parent(parent)
        guard file.kind(next) == .callExpression, file.child(0, next) == parent else { return false }
        let name = file.name(parent)
        if isOfFuturesOnly(name, next, in: file) { return true }
        guard name == known.map || name == known.flatMap else { return false }
        node = next
      case .sequenceExpression:
        // Only the last operand is asked for, in sequences of any length: an optional stands before `??`, whatever is expected of both.
        let elements = file.children(parent)
        let isLast = elements.count > 1 && elements.last == node
        if file.kind(node) == .ternaryOperator || isLast && file.kind(elements[elements.count - 2]) == .ternaryOperator
        {
          node = parent
        } else {
          return isLast && isFuture(expectedType(of: node, in: file))
        }
      case .patternBinding where file.child(1, parent) == 0:
        return usesBehind(parent, in: file).contains { isUsedAsFuture($0, in: file) }
      default: return isFuture(expectedType(of: node, in: file))
      }
    }
    return false
  }

  /// `future` of `return future.map { … }`, `future.whenComplete { … }` behind `let future = …`: the statements of the block that begin with it.
  private func usesBehind(_ binding: NodeID, in file: ProgramFile) -> [NodeID] {
    let statement = file.parent(binding)
    let names = file.bindings(in: file.child(0, binding))
    guard names.count == 1, file.kind(file.parent(statement)) == .block else { return [] }
    let statements = file.children(file.parent(statement)).drop { $0 != statement }.dropFirst().prefix(16)
    return statements.compactMap {
      var node = file.kind($0) == .returnStatement ? file.child(0, $0) : $0
      for _ in 0..<32 {
        switch file.kind(node) {
        case .callExpression, .memberExpression, .tryExpression, .parenthesizedExpression: node = file.child(0, node)
        case .identifierExpression: return file.name(node) == file.name(names[0]) ? node : nil
        default: return nil
        }
      }
      return nil
    }
  }

  private func isFuture(_ type: SwiftType) -> Bool {
    type.nominalID.map { program.nominals[Int($0)].name == libraryWords.eventLoopFutureName } ?? false
  }

  /// `whenSuccess`, `unwrap(or:)`, `wait()`: of all that a file may mean, only futures have it.
  private func isOfFuturesOnly(_ name: GlobalName, _ call: NodeID, in file: ProgramFile) -> Bool {
    if name == libraryWords.waitName { return CallShape(call, in: file).arguments.isEmpty }
    var receivers: [NominalID] = []
    for index in external.closureParameters[name] ?? [] where isVisible(external.closureModules[index], in: file) {
      receivers.append(external.closureReceivers[index])
    }
    for index in external.knownMembers[name] ?? [] where isVisible(external.memberModules[index], in: file) {
      receivers.append(external.memberReceivers[index])
    }
    return !receivers.isEmpty && receivers.allSatisfy { isFutureOrItsPart($0) }
      && program.declarations(named: name).allSatisfy { program[$0].owner >= 0 && isFutureOrItsPart(program[$0].owner) }
  }

  /// `EventLoopFuture`, `EventLoopFuture.Isolated`
  private func isFutureOrItsPart(_ nominal: NominalID) -> Bool {
    guard nominal >= 0 else { return false }
    let type = program.nominals[Int(nominal)]
    if type.name == libraryWords.eventLoopFutureName { return true }
    return type.outer >= 0 && program.nominals[Int(type.outer)].name == libraryWords.eventLoopFutureName
  }
}
