import AsyncLintSyntax

/// One lock by its several names: `let lock = self.lock`, `for lock in locks { lock.lock() }` beside `for lock in locks { lock.unlock() }`.
extension Analyzer {
  private static let mostConstants = 8

  /// The path of an object with constants as what they were made of, and what goes through a list as any element of it.
  func lockPath(of expression: NodeID, in file: ProgramFile) -> ObjectPath? {
    var names: [GlobalName] = []
    var node = expression
    for _ in 0..<Self.mostConstants {
      guard let path = objectPath(of: node, in: file) else { return nil }
      let base = innermost(node, in: file)
      guard file.kind(base) == .identifierExpression, case .local(let local) = path.root else {
        return ObjectPath(root: path.root, names: path.names + names)
      }
      if let passing = passing(base, in: file), !passing.isOptional {
        guard let element = pathOfElement(ofList: passing.list, in: file) else { return nil }
        // What names the variable is the first name only of what a closure does not name itself.
        let rest = file.isArgumentOfClosure(base) ? Array(path.names.dropFirst()) : path.names
        return ObjectPath(root: element.root, names: element.names + rest + names)
      }
      guard let value = otherName(of: local, in: file) else {
        return ObjectPath(root: path.root, names: path.names + names)
      }
      names = path.names + names
      node = value
    }
    return nil
  }

  /// Any element of a list, in whichever order it is gone through; `list` 0: of `self`.
  func pathOfElement(ofList list: NodeID, in file: ProgramFile) -> ObjectPath? {
    var node = list
    while file.kind(node) == .callExpression, file.childCount(node) == 1,
      case let callee = file.child(0, node), file.kind(callee) == .memberExpression,
      file.name(callee) == libraryWords.reversedName
    {
      node = file.child(0, callee)
    }
    let path = node == 0 ? ObjectPath(root: .selfValue) : lockPath(of: node, in: file)
    return path.map { ObjectPath(root: $0.root, names: $0.names + [WellKnownName.for.id]) }
  }

  private func innermost(_ expression: NodeID, in file: ProgramFile) -> NodeID {
    var node = expression
    while true {
      switch file.kind(node) {
      case .parenthesizedExpression, .optionalChainExpression, .forceUnwrapExpression, .inoutExpression,
        .memberExpression, .subscriptExpression, .callExpression:
        node = file.child(0, node)
      default: return node
      }
    }
  }

  /// `self.lock` of `let lock = self.lock`: a value that no call makes anew.
  private func otherName(of local: NodeID, in file: ProgramFile) -> NodeID? {
    let binding = file.parent(local)
    guard file.kind(local) == .bindingPattern, file.flags(local).contains(.isLet),
      file.kind(binding) == .patternBinding || file.kind(binding) == .optionalBinding && !file.isShorthand(binding),
      file.child(0, binding) == local
    else { return nil }
    var node = file.child(2, binding)
    while true {
      switch file.kind(node) {
      case .parenthesizedExpression, .optionalChainExpression, .forceUnwrapExpression: node = file.child(0, node)
      case .identifierExpression, .memberExpression, .subscriptExpression: return file.child(2, binding)
      default: return nil
      }
    }
  }
}
