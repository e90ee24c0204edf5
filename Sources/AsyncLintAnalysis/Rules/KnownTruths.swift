import AsyncLintSyntax

/// Something that is known where a node is reached.
enum Truth {
  /// What a name, a member or a call is.
  case value(NodeID, Bool)
  /// Whether an expression has a value, which may be nil.
  case presence(NodeID, Bool)
  /// The same of the local that `if let a` names.
  case presenceOfLocal(NodeID, Bool)
}

extension Analyzer {
  /// More statements of a block or operands are not looked at.
  private static let mostStatements = 256
  /// Nor more branches of an `if`: each has a condition, and a chain of 10,000 of them took 1.3 seconds with 256.
  private static let mostBranches = 32
  /// Nor more constants: each may be made of two others.
  private static let mostConstants = 8

  /// Goes outwards through the conditions on the way to a node, and calls the closure for each that has to be true, or false, until it says
  /// that this was enough. Returns whether it did. Linear in the statements before the node and in their conditions.
  func visitTruths(at node: NodeID, in file: ProgramFile, _ isEnough: (Truth) -> Bool) -> Bool {
    var child = node
    var current = file.outward(node)
    while current != 0 {
      switch file.kind(current) {
      case .ifExpression, .whileStatement:
        // Down to the `else if` or block that the node stands in.
        var branch = current
        var count = 0
        while branch != 0, branch != child, file.child(0, branch) != child, count < Self.mostBranches {
          count += 1
          let isInBlock = file.child(1, branch) == child
          if visitConditions(file.child(0, branch), isInBlock, in: file, isEnough) { return true }
          branch = isInBlock ? 0 : file.child(2, branch)
        }
      case .guardStatement:
        if file.child(1, current) == child, visitConditions(file.child(0, current), false, in: file, isEnough) {
          return true
        }
      case .forStatement:
        if file.child(4, current) == child, visitExpression(file.child(3, current), true, in: file, isEnough) {
          return true
        }
      case .conditionList:
        for condition in file.children(current) {
          if condition == child { break }
          if visitExpression(condition, true, in: file, isEnough) { return true }
        }
      case .sequenceExpression:
        if visitOperators(before: child, of: current, in: file, isEnough) { return true }
      case .block, .conditionalBranch, .sourceFile:
        for statement in file.children(current).prefix(Self.mostStatements) {
          if statement == child { break }
          // Of most statements the kind alone says that nothing follows from them.
          switch file.kind(statement) {
          case .guardStatement, .ifExpression, .whileStatement, .repeatStatement:
            if visitTruths(behind: statement, in: file, isEnough) { return true }
          default: break
          }
        }
      case .callExpression where file.child(0, current) != child:
        if let optional = optional(mapping: child, by: current, in: file), isEnough(.presence(optional, true)) {
          return true
        }
      case .closureExpression:
        if fate(of: current, in: file) != .inline { return false }
      case let kind where kind.isOfOtherCode:
        return false
      default: break
      }
      child = current
      current = file.outward(current)
    }
    return false
  }

  /// `a.map { … }`: whatever else is given for the closure is made before.
  private func optional(mapping argument: NodeID, by call: NodeID, in file: ProgramFile) -> NodeID? {
    let callee = calleeName(of: call, in: file)
    guard file.kind(callee) == .memberExpression, file.name(callee) == known.map || file.name(callee) == known.flatMap,
      file.kind(file.child(0, argument)) == .closureExpression
    else { return nil }
    if case .declaration = resolve(callee, in: file).candidates.first?.target { return nil }
    return file.child(0, callee)
  }

  /// `a && …`, `a ? … : …`, `a ?? …`: what is true where an operand is reached.
  private func visitOperators(
    before operand: NodeID, of sequence: NodeID, in file: ProgramFile, _ isEnough: (Truth) -> Bool
  ) -> Bool {
    let all = file.children(sequence).prefix(Self.mostStatements).prefix { $0 != operand }
    if all.count == Self.mostStatements { return false }
    // `a = b ?? …`
    let parts = all.split(maxSplits: 1, omittingEmptySubsequences: false) { file.kind($0) == .assignmentOperator }
    guard let last = parts.last, let first = last.first else { return false }
    let before = Array(last)
    let condition = Array(before.prefix { file.kind($0) != .ternaryOperator })
    let isThen = file.kind(operand) == .ternaryOperator
    if isThen || condition.count < before.count {
      // Of `a ? … : b ? … : …` only the first condition is looked at.
      return (condition.count == before.count || !isThen) && visitSequence(condition, isThen, in: file, isEnough)
    }
    let operators = before.filter { file.kind($0) == .binaryOperator }
    if before.count == 2, file.name(before[1]) == known.nilCoalescing { return isEnough(.presence(first, false)) }
    guard !operators.isEmpty, operators.allSatisfy({ file.name($0) == ruleWords.and }) else { return false }
    return before.contains { visitExpression($0, true, in: file, isEnough) }
  }

  /// `guard a.isFinished else { … }`, `if !a.isFinished { return }`, `while a.isRunning { … }`, `repeat { … } while a.isRunning`: what holds
  /// behind them.
  private func visitTruths(behind statement: NodeID, in file: ProgramFile, _ isEnough: (Truth) -> Bool) -> Bool {
    let conditions = file.child(0, statement)
    switch file.kind(statement) {
    case .guardStatement: return visitConditions(conditions, true, in: file, isEnough)
    case .ifExpression:
      guard file.child(2, statement) == 0, let last = file.children(file.child(1, statement)).last else { return false }
      switch file.kind(last) {
      case .returnStatement, .throwStatement, .breakStatement, .continueStatement:
        return visitConditions(conditions, false, in: file, isEnough)
      default: return false
      }
    case .whileStatement:
      return !hasBreak(file.child(1, statement), in: file) && visitConditions(conditions, false, in: file, isEnough)
    case .repeatStatement:
      return !hasBreak(file.child(0, statement), in: file)
        && visitExpression(file.child(1, statement), false, in: file, isEnough)
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
  private func visitConditions(
    _ list: NodeID, _ value: Bool, in file: ProgramFile, _ isEnough: (Truth) -> Bool
  ) -> Bool {
    let all = file.children(list)
    guard value || all.count == 1 else { return false }
    for condition in all where visitExpression(condition, value, in: file, isEnough) { return true }
    return false
  }

  /// What follows from an expression's being true, or false; of a constant, what it was made with.
  private func visitExpression(
    _ root: NodeID, _ value: Bool, in file: ProgramFile, _ isEnough: (Truth) -> Bool
  ) -> Bool {
    var next: (NodeID, Bool)? = (root, value)
    var pending: [(NodeID, Bool)] = []
    var constants = 0
    while let (outer, value) = next {
      defer { next = pending.popLast() }
      let node = file.unparenthesized(outer)
      switch file.kind(node) {
      case .prefixOperatorExpression where file.name(node) == ruleWords.not:
        pending.append((file.child(0, node), !value))
      case .memberExpression, .identifierExpression, .callExpression:
        if isEnough(.value(node, value)) { return true }
        if constants < Self.mostConstants, let made = valueOfLocalConstant(node, in: file) {
          constants += 1
          pending.append((made, value))
        }
      case .optionalBinding:
        if isEnough(presence(boundBy: node, value, in: file)) { return true }
      case .sequenceExpression:
        let elements = Array(file.children(node))
        if let truth = comparisonWithNil(elements, value, in: file) {
          if isEnough(truth) { return true }
        } else {
          pending += operands(elements, value, in: file)
        }
      default: continue
      }
    }
    return false
  }

  /// `!process.isRunning` of `exited`, where the same run of the same function has asked for it.
  private func valueOfLocalConstant(_ node: NodeID, in file: ProgramFile) -> NodeID? {
    guard file.kind(node) == .identifierExpression,
      let local = file.locals(around: node).lookUp(file.name(node), at: file.offset(node))?.node,
      file.kind(local) == .bindingPattern, let (value, home) = constant(node, in: file), home === file,
      file.end(value) <= file.offset(node),
      enclosingFunction(of: value, in: file) == enclosingFunction(of: node, in: file)
    else { return nil }
    return value
  }

  private func visitSequence(
    _ elements: [NodeID], _ value: Bool, in file: ProgramFile, _ isEnough: (Truth) -> Bool
  ) -> Bool {
    if let truth = comparisonWithNil(elements, value, in: file) { return isEnough(truth) }
    if elements.count == 1 { return visitExpression(elements[0], value, in: file, isEnough) }
    return operands(elements, value, in: file).contains { visitExpression($0, $1, in: file, isEnough) }
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

  /// `a == true`, `a == false`: what `a` is.
  private func comparison(_ elements: [NodeID], _ value: Bool, in file: ProgramFile) -> Bool? {
    guard elements.count == 3, file.kind(elements[1]) == .binaryOperator, file.name(elements[1]) == ruleWords.equal,
      file.kind(elements[2]) == .booleanLiteral
    else { return nil }
    return (text(file.name(elements[2])) == "true") == value
  }

  /// `a == nil`, `a != nil`
  private func comparisonWithNil(_ elements: [NodeID], _ value: Bool, in file: ProgramFile) -> Truth? {
    guard elements.count == 3, file.kind(elements[2]) == .nilLiteral else { return nil }
    switch file.name(elements[1]) {
    case ruleWords.equal: return .presence(elements[0], !value)
    case ruleWords.notEqual: return .presence(elements[0], value)
    default: return nil
    }
  }

  /// `if let b = a`, `if let a`
  private func presence(boundBy binding: NodeID, _ value: Bool, in file: ProgramFile) -> Truth {
    let given = file.child(2, binding)
    if given != 0 { return .presence(file.unparenthesized(given), value) }
    let name = file.name(file.child(0, binding))
    let local = file.locals(around: binding).lookUp(name, at: file.offset(binding))?.node
    return .presenceOfLocal(local ?? 0, value)
  }
}

extension NodeKind {
  /// A declaration: what stands around it says nothing of when the code in it runs.
  var isOfOtherCode: Bool {
    switch self {
    case .functionDeclaration, .initializerDeclaration, .deinitializerDeclaration, .accessor, .subscriptDeclaration,
      .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .extensionDeclaration:
      true
    default: false
    }
  }
}
