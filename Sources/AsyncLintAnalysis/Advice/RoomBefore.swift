import AsyncLintSyntax

/// Where statements can be put before the one that an expression stands in.
extension Analyzer {
  /// `while load(&buffer) > 0`: it is the first that each turn does.
  func isFirstInLoopCondition(_ node: NodeID, in file: ProgramFile) -> Bool {
    var child = node
    while true {
      child = file.longChains.last(child)
      let parent = file.parent(child)
      switch file.kind(parent) {
      case .whileStatement: return file.child(0, parent) == child
      case .conditionList: if file.child(0, parent) != child { return false }
      case .sequenceExpression, .callExpression, .memberExpression, .parenthesizedExpression, .prefixOperatorExpression,
        .tryExpression, .optionalBinding, .patternCondition:
        if file.child(0, parent) != child, file.kind(parent) == .sequenceExpression { return false }
      default: return false
      }
      child = parent
    }
  }

  /// All that the loop asks whose condition an expression stands in.
  func condition(ofLoopAround node: NodeID, in file: ProgramFile) -> ByteRange? {
    let loop = file.ancestor(of: node) { $0 == .whileStatement || $0 == .block }
    guard file.kind(loop) == .whileStatement else { return nil }
    return ByteRange(start: file.offset(file.child(0, loop)), end: file.end(file.child(0, loop)))
  }

  /// A statement can be put before the one that an expression stands in, and what the expression does is the first that it does.
  func hasRoomBefore(_ node: NodeID, in file: ProgramFile) -> Bool {
    let room = roomBefore(node, in: file)
    return room.hasRoom && !room.isBehindEffects
  }

  /// Other parts of its statement do something before an expression: `next()` in `next() + load()`.
  func isBehindEffects(_ node: NodeID, in file: ProgramFile) -> Bool { roomBefore(node, in: file).isBehindEffects }

  /// The same for constants before a `return`, for which the only expression of a closure leaves room, too.
  func hasRoomForConstants(before node: NodeID, in file: ProgramFile) -> Bool {
    let room = roomBefore(node, needsReturn: true, in: file)
    return room.hasRoom && !room.isBehindEffects
  }

  private func roomBefore(
    _ node: NodeID, needsReturn: Bool = false, in file: ProgramFile
  ) -> (hasRoom: Bool, isBehindEffects: Bool) {
    var child = node
    var isBehindEffects = false
    var changes: Changes?
    while true {
      child = file.longChains.last(child)
      let parent = file.parent(child)
      switch file.kind(parent) {
      case .conditionalBranch where file.kind(file.parent(parent)) == .conditionalSuffixExpression: break
      case .block, .sourceFile, .conditionalBranch:
        // The only expression of a function is its value without a `return`.
        let isInBlock =
          file.childCount(parent) > 1 || isStatement(child, in: file) || needsNoValue(parent, in: file)
          || isValueOfFunction(child, in: file) || needsReturn && isValueOfClosure(child, in: file)
        return (isInBlock, isBehindEffects)
      case .conditionList:
        if file.child(0, parent) != child { return (false, isBehindEffects) }
      case .ifExpression:
        // `else if`, and what gives a value, have no room before them.
        if ![.block, .sourceFile, .conditionalBranch].contains(file.kind(file.parent(parent))) {
          return (false, isBehindEffects)
        }
      case .whileStatement, .repeatStatement, .closureExpression, .functionDeclaration, .accessor, .parameter, .missing,
        .caseItem, .catchClause, .ternaryOperator:
        return (false, isBehindEffects)
      case .forStatement:
        if file.child(2, parent) != child { return (false, isBehindEffects) }
      case .patternBinding:
        // The initial value of a member or global. A script's has statements before it.
        if file.declarationOfNode[file.child(0, parent)] != nil,
          file.kind(file.parent(file.parent(parent))) != .sourceFile || !isTopLevelScript(file)
        {
          return (false, isBehindEffects)
        }
      case .callExpression, .subscriptExpression, .sequenceExpression, .arrayLiteral, .dictionaryLiteral,
        .tupleExpression, .variableDeclaration, .stringLiteral:
        if !isBehindEffects, let before = parts(before: child, in: parent, file) {
          changes = changes ?? self.changes(by: node, in: file)
          isBehindEffects = hasEffects(before, read: changes, in: file)
        }
        // Behind `? :`, it may not be wanted at all.
        if file.kind(parent) == .sequenceExpression, let place = operandPlaces(in: parent, file)[child],
          place.isChosen || place.isConditional
        {
          return (false, isBehindEffects)
        }
      default: break
      }
      child = parent
    }
  }

  /// An expression stands alone in a function or getter that gives a value: it is a `return` without the word.
  func isValueOfFunction(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard let owner = ownerOfBlock(withOnly: node, throughBranches: true, in: file) else { return false }
    return file.kind(owner) == .accessor && file.name(owner) == known.get
      || file.kind(owner) == .functionDeclaration && signature(owner, in: file).resultNode != 0
  }

  /// An expression stands alone in a closure that gives a value.
  func isValueOfClosure(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard let owner = ownerOfBlock(withOnly: node, throughBranches: false, in: file) else { return false }
    return file.kind(owner) == .closureExpression && !isOfNoUse(valueOf: owner, in: file)
  }

  /// What has the block in which an expression stands alone, or with `throughBranches` in one branch of an `#if`; nil: it does not.
  private func ownerOfBlock(withOnly node: NodeID, throughBranches: Bool, in file: ProgramFile) -> NodeID? {
    var child = node
    while true {
      child = file.longChains.last(child)
      let parent = file.parent(child)
      switch file.kind(parent) {
      case .conditionalBranch:
        guard throughBranches, file.childCount(parent) == 1, !isStatement(child, in: file) else { return nil }
        child = parent
      case .block:
        return isAlone(child, in: parent, file) && !isStatement(child, in: file) ? file.parent(parent) : nil
      case .ifExpression, .switchExpression, .closureExpression, .forStatement, .whileStatement, .repeatStatement,
        .missing, .sourceFile, .doStatement, .guardStatement, .deferStatement, .variableDeclaration, .returnStatement:
        return nil
      default: child = parent
      }
    }
  }

  /// Nothing else stands in a block but the other branches of the same `#if`.
  private func isAlone(_ item: NodeID, in block: NodeID, _ file: ProgramFile) -> Bool {
    file.childCount(block) == 1
      || file.kind(item) == .conditionalBranch
        && file.children(block).allSatisfy { file.kind($0) == .conditionalBranch }
  }

  /// The body of a loop, or of a function without a result: its only expression is no value of it.
  private func needsNoValue(_ block: NodeID, in file: ProgramFile) -> Bool {
    let owner = file.parent(block)
    if file.kind(block) == .sourceFile { return true }
    if file.kind(block) == .conditionalBranch {
      return !isAlone(block, in: owner, file) || needsNoValue(owner, in: file)
    }
    switch file.kind(owner) {
    case .forStatement, .whileStatement, .repeatStatement, .guardStatement, .deferStatement, .initializerDeclaration:
      return true
    case .functionDeclaration: return signature(owner, in: file).resultNode == 0
    case .closureExpression: return isOfNoUse(valueOf: owner, in: file)
    case .doStatement, .catchClause, .ifExpression, .switchCase:
      var statement = owner
      // Cases may stand in an `#if`.
      while [.catchClause, .switchCase, .conditionalBranch].contains(file.kind(statement))
        || file.kind(file.parent(statement)) == .ifExpression
      {
        statement = file.parent(statement)
      }
      let around = file.parent(statement)
      guard [.block, .sourceFile, .conditionalBranch].contains(file.kind(around)) else { return false }
      return file.childCount(around) > 1 || needsNoValue(around, in: file)
    default: return false
    }
  }

  /// A closure that says so itself, or goes where one is asked for that gives nothing.
  func givesNothing(closure: NodeID, in file: ProgramFile) -> Bool {
    let written = file.child(3, closure)
    if written != 0 { return isVoid(resolveType(written, in: file)) }
    let wanted = expectedType(of: closure, in: file).functionType(optional: external.optional)?.result ?? .unknown
    return isVoid(wanted) || isVoid(resultOfTasks(takenFrom: closure, in: file))
  }

  /// Nobody takes what a closure gives: also that of a task which is kept as one without a value.
  private func isOfNoUse(valueOf closure: NodeID, in file: ProgramFile) -> Bool {
    givesNothing(closure: closure, in: file) || isVoid(resultOfTask(madeOf: closure, in: file))
  }

  /// What a task gives by the type of what holds it: `var task: Task<Void, Never>?`.
  private func resultOfTask(madeOf closure: NodeID, in file: ProgramFile) -> SwiftType {
    guard let call = call(taking: closure, in: file),
      case .nominal(let type, let arguments) = unwrapped(expectedType(of: call, in: file)),
      text(program.nominals[Int(type)].name) == "Task"
    else { return .unknown }
    return arguments.first ?? .unknown
  }

  /// `store?.save()` is all of a closure, and gives nothing but that there was a store.
  func isMaybeCalledAlone(_ call: NodeID, in file: ProgramFile) -> Bool {
    guard givesNothing(call, in: file),
      let owner = ownerOfBlock(withOnly: call, throughBranches: true, in: file), file.kind(owner) == .closureExpression
    else { return false }
    return optionalReceiver(of: calleeName(of: call, in: file), in: file) != nil
  }

  /// What the tasks of a group give that a closure is added to.
  private func resultOfTasks(takenFrom closure: NodeID, in file: ProgramFile) -> SwiftType {
    guard let call = call(taking: closure, in: file), case let callee = calleeName(of: call, in: file),
      text(file.name(callee)).hasPrefix("addTask"), file.kind(callee) == .memberExpression, file.child(0, callee) != 0,
      case .nominal(let group, let arguments) = typeOf(file.child(0, callee), in: file)
    else { return .unknown }
    return text(program.nominals[Int(group)].name).holds("Discarding") ? .tuple([]) : arguments.first ?? .unknown
  }

  func isStatement(_ node: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(node) {
    case .returnStatement, .variableDeclaration, .throwStatement, .guardStatement, .forStatement, .yieldStatement: true
    case .sequenceExpression: operandPlaces(in: node, file).values.contains { $0.first != 0 && !$0.isChosen }
    default: false
    }
  }
}
