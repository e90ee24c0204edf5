import AsyncLintSyntax

/// Something that is known to be true, or false.
private struct KnownValue {
  enum Subject {
    /// nil: of any object.
    case property(GlobalName, of: ObjectPath?)
    /// Or what it returns, when it is a function.
    case parameter(NodeID)
    /// That the parameter has a value.
    case presence(of: NodeID)
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

  /// Whether a node is reached only when a parameter of the function around it is not nil, or is nil.
  func isReached(_ node: NodeID, onlyIf parameter: NodeID, isPresent value: Bool, in file: ProgramFile) -> Bool {
    isKnown(KnownValue(subject: .presence(of: parameter), value: value), at: node, in: file)
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
        if impliesByChoice(child, behind: before, needed, in: file) { return true }
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
      case .callExpression:
        // `a.map { … }` of an optional.
        if case .presence(let parameter) = needed.subject, needed.value, file.child(0, current) != child,
          case let callee = calleeName(of: current, in: file), file.kind(callee) == .memberExpression,
          isParameter(file.child(0, callee), parameter, in: file)
        {
          return true
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

  /// `a ? … : …`, `a ?? …`: what is true where a branch runs.
  private func impliesByChoice(
    _ branch: NodeID, behind all: some Collection<NodeID>, _ needed: KnownValue, in file: ProgramFile
  ) -> Bool {
    // `a = b ?? …`
    let before = all.split(maxSplits: 1, omittingEmptySubsequences: false) { file.kind($0) == .assignmentOperator }.last
    guard let before, let first = before.first else { return false }
    let condition = Array(before.prefix { file.kind($0) != .ternaryOperator })
    let isThen = file.kind(branch) == .ternaryOperator
    if isThen || condition.count < before.count {
      // Of `a ? … : b ? … : …` only the first condition is looked at.
      guard condition.count == before.count || !isThen else { return false }
      return isComparedWithNil(condition, isThen, needed, in: file)
        || isImplied(needed, by: operands(condition, isThen, in: file), in: file)
    }
    guard before.count == 2, file.name(condition[1]) == known.nilCoalescing,
      case .presence(let parameter) = needed.subject, !needed.value
    else { return false }
    return isParameter(first, parameter, in: file)
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
    isImplied(needed, by: [(root, value)], in: file)
  }

  private func isImplied(_ needed: KnownValue, by values: [(NodeID, Bool)], in file: ProgramFile) -> Bool {
    var pending = values
    while let (outer, value) = pending.popLast() {
      let node = file.unparenthesized(outer)
      switch file.kind(node) {
      case .prefixOperatorExpression where file.name(node) == ruleWords.not:
        pending.append((file.child(0, node), !value))
      case .optionalBinding:
        if value == needed.value, case .presence(let parameter) = needed.subject, binds(node, parameter, in: file) {
          return true
        }
      case .memberExpression, .identifierExpression, .callExpression:
        if value == needed.value, isMeant(node, needed.subject, in: file) { return true }
      case .sequenceExpression:
        let elements = Array(file.children(node))
        if isComparedWithNil(elements, value, needed, in: file) { return true }
        pending += operands(elements, value, in: file)
      default: continue
      }
    }
    return false
  }

  /// What is known of the operands when what they make is true, or false.
  private func operands(_ elements: [NodeID], _ value: Bool, in file: ProgramFile) -> [(NodeID, Bool)] {
    if let value = comparison(elements, value, in: file) { return [(elements[0], value)] }
    // `a && b` is true only if both are, `a || b` false only if both are.
    let only = value ? ruleWords.and : ruleWords.or
    let operators = elements.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    guard operators.allSatisfy({ file.kind($0) == .binaryOperator && file.name($0) == only }) else { return [] }
    return elements.enumerated().filter { $0.offset % 2 == 0 }.map { ($0.element, value) }
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
      return isParameter(name, parameter, in: file)
    case .presence: return false
    }
  }

  private func isParameter(_ node: NodeID, _ parameter: NodeID, in file: ProgramFile) -> Bool {
    file.kind(node) == .identifierExpression
      && resolve(node, in: file).candidates.first?.target == .local(parameter)
  }

  /// `if let b = a`, `if let a`
  private func binds(_ binding: NodeID, _ parameter: NodeID, in file: ProgramFile) -> Bool {
    let value = file.child(2, binding)
    if value != 0 { return isParameter(file.unparenthesized(value), parameter, in: file) }
    let pattern = file.child(0, binding)
    return file.locals(around: binding).lookUp(file.name(pattern), at: file.offset(binding))?.node == parameter
  }

  /// `a == nil`, `a != nil`: whether that says it when it is true, or false.
  private func isComparedWithNil(
    _ elements: [NodeID], _ value: Bool, _ needed: KnownValue, in file: ProgramFile
  ) -> Bool {
    guard case .presence(let parameter) = needed.subject, elements.count == 3, file.kind(elements[2]) == .nilLiteral
    else {
      return false
    }
    let wanted = value == needed.value ? ruleWords.notEqual : ruleWords.equal
    return file.name(elements[1]) == wanted && isParameter(elements[0], parameter, in: file)
  }

  /// `a == true`, `a == false`: what `a` is.
  private func comparison(_ elements: [NodeID], _ value: Bool, in file: ProgramFile) -> Bool? {
    guard elements.count == 3, file.kind(elements[1]) == .binaryOperator, file.name(elements[1]) == ruleWords.equal,
      file.kind(elements[2]) == .booleanLiteral
    else { return nil }
    return (text(file.name(elements[2])) == "true") == value
  }
}
