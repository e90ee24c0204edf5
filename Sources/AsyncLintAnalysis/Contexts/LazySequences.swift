import AsyncLintSyntax

extension Analyzer {
  /// `return urls.lazy.map { … }`: the closure of this call runs when a caller iterates what the function gives, unless that is asked to
  /// be a collection of its own, for which Swift takes the eager `map`.
  func isHandedOutLazily(_ call: NodeID, in file: ProgramFile) -> Bool {
    guard beginsLazily(call, in: file) else { return false }
    let whole = lazyChain(around: call, in: file)
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
    guard file.kind(owner) == .functionDeclaration || file.kind(owner) == .accessor else { return false }
    guard case .nominal(let nominal, _) = unwrapped(expectedType(of: whole, in: file)) else { return true }
    return ![external.array, external.set, external.dictionary, external.string].contains(nominal)
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
