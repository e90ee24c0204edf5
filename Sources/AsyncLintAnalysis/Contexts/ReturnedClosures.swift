import AsyncLintSyntax

/// Closures and functions that a function or getter gives back: held by it as by a variable, run by whom its result is called by.
extension Analyzer {
  /// The function or property whose result a value is, if that is a synchronous function.
  func giver(ofResult value: NodeID, in file: ProgramFile) -> Place? {
    var owner = file.parent(value)
    switch file.kind(owner) {
    case .returnStatement:
      owner = file.ancestor(of: owner) {
        switch $0 {
        case .closureExpression, .functionDeclaration, .accessor, .initializerDeclaration: true
        default: false
        }
      }
    case .block where file.childCount(owner) == 1: owner = file.parent(owner)
    default: return nil
    }
    guard isGivingFunctions(owner, in: file) else { return nil }
    if file.kind(owner) == .functionDeclaration { return Place(file: file.index, node: owner) }
    let binding = file.parent(file.parent(owner))
    guard file.kind(binding) == .patternBinding else { return nil }
    return file.bindings(in: file.child(0, binding)).first.map { Place(file: file.index, node: $0) }
  }

  func isGivingFunctions(_ owner: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(owner) == .functionDeclaration || file.kind(owner) == .accessor else { return false }
    return resultExpected(of: owner, in: file).functionType(optional: external.optional).map { !$0.isAsync } ?? false
  }

  /// Whether what a name or an operator means gives back a synchronous function.
  func givesFunction(_ name: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(name) {
    case .identifierExpression, .memberExpression: break
    case .binaryOperator where !program.declarations(named: file.name(name)).isEmpty: break
    default: return false
    }
    switch resolve(name, in: file).candidates.first?.target {
    case .declaration(let id): return isGivingFunctions(program[id].node, in: self.file(of: id))
    case .local(let local): return isGivingFunctions(local, in: file)
    default: return false
    }
  }

  /// `makeReader()()`, `let read = makeReader()`: what becomes of the closure that a call gives.
  func usesOfResult(
    of function: NodeID, in home: ProgramFile, _ call: NodeID, isLikely: Bool, from file: ProgramFile
  ) -> [Use] {
    guard home.child(3, function) != 0, home.kind(function) == .functionDeclaration,
      isGivingFunctions(function, in: home)
    else { return [] }
    // Of several closures nobody knows which one it is.
    let isChosen = home.children(home.child(5, function)).contains {
      [.ifExpression, .switchExpression, .guardStatement].contains(home.kind($0))
    }
    let unit = Unit(kind: .stored, place: Place(file: home.index, node: function))
    return handedOn(.unit(unit), call, isLikely: isLikely || isChosen, in: file)
  }
}
