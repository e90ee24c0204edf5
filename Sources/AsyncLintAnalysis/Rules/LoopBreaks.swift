import AsyncLintSyntax

/// `while process.isRunning { if isLate { timedOut = true; break } … }`: behind a loop its condition is false, but where a `break` has left it.
extension Analyzer {
  /// Whether a loop may be left by a `break` on the way to a statement behind it: not if what stands between leaves the code in that case, as
  /// `if timedOut { throw Late() }`.
  func mayBreak(_ body: NodeID, of loop: NodeID, before next: NodeID, in file: ProgramFile) -> Bool {
    var breaks = 0
    var nodes = file.descendants(of: body)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .closureExpression, .functionDeclaration: nodes.skipChildren()
      case .breakStatement:
        breaks += 1
        if breaks > Self.mostBreaks || !leadsAway(node, from: loop, before: next, in: file) { return true }
      default: break
      }
    }
    return false
  }

  /// More statements between a loop and what is reached behind it are not looked at, nor are longer conditions and more ways out of a loop.
  private static let mostStatementsBetween = 16
  private static let mostOperands = 64
  private static let mostBreaks = 16

  private func leadsAway(_ node: NodeID, from loop: NodeID, before next: NodeID, in file: ProgramFile) -> Bool {
    let block = file.parent(node)
    let check = file.parent(block)
    guard file.name(node) == 0, file.kind(check) == .ifExpression, file.child(1, check) == block,
      let reasons = alternatives(of: file.child(0, check), in: file)
    else { return false }
    let changed = file.children(block).reduce(into: Set<String>()) { $0.formUnion(namesChanged(by: $1, in: file)) }
    let statements = file.children(file.parent(loop)).drop { $0 != loop }.dropFirst().prefix { $0 != next }
    for statement in statements.prefix(Self.mostStatementsBetween) {
      if let checked = alternativesLeft(by: statement, in: file),
        reasons.allSatisfy({ reason in
          checked.contains {
            !names(changed, in: reason, of: file) && isSame($0, reason, in: file)
              || isSet($0, to: reason, in: block, of: file)
          }
        })
      {
        return true
      }
      // What is changed behind the loop may be the reason.
      if !namesChanged(by: statement, in: file).isEmpty { return false }
    }
    return false
  }

  /// What a statement sets, or gives away to be set: all names on the way to it.
  private func namesChanged(by statement: NodeID, in file: ProgramFile) -> Set<String> {
    var changed: Set<String> = []
    for node in file.descendants(of: statement) {
      switch file.kind(node) {
      case .inoutExpression: break
      case .sequenceExpression where file.children(node).contains { isAssignment($0, in: file) }: break
      default: continue
      }
      for part in file.descendants(of: file.child(0, node)) {
        switch file.kind(part) {
        case .identifierExpression, .memberExpression: changed.insert(text(file.name(part)))
        default: break
        }
      }
    }
    return changed
  }

  private func names(_ changed: Set<String>, in reason: ByteRange, of file: ProgramFile) -> Bool {
    String(decoding: file.bytes(in: reason), as: UTF8.self).split { !($0.isLetter || $0.isNumber || $0 == "_") }
      .contains { changed.contains(String($0)) }
  }

  /// `first || second` of the one condition of a list.
  private func alternatives(of conditions: NodeID, in file: ProgramFile) -> [ByteRange]? {
    guard file.childCount(conditions) == 1 else { return nil }
    return alternatives(ofCondition: file.unparenthesized(file.child(0, conditions)), in: file)
  }

  private func alternatives(ofCondition condition: NodeID, in file: ProgramFile) -> [ByteRange]? {
    switch file.kind(condition) {
    case .optionalBinding, .patternCondition, .availabilityCondition: return nil
    case .sequenceExpression:
      let (subject, isNegated) = file.question(condition, ruleWords)
      if subject != condition, !isNegated { return [file.range(ofExpression: subject)] }
    default: return [file.range(ofExpression: condition)]
    }
    let parts = Array(file.children(condition).prefix(Self.mostOperands + 1))
    if parts.count > Self.mostOperands { return nil }
    if parts.contains(where: { file.kind($0) == .ternaryOperator || file.kind($0) == .assignmentOperator }) {
      return nil
    }
    return parts.split { file.kind($0) == .binaryOperator && text(file.name($0)) == "||" }.map {
      range(of: $0, in: file)
    }
  }

  private func range(of parts: ArraySlice<NodeID>, in file: ProgramFile) -> ByteRange {
    let first = file.range(ofExpression: parts[parts.startIndex])
    return ByteRange(start: first.start, end: file.range(ofExpression: parts[parts.endIndex - 1]).end)
  }

  /// In which cases nothing behind a statement is reached: `if a || b { throw Late() }`, `guard !a else { return }`.
  private func alternativesLeft(by statement: NodeID, in file: ProgramFile) -> [ByteRange]? {
    switch file.kind(statement) {
    case .ifExpression:
      return isLeft(file.child(1, statement), in: file) ? alternatives(of: file.child(0, statement), in: file) : nil
    case .guardStatement:
      // Any of them may be false.
      let asked = file.children(file.child(0, statement)).prefix(Self.mostOperands).flatMap { condition in
        let isOne =
          file.kind(condition) != .sequenceExpression || file.question(condition, ruleWords).subject != condition
        let parts = isOne ? [condition] : Array(file.children(condition))
        return isConjunction(parts, in: file) ? parts : []
      }
      let denied = asked.map { file.question($0, ruleWords) }.filter(\.isNegated)
      return denied.flatMap { alternatives(ofCondition: $0.subject, in: file) ?? [] }
    default: return nil
    }
  }

  /// `a`, `a && b`
  private func isConjunction(_ parts: [NodeID], in file: ProgramFile) -> Bool {
    parts.count <= Self.mostOperands
      && parts.enumerated().allSatisfy { index, part in
        index % 2 == 0 || file.kind(part) == .binaryOperator && text(file.name(part)) == "&&"
      }
  }

  private func isSame(_ one: ByteRange, _ other: ByteRange, in file: ProgramFile) -> Bool {
    one.end - one.start == other.end - other.start && file.bytes(in: one).elementsEqual(file.bytes(in: other))
  }

  /// Whether the last that a block sets is a variable: to `true`, or to what the reason for its `break` says.
  private func isSet(_ variable: ByteRange, to reason: ByteRange, in block: NodeID, of file: ProgramFile) -> Bool {
    guard let statement = file.children(block).last(where: { !namesChanged(by: $0, in: file).isEmpty }),
      file.kind(statement) == .sequenceExpression, case let parts = Array(file.children(statement)),
      parts.count > 2, file.kind(parts[1]) == .assignmentOperator,
      isSame(file.range(ofExpression: parts[0]), variable, in: file)
    else { return false }
    if parts.count == 3, isBoolean(parts[2], "true", in: file) { return true }
    return isSame(range(of: parts[2...], in: file), reason, in: file)
  }
}
