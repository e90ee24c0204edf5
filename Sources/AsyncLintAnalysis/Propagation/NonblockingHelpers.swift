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

  /// On every way through the function, and with the same flags: `guard fcntl(fd, F_SETFL, O_NONBLOCK) == 0 else { return }`.
  private func isAlwaysDone(_ call: NodeID, in file: ProgramFile) -> Bool {
    if file.descendants(of: call).contains(where: { file.kind($0) == .ternaryOperator }) { return false }
    var node = file.parent(call)
    while node != 0 {
      switch file.kind(node) {
      case .sequenceExpression:
        // `isReady || fcntl(…) == 0`
        guard file.childCount(node) == 3 else { return false }
      case .block: return file.kind(file.parent(node)) == .functionDeclaration
      case .tryExpression, .parenthesizedExpression, .argument, .callExpression, .conditionList, .guardStatement,
        .patternBinding, .variableDeclaration, .returnStatement:
        break
      default: return false
      }
      node = file.parent(node)
    }
    return false
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
