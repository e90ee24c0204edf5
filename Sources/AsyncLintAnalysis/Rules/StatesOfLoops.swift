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
    if takesOneOut(behind: callee, in: file) { return .element }
    let operand = operands[0]
    let asked = operand.count == 3 ? [operand[0], operand[2]] : [operand[0]]
    for (index, part) in asked.enumerated() {
      guard let change = change(of: part, behind: loop, in: file) else { continue }
      if operand.count == 3 {
        return turn(change, of: part, upTo: asked[1 - index], in: file)
      }
      return .turn(count: startsFree(part, in: file) ? "1" : "0", said: nil)
    }
    let isList =
      file.kind(operand[0]) == .memberExpression && ["isEmpty", "count"].contains(text(file.name(operand[0])))
    return operand.count == 3 || isList ? .changing : nil
  }

  /// The operator by which a statement behind a loop changes what the loop asks; nil: none does.
  private func change(of asked: NodeID, behind loop: NodeID, in file: ProgramFile) -> String? {
    let variable = file.kind(asked) == .prefixOperatorExpression ? file.child(0, asked) : asked
    guard [.identifierExpression, .memberExpression].contains(file.kind(variable)),
      let path = objectPath(of: variable, in: file)
    else { return nil }
    for statement in file.children(file.parent(loop)).drop(while: { $0 != loop }).dropFirst().prefix(
      Self.mostStatements)
    where file.kind(statement) == .sequenceExpression && file.childCount(statement) == 3 {
      let target = file.child(0, statement)
      if file.flags(target).contains(.isWritten), objectPath(of: target, in: file) == path {
        return text(file.name(file.child(1, statement)))
      }
    }
    return nil
  }

  /// Where somebody takes his turn it is said shortly behind.
  private static let mostStatements = 4

  /// `while active >= limit { … }; active += 1`, `while free == 0 { … }; free -= 1`
  private func turn(_ change: String, of counter: NodeID, upTo limit: NodeID, in file: ProgramFile) -> RepeatedState {
    let number = change == "-=" ? initialValue(of: counter, in: file) : (file: file, node: limit)
    guard let number, change == "-=" || change == "+=" else { return .turn(count: "…", said: nil) }
    return .turn(
      count: "{count}",
      said: Finding.Substitution(
        placeholder: "{count}", file: Int(number.file.index), range: number.file.range(ofExpression: number.node),
        name: "…", limit: 60))
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
