import AsyncLintSyntax

/// Which object an expression stands for, as far as its text tells: two equal paths in one body mean the same object.
struct ObjectPath: Hashable {
  enum Root: Hashable {
    case selfValue
    /// A local variable, by the node that declares it; for `$0` the closure.
    case local(NodeID)
    /// A global, or something that is no name.
    case other
  }

  var root: Root
  /// From the root outwards: the properties and called functions that lead to the object.
  var names: [GlobalName] = []

  /// The same object seen from where `self` is called `base`.
  func relative(to base: ObjectPath) -> ObjectPath {
    root == .selfValue ? ObjectPath(root: base.root, names: base.names + names) : self
  }

  /// A local variable or parameter, and no property of one.
  var isVariable: Bool { if case .local = root { names.isEmpty } else { false } }

  /// Whether it is the other object or one on the way to it.
  func isPrefix(of other: ObjectPath) -> Bool { root == other.root && other.names.starts(with: names) }

  /// Whether another expression may stand for the same object: a property of something else of the same type, too.
  func mayBe(_ other: ObjectPath) -> Bool {
    if names.isEmpty || other.names.isEmpty { return self == other }
    return names.last == other.names.last && (root == other.root || root == .selfValue || other.root == .selfValue)
  }
}

/// The objects that a piece of code names.
struct UsedObjects {
  private var paths: Set<ObjectPath> = []
  private var byLastName: [GlobalName: [ObjectPath]] = [:]

  mutating func add(_ path: ObjectPath) {
    guard paths.insert(path).inserted, let last = path.names.last else { return }
    byLastName[last, default: []].append(path)
  }

  /// Whether one of them may be this: `ObjectPath.mayBe`.
  func mayHold(_ object: ObjectPath) -> Bool {
    if paths.contains(object) { return true }
    guard let last = object.names.last else { return false }
    return byLastName[last]?.contains { $0.mayBe(object) } ?? false
  }
}

extension Analyzer {
  private static let longestPath = 64

  /// nil when the expression has no name in it to tell it from others.
  func objectPath(of expression: NodeID, in file: ProgramFile) -> ObjectPath? {
    var names: [GlobalName] = []
    var node = expression
    while names.count < Self.longestPath {
      switch file.kind(node) {
      case .parenthesizedExpression, .optionalChainExpression, .forceUnwrapExpression, .inoutExpression, .tryExpression,
        .awaitExpression, .keywordExpression, .specializationExpression:
        node = file.child(0, node)
      case .memberExpression:
        names.append(file.name(node))
        node = file.child(0, node)
        if node == 0 { return path(.other, names) }
      case .subscriptExpression, .callExpression:
        names.append(contentsOf: file.children(node).dropFirst().reversed().map { nameOf($0, in: file) })
        names.append(known.subscript)
        node = file.child(0, node)
      case .identifierExpression: return path(named: node, names, in: file)
      default: return names.isEmpty ? nil : path(.other, names)
      }
    }
    return nil
  }

  private func path(named node: NodeID, _ names: [GlobalName], in file: ProgramFile) -> ObjectPath {
    let name = file.name(node)
    if name == known.`self` { return path(.selfValue, names) }
    if file.isArgumentOfClosure(node) {
      return path(.local(file.ancestor(of: node) { $0 == .closureExpression }), names + [name])
    }
    let table = file.locals(around: node)
    var binding = table.lookUp(name, at: file.offset(node))
    // `[lock]` is the lock of outside.
    while let capture = binding, file.kind(capture.node) == .capture, file.isShorthand(capture.node) {
      let closure = file.parent(file.parent(capture.node))
      binding = table.lookUp(capture.name, at: file.offset(closure) - 1)
      if binding?.node == capture.node { break }
    }
    if let binding { return path(.local(binding.node), names) }
    if case .declaration(let id) = resolve(node, in: file).candidates.first?.target, program[id].owner < 0 {
      return path(.other, names + [name])
    }
    return path(.selfValue, names + [name])
  }

  private func path(_ root: ObjectPath.Root, _ names: [GlobalName]) -> ObjectPath {
    ObjectPath(root: root, names: names.reversed())
  }

  /// An argument's distinguishing name.
  private func nameOf(_ argument: NodeID, in file: ProgramFile) -> GlobalName {
    let node = file.unparenthesized(file.child(0, argument))
    return file.name(node)
  }
}
