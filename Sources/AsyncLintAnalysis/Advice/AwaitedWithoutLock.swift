import AsyncLintSyntax

/// What can be awaited outside of the lock that was held over it.
extension Analyzer {
  /// Whether awaited code asks for anything that others may change meanwhile, before it calls what it awaits: `await save(items)`.
  /// `lock`: what is held over it, for which its function may count on that, too.
  func readsWhatChanges(_ awaited: NodeID, under lock: NodeID, in file: ProgramFile) -> Bool {
    var value = awaited
    while [.tryExpression, .awaitExpression, .parenthesizedExpression].contains(file.kind(value)) {
      value = file.child(0, value)
    }
    let callee = file.kind(value) == .callExpression ? calleeName(of: value, in: file) : value
    if usesWhatChanges(function: callee, under: lock, in: file) { return true }
    var nodes = file.descendants(of: value, atMost: MovedExpression.mostNodes)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .inoutExpression, .closureExpression: return true
      case .identifierExpression, .memberExpression:
        if node != callee, !staysTheSame(node, in: file) { return true }
      default: break
      }
    }
    return nodes.isCutShort
  }

  /// A constant, a parameter, a type, or a function that has nothing around it.
  private func staysTheSame(_ node: NodeID, in file: ProgramFile) -> Bool {
    if file.name(node) == known.`self` { return true }
    if file.kind(node) == .identifierExpression,
      let local = file.locals(around: node).lookUp(file.name(node), at: file.offset(node))
    {
      return !isVariable(local.node, in: file) && file.kind(local.node) != .functionDeclaration
    }
    guard let target = resolve(node, in: file).candidates.first?.target else {
      // Of a constant, or of a type from elsewhere.
      return file.kind(node) == .memberExpression || typeNamed(file.name(node), from: node, in: file) != .unknown
    }
    switch target {
    case .local(let binding): return !isVariable(binding, in: file) && file.kind(binding) != .functionDeclaration
    case .declaration(let id):
      switch program[id].kind {
      case .variable: return program[id].flags.contains(.isLet)
      case .function: return program[id].owner < 0 || program[id].flags.contains(.isStatic)
      case .subscripting: return false
      default: return true
      }
    case .symbol, .knownMember, .implicitInitializer, .type: return true
    }
  }

  /// Functions that a function calls are followed so far.
  private static let mostFunctions = 8

  /// Whether a function of the program uses variables that stand beside the lock, and does not take that itself: `await saveItems()`.
  private func usesWhatChanges(function callee: NodeID, under lock: NodeID, in file: ProgramFile) -> Bool {
    guard let lock = resolve(lock, in: file).candidates.first?.target else { return false }
    var budget = Self.mostNodesOfFunction
    var pending = functionBodies(of: callee, in: file)
    var seen: Set<Place> = []
    while let body = pending.popLast() {
      guard seen.count < Self.mostFunctions else { return true }
      guard seen.insert(body).inserted else { continue }
      let home = self.file(body)
      var isLocked = false
      var usesVariable = false
      var called: [Place] = []
      for node in home.descendants(of: body.node) {
        budget -= 1
        if budget <= 0 { return true }
        guard home.kind(node) == .identifierExpression || home.kind(node) == .memberExpression,
          let target = resolve(node, in: home).candidates.first?.target
        else { continue }
        if isSame(target, lock) { isLocked = true }
        if isVariable(target, beside: lock, outside: body.node, in: home) { usesVariable = true }
        called += functionBodies(of: node, in: home)
      }
      if isLocked { continue }
      if usesVariable { return true }
      pending += called
    }
    return false
  }

  /// The code of a function of the program, or of a property's getter.
  private func functionBodies(of name: NodeID, in file: ProgramFile) -> [Place] {
    switch resolve(name, in: file).candidates.first?.target {
    case .local(let node) where file.kind(node) == .functionDeclaration:
      return [Place(file: file.index, node: file.child(5, node))]
    case .declaration(let id):
      let home = self.file(of: id)
      switch program[id].kind {
      case .function: return [Place(file: home.index, node: home.child(5, program[id].node))]
      case .variable where isComputed(id):
        return [Place(file: home.index, node: home.child(3, program[id].statement))]
      default: return []
      }
    default: return []
    }
  }

  private func isSame(_ target: Resolution.Target, _ other: Resolution.Target) -> Bool {
    switch (target, other) {
    case (.declaration(let id), .declaration(let other)): id == other
    case (.local(let node), .local(let other)): node == other
    default: false
    }
  }

  /// Members of one type, globals, or local variables of the code around a function: what a lock may guard.
  private func isVariable(
    _ target: Resolution.Target, beside lock: Resolution.Target, outside body: NodeID, in file: ProgramFile
  ) -> Bool {
    switch (target, lock) {
    case (.declaration(let id), .declaration(let lock)):
      program[id].kind == .variable && !program[id].flags.contains(.isLet) && !isComputed(id)
        && program[id].owner == program[lock].owner
    case (.local(let node), .local):
      isVariable(node, in: file) && !(file.offset(body)..<file.end(body)).contains(file.offset(node))
    default: false
    }
  }
}
