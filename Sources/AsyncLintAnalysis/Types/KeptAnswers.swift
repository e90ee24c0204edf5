import AsyncLintSyntax

/// What keeps the typing of expressions from taking exponential time or a deep stack.
extension Analyzer {
  /// Whether an empty answer may be kept: nothing was cut short on the way to it, or it came out empty several times already.
  ///
  /// An answer within a cycle lacks what is still being found out; to ask for it without end would take exponential time.
  func isFinal(_ place: Place, _ cutsBefore: Int) -> Bool {
    if cuts == cutsBefore || (typesInProgress.isEmpty && resolutionsInProgress.isEmpty) { return true }
    attempts[place, default: 0] += 1
    return attempts[place, default: 0] > 2
  }

  /// Types the bases of a long chain (`a.b().c()…`) from its beginning, so that none is deeper than a few steps.
  func typeBases(of node: NodeID, in file: ProgramFile) {
    let stride = 16
    var chain: [NodeID] = []
    var current = node
    while isChainLink(current, in: file) {
      current = file.child(0, current)
      chain.append(current)
    }
    guard chain.count > stride else { return }
    let depthBefore = depth
    depth = 0
    for index in chain.indices.reversed() where index % (stride / 2) == 0 { _ = typeOf(chain[index], in: file) }
    depth = depthBefore
  }

  private func isChainLink(_ node: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(node) {
    case .callExpression, .memberExpression, .subscriptExpression, .optionalChainExpression, .forceUnwrapExpression,
      .specializationExpression:
      return file.child(0, node) != 0 && typeOfNode[Place(file: file.index, node: file.child(0, node))] == nil
    default: return false
    }
  }
}
