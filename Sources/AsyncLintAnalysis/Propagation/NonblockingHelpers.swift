import AsyncLintSyntax

/// Functions of the program that put descriptors into non-blocking mode: `func prepare(_ fd: Int32) { _ = fcntl(fd, F_SETFL, O_NONBLOCK) }`.
extension Analyzer {
  /// By the numbers of the parameters that are the descriptors. Those that say so by their names are taken at their word.
  func findNonblockingHelpers() -> [DeclarationID: Set<Int>] {
    let setters = nonblocking.setters.filter { !nameIndex.isUnused($0) }
    if setters.isEmpty { return [:] }
    var found: [DeclarationID: Set<Int>] = [:]
    var others: Set<DeclarationID> = []
    for file in files {
      for part in Set(setters.flatMap { nameIndex.parts(using: $0, of: file.index) }).sorted() {
        for node in part == 0 ? file.ownNodes : file.nodes(ofBody: part - 1) where file.kind(node) == .callExpression {
          guard setters.contains(file.name(calleeName(of: node, in: file))),
            let (function, parameter) = parameter(setBy: node, in: file)
          else { continue }
          if setsFlag(node, in: file), isAlwaysDone(node, in: file) {
            found[function, default: []].insert(parameter)
          } else if mentions(node, "F_SETFL", in: file) {
            // Sometimes, or to take it back.
            others.insert(function)
          }
        }
      }
    }
    return found.filter { !others.contains($0.key) }
  }

  private func parameter(setBy call: NodeID, in file: ProgramFile) -> (function: DeclarationID, parameter: Int)? {
    let name = descriptor(setBy: call, in: file)
    guard file.kind(name) == .identifierExpression,
      case .local(let local)? = resolve(name, in: file).candidates.first?.target, file.kind(local) == .parameter,
      case let function = file.parent(file.parent(local)), let id = file.declarationOfNode[function],
      !isNonblockingSetter(file.name(function)),
      let index = signature(function, in: file).parameters.firstIndex(where: { $0.node == local })
    else { return nil }
    return (id, index)
  }

  /// On every way through the function that does not leave it, and with the same flags: `guard fcntl(fd, F_SETFL, O_NONBLOCK) == 0 else { return }`,
  /// `if flags < 0 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) < 0 { throw Failure() }`.
  private func isAlwaysDone(_ call: NodeID, in file: ProgramFile) -> Bool {
    if file.descendants(of: call).contains(where: { file.kind($0) == .ternaryOperator }) { return false }
    var child = call
    var node = file.parent(call)
    /// The operator between several operands, only the first of which is always asked for.
    var between: GlobalName?
    while node != 0 {
      switch file.kind(node) {
      case .sequenceExpression:
        let operators = file.children(node).filter { file.kind($0) == .binaryOperator }.map { file.name($0) }
        let deciding = Set(operators.filter(ruleWords.shortCircuits.contains))
        guard deciding.count + (between == nil ? 0 : 1) < 2,
          !file.children(node).contains(where: { file.kind($0) == .ternaryOperator })
        else { return false }
        between = between ?? deciding.first
      case .ifExpression:
        // The condition of an `else if` is not always asked.
        let isAsked = file.child(0, node) == child && file.kind(file.parent(node)) == .block
        guard isAsked, file.childCount(child) == 1 else { return false }
        guard between == nil || between == ruleWords.or && endsWithThrow(file.child(1, node), in: file) else {
          return false
        }
        between = nil
      case .guardStatement:
        guard between == nil || between == ruleWords.and && endsWithThrow(file.child(1, node), in: file) else {
          return false
        }
        between = nil
      case .block:
        if between != nil { return false }
        switch file.kind(file.parent(node)) {
        case .functionDeclaration: return true
        case .repeatStatement: if file.child(0, node) != child { return false }
        case .doStatement:
          let catches = file.children(file.parent(node)).filter { file.kind($0) == .catchClause }
          guard catches.allSatisfy({ endsWithThrow(file.children($0).last ?? 0, in: file) }) else { return false }
        default: return false
        }
      case .tryExpression, .parenthesizedExpression, .argument, .callExpression, .conditionList, .patternBinding,
        .variableDeclaration, .returnStatement, .repeatStatement, .doStatement:
        break
      default: return false
      }
      child = node
      node = file.parent(node)
    }
    return false
  }

  /// Who returns in place of that has not done all, and the caller goes on.
  private func endsWithThrow(_ block: NodeID, in file: ProgramFile) -> Bool {
    file.kind(file.children(block).last ?? 0) == .throwStatement
  }

  /// What the call of such a function is given.
  func descriptors(setByHelper call: NodeID, in file: ProgramFile) -> [NodeID] {
    if nonblockingHelpers.isEmpty { return [] }
    let callee = calleeName(of: call, in: file)
    guard case .declaration(let id)? = resolve(callee, in: file).candidates.first?.target,
      let parameters = nonblockingHelpers[id]
    else { return [] }
    let unit = bodyUnit(id)
    let site = Site(
      place: Place(file: file.index, node: callee), range: file.nameRange(callee), target: .unit(unit), isLikely: false)
    return parameters.sorted().compactMap { argument($0, of: unit, at: site) }.filter { $0.file === file }
      .map { descriptor(named: $0.expression, in: file) }
  }
}
