import AsyncLintCatalogue
import AsyncLintSyntax

/// What does its work when its result is gone through: `if iterated(result)` in `rules/`.
extension Analyzer {
  /// What goes through all of a sequence, or until it has found something. Others (`lazy`, `enumerated()`) do it later, or not at all.
  private static let methods: Set<String> = [
    "map", "compactMap", "flatMap", "filter", "forEach", "reduce", "contains", "first", "allSatisfy", "min", "max",
    "sorted", "reversed", "count",
  ]
  private static let collections: Set<String> = ["Array", "ContiguousArray", "Set", "Dictionary"]
  /// The most nodes of a function that are looked at.
  private static let mostNodes = 20_000

  /// The result of a call is gone through right there (`for row in try db.prepare(query)`, `db.prepare(query).map { … }`,
  /// `Array(db.prepare(query))`), or is a constant that is used for nothing else.
  func isResultIterated(_ call: NodeID, in file: ProgramFile) -> Bool {
    if call == 0 { return false }
    let value = whole(call, in: file)
    if isIterated(value, in: file) { return true }
    let binding = file.parent(value)
    guard [.patternBinding, .optionalBinding].contains(file.kind(binding)), file.child(2, binding) == value,
      case let pattern = file.child(0, binding), file.kind(pattern) == .bindingPattern,
      file.declarationOfNode[pattern] == nil
    else { return false }
    let uses = uses(of: [file.name(pattern)], in: enclosingFunction(of: call, in: file), of: file)
    return !uses.isEmpty && uses.allSatisfy { isIterated(whole($0, in: file), in: file) }
  }

  /// A loop over a sequence of the program calls its `makeIterator()`, and `next()` of what that gives.
  func usesOfIteration(_ loop: NodeID, in file: ProgramFile) -> [Use] {
    let sequence = typeOf(file.child(2, loop), in: file)
    let maker = iterationStep(libraryWords.elementsName, of: sequence, from: file)
    // What is an iterator itself mostly says no more than that.
    let iterator = maker.map { resultType(of: $0, call: 0, in: file) } ?? sequence
    let steps = [maker, iterationStep(libraryWords.nextName, of: iterator, from: file)]
    return steps.compactMap { step in
      guard let step, case .declaration(let id) = step.target else { return nil }
      return Use(target: .unit(unit(id, step.base, loop, in: file)), isLikely: step.isLikely)
    }
  }

  /// `next` and `makeIterator`, which a loop does not name.
  func isCalledByLoops(_ name: GlobalName) -> Bool {
    name == libraryWords.nextName || name == libraryWords.elementsName
  }

  /// The method of the program without parameters that a loop calls.
  private func iterationStep(
    _ name: GlobalName, of type: SwiftType, from file: ProgramFile
  ) -> Resolution.Candidate? {
    memberCandidates(name, in: type, from: file).first { candidate in
      // Of a protocol alone nothing says which of its types is gone through, and there may be hundreds.
      guard case .declaration(let id) = candidate.target, program[id].kind == .function, !isRequirement(id) else {
        return false
      }
      let signature = signature(program[id].node, in: self.file(of: id))
      return signature.parameters.isEmpty && !signature.isAsync
    }
  }

  /// What advice for a loop moves: the name that is called or read in its sequence.
  func sequenceName(of loop: NodeID, in file: ProgramFile) -> NodeID {
    var sequence = file.unparenthesized(file.child(2, loop))
    while file.kind(sequence) == .tryExpression { sequence = file.child(0, sequence) }
    return file.kind(sequence) == .callExpression ? calleeName(of: sequence, in: file) : sequence
  }

  /// `Array(try db.prepare(query))`
  func isCollected(_ call: NodeID, in file: ProgramFile) -> Bool {
    let value = whole(call, in: file)
    return file.kind(file.parent(value)) == .argument && isIterated(value, in: file)
  }

  /// The expression with its `try`, its `!` and its parentheses.
  private func whole(_ node: NodeID, in file: ProgramFile) -> NodeID {
    var node = node
    while true {
      let parent = file.parent(node)
      switch file.kind(parent) {
      case .tryExpression, .parenthesizedExpression, .forceUnwrapExpression, .optionalChainExpression: node = parent
      default: return node
      }
    }
  }

  private func isIterated(_ value: NodeID, in file: ProgramFile) -> Bool {
    let parent = file.parent(value)
    switch file.kind(parent) {
    case .forStatement: return file.child(2, parent) == value
    case .memberExpression:
      return Self.methods.contains(text(file.name(parent))) && call(ofCallee: parent, in: file) != 0
    case .argument:
      let call = file.parent(parent)
      return file.kind(call) == .callExpression && Self.collections.contains(text(file.name(call)))
    default: return false
    }
  }

  /// Where a variable of one of the names is used; nothing, if the function is too long to look at all of it.
  func uses(of names: [GlobalName], in function: NodeID, of file: ProgramFile) -> [NodeID] {
    var found: [NodeID] = []
    var pending = [function]
    for _ in 0..<Self.mostNodes {
      guard let node = pending.popLast() else { return found }
      if file.kind(node) == .identifierExpression, names.contains(file.name(node)) { found.append(node) }
      pending += file.children(node).filter { $0 != 0 }
    }
    return []
  }
}
