import AsyncLintSyntax

/// What a loop waits for that may become so again: no gate that stays open once it is opened.
enum RepeatedState {
  /// A list has something, of which one is taken out behind the loop.
  case element
  /// So many may go on at once, each of whom sets behind the loop what it asks. The number, or the range that says it.
  case turn(count: String, said: Finding.Substitution?)
  /// It is counted, or a list asked.
  case changing
}

extension Analyzer {
  /// nil: the loop asks for a flag that nothing in sight sets back, or for several things.
  func repeatedState(askedByLoopAround callee: NodeID, in file: ProgramFile) -> RepeatedState? {
    let loop = file.ancestor(of: callee) { $0 == .whileStatement || $0 == .repeatStatement }
    guard let conditions = conditions(ofLoopAround: callee, in: file), conditions.count == 1,
      case let operands = operands(ofCondition: conditions[0], in: file), operands.count == 1
    else { return nil }
    let operand = operands[0]
    if operand.count != 1, operand.count != 3 { return .changing }
    if takesOneOut(behind: callee, in: file) { return beginsEmpty(operand[0], in: file) ? .element : .changing }
    if operand.count == 3 {
      return change(of: operand[0], behind: loop, in: file).flatMap { turn($0, asked: operand, in: file) } ?? .changing
    }
    if let change = change(of: operand[0], behind: loop, in: file) {
      guard change.operation == "=", file.kind(change.value) == .booleanLiteral else { return .changing }
      return .turn(count: startsFree(operand[0], in: file) ? "1" : "0", said: nil)
    }
    let isList =
      file.kind(operand[0]) == .memberExpression && ["isEmpty", "count"].contains(text(file.name(operand[0])))
    return isList ? .changing : nil
  }

  /// What a loop asks that blocks its actor, where that is nothing but stored properties of the same actor: the first of them.
  func propertyKept(fromOthersByLoopAround callee: NodeID, in file: ProgramFile) -> String? {
    let isolation = isolation(around: Place(file: file.index, node: callee))
    guard [.actor, .mainActor].contains(isolation),
      enclosingBody(of: callee, in: file) == enclosingFunction(of: callee, in: file),
      let conditions = conditions(ofLoopAround: callee, in: file)
    else { return nil }
    var kept: String?
    for node in file.descendants(of: conditions) {
      switch file.kind(node) {
      case .callExpression, .awaitExpression, .closureExpression: return nil
      case .identifierExpression where file.name(node) != known.`self`:
        guard case .declaration(let id) = resolve(node, in: file).candidates.first?.target,
          isKept(id, by: isolation)
        else { return nil }
        kept = kept ?? text(file.name(node))
      case .memberExpression where isMemberOfSelf(node, in: file):
        guard case .declaration(let id) = resolve(node, in: file).candidates.first?.target, isKept(id, by: isolation)
        else { return nil }
        kept = kept ?? text(file.name(node))
      // Of an object others may have, too.
      case .memberExpression where !["isEmpty", "count"].contains(text(file.name(node))): return nil
      default: break
      }
    }
    return kept
  }

  private func isKept(_ id: DeclarationID, by isolation: Isolation) -> Bool {
    program[id].kind == .variable && !program[id].flags.contains(.isLet) && !isComputed(id)
      && self.isolation(of: id) == isolation
  }

  /// A list that nothing was put into when it was made, as far as can be seen.
  private func beginsEmpty(_ condition: NodeID, in file: ProgramFile) -> Bool {
    let asked = file.kind(condition) == .prefixOperatorExpression ? file.child(0, condition) : condition
    guard file.kind(asked) == .memberExpression, let value = initialValue(of: file.child(0, asked), in: file) else {
      return true
    }
    let node = value.node
    switch value.file.kind(node) {
    case .arrayLiteral, .dictionaryLiteral: return value.file.childCount(node) == 0
    case .callExpression: return value.file.childCount(node) == 1
    default: return false
    }
  }

  /// How a statement behind a loop changes what the loop asks; nil: none does.
  private func change(
    of asked: NodeID, behind loop: NodeID, in file: ProgramFile
  ) -> (operation: String, value: NodeID)? {
    let variable = file.kind(asked) == .prefixOperatorExpression ? file.child(0, asked) : asked
    guard [.identifierExpression, .memberExpression].contains(file.kind(variable)),
      let path = objectPath(of: variable, in: file)
    else { return nil }
    for statement in file.children(file.parent(loop)).drop(while: { $0 != loop }).dropFirst().prefix(
      Self.mostStatements)
    where file.kind(statement) == .sequenceExpression && file.childCount(statement) == 3 {
      let target = file.child(0, statement)
      if file.flags(target).contains(.isWritten), objectPath(of: target, in: file) == path {
        return (text(file.name(file.child(1, statement))), file.child(2, statement))
      }
    }
    return nil
  }

  /// Where somebody takes his turn it is said shortly behind.
  private static let mostStatements = 4

  /// `while active >= limit { … }; active += 1`, `while active > 0 { … }; active += 1`, `while free == 0 { … }; free -= 1`; nil: any other.
  private func turn(
    _ change: (operation: String, value: NodeID), asked: [NodeID], in file: ProgramFile
  ) -> RepeatedState? {
    let (counter, comparison, limit) = (asked[0], text(file.name(asked[1])), asked[2])
    guard literal(change.value, in: file) == "1" else { return nil }
    switch (change.operation, comparison, literal(limit, in: file)) {
    case ("+=", ">", "0"), ("+=", "!=", "0"): return .turn(count: "1", said: nil)
    case ("+=", ">=", _), ("+=", "==", _): return turn(of: (file, limit))
    case ("-=", "==", "0"), ("-=", "<=", "0"), ("-=", "<", "1"):
      return initialValue(of: counter, in: file).flatMap { turn(of: $0) }
    default: return nil
    }
  }

  private func turn(of number: (file: ProgramFile, node: NodeID)) -> RepeatedState {
    .turn(
      count: "{count}",
      said: Finding.Substitution(
        placeholder: "{count}", file: Int(number.file.index), range: number.file.range(ofExpression: number.node),
        name: "…", limit: 60))
  }

  private func literal(_ node: NodeID, in file: ProgramFile) -> String? {
    file.kind(node) == .integerLiteral
      ? String(decoding: file.bytes(in: file.range(ofExpression: node)), as: UTF8.self) : nil
  }

  /// The first who comes does not wait: `var isBusy = false` of `while isBusy`.
  private func startsFree(_ condition: NodeID, in file: ProgramFile) -> Bool {
    let isNegated = file.kind(condition) == .prefixOperatorExpression
    let variable = isNegated ? file.child(0, condition) : condition
    guard let value = initialValue(of: variable, in: file) else { return true }
    return (value.file.bytes(in: value.file.range(ofExpression: value.node)).elementsEqual("true".utf8)) == isNegated
  }

  private func initialValue(of variable: NodeID, in file: ProgramFile) -> (file: ProgramFile, node: NodeID)? {
    let (home, declared): (ProgramFile, NodeID)
    switch resolve(variable, in: file).candidates.first?.target {
    case .local(let binding): (home, declared) = (file, file.parent(binding))
    case .declaration(let id): (home, declared) = (self.file(of: id), program[id].statement)
    default: return nil
    }
    guard home.kind(declared) == .patternBinding, case let value = home.child(2, declared), value != 0 else {
      return nil
    }
    return (home, value)
  }
}
