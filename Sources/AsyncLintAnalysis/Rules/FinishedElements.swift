import AsyncLintSyntax

/// What is known of all elements of a list: `all.filter(\.isFinished).forEach { $0.waitUntilFinished() }`, `if all.allSatisfy(\.isFinished) { … }`.
extension Analyzer {
  /// Whether an element has finished that a wait is for. `starters`: what takes that back.
  func isFinishedElement(
    _ base: NodeID, waitedForBy callee: NodeID, _ wanted: (property: GlobalName, value: Bool),
    startedBy starters: Set<GlobalName>, in file: ProgramFile
  ) -> Bool {
    let element = withoutUnwrapping(base, in: file)
    var list: NodeID = 0
    if file.kind(element) == .identifierExpression {
      list = passing(element, in: file).map { $0.isOptional ? 0 : $0.list } ?? 0
    }
    let picked = list == 0 ? element : list
    if let call = callMaking(picked, in: file), file.kind(call) == .callExpression,
      ruleWords.pickers.contains(file.name(calleeName(of: call, in: file))),
      says(predicate(of: call, in: file), true, wanted, in: file)
    {
      return !mayStart(behind: call, before: callee, startedBy: starters, in: file)
    }
    guard list != 0, holdsSameElements(list, in: file), let path = objectPath(of: list, in: file) else { return false }
    return visitTruths(at: callee, in: file) { truth in
      guard case .value(let call, let value) = truth, file.kind(call) == .callExpression,
        case let name = calleeName(of: call, in: file),
        file.name(name) == (value ? ruleWords.allSatisfy : ruleWords.contains),
        owner(receiver(of: call, in: file), in: file) == path
      else { return false }
      return says(predicate(of: call, in: file), value, wanted, in: file)
        && !mayStart(behind: call, before: callee, startedBy: starters, in: file)
    }
  }

  private func withoutUnwrapping(_ expression: NodeID, in file: ProgramFile) -> NodeID {
    var node = expression
    while true {
      switch file.kind(node) {
      case .parenthesizedExpression, .optionalChainExpression, .forceUnwrapExpression: node = file.child(0, node)
      default: return node
      }
    }
  }

  /// The call itself, or the one that a constant is made by.
  private func callMaking(_ value: NodeID, in file: ProgramFile) -> NodeID? {
    guard file.kind(value) == .identifierExpression else { return withoutUnwrapping(value, in: file) }
    guard let (made, home) = constant(value, in: file), home === file else { return nil }
    return withoutUnwrapping(made, in: file)
  }

  /// The only argument of a call of a method of the standard library; 0 for others.
  private func predicate(of call: NodeID, in file: ProgramFile) -> NodeID {
    let callee = calleeName(of: call, in: file)
    guard file.kind(callee) == .memberExpression, file.childCount(call) == 2,
      resolve(callee, in: file).candidates.allSatisfy({ !isProject($0) })
    else { return 0 }
    return file.child(0, file.child(1, call))
  }

  /// Whether what a predicate is true of, or false of, has a property that is this.
  private func says(
    _ predicate: NodeID, _ value: Bool, _ wanted: (property: GlobalName, value: Bool), in file: ProgramFile
  ) -> Bool {
    switch file.kind(predicate) {
    case .keyPathExpression:
      return wanted.value == value && file.childCount(predicate) == 2
        && file.name(file.child(1, predicate)) == wanted.property
    case .closureExpression:
      let values = returnedValues(of: file.child(4, predicate), in: file)
      guard values.count == 1, let only = values.first else { return false }
      let parameter = file.children(file.child(2, predicate)).first.map { file.name($0) }
      return visitSequence([only], value, in: file) { truth in
        guard case .value(let asked, wanted.value) = truth, file.kind(asked) == .memberExpression,
          file.name(asked) == wanted.property, case let element = file.child(0, asked),
          file.kind(element) == .identifierExpression
        else { return false }
        return file.name(element) == parameter ?? libraryWords.firstAnonymous
      }
    default: return false
    }
  }

  /// Whether anything is started again between a question and a wait, or in a later turn of what goes through the list.
  private func mayStart(
    behind call: NodeID, before callee: NodeID, startedBy starters: Set<GlobalName>, in file: ProgramFile
  ) -> Bool {
    if starters.isEmpty { return false }
    var nodes = file.descendants(
      of: enclosingFunction(of: call, in: file), atMost: Self.mostNodesOfFunction)
    while let node = nodes.next() {
      guard file.kind(node) == .callExpression, file.offset(node) >= file.end(call) else { continue }
      let name = calleeName(of: node, in: file)
      if starters.contains(file.name(name)) || isOfProgram(name, in: file) { return true }
    }
    return nodes.isCutShort
  }

  private func isOfProgram(_ callee: NodeID, in file: ProgramFile) -> Bool {
    resolve(callee, in: file).candidates.contains { isProject($0) }
  }
}
