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
    let uses = uses(of: file.name(pattern), in: enclosingFunction(of: call, in: file), of: file)
    return !uses.isEmpty && uses.allSatisfy { isIterated(whole($0, in: file), in: file) }
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

  /// Where a variable is used; nothing, if the function is too long to look at all of it.
  private func uses(of name: GlobalName, in function: NodeID, of file: ProgramFile) -> [NodeID] {
    var found: [NodeID] = []
    var pending = [function]
    for _ in 0..<Self.mostNodes {
      guard let node = pending.popLast() else { return found }
      if file.kind(node) == .identifierExpression, file.name(node) == name { found.append(node) }
      pending += file.children(node).filter { $0 != 0 }
    }
    return []
  }
}
