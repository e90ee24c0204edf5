import AsyncLintSyntax

extension Analyzer {
  /// `return urls.lazy.map { … }`: the closure of this call runs when a caller iterates what the function gives, and that of
  /// `_ = urls.lazy.map { … }` never; unless a collection of its own is asked for, for which Swift takes the eager `map`.
  func isNotIteratedHere(_ call: NodeID, in file: ProgramFile) -> Bool {
    guard beginsLazily(call, in: file) else { return false }
    let whole = lazyChain(around: call, in: file)
    if isHandedOut(whole, in: file) {
      guard case .nominal(let nominal, _) = unwrapped(expectedType(of: whole, in: file)) else { return true }
      return ![external.array, external.set, external.dictionary, external.string].contains(nominal)
    }
    return isDiscarded(whole, in: file) || isConstantNotIterated(whole, in: file)
  }

  /// `_ = urls.lazy.map { … }`
  private func isDiscarded(_ whole: NodeID, in file: ProgramFile) -> Bool {
    let parent = file.parent(whole)
    return file.kind(parent) == .sequenceExpression && file.childCount(parent) == 3 && file.child(2, parent) == whole
      && file.kind(file.child(0, parent)) == .discardExpression
  }

  /// `let sizes = urls.lazy.map { … }`, which is returned, discarded or not used at all.
  private func isConstantNotIterated(_ whole: NodeID, in file: ProgramFile) -> Bool {
    let binding = file.parent(whole)
    guard file.kind(binding) == .patternBinding, file.child(1, binding) == 0, file.child(2, binding) == whole,
      case let pattern = file.child(0, binding), file.kind(pattern) == .bindingPattern,
      file.flags(pattern).contains(.isLet), file.declarationOfNode[pattern] == nil,
      case let uses = variableUses(file.name(pattern), in: enclosingFunction(of: whole, in: file), of: file),
      !uses.isIncomplete
    else { return false }
    return uses.others.allSatisfy { isHandedOut($0, in: file) || isDiscarded($0, in: file) }
  }

  private func isHandedOut(_ whole: NodeID, in file: ProgramFile) -> Bool {
    let parent = file.parent(whole)
    switch file.kind(parent) {
    case .returnStatement: break
    case .block where file.children(parent).count == 1: break
    default: return false
    }
    let owner = file.ancestor(of: whole) {
      switch $0 {
      case .functionDeclaration, .accessor, .closureExpression, .initializerDeclaration: true
      default: false
      }
    }
    return file.kind(owner) == .functionDeclaration || file.kind(owner) == .accessor
  }

  /// What stands before the dot is `lazy`, or follows from it lazily.
  func beginsLazily(_ call: NodeID, in file: ProgramFile) -> Bool {
    var node = call
    while true {
      switch file.kind(node) {
      case .callExpression: node = calleeName(of: node, in: file)
      case .memberExpression:
        if file.name(node) == libraryWords.lazyName { return true }
        guard libraryWords.lazyMethods.contains(file.name(node)) else { return false }
        node = file.child(0, node)
      default: return false
      }
    }
  }

  /// What goes through the lazy sequence that a call gives: `urls.lazy.map { … }.first`. Nil: nothing in the expression does.
  func consumer(ofLazy call: NodeID, in file: ProgramFile) -> NodeID? {
    let whole = lazyChain(around: call, in: file)
    let member = file.parent(whole)
    guard file.kind(member) == .memberExpression, file.child(0, member) == whole else { return nil }
    let next = self.call(ofCallee: member, in: file)
    return next == 0 ? member : next
  }

  /// The outermost call that follows lazily from this one.
  private func lazyChain(around call: NodeID, in file: ProgramFile) -> NodeID {
    var node = call
    while true {
      let member = file.parent(node)
      guard file.kind(member) == .memberExpression, libraryWords.lazyMethods.contains(file.name(member)) else {
        return node
      }
      let next = self.call(ofCallee: member, in: file)
      node = next == 0 ? member : next
    }
  }
}
