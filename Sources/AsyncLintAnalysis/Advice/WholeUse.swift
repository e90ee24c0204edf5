import AsyncLintSyntax

extension Analyzer {
  /// The expression that a name belongs to: its call, the assignment to it, the operator's operands.
  func wholeUse(of node: NodeID, in file: ProgramFile) -> NodeID {
    let call = call(ofCallee: node, in: file)
    if call != 0 { return call }
    let parent = file.parent(node)
    switch file.kind(node) {
    case .binaryOperator: return parent
    // What is called is a value: `UseCase(store)()`.
    case .callExpression: return node
    case .keyPathComponent:
      let argument = file.ancestor(of: node) { $0 != .keyPathComponent && $0 != .keyPathExpression }
      let taker = file.kind(argument) == .argument ? file.parent(argument) : parent
      return file.kind(taker) == .subscriptExpression ? wholeUse(of: taker, in: file) : taker
    default:
      // `value[keyPath: path]`
      if file.kind(parent) == .argument, case let taker = keyPathSubscript(of: node, in: file), taker != 0 {
        return wholeUse(of: taker, in: file)
      }
      if file.flags(node).contains(.isWritten), file.kind(parent) == .sequenceExpression { return parent }
      // A function that is handed over runs in the call that takes it.
      return changeInPlace(of: node, in: file) ?? callTaking(function: node, in: file)
        ?? callOfHeldFunction(in: node, file) ?? node
    }
  }

  /// `naps[0]()`, `hooks.named["a"]?()`, `naps.forEach { $0() }`: what blocks is a function that a collection holds, where it is called.
  private func callOfHeldFunction(in node: NodeID, _ file: ProgramFile) -> NodeID? {
    guard holdsFunctions(typeOf(node, in: file)) else { return nil }
    var part = node
    while true {
      let parent = file.parent(part)
      guard file.child(0, parent) == part else { return nil }
      switch file.kind(parent) {
      case .memberExpression, .subscriptExpression, .optionalChainExpression, .forceUnwrapExpression: break
      case .callExpression where !holdsFunctions(typeOf(parent, in: file)): return parent
      case .callExpression: break
      default: return nil
      }
      part = parent
    }
  }

  /// What changes the value that a property gives, and sets it: `settings.names.insert(name)`, `fill(&settings.names)`.
  private func changeInPlace(of node: NodeID, in file: ProgramFile) -> NodeID? {
    guard case .declaration(let id) = resolve(node, in: file).candidates.first?.target,
      [.variable, .subscripting].contains(program[id].kind), !program[id].flags.contains(.isLet), !isOnlyRead(id)
    else { return nil }
    var part = node
    while !isObject(part, in: file) {
      let parent = file.parent(part)
      let isFirst = file.child(0, parent) == part
      switch file.kind(parent) {
      case .memberExpression where isFirst:
        let call = call(ofCallee: parent, in: file)
        if call != 0 { return saysChange(parent, in: file) ? call : nil }
      case .subscriptExpression where isFirst, .optionalChainExpression, .forceUnwrapExpression: break
      case .inoutExpression:
        let call = file.parent(file.parent(parent))
        return file.kind(call) == .callExpression && !file.flags(call).contains(.isAwaited) ? call : nil
      case .sequenceExpression: return file.flags(part).contains(.isWritten) ? parent : nil
      default: return nil
      }
      part = parent
    }
    return nil
  }

  func isComputed(_ id: DeclarationID) -> Bool {
    let home = file(of: id)
    let accessors = home.child(3, program[id].statement)
    return home.children(accessors).contains { home.name($0) == known.get }
  }

  /// A property or subscript with a getter, and nothing that sets it.
  private func isOnlyRead(_ id: DeclarationID) -> Bool {
    let home = file(of: id)
    let accessors = home.children(home.child(program[id].kind == .variable ? 3 : 5, program[id].statement))
    return !accessors.isEmpty && !accessors.contains { isRun($0, isRead: false, isWritten: true, home) }
  }

  /// Accessors of what can be set, and those that a property wrapper is read by, none of which can become asynchronous.
  func isSynchronousAccessor(_ accessor: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(accessor) == .accessor else { return false }
    if file.children(file.parent(accessor)).contains(where: { isRun($0, isRead: false, isWritten: true, file) }) {
      return true
    }
    let binding = file.parent(file.parent(accessor))
    return file.kind(binding) == .patternBinding && file.name(file.child(0, binding)) == known.wrappedValue
  }

  /// Whether the function around a place changes the value that it belongs to.
  func isInMutatingCode(_ node: NodeID, in file: ProgramFile) -> Bool {
    let function = file.ancestor(of: node) { $0 == .functionDeclaration || $0 == .accessor }
    return file.flags(function).contains(.isMutating)
      || file.kind(function) == .accessor && file.name(function) == known.set
  }

  /// What it is asked for changes nothing that would have to be set.
  func isObject(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard case .nominal(let nominal, _) = typeOf(node, in: file) else { return false }
    return [.classDeclaration, .actorDeclaration].contains(program.nominals[Int(nominal)].kind)
  }

  private func callTaking(function node: NodeID, in file: ProgramFile) -> NodeID? {
    let argument = file.parent(node)
    guard file.kind(argument) == .argument, file.kind(file.parent(argument)) == .callExpression,
      !isRead(node, in: file)
    else { return nil }
    return file.parent(argument)
  }

  /// A function in a variable runs where it is called.
  private func isRead(_ node: NodeID, in file: ProgramFile) -> Bool {
    switch resolve(node, in: file).candidates.first?.target {
    case .declaration(let id) where program[id].kind == .subscripting:
      typeOf(node, in: file).functionType(optional: external.optional) == nil
    case .declaration(let id):
      program[id].kind == .variable && variableType(id).functionType(optional: external.optional) == nil
    case .symbol(let index): external.catalogue.symbols[index].kind == .property
    default: file.kind(node) == .subscriptExpression
    }
  }

  /// `map` in `names.map(load)`.
  func nameOfCall(takingFunction node: NodeID, in file: ProgramFile) -> String? {
    guard let call = callTaking(function: node, in: file) else { return nil }
    let name = text(file.name(calleeName(of: call, in: file)))
    return name.isEmpty ? nil : name
  }

  /// The call that a closure is an argument of, or that calls it on the spot.
  func call(taking closure: NodeID, in file: ProgramFile) -> NodeID? {
    var node = closure
    while file.kind(file.parent(node)) == .parenthesizedExpression { node = file.parent(node) }
    let parent = file.parent(node)
    if file.kind(parent) == .callExpression { return parent }
    let call = file.parent(parent)
    return file.kind(parent) == .argument && file.kind(call) == .callExpression ? call : nil
  }
}
