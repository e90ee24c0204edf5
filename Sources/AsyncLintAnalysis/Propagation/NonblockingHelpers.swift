import AsyncLintSyntax

/// Functions of the program that put a descriptor into non-blocking mode: `func prepare(_ fd: Int32) { _ = fcntl(fd, F_SETFL, O_NONBLOCK) }`.
extension Analyzer {
  /// By the number of the parameter that is the descriptor.
  func findNonblockingHelpers() -> [DeclarationID: Int] {
    let setters = nonblocking.setters.filter { !nameIndex.isUnused($0) }
    if setters.isEmpty { return [:] }
    var found: [DeclarationID: Int] = [:]
    for file in files {
      for part in Set(setters.flatMap { nameIndex.parts(using: $0, of: file.index) }).sorted() {
        for node in part == 0 ? file.ownNodes : file.nodes(ofBody: part - 1) where file.kind(node) == .callExpression {
          guard setters.contains(file.name(calleeName(of: node, in: file))), setsFlag(node, in: file),
            let (function, parameter) = parameter(setBy: node, in: file)
          else { continue }
          found[function] = parameter
        }
      }
    }
    return found
  }

  private func parameter(
    setBy call: NodeID, in file: ProgramFile
  ) -> (function: DeclarationID, parameter: Int)? {
    let name = descriptor(setBy: call, in: file)
    guard file.kind(name) == .identifierExpression,
      case .local(let local)? = resolve(name, in: file).candidates.first?.target, file.kind(local) == .parameter,
      case let function = file.parent(file.parent(local)), let id = file.declarationOfNode[function],
      let index = signature(function, in: file).parameters.firstIndex(where: { $0.node == local })
    else { return nil }
    return (id, index)
  }

  /// What the call of such a function is given; nil: it is none.
  func descriptor(setByHelper call: NodeID, in file: ProgramFile) -> NodeID? {
    if nonblockingHelpers.isEmpty { return nil }
    let callee = calleeName(of: call, in: file)
    guard case .declaration(let id)? = resolve(callee, in: file).candidates.first?.target,
      let parameter = nonblockingHelpers[id]
    else { return nil }
    let site = Site(
      place: Place(file: file.index, node: callee), range: file.nameRange(callee), target: .unit(bodyUnit(id)),
      isLikely: false)
    return argument(parameter, of: bodyUnit(id), at: site).flatMap {
      $0.file === file ? descriptor(named: $0.expression, in: file) : nil
    }
  }
}
