import AsyncLintSyntax

/// Something that is known where a node is reached.
enum Truth {
  /// What a name, a member or a call is.
  case value(NodeID, Bool)
  /// The same of one that may be nil instead: `if process?.isRunning != true`.
  case valueIfAny(NodeID, Bool)
  /// Whether an expression has a value, which may be nil.
  case presence(NodeID, Bool)
  /// The same of the local that `if let a` names.
  case presenceOfLocal(NodeID, Bool)
  /// Whether what stands before `==` or `!=` is equal to what stands behind.
  case equality(NodeID, NodeID, comparedBy: NodeID, Bool)
  /// Whether a value matches the pattern of `if case`.
  case match(pattern: NodeID, NodeID, Bool)
  /// At least one of these conditions is this: behind `if a && b { return }` one is false.
  case oneOf([OperatorSequence], Bool)
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
  /// `entersTasks`: what was known where a task was made is wanted, too.
  func visitTruths(
    at node: NodeID, in file: ProgramFile, entersTasks: Bool = false, _ isEnough: (Truth) -> Bool
  ) -> Bool {
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
      case .switchCase:
        if file.child(1, current) == child, visitSubject(ofCase: current, in: file, isEnough) { return true }
      case .sequenceExpression:
        if visitOperators(before: child, of: current, in: file, isEnough) { return true }
      case .block, .conditionalBranch, .sourceFile:
        for statement in file.children(current).prefix(Self.mostStatements) {
          if statement == child { break }
          // Of most statements the kind alone says that nothing follows from them.
          switch file.kind(statement) {
          case .guardStatement, .ifExpression, .whileStatement, .repeatStatement, .doStatement:
            if visitTruths(behind: statement, before: child, in: file, isEnough) { return true }
          default: break
          }
        }
      case .callExpression where file.child(0, current) != child:
        if let optional = optional(mapping: child, by: current, in: file), isEnough(.presence(optional, true)) {
          return true
        }
      case .closureExpression:
        switch fate(of: current, in: file) {
        case .inline: break
        case .async where entersTasks: break
        default: return false
        }
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

  /// `switch a { case true: … }`, and `default` behind `case false`.
  private func visitSubject(
    ofCase switchCase: NodeID, in file: ProgramFile, _ isEnough: (Truth) -> Bool
  ) -> Bool {
    let whole = file.parent(switchCase)
    guard file.kind(whole) == .switchExpression else { return false }
    func values(_ switchCase: NodeID) -> [Bool?] {
      file.children(file.child(0, switchCase)).map { item in
        let value = file.unparenthesized(file.child(0, file.child(0, item)))
        return file.kind(file.child(0, item)) == .expressionPattern ? booleanLiteral([value], in: file) : nil
      }
    }
    // What the case before falls through with is another value.
    if let before = file.children(whole).dropFirst().prefix(while: { $0 != switchCase }).last,
      file.kind(file.children(file.child(1, before)).last ?? 0) == .fallthroughStatement
    {
      return false
    }
    let own = values(switchCase)
    if own.count == 1, let value = own[0] { return visitExpression(file.child(0, whole), value, in: file, isEnough) }
    // Only of two truth values is one left over; `true?` of an optional leaves more.
    let others = file.children(whole).dropFirst().prefix(Self.mostBranches).prefix { $0 != switchCase }
    guard own.isEmpty, others.count == 1, let other = others.first,
      case let answers = values(other), answers.count == 1, let value = answers[0],
      file.child(1, file.child(0, file.child(0, other))) == 0,
      case .nominal(external.bool, _) = typeOf(file.child(0, whole), in: file)
    else { return false }
    return visitExpression(file.child(0, whole), !value, in: file, isEnough)
  }

  /// `a && …`, `a ? … : …`, `a ?? …`: what is true where an operand is reached.
  private func visitOperators(
    before operand: NodeID, of sequence: NodeID, in file: ProgramFile, _ isEnough: (Truth) -> Bool
  ) -> Bool {
    let isThen = file.kind(operand) == .ternaryOperator
    let all = Array(file.children(sequence).prefix(Self.mostStatements).prefix { $0 != operand })
    // Most operators decide nothing.
    guard isThen || all.contains(where: { mayDecide($0, in: file) }) else { return false }
    if all.isEmpty || all.count == Self.mostStatements { return false }
    // `a = b ?? …`
    let start = all.lastIndex { operatorRank($0, in: file) == .assignment }.map { $0 + 1 } ?? 0
    let before = all[start...]
    guard isThen && before.count == 1 || loosestRank(in: before, of: file) != nil else { return false }
    // `a ? … : b ? … : …`
    let choices = split(before, at: .ternary, in: file)
    for condition in choices.dropLast() where visitSequence(condition, false, in: file, isEnough) { return true }
    guard let last = choices.last else { return false }
    if isThen { return visitSequence(last, true, in: file, isEnough) }
    let alternatives = split(last, at: .or, in: file)
    for other in alternatives.dropLast() where visitSequence(other, false, in: file, isEnough) { return true }
    let conditions = split(alternatives.last ?? [], at: .and, in: file)
    for condition in conditions.dropLast() where visitSequence(condition, true, in: file, isEnough) { return true }
    let compared = split(conditions.last ?? [], at: .comparison, in: file).last ?? []
    return split(compared, at: .coalescing, in: file).dropLast().contains { optional in
      optional.count == 1 && isEnough(.presence(optional[optional.startIndex], false))
    }
  }

  /// Whether what an operator stands behind may keep what stands behind it from being reached.
  private func mayDecide(_ node: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(node) {
    case .ternaryOperator: true
    case .binaryOperator: ruleWords.shortCircuits.contains(file.name(node))
    default: false
    }
  }

  /// `guard a.isFinished else { … }`, `if !a.isFinished { return }`, `while a.isRunning { … }`, `repeat { … } while a.isRunning`: what holds
  /// behind them.
  /// `next`: the statement that is to be reached.
  private func visitTruths(
    behind statement: NodeID, before next: NodeID, in file: ProgramFile, _ isEnough: (Truth) -> Bool
  ) -> Bool {
    let conditions = file.child(0, statement)
    switch file.kind(statement) {
    case .guardStatement: return visitConditions(conditions, true, in: file, isEnough)
    case .ifExpression:
      return file.child(2, statement) == 0 && isLeft(file.child(1, statement), in: file)
        && visitConditions(conditions, false, in: file, isEnough)
    case .whileStatement:
      return !mayBreak(file.child(1, statement), of: statement, before: next, in: file)
        && visitConditions(conditions, false, in: file, isEnough)
    case .repeatStatement:
      return !mayBreak(file.child(0, statement), of: statement, before: next, in: file)
        && visitExpression(file.child(1, statement), false, in: file, isEnough)
    case .doStatement:
      // Whoever is caught does not come here.
      let clauses = file.children(statement).dropFirst().filter { file.kind($0) == .catchClause }
      return clauses.allSatisfy { isLeft(file.children($0).last ?? 0, in: file) }
        && file.children(file.child(0, statement)).prefix(Self.mostStatements).contains {
          visitTruths(behind: $0, before: next, in: file, isEnough)
        }
    default: return false
    }
  }

  /// Nothing behind a block is reached from it.
  func isLeft(_ block: NodeID, in file: ProgramFile) -> Bool {
    file.children(block).last.map { leaves($0, in: file) } ?? false
  }

  /// All conditions of a list are true, or they are not all true.
  private func visitConditions(
    _ list: NodeID, _ value: Bool, in file: ProgramFile, _ isEnough: (Truth) -> Bool
  ) -> Bool {
    let all = file.children(list)
    if value || all.count == 1 { return all.contains { visitExpression($0, value, in: file, isEnough) } }
    if !all.isEmpty, isEnough(.oneOf(all.map { [$0] }, false)) { return true }
    // `if let process, process.isRunning { return }`: there is no process, or it does not run.
    guard all.count == 2, let binding = all.first, let asked = all.last, file.kind(binding) == .optionalBinding else {
      return false
    }
    return visitExpression(asked, false, in: file) { truth in
      switch truth {
      case .value(let node, let value), .valueIfAny(let node, let value):
        isMember(node, ofBound: binding, in: file) && isEnough(.valueIfAny(node, value))
      case .presence, .presenceOfLocal, .equality, .match, .oneOf: false
      }
    }
  }

  /// `process.isRunning` of `if let process`
  private func isMember(_ member: NodeID, ofBound binding: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(member) == .memberExpression, case let base = file.unparenthesized(file.child(0, member)),
      file.kind(base) == .identifierExpression
    else { return false }
    let local = file.locals(around: base).lookUp(file.name(base), at: file.offset(base))?.node
    return local.map { file.parent($0) == binding } ?? false
  }

  private func visitExpression(
    _ root: NodeID, _ value: Bool, in file: ProgramFile, _ isEnough: (Truth) -> Bool
  ) -> Bool {
    visitSequence([root], value, in: file, isEnough)
  }

  /// What is true or false, or else nil.
  private struct Known {
    var sequence: OperatorSequence
    var value: Bool
    var mayBeNil = false
  }

  /// What follows from an expression's being true, or false; of a constant, what it was made with.
  func visitSequence(
    _ sequence: OperatorSequence, _ value: Bool, in file: ProgramFile, _ isEnough: (Truth) -> Bool
  ) -> Bool {
    var pending = [Known(sequence: sequence, value: value)]
    var constants = 0
    while let known = pending.popLast() {
      guard let first = known.sequence.first else { continue }
      if known.sequence.count > 1 {
        if let truth = comparison(known, in: file) ?? choice(known, in: file) {
          if isEnough(truth) { return true }
        } else {
          pending += operands(of: known, in: file)
        }
        continue
      }
      let node = file.unparenthesized(first)
      switch file.kind(node) {
      case .prefixOperatorExpression where file.name(node) == ruleWords.not:
        pending.append(Known(sequence: [file.child(0, node)], value: !known.value))
      case .awaitExpression: pending.append(Known(sequence: [file.child(0, node)], value: known.value))
      case .tryExpression where file.flags(node).isDisjoint(with: .isOptional):
        pending.append(Known(sequence: [file.child(0, node)], value: known.value))
      case .memberExpression, .identifierExpression, .callExpression:
        let isOptional = known.mayBeNil && isInOptionalChain(node, in: file)
        if isEnough(isOptional ? .valueIfAny(node, known.value) : .value(node, known.value)) { return true }
        if constants < Self.mostConstants, let made = valueOfLocalConstant(node, in: file) {
          constants += 1
          pending.append(Known(sequence: [made], value: known.value, mayBeNil: known.mayBeNil))
        }
      case .optionalBinding:
        if isEnough(presence(boundBy: node, known.value, in: file)) { return true }
      case .patternCondition:
        let truth = Truth.match(pattern: file.child(0, node), file.unparenthesized(file.child(2, node)), known.value)
        if isEnough(truth) { return true }
      case .sequenceExpression:
        pending.append(Known(sequence: Array(file.children(node))[...], value: known.value, mayBeNil: known.mayBeNil))
      default: continue
      }
    }
    return false
  }

  /// `process?.isRunning`
  private func isInOptionalChain(_ expression: NodeID, in file: ProgramFile) -> Bool {
    var node = expression
    while node != 0 {
      switch file.kind(node) {
      case .optionalChainExpression: return true
      case .memberExpression, .callExpression, .subscriptExpression: node = file.child(0, node)
      default: return false
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

  /// What is known of the parts of a sequence by what it gives.
  private func operands(of known: Known, in file: ProgramFile) -> [Known] {
    guard let rank = loosestRank(in: known.sequence, of: file), rank >= .or else { return [] }
    let parts = split(known.sequence, at: rank, in: file)
    switch rank {
    // `a || b` is false only if both are, `a && b` true only if both are.
    case .or where !known.value, .and where known.value: return parts.map { Known(sequence: $0, value: known.value) }
    case .comparison:
      // `a == true`, `a != false`: what `a` is.
      guard parts.count == 2, let literal = booleanLiteral(parts[1], in: file) else { return [] }
      let name = file.name(known.sequence[parts[0].endIndex])
      guard let isComparisonForEqual = ruleWords.equalities[name] else { return [] }
      let isEqual = isComparisonForEqual == known.value
      return [Known(sequence: parts[0], value: literal == isEqual, mayBeNil: !isEqual)]
    case .coalescing:
      // `a ?? false`
      guard parts.count == 2, let literal = booleanLiteral(parts[1], in: file) else { return [] }
      return [Known(sequence: parts[0], value: known.value, mayBeNil: literal == known.value)]
    default: return []
    }
  }

  private func booleanLiteral(_ sequence: OperatorSequence, in file: ProgramFile) -> Bool? {
    guard sequence.count == 1, let node = sequence.first, file.kind(node) == .booleanLiteral else { return nil }
    return text(file.name(node)) == "true"
  }

  /// `a && b` is false if one of them is, `a || b` true.
  private func choice(_ known: Known, in file: ProgramFile) -> Truth? {
    guard let rank = loosestRank(in: known.sequence, of: file), rank == (known.value ? .or : .and) else { return nil }
    return .oneOf(split(known.sequence, at: rank, in: file), known.value)
  }

  /// `a == nil`, `a != .sync`, `a === b`
  private func comparison(_ known: Known, in file: ProgramFile) -> Truth? {
    guard known.sequence.count == 3, case let elements = Array(known.sequence),
      let isComparisonForEqual = ruleWords.equalities[file.name(elements[1])]
    else { return nil }
    let isEqual = isComparisonForEqual == known.value
    switch file.kind(elements[2]) {
    case .nilLiteral: return .presence(elements[0], !isEqual)
    case .booleanLiteral: return nil
    default: return .equality(elements[0], elements[2], comparedBy: elements[1], isEqual)
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
