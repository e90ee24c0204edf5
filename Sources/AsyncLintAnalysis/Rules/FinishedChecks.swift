import AsyncLintSyntax

/// Something that is known to be true, or false.
private struct KnownValue {
  enum Subject {
    /// nil: of any object.
    case property(GlobalName, of: ObjectPath?)
    /// Or what it returns, when it is a function.
    case parameter(NodeID)
  }

  var subject: Subject
  var value: Bool
}

extension Analyzer {
  /// Whether a wait is reached only when what it waits for has finished: `if operation.isFinished { operation.waitUntilFinished() }`.
  func waitsForFinished(_ callee: NodeID, in file: ProgramFile) -> Bool {
    let wanted: (property: GlobalName, value: Bool)
    switch file.name(callee) {
    case ruleWords.waitUntilFinished: wanted = (ruleWords.isFinished, true)
    case ruleWords.waitUntilExit: wanted = (ruleWords.isRunning, false)
    default: return false
    }
    let base = file.kind(callee) == .memberExpression ? file.child(0, callee) : 0
    guard let object = base == 0 ? ObjectPath(root: .selfValue) : objectPath(of: base, in: file) else { return false }
    let needed = KnownValue(subject: .property(wanted.property, of: object), value: wanted.value)
    return isKnown(needed, at: callee, in: file)
  }

  /// Whether a node is reached only on threads that are not an event loop's: `if eventLoop.inEventLoop { … } else { group.wait() }`.
  func isOffEventLoops(_ node: NodeID, in file: ProgramFile) -> Bool {
    isKnown(KnownValue(subject: .property(ruleWords.inEventLoop, of: nil), value: false), at: node, in: file)
  }

  /// Whether a node is reached only on other threads than the main one:
  /// `if Thread.isMainThread { … } else { DispatchQueue.main.sync { … } }`.
  func isOffMainThread(_ node: NodeID, in file: ProgramFile) -> Bool {
    !nameIndex.isUnused(ruleWords.isMainThread)
      && isKnown(KnownValue(subject: .property(ruleWords.isMainThread, of: nil), value: false), at: node, in: file)
  }

  /// Whether a node is reached only when a parameter of the function around it has this value, or returns it.
  func isReached(_ node: NodeID, onlyIf parameter: NodeID, is value: Bool, in file: ProgramFile) -> Bool {
    isKnown(KnownValue(subject: .parameter(parameter), value: value), at: node, in: file)
  }

  /// Goes outwards through the conditions on the way to a node.
  private func isKnown(_ needed: KnownValue, at node: NodeID, in file: ProgramFile) -> Bool {
    var child = node
    var current = file.outward(node)
    while current != 0 {
      switch file.kind(current) {
      case .ifExpression, .whileStatement:
        // Down to the `else if` or block that the node stands in.
        var branch = current
        while branch != 0, branch != child, file.child(0, branch) != child {
          let isInBlock = file.child(1, branch) == child
          if implies(file.child(0, branch), isInBlock, needed, in: file) { return true }
          branch = isInBlock ? 0 : file.child(2, branch)
        }
      case .guardStatement:
        if file.child(1, current) == child, implies(file.child(0, current), false, needed, in: file) { return true }
      case .forStatement:
        if file.child(4, current) == child, impliesExpression(file.child(3, current), true, needed, in: file) {
          return true
        }
      case .conditionList:
        for condition in file.children(current) {
          if condition == child { break }
          if impliesExpression(condition, true, needed, in: file) { return true }
        }
      case .sequenceExpression:
        let before = file.children(current).prefix { $0 != child }
        let operators = before.filter { file.kind($0) == .binaryOperator }
        if !operators.isEmpty, operators.allSatisfy({ file.name($0) == ruleWords.and }),
          before.contains(where: { impliesExpression($0, true, needed, in: file) })
        {
          return true
        }
      case .block, .conditionalBranch, .sourceFile:
        for statement in file.children(current) {
          if statement == child { break }
          if impliesAfterwards(statement, needed, in: file) { return true }
        }
      case .closureExpression:
        if fate(of: current, in: file) != .inline { return false }
      case .functionDeclaration, .initializerDeclaration, .deinitializerDeclaration, .accessor, .subscriptDeclaration,
        .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .extensionDeclaration:
        return false
      default: break
      }
      child = current
      current = file.outward(current)
    }
    return false
  }

  /// `guard a.isFinished else { … }`, `if !a.isFinished { return }`, `while a.isRunning { … }`: what holds behind them.
  private func impliesAfterwards(_ statement: NodeID, _ needed: KnownValue, in file: ProgramFile) -> Bool {
    let conditions = file.child(0, statement)
    switch file.kind(statement) {
    case .guardStatement: return implies(conditions, true, needed, in: file)
    case .ifExpression:
      guard file.child(2, statement) == 0, let last = file.children(file.child(1, statement)).last else { return false }
      switch file.kind(last) {
      case .returnStatement, .throwStatement, .breakStatement, .continueStatement:
        return implies(conditions, false, needed, in: file)
      default: return false
      }
    case .whileStatement:
      return !hasBreak(file.child(1, statement), in: file) && implies(conditions, false, needed, in: file)
    default: return false
    }
  }

  private func hasBreak(_ block: NodeID, in file: ProgramFile) -> Bool {
    var pending = [block]
    while let node = pending.popLast() {
      switch file.kind(node) {
      case .missing, .closureExpression, .functionDeclaration: continue
      case .breakStatement: return true
      default: pending.append(contentsOf: file.children(node))
      }
    }
    return false
  }

  /// All conditions of a list are true, or they are not all true.
  private func implies(_ conditions: NodeID, _ value: Bool, _ needed: KnownValue, in file: ProgramFile) -> Bool {
    let all = file.children(conditions)
    if value { return all.contains { impliesExpression($0, true, needed, in: file) } }
    guard all.count == 1, let only = all.first else { return false }
    return impliesExpression(only, false, needed, in: file)
  }

  /// Whether an expression's being true, or false, says it.
  private func impliesExpression(_ root: NodeID, _ value: Bool, _ needed: KnownValue, in file: ProgramFile) -> Bool {
    var pending = [(root, value)]
    while let (outer, value) = pending.popLast() {
      let node = file.unparenthesized(outer)
      switch file.kind(node) {
      case .prefixOperatorExpression where file.name(node) == ruleWords.not:
        pending.append((file.child(0, node), !value))
      case .memberExpression, .identifierExpression, .callExpression:
        if value == needed.value, isMeant(node, needed.subject, in: file) { return true }
      case .sequenceExpression:
        let elements = Array(file.children(node))
        if let value = comparison(elements, value, in: file) {
          pending.append((elements[0], value))
          continue
        }
        // `a && b` is true only if both are, `a || b` false only if both are.
        let only = value ? ruleWords.and : ruleWords.or
        let operators = elements.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        guard operators.allSatisfy({ file.kind($0) == .binaryOperator && file.name($0) == only }) else { continue }
        for (index, element) in elements.enumerated() where index % 2 == 0 { pending.append((element, value)) }
      default: continue
      }
    }
    return false
  }

  private func isMeant(_ node: NodeID, _ subject: KnownValue.Subject, in file: ProgramFile) -> Bool {
    switch subject {
    case .property(let name, let wanted):
      guard file.kind(node) != .callExpression, file.name(node) == name else { return false }
      let base = file.kind(node) == .memberExpression ? file.child(0, node) : 0
      return wanted.map { $0 == (base == 0 ? ObjectPath(root: .selfValue) : objectPath(of: base, in: file)) } ?? true
    case .parameter(let parameter):
      let name = file.kind(node) == .callExpression ? calleeName(of: node, in: file) : node
      guard file.kind(name) == .identifierExpression else { return false }
      return resolve(name, in: file).candidates.first?.target == .local(parameter)
    }
  }

  /// `a == true`, `a == false`: what `a` is.
  private func comparison(_ elements: [NodeID], _ value: Bool, in file: ProgramFile) -> Bool? {
    guard elements.count == 3, file.kind(elements[1]) == .binaryOperator, file.name(elements[1]) == ruleWords.equal,
      file.kind(elements[2]) == .booleanLiteral
    else { return nil }
    return (text(file.name(elements[2])) == "true") == value
  }
}
