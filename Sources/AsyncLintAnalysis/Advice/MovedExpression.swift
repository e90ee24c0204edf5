import AsyncLintSyntax

/// The expression that goes to another thread as a whole: mostly one node, else the operands behind an assignment.
struct MovedExpression {
  var node: NodeID
  /// Of a sequence of operators, its first operand behind an assignment; 0: all of the node.
  var first: NodeID = 0
  /// Of the same, its last operand, where others stand behind it; 0: all to the end.
  var last: NodeID = 0

  func range(in file: ProgramFile) -> ByteRange {
    let whole = file.range(ofExpression: node)
    return ByteRange(
      start: first == 0 ? whole.start : file.range(ofExpression: first).start,
      end: last == 0 ? whole.end : file.range(ofExpression: last).end)
  }

  func isNode(_ other: NodeID) -> Bool { node == other && first == 0 }

  /// More nodes are not looked at: such an expression is too long to be moved as it is written.
  static let mostNodes = 400

  /// The nodes that it consists of, or more than `mostNodes` of them.
  func parts(in file: ProgramFile) -> [NodeID] {
    if first == 0 { return [node] }
    let operands = file.children(node)
    let start = operands.partitioningIndex { file.offset(operands[$0]) >= file.offset(first) }
    let parts = operands[start...].prefix { last == 0 || file.offset($0) <= file.offset(last) }
    return Array(parts.prefix(Self.mostNodes + 1))
  }
}

/// Where in a sequence of operators an operand stands.
struct OperandPlace {
  /// The first operand behind the last assignment or `? :` before it; 0: of the sequence.
  var first: NodeID
  /// It is that operand.
  var isFirst: Bool
  /// What stands between decides if it is wanted.
  var isConditional = false
  /// It is the other choice of a `? :`.
  var isChosen = false
}

/// Where code with an `await` can stand in for a call.
enum AwaitPlace {
  /// In its place.
  case inPlace
  /// Only before the statement, since an `await` cannot stand behind an operator, nor lines of code in a string; the statement takes a
  /// constant.
  case before
  /// In front of the operators around it, for all that stands between them.
  case inFront
  /// Nowhere: whether the call is made at all is decided within its expression, which awaits something itself.
  case nowhere
}

extension Analyzer {
  /// Where an `await` can stand in for an expression, and what has to move so that it can: in `flag && load()` the whole condition, because
  /// what is behind the operator may not be wanted.
  func awaitPlace(
    for moved: NodeID, of reported: NodeID, canMoveMore: Bool, in file: ProgramFile
  ) -> (place: AwaitPlace, moved: MovedExpression) {
    if isOfCatch(moved, in: file) || isOnlyMatched(reported, in: file) {
      return (.nowhere, MovedExpression(node: moved))
    }
    // The operands of what blocks between others that are awaited.
    if file.kind(moved) == .sequenceExpression, isUnderAwait(MovedExpression(node: moved), in: file),
      let operands = operandsBehindDecision(around: reported, in: moved, file)
    {
      return (.nowhere, operands)
    }
    // `total = a + b`: what is assigned moves, and not the assignment.
    if file.kind(reported) == .binaryOperator, file.parent(reported) == moved,
      let first = operandPlaces(in: moved, file)[reported]?.first, first != 0
    {
      return (.inPlace, MovedExpression(node: moved, first: first))
    }
    let path = enclosingOperators(of: moved, takesLines: true, in: file)
    guard let grown = path.grown else { return (.inPlace, MovedExpression(node: moved)) }
    if !path.isConditional, !path.isChosen, hasRoomBefore(moved, in: file) {
      return (.before, MovedExpression(node: moved))
    }
    // What the operands before it do has to be done first.
    if !path.isConditional, !path.isInString, isBehindEffects(moved, in: file) {
      return (.inFront, MovedExpression(node: moved))
    }
    guard canMoveMore, !isAwaited(grown, in: file) else {
      let isUnder = !path.isConditional && !path.isInString && isUnderAwait(grown, in: file)
      return (isUnder ? .inFront : .nowhere, MovedExpression(node: moved))
    }
    return (.inPlace, grown)
  }

  /// Where the `await` of a call can stand that becomes asynchronous, and moves nowhere.
  func awaitPlace(ofCall call: NodeID, in file: ProgramFile) -> AwaitPlace {
    if isOfCatch(call, in: file) { return .nowhere }
    let path = enclosingOperators(of: call, takesLines: false, in: file)
    if path.grown == nil { return .inPlace }
    return path.isConditional ? .nowhere : .inFront
  }

  /// `a == b` in `await other() && a == b && isOn`; nil: nothing before the operator decides if it is wanted.
  private func operandsBehindDecision(
    around reported: NodeID, in sequence: NodeID, _ file: ProgramFile
  ) -> MovedExpression? {
    let parts = Array(file.children(sequence))
    guard let index = parts.firstIndex(of: reported), !isDecision(reported, in: file),
      let before = parts[..<index].lastIndex(where: { isDecision($0, in: file) }), before + 1 < index
    else { return nil }
    let behind = parts[index...].firstIndex { isDecision($0, in: file) }
    return MovedExpression(node: sequence, first: parts[before + 1], last: behind.map { parts[$0 - 1] } ?? 0)
  }

  /// What binds less than all that has a value of its own: `&&`, `||` and `? :`, but not `??`.
  private func isDecision(_ part: NodeID, in file: ProgramFile) -> Bool {
    file.kind(part) == .ternaryOperator
      || file.kind(part) == .binaryOperator && ["&&", "||"].contains(text(file.name(part)))
  }

  /// What a `catch` asks, to begin or not, cannot await: `catch let error where isFatal(error)`.
  private func isOfCatch(_ expression: NodeID, in file: ProgramFile) -> Bool {
    let item = file.ancestor(of: expression) { kind in
      [.caseItem, .block, .closureExpression, .switchCase, .sourceFile, .conditionalBranch].contains(kind)
    }
    return file.kind(item) == .caseItem && file.kind(file.parent(item)) == .catchClause
  }

  /// A pattern whose match is what blocks, by an operator that nothing names: its value alone is no use on another thread.
  private func isOnlyMatched(_ reported: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(file.parent(reported)) == .expressionPattern else { return false }
    switch file.kind(reported) {
    case .identifierExpression, .memberExpression:
      guard case .declaration(let id)? = resolve(reported, in: file).candidates.first?.target else { return true }
      return program[id].kind != .variable || !isComputed(id)
    default: return true
    }
  }

  /// The smallest expression around another that an `await` can stand in for; nil: the other itself. And whether something decides
  /// within it if the other is wanted at all, or a `? :` around it does. `takesLines`: what stands in for it takes several lines.
  private func enclosingOperators(
    of moved: NodeID, takesLines: Bool, in file: ProgramFile
  ) -> (grown: MovedExpression?, isConditional: Bool, isChosen: Bool, isInString: Bool) {
    var grown: MovedExpression?
    var isConditional = false
    var isChosen = false
    var isInString = false
    // No bracket stands between.
    var isDirect = true
    var current = moved
    while true {
      current = file.longChains.last(current)
      let parent = file.parent(current)
      switch file.kind(parent) {
      case .memberExpression, .specializationExpression, .optionalChainExpression, .forceUnwrapExpression,
        .postfixOperatorExpression, .tryExpression, .awaitExpression, .keywordExpression, .binaryOperator:
        break
      case .callExpression, .subscriptExpression:
        if file.child(0, parent) != current { isDirect = false }
      case .prefixOperatorExpression:
        if isDirect { grown = MovedExpression(node: parent) }
      case .argument, .parenthesizedExpression, .tupleExpression, .arrayLiteral, .dictionaryLiteral,
        .inoutExpression, .macroExpansionExpression:
        isDirect = false
      case .interpolation:
        if takesLines { grown = MovedExpression(node: file.parent(parent)) }
        isDirect = takesLines
        isInString = true
        current = file.parent(parent)
        continue
      // `? await load() :` is an expression of its own.
      case .ternaryOperator:
        isChosen = true
        isDirect = false
        current = file.parent(parent)
        continue
      case .sequenceExpression:
        let (moved, place) = operands(around: current, in: parent, file)
        isChosen = isChosen || place.isChosen
        if place.isConditional || isDirect && !place.isFirst {
          grown = moved
          isConditional = isConditional || place.isConditional
          isDirect = true
        }
      default: return (grown, isConditional, isChosen, isInString)
      }
      current = parent
    }
  }

  /// The operands of a sequence behind its last assignment before one of them; and where that one stands among them.
  private func operands(
    around operand: NodeID, in sequence: NodeID, _ file: ProgramFile
  ) -> (moved: MovedExpression, place: OperandPlace) {
    let place =
      operandPlaces(in: sequence, file)[operand] ?? OperandPlace(first: 0, isFirst: false, isConditional: true)
    return (MovedExpression(node: sequence, first: place.first), place)
  }

  /// All operands and operators of a sequence, which is gone through once.
  func operandPlaces(in sequence: NodeID, _ file: ProgramFile) -> [NodeID: OperandPlace] {
    let key = Place(file: file.index, node: sequence)
    if let places = operandPlaces[key] { return places }
    var places: [NodeID: OperandPlace] = [:]
    var place = OperandPlace(first: 0, isFirst: true)
    for node in file.children(sequence) {
      if place.isFirst, !places.isEmpty { place.first = node }
      places[node] = place
      let choosesNext = file.kind(node) == .ternaryOperator
      place.isFirst = choosesNext || isAssignment(node, in: file)
      place.isChosen = place.isChosen || choosesNext
      if place.isFirst {
        place.isConditional = false
      } else if file.kind(node) == .binaryOperator, ruleWords.shortCircuits.contains(file.name(node)) {
        place.isConditional = true
      }
    }
    operandPlaces[key] = places
    return places
  }

  func isAssignment(_ node: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(node) {
    case .assignmentOperator: return true
    case .binaryOperator:
      let name = text(file.name(node))
      return name.hasSuffix("=") && !["==", "!=", "<=", ">=", "===", "!=="].contains(name)
    default: return false
    }
  }

  /// Something in it is awaited, which a closure on another thread cannot do; or it is too long to say.
  private func isAwaited(_ expression: MovedExpression, in file: ProgramFile) -> Bool {
    if isUnderAwait(expression, in: file) { return true }
    var nodes = file.descendants(of: expression.parts(in: file), atMost: MovedExpression.mostNodes)
    while let node = nodes.next() {
      if file.kind(node) == .awaitExpression { return true }
    }
    return nodes.isCutShort
  }

  private func isUnderAwait(_ expression: MovedExpression, in file: ProgramFile) -> Bool {
    var around = file.parent(expression.node)
    while [.tryExpression, .parenthesizedExpression].contains(file.kind(around)) { around = file.parent(around) }
    return file.kind(around) == .awaitExpression
  }

  /// Whether something of the same expression is done with what another part of it gives.
  func isOperand(_ moved: MovedExpression, in file: ProgramFile) -> Bool {
    if moved.first != 0 { return false }
    let parent = file.parent(moved.node)
    switch file.kind(parent) {
    case .memberExpression, .callExpression, .subscriptExpression, .optionalChainExpression, .forceUnwrapExpression:
      return file.child(0, parent) == moved.node
    case .sequenceExpression:
      return file.children(parent).contains { file.kind($0) == .binaryOperator || file.kind($0) == .ternaryOperator }
    default: return false
    }
  }

  /// Whether a loop takes the elements of the sequence apart that an expression belongs to: of code in its place the compiler infers no type.
  func isTakenApart(_ moved: MovedExpression, in file: ProgramFile) -> Bool {
    let loop = file.ancestor(of: moved.node) { kind in
      [.forStatement, .block, .closureExpression, .sourceFile, .conditionalBranch].contains(kind)
    }
    return file.kind(loop) == .forStatement && file.kind(file.child(0, loop)) == .tuplePattern
      && hasRoomBefore(moved.node, in: file)
  }

  /// A call with all that is asked of what it gives where that depends on what may be nil before it: `store?.names().count`.
  func grownToEndOfChain(_ expression: NodeID, in file: ProgramFile) -> NodeID {
    var base = expression
    var isOptional = false
    while !isOptional, base != 0 {
      switch file.kind(base) {
      case .optionalChainExpression: isOptional = true
      case .memberExpression, .callExpression, .subscriptExpression, .forceUnwrapExpression: base = file.child(0, base)
      default: return expression
      }
    }
    var grown = expression
    while true {
      let parent = file.parent(grown)
      switch file.kind(parent) {
      case .optionalChainExpression, .forceUnwrapExpression: grown = parent
      case .memberExpression, .callExpression, .subscriptExpression:
        guard file.child(0, parent) == grown, file.flags(parent).isDisjoint(with: [.isWritten, .isAwaited]) else {
          return expression
        }
        if file.kind(parent) == .callExpression, takesClosureOfSurroundings(parent, in: file) { return expression }
        grown = parent
      // A mark at its end alone asks for nothing.
      default: return file.kind(grown) == .optionalChainExpression ? expression : grown
      }
    }
  }

  /// Among the arguments is a closure that uses more than its own parameters, which may have to stay on its thread.
  private func takesClosureOfSurroundings(_ call: NodeID, in file: ProgramFile) -> Bool {
    CallShape(call, in: file).arguments.contains { argument in
      guard file.kind(argument.expression) == .closureExpression else { return false }
      let whole = file.range(ofExpression: argument.expression)
      var nodes = file.descendants(of: argument.expression, atMost: Self.mostNodesOfClosure)
      while let node = nodes.next() {
        if file.kind(node) == .captureList { return true }
        if file.kind(node) == .identifierExpression {
          if file.name(node) == known.`self` { return true }
          switch resolve(node, in: file).candidates.first?.target {
          case .local(let binding):
            if file.offset(binding) < whole.start || file.offset(binding) >= whole.end { return true }
          case .declaration(let id):
            if program[id].kind == .variable || program[id].owner >= 0 && program[id].kind == .function { return true }
          default: break
          }
        }
      }
      return nodes.isCutShort
    }
  }

  /// A closure of more is taken for one that uses what is around it.
  private static let mostNodesOfClosure = 1_000

  /// A call with what is asked of the value that it gives, as far as that may not leave its thread: `Host.current().localizedName`.
  func grownToSendable(_ expression: NodeID, in file: ProgramFile) -> NodeID {
    var grown = expression
    while isSendable(typeOf(grown, in: file)) == false {
      let parent = file.parent(grown)
      switch file.kind(parent) {
      case .optionalChainExpression, .forceUnwrapExpression: grown = parent
      case .memberExpression where file.child(0, parent) == grown && !file.flags(parent).contains(.isWritten):
        let call = call(ofCallee: parent, in: file)
        grown = call == 0 ? parent : call
      // `fgets(&line, 80, file) != nil`
      case .sequenceExpression where isComparison(parent, in: file): return parent
      // `(data as NSData).compressed(using: .lzfse) as Data`
      case .sequenceExpression where isCast(parent, in: file) && isSendable(typeOf(parent, in: file)) != false:
        return parent
      default: return expression
      }
    }
    return grown
  }

  private func isComparison(_ sequence: NodeID, in file: ProgramFile) -> Bool {
    let parts = file.children(sequence)
    return parts.count == 3 && file.kind(parts[1]) == .binaryOperator
      && ["==", "!=", "===", "!=="].contains(text(file.name(parts[1])))
  }

  /// What `if let name` and `[name]` leave out before the value that they stand for.
  func nameBoundInShort(to moved: MovedExpression, in file: ProgramFile) -> String? {
    moved.first == 0 && file.isShorthand(file.parent(moved.node)) ? text(file.name(moved.node)) : nil
  }

  /// Whether code in place of an expression needs parentheses, because the body of the statement follows: `if load() { … }`.
  func isCondition(_ moved: MovedExpression, in file: ProgramFile) -> Bool {
    var child = moved.node
    while true {
      child = file.longChains.last(child)
      let parent = file.parent(child)
      switch file.kind(parent) {
      case .tryExpression, .awaitExpression, .sequenceExpression, .optionalBinding, .patternCondition,
        .forceUnwrapExpression, .optionalChainExpression, .memberExpression, .conditionList:
        break
      case .callExpression, .subscriptExpression:
        if file.child(0, parent) != child { return false }
      case .guardStatement, .whileStatement, .ifExpression: return file.child(0, parent) == child
      case .switchExpression: return file.child(0, parent) == child
      case .forStatement: return file.child(2, parent) == child || file.child(3, parent) == child
      default: return false
      }
      child = parent
    }
  }
}
